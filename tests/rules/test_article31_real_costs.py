"""Real costs, paid back to somebody against a receipt: `reimbursed` (SPEC 9)."""

from pathlib import Path

import pytest

from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.grants import given, granted, received, spent, standing
from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    refunded,
    version,
)

TRAIN = booked(
    "2025-02-10", "Expenses:Inkoop", "Assets:Bank", 18.40, reimbursed="anna", member="collective"
)


def of(member: Shape) -> str:
    """What was paid back to a member; books that pay nothing back need not say so."""
    found: str = member.get("reimbursed", "0.00")
    return found


def shown(some: Books, period: str = "2025") -> tuple[str, str]:
    """What `result` and `premium` show of Anna's."""
    (anna,) = [one for one in some.premium(2025)["members"] if one["id"] == "anna"]
    return of(some.member(period)), of(anna)


# -- it shows -----------------------------------------------------------------------------------


def test_it_shows_with_her_result_and_in_the_register(tmp_path: Path) -> None:
    some = books(tmp_path, TRAIN, earns("2025-03-31", "bram", 0))
    assert shown(some) == ("18.40", "18.40")
    assert some.member("2025-02")["reimbursed"] == "18.40"
    assert some.member("2025-03")["reimbursed"] == "0.00"
    assert some.member("2025", "bram")["reimbursed"] == "0.00"
    assert some.codes() == []


@pytest.mark.parametrize(
    ("at", "expected"), [("2025-02-09", "0.00"), ("2025-02-10", "18.40"), ("2025-02-11", "18.40")]
)
def test_it_shows_from_its_day_on(tmp_path: Path, at: str, expected: str) -> None:
    some = books(tmp_path, earns("2025-02-01", "bram", 0), TRAIN)
    for command in ("result", "premium"):
        found = some.shape(command, "2025", at=at)["members"]
        assert [of(one) for one in found] == [expected, "0.00"]


def test_what_she_gives_back_comes_off(tmp_path: Path) -> None:
    back = booked("2025-02-20", "Assets:Bank", "Expenses:Inkoop", 8.40, reimbursed="anna")
    some = books(tmp_path, TRAIN, back)
    assert shown(some) == ("10.00", "10.00")


def test_the_year_has_its_own(tmp_path: Path) -> None:
    old = TRAIN.replace("2025-02-10", "2024-12-31")
    new = TRAIN.replace("2025-02-10", "2026-01-01")
    some = books(tmp_path, old, TRAIN, new, first_month="2024-01", agreement=[version()])
    assert shown(some) == ("18.40", "18.40")
    assert some.member("2024")["reimbursed"] == "18.40"
    assert some.member("2026")["reimbursed"] == "18.40"


def test_months_before_first_month_show_in_the_register_alone(tmp_path: Path) -> None:
    """As hours and payments do (SPEC 6); no result has them."""
    some = books(tmp_path, TRAIN, earns("2025-03-01", "bram", 0), first_month="2025-03")
    assert shown(some) == ("0.00", "18.40")


@pytest.mark.parametrize(
    ("whole", "line", "anna", "bram"),
    [
        ("anna", None, "10.00", "0.00"),
        (None, "bram", "0.00", "10.00"),
        ("anna", "bram", "0.00", "10.00"),
        ("bram", "anna", "10.00", "0.00"),
        ("bram", "", "0.00", "10.00"),
    ],
)
def test_the_nearest_wins(
    tmp_path: Path, whole: str | None, line: str | None, anna: str, bram: str
) -> None:
    text = '2025-02-10 * "Bon" #member-collective\n'
    text += "" if whole is None else f'  reimbursed: "{whole}"\n'
    text += "  Expenses:Inkoop  10.00 EUR\n"
    text += "" if line is None else f'    reimbursed: "{line}"\n'
    some = books(tmp_path, f"{text}  Assets:Bank  -10.00 EUR\n")
    members = some.result("2025-02")["members"]
    assert [one["reimbursed"] for one in members] == [anna, bram]


def test_one_transaction_may_pay_back_two(tmp_path: Path) -> None:
    text = (
        '2025-02-10 * "Bonnen" #member-collective\n'
        '  Expenses:Inkoop  10.00 EUR\n    reimbursed: "anna"\n'
        '  Expenses:Inkoop  7.00 EUR\n    reimbursed: "bram"\n'
        "  Expenses:Inkoop  1.00 EUR\n"
        "  Assets:Bank  -18.00 EUR\n"
    )
    some = books(tmp_path, text)
    members = some.result("2025-02")["members"]
    assert [one["reimbursed"] for one in members] == ["10.00", "7.00"]
    assert some.collective("2025-02")["expenses"] == "18.00"


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("command", ["result", "premium"])
def test_every_format_shows_it(tmp_path: Path, command: str, format_: Format) -> None:
    with_it = books(tmp_path, TRAIN).ask(command, "2025", format_)
    assert with_it.exit == 0
    assert "18.40" in with_it.output.replace(",", ".")


# -- it attributes nothing ----------------------------------------------------------------------


