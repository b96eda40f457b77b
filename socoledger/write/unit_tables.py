"""`result --by unit`: the JSON of SPEC 9, and its tables."""

from socoledger.domain.findings import _
from socoledger.domain.money import format_hundredths as text
from socoledger.domain.units import MemberUnits, Sums, UnitFigures, UnitsFigures
from socoledger.write.old_layout import ID, KIND, Cell, Column, Table, View, amounts
from socoledger.write.shapes import Shape
from socoledger.write.words import Words


def shape(figures: UnitsFigures, by: tuple[str, ...]) -> Shape:
    """Each unit, what is shared, what is of no unit, and all together; with "member" in `by` each
    member by unit too.
    """
    own = [each.own.plus(each.shared) for each in figures.units]
    total = Sums()
    for sums in (*own, figures.shared, figures.without):
        total = total.plus(sums)
    found = {
        "schema": "socoledger.units/1",
        "period": str(figures.period),
        "by": list(by),
        "share_by": figures.share_by,
        "units": [_unit(each) for each in figures.units],
        "shared": _money(figures.shared),
        "without_unit": {**_sums(figures.without), "members": figures.without_members},
        "total": {**_sums(total), "members": figures.members_at_work},
    }
    if "member" in by:
        found["members"] = [_member(each) for each in figures.members]
    return found


def _money(sums: Sums) -> Shape:
    return {
        "income": text(sums.income_cents),
        "expenses": text(sums.expenses_cents),
        "result": text(sums.result_cents),
    }


def _sums(sums: Sums) -> Shape:
    return {**_money(sums), "hours": text(sums.hours_hundredths)}


def _unit(unit: UnitFigures) -> Shape:
    return {
        "id": unit.id,
        "name": unit.name,
        **_sums(unit.own),
        "members": unit.members,
        "shared_income": text(unit.shared.income_cents),
        "shared_expenses": text(unit.shared.expenses_cents),
        "result_with_shared": text(unit.own.plus(unit.shared).result_cents),
    }


def _member(member: MemberUnits) -> Shape:
    return {
        "id": member.id,
        "units": [{"id": id_, **_sums(sums)} for id_, sums in member.units],
        "without_unit": _sums(member.without),
    }


_SHARED_BY = {"equal": _("equal parts"), "hours": _("hours"), "turnover": _("turnover")}
_UNIT = Column("id", Cell.TEXT, "unit")
_SUMS = (*amounts("income", "expenses", "result"), Column("hours", Cell.HOURS))
_MEMBERS = Column("members", Cell.COUNT, "at_work")


def _tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Results by unit, what is shared out over them, and each member's."""
    period = shape["period"]
    rows = [{**row, "id": row["name"]} for row in shape["units"]]
    rest = [
        (words("shared"), shape["shared"]),
        (words("of no unit"), shape["without_unit"]),
    ]
    rows += [{"id": name, **row} for name, row in rest if _says_something(row)]
    total = {"id": words("total"), **shape["total"]}
    if shape["share_by"] is None:
        table = Table(
            words("Results by unit, {period}", period=period),
            (_UNIT, *_SUMS, _MEMBERS),
            (*rows, total),
            total=True,
        )
        tables = [table]
    else:
        by = _SHARED_BY[shape["share_by"]]
        title = words(
            "Results by unit, {period}; shared amounts divided by: {share_by}",
            period=period,
            share_by=words(by),
        )
        shared = amounts("shared_income", "shared_expenses", "result_with_shared")
        total["result_with_shared"] = total["result"]
        with_shared = [{"result_with_shared": row["result"], **row} for row in rows]
        tables = [
            Table(title, (_UNIT, *_SUMS, _MEMBERS), tuple(rows)),
            Table(
                words("Including shared amounts, {period}", period=period),
                (_UNIT, Column("result"), *shared),
                (*with_shared, {**total, "result": None}),
                total=True,
            ),
        ]
    names = {row["id"]: row["name"] for row in shape["units"]}
    members = [
        {"id": member["id"], "unit": names.get(row.get("id"), words("of no unit")), **_but_id(row)}
        for member in shape.get("members", ())
        for row in (*member["units"], member["without_unit"])
        if _says_something(row)
    ]
    if members:
        title = words("Members by unit, {period}", period=period)
        tables.append(Table(title, (ID, Column("unit", Cell.TEXT), *_SUMS), tuple(members)))
    return tuple(tables)


def _but_id(row: Shape) -> Shape:
    return {key: value for key, value in row.items() if key != "id"}


def _says_something(row: Shape) -> bool:
    return any(row.get(key, "0.00") != "0.00" for key in ("income", "expenses", "hours"))


def _sheet(shape: Shape) -> Table:
    """One row per unit, one for what is shared and one for what is of none; or one row per member
    and unit.
    """
    shared = amounts("shared_income", "shared_expenses", "result_with_shared")
    if "members" in shape:
        rows = [
            {"id": member["id"], "unit": row.get("id"), **_but_id(row)}
            for member in shape["members"]
            for row in (*member["units"], member["without_unit"])
        ]
        return Table("", (ID, Column("unit", Cell.TEXT), *_SUMS), tuple(rows))
    rows = [
        *({"kind": "unit", **unit} for unit in shape["units"]),
        *({"kind": kind, **shape[kind]} for kind in ("shared", "without_unit")),
    ]
    return Table("", (KIND, _UNIT, *_SUMS, _MEMBERS, *shared), tuple(rows))


VIEW = View(_tables, _sheet, kind="member")
