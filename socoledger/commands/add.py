"""The command `add`: one fact into the journal, by arguments (SPEC 11)."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple, assert_never

from socoledger.commands.confirmed import Consent, require_consent
from socoledger.commands.context import Context, Stopped, misused, refused, words_here
from socoledger.commands.errors import all_findings, open_errors
from socoledger.commands.journal_changes import (
    NOTHING_WRITTEN,
    Prepared,
    prepare_journal,
    write_all,
)
from socoledger.commands.lock import exclusive
from socoledger.commands.new_findings import new_findings, refused_for
from socoledger.commands.opened import readable_books
from socoledger.domain.bank_setup import MONTH_FILE
from socoledger.domain.books import Books
from socoledger.domain.entry import Entry, HoursEntry
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Phrase, Place, Stops, _
from socoledger.domain.options import RecordingFormat
from socoledger.domain.recording import AddAnswer, Fact, Field, Kind
from socoledger.read import books as reading
from socoledger.rules.recording.entry import entry_of
from socoledger.rules.recording.filled import Filled, Said, filled
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.table import TABLE
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.journal_files import opens_text
from socoledger.write.recording import additions_of, entry_text, narration_of
from socoledger.write.recording_questions import kind_name, kind_named
from socoledger.write.words import Words

OPTIONS: Mapping[Field, str] = {
    Field.DAY: "--date",
    Field.AMOUNT: "AMOUNT",
    Field.WHAT: "--what",
    Field.MEMBER: "--member",
    Field.REIMBURSED: "--reimbursed",
    Field.ACCOUNT: "--account",
    Field.AGAINST: "--against",
    Field.SOURCE: "--from",
    Field.TO: "--to",
    Field.PURPOSE: "--purpose",
    Field.APPROVAL: "--approval",
    Field.GRANT: "--grant",
    Field.UNIT: "--unit",
    Field.YEAR: "--for",
    Field.PARTNER: "--with",
    Field.LINK: "--link",
    Field.PAYEE: "--payee",
    Field.TEXT: "TEXT",
}
"""How each field is given on a command line."""


class Recording(NamedTuple):
    """What is going to be written of a fact, and the books with it."""

    entry: Entry | HoursEntry
    opens: tuple[str, ...]
    open_day: date
    prepared: Prepared
    place: Place
    """Where it stands then."""
    warnings: tuple[Finding, ...]
    """What is found with it that is no error."""

    @property
    def text(self) -> str:
        """The lines that come into the journal, but for an include."""
        opened = opens_text(self.opens, self.open_day)
        return f"{opened}\n{entry_text(self.entry)}" if opened else entry_text(self.entry)


def add(
    context: Context,
    kind: Kind,
    said: Said,
    consent: Consent,
    format_: RecordingFormat = RecordingFormat.TEXT,
) -> Answer:
    """`add KIND`: what was said and what the books know, as one transaction or hours. Stops if
    something is missing or wrong, or if the books would have an error that they do not have.
    """
    with nullcontext() if consent.is_dry_run else exclusive(context):
        books, words = readable_books(context)
        ground = ground_of(context, books)
        found = filled(ground, kind, of_kind(kind, said))
        if not found.is_whole:
            raise _unclear(ground, words, found)
        recording = recorded_fact(context, ground, words, found.fact)
        output = require_consent(words, consent, _shown(words, recording))
        if not consent.is_dry_run:
            write_all(words, books, recording.prepared, f"add {kind}")
        messages = _told(words, recording, is_dry_run=consent.is_dry_run)
        match format_:
            case RecordingFormat.JSON:
                is_written = not consent.is_dry_run
                answer = _answer(kind, recording, is_written=is_written)
                output = formats.to_json(as_json(words.concealed(answer)))
            case RecordingFormat.TEXT:
                pass
            case other:
                assert_never(other)
        return Answer(output, tuple(messages))


def kind_said(context: Context, said: str | None) -> Kind:
    """The kind that is meant on a command line; stops if it is none."""
    words = words_here(context)
    kind = None if said is None else kind_named(words, said)
    if kind is None:
        names = dict.fromkeys(text for one in Kind for text in (one.value, kind_name(words, one)))
        message = _("say what happened, KIND is one of: {kinds}")
        raise misused(words, message, kinds=", ".join(names))
    return kind


def fields_said(named: Mapping[str, str | None]) -> dict[Field, str]:
    """What was said on a command line, given by the names of fields; None is what was left out."""
    return {Field(name): text for name, text in named.items() if text is not None}


def of_kind(kind: Kind, said: Said) -> Said:
    """What was said, where the text of hours is what they were for, which may be a unit."""
    if kind is not Kind.HOURS or Field.TEXT not in said or Field.UNIT in said:
        return said
    moved = {Field.TEXT: Field.UNIT}
    return {moved.get(field, field): text for field, text in said.items()}


def ground_of(context: Context, books: Books) -> Ground:
    """What the books know, as far as it can be computed."""
    errors = open_errors(books, all_findings(books))
    has_figures = not any(finding.stops(Stops.FIGURES) for finding in errors)
    return Ground(books, context.today, has_figures=has_figures)


class Draft(NamedTuple):
    """A fact as it would be written, and the books after it, or why they could not be read."""

    entry: Entry | HoursEntry
    opens: tuple[str, ...]
    open_day: date
    prepared: Prepared
    after: Books | tuple[Finding, ...]


def drafted(ground: Ground, words: Words, fact: Fact) -> Draft:
    """What would be written of a fact; stops if its file cannot be changed. Raises OSError."""
    books = ground.books
    fact = replace(fact, text=narration_of(fact, Words(books.coop.language)))
    entry = entry_of(ground, fact)
    opens = _opens(books, entry)
    open_day = min(entry.day, books.coop.first_month.first_day)
    pattern = MONTH_FILE if books.bank is None else books.bank.journal
    additions = partial(additions_of, [entry], opens, open_day)
    prepared = prepare_journal(words, books, pattern, additions)
    after = reading.read(books.root, *prepared.drafts)
    return Draft(entry, opens, open_day, prepared, after)


def recorded_fact(context: Context, ground: Ground, words: Words, fact: Fact) -> Recording:
    """What is going to be written. Stops if its month is closed, or if the books would have an
    error that they do not have now.
    """
    closed = closed_reason(ground, fact)
    if closed is not None:
        raise refused(words.phrase(closed), words(NOTHING_WRITTEN))
    entry, opens, open_day, prepared, after = drafted(ground, words, fact)
    found = new_findings(ground.books, after, context.today)
    errors = [finding for finding in found if finding.is_error]
    if errors or not isinstance(after, Books):
        raise refused_for(words, errors)
    warnings = tuple(finding for finding in found if finding.is_warning)
    place = _place(after, entry, prepared)
    return Recording(entry, opens, open_day, prepared, place, warnings)


def _place(after: Books, entry: Entry | HoursEntry, prepared: Prepared) -> Place:
    """Where a fact stands in the books as they will be: it is the last of its file that says so."""
    if isinstance(entry, HoursEntry):
        wanted = (entry.day, entry.member, entry.hundredths)
        places = [
            one.place
            for one in after.journal.hours
            if (one.day, one.member, one.hundredths) == wanted
        ]
    else:
        sides = [(posting.account, posting.cents) for posting in entry.postings]
        places = [
            Place(one.file, one.line)
            for one in after.journal.transactions
            if one.day == entry.day
            and [(posting.account, posting.cents) for posting in one.postings] == sides
        ]
    places = [place for place in places if place.file in prepared.changes]
    if not places:
        message = "what is recorded is not in the books as they were planned"
        raise RuntimeError(message)
    return max(places, key=lambda place: place.line)


def _shown(words: Words, recording: Recording) -> str:
    file, line = recording.place
    lines = [f"{file}:{line}", *recording.text.splitlines()]
    return "".join(f"{words.plain(line)}\n" for line in lines)


def _answer(kind: Kind, recording: Recording, *, is_written: bool) -> AddAnswer:
    return AddAnswer(
        kind=kind,
        written=is_written,
        file=recording.place.file,
        line=recording.place.line,
        text=recording.text,
        opened=recording.opens,
    )


def _opens(books: Books, entry: Entry | HoursEntry) -> tuple[str, ...]:
    """The accounts that no file opens yet, in order of name."""
    if isinstance(entry, HoursEntry):
        return ()
    known = {*books.journal.opened, *books.journal.opened_by_plugin}
    return tuple(sorted({posting.account for posting in entry.postings} - known))


def closed_reason(ground: Ground, fact: Fact) -> Phrase | None:
    """Why nothing can be recorded on the day of a fact, None if it can."""
    if fact.day is None or not ground.is_closed(fact.day):
        return None
    message = _(
        "{day} is in a closed month: give a day from {first} on, or reopen first: socoledger"
        " reopen PERIOD --reason TEXT"
    )
    return Phrase(message, day=fact.day, first=ground.first_open_month().first_day)


def _unclear(ground: Ground, words: Words, found: Filled) -> Stopped:
    """The exception for a command line that does not say all, or not well: all of it at once."""
    lines = [*_wrong(words, found)]
    for row in found.missing:
        choices = ", ".join(row.choices(ground, found.fact))
        question = row.question if choices or not row.nothing else row.nothing
        message = _("{option} is missing: {question}")
        line = words(message, option=OPTIONS[row.field], question=words(question))
        lines.append(f"{line} ({words.plain(choices)})" if choices else line)
    return Stopped(Answer(messages=(*lines, words(NOTHING_WRITTEN)), exit=Exit.USAGE))


def _wrong(words: Words, found: Filled) -> Iterator[str]:
    for field, reason in found.wrong.items():
        message = _("{option} cannot be right: {reason}")
        yield words(message, option=OPTIONS[field], reason=reason)
    yield from (no_place(words, found.fact.kind, field) for field in found.absent)


def no_place(words: Words, kind: Kind, field: Field) -> str:
    """That a kind has no place for what was given of a field."""
    message = _("{option} has no place in {kind}")
    return words(message, option=OPTIONS[field], kind=str(kind))


def refuse_strange(words: Words, kind: Kind, said: Said) -> None:
    """Stop if something was said that this kind has not at all."""
    known = {row.field for row in TABLE[kind]}
    lines = [no_place(words, kind, field) for field in said if field not in known]
    if lines:
        raise Stopped(Answer(messages=(*lines, words(NOTHING_WRITTEN)), exit=Exit.USAGE))


def _told(words: Words, recording: Recording, *, is_dry_run: bool) -> Iterator[str]:
    yield from remarks(words, recording)
    if is_dry_run:
        yield words("nothing was written: this is a dry run")
    else:
        yield written_text(words, recording)


def remarks(words: Words, recording: Recording) -> Iterator[str]:
    """What is to be told of something that is no error."""
    if recording.opens:
        message = _("accounts that were not in use before: {accounts}")
        yield words(message, accounts=", ".join(recording.opens))
    yield from map(words.finding_line, recording.warnings)


def written_text(words: Words, recording: Recording) -> str:
    """Which files were written."""
    return words("written: {files}", files=", ".join(sorted(recording.prepared.changes)))
