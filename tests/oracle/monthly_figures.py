"""Figures month by month, out of the answers of commands: slow, and not as `diff` does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from socoledger.domain.agreement import COOPERATIVE, MUNICIPALITY, SPAARPOT
from socoledger.domain.books import Books
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, months
from socoledger.rules.article31 import premium_figures
from socoledger.rules.grants import grants_at
from socoledger.rules.history import History, history
from socoledger.rules.municipality import paid_for, return_figures
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_at

Key = tuple[str, str | None, str]
"""A figure, whose it is (None: nobody's), and a month."""
BOOKED = "spaarpot.booked"
Monthly = dict[Key, int]
_SHOWN_ELSEWHERE = (SPAARPOT, COOPERATIVE, MUNICIPALITY)


def monthly_figures(books: Books, last: Month) -> Monthly:
    """All figures of every month from the first one, in cents, those that are 0 left out: each is
    what the books say at the end of that month, less what they said at the end of the one before.
    """
    found: Monthly = {}
    before = dict(_sums_at(books, books.coop.first_month.plus(-1)))
    for month in months(books.coop.first_month, last):
        past = history(books, month, month.last_day)
        for (figure, member), cents in _of_month(past, month):
            key = figure, member, str(month)
            found[key] = found.get(key, 0) + cents
        now = dict(_sums(past, month))
        for sum_, cents in now.items():
            key = *sum_[:2], str(month)
            found[key] = found.get(key, 0) + cents - before.get(sum_, 0)
        before = now
    return {key: cents for key, cents in found.items() if cents}


def _of_month(past: History, month: Month) -> Iterator[tuple[tuple[str, str | None], int]]:
    """What `result` and `spaarpot` say of one month."""
    result = result_figures(past, month, month)
    results = [(one.id, one.result_cents, one.distribution) for one in result.members]
    own = result.collective
    for id_, cents, distribution in [*results, (COLLECTIVE, own.result_cents, own.distribution)]:
        yield ("result", id_), cents
        for to, part in distribution.items():
            if to not in _SHOWN_ELSEWHERE:
                yield (to, id_), part
    for pot in spaarpot_at(past, month.last_day):
        yield ("spaarpot", pot.id), pot.balance_cents + pot.pending_cents
        yield (BOOKED, pot.id), pot.balance_cents
    for leaving in past.leavings:
        if leaving.month == month and leaving.to not in _SHOWN_ELSEWHERE:
            yield (leaving.to, leaving.member), leaving.cents


def _sums_at(books: Books, month: Month) -> Iterator[tuple[tuple[str, str | None, int], int]]:
    """What had been paid before the first month."""
    past = history(books, month.plus(1), month.plus(1).first_day - timedelta(days=1))
    yield from (each for each in _sums(past, month) if each[0][0].endswith(".paid"))


def _sums(past: History, month: Month) -> Iterator[tuple[tuple[str, str | None, int], int]]:
    """What `premium`, `return` and `grants` say through a month, by figure, member and year."""
    year = month.year
    everyone = frozenset(member.id for member in past.books.members)
    for awards in premium_figures(past, year, month, everyone).members:
        yield ("premium", awards.id, year), awards.premium.awarded_cents
        yield ("premium.paid", awards.id, year), awards.premium.paid_cents
        yield ("allowance", awards.id, year), awards.allowance.awarded_cents
        yield ("allowance.paid", awards.id, year), awards.allowance.paid_cents
    if month >= past.books.coop.first_month:
        returned = return_figures(past, year, month)
        for member in returned.members:
            yield ("return", member.id, year), member.amount_cents + member.leaving_cents
        own = returned.collective.amount_cents + returned.grants_cents
        yield ("return", COLLECTIVE, year), own
    for paid_year in range(year - 5, year + 6):
        yield ("return.paid", None, paid_year), paid_for(past.totals, paid_year)
    for grant in grants_at(past, month.last_day):
        yield (f"grant:{grant.id}", None, 0), grant.spent_cents + grant.exceeded_cents
