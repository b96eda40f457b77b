"""law.yaml, and the amounts that come with the package: from nodes to records (SPEC 1, 10)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from socoledger.domain.declared import FromFile, InFile, OrElse, key, place_of_record
from socoledger.domain.findings import Finding, _
from socoledger.domain.kinds import Amount, Date, Text, one_of
from socoledger.domain.law import (
    KINDS,
    AgeRule,
    KnownRule,
    LegalAmount,
    LegalParameter,
    OfPayment,
)
from socoledger.read.files.problems import missing, wrong_value
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source
from socoledger.read.yaml.nodes import Node


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class OwnRule(FromFile):
    """A rule of law.yaml for who is under 27."""

    kind: OfPayment = field(metadata=key("for", _("What is paid: a premium or an allowance.")))
    start: Date = field(metadata=key("from", _("The first day that it holds.")))
    rule: KnownRule = field(metadata=key("rule", _("How somebody under 27 is treated.")))
    source: Text = field(metadata=key("source", _("Where it is published.")))
    confidence: Text = field(default="own", metadata=key("confidence", _("How sure it is.")))


@dataclass(frozen=True, slots=True)
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


def own_law(node: Node, file: str, known: Sequence[str], findings: list[Finding]) -> OwnLaw:
    """Read the books' own law.yaml, which gives amounts, rules or both. `known` are the ids of
    known amounts; an amount with another id is reported and left out.
    """
    source = Source(node, file, findings)
    read = read_record(OwnLaw, source)
    source.repeated("amounts", by=("id", "from"))
    source.repeated("under_27", by=("for", "from"))
    if source.is_mapping() and not source.has("amounts") and not source.has("under_27"):
        findings.append(missing(source, ("amounts",)))
    for at, amount in enumerate(read.amounts):
        if amount.id and amount.id not in known:
            findings.append(wrong_value(source, ("amounts", at, "id"), one_of(*known)))
    amounts = tuple(amount for amount in read.amounts if amount.id in known)
    return OwnLaw(amounts, read.under_27)


@dataclass(frozen=True, slots=True)
class _Parameters(FromFile):
    """A file of amounts of the package's own law folder."""

    parameters: tuple[LegalParameter, ...] = field(metadata=key("parameters", ""))


@dataclass(frozen=True, slots=True)
class _AgeRules(FromFile):
    """The package's rules for who is under 27, by kind of payment."""

    premium: tuple[AgeRule, ...] = field(metadata=key("premium", ""))
    allowance: tuple[AgeRule, ...] = field(metadata=key("allowance", ""))


def legal_parameters(node: Node, file: str, findings: list[Finding]) -> tuple[LegalParameter, ...]:
    """Read a file of amounts of the package's own law folder."""
    source = Source(node, file, findings)
    read = read_record(_Parameters, source).parameters
    source.repeated("parameters", by=("id",))
    for at in range(len(read)):
        source.repeated("parameters", at, "amounts", by=("from",))
    return read


def age_rules(node: Node, file: str, findings: list[Finding]) -> Mapping[str, tuple[AgeRule, ...]]:
    """Read the package's rules for who is under 27, per kind of payment."""
    source = Source(node, file, findings)
    read = read_record(_AgeRules, source)
    for kind in KINDS:
        source.repeated(kind, by=("from",))
    return {kind: getattr(read, kind) for kind in KINDS}
