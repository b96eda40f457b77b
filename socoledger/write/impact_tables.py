"""`impact`: the JSON of SPEC 9, and its tables."""

from socoledger.domain.findings import _
from socoledger.domain.impact import STUDY, Impact
from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.money import format_hundredths
from socoledger.write.old_layout import FIGURES, Cell, Column, Table, View, heading, leaves, shown
from socoledger.write.shapes import Shape
from socoledger.write.words import Words


def shape(
    year: int,
    through: str,
    found: Impact,
    *,
    hidden: frozenset[str] = frozenset(),
    anonymous: bool = False,
) -> Shape:
    """The effect of a year; what is `hidden` is null."""

    def text(cents: int | None, *keys: str) -> str | None:
        if cents is None or hidden & set(keys):
            return None
        return format_hundredths(cents)

    def count(number: int, key: str) -> int | None:
        return None if key in hidden else number

    members, earnings, sums, money = found.members, found.earnings, found.sums, found.money
    return {
        "schema": "socoledger.impact/1",
        "year": year,
        "through": through,
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "anonymous": anonymous,
        "members": {key: count(number, f"members.{key}") for key, number in members.items()},
        "earnings": {
            "total": text(earnings.total_cents, "earnings.total"),
            "mean": text(earnings.mean_cents, "earnings.mean"),
            "median": text(earnings.median_cents, "earnings.median"),
            "lowest": text(earnings.lowest_cents, "earnings.lowest"),
            "highest": text(earnings.highest_cents, "earnings.highest"),
            "study": [format_hundredths(cents) for cents in STUDY],
        },
        "former": {
            "members": count(found.former.people, "former"),
            "earnings": text(found.former.value, "former"),
        },
        "hours": text(sums["hours"].value, "sums.hours"),
        **{
            kind: {
                part: text(sums[f"{kind}_{part}"].value, f"sums.{kind}_{part}")
                for part in ("awarded", "paid")
            }
            for kind in ("premiums", "allowances")
        },
        "reimbursed": text(sums["reimbursed"].value, "sums.reimbursed"),
        "spaarpot": {
            "spent": text(sums["spaarpot_spent"].value, "sums.spaarpot_spent"),
            "purposes": None
            if "purposes" in hidden
            else {purpose or "-": text(group.value) for purpose, group in found.spent.items()},
        },
        "outflow": {
            outcome: {
                "members": count(number, f"outflow.{outcome}"),
                "share": text(found.share(number), f"outflow.{outcome}", "shares"),
            }
            for outcome, number in found.outflow.items()
        },
        "outflow_share": text(found.share(found.left_for), "outflow_share", "shares"),
        "saved": {
            "amount": text(found.saved.value, "saved.amount"),
            "members": count(found.saved.people, "saved.people"),
            "of": count(found.off_benefit, "off_benefit"),
        },
        "returned": {
            "computed": text(found.returned.value, "returned"),
            "paid": text(money.paid_cents, "paid"),
        },
        "grants": {
            "received": text(money.grants_received_cents),
            "spent": text(money.grants_spent_cents),
            "municipality": text(money.grants_municipality_cents),
        },
        "balance": text(found.balance_cents, "balance"),
    }


_HIDDEN = "…"
_HEADED = {
    ("members", "start"): _("members at the start"),
    ("members", "end"): _("members at the end"),
    ("members", "joined"): _("joined"),
    ("members", "during"): _("members in all"),
    ("members", "activated"): _("activated, not at work yet"),
    ("members", "working"): _("working"),
    ("members", "earning"): _("earning"),
    ("members", "left"): _("who left"),
    ("earnings", "total"): _("earnings, all together"),
    ("earnings", "mean"): _("mean"),
    ("earnings", "median"): _("median"),
    ("earnings", "lowest"): _("lowest"),
    ("earnings", "highest"): _("highest"),
    ("former", "members"): _("members who had left before, and still brought something in"),
    ("former", "earnings"): _("what they still brought in"),
    ("hours",): _("hours"),
    ("premiums", "awarded"): _("premiums awarded"),
    ("premiums", "paid"): _("premiums paid"),
    ("allowances", "awarded"): _("allowances awarded"),
    ("allowances", "paid"): _("allowances paid"),
    ("reimbursed",): _("paid back against receipts"),
    ("spaarpot", "spent"): _("spent from spaarpotten"),
    ("saved", "amount"): _("benefits saved"),
    ("saved", "members"): _("calculated for"),
    ("saved", "of"): _("from benefit to work, school or their own business"),
    ("returned", "computed"): _("returned to the gemeente"),
    ("returned", "paid"): _("of which was paid"),
    ("grants", "received"): _("grants received"),
    ("grants", "spent"): _("grants spent"),
    ("grants", "municipality"): _("grants received from the gemeente"),
    ("balance",): _("balance for the gemeente: saved + returned - its grants"),
}
OUTCOMES = {
    "work": _("to work"),
    "education": _("to school"),
    "self-employed": _("to their own business"),
    "deceased": _("deceased"),
    "other": _("for another reason"),
}
_ONWARDS = _("in total to work, school or their own business")


