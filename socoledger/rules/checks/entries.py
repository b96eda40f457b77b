"""Entries that are most likely a slip (SPEC 7, "Also found"): dated after today, booked twice,
unsure, on the wrong side, a cash box that would hold less than nothing, a balance a cent off.

Each check goes through the journal once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from socoledger.catalogue.entries import (
    BALANCE_DIFFERS_BY_CENTS,
    CASH_BELOW_ZERO,
    DATED_IN_FUTURE,
    HOURS_TWICE,
    INCOME_LOWERED_UNEXPLAINED,
    LINK_TWICE,
    STILL_UNSURE,
    TRANSACTION_TWICE,
)
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Parameter, Place
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.period import Month

_CASH = "Kas"
_TAKEN_BACK = ("credit", "retour", "terug", "corr", "storn", "herstel", "refund", "return")
"""What a text has that says of itself why income is taken off."""


def entry_findings(books: Books, today: date | None) -> Iterator[Finding]:
    """What is strange about single entries, as seen on a day (None: on any)."""
    own = [entry for entry in books.journal.transactions if entry.close is None]
    if today is not None:
        yield from _to_come(own, books.journal.hours, today)
    yield from _booked_twice(own)
    yield from _worked_twice(books.journal.hours)
    yield from _unsure(books, own, today)
    yield from _wrong_side(books, own)
    yield from _cash_below_zero(books)
    yield from _a_cent_off(books)


def place_of(entry: Transaction) -> Place:
    """Where a transaction begins."""
    return Place(entry.file, entry.line)


def _to_come(own: Sequence[Transaction], worked: Sequence[Hours], today: date) -> Iterator[Finding]:
    """Facts after today; what closes booked lies at their month's end."""
    for entry in own:
        if entry.day > today:
            yield Finding.of(
                DATED_IN_FUTURE, place_of(entry), entry.day, day=entry.day, today=today
            )
    for hours in worked:
        if hours.day > today:
            shown = {"day": hours.day, "today": today}
            yield Finding.of(DATED_IN_FUTURE, hours.place, hours.day, hours.member, **shown)


# -- twice --------------------------------------------------------------------------------------


def _booked_twice(own: Sequence[Transaction]) -> Iterator[Finding]:
    """A transaction that is as another in all that people see of it; else the same link on the same
    amount of the same account, as when one invoice is booked twice. A payment is on the other side.
    """
    alike: dict[tuple[date, tuple[str, str]], list[Transaction]] = {}
    linked: dict[tuple[str, str, int], Transaction] = {}
    for entry in own:
        before = alike.setdefault((entry.day, entry.text), [])
        first = next((one for one in before if _is_same(one, entry)), None)
        before.append(entry)
        if first is not None:
            yield Finding.of(
                TRANSACTION_TWICE, place_of(entry), entry.day, where=_where(place_of(first))
            )
        elif entry.links:
            yield from _linked_twice(entry, linked)


def _is_same(one: Transaction, other: Transaction) -> bool:
    return one.links == other.links and _lines(one) == _lines(other)


def _lines(entry: Transaction) -> list[tuple[str, int, tuple[tuple[str, int], ...]]]:
    return sorted((posting.account, posting.cents, posting.shares) for posting in entry.postings)


def _linked_twice(
    entry: Transaction, linked: dict[tuple[str, str, int], Transaction]
) -> Iterator[Finding]:
    is_told = False
    for link in sorted(entry.links):
        for posting in entry.postings:
            first = linked.setdefault((link, posting.account, posting.cents), entry)
            if first is not entry and posting.cents and not is_told:
                is_told = True
                yield Finding.of(
                    LINK_TWICE,
                    Place(entry.file, posting.line),
                    entry.day,
                    link=link,
                    account=posting.account,
                    amount_cents=abs(posting.cents),
                    where=_where(place_of(first)),
                )


def _worked_twice(worked: Sequence[Hours]) -> Iterator[Finding]:
    """The same hours of a member, for the same, on the same day."""
    seen: dict[tuple[str, date, int, str | None], Hours] = {}
    for hours in worked:
        first = seen.setdefault((hours.member, hours.day, hours.hundredths, hours.what), hours)
        if first is not hours:
            shown = {"member": hours.member, "where": _where(first.place)}
            yield Finding.of(HOURS_TWICE, hours.place, hours.day, hours.member, **shown)


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"


