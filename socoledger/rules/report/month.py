"""A month for the board (SPEC 12): results and where they go, spaarpotten, and what is owed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.article31 import Allowance, MemberAwards, Premium
from socoledger.domain.books import Books
from socoledger.domain.destinations import COOPERATIVE, MUNICIPALITY, RESERVE, SPAARPOT
from socoledger.domain.grants import GrantFigures
from socoledger.domain.period import Month
from socoledger.domain.report.month import (
    Awarded,
    AwardedMonth,
    Flow,
    GrantMonth,
    MemberMonth,
    MonthFigure,
    MonthReport,
    Noticed,
    PotMonth,
    Returned,
    Shared,
    together,
)
from socoledger.domain.report.statement import Award
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures
from socoledger.domain.status import Payable
from socoledger.rules.article31 import premium_figures
from socoledger.rules.bank.standing import standings_at
from socoledger.rules.grants import grants_at
from socoledger.rules.history import History
from socoledger.rules.municipality import return_figures
from socoledger.rules.report.basis import basis
from socoledger.rules.report.month_money import possessions
from socoledger.rules.report.month_to_do import status_of, to_do
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_at


class Moments(NamedTuple):
    """The books at the two moments between which a month lies."""

    then: History
    """As they stood at the end of the month, or of the day asked for."""
    before: History
    """As they stood at the end of the month before; nothing is booked yet where that is before
    the books begin.
    """
    whole: Books
    """All of them, whatever day is asked for: a balance of the bank is written down a day later."""


def month_report(moments: Moments, month: Month, noticed: Noticed, today: date) -> MonthReport:
    """The report of a month; `noticed` is what `check` finds in it."""
    then, books = moments.then, moments.then.books
    day = month.last_day_up_to(then.until)
    before = month.plus(-1) if month > books.coop.first_month else None
    results = _Results.of(then, month, before)
    figures = status_of(then, month, day)
    return MonthReport(
        month=month,
        before=before,
        basis=basis(books, Month(month.year, 1), day)._replace(accepted=()),
        is_closed=str(month) in books.journal.closed,
        is_over=day == month.last_day < today,
        is_year_closed=str(month.year) in books.journal.closed,
        members=tuple(_members(then, results, day)),
        own=_own(results),
        shared=_shared_by_members(results),
        collective=tuple(_collective(results)),
        collective_shared=_shared(
            results.of_collective(lambda one: one.result_cents),
            results,
            lambda one: (one.collective.distribution,),
        ),
        pots=tuple(_pots(moments, month)),
        awarded=tuple(_awarded(moments, month, figures.payable)),
        returned=_returned(then, month, before),
        grants=tuple(_grants(moments, month)),
        possessions=tuple(possessions(moments.whole, month.plus(-1).last_day, day)),
        bank=standings_at(moments.whole, day),
        noticed=noticed,
        to_do=to_do(books, figures, day),
    )


# -- results --------------------------------------------------------------------------------------


class _Results(NamedTuple):
    """The answers of `result` for the month, the month before, and the year so far."""

    months: tuple[Month, Month | None]
    month: ResultFigures
    before: ResultFigures | None
    year: ResultFigures

    @classmethod
    def of(cls, past: History, month: Month, before: Month | None) -> "_Results":
        return cls(
            (month, before),
            result_figures(past, month, month),
            None if before is None else result_figures(past, before, before),
            result_figures(past, month.year, month),
        )

    def figure(self, value: Callable[[ResultFigures], int]) -> MonthFigure:
        """A number of these answers."""
        return MonthFigure(
            value(self.month), 0 if self.before is None else value(self.before), value(self.year)
        )

    def of_member(self, number: int) -> Callable[[Callable[[MemberFigures], int]], MonthFigure]:
        """Gives a number of a member, who is counted from 0."""

        def figure(value: Callable[[MemberFigures], int]) -> MonthFigure:
            return self.figure(lambda of: value(of.members[number]))

        return figure

    def of_collective(self, value: Callable[[CollectiveFigures], int]) -> MonthFigure:
        """A number of the coöperatie itself."""
        return self.figure(lambda of: value(of.collective))


def _members(past: History, results: _Results, day: date) -> Iterator[MemberMonth]:
    """Who is a member in the month, and of whom something is booked."""
    month, before = results.months
    for number, member in enumerate(past.books.members):
        figures = results.of_member(number)
        one = MemberMonth(
            name=member.name,
            hours=_figure(past.totals.hours.get(member.id, {}), month, before),
            income=figures(lambda of: of.income_cents),
            expenses=figures(lambda of: of.expenses_cents),
            result=figures(lambda of: of.result_cents),
        )
        if not one.is_empty or member.is_member_between(month.first_day, day):
            yield one


def _own(results: _Results) -> MemberMonth:
    """The income and expenses of the coöperatie itself, before all that is in its own result."""
    income = results.of_collective(lambda one: one.income_cents)
    expenses = results.of_collective(lambda one: one.expenses_cents)
    return MemberMonth("", MonthFigure(), income, expenses, income.less(expenses))


def _shared_by_members(results: _Results) -> Shared:
    return _shared(
        results.figure(lambda of: sum(one.result_cents for one in of.members)),
        results,
        lambda of: [one.distribution for one in of.members],
    )


def _shared(
    result: MonthFigure,
    results: _Results,
    distributions: Callable[[ResultFigures], Sequence[Mapping[str, int]]],
) -> Shared:
    """A result with its destinations, spaarpotten first and the gemeente last."""

    def of(to: str) -> MonthFigure:
        return results.figure(lambda one: sum(each.get(to, 0) for each in distributions(one)))

    answers = (results.month, results.before, results.year)
    names = {
        to
        for answer in answers
        if answer is not None
        for distribution in distributions(answer)
        for to in distribution
    }
    return Shared(result, tuple(Flow(to, of(to)) for to in sorted(names, key=_place_of)))


_FIRST, _LAST = (SPAARPOT, RESERVE), (COOPERATIVE, MUNICIPALITY)


def _place_of(to: str) -> tuple[int, str]:
    return (0 if to in _FIRST else 1 + _LAST.index(to) if to in _LAST else 1), to


def _collective(results: _Results) -> Iterator[Flow]:
    """What the coöperatie's own result is made of, by the keys of `result`; zeros left out."""
    yield Flow("own", _own(results).result)
    parts: Mapping[str, Callable[[CollectiveFigures], int]] = {
        "article31": lambda one: -one.article31_cents,
        "from_members": lambda one: one.from_members_cents,
        "from_leavers": lambda one: one.from_leavers_cents,
        "absorbed": lambda one: -one.absorbed_cents,
        "grants": lambda one: one.grants_cents,
    }
    for key, value in parts.items():
        cents = results.of_collective(value)
        if any(cents):
            yield Flow(key, cents)


