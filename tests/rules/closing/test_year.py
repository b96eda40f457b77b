"""The close of a year (SPEC 3.4, 4; issue 4)."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.closing import Closing, at_work, closing, line_of
from tests.support.small_books import booked, costs, earns, paid, version

pytestmark = pytest.mark.slow

YEAR = [f"2025-{number:02d}" for number in range(1, 13)]
NEXT = [f"2026-{number:02d}" for number in range(1, 13)]
TO_SPAARPOT = "{brackets: [{split: {spaarpot: 100%}}]}"


def a_year(tmp_path: Path, *more: str, **blocks: Any) -> Closing:
    """Anna brings 100.00 of 1,000.00 to the coöperatie, which earns 2,000.00 itself: 2,100.00.

    Up to 1,500.00 the reserve gets all, above that 60%: 1,860.00, and the gemeente 240.00.
    """
    journal = (earns("2025-03-10", "anna", 1000), earns("2025-06-10", "collective", 2000))
    return closing(tmp_path, *journal, *more, **blocks)


THE_YEAR = {
    "": "2025-12-31 #close ^close-2025",
    "member": "collective",
    "Equity:Reserve": "-1860.00",
    "Expenses:Verdeling": "2100.00",
    "Liabilities:Gemeente": "-240.00",
}


# -- when ---------------------------------------------------------------------------------------


def test_a_year_right_after_its_december(tmp_path: Path) -> None:
    some = a_year(tmp_path).close(*YEAR, "2025")
    assert some.booked("2025") == [THE_YEAR]
    assert some.asserted("2025") == {
        "Equity:Reserve": "2026-01-01 -1860.00",
        "Liabilities:Fonds:Opleiding": "2026-01-01 -50.00",
        "Liabilities:Gemeente": "2026-01-01 -240.00",
    }
    assert some.bean_check() == []
    assert some.differs() == []


@pytest.mark.parametrize("later", [1, 5])
def test_a_year_in_spring_with_months_of_the_next_closed(tmp_path: Path, later: int) -> None:
    """The same bookings and balances, whatever came after: also what was paid in January."""
    more = (
        earns("2026-01-10", "anna", 8000),
        paid("2026-02-10", "Gemeente", 100, for_="2025"),
        costs("2026-02-11", "collective", 30),
    )
    at_once = a_year(tmp_path / "a", *more).close(*YEAR, "2025", *NEXT[:later])
    spring = a_year(tmp_path / "b", *more).close(*YEAR, *NEXT[:later], "2025")
    assert spring.booked("2025") == at_once.booked("2025") == [THE_YEAR]
    assert spring.asserted("2025") == at_once.asserted("2025")
    for month in NEXT[:later]:
        assert spring.booked(month) == at_once.booked(month)
        assert spring.asserted(month) == at_once.asserted(month)
    assert spring.bean_check() == at_once.bean_check() == []
    assert spring.differs() == at_once.differs() == []
    spring.close(NEXT[later])
    assert spring.differs() == []


@pytest.mark.parametrize("closed", [0, 1, 11])
def test_a_year_of_which_months_are_open_is_refused(tmp_path: Path, closed: int) -> None:
    some = a_year(tmp_path).close(*YEAR[:closed])
    assert YEAR[closed] in some.no("2025").messages[0]


@pytest.mark.parametrize("period", ["2026", "2027"])
def test_a_later_year_is_refused(tmp_path: Path, period: str) -> None:
    some = a_year(tmp_path).close(*YEAR, *NEXT[:3])
    assert "2026-04" in some.no(period).messages[0]


def test_a_year_comes_after_the_year_before_it(tmp_path: Path) -> None:
    some = a_year(tmp_path, today="2027-02-01").close(*YEAR, *NEXT)
    assert "2025" in some.no("2026").messages[0]
    some.close("2025", "2026")
    assert some.differs() == []


def test_a_year_is_closed_once(tmp_path: Path) -> None:
    a_year(tmp_path).close(*YEAR, "2025").no("2025")


def test_a_year_is_closed_from_the_first_of_january_on(tmp_path: Path) -> None:
    some = a_year(tmp_path).on("2025-12-31").close(*YEAR[:11])
    some.close("2025-12", early=True)
    some.no("2025")
    some.on("2026-01-01").close("2025")


def test_a_year_that_is_not_over_can_be_closed_early(tmp_path: Path) -> None:
    some = a_year(tmp_path).on("2025-12-20").close(*YEAR[:11])
    some.close("2025-12", "2025", early=True)


def test_an_error_of_next_year_does_not_hinder(tmp_path: Path) -> None:
    some = a_year(tmp_path).close(*YEAR, "2026-01")
    some.add(booked("2026-02-10", "Liabilities:Spaarpot:Anna", "Assets:Bank", 1))
    some.add(earns("2026-02-11", "nobody", 1))
    some.close("2025")
    assert some.booked("2025") == [THE_YEAR]


def test_a_change_in_a_month_of_next_year_hinders(tmp_path: Path) -> None:
    """No close follows one that is not what it should be."""
    some = a_year(tmp_path).close(*YEAR, "2026-01").add(costs("2026-01-31", "bram", 1))
    assert "S506" in some.refused("2025")


# -- where the result goes ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "postings"),
    [
        ("{}", {"Equity:Reserve": "-2000.00"}),
        ("{brackets: [{split: {reserve: 100%}}]}", {"Equity:Reserve": "-2000.00"}),
        ("{brackets: [{split: {municipality: 100%}}]}", {"Liabilities:Gemeente": "-2000.00"}),
        (
            "{levies: [{to: 'fund:opleiding', share: 12.5%}]}",
            {"Equity:Reserve": "-1750.00", "Liabilities:Fonds:Opleiding": "-250.00"},
        ),
    ],
)
def test_the_result_goes_where_the_agreement_says(
    tmp_path: Path, clause: str, postings: dict[str, str]
) -> None:
    agreement = [version("2025-01-01", member_result=TO_SPAARPOT, collective_result=clause)]
    some = a_year(tmp_path, agreement=agreement).close(*YEAR, "2025")
    (found,) = some.booked("2025")
    assert found == {
        "": "2025-12-31 #close ^close-2025",
        "member": "collective",
        "Expenses:Verdeling": "2000.00",
        **postings,
    }
    assert some.bean_check() == []


def test_what_hours_were_awarded_lowers_the_result(tmp_path: Path) -> None:
    """SPEC 3.1: the costs of art. 31 are the coöperatie's; fifty hours are 175.00."""
    some = at_work(tmp_path, earns("2025-06-10", "collective", 200)).close(*YEAR, "2025")
    assert some.booked("2025")[0]["Equity:Reserve"] == "-25.00"


