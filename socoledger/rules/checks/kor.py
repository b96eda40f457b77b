"""Findings on the threshold of the small business scheme for btw, the KOR (SPEC 7).

Turnover is all that stands on Income, of members and of the coöperatie, less what is taken off it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from socoledger.catalogue.kor import (
    KOR_FORECAST_ABOVE,
    KOR_PASSED_YEAR_BEFORE,
    KOR_THRESHOLD_NEAR,
    KOR_THRESHOLD_PASSED,
)
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Journal
from socoledger.domain.law import Law
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month, december
from socoledger.rules.law import KOR_TURNOVER, amount_on
from socoledger.rules.span import Span

_NEAR = Fraction(80, 100)
_FIRST_FORECAST = 3
"""The first month whose turnover is carried on to the whole year: one invoice in January, or a busy
February, says little of a year.
"""
_YEAR_BEFORE_COUNTS = 2025
"""The first year in which the turnover of the year before counts too."""


class _Receipt(NamedTuple):
    """A posting on Income, with the cents of turnover of its year up to and including it."""

    day: date
    place: Place
    total_cents: int


def kor_findings(books: Books, reach: Span) -> Iterator[Finding]:
    """At most one finding per year on its own turnover, the strongest: above the threshold, above
    80% of it, or, in the year of the last fact, on the way to pass it; and one on the turnover of
    the year before. None where the coöperatie does not use the scheme.
    """
    if not books.coop.kor:
        return
    by_year = _receipts_by_year(books.journal)
    for year, receipts in sorted(by_year.items()):
        finding = _above(receipts, books.law) or _forecast(receipts, books.law, reach)
        if finding is not None:
            yield finding
        if year >= _YEAR_BEFORE_COUNTS and year - 1 in by_year:
            yield from _year_before(by_year[year - 1], receipts[0], books.law)


def may_pass_threshold(books: Books) -> bool:
    """Whether turnover may be above the threshold on some day of a year, even if sums of a month
    (`rules/summed.py`), which hide in what order it came, end below it.
    """
    amounts = books.law.parameters[KOR_TURNOVER].amounts
    lowest_cents = min((amount.cents for amount in amounts if amount.cents), default=None)
    income, credited = books.journal.roots.income, dict[int, int]()
    for entry in books.journal.transactions:
        for posting in entry.postings:
            if posting.cents < 0 and below(posting.account, income):
                credited[entry.day.year] = credited.get(entry.day.year, 0) - posting.cents
    return lowest_cents is not None and max(credited.values(), default=0) > lowest_cents


def _receipts_by_year(journal: Journal) -> dict[int, list[_Receipt]]:
    """The postings on Income by calendar year, in order of the journal."""
    by_year: dict[int, list[_Receipt]] = {}
    for transaction in journal.transactions:
        for posting in transaction.postings:
            if below(posting.account, journal.roots.income):
                receipts = by_year.setdefault(transaction.day.year, [])
                total_cents = (receipts[-1].total_cents if receipts else 0) - posting.cents
                place = Place(transaction.file, posting.line)
                receipts.append(_Receipt(transaction.day, place, total_cents))
    return by_year


def _threshold(law: Law, day: date) -> int | None:
    """The threshold in cents on a day; None before there was one."""
    return amount_on(law, KOR_TURNOVER, day).cents or None


def _above(receipts: Sequence[_Receipt], law: Law) -> Finding | None:
    """The first receipt that takes the year above the threshold, else the first that takes it to
    80% of it.
    """
    passed = _first_from(receipts, law, Fraction(1))
    found = passed or _first_from(receipts, law, _NEAR)
    if found is None:
        return None
    receipt, threshold = found
    return Finding.of(
        KOR_THRESHOLD_NEAR if passed is None else KOR_THRESHOLD_PASSED,
        receipt.place,
        receipt.day,
        year=str(receipt.day.year),
        next_year=str(receipt.day.year + 1),
        total_cents=receipt.total_cents,
        maximum_cents=threshold,
    )


def _first_from(
    receipts: Sequence[_Receipt], law: Law, share: Fraction
) -> tuple[_Receipt, int] | None:
    """The first receipt that takes the year to a share of the threshold, or above the whole, and
    the threshold of its day in cents.
    """
    for receipt in receipts:
        threshold = _threshold(law, receipt.day)
        if threshold is None:
            continue
        if receipt.total_cents > threshold or (
            share < 1 and receipt.total_cents >= share * threshold
        ):
            return receipt, threshold
    return None


def _forecast(receipts: Sequence[_Receipt], law: Law, reach: Span) -> Finding | None:
    """The first month end, from that of March on, at which the turnover so far, times twelve and
    divided by the months gone, is above the threshold; at the last receipt up to it, dated that
    month end. Only while the year is under way: once it is over it either passed or did not.
    """
    year, last = receipts[0].day.year, reach.last_month
    if last is None or last.year != year or last >= december(year):
        return None
    for number in range(_FIRST_FORECAST, last.number + 1):
        month_end = Month(year, number).last_day
        so_far = [receipt for receipt in receipts if receipt.day <= month_end]
        threshold = _threshold(law, month_end)
        if not so_far or threshold is None:
            continue
        forecast = Fraction(so_far[-1].total_cents * 12, number)
        if forecast > threshold:
            return Finding.of(
                KOR_FORECAST_ABOVE,
                so_far[-1].place,
                month_end,
                month=str(Month(year, number)),
                months=str(number),
                total_cents=so_far[-1].total_cents,
                forecast_cents=round_half_up(forecast),
                maximum_cents=threshold,
            )
    return None


def _year_before(before: Sequence[_Receipt], first: _Receipt, law: Law) -> Iterator[Finding]:
    """The first receipt of a year, where the turnover of the whole year before was above the
    threshold.
    """
    year = first.day.year
    threshold = _threshold(law, december(year - 1).last_day)
    total_cents = before[-1].total_cents
    if threshold is not None and total_cents > threshold:
        yield Finding.of(
            KOR_PASSED_YEAR_BEFORE,
            first.place,
            first.day,
            year=str(year),
            before=str(year - 1),
            total_cents=total_cents,
            maximum_cents=threshold,
        )
