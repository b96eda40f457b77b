"""Edits of random books, each with what `diff` must say of it, by SPEC 2 and 13 alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from tests.oracle import model as second
from tests.oracle.changes import facts_of, with_facts
from tests.oracle.fact_changes import Change, Fact, FactChanger, Way
from tests.oracle.records import Books, Hours, Posting, Transaction, month_of
from tests.oracle.texts import decimal
from tests.support.said import Part, Said, same_sign


class Edit(NamedTuple):
    """Books after an edit, and all that is to be said of it."""

    name: str
    books: Books
    said: tuple[Said, ...]


def said_of_entry(books: Books, old: Fact | None, new: Fact | None) -> Said:
    """What is to be said of an entry of the journal that became another."""
    if old is None or new is None:
        day = (old or new).date  # type: ignore[union-attr]
        return Said("journal", "added" if old is None else "removed", str(day))
    return Said("journal", "changed", str(old.date), parts=frozenset(_parts(books, old, new)))


def _parts(books: Books, old: Fact, new: Fact) -> Iterator[Part]:
    values: list[Part] = [("date", str(old.date), str(new.date))]
    if isinstance(old, Hours) and isinstance(new, Hours):
        values.append(("member", old.member, new.member))
        values.append(("hours", decimal(old.hundredths), decimal(new.hundredths)))
    elif isinstance(old, Transaction) and isinstance(new, Transaction):
        legs = zip(old.postings, new.postings, strict=True)
        for one, other in legs:
            before, after = _said_of_leg(books, old, one), _said_of_leg(books, new, other)
            values += [(key, before[key], after[key]) for key in before]
    yield from same_sign(value for value in values if value[1] != value[2])


def _said_of_leg(books: Books, transaction: Transaction, leg: Posting) -> dict[str, str | None]:
    """The keys of a posting, where each of them means something."""
    meta, own = transaction.meta, leg.meta
    to_municipality = second.is_under(leg.account, books.accounts.municipality)
    year = (own.for_year or meta.for_year) if to_municipality else None
    nobodys = (books.accounts.article31, books.accounts.distribution)
    counts = any(second.is_under(leg.account, root) for root in ("Income", "Expenses"))
    counts = counts and not any(second.is_under(leg.account, root) for root in nobodys)
    granted = second.is_granted(books, transaction, leg)
    return {
        "account": leg.account,
        "amount": decimal(leg.cents),
        "member": _owners(transaction, leg) if counts else None,
        "purpose": own.purpose or meta.purpose,
        "approval": own.approval or meta.approval,
        "for": None if year is None else str(year),
        "grant": second.grant_named(transaction, leg) if granted else None,
    }


def _owners(transaction: Transaction, leg: Posting) -> str:
    shares = second.attributed(transaction, leg)
    if len(shares) == 1:
        return shares[0][0]
    return ", ".join(f"{who} {decimal(cents)}" for who, cents in shares)


# -- one entry ----------------------------------------------------------------------------------

_TRIES = 40
"""How often the dice look for something to change in one way."""


def entry_edits(books: Books, dice: Random) -> Iterator[Edit]:
    """One edit of an entry in every way that these books allow."""
    facts = facts_of(books)
    changer = _EntryChanger(books, facts, month_of(second.last_fact(books)), dice)
    for way in changer.ways():
        change = next((found for found in (way() for _ in range(_TRIES)) if found), None)
        if change is not None:
            yield _edit(way.__name__, books, facts, change)


def _edit(name: str, books: Books, facts: Sequence[Fact], change: Change) -> Edit:
    remaining = list(facts)
    old = None if change.at is None else remaining.pop(change.at)
    said = said_of_entry(books, old, change.new)
    added = () if change.new is None else (change.new,)
    return Edit(name, with_facts(books, [*remaining, *added]), (said,))


@dataclass(frozen=True)
class _EntryChanger(FactChanger):
    """Changes one entry of any month; `last` is that of the last one."""

    def ways(self) -> tuple[Way, ...]:
        return (
            *dict.fromkeys(super().ways()),
            self.approval,
            self.another_account,
            self.hours_day,
            self.hours_of_another,
            self.hours_removed,
        )

    def approval(self) -> Change | None:
        """The gemeente approved of spending after all, by another letter."""
        some = self._some()
        if some is None or not second.is_under(some[1].postings[0].account, self.pots[0]):
            return None
        index, old = some
        first, *rest = old.postings
        first = replace(first, meta=replace(first.meta, approval="Brief 12"))
        return Change(index, replace(old, postings=(first, *rest)))

    def another_account(self) -> Change | None:
        """It was income or a cost of another kind."""
        some = self._some()
        if some is None:
            return None
        index, old = some
        for leg, posting in enumerate(old.postings):
            root = posting.account.partition(":")[0]
            if root in ("Income", "Expenses") and posting.account.count(":") == 1:
                postings = list(old.postings)
                postings[leg] = replace(posting, account=f"{root}:Nieuw")
                return Change(index, replace(old, postings=tuple(postings)))
        return None

    def _some_hours(self) -> tuple[int, Hours] | None:
        found = [
            (index, fact)
            for index, fact in enumerate(self.facts)
            if isinstance(fact, Hours) and fact.hundredths > 0
        ]
        return self.dice.choice(found) if found else None

    def hours_day(self) -> Change | None:
        some = self._some_hours()
        if some is None:
            return None
        index, old = some
        day = old.date.replace(day=self.dice.randint(1, 28))
        return Change(index, replace(old, date=day)) if day != old.date else None

    def hours_of_another(self) -> Change | None:
        some = self._some_hours()
        if some is None:
            return None
        index, old = some
        who = self.dice.choice(self.books.members).id
        return Change(index, replace(old, member=who)) if who != old.member else None

    def hours_removed(self) -> Change | None:
        some = self._some_hours()
        return None if some is None else Change(some[0], None)


# -- several entries ----------------------------------------------------------------------------


def several_edits(books: Books, dice: Random, number: int) -> Edit:
    """So many entries changed at once, each in one way; nothing is said of what they did not do."""
    facts = facts_of(books)
    changer = _EntryChanger(books, facts, month_of(second.last_fact(books)), dice)
    ways = (changer.amount, changer.day, changer.whose, changer.hours, changer.another_account)
    changes: dict[int, Change] = {}
    for _ in range(number * _TRIES):
        change = dice.choice(ways)()
        if change is None or change.at is None or len(changes) == number:
            continue
        if not _is_like_another(facts, change.at, changes):
            changes[change.at] = change
    said = [said_of_entry(books, facts[at], change.new) for at, change in changes.items()]
    new = [changes[at].new if at in changes else fact for at, fact in enumerate(facts)]
    edited = with_facts(books, [fact for fact in new if fact is not None])
    return Edit(f"{len(said)} entries at once", edited, tuple(said))


def _is_like_another(facts: Sequence[Fact], at: int, changed: Iterable[int]) -> bool:
    """Whether an entry could be taken for one that changed: by its words, or a day near it."""
    return any(
        getattr(facts[at], "narration", "") == getattr(facts[other], "narration", "")
        or abs((facts[at].date - facts[other].date).days) < 62
        for other in changed
    )


# -- no fact ------------------------------------------------------------------------------------


def layout_edits(books: Books, dice: Random) -> Iterator[Edit]:
    """What is no fact: how the files are laid out, and in which order."""
    other = replace(books, seed=dice.randrange(1_000_000))
    yield Edit("another layout", other, ())
    shuffled = dice.sample(facts_of(books), len(facts_of(books)))
    yield Edit("another order", with_facts(other, shuffled), ())


def word_edits(books: Books, dice: Random) -> Iterator[Edit]:
    """Another payee, narration or link of one transaction: to be told of closed months alone."""
    at = dice.randrange(len(books.transactions))
    old = books.transactions[at]
    for name, new in (
        ("payee", replace(old, payee="Iemand anders")),
        ("narration", replace(old, narration="Iets anders")),
        ("link", replace(old, links=(*old.links, "nieuw"))),
    ):
        others = (*books.transactions[:at], new, *books.transactions[at + 1 :])
        edited = replace(books, transactions=others)
        said = Said("wording", "changed", str(old.date))
        yield Edit(f"another {name}", edited, (said,))
