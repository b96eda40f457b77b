"""The figures as tables: several small ones for people, one wide one (a sheet) for spreadsheets."""

from socoledger.domain.member import COLLECTIVE
from socoledger.write.old_layout import (
    ID,
    ITEM,
    KIND,
    WHO,
    Cell,
    Column,
    Table,
    View,
    amounts,
    heading,
    items,
)
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

# -- spaarpot -----------------------------------------------------------------------------------

_SPAARPOT = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")


def _spaarpot_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Every spaarpot with its movements of the year; of one that is asked for, each of them."""
    total = {"id": words("total"), **shape["total"]}
    title = words("Spaarpotten at {day}", day=shape["at"])
    pots = Table(title, (ID, *amounts(*_SPAARPOT)), (*shape["members"], total), total=True)
    if not shape.get("movements"):
        return (pots,)
    (member,) = shape["members"]
    opening = {"what": heading("opening", words), "balance": member["opening"], "kept": True}
    rows = (
        {**one, "what": f"{one['what']} ({one['file']}:{one['line']})".strip(), "kept": True}
        for one in shape["movements"]
    )
    title = words(
        "Spaarpot of {member}, {year} through {day}",
        member=member["id"],
        year=shape["at"][:4],
        day=shape["at"],
    )
    return pots, Table(title, _MOVED, (opening, *rows))


_MOVED = (
    Column("date", Cell.TEXT),
    Column("what", Cell.PROSE, "movement"),
    Column("amount", heading="value"),
    Column("balance"),
)


def _spaarpot_sheet(shape: Shape) -> Table:
    """One row per member, and one for each movement of one that is asked for."""
    pots = shape["members"]
    if "movements" not in shape:
        return Table("", (ID, *amounts(*_SPAARPOT)), tuple(pots))
    place = (Column("file", Cell.TEXT), Column("line", Cell.COUNT))
    columns = (KIND, ID, *amounts(*_SPAARPOT), *_MOVED[:-1], *place)
    moved = ({"kind": "movement", "id": pots[0]["id"], **one} for one in shape["movements"])
    return Table("", columns, (*({"kind": "member", **pot} for pot in pots), *moved))


# -- premium ------------------------------------------------------------------------------------

_AWARD = ("earned", "awarded", "other", "above_maximum", "maximum", "paid", "room")


def _premium_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Premiums, allowances, and each payment."""
    through = shape["through"]
    premiums = [{"id": member["id"], **member["premium"]} for member in shape["members"]]
    allowances = [{"id": member["id"], **member["allowance"]} for member in shape["members"]]
    payments = tuple(
        {"id": row["id"], "date": payment["date"], "value": payment["amount"]}
        for row in premiums
        for payment in row["payments"]
    )
    hours = Column("hours", Cell.HOURS)
    left = Column("payments_left", Cell.COUNT, aside=True)
    awarded = amounts("earned", "awarded", "other", "above_maximum")
    paid = (*amounts("maximum", "paid"), left, Column("room"))
    tables = (
        Table(
            words("Premiums awarded through {month}", month=through),
            (ID, hours, *awarded),
            tuple(premiums),
        ),
        Table(words("Premiums paid through {month}", month=through), (ID, *paid), tuple(premiums)),
        Table(
            words("Payments of premiums in {year}", year=str(shape["year"])),
            (ID, Column("date", Cell.TEXT), Column("value")),
            payments,
        ),
        Table(
            words("Allowances awarded through {month}", month=through),
            (ID, *awarded),
            tuple(allowances),
        ),
        Table(
            words("Allowances paid through {month}", month=through),
            (ID, *amounts("maximum", "paid", "room")),
            tuple(allowances),
        ),
        Table(
            words("Paid back against receipts through {month}", month=through),
            (ID, *amounts("reimbursed")),
            tuple(
                member for member in shape["members"] if member.get("reimbursed", "0.00") != "0.00"
            ),
        ),
    )
    return tuple(table for table in tables if table.rows)


def _premium_sheet(shape: Shape) -> Table:
    """Two rows per member: premium and allowance."""
    rows = tuple(
        {"id": member["id"], "kind": kind, **row}
        for member in shape["members"]
        for kind, row in (
            ("premium", member["premium"]),
            ("allowance", {**member["allowance"], "reimbursed": member.get("reimbursed")}),
        )
    )
    columns = (
        KIND,
        ID,
        Column("hours", Cell.HOURS),
        *amounts(*_AWARD[:-1]),
        Column("payments_left", Cell.COUNT),
        Column("room"),
    )
    if any("reimbursed" in member for member in shape["members"]):
        columns = (*columns, Column("reimbursed"))
    return Table("", columns, rows)


# -- return -------------------------------------------------------------------------------------

_RETURN = ("computed", "booked", "pending", "paid", "outstanding", "balance")


def _return_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Per member and for the coöperatie, and the account with the gemeente."""
    own = {"id": words("coöperatie"), **shape["collective"]}
    state = words("final") if shape["final"] else words("provisional")
    title = words(
        "Return to the gemeente, {year} through {month} ({state})",
        year=str(shape["year"]),
        month=shape["through"],
        state=state,
    )
    members = Table(title, (ID, *amounts("result", "amount", "leaving")), (*shape["members"], own))
    keys = _RETURN if shape["grants"] == "0.00" else ("grants", *_RETURN)
    return members, Table(words("The account"), ITEM, items(shape, keys, words))


def _return_sheet(shape: Shape) -> Table:
    """One row per member, one for the coöperatie, one with the account."""
    own = {"kind": COLLECTIVE, "id": COLLECTIVE, **shape["collective"]}
    keys = ("grants", *_RETURN)
    account = {"kind": "total", **{key: shape[key] for key in keys}}
    columns = (KIND, WHO, *amounts("result", "amount", "leaving", *keys))
    members = ({"kind": "member", **member} for member in shape["members"])
    return Table("", columns, (*members, own, account))


SPAARPOT = View(_spaarpot_tables, _spaarpot_sheet, kind="member")
PREMIUM = View(_premium_tables, _premium_sheet)
RETURN = View(_return_tables, _return_sheet)
