"""What an import says: of each statement how it stands, and what asks for a look (SPEC 10)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from socoledger.domain.bank_import import (
    ImportAnswer,
    ImportPlan,
    LineAnswer,
    PlannedLine,
    State,
    StatementAnswer,
    Tie,
)
from socoledger.domain.findings import Parameter, Place, _
from socoledger.write.bank_waiting import (
    Places,
    Waited,
    nothing_waits,
    waited_lines,
    waiting_answers,
)
from socoledger.write.words import Words

_STATES = {
    State.NEW: _("new: {count}"),
    State.KNOWN: _("known already: {count}"),
    State.MATCHED: _("written by hand: {count}"),
    State.UNSORTED: _("to be sorted out: {count}"),
    State.LATE: _("of a closed month: {count}"),
}
_SHOWN = 5
"""How many amounts are named that may be why a balance differs."""


class Told(NamedTuple):
    """What an import did: the lines of statements, and those that waited in the books before."""

    plan: ImportPlan
    waited: Waited
    places: Places


def answer(told: Told, words: Words) -> ImportAnswer:
    """The record of the answer."""
    return ImportAnswer(
        statements=tuple(
            StatementAnswer(
                iban=one.statement.iban,
                from_=one.statement.first,
                to=one.statement.last,
                opening_cents=one.statement.opening_cents,
                closing_cents=one.statement.closing_cents,
                tied=one.tied,
            )
            for one in told.plan.ties
        ),
        lines=tuple(_line_answer(line, told.places(line), words) for line in told.plan.lines),
        waiting=tuple(waiting_answers(told.waited, told.places, words)),
    )


def _line_answer(planned: PlannedLine, place: Place | None, words: Words) -> LineAnswer:
    return LineAnswer(
        key=planned.key,
        day=planned.line.day,
        amount_cents=planned.line.cents,
        name=words.hide(planned.name),
        state=planned.state.value,
        file=None if place is None else place.file,
        line=None if place is None else place.line,
    )


def text(told: Told, words: Words) -> str:
    """The answer as people read it."""
    lines = [
        *_statements(told.plan, words),
        *_lines(told.plan, told.places, words),
        *waited_lines(told.waited, told.places, words, lists_left=not told.plan.ties),
    ]
    if not told.plan.ties and not lines:
        lines = [nothing_waits(words)]
    return "".join(f"{line}\n" for line in lines)


def withdrawn(plan: ImportPlan, words: Words) -> Iterator[str]:
    """What is said of balances that are taken out of the books."""
    for assertion, books_cents in plan.withdrawn:
        where = f"{assertion.place.file}:{assertion.place.line}"
        yield words(
            "{where}: the balance of {account} at the start of {day} is taken out: it came from the"
            " bank ({statement}) before the books had all lines before it, and with these they have"
            " {books_cents} and not {bank_cents}; import what lies in between, then that statement"
            " once more",
            where=where,
            account=assertion.account,
            day=assertion.day,
            statement=assertion.statement,
            books_cents=books_cents,
            bank_cents=assertion.cents,
        )


def _statements(plan: ImportPlan, words: Words) -> Iterator[str]:
    counts = Counter((line.at, line.state) for line in plan.lines)
    for at, one in enumerate(plan.ties):
        statement = one.statement
        states = ", ".join(
            words(message, count=counts[at, state])
            for state, message in _STATES.items()
            if counts[at, state]
        )
        yield words(
            "{account}, {first} up to and including {last}: {states}",
            account=one.account,
            first=statement.first,
            last=statement.last,
            states=states or words("no lines"),
        )
        if not one.goes_on:
            yield from (f"  {line}" for line in _tie(one, words))


def _tie(one: Tie, words: Words) -> Iterator[str]:
    closing = one.statement.closing_cents
    if closing is None:
        yield words("this file has no balances, so nothing shows whether lines are missing")
        return
    if one.tied:
        yield words(
            "the books and the bank both have {balance_cents} at the end of {last}",
            balance_cents=closing,
            last=one.statement.last,
        )
        return
    yield words(
        "the bank has {bank_cents} at the end of {last}, the books {books_cents}: a difference of"
        " {difference_cents}; no balance is written",
        bank_cents=closing,
        books_cents=one.books_cents,
        difference_cents=closing - one.books_cents,
        last=one.statement.last,
    )
    if one.begins_without:
        yield words(
            "the books have nothing on {account} before {first}, and the bank has"
            " {opening_cents}: book that as the opening balance, or import what came before",
            account=one.account,
            first=one.statement.first,
            opening_cents=one.statement.opening_cents or 0,
        )
    elif one.before_cents is not None:
        yield words(
            "before {first} the bank had {opening_cents} and the books {before_cents}: import the"
            " statements from before it, or look there for what is missing or there twice",
            first=one.statement.first,
            opening_cents=one.statement.opening_cents or 0,
            before_cents=one.before_cents,
        )
    for stray in one.strays[:_SHOWN]:
        values: dict[str, Parameter] = {"day": stray.day, "amount_cents": stray.cents}
        if stray.place is None:
            yield words("{day}: {amount_cents} is booked on a later day", **values)
        else:
            where = f"{stray.place.file}:{stray.place.line}"
            message = _("{where}: {amount_cents} of {day} is not on the statement")
            yield words(message, where=where, **values)
    if len(one.strays) > _SHOWN:
        yield words("and more: {count}", count=len(one.strays) - _SHOWN)


def _lines(plan: ImportPlan, places: Places, words: Words) -> Iterator[str]:
    for line in plan.lines:
        if line.state in (State.MATCHED, State.UNSORTED, State.LATE) or line.is_masked:
            place = places(line)
            where = "" if place is None else f"{place.file}:{place.line}: "
            said = "; ".join(_said(line, words))
            yield f"{words.plain(where)}{_amount(line, words)}: {said}"


def _amount(line: PlannedLine, words: Words) -> str:
    parts: Sequence[str] = (
        line.line.day.isoformat(),
        words.amount(line.line.cents),
        words.plain(line.name),
    )
    return " ".join(filter(None, parts))


def _said(line: PlannedLine, words: Words) -> Iterator[str]:
    if line.state is State.MATCHED:
        yield words("somebody wrote it by hand; it now has the key of the bank")
    if line.state is State.UNSORTED:
        yield words("no rule fits; say what it was for")
    if line.entry is not None and line.entry.day != line.line.day:
        yield words("its month is closed: booked on {day}", day=line.entry.day)
    if line.proposal is not None:
        account, reason = line.proposal.account, line.proposal.reason
        yield words("perhaps {account}: {reason}", account=account, reason=reason)
    if line.is_masked:
        yield words("a number that may be a BSN, or a name, was left out")
