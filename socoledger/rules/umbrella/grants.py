"""The total of `grants` under an umbrella (SPEC 9)."""

from collections.abc import Sequence

from socoledger.domain.grants import GrantsAnswer, GrantsTotal


def total_of_grants(answers: Sequence[GrantsAnswer]) -> GrantsTotal:
    """All grants of at least one of the books."""
    totals = [answer.total for answer in answers]
    return GrantsTotal(
        at=answers[0].at,
        received_cents=sum(total.received_cents for total in totals),
        spent_cents=sum(total.spent_cents for total in totals),
        exceeded_cents=sum(total.exceeded_cents for total in totals),
        left_cents=sum(total.left_cents for total in totals),
        advanced_cents=sum(total.advanced_cents for total in totals),
        returned_cents=sum(total.returned_cents for total in totals),
        kept_cents=sum(total.kept_cents for total in totals),
        repaid_cents=sum(total.repaid_cents for total in totals),
        balance_cents=sum(total.balance_cents for total in totals),
        pending_cents=sum(total.pending_cents for total in totals),
    )
