"""What a member's page says of their spaarpot (SPEC 3.7, 12)."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.agreement import KEEP, Purpose, SpaarpotTerms
from socoledger.domain.findings import _
from socoledger.domain.metadata import PURPOSE_PREMIUM
from socoledger.domain.report.member import Departure, MemberYear
from socoledger.domain.spaarpot import SpaarpotMovement
from socoledger.write.documents.document import (
    Beside,
    Block,
    Column,
    Fact,
    Facts,
    Items,
    Paragraph,
    Row,
    Table,
    cents,
)
from socoledger.write.documents.own_agreement import destination_text, purpose_text
from socoledger.write.documents.parts import text_column
from socoledger.write.documents.thermometer import thermometer
from socoledger.write.words import Words

_MOST = 5
"""As many lines of spending as leave the page on one sheet."""


def own_spaarpot(year: MemberYear, words: Words) -> Iterator[Block]:
    """What is in it, how that came about, and what it is for."""
    blocks = (Facts(tuple(_sum(year, words))), *_what_for(year, words))
    filling = year.filling
    if filling is None or filling.is_empty:
        yield from blocks
    else:
        shown = filling if year.departure is None else filling.without_what_comes()
        yield Beside(thermometer(shown, year.year, words), blocks)
    yield _moved(year, words)


def _what_for(year: MemberYear, words: Words) -> Iterator[Block]:
    if year.departure is not None:
        yield from _after_leaving(year, year.departure, words)
    else:
        yield from _uses(year, words)


def _sum(year: MemberYear, words: Words) -> Iterator[Fact]:
    """How what is in it came about; what is nothing is left out."""
    pot = year.spaarpot
    begin, end = words.day(date(year.year, 1, 1)), words.day(year.basis.day)
    if pot.opening_cents:
        yield Fact(words(_("in it on {day}"), day=begin), cents(pot.opening_cents))
    if pot.additions_cents or not (pot.opening_cents or pot.pending_cents):
        yield Fact(words(_("came in")), cents(pot.additions_cents))
    if pot.pending_cents:
        yield Fact(words(_("still to be booked")), cents(pot.pending_cents))
    if pot.withdrawals_cents:
        yield Fact(words(_("spent")), cents(-pot.withdrawals_cents))
    if pot.leaving_cents:
        yield Fact(words(_("taken out because you left")), cents(-pot.leaving_cents))
    yield Fact(words(_("in it on {day}"), day=end), cents(year.held_cents), total=True)


def _moved(year: MemberYear, words: Words) -> Table:
    """What went out, and what came in otherwise than by the member's work."""
    columns = (
        text_column(_("day"), words),
        text_column(_("for what"), words),
        Column(words(_("euros"))),
    )
    by_hand = [move for move in year.moved if move.close is None]
    last = by_hand if len(by_hand) <= _MOST else by_hand[1 - _MOST :]
    rows = [Row((move.day, _what(move, words), cents(move.cents))) for move in last]
    earlier = by_hand[: len(by_hand) - len(last)]
    if earlier:
        what = words(_("before that, in all: {count} times"), count=len(earlier))
        rows.insert(0, Row(("", what, cents(sum(move.cents for move in earlier)))))
    caption = _("Spent from your spaarpot")
    if any(move.counts_in == "additions" for move in by_hand):
        caption = _("In and out of your spaarpot, besides your work")
    return Table(words(caption), columns, (*rows, *_monthly(year, words)))


def _monthly(year: MemberYear, words: Words) -> Iterator[Row]:
    """The premiums that closes took out, month by month, as one."""
    premiums = [move for move in year.moved if move.is_premium]
    if premiums:
        what = words(_("a premium for you, in months: {count}"), count=len(premiums))
        yield Row((premiums[-1].day, what, cents(sum(move.cents for move in premiums))))


def _what(move: SpaarpotMovement, words: Words) -> str:
    if move.purpose == PURPOSE_PREMIUM:
        return purpose_text(PURPOSE_PREMIUM, words)
    text = ", ".join(part for part in move.text if part)
    purpose = "" if move.purpose is None else purpose_text(move.purpose, words)
    return ": ".join(part for part in (purpose, text) if part)


def _uses(year: MemberYear, words: Words) -> Iterator[Block]:
    """What it may be spent on, and how much may be in it."""
    if not year.agreements:
        return
    terms = year.agreements[-1].spaarpot
    if terms.purposes:
        yield Paragraph(words(_("You may use this money for:")))
        yield Items(tuple(_use(purpose, words) for purpose in terms.purposes))
    yield Paragraph(" ".join(_limits(year, terms, words)))


def _limits(year: MemberYear, terms: SpaarpotTerms, words: Words) -> Iterator[str]:
    yield words(_("The money is the coöperatie's. You cannot take it out yourself."))
    if terms.maximum_cents is not None:
        most = words.round_amount(terms.maximum_cents)
        yield words(_("There may be at most {most} in it."), most=most)
        if year.held_cents > terms.maximum_cents:
            yield words(_("There is more now: talk to us."))


def _use(purpose: Purpose, words: Words) -> str:
    text = purpose_text(purpose.id, words)
    if purpose.approval:
        return words(_("{purpose} (the gemeente must agree first)"), purpose=text)
    return text


def _after_leaving(year: MemberYear, departure: Departure, words: Words) -> Iterator[Block]:
    """What becomes of the spaarpot of somebody who left."""
    lines = [words(_("You were a member through {day}."), day=words.day(departure.last_day))]
    if year.held_cents > 0:
        lines += _left_in_it(departure, words)
    elif year.spaarpot.leaving_cents:
        gone = _("What was in your spaarpot went to {destination}.")
        lines.append(words(gone, destination=destination_text(departure.to, words)))
    yield Paragraph(" ".join(lines))


def _left_in_it(departure: Departure, words: Words) -> Iterator[str]:
    if departure.to == KEEP:
        yield words(_("The money in your spaarpot stays there for you."))
    else:
        falls = _("At the end of {month} what is in your spaarpot goes to {destination}.")
        destination = destination_text(departure.to, words)
        yield words(falls, month=words.month(departure.first), destination=destination)
    if not departure.has_benefit:
        yield words(_("You have no benefit now. So the coöperatie may pay it out to you: ask us."))