# -- unsure, on the wrong side ------------------------------------------------------------------


def _unsure(books: Books, own: Sequence[Transaction], today: date | None) -> Iterator[Finding]:
    """What is marked `!` in a month that is closed, or that is over and so is to be closed."""
    closed = books.journal.closed

    def closes(month: Month) -> bool:
        return str(month) in closed or (today is not None and month.last_day < today)

    yield from unsure_in(books, own, closes)


def unsure_in(
    books: Books, entries: Sequence[Transaction], asked: Callable[[Month], bool]
) -> Iterator[Finding]:
    """What is marked `!` in the months that are asked for; the first month has all before it."""
    for entry in entries:
        if entry.is_unsure and entry.close is None:
            month = max(Month.of(entry.day), books.coop.first_month)
            if asked(month):
                yield Finding.of(STILL_UNSURE, place_of(entry), entry.day, month=str(month))


def _wrong_side(books: Books, own: Sequence[Transaction]) -> Iterator[Finding]:
    """A transaction that takes income away, as a credit note does, and says nothing of what."""
    income = books.journal.roots.income
    for entry in own:
        on_income = [one for one in entry.postings if below(one.account, income)]
        if sum(one.cents for one in on_income) > 0 and not _says_why(entry):
            first = next(one for one in on_income if one.cents > 0)
            place = Place(entry.file, first.line)
            shown: dict[str, Parameter] = {"account": first.account, "amount_cents": first.cents}
            yield Finding.of(INCOME_LOWERED_UNEXPLAINED, place, entry.day, **shown)


def _says_why(entry: Transaction) -> bool:
    text = " ".join(entry.text).casefold()
    return bool(entry.links) or entry.is_noted or any(word in text for word in _TAKEN_BACK)


# -- cash, and balances that are asserted -------------------------------------------------------


def _cash_below_zero(books: Books) -> Iterator[Finding]:
    """Each day at whose end a cash account has come below zero, at the entry that took it there."""
    named = books.coop.cash or (f"{books.journal.roots.assets}:{_CASH}",)
    known: dict[str, bool] = {}
    balances: dict[str, int] = defaultdict(int)
    for day, entries in groupby(books.journal.transactions, key=lambda entry: entry.day):
        moved: dict[str, list[tuple[Posting, Transaction]]] = {}
        for entry in entries:
            for posting in entry.postings:
                is_cash = known.get(posting.account)
                if is_cash is None:
                    is_cash = any(below(posting.account, one) for one in named)
                    known[posting.account] = is_cash
                if is_cash:
                    moved.setdefault(posting.account, []).append((posting, entry))
        for account, of_day in moved.items():
            before = balances[account]
            balances[account] += sum(posting.cents for posting, _ in of_day)
            if balances[account] < 0 <= before:
                posting, entry = _taker(before, of_day)
                place = Place(entry.file, posting.line)
                cents = balances[account]
                yield Finding.of(CASH_BELOW_ZERO, place, day, account=account, balance_cents=cents)


def _taker(
    before: int, of_day: Sequence[tuple[Posting, Transaction]]
) -> tuple[Posting, Transaction]:
    """What first takes too much out, counting what comes in that day before it."""
    left = before + sum(max(posting.cents, 0) for posting, _ in of_day)
    for posting, entry in of_day:
        left += min(posting.cents, 0)
        if left < 0:
            return posting, entry
    return of_day[-1]


def _a_cent_off(books: Books) -> Iterator[Finding]:
    """Each asserted balance that is off by what Beancount forgives; what is more, it told."""
    balances: dict[str, int] = defaultdict(int)
    entries = iter(books.journal.transactions)
    entry = next(entries, None)
    for asserted in books.journal.assertions:
        while entry is not None and entry.day < asserted.day:
            for posting in entry.postings:
                balances[posting.account] += posting.cents
            entry = next(entries, None)
        if asserted.forgiven_cents:
            found = sum(
                cents for account, cents in balances.items() if below(account, asserted.account)
            )
            if 0 < abs(found - asserted.cents) <= asserted.forgiven_cents:
                yield Finding.of(
                    BALANCE_DIFFERS_BY_CENTS,
                    asserted.place,
                    asserted.day,
                    account=asserted.account,
                    asserted_cents=asserted.cents,
                    found_cents=found,
                )
