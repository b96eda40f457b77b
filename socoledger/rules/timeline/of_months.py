"""What months tell of a member: hours, result, what no close has booked yet, and the closes
(SPEC 3.1, 3.3, 3.5 to 3.7, 4).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from socoledger.domain.closing import Close
from socoledger.domain.findings import Phrase, Place, _
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.domain.timeline import Event, EventKind, Turn
from socoledger.rules.history import History
from socoledger.rules.leaving import spaarpot_additions
from socoledger.rules.spaarpot import is_withdrawn
from socoledger.rules.tally import MEMBER_ROLES, Kind, Movement, Role
from socoledger.rules.timeline.personal import destination_text


class _Lines(NamedTuple):
    """What a member's figures of each month are made of."""

    result: Mapping[Month, Place]
    """The first line of income or expenses."""
    documents: Mapping[Month, tuple[str, ...]]
    """The documents of all entries of the result."""
    hours: Mapping[Month, Place]
    """The first line of hours."""
    booked: Mapping[str, Place]
    """By closed period: the first line that its close books for the member, else its head."""
    additions: Mapping[str, Sequence[Movement]]
    """By closed period: what its close booked on the spaarpot as its part of the result."""

    def of_result(self, month: Month) -> Place | None:
        """The line that a month's result is at: that of the close which booked its part for the
        spaarpot, else the first of the result itself.
        """
        additions = self.additions.get(str(month))
        if additions:
            return additions[0].place
        return self.result.get(month, self.booked.get(str(month)))


def month_events(past: History, member: Member) -> Iterator[Event]:
    """Hours and results of each month, what closes have still to book, and the closes."""
    lines = _lines(past, member)
    yield from _hours(past, lines, member)
    yield from _results(past, lines, member)
    yield from _still_to_book(past, member)
    for close in past.books.journal.closes:
        yield from _accepted(close, member)
        if close.period in lines.booked and _covers(close, member, lines):
            yield _closed(close, member)


def _lines(past: History, member: Member) -> _Lines:
    """Go through the journal for the lines of a member."""
    journal = past.books.journal
    result: dict[Month, Place] = {}
    documents: dict[Month, tuple[str, ...]] = {}
    hours: dict[Month, Place] = {}
    for entry in journal.transactions:
        for posting in entry.postings:
            is_theirs = any(owner == member.id for owner, _cents in posting.shares)
            if is_theirs and posting.grant is None:
                month = Month.of(entry.day)
                result.setdefault(month, Place(entry.file, posting.line))
                before = documents.get(month, ())
                documents[month] = tuple(dict.fromkeys((*before, *journal.documents_of(entry))))
    for worked in journal.hours:
        if worked.member == member.id:
            hours.setdefault(Month.of(worked.day), worked.place)
    booked = {close.period: close.place for close in journal.closes}
    for role in MEMBER_ROLES:
        for movement in reversed(past.totals.movements_of(role, member.id)):
            if movement.close is not None:
                booked[movement.close] = movement.place
    additions: dict[str, list[Movement]] = {}
    for movement in past.totals.movements_of(Role.SPAARPOT, member.id):
        if movement.kind is Kind.CLOSE and not is_withdrawn(movement):
            additions.setdefault(movement.close or "", []).append(movement)
    return _Lines(result, documents, hours, booked, additions)


def _hours(past: History, lines: _Lines, member: Member) -> Iterator[Event]:
    for month, hundredths in sorted(past.totals.hours.get(member.id, {}).items()):
        if hundredths:
            message = _("worked {worked_hundredths} hours in {month}")
            text = Phrase(message, worked_hundredths=hundredths, month=str(month))
            yield Event(
                month.last_day_up_to(past.until),
                Turn.OF_MONTH,
                "hours",
                member.id,
                text,
                lines.hours.get(month),
                hours_hundredths=hundredths,
                period=str(month),
            )


