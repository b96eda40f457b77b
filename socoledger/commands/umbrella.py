"""All books under one umbrella, opened for figures (SPEC 9).

Books are opened and asked in two rounds, see `tasks`. Those of which there are no figures are left
out and told; the others answer, and the exit code says that an answer is not of all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, Stopped, refused, unreadable, words_of
from socoledger.commands.missing import (
    Missing,
    exit_with,
    lines_on,
    note_on,
    require_books,
    sorted_out,
)
from socoledger.commands.opened import OpenBooks, When, open_books
from socoledger.commands.periods import (
    Periods,
    require_month_reached,
    require_year_with_facts,
)
from socoledger.commands.tasks import Work
from socoledger.commands.workers import workers
from socoledger.domain.exits import Exit
from socoledger.domain.findings import Stops, _
from socoledger.domain.period import Month
from socoledger.domain.umbrella import Eliminated
from socoledger.read.files.umbrella import Umbrella, umbrella
from socoledger.rules.checks.umbrella.dealings import dealing_findings
from socoledger.rules.span import Span, combine_spans
from socoledger.rules.umbrella.dealings import Dealings, Side, dealings, eliminated_in, sides_of
from socoledger.rules.umbrella.persons import persons_by_id, persons_in_several
from socoledger.write.words import Words

R = TypeVar("R")


class Outline(NamedTuple):
    """What the other books under the umbrella, and the totals, must know of one of the books."""

    first_month: Month
    reach: Span
    members: tuple[tuple[str, str | None], ...]
    """The id and the person of each."""
    sides: tuple[Side, ...]
    hidden: frozenset[str]
    notes: tuple[str, ...]


class Shared(NamedTuple):
    """What books must know of all under their umbrella."""

    first: Month
    reach: Span
    ids: frozenset[str]
    persons: Mapping[str, frozenset[str]]
    """The persons that members are, by id."""
    in_several: frozenset[str]
    """The persons who have files in several of the books."""

    def given_to(self, opened: OpenBooks) -> OpenBooks:
        """Books that know it."""
        return opened._replace(
            reach=self.reach,
            known=self.ids,
            persons=self.persons,
            first=self.first,
            in_several=self.in_several,
        )


class OpenUmbrella(NamedTuple):
    """What totals need of all books together, but for what each of them answers."""

    words: Words
    periods: Periods
    persons: Mapping[str, frozenset[str]]
    """The persons that members are, by id."""
    dealings: Dealings
    notes: tuple[str, ...]
    missing: tuple[Missing, ...]
    """The books that are in no answer and no total."""

    @property
    def exit(self) -> Exit:
        """How a command ends that answers for these books."""
        return exit_with(self.missing)

    def eliminated(self, period: str | None) -> Eliminated:
        """The amounts that the totals of a period leave out."""
        which, _through = self.periods.period(period)
        return eliminated_in(self.dealings.agreed, which)


def umbrella_root(context: Context, folder: Path) -> Path:
    """The folder of an umbrella, of which umbrella.yaml may be named instead."""
    path = context.folder / folder
    return path.parent if path.is_file() else path


def umbrella_in(context: Context, folder: Path) -> tuple[Path, Umbrella, Words]:
    """The folder, file and words of an umbrella; stops if umbrella.yaml cannot be read."""
    root = umbrella_root(context, folder)
    umbrella_file = umbrella(root)
    if not isinstance(umbrella_file, Umbrella):
        words = words_of(context)
        if any(finding.stops(Stops.READING) for finding in umbrella_file):
            raise Stopped(unreadable(umbrella_file, words))
        raise refused(*map(words.finding_line, umbrella_file))
    return root, umbrella_file, words_of(context, umbrella_file.language)


def open_umbrella(
    context: Context, folder: Path, when: When
) -> tuple[OpenUmbrella, Mapping[str, OpenBooks]]:
    """Open all books in this process, and keep them; stops if there are no figures of one."""
    alone = context._replace(processes=1)
    return answers_under(alone, folder, when, lambda opened: opened, strict=True)


def answers_under(
    context: Context,
    folder: Path,
    when: When,
    figure: Callable[[OpenBooks], R],
    *,
    strict: bool = False,
) -> tuple[OpenUmbrella, dict[str, R]]:
    """What each of the books answers, by folder. Those of which there are no figures are missing;
    stops if all are, or if `strict` one of them. Raises OSError.
    """
    root, umbrella_file, words = umbrella_in(context, folder)
    if when.at is not None:
        a_day(words, when.at)
    ids = umbrella_file.folders

    def opened(id_: str) -> tuple[OpenBooks, Outline]:
        book_context = context._replace(books=root / id_, language=words.language)
        found = open_books(book_context, when._replace(beyond=True, month=None, folder=id_))
        return found, _outline(id_, found)

    work = Work(opened, lambda found, shared: figure(shared.given_to(found)), _entries)
    with workers(work, len(ids), context.processes) as crew:
        with context.counting(words("reading the books"), len(ids)) as tick:
            outlines, missing = sorted_out(crew.open(ids, tick), words)
        while True:
            require_books(outlines, missing, strict=strict)
            shared = _shared_by(outlines.values())
            _require_day(words, shared, when)
            with context.counting(words("making the figures"), len(outlines)) as tick:
                answers, lost = sorted_out(crew.answer([*outlines], shared, tick), words)
            if not lost:
                break
            missing += lost  # what the others were told no longer holds
            outlines = {id_: one for id_, one in outlines.items() if id_ in answers}
    missing.sort(key=lambda book: ids.index(book.id))
    return _together(words, when, outlines, shared, missing), answers


def _entries(opened: OpenBooks) -> int:
    """How many entries the journal of books has."""
    return len(opened.books.journal.transactions) + len(opened.books.journal.hours)


def _outline(id_: str, opened: OpenBooks) -> Outline:
    books = opened.books
    return Outline(
        first_month=books.coop.first_month,
        reach=opened.reach,
        members=tuple((member.id, member.person) for member in books.members),
        sides=tuple(sides_of(id_, books)),
        hidden=books.hidden,
        notes=opened.notes,
    )


def _shared_by(outlines: Iterable[Outline]) -> Shared:
    """What at least one of the books says of all."""
    of_all = [*outlines]
    members = [member for one in of_all for member in one.members]
    persons = ({person for _id, person in one.members if person} for one in of_all)
    return Shared(
        first=min(one.first_month for one in of_all),
        reach=combine_spans(one.reach for one in of_all),
        ids=frozenset(id_ for id_, _person in members),
        persons=persons_by_id(members),
        in_several=persons_in_several(persons),
    )


def _require_day(words: Words, shared: Shared, when: When) -> None:
    """Stop if the day asked for is not one of these books."""
    if when.at is not None:
        require_year_with_facts(words, shared.reach, a_day(words, when.at))
        require_month_reached(words, shared.reach, shared.first, when.month)


def _together(
    words: Words,
    when: When,
    outlines: Mapping[str, Outline],
    shared: Shared,
    missing: Sequence[Missing],
) -> OpenUmbrella:
    """All books that answer, with what is to be told of them and of those that do not."""
    hidden = frozenset[str]().union(*(one.hidden for one in outlines.values()))
    words = Words(words.language, hidden)
    notes = [*lines_on(missing, words)]
    notes += [f"{id_}: {note}" for id_, one in outlines.items() for note in one.notes]
    all_dealings = dealings(
        {id_: one.sides for id_, one in outlines.items()}, {book.id for book in missing}
    )
    if differing_findings := [*dealing_findings(all_dealings, outlines)]:
        note = _(
            "note: transactions between books that do not match: {count}; see:"
            " socoledger check --umbrella DIR"
        )
        notes.append(words(note, count=len(differing_findings)))
    notes += note_on(missing, len(outlines), words)
    return OpenUmbrella(
        words=words,
        periods=Periods(
            words, shared.reach, shared.first, None if when.at is None else a_day(words, when.at)
        ),
        persons=shared.persons,
        dealings=all_dealings,
        notes=tuple(notes),
        missing=tuple(missing),
    )
