"""Cents, hours and shares: exact, and strict about what they read (SPEC 1, 3)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socoledger.domain.money import (
    format_hundredths,
    parse_hundredths,
    parse_share,
    round_half_up,
)
from tests.support.properties import steady


def slowly(value: Fraction) -> int:
    """The nearest whole number, by looking at both; of two equally near the one away from zero."""
    below = value.numerator // value.denominator
    near = sorted((abs(value - whole), -abs(whole), whole) for whole in (below, below + 1))
    return near[0][2]


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("0", 0),
        ("1/2", 1),
        ("-1/2", -1),
        ("3/2", 2),
        ("-3/2", -2),
        ("5/2", 3),
        ("49/100", 0),
        ("-49/100", 0),
        ("499999999999/1000000000000", 0),
        ("500000000001/1000000000000", 1),
        ("12345678901234567891/10", 1234567890123456789),
        ("12345678901234567895/10", 1234567890123456790),
        ("7", 7),
        ("-7", -7),
    ],
)
def test_half_goes_away_from_zero(value: str, rounded: int) -> None:
    assert round_half_up(Fraction(value)) == rounded


@steady
@given(st.fractions(max_denominator=200))
def test_rounding_agrees_with_the_definition(value: Fraction) -> None:
    assert round_half_up(value) == slowly(value)
    assert round_half_up(-value) == -round_half_up(value)


@steady
@given(st.integers(-(10**9), 10**9), st.integers(0, 10000))
def test_rounding_agrees_with_decimals(cents: int, share: int) -> None:
    exact = Decimal(cents) * share / 10000
    assert round_half_up(Fraction(cents * share, 10000)) == int(
        exact.quantize(Decimal(1), ROUND_HALF_UP)
    )


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("0", 0),
        ("12", 1200),
        ("12.5", 1250),
        ("12.50", 1250),
        ("-12.50", -1250),
        ("0.01", 1),
        ("-0.01", -1),
        ("-0", 0),
        ("007", 700),
        ("123456789012.99", 12345678901299),
    ],
)
def test_amounts_and_hours_are_read_exactly(text: str, hundredths: int) -> None:
    assert parse_hundredths(text) == hundredths


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "12,50", "1.234,56", "1,234.56", "12.505", "12.", ".5", "+1", "--1", "1e3"),
        *("1_000", "0x10", " 12", "12 ", "12\n", "€ 12", "12 EUR", "1 000", "inf", "nan", "-"),
        *("\u0663", "\uff11\uff12", "12.\uff15", "1234567890123", "½", "12.50.00", "\u221212"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_hundredths(text)


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [(0, "0.00"), (1, "0.01"), (-1, "-0.01"), (100, "1.00"), (-123450, "-1234.50")],
)
def test_they_are_written_with_two_decimals(hundredths: int, text: str) -> None:
    assert format_hundredths(hundredths) == text


@steady
@given(st.integers(-(10**14) + 1, 10**14 - 1))
def test_what_is_written_is_read_again(hundredths: int) -> None:
    assert parse_hundredths(format_hundredths(hundredths)) == hundredths


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("5%", Fraction(5, 100)),
        ("12.5%", Fraction(125, 1000)),
        ("0.125", Fraction(1, 8)),
        ("0%", Fraction(0)),
        ("0", Fraction(0)),
        ("1", Fraction(1)),
        ("100%", Fraction(1)),
        ("1.0", Fraction(1)),
        ("33.3333333333%", Fraction(333333333333, 10**12)),
        ("050%", Fraction(1, 2)),
    ],
)
def test_shares_are_exact(text: str, share: Fraction) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(
    "text",
    [
        *("", "%", "-5%", "5 %", "5%%", "101%", "100.01%", "1.01", "2", "5", ".5", "50,5%", "1e-1"),
        *("1/2", "\uff15%", "5%\n", "+5%", "0.", "12.%", "1000%"),
    ],
)
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_share(text)
