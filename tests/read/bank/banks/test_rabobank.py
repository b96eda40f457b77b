"""Rabobank: heads in two languages, and MT940 with the other side in :61: or in :86:."""

import pytest

from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, heads, lines, refusal, told


@pytest.mark.parametrize("name", ["csv_rabobank_2020.csv", "csv_rabobank_2022.csv"])
def test_the_table_is_the_same_with_dutch_and_english_heads(name: str) -> None:
    """Of that of 2020 a letter in a head was lost, which is of no matter."""
    assert heads(name) == [
        "Rabobank CSV NL00RABO1234567890 EUR -: 2020-07-01 2993.06 to 2020-07-01 2688.11"
    ]
    found = lines(name)
    assert found[0] == (
        "2: 2020-07-01 442.98 | Tegenpartij 1 | NL01RABO1234567890 | Lorem ipsum dolor sit amet, "
        "consectetur adipiscing elit. Fusce a quam ac diam est. | 000000000000006408 | "
        "NY00012345678901234567890"
    )
    assert found[2:4] == [
        (
            "4: 2020-07-01 -435.00 | Tegenpartij 3 | NL01RABO1234567890 | Lorem ipsum | "
            "000000000000006410"
        ),
        (
            "5: 2020-07-01 -41.93 | Tegenpartij 4 | NL01INGB1234567890 | Lorem ipsum dolor sit "
            "amet, consectetur efficitur. | 000000000000006411 | 12345678"
        ),
    ]


def test_a_letter_that_was_lost_in_a_line_is_refused() -> None:
    damaged = content("csv_rabobank_2022.csv").replace(b"Tegenpartij 3", "Zo\ufffd".encode())
    assert refusal(damaged).startswith("its letters were damaged by another program")


def test_mt940_of_before_the_iban_was_everywhere() -> None:
    assert heads("mt940_rabobank-iban.sta") == [
        "Rabobank MT940 NL71RABO0123456789 EUR 0: 2013-01-01 1000.00 to 2013-01-08 965.00",
        "Rabobank MT940 NL71RABO0123456789 EUR 0: 2013-01-08 965.00 to 2013-01-15 930.00",
    ]
    assert lines("mt940_rabobank-iban.sta") == [
        (
            "6: 2013-01-01 -25.00 | CONTRA ACCOUNT HOLDER | NL70ABNA0987654321 | "
            "01-01-2013 12:00 0030000987654321"
        ),
        "10: 2013-01-02 -10.00 | JOHN DOE | 1234567 | Reference 201301234",
        (
            "18: 2013-01-08 -25.00 | CONTRA ACCOUNT HOLDER | NL70ABNA0987654321 | "
            "08-01-2013 12:00 0030000987654321"
        ),
        "22: 2013-01-09 -10.00 | JOHN DOE | 1234567 | Reference 201301234",
    ]


def test_mt940_with_an_address_and_a_mandate() -> None:
    assert lines("mt940_rabobank_sepa.swi") == [
        (
            "6: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | Factuur 2025-03 | "
            "WN-77"
        ),
        "10: 2025-03-31 -121.00 | Energie Noord | NL86INGB0002445588 | Termijn maart",
    ]


def test_the_table_for_businesses_has_other_heads() -> None:
    assert heads("csv_rabobank_business.csv") == [
        "Rabobank CSV NL71RABO0123456789 EUR -: 2025-03-03 100.00 to 2025-03-03 1350.00"
    ]
    assert lines("csv_rabobank_business.csv") == [
        (
            "2: 2025-03-03 1250.00 | Wijkvereniging Noord | NL02ABNA0123456789 | "
            "Factuur 2025-03 van maart | 000000000000000077 | WN-77"
        )
    ]


def test_mt940_without_tags_has_the_other_side_still() -> None:
    tags = b"/MARF/12345-001/EREF/Foo/ORDP//NAME/"
    whole = content("mt940_rabobank_business.swi").replace(tags, b"")
    *_, line = read_statements(whole)[0].lines
    assert told(line) == (
        "10: 2025-11-07 5796.98 | NL02ABNA0123456789 | "
        "Wijkvereniging Noord/REMI/Contributie/CSID/NL12ZZZ012345678900 | 93395"
    )


def test_mt940_for_businesses_has_more_tags() -> None:
    assert heads("mt940_rabobank_business.swi") == [
        "Rabobank MT940 NL71RABO0123456789 EUR 25311: 2025-11-07 100000.68 to 2025-11-07 85797.66"
    ]
    assert lines("mt940_rabobank_business.swi") == [
        (
            "5: 2025-11-07 -20000.00 | Energie Noord B.V. | NL86INGB0002445588 | Termijn november "
            "| 93381 | E2E0000000012345"
        ),
        (
            "10: 2025-11-07 5796.98 | Wijkvereniging Noord | NL02ABNA0123456789 | Contributie | "
            "93395 | Foo"
        ),
    ]
