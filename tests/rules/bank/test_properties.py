"""What holds of all imports: statements made from random books, imported into books without them,
give the balances of those books, in any order, in overlapping pieces, in mixed formats, and twice.
"""

import itertools
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.money import format_hundredths
from tests.support.imports import importing
from tests.support.properties import SEEDS, steady
from tests.support.small_books import booked
from tests.support.statements import Line, Period, camt, ing_csv, mt940

pytestmark = pytest.mark.slow

FIRST = date(2025, 1, 1)
DAYS = 60
OPENING = 1_000_000
FORMATS: tuple[Callable[[Period], bytes], ...] = (camt, mt940, ing_csv)
RULE = "{text: bakker, account: Expenses:Inkoop, member: anna}"


class Bank(NamedTuple):
    """What a bank has of two months, which of it was written by hand, and pieces of it."""

    lines: tuple[Line, ...]
    by_hand: tuple[int, ...]
    pieces: tuple[tuple[int, int, int], ...]
    """The first day, the last day and the format of each, counted from 0."""


def line_of(number: int, day: int, cents: int, name: str) -> Line:
    return Line(FIRST + timedelta(days=day), -cents, name, "Boodschappen", f"REF{number:05}")


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Amounts that are spent alone, so that no two days have the same balance by chance."""
    days = sorted(draw(st.lists(st.integers(0, DAYS - 1), min_size=1, max_size=12)))
    lines = tuple(
        line_of(
            number,
            day,
            draw(st.sampled_from((250, 250, 1000, 4999))),
            draw(st.sampled_from(("Bakker", "Slager"))),
        )
        for number, day in enumerate(days)
    )
    by_hand = draw(st.sets(st.sampled_from(range(len(lines))), max_size=3))
    cuts = draw(st.lists(st.integers(1, DAYS - 2), max_size=3, unique=True))
    bounds = [0, *sorted(cuts), DAYS - 1]
    pieces = [
        (max(0, first - draw(st.integers(0, 9))), last, draw(st.sampled_from(range(3))))
        for first, last in itertools.pairwise(bounds)
    ]
    again = draw(st.lists(st.sampled_from(pieces), max_size=2))
    repeated = [(first, last, draw(st.sampled_from(range(3)))) for first, last, _ in again]
    return Bank(lines, tuple(by_hand), tuple(draw(st.permutations([*pieces, *repeated]))))


def piece(bank: Bank, first: int, last: int) -> Period:
    """What the bank says of some of the days."""
    start, end = (FIRST + timedelta(days=number) for number in (first, last))
    before = sum(line.cents for line in bank.lines if line.day < start)
    lines = [line for line in bank.lines if start <= line.day <= end]
    return Period(lines, OPENING + before, start.isoformat(), end.isoformat())


@settings(steady, max_examples=max(5, SEEDS // 5))
@given(banks())
def test_statements_in_any_order_give_the_balances_of_the_bank(bank: Bank) -> None:
    written = [
        booked(
            (line.day + timedelta(days=number % 3)).isoformat(),
            "Expenses:Inkoop",
            "Assets:Bank",
            format_hundredths(-line.cents),
            member="anna",
        )
        for number, line in ((number, bank.lines[number]) for number in bank.by_hand)
    ]
    with tempfile.TemporaryDirectory() as folder:
        opening = booked("2024-12-01", "Assets:Bank", "Equity:Opening", format_hundredths(OPENING))
        some = importing(Path(folder), opening, *written, rules=[RULE])
        files = [
            FORMATS[format_](piece(bank, first, last))
            for first, last, format_ in bank.pieces
            if format_ != 2 or piece(bank, first, last).lines
        ]
        for file in files:
            answer = some.asked(file)
            assert answer.exit == 0, answer.messages
        balance = OPENING + sum(line.cents for line in bank.lines)
        assert some.balances()["Assets:Bank"] == format_hundredths(balance)
        assert set(some.states(*files)) <= {"known"}
        assert some.balances()["Assets:Bank"] == format_hundredths(balance)
