"""Amounts, shares and YAML as text, in one of the ways that mean the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from random import Random

from tests.oracle.records import Limit


def decimal(hundredths: int) -> str:
    """Write cents or hundredths of an hour with two decimals."""
    return f"{Decimal(hundredths) / 100:.2f}"


def short(hundredths: int, dice: Random) -> str:
    """Write with two decimals, or sometimes with as few as will do."""
    text = decimal(hundredths)
    if dice.random() < 0.4:
        text = text.rstrip("0").rstrip(".")
    return text


def exact(number: Fraction) -> str:
    """Write a fraction that has a finite decimal expansion."""
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share_text(share: Fraction, dice: Random) -> str:
    if dice.random() < 0.7 or share == 1:
        return f"{exact(share * 100)}%"
    return exact(share)


def limit_text(limit: Limit, dice: Random) -> str:
    if limit.share is not None:
        return f"{exact(limit.share * 100)}%"
    return short(limit.cents or 0, dice)


def flow(pairs: Iterable[tuple[str, str | None]]) -> str:
    """Write a YAML mapping on one line, without the keys that have no value."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs if value is not None) + "}"


def block(pairs: Iterable[tuple[str, str | None]], indent: str = "") -> str:
    """Write a YAML mapping, a key a line, without the keys that have no value."""
    return "".join(f"{indent}{key}: {value}\n" for key, value in pairs if value is not None)


def optional(value: object) -> str | None:
    return None if value is None else str(value)


def cents(value: int | None, dice: Random) -> str | None:
    return None if value is None else short(value, dice)
