"""The notes of the annual accounts: what stands behind the items of both statements."""

from collections.abc import Iterable, Iterator, Sequence

from socoledger.domain.article31 import Allowance, MemberAwards, Premium
from socoledger.domain.findings import _
from socoledger.domain.report.year import Item, ItemKind, Movement, Part, YearReport
from socoledger.domain.spaarpot import SpaarpotFigures, SpaarpotSums
from socoledger.write.documents.document import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Section,
    Style,
    Table,
    Value,
    cents,
)
from socoledger.write.documents.parts import account_name, amounts
from socoledger.write.documents.year_outside import (
    grant_blocks,
    partner_blocks,
    return_blocks,
)
from socoledger.write.documents.year_statements import item_name
from socoledger.write.documents.year_tables import notes_table
from socoledger.write.words import Words


def balance_notes(report: YearReport, words: Words) -> Section:
    """What each item of the balance sheet is, and how it moved."""
    title = words(_("Notes to the balance sheet"))
    if not report.items:
        return Section(title, ())
    kinds = {item.kind: item for item in report.items}
    assets = _(
        "Bank and cash are what was there on {day}; the kascommissie holds them against statements"
        " and what it counts. What customers owe, and things that are kept, stand there as far as"
        " they were booked so."
    )
    text = words(assets, day=words.day(report.day))
    parts = [Section(words(_("What there was")), (Paragraph(text),))]
    if ItemKind.SPAARPOTTEN in kinds or _has_spaarpotten(report):
        parts.append(_section(_("Spaarpotten"), _spaarpotten(report, words), words))
    for kind, heading, text in _STILL_TO_PAY:
        if kind in kinds:
            blocks = (Paragraph(words(text)), *_by_member(report, kinds[kind], words))
            parts.append(_section(heading, blocks, words))
    if report.returned is not None:
        parts.append(_section(_("Back to the gemeente"), return_blocks(report, words), words))
    if report.funds:
        funds = words(_("Money set aside from results for a purpose."))
        table = _movements(words(_("How the funds moved")), report.funds, words)
        parts.append(_section(_("Funds"), (Paragraph(funds), table), words))
    if report.grants:
        parts.append(_section(_("Grants"), grant_blocks(report, words), words))
    if report.partners:
        parts.append(_section(_("Capital, gifts and loans"), partner_blocks(report, words), words))
    if report.equity:
        parts.append(_section(_("Own equity"), _equity(report, words), words))
    return Section(title, tuple(parts))


def income_notes(report: YearReport, words: Words) -> Section:
    """Whose income and costs they are, and what members were awarded of it."""
    blocks = (
        Section(words(_("Members and coöperatie")), tuple(_results(report, words))),
        Section(words(_("Premiums and allowances to members")), tuple(_awards(report, words))),
    )
    return Section(words(_("Notes to what the year brought and cost")), blocks)


def _section(title: str, blocks: Iterable[Block], words: Words) -> Section:
    return Section(words(title), tuple(blocks))


# -- spaarpotten, premiums and allowances --------------------------------------------------------


def _has_spaarpotten(report: YearReport) -> bool:
    return report.spaarpotten is not None and any(
        any((one.opening_cents, one.additions_cents, one.withdrawals_cents, one.pending_cents))
        for one in report.spaarpotten.members
    )


def _spaarpotten(report: YearReport, words: Words) -> Iterator[Block]:
    text = _(
        "What members earned and the coöperatie holds for them, to be spent as the agreement with"
        " the gemeente says. Members cannot take it out as money."
    )
    yield Paragraph(words(text))
    answer = report.spaarpotten
    if answer is None:
        return
    is_pending = any(one.pending_cents for one in answer.members)
    heads = (
        words("member"),
        words(_("at the start")),
        words(_("added")),
        words(_("spent")),
        words(_("on leaving")),
        words(_("at the end")),
        *((words(_("to be booked still")),) if is_pending else ()),
    )
    listed = [(report.members.get(one.id, ""), one) for one in answer.members]
    rows = [
        (name, *amounts(*_moved(one, is_pending=is_pending)))
        for name, one in listed
        if report.members and any(_moved(one, is_pending=True))
    ]
    rows.append((words("together"), *amounts(*_moved(answer.total, is_pending=is_pending))))
    yield notes_table(words(_("How the spaarpotten moved")), heads, rows, total=True)


def _moved(one: SpaarpotFigures | SpaarpotSums, *, is_pending: bool) -> tuple[int, ...]:
    return (
        one.opening_cents,
        one.additions_cents,
        one.withdrawals_cents,
        one.leaving_cents,
        one.balance_cents,
        *((one.pending_cents,) if is_pending else ()),
    )


_STILL_TO_PAY = (
    (
        ItemKind.PREMIUMS,
        _("Premiums still to be paid"),
        _("Awarded by art. 31 lid 2 onder j Participatiewet, and not paid to the member yet."),
    ),
    (
        ItemKind.ALLOWANCES,
        _("Allowances still to be paid"),
        _("Awarded by art. 31 lid 2 onder k Participatiewet, and not paid to the member yet."),
    ),
)


def _by_member(report: YearReport, item: Item, words: Words) -> Iterator[Block]:
    """What stands on the account of each member, this year and the last."""
    if not item.parts:
        return
    days = [report.day, *([report.last_day] if report.last_day else [])]
    rows = [
        (report.members.get(part.member, account_name(part.account)), *_two(report, part))
        for part in item.parts
    ]
    rows.append((words("together"), *_two(report, item)))
    heads = (words("member"), *(words.day(day) for day in days))
    caption = item_name(item.kind, item.account, words)
    yield notes_table(words(_("By member: {what}"), what=caption), heads, rows, total=True)


