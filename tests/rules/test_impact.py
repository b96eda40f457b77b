"""What a year brought members and the gemeente: every figure of `impact` (SPEC 9, effect)."""

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.closing import Closing
from tests.support.members import left_benefit, member
from tests.support.properties import steady
from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    PREMIUM,
    Books,
    booked,
    costs,
    earns,
    hours,
    paid,
    refunded,
    version,
)
from tests.support.umbrellas import book, cents, euros, opens

FACT = earns("2025-06-15", "collective", 1)
"""Something in the year, so that it can be asked for."""


def with_(tmp_path: Path, *journal: str, **more: Any) -> Books:
    return book(tmp_path, "books", FACT, *journal, **more)


def impact(some: Books, year: str = "2025", at: str | None = None) -> Shape:
    return some.shape("impact", year, at=at)


def members(tmp_path: Path, *journal: str, **each: str) -> dict[str, int]:
    """How many members of which kind, of members given by their keys."""
    found: dict[str, int] = impact(with_(tmp_path, *journal, members=each))["members"]
    return found


# -- who was there ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [
        ("2024-12-31", None, "start end during"),
        ("2025-01-01", None, "start end during"),
        ("2025-01-02", None, "end joined during"),
        ("2025-12-31", None, "end joined during"),
        ("2026-01-01", None, ""),
        ("2020-01-01", "2024-12-31", ""),
        ("2020-01-01", "2025-01-01", "start during left"),
        ("2020-01-01", "2025-12-30", "start during left"),
        ("2020-01-01", "2025-12-31", "start end during left"),
        ("2020-01-01", "2026-01-01", "start end during"),
        ("2025-03-01", "2025-06-30", "joined during left"),
        ("2025-12-31", "2025-12-31", "end joined during left"),
    ],
)
def test_a_member_counts_from_the_first_day_to_the_last(
    tmp_path: Path, joined: str, left: str | None, expected: str
) -> None:
    found = members(tmp_path, anna=member(joined, left))
    assert {key for key, count in found.items() if count} - {"activated"} == set(expected.split())
    assert found["activated"] == ("during" in expected)


def test_keys_are_in_order(tmp_path: Path) -> None:
    shape = impact(with_(tmp_path))
    assert list(shape) == [
        *("schema", "year", "through", "from", "to", "anonymous", "members", "earnings"),
        *("former", "hours"),
        *("premiums", "allowances", "reimbursed", "spaarpot", "outflow", "outflow_share", "saved"),
        *("returned", "grants", "balance"),
    ]
    assert shape["schema"] == "socoledger.impact/1"
    assert (shape["year"], shape["through"], shape["anonymous"]) == (2025, "2025-06", False)
    assert (shape["from"], shape["to"]) == ("2025-01-01", "2025-12-31")
    assert list(shape["members"]) == [
        *("start", "end", "joined", "during", "activated", "working", "earning", "left")
    ]
    assert list(shape["outflow"]) == ["work", "education", "self-employed", "deceased", "other"]


@pytest.mark.parametrize(("year", "exit_"), [("2024", 5), ("2026", 5), ("2025-03", 2), ("nu", 2)])
def test_a_year_without_facts_or_that_is_none(tmp_path: Path, year: str, exit_: int) -> None:
    answer = with_(tmp_path).ask("impact", year)
    assert (answer.exit, answer.output) == (exit_, "")


def test_the_year_left_out_is_that_of_the_last_fact(tmp_path: Path) -> None:
    some = with_(tmp_path, earns("2026-02-15", "anna", 1))
    assert some.shape("impact")["year"] == 2026


# -- who worked, and earned ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("journal", "expected"),
    [
        ([], "activated"),
        ([earns("2025-02-01", "anna", 100)], "working earning"),
        ([earns("2025-02-01", "anna", 0.01)], "working earning"),
        ([costs("2025-02-01", "anna", 100)], "working"),
        ([earns("2025-02-01", "anna", 100), costs("2025-12-31", "anna", 100)], "working"),
        ([hours("2025-02-01", "anna", 0.25)], "working earning"),
        ([costs("2025-02-01", "anna", 100), hours("2025-02-01", "anna", 1)], "working earning"),
        ([hours("2025-02-01", "anna", 4), hours("2025-02-02", "anna", -4)], "working"),
        ([earns("2025-01-01", "anna", 100)], "working earning"),
        ([earns("2025-12-31", "anna", 100)], "working earning"),
        ([earns("2024-12-31", "anna", 100), earns("2026-01-01", "anna", 100)], "activated"),
        ([hours("2024-12-31", "anna", 4), hours("2026-01-01", "anna", 4)], "activated"),
        (
            [booked("2025-02-01", "Expenses:Artikel31", "Assets:Bank", 5, member="anna")],
            "activated",
        ),
        ([paid("2025-02-01", "Spaarpot:Anna", 5, purpose="course")], "activated"),
    ],
)
def test_working_is_a_posting_of_result_or_hours(
    tmp_path: Path, journal: list[str], expected: str
) -> None:
    found = members(tmp_path, *journal, anna=BENEFIT)
    assert {key for key in ("activated", "working", "earning") if found[key]} == set(
        expected.split()
    )


