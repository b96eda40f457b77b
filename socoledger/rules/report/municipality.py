"""The account for the gemeente of a year, or of a part of it (SPEC 12)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import MUNICIPALITY, SPAARPOT
from socoledger.domain.article31 import PremiumFigures
from socoledger.domain.findings import Finding
from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.grants import GrantsAnswer
from socoledger.domain.impact import Impact
from socoledger.domain.income_statement import IncomeStatement
from socoledger.domain.member import Decision
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.period import Month, months
from socoledger.domain.report.clauses import VersionAccount, in_all
from socoledger.domain.report.municipality import (
    AcceptedError,
    Gist,
    MemberAccount,
    MunicipalityAccount,
)
from socoledger.domain.result import ResultFigures
from socoledger.rules.article31 import premium_figures
from socoledger.rules.contributions import contributions_at
from socoledger.rules.goals import review_answer, review_goals
from socoledger.rules.grants import grants_answer
from socoledger.rules.history import History
from socoledger.rules.impact import impact, impact_money
from socoledger.rules.impact_answer import impact_answer
from socoledger.rules.income_statement import Years, income_statement
from socoledger.rules.municipality import return_figures
from socoledger.rules.participation import (
    Participation,
    merge_by_person,
    participations,
    person_by_member,
)
from socoledger.rules.report.basis import basis
from socoledger.rules.report.clauses import (
    awarded_allowances,
    awarded_premiums,
    version_accounts,
)
from socoledger.rules.report.council import Behind, for_council
from socoledger.rules.report.earnings import earnings_row
from socoledger.rules.report.estimate import estimate
from socoledger.rules.report.statement import received
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_at
from socoledger.rules.year_figures import year_figures


class Asked(NamedTuple):
    """The account that is asked for."""

    year: int
    through: Month
    """The last month of the year that counts."""
    day: date
    """The last day that counts, in that month."""
    end: date
    """The last day of the effect: of the year, or the day asked for."""
    is_interim: bool


class _Figures(NamedTuple):
    """The answers that an account is made of."""

    statement: IncomeStatement
    result: ResultFigures
    returned: ReturnFigures
    premium: PremiumFigures
    people: Sequence[Participation]
    effect: Impact


def municipality_account(
    past: History, then: History, asked: Asked, errors: Iterable[Finding], *, anonymous: bool
) -> MunicipalityAccount:
    """The account. `past` reaches to the last month; `then` is of the books as they stood at the
    end of the last day. `errors` are those that no close accepted.
    """
    figures, start = _figures(past, asked), Month(asked.year, 1)
    versions = version_accounts(past, then, asked.day)
    account = MunicipalityAccount(
        year=asked.year,
        is_interim=asked.is_interim,
        basis=basis(then.books, start, asked.day),
        gist=_gist(figures, versions),
        versions=versions,
        members=tuple(_members(past, then, figures, asked.day)),
        earnings=earnings_row(past, asked.year, figures.people),
        returned=figures.returned,
        grants=_grants(then, asked.day),
        contribution=next(
            (one for one in contributions_at(then, asked.day) if one.id == MUNICIPALITY), None
        ),
        impact=impact_answer(asked.year, asked.through, figures.effect),
        review=_review(then, asked.day),
        estimate=estimate(figures.statement) if asked.is_interim else None,
        accepted=tuple(_accepted(then, asked.day)),
        errors=tuple(one for one in errors if one.day is None or one.day <= asked.day),
    )
    if not anonymous:
        return account
    return for_council(account, figures.effect, _behind(past, figures, asked.year))


def _figures(past: History, asked: Asked) -> _Figures:
    year, through = asked.year, asked.through
    start = date(year, 1, 1)
    years = Years(year_figures(past, through), None)
    everybody = frozenset(member.id for member in past.books.members)
    people = merge_by_person(past.books, participations(past, start, asked.end))
    return _Figures(
        statement=income_statement(past.books, year, through, years),
        result=result_figures(past, year, through),
        returned=return_figures(past, year, through),
        premium=premium_figures(past, year, through, everybody),
        people=people,
        effect=impact(people, impact_money(past, start, asked.end), start, asked.end),
    )


def _gist(figures: _Figures, versions: Iterable[VersionAccount]) -> Gist:
    has_spaarpot = any(
        SPAARPOT in version.agreement.member_result.destinations() for version in versions
    )
    set_aside = sum(one.distribution.get(SPAARPOT, 0) for one in figures.result.members)
    awards = figures.premium.members
    amounts = [one.premium.paid_cents + one.allowance.paid_cents for one in awards]
    awarded = any(
        award.awarded_cents or award.other_cents or award.paid_cents
        for one in awards
        for award in (one.premium, one.allowance)
    )
    return Gist(
        result_cents=figures.statement.total.result.actual_cents,
        returned_cents=figures.returned.computed_cents,
        returned_paid_cents=figures.returned.paid_cents,
        set_aside_cents=set_aside if has_spaarpot else None,
        paid_cents=in_all(amounts) if awarded else None,
    )


def _members(past: History, then: History, figures: _Figures, day: date) -> Iterator[MemberAccount]:
    """Who was a member in the year, and of whom anything is to be told."""
    pots = {pot.id: pot for pot in spaarpot_at(then, day)}
    awards = {one.id: one for one in figures.premium.members}
    results = {one.id: one for one in figures.result.members}
    returns = {one.id: one for one in figures.returned.members}
    start = date(day.year, 1, 1)
    of_year = [*months(Month.of(start), Month.of(day))]
    for member in past.books.members:
        payments = received(past, member, of_year)
        one = MemberAccount(
            figures=results[member.id],
            returned=returns[member.id],
            awards=awards[member.id],
            pot=pots[member.id],
            premium_decisions=_decisions(member.premium, start, day),
            allowance_decisions=_decisions(member.allowance, start, day),
            received=tuple(sorted(payments, key=lambda payment: payment.day)),
        )
        if member.is_member_between(start, day) or not one.is_empty:
            yield one


def _decisions(decisions: Iterable[Decision], start: date, day: date) -> tuple[Decision, ...]:
    return tuple(one for one in decisions if one.decided <= day and one.overlaps(start, day))


def _grants(then: History, day: date) -> GrantsAnswer:
    """The grants whose period touches the year, or of which something stands open."""
    start = date(day.year, 1, 1)
    of_year = {
        grant.id
        for grant in then.books.grants
        if grant.first <= day and (start <= grant.last or (grant.due and start <= grant.due))
    }
    answer = grants_answer(then, day)
    of_year |= {one.id for one in answer.grants if one.balance_cents + one.pending_cents}
    if of_year == {one.id for one in answer.grants}:
        return answer
    books = then.books
    kept = tuple(grant for grant in books.grants if grant.id in of_year)
    return grants_answer(then._replace(books=books._replace(grants=kept)), day)


def _review(then: History, day: date) -> ReviewAnswer:
    start = date(day.year, 1, 1)
    reviews = review_goals(then.books, day)
    return review_answer(
        day, [one for one in reviews if one.goal.start <= day and start <= one.goal.by]
    )


def _accepted(then: History, day: date) -> Iterator[AcceptedError]:
    for close in then.books.journal.closes:
        for error in close.accepted:
            if date(day.year, 1, 1) <= error.day <= day:
                yield AcceptedError(close.period, error)


def _behind(past: History, figures: _Figures, year: int) -> Behind:
    """How many people are behind what no other figure counts."""
    result, returned, people = figures.result, figures.returned, figures.people
    persons = person_by_member(past.books)

    def count(ids: Iterable[str]) -> int:
        return len({persons[id_] for id_ in ids})

    return Behind(
        deviating=count(one.id for one in result.members if one.undistributed_cents),
        with_result=sum(one.result_cents != 0 for one in people),
        leaving=count(one.id for one in returned.members if one.leaving_cents),
        leaving_elsewhere=count(
            one.member for one in past.leavings if one.month.year == year and one.to != MUNICIPALITY
        ),
        returning=count(one.id for one in returned.members if one.amount_cents),
        borne=count(
            one.id
            for one in result.members
            if one.standing is not None and one.standing.absorbed_cents
        ),
        premium=awarded_premiums(people),
        allowance=awarded_allowances(people),
        article31_cents=result.collective.article31_cents,
    )
