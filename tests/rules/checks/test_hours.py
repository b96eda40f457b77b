"""Hours that do not hold (SPEC 2)."""

from pathlib import Path

import pytest

from tests.support.small_books import books, hours


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
