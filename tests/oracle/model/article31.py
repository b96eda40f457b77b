"""What premiums and allowances under artikel 31 earn (SPEC 3.5, 3.6), and the legal amounts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from tests.oracle.model.basics import (
    Kind,
    agreement_of,
    by_rules_1,
    counting_months,
    end_of,
    half_up,
    in_force,
)
from tests.oracle.model.membership import has_benefit, is_member, last_begun
from tests.oracle.model.results import member_distributed, own_result
from tests.oracle.records import (
    Books,
    Decision,
    Limit,
    Member,
    PremiumTerms,
    add_months,
    month_of,
)

# The legal amounts in cents, by first day (SPEC 3.5, 3.6); books may add to them or override them.
LAW: dict[str, dict[date, int]] = {
    "premium_per_year": {
        date(2022, 1, 1): 267_200,
        date(2022, 7, 1): 269_900,
        date(2023, 1, 1): 293_400,
        date(2023, 7, 1): 297_900,
        date(2024, 1, 1): 315_100,
        date(2024, 7, 1): 320_900,
        date(2025, 1, 1): 326_300,
        date(2025, 7, 1): 332_600,
        date(2026, 1, 1): 339_800,
    },
    "allowance_per_month": {
        date(2022, 1, 1): 18_000,
        date(2023, 1, 1): 19_000,
        date(2024, 1, 1): 21_000,
        date(2025, 1, 1): 21_000,
        date(2026, 1, 1): 22_000,
    },
    "allowance_per_year": {
        date(2022, 1, 1): 180_000,
        date(2023, 1, 1): 190_000,
        date(2024, 1, 1): 210_000,
        date(2025, 1, 1): 210_000,
        date(2026, 1, 1): 220_000,
    },
}


# What holds for who is under 27 (SPEC 3.5, 3.6), by first day; books may add to these too.
UNDER_27: dict[str, dict[date, str]] = {
    "premium": {
        date.min: "excluded",
        date(2023, 1, 1): "wage-subsidy",
        date(2027, 1, 1): "lifted",
    },
    "allowance": {
        date.min: "excluded",
        date(2020, 11, 1): "lifted",
        date(2021, 10, 1): "excluded",
    },
}


@lru_cache(maxsize=100_000)
def legal(books: Books, name: str, day: date) -> int:
    """Return a legal amount on a day; the books' own law.yaml adds to it or overrides it."""
    amounts = {**LAW[name], **{own.start: own.cents for own in books.law if own.id == name}}
    return amounts[max(start for start in amounts if start <= day)]


def limit(maximum: Limit, legal_cents: int) -> int:
    """Return a maximum in cents; a share is of the legal one, to the cent, half up."""
    if maximum.share is not None:
        return half_up(maximum.share * legal_cents)
    return maximum.cents or 0


def judged_day(books: Books, member: Member, month: date, known: date) -> date:
    """Return the day on which a month is judged, as known on a day (SPEC 3.5).

    Its last, or if they are no member then and the last membership ended in it, that day.
    """
    day = end_of(books, month)
    last = last_begun(member, day, known)
    if last is not None and last.end is not None and month_of(last.end) == month:
        return last.end
    return day


def decision_for(member: Member, kind: Kind, day: date, known: date) -> Decision | None:
    """Return the decision that covers a day, if it was decided by day `known`."""
    for decision in member.premium if kind == "premium" else member.allowance:
        covers = decision.start <= day and (decision.end is None or day <= decision.end)
        if covers and (decision.decided or decision.start) <= known:
            return decision
    return None


def entitled(books: Books, member: Member, kind: Kind, month: date, known: date) -> bool:
    """Tell whether a member is entitled in a month, as known at the end of month `known`."""
    if month < books.first_month:  # months before it count for nothing (SPEC 3.3)
        return False
    known_by = end_of(books, known)
    day = judged_day(books, member, month, known_by)
    if not is_member(member, day, known_by) or not has_benefit(member, day, known_by):
        return False
    decision = decision_for(member, kind, day, known_by)
    if decision is None:
        return False
    if member.turns_27 is None or member.turns_27 <= day:
        return True
    rule = under_27(books, kind, day)
    if rule == "wage-subsidy" and member.wage_subsidy_group:
        return True
    early = decision.under_27 and not by_rules_1(books, known)
    return rule == "lifted" or (day.year == 2026 and early)


