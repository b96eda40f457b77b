"""A second model of the rules: slow, obvious, and written from SPEC 3, 6 and 9 alone.

It reads the records of `random_books`, never files. Months are written as their first day, money
as whole cents, hours as hundredths, shares as fractions. Closes do not exist here: nothing is
booked yet, so `booked` is zero and everything that closes would book is pending.

Wherever a function takes a `month`, it answers for the facts up to the end of that month.
Values are remembered (`lru_cache`) to keep a run short; every function can be read without that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Any, Literal

from tests.oracle.random_books import (
    COLLECTIVE,
    Accounts,
    Agreement,
    Books,
    Decision,
    Distribution,
    Facts,
    Grant,
    Limit,
    Member,
    Posting,
    Transaction,
    add_months,
    last_day,
    month_of,
    months_between,
)

Json = dict[str, Any]
Amounts = dict[str, int]
Kind = Literal["premium", "allowance"]

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


# --- The questions -----------------------------------------------------------------------------


def months(books: Books) -> list[str]:
    """Return the months that can be asked for: first_month to that of the last fact (SPEC 5)."""
    return [f"{m:%Y-%m}" for m in months_between(books.first_month, month_of(last_fact(books)))]


def years(books: Books) -> list[int]:
    """Return the years that have facts (SPEC 6)."""
    return sorted({day.year for day in _fact_dates(books)})


def last_fact(books: Books) -> date:
    """Return the date of the last fact in the journal."""
    return max(_fact_dates(books))


def result(books: Books, period: str) -> Json:
    """Answer `result` (SPEC 6): for a month the difference of two states, for a year one state."""
    if len(period) == 4:
        through = through_month(books, int(period))
        before = None
    else:
        through = date.fromisoformat(f"{period}-01")
        before = add_months(through, -1) if through.month > 1 else None
    return {
        "schema": "socoledger.result/1",
        "period": period,
        "members": [
            {
                "id": member.id,
                **_difference(
                    _member_state(books, member, through),
                    _member_state(books, member, before) if before else {},
                    _named_by(books, through, "member"),
                ),
            }
            for member in _by_id(books)
        ],
        "collective": _difference(
            _collective_state(books, through),
            _collective_state(books, before) if before else {},
            _named_by(books, through, "collective"),
        ),
    }


def spaarpot(books: Books, at: date) -> Json:
    """Answer `spaarpot --at` (SPEC 6): facts of later dates do not count (SPEC 3.7)."""
    known = known_at(books, at)
    rows = {m.id: _spaarpot_row(known, _member(known, m.id), at) for m in _by_id(known)}
    keys = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")
    return {
        "schema": "socoledger.spaarpot/1",
        "at": at.isoformat(),
        "members": [{"id": name, **{k: text(row[k]) for k in keys}} for name, row in rows.items()],
        "total": {k: text(sum(row[k] for row in rows.values())) for k in keys},
    }


def premium(books: Books, year: int) -> Json:
    """Answer `premium --year` (SPEC 6)."""
    through = through_month(books, year)
    return {
        "schema": "socoledger.premium/1",
        "year": year,
        "through": f"{through:%Y-%m}",
        "members": [
            {
                "id": member.id,
                "premium": _premium_row(books, member, through),
                "allowance": _allowance_row(books, member, through),
            }
            for member in _by_id(books)
        ],
    }


def return_(books: Books, year: int) -> Json:
    """Answer `return --year` (SPEC 3.8 and 6)."""
    through = through_month(books, year)
    members = [
        {
            "id": member.id,
            "result": _member_state(books, member, through)["result"],
            "amount": member_distributed(books, member, through).get("municipality", 0),
            "leaving": left_behind(books, member, through, "municipality"),
        }
        for member in _by_id(books)
    ]
    collective = {
        "result": _collective_state(books, through)["result"],
        "amount": collective_distributed(books, through).get("municipality", 0),
    }
    grants_left = sum(moved(books, g, through, "municipality") for g in books.grants)
    computed = sum(m["amount"] + m["leaving"] for m in members) + collective["amount"]
    computed += grants_left
    booked = 0  # there are no closes
    paid = paid_to_municipality(books, year)
    return {
        "schema": "socoledger.return/1",
        "year": year,
        "through": f"{through:%Y-%m}",
        "final": False,
        "members": [_texts(row) for row in members],
        "collective": _texts(collective),
        "grants": text(grants_left),
        "computed": text(computed),
        "booked": text(booked),
        "pending": text(computed - booked),
        "paid": text(paid),
        "outstanding": text(booked - paid),
        "balance": text(-_balance(books, books.accounts.municipality, date(year, 12, 31))),
    }


def grants(books: Books, at: date) -> Json:
    """Answer `grants --at` (SPEC 9): facts of later dates do not count. Grants come as written."""
    known = known_at(books, at)
    rows = [
        _grant_row(known, grant, as_known, at)
        for grant, as_known in zip(books.grants, known.grants, strict=True)
    ]
    keys = (
        *("received", "spent", "exceeded", "left", "advanced", "returned", "kept", "repaid"),
        *("balance", "pending"),
    )
    return {
        "schema": "socoledger.grants/1",
        "at": at.isoformat(),
        "grants": [_texts(row) for row in rows],
        "total": {key: text(sum(row[key] for row in rows)) for key in keys},
    }


# --- Small things ------------------------------------------------------------------------------


def half_up(number: Fraction) -> int:
    """Round half up, away from zero (SPEC 3)."""
    rounded = floor(abs(number) + Fraction(1, 2))
    return rounded if number >= 0 else -rounded


def text(hundredths: int) -> str:
    """Write cents, or hundredths of an hour, with two decimals (SPEC 6)."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def _texts(row: Mapping[str, Any]) -> Json:
    return {
        key: text(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in row.items()
    }


def _fact_dates(books: Books) -> list[date]:
    """Return the dates of all transactions and hours."""
    return [*(t.date for t in books.transactions), *(h.date for h in books.hours)]


def _by_id(books: Books) -> list[Member]:
    """Return every member, whenever they were one, by id (SPEC 6)."""
    return sorted(books.members, key=lambda member: member.id)


def _member(books: Books, name: str) -> Member:
    return next(member for member in books.members if member.id == name)


def through_month(books: Books, year: int) -> date:
    """Return the month that a year's figures reach (SPEC 6).

    The year's December, or, if the journal reaches no later year, the last month of the year with
    a transaction or hours.
    """
    if last_fact(books).year > year:
        return date(year, 12, 1)
    return month_of(max(day for day in _fact_dates(books) if day.year == year))


def known_at(books: Books, at: date) -> Books:
    """Return the books as they were known on a date: nothing dated later, no later `left`.

    A grant that ends later is still running, so its month is not yet that of its `to` (SPEC 9).
    """
    return replace(
        books,
        transactions=tuple(t for t in books.transactions if t.date <= at),
        hours=tuple(h for h in books.hours if h.date <= at),
        members=tuple(
            m if m.left is None or m.left <= at else replace(m, left=None, outcome=None)
            for m in books.members
        ),
        grants=tuple(
            g if g.end <= at else replace(g, end=add_months(month_of(at), 1)) for g in books.grants
        ),
    )


def is_under(account: str, parent: str) -> bool:
    """Tell whether an account is the parent or lies under it."""
    return account == parent or account.startswith(parent + ":")


def has_assets(transaction: Transaction) -> bool:
    """Tell whether the transaction has a posting on Assets."""
    return any(is_under(posting.account, "Assets") for posting in transaction.postings)


def _balance(books: Books, account: str, at: date) -> int:
    """Return the balance of one account at the end of a day, debit positive."""
    return sum(
        posting.cents
        for transaction in books.transactions
        if transaction.date <= at
        for posting in transaction.postings
        if posting.account == account
    )


def in_force(books: Books, month: date) -> Agreement | None:
    """Return the version of the agreement in force in a month, None before the first (SPEC 1)."""
    found = None
    for agreement in books.agreements:
        if agreement.start <= month:
            found = agreement
    return found


def _agreement(books: Books, month: date) -> Agreement:
    """Return the version in force in a month from first_month on: there is one (SPEC 1)."""
    found = in_force(books, month)
    if found is None:
        raise ValueError(month)
    return found


def counting_months(books: Books, through: date) -> list[date]:
    """Return the months of the year through `through`, those before first_month left out (3.3)."""
    return months_between(max(date(through.year, 1, 1), books.first_month), through)


def by_rules_1(books: Books, month: date) -> bool:
    """Tell whether a month was closed by rules 1, which then hold for it ever after (SPEC 4).

    They know nothing of persons with several files, nor of decisions that lift the age.
    """
    return f"{month:%Y-%m}" in books.rules_1


# --- SPEC 2: whose a posting is ----------------------------------------------------------------


def attributed(transaction: Transaction, posting: Posting) -> list[tuple[str, int]]:
    """Return whose the posting is, as members (or `collective`) with their cents (SPEC 2).

    Nearest wins: posting metadata, transaction metadata, the tag. Untagged counts as collective.
    """
    for meta in (posting.meta, transaction.meta):
        if meta.member is not None:
            return [(meta.member, posting.cents)]
        if meta.members:
            return _shared(posting.cents, meta)
    if transaction.tags:
        return [(transaction.tags[0], posting.cents)]
    return [(COLLECTIVE, posting.cents)]


def _shared(cents: int, meta: Facts) -> list[tuple[str, int]]:
    """Share a posting out by weight (SPEC 2, joint jobs).

    Each member in turn gets their share of the posting, rounded, the last one the rest.
    """
    weights = [(who, Fraction(1) if weight is None else weight) for who, weight in meta.members]
    total = sum((weight for _, weight in weights), Fraction(0))
    shares = [(who, half_up(cents * weight / total)) for who, weight in weights[:-1]]
    rest = cents - sum(share for _, share in shares)
    return [*shares, (weights[-1][0], rest)]


# --- SPEC 3.1: results -------------------------------------------------------------------------


@lru_cache(maxsize=1_000_000)
def booked_on(books: Books, root: str, whose: str, month: date) -> int:
    """Return what a month brought on Income or Expenses for somebody, debit positive (SPEC 3.1).

    Accounts under `accounts.distribution` and `accounts.article31` are left out, and what a
    grant pays (SPEC 9).
    """
    accounts = books.accounts
    return sum(
        cents
        for transaction in books.transactions
        if month_of(transaction.date) == month
        for posting in transaction.postings
        if is_under(posting.account, root)
        if not is_under(posting.account, accounts.distribution)
        if not is_under(posting.account, accounts.article31)
        if not is_granted(books, transaction, posting)
        for who, cents in attributed(transaction, posting)
        if who == whose
    )


def own_result(books: Books, whose: str, month: date) -> int:
    """Return income less expenses of one month (SPEC 3.1)."""
    return -booked_on(books, "Income", whose, month) - booked_on(books, "Expenses", whose, month)


def article31_by_hand(books: Books, month: date) -> int:
    """Return all that a month booked under `accounts.article31`, whoever it is tagged for.

    What a grant pays is no cost of art. 31.
    """
    return sum(
        posting.cents
        for transaction in books.transactions
        if month_of(transaction.date) == month
        for posting in transaction.postings
        if is_under(posting.account, books.accounts.article31)
        if not is_granted(books, transaction, posting)
    )


# --- SPEC 3.2: distributing an amount ----------------------------------------------------------


def distribute(terms: Distribution | None, otherwise: str, amount: int) -> Amounts:
    """Return W(x) (SPEC 3.2); where there are no brackets what remains goes `otherwise`."""
    given: Amounts = {}
    if amount <= 0:
        return given
    terms = terms or Distribution()
    left = amount
    for levy in terms.levies:  # each in turn its share of x, never more than is left
        part = min(half_up(levy.share * amount), left)
        given[levy.to] = given.get(levy.to, 0) + part
        left -= part
    if not terms.brackets:
        given[otherwise] = given.get(otherwise, 0) + left
        return given
    remainder, low = left, 0  # R is cut at the up_to's: amounts of R, not of x
    for bracket in terms.brackets:
        high = remainder if bracket.up_to_cents is None else min(remainder, bracket.up_to_cents)
        part_of_slice = max(0, high - low)
        left = part_of_slice
        for to, share in bracket.split[:-1]:
            part = min(half_up(share * part_of_slice), left)
            given[to] = given.get(to, 0) + part
            left -= part
        last_to = bracket.split[-1][0]
        given[last_to] = given.get(last_to, 0) + left
        low = max(low, high)
    return given


def _plus(one: Amounts, other: Amounts, sign: int = 1) -> Amounts:
    return {k: one.get(k, 0) + sign * other.get(k, 0) for k in {**one, **other}}


def named(terms: Distribution | None, otherwise: str) -> set[str]:
    """Return the destinations that a distribution names."""
    terms = terms or Distribution()
    found = {levy.to for levy in terms.levies}
    found |= {to for bracket in terms.brackets for to, _ in bracket.split}
    return found if terms.brackets else found | {otherwise}


def _named_by(books: Books, through: date, whose: str) -> set[str]:
    """Return what the agreements in force in the year so far name (SPEC 6, result)."""
    found: set[str] = set()
    for month in counting_months(books, through):
        agreement = _agreement(books, month)
        if whose == "member":
            found |= named(agreement.member_result, "cooperative")
        else:
            found |= named(agreement.collective_result, "reserve")
    return found


# --- SPEC 3.3: cumulative through the year, in periods -----------------------------------------


@dataclass(frozen=True)
class Period:
    """A calendar year, cut where another version takes over, no earlier than first_month."""

    agreement: Agreement
    months: tuple[date, ...]


def periods(books: Books, through: date) -> list[Period]:
    """Return the periods of a calendar year through a month (SPEC 3.3)."""
    found: list[Period] = []
    for month in counting_months(books, through):
        agreement = _agreement(books, month)
        if found and found[-1].agreement is agreement:
            found[-1] = replace(found[-1], months=(*found[-1].months, month))
        else:
            found.append(Period(agreement, (month,)))
    return found


def run_through(
    cut: list[Period],
    carried: int,
    monthly: Callable[[date], int],
    give: Callable[[Agreement, int], Amounts],
) -> tuple[Amounts, int]:
    """Return `distributed` through the periods, and the Y of the last one (SPEC 3.3).

    `carried` is the loss carried into the first period, `give` is each version's W.
    """
    distributed: Amounts = {}
    base = 0  # B: what earlier periods of the year distributed
    loss = carried  # the loss carried into the period
    y = carried
    for period in cut:
        y = loss + sum(monthly(month) for month in period.months)
        upper = give(period.agreement, base + max(0, y))
        lower = give(period.agreement, base)
        distributed = _plus(distributed, _plus(upper, lower, -1))
        base += max(0, y)
        loss = min(0, y)
    return distributed, y


def _member_run(books: Books, member: Member, through: date) -> tuple[Amounts, int]:
    return run_through(
        periods(books, through),
        member_carried(books, member, through.year),
        lambda month: own_result(books, member.id, month),
        lambda agreement, amount: distribute(agreement.member_result, "cooperative", amount),
    )


@lru_cache(maxsize=1_000_000)
def member_distributed(books: Books, member: Member, through: date) -> Amounts:
    """Return `distributed through m` of a member's result, of the calendar year (SPEC 3.3)."""
    return _member_run(books, member, through)[0]


@lru_cache(maxsize=1_000_000)
def member_carried(books: Books, member: Member, year: int) -> int:
    """Return the loss carried into a year: 0 or negative; nothing into first_month (SPEC 3.3)."""
    if year <= books.first_month.year:
        return 0
    december = date(year - 1, 12, 1)
    y = _member_run(books, member, december)[1]
    return 0 if _cooperative_bears(books, member, december) else min(0, y)


def _cooperative_bears(books: Books, member: Member, december: date) -> bool:
    """Tell who has a loss at the year's end: the version then in force, or leaving, decides."""
    if member.left is not None and member.left.year <= december.year:
        return True
    return _agreement(books, december).losses == "absorb"


def member_absorbed(books: Books, member: Member, through: date) -> int:
    """Return the loss that the coöperatie bears, positive, once December is reached (SPEC 3.3)."""
    if through.month < 12 or through < books.first_month:
        return 0
    if not _cooperative_bears(books, member, through):
        return 0
    return max(0, -_member_run(books, member, through)[1])


def _member_state(books: Books, member: Member, through: date) -> Json:
    """Return the figures of `result` for a member, from the start of the year (SPEC 6)."""
    counted = counting_months(books, through)
    income = -sum(booked_on(books, "Income", member.id, month) for month in counted)
    expenses = sum(booked_on(books, "Expenses", member.id, month) for month in counted)
    return {
        "income": income,
        "expenses": expenses,
        "result": income - expenses,
        "carried": member_carried(books, member, through.year),
        "distribution": member_distributed(books, member, through),
    }


# --- SPEC 3.4: the coöperatie's own result -----------------------------------------------------


@lru_cache(maxsize=1_000_000)
def _collective_parts(books: Books, through: date) -> Amounts:
    """Return the parts of the collective result, from the start of the year (SPEC 3.1 and 6)."""
    counted = counting_months(books, through)
    members = books.members
    parts = {
        "income": -sum(booked_on(books, "Income", COLLECTIVE, month) for month in counted),
        "expenses": sum(booked_on(books, "Expenses", COLLECTIVE, month) for month in counted),
        "article31": sum(article31_by_hand(books, month) for month in counted)
        + sum(awarded(books, m, "premium", through) for m in members)
        + sum(awarded(books, m, "allowance", through) for m in members),
        "from_members": sum(
            member_distributed(books, m, through).get("cooperative", 0) for m in members
        ),
        "from_leavers": sum(left_behind(books, m, through, "cooperative") for m in members),
        "absorbed": sum(member_absorbed(books, m, through) for m in members),
        "grants": sum(grants_brought(books, month) for month in counted),
    }
    parts["result"] = (
        parts["income"]
        - parts["expenses"]
        - parts["article31"]
        + parts["from_members"]
        + parts["from_leavers"]
        - parts["absorbed"]
        + parts["grants"]
    )
    return parts


def collective_result(books: Books, month: date) -> int:
    """Return the collective result of one month: the difference of two states."""
    before = add_months(month, -1)
    start = month.month == 1 or month == books.first_month
    earlier = 0 if start else _collective_parts(books, before)["result"]
    return _collective_parts(books, month)["result"] - earlier


def _collective_run(books: Books, through: date) -> tuple[Amounts, int]:
    return run_through(
        periods(books, through),
        collective_carried(books, through.year),
        lambda month: collective_result(books, month),
        lambda agreement, amount: distribute(agreement.collective_result, "reserve", amount),
    )


@lru_cache(maxsize=1_000_000)
def collective_carried(books: Books, year: int) -> int:
    """Return the coöperatie's own loss carried into a year, under `carry` alone (SPEC 3.4)."""
    if year <= books.first_month.year:
        return 0
    december = date(year - 1, 12, 1)
    if _agreement(books, december).losses == "absorb":
        return 0
    return min(0, _collective_run(books, december)[1])


@lru_cache(maxsize=1_000_000)
def collective_distributed(books: Books, through: date) -> Amounts:
    """Return what is distributed of the coöperatie's own result, of the year (SPEC 3.4).

    Under `absorb` a loss at the year's end is taken, in December, from the reserve.
    """
    distributed, y = _collective_run(books, through)
    december = through.month == 12 and through >= books.first_month
    if december and y < 0 and _agreement(books, through).losses == "absorb":
        distributed = _plus(distributed, {"reserve": y})
    return distributed


def _collective_state(books: Books, through: date) -> Json:
    """Return the figures of `result` for the coöperatie, from the start of the year (SPEC 6)."""
    return {
        **_collective_parts(books, through),
        "carried": collective_carried(books, through.year),
        "distribution": collective_distributed(books, through),
    }


def _difference(now: Json, before: Json, names: set[str]) -> Json:
    """Write the difference of two states, for every key; destinations by name (SPEC 6)."""
    row: Json = {
        key: text(value - before.get(key, 0)) for key, value in now.items() if key != "distribution"
    }
    amounts = _plus(now["distribution"], before.get("distribution", {}), -1)
    listed = names | {to for to, amount in amounts.items() if amount}
    row["distribution"] = {to: text(amounts.get(to, 0)) for to in sorted(listed)}
    return row


# --- SPEC 3.5 and 3.6: artikel 31 --------------------------------------------------------------


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
    agreement = _agreement(books, month)
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


def _premium_row(books: Books, member: Member, through: date) -> Json:
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


def _allowance_row(books: Books, member: Member, through: date) -> Json:
    return _award_row(books, member, "allowance", through)


# --- SPEC 3.7: spaarpotten ---------------------------------------------------------------------


def spaarpot_account(books: Books, member: Member) -> str:
    """Return the member's spaarpot account."""
    return f"{books.accounts.spaarpot}:{member.account_name}"


def is_opening(books: Books, transaction: Transaction) -> bool:
    """Tell an opening: all postings not on a spaarpot, at least one, on Equity but the reserve."""
    accounts = books.accounts
    others = [
        posting.account
        for posting in transaction.postings
        if not is_under(posting.account, accounts.spaarpot)
    ]
    return bool(others) and all(
        is_under(account, "Equity") and not is_under(account, accounts.reserve)
        for account in others
    )


def leaving_terms(books: Books, left: date, outcome: str | None) -> tuple[str, int]:
    """Return on_leaving and grace_months of the version in force in the month of leaving.

    Before the first version, that is the first one. An outcome not named: keep.
    """
    agreement = in_force(books, month_of(left)) or books.agreements[0]
    to = agreement.on_leaving
    if isinstance(to, tuple):
        to = dict(to).get(outcome or "")
    return to or "keep", agreement.grace_months or 0


@lru_cache(maxsize=1_000_000)
def fell_to(books: Books, member: Member, month: date) -> tuple[str, int]:
    """Return where a leaver's spaarpot goes at a month's end, and how much of it (SPEC 3.7)."""
    if member.left is None or month < books.first_month:
        return "keep", 0
    to, grace = leaving_terms(books, member.left, member.outcome)
    if to == "keep" or month < add_months(month_of(member.left), grace):
        return "keep", 0
    held = -_balance(books, spaarpot_account(books, member), last_day(month))
    held += distributed_to_spaarpot(books, member, month)
    held -= sum(
        fell_to(books, member, earlier)[1]
        for earlier in months_between(books.first_month, add_months(month, -1))
    )
    return to, max(0, held)


def left_behind(books: Books, member: Member, through: date, to: str) -> int:
    """Return what of the member's spaarpot fell to a destination, in the year through a month."""
    falls = [fell_to(books, member, month) for month in counting_months(books, through)]
    return sum(amount for where, amount in falls if where == to)


def distributed_to_spaarpot(books: Books, member: Member, through: date) -> int:
    """Return what closes through a month would book by 3.3, of all years from first_month."""
    decembers = [date(y, 12, 1) for y in range(books.first_month.year, through.year)]
    return sum(
        member_distributed(books, member, month).get("spaarpot", 0)
        for month in (*decembers, through)
    )


def _spaarpot_row(known: Books, member: Member, at: date) -> Amounts:
    """Return a member's row (SPEC 6, spaarpot), of books that know nothing later than `at`."""
    account = spaarpot_account(known, member)
    new_year = date(at.year, 1, 1)
    opening, additions, withdrawals = 0, 0, 0
    for transaction in known.transactions:
        for posting in transaction.postings:
            if posting.account != account:
                continue
            if transaction.date < new_year or is_opening(known, transaction):
                opening -= posting.cents
            elif posting.cents > 0 or takes_back(known, transaction, posting):
                withdrawals += posting.cents
            else:
                additions -= posting.cents
    month = month_of(at)
    asked = months_between(known.first_month, month)
    pending = distributed_to_spaarpot(known, member, month) if asked else 0
    pending -= sum(fell_to(known, member, earlier)[1] for earlier in asked)
    return {
        "opening": opening,
        "additions": additions,
        "withdrawals": withdrawals,
        "leaving": 0,  # what closes took out: there are none
        "balance": opening + additions - withdrawals,
        "pending": pending,
    }


def takes_back(books: Books, transaction: Transaction, credit: Posting) -> bool:
    """Tell whether a credit on a spaarpot takes back spending: it carries a purpose, or undoes
    earlier spending of the same payee, link or amount within a year.
    """
    if credit.meta.purpose or transaction.meta.purpose:
        return True
    return any(
        posting.account == credit.account
        and posting.cents > 0
        and earlier.date < transaction.date <= _a_year_after(earlier.date)
        and not is_opening(books, earlier)
        and (
            posting.cents == -credit.cents
            or (earlier.payee is not None and earlier.payee == transaction.payee)
            or not set(earlier.links).isdisjoint(transaction.links)
        )
        for earlier in books.transactions
        for posting in earlier.postings
    )


def _a_year_after(day: date) -> date:
    later = add_months(month_of(day), 12)
    return min(last_day(later), later.replace(day=min(day.day, last_day(later).day)))


# --- SPEC 3.8: the gemeente --------------------------------------------------------------------


def paid_to_municipality(books: Books, year: int) -> int:
    """Return debits less credits on its account in transactions with an Assets posting.

    For the year that `for` names (posting, then transaction), else the year of the date.
    """
    return sum(
        posting.cents
        for transaction in books.transactions
        if has_assets(transaction)
        for posting in transaction.postings
        if posting.account == books.accounts.municipality
        if (posting.meta.for_year or transaction.meta.for_year or transaction.date.year) == year
    )


# --- SPEC 9: grants ----------------------------------------------------------------------------


def grant_account(books: Books, grant: Grant) -> str:
    """Return the grant's account."""
    return f"{books.accounts.grants}:{grant.account_name}"


def grant_named(transaction: Transaction, posting: Posting) -> str | None:
    """Return the grant that a posting names, or else its transaction."""
    return posting.meta.grant or transaction.meta.grant


def is_granted(books: Books, transaction: Transaction, posting: Posting) -> bool:
    """Tell whether a posting is a grant's cost, whatever its date: nobody's result then."""
    return (
        is_under(posting.account, "Expenses")
        and not is_under(posting.account, books.accounts.distribution)
        and grant_named(transaction, posting) is not None
    )


@lru_cache(maxsize=100_000)
def costs(books: Books, grant: Grant, through: date) -> Amounts:
    """Return a grant's costs per account, of its period and up to a month's end."""
    found: Amounts = {}
    for transaction in books.transactions:
        inside = grant.start <= transaction.date <= grant.end
        if not inside or transaction.date > last_day(through):
            continue
        for posting in transaction.postings:
            granted = is_granted(books, transaction, posting)
            if granted and grant_named(transaction, posting) == grant.id:
                found[posting.account] = found.get(posting.account, 0) + posting.cents
    return found


def spent(books: Books, grant: Grant, month: date) -> int:
    """Return what closes through a month would book as spent, from 0 to the grant's amount."""
    if month < books.first_month:
        return 0
    return min(max(0, sum(costs(books, grant, month).values())), grant.cents)


def exceeded(books: Books, grant: Grant, month: date) -> int:
    """Return the costs above the grant's amount; before first_month that counts as none."""
    if month < books.first_month:
        return 0
    return max(0, sum(costs(books, grant, month).values()) - grant.cents)


def settles_to(grant: Grant) -> str | None:
    """Return where what is left goes; None: nowhere, it stays owed."""
    if grant.repay is False:
        return "cooperative"
    return "municipality" if grant.giver == "municipality" else None


@lru_cache(maxsize=100_000)
def settled(books: Books, grant: Grant, month: date) -> int:
    """Return what one month's close settles of what is left on the grant's account.

    Nothing before the month of its `to`, and nothing where it stays owed.
    """
    if settles_to(grant) is None or month < max(month_of(grant.end), books.first_month):
        return 0
    left = -_balance(books, grant_account(books, grant), last_day(month))
    left -= spent(books, grant, month)
    left -= sum(settled(books, grant, m) for m in months_between(books.first_month, month)[:-1])
    return max(0, left)


def moved(books: Books, grant: Grant, through: date, to: str) -> int:
    """Return what was settled to a destination in the months of the year that count."""
    if settles_to(grant) != to:
        return 0
    return sum(settled(books, grant, month) for month in counting_months(books, through))


def grants_brought(books: Books, month: date) -> int:
    """Return what a month's remainders added to the collective result, less what exceeded."""
    before = add_months(month, -1)
    return sum(
        (settled(books, grant, month) if settles_to(grant) == "cooperative" else 0)
        - (exceeded(books, grant, month) - exceeded(books, grant, before))
        for grant in books.grants
    )


def grant_booked(books: Books, grant: Grant, through: date) -> int:
    """Return what closes through a month would debit on the grant's account in all."""
    return spent(books, grant, through) + sum(
        settled(books, grant, month) for month in months_between(books.first_month, through)
    )


def _grant_row(known: Books, grant: Grant, as_known: Grant, at: date) -> Json:
    """Return a grant's row, of books that know nothing later than `at`.

    `as_known` is the grant as they know it, which may run on longer than it really does.
    """
    month = month_of(at)
    account = grant_account(known, grant)
    received, repaid = 0, 0
    for transaction in known.transactions:
        for posting in transaction.postings:
            if posting.account != account:
                continue
            if posting.cents > 0 and transaction.date > grant.end and has_assets(transaction):
                repaid += posting.cents
            else:
                received -= posting.cents
    used = costs(known, as_known, month)
    so_far = spent(known, as_known, month)
    to = settles_to(grant)
    gone = grant_booked(known, as_known, month) - so_far
    return {
        "id": grant.id,
        "giver": grant.giver,
        "reference": grant.reference,
        "from": grant.start.isoformat(),
        "to": grant.end.isoformat(),
        "due": grant.due.isoformat() if grant.due else None,
        "amount": grant.cents,
        "repay": grant.repay is not False,
        "received": received,
        "spent": so_far,
        "costs": [
            {"account": name, "amount": text(used[name])} for name in sorted(used) if used[name]
        ],
        "exceeded": exceeded(known, as_known, month),
        "left": max(0, received - so_far),
        "advanced": max(0, so_far - received),
        "returned": gone if to == "municipality" else 0,
        "kept": gone if to == "cooperative" else 0,
        "repaid": repaid,
        "balance": received - repaid,
        "pending": -so_far - gone,
    }
