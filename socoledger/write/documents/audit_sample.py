"""The steps of the working paper about entries: those to look up, and those without a document."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from socoledger.domain.findings import _
from socoledger.domain.report.audit import Documents, Entry, Group, Picked, Sample
from socoledger.domain.report.basis import Basis
from socoledger.write.documents.audit_parts import by_hand, place_text
from socoledger.write.documents.document import (
    BOX,
    Block,
    Column,
    Items,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    cents,
)
from socoledger.write.documents.parts import text_column
from socoledger.write.words import Words

_GROUPS = {
    Group.RECEIVED: _("the largest amounts in"),
    Group.PAID: _("the largest amounts out"),
    Group.MEMBERS: _("paid to members, art. 31 Participatiewet"),
    Group.SPAARPOT: _("spent out of spaarpotten"),
    Group.LOT: _("by lot"),
}
_OWN_CHOICE = 3
"""The empty lines for entries that the kascommissie itself wants to see."""
_ACCOUNTS = 4
"""How many accounts of an entry are named."""
_LARGEST = 10
"""How many entries without a document are listed."""


def sample_blocks(sample: Sample, basis: Basis, words: Words) -> Iterator[Block]:
    """The entries to look up, with a box to tick, and how they were chosen."""
    if not sample.entries:
        yield Paragraph(words(_("The treasurer booked nothing in this year.")))
        return
    how = _(
        "Look up the receipt, the invoice or the bank line of each. Tick it if day, name and amount"
        " are right and it is something for the coöperatie."
    )
    yield Paragraph(words(how))
    yield Table(
        words(
            _("Entries to look up: {count} of {total}"),
            count=len(sample.picked),
            total=sample.entries,
        ),
        _heads(words),
        (*_rows(sample.picked, words), *_own_choice(words)),
    )
    yield from _method(sample, basis, words)


def _method(sample: Sample, basis: Basis, words: Words) -> Iterator[Paragraph]:
    if sample.entries == len(sample.picked):
        yield Paragraph(words(_("These are all entries of the year.")), Style.NOTE)
    elif sample.seal is None:
        without = _(
            "Nothing is closed, so there is no seal to draw by: the treasurer can know beforehand"
            " which entries are drawn. Close first, and make this paper again."
        )
        yield Paragraph(words(without), Style.WARNING)
    else:
        method = _(
            "After the largest amounts and some of what went to members, the rest is drawn by lot:"
            " the seal of {period} and what an entry books together give a number (SHA-256), and"
            " the lowest numbers are in. So nobody chose them, and whoever has the seal {seal} gets"
            " the same ones on any computer."
        )
        period, seal = words.period(sample.seal.period), sample.seal.seal
        yield Paragraph(words(method, period=period, seal=seal), Style.NOTE)
        if basis.open_months:
            later = _(
                "Not all months are closed: whoever booked what came after {period} could know the"
                " seal, and with it the lot. Close first, and make this paper again."
            )
            yield Paragraph(words(later, period=period), Style.WARNING)


def _heads(words: Words) -> tuple[Column, ...]:
    return (
        text_column(_("entry"), words),
        text_column(_("day"), words),
        Column(words(_("euros"))),
        text_column(_("is right"), words),
    )


def _rows(picked: Sequence[Picked], words: Words) -> Iterator[Row]:
    """The entries, numbered, under a heading for each group."""
    numbered = enumerate(picked, start=1)
    for group, of_group in groupby(numbered, key=lambda one: one[1].group):
        yield _heading(words(_GROUPS[group]))
        for number, one in of_group:
            yield from _entry_rows(f"{number}. ", one.entry, words)


def _entry_rows(start: str, entry: Entry, words: Words) -> Iterator[Row]:
    """An entry, and below it where it is found."""
    yield Row((f"{start}{_what(entry, words)}", entry.day, cents(entry.cents), BOX))
    yield Row((_where(entry, words), "", "", ""), RowKind.DETAIL)


def _heading(text: str) -> Row:
    return Row((text, "", "", ""), RowKind.HEADING)


def _own_choice(words: Words) -> Iterator[Row]:
    yield _heading(words(_("of your own choice")))
    yield from by_hand([""] * _OWN_CHOICE, 4)


def _what(one: Entry, words: Words) -> str:
    return ": ".join(filter(None, (one.payee, one.text))) or words(_("without words"))


def _where(one: Entry, words: Words) -> str:
    """The file and line, the accounts and the documents of an entry."""
    accounts = ", ".join(one.accounts[:_ACCOUNTS])
    if len(one.accounts) > _ACCOUNTS:
        more = _("{accounts} and {count} more")
        accounts = words(more, accounts=accounts, count=len(one.accounts) - _ACCOUNTS)
    texts = [place_text(one.place), accounts]
    if one.documents:
        texts.append(words(_("document: {file}"), file=", ".join(one.documents)))
    return "; ".join(texts)


def document_blocks(documents: Documents, words: Words) -> Iterator[Block]:
    """What the journal tells of documents: how many entries name one, and which do not."""
    if documents.missing:
        yield Paragraph(words(_("Documents that the books name, and that are not there:")))
        yield Items(documents.missing)
    if not documents.with_document:
        none = _(
            "The books name no document with any entry, so the program cannot tell which receipts"
            " are missing. Ask where they are kept, and look up those of step 4 there."
        )
        yield Paragraph(words(none))
        return
    some = _(
        "Entries that name a document: {with_document}. Entries that brought in or cost money and"
        " name none: {without}. Whether a document shows what was booked, only you can see."
    )
    yield Paragraph(
        words(some, with_document=documents.with_document, without=len(documents.without))
    )
    largest = documents.without[:_LARGEST]
    rows = tuple(row for entry in largest for row in _entry_rows("", entry, words))
    yield Table(words(_("The largest entries without a document")), _heads(words), rows)
