"""Findings on payments to the gemeente, compared with what closes booked (SPEC 3.8)."""

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
    known_from = _days_known(books)
    booked_amounts = sorted(
        (known_from.get(movement.close or "", movement.day), movement.for_year or 0, movement.cents)
        for movement in movements
        if movement.by_close
    )
    balance, counted = 0, 0
    open_cents: dict[int, int] = {}
    """By year the cents that closes have booked so far, less those paid for it."""
    for day, group in groupby(movements, key=lambda movement: movement.day):
        day_movements = list(group)
        balance += sum(payment.cents for payment in day_movements)
        while counted < len(booked_amounts) and booked_amounts[counted][0] <= day:
            _, year, cents = booked_amounts[counted]
            open_cents[year] = open_cents.get(year, 0) + cents
            counted += 1
        cash = [payment for payment in day_movements if payment.kind is Kind.CASH]
        for payment in cash:
            year = payment.for_year or day.year
            open_cents[year] = open_cents.get(year, 0) + payment.cents
        paid = [payment for payment in cash if payment.cents < 0]
        if paid and balance < 0:
            yield Finding.of(MUNICIPALITY_OVERPAID, paid[-1].place, day, balance_cents=balance)
        earlier = [year for year, cents in open_cents.items() if year < day.year and cents > 0]
        for payment in paid:
            if earlier and payment.for_year is None:
                first = min(earlier)
                yield Finding.of(
                    MUNICIPALITY_YEAR_UNCLEAR,
                    payment.place,
                    day,
                    earlier=str(first),
                    year=str(day.year),
                    outstanding_cents=open_cents[first],
                )


def _days_known(books: Books) -> dict[str, date]:
    """The day from which the bookings of a close are known, by period. A year may be closed long
    after its December, so it is the last day of the latest month closed before it.
    """
    known_from: dict[str, date] = {}
    latest = date.min
    for close in books.journal.closes:
        latest = max(latest, close.day)
        known_from[close.period] = latest
    return known_from
