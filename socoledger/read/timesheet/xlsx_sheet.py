"""Sheets of an Excel file, as Excel and LibreOffice save it (SPEC 11), by way of openpyxl, which is
an extra of the package: imported here alone, and when there is such a file.

Formulas count by the results that were saved with them. Macros do not run, and no other file is
looked at. No more is unpacked than one file may hold.
"""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from socoledger.domain.bank import LARGEST_FILE
from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.bank.text import clean
from socoledger.read.timesheet.cell_values import WrongValueError, hours
from socoledger.read.timesheet.refusals import (
    DAMAGED,
    DOCUMENT_TYPE,
    NEEDS_OPENPYXL,
    TOO_MANY_ROWS,
    UNPACKS_TOO_LARGE,
    by_its_members,
)
from socoledger.read.timesheet.sheet import MOST_ROWS, Lacking, Row, Sheet, Spot, Value

_START = (b"PK\x03\x04", b"PK\x05\x06")
_WORKBOOK = "xl/workbook.xml"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How spreadsheets pack; others may ask for much memory."""
_ZIP_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises at a zip that is cut off or made to do harm."""
_DOCUMENT_TYPE = (b"<!DOCTYPE", b"<!ENTITY")
_MOST_MERGED = 10_000
"""Cells of one merged area that its value is given to."""
_VISIBLE = "visible"
_EMPTY_TEXT = "str"
"""The type that openpyxl gives a cell whose formula came to an empty text."""


def is_zip(content: bytes) -> bool:
    """Whether a file begins as a zip does, as an Excel file is."""
    return content.startswith(_START)


def xlsx_sheets(content: bytes) -> Iterator[Sheet]:
    """The visible sheets of a file, in its order. Raises NoTimesheet."""
    _look_inside(content)
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise NoTimesheet(NEEDS_OPENPYXL) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, such as pictures
            values = load_workbook(BytesIO(content), data_only=True, keep_links=False)
            formulas = load_workbook(BytesIO(content), keep_links=False)
        pairs = [*zip(values.worksheets, formulas.worksheets, strict=True)]
        sheets = [_sheet(*pair) for pair in pairs if pair[0].sheet_state == _VISIBLE]
    except NoTimesheet:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises anything at a file that is damaged
        raise NoTimesheet(DAMAGED) from None
    yield from sheets


def _look_inside(content: bytes) -> None:
    """Refuse what is no Excel file, unpacks to too much, or declares entities."""
    try:
        refusal = _refusal(content)
    except _ZIP_FAILURES:
        refusal = NoTimesheet(DAMAGED)
    if refusal is not None:
        raise refusal


def _refusal(content: bytes) -> NoTimesheet | None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        if _WORKBOOK not in names:
            return by_its_members(names)
        left = LARGEST_FILE
        for entry in archive.infolist():
            if entry.compress_type not in _METHODS:
                return NoTimesheet(DAMAGED)
            with archive.open(entry) as member:
                unpacked = member.read(left + 1)
            left -= len(unpacked)
            if left < 0:
                return NoTimesheet(UNPACKS_TOO_LARGE)
            if any(mark in unpacked for mark in _DOCUMENT_TYPE):
                return NoTimesheet(DOCUMENT_TYPE)
    return None


def _sheet(values: Any, formulas: Any) -> Sheet:  # noqa: ANN401 - openpyxl has no types
    cells: dict[Spot, Value] = {}
    for spot, cell in values._cells.items():  # noqa: SLF001 - those that there are: a sheet may have a million rows
        value = _value(cell.value)
        is_left_out = cell.value is None and cell.data_type != _EMPTY_TEXT
        if is_left_out and spot in formulas._cells and formulas._cells[spot].data_type == "f":  # noqa: SLF001
            value = Lacking.RESULT
        if value is not None:
            cells[spot] = value
    for area in values.merged_cells.ranges:
        top = cells.get((area.min_row, area.min_col))
        is_small = area.size["rows"] * area.size["columns"] <= _MOST_MERGED
        if top is not None and is_small and not _may_be_hours(top):
            cells |= dict.fromkeys(area.cells, top)
    rows: dict[int, dict[int, Value]] = {}
    for (row, column), value in sorted(cells.items(), key=lambda cell: cell[0]):
        rows.setdefault(row, {})[column] = value
    if len(rows) > MOST_ROWS:
        raise NoTimesheet(TOO_MANY_ROWS)
    found: dict[int, Row] = {**rows}
    return Sheet(found, clean(values.title))


def _may_be_hours(value: Value) -> bool:
    """Whether a value may be hours, which count once, however many cells they stand in."""
    try:
        return hours(value) is not None
    except WrongValueError:
        return False


def _value(found: object) -> Value | None:
    """What a cell holds in our own types; a day that has a time of the day is a text."""
    match found:
        case None | "":
            return None
        case bool():
            return str(found)
        case int() | float():
            return Fraction(Decimal(repr(found)))
        case datetime():
            return found.date() if found.time() == time() else found.isoformat(" ", "minutes")
        case date() | timedelta():
            return found
        case time():
            return timedelta(hours=found.hour, minutes=found.minute, seconds=found.second)
        case _:
            return clean(str(found)) or None
