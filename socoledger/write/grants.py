"""`grants`: its tables for people, and its sheet."""

from collections.abc import Iterator, Mapping, Sequence

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.grants import GrantFigures, GrantsAnswer, GrantsTotal, GrantSums
from socoledger.write.headings import heading
from socoledger.write.layout import GIVER, Cell, Column, Row, Sheet, Table, Value, View, amounts
from socoledger.write.words import Words

GRANT = Column("id", Cell.TEXT, "grant")
GIVER_NAME, GIVER_ID = Column("giver", Cell.PROSE), Column("giver", Cell.TEXT, to_text=GIVER)
FROM, TO, DUE = Column("from", Cell.TEXT), Column("to", Cell.TEXT), Column("due", Cell.TEXT)
REFERENCE, ACCOUNT = Column("reference", Cell.TEXT), Column("account", Cell.PROSE)
AMOUNT, VALUE, REST = Column("amount", heading="value"), Column("value"), Column("rest", Cell.PROSE)
_SPENT = RECEIVED, SPENT, LEFT = amounts("received", "spent", "left")
EXCEEDED, ADVANCED, RETURNED = amounts("exceeded", "advanced", "returned")
KEPT, REPAID, BALANCE, PENDING = amounts("kept", "repaid", "balance", "pending")
_BOOKED = (EXCEEDED, ADVANCED, RETURNED, KEPT, REPAID, BALANCE, PENDING)
_SUMS = (RECEIVED, SPENT, EXCEEDED, LEFT, *_BOOKED[1:])


def _tables(answer: GrantsAnswer, words: Words) -> tuple[Table, ...]:
    """The terms of each grant, its figures, and the costs charged to it; every grant is shown, but
    columns of zeros in the table of bookings are left out.
    """
    grants, day = answer.grants, answer.at.isoformat()
    sums = [_sums(grant) for grant in grants]
    total: Mapping[Column, Value] = {GRANT: words("total"), REST: None, DUE: None}
    rows = [Row({**_terms(grant, words), **_sums(grant)}, kept=True) for grant in grants]
    with_total = (*rows, Row({**total, **_sums(answer.total)}))
    booked = [column for column in _BOOKED if any(sums_of_grant[column] for sums_of_grant in sums)]
    tables = (
        Table(words("Grants"), (GRANT, GIVER_NAME, AMOUNT, FROM, TO), tuple(rows)),
        Table(
            words("Grants at {day}", day=day),
            (GRANT, *_SPENT, REST, DUE),
            with_total,
            total=True,
        ),
        Table(
            words("What happens to the rest, and what a close books"),
            (GRANT, *booked),
            with_total,
            total=True,
        ),
        Table(
            words("What grants were spent on"),
            (GRANT, ACCOUNT, VALUE),
            tuple(_costs(grants, words)),
        ),
    )
    return tuple(table for table in tables if table.rows and len(table.columns) > 1)


def _terms(grant: GrantFigures, words: Words) -> dict[Column, Value]:
    """The terms of a grant."""
    return {
        GRANT: grant.id,
        GIVER_NAME: words("gemeente") if grant.giver == MUNICIPALITY else grant.giver,
        AMOUNT: grant.amount_cents,
        FROM: grant.from_,
        TO: grant.to,
        REST: words("goes back") if grant.repay else words("may stay"),
        DUE: grant.due,
    }


def _sums(grant: GrantFigures | GrantSums) -> dict[Column, int]:
    return {
        RECEIVED: grant.received_cents,
        SPENT: grant.spent_cents,
        EXCEEDED: grant.exceeded_cents,
        LEFT: grant.left_cents,
        ADVANCED: grant.advanced_cents,
        RETURNED: grant.returned_cents,
        KEPT: grant.kept_cents,
        REPAID: grant.repaid_cents,
        BALANCE: grant.balance_cents,
        PENDING: grant.pending_cents,
    }


def _costs(grants: Sequence[GrantFigures], words: Words) -> Iterator[Row]:
    """Costs by account, and the excess above the grant as a negative row, so that the rows add up
    to what is spent of the grant.
    """
    for grant in grants:
        for cost in grant.costs:
            yield Row({GRANT: grant.id, ACCOUNT: cost.account, VALUE: cost.amount_cents})
        if grant.exceeded_cents:
            above = heading("exceeded", words)
            yield Row({GRANT: grant.id, ACCOUNT: above, VALUE: -grant.exceeded_cents})


def _sheet(answer: GrantsAnswer) -> Sheet:
    """One row per grant."""
    rows = (
        {
            GRANT: grant.id,
            GIVER_ID: grant.giver,
            REFERENCE: grant.reference,
            FROM: grant.from_,
            TO: grant.to,
            DUE: grant.due,
            AMOUNT: grant.amount_cents,
            **_sums(grant),
        }
        for grant in answer.grants
    )
    return Sheet((GRANT, GIVER_ID, REFERENCE, FROM, TO, DUE, AMOUNT, *_SUMS), tuple(rows))


VIEW = View[GrantsAnswer, GrantsTotal](_tables, _sheet, kind="grant")
