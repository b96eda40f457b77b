"""The command `hours FILE`: a sheet of hours into the journal (SPEC 11)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.catalogue.members import HOURS_ABOVE_A_DAY, HOURS_OF_NON_MEMBER
from socoledger.commands.add import ground_of
from socoledger.commands.arguments import a_month
from socoledger.commands.bank_statements import statement_bytes
from socoledger.commands.confirmed import Consent, require_consent
from socoledger.commands.context import Context, Stopped, refused
from socoledger.commands.journal_changes import (
    NOTHING_WRITTEN,
    Prepared,
    prepare_journal,
    shown,
    write_all,
)
from socoledger.commands.lock import exclusive
from socoledger.commands.new_findings import new_findings
from socoledger.commands.opened import readable_books
from socoledger.domain.bank import NoStatement
from socoledger.domain.bank_setup import MONTH_FILE
from socoledger.domain.books import Books
from socoledger.domain.entry import HoursEntry
from socoledger.domain.exits import Answer, Exit, refusal
from socoledger.domain.findings import Finding, Place, _
from socoledger.domain.hours_import import HoursPlan, PlannedHours
from socoledger.domain.options import OnDifference, RecordingFormat
from socoledger.domain.period import Month
from socoledger.domain.timesheet import NoTimesheet, Timesheet, Trouble
from socoledger.read import books as reading
from socoledger.read.names import real_names
from socoledger.read.private_text import PrivateText
from socoledger.read.timesheet import read_timesheet
from socoledger.rules.timesheet import plan_hours
from socoledger.write import formats
from socoledger.write import timesheet as layout
from socoledger.write.as_json import as_json
from socoledger.write.journal_files import Additions, Layout
from socoledger.write.words import Words

_NEVER_WRITTEN = (HOURS_ABOVE_A_DAY, HOURS_OF_NON_MEMBER)
"""Warnings for hours that a sheet does not bring into the books: they are slips there."""
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


class Wishes(NamedTuple):
    """What was asked for, beside the file: the month that its days are in, and what becomes of
    hours of which the journal has others.
    """

    month: str | None = None
    on_difference: OnDifference | None = None


class _Change(NamedTuple):
    """What is going to be written of a sheet, and what is found with it."""

    sheet: Timesheet
    plan: HoursPlan
    entries: Mapping[str, Sequence[HoursEntry]]
    """The hours that come at the end of each file."""
    prepared: Prepared
    found: tuple[Finding, ...]
    is_masked: bool
    """Whether something private was left out of what hours were for."""


def hours(
    context: Context,
    file: Path,
    wishes: Wishes,
    consent: Consent,
    format_: RecordingFormat = RecordingFormat.TEXT,
) -> Answer:
    """`hours FILE`: read, leave out what is known, and write the rest, all or nothing. Stops with
    everything in the sheet that cannot be booked.
    """
    with nullcontext() if consent.is_dry_run else exclusive(context):
        books, words = readable_books(context)
        month = None if wishes.month is None else a_month(words, wishes.month)
        sheet = _read(context, words, file, month)
        change = _planned(context, words, books, sheet, wishes.on_difference)
        wrong = [*_wrong(words, change)]
        if wrong:
            named = (words("{file}: {reason}", file=str(file), reason=reason) for reason in wrong)
            raise refused(*named, words(NOTHING_WRITTEN))
        is_written = bool(change.plan.lines) and not consent.is_dry_run
        text, notes = layout.text(change.plan, sheet, words), [*_notes(words, change)]
        if change.plan.lines:
            text = require_consent(words, consent, text + _lines(words, change, consent, notes))
            notes = [] if consent.is_asked else notes
        if is_written:
            write_all(words, books, change.prepared, "hours")
        match format_:
            case RecordingFormat.JSON:
                rows = [*_placed(change)]
                record = layout.answer(rows, sheet, is_written=is_written)
                text = formats.to_json(as_json(words.concealed(record)))
            case RecordingFormat.TEXT:
                pass
            case other:
                assert_never(other)
        return Answer(text, (*notes, _outcome(words, change, consent)))


def _read(context: Context, words: Words, file: Path, month: Month | None) -> Timesheet:
    """The sheet in a file; stops if there is none, or if it cannot be read."""
    try:
        return read_timesheet(statement_bytes(context.folder / file), month)
    except (NoTimesheet, NoStatement) as error:
        reason: str = error.reason
    except OSError as error:
        reason = refusal(error)
    message = words("{file}: {reason}", file=str(file), reason=reason)
    raise Stopped(Answer(messages=(message, words(NOTHING_WRITTEN)), exit=Exit.UNREADABLE))


def _planned(
    context: Context,
    words: Words,
    books: Books,
    sheet: Timesheet,
    on_difference: OnDifference | None,
) -> _Change:
    """What becomes of the hours of a sheet, and of the books with those that are new."""
    clean = PrivateText(real_names(books.home, books.coop), books.coop.not_bsn).clean
    ground = ground_of(context, books)
    plan = plan_hours(ground, sheet.entries, clean, on_difference)
    pattern = MONTH_FILE if books.bank is None else books.bank.journal
    prepared, entries = Prepared({}), dict[str, Sequence[HoursEntry]]()
    found: tuple[Finding, ...] = ()
    if plan.lines:

        def additions_of(where: Layout) -> Additions:
            entries.update(layout.by_file(plan, where))
            return layout.additions_of(entries)

        prepared = prepare_journal(words, books, pattern, additions_of)
        after = reading.read(books.root, *prepared.drafts)
        found = new_findings(books, after, context.today)
    is_masked = any(clean(one.what) != one.what for one in sheet.entries)
    return _Change(sheet, plan, entries, prepared, found, is_masked)


# -- what is wrong --------------------------------------------------------------------------------


def _wrong(words: Words, change: _Change) -> Iterator[str]:
    """All that keeps a sheet from being booked, in the order of its cells."""
    plan = change.plan
    said = [(one.cell, words.phrase(one.reason)) for one in _troubles(change)]
    said += [(one.entered[0].cell, layout.differing_text(one, words)) for one in plan.differing]
    others = []
    for finding in change.found:
        if finding.is_error or finding.kind in _NEVER_WRITTEN:
            cell = _cell_of(change, finding)
            text = words.finding(finding)
            if cell is None:
                others.append(words.finding_line(finding))
            else:
                said.append((cell, f"{finding.code} {text}"))
    yield from (f"{cell}: {text}" for cell, text in sorted(said, key=lambda one: _order(one[0])))
    yield from others
    if plan.differing:
        yield words(
            "say what is right: --differing correct brings the journal to what the sheet has,"
            " --differing add writes these hours beside those"
        )


def _troubles(change: _Change) -> Iterable[Trouble]:
    return (*change.sheet.troubles, *change.plan.troubles)


def _order(cell: str) -> tuple[int, int, str]:
    """The order of cells in a sheet: by row, then by column."""
    match = _CELL.fullmatch(cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, cell)


def _cell_of(change: _Change, finding: Finding) -> str | None:
    """The cell that a finding is about: by its line in the journal, or by its member and day."""
    written = [(one, place) for one, place in _placed(change) if one.line is not None]
    for one, place in written:
        if place == finding.place:
            return one.entered.cell
    for one, _place in written:
        if (one.member, one.entered.day) == (finding.member, finding.day):
            return one.entered.cell
    return None


# -- what is told ---------------------------------------------------------------------------------


def _placed(change: _Change) -> Iterator[tuple[PlannedHours, Place]]:
    """The hours of the sheet with their places in the journal as it will be."""
    places = _places(change)
    for one in change.plan.planned:
        if one.place is not None:
            yield one, one.place
        elif one.line is not None:
            of_line = places[one.line]
            yield one, of_line.pop(0) if len(of_line) > 1 else of_line[0]


def _places(change: _Change) -> dict[HoursEntry, list[Place]]:
    """Where each line will stand: together they are the last ones of their files."""
    places: dict[HoursEntry, list[Place]] = {}
    for name, entries in change.entries.items():
        after = change.prepared.changes[name].after or b""
        first = after.count(b"\n") - len(entries) + 1
        for line, entry in enumerate(entries, first):
            places.setdefault(entry, []).append(Place(name, line))
    return places


def _lines(words: Words, change: _Change, consent: Consent, notes: Sequence[str]) -> str:
    """What is shown before it is written: the lines that come into the journal, and to a person
    all that is worth a look.
    """
    if consent.is_given:
        return ""
    asked = notes if consent.is_asked else ()
    return "".join(("\n", shown(words, change.prepared), *(f"{note}\n" for note in asked)))


def _notes(words: Words, change: _Change) -> Iterator[str]:
    """What is worth a look, and stops nothing."""
    members = {one.member for one in change.plan.planned}
    for finding in change.found:
        if finding.is_warning and finding.member in members:
            yield words.finding_line(finding)
    if change.is_masked:
        yield words("a number that may be a BSN, or a name, was left out")
    if change.sheet.others:
        message = _("only the sheet {name} was read; these look like sheets of hours too: {others}")
        yield words(message, name=change.sheet.name, others=", ".join(change.sheet.others))


def _outcome(words: Words, change: _Change, consent: Consent) -> str:
    if consent.is_dry_run:
        return words("nothing was written: this is a dry run")
    if change.plan.lines:
        return words("written: {files}", files=", ".join(sorted(change.prepared.changes)))
    return words(NOTHING_WRITTEN)
