"""Which lines of a statement the books have already: never twice (SPEC 10).

The bank's own reference is sure, where lines have one. Formats differ in their texts and in their
references, so that otherwise the how-manieth line of a day and amount is the same line.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.bank import BankLine
from socoledger.domain.digest import digest
from socoledger.rules.bank.present import DAYS_APART, Present
from socoledger.rules.bank.recorded import Recorded

_DIGITS_OF_KEY = 16


class Keyed(NamedTuple):
    """A line of an account with its reference, "" if it tells nothing, and the key by day and
    amount.
    """

    iban: str
    line: BankLine
    reference: str
    by_amount: str

    @property
    def key(self) -> str:
        """What it is known by in the books."""
        return self.reference or self.by_amount


def keyed(
    lines: Iterable[BankLine],
    iban: str,
    present: Present,
    earlier: Collection[int],
    is_private: Callable[[str], bool],
) -> list[Keyed]:
    """The lines of a statement with their keys; `earlier` as for `find_known`. A reference that two
    lines have, that another amount or a day far off has in the books, or that may be private is
    none: some banks count them anew in each statement.
    """
    listed = [(line, "".join(line.reference.split())) for line in lines]
    counts = Counter(reference for _, reference in listed)
    numbers = Counter((present[at].day, present[at].cents) for at in earlier)
    found = []
    for line, reference in listed:
        numbers[line.day, line.cents] += 1
        is_unique = counts[reference] == 1 and _may_be(line, reference, present)
        usable = reference if is_unique and not is_private(reference) else ""
        by_amount = key_by_amount(iban, line, numbers[line.day, line.cents])
        found.append(Keyed(iban, line, usable, by_amount))
    return found


def _may_be(line: BankLine, reference: str, present: Present) -> bool:
    """Whether what has a line's reference in the books, if anything, is that line."""
    positions = present.with_key(reference)
    if not positions:
        return True
    other = present[positions[-1]]
    return line.cents == other.cents and abs((line.day - other.day).days) <= DAYS_APART


def key_by_amount(iban: str, line: BankLine, number: int) -> str:
    """The key of the how-manieth line of an account, a day and an amount."""
    return digest(f"{iban} {line.day.isoformat()} {line.cents} {number}")[:_DIGITS_OF_KEY]


def before_it(
    present: Present, first: date, opening_cents: int | None, lines: Sequence[BankLine]
) -> frozenset[int]:
    """The positions of lines that come before a statement on its first day: where its opening
    balance is that with them, and not that of the day before, and where it lacks one of them, as a
    statement of the whole day does not. Balances alone may agree by chance, in books that do not
    have all lines yet.
    """
    on_first = present.on(first)
    positions = [at for at in on_first if present[at].keys]
    there = Counter(present[at].cents for at in positions)
    if there <= Counter(line.cents for line in lines if line.day == first):
        return frozenset()
    until = present.cents_before(first)
    through = until + sum(present[at].cents for at in on_first)
    return frozenset(positions if opening_cents == through != until else ())


def find_known(
    lines: Sequence[Keyed], present: Present, earlier: Container[int] = ()
) -> dict[int, int]:
    """Which lines are present: the position of each in `lines`, with that in `present`, each once.
    `earlier` are the positions in `present` of what comes before the statement.
    """
    found: dict[int, int] = {}
    used: set[int] = set()

    def find(number: int, positions: Iterable[int]) -> None:
        """Take the first of these that no other line is, and that comes not before them all."""
        at = next((at for at in positions if at not in earlier and at not in used), None)
        if at is not None:
            found[number] = at
            used.add(at)

    for number, one in enumerate(lines):
        positions = present.with_key(one.reference)
        find(number, (at for at in positions if present[at].cents == one.line.cents))
    for number, one in enumerate(lines):
        if number not in found:
            positions = present.with_key(one.by_amount)
            find(number, (at for at in positions if not _are_two(one, present[at])))
    for number, one in enumerate(lines):
        if number not in found:
            positions = present.of(one.line.day, one.line.cents)
            find(number, (at for at in positions if _may_be_the_same(one, present[at], present)))
    return found


def _may_be_the_same(one: Keyed, other: Recorded, present: Present) -> bool:
    """Whether what has the day and the amount of a line is a line of the bank, and maybe this."""
    return (
        bool(other.keys)
        and not _are_two(one, other)
        and not _is_of_another_day(one, other, present)
    )


def _is_of_another_day(one: Keyed, other: Recorded, present: Present) -> bool:
    """Whether the key by day and amount of what was written by hand on a line's day says that the
    bank has it on another.
    """
    line, there = one.line, {*other.keys}
    number = sum(1 for _ in present.near(line.day, line.cents)) + 1
    for days in range(-DAYS_APART, DAYS_APART + 1):
        moved = replace(line, day=line.day + timedelta(days))
        keys = {key_by_amount(one.iban, moved, at) for at in range(1, number + 1)}
        if days and keys & there:
            return True
    return False


def _are_two(one: Keyed, other: Recorded) -> bool:
    """Whether references of the same form tell that these are two lines."""
    if not one.reference or one.reference in other.keys:
        return False
    return _form(one.reference) in map(_form, other.keys)


def _form(reference: str) -> str:
    return re.sub("[A-Za-z]", "A", re.sub("[0-9]", "9", reference))


def waits(present: Present, cents: int, day: date) -> bool:
    """Whether a line of an account near a day is still to be sorted out."""
    found = (present[at] for _, at in present.near(day, cents))
    return any(one.keys and one.is_unsorted for one in found)


def find_by_hand(
    lines: Sequence[Keyed],
    known: Container[int],
    present: Present,
    partner_of: Callable[[BankLine], str | None],
) -> dict[int, int]:
    """Which other lines were written by hand, or are the other side of a transfer that is booked:
    of the same amount, at most five days apart; nearest day first, each once. An opening balance is
    no line.

    `partner_of` gives the own bank account that a line is with, "" if it is with none, None if that
    is not known. A transfer goes first to a line that is with its other account; where that one's
    line is in the books, to no line that is with another.
    """
    pairs = []
    for number, one in enumerate(lines):
        if number in known:
            continue
        near = [
            (days, at)
            for days, at in present.near(one.line.day, one.line.cents)
            if not present[at].keys and not present[at].is_opening
        ]
        partner = partner_of(one.line) if any(present[at].partner for _, at in near) else None
        for days, at in near:
            is_sure = partner == present[at].partner != ""
            if is_sure or partner is None or not present[at].is_other_side:
                pairs.append((not is_sure, days, number, at))
    found: dict[int, int] = {}
    used: set[int] = set()
    for *_, number, at in sorted(pairs):
        if number not in found and at not in used:
            found[number] = at
            used.add(at)
    return found
