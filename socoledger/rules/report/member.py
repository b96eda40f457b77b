"""A member's year: result, spaarpot, and what they received and may still receive (SPEC 12)."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.agreement import AllowanceTerms, PremiumTerms
from socoledger.domain.article31 import Allowance, Premium
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.domain.report.member import Departure, MemberYear, Ready
from socoledger.rules.article31 import premium_figures
from socoledger.rules.history import History
from socoledger.rules.leaving import settlement
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.report.basis import basis, own
from socoledger.rules.report.filling import filling
from socoledger.rules.report.statement import received
from socoledger.rules.result import agreements_in_year, result_figures
from socoledger.rules.spaarpot import movements_of_year, spaarpot_at


def member_years(past: History, then: History, through: Month) -> Iterator[MemberYear]:
    """The year up to and including the month `through` of everybody who was a member in it, or of
    whom there is anything to tell. `past` reaches to that month; `then` is of the books as they
    stood at its end, or on the day asked for.
    """
    books, first = past.books, Month(through.year, 1)
    day = through.last_day_up_to(past.until)
    rested = basis(books, first, day)
    figures = {one.id: one for one in result_figures(past, through.year, through).members}
    ids = frozenset(member.id for member in books.members)
    awards = {one.id: one for one in premium_figures(past, through.year, through, ids).members}
    pots = {pot.id: pot for pot in spaarpot_at(then, day)}
    agreements = tuple(agreements_in_year(past, through))
    covered = frozenset(months(first, through))
    for member in books.members:
        award, pot = awards[member.id], pots[member.id]
        one = MemberYear(
            member=member,
            year=through.year,
            through=through,
            basis=own(rested, member),
            contact=books.coop.letterhead.contact,
            begins=books.coop.first_month if books.coop.first_month > first else None,
            agreements=agreements,
            figures=figures[member.id],
            filling=filling(past.members[member.id], through),
            spaarpot=pot,
            moved=movements_of_year(pot, then.totals, day),
            awards=award,
            offers_premium=any(version.premium != PremiumTerms() for version in agreements)
            or _concerns(award.premium, PREMIUM, member),
            offers_allowance=any(version.allowance != AllowanceTerms() for version in agreements)
            or _concerns(award.allowance, ALLOWANCE, member),
            received=tuple(received(past, member, covered)),
            ready=Ready(_ready(then, member, PREMIUM, day), _ready(then, member, ALLOWANCE, day)),
            departure=_departure(then, member, day),
        )
        was_member = member.is_member_between(first.first_day, day)
        if was_member or one.held_cents or not one.is_empty:
            yield one


def _concerns(award: Premium | Allowance, onderdeel: Onderdeel, member: Member) -> bool:
    """Whether a member has anything to do with such awards."""
    booked = award.awarded_cents or award.other_cents or award.paid_cents
    return bool(booked or onderdeel.decisions(member))


def _ready(then: History, member: Member, onderdeel: Onderdeel, day: date) -> int:
    """What is booked as awarded to a member at the end of a day, and not paid, in cents."""
    movements = then.totals.movements_of(onderdeel.role, member.id)
    return max(0, sum(movement.cents for movement in movements if movement.day <= day))


def _departure(then: History, member: Member, day: date) -> Departure | None:
    terms = settlement(then.books, member, day, day)
    if terms is None:
        return None
    return Departure(terms.left, terms.to, terms.first, member.has_benefit(day, day))
