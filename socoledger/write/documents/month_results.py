"""The results of a month for the board, and where they go (SPEC 3.1 to 3.4, 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.report.month import (
    MemberMonth,
    MonthFigure,
    MonthReport,
    Shared,
    sum_of,
)
from socoledger.write.documents.document import (
    Block,
    Column,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    Value,
    cents,
    hours,
)
from socoledger.write.documents.month_columns import (
    TOGETHER,
    cells,
    earlier_cells,
    earlier_heads,
    heads,
    is_shown,
    name_of,
)
from socoledger.write.documents.parts import text_column
from socoledger.write.headings import heading
from socoledger.write.words import Words


def results_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """A row for each member with income or expenses, one for the coöperatie itself, and their sums;
    hours stand beside them, or below where others worked too.
    """
    members = report.members
    earning = tuple(one for one in members if one.has_turnover)
    working = tuple(one for one in members if any(one.hours))
    has_hours = bool(working) and all(one.has_turnover for one in working)
    yield _results(report, earning, has_hours, words)
    if not has_hours:
        yield _hours(report, working, words)
    idle = [one.name for one in members if one.is_empty and one.name]
    if idle:
        note = words(_("Of these members nothing was booked: {names}."), names=", ".join(idle))
        yield Paragraph(note, Style.NOTE)


def _results(
    report: MonthReport, members: tuple[MemberMonth, ...], has_hours: bool, words: Words
) -> Table:
    rows = [_row(report, one, name_of(one.name, words), has_hours) for one in members]
    if len(members) > 1:
        name = words(TOGETHER)
        rows.append(_row(report, sum_of(members), name, has_hours, RowKind.TOTAL))
    rows.append(_row(report, report.own, words(_("the coöperatie itself")), has_hours))
    if members:
        everybody = sum_of((*members, report.own))
        rows.append(_row(report, everybody, words(_("together")), has_hours, RowKind.TOTAL))
    columns = (
        text_column(_("who"), words),
        *((Column(words(_("hours"))),) if has_hours else ()),
        *(Column(words(text)) for text in (_("income"), _("expenses"), _("result"))),
        *_earlier_results(report, words),
    )
    return Table(words(_("Income less expenses")), columns, tuple(rows))


def _hours(report: MonthReport, members: tuple[MemberMonth, ...], words: Words) -> Table:
    """Who worked how much, where that is not told beside what they brought in."""
    rows = [Row((name_of(one.name, words), *cells(report, one.hours, hours))) for one in members]
    if len(rows) > 1:
        total = sum_of(members).hours
        rows.append(Row((words(_("together")), *cells(report, total, hours)), RowKind.TOTAL))
    columns = (text_column(_("member"), words), *heads(report, words))
    return Table(words(_("Hours worked")), columns, tuple(rows))


def _earlier_results(report: MonthReport, words: Words) -> Iterator[Column]:
    for column in earlier_heads(report, words):
        yield Column(words(_("result, {period}"), period=column.heading))


def _row(
    report: MonthReport,
    one: MemberMonth,
    name: str,
    has_hours: bool,
    kind: RowKind = RowKind.PLAIN,
) -> Row:
    worked: tuple[Value, ...] = (hours(one.hours.month),) if has_hours else ()
    sums = (one.income.month, one.expenses.month, one.result.month)
    return Row((name, *worked, *map(cents, sums), *earlier_cells(report, one.result)), kind)


# -- where results go -----------------------------------------------------------------------------

_PARTS = {
    "own": _("the coöperatie's own income less expenses"),
    "article31": _("premiums and allowances that it bears"),
    "from_members": _("what members' results brought it"),
    "from_leavers": _("spaarpotten of members who left"),
    "absorbed": _("losses of members that it bears"),
    "grants": _("kept of grants, less what cost more than them"),
}
"""What the coöperatie's own result is made of, by the keys of `result`."""
_DESTINATIONS = {
    "spaarpot": _("to spaarpotten"),
    "cooperative": _("to the coöperatie"),
    "municipality": _("to the gemeente"),
    "reserve": _("to the reserve"),
}


def shared_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """How members' results are shared out, what the coöperatie's own result is, and where that
    goes, each beside the month before and the year so far.
    """
    rows: list[Row] = []
    if report.shared is not None:
        parts = _shared_rows(report, report.shared, RowKind.PLAIN, words)
        total = words(_("results of members")), report.shared.result
        rows += _group(report, words(_("Results of members")), parts, total)
    if report.collective_shared is not None:
        parts = [
            Row((words(_PARTS[flow.key]), *cells(report, flow.cents)))
            for flow in report.collective
            if is_shown(report, flow.cents)
        ]
        total = words(_("the coöperatie's own result")), report.collective_shared.result
        title = _("The coöperatie itself; where it goes is certain once the year is closed")
        if report.is_year_closed:
            title = _("The coöperatie itself")
        rows += _group(report, words(title), parts, total)
        rows += _shared_rows(report, report.collective_shared, RowKind.DETAIL, words)
    columns = (text_column(_("what"), words), *heads(report, words))
    yield Table(words(_("Where the results went")), columns, tuple(rows))


def _shared_rows(report: MonthReport, shared: Shared, kind: RowKind, words: Words) -> list[Row]:
    """A row for each destination, and one for the loss that goes nowhere."""
    parts = [
        Row((_destination(flow.key, words), *cells(report, flow.cents)), kind)
        for flow in shared.to
        if is_shown(report, flow.cents)
    ]
    if is_shown(report, shared.rest):
        loss = words(_("loss carried on, or made up for"))
        parts.append(Row((loss, *cells(report, shared.rest)), kind))
    return parts


def _destination(to: str, words: Words) -> str:
    if to in _DESTINATIONS:
        return words(_DESTINATIONS[to])
    return words(_("to {to}"), to=heading(to, words))


def _group(
    report: MonthReport, title: str, parts: list[Row], total: tuple[str, MonthFigure]
) -> list[Row]:
    """Rows under a head of their own, with their sum; none where there is nothing."""
    if not parts:
        return []
    name, sums = total[0], cells(report, total[1])
    head = Row((title, *(None for _cell in sums)), RowKind.HEADING)
    return [head, *parts, Row((name, *sums), RowKind.TOTAL)]
