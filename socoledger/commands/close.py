"""The command `close` (SPEC 4): what stands in the way, the plan, the file."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import NamedTuple

from socoledger.catalogue.bank import BANK_NOT_TIED
from socoledger.catalogue.table import CODES, is_acceptable
from socoledger.commands.arguments import a_period, a_reason
from socoledger.commands.asking import Asker
from socoledger.commands.confirmed import Consent, require_consent
from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    refused,
    unreadable,
    words_for,
)
from socoledger.commands.errors import all_findings, is_failing_balance, open_errors
from socoledger.commands.lock import exclusive
from socoledger.commands.obstacles import (
    Obstacles,
    file_of,
    obstacles,
    refusals_by_beancount,
    text_of,
)
from socoledger.commands.opened import read_books, readable
from socoledger.commands.verify import planner_for, what_changed
from socoledger.domain.books import Books
from socoledger.domain.closing import Accepted, Close, Plan, seals
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Finding, Place, _, in_order
from socoledger.domain.period import Month, Period, last_month, month_before, parse_period
from socoledger.read.journal.read_back import plan_of
from socoledger.rules.article31 import premium_figures
from socoledger.rules.checks.closing.closes_in_git import uncommitted_closes
from socoledger.rules.checks.closing.law import law_findings
from socoledger.rules.checks.closing.order import order_findings
from socoledger.rules.checks.entries import unsure_in
from socoledger.rules.closing.booked import booked
from socoledger.rules.closing.following import following, years_due
from socoledger.rules.closing.plan import Planner
from socoledger.rules.history import History
from socoledger.rules.noted import without_noted
from socoledger.rules.result import result_figures
from socoledger.storage.closes import write_close
from socoledger.storage.git import not_committed
from socoledger.write import closing as layout
from socoledger.write import formats, steps
from socoledger.write.words import Words, plain


class Wishes(NamedTuple):
    """What a treasurer asks of a close. There is one reason for each code, or one for all."""

    accept: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    early: bool = False
    dry_run: bool = False
    explain: bool = False
    asker: Asker | None = None
    """Who is shown what is going to be booked, and asked whether it may."""


def close(context: Context, period: str, wishes: Wishes) -> Answer:
    """`close PERIOD`: close the next month, or a year of which every month is closed."""
    with nullcontext() if wishes.dry_run else exclusive(context):
        ready = _ready(context, period, wishes, full=True)
        if wishes.asker is None or wishes.dry_run:
            return _write(context, ready, wishes)
        output, messages = _booked(context, ready, wishes)
        shown = "\n".join((output.rstrip("\n"), *messages))
        require_consent(ready.words, Consent(asker=wishes.asker), shown)
        if _ready(context, period, wishes).text != ready.text:
            message = _("the books were changed meanwhile; do it again")
            raise _refusal(ready.words, message)
        return _write(context, ready, wishes)._replace(output="")


def _ready(context: Context, period: str, wishes: Wishes, *, full: bool = False) -> "Ready":
    """The close that is asked for, planned; refused if anything stands in its way. With `full`
    Beancount loads the journal with it.
    """
    books, words = _open_books(context)
    parsed_period = a_period(words, period)
    _refuse_unless_due(books, words, parsed_period)
    reasons = _reasons(words, wishes)
    _refuse_unless_over(context, words, parsed_period, early=wishes.early)
    findings = all_findings(books)
    found_obstacles = obstacles(books, parsed_period, findings)
    _refuse_obstacles(words, found_obstacles, reasons)
    planner, accepted = (
        _required_planner(found_obstacles),
        _accepted(found_obstacles.errors, reasons),
    )
    plan = planner.plan(parsed_period, books.journal.closes, accepted)
    text = text_of(books, plan)
    if plan_of(text, books.coop.member_key) != plan:
        message = "the text of a close does not say what was planned"
        raise RuntimeError(message)
    _refuse(words, refusals_by_beancount(books, plan, text, full=full))
    return Ready(books, findings, words, planner.past, plan, text)


# -- what stands in the way ---------------------------------------------------------------------


def _open_books(context: Context) -> tuple[Books, Words]:
    """Books that can be read. Where only a balance is not what it should be, it is told as well
    what changed in closed months.
    """
    books = read_books(context)
    if isinstance(books, Books):
        errors = [finding for finding in books.findings if finding.is_error]
        if errors and all(map(is_failing_balance, errors)):
            changed = what_changed(books, planner_for(books))
            raise Stopped(unreadable((*changed, *errors), words_for(context, books)))
    return readable(context, books)


def _refusal(words: Words, message: str, **parameters: str) -> Stopped:
    """What to raise when a close is refused for one reason."""
    return refused(words(message, **parameters), words("nothing was written"))


def _refuse(words: Words, findings: Sequence[Finding], advice: str = "") -> None:
    """Refuse the close if there are findings."""
    if findings:
        lines = (*map(words.finding_line, findings), words("not closed: solve these errors first"))
        raise refused(*lines, *([words(advice)] if advice else []))


def _refuse_unless_due(books: Books, words: Words, asked_period: Period) -> None:
    """Refuse any period but the next month and the next year."""
    if any(order_findings(books)):  # what is missing is told with all else that changed
        return
    first, closed = books.coop.first_month, books.journal.closed
    period, last = str(asked_period), last_month(asked_period)
    due = following(closed, first)
    if period in closed:
        message = _("{period} is closed already; the next month is {due}")
        raise _refusal(words, message, period=period, due=str(due))
    if last < first:
        message = _("{period} is before {first}, the first month of these books")
        raise _refusal(words, message, period=period, first=str(first))
    needed = str(due) if isinstance(asked_period, Month) or due <= last else None
    years = years_due(closed, first)
    if isinstance(asked_period, int) and needed is None and years[0] != asked_period:
        needed = str(years[0])
    if needed not in (None, period):
        message = _("close {due} first: months are closed in order, and so are years")
        raise _refusal(words, message, due=str(needed))


def _refuse_unless_over(context: Context, words: Words, period: Period, *, early: bool) -> None:
    last = last_month(period).last_day
    if context.today <= last and not early:
        message = _(
            "{period} is not over: today is {today} by this computer's clock; close it"
            " after {last}, or now with --early"
        )
        days = {"today": context.today.isoformat(), "last": last.isoformat()}
        raise _refusal(words, message, period=str(period), **days)


def _reasons(words: Words, wishes: Wishes) -> dict[str, str]:
    """The reason for each code that is to be accepted."""
    codes = [code.upper() for code in wishes.accept]
    reasons = [a_reason(words, reason) for reason in wishes.reasons]
    if codes and len(reasons) not in (1, len(codes)):
        message = _("--accept asks for a --reason: one for each code, or one for all")
        raise misused(words, message)
    if reasons and not codes:
        raise misused(words, _("--reason says why errors are accepted: add --accept CODE"))
    for code in codes:
        if code not in CODES:
            raise misused(words, _("there is no code {code}"), code=code)
        if not is_acceptable(code):
            message = _(
                "{code} cannot be accepted: you can accept only errors whose code begins"
                " with S3 or S4, that do not affect the figures and leave no money unsorted"
            )
            raise misused(words, message, code=code)
    return dict(zip(codes, reasons * len(codes) if len(reasons) == 1 else reasons, strict=True))


def _refuse_obstacles(words: Words, found_obstacles: Obstacles, reasons: Mapping[str, str]) -> None:
    """Refuse unless all earlier closes are what they should be, and every error is accepted."""
    unaccepted = [finding for finding in found_obstacles.errors if finding.code not in reasons]
    advice = ""
    if found_obstacles.changed:
        advice = _("a closed month stays closed: put back what changed, or reopen the last close")
    elif unaccepted and all(finding.kind.is_acceptable for finding in unaccepted):
        advice = _("or accept what cannot be solved: --accept CODE --reason TEXT")
    _refuse(words, in_order((*found_obstacles.changed, *unaccepted)), advice)


def _required_planner(found_obstacles: Obstacles) -> Planner:
    """Of books that nothing is wrong with. Raises RuntimeError otherwise."""
    if found_obstacles.planner is None:
        message = "nothing can be planned of books that mislead"
        raise RuntimeError(message)
    return found_obstacles.planner


def _accepted(errors: Sequence[Finding], reasons: Mapping[str, str]) -> tuple[Accepted, ...]:
    """What this close accepts: all that is left. Errors of S3 and S4 are of a day."""
    acceptances = []
    for finding in in_order(errors):
        place_text = "" if finding.place is None else f"{finding.place.file}:{finding.place.line}"
        if finding.day is not None:
            accepted = Accepted(
                finding.code, finding.day, finding.member, plain(place_text), reasons[finding.code]
            )
            acceptances.append(accepted)
    return tuple(acceptances)


# -- the file -----------------------------------------------------------------------------------


class Ready(NamedTuple):
    """A close that nothing stands in the way of: its plan, and the text of its file."""

    books: Books
    wrong: tuple[Finding, ...]
    """All that is wrong in them, whatever the day."""
    words: Words
    past: History
    plan: Plan
    text: str


def _booked(context: Context, ready: Ready, wishes: Wishes) -> tuple[str, list[str]]:
    """What a close books, or the text of its file in a dry run, and what is to be said of it."""
    books, _wrong, words, past, plan, text = ready
    warnings = without_noted(books.notes, _warnings(ready))
    messages = [words.finding_line(finding) for finding in warnings]
    messages += [words.accepted(accepted) for accepted in (*books.journal.accepted, *plan.accepted)]
    unused = {code.upper() for code in wishes.accept} - {
        accepted.code for accepted in plan.accepted
    }
    messages += [
        words("note: there were no errors of {code} to accept", code=code)
        for code in sorted(unused)
    ]
    later = [
        finding
        for finding in open_errors(books, ready.wrong)
        if finding.day is not None and finding.day > plan.day
    ]
    if later:
        note = _("note: there are errors on later days: {count}; see: socoledger check")
        messages.append(words(note, count=len(later)))
    explanation = tuple(_explanation(past, plan, words)) if wishes.explain else ()
    if wishes.dry_run:
        return text, [*messages, *explanation]
    tables = layout.tables(booked(plan, books.coop.accounts), words)
    output = formats.to_text(tables, words, context.terminal_width, colour=context.colour)
    if explanation:
        output += "\n" + "\n".join(explanation) + "\n"
    return output, messages


def _write(context: Context, ready: Ready, wishes: Wishes) -> Answer:
    """Write the close, unless it is a dry run, and say what was booked."""
    books, words, plan, text = ready.books, ready.words, ready.plan, ready.text
    file = file_of(books, plan.period)
    output, messages = _booked(context, ready, wishes)
    if wishes.dry_run:
        return Answer(output, (*messages, words("nothing was written: this is a dry run")))
    if wishes.asker is not None:
        messages = []  # they were shown before
    if plan.return_cents is not None:
        message = _("the return to the gemeente for {year} is final: {return_cents}")
        messages.append(words(message, year=plan.period, return_cents=plan.return_cents))
    messages.append(
        words("{period} is closed; {file} has been saved", period=plan.period, file=file)
    )
    messages.append(_seal_message(books, plan, text, words))
    answer = Answer(output, tuple(messages))
    write_close(books.root / file, text)  # the last step: only this changes the world
    return answer


def _seal_message(books: Books, plan: Plan, text: str, words: Words) -> str:
    """The seal of a close that is written."""
    new_close = Close(plan.period, Place(file_of(books, plan.period), 1), text)
    seal = seals((*books.journal.closes, new_close))[plan.period]
    return words("the seal of {period}, for the minutes: {seal}", period=plan.period, seal=seal)


def _warnings(ready: Ready) -> Iterator[Finding]:
    """What of the month is still unsure, bank accounts without a balance of the bank in it, closes
    that git does not have yet, and legal amounts that became known since the last one.
    """
    books, plan = ready.books, ready.plan
    yield from (
        finding
        for finding in ready.wrong
        if finding.kind == BANK_NOT_TIED and finding.day is not None and finding.day <= plan.day
    )
    yield from unsure_in(books, books.journal.transactions, lambda month: str(month) == plan.period)
    closes = books.journal.closes
    texts = {close.place.file: close.text for close in closes}
    yield from uncommitted_closes(closes, not_committed(books.root, texts) or ())
    yield from law_findings(closes, plan)


def _explanation(past: History, plan: Plan, words: Words) -> Iterator[str]:
    """How the bookings came about, and what was taken back because of an earlier month's loss."""
    period = parse_period(plan.period)
    month = last_month(period)
    figures = result_figures(past, period, month)
    if isinstance(period, int):
        yield from steps.result(replace(figures, members=()), words)
        return
    booked = {booking.member for booking in plan.bookings}
    members = tuple(member for member in figures.members if member.id in booked)
    yield from steps.members(replace(figures, members=members), words)
    awarded = frozenset(id_ for id_ in booked if any(past.awards.get(id_, {}).get(month, (0, 0))))
    register = premium_figures(past, month.year, month, awarded)
    yield from steps.premium(register, past.books.law.parameters, words)
    for member in members:
        standings = past.members[member.id]
        previous = month_before(standings, month)
        yield from steps.take_backs(member.id, previous, standings[month], words)
