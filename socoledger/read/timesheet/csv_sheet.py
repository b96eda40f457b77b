"""A csv as spreadsheets save it: divided by semicolons, commas or tabs, in UTF-8, UTF-16 or as
Windows writes letters (SPEC 11). Rows are counted as a spreadsheet shows them: without the line
`sep=;`, which it makes use of, and with empty ones.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.bank.text import clean
from socoledger.read.timesheet.refusals import CUT_OFF, TOO_MANY_ROWS, WRONG_ENCODING
from socoledger.read.timesheet.sheet import MOST_ROWS, Row, Sheet

_COMMA = ","
_DELIMITERS = (";", "\t", _COMMA)
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def csv_sheets(content: bytes) -> Iterator[Sheet]:
    """The file as a sheet, for each sign that may divide its columns. Raises NoTimesheet, after all
    others if one of them is cut off.
    """
    text = _decoded(content)
    said = _SEPARATOR.match(text)
    if said is not None:
        text = text[said.end() :]
    is_cut_off = False
    for delimiter in _DELIMITERS if said is None else said[1]:
        try:
            yield _sheet(text, delimiter)
        except csv.Error:
            is_cut_off = True
    if is_cut_off:
        raise NoTimesheet(CUT_OFF)


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise NoTimesheet(WRONG_ENCODING)


def _sheet(text: str, delimiter: str) -> Sheet:
    """The file as a sheet. Raises csv.Error, NoTimesheet."""
    rows: dict[int, Row] = {}
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, texts in enumerate(reader, 1):
        if number > MOST_ROWS:
            raise NoTimesheet(TOO_MANY_ROWS)
        row = {column: shown for column, each in enumerate(texts, 1) if (shown := clean(each))}
        if row:
            rows[number] = row
    return Sheet(rows, divided_by_commas=delimiter == _COMMA)
