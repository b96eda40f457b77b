"""The command `member benefit`: a benefit begins or ends (SPEC 1, 11)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from socoledger.commands.arguments import a_typed_amount
from socoledger.commands.context import Context, misused, refused
from socoledger.commands.interview import Wanted
from socoledger.commands.member_change import Change, planned, written
from socoledger.commands.member_session import (
    Session,
    Writing,
    asked_member,
    known_day,
    session,
    told_known,
    told_undecided,
    wanted_day,
)
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.member import Benefit, Member
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.read.yaml.edit import append_item, extend_last_item
from socoledger.write.words import Words

_A_DAY = timedelta(days=1)


class SaidOfBenefit(NamedTuple):
    """What the command line says of a benefit."""

    first: str | None = None
    last: str | None = None
    monthly: str | None = None
    known: str | None = None
    """The day on which the coöperatie heard of the end."""


def member_benefit(
    context: Context, id_: str | None, said: SaidOfBenefit, writing: Writing
) -> Answer:
    """`member benefit ID --from DATE` begins a period with a benefit, `--to DATE` ends the one that
    runs; with both it is a whole period. Stops if that overlaps another one.
    """
    with session("member benefit", context, writing) as some:
        member = asked_member(some, id_, some.books.members)
        running = next((period for period in member.benefit if period.last is None), None)
        if said.first is None and (said.last is not None or running is not None):
            change = _end(some, member, running, said)
        else:
            change = _beginning(some, member, said)
        plan = planned(some.books, some.words, change)
        return written(some, plan, _told(some.words, change))


def _end(some: Session, member: Member, running: Benefit | None, said: SaidOfBenefit) -> Change:
    """The end of the benefit that runs."""
    words = some.words
    if running is None:
        message = _(
            "no benefit of {id} runs, so there is none to end; say with --from when it began"
        )
        raise refused(words(message, id=member.id), words("nothing was written"))
    if said.monthly is not None:
        raise misused(words, _("--monthly belongs with --from"))

    def change_on(day: date) -> Change:
        return _ended(member, running, day, known_day(some, day, said.known))

    def try_day(day: date) -> None:
        planned(some.books, words, change_on(day))

    message = _("the last day with a benefit of {id}, which runs since {first}")
    question = words(message, id=member.id, first=running.first)
    return change_on(
        some.interview.required(wanted_day(some, "--to", question, try_day), said.last)
    )


def _ended(member: Member, running: Benefit, day: date, known: date | None) -> Change:
    pairs = [("to", day.isoformat())]
    pairs += [] if known is None else [("known", known.isoformat())]
    periods = tuple(
        replace(period, last=day, known=known) if period is running else period
        for period in member.benefit
    )
    edit = partial(extend_last_item, key="benefit", pairs=pairs, after="from")
    by_hand = ", ".join(f"{key}: {value}" for key, value in pairs)
    return Change(member, replace(member, benefit=periods), edit, by_hand)


def _beginning(some: Session, member: Member, said: SaidOfBenefit) -> Change:
    """A period more: one that runs, or a whole one."""
    words, interview = some.words, some.interview
    if said.last is None and said.known is not None:
        raise misused(words, _("--known belongs with --to: it says when you heard of that end"))
    last = None if said.last is None else wanted_day(some, "--to", "").read(said.last)
    known = None if last is None else known_day(some, last, said.known)

    def period(day: date, monthly: int | None = None) -> Benefit:
        return Benefit(day, last, monthly, member.place, known)

    def try_day(day: date) -> None:
        planned(some.books, words, _begun(member, period(day)))

    question = words(_("the first day with a benefit of {id}"), id=member.id)
    first = interview.required(wanted_day(some, "--from", question, try_day), said.first)
    question = words(_("what it is in a month, for the impact report alone; Enter leaves it out"))
    monthly = interview.optional(
        Wanted("--monthly", question, lambda text: a_typed_amount(words, text)), said.monthly
    )
    return _begun(member, period(first, monthly))


def _begun(member: Member, period: Benefit) -> Change:
    values = {
        "from": period.first.isoformat(),
        "to": period.last and period.last.isoformat(),
        "monthly": period.monthly_cents and format_hundredths(period.monthly_cents),
        "known": period.known and period.known.isoformat(),
    }
    pairs = [(key, value) for key, value in values.items() if value]
    edit = partial(append_item, key="benefit", pairs=pairs)
    item = ", ".join(f"{key}: {value}" for key, value in pairs)
    after = replace(member, benefit=(*member.benefit, period))
    return Change(member, after, edit, f"benefit: [{'…, ' if member.benefit else ''}{{{item}}}]")


def _told(words: Words, change: Change) -> Iterator[str]:
    """What was written, and what follows."""
    (period,) = set(change.after.benefit) - set(change.before.benefit)
    member = change.after
    parameters = {"file": member.place.file, "id": member.id}
    if period.last is None:
        message = _("{file}: {id} has a benefit from {first} on")
        yield words(message, first=period.first, **parameters)
    else:
        message = _("{file}: {id} has a benefit from {first} up to and including {last}")
        yield words(message, first=period.first, last=period.last, **parameters)
        yield from told_known(words, period.known)
    decisions = (*member.premium, *member.allowance)
    if period.last is None:
        if not any(one.last is None or one.last >= period.first for one in decisions):
            yield told_undecided(words, member)
        return
    after = period.last + _A_DAY
    if any(one.covers(after) for one in decisions) and not _has_benefit(member, after):
        month = max(Month.of(one) for one in (after, period.known or after))
        message = _(
            "from {month} on hours of {id} earn no premium and no allowance, as there is no benefit"
            " at the end of that month"
        )
        yield words(message, month=str(month), id=member.id)


def _has_benefit(member: Member, day: date) -> bool:
    return any(period.covers(day) for period in member.benefit)
