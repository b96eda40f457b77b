"""A journal's text divided by day, as merges of texts need it (SPEC 13)."""

import pytest

from socoledger.read.journal.days import a_line_a_day, as_written, days_of_both, in_one_line

TEXT = b"""option "title" "x"

2025-03-02 * "a"
  Assets:Bank  1.00 EUR
  ; said of it
  Income:Werk

; between
2025-03-02 custom "hours" "anna" 1
2025-03-04 open Assets:Kas
include "x"
"""


def test_all_of_a_day_stands_in_one_line() -> None:
    lines = a_line_a_day(TEXT)
    assert lines is not None
    assert [line[:10] for line in lines.split(b"\n") if line.startswith(b"2025")] == [
        b"2025-03-02",
        b"2025-03-04",
    ]


@pytest.mark.parametrize("text", [b"", b"\n", TEXT, TEXT.replace(b"\n", b"\r\n"), TEXT + TEXT])
def test_lines_come_back_as_they_were(text: bytes) -> None:
    for lines in (a_line_a_day(text), in_one_line(text)):
        assert lines is not None
        assert as_written(lines).rstrip(b"\n") == text.rstrip(b"\n")


def test_days_that_both_changed() -> None:
    one, other = TEXT.replace(b"1.00", b"2.00"), TEXT.replace(b'"anna" 1', b'"anna" 2')
    assert days_of_both(TEXT, one, other, TEXT) == ["2025-03-02"]
    assert days_of_both(TEXT, one, TEXT, one) == []
    assert days_of_both(TEXT, one, one, one) == []
    twice = TEXT.replace(b"2025-03-04 open", b"2025-03-04 open Assets:Kas\n2025-03-04 open")
    assert days_of_both(TEXT, twice, twice, TEXT) == ["2025-03-04"]
    moved = b"2025-03-04 open Assets:Kas\n" + TEXT.replace(b"2025-03-04 open Assets:Kas\n", b"")
    assert days_of_both(TEXT, moved, twice, twice) == []