def _tables(shape: Shape, words: Words) -> tuple[Table, ...]:
    """Members, what they earned and got, where they went, and what that brings the gemeente."""
    year = str(shape["year"])
    least, most = (shown("amount", each, words) for each in shape["earnings"]["study"])
    title = words(
        "Earnings of a working member, {year} (a study found {least} to {most})",
        year=year,
        least=least,
        most=most,
    )
    got = ("hours", "premiums", "allowances", "reimbursed", "spaarpot")
    tables = [
        Table(words("Members, {year}", year=year), FIGURES, _items(shape, ("members",), words)),
        Table(title, FIGURES, (*_earnings(shape, words), *_former(shape, words))),
        Table(words("Worked and received, {year}", year=year), FIGURES, _items(shape, got, words)),
        Table(words("Members who moved on, {year}", year=year), _OUTFLOW, _outflow(shape, words)),
        Table(
            words("For the gemeente, {year}", year=year),
            FIGURES,
            _items(shape, ("saved", "returned", "grants", "balance"), words),
        ),
    ]
    if shape["anonymous"]:
        note = words(
            "figures about fewer than five people are left out, and so are figures"
            " from which those could be worked out"
        )
        tables.append(Table(note, (), ()))
    return tuple(table for table in tables if table.rows or not table.columns)


def _earnings(shape: Shape, words: Words) -> tuple[Shape, ...]:
    """Nothing where work is done together: then no result is a member's own."""
    earnings = shape["earnings"]
    own = any(earnings[key] not in ("0.00", None) for key in ("total", "lowest", "highest"))
    return _items(shape, ("earnings",), words) if own else ()


def _former(shape: Shape, words: Words) -> tuple[Shape, ...]:
    """What who had left before still brought in, apart from what members earned."""
    return () if shape["former"]["members"] == 0 else _items(shape, ("former",), words)


_OUTFLOW = (
    Column("item", Cell.PROSE),
    Column("members", Cell.FIGURE),
    Column("share", Cell.FIGURE, "share"),
)


def _outflow(shape: Shape, words: Words) -> tuple[Shape, ...]:
    """By outcome; those to work, school or an own business also together: they are the share that
    counts. All who left, for whatever reason, are a number alone.
    """
    share = shape["outflow_share"]
    rows = [{"item": words(OUTCOMES[outcome]), **row} for outcome, row in shape["outflow"].items()]
    onwards = [row["members"] for row in rows[: len(OFF_BENEFIT)]]
    number = None if None in onwards or share is None else sum(onwards)
    together = {"item": words(_ONWARDS), "members": number, "share": share}
    total = {"item": words("total"), "members": shape["members"]["left"], "share": ""}
    rows = [*rows[: len(OFF_BENEFIT)], together, *rows[len(OFF_BENEFIT) :], total]
    return tuple(
        {
            **row,
            "members": _HIDDEN if row["members"] is None else str(row["members"]),
            "share": _share(row["share"], words),
        }
        for row in rows
        if row["members"] != 0
    )


def _share(share: str | None, words: Words) -> str:
    return _HIDDEN if share is None else shown("share", share, words) if share else ""


def _items(shape: Shape, keys: tuple[str, ...], words: Words) -> tuple[Shape, ...]:
    return tuple(
        {
            "item": item,
            "value": shown(path[-1], value, words) if value is not None else _HIDDEN,
            "kept": path[0] in ("earnings", "balance"),
        }
        for path, value in leaves({key: shape[key] for key in keys})
        if (item := _item(path, words))
    )


def _item(path: tuple[str, ...], words: Words) -> str:
    if path[:2] == ("spaarpot", "purposes") and len(path) > 2:
        return f"  {heading(path[2], words)}"
    return words(_HEADED[path]) if path in _HEADED else ""


def _sheet(shape: Shape) -> Table:
    """One row per figure, named by where it stands in the JSON."""
    rows = [
        {"key": ".".join(path), "value": value}
        for path, value in leaves(shape)
        if path != ("schema",)
    ]
    key = Column("key", Cell.TEXT, "figure", to_text=_key)
    return Table("", (key, Column("value", Cell.FIGURE)), tuple(rows))


def _key(key: str, words: Words) -> str:
    path = tuple(key.split("."))
    if path in _NAMED:
        return words(_NAMED[path])
    return ", ".join(
        words(OUTCOMES[part]) if part in OUTCOMES else heading(part, words) for part in path
    )


_NAMED = {**_HEADED, ("through",): _("figures through month")}
VIEW = View(_tables, _sheet, _tables, kind="figure", names=_key)
