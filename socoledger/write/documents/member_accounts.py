"""Members in the account for the gemeente, by id and never by name (SPEC 12)."""

from collections.abc import Callable, Sequence

from socoledger.domain.agreement import MUNICIPALITY, SPAARPOT
from socoledger.domain.article31 import Allowance, Premium
from socoledger.domain.findings import _
from socoledger.domain.member import Decision
from socoledger.domain.report.municipality import MemberAccount
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import (
    Block,
    Column,
    Row,
    RowKind,
    Section,
    Table,
    cents,
    hours,
)
from socoledger.write.documents.parts import text_column
from socoledger.write.words import Words

Members = Sequence[MemberAccount]


def members_section(members: Members, words: Words) -> Section:
    """What each brought in and where it went, their premiums and allowances, and payments."""
    premiums = _awards(members, words, lambda one: one.awards.premium, _premium_decisions)
    allowances = _awards(members, words, lambda one: one.awards.allowance, _allowance_decisions)
    captions = (
        _("Premiums, art. 31 lid 2 onder j"),
        _("Allowances, art. 31 lid 2 onder k"),
    )
    tables: list[Block] = [_results(members, words), _spaarpotten(members, words)]
    for caption, (columns, rows) in zip(captions, (premiums, allowances), strict=True):
        tables.append(Table(words(caption), columns, rows))
    return Section(words(_("Members")), (*tables, _payments(members, words)))


def _results(members: Members, words: Words) -> Table:
    returned = [
        one.figures.distribution.get(MUNICIPALITY, 0) + one.returned.leaving_cents
        for one in members
    ]
    columns = (
        (_("hours"), [hours(one.awards.premium.hours_hundredths) for one in members]),
        (_("income"), [cents(one.figures.income_cents) for one in members]),
        (_("expenses"), [cents(one.figures.expenses_cents) for one in members]),
        (_("result"), [cents(one.figures.result_cents) for one in members]),
        (_("set aside"), [cents(one.figures.distribution.get(SPAARPOT, 0)) for one in members]),
        (_("to the gemeente"), [*map(cents, returned)]),
    )
    caption = words(_("What each member brought in, and where it went"))
    return _by_member(caption, members, columns, words)


def _spaarpotten(members: Members, words: Words) -> Table:
    """The figures of `spaarpot` on the last day, with what closes are still to book."""
    columns = (
        (_("opening"), [cents(one.pot.opening_cents) for one in members]),
        (_("added"), [cents(one.pot.additions_cents) for one in members]),
        (_("spent"), [cents(one.pot.withdrawals_cents) for one in members]),
        (_("on leaving"), [cents(one.pot.leaving_cents) for one in members]),
        (_("balance"), [cents(one.pot.balance_cents) for one in members]),
        (_("not booked yet"), [cents(one.pot.pending_cents) for one in members]),
    )
    return _by_member(words(_("Spaarpotten of members")), members, columns, words)


def _by_member(
    caption: str,
    members: Members,
    columns: Sequence[tuple[str, Sequence[Figure]]],
    words: Words,
) -> Table:
    """A row for each member and their sum; columns and rows that are all zero are left out."""
    kept = [
        (head, figures) for head, figures in columns if any(figure.number for figure in figures)
    ]
    rows = [
        Row((one.figures.id, *figures))
        for one, *figures in zip(members, *(figures for _head, figures in kept), strict=True)
        if any(figure.number for figure in figures)
    ]
    sums = [
        Figure(sum(figure.number for figure in figures), figures[0].unit) for _head, figures in kept
    ]
    total = Row((words("together"), *sums), RowKind.TOTAL)
    heads = (text_column(_("member"), words), *(Column(words(head)) for head, _ in kept))
    return Table(caption, heads, (*rows, total) if rows else ())


def _premium_decisions(one: MemberAccount) -> Sequence[Decision]:
    return one.premium_decisions


def _allowance_decisions(one: MemberAccount) -> Sequence[Decision]:
    return one.allowance_decisions


def _awards(
    members: Members,
    words: Words,
    award_of: Callable[[MemberAccount], Premium | Allowance],
    decisions_of: Callable[[MemberAccount], Sequence[Decision]],
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Awards against maxima and decisions, of whom there is anything of either."""
    heads = ("maximum", "awarded", "paid", "room")
    columns = (
        text_column(_("member"), words),
        text_column(_("decision of the gemeente"), words),
        *(Column(words(head)) for head in heads),
    )
    rows, sums = list[Row](), [0, 0]
    for one in members:
        award, decisions = award_of(one), decisions_of(one)
        awarded = award.awarded_cents + award.other_cents
        if not (decisions or awarded or award.paid_cents):
            continue
        references = "; ".join(decision.reference for decision in decisions)
        amounts = (award.maximum_cents, awarded, award.paid_cents, award.room_cents)
        rows.append(Row((one.figures.id, references, *map(cents, amounts))))
        sums = [sums[0] + awarded, sums[1] + award.paid_cents]
    if not any(sums):
        return columns, ()
    total = Row((words("together"), "", None, *map(cents, sums), None), RowKind.TOTAL)
    return columns, (*rows, total)


def _payments(members: Members, words: Words) -> Table:
    """Every payment in order of date, of all members."""
    paid = sorted(
        ((payment, one.figures.id) for one in members for payment in one.received),
        key=lambda each: (each[0].day, each[1]),
    )
    kinds = {"premium": words("premium"), "allowance": words("allowance")}
    rows = [
        Row((payment.day, id_, kinds[payment.kind], payment.reference, cents(payment.cents)))
        for payment, id_ in paid
    ]
    heads = ("day", "member", _("what was paid"), "decision of the gemeente")
    columns = (*(text_column(head, words) for head in heads), Column(words("euros")))
    whole = sum(payment.cents for payment, _id in paid)
    total = Row((words("together"), "", "", "", cents(whole)), RowKind.TOTAL)
    caption = words(_("Payments to members"))
    return Table(caption, tuple(columns), (*rows, total) if rows else ())