# -- spaarpotten, premiums and allowances ---------------------------------------------------------


def _pots(moments: Moments, month: Month) -> Iterator[PotMonth]:
    """Each spaarpot with anything in it or on it, with what closes are still to book: opening,
    added, spent and what fell on leaving come to the balance.
    """
    then, before = moments.then, moments.before
    day, is_closed = _day_of(then, month), str(month) in then.books.journal.closed
    earlier = {pot.id: pot for pot in spaarpot_at(before, _day_of(before, month.plus(-1)))}
    names = {member.id: member.name for member in then.books.members}
    for pot in spaarpot_at(then, day):
        was, award = earlier[pot.id], then.awards[pot.id].get(month)
        if month.number == 1:  # the figures begin with the year
            opening, spent, left = pot.opening_cents, pot.withdrawals_cents, pot.leaving_cents
        else:
            opening = was.balance_cents + pot.opening_cents - was.opening_cents
            spent = pot.withdrawals_cents - was.withdrawals_cents
            left = pot.leaving_cents - was.leaving_cents
        if not is_closed:
            spent += 0 if award is None else award.from_spaarpot_cents
            left += sum(
                one.cents for one in then.leavings if (one.member, one.month) == (pot.id, month)
            )
        opening += was.pending_cents
        balance = pot.balance_cents + pot.pending_cents
        added = balance - opening + spent + left
        one = PotMonth(names[pot.id], opening, added, spent, left, balance)
        if not one.is_empty:
            yield one


def _day_of(past: History, month: Month) -> date:
    return month.last_day_up_to(past.until)


