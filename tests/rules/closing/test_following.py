"""Which month is closed next, and which years wait for nothing."""

from socoledger.domain.period import Month
from socoledger.rules.closing.following import following, years_due

FIRST = Month(2025, 11)
MONTHS = ("2025-11", "2025-12")


def test_the_first_month_that_is_not_closed_is_next() -> None:
    assert following(frozenset(), FIRST) == FIRST
    assert following(frozenset(MONTHS), FIRST) == Month(2026, 1)
    assert following(frozenset(["2025-12"]), FIRST) == FIRST


def test_a_year_is_due_when_all_its_months_are_closed() -> None:
    assert years_due(frozenset(MONTHS[:1]), FIRST) == ()
    assert years_due(frozenset(MONTHS), FIRST) == (2025,)
    assert years_due(frozenset([*MONTHS, "2025"]), FIRST) == ()
