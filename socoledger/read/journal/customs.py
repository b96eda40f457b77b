"""Custom directives: hours worked, and the heads of closes (SPEC 2, 4)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from socoledger.catalogue.closing import CLOSE_WITHOUT_PERIOD
from socoledger.catalogue.journal import HOURS_MISSPELT, HOURS_UNREADABLE
from socoledger.catalogue.members import HOURS_OF_NON_MEMBER
from socoledger.domain.closing import CLOSE, Close
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import (
    Hours,
)
from socoledger.domain.period import is_period
from socoledger.read.journal.closes import close_of
from socoledger.read.journal.context import JournalContext
from socoledger.read.journal.misspellings import HOURS
from socoledger.read.journal.source import cents_of, decimals_of

_MOST_HOURS = 10**6


class CustomReader:
    """Reads custom directives into `hours` (in hundredths of an hour) and `closes`."""

    def __init__(self, context: JournalContext) -> None:
        self.hours: list[Hours] = []
        self.closes: list[Close] = []
        self._sources, self._members = context.sources, context.members
        self._owners, self._marks = context.owners, context.marks
        self._wording, self._findings = context.wording, context.findings

    def read(self, entry: Any) -> None:
        """Read one custom directive, if it is of hours or heads a close."""
        place = self._sources.place(entry)
        values = [value.value for value in entry.values or ()]
        if entry.type == HOURS:
            self._findings += self._wording.misspelt_keys(entry.meta, place, entry.date)
            self._hours(entry.date, values, entry.meta, place)
        elif entry.type == CLOSE and self._sources.in_closes(place.file):
            if len(values) == 1 and isinstance(values[0], str) and is_period(values[0]):
                source = self._sources.texts.get(place.file)
                text = b"" if source is None else source.content
                self.closes.append(close_of(values[0], place, entry.meta, text))
            else:
                self._findings.append(Finding.of(CLOSE_WITHOUT_PERIOD, place))
        elif self._wording.is_misspelt_hours(entry.type):
            self._findings.append(Finding.of(HOURS_MISSPELT, place, entry.date, kind=entry.type))

    def _hours(self, day: Any, values: list[Any], meta: Mapping[str, Any], place: Place) -> None:
        readable = (
            2 <= len(values) <= 3
            and isinstance(values[0], str)
            and isinstance(values[1], Decimal)
            and all(isinstance(value, str) for value in values[2:])
        )
        hundredths = cents_of(values[1]) if readable and decimals_of(values[1]) <= 2 else None
        if hundredths is None or abs(hundredths) > _MOST_HOURS:
            self._findings.append(Finding.of(HOURS_UNREADABLE, place, day))
            return
        member = self._members.get(values[0])
        if member is None:
            self._findings.append(self._owners.unknown_member(values[0], place, day))
            return
        if not member.is_member(day):
            self._findings.append(
                Finding.of(HOURS_OF_NON_MEMBER, place, day, member.id, member=member.id)
            )
        unit = values[2] if len(values) == 3 else None
        unit = self._marks.unit_of_hours(unit, meta, place, day)
        self.hours.append(Hours(day, member.id, hundredths, unit, place))
