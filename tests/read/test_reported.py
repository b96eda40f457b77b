"""Defects found while testing, each with the sentence of the SPEC or the issue that is not met."""

from pathlib import Path

from tests.books import findings_of, said, write_books


def test_a_long_period_overlaps_all_that_it_holds(tmp_path: Path) -> None:
    """SPEC 1: "the periods of one list do not overlap"; issue 2: "all errors at once"."""
    anna = """
    id: anna
    name: Anna
    joined: 2024-01-01
    benefit:
      - {from: 2024-01-01, to: 2024-12-31}
      - {from: 2024-02-01, to: 2024-02-29}
      - {from: 2024-04-01, to: 2024-04-30}
    """
    assert said(findings_of(write_books(tmp_path, members={"anna": anna}))) == [
        "members/anna.yaml:6 S211",
        "members/anna.yaml:7 S211",
    ]


def test_the_second_of_two_equal_includes_is_told_at_its_own_line(tmp_path: Path) -> None:
    """Issue 2, bad input: "one clear line each: file, line, what is wrong"."""
    journal = """
    include "../closes/start.beancount"
    include "../closes/start.beancount"
    """
    assert said(findings_of(write_books(tmp_path, journal))) == ["journal/main.beancount:2 S123"]