def _awarded(moments: Moments, month: Month, payable: Sequence[Payable]) -> Iterator[Awarded]:
    """Premiums and allowances, each of the members that have any."""
    then, before = moments.then, moments.before
    ids = frozenset(member.id for member in then.books.members)
    now = premium_figures(then, month.year, month, ids).members
    earlier: dict[str, MemberAwards] = {}
    if month.number > 1:
        figures = premium_figures(before, month.year, month.plus(-1), ids)
        earlier = {one.id: one for one in figures.members}
    may = {(one.id, one.kind): one.payable_cents for one in payable}
    names = {member.id: member.name for member in then.books.members}
    kinds: tuple[Award, ...] = ("premium", "allowance")
    for kind in kinds:
        rows = []
        for one in now:
            was = earlier.get(one.id)
            row = _awarded_to(
                names[one.id],
                _of_kind(one, kind),
                None if was is None else _of_kind(was, kind),
                may.get((one.id, kind), 0),
            )
            if row.has_any or row.room_cents:
                rows.append(row)
        if any(row.has_any for row in rows):
            yield Awarded(kind, tuple(rows))


def _of_kind(awards: MemberAwards, kind: Award) -> Premium | Allowance:
    return awards.premium if kind == "premium" else awards.allowance


def _awarded_to(
    name: str, now: Premium | Allowance, was: Premium | Allowance | None, payable_cents: int
) -> AwardedMonth:
    """What was awarded, from hours and otherwise, and paid."""
    awarded = now.awarded_cents + now.other_cents
    before = 0 if was is None else was.awarded_cents + was.other_cents
    return AwardedMonth(
        name=name,
        awarded_cents=awarded - before,
        awarded_year_cents=awarded,
        paid_cents=now.paid_cents - (0 if was is None else was.paid_cents),
        paid_year_cents=now.paid_cents,
        room_cents=now.room_cents,
        payable_cents=payable_cents,
    )


# -- the gemeente and grants ----------------------------------------------------------------------


def _returned(past: History, month: Month, before: Month | None) -> Returned:
    """What goes back to the gemeente, by where it comes from."""
    figures = return_figures(past, month.year, month)
    of_members: dict[Month, int] = {}
    for member in past.books.members:
        for one, cents in past.returned_of(member.id).items():
            of_members[one] = of_members.get(one, 0) + cents
    left: dict[Month, int] = {}
    for leaving in past.leavings:
        if leaving.to == MUNICIPALITY:
            left[leaving.month] = left.get(leaving.month, 0) + leaving.cents
    sources = (
        ("members", {one: cents - left.get(one, 0) for one, cents in of_members.items()}),
        ("from_leavers", left),
        ("collective", past.returned_by_result()),
        ("grants", past.returned_by_grants()),
    )
    flows = [Flow(key, _figure(by_month, month, before)) for key, by_month in sources]
    total = together([flow.cents for flow in flows])
    return Returned(tuple(flow for flow in flows if any(flow.cents)), total, figures)


def _figure(by_month: Mapping[Month, int], month: Month, before: Month | None) -> MonthFigure:
    return MonthFigure(
        by_month.get(month, 0),
        0 if before is None else by_month.get(before, 0),
        sum(cents for one, cents in by_month.items() if one.year == month.year and one <= month),
    )


def _grants(moments: Moments, month: Month) -> Iterator[GrantMonth]:
    """The grants whose period has begun, as long as anything happens with them."""
    then, before = moments.then, moments.before
    earlier = {one.id: one for one in grants_at(before, _day_of(before, month.plus(-1)))}
    for grant in grants_at(then, _day_of(then, month)):
        one = _grant(grant, earlier[grant.id])
        runs = grant.from_ <= month.last_day and grant.to >= month.first_day
        if runs or one.received_cents or one.spent_cents or grant.balance_cents:
            yield one


def _grant(now: GrantFigures, was: GrantFigures) -> GrantMonth:
    return GrantMonth(
        id=now.id,
        amount_cents=now.amount_cents,
        received_cents=now.received_cents - was.received_cents,
        spent_cents=now.spent_cents - was.spent_cents,
        received_so_far_cents=now.received_cents,
        spent_so_far_cents=now.spent_cents,
        left_cents=now.left_cents,
    )
