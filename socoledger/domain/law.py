"""What the law says through time: amounts and rules, each with its first day and its source."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class LegalAmount(NamedTuple):
    """A legal amount from a day on; `cents` None: not known (`note` says what was found)."""

    start: date
    cents: int | None
    source: str
    confidence: str
    note: str = ""


class LegalParameter(NamedTuple):
    """One legal amount through time, in order of `start`."""

    id: str
    title: Mapping[str, str]
    article: str
    unit: str
    amounts: tuple[LegalAmount, ...]
    terms: Mapping[str, str] | None = None
    """For whom it holds and for how long, in each language."""


class AgeRule(NamedTuple):
    """How art. 31 lid 5 treats who is under 27, from a day on.

    `rule` is "excluded", "wage-subsidy" (excluded but for the doelgroep loonkostensubsidie),
    "lifted" or "unknown".
    """

    start: date
    rule: str
    source: str
    confidence: str = "high"
    """ "high": out of the law itself; "medium": by a secondary source; "own": out of law.yaml."""


class Law(NamedTuple):
    """The legal amounts and age rules, the books' own included."""

    parameters: Mapping[str, LegalParameter]
    age_rules: Mapping[str, tuple[AgeRule, ...]]


class InForce(NamedTuple):
    """The legal amount for a day. `serving` is the last known one (None: none is known up to that
    day, so nothing is allowed); `unknown_since` is set where it is not certain to hold.
    """

    serving: LegalAmount | None
    unknown_since: date | None

    @property
    def cents(self) -> int:
        """The amount that serves; 0 if none is known, which is the safe side."""
        return 0 if self.serving is None or self.serving.cents is None else self.serving.cents
