"""The results themselves (SPEC 3.1) and the coöperatie's own (3.4)."""

from pathlib import Path

import pytest

from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    booked,
    books,
    closed,
    closing,
    costs,
    earns,
    hours,
    version,
)

SHARED = (
    "{brackets: [{up_to: 1000.00, split: {reserve: 100%}},"
    " {split: {municipality: 40%, reserve: 60%}}]}"
)


def own(start: str = "2025-01-01", **more: str) -> str:
    return version(start, **{"collective_result": SHARED, **more})


# -- results ------------------------------------------------------------------------------------


def test_a_result_is_income_less_expenses_of_the_member(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", "100.10"),
        costs("2025-01-16", "anna", "30.05"),
        booked("2025-01-17", "Income:Verkoop", "Assets:Bank", "10.00", member="anna"),
        booked("2025-01-18", "Assets:Bank", "Expenses:Inkoop", "5.00", member="anna"),
        earns("2025-01-15", "bram", 1),
        earns("2025-01-15", "collective", 7),
    )
    row = some.member("2025-01")
    assert (row["income"], row["expenses"], row["result"]) == ("90.10", "25.05", "65.05")
    assert some.collective("2025-01")["income"] == "7.00"


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("Expenses:Verdeling", "member"),
        ("Expenses:Artikel31", "member"),
        ("Expenses:Verdeling", "collective"),
        ("Liabilities:Fonds:Opleiding", "member"),
    ],
)
def test_what_closing_books_against_is_nobodys_result(
    tmp_path: Path, account: str, name: str
) -> None:
    whose = "anna" if name == "member" else "collective"
    some = books(
        tmp_path,
        booked("2025-01-15", account, "Assets:Bank", 50, member=whose),
        earns("2025-01-20", "anna", 1),
    )
    assert some.member("2025-01")["result"] == "1.00"
    assert some.collective("2025-01")["expenses"] == "0.00"


def test_an_account_that_begins_alike_is_an_ordinary_one(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        "2010-01-01 open Expenses:Artikel31Advies EUR",
        "2010-01-01 open Expenses:Artikel31:Premie EUR",
        booked("2025-01-15", "Expenses:Artikel31Advies", "Assets:Bank", 50, member="anna"),
        booked("2025-01-15", "Expenses:Artikel31:Premie", "Assets:Bank", 8, member="anna"),
    )
    assert some.member("2025-01")["expenses"] == "50.00"
    assert some.collective("2025-01")["article31"] == "8.00"


def test_untagged_counts_as_collective_and_is_a_finding(tmp_path: Path) -> None:
    some = books(tmp_path, booked("2025-01-15", "Assets:Bank", "Income:Verkoop", 12))
    assert some.collective("2025-01")["income"] == "12.00"
    assert some.codes() == ["S205"]


# -- what makes up the collective result --------------------------------------------------------


def test_article_31_is_a_cost_of_the_cooperative_whoever_it_is_for(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-01-15", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50, member="anna"),
        booked("2025-01-16", "Expenses:Artikel31", "Assets:Bank", 20),
        hours("2025-01-16", "bram", 10),
        members={"anna": DECIDED, "bram": DECIDED},
    )
    found = some.collective("2025-01")
    # By hand 70, bram's premium 15 and allowance 20.
    assert (found["article31"], found["expenses"], found["result"]) == ("105.00", "0.00", "-105.00")
    assert some.member("2025-01")["result"] == "0.00"


def test_what_closes_booked_of_article_31_counts_once(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-01-16", "anna", 10),
        members={"anna": DECIDED},
        closes={
            "2025-01": closed(
                "2025-01",
                closing(
                    "2025-01-31", "2025-01", "Expenses:Artikel31", "Liabilities:Premie:Anna", 15
                ),
            )
        },
    )
    assert some.collective("2025-01")["article31"] == "35.00"


def test_members_bring_what_their_results_gave_to_the_cooperative(tmp_path: Path) -> None:
    terms = version(
        "2025-01-01",
        member_result="{levies: [{to: cooperative, share: 10%}],"
        " brackets: [{split: {cooperative: 50%, spaarpot: 50%}}]}",
    )
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        earns("2025-01-15", "bram", 100),
        costs("2025-02-15", "anna", 200),
        agreement=[terms],
    )
    # 10% and half of the rest: 550 and 55; 200 less takes 110 back.
    assert some.collective("2025-01")["from_members"] == "605.00"
    assert some.collective("2025-02")["from_members"] == "-110.00"
    assert some.collective("2025")["from_members"] == "495.00"


