"""law.yaml: what the books add to the legal amounts of the package, or override (SPEC 1)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.findings import Finding
from socoledger.domain.law import AgeRule, LegalAmount
from socoledger.read.law import package_law
from tests.support.book_files import read_books, write_books
from tests.support.findings import findings_of, told

NO_JOURNAL = "; nothing yet"


def amounts(tmp_path: Path, id_: str, text: str) -> tuple[LegalAmount, ...]:
    books = read_books(tmp_path, NO_JOURNAL, files={"law.yaml": text})
    assert {finding.code for finding in books.findings} <= {"S421", "S422"}
    return books.law.parameters[id_].amounts


def found_in(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    return findings_of(write_books(tmp_path, NO_JOURNAL, files={"law.yaml": text}))


def test_without_the_file_the_package_s_own_amounts_hold(tmp_path: Path) -> None:
    assert read_books(tmp_path, NO_JOURNAL).law == package_law()


def test_an_amount_is_added(tmp_path: Path) -> None:
    text = """
    amounts:
      - {id: premium_per_year, from: 2031-07-01, value: 4440.00, source: "Stcrt. …"}
    """
    known = package_law().parameters["premium_per_year"].amounts
    added = LegalAmount(date(2031, 7, 1), 444000, "Stcrt. …", "own")
    assert amounts(tmp_path, "premium_per_year", text) == (*known, added)


def test_an_amount_of_the_same_day_is_overridden_and_no_other(tmp_path: Path) -> None:
    text = """
    amounts:
      - id: premium_per_year
        from: 2025-01-01
        value: 1.00
        source: verzonnen
    """
    before = {one.start: one for one in package_law().parameters["premium_per_year"].amounts}
    after = {one.start: one for one in amounts(tmp_path, "premium_per_year", text)}
    assert after.pop(date(2025, 1, 1)).cents == 100
    assert before.pop(date(2025, 1, 1)).cents == 326300
    assert after == before


def test_an_unknown_amount_becomes_known(tmp_path: Path) -> None:
    text = """
    amounts:
      - {id: premium_per_year, from: 2026-07-01, value: 3440.00, source: "Stcrt. 2026"}
    """
    found = {one.start: one.cents for one in amounts(tmp_path, "premium_per_year", text)}
    assert found[date(2026, 7, 1)] == 344000


def test_amounts_are_put_in_order_of_time(tmp_path: Path) -> None:
    text = """
    amounts:
      - {id: allowance_per_year, from: 2033-01-01, value: 3, source: x}
      - {id: allowance_per_year, from: 2032-01-01, value: 2, source: x}
      - {id: allowance_per_year, from: 1999-01-01, value: 1, source: x}
    """
    starts = [one.start for one in amounts(tmp_path, "allowance_per_year", text)]
    assert starts == sorted(starts)
    assert len(starts) == len(set(starts))


@pytest.mark.parametrize("id_", ["premium_per_year", "allowance_per_month", "allowance_per_year"])
def test_the_amounts_of_article_31_can_be_given(tmp_path: Path, id_: str) -> None:
    text = f"amounts: [{{id: {id_}, from: 2040-01-01, value: 1.00, source: x}}]\n"
    assert amounts(tmp_path, id_, text)[-1].cents == 100


def test_every_amount_that_law_prints_can_be_given(tmp_path: Path) -> None:
    items = "".join(
        f"  - {{id: {id_}, from: 2040-01-01, value: 1.00, source: x}}\n"
        for id_ in package_law().parameters
    )
    found = found_in(tmp_path, f"amounts:\n{items}")
    assert {finding.code for finding in found} <= {"S422"}


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("{id: premium, from: 2026-07-01, value: 1, source: x}", "S111"),
        ("{id: premium_per_year, from: 2026-07-32, value: 1, source: x}", "S111"),
        ("{id: premium_per_year, from: 2026-07-01, value: unknown, source: x}", "S111"),
        ("{id: premium_per_year, from: 2026-07-01, value: 1.005, source: x}", "S111"),
        ("{id: premium_per_year, from: 2026-07-01, value: 1}", "S110"),
        ("{id: premium_per_year, from: 2026-07-01, source: x}", "S110"),
        ("{id: premium_per_year, value: 1, source: x}", "S110"),
        ("{from: 2026-07-01, value: 1, source: x}", "S110"),
        ("{id: premium_per_year, from: 2026-07-01, value: 1, source: }", "S113"),
        ("{id: premium_per_year, from: 2026-07-01, value: 1, source: x, until: 2027}", "S109"),
        ("premium_per_year", "S111"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(tmp_path: Path, item: str, code: str) -> None:
    assert told(found_in(tmp_path, f"# ours\namounts:\n  - {item}\n")) == [f"law.yaml:3 {code}"]


def test_an_unknown_id_is_told_with_those_there_are(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "amounts: [{id: premie, from: 2026-07-01, value: 1, source: x}]")
    assert "premium_per_year" in str(found.parameters["expected"])


@pytest.mark.parametrize("text", ["", "\n", "# later\n"])
def test_a_file_with_nothing_in_it_counts_as_absent(tmp_path: Path, text: str) -> None:
    books = read_books(tmp_path, NO_JOURNAL, files={"law.yaml": text})
    assert (books.findings, books.law) == ((), package_law())


# -- what is unlikely ---------------------------------------------------------------------------

AMOUNT = "  - {{id: {}, from: {}, value: {}, source: x}}\n"


@pytest.mark.parametrize(
    ("id_", "start", "value", "code"),
    [
        ("premium_per_year", "2026-01-01", "3398.00", None),
        ("premium_per_year", "2026-01-01", "3398.01", "S421"),
        ("premium_per_year", "2026-01-01", "3938.00", "S421"),
        ("premium_per_year", "2026-07-01", "3440.00", None),
        ("premium_per_year", "2026-07-01", "344.00", "S422"),
        ("premium_per_year", "2026-07-01", "34400.00", "S422"),
        ("premium_per_year", "2026-07-01", "4247.50", None),
        ("premium_per_year", "2026-07-01", "4247.51", "S422"),
        ("premium_per_year", "2026-07-01", "2548.50", None),
        ("premium_per_year", "2026-07-01", "2548.49", "S422"),
        ("premium_per_year", "1999-01-01", "1.00", None),
    ],
)
def test_an_unlikely_amount_is_a_warning(
    tmp_path: Path, id_: str, start: str, value: str, code: str | None
) -> None:
    found = found_in(tmp_path, "amounts:\n" + AMOUNT.format(id_, start, value))
    assert told(found) == ([] if code is None else [f"law.yaml:2 {code}"])


def test_an_amount_is_compared_with_what_the_books_give_before_it(tmp_path: Path) -> None:
    first = AMOUNT.format("premium_per_year", "2026-07-01", "4000.00")
    second = AMOUNT.format("premium_per_year", "2027-01-01", "4900.00")
    assert told(found_in(tmp_path, f"amounts:\n{second}{first}")) == []


def test_of_two_for_one_day_the_second_is_an_error(tmp_path: Path) -> None:
    first = AMOUNT.format("premium_per_year", "2026-07-01", "3440.00")
    second = AMOUNT.format("premium_per_year", "2026-07-01", "344.00")
    assert told(found_in(tmp_path, f"amounts:\n{first}{second}")) == ["law.yaml:3 S221"]


# -- who is under 27 ----------------------------------------------------------------------------


def test_a_rule_for_who_is_under_27_is_added_and_overrides(tmp_path: Path) -> None:
    text = """
    under_27:
      - {for: premium, from: 2027-01-01, rule: lifted, source: "Stb. 2026, 1"}
      - {for: allowance, from: 2031-01-01, rule: wage-subsidy, source: "Stb. 2030, 1"}
    """
    books = read_books(tmp_path, NO_JOURNAL, files={"law.yaml": text})
    assert books.findings == ()
    known = package_law().age_rules
    lifted = AgeRule(date(2027, 1, 1), "lifted", "Stb. 2026, 1", "own")
    later = AgeRule(date(2031, 1, 1), "wage-subsidy", "Stb. 2030, 1", "own")
    others = tuple(rule for rule in known["premium"] if rule.start < date(2027, 1, 1))
    assert books.law.age_rules["premium"] == (*others, lifted)
    assert books.law.age_rules["allowance"] == (*known["allowance"], later)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("under_27:\n  - {for: premium, from: 2027-01-01, rule: lifted}\n", "2 S110"),
        ("under_27:\n  - {for: premium, from: 2027-01-01, rule: unknown, source: x}\n", "2 S111"),
        ("under_27:\n  - {for: gift, from: 2027-01-01, rule: lifted, source: x}\n", "2 S111"),
        ("under_27:\n  - {from: 2027-01-01, rule: lifted, source: x}\n", "2 S110"),
        ("{}\n", "1 S110"),
        ("under_27: []\namounts: []\n", None),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(tmp_path: Path, text: str, expected: str | None) -> None:
    assert told(found_in(tmp_path, text)) == ([f"law.yaml:{expected}"] if expected else [])
