"""Allowances: monthly and yearly maxima, and their own dates (SPEC 3.6)."""

from pathlib import Path

import pytest

from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    PREMIUM,
    Books,
    booked,
    books,
    every_month,
    hours,
    law_yaml,
    paid,
    refunded,
    version,
)

MEMBER = f"{BENEFIT}\n{ALLOWANCE}"
ACCOUNT = "Liabilities:Vergoeding:Anna"


def allowances(
    tmp_path: Path,
    *journal: str,
    member: str = MEMBER,
    allowance: str = "{per_hour: 1.00}",
    year: int = 2025,
    law: str | None = None,
    root: str = "books",
) -> Books:
    return books(
        tmp_path,
        *journal,
        members={"anna": member},
        agreement=[version(f"{year}-01-01", allowance=allowance)],
        first_month=f"{year}-01",
        law=law,
        root=root,
    )


def awarded(some: Books, year: int = 2025) -> tuple[str, str, str, str]:
    """earned, awarded, maximum, above the maximum."""
    found = some.allowance_of(year)
    return found["earned"], found["awarded"], found["maximum"], found["above_maximum"]


# -- maxima -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "month", "monthly", "yearly"),
    [
        (2016, 12, "95.00", "764.00"),
        (2017, 1, "150.00", "1500.00"),
        (2018, 12, "150.00", "1500.00"),
        (2019, 1, "170.00", "1700.00"),
        (2023, 12, "190.00", "1900.00"),
        (2024, 1, "210.00", "2100.00"),
        (2025, 12, "210.00", "2100.00"),
        (2026, 1, "220.00", "2200.00"),
    ],
)
def test_the_legal_maxima(tmp_path: Path, year: int, month: int, monthly: str, yearly: str) -> None:
    some = allowances(tmp_path, hours(f"{year}-{month:02d}-10", "anna", 5000), year=year)
    assert awarded(some, year)[1:3] == (monthly, yearly)


@pytest.mark.parametrize(
    ("agreed", "monthly"), [("150.00", "150.00"), ("209.99", "209.99"), ("500.00", "210.00")]
)
def test_the_smaller_monthly_maximum_of_law_and_agreement(
    tmp_path: Path, agreed: str, monthly: str
) -> None:
    some = allowances(
        tmp_path,
        hours("2025-03-10", "anna", 1000),
        allowance=f"{{per_hour: 1.00, per_month: {agreed}}}",
    )
    assert awarded(some)[1] == monthly


@pytest.mark.parametrize(
    ("agreed", "decision", "yearly"),
    [
        ("1500.00", None, "1500.00"),
        ("9000.00", None, "2100.00"),
        (None, "800.00", "800.00"),
        (None, "50%", "1050.00"),
        ("1500.00", "800.00", "800.00"),
        ("700.00", "50%", "700.00"),
    ],
)
def test_the_smallest_yearly_maximum(
    tmp_path: Path, agreed: str | None, decision: str | None, yearly: str
) -> None:
    in_agreement = f", per_year: {agreed}" if agreed else ""
    in_decision = f", maximum: {decision}" if decision else ""
    some = allowances(
        tmp_path,
        every_month(2025, lambda day: hours(day, "anna", 200)),
        member=f"{BENEFIT}\nallowance: [{{from: 2025-01-01, reference: B{in_decision}}}]",
        allowance=f"{{per_hour: 1.00{in_agreement}}}",
    )
    assert awarded(some)[:3] == ("2400.00", yearly, yearly)


def test_what_a_month_cuts_off_is_not_made_up_for_in_another(tmp_path: Path) -> None:
    some = allowances(tmp_path, hours("2025-01-10", "anna", 300), hours("2025-02-10", "anna", 10))
    assert some.collective("2025-01")["article31"] == "210.00"
    assert some.collective("2025-02")["article31"] == "10.00"
    assert awarded(some) == ("310.00", "220.00", "2100.00", "90.00")


def test_a_correction_is_taken_off_in_full(tmp_path: Path) -> None:
    some = allowances(
        tmp_path,
        hours("2025-01-10", "anna", 300),
        hours("2025-02-10", "anna", -100),
        hours("2025-03-10", "anna", 150),
    )
    # allowed: 210 - 100 + 150 = 260; awarded stayed at 210 in February.
    months = [some.collective(f"2025-0{month}")["article31"] for month in (1, 2, 3)]
    assert months == ["210.00", "0.00", "50.00"]


def test_the_yearly_maximum_is_that_of_the_last_month_with_entitlement(tmp_path: Path) -> None:
    member = (
        "benefit: [{from: 2010-01-01, to: 2025-05-31}]\n"
        "allowance: [{from: 2025-01-01, reference: B, maximum: 300.00}]"
    )
    some = allowances(
        tmp_path,
        every_month(2025, lambda day: hours(day, "anna", 100)),
        member=member,
    )
    assert awarded(some) == ("500.00", "300.00", "300.00", "200.00")
    assert some.allowance_of(2025)["room"] == "0.00"


