"""Results by unit (SPEC 9). Units move no money: they only divide income, costs and hours.

The coöperatie's own income and costs without a unit are shared: they are shown apart, or divided
over the units month by month.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.coop import Unit
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.money import share_out
from socoledger.domain.period import Month
from socoledger.domain.units import (
    MemberUnit,
    MemberUnits,
    MemberWithoutUnit,
    SharedFigures,
    Sums,
    UnitFigures,
    UnitsFigures,
    WorkFigures,
)

_Key = tuple[str | None, str]
"""A unit, None for no unit, and a member's id or COLLECTIVE."""


def units_figures(
    books: Books, period: Month | int, through: Month, by: tuple[str, ...]
) -> UnitsFigures:
    """The results by unit of a month, or of a year up to and including `through`; those of each
    member too, where "member" is in `by`.
    """
    by_month = _cells_by_month(books, period, through)
    cells: dict[_Key, Sums] = {}
    for month_cells in by_month.values():
        for key, sums in month_cells.items():
            cells[key] = cells.get(key, Sums()).plus(sums)
    units = books.coop.units
    ids: list[str | None] = [*(unit.id for unit in units), None]
    shares = _shares(books, by_month)
    shared = Sums() if shares else cells.get((None, COLLECTIVE), Sums())
    sum_of = {id_: _sum_of_unit(cells, id_) for id_ in ids}
    at_work = {id_: _at_work(cells, id_) for id_ in ids}
    return UnitsFigures(
        period=period,
        by=by,
        share_by=books.coop.share_by,
        units=tuple(
            _unit(unit, sum_of[unit.id], shares.get(unit.id, Sums()), len(at_work[unit.id]))
            for unit in units
        ),
        shared=SharedFigures(
            income_cents=shared.income_cents,
            expenses_cents=shared.expenses_cents,
            result_cents=shared.result_cents,
        ),
        without_unit=_work(sum_of[None], len(at_work[None])),
        total=_work(
            _added_up((*sum_of.values(), *shares.values(), shared)),
            len(frozenset[str]().union(*at_work.values())),
        ),
        members=_members(books, cells) if "member" in by else None,
    )


def _shares(books: Books, by_month: Mapping[Month, Mapping[_Key, Sums]]) -> dict[str, Sums]:
    """The shared sums, by unit; empty where they are shown apart."""
    ids, share_by = [unit.id for unit in books.coop.units], books.coop.share_by
    if share_by is None or not ids:
        return {}
    shares = dict.fromkeys(ids, Sums())
    for cells in by_month.values():
        for id_, share in zip(ids, _shares_of_units(cells, ids, share_by), strict=True):
            shares[id_] = shares[id_].plus(share)
    return shares


def _at_work(cells: Iterable[_Key], unit: str | None) -> frozenset[str]:
    """The members with hours or a posting in a unit, None: in no unit."""
    return frozenset(
        owner for cell_unit, owner in cells if cell_unit == unit and owner != COLLECTIVE
    )


def _added_up(parts: Iterable[Sums]) -> Sums:
    total = Sums()
    for sums in parts:
        total = total.plus(sums)
    return total


def _unit(unit: Unit, own: Sums, shared: Sums, members: int) -> UnitFigures:
    return UnitFigures(
        id=unit.id,
        name=unit.name,
        income_cents=own.income_cents,
        expenses_cents=own.expenses_cents,
        result_cents=own.result_cents,
        hours_hundredths=own.hours_hundredths,
        members=members,
        shared_income_cents=shared.income_cents,
        shared_expenses_cents=shared.expenses_cents,
        result_with_shared_cents=own.result_cents + shared.result_cents,
    )


def _work(sums: Sums, members: int) -> WorkFigures:
    return WorkFigures(
        income_cents=sums.income_cents,
        expenses_cents=sums.expenses_cents,
        result_cents=sums.result_cents,
        hours_hundredths=sums.hours_hundredths,
        members=members,
    )


def _members(books: Books, cells: Mapping[_Key, Sums]) -> tuple[MemberUnits, ...]:
    def sums(unit: str | None, member: str) -> Sums:
        return cells.get((unit, member), Sums())

    return tuple(
        MemberUnits(
            id=member.id,
            units=tuple(_of_member(unit.id, sums(unit.id, member.id)) for unit in books.coop.units),
            without_unit=_of_none(sums(None, member.id)),
        )
        for member in books.members
    )


def _of_member(unit: str, sums: Sums) -> MemberUnit:
    return MemberUnit(
        id=unit,
        income_cents=sums.income_cents,
        expenses_cents=sums.expenses_cents,
        result_cents=sums.result_cents,
        hours_hundredths=sums.hours_hundredths,
    )


def _of_none(sums: Sums) -> MemberWithoutUnit:
    return MemberWithoutUnit(
        income_cents=sums.income_cents,
        expenses_cents=sums.expenses_cents,
        result_cents=sums.result_cents,
        hours_hundredths=sums.hours_hundredths,
    )


def _sum_of_unit(total: Mapping[_Key, Sums], unit: str | None) -> Sums:
    """The sum of all cells of a unit; for no unit, without the shared cell."""
    sums_of_unit = Sums()
    for (cell_unit, owner), sums in total.items():
        if cell_unit == unit and (unit is not None or owner != COLLECTIVE):
            sums_of_unit = sums_of_unit.plus(sums)
    return sums_of_unit


def _cells_by_month(
    books: Books, period: Month | int, through: Month
) -> dict[Month, dict[_Key, Sums]]:
    """The cells of each month in the period, up to and including `through`."""
    income = books.journal.roots.income
    first = books.coop.first_month
    by_month: dict[Month, dict[_Key, Sums]] = {}

    def cells(month: Month) -> dict[_Key, Sums] | None:
        if period not in (month, month.year) or not first <= month <= through:
            return None
        return by_month.setdefault(month, {})

    for transaction in books.journal.transactions:
        month_cells = cells(Month.of(transaction.day))
        if month_cells is None or transaction.close is not None:
            continue
        for posting in transaction.postings:
            if posting.grant is not None:
                continue
            is_income = below(posting.account, income)
            for owner, cents in posting.shares:
                sums = Sums(-cents) if is_income else Sums(0, cents)
                key = (posting.unit, owner)
                month_cells[key] = month_cells.get(key, Sums()).plus(sums)
    known = {unit.id for unit in books.coop.units}
    for hours in books.journal.hours:
        month_cells = cells(Month.of(hours.day))
        if month_cells is not None:
            key = (hours.unit if hours.unit in known else None, hours.member)
            month_cells[key] = month_cells.get(key, Sums()).plus(Sums(0, 0, hours.hundredths))
    return by_month


def _shares_of_units(cells: Mapping[_Key, Sums], ids: Sequence[str], share_by: str) -> list[Sums]:
    """The shared sums of one month by unit: each its share, rounded, the last the rest (SPEC 9)."""
    shared = cells.get((None, COLLECTIVE), Sums())
    own_sums = [_sum_of_unit(cells, id_) for id_ in ids]
    bases = [1] * len(ids)
    if share_by == "hours":
        bases = [sums.hours_hundredths for sums in own_sums]
    elif share_by == "turnover":
        bases = [sums.income_cents for sums in own_sums]
    if min(bases) < 0 or sum(bases) == 0:  # no base, or one that cannot be meant
        bases = [1] * len(ids)
    weights = [Fraction(base) for base in bases]
    incomes, expenses = (
        share_out(cents, weights) for cents in (shared.income_cents, shared.expenses_cents)
    )
    return [Sums(*amounts) for amounts in zip(incomes, expenses, strict=True)]