def under_27(books: Books, kind: Kind, day: date) -> str:
    """Return the rule for people under 27 on a day; the books' own law.yaml adds to it."""
    own = {rule.start: rule.rule for rule in books.under_27 if rule.kind == kind}
    rules = {**UNDER_27[kind], **own}
    return rules[max(start for start in rules if start <= day)]


@lru_cache(maxsize=100_000)
def hours_of(books: Books, member: Member, month: date) -> int:
    """Return the hours of a month, in hundredths."""
    return sum(
        h.hundredths for h in books.hours if h.member == member.id and month_of(h.date) == month
    )


def earned(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return what a month earns; 0 without entitlement (SPEC 3.5, 3.6).

    Hours x per_hour, rounded; and for the premium the share of what the month adds.
    """
    agreement = in_force(books, month)
    if agreement is None or not entitled(books, member, kind, month, known):
        return 0
    terms = agreement.premium if kind == "premium" else agreement.allowance
    if terms is None:
        return 0
    by_hours = Fraction(hours_of(books, member, month) * (terms.per_hour_cents or 0), 100)
    by_share = _share_of(books, member, month, terms) if isinstance(terms, PremiumTerms) else 0
    return half_up(by_hours) + by_share


def _share_of(books: Books, member: Member, month: date, terms: PremiumTerms) -> int:
    """Return round(share x max(0, S(m))) - round(share x max(0, S(m-1))), by the terms of m."""
    if terms.share is None:
        return 0
    before = add_months(month, -1) if month.month > 1 else None
    now, then = (
        half_up(terms.share * max(0, _shared_in(books, member, each, terms)))
        for each in (month, before)
    )
    return now - then


def _shared_in(books: Books, member: Member, month: date | None, terms: PremiumTerms) -> int:
    """Return S(m): what the calendar year brought through a month; None: nothing yet."""
    if month is None or month < books.first_month:
        return 0
    if terms.of == "result":
        counted = counting_months(books, month)
        return sum(own_result(books, member.id, earlier) for earlier in counted)
    return member_distributed(books, member, month).get("spaarpot", 0)


@lru_cache(maxsize=1_000_000)
def allowed(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return what counts of what a month earned: no more than its monthly maximum."""
    amount = earned(books, member, kind, month, known)
    agreement = in_force(books, month)
    if agreement is None:
        return amount
    if kind == "premium":
        monthly = agreement.premium.per_month_cents if agreement.premium else None
        return amount if monthly is None else min(amount, monthly)
    day = judged_day(books, member, month, end_of(books, known))
    legal_cents = legal(books, "allowance_per_month", day)
    own = agreement.allowance.per_month_cents if agreement.allowance else None
    return min(amount, legal_cents if own is None else min(legal_cents, own))


def _maximum_in(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return the smallest of the law's, the agreement's and the decision's, in a month."""
    known_by = end_of(books, known)
    day = judged_day(books, member, month, known_by)
    agreement = agreement_of(books, month)
    by_law = legal(books, f"{kind}_per_year", day)
    found = [by_law]
    if kind == "premium" and agreement.premium is not None and agreement.premium.maximum:
        found.append(limit(agreement.premium.maximum, by_law))
    if kind == "allowance" and agreement.allowance is not None:
        per_year = agreement.allowance.per_year_cents
        found += [] if per_year is None else [per_year]
    decision = decision_for(member, kind, day, known_by)
    if decision is not None and decision.maximum is not None:
        found.append(limit(decision.maximum, by_law))
    return min(found)


def maximum(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return the maximum of the last month of the year, up to this one, with entitlement."""
    for earlier in reversed(counting_months(books, month)):
        if entitled(books, member, kind, earlier, known):
            return _maximum_in(books, member, kind, earlier, known)
    return 0
