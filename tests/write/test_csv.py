"""A csv is one table: one head, rows of the same columns, numbers that are numbers; csv-nl speaks
Dutch (SPEC 5).
"""

import csv
import io
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from socoledger.commands.answering import Scope
from socoledger.commands.context import Context, answered
from socoledger.domain.options import Format
from socoledger.write.headings import HEADINGS, KINDS, ROWS
from socoledger.write.words import Words
from tests.support.figure_commands import BOOKS, FIGURES, NOT_UNDER_AN_UMBRELLA
from tests.support.paths import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("examples_read_once")]

UMBRELLA = EXAMPLES / "ons"
TODAY = date(2026, 9, 1)
SEVERAL = (
    "result",
    "units",
    "accounts",
    "ledger",
    "balance-sheet",
    "income-statement",
    "budget",
    "premium",
    "return",
    "law",
    "status",
)
"""Commands that answer with several kinds of rows."""

NUMBERS = {
    *("income", "expenses", "result", "opening", "balance", "awarded", "paid", "computed"),
    *("received", "spent", "target", "asked", "was", "becomes", "line", "payments_left"),
}


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _places(command: str) -> list[Path]:
    """The examples that a command is asked of; the umbrella too, where it can be."""
    return [*BOOKS, *([UMBRELLA] if command in FIGURES else [])]


@cache
def _sheet(command: str, how: Format, place: Path, language: str = "nl") -> list[list[str]]:
    """What the command says of an example; nothing if it has no answer for it."""
    ask = {**FIGURES, **NOT_UNDER_AN_UMBRELLA}[command]
    scope = Scope(umbrella=UMBRELLA) if place == UMBRELLA else Scope()
    context = Context(folder=place, today=TODAY, language=language)
    answer = answered(lambda: ask(context, how, scope))
    delimiter = "," if how is Format.CSV else ";"
    return _rows(answer.output.removeprefix("\ufeff"), delimiter) if answer.output else []


def _sheets(command: str, how: Format) -> list[list[list[str]]]:
    """What the command says of each of the examples that it has an answer for."""
    return [rows for place in _places(command) if (rows := _sheet(command, how, place))]


@pytest.fixture(scope="module", params=[*FIGURES, *NOT_UNDER_AN_UMBRELLA])
def command(request: pytest.FixtureRequest) -> str:
    """One after another: what was asked for a test is there for the next ones."""
    return str(request.param)


def test_a_csv_is_one_table(command: str) -> None:
    found = _sheets(command, Format.CSV)
    assert found
    for head, *rows in found:
        assert len(set(head)) == len(head)
        assert {len(row) for row in rows} <= {len(head)}
        assert head[0] == ("book" if "book" in head else "kind" if "kind" in head else head[0])
        assert ("kind" in head) == (command in SEVERAL or "book" in head)
        if "kind" in head:
            assert head.index("kind") == ("book" in head)
            assert {row[head.index("kind")] for row in rows} <= set(KINDS)
        for row in rows:
            for key, cell in zip(head, row, strict=True):
                if key in NUMBERS and cell:
                    assert re.fullmatch(r"-?[0-9]+(\.[0-9]{2})?", cell), (key, cell)


def test_csv_nl_says_the_same_in_dutch(command: str) -> None:
    """The same rows, every head in Dutch, every word that is not a name, a day or a number too."""
    english = _sheets(command, Format.CSV)
    dutch = _sheets(command, Format.CSV_NL)
    assert len(english) == len(dutch)
    words = Words("nl")
    foreign = {key for key, text in {**HEADINGS, **ROWS}.items() if key != words(text)} - DUTCH
    for (head, *rows), (kop, *rijen) in zip(english, dutch, strict=True):
        assert all(kop)
        assert not set(kop) & foreign
        assert len(set(kop)) == len(kop), kop
        assert len(rows) == len(rijen)
        for row, rij in zip(rows, rijen, strict=True):
            for key, cell, cel in zip(head, row, rij, strict=True):
                if key in WORDS and cell:
                    assert not foreign & set(cel.split(", ")), (key, cell, cel)
                    assert cel != cell or cell in SAME or not WORD.fullmatch(cell), (key, cell)


WORDS = {
    *("kind", "final", "to", "state", "measure", "item", "confidence", "rule", "rule_was", "key"),
    "giver",
}
WORD = re.compile("[a-z_.]+")
DUTCH = {"reserve", "in", "code", "partner", "partners", "premium", "spaarpot", "kind", "over"}
SAME = {"partner", "schema", "spaarpot", "reserve", "distribution.spaarpot", "distribution.reserve"}


def test_csv_nl_is_dutch_whoever_asks(command: str) -> None:
    """Of every third example, the last one and the umbrella: whose words these are does not depend
    on figures.
    """
    for place in {*_places(command)[::3], *_places(command)[-2:]}:
        asked_in_english = _sheet(command, Format.CSV_NL, place, "en")
        assert asked_in_english == _sheet(command, Format.CSV_NL, place)


def test_an_end_date_does_not_go_anywhere() -> None:
    """One text for two meanings stood over the last day of a grant."""
    for head, *_rest in _sheets("grants", Format.CSV_NL):
        assert "gaat naar" not in head
        assert "t/m" in head
