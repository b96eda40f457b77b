"""The page of one member about a year, in plain words (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.report.member import MemberYear
from socoledger.write.documents.document import (
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
    cents,
)
from socoledger.write.documents.own_agreement import (
    destination_text,
    destinations_in_order,
    terms_text,
)
from socoledger.write.documents.own_awards import own_awards
from socoledger.write.documents.own_spaarpot import own_spaarpot
from socoledger.write.documents.parts import basis_section, text_column
from socoledger.write.words import Words


def member_document(year: MemberYear, letterhead: Letterhead, words: Words) -> Document:
    """The page, written to the member."""
    subtitle = _("{name}, through {day}")
    asked = Paragraph(_whom_to_ask(year, letterhead, words))
    sections = [
        Section(words(_("What came in, and how it was shared")), tuple(_result(year, words))),
        Section(words(_("What you received")), tuple(own_awards(year, words))),
        Section(words(_("Questions?")), (asked, *basis_section(year.basis, words).blocks)),
    ]
    if year.has_spaarpot:
        pot = Section(words(_("Your spaarpot")), tuple(own_spaarpot(year, words)))
        sections.insert(1, pot)
    return Document(
        words(_("Your year {year}"), year=str(year.year)),
        words(subtitle, name=year.member.name, day=words.day(year.basis.day)),
        letterhead,
        (Paragraph(" ".join(_lead(year, words)), Style.LEAD), *sections),
        is_dense=True,
    )


def _lead(year: MemberYear, words: Words) -> Iterator[str]:
    """What the page tells."""
    name, day = str(year.year), words.day(year.basis.day)
    if year.is_empty:
        yield words(_("In {year} nothing was booked for you. That is all right."), year=name)
        if year.departure is None:
            yield words(_("Do you want to do something? Come and talk to us."))
    if year.hours_hundredths:
        worked = _("You worked {hours_hundredths} hours in {year}.")
        yield words(worked, hours_hundredths=year.hours_hundredths, year=name)
    if year.figures.income_cents:
        paid = _("Customers paid {income_cents} for your work in {year}.")
        yield words(paid, income_cents=year.figures.income_cents, year=name)
    if year.has_spaarpot:
        held = _("On {day} there is {held_cents} in your spaarpot.")
        if not year.held_cents:
            held = _("On {day} your spaarpot is empty.")
        yield words(held, day=day, held_cents=year.held_cents)
    if year.received_cents:
        received = _("You received {received_cents} on your own account.")
        yield words(received, received_cents=year.received_cents)


def _result(year: MemberYear, words: Words) -> Iterator[Block]:
    """What came in, what it cost, and where the rest went."""
    figures = year.figures
    if figures.income_cents or figures.expenses_cents or any(figures.distribution.values()):
        columns = (
            text_column(_("what"), words),
            text_column(_("what was agreed"), words),
            Column(words(_("euros"))),
        )
        rows = (*_earned(year, words), *_shared(year, words))
        yield Table(words(_("How it adds up")), columns, rows)
    if figures.income_cents:
        yield Paragraph(" ".join(_how_to_read(year, words)), Style.NOTE)
    if year.begins is not None:
        begins = _("These books begin in {month}. What was before is not in it.")
        yield Paragraph(words(begins, month=words.month(year.begins)), Style.NOTE)
    yield from _losses(year, words)


def _earned(year: MemberYear, words: Words) -> Iterator[Row]:
    figures = year.figures
    yield Row((words(_("paid by customers")), "", cents(figures.income_cents)))
    yield Row((words(_("costs of your work")), "", cents(-figures.expenses_cents)))
    yield Row((words(_("what is left")), "", cents(figures.result_cents)), RowKind.TOTAL)


def _shared(year: MemberYear, words: Words) -> Iterator[Row]:
    """Each destination of the agreements of the year; none where there was nothing to share."""
    distribution = year.figures.distribution
    if not any(distribution.values()):
        return
    named = destinations_in_order(year.agreements)
    for to in (*named, *(to for to in distribution if to not in named)):
        whereto = words(_("to {destination}"), destination=destination_text(to, words))
        terms = terms_text(to, year.agreements, words)
        yield Row((whereto, terms, cents(distribution.get(to, 0))))
    together = sum(distribution.values())
    if together != year.figures.result_cents:
        yield Row((words(_("together")), "", cents(together)), RowKind.TOTAL)


def _how_to_read(year: MemberYear, words: Words) -> Iterator[str]:
    yield words(_("Customers pay the coöperatie, not you."))
    shared = any(year.figures.distribution.values())
    if not shared:
        yield words(_("Nothing was left to share."))
    elif any(len(version.member_result.brackets) > 1 for version in year.agreements):
        yield words(_("The amounts are of what is left after the fixed shares."))


def _losses(year: MemberYear, words: Words) -> Iterator[Block]:
    if year.figures.carried_cents:
        carried = _("You began the year with a loss of {loss_cents}. It goes off first.")
        yield Paragraph(words(carried, loss_cents=-year.figures.carried_cents))
    standing = year.figures.standing
    if standing is None or standing.y_cents >= 0:
        return
    if standing.absorbed_cents:
        borne = _("The coöperatie pays the loss of {loss_cents}.")
        yield Paragraph(words(borne, loss_cents=standing.absorbed_cents))
    else:
        loss = _("There is a loss of {loss_cents}. It goes off what you earn later.")
        yield Paragraph(words(loss, loss_cents=-standing.y_cents))


def _whom_to_ask(year: MemberYear, letterhead: Letterhead, words: Words) -> str:
    if year.contact is not None:
        return words(_("Ask: {contact}."), contact=year.contact.rstrip("."))
    return words(_("Ask the treasurer of {coop}."), coop=letterhead.name.rstrip("."))
