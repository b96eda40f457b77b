"""What the commands that change a member's file have in common before they change it (SPEC 11)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from socoledger.commands.arguments import a_typed_day
from socoledger.commands.confirmed import Consent
from socoledger.commands.context import Context, misused, refused
from socoledger.commands.interview import Interview, Wanted
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import readable_books
from socoledger.domain.books import Books
from socoledger.domain.findings import _
from socoledger.domain.member import Member
from socoledger.domain.options import RecordingFormat
from socoledger.domain.period import Month
from socoledger.rules.closing.following import following
from socoledger.rules.named_members import members_named
from socoledger.write.words import Words


class Writing(NamedTuple):
    """Whether something may be written, and how it is shown what was."""

    consent: Consent = Consent()
    format_: RecordingFormat = RecordingFormat.TEXT


class Session(NamedTuple):
    """One command at work in the books."""

    command: str
    context: Context
    books: Books
    words: Words
    interview: Interview
    writing: Writing


@contextmanager
def session(command: str, context: Context, writing: Writing) -> Iterator[Session]:
    """The books, locked unless it is a dry run. Stops if they cannot be read."""
    with nullcontext() if writing.consent.is_dry_run else exclusive(context):
        books, words = readable_books(context)
        interview = Interview(words, writing.consent.asker, context.terminal_width)
        yield Session(command, context, books, words, interview, writing)


def member_named(books: Books, words: Words, said: str) -> Member:
    """The member with an id or a name, or with a part of these that no other has; stops if there is
    none, and says which may be meant.
    """
    found = members_named(said, books.members)
    if len(found) == 1:
        return found[0]
    if found:
        message = _("'{text}' is not one member; is it one of {known}?")
        raise misused(words, message, text=said, known=", ".join(one.id for one in found))
    ids = [member.id for member in books.members]
    if like := get_close_matches(said.lower(), ids, n=1):
        message = _("'{id}' is not a member; did you mean {known}?")
        raise misused(words, message, id=said, known=like[0])
    message = _("'{id}' is not a member; the members are: {known}")
    raise misused(words, message, id=said, known=", ".join(sorted(ids)) or "-")


def asked_member(
    some: Session,
    said: str | None,
    fitting: Sequence[Member],
    refuse: Callable[[Member], object] = lambda _member: None,
) -> Member:
    """The member that it is about; those who fit are offered, and `refuse` stops for another."""

    def read(text: str) -> Member:
        member = member_named(some.books, some.words, text)
        refuse(member)
        return member

    known = ", ".join(_with_name(one) for one in fitting) or "-"
    question = some.words(_("which member: {known}"), known=known)
    return some.interview.required(Wanted("ID", question, read, [one.id for one in fitting]), said)


def _with_name(member: Member) -> str:
    """An id, with the name behind it where that says more."""
    same = member.name.casefold() == member.id
    return member.id if same else f"{member.id} ({member.name})"


def wanted_day(
    some: Session, option: str, question: str, try_: Callable[[date], object] | None = None
) -> Wanted[date]:
    """A day that is asked for."""

    def read(text: str) -> date:
        return a_typed_day(some.words, text, some.context.today)

    wanted = Wanted(option, question, read)
    return wanted if try_ is None else wanted._replace(try_=try_)


def first_open_month(books: Books) -> Month:
    """The month that is closed next."""
    return following(books.journal.closed, books.coop.first_month)


def is_closed(books: Books, day: date) -> bool:
    """Whether a day lies in a closed month, or before all of them."""
    return bool(books.journal.closed) and Month.of(day) < first_open_month(books)


def known_day(some: Session, day: date, known: str | None) -> date | None:
    """The day to write as `known` beside an end: what was given, and today if that end lies in a
    closed month; None if it was known in time.
    """
    books, words, today = some.books, some.words, some.context.today
    known_day = None if known is None else a_typed_day(words, known, today)
    if known_day is not None and known_day > today:
        message = _("nobody can have heard of it on {known} yet: today is {today}")
        raise misused(words, message, known=known_day.isoformat(), today=today.isoformat())
    if known_day is None and is_closed(books, day):
        known_day = today
    if known_day is None or (known_day <= day and not is_closed(books, day)):
        return None
    if is_closed(books, known_day):
        message = _(
            "{month} is closed, so it cannot be the month in which you heard of it; give a day from"
            " {first} on with --known, or reopen first: socoledger reopen PERIOD --reason TEXT"
        )
        month, first = str(Month.of(known_day)), first_open_month(books).first_day
        raise refused(words(message, month=month, first=first), words("nothing was written"))
    return known_day


def told_known(words: Words, known: date | None) -> Iterator[str]:
    """What it means that an end became known later."""
    if known is not None:
        message = _(
            "it became known on {known}: months before {month} are judged as if it had not"
            " happened, and what they awarded stays awarded"
        )
        yield words(message, known=known, month=str(Month.of(known)))


def told_undecided(words: Words, member: Member) -> str:
    """That no decision of the college covers a day."""
    message = _(
        "{file} has no decision of the college for that day; if there is one: socoledger decision"
        " premium {id} or socoledger decision allowance {id}"
    )
    return words(message, file=member.place.file, id=member.id)
