"""The KOR threshold (SPEC 7) and hours that do not hold (SPEC 2)."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_books import Books, booked, books, earns, hours

# -- KOR ----------------------------------------------------------------------------------------


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
    some = turnover(tmp_path, *(earns("2025-05-01", "anna", amount) for amount in amounts))
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


# -- hours --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ([("2025-01-10", "10"), ("2025-02-10", "-10")], []),
        ([("2025-01-10", "10"), ("2025-02-10", "-10.01")], ["S207"]),
        ([("2025-01-10", "-10"), ("2025-01-31", "10")], []),
        ([("2025-01-10", "-10"), ("2025-02-01", "10")], ["S207"]),
        ([("2024-12-31", "10"), ("2025-01-10", "-1")], ["S207"]),
        ([("2025-01-10", "-1"), ("2025-02-10", "-1"), ("2025-03-10", "2")], ["S207", "S207"]),
        ([("2025-01-10", "-0.01")], ["S207"]),
    ],
)
def test_the_hours_of_a_year_never_come_out_below_zero_at_a_month_s_end(
    tmp_path: Path, entries: list[tuple[str, str]], codes: list[str]
) -> None:
    some = books(tmp_path, *(hours(day, "anna", number) for day, number in entries))
    assert some.codes() == codes


def test_another_member_s_hours_do_not_help(tmp_path: Path) -> None:
    some = books(tmp_path, hours("2025-01-10", "anna", 10), hours("2025-01-10", "bram", -1))
    finding = some.only("S207")
    assert finding.member == "bram"
    assert finding.parameters["total_hundredths"] == -100


def test_they_stop_figures(tmp_path: Path) -> None:
    some = books(tmp_path, hours("2025-01-10", "anna", -1))
    answer = some.ask("premium", "2025")
    assert (answer.exit, answer.output) == (1, "")
    assert "S207" in answer.messages[0]


def test_other_errors_leave_a_note_with_the_figures(tmp_path: Path) -> None:
    some = turnover(tmp_path, earns("2025-05-01", "anna", 30000))
    answer = some.ask("result", "2025")
    assert answer.exit == 0
    assert answer.output
    assert len(answer.messages) == 1


def test_no_kor_threshold_is_passed_before_there_was_one(tmp_path: Path) -> None:
    """SPEC 7, `80% of the KOR threshold`: the threshold is known since 2020-01-01, and an unknown
    amount is a warning at most; not an error above a threshold of nothing, which stops each close.
    """
    some = books(tmp_path, earns("2019-12-31", "anna", 100), coop_extra="kor: true\n")
    assert "S431" not in some.codes()
