"""Texts, amounts and days as banks write them, read exactly (SPEC 10): no float, nothing guessed.

What cannot be read raises ValueError without the value in it: who reads the file knows the line.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from socoledger.domain.period import is_likely

_DUTCH = re.compile(r"([+-]?)([0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}),([0-9]{2})")
_ENGLISH = re.compile(r"([+-]?)([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})\.([0-9]{2})")
_DAYS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})[-/](?P<month>[0-9]{1,2})[-/](?P<year>[0-9]{4})"),
)
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")
_NUMBER = re.compile(r"[0-9]{3,10}")
_DUTCH_IBAN = re.compile(r"NL[0-9]{2}([A-Z]{4})[0-9]{10}")
_NO_REFERENCE = frozenset({"NOTPROVIDED", "NONREF", "NOTAVAILABLE"})
_SOFT_HYPHEN = "\u00ad"
_DAMAGED = "\ufffd"


def cents(text: str) -> int:
    """The cents of "1.234,56", "1,234.56", "+12,50" or "-0.05": two decimals, always."""
    match = _DUTCH.fullmatch(text.strip()) or _ENGLISH.fullmatch(text.strip())
    if match is None:
        raise ValueError
    sign, whole, decimals = match.groups()
    amount = int(re.sub(r"[.,]", "", whole) + decimals)
    return -amount if sign == "-" else amount


def whole_cents(number: Decimal) -> int:
    """The cents of a number of euros that has to be a whole number of them."""
    scaled = number.scaleb(2)
    if not scaled.is_finite() or scaled.adjusted() > 20 or scaled != scaled.to_integral_value():
        raise ValueError
    return int(scaled)


def day(text: str) -> date:
    """The day of "2025-03-31", "20250331", "31-03-2025" or "31/3/2025"."""
    for pattern in _DAYS:
        match = pattern.fullmatch(text.strip())
        if match is not None:
            return likely(date(*(int(match[part]) for part in ("year", "month", "day"))))
    raise ValueError


def likely(found: date) -> date:
    """A day that may be one of a statement."""
    if not is_likely(found.year):
        raise ValueError
    return found


def clean(text: str) -> str:
    """A text in one line: single spaces, composed letters, no control or invisible signs."""
    composed = unicodedata.normalize("NFC", text)
    shown = composed if composed.isprintable() else "".join(map(_shown, composed))
    return " ".join(shown.split())


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    if sign == _SOFT_HYPHEN:
        return "-"  # ING writes it in days
    return " " if sign.isspace() or unicodedata.category(sign) == "Cc" else ""


def joined(*texts: str) -> str:
    """Texts behind each other, in one line."""
    return clean(" ".join(texts))


def with_reference(description: str, *references: str) -> str:
    """A description with the references behind it that do not stand in it yet."""
    whole = clean(description)
    for found in map(reference, references):
        if found not in whole:
            whole = f"{whole} {found}".strip()
    return whole


def unfolded(lines: Iterable[str], width: int) -> str:
    """Lines that a bank broke at a width, whole again: only a full line goes on in the next."""
    return "".join(line if len(line) >= width else f"{line} " for line in lines)


def reference(text: str) -> str:
    """A reference, "" for the words that say that there is none."""
    found = clean(text)
    return "" if found.upper() in _NO_REFERENCE else found


def account(text: str) -> str:
    """An IBAN without spaces, or the digits of a Dutch account; "" for anything else, such as zeros
    that stand for none.
    """
    found = re.sub(r"[\s.]", "", text).upper()
    if _IBAN.fullmatch(found):
        return found
    return found if _NUMBER.fullmatch(found) and found.strip("0") else ""


def own_account(text: str, bank_code: str) -> str:
    """The IBAN of an account of a bank that wrote it as an IBAN or, before 2014, as a number; ""
    for anything else. IBANs are not checked, as banks do not err in theirs.
    """
    found = account(text)
    if not found.isdigit():
        return found
    basic = f"{bank_code}{found:0>10}"
    digits = "".join(str(int(sign, 36)) for sign in f"{basic}NL00")
    return f"NL{98 - int(digits) % 97:02d}{basic}" if bank_code else found


def bank_code(iban: str) -> str:
    """The four letters of a bank in a Dutch IBAN, "" if it is none."""
    match = _DUTCH_IBAN.fullmatch(iban)
    return match[1] if match else ""


def is_damaged(text: str) -> bool:
    """Whether a program that read it in the wrong encoding has lost letters of it."""
    return _DAMAGED in text
