"""What closes must book, slowly and from SPEC 4 (with 3.3 to 3.8 and 9) alone.

It stands on the second model of the figures: a close books the difference of two of its states.
Nothing here reads a file. Amounts are cents, a debit positive, as in Beancount. All facts are there
from the start, months are closed from `first_month` on without a gap, and years in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from tests.oracle import model as second
from tests.oracle.model import Amounts, Json
from tests.oracle.records import (
    COLLECTIVE,
    Books,
    Grant,
    Hours,
    Member,
    add_months,
    last_day,
    month_of,
    months_between,
)

Postings = dict[str, int]


@dataclass(frozen=True)
class Booking:
    """A transaction of a close: accounts with what is booked on them, never zero.

    `given` is what the spaarpot gives as a premium, in a posting of its own. A grant's is nobody's
    in particular.
    """

    who: str
    postings: Postings
    given: Postings = field(default_factory=dict, kw_only=True)
    result: int | None = None
    cooperative: int | None = None
    leaving: bool = False
    grant: str | None = None
    settling: bool = False


@dataclass(frozen=True)
class Close:
    """What the file of a close says; balances are those at the start of the day after."""

    period: str
    day: date
    agreement: str
    bookings: tuple[Booking, ...]
    balances: Postings
    rules: int = 2

    @property
    def accounts(self) -> set[str]:
        """Every account it books on."""
        return {
            account for booking in self.bookings for account in (*booking.postings, *booking.given)
        }


@dataclass(frozen=True)
class Closed:
    """What is closed: every month through `through`, and these years."""

    through: date
    years: frozenset[int] = frozenset()


# --- SPEC 4: the two kinds of closes ------------------------------------------------------------


def close(books: Books, period: str) -> Close:
    """Return what the close of a month (2025-03) or a year (2025) says."""
    made = (
        _year(books, int(period))
        if len(period) == 4
        else _month(books, date.fromisoformat(f"{period}-01"))
    )
    return replace(made, rules=1 if period in books.rules_1 else 2)


def _month(books: Books, month: date) -> Close:
    accounts = books.accounts
    begun = (grant for grant in books.grants if grant.start <= last_day(month))
    granted = (second.grant_account(books, grant) for grant in begun)
    return Close(
        f"{month:%Y-%m}",
        last_day(month),
        _agreement(books, month),
        month_bookings(books, month),
        _balances(
            books,
            (accounts.spaarpot, accounts.premium, accounts.allowance, *granted),
            Closed(month),
            last_day(month),
        ),
    )


def _year(books: Books, year: int) -> Close:
    accounts = books.accounts
    december = date(year, 12, 1)
    closed = Closed(december, frozenset(range(books.first_month.year, year + 1)))
    return Close(
        str(year),
        last_day(december),
        _agreement(books, december),
        year_bookings(books, year),
        _balances(
            books,
            (accounts.municipality, accounts.funds, accounts.reserve),
            closed,
            last_day(december),
        ),
    )


def _agreement(books: Books, month: date) -> str:
    agreement = second.in_force(books, month)
    if agreement is None:
        raise ValueError(month)
    return agreement.id


# --- SPEC 3.3, 3.5, 3.6, 3.7 and 9: a month ------------------------------------------------------


@lru_cache(maxsize=100_000)
def month_bookings(books: Books, month: date) -> tuple[Booking, ...]:
    """Return what a month's close books: a member's movements, and a leaver's spaarpot apart.

    Grants come last, sorted: the SPEC does not say where.
    """
    found: list[Booking] = []
    for member in sorted(books.members, key=lambda member: member.id):
        found += _movements(books, member, month)
        found += _leaving(books, member, month)
    granted = [booking for grant in books.grants for booking in _granted(books, grant, month)]
    return (*found, *in_order(granted))


def _movements(books: Books, member: Member, month: date) -> Iterator[Booking]:
    """3.3, 3.5 and 3.6 against `accounts.distribution` and `accounts.article31`, and what the
    spaarpot gives as a premium.
    """
    accounts = books.accounts
    amounts = _distributed(books, member, month)
    cooperative = amounts.pop("cooperative", 0)
    postings: Postings = {}
    for to, cents in amounts.items():
        _book(postings, _account(books, member, to), accounts.distribution, cents)
    for kind in ("premium", "allowance"):
        cents = second.awarded(books, member, kind, month)
        cents -= (
            second.awarded(books, member, kind, _before(month)) if _goes_on(books, month) else 0
        )
        _book(postings, second.award_account(accounts, member, kind), accounts.article31, cents)
    cents = second.given(books, member, month)
    given = {second.spaarpot_account(books, member): cents} if cents else {}
    postings[accounts.article31] = postings.get(accounts.article31, 0) - cents
    postings = {account: cents for account, cents in postings.items() if cents}
    if postings:
        result = second.own_result(books, member.id, month)
        yield Booking(member.id, postings, result, cooperative, given=given)


def _distributed(books: Books, member: Member, month: date) -> Amounts:
    """Month m books `distributed through m` less `distributed through m-1`, of one year (3.3)."""
    now = second.member_distributed(books, member, month)
    before = (
        second.member_distributed(books, member, _before(month)) if _goes_on(books, month) else {}
    )
    return {to: now.get(to, 0) - before.get(to, 0) for to in {**now, **before}}


def _goes_on(books: Books, month: date) -> bool:
    """Tell whether the month before belongs to the same year, and counts (3.3)."""
    return month.month > 1 and month > books.first_month


def _before(month: date) -> date:
    return add_months(month, -1)


def _leaving(books: Books, member: Member, month: date) -> Iterator[Booking]:
    """What is in a leaver's spaarpot goes where the agreement says (3.7)."""
    to, cents = second.fell_to(books, member, month)
    if cents:
        stays = to == "cooperative"  # in its own result, which `distribution` is left out of
        credit = books.accounts.distribution if stays else _account(books, member, to)
        pot = second.spaarpot_account(books, member)
        yield Booking(member.id, {pot: cents, credit: -cents}, leaving=True)


