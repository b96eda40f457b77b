"""The law through time: amounts and rules, each with its first day and its source."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Annotated, Literal, NamedTuple

from socoledger.domain.declared import FromFile, InFile, OrElse, key, place_of_record
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import AMOUNT_OR_UNKNOWN, Amount, Date, Text, one_of
from socoledger.domain.record import Day, Hundredths, record

KINDS = ("premium", "allowance")
"""The kinds of payment under art. 31 that age rules are of."""
_RULES = ("excluded", "wage-subsidy", "lifted")

KnownRule = Annotated[str, one_of(*_RULES)]
AgeRuleName = Annotated[str, one_of(*_RULES, "unknown")]
OfPayment = Annotated[str, one_of(*KINDS)]


@frozen
class LegalAmount(FromFile):
    """A legal amount from a day on; `cents` None: not known (`note` says what was found)."""

    start: Date = field(metadata=key("from", _("The first day that it holds.")))
    cents: Annotated[int | None, AMOUNT_OR_UNKNOWN] = field(metadata=key("value", _("The amount.")))
    source: Annotated[Text, OrElse("")] = field(metadata=key("source", _("Where it is published.")))
    confidence: Annotated[Text, OrElse("unknown")] = field(
        metadata=key("confidence", _("How sure it is."))
    )
    note: Text = field(default="", metadata=key("note", _("Anything worth knowing about it.")))


@frozen
class LegalParameter(FromFile):
    """One legal amount through time, in order of `start`."""

    id: Text = field(metadata=key("id", _("What it is called by.")))
    title: Mapping[str, Text] = field(metadata=key("title", _("What it is, in each language.")))
    article: Text = field(metadata=key("article", _("The article that it rests on.")))
    unit: Text = field(metadata=key("unit", _("What it is counted in.")))
    amounts: tuple[LegalAmount, ...] = field(
        metadata=key("amounts", _("The amounts, in order of their first day."))
    )
    terms: Mapping[str, Text] | None = field(
        default=None, metadata=key("terms", _("For whom it holds, in each language."))
    )
    """For whom it holds and for how long, in each language."""


@frozen
class AgeRule(FromFile):
    """How art. 31 lid 5 treats who is under 27, from a day on.

    `rule` is "excluded", "wage-subsidy" (excluded but for the doelgroep loonkostensubsidie),
    "lifted" or "unknown".
    """

    start: Date = field(metadata=key("from", _("The first day that it holds.")))
    rule: AgeRuleName = field(metadata=key("rule", _("How somebody under 27 is treated.")))
    source: Annotated[Text, OrElse("")] = field(metadata=key("source", _("Where it is published.")))
    confidence: Text = field(default="high", metadata=key("confidence", _("How sure it is.")))
    """ "high": out of the law itself; "medium": by a secondary source; "own": out of law.yaml."""


@frozen
class OwnAmount(FromFile):
    """A legal amount of law.yaml, and where it stands."""

    id: Text = field(metadata=key("id", _("Which amount it is, as `socoledger law` calls it.")))
    start: Date = field(metadata=key("from", _("The first day that it holds.")))
    cents: Amount = field(metadata=key("value", _("The amount.")))
    source: Text = field(metadata=key("source", _("Where it is published.")))
    confidence: Annotated[Text, OrElse("own")] = field(
        metadata=key("confidence", _("How sure it is."))
    )
    note: Annotated[Text, OrElse("")] = field(
        metadata=key("note", _("Anything worth knowing about it."))
    )
    place: InFile = field(metadata=place_of_record())

    @property
    def as_legal_amount(self) -> LegalAmount:
        """The amount among those of the package."""
        return LegalAmount(self.start, self.cents, self.source, self.confidence, self.note)


@frozen
class OwnRule(FromFile):
    """A rule of law.yaml for who is under 27."""

    kind: OfPayment = field(metadata=key("for", _("What is paid: a premium or an allowance.")))
    start: Date = field(metadata=key("from", _("The first day that it holds.")))
    rule: KnownRule = field(metadata=key("rule", _("How somebody under 27 is treated.")))
    source: Text = field(metadata=key("source", _("Where it is published.")))
    confidence: Text = field(default="own", metadata=key("confidence", _("How sure it is.")))


@frozen
class OwnLaw(FromFile):
    """law.yaml: amounts, and rules for who is under 27 per kind of payment, as written."""

    amounts: tuple[OwnAmount, ...] = field(
        default=(),
        metadata=key("amounts", _("Legal amounts that are added, or put for another.")),
    )
    under_27: tuple[OwnRule, ...] = field(
        default=(),
        metadata=key("under_27", _("How somebody under 27 is treated, likewise.")),
    )

    @property
    def age_rules(self) -> Iterator[tuple[str, AgeRule]]:
        """The rules among those of the package, each with the kind of payment it is for."""
        for own_rule in self.under_27:
            yield (
                own_rule.kind,
                AgeRule(own_rule.start, own_rule.rule, own_rule.source, own_rule.confidence),
            )


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
    unit: None
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
