"""Triodos: a table without heads, and fields in MT940."""

from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, heads, lines, refusal, told


def test_the_table() -> None:
    assert heads("csv_triodos.csv") == [
        "Triodos CSV NL49TRIO0390123456 EUR -: 2025-03-01 1000.00 to 2025-03-31 1545.50"
    ]
    assert lines("csv_triodos.csv") == [
        "1: 2025-03-01 -4.50 | TRIODOS BANK | Kosten rekening februari",
        "2: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2025-03",
        "3: 2025-03-31 -700.00 | Stichting De Loods | NL86INGB0002445588 | Huur maart, ruimte 2",
    ]


def test_mt940_of_before_the_iban() -> None:
    assert heads("mt940_triodos.sta") == [
        "Triodos MT940 NL49TRIO0390123456 EUR 1: 2011-01-01 4975.09 to 2011-02-01 4370.79"
    ]
    assert lines("mt940_triodos.sta") == [
        (
            "5: 2011-01-01 -15.70 | 0987654321 | ALGEMENE TUSSENREKENING KOSTEN VAN 01-10-2010 "
            "TOT EN MET 31-12-2010"
        ),
        "9: 2011-01-25 -700.00 | 0133967858 | HUUR KANTOOR - FEB 2010",
    ]


def test_mt940_with_an_iban_does_not_tell_name_and_description_apart() -> None:
    assert heads("mt940_triodos_iban.sta") == [
        "Triodos MT940 NL49TRIO0390123456 EUR 1: 2025-03-01 1000.00 to 2025-03-31 2238.02"
    ]
    assert lines("mt940_triodos_iban.sta") == [
        (
            "5: 2025-03-01 -11.98 | BOUWMARKT DE HOEK - VOORBEELDSTAD - TERMINAL 0XY12Z - "
            "28-02-2025 11:06 - PASNR. *1234 - CONTACTLOOS"
        ),
        "10: 2025-03-03 1250.00 | NL02ABNA0123456789 | WIJKVERENIGING NOORD FACTUUR 2025-03",
    ]


def test_an_older_table_has_no_balances_and_may_have_heads() -> None:
    assert heads("csv_triodos_heads.csv") == [
        "Triodos CSV NL49TRIO0390123456 EUR -: 2025-03-05 - to 2025-03-05 -"
    ]
    line = "2025-03-05 160.54 | Café Zoë | NL86INGB0002445588 | Factuur 12, tweede deel"
    assert lines("csv_triodos_heads.csv") == [f"2: {line}"]
    (statement,) = read_statements(content("csv_triodos_heads.csv").split(b"\n", 1)[1])
    assert [told(each) for each in statement.lines] == [f"1: {line}"]


def test_a_first_line_that_was_changed_is_not_passed_over() -> None:
    changed = content("csv_triodos.csv").replace(b"01-03-2025", b"1 maart", 1)
    assert refusal(changed).startswith("this is a table with columns of no bank that is known here")
