"""The package's legal amounts, and the books' own on top of them (SPEC 1, law.yaml)."""

from collections.abc import Sequence
from importlib import resources
from itertools import chain

from socoledger.domain.findings import Finding
from socoledger.domain.model import Law, LegalAmount, LegalParameter
from socoledger.read import schema
from socoledger.read.nodes import parse

_AMOUNTS = ("participatiewet.yaml", "belasting.yaml")
_AGE = "under27.yaml"


def package_law() -> Law:
    """What socoledger itself knows. Raises ValueError if a file of the package is broken."""
    findings: list[Finding] = []
    parameters: list[LegalParameter] = []
    for name in _AMOUNTS:
        node, problems = parse(_text(name), name)
        findings.extend(problems)
        if node is not None:
            parameters.extend(schema.legal_parameters(node, name, findings))
    node, problems = parse(_text(_AGE), _AGE)
    findings.extend(problems)
    rules = {} if node is None else schema.age_rules(node, _AGE, findings)
    if findings:
        raise ValueError(findings[0])
    return Law({parameter.id: parameter for parameter in parameters}, rules)


def _text(name: str) -> str:
    return (resources.files("socoledger") / "law" / name).read_text(encoding="utf-8")


def with_own(law: Law, own: Sequence[tuple[str, LegalAmount]]) -> Law:
    """The law with the books' own amounts: one of the same day replaces, the rest are added."""
    parameters = dict(law.parameters)
    for id_, amount in own:
        known = parameters[id_]
        others = (other for other in known.amounts if other.start != amount.start)
        in_time = sorted(chain(others, (amount,)), key=lambda one: one.start)
        parameters[id_] = known._replace(amounts=tuple(in_time))
    return Law(parameters, law.age_rules)