def _granted(books: Books, grant: Grant, month: date) -> Iterator[Booking]:
    """What was spent of a grant, and apart from it what is left once it is over (9)."""
    account, distribution = second.grant_account(books, grant), books.accounts.distribution
    cents = second.spent(books, grant, month) - second.spent(books, grant, _before(month))
    if cents:
        yield Booking(COLLECTIVE, {account: cents, distribution: -cents}, grant=grant.id)
    cents = second.settled(books, grant, month)
    if cents:
        stays = second.settles_to(grant) == "cooperative"
        credit = distribution if stays else books.accounts.municipality
        postings = {account: cents, credit: -cents}
        yield Booking(COLLECTIVE, postings, grant=grant.id, settling=True)


def in_order(granted: Iterable[Booking]) -> list[Booking]:
    """Sort the bookings of grants, so that they can be compared whatever their order."""
    return sorted(granted, key=lambda one: (one.grant or "", one.settling))


def _book(postings: Postings, credit: str, debit: str, cents: int) -> None:
    postings[credit] = postings.get(credit, 0) - cents
    postings[debit] = postings.get(debit, 0) + cents


def _account(books: Books, member: Member | None, to: str) -> str:
    """Return the account of a destination (SPEC 1)."""
    accounts = books.accounts
    if to == "spaarpot" and member is not None:
        return second.spaarpot_account(books, member)
    if to.startswith("fund:"):
        name = to.removeprefix("fund:")
        return f"{accounts.funds}:{name[0].upper()}{name[1:]}"
    return {"municipality": accounts.municipality, "reserve": accounts.reserve}[to]


# --- SPEC 3.4: a year ----------------------------------------------------------------------------


@lru_cache(maxsize=10_000)
def year_bookings(books: Books, year: int) -> tuple[Booking, ...]:
    """Return what a year's close books of the coöperatie's own result."""
    postings: Postings = {}
    for to, cents in second.collective_distributed(books, date(year, 12, 1)).items():
        _book(postings, _account(books, None, to), books.accounts.distribution, cents)
    postings = {account: cents for account, cents in postings.items() if cents}
    return (Booking(COLLECTIVE, postings),) if postings else ()


# --- balances ------------------------------------------------------------------------------------


def _bookings(books: Books, closed: Closed, first: date, last: date) -> Iterator[Booking]:
    """Return what closes dated from `first` to `last` booked."""
    for month in months_between(books.first_month, closed.through):
        if first <= last_day(month) <= last:
            yield from month_bookings(books, month)
    for year in sorted(closed.years):
        if first <= date(year, 12, 31) <= last:
            yield from year_bookings(books, year)


