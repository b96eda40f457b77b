"""What `impact` says of the figures of a year, some of them hidden (SPEC 9)."""

from collections.abc import Set as AbstractSet
from typing import TypeVar

from socoledger.domain.impact import (
    STUDY,
    Awards,
    EarningsFigures,
    FormerMembers,
    GrantsUsed,
    Impact,
    ImpactAnswer,
    MemberCounts,
    OutflowFigures,
    ReturnedFigures,
    SavedFigures,
    SpaarpotSpending,
)
from socoledger.domain.period import Month
from socoledger.rules.anonymous import Part, hidden_parts

T = TypeVar("T")


def impact_answer(
    year: int,
    through: Month,
    impact: Impact,
    *,
    anonymous: bool = False,
    also_hidden: AbstractSet[Part] = frozenset(),
) -> ImpactAnswer:
    """The effect of a year; anonymous, without the figures that concern fewer than five people.
    `also_hidden` are parts that would give away what else stands beside them.
    """
    hidden = hidden_parts(impact) | also_hidden if anonymous else frozenset[Part]()
    return _Answer(impact, hidden).of_year(year, through, anonymous=anonymous)


class _Answer:
    """The parts of an answer, without what is hidden."""

    def __init__(self, impact: Impact, hidden: frozenset[Part]) -> None:
        self._impact = impact
        self._hidden = hidden

    def _shown(self, figure: T, part: Part, *others: Part) -> T | None:
        """The figure, or None if one of the parts it belongs to is hidden."""
        return None if self._hidden.intersection((part, *others)) else figure

    def of_year(self, year: int, through: Month, *, anonymous: bool) -> ImpactAnswer:
        """All of it."""
        impact, money, shown = self._impact, self._impact.money, self._shown
        return ImpactAnswer(
            year=year,
            through=through,
            from_=impact.start,
            to=impact.end,
            anonymous=anonymous,
            members=self._members(),
            earnings=self._earnings(),
            former=FormerMembers(
                members=shown(impact.former.people, Part.FORMER),
                earnings_cents=shown(impact.former.value, Part.FORMER),
            ),
            hours_hundredths=shown(impact.hours.value, Part.HOURS),
            premiums=Awards(
                awarded_cents=shown(impact.premiums_awarded.value, Part.PREMIUMS_AWARDED),
                paid_cents=shown(impact.premiums_paid.value, Part.PREMIUMS_PAID),
            ),
            allowances=Awards(
                awarded_cents=shown(impact.allowances_awarded.value, Part.ALLOWANCES_AWARDED),
                paid_cents=shown(impact.allowances_paid.value, Part.ALLOWANCES_PAID),
            ),
            reimbursed_cents=shown(impact.reimbursed.value, Part.REIMBURSED),
            spaarpot=self._spaarpot(),
            outflow={outcome: self._outflow(left) for outcome, left in impact.outflow.items()},
            outflow_share_hundredths=self._share(impact.left_for),
            saved=SavedFigures(
                amount_cents=shown(impact.saved.value, Part.SAVED),
                members=shown(impact.saved.people, Part.OUTFLOW),
                of=shown(impact.off_benefit, Part.OUTFLOW),
            ),
            returned=ReturnedFigures(
                computed_cents=shown(impact.returned.value, Part.RETURNED),
                paid_cents=shown(money.paid_cents, Part.RETURNED),
            ),
            grants=GrantsUsed(
                received_cents=money.grants_received_cents,
                spent_cents=money.grants_spent_cents,
                municipality_cents=money.grants_municipality_cents,
            ),
            balance_cents=shown(impact.balance_cents, Part.SAVED, Part.RETURNED),
        )

    def _members(self) -> MemberCounts:
        members, shown = self._impact.members, self._shown
        return MemberCounts(
            start=shown(members.start, Part.CHANGES),
            end=shown(members.end, Part.CHANGES),
            joined=shown(members.joined, Part.CHANGES),
            during=shown(members.during, Part.DURING),
            activated=shown(members.activated, Part.ACTIVITY),
            working=shown(members.working, Part.ACTIVITY),
            earning=shown(members.earning, Part.ACTIVITY),
            left=shown(members.left, Part.CHANGES),
        )

    def _earnings(self) -> EarningsFigures:
        earnings, shown = self._impact.earnings, self._shown
        return EarningsFigures(
            total_cents=shown(earnings.total_cents, Part.ACTIVITY),
            mean_cents=shown(earnings.mean_cents, Part.MEAN),
            median_cents=shown(earnings.median_cents, Part.INDIVIDUAL),
            lowest_cents=shown(earnings.lowest_cents, Part.INDIVIDUAL),
            highest_cents=shown(earnings.highest_cents, Part.INDIVIDUAL),
            study=STUDY,
        )

    def _spaarpot(self) -> SpaarpotSpending:
        impact = self._impact
        purposes = {purpose or "-": group.value for purpose, group in impact.spent.items()}
        return SpaarpotSpending(
            spent_cents=self._shown(impact.spaarpot_spent.value, Part.SPAARPOT_SPENT),
            purposes=self._shown(purposes, Part.PURPOSES),
        )

    def _outflow(self, left: int) -> OutflowFigures:
        """How many `left` for one reason."""
        return OutflowFigures(
            members=self._shown(left, Part.OUTFLOW), share_hundredths=self._share(left)
        )

    def _share(self, left: int) -> int | None:
        """The share of who `left`, of all who were members."""
        return self._shown(self._impact.share(left), Part.OUTFLOW, Part.CHANGES)
