"""The package's legal amounts, and the books' own on top of them (SPEC 1, law.yaml)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeVar

from socoledger.catalogue.law import LEGAL_AMOUNT_DIFFERS, LEGAL_AMOUNT_JUMPS
from socoledger.domain.cache import NO_CACHE, Cache
from socoledger.domain.closing import UNDER_27, Close, LawRecord
from socoledger.domain.findings import Finding
from socoledger.domain.law import AgeRule, Law, LegalAmount, OwnLaw
from socoledger.domain.money import parse_hundredths
from socoledger.domain.period import Month, parse_date
from socoledger.read.record_data import from_bytes, key_of, to_bytes

_FOLDER = Path(__file__).parents[1] / "law"
_FILES = ("participatiewet.yaml", "belasting.yaml", "under27.yaml")
_READ: list[Law] = []
"""The law of the package, once it was read."""
_JUMP_FACTOR = 4
"""An amount is unlikely if it changes by more than one part in four (SPEC 1)."""


def package_law(cache: Cache = NO_CACHE) -> Law:
    """The legal amounts of the package. Raises ValueError if one of its files is wrong."""
    if not _READ:
        _READ.append(_package_law(cache))
    return _READ[0]


def _package_law(cache: Cache) -> Law:
    texts = {name: (_FOLDER / name).read_text(encoding="utf-8") for name in _FILES}
    key = key_of(*texts.values())
    law = from_bytes(Law, cache.get("law", key))
    if law is None:
        from socoledger.read.files.law import law_of_package

        law = law_of_package(texts)
        cache.put("law", key, to_bytes(law))
    return law


_Dated = TypeVar("_Dated", LegalAmount, AgeRule)


def with_own_amounts(law: Law, own: OwnLaw) -> Law:
    """The law with the books' own amounts and rules: one that starts on the same day replaces the
    package's, the others are added.
    """
    parameters, age_rules = dict(law.parameters), dict(law.age_rules)
    for amount in own.amounts:
        known = parameters[amount.id]
        amounts = _with_dated(known.amounts, amount.as_legal_amount)
        parameters[amount.id] = replace(known, amounts=amounts)
    for kind, rule in own.age_rules:
        age_rules[kind] = _with_dated(age_rules[kind], rule)
    return Law(parameters, age_rules)


def _with_dated(existing: Sequence[_Dated], new: _Dated) -> tuple[_Dated, ...]:
    others = (other for other in existing if other.start != new.start)
    return tuple(sorted(chain(others, (new,)), key=lambda dated: dated.start))


def unlikely_amounts(law: Law, own: OwnLaw) -> Iterator[Finding]:
    """Findings on the books' own amounts that differ from the amount of the same day in `law`,
    which is without them, or by more than a quarter from the amount before.
    """
    combined = with_own_amounts(law, own)
    for amount in own.amounts:
        id_, start, cents, place = amount.id, amount.start, amount.cents, amount.place
        same_day = [known.cents for known in law.parameters[id_].amounts if known.start == start]
        earlier = [
            known
            for known in combined.parameters[id_].amounts
            if known.start < start and known.cents is not None
        ]
        if same_day and same_day[0] is not None:
            if same_day[0] != cents:
                parameters = {"value_cents": cents, "known_cents": same_day[0]}
                yield Finding.of(
                    LEGAL_AMOUNT_DIFFERS, place, start, id=id_, since=start, **parameters
                )
        elif earlier:
            last_cents = earlier[-1].cents or 0
            if _JUMP_FACTOR * abs(cents - last_cents) > last_cents:
                parameters = {"value_cents": cents, "known_cents": last_cents}
                yield Finding.of(
                    LEGAL_AMOUNT_JUMPS, place, start, id=id_, start=earlier[-1].start, **parameters
                )


def laws_of(closes: Sequence[Close], law: Law) -> dict[Month, Law]:
    """The law of each closed month: as its close recorded it, else as in `law` (SPEC 4).

    Months with the same record share one Law, so that laws can be compared by identity.
    """
    by_record: dict[LawRecord, Law] = {}
    laws: dict[Month, Law] = {}
    for close in closes:
        period = close.covers
        if isinstance(period, Month) and close.law:
            if close.law not in by_record:
                by_record[close.law] = _law_of_close(close, law)
            laws[period] = by_record[close.law]
    return laws


def _law_of_close(close: Close, law: Law) -> Law:
    parameters, age_rules = dict(law.parameters), dict(law.age_rules)
    for key, text in close.law:
        pairs = [value.split(" ", 1) for value in text.split("; ")]
        try:
            values = [(parse_date(day), value) for day, value in pairs]
            if key.startswith(UNDER_27):
                onderdeel = key.removeprefix(UNDER_27)
                rules = [
                    _age_rule(law.age_rules[onderdeel], day, rule, close) for day, rule in values
                ]
                age_rules[onderdeel] = tuple(rules)
            else:
                amounts = [
                    _amount(law.parameters[key].amounts, day, parse_hundredths(value), close)
                    for day, value in values
                ]
                parameters[key] = replace(law.parameters[key], amounts=tuple(amounts))
        except ValueError:  # not written by a close; `verify` compares the whole file
            continue
    return Law(parameters, age_rules)


def _amount(known: Sequence[LegalAmount], day: date, cents: int, close: Close) -> LegalAmount:
    """The amount from a day on; the known one, with its source, if that still has these cents."""
    serving = [amount for amount in known if amount.start <= day and amount.cents is not None][-1:]
    if serving and serving[0].cents == cents:
        return serving[0]
    return LegalAmount(day, cents, close.place.file, "recorded")


def _age_rule(known: Sequence[AgeRule], day: date, rule: str, close: Close) -> AgeRule:
    serving = [
        age_rule for age_rule in known if age_rule.start <= day and age_rule.rule != "unknown"
    ][-1:]
    if serving and serving[0].rule == rule:
        return serving[0]
    return AgeRule(day, rule, close.place.file)
