"""All books under one umbrella, opened together (SPEC 9)."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from socoledger.app.desk import (
    Desk,
    Stopped,
    Surroundings,
    open_desk,
    unreadable,
    words_of,
)
from socoledger.domain.findings import Finding, Place, _
from socoledger.read.umbrella import Umbrella, umbrella
from socoledger.rules.dealings import Dealings, Eliminated, dealings, eliminated_in
from socoledger.rules.span import joined
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


def umbrella_in(around: Surroundings, folder: Path) -> tuple[Path, Umbrella, Words]:
    """Read umbrella.yaml; stops where it cannot be read."""
    root = around.folder / folder
    read = umbrella(root)
    if not isinstance(read, Umbrella):
        raise Stopped(unreadable(read, words_of(around)))
    return root, read, words_of(around, read.language)


def beneath(id_: str, finding: Finding) -> Finding:
    """A finding of one of the books, with its file told from the umbrella's folder."""
    place = finding.place
    return (
        finding
        if place is None
        else finding._replace(place=Place(f"{id_}/{place.file}", place.line))
    )


def open_hall(around: Surroundings, folder: Path, at: str | None) -> Hall:
    """Open every book for figures; stops where one of them cannot be, and names it."""
    root, read, words = umbrella_in(around, folder)
    desks: dict[str, Desk] = {}
    notes: list[str] = []
    for id_ in read.folders:
        here = around._replace(books=root / id_, language=words.language)
        try:
            desk = open_desk(here, at, alone=False)
        except Stopped as stopped:
            messages = tuple(f"{id_}: {message}" for message in stopped.answer.messages)
            raise Stopped(stopped.answer._replace(messages=messages)) from None
        desks[id_] = desk
        notes += [f"{id_}: {note}" for note in desk.notes]
    reach = joined(desk.reach for desk in desks.values())
    ids = frozenset(member.id for desk in desks.values() for member in desk.books.members)
    together = {
        id_: desk._replace(reach=reach, known=ids, together=True) for id_, desk in desks.items()
    }
    found = dealings({id_: desk.books for id_, desk in desks.items()})
    if found.findings:
        note = _("note: dealings that do not agree: {count}; see: socoledger check --umbrella DIR")
        notes.append(words(note, count=len(found.findings)))
    return Hall(together, words, found, tuple(notes))
