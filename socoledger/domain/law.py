"""What the law says through time: amounts and rules, each with its first day and its source."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from socoledger.domain.record import Day, Hundredths, record


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


@record
class ShownAmount:
    """A legal amount on a day, the last known one where it is not known for that day."""

    id: str
    title: str
    article: str
    unit: str
    """What the value counts, as "EUR per person per month"."""
    value_hundredths: Hundredths | None
    from_: Day | None
    """The first day that the value holds."""
    unknown_since: Day | None
    source: str | None
    confidence: str | None
    note: str | None
    starts: Day
    """The first day of the amount at all."""
    terms: str | None
    """For whom it holds and for how long."""


@record
class ShownAgeRule:
    """How art. 31 lid 5 treats who is under 27, for one kind of payment."""

    for_: str
    rule: str
    from_: Day
    source: str | None
    confidence: str


@record
class AmountChange:
    """A legal amount that changes between today and the day asked for; null: not known."""

    from_: Day
    id: str
    title: str
    unit: str
    was_hundredths: Hundredths | None
    becomes_hundredths: Hundredths | None


@record
class RuleChange:
    """A rule for who is under 27 that changes between today and the day asked for."""

    from_: Day
    id: str
    title: str
    unit: None = None
    was: str | None
    becomes: str


@record
class LawAnswer:
    """The answer of `law`: the legal amounts in force on a day, and what changes until then."""

    schema: Literal["socoledger.law/1"] = "socoledger.law/1"
    on: Day
    amounts: tuple[ShownAmount, ...]
    under_27: tuple[ShownAgeRule, ...]
    changes_since: Day | None
    """Today, if the day asked for is later."""
    changes: tuple[AmountChange | RuleChange, ...]
