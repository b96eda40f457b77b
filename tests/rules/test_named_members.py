"""Who is meant by what a person types (SPEC 11)."""

from dataclasses import replace
from pathlib import Path

import pytest

from socoledger.rules.named_members import members_named
from tests.support.book_files import ANNA, BRAM, read_books


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("anna", ["anna"]),
        ("  ANNA ", ["anna"]),
        ("an", ["anna", "jan"]),
        ("jan", ["jan"]),
        ("de wit", ["jan"]),
        ("JAN DE WIT", ["jan"]),
        ("x", []),
        ("", []),
        (" ", []),
    ],
)
def test_members_are_meant_by_id_or_name_or_a_part_of_these(
    tmp_path: Path, said: str, found: list[str]
) -> None:
    """A whole one goes before a part of another."""
    members = {"anna": ANNA, "bram": BRAM}
    anna, bram = read_books(tmp_path, members=members).members
    jan = replace(bram, id="jan", name="Jan de Wit")
    assert [one.id for one in members_named(said, (anna, bram, jan)[::2])] == found
