"""All books under one umbrella, opened for figures (SPEC 9)."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, Stopped, refused, unreadable, words_of
from socoledger.commands.opened import (
    OpenBooks,
    When,
    open_books,
    require_month_reached,
    require_year_with_facts,
)
from socoledger.domain.findings import Stops, _
from socoledger.domain.umbrella import Eliminated
from socoledger.read.files.umbrella import Umbrella, umbrella
from socoledger.rules.checks.umbrella.dealings import dealing_findings
from socoledger.rules.span import combine_spans
from socoledger.rules.umbrella.dealings import Dealings, dealings, eliminated_in
from socoledger.rules.umbrella.persons import persons_by_id
from socoledger.write.words import Words


class OpenUmbrella(NamedTuple):
    """All books by folder; the span of each is that of all together."""

    opened: Mapping[str, OpenBooks]
    words: Words
    dealings: Dealings
    notes: tuple[str, ...]

    def earliest(self) -> OpenBooks:
        """The books with the earliest first month."""
        return min(self.opened.values(), key=lambda opened: opened.books.coop.first_month)

    def eliminated(self, period: str | None) -> Eliminated:
        """The amounts that the totals of a period leave out."""
        which, _through = self.earliest().period(period)
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


def open_umbrella(context: Context, folder: Path, when: When) -> OpenUmbrella:
    """Open all books for figures; stops if one cannot be opened, with its folder."""
    root, umbrella_file, words = umbrella_in(context, folder)
    all_opened: dict[str, OpenBooks] = {}
    notes: list[str] = []
    for id_ in umbrella_file.folders:
        book_context = context._replace(books=root / id_, language=words.language)
        all_opened[id_] = open_books(
            book_context, when._replace(beyond=True, month=None, folder=id_)
        )
        notes += [f"{id_}: {note}" for note in all_opened[id_].notes]
    reach = combine_spans(opened.reach for opened in all_opened.values())
    first = min(opened.books.coop.first_month for opened in all_opened.values())
    if when.at is not None:
        require_year_with_facts(words, reach, a_day(words, when.at))
        require_month_reached(words, reach, first, when.month)
    members = [member for opened in all_opened.values() for member in opened.books.members]
    ids, persons = frozenset(member.id for member in members), persons_by_id(members)
    widened = {
        id_: opened._replace(reach=reach, known=ids, persons=persons, first=first)
        for id_, opened in all_opened.items()
    }
    all_dealings = dealings({id_: opened.books for id_, opened in all_opened.items()})
    if differing_findings := [*dealing_findings(all_dealings, all_opened)]:
        note = _(
            "note: transactions between books that do not match: {count}; see:"
            " socoledger check --umbrella DIR"
        )
        notes.append(words(note, count=len(differing_findings)))
    hidden = frozenset[str]().union(*(opened.books.hidden for opened in all_opened.values()))
    return OpenUmbrella(widened, Words(words.language, hidden), all_dealings, tuple(notes))
