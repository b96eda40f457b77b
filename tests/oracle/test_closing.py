"""Closes against a second model of them, written from the SPEC alone, on random books.

Every month is closed in order and every year somewhere after its December; each file is compared
with what SPEC 4 makes of the books, and the figures must not notice. SOCOLEDGER_SEEDS says how
many books; this takes one in twelve.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import count as count_from
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from beancount import loader

from tests.oracle import closing_model as model
from tests.oracle import model as second
from tests.oracle import random_books, writing
from tests.oracle.changes import Changer, facts_of
from tests.oracle.closed_books import (
    ACCEPTABLE,
    Desk,
    Entry,
    accepting,
    bookings,
    cents,
    desk,
    order,
    parsed,
    state,
    written,
)
from tests.oracle.closing_model import Close, Closed
from tests.oracle.records import Books, add_months, last_day, month_of, months_between
from tests.support.properties import SEEDS
from tests.support.run import Ended

pytestmark = pytest.mark.slow

FIRST = 3000
BOOKS = max(1, SEEDS // 12)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + BOOKS))
def test_closes_book_what_the_spec_says(seed: int, tmp_path: Path) -> None:
    """Every book is closed to its end: nothing in SPEC 4 stands in the way of these."""
    with desk(tmp_path) as asked:
        Walk(written(seed, tmp_path), asked).through()


@pytest.mark.parametrize("number", range(max(1, BOOKS // 3)))
def test_what_was_closed_by_rules_1_stays(number: int, tmp_path: Path) -> None:
    """An earlier version closes the first part of the books, and this one the rest; in every other
    book things are then heard of that part, who left comes back, and shares of premiums begin.
    """
    seed = _where_rules_matter(number)
    books = random_books.before_practice(seed)
    writing.write(books, tmp_path)
    dice = Random(seed)
    periods = order(books, dice)
    count = dice.randint(len(periods) // 3, len(periods) - 1)
    books = replace(books, rules_1=frozenset(periods[:count]))
    for rules, some in ((1, periods[:count]), (2, periods[count:])):
        if rules == 2 and number % 2 == 0:
            books = _practised(books, state(periods[:count]).through, dice)
            writing.write_settings(books, tmp_path)
        with desk(tmp_path, rules) as asked:
            for period in some:
                ended = asked.ask("close", period, "--early", *accepting(ACCEPTABLE))
                assert ended.code == 0, (seed, period, ended)
    with desk(tmp_path) as asked:
        walk = Walk(books, asked)
        walk.files_as_modelled(periods)
        walk.same_figures({}, state(periods))
        walk.same_pots(last_day(month_of(second.last_fact(books))), periods)
        walk.whole(periods)


def _practised(books: Books, last: date, dice: Random) -> Books:
    """What practice brings from the month after the last closed one on."""
    for way in (Changer.heard_later, Changer.returns_later, Changer.premium_later):
        books = way(Changer(books, facts_of(books), last, dice))
    return books


def _where_rules_matter(number: int) -> int:
    """Seeds of books that rules 1 give other premiums than rules 2."""
    seeds = (seed for seed in count_from(FIRST) if _matter(random_books.before_practice(seed)))
    return next(islice(seeds, number, None))


def _matter(books: Books) -> bool:
    old = replace(books, rules_1=frozenset(second.months(books)))
    return any(
        second.awarded(books, member, "premium", month)
        != second.awarded(old, member, "premium", month)
        for member in books.members
        if member.person or any(decision.under_27 for decision in member.premium)
        for month in months_between(books.first_month, month_of(second.last_fact(books)))
    )


@dataclass(frozen=True)
class Walk:
    """Random books, closed from the first month to the last, with every comparison on the way."""

    books: Books
    desk: Desk

    @cached_property
    def dice(self) -> Random:
        return Random(self.books.seed)

    @cached_property
    def last(self) -> date:
        """The last month to close: that of the last fact, or in some books the December after."""
        last = month_of(second.last_fact(self.books))
        return last.replace(month=12) if self.dice.random() < 0.4 else last

    @cached_property
    def main(self) -> Path:
        return self.desk.folder / "journal/main.beancount"

    def through(self) -> None:
        before = self.figures(self.asked())
        periods = order(self.books, self.dice, self.last)
        for number, period in enumerate(periods):
            self.refused_out_of_order(periods[: number + 1])
            self.closed(period)
            if len(period) == 7 and (period == periods[-1] or self.dice.random() < 0.4):
                self.same_pots(last_day(date.fromisoformat(f"{period}-01")), periods[: number + 1])
        self.files_as_modelled(periods)
        self.same_figures(before, state(periods))
        self.taken_back_and_closed_again(periods[-1])
        self.whole(periods)

    # -- closing

    def closed(self, period: str) -> None:
        """Close it; accept what random spending and payments did wrong, and nothing else."""
        way = self.dice.random()
        if way < 0.1:
            self.dry_run_is_the_file(period)
            return
        if way < 0.3:
            ended = self.desk.close(period)
        else:
            ended = self.desk.ask("close", period, "--early", *accepting(ACCEPTABLE))
        assert ended.code == 0, (self.books.seed, period, ended)
        assert f"closes/{period}.beancount" in ended.out + ended.err

    def dry_run_is_the_file(self, period: str) -> None:
        arguments = ("close", period, "--early", *accepting(ACCEPTABLE))
        shown = self.desk.ask(*arguments, "--dry-run")
        assert period not in self.desk.closes()
        ended = self.desk.ask(*arguments)
        assert (shown.code, ended.code) == (0, 0), (self.books.seed, period, shown, ended)
        assert shown.out.encode() == self.desk.closes()[period], (self.books.seed, period)

    def refused_out_of_order(self, periods: Sequence[str]) -> None:
        """Only the month after the last closed one, and nothing twice (SPEC 4)."""
        if self.dice.random() > 0.1:
            return
        *done, due = periods
        months = [period for period in periods if len(period) == 7]
        skipped = add_months(date.fromisoformat(f"{months[-1]}-01"), 2)
        years = {self.books.first_month.year - 1, self.last.year + 1}
        for period in (*done[-1:], f"{skipped:%Y-%m}", *map(str, years)):
            files = self.desk.closes()
            ended = self.desk.ask("close", period, "--early", *accepting(ACCEPTABLE))
            assert ended.code == 1, (self.books.seed, due, period, ended)
            assert self.desk.closes() == files

    def taken_back_and_closed_again(self, period: str) -> None:
        """The same facts give the same bytes, and only the last close is taken back."""
        files = self.desk.closes()
        other = self.dice.choice(sorted(set(files) - {period}))
        assert self.desk.ask("reopen", other, "--reason", "proef").code == 1
        assert self.desk.closes() == files
        assert self.desk.ask("reopen", period, "--reason", "proef").code == 0
        assert set(files) - set(self.desk.closes()) == {period}
        assert self.desk.ask("close", period, "--early", *accepting(ACCEPTABLE)).code == 0
        assert self.desk.closes() == files

    # -- comparing

    def files_as_modelled(self, periods: Iterable[str]) -> None:
        opened = {e.account for e in _all(self.main.parent) if type(e).__name__ == "Open"}
        for period in periods:
            theirs = model.close(self.books, period)
            content = self.desk.closes()[period]
            _same_close(parsed(content.decode()), theirs, self.books, opened, content)
            opened |= theirs.accounts

    def same_pots(self, at: date, periods: Sequence[str]) -> None:
        """Once its month is closed nothing is pending, and the balance is what rules make it."""
        answer = self.desk.shape("spaarpot", "--at", at.isoformat())
        assert {row["pending"] for row in answer["members"]} == {"0.00"}, (self.books.seed, at)
        theirs = model.spaarpot(self.books, at, state(periods))
        assert answer == theirs, (self.books.seed, at)
        self.same_grants(at, state(periods))

    def asked(self) -> list[tuple[str, ...]]:
        """Command lines for figures that closes do not touch: every year, and some months."""
        months = second.months(self.books)
        found = [("result", month) for month in self.dice.sample(months, min(3, len(months)))]
        years = map(str, second.years(self.books))
        return [*found, *(("result", year) for year in years), *self.premiums()]

    def premiums(self) -> list[tuple[str, ...]]:
        return [("premium", "--year", str(year)) for year in second.years(self.books)]

    def figures(self, asked: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Ended]:
        return {one: self.desk.ask(*one, "--format", "json") for one in asked}

    def same_figures(self, before: dict[tuple[str, ...], Ended], closed: Closed) -> None:
        """Figures do not depend on closes, but for what is booked, and how far a year reaches."""
        reached = model.reaching(self.books, closed)
        after = self.figures(before)
        for asked, ended in before.items():
            same = reached is self.books or str(closed.through.year) not in asked
            if same:
                assert (ended.code, ended.out) == (after[asked].code, after[asked].out), asked
        for year in second.years(reached):
            if year >= self.books.first_month.year:
                text = str(year)
                assert self.desk.shape("result", text) == second.result(reached, text)
                assert self.desk.shape("premium", "--year", text) == second.premium(reached, year)
            theirs = model.return_(reached, year, closed)
            assert self.desk.shape("return", "--year", str(year)) == theirs, (self.books.seed, year)
        days = (second.last_fact(self.books) - self.books.first_month).days
        for _ in range(3):
            day = self.books.first_month + timedelta(self.dice.randint(0, days))
            theirs = model.spaarpot(self.books, day, closed)
            assert self.desk.shape("spaarpot", "--at", str(day)) == theirs, (self.books.seed, day)
            self.same_grants(day, closed)

    def same_grants(self, at: date, closed: Closed) -> None:
        """What is received, spent and left of grants, and once closed nothing is pending."""
        if not self.books.grants:
            assert self.desk.ask("grants", "--at", str(at)).code == 5
            return
        theirs = model.grants(self.books, at, closed)
        assert self.desk.shape("grants", "--at", str(at)) == theirs, (self.books.seed, at)
        if at == last_day(closed.through):
            assert theirs["total"]["pending"] == "0.00", (self.books.seed, at)

    def whole(self, periods: Sequence[str]) -> None:
        """All closes hold, and Beancount accepts the books with them."""
        verdict = self.desk.shape("verify")
        assert [(one["period"], one["ok"]) for one in verdict["closes"]] == [
            (period, True) for period in periods
        ]
        assert verdict["others"] == []
        _, errors, _ = loader.load_file(str(self.main))
        assert errors == [], (self.books.seed, errors)


# -- a close as Beancount reads it ----------------------------------------------------------------


def _all(folder: Path) -> Iterator[Entry]:
    for path in sorted(folder.glob("*.beancount")):
        yield from parsed(path.read_text(encoding="utf-8"))


def _same_close(
    entries: Sequence[Entry], theirs: Close, books: Books, opened: set[str], content: bytes
) -> None:
    where = (books.seed, theirs.period)
    by_kind = {
        kind: [entry for entry in entries if type(entry).__name__ == kind]
        for kind in ("Custom", "Open", "Transaction", "Balance")
    }
    assert sum(map(len, by_kind.values())) == len(entries), where
    assert content.endswith(b"\n"), where
    assert b"\r" not in content, where
    head = next(entry for entry in by_kind["Custom"] if entry.type == "close")
    assert head.values[0].value == theirs.period
    assert (head.date, head.meta["agreement"]) == (theirs.day, theirs.agreement), where
    assert int(head.meta["rules"]) == theirs.rules, where
    assert [entry.account for entry in by_kind["Open"]] == sorted(theirs.accounts - opened), where
    assert all(entry.date <= theirs.day for entry in by_kind["Open"]), where
    ours = bookings(entries, theirs.period, books.member_key)
    assert ours == theirs.bookings, where
    _same_balances(by_kind["Balance"], theirs)


def _same_balances(entries: Sequence[Entry], theirs: Close) -> None:
    assert [entry.account for entry in entries] == sorted(theirs.balances), theirs.period
    for entry in entries:
        assert entry.date == theirs.day + timedelta(days=1)
        assert (entry.tolerance, entry.amount.currency) == (0, "EUR")
        assert cents(entry.amount.number) == theirs.balances[entry.account], theirs.period
