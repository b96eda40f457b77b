"""ING: both tables, and MT940 of before and after 2014."""

from tests.support.bank_statements import content, heads, lines, refusal

AS_CSV = [
    "5: 2025-03-01 -9.95 | Kosten Zakelijke Rekening | Kosten februari",
    "4: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2025-03",
    (
        "3: 2025-03-31 2000.00 | Gemeente Voorbeeldstad | NL86INGB0002445588 | "
        "Subsidie begeleiding, eerste deel | 2025/0114"
    ),
    (
        "2: 2025-03-31 -12.50 | Bouwmarkt De Hoek | "
        "Pasvolgnr: 001 30-03-2025 14:02 Transactie: A1B2C3 Term: XY1234"
    ),
]


def test_the_later_table_has_balances_and_goes_backwards() -> None:
    assert heads("csv_ing_new.csv") == [
        "ING CSV NL20INGB0001234567 EUR -: 2025-03-01 0.00 to 2025-03-31 3227.55"
    ]
    assert lines("csv_ing_new.csv") == AS_CSV


def test_the_older_table_has_none() -> None:
    assert heads("csv_ing_old.csv") == [
        "ING CSV NL20INGB0001234567 EUR -: 2018-03-01 - to 2018-03-30 -"
    ]
    assert lines("csv_ing_old.csv") == [
        "4: 2018-03-01 -9.95 | Kosten Zakelijk | Kosten februari",
        (
            "3: 2018-03-29 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2018-03 | "
            "WN-2018-77"
        ),
        (
            "2: 2018-03-30 -12.50 | BOUWMARKT DE HOEK | "
            "Pasvolgnr:001 30-03-2018 14:02 Transactie:A1B2C3 Term:XY1234"
        ),
    ]


def test_its_heads_may_be_english() -> None:
    assert lines("csv_ing_english.csv") == [
        "3: 2025-03-01 -9.95 | Monthly fee | Fee February",
        "2: 2025-03-03 1250.00 | Café Zoë | NL02ABNA0123456789 | Invoice 2025-03 | CZ 12",
    ]


def test_mt940_has_the_reference_of_the_bank_and_tags() -> None:
    assert heads("mt940_ing_sepa.940") == [
        "ING MT940 NL20INGB0001234567 EUR 00063: 2025-03-31 1240.05 to 2025-03-31 3106.55"
    ]
    assert lines("mt940_ing_sepa.940") == [
        (
            "8: 2025-03-31 2000.00 | Gemeente Voorbeeldstad | NL86INGB0002445588 | "
            "Subsidie begeleiding, eerste deel | 00000000001005 | 2025-0114"
        ),
        (
            "12: 2025-03-31 -121.00 | Energie Noord B.V. | NL02ABNA0123456789 | 9001123456789012 | "
            "00000000001006 | EV123REP1231456T1234"
        ),
        (
            "17: 2025-03-31 -12.50 | Betaalautomaat 31-03-2025 14:02 pas 001 Bouwmarkt De Hoek | "
            "00000000001007"
        ),
    ]


def test_mt940_of_before_2014_begins_with_a_number() -> None:
    assert heads("mt940_ing.sta") == [
        "ING MT940 NL20INGB0001234567 EUR 000: 2010-07-22 0.00 to 2010-07-23 3.47"
    ]
    first, _, third, *_ = lines("mt940_ing.sta")
    assert first == (
        "8: 2010-07-22 -25.03 | RC AFREKENING BETALINGSVERKEER BETREFT REKENING 4715589 "
        "PERIODE: 01-10-2010 / 31-12-2010 ING Bank N.V. tarifering ING"
    )
    assert third == (
        "14: 2010-07-22 -1.11 | 0111111111 | ING iDEAL KN: TMG TANGO TRANSACTIENR "
        "0050000534527978 10-06-2010 15:32 TMG TANGO ING Bank inzake GPKyoto"
    )


def test_its_list_of_balances_is_told_from_its_statement() -> None:
    balances = b'"Datum";"Rekening";"Saldo"\n"20250331";"NL20INGB0001234567";"12,50"\n'
    assert refusal(balances) == (
        "this looks like a list of balances, without what came in and went out; download from ING "
        "what came in and went out (af en bij) as CAMT.053, MT940 or CSV"
    )


def test_a_direction_that_is_none_is_refused() -> None:
    changed = content("csv_ing_old.csv").replace(b'"Bij"', b'"By"')
    assert refusal(changed).startswith("line 3 has no amount in euros and cents")
