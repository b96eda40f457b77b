"""What counts of an entry where two states of the books are compared (SPEC 13)."""

from datetime import date
from typing import Any

import pytest

from socoledger.domain.journal import Posting, Transaction
from socoledger.rules.diff.entries import entry_facts, key_changes
from socoledger.rules.entry_texts import Entry

POSTING = Posting("Expenses:Materiaal", 100, 2)
NO_FACTS = {
    "line": "where it stands",
    "bank": "which line of the bank it is: no figure rests on it",
}
"""The fields of a posting that are no facts of it, each with the reason."""
OTHERWISE: dict[str, Any] = {
    "account": "Expenses:Huur",
    "cents": 101,
    "shares": (("anna", 100),),
    "purpose": "gereedschap",
    "approval": "2025-001",
    "for_year": 2024,
    "grant": "opstart",
    "unit": "tuin",
    "reimbursed": "anna",
}
"""Another value for each field that is."""


def entry(posting: Posting) -> Entry:
    return Transaction(date(2025, 3, 3), "journal/main.beancount", 1, (posting,))


def test_every_field_of_a_posting_is_a_fact_or_has_a_reason_not_to_be() -> None:
    assert set(Posting._fields) == NO_FACTS.keys() | OTHERWISE.keys()


@pytest.mark.parametrize("field", OTHERWISE)
def test_another_value_of_a_fact_is_a_change_that_is_told(field: str) -> None:
    before, after = entry(POSTING), entry(POSTING._replace(**{field: OTHERWISE[field]}))
    assert entry_facts(before, {}) != entry_facts(after, {})
    assert len([*key_changes(before, after)]) == 1
