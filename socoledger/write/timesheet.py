"""What `hours FILE` says: what became of the hours of a sheet (SPEC 11)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from socoledger.domain.entry import HoursEntry
from socoledger.domain.findings import Place, _
from socoledger.domain.hours_import import (
    Differing,
    HoursAnswer,
    HoursPlan,
    HoursState,
    PlannedHours,
    SheetHours,
)
from socoledger.domain.period import Month
from socoledger.domain.timesheet import Timesheet
from socoledger.write.journal_files import Additions, Layout, hours_text
from socoledger.write.words import Words

_STATES = {
    HoursState.NEW: _("new: {count}"),
    HoursState.KNOWN: _("known already: {count}"),
    HoursState.CORRECTION: _("corrected: {count}"),
}


def by_file(plan: HoursPlan, layout: Layout) -> dict[str, list[HoursEntry]]:
    """The hours that come into each file of the journal, in their order."""
    files: dict[str, list[HoursEntry]] = {}
    for line in plan.lines:
        files.setdefault(layout.file_of(Month.of(line.day)), []).append(line)
    return files


def additions_of(files: Mapping[str, Sequence[HoursEntry]]) -> Additions:
    """The hours of each file as one block at its end."""
    return Additions({file: ["".join(map(hours_text, lines))] for file, lines in files.items()})


def text(plan: HoursPlan, sheet: Timesheet, words: Words) -> str:
    """The answer as people read it: how many hours became what, and of each member how many there
    are in the sheet, to hold beside it.
    """
    return "".join(f"{line}\n" for line in _lines(plan, sheet, words))


def _lines(plan: HoursPlan, sheet: Timesheet, words: Words) -> Iterator[str]:
    counts = Counter(one.state for one in plan.planned)
    states = ", ".join(
        words(message, count=counts[state]) for state, message in _STATES.items() if counts[state]
    )
    yield words("sheet {name}: {states}", name=sheet.name, states=states) if sheet.name else states
    for member in sorted({one.member for one in plan.planned}):
        of_member = [one.entered.hundredths for one in plan.planned if one.member == member]
        message = _("{member}: {hours_hundredths} hours in the sheet, cells: {count}")
        total, count = sum(of_member), len(of_member)
        yield f"  {words(message, member=member, hours_hundredths=total, count=count)}"


def differing_text(one: Differing, words: Words) -> str:
    """That the journal has other hours, where, and what both have."""
    where = f"{one.place.file}:{one.place.line}"
    return words(
        "{member} has {journal_hundredths} hours on {day} in {where}, and {sheet_hundredths} here",
        member=one.member,
        day=one.entered[0].day,
        where=where,
        journal_hundredths=one.journal_hundredths,
        sheet_hundredths=one.sheet_hundredths,
    )


def answer(
    rows: Sequence[tuple[PlannedHours, Place]], sheet: Timesheet, *, is_written: bool
) -> HoursAnswer:
    """The record of the answer, of hours with their places in the journal."""
    return HoursAnswer(
        written=is_written,
        sheet=sheet.name,
        rows=tuple(
            SheetHours(
                cell=one.entered.cell,
                member=one.member,
                day=one.entered.day,
                hours_hundredths=one.entered.hundredths,
                what=one.what,
                state=one.state.value,
                file=place.file,
                line=place.line,
            )
            for one, place in rows
        ),
    )