def test_a_part_of_a_joint_job_is_work(tmp_path: Path) -> None:
    job = booked("2025-02-01", "Assets:Bank", "Income:Verkoop", 100, members="anna 2, bram 1")
    some = with_(tmp_path, job, members={"anna": BENEFIT, "bram": BENEFIT, "cora": BENEFIT})
    shape = impact(some)
    assert (shape["members"]["working"], shape["members"]["activated"]) == (2, 1)
    assert (shape["earnings"]["lowest"], shape["earnings"]["highest"]) == ("33.33", "66.67")


def test_a_cost_that_a_grant_pays_is_nobodys_work(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        opens("Liabilities:Subsidie:Start"),
        booked("2025-02-01", "Expenses:Inkoop", "Assets:Bank", 60, grant="start", member="anna"),
        members={"anna": BENEFIT},
        files=GRANT,
    )
    assert impact(some)["members"]["working"] == 0
    assert impact(some)["earnings"]["total"] == "0.00"


def test_a_customer_who_pays_after_a_member_left(tmp_path: Path) -> None:
    """In the year of leaving the member worked; later what comes in is apart."""
    some = with_(
        tmp_path,
        earns("2025-03-15", "anna", 100),
        earns("2025-03-15", "bram", 250.5),
        costs("2025-03-16", "bram", 50),
        costs("2025-03-16", "cora", 5),
        members={
            "anna": member(left="2025-02-28", outcome="work"),
            "bram": member(left="2024-12-31", outcome="work"),
            "cora": member(left="2020-12-31", outcome="other"),
            "dirk": member(left="2020-12-31", outcome="other"),
            "els": member("2025-06-01"),
        },
    )
    found = impact(some)
    assert {key: count for key, count in found["members"].items() if count} == {
        "start": 1,
        "end": 1,
        "joined": 1,
        "during": 2,
        "activated": 1,
        "working": 1,
        "earning": 1,
        "left": 1,
    }
    assert found["earnings"]["total"] == found["earnings"]["highest"] == "100.00"
    assert found["former"] == {"members": 2, "earnings": "195.50"}
    text = some.ask("impact", "2025", Format.TABLE).output
    assert "€195.50" in text


def test_where_nobody_had_left_the_table_is_silent_of_them(tmp_path: Path) -> None:
    some = with_(tmp_path, earns("2025-03-15", "anna", 100))
    assert impact(some)["former"] == {"members": 0, "earnings": "0.00"}
    text = some.ask("impact", "2025", Format.TABLE).output
    assert "had left before" not in text


def test_two_files_of_one_person_are_one(tmp_path: Path) -> None:
    """Who left and came back has a file for each time (SPEC 3.5)."""
    some = with_(
        tmp_path,
        earns("2025-02-15", "anna", 100),
        costs("2025-11-15", "anna-2", 40),
        hours("2025-11-15", "bram", 1),
        members={
            "anna": member(left="2025-03-31", outcome="work", more="person: vos"),
            "anna-2": member("2025-09-01", more="person: vos"),
            "bram": BENEFIT,
        },
    )
    found = impact(some)
    assert found["members"] == {
        "start": 2,
        "end": 2,
        "joined": 0,
        "during": 2,
        "activated": 0,
        "working": 2,
        "earning": 2,
        "left": 0,
    }
    assert (found["earnings"]["total"], found["earnings"]["highest"]) == ("60.00", "60.00")
    assert (found["outflow_share"], found["saved"]["of"]) == ("0.00", 0)


@pytest.mark.parametrize(
    ("left", "outcome", "expected"),
    [
        ("2025-10-31", "work", (1, 1)),
        ("2025-10-31", "other", (1, 0)),
        ("2026-01-01", "work", (0, 0)),
    ],
)
def test_who_left_came_back_and_left_again(
    tmp_path: Path, left: str, outcome: str, expected: tuple[int, int]
) -> None:
    some = with_(
        tmp_path,
        members={
            "anna": member(left="2025-03-31", outcome="education", more="person: vos"),
            "anna-2": member("2025-09-01", left, outcome, more="person: vos"),
        },
    )
    found = impact(some)
    assert (found["members"]["left"], found["saved"]["of"]) == expected
    assert found["outflow"]["education"]["members"] == 0


