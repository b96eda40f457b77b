"""What a member's page says of the agreement: destinations, shares and purposes (SPEC 1, 3.2)."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from socoledger.domain.agreement import SPAARPOT, Agreement, Bracket, Clause
from socoledger.domain.destinations import Levy
from socoledger.domain.findings import _
from socoledger.domain.metadata import PURPOSE_PAYOUT, PURPOSE_PREMIUM
from socoledger.write.documents.agreement_texts import destination
from socoledger.write.words import Words

_PURPOSES = {
    "course": _("a course or training"),
    "business": _("your business"),
    "private": _("something for yourself"),
    PURPOSE_PREMIUM: _("a premium for you"),
    PURPOSE_PAYOUT: _("paid out to you"),
}
_SHARES = {Fraction(1): _("everything"), Fraction(1, 2): _("half")}


def destination_text(to: str, words: Words) -> str:
    """Where money goes, as a member calls it."""
    return words(_("your spaarpot")) if to == SPAARPOT else destination(to, words)


def purpose_text(id_: str, words: Words) -> str:
    """What a spaarpot may be spent on."""
    message = _PURPOSES.get(id_)
    return words.plain(id_.replace("-", " ")) if message is None else words(message)


def share_text(share: Fraction, words: Words) -> str:
    """A share: everything, half, or a percentage."""
    message = _SHARES.get(share)
    return words.share(share) if message is None else words(message)


def split_text(split: Iterable[Levy], words: Words) -> str:
    """Where a part of a result goes, but for what comes into the member's spaarpot."""
    away = [part for part in split if part.to != SPAARPOT and part.share]
    shown = away or [Levy(SPAARPOT, Fraction(1))]
    return words.listed(
        [
            words(
                _("{share} to {destination}"),
                share=share_text(part.share, words),
                destination=destination_text(part.to, words),
            )
            for part in shown
        ]
    )


def destinations_in_order(agreements: Sequence[Agreement]) -> tuple[str, ...]:
    """Every destination of members' results, in the order in which agreements name them."""
    clauses = [version.member_result for version in agreements]
    named = [levy.to for clause in clauses for levy in clause.levies]
    named += [part.to for clause in clauses for one in clause.brackets for part in one.split]
    named += [clause.rest for clause in clauses if not clause.brackets]
    return tuple(dict.fromkeys(named))


def terms_text(to: str, agreements: Sequence[Agreement], words: Words) -> str:
    """What of a result goes to a destination, by each version of the agreement in its turn."""
    texts = [(_clause_text(to, one.member_result, words), one.start) for one in agreements]
    told = ""
    for now, group in groupby(texts, lambda text: text[0]):
        start = next(group)[1]
        then = _("{before}; from {month} on: {now}")
        told = words(then, before=told, month=words.month_name(start), now=now) if told else now
    return told


def _clause_text(to: str, clause: Clause, words: Words) -> str:
    parts = [share_text(levy.share, words) for levy in clause.levies if levy.to == to]
    if sum(levy.share for levy in clause.levies) < 1:  # else nothing is left
        parts += _brackets(to, clause, words)
    return words.listed(parts) if parts else words(_("nothing"))


def _brackets(to: str, clause: Clause, words: Words) -> Iterator[str]:
    """What each bracket says of a destination. Of a single one, and of what no bracket divides, it
    is the rest, if levies went before.
    """
    brackets = clause.brackets or (Bracket(None, (Levy(clause.rest, Fraction(1)),)),)
    begin = 0
    for bracket in brackets:
        share = sum((part.share for part in bracket.split if part.to == to), Fraction(0))
        if share:
            yield _bracket(share, begin, bracket.up_to_cents, words, after=bool(clause.levies))
        begin = bracket.up_to_cents or begin


def _bracket(share: Fraction, begin: int, end: int | None, words: Words, *, after: bool) -> str:
    text = share_text(share, words)
    if begin == 0 and end is None:
        if not after:
            return text
        message = _("the rest") if share == 1 else _("{share} of the rest")
    elif end is None:
        message = _("{share} above {begin}")
    elif begin == 0:
        message = _("{share} up to {end}")
    else:
        message = _("{share} between {begin} and {end}")
    first, last = words.round_amount(begin), words.round_amount(end or 0)
    return words(message, share=text, begin=first, end=last)
