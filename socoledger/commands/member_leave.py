"""The command `member leave`: a membership ends (SPEC 1, 11)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from socoledger.commands.context import Context, misused, refused
from socoledger.commands.interview import Wanted
from socoledger.commands.member_change import Change, planned, written
from socoledger.commands.member_session import (
    Writing,
    asked_member,
    known_day,
    session,
    told_known,
    wanted_day,
)
from socoledger.domain.agreement import KEEP
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import OFF_BENEFIT, Member
from socoledger.domain.options import Outcome
from socoledger.read.yaml.edit import extend_last_item, set_keys
from socoledger.read.yaml.habits import a_word
from socoledger.rules.leaving import settlement
from socoledger.write.headings import heading
from socoledger.write.impact import OUTCOMES
from socoledger.write.words import Words


def member_leave(
    context: Context,
    id_: str | None,
    *,
    on: str | None,
    outcome: Outcome | None,
    known: str | None = None,
    writing: Writing,
) -> Answer:
    """`member leave ID --on DATE --outcome OUTCOME`: the last day as a member, and why. `known` is
    the day on which the coöperatie heard of it.
    """
    with session("member leave", context, writing) as some:
        books, words = some.books, some.words
        present = [one for one in books.members if one.memberships()[-1].last is None]
        member = asked_member(some, id_, present, lambda one: _refuse_who_left(words, one))

        def try_day(day: date) -> None:
            _refuse_before_first(words, member, day)
            heard = known_day(some, day, known)
            planned(books, words, _change(member, day, Outcome.OTHER, heard))

        question = words(_("the last day of {id} as a member"), id=member.id)
        last_day = wanted_day(some, "--on", question, try_day)
        goal, said = _wanted_outcome(words, member), None if outcome is None else outcome.value
        some.interview.require_said((last_day, on), (goal, said))
        day = some.interview.required(last_day, on)
        _refuse_before_first(words, member, day)
        outcome = some.interview.required(goal, said)
        known_on = known_day(some, day, known)
        plan = planned(books, words, _change(member, day, outcome, known_on))
        told = (
            *_told(words, member, day, outcome),
            *told_known(words, known_on),
            *_what_follows(plan.books, words, member.id, day),
        )
        return written(some, plan, told)


def _refuse_who_left(words: Words, member: Member) -> None:
    """Refuse where the last membership has ended already."""
    last = member.memberships()[-1].last
    if last is not None:
        message = _(
            "{id} left on {left} already; correct that day in {file}, or if they came back"
            " since: socoledger member return {id} --on DATE"
        )
        parameters = {"left": last.isoformat(), "file": member.place.file}
        raise refused(words(message, id=member.id, **parameters), words("nothing was written"))


def _refuse_before_first(words: Words, member: Member, day: date) -> None:
    """Refuse where the last membership begins after the day."""
    first = member.memberships()[-1].first
    if day < first:
        message = _("{id} is a member since {first}; give that day or a later one")
        told = words(message, id=member.id, first=first.isoformat())
        raise refused(told, words("nothing was written"))


def _wanted_outcome(words: Words, member: Member) -> Wanted[Outcome]:
    """What somebody leaves for, in a word of the file, of this language, or near to one."""

    def read(text: str) -> Outcome:
        said = text.casefold()
        word = a_word(said) or said
        found = [one for one in Outcome if one.value == word]
        found = found or [one for one in Outcome if one.value.startswith(word)]
        if len(found) != 1:
            message = _("'{text}' is none of: {known}")
            raise misused(words, message, text=text, known=", ".join(Outcome))
        return found[0]

    known = ", ".join(f"{one} ({words(OUTCOMES[one])})" for one in Outcome)
    question = words(_("what {id} leaves for: {known}"), id=member.id, known=known)
    return Wanted("--outcome", question, read, [*Outcome])


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


def _told(words: Words, member: Member, day: date, outcome: Outcome) -> Iterator[str]:
    """What was written."""
    message = _("{file}: {id} is a member until and including {day}; outcome: {outcome}")
    parameters = {"file": member.place.file, "id": member.id, "outcome": outcome.value}
    yield words(message, day=day, **parameters)


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
            "the benefit still runs in {file}; if it ended: socoledger member benefit {id} --to"
            " DATE"
        )
        yield words(message, file=member.place.file, id=id_)
