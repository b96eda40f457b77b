"""What a cause names of the files: keys and values, never a record of the program."""

from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.books import Books
from socoledger.domain.journal import Posting
from socoledger.domain.period import Month
from socoledger.domain.rule_sets import newest
from socoledger.read.books import read
from socoledger.rules.checks.closing.changes import _fields_of_key
from socoledger.rules.closing.fact_texts import posting_text as fact_text
from socoledger.rules.closing.facts import AGREEMENT, COOP, GRANT
from socoledger.rules.entry_texts import posting_text
from tests.support.paths import EXAMPLES

FOLDERS = sorted(path.parent for path in EXAMPLES.rglob("coop.yaml"))


def values_by_key(folder: Path) -> dict[str, dict[str, str]]:
    books = read(folder)
    assert isinstance(books, Books)
    keys = [COOP, AGREEMENT, *(f"member-{member.id}" for member in books.members)]
    keys += [f"{GRANT}{grant.id}" for grant in books.grants]
    months = [agreement.start for agreement in books.agreements]
    month = max(months, default=Month(2025, 1))
    return {key: _fields_of_key(books, key, month) for key in keys}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_value_is_written_as_in_its_file(folder: Path) -> None:
    for key, values in values_by_key(folder).items():
        assert values or key != COOP
        for path, text in values.items():
            assert path, (key, text)
            assert "(" not in text, (key, path, text)
            assert "=" not in text, (key, path, text)


def test_the_keys_of_the_agreement_of_scharrel() -> None:
    values = values_by_key(EXAMPLES / "scharrel")
    assert values[COOP]["member_key"] == "member"
    assert values[COOP]["accounts spaarpot"] == "Liabilities:Spaarpot"
    assert {path.split(" ")[0] for path in values[AGREEMENT]} >= {"member_result", "premium"}


CHANGED: dict[str, Any] = {
    "account": "Assets:Kas",
    "cents": 200,
    "line": 2,
    "shares": (("bram", 100),),
    "purpose": "course",
    "approval": "bestuur",
    "for_year": 2024,
    "grant": "buurtfonds",
    "unit": "atelier",
    "reimbursed": "bram",
    "bank": "R1",
}
"""Another value for each field of a posting."""


def test_a_changed_fact_of_a_posting_is_shown_as_changed() -> None:
    """Otherwise a cause would name the same line before and after."""
    assert set(CHANGED) == set(Posting._fields)
    spaarpot = "Liabilities:Spaarpot"
    posting = Posting(f"{spaarpot}:Anna", 100, 1, (("anna", 100),))
    for field, value in CHANGED.items():
        changed = posting._replace(**{field: value})
        texts = {fact_text(either, spaarpot, newest()) for either in (posting, changed)}
        shown = {posting_text(either) for either in (posting, changed)}
        assert len(shown) >= len(texts), field
