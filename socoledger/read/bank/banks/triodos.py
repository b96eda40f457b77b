"""Triodos: a CSV of nine columns, mostly without heads, and MT940 with fields as ">20" in :86:.

The columns, as programs of others that read them name them: day, account, amount, Debet or Credit,
name, other account with its BIC before it, code, description, and later the balance after it. In
:86: an IBAN follows a BIC in ">20" and ">21"; name and description then stand behind each other,
not to be told apart; ">31" is the own account. Before 2014 ">10" held the other account.
"""

import re
from collections.abc import Mapping

from socoledger.domain.bank import BankLine
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line
from socoledger.read.bank.tagged import FREE_FIELDS, numbered_fields

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def _entry(row: Row) -> Entry:
    line = BankLine(
        day=row.day("day"),
        cents=row.signed("amount", "direction", credit="credit", debit="debet debit"),
        name=row.text("name"),
        iban=row.account("other") or text.account(row.text("other").rpartition(" ")[2]),
        description=row.text("description"),
        reference="",
        end_to_end="",
    )
    return Entry(row.text("account"), line, row.balance("after"))


def _details(line: Mt940Line) -> Details | None:
    """Fields of 27 signs: a text goes on in the next field where it is broken."""
    fields = numbered_fields(line.details, ">")
    if fields is None:
        return None
    bic, iban, *_ = (fields.get(field, "") for field in FREE_FIELDS)
    has_iban = _BIC.fullmatch(bic.strip()) is not None and text.account(iban) != ""
    said = "".join(fields.get(field, "") for field in FREE_FIELDS[2 * has_iban :])
    return Details(
        iban=text.account(iban if has_iban else fields.get("10", "")), description=text.clean(said)
    )


_COLUMNS = ("day", "account", "amount", "direction", "name", "other", "", "description", "after")
_PATTERNS = {
    "day": r"[0-9]{2}-[0-9]{2}-[0-9]{4}",
    "account": r"NL[0-9]{2}TRIO[0-9]{10}",
    "direction": "Debet|Credit|Debit",
}
_HEADS: Mapping[str, tuple[str, ...]] = {
    "day": ("Boekdatum",),
    "account": ("Rekeningnummer",),
    "amount": ("Bedrag",),
    "direction": ("Debet / Credit", "Debet/Credit"),
    "name": ("Naam tegenrekening",),
    "other": ("Tegenrekening",),
    "description": ("Omschrijving",),
    "after": ("Saldo na boeking",),
}

BANK = Bank(
    name="Triodos",
    codes=("TRIO",),
    tables=(
        Layout(delimiters=",;\t", entry=_entry, heads=_HEADS, optional=frozenset({"after"})),
        *(
            Layout(delimiters=",;", entry=_entry, positions=columns, patterns=_PATTERNS)
            for columns in (_COLUMNS, _COLUMNS[:-1])
        ),
    ),
    details=_details,
)
