"""Members' results through the year: periods, agreements that change, losses (SPEC 3.3)."""

from pathlib import Path

import pytest

from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    ALL_TO_SPAARPOT,
    BENEFIT,
    Books,
    books,
    costs,
    earns,
    hours,
    version,
)


def to_spaarpot(start: str = "2025-01-01", **more: str) -> str:
    return version(start, member_result=ALL_TO_SPAARPOT, **more)


def to_municipality(start: str, **more: str) -> str:
    return version(start, member_result=ALL_TO_MUNICIPALITY, **more)


def up_to(start: str, amount: str, **more: str) -> str:
    clause = (
        f"{{brackets: [{{up_to: {amount}, split: {{spaarpot: 100%}}}},"
        " {split: {municipality: 100%}}]}"
    )
    return version(start, member_result=clause, **more)


# -- one period ---------------------------------------------------------------------------------


def test_a_loss_takes_back_what_earlier_months_of_the_period_got(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        costs("2025-02-15", "anna", 1300),
        earns("2025-03-15", "anna", 500),
        agreement=[to_spaarpot()],
    )
    assert some.distribution("2025-01") == {"spaarpot": "1000.00"}
    assert some.distribution("2025-02") == {"spaarpot": "-1000.00"}
    assert some.distribution("2025-03") == {"spaarpot": "200.00"}
    assert some.distribution("2025") == {"spaarpot": "200.00"}


def test_the_calendar_year_starts_the_brackets_anew(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-12-31", "anna", 1500),
        earns("2026-01-01", "anna", 1500),
        agreement=[up_to("2025-01-01", "1000.00")],
    )
    expected = {"municipality": "500.00", "spaarpot": "1000.00"}
    assert some.distribution("2025-12") == expected
    assert some.distribution("2026-01") == expected


# -- another agreement takes over ---------------------------------------------------------------


def test_every_euro_goes_by_the_version_in_force_when_it_was_earned(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-31", "anna", 1000),
        earns("2025-04-01", "anna", 300),
        agreement=[to_spaarpot(), to_municipality("2025-04-01")],
    )
    assert some.distribution("2025-03") == {"spaarpot": "1000.00"}
    assert some.distribution("2025-04") == {"municipality": "300.00", "spaarpot": "0.00"}
    assert some.distribution("2025") == {"municipality": "300.00", "spaarpot": "1000.00"}


def test_profit_before_and_loss_after_the_change(tmp_path: Path) -> None:
    """No later loss reaches back into an earlier period."""
    some = books(
        tmp_path,
        earns("2025-03-31", "anna", 1000),
        costs("2025-04-01", "anna", 400),
        earns("2025-06-01", "anna", 600),
        earns("2026-01-10", "anna", 50),
        agreement=[to_spaarpot(), to_municipality("2025-04-01")],
    )
    assert some.distribution("2025-04") == {"municipality": "0.00", "spaarpot": "0.00"}
    assert some.distribution("2025-06") == {"municipality": "200.00", "spaarpot": "0.00"}
    assert some.member("2026-01")["carried"] == "0.00"


def test_a_loss_after_the_change_goes_into_the_next_year(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-31", "anna", 1000),
        costs("2025-04-01", "anna", 400),
        earns("2026-01-10", "anna", 450),
        agreement=[to_spaarpot(), to_municipality("2025-04-01")],
    )
    assert some.distribution("2025") == {"municipality": "0.00", "spaarpot": "1000.00"}
    assert some.member("2026-01")["carried"] == "-400.00"
    assert some.distribution("2026-01") == {"municipality": "50.00"}


def test_loss_before_and_profit_after_the_change(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-03-31", "anna", 300),
        earns("2025-04-01", "anna", 500),
        agreement=[to_spaarpot(), to_municipality("2025-04-01")],
    )
    assert some.distribution("2025-03") == {"spaarpot": "0.00"}
    assert some.distribution("2025-04") == {"municipality": "200.00", "spaarpot": "0.00"}
    # It is a loss of this year: nothing was carried into the year.
    assert some.member("2025")["carried"] == "0.00"


def test_a_loss_goes_through_a_whole_period_into_the_third(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-02-15", "anna", 300),
        earns("2025-05-15", "anna", 100),
        earns("2025-08-15", "anna", 250),
        agreement=[to_spaarpot(), to_municipality("2025-04-01"), to_spaarpot("2025-07-01")],
    )
    assert some.distribution("2025") == {"municipality": "0.00", "spaarpot": "50.00"}


