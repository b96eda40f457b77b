"""Which lines of a statement the books have already: never twice (SPEC 10).

The bank's own reference is sure, where lines have one. Formats differ in their texts and in their
references, so that otherwise the how-manieth line of a day and amount is the same line.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.bank import BankLine
from socoledger.domain.digest import digest
from socoledger.rules.bank.recorded import Recorded

_DAYS_APART = 5
"""How many days a line and what was written of it lie apart at most."""
_DIGITS_OF_KEY = 16


class Keyed(NamedTuple):
    """A line with its reference, "" if it tells nothing, and the key by day and amount."""

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
    present: Sequence[Recorded],
    earlier: Container[int],
    is_private: Callable[[str], bool],
) -> list[Keyed]:
    """The lines of a statement with their keys; `earlier` as for `find_known`. A reference that two
    lines have, that another amount or a day far off has in the books, or that may be private is
    none: some banks count them anew in each statement.
    """
    listed = [(line, "".join(line.reference.split())) for line in lines]
    counts = Counter(reference for _, reference in listed)
    there = {key: one for one in present for key in one.keys}
    numbers = Counter((one.day, one.cents) for at, one in enumerate(present) if at in earlier)
    found = []
    for line, reference in listed:
        numbers[line.day, line.cents] += 1
        is_unique = counts[reference] == 1 and _may_be(line, there.get(reference))
        usable = reference if is_unique and not is_private(reference) else ""
        by_amount = key_by_amount(iban, line, numbers[line.day, line.cents])
        found.append(Keyed(line, usable, by_amount))
    return found


def _may_be(line: BankLine, other: Recorded | None) -> bool:
    """Whether what has a line's reference in the books, if anything, is that line."""
    if other is None:
        return True
    return line.cents == other.cents and abs((line.day - other.day).days) <= _DAYS_APART


def key_by_amount(iban: str, line: BankLine, number: int) -> str:
    """The key of the how-manieth line of an account, a day and an amount."""
    return digest(f"{iban} {line.day.isoformat()} {line.cents} {number}")[:_DIGITS_OF_KEY]


def before_it(
    present: Sequence[Recorded], first: date, opening_cents: int | None, lines: Sequence[BankLine]
) -> frozenset[int]:
    """The positions of lines that come before a statement on its first day: where its opening
    balance is that with them, and not that of the day before, and where it lacks one of them, as a
    statement of the whole day does not. Balances alone may agree by chance, in books that do not
    have all lines yet.
    """
    that_day = [at for at, one in enumerate(present) if one.day == first and one.keys]
    until = sum(one.cents for one in present if one.day < first)
    through = until + sum(one.cents for one in present if one.day == first)
    there = Counter(present[at].cents for at in that_day)
    has_all = there <= Counter(line.cents for line in lines if line.day == first)
    goes_on = opening_cents == through != until and not has_all
    return frozenset(that_day if goes_on else ())


def find_known(
    lines: Sequence[Keyed], present: Sequence[Recorded], earlier: Container[int] = ()
) -> dict[int, int]:
    """Which lines the books have: the position of each in `lines`, with that in `present`, each
    once. `earlier` are the positions in `present` of what comes before the statement.
    """
    found: dict[int, int] = {}
    left = {at for at, one in enumerate(present) if one.keys and at not in earlier}
    by_key = {key: at for at in left for key in present[at].keys}
    for number, one in enumerate(lines):
        at = by_key.get(one.reference)
        if at in left and present[at].cents == one.line.cents:
            found[number] = at
            left.remove(at)
    for number, one in enumerate(lines):
        at = by_key.get(one.by_amount)
        if number not in found and at in left and not _are_two(one, present[at]):
            found[number] = at
            left.remove(at)
    by_amount = defaultdict(list)
    for at in sorted(left):
        by_amount[present[at].day, present[at].cents].append(at)
    for number, one in enumerate(lines):
        if number in found:
            continue
        candidates = by_amount[one.line.day, one.line.cents]
        at = next((at for at in candidates if not _are_two(one, present[at])), None)
        if at is not None:
            found[number] = at
            candidates.remove(at)
    return found


def _are_two(one: Keyed, other: Recorded) -> bool:
    """Whether references of the same form tell that these are two lines."""
    if not one.reference or one.reference in other.keys:
        return False
    return _form(one.reference) in map(_form, other.keys)


def _form(reference: str) -> str:
    return re.sub("[A-Za-z]", "A", re.sub("[0-9]", "9", reference))


def waits(present: Iterable[Recorded], cents: int, day: date) -> bool:
    """Whether a line of an account near a day is still to be sorted out; `present` is what stands
    on the account.
    """
    return any(
        one.keys and one.is_unsorted and one.cents == cents
        for one in present
        if abs((one.day - day).days) <= _DAYS_APART
    )


def find_by_hand(
    lines: Sequence[Keyed],
    known: Iterable[int],
    present: Sequence[Recorded],
    partner_of: Callable[[BankLine], str | None],
) -> dict[int, int]:
    """Which other lines were written by hand, or are the other side of a transfer that is booked:
    of the same amount, at most five days apart; nearest day first, each once. An opening balance is
    no line.

    `partner_of` gives the own bank account that a line is with, "" if it is with none, None if that
    is not known. A transfer goes first to a line that is with its other account; where that one's
    line is in the books, to no line that is with another.
    """
    taken = set(known)
    by_amount = defaultdict(list)
    for at, other in enumerate(present):
        if not other.keys and not other.is_opening:
            by_amount[other.cents].append(at)
    pairs = []
    for number, one in enumerate(lines):
        near = [
            (abs((one.line.day - present[at].day).days), at)
            for at in (by_amount[one.line.cents] if number not in taken else ())
        ]
        near = [(days, at) for days, at in near if days <= _DAYS_APART]
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
