"""Results by unit (SPEC 9). Units move no money: they show whose turnover it is, and at what cost.

What is shared (the coöperatie's own, of no unit) stays apart, or is shown shared out, month by
month.
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
"""A unit, None: of no unit; and a member's id or COLLECTIVE."""


def units_figures(books: Books, period: Month | int, through: Month) -> UnitsFigures:
    """The results by unit of a month, or of a year up to and including `through`."""
    by_month = _by_month(books, period, through)
    ids = [unit.id for unit in books.coop.units]
    total: dict[_Key, Sums] = {}
    for cells in by_month.values():
        for key, sums in cells.items():
            total[key] = total.get(key, Sums()).plus(sums)
    how = books.coop.share_by
    parts = dict.fromkeys(ids, Sums())
    if how is not None and ids:
        for cells in by_month.values():
            for id_, part in zip(ids, _shared_out(cells, ids, how), strict=True):
                parts[id_] = parts[id_].plus(part)
    shared = total.get((None, COLLECTIVE), Sums())
    at_work = {unit: {who for where, who in total if where == unit and who != COLLECTIVE}
               for unit in (*ids, None)}  # fmt: skip
    return UnitsFigures(
        period=period,
        share_by=how,
        units=tuple(
            UnitFigures(
                unit.id, unit.name, _of(total, unit.id), len(at_work[unit.id]), parts[unit.id]
            )
            for unit in books.coop.units
        ),
        shared=Sums() if how is not None and ids else shared,
        without=_of(total, None),
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


def _of(total: Mapping[_Key, Sums], unit: str | None) -> Sums:
    """All of a unit; of no unit without what is shared."""
    found = Sums()
    for (where, who), sums in total.items():
        if where == unit and (unit is not None or who != COLLECTIVE):
            found = found.plus(sums)
    return found


def _by_month(books: Books, period: Month | int, through: Month) -> dict[Month, dict[_Key, Sums]]:
    """Every cell of each month that counts."""
    income = books.journal.roots.income
    first = books.coop.first_month
    found: dict[Month, dict[_Key, Sums]] = {}

    def cells(month: Month) -> dict[_Key, Sums] | None:
        if period not in (month, month.year) or not first <= month <= through:
            return None
        return found.setdefault(month, {})

    for transaction in books.journal.transactions:
        here = cells(Month.of(transaction.day))
        if here is None or transaction.close is not None:
            continue
        for posting in transaction.postings:
            if posting.grant is not None:
                continue
            is_income = below(posting.account, income)
            for owner, cents in posting.shares:
                sums = Sums(-cents) if is_income else Sums(0, cents)
                key = (posting.unit, owner)
                here[key] = here.get(key, Sums()).plus(sums)
    known = {unit.id for unit in books.coop.units}
    for hours in books.journal.hours:
        here = cells(Month.of(hours.day))
        if here is not None:
            key = (hours.what if hours.what in known else None, hours.member)
            here[key] = here.get(key, Sums()).plus(Sums(0, 0, hours.hundredths))
    return found


def _shared_out(cells: Mapping[_Key, Sums], ids: Sequence[str], how: str) -> list[Sums]:
    """What is shared in one month, by unit: each its share, rounded, the last the rest (SPEC 9)."""
    shared = cells.get((None, COLLECTIVE), Sums())
    own = [_of(cells, id_) for id_ in ids]
    bases = [1] * len(ids)
    if how == "hours":
        bases = [sums.hours_hundredths for sums in own]
    elif how == "turnover":
        bases = [sums.income_cents for sums in own]
    if min(bases) < 0 or sum(bases) == 0:  # no base, or one that cannot be meant
        bases = [1] * len(ids)
    weights = [Fraction(base) for base in bases]
    incomes, expenses = (
        share_out(cents, weights) for cents in (shared.income_cents, shared.expenses_cents)
    )
    return [Sums(*both) for both in zip(incomes, expenses, strict=True)]
