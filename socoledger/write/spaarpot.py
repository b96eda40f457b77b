"""`spaarpot`: its tables for people, and its sheet."""

from socoledger.domain.spaarpot import (
    ShownMovement,
    SpaarpotAnswer,
    SpaarpotFigures,
    SpaarpotMovement,
    SpaarpotSums,
    SpaarpotTotal,
)
from socoledger.write.headings import heading
from socoledger.write.layout import ID, KIND, Cell, Column, Row, Sheet, Table, Value, View, amounts
from socoledger.write.words import Words

_SUMS = OPENING, ADDITIONS, WITHDRAWALS, LEAVING, BALANCE, PENDING = amounts(
    "opening", "additions", "withdrawals", "leaving", "balance", "pending"
)
DATE, FILE, LINE = Column("date", Cell.TEXT), Column("file", Cell.TEXT), Column("line", Cell.COUNT)
WHAT = Column("what", Cell.PROSE, "movement")
AMOUNT = Column("amount", heading="value")


def movement(moved: SpaarpotMovement, words: Words) -> ShownMovement:
    """A posting in words."""
    return ShownMovement(
        date=moved.day,
        what=_what(moved, words),
        amount_cents=moved.cents,
        balance_cents=moved.balance_cents,
        file=moved.place.file,
        line=moved.place.line,
    )


def _what(moved: SpaarpotMovement, words: Words) -> str:
    if moved.close is None:
        return words.hide(", ".join(part for part in moved.text if part))
    if moved.leaving:
        return words("close {period}, on leaving", period=moved.close)
    if moved.is_premium:
        return words("close {period}, premium", period=moved.close)
    return words("close {period}", period=moved.close)


def _tables(answer: SpaarpotAnswer, words: Words) -> tuple[Table, ...]:
    """Every spaarpot with its movements of the year; of one that is asked for, each of them."""
    day = answer.at.isoformat()
    rows = [Row({ID: member.id, **_sums(member)}) for member in answer.members]
    total = Row({ID: words("total"), **_sums(answer.total)})
    title = words("Spaarpotten at {day}", day=day)
    pots = Table(title, (ID, *_SUMS), (*rows, total), total=True)
    if not answer.movements:
        return (pots,)
    (member,) = answer.members
    title = words(
        "Spaarpot of {member}, {year} through {day}",
        member=member.id,
        year=str(answer.at.year),
        day=day,
    )
    opening: dict[Column, Value] = {
        DATE: None,
        WHAT: heading("opening", words),
        AMOUNT: None,
        BALANCE: member.opening_cents,
    }
    moved = [
        Row(_moved(one, f"{one.what} ({one.file}:{one.line})"), kept=True)
        for one in answer.movements
    ]
    columns = (DATE, WHAT, AMOUNT, BALANCE)
    return pots, Table(title, columns, (Row(opening, kept=True), *moved))


def _sums(one: SpaarpotFigures | SpaarpotSums) -> dict[Column, Value]:
    return {
        OPENING: one.opening_cents,
        ADDITIONS: one.additions_cents,
        WITHDRAWALS: one.withdrawals_cents,
        LEAVING: one.leaving_cents,
        BALANCE: one.balance_cents,
        PENDING: one.pending_cents,
    }


def _moved(one: ShownMovement, what: str) -> dict[Column, Value]:
    return {
        DATE: one.date,
        WHAT: what.strip(),
        AMOUNT: one.amount_cents,
        BALANCE: one.balance_cents,
    }


def _sheet(answer: SpaarpotAnswer) -> Sheet:
    """One row per member, and one for each movement of one that is asked for."""
    pots = [{ID: member.id, **_sums(member)} for member in answer.members]
    if answer.movements is None:
        return Sheet((ID, *_SUMS), tuple(pots))
    columns = (KIND, ID, *_SUMS, DATE, WHAT, AMOUNT, FILE, LINE)
    ids = [member.id for member in answer.members]
    moved = (
        {KIND: "movement", ID: ids[0], **_moved(one, one.what), FILE: one.file, LINE: one.line}
        for one in answer.movements
    )
    return Sheet(columns, (*({KIND: "member", **pot} for pot in pots), *moved))


VIEW = View[SpaarpotAnswer, SpaarpotTotal](_tables, _sheet, kind="member")
