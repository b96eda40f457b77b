"""`impact`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.impact import ImpactAnswer
from socoledger.domain.member import OFF_BENEFIT
from socoledger.domain.record import Unit
from socoledger.write.as_json import Figure, leaves
from socoledger.write.headings import heading
from socoledger.write.layout import (
    FIGURE,
    FIGURE_ITEM,
    FIGURES,
    Cell,
    Column,
    Row,
    Sheet,
    Table,
    Value,
    View,
)
from socoledger.write.words import Words

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


MEMBERS, SHARE = Column("members", Cell.FIGURE), Column("share", Cell.FIGURE, "share")


def _tables(answer: ImpactAnswer, words: Words) -> tuple[Table, ...]:
    """Members, what they earned and got, where they went, and what that brings the gemeente."""
    year = str(answer.year)
    least, most = map(words.amount, answer.earnings.study)
    title = words(
        "Earnings of a working member, {year} (a study found {least} to {most})",
        year=year,
        least=least,
        most=most,
    )
    got = ("hours", "premiums", "allowances", "reimbursed", "spaarpot")
    tables = [
        Table(words("Members, {year}", year=year), FIGURES, _items(answer, ("members",), words)),
        Table(title, FIGURES, (*_earnings(answer, words), *_former(answer, words))),
        Table(words("Worked and received, {year}", year=year), FIGURES, _items(answer, got, words)),
        Table(
            words("Members who moved on, {year}", year=year),
            (FIGURE_ITEM, MEMBERS, SHARE),
            tuple(_outflow(answer, words)),
        ),
        Table(
            words("For the gemeente, {year}", year=year),
            FIGURES,
            _items(answer, ("saved", "returned", "grants", "balance"), words),
        ),
    ]
    if answer.anonymous:
        note = words(
            "figures about fewer than five people are left out, and so are figures"
            " from which those could be worked out"
        )
        tables.append(Table(note))
    return tuple(table for table in tables if table.rows or not table.columns)


def _earnings(answer: ImpactAnswer, words: Words) -> tuple[Row, ...]:
    """Nothing where work is done together: then no result is a member's own."""
    earnings = answer.earnings
    own = any((earnings.total_cents, earnings.lowest_cents, earnings.highest_cents))
    return _items(answer, ("earnings",), words) if own else ()


def _former(answer: ImpactAnswer, words: Words) -> tuple[Row, ...]:
    """What who had left before still brought in, apart from what members earned."""
    return () if answer.former.members == 0 else _items(answer, ("former",), words)


def _outflow(answer: ImpactAnswer, words: Words) -> Iterator[Row]:
    """By outcome; those to work, school or an own business also together: they are the share that
    counts. All who left, for whatever reason, are a number alone.
    """
    outcomes = list(answer.outflow.items())
    onwards, others = outcomes[: len(OFF_BENEFIT)], outcomes[len(OFF_BENEFIT) :]
    counts = [figures.members for _outcome, figures in onwards]
    share = answer.outflow_share_hundredths
    known = [count for count in counts if count is not None]
    number = sum(known) if len(known) == len(counts) and share is not None else None
    rows = [
        *(_left(words(OUTCOMES[key]), one.members, one.share_hundredths) for key, one in onwards),
        _left(words(_ONWARDS), number, share),
        *(_left(words(OUTCOMES[key]), one.members, one.share_hundredths) for key, one in others),
        Row({**_left(words("total"), answer.members.left, None).cells, SHARE: None}),
    ]
    yield from (row for row in rows if row.cells[MEMBERS] != Figure(0, Unit.COUNT))


def _left(item: str, members: int | None, share: int | None) -> Row:
    return Row(
        {
            FIGURE_ITEM: item,
            MEMBERS: _HIDDEN if members is None else Figure(members, Unit.COUNT),
            SHARE: _HIDDEN if share is None else Figure(share, Unit.PERCENT),
        }
    )


def _items(answer: ImpactAnswer, keys: tuple[str, ...], words: Words) -> tuple[Row, ...]:
    return tuple(
        Row(
            {FIGURE_ITEM: item, FIGURE: _HIDDEN if value is None else value},
            kept=path[0] in ("earnings", "balance"),
        )
        for path, value in leaves(answer)
        if path[0] in keys and (item := _item(path, words))
    )


def _item(path: tuple[str, ...], words: Words) -> str:
    if path[:2] == ("spaarpot", "purposes") and len(path) > 2:
        return f"  {heading(path[2], words)}"
    return words(_HEADED[path]) if path in _HEADED else ""


def _key(key: str, words: Words) -> str:
    path = tuple(key.split("."))
    if path in _NAMED:
        return words(_NAMED[path])
    return ", ".join(
        words(OUTCOMES[part]) if part in OUTCOMES else heading(part, words) for part in path
    )


_NAMED = {**_HEADED, ("through",): _("figures through month")}
_KEY, _VALUE = Column("key", Cell.TEXT, "figure", to_text=_key), Column("value", Cell.FIGURE)


def _sheet(answer: ImpactAnswer) -> Sheet:
    """One row per figure, named by where it stands in the JSON."""
    rows: list[dict[Column, Value]] = [
        {_KEY: ".".join(path), _VALUE: value}
        for path, value in leaves(answer)
        if path != ("schema",)
    ]
    return Sheet((_KEY, _VALUE), tuple(rows))


VIEW = View[ImpactAnswer, ImpactAnswer](_tables, _sheet, _tables, kind="figure", names=_key)
