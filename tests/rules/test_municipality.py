"""What goes back to the gemeente, what of it is booked and paid, and how far it reaches
(SPEC 3.8, 6).
"""

from pathlib import Path

import pytest

from tests.support.asking import Shape
from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    BENEFIT,
    Books,
    booked,
    books,
    closed,
    closing,
    costs,
    earns,
    hours,
    paid,
    refunded,
    version,
)

GEMEENTE = "Liabilities:Gemeente"
TERMS = version(
    "2025-01-01",
    member_result=ALL_TO_MUNICIPALITY,
    collective_result="{brackets: [{split: {municipality: 40%, reserve: 60%}}]}",
)


def account(some: Books, year: int = 2025) -> dict[str, str]:
    shape = some.returned(year)
    keys = ("computed", "booked", "pending", "paid", "outstanding", "balance")
    return {key: shape[key] for key in keys}


def close_of(period: str, day: str, amount: float | str) -> dict[str, str]:
    return {period: closed(period, closing(day, period, "Expenses:Verdeling", GEMEENTE, amount))}


def returned(tmp_path: Path, *journal: str, closes: dict[str, str] | None = None) -> Books:
    return books(tmp_path, *journal, agreement=[TERMS], closes=closes)


# -- computed -----------------------------------------------------------------------------------


def test_members_leavers_and_the_cooperative_add_up(tmp_path: Path) -> None:
    terms = version(
        "2025-01-01",
        member_result="{brackets: [{split: {municipality: 30%, spaarpot: 70%}}]}",
        collective_result="{brackets: [{split: {municipality: 40%, reserve: 60%}}]}",
        spaarpot="{on_leaving: municipality}",
    )
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        earns("2025-01-15", "bram", 100),
        earns("2025-03-15", "collective", 50),
        members={"anna": f"{BENEFIT}\nleft: 2025-02-10\noutcome: work", "bram": BENEFIT},
        agreement=[terms],
    )
    shape = some.returned(2025)
    assert shape["members"] == [
        {"id": "anna", "result": "1000.00", "amount": "300.00", "leaving": "700.00"},
        {"id": "bram", "result": "100.00", "amount": "30.00", "leaving": "0.00"},
    ]
    assert shape["collective"] == {"result": "50.00", "amount": "20.00"}
    assert shape["computed"] == "1050.00"


def test_only_what_leavers_of_the_year_leave_to_the_gemeente_is_returned(tmp_path: Path) -> None:
    """Anna leaves in the year before, Bram keeps what he saved, Chris leaves it to the gemeente."""
    terms = version(
        "2025-01-01",
        member_result="{brackets: [{split: {municipality: 30%, spaarpot: 70%}}]}",
        spaarpot="{on_leaving: {work: keep, other: municipality}}",
    )
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2026-01-15", "bram", 200),
        earns("2026-01-15", "chris", 300),
        earns("2026-03-15", "collective", 50),
        members={
            "anna": f"{BENEFIT}\nleft: 2025-12-31\noutcome: other",
            "bram": f"{BENEFIT}\nleft: 2026-02-10\noutcome: work",
            "chris": f"{BENEFIT}\nleft: 2026-02-10\noutcome: other",
        },
        agreement=[terms],
    )
    leaving = {
        year: [member["leaving"] for member in some.returned(year)["members"]]
        for year in (2025, 2026)
    }
    assert leaving == {2025: ["70.00", "0.00", "0.00"], 2026: ["0.00", "0.00", "210.00"]}
    assert (some.returned(2025)["year"], some.returned(2026)["year"]) == (2025, 2026)


def test_it_may_go_down_again_within_the_year(tmp_path: Path) -> None:
    some = returned(tmp_path, earns("2025-01-15", "anna", 100), costs("2025-02-15", "anna", 30))
    assert account(some)["computed"] == "70.00"


# -- booked and pending -------------------------------------------------------------------------


def test_what_closes_booked_is_no_longer_pending(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2025-02-15", "anna", 60),
        closes=close_of("2025-01", "2025-01-31", "100.00"),
    )
    assert account(some) == {
        "computed": "160.00",
        "booked": "100.00",
        "pending": "60.00",
        "paid": "0.00",
        "outstanding": "100.00",
        "balance": "100.00",
    }


