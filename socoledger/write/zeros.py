"""Leaving out rows and tables that contain only zeros."""

from collections.abc import Sequence
from typing import NamedTuple

from socoledger.domain.findings import _
from socoledger.write.as_json import Figure
from socoledger.write.layout import NUMBERS, Row, Table, Value
from socoledger.write.words import Words


class LeftOut(NamedTuple):
    """The numbers of rows, tables and columns that are left out, as they contain only zeros."""

    rows: int = 0
    tables: int = 0
    columns: int = 0

    def note(self, words: Words) -> str:
        """One line with these numbers, "" if nothing is left out."""
        counts = (
            (self.tables, _("tables: {count}")),
            (self.rows, _("rows: {count}")),
            (self.columns, _("columns: {count}")),
        )
        counted = ", ".join(words(message, count=count) for count, message in counts if count)
        return (
            words("left out, because they contain only zeros: {what}", what=counted)
            if counted
            else ""
        )


class WithoutZeros(NamedTuple):
    """The tables to show, and the numbers of what is left out."""

    tables: tuple[Table, ...]
    left: LeftOut


def without_zeros(tables: Sequence[Table], words: Words) -> WithoutZeros:
    """Tables without rows of zeros, and without tables that then have no rows. Rows that are
    `kept`, such as sums, stay if others do. If no table is left, a note takes their place.
    """
    kept, left = list[Table](), LeftOut()
    for table in tables:
        rows = tuple(
            row for row in table.rows if _is_sum(row, table) or not _is_all_zero(row, table)
        )
        if table.rows and not any(_has_own_content(row, table) for row in rows):
            left = left._replace(tables=left.tables + 1)
            continue
        kept.append(table._replace(rows=rows))
        left = left._replace(rows=left.rows + len(table.rows) - len(rows))
    if left.tables and not any(table.columns for table in kept):
        titles = "; ".join(table.title for table in tables if table.columns)
        note = Table(words("everything here is zero: {titles}", titles=titles))
        return WithoutZeros((note, *kept), LeftOut())
    return WithoutZeros(tuple(kept), left)


def columns_of_zeros(table: Table) -> list[bool]:
    """For each column, whether it holds numbers that are all zero."""
    return [
        column.cell in NUMBERS and not any(is_nonzero(row.cells[column]) for row in table.rows)
        for column in table.columns
    ]


def _has_own_content(row: Row, table: Table) -> bool:
    """Whether a row is shown for its own sake, not only as a sum of others."""
    return not (table.total and row is table.rows[-1]) and not _is_all_zero(row, table)


def _is_sum(row: Row, table: Table) -> bool:
    """Whether a row is a sum of others, which may be zero."""
    return row.kept or (table.total and row is table.rows[-1])


def _is_all_zero(row: Row, table: Table) -> bool:
    values = [
        row.cells[column] for column in table.columns if column.cell in NUMBERS and not column.aside
    ]
    return any(value is not None for value in values) and not any(map(is_nonzero, values))


def is_nonzero(value: Value) -> bool:
    """Whether a value is not zero; a hidden value counts as not zero."""
    if isinstance(value, Figure):
        return value.number != 0
    if isinstance(value, str):
        return any(digit in value for digit in "123456789") or not (value == "" or "0" in value)
    return value is not None and value != 0
