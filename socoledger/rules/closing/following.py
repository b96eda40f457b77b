"""What is closed next: a month, and the years that wait for nothing (SPEC 4)."""

from socoledger.domain.period import Month


def following(closed: frozenset[str], first: Month) -> Month:
    """The month that is closed next."""
    month = first
    while str(month) in closed:
        month = month.plus(1)
    return month


def years_due(closed: frozenset[str], first: Month) -> tuple[int, ...]:
    """The years that are not closed while all their months are."""
    due = following(closed, first)
    return tuple(year for year in range(first.year, due.year) if str(year) not in closed)
