"""A column of a field of the answer shows it in the unit that the record declares (SPEC 5): hours
are not written as euros.
"""

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest

from socoledger.commands import answering, budget, law, status
from socoledger.commands.answering import HERE
from socoledger.commands.context import Context, answered
from socoledger.domain.options import Format
from socoledger.domain.record import Unit, keys_of
from socoledger.write.layout import Cell, Column, View
from socoledger.write.words import Words
from tests.support.figure_commands import BOOKS, FIGURES, NOT_UNDER_AN_UMBRELLA

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("examples_read_once")]

TODAY = date(2026, 9, 1)
CELLS = {Unit.CENTS: Cell.AMOUNT, Unit.HOURS: Cell.HOURS, Unit.COUNT: Cell.COUNT}
"""The cell of a whole number of a unit; a FIGURE brings its own unit."""


def _records(hint: Any) -> Iterator[type]:
    """The records that a type is made of."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
        for inner in get_type_hints(hint, include_extras=True).values():
            yield from _records(inner)
    for argument in get_args(hint):
        yield from _records(argument)


def _cells_by_key(answer: type) -> dict[str, set[Cell]]:
    """The cells that the fields with a unit ask for, by their key."""
    cells: dict[str, set[Cell]] = {}
    for record in _records(answer):
        for key in keys_of(record):
            if key.unit in CELLS:
                cells.setdefault(key.key, {Cell.FIGURE}).add(CELLS[key.unit])
    return cells


def _columns(view: View[Any, Any], answer: object) -> Iterator[Column]:
    """Every column of the tables and of the sheet of an answer."""
    for table in view.tables(answer, Words("en")):
        yield from table.columns
    yield from view.sheet(answer).columns


@pytest.mark.parametrize("command", [*FIGURES, *NOT_UNDER_AN_UMBRELLA])
def test_a_column_has_the_unit_of_its_field(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[object, View[Any, Any]]] = []

    def show(_context: object, _words: object, _how: object, answer: object, view: Any) -> str:
        shown.append((answer, view))
        return ""

    for module in (answering, budget, law, status):
        monkeypatch.setattr(module, "show", show)
    for folder in BOOKS:
        context = Context(folder=folder, today=TODAY, language="en")
        ask = {**FIGURES, **NOT_UNDER_AN_UMBRELLA}[command]
        answered(lambda context=context, ask=ask: ask(context, Format.CSV, HERE))  # type: ignore[misc]
    assert shown
    for answer, view in shown:
        cells = _cells_by_key(type(answer))
        for column in _columns(view, answer):
            asked = cells.get(column.key.rpartition(".")[2])
            assert asked is None or column.cell in asked, f"{column.key} is no {column.cell.value}"
