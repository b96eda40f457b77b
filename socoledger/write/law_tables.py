"""`law`: the legal amounts on a day, how the law treats who is under 27, and what will change."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import _
from socoledger.domain.law import AgeRule, InForce, Law, LegalAmount, LegalParameter
from socoledger.domain.money import format_hundredths as text
from socoledger.domain.money import parse_hundredths
from socoledger.write.old_layout import HEADINGS, KIND, Cell, Column, Table, View, said
from socoledger.write.shapes import Shape
from socoledger.write.words import Words


class Asked(NamedTuple):
    """What the law says on a day: each amount, and the rule for each kind of payment."""

    on: date
    today: date
    law: Law
    amounts: Iterable[tuple[LegalParameter, InForce]]
    rules: Mapping[str, AgeRule]


def shape(asked: Asked, words: Words) -> Shape:
    """Each legal amount on a day, the last known one where it is not known for that day; what
    changes between today and a later day.
    """
    return {
        "schema": "socoledger.law/1",
        "on": asked.on.isoformat(),
        "amounts": [_amount(parameter, found, words) for parameter, found in asked.amounts],
        "under_27": [
            {
                "for": kind,
                "rule": rule.rule,
                "from": rule.start.isoformat(),
                "source": rule.source or None,
                "confidence": rule.confidence,
            }
            for kind, rule in asked.rules.items()
        ],
        "changes_since": asked.today.isoformat() if asked.today < asked.on else None,
        "changes": list(_changes(asked, words)),
    }


def _amount(parameter: LegalParameter, in_force: InForce, words: Words) -> Shape:
    serving, since = in_force.serving, in_force.unknown_since
    notes = [amount.note for amount in parameter.amounts if amount.start == since]
    note = notes[0] if notes else ("" if serving is None else serving.note)
    terms = None if parameter.terms is None else parameter.terms[words.language]
    return {
        "id": parameter.id,
        "title": parameter.title[words.language],
        "article": parameter.article,
        "unit": parameter.unit,
        "value": None if serving is None else text(in_force.cents),
        "from": None if serving is None else serving.start.isoformat(),
        "unknown_since": since.isoformat() if since else None,
        "source": None if serving is None else serving.source,
        "confidence": None if serving is None else serving.confidence,
        "note": note or None,
        "starts": parameter.amounts[0].start.isoformat(),
        "terms": terms,
    }


def _changes(asked: Asked, words: Words) -> Iterator[Shape]:
    """What begins after today, up to and including the day asked for."""
    for parameter in asked.law.parameters.values():
        new = [each for each in parameter.amounts if asked.today < each.start <= asked.on]
        known = [each for each in parameter.amounts if each.start <= asked.today and each.cents]
        if new:
            yield {
                "from": new[-1].start.isoformat(),
                "id": parameter.id,
                "title": parameter.title[words.language],
                "unit": parameter.unit,
                "was": _text(known[-1] if known else None),
                "becomes": _text(new[-1]),
            }
    for kind, rules in asked.law.age_rules.items():
        later = [each for each in rules if asked.today < each.start <= asked.on]
        before = [each for each in rules if each.start <= asked.today]
        if later:
            yield {
                "from": later[-1].start.isoformat(),
                "id": f"under_27:{kind}",
                "title": words(_UNDER_27, kind=words(HEADINGS[kind])),
                "unit": None,
                "was": before[-1].rule if before else None,
                "becomes": later[-1].rule,
            }


def _text(amount: LegalAmount | None) -> str | None:
    """What is written of an amount; None: there is none, or it is not known."""
    return None if amount is None or amount.cents is None else text(amount.cents)


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


def _tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """What is not known, the amounts, what will change, and where each comes from."""
    amounts = [_for_people(one, words) for one in shape["amounts"]]
    begun = tuple(one for one in amounts if one["starts"] <= shape["on"])
    later = tuple(one for one in amounts if one["starts"] > shape["on"])
    name, since = Column("title", Cell.PROSE), Column("from", Cell.TEXT)
    value, unit = Column("shown", Cell.FIGURE, "value"), Column("unit", Cell.PROSE, "counted_in")
    found = [Table(note, (), ()) for note in _unknown(begun, words)]
    title = words("Legal amounts on {day}", day=shape["on"])
    found.append(Table(title, (name, value, unit, since), begun))
    rules = tuple(
        {**one, "kind": words(kind_name), "rule": words(rule_name)}
        for one in shape["under_27"]
        for kind_name, rule_name in [(HEADINGS[one["for"]], _RULES[one["rule"]])]
    )
    kind = Column("kind", Cell.TEXT)
    rule, source = Column("rule", Cell.PROSE, "rule"), Column("source", Cell.PROSE)
    title = words("Under 27, on {day}", day=shape["on"])
    found.append(Table(title, (kind, rule, since, source), rules))
    found += _changing(shape, words)
    if later:
        title = words("Not in force yet on {day}", day=shape["on"])
        columns = (name, Column("starts", Cell.TEXT, "from"), Column("article", Cell.PROSE))
        found.append(Table(title, columns, later))
    terms = tuple(one for one in amounts if one["terms"])
    found.append(Table(words("For whom, and how"), (name, Column("terms", Cell.PROSE)), terms))
    article = Column("article", Cell.PROSE)
    found.append(Table(words("Sources"), (name, article, source), begun))
    return tuple(found)


def _for_people(one: Shape, words: Words) -> Shape:
    shown = words("not known") if one["value"] is None else _shown(one["value"], one["unit"], words)
    return {**one, "shown": shown, "unit": words(UNITS.get(str(one["unit"]), str(one["unit"])))}


def _shown(value: str, unit: str, words: Words) -> str:
    """An amount as people write it, by what it is counted in."""
    number = parse_hundredths(value)
    if unit.startswith("EUR"):
        return words.amount(number)
    if unit.startswith("percent"):
        return f"{words.number(number)}%"
    return str(number // 100)


def _unknown(amounts: Iterable[Shape], words: Words) -> Iterator[str]:
    """A sentence for each day from which amounts are not known."""
    by_day: dict[str, list[str]] = {}
    for one in amounts:
        if one["unknown_since"] is not None:
            by_day.setdefault(one["unknown_since"], []).append(one["title"])
    for day, titles in sorted(by_day.items()):
        yield words(
            "Since {day} a new amount applies that is not known here; the last known"
            " amount is shown until you add the new one to law.yaml. This concerns:"
            " {titles}",
            day=day,
            titles="; ".join(titles),
        )


def _changing(shape: Shape, words: Words) -> list[Table]:
    if shape["changes_since"] is None:
        return []
    today, day = str(shape["changes_since"]), str(shape["on"])
    title = words("What changes between {today} and {day}", today=today, day=day)
    rows = tuple(
        {**one, **{key: _change(one, key, words) for key in ("was", "becomes")}}
        for one in sorted(shape["changes"], key=lambda one: str(one["from"]))
    )
    if not rows:
        return [Table(words("{title}: nothing is known here", title=title), (), ())]
    texts = [Column(key, Cell.PROSE) for key in ("title", "was", "becomes")]
    return [Table(title, (Column("from", Cell.TEXT), *texts), rows)]


def _change(one: Shape, key: str, words: Words) -> str:
    value = one[key]
    if value is None:
        return words("not known") if key == "becomes" else "-"
    if one["unit"] is None:
        return words(_RULES[value])
    return _shown(value, one["unit"], words)


def _sheet(shape: Shape) -> Table:
    """One row per legal amount, per rule for who is under 27, and per change until the day."""
    rows: list[Shape] = [{"kind": "amount", **one} for one in shape["amounts"]]
    rows += [{"kind": "rule", "id": one["for"], **one} for one in shape["under_27"]]
    rows += [{"kind": "change", **_changed(one)} for one in shape["changes"]]
    rule = said(_RULES)
    columns = (
        *(KIND, Column("id", Cell.TEXT, "key", says=said(_KINDS)), Column("title", Cell.TEXT)),
        *(Column("value"), Column("unit", Cell.TEXT, "counted_in", says=said(UNITS))),
        *(Column("from", Cell.TEXT), Column("unknown_since", Cell.TEXT)),
        *(Column("article", Cell.TEXT), Column("source", Cell.TEXT)),
        *(Column("confidence", Cell.TEXT, says=said(_CONFIDENCE)), Column("note", Cell.TEXT)),
        *(Column("starts", Cell.TEXT), Column("terms", Cell.TEXT)),
        *(Column("was"), Column("becomes")),
        *(Column("rule_was", Cell.TEXT, says=rule), Column("rule", Cell.TEXT, says=rule)),
    )
    return Table("", columns, tuple(rows))


def _changed(one: Shape) -> Shape:
    """A change with numbers and rules apart."""
    if one["unit"] is not None:
        return one
    return {**one, "was": None, "becomes": None, "rule_was": one["was"], "rule": one["becomes"]}


_KINDS = {kind: HEADINGS[kind] for kind in ("premium", "allowance")}
_CONFIDENCE = {
    "high": _("high"),
    "medium": _("medium"),
    "low": _("low"),
    "own": _("from law.yaml"),
    "unknown": _("unknown"),
}
VIEW = View(_tables, _sheet)
