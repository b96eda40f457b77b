"""Which closes cover a line of the books, and which documents it shows in (SPEC 4, 12, 13)."""

from collections.abc import Iterator

from socoledger.domain.books import Books
from socoledger.domain.closing import Close, seals
from socoledger.domain.findings import Place
from socoledger.domain.period import Month
from socoledger.domain.trace_line import CoveringClose
from socoledger.rules.closing.facts import facts_by_month
from socoledger.rules.tally import Role
from socoledger.rules.trace.line import Standing
from socoledger.rules.trace.line_figures import Concerned

_OF_GEMEENTE = frozenset(
    {
        *(Role.INCOME, Role.EXPENSES, Role.ARTICLE31, Role.MUNICIPALITY, Role.GRANT),
        *(Role.SPAARPOT, Role.PREMIUM, Role.ALLOWANCE),
    }
)
"""The accounts whose entries the account for the gemeente tells of."""
_WORK = frozenset({Role.INCOME, Role.EXPENSES})


def covering_closes(books: Books, standing: Standing) -> tuple[CoveringClose, ...]:
    """The closes that rest on what stands on a line, or that wrote it, in their order. What is
    dated before the first month is a fact of that month.
    """
    seal_by_period = seals(books.journal.closes)
    return tuple(
        CoveringClose(
            period=close.covers,
            file=close.place.file,
            line=close.place.line,
            seal=seal_by_period[close.period],
        )
        for close in _covering(books, standing)
    )


def _covering(books: Books, standing: Standing) -> Iterator[Close]:
    closes, day = books.journal.closes, standing.day
    if standing.close is not None:
        yield standing.close
    elif standing.record is not None:
        resting = _resting_on(books, standing.record, standing)
        years = {month.year for month in resting}
        covering = (close for close in closes if close.covers in resting | years)
        yield from sorted(covering, key=lambda close: (close.day, isinstance(close.covers, int)))
    elif day is not None:
        written_by = {transaction.close for transaction, _posting in standing.entries} - {None}
        month = max(Month.of(day), books.coop.first_month)
        rests = (close for close in closes if close.covers in (month, month.year))
        wrote = (close for close in closes if close.period in written_by)
        yield from wrote if written_by else rests


def _resting_on(books: Books, record: Place, standing: Standing) -> frozenset[Month]:
    """The closed months of which a record is a fact, and that the days it is about have a part
    in.
    """
    closed = [close.covers for close in books.journal.closes]
    last = max((month for month in closed if isinstance(month, Month)), default=None)
    if last is None:
        return frozenset()
    return frozenset(
        month
        for month, facts in facts_by_month(books, last).items()
        if any(fact.place == record for fact in facts.listed)
        and (standing.first is None or standing.first <= month.last_day)
        and (standing.last is None or month.first_day <= standing.last)
    )


def documents_with(books: Books, standing: Standing, about: Concerned) -> Iterator[str]:
    """The commands that make the documents in which an entry or hours are shown or counted."""
    day = standing.day
    if day is None or Month.of(day) < books.coop.first_month or standing.kind == "directive":
        return
    month, year = Month.of(day), day.year
    yield f"report month {month}"
    for member in about.members:
        yield f"report statement {member} {month}"
        yield f"report member {member} {year}"
    yield f"report year {year}"
    if standing.hours is not None or about.roles & _OF_GEMEENTE:
        yield f"report municipality {year}"
    if standing.hours is not None or (about.members and about.roles & _WORK):
        yield f"report impact {year}"
    yield f"report audit {year}"
