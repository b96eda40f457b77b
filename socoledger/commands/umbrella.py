"""All books under one umbrella, opened together (SPEC 9)."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.arguments import a_day
from socoledger.commands.context import Stopped, Surroundings, refused, unreadable, words_of
from socoledger.commands.opened import Desk, When, is_reached, is_within, open_desk
from socoledger.domain.codes import stops
from socoledger.domain.findings import Stops, _
from socoledger.domain.period import Month
from socoledger.domain.umbrella import Eliminated
from socoledger.read.files.umbrella import Umbrella, umbrella
from socoledger.rules.span import joined
from socoledger.rules.umbrella.dealings import Dealings, dealings, eliminated_in
from socoledger.write.words import Words


class Hall(NamedTuple):
    """The desks of all books by their folder; each reaches as far as they do together."""

    desks: Mapping[str, Desk]
    words: Words
    dealings: Dealings
    notes: tuple[str, ...]

    def widest(self) -> Desk:
        """The desk of the books that began first."""
        return min(self.desks.values(), key=lambda desk: desk.books.coop.first_month)

    def eliminated(self, period: str | None) -> Eliminated:
        """What the totals of a period leave out."""
        which, _through = self.widest().period(period)
        return eliminated_in(self.dealings.agreed, which)


def umbrella_root(around: Surroundings, folder: Path) -> Path:
    """The folder of an umbrella, also where umbrella.yaml itself is named."""
    path = around.folder / folder
    return path.parent if path.is_file() else path


def umbrella_in(around: Surroundings, folder: Path) -> tuple[Path, Umbrella, Words]:
    """Read umbrella.yaml; stops where it cannot be read."""
    root = umbrella_root(around, folder)
    read = umbrella(root)
    if not isinstance(read, Umbrella):
        words = words_of(around)
        if any(stops(one, Stops.READING) for one in read):
            raise Stopped(unreadable(read, words))
        raise refused(*map(words.finding_line, read))
    return root, read, words_of(around, read.language)


def open_hall(
    around: Surroundings, folder: Path, at: str | None, month: Month | None = None
) -> Hall:
    """Open every book for figures; stops where one of them cannot be, and names it."""
    root, read, words = umbrella_in(around, folder)
    desks: dict[str, Desk] = {}
    notes: list[str] = []
    for id_ in read.folders:
        here = around._replace(books=root / id_, language=words.language)
        desks[id_] = open_desk(here, When(at, beyond=True, folder=id_))
        notes += [f"{id_}: {note}" for note in desks[id_].notes]
    reach = joined(desk.reach for desk in desks.values())
    first = min(desk.books.coop.first_month for desk in desks.values())
    if at is not None:
        is_within(words, reach, a_day(words, at))
        is_reached(words, reach, first, month)
    ids = frozenset(member.id for desk in desks.values() for member in desk.books.members)
    together = {
        id_: desk._replace(reach=reach, known=ids, first=first) for id_, desk in desks.items()
    }
    found = dealings({id_: desk.books for id_, desk in desks.items()})
    if found.findings:
        note = _(
            "note: transactions between books that do not match: {count}; see:"
            " socoledger check --umbrella DIR"
        )
        notes.append(words(note, count=len(found.findings)))
    hidden = frozenset[str]().union(*(desk.books.hidden for desk in desks.values()))
    return Hall(together, Words(words.language, hidden), found, tuple(notes))
