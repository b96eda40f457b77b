"""Statements held against themselves and against the books (SPEC 10)."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

from socoledger.domain.accounts import below
from socoledger.domain.bank import Statement
from socoledger.domain.bank_import import BankAssertion, PlannedLine, Stray, Tie, Withdrawn
from socoledger.domain.entry import Entry
from socoledger.domain.journal import Journal, Transaction
from socoledger.rules.bank.recorded import Known, recorded

_A_DAY = timedelta(days=1)
_Apart = tuple[list[Stray], list[tuple[Stray, date]]]


def difference(statement: Statement) -> int | None:
    """The closing balance less the opening one and the lines, in cents: 0 if the statement holds;
    None where it lacks one of them.
    """
    if statement.opening_cents is None or statement.closing_cents is None:
        return None
    lines = sum(line.cents for line in statement.lines)
    return statement.closing_cents - statement.opening_cents - lines


class Tying:
    """Holds statements against the books with all planned lines in them."""

    def __init__(
        self,
        journal: Journal,
        lines: Sequence[PlannedLine],
        known: Known,
        today: date,
    ) -> None:
        self._journal, self._lines = journal, lines
        self._known, self._today = known, today
        self._places = {one.place for one in lines if one.place is not None}
        self._balances: dict[str, _Balances] = {}
        self._apart: dict[str, _Apart] = {}
        self.withdrawn = tuple(self._no_longer_held())
        """The balances of statements that the books do not have any more with the planned lines."""
        taken_out = {one.assertion for one in self.withdrawn}
        kept = (one for one in journal.assertions if one not in taken_out)
        self._asserted = {(one.day, one.account) for one in kept}

    def ties(
        self,
        statements: Sequence[Statement],
        groups: Iterable[Sequence[int]],
        account_of: Callable[[Statement], str],
    ) -> Iterator[Tie]:
        """Each statement. Of those that follow each other within a day, the last one is held
        against the books: only it has the balance of a day's end.
        """
        last_of = {at: group[-1] for group in groups for at in group}
        for at, statement in enumerate(statements):
            last = statements[last_of[at]]
            found = self._tie(last, account_of(last))
            if last_of[at] != at:
                found = replace(found, statement=statement, assertion=None, goes_on=True)
            yield found

    def _no_longer_held(self) -> Iterator[Withdrawn]:
        """A statement may agree with books that lack lines before it, where these come to nothing
        together; when some of them come in, it shows. An account with a pad is left to Beancount.
        """
        changed = {
            posting.account
            for planned in self._lines
            if planned.entry is not None
            for posting in planned.entry.postings
        }
        padded = {
            posting.account
            for entry in self._journal.transactions
            if entry.is_padding
            for posting in entry.postings
        }
        for one in self._journal.assertions:
            if one.statement and one.account in changed - padded:
                balance = self._of(one.account).at_end_of(one.day - _A_DAY)
                if balance != one.cents:
                    yield Withdrawn(one, balance)

    def _tie(self, statement: Statement, account: str) -> Tie:
        """One statement. A balance of a day that is not over yet is not written, as lines of that
        day may still come, nor one of an account that is closed by then.
        """
        balances = self._of(account)
        balance, closing = balances.at_end_of(statement.last), statement.closing_cents
        if closing is None:
            return Tie(statement, account, balance, None)
        if balance != closing:
            opening, before = statement.opening_cents, balances.at_end_of(statement.first - _A_DAY)
            begins_without = balances.first_day >= statement.first and opening
            return Tie(
                statement,
                account,
                balance,
                tied=False,
                strays=tuple(self._strays(statement, account)),
                before_cents=None if opening in (None, before) else before,
                begins_without=bool(begins_without),
            )
        day = statement.last + _A_DAY
        assertion = BankAssertion(day, account, closing, name_of(statement))
        shut = self._journal.shut.get(account)
        may_be = statement.last < self._today and (shut is None or day <= shut.day)
        is_written = may_be and (day, account) not in self._asserted
        return Tie(
            statement, account, balance, tied=True, assertion=assertion if is_written else None
        )

    def _of(self, account: str) -> "_Balances":
        if account not in self._balances:
            planned = [one.entry for one in self._lines if one.entry is not None]
            entries: Iterable[Transaction | Entry] = (*self._journal.transactions, *planned)
            amounts = [
                (entry.day, posting.cents)
                for entry in entries
                for posting in entry.postings
                if below(posting.account, account)
            ]
            self._balances[account] = _Balances(amounts)
        return self._balances[account]

    def _strays(self, statement: Statement, account: str) -> Iterator[Stray]:
        """What the books have on the account in the period of the statement and the bank has not,
        and lines of the bank that are booked after it.
        """
        if account not in self._apart:
            self._apart[account] = self._apart_on(account)
        by_hand, late = self._apart[account]
        start = bisect_left(by_hand, statement.first, key=_day_of)
        yield from by_hand[start : bisect_right(by_hand, statement.last, key=_day_of)]
        for stray, booked in late:
            if stray.day <= statement.last < booked:
                yield stray

    def _apart_on(self, account: str) -> _Apart:
        """What the books have on an account and the bank has not, in order of day; and the lines of
        the bank that are booked on a later day, with that day.
        """
        by_hand, booked = [], {}
        for one in recorded(self._journal.transactions, account, self._known):
            booked[one.place] = one.booked
            if not one.keys and one.place not in self._places:
                by_hand.append(Stray(one.day, one.cents, one.place))
        late = []
        for planned in self._lines:
            line, entry = planned.line, planned.entry
            day = booked.get(planned.place) if entry is None else entry.day
            if planned.account == account and day is not None and day > line.day:
                late.append((Stray(line.day, line.cents, None), day))
        return sorted(by_hand, key=_day_of), late


def _day_of(stray: Stray) -> date:
    return stray.day


class _Balances:
    """The balances of an account at the end of each day."""

    def __init__(self, amounts: Iterable[tuple[date, int]]) -> None:
        ordered = sorted(amounts)
        self._days = [day for day, _ in ordered]
        self._sums = [*accumulate((cents for _, cents in ordered), initial=0)]

    @property
    def first_day(self) -> date:
        """The first day of which there is something."""
        return self._days[0] if self._days else date.max

    def at_end_of(self, day: date) -> int:
        """The balance at the end of a day, in cents."""
        return self._sums[bisect_right(self._days, day)]


def name_of(statement: Statement) -> str:
    """What a statement is called in the books: bank, number, period."""
    period = f"{statement.first.isoformat()}..{statement.last.isoformat()}"
    return " ".join(filter(None, (statement.bank, "".join(statement.number.split()), period)))
