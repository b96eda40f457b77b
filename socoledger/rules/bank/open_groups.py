"""Payments that somebody has to decide on, in groups that one answer may serve (SPEC 10)."""

from collections.abc import Iterable, Sequence

from socoledger.domain.bank_decision import OpenGroup, OpenPayment
from socoledger.domain.bank_import import ImportPlan, Proposal, State
from socoledger.domain.bank_setup import BankRule
from socoledger.rules.bank.classify import fitting_rule, payment_of


def open_groups(plan: ImportPlan, rules: Sequence[BankRule]) -> list[OpenGroup]:
    """The payments of a plan that no rule fits, by the other side, the largest group first; of
    equal ones that of the first line.
    """
    found: dict[tuple[object, ...], tuple[str, Proposal | None, list[OpenPayment]]] = {}
    for planned in plan.lines:
        if planned.state is not State.UNSORTED:
            continue
        for part in planned.line.parts or (planned.line,):
            payment, proposal = payment_of(part), planned.proposal
            if fitting_rule(rules, payment) is None:
                other_side = payment.name or payment.iban or payment.description
                proposed = None if proposal is None else proposal.account
                key = (planned.account, other_side, payment.cents > 0, proposed)
                group = found.setdefault(key, (planned.account, proposal, []))
                group[2].append(OpenPayment(planned.line.day, part))
    groups = [OpenGroup(account, tuple(some), why) for account, why, some in found.values()]
    return sorted(groups, key=lambda group: -len(group.payments))


def without_fitting(group: OpenGroup, rules: Sequence[BankRule]) -> OpenGroup:
    """A group without the payments that a rule fits by now."""
    return group._replace(payments=tuple(_left(group.payments, rules)))


def one_by_one(group: OpenGroup) -> list[OpenGroup]:
    """A group for each payment of a group."""
    return [group._replace(payments=(one,)) for one in group.payments]


def _left(payments: Iterable[OpenPayment], rules: Sequence[BankRule]) -> Iterable[OpenPayment]:
    return (one for one in payments if fitting_rule(rules, payment_of(one.payment)) is None)
