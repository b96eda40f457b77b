"""Versions of the rules of SPEC 3 and 4, as values that hold only what differs between them.

A close records the number of the rules that it was made by, and its month is computed and verified
by these for ever. All other months follow the newest rules.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from socoledger.domain.closing import Close
from socoledger.domain.money import round_half_up
from socoledger.domain.period import Month


class Rules(NamedTuple):
    """One version of the rules."""

    number: int
    """The number by which a close refers to them."""
    rounded: Callable[[Fraction], int] = round_half_up
    """How a share becomes cents (SPEC 3.2), and hours times an amount (3.5, 3.6)."""
    persons: bool = True
    """Whether awards in other files of the same person count for a member's maximum (3.5)."""
    early_under_27: bool = True
    """Whether a decision may grant a premium to somebody under 27 in 2026 (3.5)."""
    purposes_of_credits: bool = True
    """Whether the purpose of a credit on a spaarpot is a fact: it takes back spending (3.7)."""
    wording: bool = True
    """Whether a close holds a digest of payees, narrations, links and documents (SPEC 4)."""
    numbered: bool = True
    """Whether the digest of facts covers the number of the rules, so that it cannot be changed."""


RULES: dict[int, Rules] = {
    1: Rules(
        1,
        persons=False,
        early_under_27=False,
        purposes_of_credits=False,
        wording=False,
        numbered=False,
    ),
    2: Rules(2),
}
"""All versions of the rules, by number. A change of the rules gets a new number; the old versions
stay, as closes were made by them.
"""


def newest() -> Rules:
    """The rules that this version closes with."""
    return RULES[max(RULES)]


def made_by(close: Close) -> Rules:
    """The rules that a close was made by; the newest if it names none, or an unknown number."""
    return newest() if close.rules is None else RULES.get(close.rules, newest())


def rules_of(closes: Iterable[Close]) -> dict[Month, Rules]:
    """The rules that each closed month was closed by."""
    rules_by_period = ((close.covers, made_by(close)) for close in closes)
    return {period: rules for period, rules in rules_by_period if isinstance(period, Month)}
