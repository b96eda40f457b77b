"""Premiums that the spaarpot gives: what closes book of them (SPEC 3.5, 3.7, 4)."""

from decimal import Decimal
from pathlib import Path

import pytest
from beancount.core import data
from beancount.parser import parser

from tests.support.closing import Closing, closing
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    PREMIUM,
    booked,
    costs,
    earns,
    hours,
    paid,
    version,
)

pytestmark = pytest.mark.slow

POT, PREMIE = "Liabilities:Spaarpot:Anna", "Liabilities:Premie:Anna"
PURPOSES = "purposes: [{id: course}, {id: premium}]"
QUARTER = "{share: 25%, from: spaarpot}"


def terms(premium: str = QUARTER, start: str = "2010-01-01", **spaarpot: str) -> str:
    """All results go to the spaarpot; `spaarpot` are more keys of that block."""
    block = ", ".join((PURPOSES, *(f"{key}: {value}" for key, value in spaarpot.items())))
    return version(start, member_result=ALL_TO_SPAARPOT, premium=premium, spaarpot=f"{{{block}}}")


def given(
    path: Path,
    *journal: str,
    agreement: tuple[str, ...] = (),
    member: str = f"{BENEFIT}\n{PREMIUM}",
) -> Closing:
    members = {"anna": member}
    return closing(path, *journal, agreement=agreement or (terms(),), members=members)


def postings(some: Closing, period: str) -> list[list[str]]:
    """The postings of each transaction of a close, in order, with their purpose."""
    entries, errors, _ = parser.parse_string(some.text_of(period))
    assert errors == []
    return [
        [
            f"{posting.account} {posting.units.number} {posting.meta.get('purpose', '')}".strip()
            for posting in entry.postings
        ]
        for entry in entries
        if isinstance(entry, data.Transaction)
    ]


def spend(day: str, amount: float) -> str:
    return booked(day, POT, "Assets:Bank", amount, purpose="course")


def pot(some: Closing, at: str) -> tuple[str, ...]:
    found = some.pot(at)
    keys = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")
    return tuple(found[key] for key in keys)


def awarded(some: Closing, year: int = 2025) -> str:
    found: str = some.premium_of(year)["awarded"]
    return found


# -- what is booked -------------------------------------------------------------------------------


def test_the_award_comes_out_of_the_spaarpot_after_what_the_month_brings(tmp_path: Path) -> None:
    some = given(tmp_path, earns("2025-01-10", "anna", 400))
    assert pot(some, "2025-01-09") == ("0.00", "0.00", "0.00", "0.00", "0.00", "0.00")
    assert pot(some, "2025-01-10") == ("0.00", "0.00", "0.00", "0.00", "0.00", "300.00")
    some.close("2025-01")
    (transaction,) = postings(some, "2025-01")
    of_pot = [line for line in transaction if line.startswith(POT)]
    assert of_pot == [f"{POT} -400.00", f"{POT} 100.00 premium"]
    assert sorted(set(transaction) - set(of_pot)) == [
        "Expenses:Verdeling 400.00",
        f"{PREMIE} -100.00",
    ]
    assert pot(some, "2025-01-31") == ("0.00", "400.00", "100.00", "0.00", "300.00", "0.00")
    assert some.asserted("2025-01") == {PREMIE: "2025-02-01 -100.00", POT: "2025-02-01 -300.00"}
    assert some.bean_check() == []
    assert some.differs() == []


def test_it_is_no_cost_of_the_cooperative(tmp_path: Path) -> None:
    some = given(tmp_path, earns("2025-01-10", "anna", 400), earns("2025-01-10", "collective", 7))
    found = some.collective("2025-01")
    assert (found["article31"], found["result"]) == ("0.00", "7.00")
    from_cooperative = terms("{share: 25%, from: cooperative}")
    other = given(
        tmp_path / "other",
        earns("2025-01-10", "anna", 400),
        earns("2025-01-10", "collective", 7),
        agreement=(from_cooperative,),
    )
    found = other.collective("2025-01")
    assert (found["article31"], found["result"]) == ("100.00", "-93.00")


