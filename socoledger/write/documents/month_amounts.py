"""Spaarpotten, premiums and allowances, the gemeente and grants in a month (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.report.month import Awarded, AwardedMonth, GrantMonth, MonthReport, PotMonth
from socoledger.domain.report.statement import Award
from socoledger.write.documents.document import (
    Block,
    Column,
    Paragraph,
    Row,
    RowKind,
    Table,
    cents,
)
from socoledger.write.documents.month_columns import cells, heads, name_of
from socoledger.write.documents.parts import text_column
from socoledger.write.words import Words


def pots_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """Each spaarpot from its opening to its balance."""
    texts = [_("at the start"), _("set aside"), _("spent")]
    has_left = any(pot.left_cents for pot in report.pots)
    yield _amounts(
        words(_("Spaarpotten from the start to the end of the month")),
        [*texts, *([_("fell on leaving")] if has_left else []), _("at the end")],
        [(pot.name, _of_pot(pot, has_left)) for pot in report.pots],
        words,
    )


def _of_pot(pot: PotMonth, has_left: bool) -> list[int]:
    left = [pot.left_cents] if has_left else []
    return [pot.opening_cents, pot.added_cents, pot.spent_cents, *left, pot.balance_cents]


def _amounts(
    caption: str, texts: list[str], rows: list[tuple[str, list[int]]], words: Words
) -> Table:
    """A table of amounts of members, with their sums if there are several."""
    shown = [Row((name_of(name, words), *map(cents, amounts))) for name, amounts in rows]
    if len(rows) > 1:
        sums = map(sum, zip(*(amounts for _name, amounts in rows), strict=True))
        shown.append(Row((words(_("together")), *map(cents, sums)), RowKind.TOTAL))
    columns = [text_column(_("member"), words), *(Column(words(one)) for one in texts)]
    return Table(caption, tuple(columns), tuple(shown))


_KINDS: dict[Award, str] = {
    "premium": _("Premiums, art. 31 lid 2 onder j Participatiewet"),
    "allowance": _("Allowances, art. 31 lid 2 onder k Participatiewet"),
}


def awarded_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """What was awarded and paid under art. 31, and what may still be."""
    for awarded in report.awarded:
        yield _awarded(report, awarded, words)


def _awarded(report: MonthReport, awarded: Awarded, words: Words) -> Table:
    """In the month and in the year so far; a month that begins the year has no year beside it."""
    this_year = ([_("awarded this year")], [_("paid this year")]) if report.has_year else ([], [])
    texts = [
        _("awarded"),
        *this_year[0],
        _("paid"),
        *this_year[1],
        _("may still be paid this year"),
        _("to be paid now"),
    ]
    rows = [(one.name, _of_award(one, report.has_year)) for one in awarded.members]
    return _amounts(words(_KINDS[awarded.kind]), texts, rows, words)


def _of_award(one: AwardedMonth, has_year: bool) -> list[int]:
    awarded = [one.awarded_cents, *([one.awarded_year_cents] if has_year else [])]
    paid = [one.paid_cents, *([one.paid_year_cents] if has_year else [])]
    return [*awarded, *paid, one.room_cents, one.payable_cents]


_SOURCES = {
    "members": _("of members' results"),
    "from_leavers": _("of spaarpotten of members who left"),
    "collective": _("of the coöperatie's own result"),
    "grants": _("what was left of grants"),
}


def returned_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """What goes back, by where it comes from, and what of it was paid."""
    returned = report.returned
    if returned is None:
        return
    figures = returned.figures
    if not (returned.sources or figures.paid_cents or figures.balance_cents):
        return
    rows = [
        Row((words(_SOURCES[flow.key]), *cells(report, flow.cents))) for flow in returned.sources
    ]
    if len(rows) > 1:
        total = words(_("together"))
        rows.append(Row((total, *cells(report, returned.total)), RowKind.TOTAL))
    columns = (text_column(_("what"), words), *heads(report, words))
    yield Table(words(_("What goes back to the gemeente")), columns, tuple(rows))
    yield Paragraph(" ".join(_paid(figures, words)))


def _paid(figures: ReturnFigures, words: Words) -> Iterator[str]:
    """What of it closes booked, what was paid, and what is still owed."""
    year = str(figures.year)
    booked, paid = figures.booked_cents, figures.paid_cents
    if booked or paid:
        text = _("Of {year}, closes booked {booked_cents}; {paid_cents} of it was paid.")
        yield words(text, year=year, booked_cents=booked, paid_cents=paid)
        text = _("Outstanding: {outstanding_cents}.")
        yield words(text, outstanding_cents=figures.outstanding_cents)
    if figures.pending_cents:
        text = _("Closes are still to book {pending_cents}.")
        yield words(text, pending_cents=figures.pending_cents)
    if figures.balance_cents != figures.outstanding_cents:
        text = _("With earlier years, the gemeente is still to get {balance_cents}.")
        yield words(text, balance_cents=figures.balance_cents)
    if not figures.final:
        yield words(_("It is certain once the year is closed."))


def grants_table(report: MonthReport, words: Words) -> Iterator[Block]:
    """Each grant: in the month, and since it began."""
    texts = (
        _("granted"),
        _("received in the month"),
        _("spent in the month"),
        _("received so far"),
        _("spent so far"),
        _("left of what was received"),
    )
    columns = [text_column(_("grant"), words), *(Column(words(one)) for one in texts)]
    rows = [Row((grant.id, *map(cents, _of_grant(grant)))) for grant in report.grants]
    yield Table(words(_("Grants and what became of them")), tuple(columns), tuple(rows))


def _of_grant(grant: GrantMonth) -> tuple[int, ...]:
    return (
        grant.amount_cents,
        grant.received_cents,
        grant.spent_cents,
        grant.received_so_far_cents,
        grant.spent_so_far_cents,
        grant.left_cents,
    )
