"""Payments to the gemeente, held against what closes booked for it (SPEC 3.8)."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from socoledger.catalogue.municipality import MUNICIPALITY_OVERPAID, MUNICIPALITY_YEAR_UNCLEAR
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.rules.tally import Kind, Role, Tally


def municipality_findings(books: Books, totals: Tally) -> Iterator[Finding]:
    """Payments to the gemeente above what is owed at the end of their day, and those that may be
    meant for an earlier year.
    """
    movements = totals.movements_of(Role.MUNICIPALITY)
    booked_by = _known_since(books)
    booked = sorted(
        (booked_by.get(one.close or "", one.day), one.for_year or 0, one.cents)
        for one in movements
        if one.by_close
    )
    balance, counted = 0, 0
    open_: dict[int, int] = {}
    """By year what closes booked so far, less what was paid for it."""
    for day, group in groupby(movements, key=lambda movement: movement.day):
        of_day = list(group)
        balance += sum(each.cents for each in of_day)
        while counted < len(booked) and booked[counted][0] <= day:
            _, year, cents = booked[counted]
            open_[year] = open_.get(year, 0) + cents
            counted += 1
        cash = [each for each in of_day if each.kind is Kind.CASH]
        for each in cash:
            year = each.for_year or day.year
            open_[year] = open_.get(year, 0) + each.cents
        paid = [each for each in cash if each.cents < 0]
        if paid and balance < 0:
            yield Finding.of(MUNICIPALITY_OVERPAID, paid[-1].place, day, balance_cents=balance)
        earlier = [year for year, cents in open_.items() if year < day.year and cents > 0]
        for each in paid:
            if earlier and each.for_year is None:
                first = min(earlier)
                yield Finding.of(
                    MUNICIPALITY_YEAR_UNCLEAR,
                    each.place,
                    day,
                    earlier=str(first),
                    year=str(day.year),
                    outstanding_cents=open_[first],
                )


def _known_since(books: Books) -> dict[str, date]:
    """By period since when what its close books is known: a year is closed at any time after its
    December, so not before the last month that was closed by then.
    """
    found: dict[str, date] = {}
    last = date.min
    for close in books.journal.closes:
        last = max(last, close.day)
        found[close.period] = last
    return found
