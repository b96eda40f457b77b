"""ASN Bank, SNS and RegioBank: a table without heads, and padding in MT940."""

from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, heads, lines, read


def test_the_table_of_asn() -> None:
    assert heads("csv_asn.csv") == [
        "ASN/SNS/RegioBank CSV NL81ASNB9999999999 EUR -: 2025-03-01 100.00 to 2025-03-03 1300.00"
    ]
    assert lines("csv_asn.csv") == [
        "1: 2025-03-01 -1.65 | Kosten gebruik betaalrekening | 2025-03-01/40000001",
        (
            "2: 2025-03-03 1250.00 | wijkvereniging noord | NL02ABNA0123456789 | "
            "Factuur 2025-03 5000123412341234 | 2025-03-03/40000002"
        ),
        (
            "3: 2025-03-03 -48.35 | 't groenrijk | NL86INGB0002445588 | "
            "03-03-2025 14:02 groenrijk, tuincentrum pas 1 | 2025-03-03/40000003"
        ),
    ]


def test_the_table_of_sns_in_an_older_encoding() -> None:
    assert heads("csv_sns.csv") == [
        "ASN/SNS/RegioBank CSV NL46SNSB0123456789 EUR -: 2025-03-03 10.00 to 2025-03-04 1005.50"
    ]
    assert lines("csv_sns.csv") == [
        "1: 2025-03-03 -4.50 | café zoë | NL02ABNA0123456789 | Koffie € 4,50 | 2025-03-03/77",
        "2: 2025-03-04 1000.00 | Storting | 2025-03-04/78",
    ]


def test_mt940_of_a_month_has_a_statement_a_day() -> None:
    days = heads("mt940_asn.940.txt")
    assert len(days) == 31
    assert days[4] == (
        "ASN/SNS/RegioBank MT940 NL81ASNB9999999999 EUR 5/1: 2020-01-05 379.29 to 2020-01-05 577.74"
    )
    assert lines("mt940_asn.940.txt")[:4] == [
        "6: 2020-01-01 -65.00 | hr gjlm paulissen | NL47INGB9999999999 | Betaling sieraden",
        (
            "42: 2020-01-05 1000.00 | paulissen g j l m | NL56ASNB9999999999 | "
            "INTERNE OVERBOEKING VIA MOBIEL"
        ),
        (
            "50: 2020-01-05 -801.55 | international card services | NL08ABNA9999999999 | "
            "000000000000000000000000000000000 0000000000000000 Betaling aan ICS 99999999999 ICS "
            "Referentie: 2020-01-05 19:47 000000000000000"
        ),
        "198: 2020-01-25 -1.65 | Kosten gebruik betaalrekening inclusief 1 betaalpas",
    ]


def test_mt940_of_before_the_iban_is_known_by_its_lines() -> None:
    assert lines("mt940_sns.sta") == [
        "5: 2012-06-08 -20.00 | marechal s | 0987654321 | dit is een test",
        "12: 2012-06-08 -5.00 | marechal s | 0987654321 | dit is test 2",
    ]


def test_a_first_line_without_a_number_of_a_statement() -> None:
    """Its last column is empty, and is one."""
    whole = content("csv_asn.csv").replace(b"betaalrekening',3", b"betaalrekening',")
    assert read_statements(whole) == read("csv_asn.csv")


def test_a_table_may_have_heads_and_a_category() -> None:
    assert heads("csv_asn_heads.csv") == [
        "ASN/SNS/RegioBank CSV NL81ASNB9999999999 EUR -: 2025-03-03 98.35 to 2025-03-04 1346.70"
    ]
    assert lines("csv_asn_heads.csv") == [
        (
            "2: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | "
            "Factuur 2025-03, maart 5000123412341234 | 2025-03-03/40000002"
        ),
        "3: 2025-03-04 -1.65 | Kosten gebruik betaalrekening | 2025-03-04/40000003",
    ]


def test_heads_are_also_without_spaces_and_without_the_category() -> None:
    whole = content("csv_asn_heads.csv")
    renamed = whole.replace(b"bij / af", b"bij/af").replace(
        b"boeking,Valuta,", b"boeking,Valuta boeking,"
    )
    assert read_statements(renamed) == read("csv_asn_heads.csv")
    rows = [row.rpartition(b",")[0] for row in whole.splitlines()]
    assert read_statements(b"\n".join(rows)) == read("csv_asn_heads.csv")


def test_the_first_description_may_hold_the_delimiter() -> None:
    rows = content("csv_asn.csv").splitlines()
    (statement,) = read_statements(b"\n".join(rows[2:]))
    assert statement.lines[0].description == "03-03-2025 14:02 groenrijk, tuincentrum pas 1"


def test_a_category_stands_behind_a_table_without_heads_too() -> None:
    rows = content("csv_asn_heads.csv").split(b"\n", 1)[1]
    (statement,) = read_statements(rows)
    assert [line.cents for line in statement.lines] == [125000, -165]
