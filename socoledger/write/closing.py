"""`close`: tables of its bookings."""

from collections.abc import Sequence

from socoledger.domain.closing import BookedFigures, CloseFigures, GrantBooked
from socoledger.write.layout import ID, Column, Row, Table, Value, amounts
from socoledger.write.words import Words
from socoledger.write.zeros import is_nonzero

RESULT, COOPERATIVE, FUNDS, MUNICIPALITY, RESERVE, SPAARPOT, PREMIUM, ALLOWANCE, LEAVING = amounts(
    "result",
    "cooperative",
    "funds",
    "municipality",
    "reserve",
    "spaarpot",
    "premium",
    "allowance",
    "leaving",
)
SPENT, RETURNED, KEPT = amounts("spent", "returned", "kept")
GRANT = ID._replace(heading="grant")
_MEMBERS = (RESULT, COOPERATIVE, FUNDS, MUNICIPALITY, SPAARPOT, PREMIUM, ALLOWANCE, LEAVING)
_COLLECTIVE = (MUNICIPALITY, FUNDS, RESERVE)


def tables(booked: CloseFigures, words: Words) -> tuple[Table, ...]:
    """The bookings for members, for the coöperatie's own result, and for grants; columns of zeros
    are left out.
    """
    title = words("Booked by the close of {period}", period=booked.period)
    members = [Row({ID: figures.id, **_booked(figures)}) for figures in booked.members]
    collective = [
        Row({ID: words("coöperatie"), **_booked(figures)}) for figures in booked.collective
    ]
    grants = [Row({GRANT: figures.id, **_granted(figures)}) for figures in booked.grants]
    all_tables = (
        _table(title, ID, _MEMBERS, members),
        _table(title, ID, _COLLECTIVE, collective),
        _table(title, GRANT, (SPENT, RETURNED, KEPT), grants),
    )
    return tuple(table for table in all_tables if len(table.columns) > 1)


def _table(title: str, first: Column, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    used = [column for column in columns if any(is_nonzero(row.cells[column]) for row in rows)]
    return Table(title, (first, *used), tuple(rows))


def _booked(figures: BookedFigures) -> dict[Column, Value]:
    return {
        RESULT: figures.result_cents,
        COOPERATIVE: figures.cooperative_cents,
        FUNDS: figures.funds_cents,
        MUNICIPALITY: figures.municipality_cents,
        RESERVE: figures.reserve_cents,
        SPAARPOT: figures.spaarpot_cents,
        PREMIUM: figures.premium_cents,
        ALLOWANCE: figures.allowance_cents,
        LEAVING: figures.leaving_cents,
    }


def _granted(grant: GrantBooked) -> dict[Column, Value]:
    return {SPENT: grant.spent_cents, RETURNED: grant.returned_cents, KEPT: grant.kept_cents}
