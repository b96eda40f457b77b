"""A sheet as a spreadsheet shows it, whatever file it comes from: values by row and column."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

_LETTERS = 26
MOST_ROWS = 20_000
"""Rows of a sheet that are read at most: a year of fifty members."""


class Lacking(Enum):
    """A value that is not there, where something should give one."""

    RESULT = "result"
    """A formula that was never worked out."""


Value = str | Fraction | date | timedelta | Lacking
"""What a cell holds: a text in one line, a number, a day, a duration."""
Row = Mapping[int, Value]
"""The values of a row by column, from 1, in order; cells that are empty are not in it."""
Spot = tuple[int, int]
"""A row and a column, both from 1."""


class Sheet(NamedTuple):
    """A sheet by its rows, from 1, in order; those that are empty are not in it."""

    rows: Mapping[int, Row]
    name: str = ""
    divided_by_commas: bool = False
    """Whether a comma divides its columns: one inside a number divides that too."""

    def at(self, spot: Spot) -> Value | None:
        """What a cell holds, None if it is empty."""
        row, column = spot
        return self.rows.get(row, {}).get(column)


def cell_name(spot: Spot) -> str:
    """A cell as a spreadsheet names it: "C12"."""
    row, column = spot
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def text_of(value: Value | None) -> str:
    """The text of a value; of a number its digits, "" of anything else."""
    if isinstance(value, Fraction):
        return str(value) if value.denominator == 1 else f"{float(value):g}"
    return value if isinstance(value, str) else ""
