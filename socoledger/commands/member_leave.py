"""The command `member leave`: a membership ends (SPEC 1, 11)."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, misused, refused
from socoledger.commands.lock import exclusive
from socoledger.commands.member_change import (
    Change,
    first_open_month,
    is_closed,
    member_named,
    planned,
    written,
)
from socoledger.commands.opened import readable_books
from socoledger.domain.agreement import KEEP
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import OFF_BENEFIT, Member
from socoledger.domain.options import Outcome
from socoledger.domain.period import Month
from socoledger.read.yaml.edit import extend_last_item, set_keys
from socoledger.rules.leaving import settlement
from socoledger.write.layout import heading
from socoledger.write.words import Words


def member_leave(
    context: Context,
    id_: str,
    *,
    on: str,
    outcome: Outcome,
    known: str | None = None,
    dry_run: bool = False,
) -> Answer:
    """`member leave ID --on DATE --outcome OUTCOME`: the last day as a member, and why. `known` is
    the day on which the coöperatie heard of it.
    """
    with nullcontext() if dry_run else exclusive(context):
        books, words = readable_books(context)
        member, day = member_named(books, words, id_), a_day(words, on)
        _refuse_unless_member(words, member, day)
        known_day = _known_day(context, books, words, day, known)
        plan = planned(books, words, _change(member, day, outcome, known_day))
        messages = (
            *_told(words, member, day, outcome, known_day),
            *_what_follows(plan.books, words, member.id, day),
        )
        return written(words, plan, messages, dry_run=dry_run, command="member leave")


def _refuse_unless_member(words: Words, member: Member, day: date) -> None:
    """Refuse where the last membership has ended already, or begins after the day."""
    last = member.memberships()[-1]
    if last.last is not None:
        message = _(
            "{id} left on {left} already; correct that day in {file}, or if they came back"
            " since: socoledger member return {id} --on DATE"
        )
        parameters = {"left": last.last.isoformat(), "file": member.place.file}
        raise refused(words(message, id=member.id, **parameters), words("nothing was written"))
    if day < last.first:
        message = _("{id} is a member since {first}; give that day or a later one")
        raise refused(
            words(message, id=member.id, first=last.first.isoformat()), words("nothing was written")
        )


def _known_day(
    context: Context, books: Books, words: Words, day: date, known: str | None
) -> date | None:
    """The day to write as `known`: what was given, and today if the day of leaving lies in a closed
    month; None if it was known in time.
    """
    known_day = None if known is None else a_day(words, known)
    if known_day is not None and known_day > context.today:
        message = _("nobody can have heard of it on {known} yet: today is {today}")
        days = {"known": known_day.isoformat(), "today": context.today.isoformat()}
        raise misused(words, message, **days)
    if known_day is None and is_closed(books, day):
        known_day = context.today
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


def _change(member: Member, day: date, outcome: Outcome, known: date | None) -> Change:
    """The change of the file: of the membership that runs, in the way that it is written."""
    last_day = day.isoformat()
    ends = [("outcome", outcome.value)]
    if not member.membership:
        pairs = [("left", last_day), *ends]
        pairs += [] if known is None else [("left_known", known.isoformat())]
        after = replace(member, left=day, outcome=outcome.value, left_known=known)
        edit = partial(set_keys, pairs=pairs, after="joined")
    else:
        pairs = [("to", last_day), *ends]
        pairs += [] if known is None else [("known", known.isoformat())]
        *earlier, last = member.membership
        ended = replace(last, last=day, outcome=outcome.value, known=known)
        after = replace(member, membership=(*earlier, ended))
        edit = partial(extend_last_item, key="membership", pairs=pairs, after="from")
    return Change(member, after, edit, ", ".join(f"{key}: {value}" for key, value in pairs))


def _told(
    words: Words, member: Member, day: date, outcome: Outcome, known: date | None
) -> Iterator[str]:
    """What was written."""
    message = _("{file}: {id} is a member until and including {day}; outcome: {outcome}")
    parameters = {"file": member.place.file, "id": member.id, "outcome": outcome.value}
    yield words(message, day=day, **parameters)
    if known is not None:
        message = _(
            "it became known on {known}: months before {month} are judged as if it had not"
            " happened, and what they awarded stays awarded"
        )
        yield words(message, known=known, month=str(Month.of(known)))


def _what_follows(books: Books, words: Words, id_: str, day: date) -> Iterator[str]:
    """What becomes of the spaarpot, and what may be left to write."""
    member = next(member for member in books.members if member.id == id_)
    terms = settlement(books, member, day)
    if terms is not None and terms.to == KEEP:
        yield words("the spaarpot stays with {id}, by the agreement's on_leaving", id=id_)
    elif terms is not None:
        message = _(
            "what is in the spaarpot then goes to {to} with the close of {month}, by the"
            " agreement's on_leaving and grace_months; unless {id} comes back before that"
        )
        yield words(message, to=heading(terms.to, words), month=str(terms.first), id=id_)
    outcome = member.memberships()[-1].outcome
    if outcome in OFF_BENEFIT and any(period.last is None for period in member.benefit):
        message = _(
            "the benefit still runs in {file}: if it ended, write `to` with its last day, and"
            " `known` if that month is closed"
        )
        yield words(message, file=member.place.file)
