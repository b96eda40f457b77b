"""Payments that somebody has to decide on, in groups that one answer may serve (SPEC 10)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from socoledger.domain.bank_decision import OpenGroup, OpenPayment
from socoledger.domain.bank_import import ImportPlan, Proposal, State
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.bank_waiting import Waiting
from socoledger.rules.bank.classify import fitting_rule, payment_of
from socoledger.rules.bank.plan import Ground
from socoledger.rules.bank.proposals import Proposals


class _Open(NamedTuple):
    account: str
    one: OpenPayment
    proposal: Proposal | None


def open_groups(
    ground: Ground, plan: ImportPlan, waiting: Iterable[Waiting] = ()
) -> list[OpenGroup]:
    """The payments that wait in the books, and those of a plan, that no rule fits: by the other
    side, the largest group first; of equal ones that of the first line.
    """
    found: dict[tuple[object, ...], tuple[str, Proposal | None, list[OpenPayment]]] = {}
    for account, one, proposal in (*_waiting(ground, waiting), *_planned(plan)):
        payment = payment_of(one.payment)
        if fitting_rule(ground.setup.rules, payment) is None:
            other_side = payment.name or payment.iban or payment.description
            proposed = None if proposal is None else proposal.account
            key = (account, other_side, payment.cents > 0, proposed)
            found.setdefault(key, (account, proposal, []))[2].append(one)
    groups = [OpenGroup(account, tuple(some), why) for account, why, some in found.values()]
    return sorted(groups, key=lambda group: -len(group.payments))


def _waiting(ground: Ground, waiting: Iterable[Waiting]) -> Iterator[_Open]:
    proposals = Proposals(ground.books, ground.setup.names)
    for one in waiting:
        proposal = proposals.of(payment_of(one.payment))
        yield _Open(one.account, OpenPayment(one.day, one.payment), proposal)


def _planned(plan: ImportPlan) -> Iterator[_Open]:
    for line in plan.lines:
        if line.state is State.UNSORTED:
            for part in line.line.parts or (line.line,):
                yield _Open(line.account, OpenPayment(line.line.day, part), line.proposal)


def without_fitting(group: OpenGroup, rules: Sequence[BankRule]) -> OpenGroup:
    """A group without the payments that a rule fits by now."""
    return group._replace(payments=tuple(_left(group.payments, rules)))


def one_by_one(group: OpenGroup) -> list[OpenGroup]:
    """A group for each payment of a group."""
    return [group._replace(payments=(one,)) for one in group.payments]


def _left(payments: Iterable[OpenPayment], rules: Sequence[BankRule]) -> Iterable[OpenPayment]:
    return (one for one in payments if fitting_rule(rules, payment_of(one.payment)) is None)
