"""A member's story: its amounts are those of the commands that show figures, in every example."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from socoledger.domain.books import Books
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.domain.timeline import Event, EventKind, Turn
from socoledger.read import books as reading
from socoledger.rules.article31 import premium_figures
from socoledger.rules.history import History, history
from socoledger.rules.leaving import spaarpot_additions
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import spaarpot_at
from socoledger.rules.span import span
from socoledger.rules.timeline.told import timeline
from tests.support.asking import TODAY
from tests.support.figure_commands import BOOKS
from tests.support.paths import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("examples_read_once")]


PREMIUM: tuple[EventKind, EventKind] = ("premium_awarded", "premium_paid")
ALLOWANCE: tuple[EventKind, EventKind] = ("allowance_awarded", "allowance_paid")


class Told(NamedTuple):
    """What is told of a member through the end of a month."""

    past: History
    through: Month
    member: Member
    events: tuple[Event, ...]

    def of_year(self, *kinds: EventKind) -> list[Event]:
        """The events of some kinds in the year, up to the end of the month."""
        return [
            event
            for event in self.events
            if event.kind in kinds
            and event.day.year == self.through.year
            and event.day <= self.through.last_day
        ]

    def sum(self, *kinds: EventKind, pending: bool = True) -> int:
        """The cents of these events."""
        return sum(
            event.cents or 0 for event in self.of_year(*kinds) if pending or not event.is_pending
        )


def told(root: Path) -> Iterator[Told]:
    """Every member of books, through the last month of each year."""
    books = reading.read(root)
    assert isinstance(books, Books)
    reach = span(books.journal, TODAY)
    for year in reach.years:
        through = reach.through(year)
        if through is None or through < books.coop.first_month:
            continue
        past = history(books, through, through.last_day)
        for member in books.members:
            yield Told(past, through, member, timeline(past, [member]))


@pytest.mark.parametrize("root", BOOKS, ids=lambda root: str(root.relative_to(EXAMPLES)))
def test_amounts_are_those_of_the_commands(root: Path) -> None:
    for one in told(root):
        spaarpot_is_that_of_its_command(one)
        results_are_those_of_their_command(one)
        awards_are_those_of_their_command(one)
        assert [(event.day, event.turn) for event in one.events] == sorted(
            (event.day, event.turn) for event in one.events
        )


def spaarpot_is_that_of_its_command(one: Told) -> None:
    end = one.through.last_day
    pot = next(pot for pot in spaarpot_at(one.past, end) if pot.id == one.member.id)
    assert one.sum("spaarpot", pending=False) == pot.additions_cents
    assert one.sum("spent", pending=False) == -pot.withdrawals_cents
    assert one.sum("settled", pending=False) == -pot.leaving_cents
    balances = [event.balance_cents for event in one.events if event.balance_cents is not None]
    assert (balances[-1] if balances else 0) == pot.balance_cents
    additions = spaarpot_additions(one.past.members[one.member.id])
    shown = {event.period: event.spaarpot_cents for event in one.events if event.kind == "result"}
    assert {str(month): cents for month, cents in additions.items() if cents} == {
        period: cents for period, cents in shown.items() if cents
    }


def results_are_those_of_their_command(one: Told) -> None:
    year = one.through.year
    figures = result_figures(one.past, year, one.through)
    member = next(figures for figures in figures.members if figures.id == one.member.id)
    assert one.sum("result") == member.result_cents
    by_month = {event.period: event.cents for event in one.of_year("result")}
    first = max(Month(year, 1), one.past.books.coop.first_month)
    for month in months(first, one.through):
        of_month = result_figures(one.past, month, month)
        result = next(each for each in of_month.members if each.id == one.member.id)
        assert by_month.get(str(month), 0) == result.result_cents
    if member.reimbursed_cents is not None:
        assert one.sum("reimbursed") == member.reimbursed_cents


def awards_are_those_of_their_command(one: Told) -> None:
    figures = premium_figures(
        one.past, one.through.year, one.through, frozenset([one.member.id])
    ).members[0]
    worked = sum(event.hours_hundredths or 0 for event in one.of_year("hours"))
    assert worked == figures.premium.hours_hundredths
    for award, awarded, paid in (
        (figures.premium, *PREMIUM),
        (figures.allowance, *ALLOWANCE),
    ):
        by_hand = [event.cents or 0 for event in one.of_year(awarded) if event.turn is Turn.BY_HAND]
        assert sum(cents for cents in by_hand if cents > 0) == award.other_cents
        assert one.sum(awarded) - sum(by_hand) == award.awarded_cents
        assert one.sum(paid) == award.paid_cents


def test_nothing_later_than_the_day_is_told() -> None:
    books = reading.read(EXAMPLES / "scharrel")
    assert isinstance(books, Books)
    day = date(2025, 6, 15)
    past = history(books, Month.of(day), day)
    assert all(event.day <= day for event in timeline(past, books.members))