def test_a_close_that_takes_back_is_booked_net(tmp_path: Path) -> None:
    back = closing("2025-02-28", "2025-02", GEMEENTE, "Expenses:Verdeling", 30)
    some = returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        costs("2025-02-15", "anna", 30),
        closes={
            **close_of("2025-01", "2025-01-31", "100.00"),
            "2025-02": closed("2025-02", back),
        },
    )
    assert account(some)["booked"] == "70.00"
    assert account(some)["pending"] == "0.00"


def test_what_fell_on_leaving_is_booked_too(tmp_path: Path) -> None:
    taken = closing(
        "2025-02-28", "2025-02", "Liabilities:Spaarpot:Anna", GEMEENTE, 25, leaving=True
    )
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 25),
        earns("2025-02-15", "bram", 1),
        members={"anna": f"{BENEFIT}\nleft: 2025-02-10\noutcome: work", "bram": BENEFIT},
        agreement=[version("2025-01-01", spaarpot="{on_leaving: municipality}")],
        closes={"2025-02": closed("2025-02", taken)},
    )
    assert (account(some)["computed"], account(some)["booked"]) == ("25.00", "25.00")
    assert some.returned(2025)["members"][0]["leaving"] == "25.00"


def test_what_the_treasurer_booked_is_not_booked_by_closes(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        booked("2025-01-15", "Expenses:Verdeling", GEMEENTE, 40),
        earns("2025-01-15", "anna", 100),
    )
    assert (account(some)["booked"], account(some)["balance"]) == ("0.00", "40.00")


def test_a_year_s_own_close_belongs_to_it(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-12-15", "collective", 100),
        earns("2026-01-15", "collective", 50),
        closes=close_of("2025", "2025-12-31", "40.00"),
    )
    assert (account(some)["booked"], account(some)["pending"]) == ("40.00", "0.00")
    assert (account(some, 2026)["booked"], account(some, 2026)["pending"]) == ("0.00", "20.00")


def test_a_close_belongs_to_the_year_it_closes_whatever_its_date(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-12-15", "anna", 100),
        earns("2026-01-15", "bram", 1),
        closes=close_of("2025-12", "2026-01-02", "100.00"),
    )
    assert (account(some)["booked"], account(some)["pending"]) == ("100.00", "0.00")
    assert account(some, 2026)["booked"] == "0.00"


# -- paid ---------------------------------------------------------------------------------------


def payment(tmp_path: Path, *journal: str) -> Books:
    return returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        *journal,
        closes=close_of("2025-01", "2025-01-31", "100.00"),
    )


@pytest.mark.parametrize(
    ("day", "year", "paid_2025", "paid_2026"),
    [
        ("2025-12-31", None, "60.00", "0.00"),
        ("2026-01-01", None, "0.00", "60.00"),
        ("2026-03-01", "2025", "60.00", "0.00"),
        ("2025-12-31", "2026", "0.00", "60.00"),
    ],
)
def test_a_payment_is_for_the_year_of_its_date_or_the_one_it_names(
    tmp_path: Path, day: str, year: str | None, paid_2025: str, paid_2026: str
) -> None:
    named = {"for_": year} if year else {}
    some = payment(tmp_path, paid(day, "Gemeente", 60, **named), earns("2026-04-01", "bram", 1))
    assert account(some, 2025)["paid"] == paid_2025
    assert account(some, 2026)["paid"] == paid_2026
    left = "40.00" if paid_2025 == "60.00" else "100.00"
    assert account(some, 2025)["outstanding"] == left


def test_the_balance_is_that_of_the_year_s_end(tmp_path: Path) -> None:
    some = payment(
        tmp_path,
        paid("2025-12-31", "Gemeente", 25),
        paid("2026-01-01", "Gemeente", 30, for_="2025"),
    )
    assert account(some, 2025)["balance"] == "75.00"
    assert account(some, 2026)["balance"] == "45.00"
    assert account(some, 2025)["outstanding"] == "45.00"


def test_what_the_gemeente_pays_back_takes_off(tmp_path: Path) -> None:
    some = payment(
        tmp_path, paid("2025-12-01", "Gemeente", 60), refunded("2025-12-15", "Gemeente", 20)
    )
    assert (account(some)["paid"], account(some)["outstanding"]) == ("40.00", "60.00")


def test_without_money_nothing_is_paid(tmp_path: Path) -> None:
    some = payment(tmp_path, booked("2025-12-01", GEMEENTE, "Equity:Reserve", 60))
    assert (account(some)["paid"], account(some)["balance"]) == ("0.00", "40.00")


