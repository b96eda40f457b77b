"""Hours of a sheet held against the books: whose they are, and what is new (SPEC 11)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.entry import HoursEntry
from socoledger.domain.findings import Phrase, _
from socoledger.domain.hours_import import Differing, HoursPlan, HoursState, PlannedHours
from socoledger.domain.journal import Hours
from socoledger.domain.member import Member
from socoledger.domain.options import OnDifference
from socoledger.domain.period import Month
from socoledger.domain.timesheet import Entered, Trouble
from socoledger.rules.bank.texts import plain_text
from socoledger.rules.recording.ground import Ground

Clean = Callable[[str], str]
"""Takes private data out of a text."""
_WITH_NAME = Phrase(
    _("a real name stands here, and these books go without; write the member's id or pseudonym")
)


class _Known(NamedTuple):
    """Hours of a sheet, whose member is known."""

    entered: Entered
    member: str
    what: str


def plan_hours(
    ground: Ground,
    entries: Sequence[Entered],
    clean: Clean,
    on_difference: OnDifference | None = None,
) -> HoursPlan:
    """What becomes of each hours of a sheet. Those that stand in the journal are known, each once:
    of the same member, day, work and number, or together as many. Other hours of that member, day
    and work are written as `on_difference` says, and without that they are in `differing`.
    """
    books = ground.books
    known, troubles = _with_members(books, entries, clean)
    by_day: dict[tuple[date, str], list[_Known]] = {}
    for one in known:
        by_day.setdefault((one.entered.day, one.member), []).append(one)
    journal: dict[tuple[date, str], list[Hours]] = {}
    for hours in books.journal.hours:
        journal.setdefault((hours.day, hours.member), []).append(hours)
    planned: list[PlannedHours] = []
    differing: list[Differing] = []
    lines: list[HoursEntry] = []
    for key, sheet in sorted(by_day.items(), key=lambda item: item[0]):
        day = _Day(sheet, journal.get(key, []))
        planned += day.known
        if not day.sheet:
            continue
        if ground.is_closed(key[0]):
            troubles += _closed(ground.first_open_month(), day.sheet)
        elif day.differs and on_difference is None:
            differing.append(day.difference())
        elif day.differs and on_difference is OnDifference.CORRECT:
            corrections = [*day.corrections()]
            lines += corrections
            planned += day.planned(HoursState.CORRECTION, corrections)
        else:
            new = [*day.new()]
            lines += new
            planned += day.planned(HoursState.NEW, new)
    order = {one: number for number, one in enumerate(entries)}
    planned.sort(key=lambda one: order[one.entered])
    return HoursPlan(tuple(planned), tuple(lines), tuple(differing), tuple(troubles))


class _Day:
    """The hours of a member on a day: what the sheet and the journal have beyond each other."""

    def __init__(self, sheet: Sequence[_Known], journal: Sequence[Hours]) -> None:
        self.known: list[PlannedHours] = []
        self.sheet: list[_Known] = []
        self._journal = [*journal]
        for one in sheet:
            found = next((each for each in self._journal if _is_same(one, each)), None)
            if found is None:
                self.sheet.append(one)
            else:
                self._journal.remove(found)
                self._is_known(one, found)
        self._leave_out_equal_sums()

    def _leave_out_equal_sums(self) -> None:
        """What the journal has of some work in other pieces, as after a correction, is known."""
        for what in {one.what for one in self.sheet}:
            sheet = [one for one in self.sheet if one.what == what]
            journal = [one for one in self._journal if (one.unit or "") == what]
            if journal and _sum(sheet) == sum(one.hundredths for one in journal):
                for one in sheet:
                    self._is_known(one, journal[0])
                self.sheet = [one for one in self.sheet if one not in sheet]
                self._journal = [one for one in self._journal if one not in journal]

    def _is_known(self, one: _Known, found: Hours) -> None:
        state = HoursState.KNOWN
        self.known.append(PlannedHours(one.entered, one.member, one.what, state, found.place))

    @property
    def _others(self) -> list[Hours]:
        """Hours in the journal that may be those in the sheet: for the same, or where one of both
        does not say what for.
        """
        whats = {one.what for one in self.sheet}
        return [
            each for each in self._journal if "" in whats or not each.unit or each.unit in whats
        ]

    @property
    def differs(self) -> bool:
        """Whether the journal has other hours."""
        return bool(self._others)

    def difference(self) -> Differing:
        """What the sheet and the journal have."""
        others = self._others
        entered = tuple(one.entered for one in self.sheet)
        journal = sum(each.hundredths for each in others)
        return Differing(entered, self.sheet[0].member, _sum(self.sheet), journal, others[0].place)

    def new(self) -> Iterator[HoursEntry]:
        """The hours of the sheet, in its order."""
        for one in self.sheet:
            yield HoursEntry(one.entered.day, one.member, one.entered.hundredths, one.what)

    def corrections(self) -> Iterator[HoursEntry]:
        """What brings the journal to what the sheet has, a line for each work."""
        changes: dict[str, int] = {one.what: 0 for one in self.sheet}
        for one in self.sheet:
            changes[one.what] += one.entered.hundredths
        for each in self._others:
            changes[each.unit or ""] = changes.get(each.unit or "", 0) - each.hundredths
        for what, hundredths in changes.items():
            if hundredths:
                first = self.sheet[0]
                yield HoursEntry(first.entered.day, first.member, hundredths, what)

    def planned(self, state: HoursState, lines: Sequence[HoursEntry]) -> Iterator[PlannedHours]:
        """The hours of the sheet that are written, each with its line; of corrections the one for
        the same work, or else the first.
        """
        left = [*lines]
        for one in self.sheet:
            line = next((line for line in left if line.what == one.what), lines[0])
            if state is HoursState.NEW:
                left.remove(line)
            yield PlannedHours(one.entered, one.member, one.what, state, line=line)


def _sum(sheet: Iterable[_Known]) -> int:
    return sum(one.entered.hundredths for one in sheet)


def _is_same(one: _Known, hours: Hours) -> bool:
    return one.entered.hundredths == hours.hundredths and one.what == (hours.unit or "")


# -- whose hours they are, and for what -----------------------------------------------------------


def _with_members(
    books: Books, entries: Sequence[Entered], clean: Clean
) -> tuple[list[_Known], list[Trouble]]:
    """Entries whose member is known, and troubles with the others, once for each cell."""
    known: list[_Known] = []
    troubles: dict[str, Trouble] = {}
    ids, written_ids = _ids_by_text(books.members), {member.id for member in books.members}
    units = {
        plain_text(text): unit.id for unit in books.coop.units for text in (unit.name, unit.id)
    }
    for one in entries:
        is_id = one.member in written_ids  # as it is written, whoever else has that name
        found = (one.member,) if is_id else ids.get(plain_text(one.member), ())
        if len(found) == 1:
            what = clean(one.what)
            known.append(_Known(one, found[0], units.get(plain_text(what), what)))
        else:
            reason = _no_member(one.member, found, books.members, clean)
            troubles.setdefault(one.member_cell, Trouble(one.member_cell, reason))
    return known, [*troubles.values()]


def _ids_by_text(members: Sequence[Member]) -> dict[str, tuple[str, ...]]:
    """The ids of the members that a text may mean."""
    ids: dict[str, tuple[str, ...]] = {}
    for member in members:
        for text in {plain_text(member.name), member.id}:
            ids[text] = (*ids.get(text, ()), member.id)
    return ids


def _no_member(typed: str, found: Sequence[str], members: Sequence[Member], clean: Clean) -> Phrase:
    """Why a text is no member."""
    if found:
        message = _("several members have this name; write the id: {known}")
        return Phrase(message, known=", ".join(found))
    if clean(typed) != typed:
        return _WITH_NAME
    ids = {text: member.id for member in members for text in (member.id, plain_text(member.name))}
    like = get_close_matches(plain_text(typed), ids, n=1)
    if like:
        message = _("'{id}' is not a member; did you mean {known}?")
        return Phrase(message, id=typed, known=ids[like[0]])
    return Phrase(_("'{name}' is not the id or the name of a member"), name=typed)


# -- closed months --------------------------------------------------------------------------------


def _closed(first: Month, sheet: Iterable[_Known]) -> Iterator[Trouble]:
    """That hours come too late, and what to do; `first` is the first open month. A year of which
    none is open has nowhere to put them.
    """
    for one in sheet:
        month = Month.of(one.entered.day)
        message = _(
            "{month} is closed: give these hours a day in {open}, which is open, or first:"
            " socoledger reopen PERIOD --reason TEXT"
        )
        if month.year != first.year:
            message = _(
                "{month} is closed, and so is its year: these hours cannot be added, unless first:"
                " socoledger reopen PERIOD --reason TEXT"
            )
        yield Trouble(one.entered.cell, Phrase(message, month=str(month), open=str(first)))


# -- the empty sheet ------------------------------------------------------------------------------


def members_of_sheet(books: Books, month: Month) -> dict[str, Member]:
    """The members of a month, by the name that a sheet has them by: their own, or the id where that
    may mean somebody else.
    """
    ids = _ids_by_text(books.members)
    members = (
        member
        for member in books.members
        if member.is_member_between(month.first_day, month.last_day)
    )
    return {
        member.name if ids[plain_text(member.name)] == (member.id,) else member.id: member
        for member in members
    }
