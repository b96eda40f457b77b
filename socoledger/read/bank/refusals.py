"""What is said of a file that cannot be read as a statement (SPEC 10): what it looks like, and
which to download instead. No value of a line is told.
"""

import re

from socoledger.domain.bank import NoStatement
from socoledger.domain.findings import Parameter, Phrase
from socoledger.read.foreign_files import (
    JSON,
    OLD_OFFICE,
    PACKED,
    PICTURES,
    kind_by_members,
    kind_by_start,
    start_of,
)

ADVICE = Phrase("download the statement from the bank as CAMT.053, or else as MT940 or CSV")
AGAIN = Phrase("download it again")

EMPTY = Phrase("the file is empty; {advice}", advice=AGAIN)
TOO_LARGE = Phrase(
    "it holds more than is read at once, 20 MB; download a shorter period, such as a month"
)
UNPACKS_TOO_LARGE = Phrase("it unpacks to more than 20 MB; download a shorter period at a time")
DAMAGED_ZIP = Phrase("this zip is damaged or cut off; {advice}", advice=AGAIN)
LOCKED_ZIP = Phrase("this zip is locked by a password; unpack it, and give what is in it")
NOTHING_IN_ZIP = Phrase("there is no statement in this zip; {advice}", advice=ADVICE)
ZIP_IN_ZIP = Phrase("there is a zip in this zip; unpack it, and give what is in it")
CUT_OFF = Phrase("the statement is cut off; {advice}", advice=AGAIN)
WRONG_ENCODING = Phrase(
    "its letters were damaged by another program; download it again, and do not open or save it"
)
UTF_16 = Phrase("it was saved as UTF-16 by another program; download it again")
DOCUMENT_TYPE = Phrase(
    "this XML declares a document type, as no bank does, so it is not read; {advice}",
    advice=ADVICE,
)
BROKEN_XML = Phrase("this XML is damaged or cut off at line {line}; download it again")
NO_STATEMENT_IN_XML = Phrase("this XML is no bank statement; {advice}", advice=ADVICE)
PAYMENTS = Phrase(
    "these are payment orders (pain), which say what was asked and not what was paid; {advice}",
    advice=ADVICE,
)
INTERIM = Phrase(
    "this is an interim report ({what}), which may still change; {advice}", advice=ADVICE
)
NOTICES = Phrase(
    "these are notices of single payments (CAMT.054), without balances; {advice}", advice=ADVICE
)
OTHER_VERSION = Phrase(
    "this is CAMT.053 version {version}; versions 2 to 8 can be read, and MT940 and CSV"
)
TWO_CURRENCIES = Phrase(
    "the amount at line {line} is not in the currency of its account, so it is not read"
)
NO_ACCOUNT = Phrase("the statement at line {line} does not say of which account it is")
NO_LINES = Phrase("there are no lines in this table; download a period in which something moved")
UNKNOWN_TABLE = Phrase("this is a table with columns of no bank that is known here; {advice}")
BALANCES = Phrase("this looks like a list of balances, without what came in and went out; {advice}")
OTHER_KIND = Phrase("this is {what}; {advice}", advice=ADVICE)
UNKNOWN = Phrase("nothing in it looks like a bank statement; {advice}", advice=ADVICE)

DAY = Phrase("line {line} has no day where one should be; {advice}", advice=AGAIN)
AMOUNT = Phrase(
    "line {line} has no amount in euros and cents where one should be; {advice}", advice=AGAIN
)
LINE = Phrase(
    "line {line} cannot be read, as it is cut off or was changed by another program; {advice}",
    advice=AGAIN,
)
_WEB_PAGE = Phrase("a web page, perhaps since you were no longer logged in")
_EXCEL = Phrase("an Excel file, in which days and amounts may have been changed")
_OFX = Phrase("OFX, which is not read here")
_QIF = Phrase("QIF, which is not read here")

_SIGNATURES = (
    (b"%PDF", Phrase("a PDF, out of which no amount can be read for certain")),
    (OLD_OFFICE, Phrase("an old Excel or Word file")),
    *PICTURES,
    *((start, Phrase("a packed file of another kind than zip")) for start in PACKED),
    (b"OFXHEADER", _OFX),
    (b"!Type:", _QIF),
    (b"!Account", _QIF),
    *JSON,
    (b"[", Phrase("JSON, which is not read here")),
)
"""How files begin that people take for a statement."""

_SHEETS = (
    ("xl/", _EXCEL),
    ("word/", Phrase("a Word file")),
    ("content.xml", Phrase("a file of LibreOffice, in which amounts may have been changed")),
)
_MARKUP = (
    (re.compile(rb"<\?OFX|<OFX>", re.IGNORECASE), _OFX),
    (re.compile(rb"Excel\.Sheet|office:spreadsheet"), _EXCEL),
    (re.compile(rb"<(?:!doctype html|html|head|body|script|div)\b", re.IGNORECASE), _WEB_PAGE),
)
"""What stands near the beginning of files with elements that are no statement."""
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def refused(reason: Phrase, **parameters: Parameter) -> NoStatement:
    """A refusal for one of these reasons, with what is not in it yet."""
    return NoStatement(reason.filled(**parameters))


def by_its_start(content: bytes) -> NoStatement | None:
    """What a file is that begins as no statement does, None if it may be one."""
    start = start_of(content, 1024)
    if not start:
        return NoStatement(EMPTY)
    if content.startswith(_UTF_16_MARKS) and b"<" not in start[:4]:
        return NoStatement(UTF_16)
    marks = _MARKUP if start.startswith(b"<") else ()
    by_markup = next((what for mark, what in marks if mark.search(start)), None)
    what = kind_by_start(start, _SIGNATURES) or by_markup
    return None if what is None else refused(OTHER_KIND, what=what)


def by_its_members(names: list[str]) -> NoStatement | None:
    """What a zip is that holds these files, None if they may be statements."""
    what = kind_by_members(names, _SHEETS)
    return None if what is None else refused(OTHER_KIND, what=what)
