"""Triodos: a CSV of nine columns without heads, and MT940 with fields as ">20" in :86:.

The columns, of which no official description was at hand: day, account, amount, Debet or Credit,
name, other account, code, description, balance after it; that ">10" in :86: is the account of the
other side, and that an IBAN there stands in ">31", rests on few samples.
"""

import re
from itertools import chain

from socoledger.domain.bank import BankLine
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line

_FIELD = re.compile(r">([0-9]{2})")
_DESCRIPTION = tuple(str(field) for field in chain(range(20, 30), range(60, 64)))


def _entry(row: Row) -> Entry:
    line = BankLine(
        day=row.day("day"),
        cents=row.signed("amount", "direction", credit="credit", debit="debet debit"),
        name=row.text("name"),
        iban=row.account("other"),
        description=row.text("description"),
        reference="",
        end_to_end="",
    )
    return Entry(row.text("account"), line, row.balance("after"))


def _details(line: Mt940Line) -> Details | None:
    """Fields of 27 signs: a text goes on in the next field where it is broken."""
    parts = _FIELD.split("".join(line.details))
    if len(parts) < 3 or not parts[0].strip().isdigit():
        return None
    fields = dict(zip(parts[1::2], parts[2::2], strict=True))
    ibans = (text.account(fields.get(field, "")) for field in ("31", "10"))
    return Details(
        name=text.clean(fields.get("32", "") + fields.get("33", "")),
        iban=next((iban for iban in ibans if iban[:1].isalpha()), "")
        or text.account(fields.get("10", "")),
        description=text.clean("".join(fields.get(field, "") for field in _DESCRIPTION)),
    )


BANK = Bank(
    name="Triodos",
    codes=("TRIO",),
    tables=(
        Layout(
            delimiters=",;",
            entry=_entry,
            positions=(
                "day",
                "account",
                "amount",
                "direction",
                "name",
                "other",
                "",
                "description",
                "after",
            ),
            patterns={
                "day": r"[0-9]{2}-[0-9]{2}-[0-9]{4}",
                "account": r"NL[0-9]{2}TRIO[0-9]{10}",
                "direction": "Debet|Credit|Debit",
            },
        ),
    ),
    details=_details,
)
