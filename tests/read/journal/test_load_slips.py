"""Slips that the parser passes over, or dies of: numbers, metadata, includes (SPEC 2)."""

from pathlib import Path

import pytest

from tests.support.book_files import JOURNAL, read_books, write_books
from tests.support.findings import findings_of, told

MAIN = "journal/main.beancount"
POSTINGS = "  Assets:Bank  1 EUR\n  Income:Werk  -1 EUR\n"


def test_the_second_of_two_equal_includes_is_told_at_its_own_line(tmp_path: Path) -> None:
    """One clear line each: file, line, what is wrong."""
    journal = """
    include "../closes/start.beancount"
    include "../closes/start.beancount"
    """
    assert told(findings_of(write_books(tmp_path, journal))) == ["journal/main.beancount:2 S123"]


@pytest.mark.parametrize("value", ['"x"', "3", "TRUE", "", '"/etc/passwd"'])
@pytest.mark.parametrize(
    "where",
    [
        '2025-01-15 * "x"\n  {}\n' + POSTINGS,
        "pushmeta {}\n" + JOURNAL + "popmeta lineno:\n",
        '2025-01-15 custom "hours" "nobody" 1\n  {}\n',
        "2025-01-15 balance Assets:Bank 5 EUR\n  {}\n",
        "2025-01-15 open Assets:Bank\n  {}\n",
        f'2025-01-15 * "x"\n  {{}}\n{POSTINGS}\n2025-01-15 * "y"\n{POSTINGS}',
    ],
)
def test_metadata_may_not_say_another_line(tmp_path: Path, where: str, value: str) -> None:
    """`lineno: "x"` as metadata is an uncaught TypeError in Beancount; here it is never a
    traceback.
    """
    found = findings_of(write_books(tmp_path, where.format(f"lineno: {value}")))
    assert "S133" in {finding.code for finding in found}
    for finding in found:
        assert finding.place is not None
        assert finding.place.file == MAIN
        assert type(finding.place.line) is int
        assert 1 <= finding.place.line <= 10


def test_an_unbalanced_pushmeta_of_a_number_is_an_error_and_no_crash(tmp_path: Path) -> None:
    """One clear line each: file, line, what is wrong, what to do; never a traceback.

    Whenever the parser raises for the first file there are no options to merge.
    """
    found = findings_of(write_books(tmp_path, f"pushmeta budget: 1\n{JOURNAL}"))
    assert {finding.code for finding in found} == {"S131"}
    assert "nested" not in str(found[0].parameters["reason"])


@pytest.mark.parametrize("kind", ["hours", "budget", "close"])
def test_a_custom_directive_without_values_is_no_crash(tmp_path: Path, kind: str) -> None:
    """Never a traceback; SPEC 2: "everything else is the treasurer's own"."""
    found = findings_of(write_books(tmp_path, f'2025-01-15 custom "{kind}"\n'))
    assert told(found) == ([f"{MAIN}:1 S140"] if kind == "hours" else [])


@pytest.mark.parametrize(
    "number",
    [
        "-0.99999999999999999999999999999999",
        "-1.00000000000000000000000000000001",
    ],
)
def test_a_number_of_very_many_decimals_is_not_rounded_to_cents(
    tmp_path: Path, number: str
) -> None:
    """SPEC 2: "amounts have at most two decimals"; `number * 100` is rounded to 28 digits."""
    journal = f'2025-01-15 * "x" #member-anna\n  Assets:Bank  1 EUR\n  Income:Werk  {number} EUR\n'
    assert told(read_books(tmp_path, journal).findings) == [f"{MAIN}:3 S136"]


@pytest.mark.parametrize("number", ["1/(1/0)", "0 * (1/(1/0))", "1/(1/(1-1))"])
@pytest.mark.parametrize("other", ["", "  0 EUR"])
def test_a_division_by_a_division_by_zero_is_told(tmp_path: Path, number: str, other: str) -> None:
    """The interpreter-killing `1/0` is looked for; this one is
    read as an amount of 0.00, where bean-check dies.
    """
    journal = f"""
    2025-01-15 * "x" #member-anna
      Assets:Bank  {number} EUR
      Income:Werk{other}
    """
    assert "S132" in {finding.code for finding in findings_of(write_books(tmp_path, journal))}


@pytest.mark.parametrize("number", ["1/(1-1)", "(5/(2-2))*0"])
def test_a_sum_that_divides_by_zero_is_told_clearly(tmp_path: Path, number: str) -> None:
    """One clear line each: file, line, what is wrong; with the other amount left out it
    is now S131, "TypeError: unsupported operand type(s) for +: 'int' and 'str'", at line 1.
    """
    journal = f'; a\n2025-01-15 * "x"\n  Assets:Bank  {number} EUR\n  Income:Werk\n'
    found = findings_of(write_books(tmp_path, journal))
    assert {finding.code for finding in found} == {"S132"}
    assert all(finding.place and finding.place.line in (2, 3) for finding in found)


THOUSAND = """
2025-01-15 * "x" #member-anna
  Assets:Bank  {}
  Income:Werk{}
"""


@pytest.mark.parametrize(
    "amount", ["1.000 EUR", "1.000 + 250.00 EUR", "250.00 + 1.000 EUR", "(1.000) EUR", "1.000EUR"]
)
def test_who_writes_three_decimals_may_mean_a_thousand(tmp_path: Path, amount: str) -> None:
    """SPEC 2: "amounts have at most two decimals", as they are written."""
    found = findings_of(write_books(tmp_path, THOUSAND.format(amount, "")))
    assert "journal/main.beancount:2 S136" in told(found)


def test_a_product_of_decimals_is_no_thousand(tmp_path: Path) -> None:
    journal = THOUSAND.format("100.00 * 0.25 EUR", "  -25.00 EUR")
    assert told(findings_of(write_books(tmp_path, journal))) == []


def test_three_decimals_hide_nothing_else(tmp_path: Path) -> None:
    """All errors are told at once."""
    journal = (
        THOUSAND.format("1.000 EUR", "") + "\n2025-02-01 open Assets:X\n2025-13-01 open Assets:Y\n"
    )
    codes = {finding.code for finding in findings_of(write_books(tmp_path, journal))}
    assert codes == {"S131", "S136"}


def test_a_second_open_does_not_hide_who_is_unknown(tmp_path: Path) -> None:
    """All errors are told at once; only what Beancount left unfinished is not read."""
    journal = JOURNAL.replace("anna", "zoe") + "2025-01-01 open Assets:Bank EUR\n"
    codes = {finding.code for finding in findings_of(write_books(tmp_path, journal))}
    assert codes == {"S139", "S201"}
