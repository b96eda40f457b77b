"""The worked example of SPEC 8, and figures of coöperaties that are known from elsewhere."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    DECIDED,
    Books,
    books,
    closed,
    closing,
    costs,
    earns,
    every_month,
    hours,
    paid,
    version,
)

# -- SPEC 8 -------------------------------------------------------------------------------------

ANNA = (
    earns("2025-01-10", "anna", 2000),
    costs("2025-01-20", "anna", 400),
    costs("2025-02-20", "anna", 600),
    earns("2025-03-10", "anna", 4000),
    costs("2025-03-20", "anna", 500),
)


@pytest.fixture
def worked(tmp_path: Path) -> Books:
    return books(tmp_path, *ANNA)


def _anna(
    income: str, expenses: str, result: str, fund: str, cooperative: str, pot: str, returned: str
) -> dict[str, Any]:
    return {
        "id": "anna",
        "income": income,
        "expenses": expenses,
        "result": result,
        "carried": "0.00",
        "distribution": {
            "cooperative": cooperative,
            "fund:opleiding": fund,
            "municipality": returned,
            "spaarpot": pot,
        },
    }


@pytest.mark.parametrize(
    ("period", "row"),
    [
        ("2025-01", ("2000.00", "400.00", "1600.00", "80.00", "160.00", "1360.00", "0.00")),
        ("2025-02", ("0.00", "600.00", "-600.00", "-30.00", "-60.00", "-510.00", "0.00")),
        ("2025-03", ("4000.00", "500.00", "3500.00", "175.00", "350.00", "2562.50", "412.50")),
        ("2025", ("6000.00", "1500.00", "4500.00", "225.00", "450.00", "3412.50", "412.50")),
    ],
)
def test_result_of_each_month_and_the_year(
    worked: Books, period: str, row: tuple[str, str, str, str, str, str, str]
) -> None:
    answer = worked.result(period)
    assert answer["schema"] == "socoledger.result/1"
    assert answer["period"] == period
    assert answer["members"][0] == _anna(*row)
    assert answer["members"][1]["result"] == "0.00"
    assert answer["collective"]["from_members"] == row[4]
    assert answer["collective"]["result"] == row[4]
    assert answer["collective"]["distribution"] == {"municipality": "0.00", "reserve": row[4]}


@pytest.mark.parametrize(
    ("at", "pending"),
    [
        ("2025-01-09", "0.00"),
        ("2025-01-10", "1700.00"),  # 2,000 less 15%, the costs are of a later date
        ("2025-01-31", "1360.00"),
        ("2025-02-28", "850.00"),
        ("2025-03-31", "3412.50"),
    ],
)
def test_spaarpot_of_the_example(worked: Books, at: str, pending: str) -> None:
    assert worked.pot(at) == {
        "id": "anna",
        "opening": "0.00",
        "additions": "0.00",
        "withdrawals": "0.00",
        "leaving": "0.00",
        "balance": "0.00",
        "pending": pending,
    }


def test_return_of_the_example(worked: Books) -> None:
    answer = worked.returned(2025)
    assert answer["through"] == "2025-03"
    assert answer["members"][0] == {
        "id": "anna",
        "result": "4500.00",
        "amount": "412.50",
        "leaving": "0.00",
    }
    assert (answer["computed"], answer["booked"], answer["pending"]) == ("412.50", "0.00", "412.50")


# -- known coöperaties --------------------------------------------------------------------------


def test_blauwe_paraplu_2016(tmp_path: Path) -> None:
    """Turnover less costs, 30% for the coöperatie, the rest saved and partly invested."""
    terms = version(
        "2016-01-01",
        member_result="{levies: [{to: cooperative, share: 30%}],"
        " brackets: [{split: {spaarpot: 100%}}]}",
        spaarpot="{purposes: [{id: investering}]}",
    )
    paraplu = books(
        tmp_path,
        earns("2016-02-01", "anna", "4000.00"),
        earns("2016-09-01", "anna", "2120.19"),
        costs("2016-03-01", "anna", "517.41"),
        paid("2016-12-30", "Spaarpot:Anna", "966.50", purpose="investering"),
        agreement=[terms],
        first_month="2016-01",
        closes={
            "2016-09": closed(
                "2016-09",
                closing(
                    "2016-09-30",
                    "2016-09",
                    "Expenses:Verdeling",
                    "Liabilities:Spaarpot:Anna",
                    "3921.95",
                ),
            )
        },
    )
    year = paraplu.member("2016")
    assert year["result"] == "5602.78"
    assert year["distribution"] == {"cooperative": "1680.83", "spaarpot": "3921.95"}
    pot = paraplu.pot("2016-12-31")
    assert (pot["withdrawals"], pot["balance"], pot["pending"]) == ("966.50", "2955.45", "0.00")
    assert paraplu.codes() == []


ONS = version(
    "2025-01-01",
    collective_result="{brackets: [{up_to: 1500.00, split: {reserve: 100%}},"
    " {split: {municipality: 40%, reserve: 60%}}]}",
    premium="{per_hour: 1.50, maximum: 2400.00, payments: 2}",
    allowance="{per_hour: 2.00, per_month: 150.00, per_year: 1500.00}",
)


def test_collective_without_own_businesses(tmp_path: Path) -> None:
    """Like ONS: hours earn premiums and allowances, what is left is shared with the gemeente."""
    ons = books(
        tmp_path,
        earns("2025-05-10", "collective", 9000),
        costs("2025-05-20", "collective", 2500),
        hours("2025-05-10", "anna", 64),
        hours("2025-05-10", "bram", "80.5"),
        members={"anna": DECIDED, "bram": DECIDED},
        agreement=[ONS],
    )
    # anna: 64 x 1.50 = 96.00 and 64 x 2.00 = 128.00; bram: 120.75 and 161.00, of which 150.00.
    assert ons.premium_of(2025, "bram")["awarded"] == "120.75"
    assert ons.allowance_of(2025, "bram") == {
        "earned": "161.00",
        "awarded": "150.00",
        "other": "0.00",
        "above_maximum": "11.00",
        "maximum": "1500.00",
        "paid": "0.00",
        "room": "1500.00",
    }
    own = ons.collective("2025")
    assert own["article31"] == "494.75"
    assert own["result"] == "6005.25"
    # 1,500 to the reserve; of the other 4,505.25 40% is 1,802.10.
    assert own["distribution"] == {"municipality": "1802.10", "reserve": "4203.15"}
    assert ons.returned(2025)["computed"] == "1802.10"
    assert ons.codes() == []


def test_bevelanden_2024_a_year_of_monthly_maxima_is_more_than_the_yearly_one(
    tmp_path: Path,
) -> None:
    """The law of 2024: 210 a month and 2,100 a year, so the eleventh month brings nothing."""
    bevelanden = books(
        tmp_path,
        every_month(2024, lambda day: hours(day, "anna", 105) if day < "2024-12" else ""),
        members={"anna": f"{BENEFIT}\n{ALLOWANCE}"},
        agreement=[version("2024-01-01", allowance="{per_hour: 2.00}")],
        first_month="2024-01",
    )
    found = bevelanden.allowance_of(2024)
    assert (found["earned"], found["awarded"], found["maximum"]) == (
        "2310.00",
        "2100.00",
        "2100.00",
    )
    assert found["above_maximum"] == "210.00"
    assert bevelanden.collective("2024-10")["article31"] == "210.00"
    assert bevelanden.collective("2024-11")["article31"] == "0.00"


@pytest.mark.parametrize(
    ("year", "day", "share", "maximum"),
    [("2018", "2018-12-15", "25%", "607.25"), ("2026", "2026-06-15", "50%", "1699.00")],
)
@pytest.mark.parametrize("whose", ["agreement", "decision"])
def test_iasz_part_of_the_legal_maximum(
    tmp_path: Path, year: str, day: str, share: str, maximum: str, whose: str
) -> None:
    """25% of 2,429 in 2018, 50% of 3,398 in 2026."""
    in_agreement = f", maximum: {share}" if whose == "agreement" else ""
    in_decision = f", maximum: {share}" if whose == "decision" else ""
    decision = f"premium: [{{from: {year}-01-01, reference: B{in_decision}}}]"
    iasz = books(
        tmp_path,
        hours(day, "anna", 1000),
        members={"anna": f"{BENEFIT}\n{decision}"},
        agreement=[version(f"{year}-01-01", premium=f"{{per_hour: 10.00{in_agreement}}}")],
        first_month=f"{year}-01",
    )
    found = iasz.premium_of(int(year))
    assert (found["maximum"], found["awarded"]) == (maximum, maximum)