def test_a_year_without_a_result_books_nothing(tmp_path: Path) -> None:
    agreement = [version("2025-01-01", member_result=TO_SPAARPOT)]
    some = closing(tmp_path, earns("2025-06-10", "anna", 10), agreement=agreement)
    some.close(*YEAR, "2025")
    assert some.booked("2025") == []
    assert some.asserted("2025") == {}
    assert some.returned(2025)["final"] is True
    assert some.differs() == []


# -- losses -------------------------------------------------------------------------------------


def losing(tmp_path: Path, losses: str, *more: str) -> Closing:
    """The coöperatie loses 500.00 in 2025, and earns 800.00 in 2026."""
    agreement = [version("2025-01-01", losses=losses, member_result=TO_SPAARPOT)]
    journal = (costs("2025-06-10", "collective", 500), earns("2026-01-10", "collective", 800))
    return closing(tmp_path, *journal, *more, agreement=agreement, today="2027-02-01")


def test_a_loss_that_is_absorbed_is_taken_from_the_reserve(tmp_path: Path) -> None:
    opening = booked("2024-12-31", "Equity:Opening", "Equity:Reserve", 700)
    some = losing(tmp_path, "absorb", opening).close(*YEAR, "2025", *NEXT, "2026")
    (of_2025,) = some.booked("2025")
    assert (of_2025["Equity:Reserve"], of_2025["Expenses:Verdeling"]) == ("500.00", "-500.00")
    assert some.asserted("2025") == {"Equity:Reserve": "2026-01-01 -200.00"}
    assert some.booked("2026")[0]["Equity:Reserve"] == "-800.00"
    assert some.asserted("2026") == {"Equity:Reserve": "2027-01-01 -1000.00"}
    assert some.bean_check() == []
    assert some.differs() == []


def test_a_loss_that_is_carried_comes_off_the_next_year(tmp_path: Path) -> None:
    some = losing(tmp_path, "carry").close(*YEAR, "2025", *NEXT, "2026")
    assert some.booked("2025") == []
    assert some.booked("2026")[0]["Equity:Reserve"] == "-300.00"


