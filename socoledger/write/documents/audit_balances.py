"""The first step of the working paper: the money that is there, beside the bank and the count."""

from collections.abc import Iterator, Sequence
from datetime import date

from socoledger.domain.bank_standing import BankStanding
from socoledger.domain.findings import _
from socoledger.domain.report.audit import AssetBalance, AssetKind, Audit
from socoledger.write.documents.document import (
    BOX,
    Block,
    Column,
    Fact,
    Facts,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    cents,
)
from socoledger.write.documents.parts import amounts, text_column
from socoledger.write.words import Words

_LOOK_AT: dict[AssetKind, str] = {
    "bank": _("bank statement"),
    "cash": _("count it"),
    "other": _("statement or list"),
}


def balance_blocks(audit: Audit, words: Words) -> Iterator[Block]:
    """Every account of assets with room to write beside it, and what the bank itself said."""
    day = words.day(audit.basis.day)
    how = _(
        "Look up in each bank statement what stood on the account at the end of {day}, and write it"
        " beside the amount of the books. Tick the box if both are the same."
    )
    yield Paragraph(words(how, day=day))
    if any(balance.kind == "cash" for balance in audit.balances):
        cash = _(
            "Count the cash together. If entries on it came after {day}, take those off first:"
            " what is left is the cash of that day."
        )
        yield Paragraph(words(cash, day=day))
    if audit.balances:
        yield _balances(audit.balances, audit.total.assets_cents, day, words)
    else:
        yield Paragraph(words(_("By the books there is no money and nothing else of value.")))
    yield _whose(audit, words)
    yield from _bank(audit.bank, audit.basis.day, words)


def _balances(balances: Sequence[AssetBalance], total_cents: int, day: str, words: Words) -> Table:
    heads = (
        text_column(_("account"), words),
        Column(words(_("by the books"))),
        text_column(_("what to look at"), words),
        text_column(_("by statement or count"), words),
        text_column(_("is the same"), words),
    )
    rows = [
        Row((one.account, cents(one.cents), words(_LOOK_AT[one.kind]), "", BOX), RowKind.BY_HAND)
        for one in balances
    ]
    total = Row((words(_("together")), cents(total_cents), "", "", ""), RowKind.TOTAL)
    return Table(words(_("What is there at {day}"), day=day), heads, (*rows, total))


def _whose(audit: Audit, words: Words) -> Facts:
    """What is there, and whose it is: the totals of the balance sheet."""
    total = audit.total
    own = total.equity_cents + total.undistributed_cents
    owed = words(_("owed, as to members, the gemeente and givers of grants"))
    return Facts(
        (
            Fact(words(_("what is there, as on the balance sheet")), cents(total.assets_cents)),
            Fact(owed, cents(total.liabilities_cents)),
            Fact(words(_("the coöperatie's own")), cents(own), total=True),
        )
    )


def _bank(standings: Sequence[BankStanding] | None, day: date, words: Words) -> Iterator[Block]:
    """What the bank said by its own statements, as far as these were read into the books."""
    if standings is None:
        by_hand = _(
            "The books do not know the bank accounts (there is no bank.yaml), so the program could"
            " not compare them with the bank: do it by hand, above."
        )
        yield Paragraph(words(by_hand), Style.NOTE)
        return
    heads = (
        text_column(_("account"), words),
        text_column(_("last statement"), words),
        text_column(_("through"), words),
        Column(words(_("the bank"))),
        Column(words(_("the books"))),
        Column(words(_("difference"))),
    )
    caption = words(_("What the statements say that the treasurer read into the books"))
    yield Table(caption, heads, tuple(_tied(one) for one in standings if one.to is not None))
    for one in standings:
        yield from _remarks(one, day, words)


def _tied(one: BankStanding) -> Row:
    shown = amounts(one.bank_cents, one.books_cents, one.difference_cents)
    return Row((f"{one.account} ({one.iban})", one.statement or "", one.to, *shown))


def _remarks(one: BankStanding, day: date, words: Words) -> Iterator[Paragraph]:
    if one.to is None:
        none = _("Of {account} no balance of the bank was read into the books: compare it by hand.")
        yield Paragraph(words(none, account=one.account), Style.WARNING)
        return
    if one.difference_cents:
        differs = _("On {account} the bank and the books differ: ask the treasurer why.")
        yield Paragraph(words(differs, account=one.account), Style.WARNING)
    if one.to < day:
        later = _(
            "The last balance that the bank gave of {account} is of {to}; entries after it:"
            " {count}. Compare {day} by hand."
        )
        texts = {"account": one.account, "to": words.day(one.to), "day": words.day(day)}
        yield Paragraph(words(later, count=one.entries, **texts))
    if one.unsorted:
        unsorted = _("Lines of {account} of which nobody said what they were for: {count}.")
        yield Paragraph(words(unsorted, account=one.account, count=one.unsorted), Style.WARNING)
