"""Entries that are most likely mistakes (SPEC 7, "Also found"): dated after today, booked twice,
marked unsure, lowering income, cash below zero, a balance off by a cent.

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
from socoledger.domain.accounts import Roots, below
from socoledger.domain.asserted import asserted_balances
from socoledger.domain.books import Books
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Parameter, Place
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.period import Month
from socoledger.rules.checks.bank import is_unsorted

_CASH = "Kas"
_REASONS = ("credit", "retour", "terug", "corr", "storn", "herstel", "refund", "return")
"""Parts of words in a text that explain why income is lowered."""


def entry_findings(books: Books, today: date | None) -> Iterator[Finding]:
    """Findings on single entries; with `today` None, those that depend on the day are left out."""
    entries = [entry for entry in books.journal.transactions if entry.close is None]
    if today is not None:
        yield from _dated_in_future(entries, books.journal.hours, today)
    yield from _booked_twice(entries)
    yield from _worked_twice(books.journal.hours)
    yield from _unsure(books, entries, today)
    yield from _income_lowered(books, entries)
    yield from _cash_below_zero(books)
    yield from _balances_off_by_cents(books)


def place_of(entry: Transaction) -> Place:
    """The file and line of a transaction."""
    return Place(entry.file, entry.line)


def _dated_in_future(
    entries: Sequence[Transaction], all_hours: Sequence[Hours], today: date
) -> Iterator[Finding]:
    """Transactions and hours dated after today; `entries` are without those of closes."""
    for entry in entries:
        if entry.day > today:
            yield Finding.of(
                DATED_IN_FUTURE, place_of(entry), entry.day, day=entry.day, today=today
            )
    for hours in all_hours:
        if hours.day > today:
            parameters = {"day": hours.day, "today": today}
            yield Finding.of(DATED_IN_FUTURE, hours.place, hours.day, hours.member, **parameters)


# -- twice --------------------------------------------------------------------------------------


def _booked_twice(entries: Sequence[Transaction]) -> Iterator[Finding]:
    """A transaction equal to another of its day in text, links and postings; else a link that
    occurs twice with the same account and amount, as of an invoice that is booked twice. The
    payment of an invoice has the opposite amount.
    """
    alike: dict[tuple[date, tuple[str, str]], list[Transaction]] = {}
    linked: dict[tuple[str, str, int], Transaction] = {}
    for entry in entries:
        first, same_text = None, alike.get((entry.day, entry.text))
        if same_text is None:
            alike[entry.day, entry.text] = [entry]
        else:
            first = next((earlier for earlier in same_text if _is_same(earlier, entry)), None)
            same_text.append(entry)
        if first is not None:
            yield Finding.of(
                TRANSACTION_TWICE, place_of(entry), entry.day, where=_place_text(place_of(first))
            )
        elif entry.links:
            yield from _linked_twice(entry, linked)


def _is_same(entry: Transaction, other: Transaction) -> bool:
    return entry.links == other.links and _lines(entry) == _lines(other)


def _lines(entry: Transaction) -> list[tuple[str, int, tuple[tuple[str, int], ...]]]:
    return sorted((posting.account, posting.cents, posting.shares) for posting in entry.postings)


def _linked_twice(
    entry: Transaction, linked: dict[tuple[str, str, int], Transaction]
) -> Iterator[Finding]:
    is_reported = False
    for link in sorted(entry.links):
        for posting in entry.postings:
            first = linked.setdefault((link, posting.account, posting.cents), entry)
            if first is not entry and posting.cents and not is_reported:
                is_reported = True
                yield Finding.of(
                    LINK_TWICE,
                    Place(entry.file, posting.line),
                    entry.day,
                    link=link,
                    account=posting.account,
                    amount_cents=abs(posting.cents),
                    where=_place_text(place_of(first)),
                )


def _worked_twice(all_hours: Sequence[Hours]) -> Iterator[Finding]:
    """Hours equal to others in member, day, number and purpose."""
    first_hours: dict[tuple[str, date, int, str | None], Hours] = {}
    for hours in all_hours:
        first = first_hours.setdefault(
            (hours.member, hours.day, hours.hundredths, hours.unit), hours
        )
        if first is not hours:
            parameters = {"member": hours.member, "where": _place_text(first.place)}
            yield Finding.of(HOURS_TWICE, hours.place, hours.day, hours.member, **parameters)


def _place_text(place: Place) -> str:
    return f"{place.file}:{place.line}"


# -- unsure, on the wrong side ------------------------------------------------------------------


def _unsure(books: Books, entries: Sequence[Transaction], today: date | None) -> Iterator[Finding]:
    """Transactions marked `!` in a month that is closed, or that is over and so can be closed."""
    closed = books.journal.closed

    def closes(month: Month) -> bool:
        return str(month) in closed or (today is not None and month.last_day < today)

    yield from unsure_in(books, entries, closes)


def unsure_in(
    books: Books, entries: Sequence[Transaction], is_asked: Callable[[Month], bool]
) -> Iterator[Finding]:
    """Transactions marked `!` in the months for which `is_asked` holds; earlier ones count in the
    first month of the books. What is still to be sorted out is an error, and not told twice.
    """
    unsorted = books.coop.accounts.unsorted
    for entry in entries:
        if entry.is_unsure and entry.close is None and not is_unsorted(entry, unsorted):
            month = max(Month.of(entry.day), books.coop.first_month)
            if is_asked(month):
                yield Finding.of(STILL_UNSURE, place_of(entry), entry.day, month=str(month))


def _income_lowered(books: Books, entries: Sequence[Transaction]) -> Iterator[Finding]:
    """A transaction that lowers income, as a credit note does, without an explanation."""
    income = books.journal.roots.income
    for entry in entries:
        lowering = [one for one in entry.postings if one.cents > 0 and below(one.account, income)]
        if not lowering:
            continue
        cents = sum(one.cents for one in entry.postings if below(one.account, income))
        if cents > 0 and not _is_explained(entry):
            first = lowering[0]
            place = Place(entry.file, first.line)
            parameters: dict[str, Parameter] = {
                "account": first.account,
                "amount_cents": first.cents,
            }
            yield Finding.of(INCOME_LOWERED_UNEXPLAINED, place, entry.day, **parameters)


def _is_explained(entry: Transaction) -> bool:
    text = " ".join(entry.text).casefold()
    return bool(entry.links) or entry.is_noted or any(word in text for word in _REASONS)


# -- cash, and balances that are asserted -------------------------------------------------------


def cash_accounts(coop: Coop, roots: Roots) -> tuple[str, ...]:
    """The accounts of cash boxes, each with those below it."""
    return coop.cash or (f"{roots.assets}:{_CASH}",)


def is_cash_account(books: Books, account: str) -> bool:
    """Whether an account is a cash box."""
    return any(below(account, box) for box in cash_accounts(books.coop, books.journal.roots))


def _cash_below_zero(books: Books) -> Iterator[Finding]:
    """Each day at whose end a cash account falls below zero, at the posting that took it there."""
    accounts = {one.account for entry in books.journal.transactions for one in entry.postings}
    cash = {account for account in accounts if is_cash_account(books, account)}
    if not cash:
        return
    balances: dict[str, int] = defaultdict(int)
    for day, entries in groupby(books.journal.transactions, key=lambda entry: entry.day):
        by_account: dict[str, list[tuple[Posting, Transaction]]] = {}
        for entry in entries:
            for posting in entry.postings:
                if posting.account in cash:
                    by_account.setdefault(posting.account, []).append((posting, entry))
        for account, day_postings in by_account.items():
            before = balances[account]
            balances[account] += sum(posting.cents for posting, _ in day_postings)
            if balances[account] < 0 <= before:
                posting, entry = _posting_below_zero(before, day_postings)
                place = Place(entry.file, posting.line)
                cents = balances[account]
                yield Finding.of(CASH_BELOW_ZERO, place, day, account=account, balance_cents=cents)


def _posting_below_zero(
    before: int, day_postings: Sequence[tuple[Posting, Transaction]]
) -> tuple[Posting, Transaction]:
    """The first posting that takes the balance below zero, after all that is received that day."""
    left = before + sum(max(posting.cents, 0) for posting, _ in day_postings)
    for posting, entry in day_postings:
        left += min(posting.cents, 0)
        if left < 0:
            return posting, entry
    return day_postings[-1]


def _balances_off_by_cents(books: Books) -> Iterator[Finding]:
    """Each asserted balance that is off by no more than Beancount forgives; Beancount reports
    others. Where sums do not tell a balance, `rules/summed.py` asks for the whole journal.
    """
    journal = books.journal
    forgiven = (one for one in journal.assertions if one.forgiven_cents)
    for assertion, cents in asserted_balances(journal.transactions, forgiven):
        if cents is not None and 0 < abs(cents - assertion.cents) <= assertion.forgiven_cents:
            yield Finding.of(
                BALANCE_DIFFERS_BY_CENTS,
                assertion.place,
                assertion.day,
                account=assertion.account,
                asserted_cents=assertion.cents,
                found_cents=cents,
            )
