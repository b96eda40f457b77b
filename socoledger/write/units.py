"""`result --by unit`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.units import (
    MemberUnit,
    MemberWithoutUnit,
    SharedFigures,
    UnitFigures,
    UnitsFigures,
    UnitsTotal,
    WorkFigures,
)
from socoledger.write.layout import ID, KIND, Cell, Column, Row, Sheet, Table, Value, View, amounts
from socoledger.write.words import Words

_SHARED_BY = {"equal": _("equal parts"), "hours": _("hours"), "turnover": _("turnover")}
UNIT, UNIT_OF_MEMBER = Column("id", Cell.TEXT, "unit"), Column("unit", Cell.TEXT)
INCOME, EXPENSES, RESULT = amounts("income", "expenses", "result")
HOURS, MEMBERS = Column("hours", Cell.HOURS), Column("members", Cell.COUNT, "at_work")
_SUMS = (INCOME, EXPENSES, RESULT, HOURS)
_SHARED = SHARED_INCOME, SHARED_EXPENSES, WITH_SHARED = amounts(
    "shared_income", "shared_expenses", "result_with_shared"
)


def _tables(answer: UnitsFigures, words: Words) -> tuple[Table, ...]:
    """Results by unit, the shared amounts divided over the units, and those of each member."""
    by = answer.share_by
    tables = _without_sharing(answer, words) if by is None else _with_sharing(answer, by, words)
    members = Table(
        words("Members by unit, {period}", period=str(answer.period)),
        (ID, UNIT_OF_MEMBER, *_SUMS),
        tuple(Row(cells) for cells in _members(answer, words)),
    )
    return (*tables, *((members,) if members.rows else ()))


def _without_sharing(answer: UnitsFigures, words: Words) -> Iterator[Table]:
    total: dict[Column, Value] = {UNIT: words("total"), **_of_work(answer.total)}
    yield Table(
        words("Results by unit, {period}", period=str(answer.period)),
        (UNIT, *_SUMS, MEMBERS),
        tuple(map(Row, (*_rows(answer, words), total))),
        total=True,
    )


def _with_sharing(answer: UnitsFigures, share_by: str, words: Words) -> Iterator[Table]:
    period, rows = str(answer.period), [*_rows(answer, words)]
    title = words(
        "Results by unit, {period}; shared amounts divided by: {share_by}",
        period=period,
        share_by=words(_SHARED_BY[share_by]),
    )
    total: dict[Column, Value] = {
        UNIT: words("total"),
        RESULT: None,
        SHARED_INCOME: None,
        SHARED_EXPENSES: None,
        WITH_SHARED: answer.total.result_cents,
    }
    yield Table(title, (UNIT, *_SUMS, MEMBERS), tuple(map(Row, rows)))
    yield Table(
        words("Including shared amounts, {period}", period=period),
        (UNIT, RESULT, *_SHARED),
        (*map(Row, rows), Row(total)),
        total=True,
    )


def _rows(answer: UnitsFigures, words: Words) -> Iterator[dict[Column, Value]]:
    """A row for each unit, and one for shared amounts and one for no unit, where not zero."""
    for unit in answer.units:
        yield {**_of_unit(unit), UNIT: unit.name}
    shared, without = answer.shared, answer.without_unit
    if shared.income_cents or shared.expenses_cents:
        money = _money(shared)
        yield {
            UNIT: words("shared"),
            **money,
            **dict.fromkeys((HOURS, MEMBERS, *_SHARED)),
            WITH_SHARED: shared.result_cents,
        }
    if _is_anything(without):
        yield {
            UNIT: words("of no unit"),
            **_of_work(without),
            **dict.fromkeys(_SHARED),
            WITH_SHARED: without.result_cents,
        }


def _members(answer: UnitsFigures, words: Words) -> Iterator[dict[Column, Value]]:
    """A row for each member and unit with income, expenses or hours."""
    names = {unit.id: unit.name for unit in answer.units}
    for member in answer.members or ():
        for unit in member.units:
            if _is_anything(unit):
                yield {ID: member.id, UNIT_OF_MEMBER: names[unit.id], **_sums(unit)}
        if _is_anything(member.without_unit):
            none = words("of no unit")
            yield {ID: member.id, UNIT_OF_MEMBER: none, **_sums(member.without_unit)}


_Work = UnitFigures | WorkFigures | MemberUnit | MemberWithoutUnit


def _is_anything(work: _Work) -> bool:
    return any((work.income_cents, work.expenses_cents, work.hours_hundredths))


def _money(sums: _Work | SharedFigures) -> dict[Column, Value]:
    return {
        INCOME: sums.income_cents,
        EXPENSES: sums.expenses_cents,
        RESULT: sums.result_cents,
    }


def _sums(work: _Work) -> dict[Column, Value]:
    return {**_money(work), HOURS: work.hours_hundredths}


def _of_work(work: UnitFigures | WorkFigures) -> dict[Column, Value]:
    return {**_sums(work), MEMBERS: work.members}


def _of_unit(unit: UnitFigures) -> dict[Column, Value]:
    return {
        UNIT: unit.id,
        **_of_work(unit),
        SHARED_INCOME: unit.shared_income_cents,
        SHARED_EXPENSES: unit.shared_expenses_cents,
        WITH_SHARED: unit.result_with_shared_cents,
    }


def _sheet(answer: UnitsFigures) -> Sheet:
    """One row per unit, one for shared amounts and one for no unit; or one row per member and
    unit.
    """
    if answer.members is not None:
        return Sheet((ID, UNIT_OF_MEMBER, *_SUMS), tuple(_sheet_of_members(answer)))
    rows = (
        *({KIND: "unit", **_of_unit(unit)} for unit in answer.units),
        {KIND: "shared", **_money(answer.shared)},
        {KIND: "without_unit", **_of_work(answer.without_unit)},
    )
    return Sheet((KIND, UNIT, *_SUMS, MEMBERS, *_SHARED), rows)


def _sheet_of_members(answer: UnitsFigures) -> Iterator[dict[Column, Value]]:
    for member in answer.members or ():
        for unit in member.units:
            yield {ID: member.id, UNIT_OF_MEMBER: unit.id, **_sums(unit)}
        yield {ID: member.id, **_sums(member.without_unit)}


VIEW = View[UnitsFigures, UnitsTotal](_tables, _sheet, kind="member")
