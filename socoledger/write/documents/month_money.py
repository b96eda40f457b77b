"""What the coöperatie has at the end of a month, and whether bank and cash agree (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.bank_standing import BankStanding
from socoledger.domain.findings import _
from socoledger.domain.report.month import MonthReport
from socoledger.write.documents.document import (
    Block,
    Column,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    cents,
    count,
)
from socoledger.write.documents.parts import account_name, amounts, text_column
from socoledger.write.words import Words


def money_blocks(report: MonthReport, words: Words) -> Iterator[Block]:
    """Whether the books agree with the bank, and what is on each account."""
    if report.bank is not None:
        yield from _bank(report.bank, words)
    yield _possessions(report, words)
    if report.bank is None and report.possessions:
        note = _(
            "There is no bank.yaml: only balances written down by hand hold the books against the"
            " bank."
        )
        yield Paragraph(words(note), Style.NOTE)


def _bank(accounts: tuple[BankStanding, ...], words: Words) -> Iterator[Block]:
    """The last balance of the bank by then beside that of the books."""
    behind = [one for one in accounts if one.to is None]
    off = sum(one.difference_cents is not None and one.difference_cents != 0 for one in accounts)
    unsorted = sum(one.unsorted for one in accounts)
    if off:
        text = _("The books differ from the bank.")
        yield Paragraph(words(text), Style.WARNING)
    if behind:
        known = ", ".join(account_name(one.account) for one in behind)
        text = _("Of {accounts} there is no balance of the bank yet.")
        yield Paragraph(words(text, accounts=known))
    if unsorted:
        text = _("Lines of the bank of which nobody said yet what they were: {count}.")
        yield Paragraph(words(text, count=unsorted), Style.WARNING)
    yield Table(
        words(_("The bank and the books")),
        (
            text_column(_("bank account"), words),
            text_column(_("at the end of"), words),
            Column(words(_("the bank has"))),
            Column(words(_("the books have"))),
            Column(words(_("difference"))),
            Column(words(_("entries after that"))),
        ),
        tuple(_standing(one) for one in accounts if one.to is not None),
    )


def _standing(one: BankStanding) -> Row:
    shown = amounts(one.bank_cents, one.books_cents, one.difference_cents)
    return Row((account_name(one.account), one.to, *shown, count(one.entries)))


def _possessions(report: MonthReport, words: Words) -> Table:
    """Accounts by name, with the last day of which a balance was written down."""
    possessions = report.possessions
    has_before = report.before is not None
    columns = [text_column(_("account"), words)]
    if report.before is not None:
        columns.append(Column(words.day(report.before.last_day)))
    columns += [
        Column(words.day(report.basis.day)),
        text_column(_("compared or counted through"), words),
    ]
    rows = []
    for one in possessions:
        held = (one.before_cents, one.cents) if has_before else (one.cents,)
        never = words(_("not yet"))
        rows.append(Row((account_name(one.account), *amounts(*held), one.compared or never)))
    if len(rows) > 1:
        sums = [sum(one.before_cents for one in possessions)] if has_before else []
        sums.append(sum(one.cents for one in possessions))
        rows.append(Row((words(_("together")), *map(cents, sums), None), RowKind.TOTAL))
    return Table(words(_("What the coöperatie has")), tuple(columns), tuple(rows))
