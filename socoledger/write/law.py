"""`law`: the legal amounts on a day, how the law treats who is under 27, and what will change."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import _
from socoledger.domain.law import (
    AgeRule,
    AmountChange,
    InForce,
    Law,
    LawAnswer,
    LegalParameter,
    RuleChange,
    ShownAgeRule,
    ShownAmount,
)
from socoledger.write.headings import HEADINGS
from socoledger.write.layout import (
    KIND,
    Cell,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
    amounts,
    translations_of,
)
from socoledger.write.words import Words


class Asked(NamedTuple):
    """The law on a day: each amount, and the rule for each kind of payment."""

    on: date
    today: date
    law: Law
    amounts: Iterable[tuple[LegalParameter, InForce]]
    rules: Mapping[str, AgeRule]


def answer(asked: Asked, words: Words) -> LawAnswer:
    """Each legal amount on a day; what changes between today and a later day."""
    return LawAnswer(
        on=asked.on,
        amounts=tuple(_amount(parameter, in_force, words) for parameter, in_force in asked.amounts),
        under_27=tuple(
            ShownAgeRule(
                for_=kind,
                rule=rule.rule,
                from_=rule.start,
                source=rule.source or None,
                confidence=rule.confidence,
            )
            for kind, rule in asked.rules.items()
        ),
        changes_since=asked.today if asked.today < asked.on else None,
        changes=(*_new_amounts(asked, words), *_new_rules(asked, words)),
    )


def _amount(parameter: LegalParameter, in_force: InForce, words: Words) -> ShownAmount:
    serving, since = in_force.serving, in_force.unknown_since
    notes = [amount.note for amount in parameter.amounts if amount.start == since]
    note = notes[0] if notes else ("" if serving is None else serving.note)
    return ShownAmount(
        id=parameter.id,
        title=parameter.title[words.language],
        article=parameter.article,
        unit=parameter.unit,
        value_hundredths=None if serving is None else in_force.cents,
        from_=None if serving is None else serving.start,
        unknown_since=since,
        source=None if serving is None else serving.source,
        confidence=None if serving is None else serving.confidence,
        note=note or None,
        starts=parameter.amounts[0].start,
        terms=None if parameter.terms is None else parameter.terms[words.language],
    )


def _new_amounts(asked: Asked, words: Words) -> Iterator[AmountChange]:
    """Amounts that begin after today, up to and including the day asked for."""
    for parameter in asked.law.parameters.values():
        new = [amount for amount in parameter.amounts if asked.today < amount.start <= asked.on]
        known = [
            amount for amount in parameter.amounts if amount.start <= asked.today and amount.cents
        ]
        if new:
            yield AmountChange(
                from_=new[-1].start,
                id=parameter.id,
                title=parameter.title[words.language],
                unit=parameter.unit,
                was_hundredths=known[-1].cents if known else None,
                becomes_hundredths=new[-1].cents,
            )


def _new_rules(asked: Asked, words: Words) -> Iterator[RuleChange]:
    """Rules for who is under 27 that begin after today, up to and including the day asked for."""
    for kind, rules in asked.law.age_rules.items():
        later = [rule for rule in rules if asked.today < rule.start <= asked.on]
        before = [rule for rule in rules if rule.start <= asked.today]
        if later:
            yield RuleChange(
                from_=later[-1].start,
                id=f"under_27:{kind}",
                title=words(_UNDER_27, kind=words(HEADINGS[kind])),
                unit=None,
                was=before[-1].rule if before else None,
                becomes=later[-1].rule,
            )


# -- for people ---------------------------------------------------------------------------------

_UNDER_27 = _("{kind}, under 27")
_RULES = {
    "excluded": _("not for people under 27"),
    "wage-subsidy": _("only with a wage subsidy"),
    "lifted": _("as for others"),
    "unknown": _("not known"),
}
UNITS = {
    "EUR per person per calendar year": _("EUR per person per calendar year"),
    "EUR per person per month": _("EUR per person per month"),
    "EUR per household per calendar year": _("EUR per household per calendar year"),
    "EUR per calendar year": _("EUR per calendar year"),
    "EUR per month": _("EUR per month"),
    "EUR per hour": _("EUR per hour"),
    "EUR": _("EUR"),
    "percent": _("percent"),
    "percent of income from work per month": _("percent of income from work per month"),
    "years": _("years"),
}


TITLE, SOURCE = Column("title", Cell.PROSE), Column("source", Cell.PROSE)
FROM = Column("from", Cell.TEXT)
SHOWN, UNIT = Column("shown", Cell.FIGURE, "value"), Column("unit", Cell.PROSE, "counted_in")
STARTS = Column("starts", Cell.TEXT, "from")
ARTICLE, TERMS, RULE = (Column(key, Cell.PROSE) for key in ("article", "terms", "rule"))
FOR_KIND = Column("kind", Cell.TEXT)
WAS, BECOMES = Column("was", Cell.PROSE), Column("becomes", Cell.PROSE)


def _tables(answer: LawAnswer, words: Words) -> tuple[Table, ...]:
    """Notes on unknown amounts, the amounts, later changes, and the sources."""
    day = answer.on.isoformat()
    begun = [amount for amount in answer.amounts if amount.starts <= answer.on]
    later = [amount for amount in answer.amounts if amount.starts > answer.on]
    with_terms = [amount for amount in answer.amounts if amount.terms]
    not_yet = Table(
        words("Not in force yet on {day}", day=day),
        (TITLE, STARTS, ARTICLE),
        tuple(_amount_row(amount, words) for amount in later),
    )
    return (
        *map(Table, _unknown(begun, words)),
        Table(
            words("Legal amounts on {day}", day=day),
            (TITLE, SHOWN, UNIT, FROM),
            tuple(_amount_row(amount, words) for amount in begun),
        ),
        Table(
            words("Under 27, on {day}", day=day),
            (FOR_KIND, RULE, FROM, SOURCE),
            tuple(_rule_row(amount, words) for amount in answer.under_27),
        ),
        *_changing(answer, words),
        *((not_yet,) if later else ()),
        Table(
            words("For whom, and how"),
            (TITLE, TERMS),
            tuple(_amount_row(amount, words) for amount in with_terms),
        ),
        Table(
            words("Sources"),
            (TITLE, ARTICLE, SOURCE),
            tuple(_amount_row(amount, words) for amount in begun),
        ),
    )


def _amount_row(amount: ShownAmount, words: Words) -> Row:
    return Row(
        {
            TITLE: amount.title,
            SHOWN: _shown(amount.value_hundredths, amount.unit, words),
            UNIT: words(UNITS.get(amount.unit, amount.unit)),
            FROM: amount.from_,
            STARTS: amount.starts,
            ARTICLE: amount.article,
            TERMS: amount.terms,
            SOURCE: amount.source,
        }
    )


def _rule_row(rule: ShownAgeRule, words: Words) -> Row:
    return Row(
        {
            FOR_KIND: words(HEADINGS[rule.for_]),
            RULE: words(_RULES[rule.rule]),
            FROM: rule.from_,
            SOURCE: rule.source,
        }
    )


def _shown(hundredths: int | None, unit: str, words: Words) -> str:
    """An amount as people write it, by what it is counted in."""
    if hundredths is None:
        return words("not known")
    if unit.startswith("EUR"):
        return words.amount(hundredths)
    if unit.startswith("percent"):
        return f"{words.number(hundredths)}%"
    return str(hundredths // 100)


def _unknown(amounts: Iterable[ShownAmount], words: Words) -> Iterator[str]:
    """A sentence for each day from which amounts are not known."""
    by_day: dict[date, list[str]] = {}
    for amount in amounts:
        if amount.unknown_since is not None:
            by_day.setdefault(amount.unknown_since, []).append(amount.title)
    for day, titles in sorted(by_day.items()):
        yield words(
            "Since {day} a new amount applies that is not known here; the last known"
            " amount is shown until you add the new one to law.yaml. This concerns:"
            " {titles}",
            day=day,
            titles="; ".join(titles),
        )


def _changing(answer: LawAnswer, words: Words) -> Iterator[Table]:
    if answer.changes_since is None:
        return
    title = words(
        "What changes between {today} and {day}", today=answer.changes_since, day=answer.on
    )
    if not answer.changes:
        yield Table(words("{title}: nothing is known here", title=title))
        return
    in_order = sorted(answer.changes, key=lambda change: change.from_)
    rows = tuple(_change_row(change, words) for change in in_order)
    yield Table(title, (FROM, TITLE, WAS, BECOMES), rows)


def _change_row(one: AmountChange | RuleChange, words: Words) -> Row:
    if isinstance(one, RuleChange):
        was = "-" if one.was is None else words(_RULES[one.was])
        becomes = words(_RULES[one.becomes])
    else:
        was = "-" if one.was_hundredths is None else _shown(one.was_hundredths, one.unit, words)
        becomes = _shown(one.becomes_hundredths, one.unit, words)
    return Row({FROM: one.from_, TITLE: one.title, WAS: was, BECOMES: becomes})


_KINDS = {kind: HEADINGS[kind] for kind in ("premium", "allowance")}
_CONFIDENCE = {
    "high": _("high"),
    "medium": _("medium"),
    "low": _("low"),
    "own": _("from law.yaml"),
    "unknown": _("unknown"),
}
_RULE = translations_of(_RULES)
_KEY = Column("id", Cell.TEXT, "key", to_text=translations_of(_KINDS))
_TITLE, _FROM, _UNKNOWN_SINCE, _ARTICLE, _SOURCE, _NOTE, _STARTS, _TERMS = (
    Column(key, Cell.TEXT)
    for key in ("title", "from", "unknown_since", "article", "source", "note", "starts", "terms")
)
_VALUE, _WAS, _BECOMES = amounts("value", "was", "becomes")
_UNIT = Column("unit", Cell.TEXT, "counted_in", to_text=translations_of(UNITS))
_CONFIDENT = Column("confidence", Cell.TEXT, to_text=translations_of(_CONFIDENCE))
_RULE_WAS, _RULE_IS = (Column(key, Cell.TEXT, to_text=_RULE) for key in ("rule_was", "rule"))


def _sheet(answer: LawAnswer) -> Sheet:
    """One row per legal amount, per rule for who is under 27, and per change until the day."""
    columns = (
        *(KIND, _KEY, _TITLE, _VALUE, _UNIT, _FROM, _UNKNOWN_SINCE, _ARTICLE, _SOURCE),
        *(_CONFIDENT, _NOTE, _STARTS, _TERMS, _WAS, _BECOMES, _RULE_WAS, _RULE_IS),
    )
    return Sheet(columns, tuple(_rows(answer)))


def _rows(answer: LawAnswer) -> Iterator[dict[Column, Value]]:
    for one in answer.amounts:
        yield {
            KIND: "amount",
            _KEY: one.id,
            _TITLE: one.title,
            _VALUE: one.value_hundredths,
            _UNIT: one.unit,
            _FROM: one.from_,
            _UNKNOWN_SINCE: one.unknown_since,
            _ARTICLE: one.article,
            _SOURCE: one.source,
            _CONFIDENT: one.confidence,
            _NOTE: one.note,
            _STARTS: one.starts,
            _TERMS: one.terms,
        }
    for rule in answer.under_27:
        yield {
            KIND: "rule",
            _KEY: rule.for_,
            _RULE_IS: rule.rule,
            _FROM: rule.from_,
            _SOURCE: rule.source,
            _CONFIDENT: rule.confidence,
        }
    for change in answer.changes:
        yield {
            KIND: "change",
            _KEY: change.id,
            _TITLE: change.title,
            _FROM: change.from_,
            **_change_cells(change),
        }


def _change_cells(change: AmountChange | RuleChange) -> dict[Column, Value]:
    if isinstance(change, RuleChange):
        return {_RULE_WAS: change.was, _RULE_IS: change.becomes}
    return {
        _UNIT: change.unit,
        _WAS: change.was_hundredths,
        _BECOMES: change.becomes_hundredths,
    }


VIEW = View[LawAnswer, object](_tables, _sheet)
