"""What holds of all imports: statements made from random books, imported into books without them,
give the balances of those books, in any order, in overlapping pieces, in mixed formats, and twice.
"""

import itertools
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.money import format_hundredths
from tests.support.imports import importing
from tests.support.properties import SEEDS, steady
from tests.support.statements import IBAN, SAVINGS, Line, Period, camt, ing_csv, mt940

pytestmark = pytest.mark.slow

FIRST = date(2025, 1, 1)
DAYS = 60
OPENING = 1_000_000
FORMATS: tuple[Callable[[Period], bytes], ...] = (camt, mt940, ing_csv)
CSV = 2
ACCOUNTS = {IBAN: "Assets:Bank", SAVINGS: "Assets:Spaarrekening"}
RULE = "{text: bakker, account: Expenses:Inkoop, member: anna}"
TRANSFERS = (
    "{text: naar sparen, account: Assets:Spaarrekening}",
    "{text: van betalen, account: Assets:Bank}",
)


class Piece(NamedTuple):
    """A part of what a bank has of an account: the first and the last day, counted from 0, and the
    format.
    """

    iban: str
    first: int
    last: int
    format: int


class Bank(NamedTuple):
    """What a bank has of two months on two accounts, what was written by hand of it, the files that
    are imported, and the rules.
    """

    lines: Mapping[str, Sequence[Line]]
    by_hand: Sequence[str]
    pieces: Sequence[Piece]
    rules: Sequence[str]
    is_one_command: bool


def day_of(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def ordinary(draw: st.DrawFn, iban: str) -> list[tuple[Line, str]]:
    """Lines of an account in order of day, each with what was written of it by hand, or "": of an
    amount that others have too within two days, of one of its own within five.
    """
    found = []
    for number, day in enumerate(sorted(draw(st.lists(st.integers(0, DAYS - 1), max_size=10)))):
        is_alike = draw(st.booleans())
        cents = draw(st.sampled_from((250, 500))) if is_alike else 7001 + number
        cents *= draw(st.sampled_from((1, -1)))
        parts = (cents - cents // 4, cents // 4) if draw(st.integers(0, 5)) == 0 else ()
        name = draw(st.sampled_from(("Bakker", "Slager")))
        one = Line(day_of(day), cents, name, "Brood", f"{iban[4:6]}{number:04}", parts=parts)
        written = ""
        if draw(st.integers(0, 3)) == 0:
            shift = draw(st.integers(0, 2) if is_alike else st.integers(-5, 5))
            written = by_hand(one.day + timedelta(days=shift), "Equity:Inbreng", iban, cents)
        found.append((one, written))
    return found


def by_hand(day: date, other: str, iban: str, cents: int) -> str:
    """A transaction on a bank account, as somebody wrote it."""
    amount = format_hundredths(cents)
    return f'{day} * "Boeking"\n  {ACCOUNTS[iban]}  {amount} EUR\n  {other}\n'


@st.composite
def transfer(draw: st.DrawFn, number: int) -> tuple[Line, Line, str]:
    """A transfer as each account has it, and what was written of it by hand, or ""."""
    day, later = draw(st.integers(0, DAYS - 3)), draw(st.integers(0, 2))
    cents = draw(st.sampled_from((250, -250, 8001 + number)))
    reference = f"T{number:05}"
    own = Line(day_of(day), -cents, "Coop", "Naar sparen", reference, iban=SAVINGS)
    other = Line(day_of(day + later), cents, "Coop", "Van betalen", reference, iban=IBAN)
    written = ""
    if abs(cents) > 8000 and draw(st.booleans()):
        written = by_hand(own.day, ACCOUNTS[SAVINGS], IBAN, -cents)
    return own, other, written


@st.composite
def pieces(draw: st.DrawFn, iban: str) -> list[Piece]:
    """Files that have all days together, overlap or not, and come twice or not."""
    cuts = draw(st.lists(st.integers(1, DAYS - 2), max_size=3, unique=True))
    bounds = [0, *sorted(cuts), DAYS]
    found = [
        Piece(iban, max(0, first - draw(st.integers(0, 9))), last - 1, draw(st.integers(0, 2)))
        for first, last in itertools.pairwise(bounds)
    ]
    again = draw(st.lists(st.sampled_from(found), max_size=2))
    return found + [one._replace(format=draw(st.integers(0, 2))) for one in again]


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Money in and out, several lines of a day and an amount, transfers, batches."""
    both = {iban: draw(ordinary(iban)) for iban in ACCOUNTS}
    transfers = [draw(transfer(number)) for number in range(draw(st.integers(0, 3)))]
    lines = {iban: [one for one, _ in found] for iban, found in both.items()}
    lines[IBAN] += [own for own, _, _ in transfers]
    lines[SAVINGS] += [other for _, other, _ in transfers]
    written = [text for found in both.values() for _, text in found]
    written += [text for *_, text in transfers]
    return Bank(
        lines={iban: sorted(found, key=lambda one: one.day) for iban, found in lines.items()},
        by_hand=[text for text in written if text],
        pieces=draw(st.permutations([*draw(pieces(IBAN)), *draw(pieces(SAVINGS))])),
        rules=[RULE, *draw(st.sets(st.sampled_from(TRANSFERS)))],
        is_one_command=draw(st.booleans()),
    )


def period(bank: Bank, piece: Piece) -> Period:
    """What the bank says in a piece."""
    start, end = day_of(piece.first), day_of(piece.last)
    before = sum(line.cents for line in bank.lines[piece.iban] if line.day < start)
    lines = [line for line in bank.lines[piece.iban] if start <= line.day <= end]
    return Period(lines, OPENING + before, start.isoformat(), end.isoformat(), piece.iban)


@settings(steady, max_examples=max(5, SEEDS // 3))
@given(banks())
def test_statements_in_any_order_give_the_balances_of_the_bank(bank: Bank) -> None:
    opening = [by_hand(date(2024, 12, 1), "Equity:Opening", iban, OPENING) for iban in ACCOUNTS]
    opened = "2010-01-01 open Equity:Inbreng EUR\n"
    periods = [(piece, period(bank, piece)) for piece in bank.pieces]
    files = [
        FORMATS[piece.format](one) for piece, one in periods if piece.format != CSV or one.lines
    ]
    expected = {
        account: format_hundredths(OPENING + sum(line.cents for line in bank.lines[iban]))
        for iban, account in ACCOUNTS.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        some = importing(Path(folder), opened, *opening, *bank.by_hand, rules=bank.rules)
        for several in [files] if bank.is_one_command else [[file] for file in files]:
            answer = some.asked(*several)
            assert answer.exit == 0, answer.messages
        for _ in range(2):
            balances = some.balances()
            assert {account: balances[account] for account in expected} == expected
            assert set(some.states(*files)) <= {"known"}
