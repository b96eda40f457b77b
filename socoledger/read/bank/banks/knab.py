"""Knab: a CSV with semicolons below a line "KNAB EXPORT", and MT940 with tags between slashes or,
in older files, with REK: and NAAM:.

It has no balances. `Boekdatum` came later; without it the day of the transaction counts. Whether
money came in is said by a letter, or since 2026 by a word, and then amounts leave out zeros at
their end ("6,5"). How :86: looks is known from few samples.
"""

from socoledger.domain.bank import BankLine
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line
from socoledger.read.bank.tagged import label_pattern, labels, slash_tags

_WIDTH = 64
_LABELS = label_pattern("REK", "IBAN", "NAAM")


def _entry(row: Row) -> Entry:
    row = row._replace(values={**row.values, "amount": _with_cents(row.values["amount"].strip())})
    line = BankLine(
        day=row.day("booked" if row.text("booked") else "day"),
        cents=row.signed(
            "amount", "direction", credit="c bijschrijvingen", debit="d afschrijvingen"
        ),
        name=row.text("name"),
        iban=row.account("other"),
        description=row.text("description"),
        reference=row.reference("number"),
        end_to_end="",
    )
    return Entry(row.text("account"), line, currency=row.text("currency"))


def _with_cents(amount: str) -> str:
    """An amount with the zeros at its end that were left out."""
    whole, _, decimals = amount.partition(",")
    return f"{whole},{decimals:0<2}"


def _details(line: Mt940Line) -> Details | None:
    whole = text.unfolded(line.details, _WIDTH)
    found = slash_tags(whole)
    if found is not None:
        return found
    parts = labels(whole, _LABELS)
    if len(parts) == 1:
        return None
    account = parts.get("rek") or parts.get("iban") or ""
    return Details(parts.get("naam", ""), text.account(account), parts[""])


BANK = Bank(
    name="Knab",
    codes=("KNAB",),
    tables=(
        Layout(
            delimiters=";",
            entry=_entry,
            heads={
                "account": ("Rekeningnummer",),
                "day": ("Transactiedatum",),
                "currency": ("Valutacode",),
                "direction": ("CreditDebet",),
                "amount": ("Bedrag",),
                "other": ("Tegenrekeningnummer",),
                "name": ("Tegenrekeninghouder",),
                "description": ("Omschrijving",),
                "number": ("Referentie",),
                "booked": ("Boekdatum",),
            },
            optional=frozenset({"number", "booked"}),
        ),
    ),
    details=_details,
)
