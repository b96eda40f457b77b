"""law.yaml: what the books add to the legal amounts of the package, or override (SPEC 1)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.findings import Finding
from socoledger.domain.law import LegalAmount
from socoledger.read.law import package_law
from tests.books import findings_of, read_books, said, write_books

NO_JOURNAL = "; nothing yet"


def amounts(tmp_path: Path, id_: str, text: str) -> tuple[LegalAmount, ...]:
    books = read_books(tmp_path, NO_JOURNAL, files={"law.yaml": text})
    assert books.findings == ()
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
    assert found_in(tmp_path, f"amounts:\n{items}") == ()


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
    assert said(found_in(tmp_path, f"# ours\namounts:\n  - {item}\n")) == [f"law.yaml:3 {code}"]


def test_an_unknown_id_is_told_with_those_there_are(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "amounts: [{id: premie, from: 2026-07-01, value: 1, source: x}]")
    assert "premium_per_year" in str(found.parameters["expected"])


@pytest.mark.parametrize("text", ["", "\n", "# later\n"])
def test_a_file_with_nothing_in_it_counts_as_absent(tmp_path: Path, text: str) -> None:
    books = read_books(tmp_path, NO_JOURNAL, files={"law.yaml": text})
    assert (books.findings, books.law) == ((), package_law())
