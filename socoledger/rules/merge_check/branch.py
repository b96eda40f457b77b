"""What a branch changed since it left another, and what each change touches."""

from collections.abc import Iterator
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.diff import FactChange
from socoledger.domain.journal import Hours
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month
from socoledger.rules.diff.answer import close_fact, entry_fact, file_fact
from socoledger.rules.diff.bearing import bearing, closed_by_entry, closed_by_file
from socoledger.rules.diff.closes import CloseChange, close_changes
from socoledger.rules.diff.entries import entry_changes
from socoledger.rules.diff.files import FileChange, file_changes, renamed_members
from socoledger.rules.diff.matching import Pair
from socoledger.rules.entry_texts import Entry
from socoledger.rules.tally import Role, Roles, roles_in


class Touched(NamedTuple):
    """What a change touches, by id."""

    months: frozenset[Month] = frozenset()
    """The months of an entry; what is older than the first month counts in that."""
    members: frozenset[str] = frozenset()
    grants: frozenset[str] = frozenset()


class EntryChange(NamedTuple):
    """An entry that a branch added, removed or changed."""

    fact: FactChange
    pair: Pair
    touched: Touched


class RecordChange(NamedTuple):
    """A key of a file that a branch changed."""

    fact: FactChange
    file: FileChange
    touched: Touched


class ClosedPeriod(NamedTuple):
    """A close that a branch made, changed or took back."""

    fact: FactChange
    change: CloseChange

    @property
    def period(self) -> str:
        """Its period, as "2025-03" or "2025"."""
        return self.change.close.period

    @property
    def month(self) -> Month:
        """The last month of its period."""
        return self.change.close.month

    @property
    def text(self) -> str | None:
        """The text of the close as the branch has it; None: it was taken back."""
        return None if self.change.after is None else self.change.close.text


class Branch(NamedTuple):
    """A branch: what it is called, its books, and what changed in them since the base."""

    name: str
    books: Books
    entries: tuple[EntryChange, ...]
    words: tuple[EntryChange, ...]
    """Entries of which only payee, narration and the like changed."""
    records: tuple[RecordChange, ...]
    closes: tuple[ClosedPeriod, ...]

    def has_close(self, period: str, text: str | None) -> bool:
        """Whether the branch has a close with this very text."""
        return any(
            close.period == period and close.text == text for close in self.books.journal.closes
        )

    def closed_beside(self, other: "Branch") -> list[ClosedPeriod]:
        """The closes that it made or changed and the other does not have so, in their order."""
        made = [close for close in self.closes if close.text is not None]
        new = [close for close in made if not other.has_close(close.period, close.text)]
        return sorted(new, key=lambda close: (close.month, len(close.period) == 4))


def branch(name: str, base: Books, books: Books) -> Branch:
    """What a branch changed since its base."""
    renamed = renamed_members(base, books)
    entries = entry_changes(base, books, renamed)
    files = tuple(file_changes(base, books, renamed))
    borne = bearing(base, books) if files else {}
    roles = roles_in(base), roles_in(books)
    return Branch(
        name,
        books,
        tuple(_entry(pair, base, roles) for pair in entries.facts),
        tuple(_entry(pair, base, roles) for pair in entries.words),
        tuple(_record(one, closed_by_file(borne, one)) for one in files),
        tuple(ClosedPeriod(close_fact(one, base), one) for one in close_changes(base, books)),
    )


def _entry(pair: Pair, base: Books, roles: tuple[Roles, Roles]) -> EntryChange:
    present = [(entry, role) for entry, role in zip(pair, roles, strict=True) if entry is not None]
    owners = [owner for entry, role in present for owner in _owners(entry, role)]
    touched = Touched(
        frozenset(max(Month.of(entry.day), base.coop.first_month) for entry, _role in present),
        frozenset(id_ for is_grant, id_ in owners if not is_grant),
        frozenset(id_ for is_grant, id_ in owners if is_grant),
    )
    return EntryChange(entry_fact(pair, closed_by_entry(base, pair)), pair, touched)


def _owners(entry: Entry, roles: Roles) -> Iterator[tuple[bool, str]]:
    """The members and grants of an entry, by id, and whether each is a grant."""
    if isinstance(entry, Hours):
        yield False, entry.member
        return
    for posting in entry.postings:
        for owner, _cents in posting.shares:
            if owner != COLLECTIVE:
                yield False, owner
        role, id_ = roles.of(posting.account)
        if id_:
            yield role is Role.GRANT, id_
        if posting.grant:
            yield True, posting.grant


def _record(one: FileChange, closed: tuple[str, ...]) -> RecordChange:
    of_member = frozenset({one.record} if one.kind == "members" else ())
    of_grant = frozenset({one.record} if one.kind == "grants" else ())
    return RecordChange(file_fact(one, closed), one, Touched(frozenset(), of_member, of_grant))
