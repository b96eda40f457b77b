"""The doors for programs: read books, and ask them what the commands show, as records.

`from socoledger import read_books, result` and so on; docs/library.md has examples. Amounts are
whole cents, hours are hundredths. Nothing here prints, writes, or looks at the clock.
"""

from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from socoledger.commands.errors import all_findings, open_errors
from socoledger.domain.article31 import PremiumFigures
from socoledger.domain.balance_sheet import BalanceSheet
from socoledger.domain.books import Books
from socoledger.domain.contributions import ContributionsAnswer
from socoledger.domain.findings import Finding, Stops
from socoledger.domain.goals import ReviewAnswer
from socoledger.domain.grants import GrantsAnswer
from socoledger.domain.income_statement import IncomeStatement
from socoledger.domain.ledger import AccountsAnswer
from socoledger.domain.municipality import ReturnFigures
from socoledger.domain.period import Month, parse_month, parse_period
from socoledger.domain.result import ResultFigures
from socoledger.domain.spaarpot import SpaarpotAnswer
from socoledger.read.books import read
from socoledger.rules.article31 import premium_figures
from socoledger.rules.as_at import as_at
from socoledger.rules.balance_sheet import balance_sheet as balance_sheet_at
from socoledger.rules.contributions import contributions_at
from socoledger.rules.goals import review_answer, review_goals
from socoledger.rules.grants import grants_answer
from socoledger.rules.history import History
from socoledger.rules.history import history as history_of
from socoledger.rules.income_statement import compared_years
from socoledger.rules.income_statement import income_statement as statement_of
from socoledger.rules.ledger import accounts_answer
from socoledger.rules.municipality import return_figures
from socoledger.rules.noted import without_noted
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_answer, spaarpot_at
from socoledger.rules.span import span
from socoledger.write.as_json import Json
from socoledger.write.as_json import as_json as json_of
from socoledger.write.words import Words


class BooksError(Exception):
    """Books that cannot be read, or whose errors keep figures from being made. `findings` has all
    that is wrong; its texts are English.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(message(finding, "en") for finding in findings))
        self.findings = tuple(findings)


def read_books(folder: str | PathLike[str]) -> Books:
    """Read the books in a folder, whatever is wrong with them: `findings` tells that.

    Raises `BooksError` where there is no coop.yaml in it that can be read.
    """
    books = read(Path(folder))
    if isinstance(books, Books):
        return books
    raise BooksError(books)


def findings(books: Books, today: date | None = None) -> tuple[Finding, ...]:
    """All that `check` tells, in the order of files and lines: not what is noted in noted.yaml.
    Warnings of what lies after a day are told where `today` is given.
    """
    return without_noted(books.notes, all_findings(books, today))


def message(finding: Finding, language: str = "nl") -> str:
    """A finding as `check` shows it: file, line, code, what is wrong and what to do. `language` is
    "nl" or "en".
    """
    return Words(language).finding_line(finding)


def as_json(answer: object) -> dict[str, Json]:
    """What `--format json` writes of an answer, as dictionaries and lists: amounts and hours are
    texts with two decimals.
    """
    return json_of(answer)


def history(books: Books, through: Month | str) -> History:
    """What happened in every month from the first through this one (as "2025-03"), inclusive: the
    totals that all figures rest on. Raises `ValueError` where it is no month.
    """
    month = through if isinstance(through, Month) else parse_month(through)
    return history_of(books, month)


def result(books: Books, period: Month | int | str) -> ResultFigures:
    """Income, expenses, result and distribution of a month ("2025-03") or a year (2025).

    Raises `ValueError` where that is no period or the books hold nothing in it, and `BooksError`
    where errors keep figures from being made; so do the others below.
    """
    _check(books)
    parsed_period = parse_period(str(period))
    through = parsed_period if isinstance(parsed_period, Month) else _through(books, parsed_period)
    first, last = books.coop.first_month, _last_month(books)
    if not first <= through <= max(first, last):
        outside = f"{through} is outside these books, which run from {first} to {last}"
        raise ValueError(outside)
    return result_figures(history_of(books, through, books.at), parsed_period, through)


def premium(books: Books, year: int) -> PremiumFigures:
    """The register of artikel 31 for a year: hours, awarded, paid and room of each member."""
    _check(books)
    through = _through(books, year)
    ids = frozenset(member.id for member in books.members)
    return premium_figures(history_of(books, through, books.at), year, through, ids)


def return_(books: Books, year: int) -> ReturnFigures:
    """What goes back to the gemeente for a year."""
    _check(books)
    through = _through(books, year)
    return return_figures(history_of(books, through, books.at), year, through)


def spaarpot(books: Books, day: date) -> SpaarpotAnswer:
    """The spaarpotten as they stood at the end of a day."""
    return spaarpot_answer(day, spaarpot_at(_history_at(books, day), day))


def grants(books: Books, day: date) -> GrantsAnswer:
    """What was received, spent and is left of each grant at the end of a day."""
    return grants_answer(_history_at(books, day), day)


def contributions(books: Books, day: date) -> ContributionsAnswer:
    """What the gemeente and other partners had brought in by the end of a day."""
    partners = contributions_at(_history_at(books, day), day)
    return ContributionsAnswer(at=day, partners=partners)


def accounts(books: Books, day: date) -> AccountsAnswer:
    """What stood on every account at the end of a day."""
    return accounts_answer(_checked_at(books, day), day)


def balance_sheet(books: Books, day: date) -> BalanceSheet:
    """What there was at the end of a day, and whose it was."""
    return balance_sheet_at(_checked_at(books, day), day)


def income_statement(books: Books, year: int) -> IncomeStatement:
    """What a year brought and cost per account, and where it went."""
    _check(books)
    through = _through(books, year)
    years = compared_years(
        lambda last: history_of(books, last, books.at), through, span(books.journal).years
    )
    return statement_of(books, year, through, years)


def review(books: Books, day: date) -> ReviewAnswer:
    """How far the goals of the agreement had been reached at the end of a day."""
    return review_answer(day, review_goals(_history_at(books, day).books, day))


def _check(books: Books) -> None:
    """Raise `BooksError` where figures of these books would mislead (SPEC 7)."""
    stopping = [
        finding
        for finding in open_errors(books, all_findings(books))
        if not finding.stops(Stops.NOTHING)
    ]
    if stopping:
        raise BooksError(stopping)


def _history_at(books: Books, day: date) -> History:
    """The history of the books as they stood at the end of a day (SPEC 9)."""
    return history_of(_checked_at(books, day), Month.of(day), day)


def _checked_at(books: Books, day: date) -> Books:
    """The books as they stood at the end of a day, whose figures do not mislead."""
    then = as_at(books, day)
    _check(then)
    return then


def _last_month(books: Books) -> Month:
    """The month of the last fact, whatever the day of today; raises `ValueError` without facts."""
    month = span(books.journal).last_month
    if month is None:
        nothing = "nothing is booked yet"
        raise ValueError(nothing)
    return month


def _through(books: Books, year: int) -> Month:
    """The last month of the figures of a year; raises `ValueError` for a year without facts."""
    through = span(books.journal).through(year)
    if through is None:
        nothing = f"nothing is booked in {year}"
        raise ValueError(nothing)
    return through