def test_brackets_count_on_through_the_year(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 1200),
        earns("2025-04-15", "anna", 500),
        agreement=[up_to("2025-01-01", "1000.00"), up_to("2025-04-01", "1500.00")],
    )
    assert some.distribution("2025-01") == {"municipality": "200.00", "spaarpot": "1000.00"}
    # W(1,700) - W(1,200) by the new version: 300 still fit below 1,500.
    assert some.distribution("2025-04") == {"municipality": "200.00", "spaarpot": "300.00"}


def test_b_is_the_sum_of_what_all_earlier_periods_distributed(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 600),
        costs("2025-04-15", "anna", 50),  # lost, and so not part of B
        earns("2025-07-15", "anna", 350),
        earns("2025-10-15", "anna", 200),
        agreement=[
            up_to("2025-01-01", "1000.00"),
            up_to("2025-04-01", "1000.00"),
            up_to("2025-07-01", "1000.00"),
            up_to("2025-10-01", "1000.00"),
        ],
    )
    # B in July is 600; 350 - 50 = 300 come to 900; B in October is 900.
    assert some.distribution("2025-07") == {"municipality": "0.00", "spaarpot": "300.00"}
    assert some.distribution("2025-10") == {"municipality": "100.00", "spaarpot": "100.00"}


def test_a_version_with_the_same_terms_cuts_the_period_too(tmp_path: Path) -> None:
    journal = (earns("2025-03-15", "anna", 500), costs("2025-04-15", "anna", 200))
    one = books(tmp_path, *journal, agreement=[to_spaarpot()], root="one")
    two = books(
        tmp_path, *journal, agreement=[to_spaarpot(), to_spaarpot("2025-04-01")], root="two"
    )
    assert one.distribution("2025") == {"spaarpot": "300.00"}
    assert two.distribution("2025") == {"spaarpot": "500.00"}


def test_a_version_from_january_cuts_nothing_but_the_year(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-12-15", "anna", 100),
        earns("2026-01-15", "anna", 300),
        agreement=[to_spaarpot(), to_municipality("2026-01-01")],
    )
    assert some.member("2026-01")["carried"] == "-100.00"
    assert some.distribution("2026-01") == {"municipality": "200.00"}


# -- the end of the year ------------------------------------------------------------------------

LOSS = (costs("2025-11-30", "anna", 300), earns("2026-02-01", "anna", 500))


def test_carry_brings_a_loss_into_the_next_year(tmp_path: Path) -> None:
    some = books(tmp_path, *LOSS, agreement=[to_spaarpot()])
    assert some.member("2026-01")["carried"] == "-300.00"
    assert some.member("2026-02")["carried"] == "0.00"
    assert some.member("2026")["carried"] == "-300.00"
    assert some.distribution("2026-02") == {"spaarpot": "200.00"}
    assert some.collective("2025")["absorbed"] == "0.00"


def test_a_loss_is_carried_through_a_year_that_does_not_make_up_for_it(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-11-30", "anna", 300),
        earns("2026-02-01", "anna", 100),
        earns("2027-02-01", "anna", 250),
        agreement=[to_spaarpot()],
    )
    assert some.member("2027-01")["carried"] == "-200.00"
    assert some.distribution("2027-02") == {"spaarpot": "50.00"}


def test_absorb_lets_the_cooperative_bear_it_in_december(tmp_path: Path) -> None:
    some = books(tmp_path, *LOSS, agreement=[to_spaarpot(losses="absorb")])
    assert some.collective("2025-11")["absorbed"] == "0.00"
    assert some.collective("2025-12")["absorbed"] == "300.00"
    assert some.collective("2025-12")["result"] == "-300.00"
    assert some.collective("2025")["absorbed"] == "300.00"
    assert some.member("2026-01")["carried"] == "0.00"
    assert some.distribution("2026-02") == {"spaarpot": "500.00"}


def test_what_happens_in_december_waits_for_december(tmp_path: Path) -> None:
    some = books(
        tmp_path, costs("2025-11-30", "anna", 300), agreement=[to_spaarpot(losses="absorb")]
    )
    assert some.returned(2025)["through"] == "2025-11"
    assert some.collective("2025")["absorbed"] == "0.00"


@pytest.mark.parametrize(
    ("start", "borne"), [("2025-12-01", "300.00"), ("2026-01-01", "0.00"), ("2025-06-01", "300.00")]
)
def test_the_version_in_force_in_december_decides(tmp_path: Path, start: str, borne: str) -> None:
    some = books(tmp_path, *LOSS, agreement=[to_spaarpot(), to_spaarpot(start, losses="absorb")])
    assert some.collective("2025")["absorbed"] == borne


