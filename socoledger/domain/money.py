"""Money is integer cents, hours are integer hundredths, a share is an exact fraction.

Names carry the unit: `amount_cents`, `hours_hundredths`. Nothing in socoledger is a float.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

_DECIMAL = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,2}))?")
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,10})?)%")
_FRACTION = re.compile(r"[01](?:\.[0-9]{1,12})?")


def round_half_up(value: Fraction) -> int:
    """The whole number nearest to `value`; a half goes away from zero (SPEC 3).

    The only rounding in socoledger; each call names the section that asks for it.
    """
    doubled = 2 * abs(value.numerator) + value.denominator
    nearest = doubled // (2 * value.denominator)
    return nearest if value.numerator >= 0 else -nearest


def share_out(cents: int, weights: Sequence[Fraction]) -> tuple[int, ...]:
    """Divide an amount by weight: each share rounded, the last one the rest (SPEC 2, 9). The
    weights, at least one, add up to more than 0.
    """
    total = sum(weights)
    shares = [round_half_up(cents * weight / total) for weight in weights[:-1]]
    return (*shares, cents - sum(shares))


def parse_hundredths(text: str) -> int:
    """Read an amount or a number of hours: "12", "12.5", "-12.50"; at most two decimals.

    Raises ValueError for anything else, so for "12,50", "1e3", "1_000" and "+1" too.
    """
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise ValueError(text)
    sign, whole, decimals = match.groups()
    hundredths = int(whole) * 100 + int((decimals or "").ljust(2, "0"))
    return -hundredths if sign else hundredths


def format_hundredths(hundredths: int) -> str:
    """Write cents, or hundredths of an hour, with a point and two decimals: "-1234.50"."""
    sign = "-" if hundredths < 0 else ""
    whole, decimals = divmod(abs(hundredths), 100)
    return f"{sign}{whole}.{decimals:02d}"


def parse_share(text: str) -> Fraction:
    """Read a share from 0 up to and including 1: "5%", "12.5%" or "0.125". Raises ValueError."""
    percent = _PERCENT.fullmatch(text)
    if percent is not None:
        share = Fraction(percent.group(1)) / 100
    elif _FRACTION.fullmatch(text):
        share = Fraction(text)
    else:
        raise ValueError(text)
    if share > 1:
        raise ValueError(text)
    return share