def test_who_came_back_in_a_later_year_had_left(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        earns("2026-06-15", "anna-2", 10),
        members={
            "anna": left_benefit("2025-03-31", "2025-03-31") + "\nperson: vos",
            "anna-2": member("2026-01-01", more="person: vos"),
        },
    )
    assert impact(some)["members"]["left"] == 1
    assert impact(some)["saved"] == {"amount": "9000.00", "members": 1, "of": 1}
    found = impact(some, "2026")
    assert (found["members"]["working"], found["former"]["members"]) == (1, 0)
    assert found["saved"] == {"amount": "0.00", "members": 0, "of": 0}


def test_who_left_for_another_reason_after_all_saves_nothing(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        members={
            "anna": left_benefit("2025-03-31", "2025-03-31") + "\nperson: vos",
            "anna-2": member("2025-06-01", "2025-08-31", benefit="") + "\nperson: vos",
        },
    )
    assert impact(some)["saved"] == {"amount": "0.00", "members": 0, "of": 0}


def test_months_before_the_first_one_count_for_nothing(tmp_path: Path) -> None:
    some = with_(
        tmp_path, earns("2025-02-28", "anna", 100), earns("2025-03-01", "bram", 40),
        first_month="2025-03",
    )  # fmt: skip
    assert impact(some)["earnings"]["total"] == "40.00"
    assert impact(some)["members"]["working"] == 1


# -- earnings -----------------------------------------------------------------------------------


def earnings(tmp_path: Path, *amounts: float) -> dict[str, Any]:
    """Of members with these results."""
    ids = [f"m{number}" for number in range(len(amounts))]
    lines = [
        earns("2025-03-15", id_, amount) if amount > 0 else costs("2025-03-15", id_, -amount)
        for id_, amount in zip(ids, amounts, strict=True)
    ]
    some = with_(tmp_path, *lines, members=dict.fromkeys([*ids, "rust"], BENEFIT))
    found = dict(impact(some)["earnings"])
    del found["study"]
    return found


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], ["0.00", None, None, None, None]),
        ([300], ["300.00", "300.00", "300.00", "300.00", "300.00"]),
        ([100, 400], ["500.00", "250.00", "250.00", "100.00", "400.00"]),
        ([100, 3000, 200], ["3300.00", "1100.00", "200.00", "100.00", "3000.00"]),
        ([400, 100, 200, 1000], ["1700.00", "425.00", "300.00", "100.00", "1000.00"]),
        ([100, 100.01], ["200.01", "100.01", "100.01", "100.00", "100.01"]),
        ([-100, -100.01], ["-200.01", "-100.01", "-100.01", "-100.01", "-100.00"]),
        ([0.01, 0.01, 0.02], ["0.04", "0.01", "0.01", "0.01", "0.02"]),
        ([-50, 50, 300], ["300.00", "100.00", "50.00", "-50.00", "300.00"]),
        ([1, 2, 3, 4, 5], ["15.00", "3.00", "3.00", "1.00", "5.00"]),
    ],
)
def test_earnings_of_working_members(
    tmp_path: Path, amounts: list[float], expected: list[str | None]
) -> None:
    keys = ("total", "mean", "median", "lowest", "highest")
    assert earnings(tmp_path, *amounts) == dict(zip(keys, expected, strict=True))


def test_they_are_the_results_of_the_year(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        costs("2025-11-15", "anna", 250),
        earns("2026-01-01", "anna", 7),
        hours("2025-03-01", "bram", 3),
    )
    of_result = some.shape("result", "2025")["members"]
    found = impact(some)["earnings"]
    assert cents(found["total"]) == sum(cents(one["result"]) for one in of_result)
    assert (found["lowest"], found["highest"]) == ("0.00", "750.00")


def test_a_study_says_what_is_usual(tmp_path: Path) -> None:
    """Some € 300 a year at first and up to € 3,000 later: De Coöperatie expert."""
    assert impact(with_(tmp_path))["earnings"]["study"] == ["300.00", "3000.00"]


# -- worked and received ------------------------------------------------------------------------

LEFT_TO_GEMEENTE = "{on_leaving: municipality}"
HANDS = {"anna": DECIDED, "bram": DECIDED}
HOURLY = version(
    "2010-01-01", premium="{per_hour: 1.50}", allowance="{per_hour: 2.00, per_month: 150.00}"
)


def test_hours_of_all(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        hours("2024-12-31", "anna", 99),
        hours("2025-01-01", "anna", 4.5),
        hours("2025-12-31", "bram", 0.25),
        hours("2025-06-01", "bram", 2),
        hours("2025-06-02", "bram", -1),
        hours("2026-01-01", "bram", 99),
    )
    assert impact(some)["hours"] == "5.75"


