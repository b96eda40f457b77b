"""What `check` finds in all books under an umbrella: in each, and between them (SPEC 9)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.checked import Checked, checked, checked_by, found_in
from socoledger.commands.context import Context, words_of
from socoledger.commands.missing import Missing, exit_with, sorted_out
from socoledger.commands.opened import in_folder
from socoledger.commands.tasks import Work
from socoledger.commands.workers import Workers, workers
from socoledger.domain.books import Books
from socoledger.domain.closing import Accepted
from socoledger.domain.exits import Exit
from socoledger.domain.findings import Finding, Stops
from socoledger.domain.noted import Note
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.read.files.umbrella import Umbrella
from socoledger.read.privacy import mask_findings
from socoledger.rules.checks.noted import stale_notes_between
from socoledger.rules.checks.umbrella.dealings import dealing_findings
from socoledger.rules.checks.umbrella.persons import person_findings
from socoledger.rules.span import Span, combine_spans, span
from socoledger.rules.umbrella.dealings import Side, dealings, sides_of
from socoledger.rules.umbrella.persons import (
    PersonFile,
    Stretch,
    person_files,
    persons_in_several,
)
from socoledger.write.words import Words


class CheckedUnder(NamedTuple):
    """All findings under an umbrella, sorted, and what is told of books that gave none at all."""

    checked: Sequence[Checked]
    words: Words
    messages: tuple[str, ...] = ()
    exit: Exit = Exit.DONE
    """Not DONE: there are such books."""


class _Outline(NamedTuple):
    """What was found in one of the books, and what the others must know of them."""

    checked: tuple[Checked, ...]
    hidden: frozenset[str] = frozenset()
    compared: "_Compared | None" = None
    """None: they have errors that stop something, so that nothing is found between them and
    others.
    """


class _Compared(NamedTuple):
    """What is compared of books under an umbrella, and the notes and acceptances of errors."""

    first_month: Month
    reach: Span
    persons: frozenset[str]
    sides: tuple[Side, ...]
    notes: tuple[Note, ...]
    accepted: tuple[Accepted, ...]


class _Shared(NamedTuple):
    """The persons who have files in several books, and the months they are judged over."""

    persons: frozenset[str]
    stretch: Stretch


_Files = tuple[PersonFile, ...]


def checked_under(context: Context, root: Path, file: Umbrella) -> CheckedUnder:
    """Check each of the books in the folder of an umbrella, and all against each other. Raises
    OSError.
    """
    words, ids = words_of(context, file.language), file.folders

    def opened(id_: str) -> tuple[tuple[str, Books | None], _Outline]:
        books = reading.read(root / id_, cache=context.cache)
        return (id_, books if isinstance(books, Books) else None), _outline(context, id_, books)

    work = Work(opened, _files_of, _entries)
    with workers(work, len(ids), context.processes) as crew:
        with context.counting(words("reading the books"), len(ids)) as tick:
            outlines, missing = sorted_out(crew.open(ids, tick), words)
        words = Words(words.language, frozenset().union(*(one.hidden for one in outlines.values())))
        all_checked = [single for one in outlines.values() for single in one.checked]
        all_compared = {
            id_: one.compared for id_, one in outlines.items() if one.compared is not None
        }
        # Dealings with books that cannot be read cannot be compared.
        if len(all_compared) == len(ids):
            files, lost = _files(crew, all_compared, words)
            missing += lost
            if not lost:
                all_checked += _between(all_compared, files, words.hidden)
    in_place = sorted(all_checked, key=lambda single: _place_of(single.finding))
    messages = tuple(message for book in missing for message in book.messages)
    return CheckedUnder(in_place, words, messages, exit_with(missing))


def _outline(context: Context, id_: str, books: Books | tuple[Finding, ...]) -> _Outline:
    if not isinstance(books, Books):
        return _Outline(tuple(Checked(in_folder(id_, finding)) for finding in books))
    found = tuple(_in_folder(id_, checked(books, found_in(books, context.today).all)))
    if any(not finding.stops(Stops.NOTHING) for finding in books.findings):
        return _Outline(found, books.hidden)
    compared = _Compared(
        first_month=books.coop.first_month,
        reach=span(books.journal, context.today),
        persons=frozenset(member.person for member in books.members if member.person),
        sides=tuple(sides_of(id_, books)),
        notes=books.notes,
        accepted=tuple(books.journal.accepted),
    )
    return _Outline(found, books.hidden, compared)


def _entries(held: tuple[str, Books | None]) -> int:
    """How many entries the journal of books has."""
    _id, books = held
    return 0 if books is None else len(books.journal.transactions) + len(books.journal.hours)


def _files_of(held: tuple[str, Books | None], shared: _Shared) -> _Files:
    """The files of persons who have others in other books."""
    id_, books = held
    return () if books is None else person_files(id_, books, shared.persons, shared.stretch)


def _files(
    crew: Workers[_Outline, _Files], compared: Mapping[str, _Compared], words: Words
) -> tuple[list[PersonFile], list[Missing]]:
    """The files of persons who have several of them, and the books that could not say."""
    persons = persons_in_several(one.persons for one in compared.values())
    asked = [id_ for id_, one in compared.items() if one.persons & persons]
    last = combine_spans(one.reach for one in compared.values()).last_month
    if last is None or not asked:
        return [], []
    stretch = Stretch(min(one.first_month for one in compared.values()), last)
    answers, lost = sorted_out(crew.answer(asked, _Shared(persons, stretch), _untold), words)
    return [file for files in answers.values() for file in files], lost


def _untold() -> None:
    """Nobody is told: it takes no time."""


def _between(
    compared: Mapping[str, _Compared], files: Sequence[PersonFile], hidden: frozenset[str]
) -> Iterator[Checked]:
    """The findings between books, each with the note of the books that it stands in, and the notes
    that do not fit them.
    """
    sides = {id_: one.sides for id_, one in compared.items()}
    last = combine_spans(one.reach for one in compared.values()).last_month
    of_persons = () if last is None else person_findings(files, last)
    between = mask_findings((*dealing_findings(dealings(sides, ()), sides), *of_persons), hidden)
    found: dict[str, list[Finding]] = {id_: [] for id_ in compared}
    for finding in between:
        found[_folder_of(finding, compared)].append(finding)
    for id_, own in found.items():
        notes = compared[id_].notes
        yield from checked_by(notes, compared[id_].accepted, own)
        yield from _in_folder(id_, map(Checked, stale_notes_between(notes, own)))


def _in_folder(id_: str, all_checked: Iterable[Checked]) -> Iterator[Checked]:
    """Findings of the books in a folder under the umbrella, with their files relative to it."""
    for single in all_checked:
        yield single._replace(finding=in_folder(id_, single.finding))


def _folder_of(finding: Finding, folders: Collection[str]) -> str:
    """The folder that a finding between books stands in."""
    file = "" if finding.place is None else finding.place.file
    return max((folder for folder in folders if file.startswith(f"{folder}/")), key=len)


def _place_of(finding: Finding) -> tuple[str, int, str]:
    file, line = ("", 0) if finding.place is None else finding.place
    return file, line, finding.code
