"""What a member's own file and the agreement tell of them (SPEC 1): memberships, benefit,
decisions, and the versions of the agreement that they fell under.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from socoledger.domain.agreement import COOPERATIVE, FUND, KEEP, MUNICIPALITY, Limit
from socoledger.domain.books import Books
from socoledger.domain.findings import Phrase, _
from socoledger.domain.member import Benefit, Decision, Member, Membership
from socoledger.domain.timeline import Event, EventKind, Turn
from socoledger.rules.leaving import settlement

_LEFT = {
    "work": Phrase(_("left the coöperatie for work")),
    "education": Phrase(_("left the coöperatie for school")),
    "self-employed": Phrase(_("left the coöperatie for an own business")),
    "deceased": Phrase(_("died")),
}
_LEFT_OTHERWISE = Phrase(_("left the coöperatie"))
_DECISIONS: dict[EventKind, Phrase] = {
    "premium_decision": Phrase(_("decision of the college on premiums")),
    "allowance_decision": Phrase(_("decision of the college on allowances")),
}
_A_DAY = timedelta(days=1)


def personal_events(books: Books, member: Member) -> Iterator[Event]:
    """Everything of a member's file, and each version of the agreement that they fell under."""
    yield from _memberships(books, member)
    yield from _benefits(member)
    if member.turns_27 is not None:
        text = Phrase(_("turned 27"))
        yield Event(member.turns_27, Turn.BEGINS, "turned_27", member.id, text, member.place)
    for decision in member.premium:
        yield _decision(member, decision, "premium_decision")
    for decision in member.allowance:
        yield _decision(member, decision, "allowance_decision")
    yield from _agreements(books, member)


def _memberships(books: Books, member: Member) -> Iterator[Event]:
    """The first day of each membership, its last, and when the coöperatie heard of that."""
    first = True
    for period in member.memberships():
        kind: EventKind = "joined" if first else "came_back"
        text = Phrase(_("joined the coöperatie")) if first else Phrase(_("came back"))
        yield Event(period.first, Turn.BEGINS, kind, member.id, text, period.place)
        first = False
        if period.last is None:
            continue
        left = _left(books, member, period, period.last)
        yield Event(period.last, Turn.ENDS, "left", member.id, left, period.place)
        if period.known is not None and period.known > period.last:
            heard = Phrase(_("the coöperatie heard that they had left on {day}"), day=period.last)
            yield Event(period.known, Turn.ENDS, "heard", member.id, heard, period.place)


def _left(books: Books, member: Member, period: Membership, last: date) -> Phrase:
    """What the member left for, and what becomes of the spaarpot."""
    text = _LEFT.get(period.outcome or "", _LEFT_OTHERWISE)
    settled = settlement(books, member, last)
    if settled is None or settlement(books, member, settled.first.last_day) != settled:
        return text  # they came back before it was settled
    if settled.to == KEEP:
        return Phrase(_("{left}; what is in the spaarpot stays theirs"), left=text)
    message = _("{left}; what is in the spaarpot goes to {destination}, with the month {month}")
    destination = destination_text(settled.to)
    return Phrase(message, left=text, destination=destination, month=str(settled.first))


def destination_text(to: str) -> Phrase:
    """Where money goes, in words."""
    if to == MUNICIPALITY:
        return Phrase(_("the gemeente"))
    if to == COOPERATIVE:
        return Phrase(_("the coöperatie"))
    return Phrase(_("the fund {name}"), name=to.removeprefix(FUND))


def _benefits(member: Member) -> Iterator[Event]:
    for period in member.benefit:
        text = Phrase(_("a benefit began"))
        yield Event(period.first, Turn.BEGINS, "benefit", member.id, text, period.place)
        yield from _benefit_ends(member, period)


def _benefit_ends(member: Member, period: Benefit) -> Iterator[Event]:
    last = period.last
    if last is None:
        return
    text = Phrase(_("the last day with a benefit"))
    yield Event(last, Turn.ENDS, "benefit_ended", member.id, text, period.place)
    if period.known is not None and period.known > last:
        heard = Phrase(_("the coöperatie heard that the benefit had ended on {day}"), day=last)
        yield Event(period.known, Turn.ENDS, "heard", member.id, heard, period.place)


def _decision(member: Member, decision: Decision, kind: EventKind) -> Event:
    """A decision, on the day on which it was taken."""
    text = Phrase(
        _("{decision}: {reference}, {term}{limit}{young}"),
        decision=_DECISIONS[kind],
        reference=decision.reference,
        term=_term(decision),
        limit="" if decision.maximum is None else _limit(decision.maximum),
        young=Phrase(_(", also under the age of 27")) if decision.under_27 else "",
    )
    return Event(
        decision.decided,
        Turn.BEGINS,
        kind,
        member.id,
        text,
        decision.place,
        reference=decision.reference,
        maximum_cents=None if decision.maximum is None else decision.maximum.cents,
    )


def _term(decision: Decision) -> Phrase:
    if decision.last is None:
        return Phrase(_("from {first} on"), first=decision.first)
    return Phrase(_("from {first} through {last}"), first=decision.first, last=decision.last)


def _limit(maximum: Limit) -> Phrase:
    if maximum.share is not None:
        return Phrase(_(", at most {share} of the legal maximum a year"), share=maximum.share)
    return Phrase(_(", at most {maximum_cents} a year"), maximum_cents=maximum.cents or 0)


def _agreements(books: Books, member: Member) -> Iterator[Event]:
    """The versions of the agreement in force on a day of a membership, each once: from the day on
    which it took over, or on which it found them a member.
    """
    ends = [version.start.first_day - _A_DAY for version in books.agreements[1:]]
    for version, end in zip(books.agreements, [*ends, date.max], strict=True):
        start = version.start.first_day
        for period in member.memberships():
            if period.overlaps(start, end):
                text = Phrase(
                    _("the agreement {id} holds: {reference}")
                    if version.reference
                    else _("the agreement {id} holds"),
                    id=version.id,
                    reference=version.reference,
                )
                yield Event(
                    max(start, period.first),
                    Turn.BEGINS,
                    "agreement",
                    member.id,
                    text,
                    version.place,
                    reference=version.reference or None,
                )
                break
