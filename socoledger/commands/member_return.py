"""The command `member return`: somebody comes back as a member (SPEC 1, 11)."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, refused
from socoledger.commands.lock import exclusive
from socoledger.commands.member_change import Change, member_named, planned, written
from socoledger.commands.opened import readable_books
from socoledger.domain.agreement import KEEP
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import Member, Membership
from socoledger.domain.period import Month
from socoledger.read.yaml.edit import append_item, gather_into_item
from socoledger.rules.leaving import settlement
from socoledger.write.layout import heading
from socoledger.write.words import Words

_NAMES = {"joined": "from", "left": "to", "outcome": "outcome", "left_known": "known"}
"""The keys of a single membership, and what they are called among several."""
_A_DAY = timedelta(days=1)


def member_return(context: Context, id_: str, *, on: str, dry_run: bool = False) -> Answer:
    """`member return ID --on DATE`: a membership more, with the same file and accounts. The day may
    lie in a closed month, unless that would say something else then.
    """
    with nullcontext() if dry_run else exclusive(context):
        books, words = readable_books(context)
        member, day = member_named(books, words, id_), a_day(words, on)
        left = _last_day(words, member, day)
        plan = planned(books, words, _change(member, day))
        message = _(
            "{file}: {id} is a member again from {day} on, and was none from {first} to {last}"
        )
        gap = {"first": left + _A_DAY, "last": day - _A_DAY}
        told = words(message, file=member.place.file, id=id_, day=day, **gap)
        if left + _A_DAY == day:
            message = _("{file}: {id} stays a member: {day} follows the last day of before")
            told = words(message, file=member.place.file, id=id_, day=day)
        follows = (
            *_of_the_spaarpot(books, words, member, day),
            *_left_to_write(plan.books, words, id_, day),
        )
        return written(words, plan, (told, *follows), dry_run=dry_run, command="member return")


def _last_day(words: Words, member: Member, day: date) -> date:
    """The last day of the last membership; refuses a return where nobody left before that day."""
    last = member.memberships()[-1]
    nothing = words("nothing was written")
    if last.last is None:
        message = _(
            "{id} is still a member, since {first}; if they left, write that first: socoledger"
            " member leave {id} --on DATE --outcome OUTCOME"
        )
        raise refused(words(message, id=member.id, first=last.first), nothing)
    if day <= last.last:
        message = _("{id} was a member until and including {left}; give a later day")
        raise refused(words(message, id=member.id, left=last.last), nothing)
    return last.last


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
        message = _("{file} has no benefit on that day: if there is one, add it under `benefit`")
        yield words(message, file=member.place.file)
        return
    decisions = (*member.premium, *member.allowance)
    if decisions and not any(decision.covers(day) for decision in decisions):
        message = _("{file} has no decision of the college for that day: if there is one, add it")
        yield words(message, file=member.place.file)
