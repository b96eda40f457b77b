"""Knab: a table below a line with the bank's name, and two kinds of MT940."""

import pytest

from tests.support.bank_statements import content, heads, lines, refusal


def test_the_table_counts_the_day_of_booking() -> None:
    assert heads("csv_knab.csv") == [
        "Knab CSV NL50KNAB0259123456 EUR -: 2025-03-03 - to 2025-04-01 -"
    ]
    assert lines("csv_knab.csv") == [
        (
            "4: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2025-03 | "
            "C5C03PGOLUA3100A"
        ),
        (
            "3: 2025-04-01 -12.50 | Bouwmarkt De Hoek | Bouwmarkt De Hoek Voorbeeldstad | "
            "C5D01PMB0A9R000H"
        ),
    ]


def test_mt940_with_labels_and_with_tags() -> None:
    assert lines("mt940_knab.sta") == [
        (
            "6: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2025-03 | "
            "C5C03PGOLUA3100A"
        ),
        (
            "8: 2025-03-31 -12.50 | Bouwmarkt De Hoek | NL86INGB0002445588 | Schroeven | "
            "C5D01PMB0A9R000H | KN-12"
        ),
    ]


def test_a_table_without_lines_is_told() -> None:
    head = b"".join(content("csv_knab.csv").splitlines(keepends=True)[:2])
    assert refusal(head).startswith("there are no lines in this table")


def test_a_table_of_2026_says_the_direction_in_words_and_leaves_out_zeros() -> None:
    assert lines("csv_knab_words.csv") == [
        (
            "3: 2026-03-16 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2026-03 | "
            "C6C16PGOLUA3100A"
        ),
        (
            "2: 2026-03-17 -6.50 | Uitgever B.V. | NL86INGB0002445588 | Termijn maart | "
            "C6C17PGOLUA3100B"
        ),
    ]


@pytest.mark.parametrize("amount", ["6,505", "1.25", "", ",5", "6.5"])
def test_an_amount_that_could_be_two_is_none(amount: str) -> None:
    changed = content("csv_knab_words.csv").replace(b'"6,5"', f'"{amount}"'.encode())
    assert refusal(changed).startswith("line 2 has no amount in euros and cents")


def test_mt940_may_be_divided_by_number() -> None:
    assert lines("mt940_fields.sta") == [
        (
            "6: 2025-03-03 500.00 | Wijkvereniging Noord | NL02ABNA0123456789 | "
            "Factuur 2025-03 en nog een paar woorden | AUXREF"
        )
    ]
