"""What was booked on a member's own accounts, and paid back to them: spaarpot, premiums, allowances
and receipts (SPEC 3.5 to 3.7, 9). Each movement is one event, and they add up to the figures of
`spaarpot` and `premium`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from socoledger.domain.findings import Phrase, _
from socoledger.domain.member import Member
from socoledger.domain.timeline import Event, EventKind, Turn
from socoledger.rules.awards import MonthAwards
from socoledger.rules.decisions import decision_of_the_year
from socoledger.rules.history import History
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.spaarpot import counts_in, is_withdrawn, refunds_of
from socoledger.rules.tally import Kind, Movement, Role
from socoledger.rules.timeline.personal import destination_text
from socoledger.rules.trace.entries import Entries


class _Award(NamedTuple):
    """A kind of award, and what is said of it."""

    onderdeel: Onderdeel
    awarded: EventKind
    paid: EventKind
    by_close: str
    by_hand: str
    taken_off: str
    payment: str
    refund: str


_DIFFERS = _("{said}; by the rules it is {rules_cents}")
_AWARDS = (
    _Award(
        PREMIUM,
        "premium_awarded",
        "premium_paid",
        _("premium awarded, close {period}"),
        _("premium awarded by hand: {text}"),
        _("premium taken off by hand: {text}"),
        _("premium paid: {text}{decision}"),
        _("premium paid back: {text}{decision}"),
    ),
    _Award(
        ALLOWANCE,
        "allowance_awarded",
        "allowance_paid",
        _("allowance awarded, close {period}"),
        _("allowance awarded by hand: {text}"),
        _("allowance taken off by hand: {text}"),
        _("allowance paid: {text}{decision}"),
        _("allowance paid back: {text}{decision}"),
    ),
)


def money_events(past: History, entries: Entries, member: Member) -> Iterator[Event]:
    """Every movement on a member's accounts, and what was paid back to them against receipts."""
    yield from _spaarpot(past, entries, member)
    for award in _AWARDS:
        for movement in past.totals.movements_of(award.onderdeel.role, member.id):
            if movement.cents:
                yield _awarded(past, entries, member, award, movement)
    for cost in past.totals.reimbursed.get(member.id, ()):
        text = Phrase(_("paid back against a receipt, on {account}"), account=cost.account)
        yield Event(
            cost.day,
            Turn.BY_HAND,
            "reimbursed",
            member.id,
            text,
            cost.place,
            cents=cost.cents,
            documents=entries.documents(cost.place),
        )


def _spaarpot(past: History, entries: Entries, member: Member) -> Iterator[Event]:
    """The movements on the spaarpot, with what is in it after each; of one day, closes come
    last.
    """
    movements = past.totals.movements_of(Role.SPAARPOT, member.id)
    refunds = refunds_of(movements)
    goes_to = {str(one.month): one.to for one in past.leavings if one.member == member.id}
    balance = 0
    for movement in sorted(movements, key=lambda one: (one.day, one.by_close)):
        balance += movement.cents
        kind, text = _moved(movement, is_refund=movement in refunds, goes_to=goes_to)
        yield Event(
            movement.day,
            Turn.BY_CLOSE if movement.by_close else Turn.BY_HAND,
            kind,
            member.id,
            text,
            movement.place,
            cents=movement.cents,
            balance_cents=balance,
            period=movement.close,
            reference=movement.approval,
            purpose=movement.purpose,
            documents=entries.documents(movement.place),
        )


def _moved(
    movement: Movement, *, is_refund: bool, goes_to: dict[str, str]
) -> tuple[EventKind, Phrase]:
    """What a movement on a spaarpot is, and what is said of it."""
    text, period = _text(movement), movement.close or ""
    refunds = (movement,) if is_refund else ()
    match counts_in(movement, movement.day.year, refunds):
        case "opening":
            return "opening", Phrase(_("in the spaarpot before these books: {text}"), text=text)
        case "leaving":
            if period not in goes_to:
                return "settled", Phrase(_("settled on leaving, close {period}"), period=period)
            message = _("settled on leaving, to {destination}, close {period}")
            to = destination_text(goes_to[period])
            return "settled", Phrase(message, destination=to, period=period)
        case "withdrawals":
            return "spent", _spent(movement)
        case "additions":
            if not movement.by_close:
                return "spaarpot", Phrase(_("into the spaarpot by hand: {text}"), text=text)
            if movement.cents < 0:
                taken = _("taken back from the spaarpot for a loss, close {period}")
                return "spaarpot", Phrase(taken, period=period)
            return "spaarpot", Phrase(_("into the spaarpot, close {period}"), period=period)


def _spent(movement: Movement) -> Phrase:
    """What was spent from a spaarpot or came back into it: purpose and approval."""
    if is_withdrawn(movement):
        return Phrase(_("premium out of the spaarpot, close {period}"), period=movement.close or "")
    message = (
        _("spent from the spaarpot{purpose}{approval}: {text}")
        if movement.cents < 0
        else _("back into the spaarpot{purpose}{approval}: {text}")
    )
    purpose = movement.purpose
    approval = movement.approval
    return Phrase(
        message,
        purpose=Phrase(_(", purpose {purpose}"), purpose=purpose) if purpose else "",
        approval=Phrase(_(", approval {approval}"), approval=approval) if approval else "",
        text=_text(movement),
    )


def _by_close(past: History, member: Member, award: _Award, movement: Movement) -> Phrase:
    """What a close awarded, and beside it what the rules award now, if that is something else."""
    period = movement.close or ""
    by_month = {str(month): awarded for month, awarded in past.awards[member.id].items()}
    ruled = by_month.get(period, MonthAwards())
    is_premium = award.onderdeel.role is Role.PREMIUM
    cents = ruled.premium_cents if is_premium else ruled.allowance_cents
    said = Phrase(award.by_close, period=period)
    return said if cents == movement.cents else Phrase(_DIFFERS, said=said, rules_cents=cents)


def _awarded(
    past: History, entries: Entries, member: Member, award: _Award, movement: Movement
) -> Event:
    """A movement on the account of a member's premiums or allowances: an award, or a payment with
    the decision that it rests on.
    """
    text, reference = _text(movement), None
    kind, cents = award.awarded, movement.cents
    if movement.by_close:
        said = _by_close(past, member, award, movement)
    elif movement.kind is Kind.CASH:
        kind, cents = award.paid, -movement.cents
        decision = decision_of_the_year(award.onderdeel.decisions(member), movement.day)
        reference = None if decision is None else decision.reference
        said = Phrase(
            award.payment if cents > 0 else award.refund,
            text=text,
            decision=Phrase(_(", by {reference}"), reference=reference) if reference else "",
        )
    else:
        said = Phrase(award.by_hand if cents > 0 else award.taken_off, text=text)
    return Event(
        movement.day,
        Turn.BY_CLOSE if movement.by_close else Turn.BY_HAND,
        kind,
        member.id,
        said,
        movement.place,
        cents=cents,
        period=movement.close,
        reference=reference,
        purpose=movement.purpose,
        documents=entries.documents(movement.place),
    )


def _text(movement: Movement) -> str:
    """Payee and narration in one line."""
    return ", ".join(part for part in movement.text if part) or "-"