def test_leavers_bring_what_fell_to_the_cooperative(tmp_path: Path) -> None:
    terms = version(
        "2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot="{on_leaving: cooperative}"
    )
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 400),
        earns("2025-03-15", "bram", 1),
        members={"anna": f"{BENEFIT}\nleft: 2025-02-10\noutcome: work", "bram": BENEFIT},
        agreement=[terms],
    )
    assert some.collective("2025-01")["from_leavers"] == "0.00"
    assert some.collective("2025-02")["from_leavers"] == "400.00"
    assert some.collective("2025-02")["result"] == "400.00"
    assert some.collective("2025")["distribution"] == {"reserve": "400.00"}


# -- how it is distributed ----------------------------------------------------------------------


def test_it_is_distributed_cumulatively_by_its_own_brackets(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "collective", 1500),
        costs("2025-02-15", "collective", 200),
        agreement=[own()],
    )
    assert some.collective("2025-01")["distribution"] == {
        "municipality": "200.00",
        "reserve": "1300.00",
    }
    assert some.collective("2025-02")["distribution"] == {
        "municipality": "-80.00",
        "reserve": "-120.00",
    }
    assert some.collective("2025")["distribution"] == {
        "municipality": "120.00",
        "reserve": "1180.00",
    }
    assert some.returned(2025)["collective"] == {"result": "1300.00", "amount": "120.00"}


def test_its_loss_is_carried(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-06-15", "collective", 500),
        earns("2026-01-15", "collective", 700),
        agreement=[own()],
    )
    assert some.collective("2025")["distribution"] == {"municipality": "0.00", "reserve": "0.00"}
    january = some.collective("2026-01")
    assert (january["carried"], january["result"]) == ("-500.00", "700.00")
    assert january["distribution"] == {"municipality": "0.00", "reserve": "200.00"}
    assert some.collective("2026")["carried"] == "-500.00"


def test_its_loss_is_taken_from_the_reserve_under_absorb(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-06-15", "collective", 500),
        earns("2026-01-15", "collective", 700),
        agreement=[own(losses="absorb")],
    )
    assert some.collective("2025-11")["distribution"] == {"municipality": "0.00", "reserve": "0.00"}
    assert some.collective("2025-12")["distribution"]["reserve"] == "-500.00"
    assert some.collective("2025")["distribution"]["reserve"] == "-500.00"
    assert some.collective("2026-01")["carried"] == "0.00"
    assert some.collective("2026-01")["distribution"]["reserve"] == "700.00"


def test_the_reserve_is_listed_when_a_loss_is_taken_from_it(tmp_path: Path) -> None:
    terms = own(losses="absorb", collective_result="{brackets: [{split: {municipality: 100%}}]}")
    some = books(
        tmp_path,
        costs("2025-06-15", "collective", 500),
        earns("2025-12-15", "collective", 1),
        agreement=[terms],
    )
    assert some.collective("2025-06")["distribution"] == {"municipality": "0.00"}
    assert some.collective("2025-12")["distribution"] == {
        "municipality": "0.00",
        "reserve": "-499.00",
    }


def test_a_members_loss_that_is_borne_lowers_it(tmp_path: Path) -> None:
    """Anna's loss becomes the coöperatie's, and then comes out of the reserve."""
    some = books(
        tmp_path,
        costs("2025-06-15", "anna", 500),
        earns("2025-12-15", "collective", 100),
        agreement=[own(losses="absorb")],
    )
    december = some.collective("2025-12")
    assert (december["absorbed"], december["result"]) == ("500.00", "-400.00")
    assert december["distribution"]["reserve"] == "-400.00"


def test_periods_hold_for_it_too(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-15", "collective", 900),
        costs("2025-04-15", "collective", 300),
        earns("2025-05-15", "collective", 500),
        agreement=[own(), own("2025-04-01")],
    )
    # B = 900; after -300 + 500 = 200 the brackets count on: 100 more to the reserve, then 40/60.
    assert some.collective("2025")["distribution"] == {
        "municipality": "40.00",
        "reserve": "1060.00",
    }


def test_what_is_awarded_by_a_correction_is_never_taken_back(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-01-15", "anna", 20),
        hours("2025-02-15", "anna", -5),
        hours("2025-03-15", "anna", 15),
        members={"anna": f"{BENEFIT}\npremium: [{{from: 2025-01-01, reference: B}}]"},
    )
    # 30.00, then nothing, then only what comes above the 30.00: 45.00 in all.
    costs_of_months = [some.collective(f"2025-0{month}")["article31"] for month in (1, 2, 3)]
    assert costs_of_months == ["30.00", "0.00", "15.00"]