# -- entitlement --------------------------------------------------------------------------------


def test_a_decision_on_premiums_is_none_on_allowances(tmp_path: Path) -> None:
    some = allowances(tmp_path, hours("2025-03-10", "anna", 10), member=f"{BENEFIT}\n{PREMIUM}")
    assert awarded(some) == ("0.00", "0.00", "0.00", "0.00")


def test_who_has_no_benefit_gets_none(tmp_path: Path) -> None:
    some = allowances(tmp_path, hours("2025-03-10", "anna", 10), member=ALLOWANCE)
    assert awarded(some)[1] == "0.00"


@pytest.mark.parametrize(
    ("day", "entitled"),
    [
        ("2020-10-31", False),
        ("2020-11-01", True),
        ("2020-12-01", True),
        ("2021-09-30", True),
        ("2021-10-01", False),
        ("2023-06-01", False),
    ],
)
def test_the_age_rule_was_lifted_for_eleven_months(
    tmp_path: Path, day: str, entitled: bool
) -> None:
    year = int(day[:4])
    some = allowances(
        tmp_path,
        hours(day, "anna", 10),
        member=f"{MEMBER}\nturns_27: 2029-01-01",
        year=year,
    )
    assert awarded(some, year)[1] == ("10.00" if entitled else "0.00")


def test_the_wage_subsidy_group_makes_no_difference_to_allowances(tmp_path: Path) -> None:
    some = allowances(
        tmp_path,
        hours("2025-03-10", "anna", 10),
        member=f"{MEMBER}\nturns_27: 2029-01-01\nwage_subsidy_group: true",
    )
    assert awarded(some)[1] == "0.00"


@pytest.mark.parametrize(("turns_27", "entitled"), [("2025-03-31", True), ("2025-04-01", False)])
def test_27_on_the_last_day_of_the_month(tmp_path: Path, turns_27: str, entitled: bool) -> None:
    some = allowances(
        tmp_path, hours("2025-03-01", "anna", 10), member=f"{MEMBER}\nturns_27: {turns_27}"
    )
    assert awarded(some)[1] == ("10.00" if entitled else "0.00")


def test_a_decision_that_is_known_later_counts_for_the_earlier_months(tmp_path: Path) -> None:
    some = allowances(
        tmp_path,
        hours("2025-01-10", "anna", 300),
        hours("2025-02-10", "anna", 10),
        member=f"{BENEFIT}\nallowance: [{{from: 2025-01-01, decided: 2025-02-28, reference: B}}]",
    )
    assert some.collective("2025-01")["article31"] == "0.00"
    assert some.collective("2025-02")["article31"] == "220.00"


# -- other awards and payments ------------------------------------------------------------------


def test_other_awards_use_up_the_yearly_maximum(tmp_path: Path) -> None:
    some = allowances(
        tmp_path,
        booked("2025-01-05", "Expenses:Artikel31", ACCOUNT, 450),
        hours("2025-01-10", "anna", 100),
        allowance="{per_hour: 1.00, per_year: 500.00}",
    )
    found = some.allowance_of(2025)
    assert (found["other"], found["awarded"], found["maximum"]) == ("450.00", "50.00", "500.00")


def test_paid_is_payments_less_refunds_however_many(tmp_path: Path) -> None:
    some = allowances(
        tmp_path,
        booked("2025-01-05", "Expenses:Artikel31", ACCOUNT, 450),
        *(paid(f"2025-0{month}-01", "Vergoeding:Anna", 30) for month in range(2, 8)),
        refunded("2025-08-01", "Vergoeding:Anna", 30),
    )
    found = some.allowance_of(2025)
    assert (found["paid"], found["room"]) == ("150.00", "1950.00")
    assert "payments" not in found
    assert some.codes() == []


# -- the law that is not known ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        ("2026-12-31", []),
        ("2027-01-01", ["allowance_per_month", "allowance_per_year"]),
    ],
)
def test_the_amounts_are_not_known_from_2027(tmp_path: Path, day: str, ids: list[str]) -> None:
    some = allowances(tmp_path, hours(day, "anna", 10), year=2026)
    told = [found for found in some.findings if found.code == "S407"]
    assert [found.parameters["id"] for found in told] == ids
    assert set(some.codes()) <= {"S407"}


def test_own_amounts_silence_it(tmp_path: Path) -> None:
    some = allowances(
        tmp_path,
        hours("2027-01-10", "anna", 1000),
        law=law_yaml(
            allowance_per_month=("2027-01-01", "230.00"),
            allowance_per_year=("2027-01-01", "2300.00"),
        ),
        year=2026,
    )
    assert awarded(some, 2027)[1:3] == ("230.00", "2300.00")
    assert some.codes() == []
