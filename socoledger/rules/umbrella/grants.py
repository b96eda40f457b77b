"""The total of `grants` under an umbrella (SPEC 9)."""

from collections.abc import Sequence

from socoledger.domain.grants import GrantsAnswer, GrantsTotal


def total_of_grants(answers: Sequence[GrantsAnswer]) -> GrantsTotal:
    """All grants of at least one of the books."""
    totals = [answer.total for answer in answers]
    return GrantsTotal(
        at=answers[0].at,
        received_cents=sum(each.received_cents for each in totals),
        spent_cents=sum(each.spent_cents for each in totals),
        exceeded_cents=sum(each.exceeded_cents for each in totals),
        left_cents=sum(each.left_cents for each in totals),
        advanced_cents=sum(each.advanced_cents for each in totals),
        returned_cents=sum(each.returned_cents for each in totals),
        kept_cents=sum(each.kept_cents for each in totals),
        repaid_cents=sum(each.repaid_cents for each in totals),
        balance_cents=sum(each.balance_cents for each in totals),
        pending_cents=sum(each.pending_cents for each in totals),
    )
