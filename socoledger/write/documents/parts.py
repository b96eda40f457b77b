"""Parts that several documents have in common."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from socoledger.domain.closing import Accepted
from socoledger.domain.coop import Coop
from socoledger.domain.findings import _
from socoledger.domain.report.basis import Basis
from socoledger.write.documents.document import (
    Block,
    Booklet,
    Column,
    Items,
    Letterhead,
    Paragraph,
    Section,
    Style,
    Table,
    Value,
    cents,
)
from socoledger.write.words import Words


def letterhead_of(
    coop: Coop, logo: bytes | None, words: Words, *, has_names: bool = True
) -> Letterhead:
    """Who a document is from, as coop.yaml says it; whom to ask only where names are shown."""
    said = coop.letterhead
    lines = [*said.address]
    if said.kvk is not None:
        lines.append(words(_("KvK {number}"), number=said.kvk))
    if said.contact is not None and has_names:
        lines.append(said.contact)
    return Letterhead(coop.name, tuple(lines), logo)


def without_logo(booklet: Booklet) -> Booklet:
    """The same documents, their letterheads without a picture."""
    documents = (
        replace(document, letterhead=replace(document.letterhead, logo=None))
        for document in booklet.documents
    )
    return replace(booklet, documents=tuple(documents))


_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
"""Between the words of a name that is written as one: FondsBuurt."""


def account_name(account: str) -> str:
    """An account as people read it: "Assets:Bank:FondsBuurt" is "Bank: Fonds Buurt"."""
    _root, _colon, name = account.partition(":")
    return _JOINED.sub(" ", (name or account).replace(":", ": "))


def text_column(heading: str, words: Words) -> Column:
    """A column of texts, days or boxes; the heading is a message, marked with `_`."""
    return Column(words(heading), is_number=False)


def amounts(*each: int | None) -> tuple[Value, ...]:
    """Cells of amounts in cents, empty where there is none."""
    return tuple(None if one is None else cents(one) for one in each)


def with_columns(table: Table, kept: Sequence[int]) -> Table:
    """A table with some of its columns, counted from 0."""
    columns = tuple(table.columns[at] for at in kept)
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in table.rows)
    return Table(table.caption, columns, rows)


HIDDEN_FIGURE = "…"
"""What stands in place of a figure that is about too few people."""


def amount_or_hidden(amount_cents: int | None) -> Value:
    """An amount, or the sign that it is hidden (None)."""
    return HIDDEN_FIGURE if amount_cents is None else cents(amount_cents)


def basis_section(basis: Basis, words: Words) -> Section:
    """To which day a document reaches, which closes it rests on, and what these accepted."""
    return Section(words(_("What this rests on")), tuple(_basis_blocks(basis, words)))


def _basis_blocks(basis: Basis, words: Words) -> Iterator[Block]:
    reach = _("All that was booked through {day} is in these figures.")
    yield Paragraph(words(reach, day=words.day(basis.day)))
    if basis.close is not None:
        closed = _("They rest on the closes through {period}, with seal {seal}.")
        period, seal = basis.close.period, basis.close.seal
        yield Paragraph(words(closed, period=words.period(period), seal=seal))
    if basis.open_months:
        first, last = basis.open_months[0], basis.open_months[-1]
        is_open = _("Not closed yet, so figures may still change: {month}.")
        if first != last:
            is_open = _("Not closed yet, so figures may still change: {month} to {last}.")
        text = words(is_open, month=words.month(first), last=words.month(last))
        yield Paragraph(text, Style.WARNING)
    if basis.accepted:
        yield Paragraph(words(_("The treasurer closed in spite of these errors, and said why:")))
        yield Items(tuple(accepted_items(basis.accepted, words)))


def accepted_items(accepted: Iterable[Accepted], words: Words) -> Iterator[str]:
    """Each accepted error with its day and the reason, in a line."""
    for one in accepted:
        yield reason_text(one.code, one.day, one.reason, words)


def reason_text(code: str, day: date | None, reason: str, words: Words) -> str:
    """Why a finding was accepted or noted, with its day if it has one."""
    if day is None:
        return words(_("{code}: {why}"), code=code, why=reason)
    text = _("{code} on {day}: {reason}")
    return words(text, code=code, day=words.day(day), reason=reason)
