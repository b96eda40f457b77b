"""bunq: a CSV with English heads, in UTF-8, with commas or semicolons as its owner chose.

It has no balances, no references and no currency; the account is taken to be in euros. The heads
are English whatever the language of the app, as programs of others that read it have them.
"""

from socoledger.domain.bank import BankLine
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Entry, Layout


def _entry(row: Row) -> Entry:
    line = BankLine(
        day=row.day("day"),
        cents=row.cents("amount"),
        name=row.text("name"),
        iban=row.account("other"),
        description=row.text("description"),
        reference="",
        end_to_end="",
    )
    return Entry(row.text("account"), line)


BANK = Bank(
    name="bunq",
    codes=("BUNQ",),
    tables=(
        Layout(
            delimiters=",;",
            entry=_entry,
            heads={
                "day": ("Date",),
                "amount": ("Amount",),
                "account": ("Account",),
                "other": ("Counterparty",),
                "name": ("Name",),
                "description": ("Description",),
            },
            encoding="utf-8",
        ),
    ),
)
