"""ABN AMRO: TAB, a table without heads whose accounts are numbers of nine digits; and MT940. Both
have the same descriptions: tags between slashes, or columns of 32 signs filled up with spaces.

TAB's columns: account, currency, booking day, balance before, balance after, value day, amount,
description.
"""

import re

from socoledger.domain.bank import BankLine
from socoledger.read.bank import text
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import Bank, Details, Entry, Layout, Mt940Line
from socoledger.read.bank.tagged import label_pattern, labels, slash_tags

_LABELS = label_pattern("IBAN", "BIC", "Naam", "Machtiging", "Incassant", "Omschrijving", "Kenmerk")
_WIDTH = 65
_GIRO = re.compile(r"GIRO +(?P<account>[0-9]{3,10}) (?P<name>.*?)(?: {2,}|$)(?P<rest>.*)")
_OTHER_BANK = re.compile(
    r"(?P<account>[0-9]{2}(?:\.[0-9]{2}){2}\.[0-9]{2,3}) +(?P<name>.*?)(?: {2,}|$)(?P<rest>.*)"
)
_CARD = re.compile(r"[BG]EA, [^, ]+(?: [^, ]+)* {2,}(?P<name>[^, ].*?) *(?:,PAS[0-9]+| NR:)")
_OLD_CARD = re.compile(r"[BG]EA +NR:\w+ +[0-9.]{8}/[0-9.]{5} (?P<name>[^,]*),PAS[0-9]+")


def _described(whole: str) -> Details | None:
    """What a description says, None if it is in no form that is known."""
    found = slash_tags(whole.strip())
    if found is not None:
        return found
    parts = labels(whole, _LABELS)
    if "naam" in parts or "omschrijving" in parts:
        return Details(
            name=parts.get("naam", ""),
            iban=text.account(parts.get("iban", "")),
            description=parts.get("omschrijving", "") or parts[""],
            end_to_end=text.reference(parts.get("kenmerk", "")),
        )
    for pattern in (_GIRO, _OTHER_BANK, _CARD, _OLD_CARD):
        match = pattern.match(whole.rstrip())
        if match is not None:
            return _beginning_with_a_name(match, whole)
    return None


def _beginning_with_a_name(match: re.Match[str], whole: str) -> Details:
    """A form of before 2014, of which the rest is what for; of a card all of it is."""
    parts = match.groupdict()
    return Details(
        name=text.clean(parts["name"]),
        iban=text.account(parts.get("account", "")),
        description=text.clean(parts.get("rest", whole)),
    )


def _entry(row: Row) -> Entry:
    details = _described(row.values["description"]) or Details(description=row.text("description"))
    line = BankLine(
        day=row.day("day"),
        cents=row.cents("amount"),
        name=details.name,
        iban=details.iban,
        description=details.description,
        reference="",
        end_to_end=details.end_to_end,
    )
    return Entry(row.text("account"), line, row.balance("after"), row.text("currency"))


def _details(line: Mt940Line) -> Details | None:
    return _described(text.unfolded(line.details, _WIDTH))


BANK = Bank(
    name="ABN AMRO",
    codes=("ABNA",),
    tables=(
        Layout(
            delimiters="\t",
            entry=_entry,
            positions=(
                "account",
                "currency",
                "day",
                "before",
                "after",
                "value_day",
                "amount",
                "description",
            ),
            patterns={"account": "[A-Z0-9]{9,34}", "currency": "[A-Z]{3}", "day": "[0-9]{8}"},
        ),
    ),
    details=_details,
)
