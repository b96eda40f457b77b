"""Members who share something by weight, as "anna 2, bram 1.5" (SPEC 2)."""

import re
from fractions import Fraction

from socoledger.domain.findings import Phrase
from socoledger.domain.member import COLLECTIVE

_WEIGHT = re.compile(r"([a-z][a-z0-9-]*)(?:\s+([0-9]{1,9}(?:\.[0-9]{1,9})?))?")
_FEWEST = 2

Weights = tuple[tuple[str, Fraction], ...]
"""Ids of members, each with its weight."""


class WrongWeightsError(ValueError):
    """A text does not say who shares by what weight, for this reason."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_weights(text: str) -> Weights:
    """Read "anna 2, bram 1.5"; a weight left out is 1. Raises WrongWeightsError."""
    weights: list[tuple[str, Fraction]] = []
    for part in text.split(","):
        match = _WEIGHT.fullmatch(part.strip())
        if match is None:
            raise WrongWeightsError(Phrase("each part is an id and a weight, like bram 1.5"))
        weight = Fraction(match.group(2) or 1)
        if weight <= 0:
            raise WrongWeightsError(Phrase("a weight must be above zero"))
        if match.group(1) == COLLECTIVE:
            raise WrongWeightsError(Phrase("only members can share"))
        weights.append((match.group(1), weight))
    if len({member for member, _ in weights}) != len(weights):
        raise WrongWeightsError(Phrase("each member may be named only once"))
    if len(weights) < _FEWEST:
        raise WrongWeightsError(Phrase("at least two members have to share"))
    return tuple(weights)
