"""What is due when: what comes within three months of a day, and what is late (SPEC 5).

What is done is left out, as far as the books can tell. A period may be closed from the day after
it ends, so its close is late only later: that of a month, with the leavers' spaarpotten that it
books, when the next month is over too; that of a year, and the return to the gemeente that it
settles, when the annual accounts would have to be there.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.agreement import AllowanceTerms, PremiumTerms
from socoledger.domain.books import Books
from socoledger.domain.member import Decision, Member
from socoledger.domain.period import Month, a_year_before, december, months, months_later
from socoledger.domain.status import DueDate, DueKind, StatusFigures
from socoledger.rules.closing.following import following
from socoledger.rules.law import CHANGES_IN, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel

_MONTHS_AHEAD = 3
_DRAWN_UP = "BW art. 2:58 lid 1"
_FILED = "BW art. 2:394 lid 1 en 3"
_KIND: dict[str, DueKind] = {PREMIUM.name: "premium", ALLOWANCE.name: "allowance"}


class _Term(NamedTuple):
    """A day on which something comes, and the last one on which it is not late yet."""

    day: date
    last: date
    kind: DueKind
    what: str
    source: str | None


def due_dates(books: Books, figures: StatusFigures | None, today: date) -> tuple[DueDate, ...]:
    """All that is due by three months after `today`, inclusive, in order of its day. `figures`
    None: what rests on them is left out.
    """
    until = months_later(today, _MONTHS_AHEAD)
    terms = [
        *_closes(books),
        *_years(books, today, until),
        *_decisions(books, today),
        *_amounts(books, today, until),
        *_goals(books, today),
        *_grants(books, figures, today),
        *(() if figures is None else _of_figures(books, figures, today)),
    ]
    return tuple(
        DueDate(
            date=term.day,
            kind=term.kind,
            what=term.what,
            late=term.last < today,
            source=term.source or None,
        )
        for term in sorted(terms, key=lambda term: (term.day, term.kind, term.what))
        if term.day <= until
    )


def _reference(books: Books, month: Month) -> str:
    agreement = books.agreement(month)
    return "" if agreement is None else agreement.reference


# -- closes and annual accounts -----------------------------------------------------------------


def _closes(books: Books) -> Iterator[_Term]:
    """The close of the next month."""
    month = following(books.journal.closed, books.coop.first_month)
    last = month.plus(1).last_day
    yield _Term(month.last_day, last, "month", str(month), _reference(books, month))


def _years(books: Books, today: date, until: date) -> Iterator[_Term]:
    """The close of each year up to and including that of `until`, and, where the coöperatie asks
    for these, its annual accounts.
    """
    for year in range(books.coop.first_month.year, until.year + 1):
        is_closed = str(year) in books.journal.closed
        if not is_closed:
            yield _Term(december(year).last_day, _drawn_up(year), "year", str(year), _DRAWN_UP)
        if books.coop.deadlines:
            yield from _accounts(year, today, is_closed=is_closed)


def _drawn_up(year: int) -> date:
    """The day by which the board draws up the annual accounts: six months after the year."""
    return date(year + 1, 6, 30)


def _accounts(year: int, today: date, *, is_closed: bool) -> Iterator[_Term]:
    """The annual accounts of a year: six months, at most four more by the meeting, filed twelve
    months after the year at the last. The close of the year is the sign that they were adopted;
    that they were filed, books cannot tell.
    """
    drawn_up, extended, filed = _drawn_up(year), date(year + 1, 10, 31), date(year + 1, 12, 31)
    if not is_closed and today <= extended:
        yield _Term(drawn_up, drawn_up, "accounts", str(year), _DRAWN_UP)
    if not is_closed and today > drawn_up:
        yield _Term(extended, extended, "accounts-extended", str(year), _DRAWN_UP)
    if not is_closed or today <= filed:
        yield _Term(filed, filed, "accounts-filed", str(year), _FILED)


# -- the gemeente and the law -------------------------------------------------------------------


def _decisions(books: Books, today: date) -> Iterator[_Term]:
    """The decisions on premiums and allowances that end without one after them, of who is a member
    with a benefit then. One that ended is late for a year, as long as it still lets pay what was
    earned under it.
    """
    for member in books.members:
        for onderdeel in (PREMIUM, ALLOWANCE):
            decision = _last_decision(member, onderdeel, today)
            if decision is None or decision.last is None:
                continue
            day = max(today, decision.last + timedelta(days=1))
            asks = member.is_member(day, today) and member.has_benefit(day, today)
            if asks and decision.last >= a_year_before(today):
                kind, last = _KIND[onderdeel.name], decision.last
                yield _Term(last, last, kind, member.id, decision.reference)


def _last_decision(member: Member, onderdeel: Onderdeel, today: date) -> Decision | None:
    """The decision that ends last, of those taken by `today`."""
    known = [each for each in onderdeel.decisions(member) if each.decided <= today]
    return max(known, key=lambda each: each.last or date.max, default=None)


def _amounts(books: Books, today: date, until: date) -> Iterator[_Term]:
    """The legal amounts in use that are not known today, and the days on which they change."""
    for id_, numbers in CHANGES_IN.items():
        onderdeel = PREMIUM if id_ == PREMIUM.legal_per_year else ALLOWANCE
        article = books.law.parameters[id_].article
        days = {
            month.first_day
            for month in months(Month.of(today), Month.of(until))
            if month.number in numbers and month.first_day >= today
        }
        unknown_since = amount_on(books.law, id_, today).unknown_since
        if unknown_since is not None:
            days.add(unknown_since)
        for day in days:
            if _is_used(books, onderdeel, max(day, today)):
                yield _Term(day, day, "amount", id_, article)


def _is_used(books: Books, onderdeel: Onderdeel, day: date) -> bool:
    """Whether the agreement in force on a day gives awards of a kind, or a decision allows them."""
    agreement = books.agreement(Month.of(day))
    if agreement is not None:
        given = agreement.premium if onderdeel is PREMIUM else agreement.allowance
        if given not in (PremiumTerms(), AllowanceTerms()):
            return True
    return any(
        decision.covers(day) for member in books.members for decision in onderdeel.decisions(member)
    )


def _goals(books: Books, today: date) -> Iterator[_Term]:
    """The last days of goals; whether one was reached, `review` tells."""
    for goal in books.goals:
        if goal.by >= today:
            reference = _reference(books, Month.of(goal.by))
            yield _Term(goal.by, goal.by, "goal", goal.text, reference)


# -- grants, and what rests on figures ----------------------------------------------------------


def _grants(books: Books, figures: StatusFigures | None, today: date) -> Iterator[_Term]:
    """The accounts of grants; after their day only while the grant is not settled."""
    still_open = frozenset() if figures is None else figures.open_grants
    for grant in books.grants:
        if grant.due is not None and (grant.due >= today or grant.id in still_open):
            yield _Term(grant.due, grant.due, "grant", grant.id, grant.reference)


def _of_figures(books: Books, figures: StatusFigures, today: date) -> Iterator[_Term]:
    """The spaarpotten of leavers that fall, and what is outstanding of years that are over."""
    for leaver in figures.leavers:
        if (month := leaver.settled_in) is not None:
            reference = _reference(books, Month.of(leaver.left))
            last = month.plus(1).last_day
            yield _Term(month.last_day, last, "spaarpot", leaver.id, reference)
    for returned in figures.returns:
        year = returned.year
        if returned.outstanding_cents > 0 and year < today.year:
            reference = _reference(books, december(year))
            yield _Term(december(year).last_day, _drawn_up(year), "return", str(year), reference)