def _balances(books: Books, roots: Iterable[str], closed: Closed, day: date) -> Postings:
    """Return the balance of every account under these that was used by a day, at its end."""
    amounts = [
        (posting.account, posting.cents)
        for transaction in books.transactions
        if transaction.date <= day
        for posting in transaction.postings
    ]
    for booking in _bookings(books, closed, date.min, day):
        amounts += [*booking.postings.items(), *booking.given.items()]
    found: Postings = {}
    for account, cents in amounts:
        if any(second.is_under(account, root) for root in roots):
            found[account] = found.get(account, 0) + cents
    return found


# --- SPEC 6: the answers once closed -------------------------------------------------------------


def reaching(books: Books, closed: Closed) -> Books:
    """Return the books with a fact that changes nothing in the last closed month, if it is later
    than any other: what `through` of SPEC 6 makes of it.
    """
    if closed.through <= month_of(second.last_fact(books)):
        return books
    nothing = Hours(closed.through, books.members[0].id, 0)
    return replace(books, hours=(*books.hours, nothing))


def return_(books: Books, year: int, closed: Closed) -> Json:
    """Answer `return --year` (3.8): what closes of the year's months and of the year booked.

    `books` reaches as far as the closes do.
    """
    accounts = books.accounts
    answer = second.return_(books, year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    booked = -_on(_bookings(books, closed, first, last), accounts.municipality)
    computed, paid = _cents(answer["computed"]), _cents(answer["paid"])
    balance = _cents(answer["balance"])
    balance -= _on(_bookings(books, closed, date.min, last), accounts.municipality)
    return {
        **answer,
        "final": year in closed.years,
        "booked": second.text(booked),
        "pending": second.text(computed - booked),
        "outstanding": second.text(booked - paid),
        "balance": second.text(balance),
    }


def spaarpot(books: Books, at: date, closed: Closed) -> Json:
    """Answer `spaarpot --at`: what closes dated up to it booked is no longer pending."""
    answer = second.spaarpot(books, at)
    rows = {
        row["id"]: {k: _cents(v) for k, v in row.items() if k != "id"} for row in answer["members"]
    }
    for member in books.members:
        _add_booked(books, member, at, closed, rows[member.id])
    return {
        **answer,
        "members": [{"id": row["id"], **_texts(rows[row["id"]])} for row in answer["members"]],
        "total": _texts({key: sum(row[key] for row in rows.values()) for key in answer["total"]}),
    }


def _add_booked(books: Books, member: Member, at: date, closed: Closed, row: Amounts) -> None:
    pot = second.spaarpot_account(books, member)
    new_year = date(at.year, 1, 1)
    earlier = -_on(_bookings(books, closed, date.min, new_year - timedelta(days=1)), pot)
    this_year = list(_bookings(books, closed, new_year, at))
    added = -sum(one.postings.get(pot, 0) for one in this_year if not one.leaving)
    left = _on((one for one in this_year if one.leaving), pot)
    given = sum(one.given.get(pot, 0) for one in this_year)
    row["opening"] += earlier
    row["additions"] += added
    row["withdrawals"] += given
    row["leaving"] += left
    row["balance"] += earlier + added - given - left
    row["pending"] -= earlier + added - given - left


def grants(books: Books, at: date, closed: Closed) -> Json:
    """Answer `grants --at`: what closes dated up to it booked is no longer pending (9)."""
    answer = second.grants(books, at)
    bookings = list(_bookings(books, closed, date.min, at))
    rows, all_in_all = [], 0
    for row in answer["grants"]:
        grant = next(grant for grant in books.grants if grant.id == row["id"])
        booked = -_on(bookings, second.grant_account(books, grant))
        rows.append(_with_booked(row, booked))
        all_in_all += booked
    return {**answer, "grants": rows, "total": _with_booked(answer["total"], all_in_all)}


def _with_booked(row: Json, booked: int) -> Json:
    return {
        **row,
        "balance": second.text(_cents(row["balance"]) + booked),
        "pending": second.text(_cents(row["pending"]) - booked),
    }


def _on(bookings: Iterable[Booking], account: str) -> int:
    return sum(booked.get(account, 0) for one in bookings for booked in (one.postings, one.given))


def _cents(text: str) -> int:
    return int(text.replace(".", ""))


def _texts(amounts: Mapping[str, int]) -> Json:
    return {key: second.text(cents) for key, cents in amounts.items()}
