"""Results by unit (SPEC 9). Units move no money: they only divide income, costs and hours.

The coöperatie's own income and costs without a unit are shared: they are shown apart, or divided
over the units month by month.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.money import share_out
from socoledger.domain.period import Month
from socoledger.domain.units import MemberUnits, Sums, UnitFigures, UnitsFigures

_Key = tuple[str | None, str]
"""A unit, None for no unit, and a member's id or COLLECTIVE."""


def units_figures(books: Books, period: Month | int, through: Month) -> UnitsFigures:
    """The results by unit of a month, or of a year up to and including `through`."""
    by_month = _cells_by_month(books, period, through)
    ids = [unit.id for unit in books.coop.units]
    total: dict[_Key, Sums] = {}
    for cells in by_month.values():
        for key, sums in cells.items():
            total[key] = total.get(key, Sums()).plus(sums)
    share_by = books.coop.share_by
    shares = dict.fromkeys(ids, Sums())
    if share_by is not None and ids:
        for cells in by_month.values():
            for id_, share in zip(ids, _shares_of_units(cells, ids, share_by), strict=True):
                shares[id_] = shares[id_].plus(share)
    shared = total.get((None, COLLECTIVE), Sums())
    at_work = {
        unit: {owner for cell_unit, owner in total if cell_unit == unit and owner != COLLECTIVE}
        for unit in (*ids, None)
    }
    return UnitsFigures(
        period=period,
        share_by=share_by,
        units=tuple(
            UnitFigures(
                unit.id,
                unit.name,
                _sum_of_unit(total, unit.id),
                len(at_work[unit.id]),
                shares[unit.id],
            )
            for unit in books.coop.units
        ),
        shared=Sums() if share_by is not None and ids else shared,
        without=_sum_of_unit(total, None),
        without_members=len(at_work[None]),
        members=tuple(
            MemberUnits(
                member.id,
                tuple((id_, total.get((id_, member.id), Sums())) for id_ in ids),
                total.get((None, member.id), Sums()),
            )
            for member in books.members
        ),
        members_at_work=len(set().union(*at_work.values())),
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
            key = (hours.what if hours.what in known else None, hours.member)
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
