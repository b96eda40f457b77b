"""Answers of several books as one, field by field (SPEC 9). What a total says stands here; a new
field of an answer is in none of them before somebody decides what it comes to.
"""

from collections.abc import Iterable, Mapping, Sequence

from socoledger.domain.article31 import (
    AllowanceSums,
    AwardsTotal,
    MemberAwards,
    PersonFigures,
    PremiumFigures,
    PremiumSums,
    PremiumTotal,
)
from socoledger.domain.municipality import (
    CollectiveReturn,
    MemberReturn,
    MembersReturn,
    ReturnFigures,
    ReturnTotal,
)
from socoledger.domain.record import Nothing
from socoledger.domain.result import (
    CollectiveFigures,
    MemberFigures,
    MembersTotal,
    ResultFigures,
    ResultTotal,
)
from socoledger.domain.spaarpot import SpaarpotAnswer, SpaarpotTotal
from socoledger.domain.umbrella import Eliminated
from socoledger.domain.verify import VerifyAnswer, VerifyTotal


def added(cents: Iterable[int | None]) -> int | None:
    """All that is there; None: it is in none of the books."""
    known = [amount for amount in cents if amount is not None]
    return sum(known) if known else None


def added_by_key(all_amounts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Cents by key, in the order in which the keys come first."""
    sums: dict[str, int] = {}
    for amounts in all_amounts:
        for key, cents in amounts.items():
            sums[key] = sums.get(key, 0) + cents
    return sums


def total_of_results(answers: Sequence[ResultFigures], eliminated: Eliminated) -> ResultTotal:
    """The total of `result` over at least one of the books."""
    members = [member for answer in answers for member in answer.members]
    of_all: list[MemberFigures | CollectiveFigures]
    of_all = [*members, *(answer.collective for answer in answers)]
    income = sum(total.income_cents for total in of_all) - eliminated.income_cents
    expenses = sum(total.expenses_cents for total in of_all) - eliminated.expenses_cents
    return ResultTotal(
        period=answers[0].period,
        income_cents=income,
        expenses_cents=expenses,
        result_cents=income - expenses,
        eliminated_cents=eliminated.income_cents,
        eliminated_expenses_cents=eliminated.expenses_cents,
        members=_members(members) if members else Nothing(),
        collective=_collective([answer.collective for answer in answers]),
    )


def total_of_spaarpotten(answers: Sequence[SpaarpotAnswer]) -> SpaarpotTotal:
    """The total of `spaarpot` over at least one of the books."""
    totals = [answer.total for answer in answers]
    return SpaarpotTotal(
        at=answers[0].at,
        opening_cents=sum(total.opening_cents for total in totals),
        additions_cents=sum(total.additions_cents for total in totals),
        withdrawals_cents=sum(total.withdrawals_cents for total in totals),
        leaving_cents=sum(total.leaving_cents for total in totals),
        balance_cents=sum(total.balance_cents for total in totals),
        pending_cents=sum(total.pending_cents for total in totals),
    )


def total_of_premiums(
    answers: Sequence[PremiumFigures], persons: Sequence[PersonFigures]
) -> PremiumTotal:
    """The total of `premium` over at least one of the books."""
    members = [member for answer in answers for member in answer.members]
    return PremiumTotal(
        year=answers[0].year,
        through=answers[0].through,
        members=_awards(members) if members else Nothing(),
        persons=tuple(persons),
    )


def total_of_returns(answers: Sequence[ReturnFigures]) -> ReturnTotal:
    """The total of `return` over at least one of the books."""
    members = [member for answer in answers for member in answer.members]
    return ReturnTotal(
        year=answers[0].year,
        through=answers[0].through,
        final=all(answer.final for answer in answers),
        members=_returns(members) if members else Nothing(),
        collective=CollectiveReturn(
            result_cents=sum(answer.collective.result_cents for answer in answers),
            amount_cents=sum(answer.collective.amount_cents for answer in answers),
        ),
        grants_cents=sum(answer.grants_cents for answer in answers),
        computed_cents=sum(answer.computed_cents for answer in answers),
        booked_cents=sum(answer.booked_cents for answer in answers),
        pending_cents=sum(answer.pending_cents for answer in answers),
        paid_cents=sum(answer.paid_cents for answer in answers),
        outstanding_cents=sum(answer.outstanding_cents for answer in answers),
        balance_cents=sum(answer.balance_cents for answer in answers),
    )


def _returns(members: Sequence[MemberReturn]) -> MembersReturn:
    return MembersReturn(
        result_cents=sum(member.result_cents for member in members),
        amount_cents=sum(member.amount_cents for member in members),
        leaving_cents=sum(member.leaving_cents for member in members),
    )


def _awards(members: Sequence[MemberAwards]) -> AwardsTotal:
    """What is paid at most, and in how many payments, is each member's own."""
    premiums = [member.premium for member in members]
    allowances = [member.allowance for member in members]
    return AwardsTotal(
        premium=PremiumSums(
            hours_hundredths=sum(premium.hours_hundredths for premium in premiums),
            earned_cents=sum(premium.earned_cents for premium in premiums),
            awarded_cents=sum(premium.awarded_cents for premium in premiums),
            other_cents=sum(premium.other_cents for premium in premiums),
            above_maximum_cents=sum(premium.above_maximum_cents for premium in premiums),
            paid_cents=sum(premium.paid_cents for premium in premiums),
        ),
        allowance=AllowanceSums(
            earned_cents=sum(allowance.earned_cents for allowance in allowances),
            awarded_cents=sum(allowance.awarded_cents for allowance in allowances),
            other_cents=sum(allowance.other_cents for allowance in allowances),
            above_maximum_cents=sum(allowance.above_maximum_cents for allowance in allowances),
            paid_cents=sum(allowance.paid_cents for allowance in allowances),
        ),
        reimbursed_cents=added(member.reimbursed_cents for member in members),
    )


def _members(members: Sequence[MemberFigures]) -> MembersTotal:
    return MembersTotal(
        income_cents=sum(member.income_cents for member in members),
        expenses_cents=sum(member.expenses_cents for member in members),
        result_cents=sum(member.result_cents for member in members),
        carried_cents=sum(member.carried_cents for member in members),
        distribution=added_by_key(member.distribution for member in members),
        reimbursed_cents=added(member.reimbursed_cents for member in members),
    )


def _collective(all_figures: Sequence[CollectiveFigures]) -> CollectiveFigures:
    return CollectiveFigures(
        income_cents=sum(figures.income_cents for figures in all_figures),
        expenses_cents=sum(figures.expenses_cents for figures in all_figures),
        article31_cents=sum(figures.article31_cents for figures in all_figures),
        from_members_cents=sum(figures.from_members_cents for figures in all_figures),
        from_leavers_cents=sum(figures.from_leavers_cents for figures in all_figures),
        absorbed_cents=sum(figures.absorbed_cents for figures in all_figures),
        grants_cents=sum(figures.grants_cents for figures in all_figures),
        result_cents=sum(figures.result_cents for figures in all_figures),
        carried_cents=sum(figures.carried_cents for figures in all_figures),
        distribution=added_by_key(figures.distribution for figures in all_figures),
    )


def total_of_verdicts(answers: Sequence[VerifyAnswer]) -> VerifyTotal:
    """The total of `verify`: how much of it there is."""
    closes = [close for answer in answers for close in answer.closes]
    return VerifyTotal(
        closes=len(closes),
        differing=sum(not close.ok for close in closes),
        others=sum(len(answer.others) for answer in answers),
    )
