"""A journal whose plain transactions are added up by file and month, so that figures of many years
are made of few records.

A rule looks at some transactions one by one: what closes booked, what stands on the accounts of
members, grants, contributions and the gemeente, what a grant pays or a member is reimbursed for,
cash, what is still to be sorted out. These stay as they are. All others are only ever added up,
by month: `summed` makes sums of them. Of such a journal these are exact:

- `result`, also by unit and explained, `income-statement`, `budget`, `impact`, which ask for whole
  months, or for all up to a day;
- `premium`, `return`, `spaarpot`, `grants`, `contributions`, which rest on what is kept, and on
  results;
- `balance-sheet`, `accounts` without an account, as a sum is dated the last day of its account;
- errors of `rules/checks/`, whose number figures tell.

The whole journal is needed by

- warnings of `rules/checks/`: entries booked twice, unsure, in the future, lowered income, likely
  grants;
- `check`, `status`, `close`, `verify`, `save`: the facts of closes are single entries;
- `review`, whose goals may be of any day;
- `accounts` of one account, `trace`, `timeline`, `diff`, reports, exports, what comes from the bank
  and what is recorded, which show or look for single entries.

A sum is a function of one file and of what `Summing` holds, of no day. Where a day asked for lies
within the month of a sum, `suffices` says so, and the whole journal is needed.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from socoledger.domain.accounts import Roots, below
from socoledger.domain.asserted import asserted_balances
from socoledger.domain.books import Books
from socoledger.domain.coop import Coop
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.period import Month
from socoledger.rules.checks.entries import cash_accounts
from socoledger.rules.checks.kor import may_pass_threshold


class Summing(NamedTuple):
    """What decides which transactions are added up."""

    apart: tuple[str, ...]
    """The accounts of which rules look at each entry, those below them included."""
    income: str
    """The root of income. What lowers it is kept, so that turnover never falls within a sum."""

    @classmethod
    def of(cls, coop: Coop, roots: Roots) -> "Summing":
        """By coop.yaml, with its accounts under the roots of the journal, as `Books` has it."""
        accounts = coop.accounts
        apart = (
            accounts.spaarpot,
            accounts.premium,
            accounts.allowance,
            accounts.municipality,
            accounts.distribution,
            accounts.article31,
            accounts.grants,
            accounts.capital,
            accounts.gifts,
            accounts.loans,
            accounts.unsorted,
            *cash_accounts(coop, roots),
        )
        return cls(apart, roots.income)


class _Limits(dict[str, float]):
    """By account, the highest number of cents that may be added up; looked for once."""

    def __init__(self, what: Summing) -> None:
        super().__init__()
        self._what = what

    def __missing__(self, account: str) -> float:
        limit = inf
        if any(below(account, parent) for parent in self._what.apart):
            limit = -inf
        elif below(account, self._what.income):
            limit = 0
        self[account] = limit
        return limit


def is_summable(entry: Transaction, what: Summing) -> bool:
    """Whether rules only ever add a transaction up."""
    return _is_plain(entry, _Limits(what))


def _is_plain(entry: Transaction, limits: _Limits) -> bool:
    if entry.close is not None or entry.partner is not None or entry.is_padding:
        return False
    for posting in entry.postings:
        if posting.cents > limits[posting.account]:
            return False
        if posting.grant is not None or posting.reimbursed is not None:
            return False
    return True


class _Sums:
    """The plain transactions of one month, added up by account, unit and owner."""

    def __init__(self) -> None:
        self._cents: dict[tuple[str, str | None, str], int] = {}
        """By account, unit and owner; of what nobody owns, the last two are None and ""."""
        self._days: dict[str, date] = {}
        """The last day of each account."""

    def add(self, entry: Transaction) -> None:
        """Add a transaction that is no earlier than those before it."""
        sums, day = self._cents, entry.day
        for posting in entry.postings:
            account = posting.account
            self._days[account] = day
            if posting.shares:
                unit = posting.unit
                for owner, cents in posting.shares:
                    key = (account, unit, owner)
                    sums[key] = sums.get(key, 0) + cents
            else:
                key = (account, None, "")
                sums[key] = sums.get(key, 0) + posting.cents

    def entries(self, file: str) -> list[Transaction]:
        """A transaction for each day that is the last of some account, which holds its sums."""
        shares: dict[tuple[str, str | None, bool], list[tuple[str, int]]] = {}
        for (account, unit, owner), cents in self._cents.items():
            shares.setdefault((account, unit, owner != ""), []).append((owner, cents))
        by_day: dict[date, list[Posting]] = {}
        for (account, unit, is_owned), parts in shares.items():
            cents = sum(part for _owner, part in parts)
            posting = Posting(account, cents, 0, tuple(parts) if is_owned else (), unit=unit)
            by_day.setdefault(self._days[account], []).append(posting)
        return [
            Transaction(day, file, 0, tuple(postings), is_sum=True)
            for day, postings in sorted(by_day.items())
        ]


def summed(transactions: Sequence[Transaction], what: Summing) -> tuple[Transaction, ...]:
    """The transactions of one file, those that are only ever added up replaced by sums of each
    month. In order of day, as those given; sums come first on their day.
    """
    limits = _Limits(what)
    result: list[Transaction] = []
    sums, month_end = _Sums(), date.min
    for entry in transactions:
        if entry.day > month_end:
            result += sums.entries(entry.file)
            sums, month_end = _Sums(), Month.of(entry.day).last_day
        if _is_plain(entry, limits):
            sums.add(entry)
        else:
            result.append(entry)
    if transactions:
        result += sums.entries(transactions[0].file)
    return tuple(sorted(result, key=lambda entry: (entry.day, not entry.is_sum)))


def sums_for(
    coop: Coop, roots: Roots
) -> Callable[[Sequence[Transaction]], tuple[Transaction, ...]]:
    """`summed` by what the books say, for who reads them file by file."""
    what = Summing.of(coop, roots)
    return lambda transactions: summed(transactions, what)


def suffices(books: Books, at: date | None) -> bool:
    """Whether books with sums give the figures and the errors of the whole books at the end of
    `at`, None: of all that they hold. Books without sums do.
    """
    journal = books.journal
    sums = [entry for entry in journal.transactions if entry.is_sum]
    if not sums:
        return True
    if at is not None and _reaches_beyond(sums, at):
        return False
    if books.coop.kor and may_pass_threshold(books):
        return False
    forgiven = (one for one in journal.assertions if one.forgiven_cents)
    balances = asserted_balances(journal.transactions, forgiven)
    return all(cents is not None for _assertion, cents in balances)


def _reaches_beyond(sums: Iterable[Transaction], at: date) -> bool:
    """Whether a sum of the month of a day is dated after it, so that part of it may be earlier."""
    return any(at < entry.day <= Month.of(at).last_day for entry in sums)
