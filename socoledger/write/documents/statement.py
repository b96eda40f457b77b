"""The paper of one member and one month for the gemeente (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.report.statement import Booked, Statement
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
from socoledger.write.documents.parts import basis_section
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
    if statement.is_empty:
        nothing = _("In {month} nothing was booked for {name}: no work, no income, no costs.")
        text = words(nothing, month=words.month(statement.month), name=member.name)
        yield Paragraph(text, Style.LEAD)
    else:
        lead = _(
            "In {month} {name} worked {worked_hundredths} hours. Customers paid the coöperatie"
            " {income_cents} for it; {name} received {received_cents}."
        )
        text = words(
            lead,
            month=words.month(statement.month),
            name=member.name,
            worked_hundredths=statement.worked_hundredths,
            income_cents=statement.figures.income_cents,
            received_cents=statement.received_cents,
        )
        yield Paragraph(text, Style.LEAD)
    if member.enterprise is not None:
        yield Paragraph(words(_("Enterprise: {name}"), name=member.enterprise))


def _work(statement: Statement, words: Words) -> Iterator[Block]:
    if not statement.worked:
        yield Paragraph(words(_("No hours were written down.")))
        return
    rows = [Row((one.day, one.unit, hours(one.hundredths))) for one in statement.worked]
    total = Row((words(_("together")), "", hours(statement.worked_hundredths)), RowKind.TOTAL)
    heads = (
        Column(words(_("day")), is_number=False),
        Column(words(_("for whom")), is_number=False),
        Column(words(_("hours"))),
    )
    yield Table(words(_("Days and hours")), heads, (*rows, total))


def _money(statement: Statement, words: Words) -> Iterator[Block]:
    figures = statement.figures
    caption = words(_("What customers paid the coöperatie"))
    yield _bookings(caption, words(_("customer")), statement.income, figures.income_cents, words)
    caption = words(_("What the work cost"))
    yield _bookings(caption, words(_("to whom")), statement.expenses, figures.expenses_cents, words)
    yield Facts(
        (
            Fact(words(_("paid by customers to the coöperatie")), cents(figures.income_cents)),
            Fact(words(_("costs")), cents(figures.expenses_cents)),
            Fact(words(_("result")), cents(figures.result_cents), total=True),
            Fact(
                words(_("set aside in the spaarpot")),
                cents(figures.distribution.get("spaarpot", 0)),
            ),
            Fact(
                words(_("in the spaarpot at the end of the month")),
                cents(statement.spaarpot.balance_cents + statement.spaarpot.pending_cents),
            ),
        )
    )
    note = _("What is in the spaarpot is the coöperatie's: the member cannot take it out as money.")
    yield Paragraph(words(note), Style.NOTE)


def _bookings(
    caption: str, whom: str, booked: tuple[Booked, ...], total_cents: int, words: Words
) -> Table:
    heads = (
        Column(words(_("day")), is_number=False),
        Column(whom, is_number=False),
        Column(words(_("for what")), is_number=False),
        Column(words(_("euros"))),
    )
    rows = [Row((one.day, one.payee, one.text, cents(one.cents))) for one in booked]
    total = Row((words(_("together")), "", "", cents(total_cents)), RowKind.TOTAL)
    return Table(caption, heads, (*rows, total) if rows else ())


def _received(statement: Statement, words: Words) -> Iterator[Block]:
    heads = (
        Column(words(_("day")), is_number=False),
        Column(words(_("by which article")), is_number=False),
        Column(words(_("decision of the gemeente")), is_number=False),
        Column(words(_("euros"))),
    )
    rows = [
        Row((one.day, words(_ARTICLES[one.kind]), one.reference, cents(one.cents)))
        for one in statement.received
    ]
    yield Table(words(_("Premiums and allowances")), heads, tuple(rows))
    own = words(_("received on the member's own account"))
    yield Facts((Fact(own, cents(statement.received_cents), total=True),))
    if statement.reimbursed:
        caption = words(_("Paid back against receipts, so no income"))
        total = sum(one.cents for one in statement.reimbursed)
        yield _bookings(caption, words(_("to whom")), statement.reimbursed, total, words)


def _signatures(statement: Statement, words: Words, *, with_partner: bool) -> Signatures:
    people = [Signature(words(_("member")), statement.member.name)]
    if with_partner:
        people.append(Signature(words(_("partner"))))
    return Signatures((*people, Signature(words(_("for the coöperatie")))))