@pytest.mark.parametrize("owner", ["collective", "bram", "anna"])
def test_whose_cost_it_is_the_member_says(tmp_path: Path, owner: str) -> None:
    cost = TRAIN.replace('member: "collective"', f'member: "{owner}"')
    some = books(tmp_path, cost)
    without = books(tmp_path, costs("2025-02-10", owner, 18.40), root="without")
    mine, theirs = some.result("2025"), without.result("2025")
    assert mine["collective"] == theirs["collective"]
    for one in (*mine["members"], *theirs["members"]):
        one.pop("reimbursed", None)
    assert mine["members"] == theirs["members"]


def test_without_a_member_it_is_nobodys_still(tmp_path: Path) -> None:
    some = books(tmp_path, TRAIN.replace('  member: "collective"\n', ""))
    assert some.codes() == ["S205"]
    assert some.member("2025")["expenses"] == "0.00"
    assert some.collective("2025")["expenses"] == "18.40"


def test_a_grant_may_pay_it(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-10", 100),
        spent("2025-02-10", 18.40, reimbursed="anna"),
        grants=[given()],
    )
    assert shown(some) == ("18.40", "18.40")
    assert standing(some)["spent"] == "18.40"
    assert some.collective("2025")["expenses"] == "0.00"


@pytest.mark.parametrize(
    "line",
    [
        booked("2025-02-10", "Assets:Bank", "Income:Verkoop", 5, reimbursed="anna", member="bram"),
        booked("2025-02-10", "Equity:Opening", "Assets:Bank", 5, reimbursed="anna"),
        paid("2025-02-10", "Vergoeding:Anna", 5, reimbursed="anna"),
    ],
)
def test_only_on_a_cost_it_says_something(tmp_path: Path, line: str) -> None:
    some = books(tmp_path, line, members={"anna": f"{BENEFIT}\n{ALLOWANCE}", "bram": BENEFIT})
    assert shown(some) == ("0.00", "0.00")


# -- it does not count for art. 31 --------------------------------------------------------------


def test_it_does_not_count_for_article_31(tmp_path: Path) -> None:
    """Her allowance stays at the maximum of the month, and all of it may be paid."""
    members = {"anna": f"{BENEFIT}\n{ALLOWANCE}", "bram": BENEFIT}
    work = hours("2025-02-10", "anna", 100)
    receipts = TRAIN.replace("18.40", "900.00")
    with_it = books(tmp_path, work, receipts, members=members)
    without = books(tmp_path, work, members=members, root="without")
    assert with_it.allowance_of(2025) == without.allowance_of(2025)
    assert with_it.premium_of(2025) == without.premium_of(2025)
    assert with_it.allowance_of(2025)["awarded"] == "150.00"
    assert with_it.codes() == []


def test_booked_as_a_cost_of_article_31_it_is_a_warning(tmp_path: Path) -> None:
    wrong = booked("2025-02-10", "Expenses:Artikel31", "Assets:Bank", 18.40, reimbursed="anna")
    some = books(tmp_path, TRAIN, wrong)
    found = some.only("S433")
    assert (found.member, str(found.day)) == ("anna", "2025-02-10")
    assert some.codes() == ["S433"]
    assert shown(some) == ("36.80", "36.80")
    assert some.ask("result").messages == ()


def test_an_account_below_that_of_article_31_is_one_too(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        "2010-01-01 open Expenses:Artikel31:Reis EUR\n2010-01-01 open Expenses:Artikel31b EUR\n",
        TRAIN.replace("Expenses:Inkoop", "Expenses:Artikel31:Reis"),
        TRAIN.replace("Expenses:Inkoop", "Expenses:Artikel31b").replace("02-10", "02-11"),
    )
    assert some.codes() == ["S433"]
    assert str(some.only("S433").day) == "2025-02-10"


# -- slips of the pen ---------------------------------------------------------------------------


@pytest.mark.parametrize("id_", ["ana", "Anna", "collective"])
def test_a_member_that_is_not_known_is_an_error(tmp_path: Path, id_: str) -> None:
    some = books(tmp_path, TRAIN.replace('reimbursed: "anna"', f'reimbursed: "{id_}"'))
    found = some.only("S222")
    assert (found.parameters["key"], found.parameters["id"]) == ("reimbursed", id_)
    assert some.refusal("result") == (1, "S222")


def test_a_member_is_named_in_quotes(tmp_path: Path) -> None:
    some = books(tmp_path, TRAIN.replace('"anna"', "12.50"))
    assert some.only("S141").parameters["key"] == "reimbursed"


def test_who_left_may_be_paid_back_later(tmp_path: Path) -> None:
    members = {"anna": f"{BENEFIT}\nleft: 2025-01-31\noutcome: work", "bram": BENEFIT}
    some = books(tmp_path, TRAIN, members=members)
    assert shown(some) == ("18.40", "18.40")
    assert some.codes() == []


def test_money_that_comes_back_to_her_account_is_none(tmp_path: Path) -> None:
    """A refund of a premium has nothing to do with it."""
    members = {"anna": f"{BENEFIT}\n{ALLOWANCE}", "bram": BENEFIT}
    some = books(tmp_path, refunded("2025-02-10", "Vergoeding:Anna", 5), TRAIN, members=members)
    assert shown(some) == ("18.40", "18.40")