def _results(past: History, lines: _Lines, member: Member) -> Iterator[Event]:
    """The result of each month with one, or of which the spaarpot gets or loses something."""
    closed = past.books.journal.closed
    turnover = past.totals.turnover.get(member.id, {})
    for month, spaarpot in spaarpot_additions(past.members[member.id]).items():
        has_result = month in turnover or month in lines.result
        additions = lines.additions.get(str(month), ())
        if not has_result and not spaarpot and not additions:
            continue
        cents = turnover[month].result_cents if month in turnover else 0
        is_closed = str(month) in closed
        booked = sum(movement.cents for movement in additions)
        is_as_booked = not is_closed or booked == spaarpot
        yield Event(
            month.last_day_up_to(past.until),
            Turn.OF_MONTH,
            "result",
            member.id,
            Phrase(
                _("result of {month}{spaarpot}{state}"),
                month=str(month),
                spaarpot=_to_spaarpot(spaarpot)
                if is_as_booked
                else Phrase(_BOOKED, booked_cents=booked, rules_cents=spaarpot),
                state="" if is_closed else _NOT_CLOSED,
            ),
            lines.of_result(month),
            cents=cents,
            spaarpot_cents=spaarpot,
            period=str(month),
            is_pending=not is_closed,
            documents=lines.documents.get(month, ()),
        )


_NOT_CLOSED = Phrase(_(", not closed yet"))
_BOOKED = _(
    ", of which the close booked {booked_cents} on the spaarpot; by the rules it is {rules_cents}"
)


def _to_spaarpot(cents: int) -> Phrase | str:
    if cents > 0:
        return Phrase(_(", of which {amount_cents} to the spaarpot"), amount_cents=cents)
    if cents < 0:
        return Phrase(_(", which takes {amount_cents} back from the spaarpot"), amount_cents=-cents)
    return ""


def _still_to_book(past: History, member: Member) -> Iterator[Event]:
    """The awards and settlements of months that no close has booked yet."""
    closed = past.books.journal.closed
    for month, award in past.awards[member.id].items():
        if str(month) not in closed:
            premium = Phrase(_("premium awarded with {month}, not closed yet"), month=str(month))
            yield from _pending(
                past, member, month, "premium_awarded", premium, award.premium_cents
            )
            allowance = Phrase(
                _("allowance awarded with {month}, not closed yet"), month=str(month)
            )
            yield from _pending(
                past, member, month, "allowance_awarded", allowance, award.allowance_cents
            )
            taken = Phrase(
                _("premium out of the spaarpot with {month}, not closed yet"), month=str(month)
            )
            yield from _pending(past, member, month, "spent", taken, -award.from_spaarpot_cents)
    for leaving in past.leavings:
        if leaving.member == member.id and str(leaving.month) not in closed:
            settled = Phrase(
                _("settled on leaving, to {destination}, with {month}, not closed yet"),
                destination=destination_text(leaving.to),
                month=str(leaving.month),
            )
            yield from _pending(past, member, leaving.month, "settled", settled, -leaving.cents)


def _pending(
    past: History, member: Member, month: Month, kind: EventKind, text: Phrase, cents: int
) -> Iterator[Event]:
    """What a month will book, if it is anything."""
    if cents:
        day = month.last_day_up_to(past.until)
        yield Event(
            day,
            Turn.BY_CLOSE,
            kind,
            member.id,
            text,
            None,
            cents=cents,
            period=str(month),
            is_pending=True,
        )


def _accepted(close: Close, member: Member) -> Iterator[Event]:
    """The errors of theirs that a close accepted, on the day of each error."""
    for accepted in close.accepted:
        if accepted.member == member.id:
            text = Phrase(
                _("close {period} accepted {code}: {reason}"),
                period=close.period,
                code=accepted.code,
                reason=accepted.reason,
            )
            yield Event(
                accepted.day,
                Turn.BY_HAND,
                "accepted",
                member.id,
                text,
                close.place,
                period=close.period,
                reference=accepted.code,
            )


def _covers(close: Close, member: Member, lines: _Lines) -> bool:
    """Whether a close is about a time in which they were a member, or books something of theirs."""
    covers = close.covers
    first = covers.first_day if isinstance(covers, Month) else Month(covers, 1).first_day
    books_theirs = lines.booked[close.period] != close.place
    return books_theirs or member.is_member_between(first, close.day)


def _closed(close: Close, member: Member) -> Event:
    message = (
        _("{period} closed, by the agreement {agreement}")
        if close.agreement
        else _("{period} closed")
    )
    text = Phrase(message, period=close.period, agreement=close.agreement or "")
    return Event(
        close.day, Turn.CLOSED, "closed", member.id, text, close.place, period=close.period
    )
