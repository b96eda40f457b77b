"""Premiums and allowances under artikel 31 (SPEC 3.5, 3.6), and the legal amounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tests.oracle.model.basics import (
    Json,
    Kind,
    agreement_of,
    by_rules_1,
    counting_months,
    half_up,
    has_assets,
    in_force,
    text,
)
from tests.oracle.records import (
    Accounts,
    Books,
    Decision,
    Limit,
    Member,
    last_day,
    month_of,
    months_between,
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


LEGAL_PAYMENTS = 2


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


def judged_day(member: Member, month: date) -> date:
    """Return the day on which a month is judged: its last, or that of leaving (SPEC 3.5)."""
    if member.left is not None and month_of(member.left) == month:
        return member.left
    return last_day(month)


def decision_for(member: Member, kind: Kind, day: date, known: date) -> Decision | None:
    """Return the decision that covers a day, if it was decided by the end of month `known`."""
    for decision in member.premium if kind == "premium" else member.allowance:
        covers = decision.start <= day and (decision.end is None or day <= decision.end)
        if covers and (decision.decided or decision.start) <= last_day(known):
            return decision
    return None


def entitled(books: Books, member: Member, kind: Kind, month: date, known: date) -> bool:
    """Tell whether a member is entitled in a month, as known at the end of month `known`."""
    day = judged_day(member, month)
    if month < books.first_month:  # months before it count for nothing (SPEC 3.3)
        return False
    if day < member.joined or (member.left is not None and day > member.left):
        return False
    if not any(b.start <= day and (b.end is None or day <= b.end) for b in member.benefit):
        return False
    decision = decision_for(member, kind, day, known)
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
    """Return hours x per_hour, rounded; 0 without entitlement (SPEC 3.5, 3.6)."""
    agreement = in_force(books, month)
    if agreement is None or not entitled(books, member, kind, month, known):
        return 0
    terms = agreement.premium if kind == "premium" else agreement.allowance
    if terms is None or terms.per_hour_cents is None:
        return 0
    return half_up(Fraction(hours_of(books, member, month) * terms.per_hour_cents, 100))


def allowed(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return what counts of what was earned: for allowances no more than the monthly maximum."""
    amount = earned(books, member, kind, month, known)
    agreement = in_force(books, month)
    if kind == "premium" or agreement is None:
        return amount
    monthly = legal(books, "allowance_per_month", judged_day(member, month))
    if agreement.allowance is not None and agreement.allowance.per_month_cents is not None:
        monthly = min(monthly, agreement.allowance.per_month_cents)
    return min(amount, monthly)


