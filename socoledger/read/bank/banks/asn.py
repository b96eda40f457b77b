"""ASN Bank, SNS and RegioBank, which are one house: a CSV of 19 columns, and MT940 in which the
other side stands in :61: and the description below the first line of :86:.

The columns are those of ASN's own description: booking day, account, other account, name, address,
postcode, city, currency, balance before, currency, amount, journal day, value day, two codes,
number, payment reference, description between single quotes (in which the delimiter may stand, and
a name such as 't Hoekje begins with one), number of the paper statement; later a category too. Once
there were no heads; those known here are of programs of others that read files of 2023 to 2026. A
number is unique within its journal day.
"""

import re

from socoledger.domain.bank import BankLine
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line

_WIDTH = 65
_FIRST_LINE = re.compile(r"(?P<account>[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}|[0-9]{3,10}) +(?P<name>.*)")


def _entry(row: Row) -> Entry:
    cents = row.cents("amount")
    number = row.reference("number")
    line = BankLine(
        day=row.day("day"),
        cents=cents,
        name=row.text("name"),
        iban=row.account("other"),
        description=text.with_reference(_unquoted(row.text("description")), row.text("payment")),
        reference=f"{row.day('journal')}/{number}" if number else "",
        end_to_end="",
    )
    before = row.balance("before")
    after = None if before is None else before + cents
    return Entry(row.text("account"), line, after, row.text("currency"))


def _unquoted(found: str) -> str:
    return found[1:-1].strip() if found[:1] == found[-1:] == "'" else found


def _details(line: Mt940Line) -> Details | None:
    """The account in :61:, the name below it; in :86: both, padding, and what for."""
    other = text.account(line.customer_reference)
    if not other:
        return None
    lines = list(line.details)
    first = _FIRST_LINE.fullmatch(lines[0].strip()) if lines else None
    if first is not None and text.account(first["account"]) == other:
        lines = lines[1:]
    return Details(
        name=text.clean(line.supplement),
        iban=other,
        description=text.clean(text.unfolded(lines, _WIDTH)),
    )


_HEADS = {
    "day": ("Datum",),
    "account": ("Je rekening",),
    "other": ("Van / naar",),
    "name": ("Naam",),
    "currency": ("Valuta", "Valuta boeking"),
    "before": ("Saldo voor boeking",),
    "amount": ("Bedrag bij / af", "Bedrag bij/af"),
    "journal": ("Verwerkingsdatum",),
    "number": ("Volgnummer",),
    "payment": ("Betalingskenmerk",),
    "description": ("Omschrijving",),
}
_DAY = r"[0-9]{2}-[0-9]{2}-[0-9]{4}"
_POSITIONS = (
    "day",
    "account",
    "other",
    "name",
    *("", "", ""),
    "currency",
    "before",
    "",
    "amount",
    "journal",
    *("", "", ""),
    "number",
    "payment",
    "description",
    "",
)

_PATTERNS = {
    "day": _DAY,
    "account": r"NL[0-9]{2}[A-Z]{4}[0-9]{10}",
    "currency": "[A-Z]{3}",
    "journal": _DAY,
    "description": "'.*'|[^',;]*",
}

BANK = Bank(
    name="ASN/SNS/RegioBank",
    codes=("ASNB", "SNSB", "RBRB"),
    tables=(
        Layout(delimiters=",;", entry=_entry, heads=_HEADS, free_text="description"),
        *(
            Layout(
                delimiters=",;",
                entry=_entry,
                positions=positions,
                patterns=_PATTERNS,
                free_text="description",
            )
            for positions in (_POSITIONS, (*_POSITIONS, ""))
        ),
    ),
    details=_details,
)
