"""`premium`: its tables for people, and its sheet."""

from collections.abc import Iterable

from socoledger.domain.article31 import Allowance, Premium, PremiumFigures, PremiumTotal
from socoledger.write.layout import (
    ID,
    KIND,
    VALUE,
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

HOURS = Column("hours", Cell.HOURS)
DATE = Column("date", Cell.TEXT)
_AWARDED = EARNED, AWARDED, OTHER, ABOVE_MAXIMUM = amounts(
    "earned", "awarded", "other", "above_maximum"
)
MAXIMUM, PAID, ROOM, REIMBURSED = amounts("maximum", "paid", "room", "reimbursed")
PAYMENTS_LEFT = Column("payments_left", Cell.COUNT, aside=True)


def _tables(answer: PremiumFigures, words: Words) -> tuple[Table, ...]:
    """Premiums, allowances, and each payment."""
    month, members = str(answer.through), answer.members
    premiums = tuple(Row({ID: member.id, **_premium(member.premium)}) for member in members)
    allowances = tuple(Row({ID: member.id, **_award(member.allowance)}) for member in members)
    payments = tuple(
        Row({ID: member.id, DATE: payment.date, VALUE: payment.amount_cents})
        for member in members
        for payment in member.premium.payments
    )
    reimbursed = tuple(
        Row({ID: member.id, REIMBURSED: member.reimbursed_cents})
        for member in members
        if member.reimbursed_cents
    )
    return _filled(
        Table(
            words("Premiums awarded through {month}", month=month),
            (ID, HOURS, *_AWARDED),
            premiums,
        ),
        Table(
            words("Premiums paid through {month}", month=month),
            (ID, MAXIMUM, PAID, PAYMENTS_LEFT, ROOM),
            premiums,
        ),
        Table(
            words("Payments of premiums in {year}", year=str(answer.year)),
            (ID, DATE, VALUE),
            payments,
        ),
        Table(
            words("Allowances awarded through {month}", month=month),
            (ID, *_AWARDED),
            allowances,
        ),
        Table(
            words("Allowances paid through {month}", month=month),
            (ID, MAXIMUM, PAID, ROOM),
            allowances,
        ),
        Table(
            words("Paid back against receipts through {month}", month=month),
            (ID, REIMBURSED),
            reimbursed,
        ),
    )


def _filled(*tables: Table) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.rows)


def _award(award: Premium | Allowance) -> dict[Column, Value]:
    return {
        EARNED: award.earned_cents,
        AWARDED: award.awarded_cents,
        OTHER: award.other_cents,
        ABOVE_MAXIMUM: award.above_maximum_cents,
        MAXIMUM: award.maximum_cents,
        PAID: award.paid_cents,
        ROOM: award.room_cents,
    }


def _premium(award: Premium) -> dict[Column, Value]:
    cells: dict[Column, Value] = {HOURS: award.hours_hundredths, PAYMENTS_LEFT: award.payments_left}
    return cells | _award(award)


def _sheet(answer: PremiumFigures) -> Sheet:
    """Two rows per member: premium and allowance."""
    is_paid_back = any(member.reimbursed_cents is not None for member in answer.members)
    columns = (
        *(KIND, ID, HOURS, *_AWARDED, MAXIMUM, PAID, PAYMENTS_LEFT, ROOM),
        *((REIMBURSED,) if is_paid_back else ()),
    )
    return Sheet(columns, tuple(_rows(answer)))


def _rows(answer: PremiumFigures) -> Iterable[dict[Column, Value]]:
    for member in answer.members:
        yield {KIND: "premium", ID: member.id, **_premium(member.premium)}
        allowance = _award(member.allowance)
        yield {KIND: "allowance", ID: member.id, **allowance, REIMBURSED: member.reimbursed_cents}


VIEW = View[PremiumFigures, PremiumTotal](_tables, _sheet, steps=lambda answer: answer.explanation)
