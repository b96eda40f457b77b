"""Answers of several books as one, field by field (SPEC 9). What a total says stands here; a new
field of an answer is in none of them before somebody decides what it comes to.
"""

from collections.abc import Iterable, Mapping, Sequence

from socoledger.domain.record import Nothing
from socoledger.domain.result import (
    CollectiveFigures,
    MemberFigures,
    MembersTotal,
    ResultFigures,
    ResultTotal,
)
from socoledger.domain.umbrella import Eliminated


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
