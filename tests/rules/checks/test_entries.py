"""Entries that are most likely a slip: twice, unsure, on the wrong side, cash below zero, a balance
a cent off (S237 to S242, S347, S348), and what is just not one.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.support.closing import Closing
from tests.support.small_books import Books, booked, books, costs, earns, hours

KAS = "2010-01-01 open Assets:Kas EUR\n2010-01-01 open Assets:Kas:Winkel EUR\n"
DAY = "2025-03-14"


def some(tmp_path: Path, *journal: str, **blocks: Any) -> Books:
    return books(tmp_path, KAS, *journal, **blocks)


def lines_of(of: Books, code: str) -> list[str]:
    """The lines that are told by a code."""
    lines = (of.root / "journal/main.beancount").read_text(encoding="utf-8").split("\n")
    return [
        lines[found.place.line - 1].strip()
        for found in of.findings
        if found.code == code and found.place is not None
    ]


def job(
    day: str = DAY, text: str = '"Klant" "Tuin"', amount: str = "50.00", who: str = "anna"
) -> str:
    return (
        f"{day} * {text} #member-{who}\n"
        f"  Assets:Bank  {amount} EUR\n  Income:Verkoop  -{amount} EUR\n"
    )


# -- twice --------------------------------------------------------------------------------------


def test_the_same_twice_is_told_at_the_later_one(tmp_path: Path) -> None:
    of = some(tmp_path, job(), job("2025-03-15"), job())
    assert lines_of(of, "S237") == [f'{DAY} * "Klant" "Tuin" #member-anna']
    found = of.only("S237")
    assert found.place is not None
    assert found.parameters["where"] == f"journal/main.beancount:{found.place.line - 8}"


def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    turned = f'{DAY} * "Klant" "Tuin" #member-anna\n  Income:Verkoop\n  Assets:Bank  50.00 EUR\n'
    assert len(lines_of(some(tmp_path, job(), turned), "S237")) == 1


@pytest.mark.parametrize(
    "other",
    [
        job("2025-03-15"),
        job(text='"Klant" "Tuin, achter"'),
        job(text='"Buurvrouw" "Tuin"'),
        job(text='"Klant" "Tuin" ^f-2'),
        job(amount="50.01"),
        job(who="bram"),
        job().replace(
            "Income:Verkoop  -50.00", "Income:Verkoop  -40.00 EUR\n  Income:Verkoop  -10.00"
        ),
    ],
)
def test_what_differs_in_anything_is_not_the_same(tmp_path: Path, other: str) -> None:
    assert some(tmp_path, job(), other).codes() == []


def test_closes_are_not_held_against_each_other(tmp_path: Path) -> None:
    of = Closing(some(tmp_path, job("2025-01-10"), job("2025-02-10")).root)
    assert "S237" not in of.close("2025-01", "2025-02").codes()


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (hours(DAY, "anna", 4), 1),
        (hours(DAY, "bram", 4), 0),
        (hours(DAY, "anna", "4.25"), 0),
        (hours("2025-03-15", "anna", 4), 0),
        (f'{DAY} custom "hours" "anna" 4 "winkel"\n', 0),
    ],
)
def test_hours_twice(tmp_path: Path, other: str, count: int) -> None:
    assert len(lines_of(some(tmp_path, hours(DAY, "anna", 4), other), "S238")) == count


def test_a_link_twice_on_one_side(tmp_path: Path) -> None:
    of = some(tmp_path, job(text='"Klant" "Tuin" ^f-1'), job("2025-03-20", '"Klant" ^f-1'))
    assert lines_of(of, "S239") == ["Assets:Bank  50.00 EUR"]


def test_an_invoice_and_its_payment_have_the_same_link(tmp_path: Path) -> None:
    owed = "2010-01-01 open Assets:Debiteuren EUR\n"
    sent = booked(DAY, "Assets:Debiteuren", "Income:Verkoop", 50, "^f-1", member="anna")
    came = booked("2025-03-20", "Assets:Bank", "Assets:Debiteuren", 50, "^f-1")
    rest = booked("2025-03-21", "Assets:Bank", "Assets:Debiteuren", 10, "^f-1")
    assert some(tmp_path, owed, sent, came, rest).codes() == []


# -- unsure, on the wrong side ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "count"), [("2026-10-31", 1), ("2026-11-01", 0), ("2025-01-01", 1)]
)
def test_unsure_in_a_month_that_is_over(tmp_path: Path, day: str, count: int) -> None:
    assert len(lines_of(some(tmp_path, job(day).replace("*", "!")), "S241")) == count


def test_a_close_says_what_is_unsure_in_its_month(tmp_path: Path) -> None:
    of = Closing(
        some(
            tmp_path, job("2025-01-10").replace("*", "!"), job("2025-02-10").replace("*", "!")
        ).root
    )
    answer = of.ask_close("2025-01")
    assert answer.exit == 0
    assert [line for line in answer.messages if "S241" in line and "2025-01" in line]
    assert not [line for line in answer.messages if "S241" in line and "2025-02" in line]


def back(text: str = '"Klant"', *more: str) -> str:
    return "\n".join(
        [
            f"{DAY} * {text} #member-anna",
            *more,
            "  Income:Verkoop  5.00 EUR",
            "  Assets:Bank  -5.00 EUR\n",
        ]
    )


def test_income_on_the_wrong_side(tmp_path: Path) -> None:
    assert lines_of(some(tmp_path, job(), back()), "S242") == ["Income:Verkoop  5.00 EUR"]


@pytest.mark.parametrize(
    "entry",
    [
        back('"Klant" ^f-1'),
        back('"Klant" "Creditnota 3"'),
        back('"Klant"', '  note: "een stoel was stuk"'),
        booked(DAY, "Income:Verkoop", "Income:Verkoop", 5, member="anna"),
        f'{DAY} * "Winkel" #member-anna\n  Assets:Bank  5.00 EUR\n  Expenses:Inkoop  -5.00 EUR\n',
    ],
)
def test_income_taken_off_with_a_reason(tmp_path: Path, entry: str) -> None:
    assert some(tmp_path, job(), entry).codes() == []


# -- cash ---------------------------------------------------------------------------------------


def cash(day: str, amount: str, account: str = "Assets:Kas") -> str:
    return f'{day} * "Kas"\n  {account}  {amount} EUR\n  Assets:Bank\n'


def test_cash_below_zero_at_the_end_of_a_day(tmp_path: Path) -> None:
    of = some(
        tmp_path,
        cash("2025-03-01", "-10.00"),
        cash("2025-03-01", "10.00"),
        cash("2025-03-02", "-0.01"),
        cash("2025-03-03", "-5.00"),
        cash("2025-03-04", "6.00"),
        cash("2025-03-05", "-0.99"),
        cash("2025-03-06", "-0.01"),
    )
    assert lines_of(of, "S347") == ["Assets:Kas  -0.01 EUR", "Assets:Kas  -0.01 EUR"]
    days = [str(found.day) for found in of.findings if found.code == "S347"]
    assert days == ["2025-03-02", "2025-03-06"]


def test_each_cash_account_by_itself(tmp_path: Path) -> None:
    of = some(tmp_path, cash("2025-03-01", "9.00"), cash(DAY, "-1.00", "Assets:Kas:Winkel"))
    assert of.only("S347").parameters["account"] == "Assets:Kas:Winkel"


def test_the_bank_may_be_below_zero(tmp_path: Path) -> None:
    assert some(tmp_path, costs(DAY, "anna", 10)).codes() == []


def test_books_name_their_cash(tmp_path: Path) -> None:
    of = some(
        tmp_path,
        cash(DAY, "-1.00"),
        cash(DAY, "2.00", "Assets:Kas:Winkel"),
        coop_extra="cash: [Assets:Kas:Winkel, Assets:Bank]\n",
    )
    assert [found.parameters["account"] for found in of.findings if found.code == "S347"] == [
        "Assets:Bank"
    ]


def test_cash_of_long_ago_can_be_accepted(tmp_path: Path) -> None:
    of = Closing(some(tmp_path, cash("2025-01-10", "-1.00")).root)
    assert of.ask_close("2025-01").exit == 1
    accepted = of.ask_close("2025-01", accept={"S347": "Geteld en bijgelegd"})
    assert accepted.exit == 0


# -- balances -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asserted", "codes"),
    [
        ("50.00", []),
        ("49.99", ["S348"]),
        ("50.01", ["S348"]),
        ("50.1", ["S348"]),
        ("50", []),
        ("49.99 ~ 0.01", []),
        ("49.98 ~ 0.05", []),
        ("49.98", ["S138"]),
    ],
)
def test_a_balance_is_exact_to_the_cent(tmp_path: Path, asserted: str, codes: list[str]) -> None:
    of = some(
        tmp_path, job(), f"2025-03-15 balance Assets:Bank  {asserted} EUR\n", job("2025-03-15")
    )
    assert of.codes() == codes


def test_a_balance_holds_for_the_accounts_below_too(tmp_path: Path) -> None:
    parts = cash("2025-03-01", "1.00") + cash("2025-03-01", "2.00", "Assets:Kas:Winkel")
    good = some(tmp_path / "1", parts, f"{DAY} balance Assets:Kas  3.00 EUR\n")
    assert good.codes() == []
    wrong = some(tmp_path / "2", parts, f"{DAY} balance Assets:Kas  3.01 EUR\n")
    assert wrong.codes() == ["S348"]


def test_a_later_balance_a_cent_off_does_not_keep_a_month_open(tmp_path: Path) -> None:
    of = Closing(
        some(
            tmp_path,
            earns("2025-01-10", "anna", 5),
            earns("2025-02-10", "anna", 5),
            "2025-02-20 balance Assets:Bank  9.99 EUR\n",
        ).root
    )
    assert of.ask_close("2025-01").exit == 0
    assert of.ask_close("2025-02").exit == 1


@pytest.mark.parametrize(
    ("asserted", "later"), [("50.00", "2025-03-15"), ("49.00", None), ("50.01", None)]
)
def test_a_balance_of_the_end_of_its_day_is_to_be_dated_a_day_later(
    tmp_path: Path, asserted: str, later: str | None
) -> None:
    of = some(tmp_path, job(), f"{DAY} balance Assets:Bank  {asserted} EUR\n", job("2025-03-16"))
    found = of.only("S138").parameters
    assert (str(found["next"]) if "remedy" in found else None) == later
