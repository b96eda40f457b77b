"""`timeline`: a member's story in words, its table for people, and its sheet (SPEC 13)."""

from collections.abc import Iterable

from socoledger.domain.findings import _
from socoledger.domain.record import Nothing
from socoledger.domain.timeline import Event, TimelineAnswer, TimelineEvent
from socoledger.write.layout import (
    ID,
    Cell,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
    translations_of,
)
from socoledger.write.words import Words

_KINDS = {
    "joined": _("joined"),
    "came_back": _("came back"),
    "benefit": _("benefit began"),
    "turned_27": _("turned 27"),
    "agreement": _("agreement"),
    "premium_decision": _("decision on premiums"),
    "allowance_decision": _("decision on allowances"),
    "opening": _("opening"),
    "spaarpot": _("into the spaarpot"),
    "spent": _("spent from the spaarpot"),
    "settled": _("settled on leaving"),
    "premium_awarded": _("premium awarded"),
    "allowance_awarded": _("allowance awarded"),
    "premium_paid": _("premium paid"),
    "allowance_paid": _("allowance paid"),
    "reimbursed": _("paid back against a receipt"),
    "benefit_ended": _("benefit ended"),
    "left": _("left the coöperatie"),
    "heard": _("heard of it"),
    "hours": _("hours"),
    "result": _("result"),
    "accepted": _("accepted"),
    "closed": _("closed"),
}
EVENT = Column("event", Cell.TEXT, to_text=translations_of(_KINDS))
DATE, WHAT = Column("date", Cell.TEXT), Column("what", Cell.PROSE)
AMOUNT, IN_SPAARPOT = Column("amount", heading="value"), Column("balance", heading="spaarpot")
HOURS, TO_SPAARPOT = Column("hours", Cell.HOURS), Column("spaarpot", heading="additions")
PERIOD = Column("period", Cell.TEXT)
REFERENCE, MAXIMUM = Column("reference", Cell.TEXT), Column("maximum")
PURPOSE = Column("purpose", Cell.TEXT)
PENDING = Column("pending", Cell.TEXT, to_text=translations_of({"yes": _("yes")}))
FILE, LINE = Column("file", Cell.TEXT), Column("line", Cell.COUNT)
DOCUMENTS = Column("documents", Cell.TEXT)
_COLUMNS = (
    *(EVENT, ID, DATE, WHAT, AMOUNT, IN_SPAARPOT, HOURS, TO_SPAARPOT, PERIOD, REFERENCE, MAXIMUM),
    *(PURPOSE, PENDING, FILE, LINE, DOCUMENTS),
)
"""The columns of the sheet."""


def timeline_answer(id_: str, events: Iterable[Event], words: Words) -> TimelineAnswer:
    """The answer for events in order of day, in the language of the words."""
    told = tuple(_told(event, words) for event in events)
    return TimelineAnswer(
        id=id_,
        from_=told[0].date if told else None,
        to=told[-1].date if told else None,
        events=told,
    )


def _told(event: Event, words: Words) -> TimelineEvent:
    place = event.place
    return TimelineEvent(
        date=event.day,
        kind=event.kind,
        id=event.member,
        what=words.phrase(event.what),
        amount_cents=event.cents,
        balance_cents=event.balance_cents,
        file=None if place is None else place.file,
        line=None if place is None else place.line,
        documents=event.documents,
        hours_hundredths=event.hours_hundredths,
        spaarpot_cents=event.spaarpot_cents,
        period=event.period,
        reference=event.reference,
        maximum_cents=event.maximum_cents,
        purpose=event.purpose,
        pending=True if event.is_pending else None,
    )


def _tables(answer: TimelineAnswer, words: Words) -> tuple[Table, ...]:
    """One table, a row for each event."""
    if not answer.events:
        return ()
    title = words(
        "{id}, {first} through {last}", id=answer.id, first=answer.from_ or "", last=answer.to or ""
    )
    several = len({event.id for event in answer.events}) > 1
    columns = (DATE, *((ID,) if several else ()), WHAT, AMOUNT, IN_SPAARPOT)
    return (Table(title, columns, tuple(_row(event) for event in answer.events)),)


def _row(event: TimelineEvent) -> Row:
    where = () if event.file is None else (f"{event.file}:{event.line}",)
    sources = ", ".join((*where, *event.documents))
    cells: dict[Column, Value] = {
        DATE: event.date,
        ID: event.id,
        WHAT: f"{event.what} ({sources})" if sources else event.what,
        AMOUNT: event.amount_cents,
        IN_SPAARPOT: event.balance_cents,
    }
    return Row(cells, kept=True)


def _sheet(answer: TimelineAnswer) -> Sheet:
    """A row for each event."""
    return Sheet(_COLUMNS, tuple(map(_cells, answer.events)))


def _cells(event: TimelineEvent) -> dict[Column, Value]:
    return {
        EVENT: event.kind,
        ID: event.id,
        DATE: event.date,
        WHAT: event.what,
        AMOUNT: event.amount_cents,
        IN_SPAARPOT: event.balance_cents,
        HOURS: event.hours_hundredths,
        TO_SPAARPOT: event.spaarpot_cents,
        PERIOD: event.period,
        REFERENCE: event.reference,
        MAXIMUM: event.maximum_cents,
        PURPOSE: event.purpose,
        PENDING: "yes" if event.pending else None,
        FILE: event.file,
        LINE: event.line,
        DOCUMENTS: " ".join(event.documents) or None,
    }


def _of_total(_total: Nothing, _words: Words) -> tuple[Table, ...]:
    """Nothing: what happened in several books is told in each of them."""
    return ()


VIEW = View[TimelineAnswer, Nothing](_tables, _sheet, _of_total, kind="event")
