"""Income, expenses, result and distribution of a month or a year (SPEC 3.1 to 3.4, 6)."""

from collections.abc import Mapping

from socoledger.domain.agreement import Agreement
from socoledger.domain.period import Month
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures, Standing
from socoledger.rules.history import _NOTHING, History


def result_figures(past: History, period: Month | int, through: Month) -> ResultFigures:
    """The results of a month, or of a year up to and including `through`."""
    if isinstance(period, Month):
        covered = [period] if period in past.collective_months else []
        basis = period.plus(-1) if period.number > 1 else None
    else:
        covered = [month for month in past.collective_months if month.year == period]
        basis = None
    return ResultFigures(
        period=period,
        through=through,
        members=tuple(
            _member_figures(past, member.id, covered, basis, through)
            for member in past.books.members
        ),
        collective=_collective_figures(past, covered, basis, through),
    )


def _in_force(past: History, through: Month) -> list[Agreement]:
    """The versions in force in the year so far, from first_month on."""
    start = max(Month(through.year, 1), past.books.coop.first_month)
    first = past.books.agreement(start)
    later = (version for version in past.books.agreements if start < version.start <= through)
    return [version for version in (first, *later) if version is not None and start <= through]


def _distribution(
    named: set[str], found: Mapping[Month, Standing], basis: Month | None, through: Month
) -> dict[str, int]:
    now = found[through].distributed if through in found else {}
    before = found[basis].distributed if basis is not None and basis in found else {}
    moved = {to: now.get(to, 0) - before.get(to, 0) for to in {*now, *before}}
    listed = named | {to for to, cents in moved.items() if cents}
    return {to: moved.get(to, 0) for to in sorted(listed)}


def _carried(found: Mapping[Month, Standing], basis: Month | None, through: Month) -> int:
    if through not in found:
        return 0
    return 0 if basis is not None and basis in found else found[through].carried_cents


def _member_figures(
    past: History, id_: str, covered: list[Month], basis: Month | None, through: Month
) -> MemberFigures:
    found = past.members[id_]
    turnover = past.totals.turnover.get(id_, {})
    turns = [turnover.get(month, _NOTHING) for month in covered]
    named = {
        to for version in _in_force(past, through) for to in version.member_result.destinations()
    }
    income_cents = sum(turn.income_cents for turn in turns)
    expenses_cents = sum(turn.expenses_cents for turn in turns)
    return MemberFigures(
        id=id_,
        income_cents=income_cents,
        expenses_cents=expenses_cents,
        result_cents=income_cents - expenses_cents,
        carried_cents=_carried(found, basis, through),
        distribution=_distribution(named, found, basis, through),
        standing=found.get(through),
        reimbursed_cents=past.totals.reimbursed_to(id_, covered)
        if past.totals.reimbursed
        else None,
    )


def _collective_figures(
    past: History, covered: list[Month], basis: Month | None, through: Month
) -> CollectiveFigures:
    own = [past.collective_months[month] for month in covered]
    named = {
        to
        for version in _in_force(past, through)
        for to in version.collective_result.destinations()
    }
    return CollectiveFigures(
        income_cents=sum(each.income_cents for each in own),
        expenses_cents=sum(each.expenses_cents for each in own),
        article31_cents=sum(each.article31_cents for each in own),
        from_members_cents=sum(each.from_members_cents for each in own),
        from_leavers_cents=sum(each.from_leavers_cents for each in own),
        absorbed_cents=sum(each.absorbed_cents for each in own),
        grants_cents=sum(each.grants_cents for each in own),
        result_cents=sum(each.result_cents for each in own),
        carried_cents=_carried(past.collective, basis, through),
        distribution=_distribution(named, past.collective, basis, through),
        standing=past.collective.get(through),
    )