def test_the_version_in_force_in_december_decides_also_to_carry(tmp_path: Path) -> None:
    versions = [to_spaarpot(losses="absorb"), to_spaarpot("2025-12-01", losses="carry")]
    some = books(tmp_path, *LOSS, agreement=versions)
    assert some.collective("2025")["absorbed"] == "0.00"
    assert some.member("2026-01")["carried"] == "-300.00"


@pytest.mark.parametrize(
    ("left", "borne_2025", "carried_2026", "borne_2026"),
    [
        ("2024-05-31", "300.00", "0.00", "0.00"),
        ("2025-11-30", "300.00", "0.00", "0.00"),
        ("2025-12-31", "300.00", "0.00", "0.00"),
        ("2026-01-01", "0.00", "-300.00", "300.00"),
    ],
)
def test_the_loss_of_a_leaver_is_always_borne(
    tmp_path: Path, left: str, borne_2025: str, carried_2026: str, borne_2026: str
) -> None:
    some = books(
        tmp_path,
        costs("2025-11-30", "anna", 300),
        earns("2026-12-01", "bram", 1),
        members={"anna": f"{BENEFIT}\nleft: {left}\noutcome: work", "bram": BENEFIT},
        agreement=[to_spaarpot(losses="carry")],
    )
    assert some.collective("2025")["absorbed"] == borne_2025
    assert some.member("2026-01")["carried"] == carried_2026
    assert some.collective("2026")["absorbed"] == borne_2026


def test_a_profit_of_a_leaver_is_distributed_as_ever(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-11-30", "anna", 300),
        members={"anna": f"{BENEFIT}\nleft: 2025-12-31\noutcome: work"},
        agreement=[to_spaarpot()],
    )
    assert some.distribution("2025") == {"spaarpot": "300.00"}
    assert some.collective("2025")["absorbed"] == "0.00"


# -- first_month --------------------------------------------------------------------------------


@pytest.fixture
def from_april(tmp_path: Path) -> Books:
    return books(
        tmp_path,
        costs("2024-12-15", "anna", 900),
        earns("2025-01-15", "bram", 70),
        costs("2025-03-31", "anna", 500),
        hours("2025-03-31", "anna", 8),
        earns("2025-04-01", "anna", 200),
        first_month="2025-04",
        agreement=[to_spaarpot("2024-01-01", losses="carry")],
    )


def test_months_before_first_month_count_for_nothing(from_april: Books) -> None:
    assert from_april.distribution("2025-04") == {"spaarpot": "200.00"}
    assert from_april.member("2025-04")["carried"] == "0.00"
    year = from_april.member("2025")
    assert (year["result"], year["carried"]) == ("200.00", "0.00")
    assert from_april.member("2025", "bram")["result"] == "0.00"
    assert from_april.returned(2025)["members"][0]["result"] == "200.00"


def test_but_the_hours_are_shown(from_april: Books) -> None:
    assert from_april.premium_of(2025)["hours"] == "8.00"


@pytest.mark.parametrize(
    ("period", "exit_"),
    [("2025-03", 5), ("2025-05", 5), ("2024-12", 5), ("2025-13", 2), ("maart", 2)],
)
def test_a_month_outside_the_books_is_an_error(from_april: Books, period: str, exit_: int) -> None:
    answer = from_april.ask("result", period)
    assert (answer.exit, answer.output) == (exit_, "")
    assert len(answer.messages) == 1


def test_a_period_starts_no_earlier_than_first_month(tmp_path: Path) -> None:
    """The version that took over in March, before first_month, cuts nothing here."""
    some = books(
        tmp_path,
        earns("2025-04-15", "anna", 100),
        earns("2025-12-01", "anna", 100),
        first_month="2025-04",
        agreement=[to_municipality("2025-01-01"), to_spaarpot("2025-03-01")],
    )
    # The version of January was never in force within these books, so nothing is listed for it.
    assert some.distribution("2025") == {"spaarpot": "200.00"}


# -- what is listed -----------------------------------------------------------------------------


def test_a_month_lists_what_the_versions_of_the_year_so_far_name(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2026-02-15", "anna", 100),
        agreement=[to_spaarpot(), to_municipality("2025-04-01")],
    )
    assert list(some.distribution("2025-03")) == ["spaarpot"]
    assert list(some.distribution("2025-04")) == ["municipality", "spaarpot"]
    assert list(some.distribution("2025")) == ["municipality", "spaarpot"]
    assert list(some.distribution("2026")) == ["municipality"]


def test_without_a_clause_all_stays_with_the_cooperative(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-15", "anna", 100), agreement=[version("2025-01-01")])
    assert some.distribution("2025") == {"cooperative": "100.00"}
    assert some.collective("2025")["distribution"] == {"reserve": "100.00"}
