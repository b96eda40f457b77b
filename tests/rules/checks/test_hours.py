"""Hours that do not hold (SPEC 2), and what the agreement says of them (SPEC 7): an hour or a day
to either side of each limit.
"""

from datetime import date
from pathlib import Path

import pytest

from socoledger.write.words import Words
from tests.support.closing import closing
from tests.support.small_books import BENEFIT, Books, books, earns, hours, version

# -- below zero ---------------------------------------------------------------------------------


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


# -- what the agreement says --------------------------------------------------------------------

ANNA = {"anna": BENEFIT}


def agreed(tmp_path: Path, terms: str, *journal: str, members: dict[str, str] = ANNA) -> Books:
    """Books with an agreement of these hours, in which Anna is the only member."""
    return books(
        tmp_path, *journal, agreement=[version("2025-01-01", hours=terms)], members=members
    )


def told(some: Books, code: str) -> list[tuple[str, str]]:
    """The days and members of the findings of a code."""
    return [
        (str(finding.day), str(finding.member)) for finding in some.findings if finding.code == code
    ]


@pytest.mark.parametrize(
    ("entries", "days"),
    [
        ([("2025-01-10", "1000"), ("2025-12-31", "40")], []),
        ([("2025-01-10", "1000"), ("2025-12-30", "40"), ("2025-12-31", "0.01")], ["2025-12-31"]),
        ([("2025-01-10", "1000.01"), ("2025-06-10", "40"), ("2025-12-31", "5")], ["2025-06-10"]),
        ([("2025-12-31", "1040"), ("2026-01-01", "1040")], []),
        ([("2025-12-31", "1041"), ("2026-01-01", "1041")], ["2025-12-31", "2026-01-01"]),
        ([("2025-03-10", "1100"), ("2025-04-10", "-60")], []),  # corrected
        ([("2025-03-10", "1100"), ("2025-04-10", "-60"), ("2025-05-10", "1")], ["2025-05-10"]),
    ],
)
def test_the_hours_of_a_year(
    tmp_path: Path, entries: list[tuple[str, str]], days: list[str]
) -> None:
    some = agreed(
        tmp_path, "{per_year: 1040}", *(hours(day, "anna", number) for day, number in entries)
    )
    assert told(some, "S361") == [(day, "anna") for day in days]


def test_the_version_in_force_on_the_day_counts(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-06-30", "anna", 30),
        hours("2025-07-01", "anna", 1),
        agreement=[
            version("2025-01-01", hours="{per_year: 30}"),
            version("2025-07-01", hours="{per_year: 31}"),
            version("2026-01-01"),
        ],
    )
    assert told(some, "S361") == []
    some = books(
        tmp_path / "lower",
        hours("2025-06-30", "anna", 30),
        hours("2025-07-01", "anna", 1),
        hours("2026-07-01", "anna", 99),
        agreement=[
            version("2025-01-01", hours="{per_year: 30}"),
            version("2025-07-01", hours="{per_year: 29}"),
            version("2026-01-01"),
        ],
    )
    assert told(some, "S361") == [("2025-07-01", "anna")]


TWO_FILES = {"anna": f"{BENEFIT}\nperson: a", "anna2": f"{BENEFIT}\nperson: a", "bram": BENEFIT}


def test_who_has_two_files_is_one_person(tmp_path: Path) -> None:
    some = agreed(
        tmp_path,
        "{per_year: 20, per_day: 10}",
        hours("2025-03-14", "anna", 6),
        hours("2025-03-14", "anna2", "4.01"),
        hours("2025-03-14", "bram", 10),
        hours("2025-03-15", "anna", "9.98"),
        hours("2025-03-16", "anna2", "0.02"),
        members=TWO_FILES,
    )
    assert told(some, "S362") == [("2025-03-14", "anna2")]
    assert told(some, "S361") == [("2025-03-16", "anna2")]


@pytest.mark.parametrize(
    ("entries", "days"),
    [
        ([("2025-03-14", "10")], []),
        ([("2025-03-14", "6"), ("2025-03-14", "4.01")], ["2025-03-14"]),
        ([("2025-03-14", "12"), ("2025-03-14", "-2")], []),
        ([("2025-03-14", "24")], ["2025-03-14"]),
        ([("2025-03-14", "24.01")], []),  # S209 tells it
        ([("2025-03-31", "20")], []),  # all hours of the month on its last day
        ([("2025-03-14", "1"), ("2025-03-31", "20")], ["2025-03-31"]),
    ],
)
def test_the_hours_of_a_day(
    tmp_path: Path, entries: list[tuple[str, str]], days: list[str]
) -> None:
    some = agreed(
        tmp_path, "{per_day: 10}", *(hours(day, "anna", number) for day, number in entries)
    )
    assert told(some, "S362") == [(day, "anna") for day in days]


WEEKLY = "{per_week_at_least: 16}"


def weeks(some: Books) -> list[str]:
    """The weeks of each finding, as English tells them."""
    return [
        Words("en")("{weeks}", weeks=finding.parameters["weeks"])
        for finding in some.findings
        if finding.code == "S363"
    ]


