"""law.yaml, and the amounts that come with the package: from nodes to records (SPEC 1, 10)."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from socoledger.domain.declared import FromFile, key
from socoledger.domain.findings import Finding
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import one_of
from socoledger.domain.law import KINDS, AgeRule, Law, LegalParameter, OwnLaw
from socoledger.read.files.problems import missing, wrong_value
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source
from socoledger.read.yaml.nodes import Node, parse

_AGE = "under27.yaml"
"""The file of the package's rules for who is under 27; its other files hold amounts."""


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


@frozen
class _Parameters(FromFile):
    """A file of amounts of the package's own law folder."""

    parameters: tuple[LegalParameter, ...] = field(metadata=key("parameters", ""))


@frozen
class _AgeRules(FromFile):
    """The package's rules for who is under 27, by kind of payment."""

    premium: tuple[AgeRule, ...] = field(metadata=key("premium", ""))
    allowance: tuple[AgeRule, ...] = field(metadata=key("allowance", ""))


def law_of_package(texts: Mapping[str, str]) -> Law:
    """The law that the files of the package's own law folder hold, given by their names. Raises
    ValueError if one of them is wrong.
    """
    findings: list[Finding] = []
    parameters: list[LegalParameter] = []
    rules: Mapping[str, tuple[AgeRule, ...]] = {}
    for name, text in texts.items():
        node, problems = parse(text, name)
        findings.extend(problems)
        if node is not None and name == _AGE:
            rules = _age_rules(node, name, findings)
        elif node is not None:
            parameters.extend(_legal_parameters(node, name, findings))
    if findings:
        raise ValueError(findings[0])
    return Law({parameter.id: parameter for parameter in parameters}, rules)


def _legal_parameters(node: Node, file: str, findings: list[Finding]) -> tuple[LegalParameter, ...]:
    """Read a file of amounts of the package's own law folder."""
    source = Source(node, file, findings)
    read = read_record(_Parameters, source).parameters
    source.repeated("parameters", by=("id",))
    for at in range(len(read)):
        source.repeated("parameters", at, "amounts", by=("from",))
    return read


def _age_rules(node: Node, file: str, findings: list[Finding]) -> Mapping[str, tuple[AgeRule, ...]]:
    """Read the package's rules for who is under 27, per kind of payment."""
    source = Source(node, file, findings)
    read = read_record(_AgeRules, source)
    for kind in KINDS:
        source.repeated(kind, by=("from",))
    return {kind: getattr(read, kind) for kind in KINDS}
