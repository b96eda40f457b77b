"""A month without names, and without what says something about one to four people (SPEC 12).

A part is left out whole as soon as any group in it is that small, in the month, the month before or
any earlier month of the year: what the reports of other months show cannot give it away then. What
holds such a part, or is a part of it, is left out with it.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from socoledger.domain.destinations import COOPERATIVE, MUNICIPALITY
from socoledger.domain.period import Month, months
from socoledger.domain.report.month import (
    Awarded,
    AwardedMonth,
    MemberMonth,
    MonthFigure,
    MonthReport,
    Noticed,
    Part,
    PotMonth,
    ToDo,
    sum_of,
)
from socoledger.rules.anonymous import is_few
from socoledger.rules.distribution import differences
from socoledger.rules.history import History
from socoledger.rules.participation import person_by_member
from socoledger.rules.report.month_to_do import OF_MEMBERS
from socoledger.rules.tally import Role

_Group = Callable[[str, Month], bool]
"""Whether a member is one of those behind a figure of a month."""


def without_few(report: MonthReport, then: History) -> MonthReport:
    """The report that may be shown to anybody; `then` is what it was made of. Bank and cash are
    left out: what came and went there would give away what is left out elsewhere.
    """
    hidden = frozenset(_few(_Groups.of(report, then)))
    has_shared, has_collective = "shared" not in hidden, "collective" not in hidden
    return report._replace(
        members=tuple(_members(report.members, hidden)),
        shared=report.shared if has_shared else None,
        collective=report.collective if has_collective else (),
        collective_shared=report.collective_shared if has_collective else None,
        pots=() if "pots" in hidden else _pots(report.pots),
        awarded=() if "awarded" in hidden else tuple(map(_awarded, report.awarded)),
        returned=None if "returned" in hidden else report.returned,
        possessions=(),
        bank=None,
        noticed=Noticed(
            unsolved=tuple(one for one in report.noticed.unsolved if one.member is None)
        ),
        to_do=ToDo(
            due=tuple(one for one in report.to_do.due if one.kind not in OF_MEMBERS),
            leavers=(),
            payable=() if "awarded" in hidden else report.to_do.payable,
        ),
        left_out=tuple(part for part in _present(report) if part in hidden),
        is_anonymous=True,
    )


def _present(report: MonthReport) -> Iterator[Part]:
    """The parts that there are in these books."""
    returned = report.returned
    there: dict[Part, bool] = {
        "results": any(one.has_turnover for one in report.members),
        "hours": any(any(one.hours) for one in report.members),
        "shared": any(one.has_turnover for one in report.members),
        "collective": True,
        "pots": bool(report.pots),
        "awarded": bool(report.awarded),
        "returned": returned is not None and bool(returned.sources),
    }
    return (part for part, is_there in there.items() if is_there)


class _Groups(NamedTuple):
    """Who is behind figures: for each month that counts, and for sums in the report itself."""

    then: History
    months: tuple[Month, ...]
    persons: Mapping[str, str]
    """By id of a member; who has several files is one person."""
    report: MonthReport

    @classmethod
    def of(cls, report: MonthReport, then: History) -> "_Groups":
        year = months(Month(report.month.year, 1), report.month)
        before = () if report.before is None else (report.before,)
        return cls(then, tuple({*year, *before}), person_by_member(then.books), report)

    def is_few(self, group: _Group) -> bool:
        """Whether a group is of one to four people in any of the months."""
        return any(
            is_few(len({person for id_, person in self.persons.items() if group(id_, month)}))
            for month in self.months
        )

    def is_few_of_names(self, names: Iterable[str]) -> bool:
        """Whether these are the names of one to four people."""
        by_name = {one.name: self.persons[one.id] for one in self.then.books.members}
        return is_few(len({by_name[name] for name in names}))

    def moves(self, role: Role) -> _Group:
        """Who has an entry on an account of theirs that no close booked."""
        by_hand = {
            (id_, Month.of(movement.day))
            for id_ in self.persons
            for movement in self.then.totals.movements_of(role, id_)
            if not movement.by_close
        }
        return lambda id_, month: (id_, month) in by_hand

    def leaves(self, *destinations: str) -> _Group:
        """Whose spaarpot falls on leaving; to any of these, none given: to any at all."""
        found = {
            (one.member, one.month)
            for one in self.then.leavings
            if not destinations or one.to in destinations
        }
        return lambda id_, month: (id_, month) in found


def _few(groups: _Groups) -> Iterator[Part]:
    """The parts to leave out."""
    then = groups.then
    results = groups.is_few(_has_turnover(then))
    shared = results or any(map(groups.is_few, _shares(groups)))
    awarded = _is_any_award_few(groups)
    collective = (
        shared
        or awarded
        or any(then.totals.article31_cents.get(one) for one in groups.months)
        or groups.is_few(groups.leaves(COOPERATIVE))
        or groups.is_few(_is_borne(then))
    )
    is_few: dict[Part, bool] = {
        "results": results,
        "hours": groups.is_few(_has_hours(then)),
        "shared": shared,
        "collective": collective,
        "pots": shared or _is_any_pot_few(groups),
        "awarded": awarded,
        "returned": collective or groups.is_few(groups.leaves(MUNICIPALITY)),
    }
    return (part for part, is_hidden in is_few.items() if is_hidden)


def _has_turnover(then: History) -> _Group:
    def has(id_: str, month: Month) -> bool:
        of_month = then.totals.turnover.get(id_, {}).get(month)
        return of_month is not None and bool(of_month.income_cents or of_month.expenses_cents)

    return has


def _has_hours(then: History) -> _Group:
    return lambda id_, month: bool(then.totals.hours.get(id_, {}).get(month))


def _is_borne(then: History) -> _Group:
    """Whose loss the coöperatie bears."""

    def borne(id_: str, month: Month) -> bool:
        standing = then.members[id_].get(month)
        return standing is not None and bool(standing.absorbed_cents)

    return borne


def _shares(groups: _Groups) -> Iterator[_Group]:
    """Whose result goes to each destination, and whose is a loss or made up for one."""
    then, shared = groups.then, groups.report.shared
    by_destination = [
        {id_: _distributed(then, id_, flow.key) for id_ in groups.persons}
        for flow in (() if shared is None else shared.to)
    ]
    yield from map(_has_any, by_destination)

    def is_loss(id_: str, month: Month) -> bool:
        of_month = then.totals.turnover.get(id_, {}).get(month)
        result = 0 if of_month is None else of_month.result_cents
        return result != sum(by_id[id_].get(month, 0) for by_id in by_destination)

    yield is_loss


def _distributed(then: History, id_: str, to: str) -> Mapping[Month, int]:
    """What of a member's result goes to a destination, by month."""
    return differences(then.members[id_], lambda standing: standing.distributed.get(to, 0))