@pytest.mark.parametrize(("losses", "borne"), [("absorb", "300.00"), ("carry", None)])
def test_a_members_loss_at_the_end_of_the_year(
    tmp_path: Path, losses: str, borne: str | None
) -> None:
    """SPEC 3.3: borne by the coöperatie, or carried; the next year opens with nothing else."""
    agreement = [version("2025-01-01", losses=losses, member_result=TO_SPAARPOT)]
    journal = (costs("2025-06-10", "anna", 300), earns("2026-01-10", "anna", 500))
    some = closing(tmp_path, *journal, agreement=agreement).close(*YEAR, "2025", "2026-01")
    found = some.booked("2025")
    assert [one["Equity:Reserve"] for one in found] == ([] if borne is None else [borne])
    (january,) = some.booked("2026-01")
    assert january["Liabilities:Spaarpot:Anna"] == ("-200.00" if borne is None else "-500.00")


# -- the return ---------------------------------------------------------------------------------


def test_the_return_is_final_once_the_year_is_closed(tmp_path: Path) -> None:
    some = a_year(tmp_path, earns("2025-07-10", "bram", 5000)).close(*YEAR)
    before = some.returned(2025)
    assert before["final"] is False
    # Bram: 500.00 stays, 250.00 is the fund's, of 4,250.00 half above 3,000.00: 625.00. The
    # coöperatie: 2,600.00, of which 40% of 1,100.00.
    assert (before["computed"], before["booked"]) == ("1065.00", "625.00")
    some.close("2025")
    after = some.returned(2025)
    assert after["final"] is True
    assert (after["computed"], after["booked"]) == ("1065.00", "1065.00")
    assert (after["pending"], after["outstanding"]) == ("0.00", "1065.00")
    assert "  return: 1065.00 EUR\n" in some.text_of("2025")
    some.close("2026-01")
    assert some.returned(2025) == after


def test_one_year_is_final_and_the_next_is_not(tmp_path: Path) -> None:
    some = a_year(tmp_path, earns("2026-01-10", "anna", 10)).close(*YEAR, "2025")
    assert [some.returned(year)["final"] for year in (2025, 2026)] == [True, False]


# -- books that begin in the middle of a year ---------------------------------------------------


def test_books_that_begin_in_the_middle_of_a_year(tmp_path: Path) -> None:
    """Months before the first count for nothing."""
    some = a_year(tmp_path, earns("2025-08-10", "anna", 500), first_month="2025-07")
    assert "2025-07" in some.no("2025").messages[0]
    some.close(*YEAR[6:], "2025")
    assert some.booked("2025")[0]["Equity:Reserve"] == "-50.00"
    assert some.returned(2025)["final"] is True
    assert some.bean_check() == []
    assert some.differs() == []


def test_books_that_begin_in_december(tmp_path: Path) -> None:
    some = a_year(tmp_path, first_month="2025-12").close("2025-12", "2025", "2026-01")
    assert some.differs() == []


# -- the accounts -------------------------------------------------------------------------------


def test_assertions_of_a_year_guard_its_months_to_the_cent(tmp_path: Path) -> None:
    some = a_year(tmp_path).close(*YEAR, "2025")
    for account in some.asserted("2025"):
        wrong = f'2025-05-05 * "Cent"\n  {account}  0.01 EUR\n  Assets:Bank\n'
        text = (some.root / "journal/main.beancount").read_text(encoding="utf-8")
        some.add(wrong)
        assert [account in one for one in some.bean_check()] == [True]
        (some.root / "journal/main.beancount").write_text(text, encoding="utf-8")


def test_a_year_is_taken_back_and_closed_anew(tmp_path: Path) -> None:
    some = a_year(tmp_path).close(*YEAR, "2026-01", "2025")
    before = some.text_of("2025")
    assert "2025" in some.ask_reopen("2026-01").messages[0]
    some.reopen("2025")
    assert some.returned(2025)["final"] is False
    assert some.differs() == []
    some.reopen("2026-01").close("2026-01", "2025")
    assert some.text_of("2025") == before
    assert some.differs() == []


def test_a_close_of_a_year_is_tampered_with(tmp_path: Path) -> None:
    some = a_year(tmp_path).close(*YEAR, "2025")
    some.edit("2025", "Reserve        -1860.00", "Reserve        -1859.00")
    some.edit("2025", "2100.00", "2099.00")
    line = line_of(some, "2025", "-1859.00")
    assert f"closes/2025.beancount:{line} S509" in some.differs()
    assert "S509" in some.refused("2026-01")


def test_a_change_in_a_month_of_a_closed_year_is_told_of_both(tmp_path: Path) -> None:
    some = a_year(tmp_path).close(*YEAR, "2025").add(costs("2025-05-05", "collective", 1))
    found = {one["period"]: one["ok"] for one in some.verified()["closes"]}
    assert [period for period, ok in found.items() if not ok] == ["2025-05", "2025"]