def test_for_may_stand_on_the_posting(tmp_path: Path) -> None:
    some = payment(
        tmp_path,
        '2026-03-01 * "Over twee jaar"\n'
        f'  {GEMEENTE}  60.00 EUR\n    for: "2025"\n'
        f"  {GEMEENTE}  5.00 EUR\n"
        "  Assets:Bank  -65.00 EUR\n",
    )
    assert (account(some)["paid"], account(some, 2026)["paid"]) == ("60.00", "5.00")


# -- how far it reaches -------------------------------------------------------------------------


def through(some: Books, year: int = 2025) -> Shape:
    shape = some.returned(year)
    return {"through": shape["through"], "final": shape["final"]}


def test_through_the_last_fact_of_the_last_year(tmp_path: Path) -> None:
    some = returned(tmp_path, earns("2025-02-15", "anna", 100), hours("2025-04-01", "anna", 1))
    assert through(some) == {"through": "2025-04", "final": False}


def test_through_december_of_a_year_that_others_follow(tmp_path: Path) -> None:
    some = returned(tmp_path, earns("2025-02-15", "anna", 100), hours("2026-04-01", "anna", 1))
    assert through(some) == {"through": "2025-12", "final": False}
    assert through(some, 2026)["through"] == "2026-04"


def test_through_the_last_closed_month_if_that_is_later(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        closes={
            **close_of("2025-01", "2025-01-31", "100.00"),
            "2025-02": closed("2025-02"),
            "2025-03": closed("2025-03"),
        },
    )
    assert through(some)["through"] == "2025-03"
    assert some.result()["period"] == "2025-03"
    assert some.spaarpot()["at"] == "2025-03-31"


def test_through_the_last_fact_if_that_is_later_than_the_closes(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2025-02-15", "anna", 100),
        closes=close_of("2025-01", "2025-01-31", "100.00"),
    )
    assert through(some)["through"] == "2025-02"


def test_a_close_s_own_transactions_are_no_facts(tmp_path: Path) -> None:
    """Without its directive a close's transaction does not make the year reach further."""
    entry = closing("2025-06-30", "2025-06", "Expenses:Verdeling", GEMEENTE, 1)
    some = returned(tmp_path, earns("2025-01-15", "anna", 100), closes={"2025-06": entry})
    assert through(some)["through"] == "2025-01"


def test_final_once_the_year_is_closed(tmp_path: Path) -> None:
    closes = {
        **close_of("2025-12", "2025-12-31", "100.00"),
        **close_of("2025", "2025-12-31", "0.00"),
    }
    some = returned(tmp_path, earns("2025-12-15", "anna", 100), closes=closes)
    assert through(some) == {"through": "2025-12", "final": True}
    open_ = books(
        tmp_path,
        earns("2025-12-15", "anna", 100),
        agreement=[TERMS],
        closes=close_of("2025-12", "2025-12-31", "100.00"),
        root="open",
    )
    assert through(open_) == {"through": "2025-12", "final": False}


@pytest.mark.parametrize(("year", "exit_"), [("2024", 5), ("2026", 5), ("2025-03", 2), ("jaar", 2)])
def test_a_year_without_facts_names_those_there_are(tmp_path: Path, year: str, exit_: int) -> None:
    some = returned(tmp_path, earns("2025-01-15", "anna", 100))
    for command in ("return", "premium"):
        answer = some.ask(command, year)
        assert (answer.exit, answer.output) == (exit_, "")
        if exit_ == 5:
            assert "2025" in answer.messages[0]


@pytest.mark.parametrize("command", ["result", "spaarpot", "premium", "return"])
def test_books_without_facts_have_no_figures(tmp_path: Path, command: str) -> None:
    answer = returned(tmp_path).ask(command)
    assert (answer.exit, answer.output) == (5, "")


# -- the tag ------------------------------------------------------------------------------------


def test_the_tag_elsewhere_is_an_error_and_books_nothing(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        closing("2025-01-31", "2025-01", "Expenses:Verdeling", GEMEENTE, 100),
    )
    assert some.codes() == ["S501"]
    assert account(some)["booked"] == "0.00"


def test_a_close_belongs_to_the_month_of_its_link(tmp_path: Path) -> None:
    some = returned(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        closes=close_of("2025-01", "2025-01-31", "100.00"),
    )
    found = [entry.close for entry in some.read.journal.transactions]
    assert found == [None, "2025-01"]
