"""The law that a close records, and amounts that became known later (SPEC 4)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.closing import UNDER_27, LawRecord
from socoledger.domain.law import Law
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.rules.closing.active import Active
from socoledger.rules.closing.fact_texts import decision_texts
from socoledger.rules.law import ALLOWANCE_PER_MONTH, age_rule_on, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel


def law_record(books: Books, active: Active, month: Month) -> LawRecord:
    """The legal amounts and age rules that the books use in the year up to and including
    a month.
    """
    law, accounts = books.law_in(month), books.coop.accounts
    judged_members = [member for member in books.members if active.is_judged(member.id, month)]
    record: list[tuple[str, str]] = []
    for onderdeel, account in ((PREMIUM, accounts.premium), (ALLOWANCE, accounts.allowance)):
        is_known = any(
            [*decision_texts(onderdeel, decision, month, books.rules_in(month))]
            for member in judged_members
            for decision in onderdeel.decisions(member)
        )
        if not is_known and not active.uses(account, month):
            continue
        ids = [onderdeel.legal_per_year]
        if onderdeel is ALLOWANCE:
            ids.insert(0, ALLOWANCE_PER_MONTH)
        record += [(id_, _amounts(law, id_, month)) for id_ in ids]
        record.append((f"{UNDER_27}{onderdeel.name}", _age_rules(law, onderdeel, month)))
    return tuple(record)


def _amounts(law: Law, id_: str, month: Month) -> str:
    """A legal amount in the year up to a month, as "2025-01-01 1000.00; 2025-07-01 1010.00"."""
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
    """The values that differ from the one before, each with its day."""
    changes: list[str] = []
    previous = ""
    for day, value in values:
        if value != previous:
            changes.append(f"{day} {value}")
        previous = value
    return "; ".join(changes)


def became_known(
    before: LawRecord, current: LawRecord, until: date
) -> Mapping[tuple[str, str], tuple[str, str]]:
    """The changes between two records of one year, for days up to and including `until`, the last
    day of the earlier one: by key and first day, the old and the new value.
    """
    changes: dict[tuple[str, str], tuple[str, str]] = {}
    earlier = dict(before)
    for key, text in current:
        if key not in earlier:
            continue
        old = dict(new_value.split(" ", 1) for new_value in earlier[key].split("; "))
        new = dict(new_value.split(" ", 1) for new_value in text.split("; "))
        for day in sorted(day for day in {*old, *new} if day <= until.isoformat()):
            old_value = _value_on(old, day)
            new_value = _value_on(new, day)
            if old_value is not None and new_value is not None and old_value != new_value:
                changes[key, day] = (old_value, new_value)
    return changes


def _value_on(values: Mapping[str, str], day: str) -> str | None:
    values_so_far = [values[start] for start in sorted(values) if start <= day]
    return values_so_far[-1] if values_so_far else None