def test_a_month_that_brings_nothing_may_award_of_hours(tmp_path: Path) -> None:
    some = given(
        tmp_path,
        booked("2025-01-02", "Equity:Opening", POT, 50),
        hours("2025-01-20", "anna", 10),
        agreement=(terms("{per_hour: 1.50, from: spaarpot}"),),
    )
    some.close("2025-01")
    assert postings(some, "2025-01") == [[f"{PREMIE} -15.00", f"{POT} 15.00 premium"]]


def test_allowances_of_the_month_remain_a_cost(tmp_path: Path) -> None:
    both = version(
        member_result=ALL_TO_SPAARPOT,
        premium=QUARTER,
        allowance="{per_hour: 2.00}",
        spaarpot=f"{{{PURPOSES}}}",
    )
    some = given(
        tmp_path,
        earns("2025-01-10", "anna", 400),
        hours("2025-01-20", "anna", 10),
        agreement=(both,),
        member=DECIDED,
    )
    some.close("2025-01")
    (transaction,) = postings(some, "2025-01")
    assert "Expenses:Artikel31 20.00" in transaction
    assert some.collective("2025-01")["article31"] == "20.00"


def test_the_year_knows_of_it_and_the_next_one_opens_without(tmp_path: Path) -> None:
    some = given(tmp_path, earns("2025-12-10", "anna", 400), earns("2026-01-10", "anna", 100))
    some.close(*(f"2025-{month:02d}" for month in range(1, 13)), "2025", "2026-01")
    assert pot(some, "2025-12-31") == ("0.00", "400.00", "100.00", "0.00", "300.00", "0.00")
    assert pot(some, "2026-01-31") == ("300.00", "100.00", "25.00", "0.00", "375.00", "0.00")


# -- never more than is in it ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spent", "first"), [(299.99, "100.00"), (300.00, "100.00"), (300.01, "99.99"), (350, "50.00")]
)
def test_never_more_than_is_in_it_at_the_months_end(
    tmp_path: Path, spent: float, first: str
) -> None:
    some = given(tmp_path, earns("2025-01-10", "anna", 400), spend("2025-01-31", spent))
    assert awarded(some) == first


def test_spending_of_the_day_after_is_of_the_next_month(tmp_path: Path) -> None:
    some = given(tmp_path, earns("2025-01-10", "anna", 400), spend("2025-02-01", 350))
    some.close("2025-01")
    assert pot(some, "2025-01-31")[4:] == ("300.00", "0.00")


def test_what_there_was_no_money_for_comes_in_a_later_month_of_the_year(tmp_path: Path) -> None:
    """January awards 50.00 of 100.00; February brings 100.00, and with it 75.00."""
    some = given(
        tmp_path,
        earns("2025-01-10", "anna", 400),
        spend("2025-01-20", 350),
        earns("2025-02-10", "anna", 100),
    )
    some.close("2025-01", "2025-02", accept={"S321": "bought before the month was closed"})
    assert [lines[-1] for lines in postings(some, "2025-01")] == [f"{POT} 50.00 premium"]
    assert [lines[-1] for lines in postings(some, "2025-02")] == [f"{POT} 75.00 premium"]
    assert pot(some, "2025-02-28") == ("0.00", "500.00", "475.00", "0.00", "25.00", "0.00")
    assert some.premium_of(2025)["above_maximum"] == "0.00"