def test_premiums_and_allowances(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        hours("2025-01-10", "anna", 100),
        hours("2025-02-10", "bram", 10),
        booked("2025-03-01", "Expenses:Artikel31", "Liabilities:Premie:Bram", 25),
        booked("2025-03-02", "Expenses:Artikel31", "Liabilities:Vergoeding:Bram", 5),
        paid("2025-03-10", "Premie:Anna", 100),
        refunded("2025-03-11", "Premie:Anna", 30),
        paid("2025-03-12", "Vergoeding:Anna", 120),
        paid("2026-01-02", "Premie:Anna", 11),
        members=HANDS,
        agreement=[HOURLY],
    )
    found = impact(some)
    assert found["premiums"] == {"awarded": euros(15000 + 1500 + 2500), "paid": "70.00"}
    assert found["allowances"] == {"awarded": euros(15000 + 2000 + 500), "paid": "120.00"}


def test_what_is_awarded_is_what_the_register_says(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        hours("2025-01-10", "anna", 3000),
        hours("2025-08-10", "bram", 10),
        booked("2025-03-01", "Expenses:Artikel31", "Liabilities:Premie:Anna", 25),
        members={"anna": DECIDED, "bram": f"{BENEFIT}\n{PREMIUM}"},
        agreement=[HOURLY],
    )
    register = some.shape("premium", "2025")["members"]
    for kinds, kind in (("premiums", "premium"), ("allowances", "allowance")):
        amounts = [cents(one[kind][key]) for one in register for key in ("awarded", "other")]
        assert cents(impact(some)[kinds]["awarded"]) == sum(amounts)
    assert impact(some)["premiums"]["awarded"] == euros(326300 + 1500 + 6300)  # July's maximum


def test_what_was_paid_back_against_receipts(tmp_path: Path) -> None:
    def receipt(day: str, amount: float, who: str = "collective") -> str:
        return booked(day, "Expenses:Inkoop", "Assets:Bank", amount, member=who, reimbursed="anna")

    some = with_(
        tmp_path,
        receipt("2024-12-31", 1),
        receipt("2025-01-01", 20),
        receipt("2025-12-31", 4.5),
        booked("2025-12-31", "Assets:Bank", "Expenses:Inkoop", 3, member="collective",
               reimbursed="anna"),
        receipt("2026-01-01", 1),
    )  # fmt: skip
    assert impact(some)["reimbursed"] == "21.50"
    assert impact(some)["members"]["working"] == 0


def test_what_was_spent_from_spaarpotten_by_purpose(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 900),
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Bram", 900),
        paid("2024-12-31", "Spaarpot:Anna", 1, purpose="course"),
        paid("2025-01-01", "Spaarpot:Anna", 100, purpose="course"),
        paid("2025-05-01", "Spaarpot:Bram", 60, purpose="course"),
        paid("2025-05-02", "Spaarpot:Bram", 33.33, purpose="business"),
        paid("2025-12-31", "Spaarpot:Bram", 7),
        booked("2025-06-01", "Liabilities:Spaarpot:Anna", "Liabilities:Premie:Anna", 50,
               purpose="premium"),
        paid("2026-01-01", "Spaarpot:Anna", 1, purpose="course"),
        refunded("2025-06-02", "Spaarpot:Anna", 10),
        members=HANDS,
    )  # fmt: skip
    found = impact(some)["spaarpot"]
    assert found["spent"] == "250.33"
    assert found["purposes"] == {
        "-": "7.00",
        "business": "33.33",
        "course": "160.00",
        "premium": "50.00",
    }


