"""What members earned in a year and where it went, in columns (SPEC 12)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from socoledger.domain.agreement import MUNICIPALITY, SPAARPOT
from socoledger.domain.impact import Group
from socoledger.domain.period import december
from socoledger.domain.report.earnings import Earned, EarningsRow
from socoledger.domain.result import MemberFigures
from socoledger.rules.anonymous import Part, is_few
from socoledger.rules.history import History
from socoledger.rules.participation import Participation, person_keys
from socoledger.rules.result import result_figures


class OfPerson(NamedTuple):
    """What one person earned in a year and where it went, in cents."""

    turnover: int = 0
    costs: int = 0
    levies: int = 0
    municipality: int = 0
    spaarpot: int = 0
    carried: int = 0
    bracket: int = 0
    """The highest bracket that it reached (SPEC 3.2); 0: none."""

    def plus(self, other: "OfPerson") -> "OfPerson":
        """Both together."""
        both = OfPerson(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))
        return both._replace(bracket=max(self.bracket, other.bracket))


def earned_by_person(past: History, year: int, keys: Sequence[str]) -> Mapping[str, OfPerson]:
    """What each person earned in a year through the last month of `past`, by key; `keys` has the
    person of each member file, in the order of the files.
    """
    figures = result_figures(past, year, min(december(year), past.last)).members
    found: dict[str, OfPerson] = {}
    for key, one in zip(keys, figures, strict=True):
        found[key] = found.get(key, OfPerson()).plus(_of_file(one))
    return found


def _of_file(figures: MemberFigures) -> OfPerson:
    went, standing = figures.distribution, figures.standing
    municipality, spaarpot = went.get(MUNICIPALITY, 0), went.get(SPAARPOT, 0)
    return OfPerson(
        turnover=figures.income_cents,
        costs=figures.expenses_cents,
        levies=sum(went.values()) - municipality - spaarpot,
        municipality=municipality,
        spaarpot=spaarpot,
        carried=figures.undistributed_cents,
        bracket=0
        if standing is None
        else max((one.bracket for one in standing.after.parts), default=0),
    )


def earned(year: int, people: Iterable[OfPerson], parts: Iterable[Participation]) -> Earned:
    """What people earned together; of what others did only what was spent counts."""
    everyone = list(people)
    return Earned(
        year=year,
        turnover=_group(one.turnover for one in everyone),
        costs=_group(one.costs for one in everyone),
        net=_group(one.turnover - one.costs for one in everyone),
        levies=_group(one.levies for one in everyone),
        municipality=_group(one.municipality for one in everyone),
        spaarpot=_group(one.spaarpot for one in everyone),
        carried=_group(one.carried for one in everyone),
        spent=_group(sum(part.spent.values()) for part in parts),
        by_bracket=tuple(Counter(one.bracket for one in everyone if one.bracket).values()),
    )


def _group(values: Iterable[int]) -> Group:
    nonzero = [value for value in values if value]
    return Group(sum(nonzero), len(nonzero))


def earnings_row(past: History, year: int, parts: Iterable[Participation]) -> EarningsRow:
    """The row of a year, with all that members, and who had left, earned and spent in it; `parts`
    are those of the year.
    """
    people = earned_by_person(past, year, person_keys(past.books))
    all_of = earned(year, people.values(), parts)
    return _row(all_of, orders=True, net=True, shared=True, spent=True)


def anonymous_row(all_of: Earned, hidden: frozenset[Part], *, is_apart: bool) -> EarningsRow:
    """The row of a year without what is about one to four people, nor what gives that away; what
    the effect of the year hides is `hidden`. `is_apart`: whether what the effect says went back to
    the gemeente differs from that of the row by what one to four people brought.

    Turnover and costs are hidden together, as their difference is shown. Where the result went is
    all hidden if one part is about few people, or one bracket: the parts add up to the result. A
    loss that is not shared out is such a part, as levies tell what was.
    """
    net = Part.ACTIVITY not in hidden and not is_few(all_of.net.people)
    orders = net and not _has_few(all_of.turnover, all_of.costs)
    parts = all_of.levies, all_of.municipality, all_of.spaarpot, all_of.carried
    shared = net and not (is_apart or _has_few(*parts) or any(map(is_few, all_of.by_bracket)))
    spent = Part.SPAARPOT_SPENT not in hidden
    return _row(all_of, orders=orders, net=net, shared=shared, spent=spent)


def _has_few(*groups: Group) -> bool:
    return any(is_few(group.people) for group in groups)


def _row(all_of: Earned, *, orders: bool, net: bool, shared: bool, spent: bool) -> EarningsRow:
    left = all_of.spaarpot.value - all_of.spent.value
    return EarningsRow(
        year=all_of.year,
        turnover_cents=all_of.turnover.value if orders else None,
        costs_cents=all_of.costs.value if orders else None,
        net_cents=all_of.net.value if net else None,
        levies_cents=all_of.levies.value if shared else None,
        municipality_cents=all_of.municipality.value if shared else None,
        carried_cents=all_of.carried.value if shared else None,
        spaarpot_cents=all_of.spaarpot.value if shared else None,
        spent_cents=all_of.spent.value if spent else None,
        left_cents=left if shared and spent else None,
    )
