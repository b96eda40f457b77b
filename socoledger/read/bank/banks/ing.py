"""ING: a CSV of before 2019 with commas, and one of later with semicolons and balances, with Dutch
or English heads; MT940 with /CNTP/ and /REMI/, and before 2014 a number and a text.

ING tells no reference of its own in CSV. That the later table has "Resulting balance" and "Tag" is
known of private and business accounts; the table of savings accounts is another, and not read.
"""

import re

from socoledger.domain.bank import BankLine
from socoledger.domain.findings import Phrase
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line
from socoledger.read.bank.tagged import label_pattern, labels, slash_tags

_LABELS = label_pattern(
    "Naam",
    "Name",
    "Omschrijving",
    "Description",
    "IBAN",
    "BIC",
    "Kenmerk",
    "Reference",
    "Machtiging ID",
    "Mandate ID",
    "Incassant ID",
    "Creditor ID",
    "Datum/Tijd",
    "Date/time",
    "Valutadatum",
    "Value date",
    "Overige partij",
    "Other party",
)
_WIDTH = 64
_OLD = re.compile(r"([0-9]{10})\s+(.*)", re.DOTALL)


def _entry(row: Row) -> Entry:
    cents = row.signed("amount", "direction", credit="bij credit", debit="af debit")
    parts = labels(row.text("description"), _LABELS)
    line = BankLine(
        day=row.day("day"),
        cents=cents,
        name=row.text("name"),
        iban=row.account("other"),
        description=parts.get("omschrijving") or parts.get("description") or parts[""],
        reference="",
        end_to_end=text.reference(parts.get("kenmerk") or parts.get("reference") or ""),
    )
    return Entry(row.text("account"), line, row.balance("after"))


def _details(line: Mt940Line) -> Details | None:
    whole = text.unfolded(line.details, _WIDTH)
    found = slash_tags(whole)
    if found is not None:
        return found
    old = _OLD.fullmatch(whole)
    return Details(iban=old[1], description=text.clean(old[2])) if old else None


BANK = Bank(
    name="ING",
    codes=("INGB",),
    tables=(
        Layout(
            delimiters=",;",
            entry=_entry,
            heads={
                "day": ("Datum", "Date"),
                "name": ("Naam / Omschrijving", "Name / Description"),
                "account": ("Rekening", "Account"),
                "other": ("Tegenrekening", "Counterparty"),
                "direction": ("Af Bij", "Debit/credit"),
                "amount": ("Bedrag (EUR)", "Amount (EUR)"),
                "description": ("Mededelingen", "Notifications"),
                "after": ("Saldo na mutatie", "Resulting balance"),
            },
            optional=frozenset({"after"}),
        ),
    ),
    details=_details,
    advice=Phrase(
        "download from ING what came in and went out (af en bij) as CAMT.053, MT940 or CSV"
    ),
)
