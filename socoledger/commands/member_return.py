"""The command `member return`: somebody comes back as a member (SPEC 1, 11)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from socoledger.commands.context import Context, refused
from socoledger.commands.member_change import Change, planned, written
from socoledger.commands.member_session import (
    Writing,
    asked_member,
    session,
    told_undecided,
    wanted_day,
)
from socoledger.domain.agreement import KEEP
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import Member, Membership
from socoledger.domain.period import Month
from socoledger.read.yaml.edit import append_item, gather_into_item
from socoledger.rules.leaving import settlement
from socoledger.write.headings import heading
from socoledger.write.words import Words

_NAMES = {"joined": "from", "left": "to", "outcome": "outcome", "left_known": "known"}
"""The keys of a single membership, and what they are called among several."""
_A_DAY = timedelta(days=1)


def member_return(context: Context, id_: str | None, *, on: str | None, writing: Writing) -> Answer:
    """`member return ID --on DATE`: a membership more, with the same file and accounts. The day may
    lie in a closed month, unless that would say something else then.
    """
    with session("member return", context, writing) as some:
        books, words = some.books, some.words
        gone = [one for one in books.members if one.memberships()[-1].last is not None]
        member = asked_member(some, id_, gone, lambda one: _last_day(words, one))
        left = _last_day(words, member)

        def try_day(day: date) -> None:
            _refuse_before(words, member, left, day)
            planned(books, words, _change(member, day))

        message = _("the first day of {id} as a member again, after {left}")
        question = words(message, id=member.id, left=left)
        day = some.interview.required(wanted_day(some, "--on", question, try_day), on)
        _refuse_before(words, member, left, day)
        plan = planned(books, words, _change(member, day))
        told = (
            _told(words, member, left, day),
            *_of_the_spaarpot(books, words, member, day),
            *_left_to_write(plan.books, words, member.id, day),
        )
        return written(some, plan, told)


def _last_day(words: Words, member: Member) -> date:
    """The last day of the last membership; refuses a return of who never left."""
    last = member.memberships()[-1]
    if last.last is None:
        message = _(
            "{id} is still a member, since {first}; if they left, write that first: socoledger"
            " member leave {id} --on DATE --outcome OUTCOME"
        )
        told = words(message, id=member.id, first=last.first)
        raise refused(told, words("nothing was written"))
    return last.last


def _refuse_before(words: Words, member: Member, left: date, day: date) -> None:
    """Refuse a return before the end of the last membership."""
    if day <= left:
        message = _("{id} was a member until and including {left}; give a later day")
        raise refused(words(message, id=member.id, left=left), words("nothing was written"))


def _told(words: Words, member: Member, left: date, day: date) -> str:
    """What was written."""
    file, id_ = member.place.file, member.id
    if left + _A_DAY == day:
        message = _("{file}: {id} stays a member: {day} follows the last day of before")
        return words(message, file=file, id=id_, day=day)
    message = _("{file}: {id} is a member again from {day} on, and was none from {first} to {last}")
    return words(message, file=file, id=id_, day=day, first=left + _A_DAY, last=day - _A_DAY)


def _change(member: Member, day: date) -> Change:
    """The change of the file: an item more of `membership`, which it gets if it has none."""
    first = member.membership or (
        Membership(member.first_day, member.left, member.outcome, member.left_known, member.place),
    )
    back = Membership(day, None, None, None, member.place)
    after = replace(
        member, joined=None, left=None, outcome=None, left_known=None, membership=(*first, back)
    )
    item = (("from", day.isoformat()),)

    def edit(text: str) -> str:
        gathered = text if member.membership else gather_into_item(text, _NAMES, "membership")
        return append_item(gathered, "membership", item)

    return Change(member, after, edit, f"membership: [{', '.join(map(_item, (*first, back)))}]")


def _item(period: Membership) -> str:
    """A membership as an item of the file."""
    values = {
        "from": period.first.isoformat(),
        "to": period.last and period.last.isoformat(),
        "outcome": period.outcome,
        "known": period.known and period.known.isoformat(),
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items() if value) + "}"


def _of_the_spaarpot(books: Books, words: Words, member: Member, day: date) -> Iterator[str]:
    """What became of the spaarpot between the two memberships; `books` and `member` as before."""
    terms = settlement(books, member, day)
    if terms is None or terms.to == KEEP:
        yield words("the spaarpot stays what it was")
    elif terms.first < Month.of(day):
        message = _(
            "what was in the spaarpot goes to {to} with the close of {month}, before {id} comes"
            " back; it fills again from what is earned since"
        )
        yield words(message, to=heading(terms.to, words), month=str(terms.first), id=member.id)
    else:
        message = _(
            "the spaarpot stays: {id} is back before it would have gone to {to}, in {month}"
        )
        yield words(message, to=heading(terms.to, words), month=str(terms.first), id=member.id)


def _left_to_write(books: Books, words: Words, id_: str, day: date) -> Iterator[str]:
    """What the file does not say yet of the time from that day on."""
    member = next(member for member in books.members if member.id == id_)
    if not member.has_benefit(day):
        message = _(
            "{file} has no benefit on that day; if there is one: socoledger member benefit {id}"
            " --from DATE"
        )
        yield words(message, file=member.place.file, id=id_)
        return
    decisions = (*member.premium, *member.allowance)
    if decisions and not any(decision.covers(day) for decision in decisions):
        yield told_undecided(words, member)
