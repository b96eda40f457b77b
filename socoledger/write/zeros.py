"""Rows and tables of nothing but zeros, which people need not read."""

from collections.abc import Sequence
from typing import NamedTuple

from socoledger.domain.findings import _
from socoledger.write.as_json import Figure
from socoledger.write.layout import NUMBERS, Row, Table, Value
from socoledger.write.words import Words


class Left(NamedTuple):
    """How much is left out for being nothing but zeros."""

    rows: int = 0
    tables: int = 0
    columns: int = 0

    def note(self, words: Words) -> str:
        """One line that says so, empty if nothing is left out."""
        counts = (
            (self.tables, _("tables: {count}")),
            (self.rows, _("rows: {count}")),
            (self.columns, _("columns: {count}")),
        )
        told = ", ".join(words(message, count=count) for count, message in counts if count)
        return words("left out, because they contain only zeros: {what}", what=told) if told else ""


class Kept(NamedTuple):
    """The tables that people read, and what they do not."""

    tables: tuple[Table, ...]
    left: Left


def without_zeros(tables: Sequence[Table], words: Words) -> Kept:
    """Tables without rows of zeros, and without those that then have no rows. A row that is "kept",
    as a sum is, stays with the others. Where nothing would be left, a sentence says so.
    """
    kept, left = list[Table](), Left()
    for table in tables:
        rows = tuple(row for row in table.rows if _is_sum(row, table) or not _zeros_in(row, table))
        if table.rows and not any(_counts(row, table) for row in rows):
            left = left._replace(tables=left.tables + 1)
            continue
        kept.append(table._replace(rows=rows))
        left = left._replace(rows=left.rows + len(table.rows) - len(rows))
    if left.tables and not any(table.columns for table in kept):
        titles = "; ".join(table.title for table in tables if table.columns)
        only = Table(words("everything here is zero: {titles}", titles=titles))
        return Kept((only, *kept), Left())
    return Kept(tuple(kept), left)


def columns_of_zeros(table: Table) -> list[bool]:
    """Whether each column of numbers has nothing but zeros."""
    return [
        column.cell in NUMBERS and not any(says(row.cells[column]) for row in table.rows)
        for column in table.columns
    ]


def _counts(row: Row, table: Table) -> bool:
    """Whether a row would be there without the others."""
    return not (table.total and row is table.rows[-1]) and not _zeros_in(row, table)


def _is_sum(row: Row, table: Table) -> bool:
    """Whether a row says what others come to, which may well be zero."""
    return row.kept or (table.total and row is table.rows[-1])


def _zeros_in(row: Row, table: Table) -> bool:
    values = [row.cells[one] for one in table.columns if one.cell in NUMBERS and not one.aside]
    return any(value is not None for value in values) and not any(map(says, values))


def says(value: Value) -> bool:
    """Whether a number is anything else than zero; what is hidden is."""
    if isinstance(value, Figure):
        return value.number != 0
    if isinstance(value, str):
        return any(digit in value for digit in "123456789") or not (value == "" or "0" in value)
    return value is not None and value != 0
