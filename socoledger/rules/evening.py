"""How the books stand at each step of the month's evening (SPEC 11)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from shlex import join
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.evening import EveningAnswer, EveningStep, StepName, StepState
from socoledger.domain.period import Month
from socoledger.rules.checks.bank import asserted_in, untied_accounts

OPEN = (StepState.TO_DO, StepState.OPTIONAL)
"""The states of steps that a person may do something at."""


class Seen(NamedTuple):
    """What was seen of the books, for the evening of a month."""

    books: Books
    month: Month
    today: date
    files: tuple[str, ...]
    """New statements of the bank."""
    waiting: int
    """Lines of the bank that are to be sorted out."""
    errors: int
    warnings: int
    is_closable: bool
    """Whether no error stands in the way of the next close."""
    unsaved: int | None
    """How many files changed since the books were saved; None where git cannot tell."""


_State = tuple[StepState, int | None]


def _papers(month: Month) -> Iterator[str]:
    """The commands for a statement of each member, and for the board's report."""
    for document in ("statements", "month"):
        yield f"socoledger report {document} {month} --format html --out DIR"


def evening_answer(seen: Seen) -> EveningAnswer:
    """All steps, each with its state and the command that does it."""
    states, commands = _states(seen), _commands(seen)
    return EveningAnswer(
        month=seen.month,
        over=_is_over(seen),
        next=next((name for name in StepName if states[name][0] in OPEN), None),
        steps=tuple(
            EveningStep(
                name=name,
                state=states[name][0],
                count=states[name][1],
                files=seen.files if name is StepName.IMPORT else (),
                command=f"socoledger {join(commands[name])}",
                papers=tuple(_papers(seen.month)) if name is StepName.REPORT else (),
            )
            for name in StepName
        ),
    )


def _commands(seen: Seen) -> Mapping[StepName, Sequence[str]]:
    month = str(seen.month)
    return {
        StepName.IMPORT: ("import", *(seen.files or ("FILE",))),
        StepName.SORT: ("import",),
        StepName.HOURS: ("hours", "FILE"),
        StepName.CHECK: ("check",),
        StepName.CLOSE: ("close", month),
        StepName.REPORT: ("result", month),
        StepName.SAVE: ("save",),
    }


def _states(seen: Seen) -> Mapping[StepName, _State]:
    return {
        StepName.IMPORT: _import(seen),
        StepName.SORT: _sort(seen),
        StepName.HOURS: _hours(seen),
        StepName.CHECK: _check(seen),
        StepName.CLOSE: (_close(seen), None),
        StepName.REPORT: (_report(seen), None),
        StepName.SAVE: (StepState.TO_DO, None) if seen.unsaved is None else _of_count(seen.unsaved),
    }


def _of_count(count: int) -> _State:
    return (StepState.TO_DO, count) if count else (StepState.DONE, 0)


def _import(seen: Seen) -> _State:
    """Done where each bank account has the bank's balance in the month."""
    books, month = seen.books, seen.month
    if seen.files:
        return StepState.TO_DO, len(seen.files)
    if books.bank is None or not books.bank.accounts:
        return StepState.UNUSED, None
    has_all = not any(untied_accounts(books, books.bank, month))
    is_tied = has_all and bool(asserted_in(books, month) & books.bank.names)
    return (StepState.DONE if is_tied else StepState.OPTIONAL), None


def _sort(seen: Seen) -> _State:
    return (StepState.UNUSED, None) if seen.books.bank is None else _of_count(seen.waiting)


def _hours(seen: Seen) -> _State:
    """Unused where hours bring nothing, and nobody ever wrote any down."""
    recorded = seen.books.journal.hours
    in_month = sum(Month.of(one.day) == seen.month for one in recorded)
    if in_month:
        return StepState.DONE, in_month
    terms = seen.books.agreement(seen.month)
    brings = terms is not None and (terms.premium.per_hour_cents or terms.allowance.per_hour_cents)
    return (StepState.OPTIONAL if recorded or brings else StepState.UNUSED), None


def _check(seen: Seen) -> _State:
    if seen.errors:
        return StepState.TO_DO, seen.errors
    if seen.warnings:
        return StepState.OPTIONAL, seen.warnings
    return StepState.DONE, 0


def _close(seen: Seen) -> StepState:
    if str(seen.month) in seen.books.journal.closed:
        return StepState.DONE
    return StepState.TO_DO if _is_over(seen) and seen.is_closable else StepState.LATER


def _report(seen: Seen) -> StepState:
    """There is something to see where something was booked by the end of the month."""
    last = seen.month.last_day
    journal = seen.books.journal
    days = (one.day for facts in (journal.transactions, journal.hours) for one in facts)
    return StepState.OPTIONAL if any(day <= last for day in days) else StepState.LATER


def _is_over(seen: Seen) -> bool:
    return seen.today > seen.month.last_day
