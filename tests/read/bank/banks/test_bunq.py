"""bunq: a table without balances, newest first."""

from tests.support.bank_statements import heads, lines


def test_the_table() -> None:
    assert heads("csv_bunq.csv") == [
        "bunq CSV NL33BUNQ2025123456 EUR -: 2025-03-03 - to 2025-03-31 -"
    ]
    assert lines("csv_bunq.csv") == [
        "3: 2025-03-03 1250.00 | Café Zoë | NL02ABNA0123456789 | Factuur 2025-03",
        "2: 2025-03-31 -12.50 | Bouwmarkt De Hoek | Bouwmarkt De Hoek Voorbeeldstad, NL",
    ]


def test_an_older_table_has_one_day_and_points() -> None:
    assert lines("csv_bunq_2019.csv") == [
        "2: 2019-03-02 -1234.56 | Stichting De Loods | NL02ABNA0123456789 | Huur, maart"
    ]