@pytest.mark.parametrize(
    ("entries", "told_weeks"),
    [
        ([("2025-01-06", "8"), ("2025-01-12", "8")], []),  # Monday and Sunday of week 2
        ([("2025-01-06", "8"), ("2025-01-12", "7.99")], ["week 2: 15.99"]),
        ([("2025-01-05", "8"), ("2025-01-12", "15")], ["week 2: 15.00"]),
        ([("2025-01-11", "15")], []),  # the week is not over
        ([("2025-01-12", "16"), ("2025-01-19", "16"), ("2025-01-26", "5")], ["week 4: 5.00"]),
        (
            [("2025-01-12", "5"), ("2025-01-19", "16"), ("2025-01-27", "1")],
            ["week 2: 5.00; week 4: 0.00"],
        ),
    ],
)
def test_the_hours_of_a_week(
    tmp_path: Path, entries: list[tuple[str, str]], told_weeks: list[str]
) -> None:
    """The books begin on Wednesday 1 January 2025: week 1 is not wholly in them."""
    some = agreed(tmp_path, WEEKLY, *(hours(day, "anna", number) for day, number in entries))
    assert weeks(some) == told_weeks


def test_a_week_across_two_months_counts_in_that_of_its_sunday(tmp_path: Path) -> None:
    """Week 5 of 2025 is 27 January to 2 February."""
    full = [hours(day, "anna", 16) for day in ("2025-01-07", "2025-01-14", "2025-01-21")]
    some = agreed(
        tmp_path, WEEKLY, *full, hours("2025-01-31", "anna", 15), hours("2025-02-02", "anna", "0.5")
    )
    finding = some.only("S363")
    assert finding.day == date(2025, 2, 2)
    assert (finding.parameters["month"], weeks(some)) == ("2025-02", ["week 5: 15.50"])


@pytest.mark.parametrize(
    ("keys", "told_weeks"),
    [
        ("joined: 2025-01-13", ["week 3: 0.00"]),
        ("joined: 2025-01-14", []),
        ("joined: 2024-01-01\nleft: 2025-01-12\noutcome: work", ["week 2: 0.00"]),
        ("joined: 2024-01-01\nleft: 2025-01-11\noutcome: work", []),
    ],
)
def test_only_weeks_wholly_within_a_membership(
    tmp_path: Path, keys: str, told_weeks: list[str]
) -> None:
    some = agreed(
        tmp_path,
        WEEKLY,
        hours("2025-01-07", "anna", 16),
        hours("2025-01-19", "anna", 16),
        members={"anna": BENEFIT, "bram": f"{BENEFIT}\n{keys}"},
    )
    assert weeks(some) == told_weeks


@pytest.mark.parametrize(
    ("day", "told_weeks"),
    [
        ("2025-01-30", []),
        ("2025-01-31", ["week 3: 0.00; week 4: 0.00"]),  # the month is over in the books
        ("2025-02-09", ["week 3: 0.00; week 4: 0.00"]),  # week 6 may still get its hours
    ],
)
def test_without_hours_a_week_counts_once_its_month_is_over(
    tmp_path: Path, day: str, told_weeks: list[str]
) -> None:
    some = agreed(tmp_path, WEEKLY, hours("2025-01-07", "anna", 16), earns(day, "anna", 1))
    assert weeks(some) == told_weeks


def test_months_on_one_day_say_nothing_of_weeks(tmp_path: Path) -> None:
    """That of January, nor week 5, which is for a part in it."""
    some = agreed(
        tmp_path,
        WEEKLY,
        hours("2025-01-31", "anna", 20),
        hours("2025-02-03", "anna", 15),
        hours("2025-02-09", "anna", "0.5"),
    )
    assert weeks(some) == ["week 6: 15.50"]


def test_where_another_version_begins_in_a_week_the_lower_number_holds(tmp_path: Path) -> None:
    """Week 14 of 2025 is 31 March to 6 April."""
    for name, number, expected in (("a", "15.99", ["week 14: 15.99"]), ("b", "16", [])):
        some = books(
            tmp_path / name,
            hours("2025-04-01", "anna", number),
            hours("2025-04-06", "anna", 0),
            agreement=[
                version("2025-01-01", hours=WEEKLY),
                version("2025-04-01", hours="{per_week_at_least: 20}"),
            ],
            members=ANNA,
            first_month="2025-03",
        )
        assert weeks(some)[1:] == expected


# -- status -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worked", "shape"),
    [
        ("831.99", []),
        ("832", [{"id": "anna", "hours": "832.00", "allowed": "1040.00", "remaining": "208.00"}]),
        ("1050", [{"id": "anna", "hours": "1050.00", "allowed": "1040.00", "remaining": "0.00"}]),
    ],
)
def test_status_tells_who_nears_the_limit(
    tmp_path: Path, worked: str, shape: list[dict[str, str]]
) -> None:
    some = closing(
        tmp_path,
        hours("2025-12-31", "anna", 1000),
        hours("2026-10-10", "anna", worked),
        agreement=[version("2025-01-01", hours="{per_year: 1040}")],
    )
    assert some.status()["hours"] == shape
