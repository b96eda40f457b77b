"""What is due when, as `status` lists it: the day before and the day after each date (SPEC 5)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.commands import status
from socoledger.domain.options import Format
from socoledger.domain.period import months_later
from tests.support.closing import Closing, at_work, closing, worked
from tests.support.grants import ACCOUNT, given, grants_yaml, received
from tests.support.small_books import BENEFIT, DECIDED, booked, earns, paid, version

YEAR = [f"2025-{number:02d}" for number in range(1, 13)]


def due(some: Closing, day: str, kind: str) -> list[str]:
    """What of a kind is due, seen from a day: date, what it is about, and whether it is late."""
    shape = some.on(day).status()["due_dates"]
    assert shape == sorted(shape, key=lambda one: one["date"])
    return [
        f"{one['date']} {one['what']}{' late' if one['late'] else ''}"
        for one in shape
        if one["kind"] == kind
    ]


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2026-01-15", "2026-04-15"),
        ("2026-11-28", "2027-02-28"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-12-31", "2027-03-31"),
    ],
)
def test_three_months_later(day: str, later: str) -> None:
    assert months_later(date.fromisoformat(day), 3) == date.fromisoformat(later)


# -- closes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-10-30", []),
        ("2024-10-31", ["2025-01-31 2025-01"]),
        ("2025-01-31", ["2025-01-31 2025-01"]),
        ("2025-02-28", ["2025-01-31 2025-01"]),
        ("2025-03-01", ["2025-01-31 2025-01 late"]),
    ],
)
def test_the_close_of_the_next_month_is_late_once_another_is_over(
    tmp_path: Path, day: str, told: list[str]
) -> None:
    assert due(worked(tmp_path), day, "month") == told


def test_a_month_that_is_closed_is_due_no_more(tmp_path: Path) -> None:
    assert due(worked(tmp_path).close("2025-01"), "2025-03-01", "month") == ["2025-02-28 2025-02"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-09-30", []),  # three months later is 30 December
        ("2025-10-01", ["2025-12-31 2025"]),
        ("2026-06-30", ["2025-12-31 2025"]),
        ("2026-07-01", ["2025-12-31 2025 late"]),
        ("2026-10-01", ["2025-12-31 2025 late", "2026-12-31 2026"]),
    ],
)
def test_the_close_of_a_year_is_late_when_the_annual_accounts_would_be(
    tmp_path: Path, day: str, told: list[str]
) -> None:
    assert due(worked(tmp_path), day, "year") == told


# -- annual accounts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "accounts", "extended", "filed"),
    [
        ("2026-03-29", [], [], []),
        ("2026-03-30", ["2026-06-30 2025"], [], []),
        ("2026-06-30", ["2026-06-30 2025"], [], []),
        ("2026-07-31", ["2026-06-30 2025 late"], ["2026-10-31 2025"], []),
        ("2026-10-31", ["2026-06-30 2025 late"], ["2026-10-31 2025"], ["2026-12-31 2025"]),
        ("2026-11-01", [], ["2026-10-31 2025 late"], ["2026-12-31 2025"]),
        ("2026-12-31", [], ["2026-10-31 2025 late"], ["2026-12-31 2025"]),
        ("2027-01-01", [], ["2026-10-31 2025 late"], ["2026-12-31 2025 late"]),
    ],
)
def test_the_annual_accounts_are_drawn_up_put_off_and_filed(
    tmp_path: Path, day: str, accounts: list[str], extended: list[str], filed: list[str]
) -> None:
    """BW art. 2:58 and 2:394: six months, at most four more, twelve at the last."""
    some = worked(tmp_path, coop_extra="deadlines: true\n")
    assert due(some, day, "accounts") == accounts
    assert due(some, day, "accounts-extended") == extended
    assert due(some, day, "accounts-filed") == filed


def test_only_for_who_asks_for_them(tmp_path: Path) -> None:
    assert due(worked(tmp_path), "2026-06-30", "accounts") == []


def test_the_close_of_the_year_says_that_they_were_adopted(tmp_path: Path) -> None:
    """That they were filed is written nowhere: the day is told, and not that it is late."""
    some = worked(tmp_path, coop_extra="deadlines: true\n").close(*YEAR, "2025")
    assert due(some, "2026-06-30", "accounts") == []
    assert due(some, "2026-07-31", "accounts-extended") == []
    assert due(some, "2026-12-31", "accounts-filed") == ["2026-12-31 2025"]
    assert due(some, "2027-01-01", "accounts-filed") == []


# -- decisions ----------------------------------------------------------------------------------

TWO_DECISIONS = """premium:
  - {from: 2025-01-01, to: 2025-06-30, reference: B1}
  - {from: 2025-07-01, decided: 2025-05-02, reference: B2}
