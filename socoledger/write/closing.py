"""What `close` booked, as tables."""

from collections.abc import Sequence

from socoledger.domain.closing import BookedFigures, CloseFigures, GrantBooked
from socoledger.write.layout import ID, Column, Row, Table, Value, amounts
from socoledger.write.words import Words
from socoledger.write.zeros import says

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
    """What each member got, what became of the coöperatie's own result and of grants; columns that
    say nothing are left out.
    """
    title = words("Booked by the close of {period}", period=booked.period)
    members = [Row({ID: one.id, **_booked(one)}) for one in booked.members]
    own = [Row({ID: words("coöperatie"), **_booked(one)}) for one in booked.collective]
    grants = [Row({GRANT: one.id, **_granted(one)}) for one in booked.grants]
    found = (
        _table(title, ID, _MEMBERS, members),
        _table(title, ID, _COLLECTIVE, own),
        _table(title, GRANT, (SPENT, RETURNED, KEPT), grants),
    )
    return tuple(table for table in found if len(table.columns) > 1)


def _table(title: str, first: Column, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    used = [column for column in columns if any(says(row.cells[column]) for row in rows)]
    return Table(title, (first, *used), tuple(rows))


def _booked(one: BookedFigures) -> dict[Column, Value]:
    return {
        RESULT: one.result_cents,
        COOPERATIVE: one.cooperative_cents,
        FUNDS: one.funds_cents,
        MUNICIPALITY: one.municipality_cents,
        RESERVE: one.reserve_cents,
        SPAARPOT: one.spaarpot_cents,
        PREMIUM: one.premium_cents,
        ALLOWANCE: one.allowance_cents,
        LEAVING: one.leaving_cents,
    }


def _granted(one: GrantBooked) -> dict[Column, Value]:
    return {SPENT: one.spent_cents, RETURNED: one.returned_cents, KEPT: one.kept_cents}
