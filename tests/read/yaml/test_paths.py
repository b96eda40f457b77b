"""Which keys lead to a line of a YAML file."""

import pytest

from socoledger.read.yaml.nodes import parse
from socoledger.read.yaml.paths import path_to

TEXT = """\
# about these
agreements:
  - id: v1
    from: 2025-01-01
    member_result:
      brackets:
        - {up_to: 1.00, split: {spaarpot: 100%}}
        - split:
            municipality: 100%
    reference: a text
      that goes on
  - from: 2026-01-01
    id: v2
"""


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        (1, ""),
        (2, "agreements"),
        (3, "agreements v1"),
        (4, "agreements v1 from"),
        (5, "agreements v1 member_result"),
        (6, "agreements v1 member_result brackets"),
        (7, "agreements v1 member_result brackets 1"),
        (8, "agreements v1 member_result brackets 2"),
        (9, "agreements v1 member_result brackets 2 split municipality"),
        (10, "agreements v1 reference"),
        (11, "agreements v1 reference"),
        (12, "agreements v2"),
        (13, "agreements v2 id"),
    ],
)
def test_the_keys_of_each_line(line: int, keys: str) -> None:
    root, _findings = parse(TEXT, "x.yaml")
    assert root is not None
    assert " ".join(path_to(root, line).keys) == keys


def test_an_item_without_an_id_is_called_by_its_first_day_or_its_number() -> None:
    root, _findings = parse("a:\n  - {from: 2025-01-01, to: x}\n  - {to: x}\n", "x.yaml")
    assert root is not None
    assert [path_to(root, line) for line in (1, 2, 3)] == [
        (("a",), ""),
        (("a", "2025-01-01"), "2025-01-01"),
        (("a", "2"), ""),
    ]
