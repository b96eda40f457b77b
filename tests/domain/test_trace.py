"""A tree under a figure adds up at every level, or is not shown."""

import pytest

from socoledger.domain.findings import Phrase
from socoledger.domain.trace import Node, PartsDifferError, checked


def node(cents: int, *parts: Node) -> Node:
    return Node(Phrase("x"), cents, parts)


def test_parts_add_up_at_every_level() -> None:
    tree = node(30, node(10), node(20, node(25), node(-5)))
    assert checked(tree) is tree


@pytest.mark.parametrize(
    "tree", [node(30, node(10), node(19)), node(30, node(10), node(20, node(25), node(-4)))]
)
def test_a_part_too_few_is_a_defect(tree: Node) -> None:
    with pytest.raises(PartsDifferError):
        checked(tree)


def test_what_is_taken_off_has_every_amount_with_the_other_sign() -> None:
    tree = node(30, node(10), node(20, node(25), node(-5)))
    assert [each.amount_cents for each in tree.negated().walk()] == [-30, -10, -20, -25, 5]
