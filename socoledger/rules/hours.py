"""How much people work, beside what the agreement says of it: `hours` (SPEC 1 and 7).

Who has several files is one person. The version of the agreement in force on a day counts.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socoledger.domain.agreement import HoursTerms
from socoledger.domain.books import Books
from socoledger.domain.journal import Hours
from socoledger.domain.member import Member
from socoledger.domain.period import Month


class Worker(NamedTuple):
    """A person with all hours that stand under any of their files, in order of date."""

    files: tuple[Member, ...]
    entries: tuple[Hours, ...]

    def by_day(self) -> dict[date, int]:
        """The hundredths of hours of each day that has any."""
        sums: dict[date, int] = {}
        for entry in self.entries:
            sums[entry.day] = sums.get(entry.day, 0) + entry.hundredths
        return sums

    def months_on_one_day(self) -> frozenset[Month]:
        """The months whose hours all stand on the last day: how many they were on a day or in a
        week cannot be told.
        """
        days: dict[Month, set[date]] = {}
        for entry in self.entries:
            days.setdefault(Month.of(entry.day), set()).add(entry.day)
        return frozenset(month for month, used in days.items() if used == {month.last_day})


def workers(books: Books) -> Iterator[Worker]:
    """Each person once, in the order of their first files."""
    by_member: dict[str, list[Hours]] = {}
    for entry in books.journal.hours:
        by_member.setdefault(entry.member, []).append(entry)
    for member in books.members:
        files = books.files_of(member)
        if files[0].id == member.id:
            entries = [entry for file in files for entry in by_member.get(file.id, ())]
            yield Worker(files, tuple(sorted(entries, key=lambda entry: entry.day)))


def terms_on(books: Books, day: date) -> HoursTerms:
    """What the agreement in force on a day says of hours."""
    agreement = books.agreement(Month.of(day))
    return HoursTerms() if agreement is None else agreement.hours
