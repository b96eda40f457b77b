"""`status`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.agreement import KEEP
from socoledger.domain.check import ShownFinding
from socoledger.domain.status import HoursStanding, Leaver, Payable, ReturnStanding, StatusAnswer
from socoledger.write.bank_standing import bank_line
from socoledger.write.due import SHEET_COLUMNS, due_rows, due_table
from socoledger.write.headings import HEADINGS, heading
from socoledger.write.layout import (
    ID,
    ITEM,
    KIND,
    Cell,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
    amounts,
)
from socoledger.write.words import Words

STATE_TEXT = Column("says", Cell.PROSE, "state")
CODE, FILE = Column("code", Cell.TEXT), Column("file", Cell.TEXT)
PLACE = Column("place", Cell.PROSE)
LINE = Column("line", Cell.COUNT)
MESSAGE, SHEET_MESSAGE = Column("message", Cell.PROSE), Column("message", Cell.TEXT)
KIND_NAME, YEAR, STATE = (Column(key, Cell.TEXT) for key in ("kind", "year", "state"))
UNPAID, PAYABLE, ROOM = amounts("unpaid", "payable", "room")
PAYMENTS_LEFT = Column("payments_left", Cell.COUNT)
COMPUTED, BOOKED, PAID, OUTSTANDING, BALANCE = amounts(
    "computed", "booked", "paid", "outstanding", "balance"
)
LEFT, SETTLED_IN = Column("left", Cell.TEXT, "left_on"), Column("settled_in", Cell.TEXT)
HOURS, ALLOWED, REMAINING = (Column(key, Cell.HOURS) for key in ("hours", "allowed", "remaining"))
GOES_TO = Column("to", Cell.TEXT, "goes_to")
WHEN, FINAL = Column("item", Cell.TEXT, "when"), Column("final", Cell.TEXT)
_SHOWN_FINDINGS = 5


def _tables(answer: StatusAnswer, words: Words) -> tuple[Table, ...]:
    """The table of closes and due periods, then the tables that have rows."""
    tables = (
        Table(words("Closing"), (ITEM, STATE_TEXT), tuple(_closing_rows(answer, words))),
        Table(
            words("What prevents the next close"),
            (CODE, PLACE, MESSAGE),
            tuple(_findings(answer.findings, words)),
        ),
        Table(
            words("Awarded and not paid, {year}", year=str(answer.year)),
            (ID, KIND_NAME, UNPAID, PAYABLE, PAYMENTS_LEFT),
            tuple(Row(_payable(entry, words)) for entry in answer.payable or ()),
        ),
        Table(
            words("Owed to the gemeente"),
            (YEAR, STATE, COMPUTED, BOOKED, PAID, OUTSTANDING),
            tuple(Row(_returned(entry, words)) for entry in answer.returns or ()),
        ),
        Table(
            words("Spaarpotten of members who left"),
            (ID, LEFT, BALANCE, GOES_TO, SETTLED_IN),
            tuple(Row(_left(entry, words)) for entry in answer.leavers or ()),
        ),
        Table(
            words("Hours near what the agreement allows, {year}", year=str(answer.year)),
            (ID, HOURS, ALLOWED, REMAINING),
            tuple(Row(_hours(entry)) for entry in answer.hours or ()),
        ),
        due_table(answer.due_dates, words),
    )
    return tuple(table for table in tables if table.rows)


def _closing_rows(answer: StatusAnswer, words: Words) -> Iterator[Row]:
    def row(item: str, state: str) -> Row:
        return Row({ITEM: item, STATE_TEXT: state})

    closed, due = answer.closed, answer.due
    through = words("none yet") if closed.through is None else str(closed.through)
    yield row(words("months closed"), through)
    if closed.years:
        yield row(words("years closed"), ", ".join(map(str, closed.years)))
    ready = words("cannot be closed yet") if answer.findings else words("can be closed")
    if answer.seal:
        yield row(words("last seal"), f"{answer.seal.period}: {answer.seal.seal}")
    state = ready if due.over else words("is not over yet")
    yield row(words("next month"), f"{due.month}, {state}")
    if due.years:
        years = ", ".join(map(str, due.years))
        yield row(words("next year"), f"{years}, {ready}")
    if answer.bank:
        yield row(words("the bank agrees"), bank_line(answer.bank, words))
    yield row(words("errors in the way"), str(len(answer.findings)))
    if answer.accepted:
        yield row(words("errors accepted"), str(len(answer.accepted)))


def _findings(findings: tuple[ShownFinding, ...], words: Words) -> Iterator[Row]:
    """The first of them, and how many more there are."""
    for finding in findings[:_SHOWN_FINDINGS]:
        yield Row(
            {CODE: finding.code, PLACE: f"{finding.file}:{finding.line}", MESSAGE: finding.message}
        )
    rest = len(findings) - _SHOWN_FINDINGS
    if rest > 0:
        more = words("and {count} more; see: socoledger check, socoledger verify", count=rest)
        yield Row({CODE: None, PLACE: None, MESSAGE: more})


def _payable(payable: Payable, words: Words) -> dict[Column, Value]:
    return {ID: payable.id, KIND_NAME: words(HEADINGS[payable.kind]), **_amounts_payable(payable)}


def _amounts_payable(payable: Payable) -> dict[Column, Value]:
    return {
        UNPAID: payable.unpaid_cents,
        PAYABLE: payable.payable_cents,
        ROOM: payable.room_cents,
        PAYMENTS_LEFT: payable.payments_left,
    }


def _returned(returned: ReturnStanding, words: Words) -> dict[Column, Value]:
    state = words("final") if returned.final else words("provisional")
    return {YEAR: returned.year, STATE: state, **_amounts_returned(returned)}


def _amounts_returned(returned: ReturnStanding) -> dict[Column, Value]:
    return {
        COMPUTED: returned.computed_cents,
        BOOKED: returned.booked_cents,
        PAID: returned.paid_cents,
        OUTSTANDING: returned.outstanding_cents,
    }


def _hours(standing: HoursStanding) -> dict[Column, Value]:
    return {
        ID: standing.id,
        HOURS: standing.hours_hundredths,
        ALLOWED: standing.allowed_hundredths,
        REMAINING: standing.remaining_hundredths,
    }


def _left(leaver: Leaver, words: Words) -> dict[Column, Value]:
    return {
        ID: leaver.id,
        LEFT: leaver.left,
        BALANCE: leaver.balance_cents,
        GOES_TO: _goes_to(leaver.to, words),
        SETTLED_IN: leaver.settled_in,
    }


def _goes_to(to: str, words: Words) -> str:
    return words("stays") if to == KEEP else heading(to, words)


_SHEET_TO = GOES_TO._replace(to_text=_goes_to)


def _sheet(answer: StatusAnswer) -> Sheet:
    """One row for the months, and one for each finding, amount to be paid, return, leaver,
    day on which something is due, and member whose hours come near what is agreed.
    """
    columns = (
        *(KIND, WHEN, ID, UNPAID, PAYABLE, ROOM, PAYMENTS_LEFT),
        *(COMPUTED, BOOKED, PAID, OUTSTANDING, BALANCE),
        *(FINAL, _SHEET_TO, SETTLED_IN, CODE, FILE, LINE, SHEET_MESSAGE),
        *SHEET_COLUMNS,
        *(HOURS, ALLOWED, REMAINING),
    )
    return Sheet(columns, tuple(_rows(answer)))


def _rows(answer: StatusAnswer) -> Iterator[dict[Column, Value]]:
    yield {KIND: "month", WHEN: answer.due.month}
    for year in answer.due.years:
        yield {KIND: "year", WHEN: str(year)}
    for finding in answer.findings:
        yield {
            KIND: "finding",
            ID: finding.member,
            CODE: finding.code,
            FILE: finding.file,
            LINE: finding.line,
            SHEET_MESSAGE: finding.message,
        }
    for payable in answer.payable or ():
        yield {KIND: payable.kind, ID: payable.id, **_amounts_payable(payable)}
    for returned in answer.returns or ():
        amounts_returned = _amounts_returned(returned)
        yield {KIND: "return", WHEN: str(returned.year), FINAL: returned.final, **amounts_returned}
    for leaver in answer.leavers or ():
        yield {
            KIND: "leaver",
            WHEN: leaver.left,
            ID: leaver.id,
            BALANCE: leaver.balance_cents,
            _SHEET_TO: leaver.to,
            SETTLED_IN: leaver.settled_in,
        }
    yield from due_rows(answer.due_dates)
    for standing in answer.hours or ():
        yield {KIND: "hours", **_hours(standing)}


VIEW = View[StatusAnswer, object](_tables, _sheet)
