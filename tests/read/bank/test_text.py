"""Amounts and days are exact, texts in one line."""

from datetime import date
from decimal import Decimal

import pytest

from socoledger.read.bank import text


@pytest.mark.parametrize(
    ("said", "cents"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("-0,05", -5),
        ("+3436,04", 343604),
        (" 1.234.567,89 ", 123456789),
        ("1,234.56", 123456),
        ("0,00", 0),
    ],
)
def test_amounts_have_two_decimals_behind_a_comma_or_a_point(said: str, cents: int) -> None:
    assert text.cents(said) == cents


NO_AMOUNTS = ("", "12", "12,5", "12,505", "1.234", "1,234", "1.23,45", "1e3,00", "1_0,00", "--1,00")


@pytest.mark.parametrize("said", [*NO_AMOUNTS, "\u0661,00"])
def test_anything_else_is_no_amount(said: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        text.cents(said)


@pytest.mark.parametrize("said", ["0.005", "1E+20", "NaN", "Infinity"])
def test_a_number_is_a_whole_number_of_cents(said: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        text.whole_cents(Decimal(said))


@pytest.mark.parametrize("said", ["2025-03-01", "20250301", "01-03-2025", "1/3/2025"])
def test_days_are_written_in_four_ways(said: str) -> None:
    assert text.day(said) == date(2025, 3, 1)


@pytest.mark.parametrize(
    "said", ["2025-02-30", "01-03-25", "03-2025", "0001-01-01", "20251301", ""]
)
def test_anything_else_is_no_day(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever date says
        text.day(said)


def test_a_text_is_one_line_without_padding_or_signs_that_cannot_be_seen() -> None:
    assert text.clean("  Zoe\u0308 \r\n\x1b[31m\u202e rood\u00a0\u200b  ") == "Zoë [31m rood"
    assert text.clean("10\u00ad06\u00ad2010") == "10-06-2010"


def test_a_reference_is_added_once() -> None:
    assert text.with_reference("Factuur 12", "5000 1", "12", "NOTPROVIDED") == "Factuur 12 5000 1"


def test_a_line_that_is_full_goes_on_in_the_next() -> None:
    assert text.unfolded(["Wijkver", "eniging", "Noord"], 7) == "WijkverenigingNoord "


def test_accounts_are_ibans_or_dutch_numbers() -> None:
    assert text.account("nl02 abna 0123 4567 89") == "NL02ABNA0123456789"
    assert text.account("52.89.39.882") == "528939882"
    assert text.account("Jansen") == text.account("12345678901") == text.account("0000000000") == ""


def test_the_iban_of_an_old_number_of_an_own_account() -> None:
    """The examples of the banks themselves: ING and ABN AMRO."""
    assert text.own_account("0001234567", "INGB") == "NL20INGB0001234567"
    assert text.own_account("417164300", "ABNA") == "NL91ABNA0417164300"
    assert text.own_account("417164300", "") == "417164300"
    assert text.own_account("BE68539007547034", "ABNA") == "BE68539007547034"
