"""Rabobank: a CSV with Dutch or English heads in latin-1, and tags between slashes in MT940.

The heads are those of files of 2020 and 2022; those of its table for businesses are known from one
program that reads it. A description is broken over three columns.
"""

import re

from socoledger.domain.bank import BankLine
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line
from socoledger.read.bank.tagged import slash_tags

_WIDTH = 64
_OLD_ACCOUNT = re.compile(r"P?0*([0-9]{3,10})")
"""Before 2014 a number of the Postbank began with P."""


def _entry(row: Row) -> Entry:
    description = row.text("description", "more", "most")
    line = BankLine(
        day=row.day("day"),
        cents=row.cents("amount"),
        name=row.text("name"),
        iban=row.account("other"),
        description=text.with_reference(description, row.text("payment")),
        reference=row.reference("number"),
        end_to_end=row.reference("end_to_end"),
    )
    return Entry(row.text("account"), line, row.balance("after"), row.text("currency"))


def _details(line: Mt940Line) -> Details | None:
    """Tags in :86:, mostly, and the account of the other side in the second line of :61:."""
    whole = text.unfolded(line.details, _WIDTH)
    old = _OLD_ACCOUNT.fullmatch(line.supplement.strip())
    other = text.account(old[1] if old else line.supplement)
    found = slash_tags(whole) or (Details(description=text.clean(whole)) if other else None)
    return found and found._replace(iban=found.iban or other)


BANK = Bank(
    name="Rabobank",
    codes=("RABO",),
    tables=(
        Layout(
            delimiters=",;",
            entry=_entry,
            heads={
                "account": ("IBAN/BBAN",),
                "currency": ("Munt", "Ccy", "Valuta"),
                "number": ("Volgnr", "Seq No", "Volg nr"),
                "day": ("Datum", "Date"),
                "amount": ("Bedrag", "Amount"),
                "after": ("Saldo na trn", "Bal After Bkng", "Saldo na boeking"),
                "other": (
                    "Tegenrekening IBAN/BBAN",
                    "Counterpty IBAN/BBAN",
                    "IBAN/BBAN tegenpartij",
                ),
                "name": ("Naam tegenpartij", "Name Counterpty"),
                "end_to_end": ("Transactiereferentie", "Transaction Reference"),
                "payment": ("Betalingskenmerk", "Payment Reference"),
                "description": ("Omschrijving-1", "Description-1", "Omschrijving - 1"),
                "more": ("Omschrijving-2", "Description-2", "Omschrijving - 2"),
                "most": ("Omschrijving-3", "Description-3", "Omschrijving - 3"),
            },
            optional=frozenset({"end_to_end", "payment", "more", "most"}),
            encoding="latin-1",
        ),
    ),
    details=_details,
)
