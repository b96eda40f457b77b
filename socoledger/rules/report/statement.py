"""What a member did, brought in and received in a month (SPEC 12)."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.domain.report.statement import Award, Booked, Received, Spent, Statement, Worked
from socoledger.rules.decisions import decision_of_the_year
from socoledger.rules.history import History
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.report.basis import basis, own
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_at
from socoledger.rules.tally import Kind, Role, Roles, roles_in


def statements(past: History, then: History, month: Month) -> Iterator[Statement]:
    """The statement of everybody who was a member in a month, or of whom something was booked in
    it. `past` reaches to that month; `then` is of the books as they stood at its end, or on the day
    asked for.
    """
    day = month.last_day_up_to(past.until)
    rested = basis(past.books, month, day)
    figures = {one.id: one for one in result_figures(past, month, month).members}
    pots = {pot.id: pot for pot in spaarpot_at(then, day)}
    roles, names = roles_in(past.books), {unit.id: unit.name for unit in past.books.coop.units}
    transactions = [one for one in past.books.journal.transactions if _counts(past, one.day, month)]
    entries = [one for one in past.books.journal.hours if _counts(past, one.day, month)]
    for member in past.books.members:
        one = Statement(
            member=member,
            month=month,
            basis=own(rested, member),
            worked=tuple(_worked(entries, names, member)),
            income=tuple(_booked(transactions, roles, member, Role.INCOME)),
            expenses=tuple(_booked(transactions, roles, member, Role.EXPENSES)),
            figures=figures[member.id],
            spaarpot=pots[member.id],
            spent=tuple(_spent(past, member, month)),
            received=tuple(received(past, member, [month])),
            reimbursed=tuple(_reimbursed(transactions, member)),
        )
        if member.is_member_between(month.first_day, day) or not one.is_empty:
            yield one


def _counts(past: History, day: date, month: Month) -> bool:
    return Month.of(day) == month and (past.until is None or day <= past.until)


def _worked(entries: Sequence[Hours], names: Mapping[str, str], member: Member) -> Iterator[Worked]:
    """The hours of a member among those of the month; `names` are those of units, by id."""
    for entry in entries:
        if entry.member == member.id:
            unit = entry.unit or ""
            yield Worked(entry.day, entry.hundredths, names.get(unit, unit))


def _booked(
    transactions: Sequence[Transaction], roles: Roles, member: Member, role: Role
) -> Iterator[Booked]:
    """What was booked for a member on income or expenses, as it counts in the result (SPEC 3.1)."""
    for transaction in transactions:
        cents = sum(
            _share_of(member, posting)
            for posting in transaction.postings
            if posting.grant is None and roles.of(posting.account)[0] is role
        )
        if cents:
            payee, text = transaction.text
            yield Booked(transaction.day, payee, text, -cents if role is Role.INCOME else cents)


def _share_of(member: Member, posting: Posting) -> int:
    return sum(cents for owner, cents in posting.shares if owner == member.id)


def _spent(past: History, member: Member, month: Month) -> Iterator[Spent]:
    """What the treasurer paid out of the spaarpot, or got back for it (SPEC 3.7)."""
    for movement in past.totals.movements_of(Role.SPAARPOT, member.id):
        if movement.kind is Kind.CASH and _counts(past, movement.day, month):
            payee, text = movement.text
            yield Spent(movement.day, payee, text, movement.purpose or "", -movement.cents)


_AWARDS: tuple[tuple[Award, Onderdeel], ...] = (("premium", PREMIUM), ("allowance", ALLOWANCE))


def received(past: History, member: Member, covered: Container[Month]) -> Iterator[Received]:
    """What was paid to a member under art. 31 in some months, with the decision that it rests on:
    premiums in order of date, then allowances.
    """
    for kind, onderdeel in _AWARDS:
        for movement in past.totals.movements_of(onderdeel.role, member.id):
            if movement.kind is Kind.CASH and movement.cents and Month.of(movement.day) in covered:
                decision = decision_of_the_year(onderdeel.decisions(member), movement.day)
                reference = "" if decision is None else decision.reference
                yield Received(movement.day, kind, -movement.cents, reference)


def _reimbursed(transactions: Sequence[Transaction], member: Member) -> Iterator[Booked]:
    """What was paid back to a member against receipts (SPEC 9)."""
    for transaction in transactions:
        cents = sum(
            posting.cents for posting in transaction.postings if posting.reimbursed == member.id
        )
        if cents:
            payee, text = transaction.text
            yield Booked(transaction.day, payee, text, cents)
