"""The rules against a second model, written from the SPEC alone, on random books.

SOCOLEDGER_SEEDS says how many books; they are shared out over tests so that pytest-xdist can
spread them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from socoledger.domain.books import Books
from socoledger.domain.findings import Stops
from socoledger.domain.period import Month, parse_period
from socoledger.read.books import read
from socoledger.rules.article31 import premium_figures
from socoledger.rules.checks.books import check
from socoledger.rules.grants import grants_answer
from socoledger.rules.history import History, history
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at
from socoledger.rules.span import Span, span
from socoledger.write.as_json import as_json
from tests.oracle import model as second
from tests.oracle import random_books, records, writing
from tests.support.asking import Shape
from tests.support.properties import SEEDS

pytestmark = pytest.mark.slow

CHUNK = 10

Pair = tuple[str, Shape, Shape]
"""What was asked, our answer, the second model's."""

LATER = date(2199, 12, 31)
"""After all that random books hold."""


@pytest.mark.parametrize("start", range(0, SEEDS, CHUNK))
def test_the_second_model_finds_the_same(start: int, tmp_path: Path) -> None:
    for seed in range(start, min(start + CHUNK, SEEDS)):
        model = random_books.make(seed)
        folder = tmp_path / str(seed)
        writing.write(model, folder)
        books = read(folder)
        assert isinstance(books, Books), (seed, books)
        findings = (*books.findings, *check(books, LATER))
        assert [finding for finding in findings if not finding.stops(Stops.NOTHING)] == []
        for asked, ours, theirs in _answers(books, model):
            assert ours == theirs, f"seed {seed}: {asked}"
            assert _keys(ours) == _keys(theirs), f"seed {seed}: {asked}, order of keys"


def _keys(shape: object) -> object:
    """The keys of a shape in order, which equality of dictionaries does not look at."""
    if isinstance(shape, dict):
        return [(key, _keys(value)) for key, value in shape.items()]
    return [_keys(each) for each in shape] if isinstance(shape, list) else None


def _answers(books: Books, model: records.Books) -> Iterator[Pair]:
    """Every figure of the books, by both."""
    reach = span(books.journal)
    assert reach.years == tuple(second.years(model))
    for period in second.months(model):
        month = parse_period(period)
        assert isinstance(month, Month)
        ours = result_figures(history(books, month), month, month)
        yield f"result {period}", as_json(ours), second.result(model, period)
    for year in reach.years:
        through = reach.through(year)
        assert through is not None
        past = history(books, through)
        result = result_figures(past, year, through)
        yield f"result {year}", as_json(result), second.result(model, str(year))
        everyone = frozenset(member.id for member in books.members)
        premium = premium_figures(past, year, through, everyone)
        yield f"premium {year}", as_json(premium), second.premium(model, year)
        returned = return_figures(past, year, through)
        yield f"return {year}", as_json(returned), second.return_(model, year)
    for day in _days(reach):
        past = history(books, Month.of(day), day)
        pots = spaarpot_at(past, day)
        yield f"spaarpot {day}", as_json(spaarpot_answer(day, pots)), second.spaarpot(model, day)
        if day >= model.first_month:
            yield from _answers_at(past, second.as_known(model, day), day)
    for day in _days_of_grants(reach, model):
        grants = grants_answer(history(books, Month.of(day), day), day)
        yield f"grants {day}", as_json(grants), second.grants(model, day)


def _answers_at(past: History, known: records.Books, day: date) -> Iterator[Pair]:
    """The year's figures as they stood at the end of a day."""
    year, through = day.year, Month.of(day)
    result = result_figures(past, year, through)
    yield f"result at {day}", as_json(result), second.result(known, str(year))
    everyone = frozenset(member.id for member in known.members)
    premium = premium_figures(past, year, through, everyone)
    yield f"premium at {day}", as_json(premium), second.premium(known, year)
    returned = return_figures(past, year, through)
    yield f"return at {day}", as_json(returned), second.return_(known, year)


def _days(reach: Span) -> list[date]:
    last = reach.last_day
    assert last is not None
    some = ((1, 1), (3, 15), (6, 30), (12, 31))
    days = {date(year, month, day) for year in reach.years for month, day in some}
    return sorted({day for day in days if day <= last} | {last})


def _days_of_grants(reach: Span, model: records.Books) -> list[date]:
    """The days around the end of each, and those that are asked for anyway."""
    last = reach.last_day
    assert last is not None
    days = {*_days(reach), *(g.end + timedelta(days=n) for g in model.grants for n in (-1, 0, 1))}
    return sorted(day for day in days if model.first_month <= day <= last)
