"""What follows of a decision of the college: what it brings, when, up to what (SPEC 3.5, 3.6)."""

from collections.abc import Iterator

from socoledger.commands.add import ground_of
from socoledger.commands.member_session import Session, first_open_month
from socoledger.domain.article31 import OBSTACLES, AwardStanding
from socoledger.domain.books import Books
from socoledger.domain.findings import Phrase, _
from socoledger.domain.member import Decision
from socoledger.domain.period import Month, december
from socoledger.rules.onderdeel import PREMIUM, Onderdeel


def what_follows(
    some: Session, after: Books, onderdeel: Onderdeel, id_: str, taken: Decision
) -> Iterator[str]:
    """What closes will award by it, and what is left to book by hand; `after` are the books with
    it.
    """
    words = some.words
    first, decided = Month.of(taken.first), Month.of(taken.decided)
    counts = max(first_open_month(some.books), decided)
    start = max(first, some.books.coop.first_month)
    if start.year < counts.year:
        last = december(counts.year - 1)
        message = _(
            "no close awards any more what hours up to and including {last} should have brought by"
            " it: book that by hand, with socoledger add award"
        )
        yield words(message, last=str(last))
        start = last.plus(1)
    last = counts.plus(-1) if taken.last is None else min(counts.plus(-1), Month.of(taken.last))
    if start == last:
        message = _("it counts for {first} too, from the close of {counts} on")
        yield words(message, first=str(start), counts=str(counts))
    elif start < last:
        message = _(
            "it counts for {first} up to and including {last} too, from the close of {counts} on"
        )
        yield words(message, first=str(start), last=str(last), counts=str(counts))
    yield from _figures(some, after, onderdeel, id_, taken)


def _figures(
    some: Session, after: Books, onderdeel: Onderdeel, id_: str, taken: Decision
) -> Iterator[str]:
    """What is awarded that was not without it, through the first month that it counts in, and the
    most of that year; why nothing is earned in that month, if so. Nothing where figures cannot be
    computed.
    """
    words = some.words
    month = max(first_open_month(some.books), Month.of(taken.decided), Month.of(taken.first))
    was, is_ = (_standing(some, books, onderdeel, id_, month) for books in (some.books, after))
    if was is None or is_ is None:
        return
    more_cents = is_.awarded_cents - was.awarded_cents
    if more_cents:
        message = _("by the hours that are recorded it brings {more_cents} through {month}")
        yield words(message, more_cents=more_cents, month=str(month))
    if not is_.months or not taken.covers(month.last_day):
        return
    if is_.months[-1].obstacle is not None:
        message = _("nothing is earned in {month} yet: {obstacle}")
        obstacle = Phrase(OBSTACLES[is_.months[-1].obstacle])
        yield words(message, month=str(month), obstacle=obstacle)
    else:
        message = _("the most in {year}, by the law, the agreement and this decision: {most_cents}")
        yield words(message, year=str(month.year), most_cents=is_.maximum_cents)


def _standing(
    some: Session, books: Books, onderdeel: Onderdeel, id_: str, month: Month
) -> AwardStanding | None:
    awards = ground_of(some.context, books).awards(id_, month.last_day)
    if awards is None:
        return None
    return (awards.premium if onderdeel is PREMIUM else awards.allowance).standing
