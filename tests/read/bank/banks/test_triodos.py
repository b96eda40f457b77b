"""Triodos: a table without heads, and fields in MT940."""

from tests.support.bank_statements import content, heads, lines, refusal


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


def test_mt940_with_an_iban_and_a_name() -> None:
    assert lines("mt940_triodos_iban.sta") == [
        (
            "5: 2025-03-03 1250.00 | WIJKVERENIGING NOORD | NL02ABNA0123456789 | "
            "FACTUUR 2025-03 EN NOG EEN PAAR WOORDEN"
        )
    ]


def test_a_first_line_that_was_changed_is_not_passed_over() -> None:
    changed = content("csv_triodos.csv").replace(b"01-03-2025", b"1 maart", 1)
    assert refusal(changed).startswith("this is a table with columns of no bank that is known here")
