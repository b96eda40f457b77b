"""The entries of a year that the kascommissie looks up by hand (SPEC 12).

Nobody chooses them: the largest are given, and the rest is drawn by lot. The number that an entry
draws is the digest of the seal of a close and of what the entry books, so that anybody who has the
seal draws the same, and who makes the books cannot know it before they are closed. The words of an
entry, and where it stands, are no part of it: they may change after the close.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.digest import digest
from socoledger.domain.findings import Place
from socoledger.domain.journal import Journal, Transaction
from socoledger.domain.report.audit import Documents, Entry, Group, Picked, Sample
from socoledger.domain.report.basis import SealedClose
from socoledger.rules.tally import Role, Roles, roles_in

SIZE = 25
"""How many entries are looked up in a year that has more."""
_MOST = {Group.RECEIVED: 5, Group.PAID: 5, Group.MEMBERS: 3, Group.SPAARPOT: 3}
"""The most entries of each group; by lot come as many as are still to come."""


class _Drawn(NamedTuple):
    """An entry, with the number that it drew and what it adds to the assets."""

    number: str
    assets_cents: int
    entry: Transaction


def sample(books: Books, year: int, day: date, seal: SealedClose | None) -> Sample:
    """The entries of a year up to and including `day` to look up by hand, at most SIZE of them."""
    entries = entries_of(books.journal, year, day)
    drawn = list(_drawn(books.journal, entries, "" if seal is None else seal.seal))
    left, chosen = drawn, list[Picked]()
    for group, candidates in _groups(roles_in(books)):
        taken = candidates(left)[: _MOST.get(group, SIZE - len(chosen))]
        numbers = {one.number for one in taken}
        left = [one for one in left if one.number not in numbers]
        chosen += _shown(books.journal, group, taken)
    return Sample(seal, len(entries), tuple(chosen))


def entries_of(journal: Journal, year: int, day: date) -> list[Transaction]:
    """What the treasurer booked in a year up to and including `day`, in the order of the journal:
    no close did, and no pad directive.
    """
    return [
        entry
        for entry in journal.transactions
        if entry.day.year == year
        and entry.day <= day
        and entry.close is None
        and not entry.is_padding
    ]


def documents_of(books: Books, year: int, day: date, missing: Sequence[str]) -> Documents:
    """The entries of a year by whether a document is known for them; `missing` are the documents
    that are not there.
    """
    journal, with_document, without = books.journal, 0, list[_Drawn]()
    for entry in entries_of(journal, year, day):
        cents = _on_assets(journal, entry)
        if journal.documents_of(entry):
            with_document += 1
        elif cents:
            without.append(_Drawn("", cents, entry))
    without.sort(key=lambda one: (-abs(one.assets_cents), one.entry.day, one.entry.line))
    listed = tuple(_entry(journal, one) for one in without)
    return Documents(with_document, listed, tuple(missing))


def _shown(journal: Journal, group: Group, drawn: Sequence[_Drawn]) -> Iterator[Picked]:
    """What is shown of entries, by day."""
    for one in sorted(drawn, key=lambda one: (one.entry.day, one.entry.file, one.entry.line)):
        yield Picked(group, _entry(journal, one))


def _entry(journal: Journal, one: _Drawn) -> Entry:
    entry = one.entry
    payee, text = entry.text
    return Entry(
        entry.day,
        payee,
        text,
        one.assets_cents or sum(max(posting.cents, 0) for posting in entry.postings),
        tuple(dict.fromkeys(posting.account for posting in entry.postings)),
        Place(entry.file, entry.line),
        journal.documents_of(entry),
    )


def _on_assets(journal: Journal, entry: Transaction) -> int:
    """What an entry adds to the assets, in cents."""
    return sum(
        posting.cents
        for posting in entry.postings
        if journal.roots.root_of(posting.account) == "assets"
    )


def _drawn(journal: Journal, entries: Sequence[Transaction], seal: str) -> Iterator[_Drawn]:
    """Each entry with its number. Entries that book the same are told apart by counting them."""
    times = Counter[str]()
    for entry in sorted(entries, key=lambda entry: (entry.wording, entry.file, entry.line)):
        booked = sorted(f"{posting.account} {posting.cents}" for posting in entry.postings)
        identity = "\n".join((entry.day.isoformat(), *booked))
        times[identity] += 1
        number = digest(f"{seal}\n{identity}\n{times[identity]}")
        yield _Drawn(number, _on_assets(journal, entry), entry)


_Candidates = Callable[[Sequence[_Drawn]], list[_Drawn]]


def _groups(roles: Roles) -> Iterator[tuple[Group, _Candidates]]:
    """The groups in order, each with who may be in it and who goes first."""

    def largest(sign: int) -> _Candidates:
        def candidates(drawn: Sequence[_Drawn]) -> list[_Drawn]:
            found = [one for one in drawn if sign * one.assets_cents > 0]
            return sorted(found, key=lambda one: (-abs(one.assets_cents), one.number))

        return candidates

    def by_lot(among: Callable[[Transaction], bool]) -> _Candidates:
        return lambda drawn: sorted(one for one in drawn if among(one.entry))

    yield Group.RECEIVED, largest(1)
    yield Group.PAID, largest(-1)
    yield Group.MEMBERS, by_lot(lambda entry: _is_payment(roles, entry))
    yield Group.SPAARPOT, by_lot(lambda entry: _is_spending(roles, entry))
    yield Group.LOT, by_lot(lambda _entry: True)


def _is_payment(roles: Roles, entry: Transaction) -> bool:
    """Whether money was paid to a member under art. 31, or came back."""
    used = {roles.of(posting.account)[0] for posting in entry.postings}
    return Role.ASSETS in used and not used.isdisjoint((Role.PREMIUM, Role.ALLOWANCE))


def _is_spending(roles: Roles, entry: Transaction) -> bool:
    """Whether something was spent out of a spaarpot."""
    return any(
        posting.cents > 0 and roles.of(posting.account)[0] is Role.SPAARPOT
        for posting in entry.postings
    )
