"""What stands on one bank account, found by key, by day and by amount.

Each statement asks only for what is near its lines: many small ones take no longer than one large
one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from socoledger.rules.bank.recorded import Recorded

DAYS_APART = 5
"""How many days a line and what was written of it lie apart at most."""


class Present:
    """What stands on a bank account, in order, each known by its position; more may be added."""

    def __init__(self, recorded: Iterable[Recorded] = ()) -> None:
        self._all: list[Recorded] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_day: defaultdict[date, list[int]] = defaultdict(list)
        self._cents_of: defaultdict[date, int] = defaultdict(int)
        self._by_amount: defaultdict[tuple[date, int], list[int]] = defaultdict(list)
        for one in recorded:
            self.add(one)

    def __getitem__(self, at: int) -> Recorded:
        return self._all[at]

    def add(self, one: Recorded) -> None:
        """Put one behind the others."""
        at = len(self._all)
        self._all.append(one)
        self._by_day[one.day].append(at)
        self._cents_of[one.day] += one.cents
        self._by_amount[one.day, one.cents].append(at)
        for key in one.keys:
            self._by_key[key].append(at)

    def give_keys(self, at: int, keys: Sequence[str]) -> None:
        """Say of which line of the bank one is that had no key."""
        self._all[at] = self._all[at]._replace(keys=tuple(keys))
        for key in keys:
            self._by_key[key].append(at)

    def with_key(self, key: str) -> Sequence[int]:
        """The positions of those that have a key."""
        return self._by_key.get(key, ())

    def on(self, day: date) -> Sequence[int]:
        """The positions of those of a day."""
        return self._by_day.get(day, ())

    def of(self, day: date, cents: int) -> Sequence[int]:
        """The positions of those of a day and an amount."""
        return self._by_amount.get((day, cents), ())

    def near(self, day: date, cents: int) -> Iterator[tuple[int, int]]:
        """Those of an amount, at most five days from a day: how many days, and the position."""
        for days in range(-DAYS_APART, DAYS_APART + 1):
            yield from ((abs(days), at) for at in self.of(day + timedelta(days), cents))

    def cents_before(self, day: date) -> int:
        """The sum of all before a day, in cents."""
        return sum(cents for other, cents in self._cents_of.items() if other < day)
