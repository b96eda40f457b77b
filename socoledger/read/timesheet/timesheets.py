"""Any sheet of hours, known by its content (SPEC 11): csv or xlsx, in one of its layouts."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.bank import LARGEST_FILE, NoStatement
from socoledger.domain.findings import Phrase
from socoledger.domain.period import Month
from socoledger.domain.timesheet import Entered, NoTimesheet, Timesheet, Trouble
from socoledger.read.bank import read_statements
from socoledger.read.timesheet.cell_values import WrongValueError, day, day_text, hours, months_in
from socoledger.read.timesheet.csv_sheet import csv_sheets
from socoledger.read.timesheet.heads import Head
from socoledger.read.timesheet.layouts import Cells, Layout, beside, layout_of
from socoledger.read.timesheet.refusals import (
    NO_DAY,
    NO_HOURS,
    NO_LINES,
    NO_MEMBER,
    NO_MONTH,
    STATEMENT,
    TOO_LARGE,
    TOO_WIDE,
    TWO_MONTHS,
    UNKNOWN,
    by_its_start,
    refused,
)
from socoledger.read.timesheet.sheet import Sheet, Spot, cell_name, text_of
from socoledger.read.timesheet.xlsx_sheet import is_zip, xlsx_sheets


def read_timesheet(content: bytes, month: Month | None = None) -> Timesheet:
    """What the first sheet in a file says that looks like one of hours. `month` is the one that its
    days have to be in, None: any.

    Raises NoTimesheet, and nothing else, for what is no sheet of hours or is damaged; what cannot
    be read of a sheet is in its troubles.
    """
    if len(content) > LARGEST_FILE:
        raise NoTimesheet(TOO_LARGE)
    other = by_its_start(content)
    if other is not None:
        raise other
    if not is_zip(content) and _is_statement(content):
        raise NoTimesheet(STATEMENT)
    sheets = xlsx_sheets(content) if is_zip(content) else csv_sheets(content)
    fitting = ((sheet, layout) for sheet in sheets if (layout := layout_of(sheet)) is not None)
    first = next(fitting, None)
    if first is None:
        raise NoTimesheet(UNKNOWN)
    sheet, layout = first
    others = [*fitting] if sheet.name else []  # a csv is one sheet, however it is divided
    entries, troubles = _Reader(sheet, layout, month).read()
    if not entries and not troubles:
        raise NoTimesheet(NO_LINES)
    return Timesheet(entries, troubles, sheet.name, tuple(other.name for other, _ in others))


def _is_statement(content: bytes) -> bool:
    """Whether a file is something to `import`."""
    try:
        return bool(read_statements(content))
    except NoStatement:
        return False


class _Reader:
    """Reads the hours of a sheet by its layout."""

    def __init__(self, sheet: Sheet, layout: Layout, month: Month | None) -> None:
        self._sheet, self._layout = sheet, layout
        self._above = [row for number, row in sheet.rows.items() if number < layout.head_row]
        self._month = self._month_of_days(month)
        self._what = next(filter(None, (beside(row, Head.WHAT) for row in self._above)), "")

    def read(self) -> tuple[tuple[Entered, ...], tuple[Trouble, ...]]:
        """All hours, and what is wrong with others, each cell once."""
        entries: list[Entered] = []
        troubles = dict[str, Phrase]()
        for row, width in self._too_wide():
            troubles[cell_name((row, width))] = TOO_WIDE
        for cells in self._layout.cells:
            try:
                entered = self._entered(cells)
            except _Wrong as wrong:
                troubles.setdefault(cell_name(wrong.spot), wrong.reason)
            else:
                entries += [] if entered is None else [entered]
        found = (Trouble(cell, reason) for cell, reason in troubles.items())
        return tuple(entries), tuple(found)

    def _entered(self, cells: Cells) -> Entered | None:
        """The hours of one cell, None if there are none. Raises _Wrong."""
        sheet = self._sheet
        what = self._what if cells.what is None else text_of(sheet.at(cells.what))
        value = sheet.at(cells.hours)
        try:
            found = None if value is None else hours(value)
        except WrongValueError as error:
            raise _Wrong(cells.hours, error.reason) from None
        if found is None:
            if cells.what is not None and what and value is None:
                raise _Wrong(cells.hours, NO_HOURS)
            return None
        on, member = sheet.at(cells.day), text_of(sheet.at(cells.member))
        if on is None:
            raise _Wrong(cells.day, NO_DAY)
        try:
            when = day(on, self._month)
        except WrongValueError as error:
            raise _Wrong(cells.day, error.reason) from None
        if not member:
            raise _Wrong(cells.member, NO_MEMBER)
        where = cell_name(cells.hours), cell_name(cells.member)
        return Entered(when, member, found, what, *where)

    def _month_of_days(self, asked: Month | None) -> Month | None:
        """The month of days without one: as asked for, or as named above them. Raises NoTimesheet
        if it is needed, and not known.
        """
        days = (day_text(self._sheet.at(cells.day)) for cells in self._layout.cells)
        written = [each for each in days if each is not None]
        if asked is not None or all(None not in (each.month, each.year) for each in written):
            return asked
        texts = [" ".join(map(text_of, row.values())) for row in self._above]
        named = {Month.of(on) for row in self._above for on in row.values() if isinstance(on, date)}
        named |= set(months_in(texts)) or set(months_in([self._sheet.name]))
        if len(named) > 1:
            raise refused(TWO_MONTHS, months=", ".join(map(str, sorted(named))))
        if not named:
            raise NoTimesheet(NO_MONTH)
        return named.pop()

    def _too_wide(self) -> Iterator[tuple[int, int]]:
        """Rows that reach beyond the heads, where a comma divides columns, and how far."""
        if self._sheet.divided_by_commas:
            width = max(self._sheet.rows[self._layout.head_row])
            for number, row in self._sheet.rows.items():
                if number > self._layout.head_row and max(row) > width:
                    yield number, max(row)


class _Wrong(Exception):  # noqa: N818 - about a cell of somebody's sheet, no defect
    """A cell keeps hours from being read, for this reason."""

    def __init__(self, spot: Spot, reason: Phrase) -> None:
        super().__init__(spot)
        self.spot, self.reason = spot, reason
