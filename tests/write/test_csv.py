"""A csv is one table: one head, rows of the same columns, numbers that are numbers; csv-nl speaks
Dutch (SPEC 5).
"""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from socoledger.commands import status
from socoledger.commands.answering import Scope
from socoledger.commands.context import Context, answered
from socoledger.commands.contributions import contributions
from socoledger.commands.grants import grants
from socoledger.commands.impact import impact
from socoledger.commands.law import law
from socoledger.commands.premium import premium
from socoledger.commands.result import result
from socoledger.commands.return_ import return_
from socoledger.commands.review import review
from socoledger.commands.spaarpot import spaarpot
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.write.layout import HEADINGS, KINDS, ROWS
from socoledger.write.words import Words
from tests.support.paths import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("examples_read_once")]

BOOKS = sorted(path.parent for path in EXAMPLES.glob("**/coop.yaml"))
UMBRELLA = EXAMPLES / "ons"
TODAY = date(2026, 9, 1)
SEVERAL = ("result", "units", "premium", "return", "law", "status")
"""Commands that answer with several kinds of rows."""

Ask = Callable[[Context, Format, Scope], Answer]
ASKED: dict[str, Ask] = {
    "result": lambda context, how, scope: result(context, how, None, scope=scope),
    "units": lambda context, how, scope: result(context, how, None, by="unit", scope=scope),
    "members by unit": lambda context, how, scope: result(
        context, how, None, by="member,unit", scope=scope
    ),
    "spaarpot": lambda context, how, scope: spaarpot(context, how, None, None, scope=scope),
    "premium": lambda context, how, scope: premium(context, how, None, None, scope=scope),
    "return": lambda context, how, scope: return_(context, how, None, scope=scope),
    "grants": lambda context, how, scope: grants(context, how, scope=scope),
    "contributions": lambda context, how, scope: contributions(context, how, scope=scope),
    "impact": lambda context, how, scope: impact(context, how, None, scope=scope),
    "review": lambda context, how, scope: review(context, how, scope=scope),
}
ALONE: dict[str, Ask] = {
    "law": lambda context, how, _scope: law(context, how, "2027-01-01"),
    "status": lambda context, how, _scope: status.status(context, how),
}
NUMBERS = {
    *("income", "expenses", "result", "opening", "balance", "awarded", "paid", "computed"),
    *("received", "spent", "target", "asked", "was", "becomes", "line", "payments_left"),
}


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@cache
def _sheets(command: str, how: Format, language: str = "nl") -> tuple[list[list[str]], ...]:
    """What the command says of each of the examples that it has an answer for; the umbrella too."""
    found, delimiter = [], "," if how is Format.CSV else ";"
    ask = {**ASKED, **ALONE}[command]
    places = [(folder, Scope()) for folder in BOOKS]
    if command in ASKED:
        places.append((UMBRELLA, Scope(umbrella=UMBRELLA)))
    for folder, scope in places:
        context = Context(folder=folder, today=TODAY, language=language)
        answer = answered(lambda context=context, scope=scope: ask(context, how, scope))  # type: ignore[misc]
        if answer.output:
            found.append(_rows(answer.output.removeprefix("\ufeff"), delimiter))
    return tuple(found)


@pytest.mark.parametrize("command", [*ASKED, *ALONE])
def test_a_csv_is_one_table(command: str) -> None:
    found = list(_sheets(command, Format.CSV))
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


@pytest.mark.parametrize("command", [*ASKED, *ALONE])
def test_csv_nl_says_the_same_in_dutch(command: str) -> None:
    """The same rows, every head in Dutch, every word that is not a name, a day or a number too."""
    english = [*_sheets(command, Format.CSV)]
    dutch = [*_sheets(command, Format.CSV_NL)]
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
SAME = {"partner", "schema", "distribution.reserve"}


@pytest.mark.parametrize("command", [*ASKED, *ALONE])
def test_csv_nl_is_dutch_whoever_asks(command: str) -> None:
    assert [*_sheets(command, Format.CSV_NL, "en")] == [*_sheets(command, Format.CSV_NL)]


def test_an_end_date_does_not_go_anywhere() -> None:
    """One text for two meanings stood over the last day of a grant."""
    for head, *_rest in _sheets("grants", Format.CSV_NL):
        assert "gaat naar" not in head
        assert "t/m" in head
