"""The words at the head of a column or a row, in Dutch and English (SPEC 11)."""

from collections.abc import Mapping
from enum import Enum

from socoledger.read.timesheet.sheet import Value, text_of


class Head(Enum):
    """What a column or a row holds."""

    DAY = "day"
    MEMBER = "member"
    HOURS = "hours"
    WHAT = "what"
    TOTAL = "total"
    """Sums, which are left out."""
    REST = "rest"
    """What else is left out: what is written for people, and what hours were reckoned from."""
    MONEY = "money"
    """What no sheet of hours has."""


_WORDS: Mapping[Head, tuple[str, ...]] = {
    Head.DAY: ("datum", "date", "dag", "day", "dagen", "days"),
    Head.MEMBER: ("lid", "member", "leden", "members", "naam", "name", "wie", "who", "deelnemer"),
    Head.HOURS: ("uren", "hours", "uur", "aantal uren", "number of hours", "gewerkte uren"),
    Head.WHAT: (
        "waarvoor", "what for", "onderdeel", "unit", "for", "what", "wat", "werk", "work",
        "activiteit", "activity", "taak", "task",
    ),
    Head.TOTAL: (
        "totaal", "total", "totalen", "totals", "som", "sum", "subtotaal", "subtotal", "week",
    ),
    Head.REST: (
        "weekdag", "weekday", "opmerking", "opmerkingen", "remark", "remarks", "notes", "note",
        "paraaf", "handtekening", "signature", "begin", "start", "begintijd", "starttijd", "van",
        "from", "eind", "einde", "end", "eindtijd", "tot", "to", "pauze", "break",
    ),
    Head.MONEY: (
        "bedrag", "amount", "saldo", "balance", "iban", "rekening", "account", "omschrijving",
        "description",
    ),
}  # fmt: skip
_HEADS = {word: head for head, words in _WORDS.items() for word in words}
_RANK = {word: rank for words in _WORDS.values() for rank, word in enumerate(words)}


def head_of(value: Value | None) -> Head | None:
    """What a head says, None if it is no word that is known here."""
    return _HEADS.get(_word(value))


def rank_of(value: Value | None) -> int:
    """Which of two heads of one kind goes first, the lower: a date before a day of the week, an id
    before a name.
    """
    return _RANK.get(_word(value), len(_RANK))


def _word(value: Value | None) -> str:
    return text_of(value).casefold().rstrip(" :.*").replace("_", " ")


def is_total(value: Value | None) -> bool:
    """Whether what stands beside or below this is a sum, as "Totaal Anna" and "week 10" say."""
    first, _, _ = _word(value).partition(" ")
    return _HEADS.get(first) is Head.TOTAL
