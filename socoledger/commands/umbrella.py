"""All books under one umbrella, opened together (SPEC 9)."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Context, Stopped, refused, unreadable, words_of
from socoledger.commands.opened import OpenBooks, When, is_reached, is_within, open_books
from socoledger.domain.findings import Stops, _
from socoledger.domain.period import Month
from socoledger.domain.umbrella import Eliminated
from socoledger.read.files.umbrella import Umbrella, umbrella
from socoledger.rules.checks.umbrella.dealings import dealing_findings
from socoledger.rules.span import combine_spans
from socoledger.rules.umbrella.dealings import Dealings, dealings, eliminated_in
from socoledger.write.words import Words


class OpenUmbrella(NamedTuple):
    """All books, opened, by their folder; each reaches as far as they do together."""

    opened: Mapping[str, OpenBooks]
    words: Words
    dealings: Dealings
    notes: tuple[str, ...]

    def widest(self) -> OpenBooks:
        """The books that began first."""
        return min(self.opened.values(), key=lambda one: one.books.coop.first_month)

    def eliminated(self, period: str | None) -> Eliminated:
        """What the totals of a period leave out."""
        which, _through = self.widest().period(period)
        return eliminated_in(self.dealings.agreed, which)


def umbrella_root(context: Context, folder: Path) -> Path:
    """The folder of an umbrella, also where umbrella.yaml itself is named."""
    path = context.folder / folder
    return path.parent if path.is_file() else path


def umbrella_in(context: Context, folder: Path) -> tuple[Path, Umbrella, Words]:
    """Read umbrella.yaml; stops where it cannot be read."""
    root = umbrella_root(context, folder)
    read = umbrella(root)
    if not isinstance(read, Umbrella):
        words = words_of(context)
        if any(one.stops(Stops.READING) for one in read):
            raise Stopped(unreadable(read, words))
        raise refused(*map(words.finding_line, read))
    return root, read, words_of(context, read.language)


def open_umbrella(
    context: Context, folder: Path, at: str | None, month: Month | None = None
) -> OpenUmbrella:
    """Open every book for figures; stops where one of them cannot be, and names it."""
    root, read, words = umbrella_in(context, folder)
    all_opened: dict[str, OpenBooks] = {}
    notes: list[str] = []
    for id_ in read.folders:
        here = context._replace(books=root / id_, language=words.language)
        all_opened[id_] = open_books(here, When(at, beyond=True, folder=id_))
        notes += [f"{id_}: {note}" for note in all_opened[id_].notes]
    reach = combine_spans(opened.reach for opened in all_opened.values())
    first = min(opened.books.coop.first_month for opened in all_opened.values())
    if at is not None:
        is_within(words, reach, a_day(words, at))
        is_reached(words, reach, first, month)
    ids = frozenset(member.id for opened in all_opened.values() for member in opened.books.members)
    widened = {
        id_: opened._replace(reach=reach, known=ids, first=first)
        for id_, opened in all_opened.items()
    }
    found = dealings({id_: opened.books for id_, opened in all_opened.items()})
    if differing := [*dealing_findings(found, all_opened)]:
        note = _(
            "note: transactions between books that do not match: {count}; see:"
            " socoledger check --umbrella DIR"
        )
        notes.append(words(note, count=len(differing)))
    hidden = frozenset[str]().union(*(opened.books.hidden for opened in all_opened.values()))
    return OpenUmbrella(widened, Words(words.language, hidden), found, tuple(notes))
