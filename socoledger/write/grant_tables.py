"""`grants`: the JSON of SPEC 9, and its tables."""

from collections.abc import Iterable, Iterator
from datetime import date

from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.grants import GrantFigures
from socoledger.domain.money import format_hundredths as text
from socoledger.write.old_layout import GIVER, Cell, Column, Table, View, amounts, heading, total_of
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

_SUMS = (
    "received", "spent", "exceeded", "left", "advanced", "returned", "kept", "repaid", "balance",
    "pending",
)  # fmt: skip


def shape(at: date, figures: Iterable[GrantFigures]) -> Shape:
    """Each grant at a day, and all of them together."""
    found = list(figures)
    return {
        "schema": "socoledger.grants/1",
        "at": at.isoformat(),
        "grants": [_grant(one) for one in found],
        "total": {key: text(sum(getattr(one, f"{key}_cents") for one in found)) for key in _SUMS},
    }


def _grant(figures: GrantFigures) -> Shape:
    grant, sums = figures.grant, {key: text(getattr(figures, f"{key}_cents")) for key in _SUMS}
    return {
        "id": grant.id,
        "giver": grant.giver,
        "reference": grant.reference or None,
        "from": grant.first.isoformat(),
        "to": grant.last.isoformat(),
        "due": None if grant.due is None else grant.due.isoformat(),
        "amount": text(grant.amount_cents),
        "repay": grant.repay,
        "received": sums.pop("received"),
        "spent": sums.pop("spent"),
        "costs": [{"account": account, "amount": text(cents)} for account, cents in figures.costs],
        **sums,
    }


_ID = Column("id", Cell.TEXT, "grant")


def _tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """What each grant is, what stands with it, and what it was spent on; columns that say nothing
    are left out.
    """
    grants, day = shape["grants"], shape["at"]
    period = (Column("from", Cell.TEXT), Column("to", Cell.TEXT))
    terms = [
        {**one, "giver": _giver(one["giver"], words), "rest": _rest(one, words)} for one in grants
    ]
    told = [key for key in _BOOKED if any(one[key] != "0.00" for one in grants)]
    costs = [
        {"id": one["id"], "account": cost["account"], "value": cost["amount"]}
        for one in grants
        for cost in (*one["costs"], *_above(one, words))
    ]
    amount = Column("amount", heading="value")
    title, total = words("Grants at {day}", day=day), words("total")
    tables = (
        Table(
            words("Grants"),
            (_ID, Column("giver", Cell.PROSE), amount, *period),
            tuple(terms),
        ),
        Table(
            title,
            (
                _ID,
                *amounts(*_SPENT),
                Column("rest", Cell.PROSE),
                Column("due", Cell.TEXT),
            ),
            (*terms, total_of(grants, _SPENT, total)),
            total=True,
        ),
        Table(
            words("What happens to the rest, and what a close books"),
            (_ID, *amounts(*told)),
            (*grants, total_of(grants, told, total)),
            total=True,
        ),
        Table(
            words("What grants were spent on"),
            (_ID, Column("account", Cell.PROSE), Column("value")),
            tuple(costs),
        ),
    )
    return tuple(table for table in tables if table.rows and len(table.columns) > 1)


_SPENT = ("received", "spent", "left")
_BOOKED = tuple(key for key in _SUMS if key not in _SPENT)


def _above(grant: Shape, words: Words) -> Iterator[Shape]:
    """What of the costs the grant does not pay, so that all add up to what is spent of it."""
    if grant["exceeded"] != "0.00":
        yield {"account": heading("exceeded", words), "amount": f"-{grant['exceeded']}"}


def _giver(giver: str, words: Words) -> str:
    return words("gemeente") if giver == MUNICIPALITY else giver


def _rest(grant: Shape, words: Words) -> str:
    """What becomes of what is left."""
    return words("goes back") if grant["repay"] else words("may stay")


def _sheet(shape: Shape) -> Table:
    """One row per grant."""
    texts = tuple(Column(key, Cell.TEXT) for key in ("reference", "from", "to", "due"))
    giver = Column("giver", Cell.TEXT, says=GIVER)
    columns = (_ID, giver, *texts, Column("amount", heading="value"), *amounts(*_SUMS))
    return Table("", columns, tuple(shape["grants"]))


VIEW = View(_tables, _sheet, kind="grant")