def _has_any(by_id: Mapping[str, Mapping[Month, int]]) -> _Group:
    return lambda id_, month: bool(by_id[id_].get(month))


def _is_any_award_few(groups: _Groups) -> bool:
    """Whether premiums or allowances were awarded, paid or may be paid to few."""
    awards = groups.then.awards
    of_month: tuple[_Group, ...] = (
        lambda id_, month: month in awards[id_] and bool(awards[id_][month].premium_cents),
        lambda id_, month: month in awards[id_] and bool(awards[id_][month].allowance_cents),
        groups.moves(Role.PREMIUM),
        groups.moves(Role.ALLOWANCE),
    )
    rows = [one.members for one in groups.report.awarded]
    return any(map(groups.is_few, of_month)) or any(
        groups.is_few_of_names(one.name for one in members if one[column])
        for members in rows
        for column in range(1, len(AwardedMonth._fields))
    )


def _is_any_pot_few(groups: _Groups) -> bool:
    """Whether spaarpotten of few were added to, were spent from, fell, or had anything in them."""
    awards = groups.then.awards
    of_month: tuple[_Group, ...] = (
        groups.moves(Role.SPAARPOT),
        groups.leaves(),
        lambda id_, month: month in awards[id_] and bool(awards[id_][month].from_spaarpot_cents),
    )
    return any(map(groups.is_few, of_month)) or any(
        groups.is_few_of_names(one.name for one in groups.report.pots if one[column])
        for column in range(1, len(PotMonth._fields))
    )


# -- all members as one ---------------------------------------------------------------------------


def _members(members: tuple[MemberMonth, ...], hidden: Container[Part]) -> Iterator[MemberMonth]:
    everybody = sum_of(members)
    if "results" in hidden:
        everybody = MemberMonth("", everybody.hours, MonthFigure(), MonthFigure(), MonthFigure())
    if "hours" in hidden:
        everybody = everybody._replace(hours=MonthFigure())
    if not everybody.is_empty:
        yield everybody


def _pots(pots: tuple[PotMonth, ...]) -> tuple[PotMonth, ...]:
    if not pots:
        return ()
    sums = zip(*(pot[1:] for pot in pots), strict=True)
    return (PotMonth("", *map(sum, sums)),)


def _awarded(awarded: Awarded) -> Awarded:
    sums = zip(*(one[1:] for one in awarded.members), strict=True)
    return awarded._replace(members=(AwardedMonth("", *map(sum, sums)),))
