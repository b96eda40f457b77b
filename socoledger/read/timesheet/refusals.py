"""What is said of a file that is no sheet of hours, and of cells that cannot be read (SPEC 11)."""

from socoledger.domain.findings import Parameter, Phrase
from socoledger.domain.timesheet import NoTimesheet
from socoledger.read.foreign_files import (
    JSON,
    OLD_OFFICE,
    PACKED,
    PICTURES,
    kind_by_members,
    kind_by_start,
    start_of,
)

ADVICE = Phrase("save the sheet as .xlsx or .csv in the program that it was made with")
TEMPLATE = Phrase(
    "make an empty sheet with: socoledger hours template --month 2026-03 --out uren.xlsx"
)

EMPTY = Phrase("the file is empty; {advice}", advice=TEMPLATE)
TOO_LARGE = Phrase("it holds more than is read at once, 20 MB; give the sheet of a month")
UNPACKS_TOO_LARGE = Phrase("it unpacks to more than 20 MB; keep the sheet of hours alone in it")
TOO_MANY_ROWS = Phrase("it has more rows than are read at once, 20000; give the sheet of a month")
DAMAGED = Phrase("this Excel file is damaged or cut off; open and save it again, or get it anew")
DOCUMENT_TYPE = Phrase("this Excel file declares a document type, as none does, so it is not read")
CUT_OFF = Phrase("this csv is cut off inside quotes; save it again")
WRONG_ENCODING = Phrase("this is no text that can be read; {advice}", advice=ADVICE)
OTHER_KIND = Phrase("this is {what}; {advice}", advice=ADVICE)
LOCKED_OR_OLD = Phrase(
    "this is an old Excel file (.xls), or one with a password; save it as .xlsx without a password,"
    " or as .csv"
)
STATEMENT = Phrase("this is a bank statement; book it with: socoledger import FILE")
UNKNOWN = Phrase(
    "nothing in it looks like a sheet of hours: a row of heads with day, member and hours, or days"
    " by members; {advice}",
    advice=TEMPLATE,
)
NO_MONTH = Phrase(
    "its days have no month: write it above them, as maart 2026, or give it: --month 2026-03"
)
TWO_MONTHS = Phrase(
    "above its days stand several months: {months}; leave one of them, or give it: --month 2026-03"
)
NO_LINES = Phrase("there are no hours in it yet; fill in hours, and save it")
NEEDS_OPENPYXL = Phrase(
    'reading Excel files asks for one more package: pip install "socoledger[xlsx]"; or save the'
    " sheet as .csv"
)

NO_DAY = Phrase("there is no day with these hours; of a total, write totaal in front of it")
NOT_A_DAY = Phrase("this is no day; write it like 12-3-2026 or 2026-03-12")
NOT_IN_MONTH = Phrase("{month} has no such day")
OTHER_MONTH = Phrase("this day is not in {month}")
OTHER_WEEKDAY = Phrase("{day} is on another day of the week; correct one of the two, or the month")
NO_MEMBER = Phrase("it does not say whose hours these are")
NO_HOURS = Phrase("there are no hours here, and the row says what for; fill them in")
NOT_HOURS = Phrase(
    "this is no number of hours; write it like 4,5 or 4:30, with at most two decimals, or leave it"
    " empty"
)
DAY_FOR_HOURS = Phrase(
    "the spreadsheet made a day of these hours; type them again as 4,5, and give the cell the"
    " format of a number"
)
NO_RESULT = Phrase(
    "this formula has no result yet; open the file in Excel or LibreOffice, and save it"
)
TOO_WIDE = Phrase(
    "this row has more columns than the heads, perhaps by a comma inside a number; save it with"
    " semicolons, or put the number in quotes"
)

_SIGNATURES = (
    (b"%PDF", Phrase("a PDF")),
    (b"{\\rtf", Phrase("a Word file")),
    *PICTURES,
    *((start, Phrase("a packed file")) for start in PACKED),
    *JSON,
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<table", b"<meta")
_PACKED = (
    ("word/", Phrase("a Word file")),
    ("ppt/", Phrase("a file of PowerPoint")),
    ("content.xml", Phrase("a file of LibreOffice (.ods)")),
    ("Index/Document.iwa", Phrase("a file of Numbers")),
)


def refused(reason: Phrase, **parameters: Parameter) -> NoTimesheet:
    """A refusal for one of these reasons, with what is not in it yet."""
    return NoTimesheet(reason.filled(**parameters))


def by_its_start(content: bytes) -> NoTimesheet | None:
    """What a file is that begins as no sheet does, None if it may be one."""
    start = start_of(content, 64)
    if not start:
        return NoTimesheet(EMPTY)
    if start.startswith(OLD_OFFICE):
        return NoTimesheet(LOCKED_OR_OLD)
    if start.lower().startswith(_HTML):
        return refused(OTHER_KIND, what=Phrase("a web page"))
    what = kind_by_start(start, _SIGNATURES)
    return None if what is None else refused(OTHER_KIND, what=what)


def by_its_members(names: list[str]) -> NoTimesheet:
    """What a zip is that holds these files, and no sheet of Excel."""
    what = kind_by_members(names, _PACKED) or Phrase("a packed file")
    return refused(OTHER_KIND, what=what)
