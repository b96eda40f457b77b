"""The rules of SPEC 3 and 4 as a value: in what one version of them differs from another.

A close says the number of the rules it was made by, and its month is computed and verified by those
for ever; every other month goes by the newest. What is the same in all versions is not here.
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
    """What a close calls them by."""
    rounded: Callable[[Fraction], int] = round_half_up
    """How a share becomes cents (SPEC 3.2), and hours times an amount (3.5, 3.6)."""
    persons: bool = True
    """Whether what other files of the same person were awarded uses up a member's maximum (3.5)."""
    early_under_27: bool = True
    """Whether a decision may let somebody under 27 have a premium in 2026 (3.5)."""
    purposes_of_credits: bool = True
    """Whether the purpose of a credit on a spaarpot is a fact: it takes back spending (3.7)."""
    wording: bool = True
    """Whether a close holds a digest of payees, narrations, links and documents (SPEC 4)."""
    numbered: bool = True
    """Whether the digest of facts says the number of the rules, so that it cannot be changed."""


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
"""All rules that there have been, by number. A change of rules is a new number; what stands here
stays, as there are closes that were made by it.
"""


def newest() -> Rules:
    """The rules that this version closes with."""
    return RULES[max(RULES)]


def made_by(close: Close) -> Rules:
    """The rules that a close was made by; the newest where it does not say, or they are not known
    here.
    """
    return newest() if close.rules is None else RULES.get(close.rules, newest())


def rules_of(closes: Iterable[Close]) -> dict[Month, Rules]:
    """The rules that each closed month was closed by."""
    found = ((close.covers, made_by(close)) for close in closes)
    return {period: rules for period, rules in found if isinstance(period, Month)}