"""
ENDS = "premium: [{from: 2025-01-01, to: 2025-06-30, reference: B1}]"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-03-29", []),
        ("2025-03-30", ["2025-06-30 anna"]),
        ("2025-06-30", ["2025-06-30 anna"]),
        ("2025-07-01", ["2025-06-30 anna late"]),
        ("2026-06-30", ["2025-06-30 anna late"]),
        ("2026-07-01", []),  # what was earned under it can be paid no more
    ],
)
def test_a_decision_that_ends(tmp_path: Path, day: str, told: list[str]) -> None:
    some = worked(tmp_path, members={"anna": f"{BENEFIT}\n{ENDS}", "bram": BENEFIT})
    assert due(some, day, "premium") == told
    assert due(some, day, "allowance") == []


@pytest.mark.parametrize(
    "keys",
    [
        f"{BENEFIT}\n{TWO_DECISIONS}",
        f"benefit: [{{from: 2010-01-01, to: 2025-06-30}}]\n{ENDS}",
        f"{BENEFIT}\n{ENDS}\nleft: 2025-06-30\noutcome: work",
        f"benefit: [{{from: 2010-01-01, to: 2025-06-15, known: 2025-06-30}}]\n{ENDS}",
    ],
    ids=["another follows", "without a benefit", "no member", "just heard"],
)
def test_a_decision_that_nobody_needs_any_longer(tmp_path: Path, keys: str) -> None:
    some = closing(tmp_path, members={"anna": keys})
    assert due(some, "2025-06-30", "premium") == []
    assert due(some, "2025-07-01", "premium") == []


def test_who_is_not_known_to_be_without_a_benefit_needs_it(tmp_path: Path) -> None:
    keys = f"benefit: [{{from: 2010-01-01, to: 2025-06-15, known: 2025-07-10}}]\n{ENDS}"
    some = closing(tmp_path, members={"anna": keys})
    assert due(some, "2025-07-09", "premium") == ["2025-06-30 anna late"]
    assert due(some, "2025-07-10", "premium") == []


def test_a_decision_that_is_not_taken_yet_does_not_follow(tmp_path: Path) -> None:
    some = closing(tmp_path, members={"anna": f"{BENEFIT}\n{TWO_DECISIONS}"})
    assert due(some, "2025-05-01", "premium") == ["2025-06-30 anna"]
    assert due(some, "2025-05-02", "premium") == []


# -- legal amounts ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-03-31", []),
        ("2025-04-01", ["2025-07-01 premium_per_year"]),
        ("2025-07-01", ["2025-07-01 premium_per_year"]),
        ("2025-07-02", []),  # it is known
        ("2026-06-30", ["2026-07-01 premium_per_year"]),
        ("2026-07-01", ["2026-07-01 premium_per_year"]),
        ("2026-07-02", ["2026-07-01 premium_per_year late"]),  # it is not
    ],
)
def test_new_legal_amounts(tmp_path: Path, day: str, told: list[str]) -> None:
    assert due(closing(tmp_path), day, "amount") == told


def test_in_january_those_of_allowances_change_too(tmp_path: Path) -> None:
    names = ("allowance_per_month", "allowance_per_year", "premium_per_year")
    told = [f"2026-01-01 {name}" for name in names]
    assert due(closing(tmp_path), "2025-12-31", "amount") == told


def test_only_those_that_the_books_use(tmp_path: Path) -> None:
    some = closing(tmp_path, agreement=[version("2025-01-01")], members={"anna": BENEFIT})
    assert due(some, "2025-12-31", "amount") == []
    keys = f"{BENEFIT}\npremium: [{{from: 2025-01-01, reference: B1}}]"
    (some.root / "members/anna.yaml").write_text(
        f"id: anna\nname: Anna\njoined: 2010-01-01\n{keys}\n", encoding="utf-8"
    )
    assert due(some, "2025-12-31", "amount") == ["2026-01-01 premium_per_year"]


# -- grants, leavers, the gemeente, goals -------------------------------------------------------


def test_the_account_of_a_grant(tmp_path: Path) -> None:
    grant = given(due="2026-03-31", reference="Beschikking 7")
    some = closing(
        tmp_path,
        f"2010-01-01 open {ACCOUNT} EUR",
        received("2025-01-10", 500),
        files={"grants.yaml": grants_yaml(grant)},
    )
    assert due(some, "2025-12-30", "grant") == []
    assert due(some, "2025-12-31", "grant") == ["2026-03-31 begeleiding"]
    assert due(some, "2026-03-31", "grant") == ["2026-03-31 begeleiding"]
    assert due(some, "2026-04-01", "grant") == ["2026-03-31 begeleiding late"]
    some.close(*YEAR)
    assert due(some, "2026-03-31", "grant") == ["2026-03-31 begeleiding"]
    assert due(some, "2026-04-01", "grant") == []
    (row,) = [one for one in some.on("2026-03-31").status()["due_dates"] if one["kind"] == "grant"]
    assert row["source"] == "Beschikking 7"


def test_the_spaarpot_of_a_leaver_when_the_grace_months_end(tmp_path: Path) -> None:
    """Left in February, three months: with the close of May."""
    some = closing(
        tmp_path,
        earns("2025-01-10", "bram", 100),
        members={"anna": BENEFIT, "bram": f"{BENEFIT}\nleft: 2025-02-15\noutcome: work"},
    ).close("2025-01")
    assert due(some, "2025-02-28", "spaarpot") == []
    assert due(some, "2025-03-01", "spaarpot") == ["2025-05-31 bram"]
    assert due(some, "2025-06-30", "spaarpot") == ["2025-05-31 bram"]
    assert due(some, "2025-07-01", "spaarpot") == ["2025-05-31 bram late"]
    some.close(*YEAR[1:5])
    assert due(some, "2025-07-01", "spaarpot") == []


def test_what_goes_back_to_the_gemeente(tmp_path: Path) -> None:
    """What is booked and not paid of a year that is over; late from July on."""
    some = worked(tmp_path).close(*YEAR)
    assert due(some, "2025-12-31", "return") == []
    assert due(some, "2026-01-01", "return") == ["2025-12-31 2025"]
    assert due(some, "2026-06-30", "return") == ["2025-12-31 2025"]
    assert due(some, "2026-07-01", "return") == ["2025-12-31 2025 late"]
    some.add(paid("2026-02-01", "Gemeente", "412.50", for_="2025"))
    assert due(some, "2026-07-01", "return") == []


def test_the_last_day_of_a_goal(tmp_path: Path) -> None:
    goals = "[{text: 'Twee leden aan het werk', measure: left_work, target: 2, by: 2025-12-31}]"
    some = closing(tmp_path, agreement=[version("2025-01-01", goals=goals)])
    assert due(some, "2025-09-29", "goal") == []
    assert due(some, "2025-12-31", "goal") == ["2025-12-31 Twee leden aan het werk"]
    assert due(some, "2026-01-01", "goal") == []


# -- as a user sees it --------------------------------------------------------------------------


def test_at_a_day_it_is_told_as_of_that_day(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02")
    shape = some.shape("status", at="2025-02-28")
    told = [(one["date"], one["what"], one["late"]) for one in shape["due_dates"]]
    assert told[0] == ("2025-03-31", "2025-03", False)
    shape = some.shape("status", at="2025-02-27")
    told = [(one["date"], one["what"], one["late"]) for one in shape["due_dates"]]
    assert told[0] == ("2025-02-28", "2025-02", False)


def test_errors_leave_what_rests_on_no_figures(tmp_path: Path) -> None:
    some = worked(tmp_path).add(earns("2025-01-10", "nobody", 5000))
    assert some.on("2025-03-01").status()["returns"] is None
    assert due(some, "2025-03-01", "month") == ["2025-01-31 2025-01 late"]


@pytest.mark.parametrize(
    ("language", "late", "texts"),
    [
        ("en", "late", ["close 2025-01", "close the year 2025", "new legal amount:"]),
        (
            "nl",
            " laat",
            ["2025-01 afsluiten", "het jaar 2025", "premies per"],
        ),
    ],
)
def test_a_table_of_eighty_columns(
    tmp_path: Path, language: str, late: str, texts: list[str]
) -> None:
    some = at_work(
        tmp_path,
        booked("2025-01-10", "Assets:Bank", "Equity:Opening", 5),
        coop_extra="deadlines: true\n",
        members={"anna": DECIDED, "bram": BENEFIT},
    )
    text = status.status(some.on("2025-12-15").context(language), Format.TABLE).output
    assert max(map(len, text.splitlines())) <= 80
    assert "BW art. 2:58 lid 1" in text
    assert [word for word in (late, *texts) if word not in text] == []