def test_a_loss_takes_back_from_the_spaarpot_and_not_what_was_awarded(tmp_path: Path) -> None:
    """The taking back brings it below zero, which is a warning; March fills it up first."""
    some = given(
        tmp_path,
        earns("2025-01-10", "anna", 400),
        costs("2025-02-10", "anna", 400),
        earns("2025-03-10", "anna", 300),
        earns("2025-04-10", "anna", 200),
    )
    some.close("2025-01", "2025-02", "2025-03", "2025-04")
    months = ("2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30")
    assert [pot(some, day)[4] for day in months] == ["300.00", "-100.00", "200.00", "375.00"]
    assert awarded(some) == "125.00"


def test_what_was_there_before_counts(tmp_path: Path) -> None:
    """Of hours 30.00 is earned, and 20.00 was in the spaarpot, 5.00 of it given by hand."""
    some = given(
        tmp_path,
        booked("2024-12-01", "Equity:Opening", POT, 20),
        booked("2025-01-20", POT, PREMIE, 5, purpose="premium"),
        hours("2025-01-20", "anna", 20),
        agreement=(terms("{per_hour: 1.50, from: spaarpot}"),),
    )
    found = some.premium_of(2025)
    assert (found["awarded"], found["other"], found["above_maximum"]) == ("15.00", "5.00", "15.00")


def test_each_month_goes_by_the_version_in_force(tmp_path: Path) -> None:
    """In January the coöperatie gives, in February the spaarpot, in March the coöperatie again."""
    agreement = (
        terms("{share: 25%}"),
        terms(QUARTER, "2025-02-01"),
        terms("{share: 25%, from: cooperative}", "2025-03-01"),
    )
    journal = [earns(f"2025-0{month}-10", "anna", 400) for month in (1, 2, 3)]
    some = given(tmp_path, *journal, agreement=agreement)
    months = ("2025-01", "2025-02", "2025-03")
    assert [some.collective(month)["article31"] for month in months] == ["100.00", "0.00", "100.00"]
    some.close(*months)
    assert pot(some, "2025-03-31")[1:5] == ("1200.00", "100.00", "0.00", "1100.00")


# -- who leaves -----------------------------------------------------------------------------------


LEFT = f"{BENEFIT}\n{PREMIUM}\nleft: 2025-01-31\noutcome: work"


def test_who_leaves_gets_the_premium_and_the_rest_falls(tmp_path: Path) -> None:
    some = given(
        tmp_path,
        earns("2025-01-10", "anna", 400),
        agreement=(terms(on_leaving="municipality"),),
        member=LEFT,
    ).close("2025-01")
    assert postings(some, "2025-01")[1] == ["Liabilities:Gemeente -300.00", f"{POT} 300.00"]
    assert pot(some, "2025-01-31") == ("0.00", "400.00", "100.00", "300.00", "0.00", "0.00")
    assert some.returned(2025)["members"][0]["leaving"] == "300.00"


def test_what_falls_later_is_what_the_premiums_left(tmp_path: Path) -> None:
    member = LEFT.replace("2025-01-31", "2025-02-10")
    some = given(
        tmp_path,
        earns("2025-01-10", "anna", 400),
        earns("2025-02-10", "anna", 100),
        earns("2025-03-10", "anna", 20),
        agreement=(terms(on_leaving="municipality", grace_months="1"),),
        member=member,
    ).close("2025-01", "2025-02", "2025-03")
    assert pot(some, "2025-02-28")[4] == "375.00"
    assert postings(some, "2025-03")[-1] == ["Liabilities:Gemeente -395.00", f"{POT} 395.00"]
    assert awarded(some) == "125.00"


# -- and then it is paid --------------------------------------------------------------------------


def test_it_is_paid_from_the_premium_account(tmp_path: Path) -> None:
    some = given(tmp_path, earns("2025-01-10", "anna", 400), paid("2025-02-03", "Premie:Anna", 100))
    some.close("2025-01", "2025-02")
    assert some.codes() == []
    balance = sum(
        Decimal(line.split()[1])
        for period in ("2025-01", "2025-02")
        for transaction in postings(some, period)
        for line in transaction
        if line.startswith(PREMIE)
    )
    assert balance == -100
