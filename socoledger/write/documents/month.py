"""A month for the board (SPEC 12): how it went, what is to be done, and the figures."""

from collections.abc import Iterator

from socoledger.domain.destinations import SPAARPOT
from socoledger.domain.findings import _
from socoledger.domain.report.month import MonthReport, Part
from socoledger.write.documents.document import (
    Block,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Style,
)
from socoledger.write.documents.month_amounts import (
    awarded_blocks,
    grants_table,
    pots_blocks,
    returned_blocks,
)
from socoledger.write.documents.month_money import money_blocks
from socoledger.write.documents.month_noticed import noticed_blocks, to_do_blocks
from socoledger.write.documents.month_results import results_blocks, shared_blocks
from socoledger.write.documents.parts import basis_section
from socoledger.write.words import Words


def month_document(report: MonthReport, letterhead: Letterhead, words: Words) -> Document:
    """The month, on two pages for a dozen members."""
    month = words.month(report.month)
    if not report.is_closed:
        month = words(_("{month}, provisional"), month=month)
    results = (*results_blocks(report, words), *shared_blocks(report, words))
    of_members = (*pots_blocks(report, words), *awarded_blocks(report, words))
    parts = (
        (_("To decide or to do"), to_do_blocks(report, words)),
        (_("Results"), results),
        (_("Set aside, awarded and paid"), of_members),
        (_("Back to the gemeente"), returned_blocks(report, words)),
        (_("Grants in the month"), grants_table(report, words)),
        (_("Bank and cash"), money_blocks(report, words)),
        (_("What the check of the books found"), noticed_blocks(report, words)),
    )
    sections = (Section(words(title), tuple(blocks)) for title, blocks in parts)
    return Document(
        words(_("Report of the month")),
        month,
        letterhead,
        (*_lead(report, words), *sections, _basis(report, words)),
    )


def _basis(report: MonthReport, words: Words) -> Section:
    """What the figures rest on, also that nothing was found in the books."""
    rested = basis_section(report.basis, words)
    if any(report.noticed) or report.is_anonymous:
        return rested
    nothing = words(_("The check of the books found no error and no warning dated in this month."))
    return Section(rested.title, (*rested.blocks, Paragraph(nothing)))


def _lead(report: MonthReport, words: Words) -> Iterator[Block]:
    """How the month went, and whether that is certain."""
    if "results" not in report.left_out:
        yield Paragraph(" ".join(_sentences(report, words)), Style.LEAD)
    if not report.is_closed:
        message = _("Provisional: this month is not closed yet, so these figures may still change.")
        if not report.is_over:
            message = _("Provisional: this month was not over yet, so much may still be added.")
        yield Paragraph(words(message), Style.WARNING)
    if report.is_anonymous:
        yield Paragraph(" ".join(_left_out(report, words)), Style.NOTE)


def _left_out(report: MonthReport, words: Words) -> Iterator[str]:
    """What an anonymous report does not say."""
    yield words(_("Without names, and without what is in bank and cash."))
    if report.left_out:
        parts = ", ".join(words(_PARTS[part]) for part in report.left_out)
        text = _("Left out, as it would say something about one to four people: {parts}.")
        yield words(text, parts=parts)


_PARTS: dict[Part, str] = {
    "results": _("results of members"),
    "hours": _("hours"),
    "shared": _("where the results of members went"),
    "collective": _("the coöperatie's own result"),
    "pots": _("spaarpotten"),
    "awarded": _("premiums and allowances"),
    "returned": _("what goes back to the gemeente"),
}


def _sentences(report: MonthReport, words: Words) -> Iterator[str]:
    """How the month went, beside the month before, and where most of it goes."""
    income = report.all_together(lambda one: one.income)
    expenses = report.all_together(lambda one: one.expenses)
    result = income.less(expenses)
    message = _("In {month} {income_cents} came in and {expenses_cents} was spent.")
    if not (income.month or expenses.month):
        message = _("In {month} nothing came in, and nothing was spent.")
    yield words(
        message,
        month=words.month(report.month),
        income_cents=income.month,
        expenses_cents=expenses.month,
    )
    if income.month or expenses.month:
        yield words(_left(result.month), left_cents=abs(result.month))
    if report.before is not None and (income.before or expenses.before):
        month, more = words.month(report.before), result.before
        message = _("In {month} {left_cents} was left.")
        if more < 0:
            message = _("In {month} {left_cents} more was spent than came in.")
        yield words(message, month=month, left_cents=abs(more))
    yield from _whereto(report, words)


def _left(result_cents: int) -> str:
    if result_cents < 0:
        return _("That is {left_cents} more than came in.")
    return _("Of that, {left_cents} is left.")


def _whereto(report: MonthReport, words: Words) -> Iterator[str]:
    """What goes to spaarpotten and back to the gemeente, and how much was worked."""
    to_pots = 0 if report.shared is None else report.shared.of(SPAARPOT).month
    to_municipality = 0 if report.returned is None else report.returned.total.month
    if to_pots > 0:
        yield words(_("{pots_cents} goes to the spaarpotten of members."), pots_cents=to_pots)
    if to_municipality > 0:
        message = _("{back_cents} goes back to the gemeente.")
        yield words(message, back_cents=to_municipality)
    worked = report.all_together(lambda one: one.hours).month
    if worked:
        message = _("Members worked {worked_hundredths} hours.")
        yield words(message, worked_hundredths=worked)
