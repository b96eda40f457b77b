"""One file of the books as lines for `git diff`: a fact each, so that another layout shows no
difference (SPEC 13).
"""

from collections.abc import Iterator
from typing import assert_never

from socoledger.domain.closing import Booking, Plan
from socoledger.domain.digest import mark
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.shown import Shown, ShownClose, ShownEntry, ShownJournal, ShownSettings
from socoledger.write.words import Words, plain

_SHORT = 8
"""How many digits of a digest are shown."""


def shown_text(shown: Shown, words: Words) -> str:
    """What a file says, a line for each fact."""
    match shown:
        case ShownClose():
            lines = [*_close(shown, words)]
        case ShownJournal():
            lines = [*_journal(shown)]
        case ShownSettings():
            lines = [f"{setting.key}: {setting.value}".rstrip() for setting in shown.settings]
        case other:
            assert_never(other)
    return "".join(f"{plain(line)}\n" for line in lines)


def text_as_it_stands(content: bytes) -> str:
    """A file that cannot be read, line by line, made safe for a terminal."""
    text = content.decode(errors="backslashreplace")
    lines = ("\t".join(map(plain, line.split("\t"))) for line in text.split("\n"))
    return "\n".join(lines)


def _journal(shown: ShownJournal) -> Iterator[str]:
    """What has no day first, then facts in order of day; those of one day in order of their text,
    wherever they stand.
    """
    without_day = [_entry(entry) for entry in shown.entries if entry.day is None]
    dated = [(entry.day, _entry(entry)) for entry in shown.entries if entry.day is not None]
    yield from without_day
    yield from (text for _day, text in sorted(dated))


def _entry(entry: ShownEntry) -> str:
    """A directive in one line: its words, its metadata, then its postings with theirs."""
    head = " ".join(word for word in entry.words if word)
    parts = [head if entry.day is None else f"{entry.day} {head}", *entry.metadata]
    for posting in entry.postings:
        line = f"{posting.flag} {posting.account} {posting.amount}".strip()
        parts.append(", ".join((line, *posting.metadata)))
    return "; ".join(parts)


def _close(shown: ShownClose, words: Words) -> Iterator[str]:
    """A close as a person reads it: what it rests on, what it books for whom and why, balances."""
    plan = shown.plan
    yield words(_("close of {period}"), period=plan.period)
    yield words(_("agreement: {agreement}"), agreement=plan.agreement)
    yield words(_("rules: {number}"), number=plan.rules)
    if plan.after is not None:
        before = _("after the close of {period}, digest {digest}")
        yield words(before, period=plan.after, digest=(plan.previous or "")[:_SHORT])
    yield words(_("facts of the period: digest {digest}"), digest=plan.facts[:_SHORT])
    if plan.wording is not None:
        yield words(_("words of the period: digest {digest}"), digest=plan.wording[:_SHORT])
    if plan.return_cents is not None:
        text = _("goes back to the gemeente for the year: {amount_cents}")
        yield words(text, amount_cents=plan.return_cents)
    for key, value in plan.law:
        yield words(_("law: {key} {value}"), key=key, value=value)
    yield from map(words.accepted, plan.accepted)
    for account in plan.opens:
        yield words(_("opened on {day}: {account}"), day=plan.open_day, account=account)
    for booking in plan.bookings:
        yield from _booking(booking, words)
    for account, cents in plan.assertions:
        text = _("at the start of {day} on {account}: {amount_cents}")
        yield words(text, day=plan.day_after, account=account, amount_cents=-cents)
    yield from _marks(plan, words)
    yield words(_("this whole file: digest {digest}"), digest=shown.mark)


def _marks(plan: Plan, words: Words) -> Iterator[str]:
    """How many marks of facts there are, and a digest of them all."""
    marks = [f"{key} {' '.join(values)}" for key, values in plan.marks.items()]
    if marks:
        text = _("marks of facts: {count}, digest {digest}")
        count = sum(map(len, plan.marks.values()))
        yield words(text, count=count, digest=mark("\n".join(marks)))


def _booking(booking: Booking, words: Words) -> Iterator[str]:
    """What one transaction of a close books, and why; amounts as who gets or gives them."""
    who = booking.grant or booking.member
    if booking.leaving:
        who = words(_("{member}, on leaving"), member=who)
    elif booking.settling:
        who = words(_("{grant}, what is left"), grant=who)
    elif who == COLLECTIVE:
        who = words("coöperatie")
    who = words.plain(who)
    if booking.result_cents is not None:
        result = words(_("result {result_cents}"), result_cents=booking.result_cents)
        if booking.cooperative_cents is not None:
            stays = _(", of which {amount_cents} stays with the coöperatie")
            result += words(stays, amount_cents=booking.cooperative_cents)
        yield f"{who}: {result}"
    for account, cents in sorted(booking.postings, key=lambda one: one[1] > 0):
        text = _("{amount_cents} to {account}") if cents < 0 else _("{amount_cents} off {account}")
        yield f"{who}: {words(text, amount_cents=abs(cents), account=account)}"
    if booking.withdrawal is not None:
        account, cents = booking.withdrawal
        text = _("{amount_cents} off {account}, for the premium")
        yield f"{who}: {words(text, amount_cents=cents, account=account)}"
