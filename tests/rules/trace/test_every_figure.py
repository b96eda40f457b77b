"""Every amount of every answer has a tree, which adds up to it (SPEC 13)."""

from pathlib import Path

import pytest

from socoledger.commands.answering import Scope, opened_in
from socoledger.commands.context import Context
from socoledger.commands.trace import amounts_of, tree_of
from socoledger.commands.trace_figures import FIGURES
from socoledger.domain.trace import Node
from tests.support.asking import TODAY
from tests.support.paths import EXAMPLES

BOOKS = sorted(path.parent for path in EXAMPLES.glob("**/coop.yaml"))
NOT_YET = {
    *("carried", "distribution", "reimbursed"),
    *("article31", "from_members", "from_leavers", "absorbed", "grants"),
}


def context_of(root: Path) -> Context:
    return Context(folder=root, today=TODAY, books=root, language="en")


def is_founded(node: Node) -> bool:
    """Whether every end of a tree is a line that somebody wrote, or a named rule."""
    return all(
        each.place is not None or each.rule or each.clause is not None
        for each in node.walk()
        if not each.parts
    )


@pytest.mark.slow
@pytest.mark.parametrize("root", BOOKS, ids=lambda root: root.relative_to(EXAMPLES).as_posix())
def test_every_amount_of_an_example_adds_up_from_lines(root: Path) -> None:
    for name, figure in FIGURES.items():
        opened = opened_in(context_of(root), Scope(), early=figure.of_a_day)
        if name == "grants" and not opened.books.grants:
            continue
        traceable = figure.traceable(opened, None)
        for keys in amounts_of(traceable):
            if not NOT_YET & set(keys):
                assert is_founded(tree_of(traceable, keys)), keys
