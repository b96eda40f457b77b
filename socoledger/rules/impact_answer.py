"""What `impact` says of the figures of a year, some of them hidden (SPEC 9)."""

from collections.abc import Iterable

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


def impact_answer(
    year: int,
    through: Month,
    impact: Impact,
    hidden: Iterable[str] = (),
    *,
    anonymous: bool = False,
) -> ImpactAnswer:
    """The effect of a year; `hidden` are the keys of what is not shown, of `hidden_keys`."""
    return _Answer(impact, frozenset(hidden)).of_year(year, through, anonymous=anonymous)


class _Answer:
    """The parts of an answer, without what is hidden."""

    def __init__(self, impact: Impact, hidden: frozenset[str]) -> None:
        self._impact = impact
        self._hidden = hidden

    def _shown(self, number: int | None, *keys: str) -> int | None:
        return None if self._hidden & set(keys) else number

    def _sum(self, key: str) -> int | None:
        return self._shown(self._impact.sums[key].value, f"sums.{key}")

    def of_year(self, year: int, through: Month, *, anonymous: bool) -> ImpactAnswer:
        """All of it."""
        impact, money = self._impact, self._impact.money
        return ImpactAnswer(
            year=year,
            through=through,
            from_=impact.start,
            to=impact.end,
            anonymous=anonymous,
            members=self._members(),
            earnings=self._earnings(),
            former=FormerMembers(
                members=self._shown(impact.former.people, "former"),
                earnings_cents=self._shown(impact.former.value, "former"),
            ),
            hours_hundredths=self._sum("hours"),
            premiums=self._awards("premiums"),
            allowances=self._awards("allowances"),
            reimbursed_cents=self._sum("reimbursed"),
            spaarpot=SpaarpotSpending(
                spent_cents=self._sum("spaarpot_spent"), purposes=self._purposes()
            ),
            outflow={key: self._outflow(key, number) for key, number in impact.outflow.items()},
            outflow_share_hundredths=self._shown(
                impact.share(impact.left_for), "outflow_share", "shares"
            ),
            saved=SavedFigures(
                amount_cents=self._shown(impact.saved.value, "saved.amount"),
                members=self._shown(impact.saved.people, "saved.people"),
                of=self._shown(impact.off_benefit, "off_benefit"),
            ),
            returned=ReturnedFigures(
                computed_cents=self._shown(impact.returned.value, "returned"),
                paid_cents=self._shown(money.paid_cents, "paid"),
            ),
            grants=GrantsUsed(
                received_cents=money.grants_received_cents,
                spent_cents=money.grants_spent_cents,
                municipality_cents=money.grants_municipality_cents,
            ),
            balance_cents=self._shown(impact.balance_cents, "balance"),
        )

    def _members(self) -> MemberCounts:
        def count(key: str) -> int | None:
            return self._shown(self._impact.members[key], f"members.{key}")

        return MemberCounts(
            start=count("start"),
            end=count("end"),
            joined=count("joined"),
            during=count("during"),
            activated=count("activated"),
            working=count("working"),
            earning=count("earning"),
            left=count("left"),
        )

    def _earnings(self) -> EarningsFigures:
        earnings = self._impact.earnings
        return EarningsFigures(
            total_cents=self._shown(earnings.total_cents, "earnings.total"),
            mean_cents=self._shown(earnings.mean_cents, "earnings.mean"),
            median_cents=self._shown(earnings.median_cents, "earnings.median"),
            lowest_cents=self._shown(earnings.lowest_cents, "earnings.lowest"),
            highest_cents=self._shown(earnings.highest_cents, "earnings.highest"),
            study=STUDY,
        )

    def _awards(self, kind: str) -> Awards:
        return Awards(
            awarded_cents=self._sum(f"{kind}_awarded"), paid_cents=self._sum(f"{kind}_paid")
        )

    def _purposes(self) -> dict[str, int] | None:
        if "purposes" in self._hidden:
            return None
        return {purpose or "-": group.value for purpose, group in self._impact.spent.items()}

    def _outflow(self, outcome: str, number: int) -> OutflowFigures:
        key = f"outflow.{outcome}"
        share = self._impact.share(number)
        return OutflowFigures(
            members=self._shown(number, key), share_hundredths=self._shown(share, key, "shares")
        )
