"""The threshold of the small business scheme (SPEC 7): of this year and the year before, and what
the year is on the way to.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_books import Books, booked, books, earns


def turnover(tmp_path: Path, *journal: str, kor: str = "true") -> Books:
    return books(tmp_path, *journal, coop_extra=f"kor: {kor}\n")


@pytest.mark.parametrize(
    ("amounts", "codes"),
    [
        (("15999.99",), []),
        (("16000.00",), ["S430"]),
        (("20000.00",), ["S430"]),
        (("20000.01",), ["S431"]),
        (("16000.00", "0.01"), ["S430"]),
        (("16000.01", "3999.99"), ["S430"]),
        (("16000.01", "4000.00", "1.00"), ["S431"]),
    ],
)
def test_a_warning_from_80_percent_on_and_an_error_above_the_threshold(
    tmp_path: Path, amounts: tuple[str, ...], codes: list[str]
) -> None:
    some = turnover(tmp_path, *(earns("2025-12-01", "anna", amount) for amount in amounts))
    assert some.codes() == codes


def test_all_income_counts_whosever_it_is_less_what_is_given_back(tmp_path: Path) -> None:
    some = turnover(
        tmp_path,
        earns("2025-05-01", "anna", 10000),
        earns("2025-05-02", "bram", 5000),
        earns("2025-05-03", "collective", 5000),
        booked("2025-05-04", "Income:Verkoop", "Assets:Bank", 3000, member="bram"),
        earns("2025-05-05", "anna", "3000.01"),
    )
    finding = some.only("S431")
    assert (finding.day, finding.parameters["total_cents"]) == (date(2025, 5, 5), 2000001)


def test_each_calendar_year_on_its_own(tmp_path: Path) -> None:
    some = turnover(
        tmp_path,
        earns("2025-12-31", "anna", "15999.99"),
        earns("2026-01-01", "anna", "15999.99"),
        earns("2026-12-31", "anna", 1),
    )
    assert some.codes() == ["S430"]
    assert some.only("S430").parameters["year"] == "2026"


def test_only_for_who_uses_it(tmp_path: Path) -> None:
    assert turnover(tmp_path, earns("2025-05-01", "anna", 99999), kor="false").codes() == []


def test_no_kor_threshold_is_passed_before_there_was_one(tmp_path: Path) -> None:
    """SPEC 7, `80% of the KOR threshold`: the threshold is known since 2020-01-01, and an unknown
    amount is a warning at most; not an error above a threshold of nothing, which stops each close.
    """
    some = books(tmp_path, earns("2019-12-31", "anna", 100), coop_extra="kor: true\n")
    assert "S431" not in some.codes()


def test_other_errors_leave_a_note_with_the_figures(tmp_path: Path) -> None:
    some = turnover(tmp_path, earns("2025-05-01", "anna", 30000))
    answer = some.ask("result", "2025")
    assert answer.exit == 0
    assert answer.output
    assert len(answer.messages) == 1


# -- the year before ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "year", "codes"),
    [
        ("20000.00", 2025, ["S430"]),
        ("20000.01", 2025, ["S431", "S435"]),
        ("20000.01", 2024, ["S431"]),  # before 2025 only this year counted
        ("20000.01", 2026, ["S431", "S435"]),
    ],
)
def test_since_2025_who_passed_it_the_year_before_is_out_too(
    tmp_path: Path, before: str, year: int, codes: list[str]
) -> None:
    some = turnover(
        tmp_path,
        earns(f"{year - 1}-12-31", "anna", before),
        earns(f"{year}-01-01", "anna", 1),
        earns(f"{year}-01-02", "anna", 1),
    )
    assert some.codes() == codes


def test_it_is_told_at_the_first_turnover_of_the_year_after_it_and_no_longer(
    tmp_path: Path,
) -> None:
    some = turnover(
        tmp_path,
        earns("2024-12-31", "anna", 25000),
        earns("2025-02-03", "anna", 1),
        earns("2026-02-03", "anna", 1),
    )
    finding = some.only("S435")
    assert finding.day == date(2025, 2, 3)
    assert finding.parameters["before"] == "2024"
    assert finding.parameters["total_cents"] == 2500000


def test_what_is_given_back_before_the_year_ends_counts(tmp_path: Path) -> None:
    some = turnover(
        tmp_path,
        earns("2025-05-01", "anna", 20500),
        booked("2025-12-31", "Income:Verkoop", "Assets:Bank", 500, member="anna"),
        earns("2026-01-02", "anna", 1),
    )
    assert some.codes("S242") == ["S431"]


# -- on the way to it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amounts", "month"),
    [
        ({"2026-03-31": "5000.00"}, None),  # 5,000.00 x 12 / 3 = 20,000.00
        ({"2026-03-31": "5000.01"}, "2026-03"),
        ({"2026-04-01": "5000.01"}, None),  # 15,000.03
        ({"2026-01-10": "15000.00"}, None),  # one invoice in January says nothing of a year
        ({"2026-01-10": "3000.00", "2026-02-28": "10000.00"}, None),
        ({"2026-01-10": "3000.00", "2026-03-01": "1.00"}, None),
        ({"2026-01-10": "5500.00", "2026-03-01": "1.00"}, "2026-03"),
        ({"2026-04-30": "6666.66"}, None),  # 19,999.98
        ({"2026-04-30": "6666.67"}, "2026-04"),  # 20,000.01
        ({"2026-04-30": "6000.00", "2026-06-15": "4000.01"}, "2026-06"),
        ({f"2026-{month:02d}-15": "1666.66" for month in range(1, 12)}, None),
    ],
)
def test_a_warning_at_the_first_month_end_at_which_the_year_is_on_the_way_above_it(
    tmp_path: Path, amounts: dict[str, str], month: str | None
) -> None:
    some = turnover(tmp_path, *(earns(day, "anna", amount) for day, amount in amounts.items()))
    told = [finding for finding in some.findings if finding.code == "S434"]
    assert [finding.parameters["month"] for finding in told] == ([month] if month else [])


def test_its_figures_can_be_followed_with_a_pocket_calculator(tmp_path: Path) -> None:
    """8,000.00 x 12 / 4 = 24,000.00."""
    some = turnover(
        tmp_path,
        earns("2026-01-10", "anna", "1666.66"),
        earns("2026-02-10", "bram", "1333.34"),
        earns("2026-04-10", "collective", 5000),
    )
    finding = some.only("S434")
    assert finding.day == date(2026, 4, 30)
    assert dict(finding.parameters) == {
        "month": "2026-04",
        "months": "4",
        "total_cents": 800000,
        "forecast_cents": 2400000,
        "maximum_cents": 2000000,
    }


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ("2026-08-15", ["S434"]),  # 15,200.00
        ("2026-09-15", ["S430"]),  # 17,100.00
        ("2026-11-15", ["S431"]),  # 20,900.00
    ],
)
def test_only_the_strongest_is_told(tmp_path: Path, last: str, codes: list[str]) -> None:
    days = [f"2026-{month:02d}-15" for month in range(1, 13)]
    some = turnover(tmp_path, *(earns(day, "anna", 1900) for day in days if day <= last))
    assert some.codes() == codes


@pytest.mark.parametrize("day", ["2025-12-01", "2026-01-01"])
def test_a_year_that_is_over_is_on_the_way_to_nothing(tmp_path: Path, day: str) -> None:
    some = turnover(tmp_path, earns("2025-03-31", "anna", 15000), earns(day, "anna", 1))
    assert some.codes() == []


def test_the_forecast_needs_a_threshold(tmp_path: Path) -> None:
    assert turnover(tmp_path, earns("2019-03-31", "anna", 9000)).codes() == []
