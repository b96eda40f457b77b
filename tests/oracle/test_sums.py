"""Figures and errors of a journal whose plain transactions are added up are those of the whole one,
or `suffices` says that they cannot be.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from socoledger.domain.books import Books
from socoledger.domain.period import Month
from socoledger.read.books import read
from socoledger.rules.article31 import premium_figures
from socoledger.rules.as_at import as_at
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.checks.books import check
from socoledger.rules.contributions import contributions_at
from socoledger.rules.grants import grants_answer
from socoledger.rules.history import history
from socoledger.rules.impact import impact, impact_money
from socoledger.rules.income_statement import compared_years, income_statement
from socoledger.rules.ledger import accounts_answer
from socoledger.rules.municipality import return_figures
from socoledger.rules.participation import merge_by_person, participations
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at
from socoledger.rules.span import span
from socoledger.rules.summed import suffices
from socoledger.rules.units import units_figures
from tests.oracle import random_books, writing
from tests.support.paths import EXAMPLES
from tests.support.properties import SEEDS
from tests.support.sums import with_sums

pytestmark = pytest.mark.slow

SEVERAL = ("blauwe-paraplu", "zoete-kruimels", "ons/restaurant")
"""Examples with contributions, grants, closes and units. The expected answers of all examples are
those of commands, which make them of sums.
"""


@pytest.mark.parametrize("name", SEVERAL)
def test_sums_of_the_examples_give_the_same(name: str) -> None:
    books = read(EXAMPLES / name)
    assert isinstance(books, Books)
    _hold_against_whole(books)


@pytest.mark.parametrize("seed", range(1, SEEDS, 6))
def test_sums_of_random_books_give_the_same(seed: int, tmp_path: Path) -> None:
    writing.write(random_books.make(seed), tmp_path)
    books = read(tmp_path)
    assert isinstance(books, Books)
    _hold_against_whole(books)


def _hold_against_whole(books: Books) -> None:
    sums = with_sums(books)
    assert len(sums.journal.transactions) < len(books.journal.transactions)
    reach = span(books.journal)
    for today in (None, reach.last_day, date(books.coop.first_month.year, 6, 14)):
        assert span(sums.journal, today) == span(books.journal, today)
    for at in (None, *_days(books)):
        if suffices(sums, at):
            ours = sums if at is None else as_at(sums, at)
            whole = books if at is None else as_at(books, at)
            assert _errors(ours) == _errors(whole), at
            for (asked, found), (_asked, expected) in zip(
                _figures(ours), _figures(whole), strict=True
            ):
                assert found == expected, (at, asked)


def _days(books: Books) -> list[date]:
    """A day within a month, at the end of one, and of an entry in the middle of all."""
    within = books.coop.first_month.plus(2).first_day + timedelta(days=14)
    entries = books.journal.transactions
    return [within, Month.of(within).last_day, max(within, entries[len(entries) // 2].day)]


def _errors(books: Books) -> list[object]:
    return [finding for finding in check(books) if finding.is_error]


def _figures(books: Books) -> Iterator[tuple[object, object]]:
    """Figures of these books, each with what is asked."""
    reach = span(books.journal)
    last, day = reach.last_month, books.at or reach.last_day
    assert last is not None
    assert day is not None
    yield "accounts", accounts_answer(books, day)
    yield "balance-sheet", balance_sheet(books, day)
    past = history(books, Month.of(day), day)
    yield "spaarpot", spaarpot_answer(day, spaarpot_at(past, day))
    yield "grants", grants_answer(past, day)
    yield "contributions", contributions_at(past, day)
    ids, by = frozenset(member.id for member in books.members), ("member", "unit")
    past = history(books, last, books.at)
    yield "result of a month", result_figures(past, last, last)
    yield "units of a month", units_figures(books, last, last, by)
    for year in reach.years:
        through = reach.through(year)
        assert through is not None
        past = history(books, through, books.at)
        yield ("result", year), result_figures(past, year, through)
        yield ("units", year), units_figures(books, year, through, by)
        yield ("premium", year), premium_figures(past, year, through, ids)
        yield ("return", year), return_figures(past, year, through)
        start, end = date(year, 1, 1), min(date(year, 12, 31), books.at or date.max)
        people = merge_by_person(books, participations(past, start, end))
        yield ("impact", year), impact(people, impact_money(past, start, end), start, end)
        years = compared_years(lambda month: history(books, month, books.at), through, reach.years)
        yield ("income", year), income_statement(books, year, through, years)
