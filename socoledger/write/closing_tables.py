"""What `close` booked, and where things stand (`status`), as tables."""

from collections.abc import Iterator

from socoledger.domain.agreement import KEEP
from socoledger.write.old_layout import (
    HEADINGS,
    ID,
    KIND,
    Cell,
    Column,
    Table,
    View,
    amounts,
    heading,
)
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

# -- close --------------------------------------------------------------------------------------

_BOOKED = ("result", "cooperative", "funds", "municipality", "spaarpot", "premium", "allowance")


def close(shape: Shape, words: Words) -> tuple[Table, ...]:
    """What each member got, and what became of the coöperatie's own result; columns that say
    nothing are left out.
    """
    found = []
    for key, columns in (
        ("members", (*_BOOKED, "leaving")),
        ("collective", ("municipality", "funds", "reserve")),
        ("grants", ("spent", "returned", "kept")),
    ):
        rows = shape[key]
        used = [
            one
            for one in columns
            if any(row.get(one, "0.00") not in ("0.00", None) for row in rows)
        ]
        if used:
            title = words("Booked by the close of {period}", period=shape["period"])
            shown = [
                {**row, "id": words("coöperatie")} if key == "collective" else row for row in rows
            ]
            first = ID._replace(heading="grant") if key == "grants" else ID
            found.append(Table(title, (first, *amounts(*used)), tuple(shown)))
    return tuple(found)


# -- status -------------------------------------------------------------------------------------

_SHOWN_FINDINGS = 5


def _status_tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """What is closed and what is due; then only what there is to tell."""
    found = [Table(words("Closing"), _SAYINGS, tuple(_sayings(shape, words)))]
    text = Column("message", Cell.PROSE)
    rows = [{**row, "place": f"{row['file']}:{row['line']}"} for row in shape["findings"]]
    rest = len(rows) - _SHOWN_FINDINGS
    if rows:
        columns: tuple[Column, ...]
        columns = (Column("code", Cell.TEXT), Column("place", Cell.PROSE), text)
        shown = rows[:_SHOWN_FINDINGS]
        if rest > 0:
            more = words("and {count} more; see: socoledger check, socoledger verify", count=rest)
            shown = [*shown, {"message": more}]
        found.append(Table(words("What prevents the next close"), columns, tuple(shown)))
    keys = (Column("kind", Cell.TEXT), *amounts("unpaid", "payable"))
    left = Column("payments_left", Cell.COUNT)
    payable = [{**row, "kind": words(HEADINGS[row["kind"]])} for row in shape["payable"] or ()]
    if payable:
        title = words("Awarded and not paid, {year}", year=str(shape["year"]))
        found.append(Table(title, (ID, *keys, left), tuple(payable)))
    returns = [
        {**row, "state": words("final") if row["final"] else words("provisional")}
        for row in shape["returns"] or ()
    ]
    if returns:
        columns = (
            Column("year", Cell.TEXT),
            Column("state", Cell.TEXT),
            *amounts("computed", "booked", "paid", "outstanding"),
        )
        found.append(Table(words("Owed to the gemeente"), columns, tuple(returns)))
    leavers = [{**row, "to": _goes_to(row["to"], words)} for row in shape["leavers"] or ()]
    if leavers:
        texts = (Column("to", Cell.TEXT, "goes_to"), Column("settled_in", Cell.TEXT))
        columns = (ID, Column("left", Cell.TEXT, "left_on"), Column("balance"), *texts)
        found.append(Table(words("Spaarpotten of members who left"), columns, tuple(leavers)))
    return tuple(found)


def _goes_to(to: str, words: Words) -> str:
    return words("stays") if to == KEEP else heading(to, words)


_SAYINGS = (Column("item", Cell.TEXT), Column("says", Cell.PROSE, "state"))


def _sayings(shape: Shape, words: Words) -> Iterator[Shape]:
    closed, due = shape["closed"], shape["due"]
    yield {"item": words("months closed"), "says": closed["through"] or words("none yet")}
    if closed["years"]:
        yield {"item": words("years closed"), "says": ", ".join(map(str, closed["years"]))}
    ready = words("cannot be closed yet") if shape["findings"] else words("can be closed")
    if shape["seal"]:
        yield {"item": words("last seal"), "says": "{period}: {seal}".format(**shape["seal"])}
    now = ready if due["over"] else words("is not over yet")
    yield {"item": words("next month"), "says": f"{due['month']}, {now}"}
    if due["years"]:
        years = ", ".join(map(str, due["years"]))
        yield {"item": words("next year"), "says": f"{years}, {ready}"}
    yield {"item": words("errors in the way"), "says": str(len(shape["findings"]))}
    if shape["accepted"]:
        yield {"item": words("errors accepted"), "says": str(len(shape["accepted"]))}


def _status_sheet(shape: Shape) -> Table:
    """One row for the months, and one for each finding, amount to be paid, return and leaver."""
    rows: list[Shape] = [{"kind": "month", "item": shape["due"]["month"]}]
    rows += [{"kind": "year", "item": str(year)} for year in shape["due"]["years"]]
    rows += [
        {
            "kind": "finding",
            "id": row["member"],
            **{key: row[key] for key in ("code", "file", "line", "message")},
        }
        for row in shape["findings"]
    ]
    rows += shape["payable"] or ()
    rows += [{**row, "kind": "return", "item": str(row["year"])} for row in shape["returns"] or ()]
    rows += [{**row, "kind": "leaver", "item": row["left"]} for row in shape["leavers"] or ()]
    left = Column("payments_left", Cell.COUNT)
    keys = ("computed", "booked", "paid", "outstanding", "balance")
    columns = (
        *(KIND, Column("item", Cell.TEXT, "when"), ID),
        *(*amounts("unpaid", "payable", "room"), left, *amounts(*keys)),
        *(Column("final", Cell.TEXT), Column("to", Cell.TEXT, "goes_to", says=_goes_to)),
        *(Column("settled_in", Cell.TEXT), Column("code", Cell.TEXT), Column("file", Cell.TEXT)),
        *(Column("line", Cell.COUNT), Column("message", Cell.TEXT)),
    )
    return Table("", columns, tuple(rows))


STATUS = View(_status_tables, _status_sheet)
