"""An empty sheet of hours as an Excel file, by way of openpyxl, which is an extra of the package:
imported when such a file is asked for.
"""

from datetime import date
from typing import Any

from socoledger.write.timesheet_template import Template
from socoledger.write.words import Words
from socoledger.write.workbook import FONT, keep_as_text, lay_on_a4, saved

_HEAD_ROW = 4
_DAY_WIDTH, _WIDTH = 16, 12
_DAY_FORMAT = "ddd d-mm-yyyy"
_WEEKEND, _SHUT = "EDEDED", "BFBFBF"
_SATURDAY = 5
_LONGEST_LIST = 250
"""Signs of a list to choose from, as Excel allows."""


def as_xlsx(empty: Template, words: Words) -> bytes:
    """The sheet: weekends are grey, hours are checked as they are typed. Cells of hours have no
    format of their own, so that 4:30 becomes a time. Raises ImportError without openpyxl.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = empty.title
    sheet.append([empty.title])
    sheet.append([empty.note])
    sheet.append([])
    sheet.append([*empty.heads])
    for row in empty.rows:
        sheet.append([*row])
    for cells in sheet.iter_rows():
        for cell in cells:
            keep_as_text(cell)
    _shape(sheet, empty)
    _colour(sheet, empty)
    _add_sums(sheet, empty)
    _check_input(sheet, empty, words)
    return saved(workbook)


def _shape(sheet: Any, empty: Template) -> None:  # noqa: ANN401 - openpyxl has no types
    """Widths, heads that stay in sight, and a page that fits on paper."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet["A1"].font = Font(name=FONT, bold=True, size=14)
    for column, head in enumerate(empty.heads, 1):
        sheet.cell(_HEAD_ROW, column).font = Font(name=FONT, bold=True)
        width = _DAY_WIDTH if column == 1 else max(_WIDTH, len(head) + 2)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = sheet.cell(_HEAD_ROW + 1, 2)
    lay_on_a4(sheet, is_on_its_side=True, heads=_HEAD_ROW, pages=0 if empty.units else 1)
    sheet.print_options.gridLines = True


def _colour(sheet: Any, empty: Template) -> None:  # noqa: ANN401 - openpyxl has no types
    """Weekends grey, and darker the days on which somebody is no member."""
    from openpyxl.styles import PatternFill

    weekend = PatternFill("solid", start_color=_WEEKEND)
    shut = PatternFill("solid", start_color=_SHUT)
    for number, row in enumerate(empty.rows):
        day = row[0]
        is_weekend = isinstance(day, date) and day.weekday() >= _SATURDAY
        sheet.cell(_HEAD_ROW + 1 + number, 1).number_format = _DAY_FORMAT
        for column in range(len(empty.heads)):
            cell = sheet.cell(_HEAD_ROW + 1 + number, column + 1)
            if (number, column) in empty.shut:
                cell.fill = shut
            elif is_weekend:
                cell.fill = weekend


def _add_sums(sheet: Any, empty: Template) -> None:  # noqa: ANN401 - openpyxl has no types
    """A row of sums below a grid, which `hours` leaves out."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if not empty.total:
        return
    last = _HEAD_ROW + len(empty.rows)
    sheet.cell(last + 1, 1, empty.total).font = Font(name=FONT, bold=True)
    for column in empty.hours:
        letter = get_column_letter(column + 1)
        cell = sheet.cell(last + 1, column + 1, f"=SUM({letter}{_HEAD_ROW + 1}:{letter}{last})")
        cell.font = Font(name=FONT, bold=True)


def _check_input(sheet: Any, empty: Template, words: Words) -> None:  # noqa: ANN401 - as above
    """Hours from 0 up to and including 24, and a list of the units."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    first, last = _HEAD_ROW + 1, _HEAD_ROW + len(empty.rows)
    hours = DataValidation(type="decimal", operator="between", formula1="0", formula2="24")
    hours.errorTitle = words("Hours")
    hours.error = words("hours are a number from 0 up to and including 24, as 4,5")
    for column in empty.hours:
        letter = get_column_letter(column + 1)
        hours.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(hours)
    named = ",".join(empty.units)
    if 0 < len(named) <= _LONGEST_LIST:
        letter = get_column_letter(len(empty.heads))
        units = DataValidation(type="list", formula1=f'"{named}"', allow_blank=True)
        units.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(units)
