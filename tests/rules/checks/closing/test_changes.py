"""What a cause names of the files: keys and values, never a record of the program."""

from typing import Any

from socoledger.domain.journal import Posting
from socoledger.domain.rule_sets import newest
from socoledger.rules.closing.fact_texts import posting_text as fact_text
from socoledger.rules.entry_texts import posting_text

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
