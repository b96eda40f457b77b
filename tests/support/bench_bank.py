"""Statements of a bank with many lines, and the books that they come into, for `make bench`."""

from datetime import date, timedelta
from pathlib import Path

from socoledger.domain.bank import BankLine, Statement
from tests.support.bank_writers import WRITERS

FORMATS = {"MT940": "MT940 of ING", "CAMT.053": "CAMT.053 v2", "CSV": "CSV of ING"}
"""The formats that are timed, each with who writes it."""
_CUSTOMERS = 70
_IBAN = "NL20INGB0001234567"


def statement(lines: int, days: int, format_: str) -> bytes:
    """A statement of 2025 with so many lines, spread evenly over the first days of the year."""
    first = date(2025, 1, 1)
    booked = tuple(
        _line(index, first + timedelta(days=index * days // lines)) for index in range(lines)
    )
    made = Statement(
        iban=_IBAN,
        currency="EUR",
        first=first,
        last=booked[-1].day,
        opening_cents=0,
        closing_cents=sum(line.cents for line in booked),
        lines=booked,
        number="1",
        format=format_,
        bank="ING",
    )
    return WRITERS[FORMATS[format_]].write(made)


def _line(index: int, day: date) -> BankLine:
    customer = index % _CUSTOMERS
    return BankLine(
        day=day,
        cents=(500 + index * 37 % 90_000) * (-1 if index % 3 else 1),
        name=f"Klant{customer} Voorbeeldstad",
        iban=f"NL32INGB00000{customer:05d}",
        description=f"Factuur {index} voor het werk van de maand",
        reference=f"{index:014d}",
        end_to_end=f"EV{index:07d}REP0000T{index:04d}",
        row=index,
    )


def write_setup(books: Path, rules: int) -> None:
    """bank.yaml with so many rules, each of which fits one line in seventy."""
    text = f"accounts:\n  - {{iban: {_IBAN}, account: Assets:Bank}}\n"
    if rules:
        text += "rules:\n"
    for number in range(rules):
        owner = f"m{number % 12:02d}"
        text += f"  - {{text: klant{number}, account: Expenses:Materiaal, member: {owner}}}\n"
    (books / "bank.yaml").write_text(text)
