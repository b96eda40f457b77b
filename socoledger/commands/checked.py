"""What `check` finds in the books of one coöperatie, and what became of each finding: accepted by a
close, noted, or neither.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.commands.errors import acceptance_among, all_findings, findings_of_any_day
from socoledger.commands.obstacles import missing_documents, next_close
from socoledger.commands.verify import changed_wording
from socoledger.domain.books import Books
from socoledger.domain.closing import Accepted
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.domain.noted import Note, subject_of
from socoledger.read.logo import logo_of
from socoledger.read.privacy import mask_findings
from socoledger.rules.checks.noted import stale_notes
from socoledger.rules.checks.privacy import names_file_findings
from socoledger.rules.noted import fitting_notes
from socoledger.storage.git import is_ignored


class Checked(NamedTuple):
    """A finding, its acceptance by a close, and the note by which it no longer shows."""

    finding: Finding
    accepted: Accepted | None = None
    note: Note | None = None


class Found(NamedTuple):
    """The findings of `check`, by what they are about."""

    in_books: tuple[Finding, ...]
    """In the files, by reading and by the rules, and on the files there are."""
    of_close: tuple[Finding, ...]
    """For which the next close would be refused, and changes in the wording of closed months."""

    @property
    def all(self) -> tuple[Finding, ...]:
        """All of them, sorted."""
        return in_order((*self.in_books, *self.of_close))


def found_in(books: Books, today: date) -> Found:
    """All findings of the books, notes that no longer fit included."""
    rules = all_findings(books, today)
    in_books = (*rules, *missing_documents(books), *_of_logo(books))
    of_close = _of_next_close(books, findings_of_any_day(books, rules, today))
    names = tuple(_names_file_findings(books))
    stale: Iterable[Finding] = ()
    if all(finding.stops(Stops.NOTHING) for finding in rules):  # else not all rules were asked
        stale = stale_notes(books.notes, in_order((*in_books, *of_close, *names)))
    return Found(
        mask_findings((*in_books, *names, *stale), books.hidden),
        mask_findings(of_close, books.hidden),
    )


def _of_logo(books: Books) -> tuple[Finding, ...]:
    logo = logo_of(books)
    return (logo,) if isinstance(logo, Finding) else ()


def _of_next_close(books: Books, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings for which the next close would be refused, and changes in the wording of closed
    months; `findings` are those of the books on any day.
    """
    obstacles = next_close(books, findings)
    wording_findings = (
        () if obstacles.planner is None else changed_wording(books, obstacles.planner)
    )
    return (*obstacles.all, *wording_findings)


def _names_file_findings(books: Books) -> Iterator[Finding]:
    root, file = books.home, books.coop.names_file
    if books.coop.pseudonyms:
        is_there = file is not None and (root / file).is_file()
        is_safe = is_there and is_ignored(root, str(file)) is not False
        yield from names_file_findings(books.coop, is_safe=is_safe)


def checked(books: Books, findings: Iterable[Finding]) -> list[Checked]:
    """The findings of books with what became of each; `findings` are all that may be noted."""
    return checked_by(books.notes, books.journal.accepted, findings)


def checked_by(
    notes: Sequence[Note], acceptances: Sequence[Accepted], findings: Iterable[Finding]
) -> list[Checked]:
    """As `checked`, by the notes and the acceptances of books; `findings` are all that may be
    noted, or all that is found between these books and others.
    """
    listed = tuple(findings)
    fitting = fitting_notes(notes, listed)
    return [
        Checked(finding, acceptance_among(acceptances, finding), fitting.get(subject_of(finding)))
        for finding in listed
    ]
