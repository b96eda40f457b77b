"""The command `note`: a warning or a notice that may stay no longer shows (SPEC 7)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from socoledger.catalogue.table import CODES, is_notable
from socoledger.commands.arguments import a_day, a_reason
from socoledger.commands.checked import found_in
from socoledger.commands.context import Context, Stopped, misused, refused
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import readable_books
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Code, Finding, Place, Severity, Stops, _, in_order
from socoledger.domain.noted import Note, Subject, subject_of
from socoledger.read import books as reading
from socoledger.read.head import NOTED
from socoledger.rules.noted import without_noted
from socoledger.storage.files import ChangedMeanwhileError, content_of, rewrite
from socoledger.write.new_books import first_line, schema_path
from socoledger.write.noted import extended, line_of
from socoledger.write.words import Words


class Wishes(NamedTuple):
    """What is to be noted, and why; `day` and `member` None: whatever they are."""

    why: str
    day: str | None = None
    member: str | None = None
    all: bool = False
    """Whether to note all that it may be, where it is not clear which is meant."""


def note(context: Context, code: str, wishes: Wishes) -> Answer:
    """`note CODE`: write into noted.yaml that somebody has looked at a warning or a notice, and
    why it may stay as it is.
    """
    with exclusive(context):
        books, words = readable_books(context)
        row = _row(words, code)
        why = a_reason(words, wishes.why)
        day = None if wishes.day is None else a_day(words, wishes.day)
        _require_member(books, words, wishes.member)
        shown = without_noted(books.notes, found_in(books, context.today).all)
        asked = [
            finding
            for finding in shown
            if finding.kind == row
            and (day is None or finding.day == day)
            and (wishes.member is None or finding.member == wishes.member)
        ]
        if not asked:
            raise _nothing_to_note(books, words, row, shown)
        groups = _by_subject(asked)
        if len(groups) > 1 and not wishes.all:
            raise _unclear(words, groups.values())
        _refuse_what_is_counted(books, words, groups)
        notes = [
            Note(code, why, Place(NOTED, 1), group_day, member, len(group))
            for (code, group_day, member), group in groups.items()
        ]
        return _write(books, words, notes)


# -- what is meant ------------------------------------------------------------------------------


def _row(words: Words, code: str) -> Code:
    """The row of a code that may be noted; stops if there is none, or errors have that code."""
    row = CODES.get(code.upper())
    if row is None:
        raise misused(words, _("there is no code {code}"), code=code)
    if is_notable(row.id):
        return row
    if row.severity is not Severity.ERROR:
        raise refused(words("{code} is about a note itself: correct or remove that", code=row.id))
    message = _("{code} is an error, and only warnings and notices can be noted: solve it")
    if row.is_acceptable:
        message = _(
            "{code} is an error, and only warnings and notices can be noted: solve it, or"
            " accept it when closing: socoledger close PERIOD --accept {code} --reason TEXT"
        )
    raise refused(words(message, code=row.id))


def _require_member(books: Books, words: Words, member: str | None) -> None:
    ids = sorted(file.id for file in books.members)
    if member is not None and member not in ids:
        message = _("'{id}' is not a member; the members are: {known}")
        raise misused(words, message, id=member, known=", ".join(ids))


def _by_subject(findings: Iterable[Finding]) -> dict[Subject, list[Finding]]:
    groups: dict[Subject, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(subject_of(finding), []).append(finding)
    return groups


def _nothing_to_note(books: Books, words: Words, row: Code, shown: Sequence[Finding]) -> Stopped:
    """What to raise if nothing fits: it says what there is of that code, else of others."""
    if any(not finding.stops(Stops.NOTHING) for finding in books.findings):
        message = words("solve the errors first: until then not everything is checked")
        return refused(message, words("nothing was written"))
    of_code = [finding for finding in shown if finding.kind == row]
    others = of_code or [finding for finding in shown if not finding.is_error]
    messages = [words("there is no {code} like this that shows now", code=row.id)]
    if others:
        messages.append(words("what can be noted now:"))
        messages += _commands(words, _by_subject(others).values())
    return refused(*messages, words("nothing was written"))


def _unclear(words: Words, groups: Iterable[Sequence[Finding]]) -> Stopped:
    """What to raise if several fit: it names them all."""
    message = words("it is not clear which is meant; add --day or --member, or --all for all:")
    return refused(message, *_commands(words, groups), words("nothing was written"))


def _commands(words: Words, groups: Iterable[Sequence[Finding]]) -> Iterator[str]:
    """For each group of findings how it is noted, and the finding, or how many there are."""
    for group in groups:
        code, day, member = subject_of(group[0])
        options = [
            *([f"--day {day.isoformat()}"] if day else []),
            *([f"--member {words.plain(member)}"] if member else []),
        ]
        count = f" ({len(group)}x)" if len(group) > 1 else ""
        yield f"  note {' '.join([code, *options])}{count}: {words.finding_line(group[0])}"


def _refuse_what_is_counted(
    books: Books, words: Words, groups: dict[Subject, list[Finding]]
) -> None:
    """Refuse where there is a note already, of fewer than there are now."""
    message = _(
        "{file}:{line}: this note counts {count}, and there are {found} now;"
        " look at all of them, then write there: count: {found}"
    )
    lines = [
        words(
            message,
            file=note.place.file,
            line=str(note.place.line),
            count=note.count,
            found=len(groups[note.subject]),
        )
        for note in books.notes
        if note.subject in groups
    ]
    if lines:
        raise refused(*lines, words("nothing was written"))


# -- the file -----------------------------------------------------------------------------------


def _write(books: Books, words: Words, notes: Sequence[Note]) -> Answer:
    """Write the notes below those there are, after reading the books as they will be."""
    path, lines = books.root / NOTED, "".join(map(line_of, notes))
    before = content_of(path) if path.exists() else None
    text = _first_line(books) if before is None else before.decode()
    after = extended(text, notes).encode()
    books_after = reading.read(books.root, (NOTED, after))
    findings = books_after.findings if isinstance(books_after, Books) else books_after
    new_errors = [
        finding
        for finding in findings
        if finding.is_error and finding.place is not None and finding.place.file == NOTED
    ]
    if any(finding.stops(Stops.NOTHING) for finding in new_errors):  # as a BSN or a name in it
        raise refused(*map(words.finding_line, in_order(new_errors)), words("nothing was written"))
    if new_errors or not isinstance(books_after, Books) or not _holds(books_after, books, notes):
        message = _("{file} is not a list with a hyphen before each item; add it by hand:")
        raise refused(words(message, file=NOTED), *lines.splitlines(), words("nothing was written"))
    try:
        rewrite(path, before, after)
    except ChangedMeanwhileError:
        message = words("{file} was changed meanwhile; do it again", file=NOTED)
        raise Stopped(
            Answer(messages=(message, words("nothing was written")), exit=Exit.REFUSED)
        ) from None
    message = _("noted in {file}; socoledger check --all still shows it")
    return Answer(lines, (words(message, file=NOTED),))


def _first_line(books: Books) -> str:
    """The line that a new file begins with: where its schema is, if the books have it."""
    path = schema_path(NOTED.removesuffix(".yaml"))
    return first_line(path) if (books.root / path).is_file() else ""


def _holds(after: Books, before: Books, notes: Sequence[Note]) -> bool:
    """Whether the books hold these notes besides those before, and nothing else."""
    read = [(note.subject, note.count, note.why) for note in after.notes]
    wanted = [(note.subject, note.count, note.why) for note in (*before.notes, *notes)]
    return read == wanted