def test_what_closes_take_is_not_spent(tmp_path: Path) -> None:
    terms = version("2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=LEFT_TO_GEMEENTE)
    journal = earns("2025-01-15", "anna", 1000), costs("2025-02-15", "anna", 400)
    each = {"anna": member(left="2025-03-10"), "bram": BENEFIT}
    some = Closing(with_(tmp_path, *journal, agreement=[terms], members=each).root)
    before = impact(some)
    some.close("2025-01", "2025-02", "2025-03")
    assert impact(some) == before
    assert before["spaarpot"] == {"spent": "0.00", "purposes": {}}
    assert before["returned"]["computed"] == "600.00"


# -- who left -----------------------------------------------------------------------------------


def test_outflow_and_its_shares(tmp_path: Path) -> None:
    """Of seven members two left for work, one for each of the other reasons but one."""
    outcomes = ("work", "work", "education", "self-employed", "deceased")
    each = {
        f"m{number}": member(left=f"2025-0{number + 1}-15", outcome=outcome)
        for number, outcome in enumerate(outcomes)
    }
    found = impact(
        with_(
            tmp_path,
            members={
                **each,
                "blijft": BENEFIT,
                "nieuw": member("2025-07-01"),
                "eerder": member(left="2024-12-31", outcome="work"),
                "later": member("2026-01-01", "2026-01-02"),
            },
        )
    )
    assert found["members"]["during"] == 7
    assert found["outflow"] == {
        "work": {"members": 2, "share": "28.57"},
        "education": {"members": 1, "share": "14.29"},
        "self-employed": {"members": 1, "share": "14.29"},
        "deceased": {"members": 1, "share": "14.29"},
        "other": {"members": 0, "share": "0.00"},
    }
    assert (found["members"]["left"], found["outflow_share"]) == (5, "57.14")


def test_only_who_had_a_benefit_left_it(tmp_path: Path) -> None:
    """De Blauwe Paraplu published three from benefit to work, and two without benefit."""
    had = left_benefit("2025-03-31", "2025-03-31")
    had_not = member(left="2025-03-31", outcome="self-employed", benefit="")
    each = {"m1": had, "m2": had, "m3": had, "m4": had_not, "m5": had_not, "m6": BENEFIT}
    each["m7"] = member(left="2025-05-01")
    some = with_(tmp_path, members=each)
    found = impact(some)
    assert found["saved"] == {"amount": "27000.00", "members": 3, "of": 3}
    assert (found["members"]["left"], found["outflow_share"]) == (6, "71.43")
    text = some.ask("impact", "2025", Format.TABLE).output
    (off,) = [line for line in text.splitlines() if line.startswith("from benefit to work")]
    assert off.split()[-1] == "3"
    (together,) = [line for line in text.splitlines() if "in total to work" in line]
    assert together.split()[-2:] == ["5", "71.43%"]
    (total,) = [line for line in text.splitlines() if line.startswith("total")]
    assert total.split() == ["total", "6"]


@pytest.mark.parametrize(
    ("to", "expected"),
    [("2025-03-29", 0), ("2025-03-30", 1), ("2025-03-31", 1), ("2025-04-30", 1), (None, 1)],
)
def test_a_benefit_on_the_day_before_leaving(tmp_path: Path, to: str | None, expected: int) -> None:
    some = with_(tmp_path, members={"anna": left_benefit(to, "2025-03-31")})
    assert impact(some)["saved"]["of"] == expected


def test_without_members_there_are_no_shares(tmp_path: Path) -> None:
    found = impact(with_(tmp_path, members={}))
    assert found["outflow_share"] is None
    assert found["outflow"]["work"] == {"members": 0, "share": None}
    for format_ in Format:
        some = with_(tmp_path, members={})
        assert some.ask("impact", "2025", format_).exit == 0


# -- benefits saved -----------------------------------------------------------------------------


def saved(tmp_path: Path, year: str = "2025", **each: str) -> tuple[str, int, int]:
    """The amount, for how many, and of how many."""
    facts = [earns(f"{one}-06-15", "collective", 1) for one in (2023, 2024, 2025, 2026, 2027)]
    some = book(tmp_path, "books", *facts, members=each, first_month="2025-01")
    found = impact(some, year)["saved"]
    assert list(found) == ["amount", "members", "of"]
    return found["amount"], found["members"], found["of"]


def test_eight_leavers_save_the_gemeente_of_ons_100_000(tmp_path: Path) -> None:
    """ONS, Breda: eight left for work or school."""
    leaver = left_benefit("2024-12-31", "2024-12-31", "1041.67")
    school = left_benefit("2024-12-31", "2024-12-31", "1041.67", "education")
    each = {f"w{number}": leaver for number in range(5)}
    each |= {f"s{number}": school for number in range(3)}
    assert saved(tmp_path, **each) == ("100000.32", 8, 0)
    assert saved(tmp_path, "2024", **each) == ("0.00", 8, 8)
    assert saved(tmp_path, "2026", **each) == ("0.00", 0, 0)


@pytest.mark.parametrize(
    ("to", "months"),
    [
        ("2025-01-01", {"2025": 11, "2026": 1}),
        ("2025-01-31", {"2025": 11, "2026": 1}),
        ("2025-02-01", {"2025": 10, "2026": 2}),
        ("2025-03-31", {"2025": 9, "2026": 3}),
        ("2025-06-30", {"2025": 6, "2026": 6}),
        ("2025-11-30", {"2025": 1, "2026": 11}),
        ("2025-12-01", {"2025": 0, "2026": 12}),
        ("2025-12-31", {"2025": 0, "2026": 12, "2027": 0}),
    ],
)
def test_the_months_after_the_end_of_the_benefit_twelve_at_most(
    tmp_path: Path, to: str, months: Mapping[str, int]
) -> None:
    for year, number in months.items():
        reckoned = year == "2025" or bool(number)
        found = saved(tmp_path, year, anna=left_benefit(to, "2025-01-02"))
        assert found == (f"{number * 1000}.00", reckoned, year == "2025")


@pytest.mark.parametrize(
    ("to", "year", "months"),
    [
        ("2024-12-31", "2025", 12),
        ("2024-06-30", "2025", 6),
        ("2024-01-31", "2025", 1),
        ("2024-01-01", "2025", 1),
        ("2023-12-31", "2025", 0),
        ("2023-12-31", "2024", 12),
        ("2022-12-31", "2024", 0),
    ],
)
def test_a_benefit_that_ended_in_an_earlier_year(
    tmp_path: Path, to: str, year: str, months: int
) -> None:
    found = saved(tmp_path, year, anna=left_benefit(to, to))
    assert found == (f"{months * 1000}.00", bool(months), year == to[:4])


@pytest.mark.parametrize("outcome", ["work", "education", "self-employed"])
def test_who_leaves_the_benefit(tmp_path: Path, outcome: str) -> None:
    anna = left_benefit("2025-03-31", outcome=outcome)
    assert saved(tmp_path, anna=anna) == ("9000.00", 1, 1)


@pytest.mark.parametrize("outcome", ["other", "deceased"])
def test_other_outcomes_save_nothing(tmp_path: Path, outcome: str) -> None:
    anna = left_benefit("2025-03-31", outcome=outcome)
    assert saved(tmp_path, anna=anna) == ("0.00", 0, 0)


def test_who_still_is_a_member_saves_nothing(tmp_path: Path) -> None:
    anna = member(benefit="{from: 2020-01-01, to: 2025-03-31, monthly: 1000.00}")
    assert saved(tmp_path, anna=anna) == ("0.00", 0, 0)


@pytest.mark.parametrize("left", ["2025-12-31", "2026-01-01"])
def test_the_year_of_leaving(tmp_path: Path, left: str) -> None:
    """Who had no benefit any more has not left it; what is saved is reckoned all the same."""
    expected = ("9000.00", 1, 0) if left < "2026" else ("0.00", 0, 0)
    assert saved(tmp_path, anna=left_benefit("2025-03-31", left)) == expected


def test_a_benefit_that_has_not_ended(tmp_path: Path) -> None:
    each = {"anna": left_benefit(None), "bram": left_benefit("2026-01-31")}
    assert saved(tmp_path, **each) == ("0.00", 0, 2)
    assert saved(tmp_path, "2026", **each) == ("11000.00", 1, 0)


def test_a_benefit_of_an_amount_that_is_not_known(tmp_path: Path) -> None:
    each = {"anna": left_benefit("2025-03-31", monthly=""), "bram": left_benefit("2025-03-31")}
    assert saved(tmp_path, **each) == ("9000.00", 1, 2)


def test_the_last_of_several_benefits_counts(tmp_path: Path) -> None:
    def found(*periods: str) -> tuple[str, int, int]:
        keys = member(left="2025-06-30", outcome="work", benefit=", ".join(periods))
        return saved(tmp_path, anna=keys)

    first = "{from: 2020-01-01, to: 2023-12-31, monthly: 900.00}"
    last = "{from: 2024-05-01, to: 2025-06-30, monthly: 1345.67}"
    running = "{from: 2025-07-01, monthly: 1345.67}"
    assert found(first, last) == ("8074.02", 1, 1)
    assert found(last, first) == ("8074.02", 1, 1)
    assert found(first, last, running) == ("0.00", 0, 1)


def test_the_running_month_of_a_day_asked_for(tmp_path: Path) -> None:
    some = with_(tmp_path, members={"anna": left_benefit("2025-03-31", "2025-04-01")})
    for at, amount, of in (
        ("2025-03-31", "0.00", 0),
        ("2025-04-01", "1000.00", 1),
        ("2025-04-30", "1000.00", 1),
        ("2025-05-01", "2000.00", 1),
    ):
        found = impact(some, at=at)
        assert (found["saved"]["amount"], found["saved"]["of"]) == (amount, of)
        assert found["members"]["left"] == of
        assert found["to"] == at


# -- for the gemeente ---------------------------------------------------------------------------

GRANT = {
    "grants.yaml": """
grants:
  - {id: start, giver: municipality, from: 2025-01-01, to: 2025-06-30, amount: 1000.00}
  - {id: fonds, giver: Oranje Fonds, from: 2025-01-01, to: 2025-12-31, amount: 900.00}
"""
}
SUBSIDY, FUND = "Liabilities:Subsidie:Start", "Liabilities:Subsidie:Fonds"
TO_GEMEENTE = version(
    "2025-01-01",
    member_result="{brackets: [{split: {municipality: 60%, spaarpot: 40%}}]}",
    collective_result=ALL_TO_MUNICIPALITY,
    spaarpot=LEFT_TO_GEMEENTE,
)


def for_gemeente(tmp_path: Path, *journal: str) -> Books:
    """Members, a leaver, the coöperatie itself and a grant bring it something in 2025."""
    return with_(
        tmp_path,
        opens(SUBSIDY, FUND),
        booked("2025-01-05", "Assets:Bank", SUBSIDY, 800),
        booked("2025-01-06", "Assets:Bank", FUND, 500),
        booked("2025-02-05", "Expenses:Inkoop", "Assets:Bank", 650, grant="start"),
        booked("2025-02-06", "Expenses:Inkoop", "Assets:Bank", 70, grant="fonds"),
        earns("2025-01-15", "anna", 1000),
        earns("2025-02-15", "bram", 500),
        costs("2025-03-15", "bram", 100),
        paid("2025-08-01", "Gemeente", 250),
        earns("2026-01-15", "bram", 10),
        *journal,
        members={
            "anna": member(
                left="2025-03-31",
                outcome="work",
                benefit="{from: 2020-01-01, to: 2025-03-31, monthly: 1000.00}",
            ),
            "bram": BENEFIT,
        },
        agreement=[TO_GEMEENTE],
        files=GRANT,
    )


def test_what_it_got_back_and_saved_less_its_grants(tmp_path: Path) -> None:
    found = impact(for_gemeente(tmp_path))
    returned = 60000 + 24000 + 40000 + 100 + 15000  # anna, bram, her spaarpot, one euro, the grant
    assert found["returned"] == {"computed": euros(returned), "paid": "250.00"}
    assert found["grants"] == {"received": "1300.00", "spent": "720.00", "municipality": "800.00"}
    assert found["saved"]["amount"] == "9000.00"
    assert found["balance"] == euros(900000 + returned - 80000)


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_it_is_what_return_says(tmp_path: Path, year: str) -> None:
    some = for_gemeente(tmp_path, refunded("2025-09-01", "Gemeente", 20))
    own, found = some.shape("return", year), impact(some, year)
    assert found["returned"]["computed"] == own["computed"]
    assert found["returned"]["paid"] == own["paid"]
    assert found["through"] == own["through"]


def test_closing_the_year_changes_nothing(tmp_path: Path) -> None:
    some = Closing(for_gemeente(tmp_path).root)
    before = [impact(some, year) for year in ("2025", "2026")]
    some.close(*(f"2025-{month:02d}" for month in range(1, 13)), "2025")
    assert [impact(some, year) for year in ("2025", "2026")] == before


def test_a_grant_received_or_spent_in_two_years(tmp_path: Path) -> None:
    two_years = "from: 2025-01-01, to: 2026-12-31, amount: 1000.00"
    some = with_(
        tmp_path,
        opens(SUBSIDY),
        booked("2025-12-31", "Assets:Bank", SUBSIDY, 600),
        booked("2025-12-31", "Expenses:Inkoop", "Assets:Bank", 100, grant="start"),
        booked("2026-01-01", "Assets:Bank", SUBSIDY, 400),
        booked("2026-01-01", "Expenses:Inkoop", "Assets:Bank", 250, grant="start"),
        files={"grants.yaml": f"grants:\n  - {{id: start, giver: municipality, {two_years}}}\n"},
    )
    assert impact(some, "2025")["grants"] == {
        "received": "600.00", "spent": "100.00", "municipality": "600.00",
    }  # fmt: skip
    assert impact(some, "2026")["grants"] == {
        "received": "400.00", "spent": "250.00", "municipality": "400.00",
    }  # fmt: skip


def test_a_loss_gives_the_gemeente_nothing_back(tmp_path: Path) -> None:
    some = with_(tmp_path, costs("2025-02-15", "anna", 500), agreement=[TO_GEMEENTE])
    assert impact(some)["returned"]["computed"] == "1.00"
    assert impact(some)["balance"] == "1.00"


# -- shown --------------------------------------------------------------------------------------


def test_a_sheet_has_a_row_for_every_figure(tmp_path: Path) -> None:
    some = for_gemeente(tmp_path)
    text = some.ask("impact", "2025", Format.CSV).output
    rows = {row["key"]: row["value"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    shape = impact(some)
    assert rows["members.working"] == str(shape["members"]["working"])
    assert rows["outflow.work.share"] == shape["outflow"]["work"]["share"]
    assert rows["spaarpot.spent"] == "0.00"
    assert rows["saved.amount"] == "9000.00"
    assert rows["balance"] == shape["balance"]


@pytest.mark.parametrize("format_", [Format.TABLE, Format.MD])
def test_people_are_told_every_figure(tmp_path: Path, format_: Format) -> None:
    text = for_gemeente(tmp_path).ask("impact", "2025", format_).output
    for shown in ("€9,000.00", "€250.00", "€1,300.00", "€720.00", "€800.00", "50.00%", "€1,400.00"):
        assert shown in text
    assert "None" not in text


@pytest.mark.parametrize("format_", list(Format))
def test_nobody_is_named(tmp_path: Path, format_: Format) -> None:
    text = for_gemeente(tmp_path).ask("impact", "2025", format_).output
    assert not any(name in text.casefold() for name in ("anna", "bram"))


# -- many ---------------------------------------------------------------------------------------

AROUND = [date(2024, 12, 30) + timedelta(days) for days in (0, 1, 2, 3, 180, 365, 366, 367, 368)]


@st.composite
def people(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Members, and what each did in the year."""
    each = {}
    for number in range(draw(st.integers(1, 5))):
        joined = draw(st.sampled_from(AROUND))
        left = draw(st.sampled_from([None, *(day for day in AROUND if day >= joined)]))
        ended = draw(st.sampled_from([None, *AROUND]))
        outcomes = ("work", "education", "self-employed", "deceased", "other")
        each[f"m{number}"] = {
            "joined": joined,
            "left": left,
            "outcome": draw(st.sampled_from(outcomes)),
            "ended": ended,
            "monthly": draw(st.sampled_from([None, 100000, 104167])),
            "result": draw(st.sampled_from([None, -5000, 1, 300000, 100001])),
            "hours": draw(st.sampled_from([None, 450])),
        }
    return each


def plain_impact(each: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The figures of 2025 by the words of the SPEC, counted without haste."""
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    everybody = list(each.values())
    days = [first + timedelta(day) for day in range(365)]

    def there(one: dict[str, Any], day: date) -> bool:
        return one["joined"] <= day and (one["left"] is None or day <= one["left"])

    left = [one for one in everybody if one["left"] in days]
    at_work = [one for one in everybody if one["result"] is not None or one["hours"]]
    during = [one for one in everybody if any(there(one, day) for day in days)]
    working = [one for one in at_work if any(one is each for each in during)]
    former = [one for one in at_work if one["left"] is not None and one["left"] < first]
    results = sorted(one["result"] or 0 for one in working)
    off = ("work", "education", "self-employed")
    amount = 0
    for one in everybody:
        gone = one["left"] is not None and one["left"] <= last and one["outcome"] in off
        if gone and one["ended"] is not None and one["ended"] <= last and one["monthly"]:
            end = one["ended"].year * 12 + one["ended"].month
            amount += one["monthly"] * sum(
                end < 2025 * 12 + month <= end + 12 for month in range(1, 13)
            )
    mean = Fraction(sum(results), len(results)) if results else None
    return {
        "start": sum(there(one, first) for one in everybody),
        "end": sum(there(one, last) for one in everybody),
        "joined": sum(one["joined"] in days[1:] for one in everybody),
        "during": len(during),
        "activated": len(during) - len(working),
        "working": len(working),
        "earning": sum((one["result"] or 0) > 0 or bool(one["hours"]) for one in working),
        "left": len(left),
        "outflow": {key: sum(one["outcome"] == key for one in left) for key in OUTFLOW},
        "total": sum(results),
        "mean": mean,
        "former": {"members": len(former), "earnings": sum(one["result"] or 0 for one in former)},
        "of": sum(
            one["outcome"] in off
            and (one["ended"] is None or one["ended"] >= one["left"] - timedelta(1))
            for one in left
        ),
        "onwards": Fraction(sum(one["outcome"] in off for one in left), max(1, len(during))),
        "saved": amount,
    }


OUTFLOW = ("work", "education", "self-employed", "deceased", "other")


def keys_of(one: dict[str, Any]) -> str:
    to = "" if one["ended"] is None else f", to: {one['ended']}"
    monthly = "" if one["monthly"] is None else f", monthly: {euros(one['monthly'])}"
    benefit = f"{{from: 2010-01-01{to}{monthly}}}"
    left = None if one["left"] is None else str(one["left"])
    return member(str(one["joined"]), left, one["outcome"], benefit)


@pytest.mark.slow
@settings(steady, max_examples=40)
@given(people())
def test_the_figures_against_a_plain_count(each: dict[str, dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        lines = []
        for id_, one in each.items():
            if one["result"] is not None:
                book_it = earns if one["result"] > 0 else costs
                lines.append(book_it("2025-07-01", id_, euros(abs(one["result"]))))
            if one["hours"]:
                lines.append(hours("2025-07-01", id_, euros(one["hours"])))
        some = with_(Path(folder), *lines, members={id_: keys_of(one) for id_, one in each.items()})
        found, expected = impact(some), plain_impact(each)
        assert found["members"] == {key: expected[key] for key in found["members"]}
        counted = {key: value["members"] for key, value in found["outflow"].items()}
        assert counted == expected["outflow"]
        assert cents(found["earnings"]["total"]) == expected["total"]
        if expected["mean"] is None:
            assert found["earnings"]["mean"] is None
        else:
            assert abs(cents(found["earnings"]["mean"]) - expected["mean"]) <= Fraction(1, 2)
        assert cents(found["saved"]["amount"]) == expected["saved"]
        assert found["saved"]["of"] == expected["of"]
        members, amount = found["former"]["members"], cents(found["former"]["earnings"])
        assert {"members": members, "earnings": amount} == expected["former"]
        if found["outflow_share"] is not None:
            share = expected["onwards"] * 10_000
            assert abs(cents(found["outflow_share"]) - share) <= Fraction(1, 2)
