"""law.yaml, and the amounts that come with the package: from nodes to records (SPEC 1, 10)."""

from collections.abc import Sequence
from typing import NamedTuple

from socoledger.domain.findings import Finding, Place
from socoledger.domain.law import AgeRule, LegalAmount, LegalParameter
from socoledger.read.files.fields import (
    AMOUNT,
    DATE,
    NEVER,
    TEXT,
    Fields,
    one_of,
)
from socoledger.read.yaml.nodes import Node, Scalar


class OwnAmount(NamedTuple):
    """A legal amount of law.yaml, and where it stands."""

    id: str
    amount: LegalAmount
    place: Place


class OwnLaw(NamedTuple):
    """law.yaml: amounts, and rules for who is under 27 per kind of payment, as written."""

    amounts: tuple[OwnAmount, ...] = ()
    age_rules: tuple[tuple[str, AgeRule], ...] = ()


def own_law(node: Node, file: str, known: Sequence[str], findings: list[Finding]) -> OwnLaw:
    """Read the books' own law.yaml, which gives amounts, rules or both. `known` are the ids of
    amounts that there are.
    """
    fields = Fields(node, file, findings)
    amounts = []
    has_rules = fields.has("under_27")
    for item in fields.mappings("amounts", by=("id", "from"), required=not has_rules):
        id_ = item.required("id", one_of(*known), known[0])
        amount = LegalAmount(
            start=item.required("from", DATE, NEVER),
            cents=item.required("value", AMOUNT, 0),
            source=item.required("source", TEXT, ""),
            confidence=item.optional("confidence", TEXT, "own"),
            note=item.optional("note", TEXT, ""),
        )
        item.done()
        amounts.append(OwnAmount(id_, amount, item.place))
    rules = []
    for item in fields.mappings("under_27", by=("for", "from")):
        kind = item.required("for", one_of(*_KINDS), _KINDS[0])
        rule = AgeRule(
            start=item.required("from", DATE, NEVER),
            rule=item.required("rule", _OWN_RULE, "excluded"),
            source=item.required("source", TEXT, ""),
            confidence=item.optional("confidence", TEXT, "own"),
        )
        item.done()
        rules.append((kind, rule))
    fields.done()
    return OwnLaw(tuple(amounts), tuple(rules))


def legal_parameters(node: Node, file: str, findings: list[Finding]) -> tuple[LegalParameter, ...]:
    """Read a file of amounts of the package's own law folder."""
    fields = Fields(node, file, findings)
    parameters = []
    for item in fields.mappings("parameters", required=True):
        title, terms = item.mapping("title"), item.mapping("terms")
        parameter = LegalParameter(
            id=item.required("id", TEXT, ""),
            title={} if title is None else _titles(title),
            article=item.required("article", TEXT, ""),
            unit=item.required("unit", TEXT, ""),
            amounts=tuple(_legal_amount(one) for one in item.mappings("amounts", by=("from",))),
            terms=None if terms is None else _titles(terms),
        )
        item.done()
        parameters.append(parameter)
    fields.done()
    return tuple(parameters)


def _titles(fields: Fields) -> dict[str, str]:
    titles = {language: fields.required(language, TEXT, "") for language in ("nl", "en")}
    fields.done()
    return titles


def _legal_amount(fields: Fields) -> LegalAmount:
    value = fields.node("value")
    unknown = isinstance(value, Scalar) and value.text == "unknown"
    read = LegalAmount(
        start=fields.required("from", DATE, NEVER),
        cents=None if unknown else fields.required("value", AMOUNT, 0),
        source=fields.optional("source", TEXT, ""),
        confidence=fields.optional("confidence", TEXT, "unknown"),
        note=fields.optional("note", TEXT, ""),
    )
    fields.done()
    return read


_KINDS = ("premium", "allowance")
_OWN_RULE = one_of("excluded", "wage-subsidy", "lifted")
_RULE = one_of("excluded", "wage-subsidy", "lifted", "unknown")


def age_rules(node: Node, file: str, findings: list[Finding]) -> dict[str, tuple[AgeRule, ...]]:
    """Read the package's rules for who is under 27, per kind of payment."""
    fields = Fields(node, file, findings)
    rules = {}
    for kind in _KINDS:
        items = fields.mappings(kind, by=("from",), required=True)
        rules[kind] = tuple(map(_age_rule, items))
    fields.done()
    return rules


def _age_rule(fields: Fields) -> AgeRule:
    read = AgeRule(
        start=fields.required("from", DATE, NEVER),
        rule=fields.required("rule", _RULE, "unknown"),
        source=fields.optional("source", TEXT, ""),
        confidence=fields.optional("confidence", TEXT, "high"),
    )
    fields.done()
    return read
