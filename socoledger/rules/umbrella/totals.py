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
    found = [each for each in cents if each is not None]
    return sum(found) if found else None


def added_by_key(all_of_them: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Cents by key, in the order in which the keys come first."""
    found: dict[str, int] = {}
    for each in all_of_them:
        for key, cents in each.items():
            found[key] = found.get(key, 0) + cents
    return found


def total_of_results(answers: Sequence[ResultFigures], eliminated: Eliminated) -> ResultTotal:
    """The total of `result` over at least one of the books."""
    members = [member for answer in answers for member in answer.members]
    of_all: list[MemberFigures | CollectiveFigures]
    of_all = [*members, *(answer.collective for answer in answers)]
    income = sum(each.income_cents for each in of_all) - eliminated.income_cents
    expenses = sum(each.expenses_cents for each in of_all) - eliminated.expenses_cents
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
        opening_cents=sum(each.opening_cents for each in totals),
        additions_cents=sum(each.additions_cents for each in totals),
        withdrawals_cents=sum(each.withdrawals_cents for each in totals),
        leaving_cents=sum(each.leaving_cents for each in totals),
        balance_cents=sum(each.balance_cents for each in totals),
        pending_cents=sum(each.pending_cents for each in totals),
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
        result_cents=sum(each.result_cents for each in members),
        amount_cents=sum(each.amount_cents for each in members),
        leaving_cents=sum(each.leaving_cents for each in members),
    )


def _awards(members: Sequence[MemberAwards]) -> AwardsTotal:
    """What is paid at most, and in how many payments, is each member's own."""
    premiums = [member.premium for member in members]
    allowances = [member.allowance for member in members]
    return AwardsTotal(
        premium=PremiumSums(
            hours_hundredths=sum(each.hours_hundredths for each in premiums),
            earned_cents=sum(each.earned_cents for each in premiums),
            awarded_cents=sum(each.awarded_cents for each in premiums),
            other_cents=sum(each.other_cents for each in premiums),
            above_maximum_cents=sum(each.above_maximum_cents for each in premiums),
            paid_cents=sum(each.paid_cents for each in premiums),
        ),
        allowance=AllowanceSums(
            earned_cents=sum(each.earned_cents for each in allowances),
            awarded_cents=sum(each.awarded_cents for each in allowances),
            other_cents=sum(each.other_cents for each in allowances),
            above_maximum_cents=sum(each.above_maximum_cents for each in allowances),
            paid_cents=sum(each.paid_cents for each in allowances),
        ),
        reimbursed_cents=added(member.reimbursed_cents for member in members),
    )


def _members(members: Sequence[MemberFigures]) -> MembersTotal:
    return MembersTotal(
        income_cents=sum(each.income_cents for each in members),
        expenses_cents=sum(each.expenses_cents for each in members),
        result_cents=sum(each.result_cents for each in members),
        carried_cents=sum(each.carried_cents for each in members),
        distribution=added_by_key(each.distribution for each in members),
        reimbursed_cents=added(each.reimbursed_cents for each in members),
    )


def _collective(own: Sequence[CollectiveFigures]) -> CollectiveFigures:
    return CollectiveFigures(
        income_cents=sum(each.income_cents for each in own),
        expenses_cents=sum(each.expenses_cents for each in own),
        article31_cents=sum(each.article31_cents for each in own),
        from_members_cents=sum(each.from_members_cents for each in own),
        from_leavers_cents=sum(each.from_leavers_cents for each in own),
        absorbed_cents=sum(each.absorbed_cents for each in own),
        grants_cents=sum(each.grants_cents for each in own),
        result_cents=sum(each.result_cents for each in own),
        carried_cents=sum(each.carried_cents for each in own),
        distribution=added_by_key(each.distribution for each in own),
    )


def total_of_verdicts(answers: Sequence[VerifyAnswer]) -> VerifyTotal:
    """The total of `verify`: how much of it there is."""
    closes = [close for answer in answers for close in answer.closes]
    return VerifyTotal(
        closes=len(closes),
        differing=sum(not close.ok for close in closes),
        others=sum(len(answer.others) for answer in answers),
    )
