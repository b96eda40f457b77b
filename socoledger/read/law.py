"""The package's legal amounts, and the books' own on top of them (SPEC 1, law.yaml)."""

from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from itertools import chain
from typing import TypeVar

from socoledger.catalogue.law import LEGAL_AMOUNT_DIFFERS, LEGAL_AMOUNT_JUMPS
from socoledger.domain.closing import UNDER_27, Close, LawRecord
from socoledger.domain.findings import Finding
from socoledger.domain.law import AgeRule, Law, LegalAmount, LegalParameter
from socoledger.domain.money import parse_hundredths
from socoledger.domain.period import Month, parse_date
from socoledger.read.files.law import OwnLaw, age_rules, legal_parameters
from socoledger.read.yaml.nodes import parse

_AMOUNTS = ("participatiewet.yaml", "belasting.yaml")
_AGE = "under27.yaml"
_MOST = 4
"""An amount changes by no more than this part of it, a quarter, from one day to the next."""


def package_law() -> Law:
    """What socoledger itself knows. Raises ValueError if a file of the package is broken."""
    findings: list[Finding] = []
    parameters: list[LegalParameter] = []
    for name in _AMOUNTS:
        node, problems = parse(_text(name), name)
        findings.extend(problems)
        if node is not None:
            parameters.extend(legal_parameters(node, name, findings))
    node, problems = parse(_text(_AGE), _AGE)
    findings.extend(problems)
    rules = {} if node is None else age_rules(node, _AGE, findings)
    if findings:
        raise ValueError(findings[0])
    return Law({parameter.id: parameter for parameter in parameters}, rules)


def _text(name: str) -> str:
    return (resources.files("socoledger") / "law" / name).read_text(encoding="utf-8")


_Dated = TypeVar("_Dated", LegalAmount, AgeRule)


def with_own(law: Law, own: OwnLaw) -> Law:
    """The law with what the books have of their own: what begins on the same day replaces, the rest
    is added.
    """
    parameters, age_rules = dict(law.parameters), dict(law.age_rules)
    for id_, amount, _place in own.amounts:
        known = parameters[id_]
        parameters[id_] = known._replace(amounts=_with(known.amounts, amount))
    for kind, rule in own.age_rules:
        age_rules[kind] = _with(age_rules[kind], rule)
    return Law(parameters, age_rules)


def _with(known: Sequence[_Dated], one: _Dated) -> tuple[_Dated, ...]:
    others = (other for other in known if other.start != one.start)
    return tuple(sorted(chain(others, (one,)), key=lambda each: each.start))


def unlikely(law: Law, own: OwnLaw) -> Iterator[Finding]:
    """The books' own amounts that differ from one of the same day in `law`, what is known without
    them, or by more than a quarter from the one before it.
    """
    whole = with_own(law, own)
    for id_, amount, place in own.amounts:
        start, cents = amount.start, amount.cents or 0
        of_that_day = [one.cents for one in law.parameters[id_].amounts if one.start == start]
        before = [
            one
            for one in whole.parameters[id_].amounts
            if one.start < start and one.cents is not None
        ]
        if of_that_day and of_that_day[0] is not None:
            if of_that_day[0] != cents:
                shown = {"value_cents": cents, "known_cents": of_that_day[0]}
                yield Finding.of(LEGAL_AMOUNT_DIFFERS, place, start, id=id_, since=start, **shown)
        elif before:
            last = before[-1].cents or 0
            if _MOST * abs(cents - last) > last:
                shown = {"value_cents": cents, "known_cents": last}
                yield Finding.of(
                    LEGAL_AMOUNT_JUMPS, place, start, id=id_, start=before[-1].start, **shown
                )


def laws_of(closes: Sequence[Close], law: Law) -> dict[Month, Law]:
    """The law as each closed month recorded it, on top of what is known now (SPEC 4).

    Months that recorded the same share one Law, so that what they know can be compared by identity.
    """
    known: dict[LawRecord, Law] = {}
    found: dict[Month, Law] = {}
    for close in closes:
        period = close.covers
        if isinstance(period, Month) and close.law:
            if close.law not in known:
                known[close.law] = _as_recorded(close, law)
            found[period] = known[close.law]
    return found


def _as_recorded(close: Close, law: Law) -> Law:
    parameters, age_rules = dict(law.parameters), dict(law.age_rules)
    for key, text in close.law:
        pairs = [value.split(" ", 1) for value in text.split("; ")]
        try:
            values = [(parse_date(day), value) for day, value in pairs]
            if key.startswith(UNDER_27):
                onderdeel = key.removeprefix(UNDER_27)
                rules = [_rule(law.age_rules[onderdeel], day, rule, close) for day, rule in values]
                age_rules[onderdeel] = tuple(rules)
            else:
                amounts = [
                    _amount(law.parameters[key].amounts, day, parse_hundredths(value), close)
                    for day, value in values
                ]
                parameters[key] = law.parameters[key]._replace(amounts=tuple(amounts))
        except ValueError:  # nothing that a close wrote; verify compares the whole file
            continue
    return Law(parameters, age_rules)


def _amount(known: Sequence[LegalAmount], day: date, cents: int, close: Close) -> LegalAmount:
    """An amount that served from a day on, with its source where that is still what it was."""
    serving = [one for one in known if one.start <= day and one.cents is not None][-1:]
    if serving and serving[0].cents == cents:
        return serving[0]
    return LegalAmount(day, cents, close.place.file, "recorded")


def _rule(known: Sequence[AgeRule], day: date, rule: str, close: Close) -> AgeRule:
    serving = [one for one in known if one.start <= day and one.rule != "unknown"][-1:]
    if serving and serving[0].rule == rule:
        return serving[0]
    return AgeRule(day, rule, close.place.file)
