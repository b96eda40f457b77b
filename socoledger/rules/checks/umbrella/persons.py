"""Findings on persons who get more than art. 31 allows, over all books under an umbrella
(SPEC 9).
"""

from collections.abc import Iterable, Iterator, Sequence

from socoledger.catalogue.umbrella import (
    PERSON_AWARDED_ABOVE_MAXIMUM,
    PERSON_MONTH_ABOVE_MAXIMUM,
    PERSON_PAID_ABOVE_MAXIMUM,
    PERSON_PREMIUM_TOO_OFTEN,
)
from socoledger.domain.findings import Code, Finding, Phrase
from socoledger.domain.period import Month
from socoledger.rules.onderdeel import ALLOWANCE, LEGAL_PAYMENTS, PREMIUM
from socoledger.rules.umbrella.persons import (
    PersonAwards,
    PersonFile,
    awards_of_person,
    files_by_person,
)

_KINDS = {"premium": Phrase("premiums"), "allowance": Phrase("allowances")}


def person_findings(files: Iterable[PersonFile], last: Month) -> Iterator[Finding]:
    """The findings on payments and awards of persons in all books, of which `files` are those of a
    stretch up to and including `last`, in the order of the books.
    """
    for person, own in files_by_person(files):
        for onderdeel in (PREMIUM, ALLOWANCE):
            awards = awards_of_person(person, onderdeel, own)
            yield from _payments(awards)
            yield from _awards(awards, last)


def _payments(awards: PersonAwards) -> Iterator[Finding]:
    """The findings on payments, each judged with those before it in the calendar year."""
    year, count, total, reported = 0, 0, 0, set[Code]()
    payers: set[str] = set()
    for paid in awards.paid():
        if paid.day.year != year:
            year, count, total, reported, payers = paid.day.year, 0, 0, set(), set()
        count, total = count + paid.payments, total + paid.cents
        payers.add(paid.book)
        if not paid.has_paid or len(payers) < 2:  # one of the books alone is judged there
            continue
        maximum = awards.maximum(paid.day)
        is_too_often = awards.onderdeel is PREMIUM and count > LEGAL_PAYMENTS
        if is_too_often and PERSON_PREMIUM_TOO_OFTEN not in reported:
            reported.add(PERSON_PREMIUM_TOO_OFTEN)
            yield Finding.of(
                PERSON_PREMIUM_TOO_OFTEN,
                paid.place,
                paid.day,
                person=awards.person,
                year=str(year),
                count=count,
                limit=LEGAL_PAYMENTS,
            )
        if total > maximum and PERSON_PAID_ABOVE_MAXIMUM not in reported:
            reported.add(PERSON_PAID_ABOVE_MAXIMUM)
            yield Finding.of(
                PERSON_PAID_ABOVE_MAXIMUM,
                paid.place,
                paid.day,
                person=awards.person,
                year=str(year),
                kind=_KINDS[awards.onderdeel.name],
                total_cents=total,
                maximum_cents=maximum,
            )


def _awards(awards: PersonAwards, last: Month) -> Iterator[Finding]:
    """The findings on awards through each month, and on allowances of each month."""
    reported_years: set[int] = set()
    for month, through, allowed in awards.awarded(last):
        maximum = awards.maximum(month.last_day)
        if _several(through) and sum(through) > maximum and month.year not in reported_years:
            reported_years.add(month.year)
            yield Finding.of(
                PERSON_AWARDED_ABOVE_MAXIMUM,
                awards.place,
                month.last_day,
                person=awards.person,
                kind=_KINDS[awards.onderdeel.name],
                month=str(month),
                total_cents=sum(through),
                maximum_cents=maximum,
            )
        if _several(allowed) and sum(allowed) > (legal := awards.maximum_of_month(month)):
            yield Finding.of(
                PERSON_MONTH_ABOVE_MAXIMUM,
                awards.place,
                month.last_day,
                person=awards.person,
                month=str(month),
                total_cents=sum(allowed),
                maximum_cents=legal,
            )


def _several(amounts: Sequence[int]) -> bool:
    """Whether more than one of the books has an amount above 0."""
    return sum(amount > 0 for amount in amounts) > 1