def _maximum_in(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return the smallest of the law's, the agreement's and the decision's, in a month."""
    day = judged_day(member, month)
    agreement = agreement_of(books, month)
    by_law = legal(books, f"{kind}_per_year", day)
    found = [by_law]
    if kind == "premium" and agreement.premium is not None and agreement.premium.maximum:
        found.append(limit(agreement.premium.maximum, by_law))
    if kind == "allowance" and agreement.allowance is not None:
        per_year = agreement.allowance.per_year_cents
        found += [] if per_year is None else [per_year]
    decision = decision_for(member, kind, day, known)
    if decision is not None and decision.maximum is not None:
        found.append(limit(decision.maximum, by_law))
    return min(found)


def maximum(books: Books, member: Member, kind: Kind, month: date, known: date) -> int:
    """Return the maximum of the last month of the year, up to this one, with entitlement."""
    for earlier in reversed(counting_months(books, month)):
        if entitled(books, member, kind, earlier, known):
            return _maximum_in(books, member, kind, earlier, known)
    return 0


def award_account(accounts: Accounts, member: Member, kind: Kind) -> str:
    """Return the member's premium or allowance account."""
    base = accounts.premium if kind == "premium" else accounts.allowance
    return f"{base}:{member.account_name}"


def files_of(books: Books, member: Member) -> list[Member]:
    """Return the files of the same person, by their first membership, then their id."""
    files = [m for m in books.members if m is member or (m.person and m.person == member.person)]
    return sorted(files, key=lambda each: (each.joined, each.id))


def other_awards(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return what uses up the maximum besides hours, in the year through a month (SPEC 3.5).

    Awards by hand, and all that the person's earlier files were awarded.
    """
    files = files_of(books, member)
    earlier = [] if by_rules_1(books, month) else files[: files.index(member)]
    return by_hand(books, member, kind, month) + sum(
        awarded(books, other, kind, month) + by_hand(books, other, kind, month) for other in earlier
    )


def by_hand(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return the credits of the year through a month, in transactions without Assets posting."""
    account = award_account(books.accounts, member, kind)
    return sum(
        -posting.cents
        for transaction in books.transactions
        if date(month.year, 1, 1) <= transaction.date <= last_day(month)
        if not has_assets(transaction)
        for posting in transaction.postings
        if posting.account == account and posting.cents < 0
    )


def total_earned(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return the sum of earned of the year through a month, as known at its end."""
    counted = counting_months(books, month)
    return sum(earned(books, member, kind, earlier, month) for earlier in counted)


@lru_cache(maxsize=1_000_000)
def awarded(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return `awarded through m` of the calendar year (SPEC 3.5, 3.6).

    The larger of what was awarded through the month before, and the sum of what was earned (or
    allowed), at most the maximum less other awards; as known at the month's end.
    """
    counted = counting_months(books, month)
    if not counted:
        return 0
    before = awarded(books, member, kind, counted[-2]) if len(counted) > 1 else 0
    total = sum(allowed(books, member, kind, earlier, month) for earlier in counted)
    room = maximum(books, member, kind, month, month) - other_awards(books, member, kind, month)
    return max(before, min(total, room))


def payments_of(
    books: Books, files: Iterable[Member], kind: Kind, through: date
) -> list[tuple[date, int]]:
    """Return the year's payments by date, then its refunds by date as negative amounts.

    A payment is all that one day's transactions with a posting on Assets debit on the account of
    any of these files; what they credit is a refund.
    """
    accounts = {award_account(books.accounts, member, kind) for member in files}
    debits: dict[date, int] = {}
    credits_: dict[date, int] = {}
    for transaction in books.transactions:
        if not date(through.year, 1, 1) <= transaction.date <= last_day(through):
            continue
        for posting in transaction.postings:
            if posting.account in accounts and has_assets(transaction):
                side = debits if posting.cents > 0 else credits_
                side[transaction.date] = side.get(transaction.date, 0) + posting.cents
    return [*sorted(debits.items()), *sorted(credits_.items())]


def _award_row(books: Books, member: Member, kind: Kind, through: date) -> Json:
    """Return the figures that premium and allowance share (SPEC 6, premium)."""
    total = total_earned(books, member, kind, through)
    given = awarded(books, member, kind, through)
    highest = maximum(books, member, kind, through, through)
    paid = sum(amount for _, amount in payments_of(books, [member], kind, through))
    of_person = payments_of(books, files_of(books, member), kind, through)
    used = sum(amount for _, amount in of_person)
    room = max(0, highest - used) if entitled(books, member, kind, through, through) else 0
    return {
        "earned": text(total),
        "awarded": text(given),
        "other": text(other_awards(books, member, kind, through)),
        "above_maximum": text(total - given),
        "maximum": text(highest),
        "paid": text(paid),
        "room": text(room),
    }


def premium_row(books: Books, member: Member, through: date) -> Json:
    row = _award_row(books, member, "premium", through)
    room = row.pop("room")
    year = months_between(date(through.year, 1, 1), through)
    paid = payments_of(books, [member], "premium", through)
    of_person = payments_of(books, files_of(books, member), "premium", through)
    refunds = sum(1 for _, amount in of_person if amount < 0)
    used = max(0, len(of_person) - refunds - refunds)
    return {
        "hours": text(sum(hours_of(books, member, month) for month in year)),
        **row,
        "payments": [{"date": d.isoformat(), "amount": text(amount)} for d, amount in paid],
        "payments_left": max(0, payments_limit(books, through) - used),
        "room": room,
    }


def payments_limit(books: Books, month: date) -> int:
    """Return how many payments a year allows: the agreement's, else the legal limit (SPEC 3.5)."""
    agreement = in_force(books, month)
    terms = agreement.premium if agreement else None
    return LEGAL_PAYMENTS if terms is None or terms.payments is None else terms.payments


def allowance_row(books: Books, member: Member, through: date) -> Json:
    return _award_row(books, member, "allowance", through)
