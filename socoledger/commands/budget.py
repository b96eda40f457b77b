"""The command `budget`: what a year was to bring and cost, and what came of it (SPEC 12)."""

from socoledger.commands.answering import show
from socoledger.commands.context import Context, nothing
from socoledger.commands.income_statement import year_reached
from socoledger.commands.opened import When, open_books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.rules.budget import budget_answer
from socoledger.rules.income_statement import compared_years, income_statement
from socoledger.write.budget import VIEW


def budget(context: Context, format_: Format, period: str | None, at: str | None = None) -> Answer:
    """`budget [PERIOD]`: of a year, or of a year through a month; as at the end of a day, if one is
    given.
    """
    opened = open_books(context, When(at, early=True, sums=True))
    books, words = opened.books, opened.words
    if not books.budgets:
        raise nothing(words, _("there is no budget: write one in budget.yaml, a list of years"))
    which, through = year_reached(opened, period)
    if books.budget(through.year) is None:
        known = ", ".join(str(year) for year in sorted(one.year for one in books.budgets))
        message = _("budget.yaml has no budget of {year}; it has those of: {known}")
        raise nothing(words, message, year=str(through.year), known=known)
    years = compared_years(opened.history, through, opened.reach.years)
    answered = budget_answer(income_statement(books, which, through, years))
    return Answer(show(context, words, format_, answered, VIEW), opened.notes)