def _two(report: YearReport, one: Part | Item) -> tuple[Value, ...]:
    return amounts(one.cents, *([one.last_year_cents] if report.last_day else []))


# -- movements, and the result -----------------------------------------------------------------


def _movements(caption: str, moved: Sequence[Movement], words: Words) -> Table:
    heads = (
        words(_("account")),
        words(_("at the start")),
        words(_("added")),
        words(_("taken off")),
        words(_("at the end")),
    )
    rows = [(_moved_name(one, words), *amounts(*_of_movement(one))) for one in moved]
    if len(rows) > 1:
        sums = [sum(amounts) for amounts in zip(*map(_of_movement, moved), strict=True)]
        rows.append((words("together"), *amounts(*sums)))
    return notes_table(caption, heads, rows, total=len(rows) > 1)


def _of_movement(one: Movement) -> tuple[int, int, int, int]:
    return one.opening_cents, one.added_cents, one.taken_off_cents, one.closing_cents


def _moved_name(one: Movement, words: Words) -> str:
    if one.kind is ItemKind.RESULT:
        return words(_("result that is not distributed"))
    if one.kind is ItemKind.FUNDS:
        return account_name(one.account).rpartition(": ")[2]
    return account_name(one.account)


def _equity(report: YearReport, words: Words) -> Iterator[Block]:
    yield _movements(words(_("How equity moved")), report.equity, words)
    if report.year == report.coop.first_month.year:
        first = _("What was there when these books began is among what was added.")
        yield Paragraph(words(first), Style.NOTE)
    if not report.is_final and report.sheet.total.undistributed_cents:
        text = _(
            "Not all months and the year are closed. What is not distributed yet holds the result"
            " that closes still bring where it goes, and costs that grants pay. After that the"
            " whole result of {result_cents} has gone where the income statement says."
        )
        result = report.statement.total.result.actual_cents
        yield Paragraph(words(text, result_cents=result), Style.NOTE)
    losses = sum(one.actual_cents for one in report.distribution if one.name == "losses")
    if losses < 0:
        text = _(
            "Losses of {amount_cents} are not distributed: they are set off against what whoever"
            " had them earns later."
        )
        yield Paragraph(words(text, amount_cents=-losses), Style.NOTE)
    equity = report.sheet.total.equity_cents + report.sheet.total.undistributed_cents
    if equity < 0 and (report.is_final or not report.grants):
        text = _(
            "Equity is below zero: the coöperatie owes more than it has. The board says in the"
            " meeting how it is to be made good."
        )
        yield Paragraph(words(text), Style.WARNING)


def _results(report: YearReport, words: Words) -> Iterator[Block]:
    """The income and costs of members together, and of the coöperatie itself."""
    if report.results is None:
        return
    members, own = report.results.members, report.results.collective
    income = sum(member.income_cents for member in members)
    expenses = sum(member.expenses_cents for member in members)
    heads = ("", words("What came in"), words("What it cost"), words(_("Result")))
    rows = [
        (words(_("work of members")), *amounts(income, expenses, income - expenses)),
        (
            words(_("the coöperatie itself")),
            *amounts(own.income_cents, own.expenses_cents, own.income_cents - own.expenses_cents),
        ),
    ]
    text = _(
        "What customers paid is income of the coöperatie. It is recorded by member whose work it"
        " was for; what is nobody's in particular is the coöperatie's own."
    )
    yield Paragraph(words(text))
    yield notes_table(words(_("Whose work brought and cost it, without grants")), heads, rows)
    parts = (
        (_("own income less own costs"), own.income_cents - own.expenses_cents),
        (_("premiums and allowances paid by the coöperatie"), -own.article31_cents),
        (_("share of members' results"), own.from_members_cents),
        (_("from spaarpotten of who left"), own.from_leavers_cents),
        (_("losses of members that it bears"), -own.absorbed_cents),
        (_("kept of grants, less costs above them"), own.grants_cents),
    )
    facts = [Fact(words(label), cents(amount)) for label, amount in parts if amount]
    own_result = words(_("the coöperatie's own result"))
    yield Facts((*facts, Fact(own_result, cents(own.result_cents), total=True)))


def _awards(report: YearReport, words: Words) -> Iterator[Block]:
    if report.awards is None:
        return
    premiums = [(one, one.premium) for one in report.awards.members]
    allowances = [(one, one.allowance) for one in report.awards.members]
    yield _register(words(_("Premiums, art. 31 lid 2 onder j")), report, premiums, words)
    yield _register(words(_("Allowances, art. 31 lid 2 onder k")), report, allowances, words)


def _register(
    caption: str,
    report: YearReport,
    listed: Sequence[tuple[MemberAwards, Premium | Allowance]],
    words: Words,
) -> Table:
    """What members were awarded and paid; each has a maximum of their own."""
    with_something = [
        (one.id, award)
        for one, award in listed
        if award.awarded_cents or award.other_cents or award.paid_cents
    ]
    heads = (
        words("member"),
        words(_("awarded from hours or results")),
        words(_("awarded otherwise")),
        words(_("paid in the year")),
        words(_("maximum of the year")),
    )
    rows: list[tuple[Value, ...]] = [
        (report.members[id_], *amounts(*_awarded(award), award.maximum_cents))
        for id_, award in with_something
        if report.members
    ]
    if rows or with_something:
        sums = [sum(_awarded(award)[at] for _id, award in with_something) for at in range(3)]
        rows.append((words("together"), *amounts(*sums, None)))
    return notes_table(caption, heads, rows, total=True)


def _awarded(award: Premium | Allowance) -> tuple[int, int, int]:
    return award.awarded_cents, award.other_cents, award.paid_cents
