"""The paper of one member and one month for the gemeente (SPEC 12)."""

from collections.abc import Iterator, Sequence

from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.findings import _
from socoledger.domain.report.statement import Booked, Spent, Statement
from socoledger.write.documents.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Letterhead,
    Paragraph,
    Row,
    RowKind,
    Section,
    Signature,
    Signatures,
    Style,
    Table,
    cents,
    hours,
)
from socoledger.write.documents.parts import basis_section, text_column
from socoledger.write.words import Words

_ARTICLES = {
    "premium": _("premium, art. 31 lid 2 onder j Participatiewet"),
    "allowance": _("allowance, art. 31 lid 2 onder k Participatiewet"),
}


def statement_document(
    statement: Statement, letterhead: Letterhead, words: Words, *, with_partner: bool
) -> Document:
    """The paper, with places to sign for the member, a partner if there is one, and the
    coöperatie.
    """
    member, month = statement.member, words.month(statement.month)
    signatures = _signatures(statement, words, with_partner=with_partner)
    return Document(
        words(_("Statement of the month")),
        words(_("{name}, {month}"), name=member.name, month=month),
        letterhead,
        (
            *_lead(statement, words),
            Section(words(_("Work")), tuple(_work(statement, words))),
            Section(words(_("Money")), tuple(_money(statement, words))),
            Section(words(_("Received by the member")), tuple(_received(statement, words))),
            basis_section(statement.basis, words),
            Section(words(_("Signed for agreement")), (signatures,)),
        ),
    )


def _lead(statement: Statement, words: Words) -> Iterator[Block]:
    member = statement.member
    month, name = words.month(statement.month), member.name
    if statement.is_empty:
        nothing = _("In {month} nothing was booked for {name}: no work, no income, no costs.")
        yield Paragraph(words(nothing, month=month, name=name), Style.LEAD)
    else:
        yield Paragraph(" ".join(_sentences(statement, words)), Style.LEAD)
    if member.enterprise is not None:
        yield Paragraph(words(_("Enterprise: {name}"), name=member.enterprise))


def _sentences(statement: Statement, words: Words) -> Iterator[str]:
    """What the page tells."""
    month, name = words.month(statement.month), statement.member.name
    income, received = statement.figures.income_cents, statement.received_cents
    if statement.worked:
        worked = statement.worked_hundredths
        text = _("In {month} {name} worked {worked_hundredths} hours.")
        yield words(text, month=month, name=name, worked_hundredths=worked)
    text = _("In {month} no income was booked for {name}.")
    if statement.income:
        text = _("In {month} customers paid the coöperatie {income_cents} for the work of {name}.")
    yield words(text, month=month, income_cents=income, name=name)
    if received:
        text = _("{name} received {received_cents} of the coöperatie.")
        yield words(text, name=name, received_cents=received)
    else:
        yield words(_("{name} received no money of the coöperatie."), name=name)


def _work(statement: Statement, words: Words) -> Iterator[Block]:
    if not statement.worked:
        yield Paragraph(words(_("No hours were written down.")))
        return
    rows = [Row((one.day, one.unit, hours(one.hundredths))) for one in statement.worked]
    total = Row((words(_("together")), "", hours(statement.worked_hundredths)), RowKind.TOTAL)
    heads = (
        text_column(_("day"), words),
        text_column(_("for whom"), words),
        Column(words(_("hours"))),
    )
    yield Table(words(_("Days and hours")), heads, (*rows, total))


def _money(statement: Statement, words: Words) -> Iterator[Block]:
    figures = statement.figures
    caption, whom = words(_("What customers paid the coöperatie")), words(_("customer"))
    yield _bookings(caption, whom, statement.income, words)
    caption, whom = words(_("What the work cost")), words(_("to whom"))
    yield _bookings(caption, whom, statement.expenses, words)
    yield Facts(
        (
            Fact(words(_("paid by customers to the coöperatie")), cents(figures.income_cents)),
            Fact(words(_("costs")), cents(figures.expenses_cents)),
            Fact(words("result"), cents(figures.result_cents), total=True),
        )
    )
    yield from _spaarpot(statement, words)


def _spaarpot(statement: Statement, words: Words) -> Iterator[Block]:
    """What was set aside, where the agreement or the member has a spaarpot at all."""
    set_aside = statement.figures.distribution.get(SPAARPOT)
    balance = statement.spaarpot.balance_cents + statement.spaarpot.pending_cents
    day = words.day(statement.basis.day)
    if set_aside is None and not balance:
        return
    yield Facts(
        (
            Fact(words(_("set aside in the spaarpot")), cents(set_aside or 0)),
            Fact(words(_("in the spaarpot on {day}"), day=day), cents(balance)),
        )
    )
    if statement.paid_out:
        return
    note = _("What is in the spaarpot is the coöperatie's: the member cannot take it out as money.")
    yield Paragraph(words(note), Style.NOTE)


def _bookings(caption: str, whom: str, booked: Sequence[Booked | Spent], words: Words) -> Table:
    """What was booked, with the sum; no rows if nothing was."""
    heads = (
        text_column(_("day"), words),
        Column(whom, is_number=False),
        text_column(_("for what"), words),
        Column(words(_("euros"))),
    )
    rows = [Row((one.day, one.payee, one.text, cents(one.cents))) for one in booked]
    sum_cents = sum(one.cents for one in booked)
    total = Row((words(_("together")), "", "", cents(sum_cents)), RowKind.TOTAL)
    return Table(caption, heads, (*rows, total) if rows else ())


def _received(statement: Statement, words: Words) -> Iterator[Block]:
    heads = (
        text_column(_("day"), words),
        text_column(_("by which article"), words),
        text_column(_("decision of the gemeente"), words),
        Column(words(_("euros"))),
    )
    rows = [
        Row((one.day, words(_ARTICLES[one.kind]), one.reference, cents(one.cents)))
        for one in statement.received
    ]
    yield Table(words(_("Premiums and allowances")), heads, tuple(rows))
    whom = words(_("to whom"))
    caption = words(_("Paid to the member out of the spaarpot"))
    yield _bookings(caption, whom, statement.paid_out, words)
    own = words(_("received on the member's own account"))
    yield Facts((Fact(own, cents(statement.received_cents), total=True),))
    caption = words(_("Paid back against receipts, so no income"))
    yield _bookings(caption, whom, statement.reimbursed, words)
    caption = words(_("Paid to others out of the spaarpot"))
    yield _bookings(caption, whom, statement.paid_to_others, words)


def _signatures(statement: Statement, words: Words, *, with_partner: bool) -> Signatures:
    people = [Signature(words(_("member")), statement.member.name)]
    if with_partner:
        people.append(Signature(words(_("partner"))))
    return Signatures((*people, Signature(words(_("for the coöperatie")))))
