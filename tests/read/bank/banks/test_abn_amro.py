"""ABN AMRO: TAB and MT940, which describe a line in the same ways."""

from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, heads, lines

CARD = "BEA, Betaalpas Bouwmarkt De Hoek,PAS123 NR:1234AB 04.03.25/14:02 VOORBEELDSTAD"


def test_tab() -> None:
    assert heads("csv_abnamro.tab") == [
        "ABN AMRO CSV NL20ABNA0517852257 EUR -: 2025-03-03 100.00 to 2025-03-31 632.00"
    ]
    assert lines("csv_abnamro.tab") == [
        (
            "1: 2025-03-03 1250.00 | Wijkvereniging Noord | NL86INGB0002445588 | Factuur 2025-03 | "
            "WN-77"
        ),
        f"2: 2025-03-04 -12.50 | Bouwmarkt De Hoek | {CARD}",
        "3: 2025-03-05 -700.00 | Stichting De Loods | NL49TRIO0390123456 | Huur maart",
        "4: 2025-03-31 -5.50 | BASISPAKKET 5,50",
    ]


def test_mt940() -> None:
    assert heads("mt940_abnamro_sepa.sta") == [
        "ABN AMRO MT940 NL20ABNA0517852257 EUR 06201/1: 2025-03-03 100.00 to 2025-03-05 637.50"
    ]
    assert lines("mt940_abnamro_sepa.sta") == [
        (
            "8: 2025-03-03 1250.00 | Wijkvereniging Noord | NL86INGB0002445588 | "
            "Factuur 2025-03 van maart | WN-77"
        ),
        f"11: 2025-03-04 -12.50 | Bouwmarkt De Hoek | {CARD}",
        (
            "14: 2025-03-05 -700.00 | Stichting De Loods | NL49TRIO0390123456 | Huur maart | "
            "2025-HUUR-3"
        ),
    ]


def test_mt940_of_before_2014_in_two_pages() -> None:
    assert heads("mt940_abnamro.sta") == [
        "ABN AMRO MT940 NL20ABNA0517852257 EUR 19321/1: 2011-05-23 3236.28 to 2011-05-24 876.84",
        "ABN AMRO MT940 NL20ABNA0517852257 EUR 19322/1: 2011-05-24 2876.84 to 2011-05-24 1849.75",
    ]
    found = lines("mt940_abnamro.sta")
    assert found[:2] == [
        (
            "8: 2011-05-24 -9.00 | KPN - DIGITENNE | 428428 | BETALINGSKENM. 000000042188659 "
            "5314606715 BETREFT FACTUUR D.D. 20-05-2011 INCL. 1,44 BTW"
        ),
        (
            "12: 2011-05-23 -11.59 | DIRCKIII FIL2500 KATWIJK | "
            "BEA NR:XXX1234 21.05.11/12.54 DIRCKIII FIL2500 KATWIJK,PAS999"
        ),
    ]
    assert found[-1] == "38: 2011-05-24 -15.00 | MYCOM DEN HAAG | 528939882"


def test_a_quote_in_tab_is_a_letter() -> None:
    whole = content("csv_abnamro.tab").replace(b"BASISPAKKET", b'"BASIS PAKKET')
    assert read_statements(whole)[0].lines[-1].description == '"BASIS PAKKET 5,50'


def test_mt940_with_a_bic_before_the_account_and_a_card_in_a_telephone() -> None:
    assert heads("mt940_abnamro_2026.sta") == [
        "ABN AMRO MT940 NL20ABNA0517852257 EUR 26: 2026-06-22 69.66 to 2026-06-23 62.07"
    ]
    assert lines("mt940_abnamro_2026.sta") == [
        (
            "5: 2026-06-22 -0.90 | BOUWMARKT DE HOEK | BEA, APPLE PAY BOUWMARKT DE HOEK "
            "NR:XY12ZA, 22.06.26/12:40 VOORBEELDSTAD KAARTNUMMER: **1234"
        ),
        (
            "9: 2026-06-23 -6.69 | Winkel van Noord | NL02ABNA0123456789 | Bestelling 12 | "
            "23-06-2026 23:26 0220000000000001"
        ),
    ]
