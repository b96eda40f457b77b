"""Knab: a table below a line with the bank's name, and two kinds of MT940."""

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
