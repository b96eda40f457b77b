"""The legal amounts and age rules that a close used, and which became known since (SPEC 4)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.closing import UNDER_27, LawRecord
from socoledger.domain.law import Law
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.rules.closing.active import Active
from socoledger.rules.closing.fact_texts import of_decision
from socoledger.rules.law import ALLOWANCE_PER_MONTH, age_rule_on, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel


def law_record(books: Books, active: Active, month: Month) -> LawRecord:
    """What of the law serves in the year up to a month, for what the books use."""
    law, accounts = books.law_in(month), books.coop.accounts
    at_work = [one for one in books.members if active.is_judged(one.id, month)]
    found: list[tuple[str, str]] = []
    for onderdeel, account in ((PREMIUM, accounts.premium), (ALLOWANCE, accounts.allowance)):
        is_known = any(
            [*of_decision(onderdeel, decision, month, books.rules_in(month))]
            for member in at_work
            for decision in onderdeel.decisions(member)
        )
        if not is_known and not active.uses(account, month):
            continue
        ids = [onderdeel.legal_per_year]
        if onderdeel is ALLOWANCE:
            ids.insert(0, ALLOWANCE_PER_MONTH)
        found += [(id_, _amounts(law, id_, month)) for id_ in ids]
        found.append((f"{UNDER_27}{onderdeel.name}", _age_rules(law, onderdeel, month)))
    return tuple(found)


def _amounts(law: Law, id_: str, month: Month) -> str:
    """An amount through the year up to a month, as "2025-01-01 1000.00; 2025-07-01 1010.00"."""
    days = (amount.start for amount in law.parameters[id_].amounts)
    values = (
        (day, format_hundredths(amount_on(law, id_, day).cents)) for day in _in_year(days, month)
    )
    return _changes(values)


def _age_rules(law: Law, onderdeel: Onderdeel, month: Month) -> str:
    days = (rule.start for rule in law.age_rules[onderdeel.name])
    values = ((day, age_rule_on(law, onderdeel.name, day)[0].rule) for day in _in_year(days, month))
    return _changes(values)


def _in_year(days: Iterable[date], month: Month) -> Sequence[date]:
    start = date(month.year, 1, 1)
    return [start, *(day for day in sorted(set(days)) if start < day <= month.last_day)]


def _changes(values: Iterable[tuple[date, str]]) -> str:
    """Only what differs from the value before it."""
    told: list[str] = []
    before = ""
    for day, value in values:
        if value != before:
            told.append(f"{day} {value}")
        before = value
    return "; ".join(told)


def became_known(
    before: LawRecord, now: LawRecord, until: date
) -> Mapping[tuple[str, str], tuple[str, str]]:
    """What became known between two records of one year, for days up to and including `until`, the
    last day of the earlier: by key and first day, the value that served and the one that does now.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    earlier = dict(before)
    for key, text in now:
        if key not in earlier:
            continue
        old = dict(value.split(" ", 1) for value in earlier[key].split("; "))
        new = dict(value.split(" ", 1) for value in text.split("; "))
        for day in sorted(day for day in {*old, *new} if day <= until.isoformat()):
            was = _serving(old, day)
            value = _serving(new, day)
            if was is not None and value is not None and was != value:
                found[key, day] = (was, value)
    return found


def _serving(values: Mapping[str, str], day: str) -> str | None:
    served = [values[start] for start in sorted(values) if start <= day]
    return served[-1] if served else None
