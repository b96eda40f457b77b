"""Income, expenses, result and distribution of a month or a year (SPEC 3.1 to 3.4, 6)."""

from collections.abc import Mapping

from socoledger.domain.agreement import Agreement
from socoledger.domain.period import Month
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures, Standing
from socoledger.rules.history import _NOTHING, History


def result_figures(past: History, period: Month | int, through: Month) -> ResultFigures:
    """The results of a month, or of a year up to and including `through`."""
    covered = covered_months(past, period)
    basis = period.plus(-1) if isinstance(period, Month) and period.number > 1 else None
    return ResultFigures(
        period=period,
        through=through,
        members=tuple(
            _member_figures(past, member.id, covered, basis, through)
            for member in past.books.members
        ),
        collective=_collective_figures(past, covered, basis, through),
    )


def covered_months(past: History, period: Month | int) -> list[Month]:
    """The months of a period that have results."""
    if isinstance(period, Month):
        return [period] if period in past.collective_months else []
    return [month for month in past.collective_months if month.year == period]


def agreements_in_year(past: History, through: Month) -> list[Agreement]:
    """The versions of the agreement in force in the year up to `through`, from first_month on."""
    start = max(Month(through.year, 1), past.books.coop.first_month)
    first = past.books.agreement(start)
    later = (version for version in past.books.agreements if start < version.start <= through)
    return [version for version in (first, *later) if version is not None and start <= through]


def _distribution(
    destinations: set[str], standings: Mapping[Month, Standing], basis: Month | None, through: Month
) -> dict[str, int]:
    distributed = standings[through].distributed if through in standings else {}
    before = standings[basis].distributed if basis is not None and basis in standings else {}
    changes = {to: distributed.get(to, 0) - before.get(to, 0) for to in {*distributed, *before}}
    shown = destinations | {to for to, cents in changes.items() if cents}
    return {to: changes.get(to, 0) for to in sorted(shown)}


def _carried(standings: Mapping[Month, Standing], basis: Month | None, through: Month) -> int:
    if through not in standings:
        return 0
    return 0 if basis is not None and basis in standings else standings[through].carried_cents


def _member_figures(
    past: History, id_: str, covered: list[Month], basis: Month | None, through: Month
) -> MemberFigures:
    standings = past.members[id_]
    turnover = past.totals.turnover.get(id_, {})
    turnovers = [turnover.get(month, _NOTHING) for month in covered]
    destinations = {
        to
        for version in agreements_in_year(past, through)
        for to in version.member_result.destinations()
    }
    income_cents = sum(turnover_of_month.income_cents for turnover_of_month in turnovers)
    expenses_cents = sum(turnover_of_month.expenses_cents for turnover_of_month in turnovers)
    return MemberFigures(
        id=id_,
        income_cents=income_cents,
        expenses_cents=expenses_cents,
        result_cents=income_cents - expenses_cents,
        carried_cents=_carried(standings, basis, through),
        distribution=_distribution(destinations, standings, basis, through),
        standing=standings.get(through),
        reimbursed_cents=past.totals.reimbursed_to(id_, covered)
        if past.totals.reimbursed
        else None,
    )


def _collective_figures(
    past: History, covered: list[Month], basis: Month | None, through: Month
) -> CollectiveFigures:
    collective_months = [past.collective_months[month] for month in covered]
    destinations = {
        to
        for version in agreements_in_year(past, through)
        for to in version.collective_result.destinations()
    }
    return CollectiveFigures(
        income_cents=sum(figures.income_cents for figures in collective_months),
        expenses_cents=sum(figures.expenses_cents for figures in collective_months),
        article31_cents=sum(figures.article31_cents for figures in collective_months),
        from_members_cents=sum(figures.from_members_cents for figures in collective_months),
        from_leavers_cents=sum(figures.from_leavers_cents for figures in collective_months),
        absorbed_cents=sum(figures.absorbed_cents for figures in collective_months),
        grants_cents=sum(figures.grants_cents for figures in collective_months),
        result_cents=sum(figures.result_cents for figures in collective_months),
        carried_cents=_carried(past.collective, basis, through),
        distribution=_distribution(destinations, past.collective, basis, through),
        standing=past.collective.get(through),
    )
