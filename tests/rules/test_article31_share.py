"""A premium as a share of what a member brings in, as several gemeenten give it (SPEC 3.5)."""

from pathlib import Path

import pytest

from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    PREMIUM,
    WORKED,
    Books,
    books,
    costs,
    earns,
    hours,
    paid,
    version,
)

AMSTERDAM = "{share: 30%, of: result, per_month: 219.00, pay_months: [6, 11]}"
LABORIJN = "{share: 50%, of: result, per_month: 200.00, pay_months: [6, 12]}"
IASZ = "{share: 25%, of: result, maximum: 50%}"
LANSCO = "{share: 33.3%, of: result}"


def shared(tmp_path: Path, premium: str, *journal: str, member: str = DECIDED) -> Books:
    """Anna's books under an agreement with these premiums; her results go to the gemeente."""
    agreement = [version("2025-01-01", member_result=ALL_TO_MUNICIPALITY, premium=premium)]
    return books(tmp_path, *journal, agreement=agreement, members={"anna": member})


def by_month(some: Books, *months: str) -> list[str]:
    """What months awarded: nothing else is a cost of art. 31 in these books."""
    return [some.collective(f"2025-{month}")["article31"] for month in months]


def of_year(some: Books, year: int = 2025) -> tuple[str, str, str, str]:
    found = some.premium_of(year)
    return found["earned"], found["awarded"], found["above_maximum"], found["maximum"]


# -- whole years, to the cent ---------------------------------------------------------------------


def test_thirty_percent_with_a_cap_a_month(tmp_path: Path) -> None:
    """Results through a month: 600.00, 1,500.00, 1,200.00, 1,300.05 and 2,300.05; of these 30%:
    180.00, 450.00, 360.00, 390.02 and 690.02. So months earn 180.00, 270.00 (capped: 219.00),
    -90.00, 30.02 and 300.00 (capped: 219.00), and 558.02 of it is awarded.
    """
    some = shared(
        tmp_path,
        AMSTERDAM,
        earns("2025-01-10", "anna", 600),
        earns("2025-02-10", "anna", 900),
        costs("2025-03-10", "anna", 300),
        earns("2025-04-10", "anna", 100.05),
        earns("2025-05-10", "anna", 1000),
    )
    months = by_month(some, "01", "02", "03", "04", "05")
    assert months == ["180.00", "219.00", "0.00", "0.00", "159.02"]
    assert of_year(some) == ("690.02", "558.02", "132.00", "3263.00")


def test_half_with_two_hundred_a_month(tmp_path: Path) -> None:
    """Half of 300.00, 800.00, 300.00, 1,300.00 and 1,500.00: months earn 150.00, 250.00 (capped:
    200.00), -250.00, 500.00 (capped: 200.00) and 100.00, together 400.00.
    """
    some = shared(
        tmp_path,
        LABORIJN,
        earns("2025-01-10", "anna", 300),
        earns("2025-02-10", "anna", 500),
        costs("2025-03-10", "anna", 500),
        earns("2025-04-10", "anna", 1000),
        earns("2025-05-10", "anna", 200),
    )
    months = by_month(some, "01", "02", "03", "04", "05")
    assert months == ["150.00", "200.00", "0.00", "0.00", "50.00"]
    assert of_year(some) == ("750.00", "400.00", "350.00", "3263.00")


def test_a_quarter_up_to_half_of_the_legal_maximum(tmp_path: Path) -> None:
    """Half of 3,263.00 is 1,631.50, and from July on half of 3,326.00, 1,663.00: then what was
    above the maximum comes after all.
    """
    some = shared(
        tmp_path,
        IASZ,
        earns("2025-01-10", "anna", 6526),
        earns("2025-02-10", "anna", 4),
        earns("2025-08-10", "anna", 120),
        earns("2025-09-10", "anna", 4),
    )
    months = by_month(some, "01", "02", "06", "07", "08", "09")
    assert months == ["1631.50", "0.00", "0.00", "1.00", "30.00", "0.50"]
    assert of_year(some) == ("1663.50", "1663.00", "0.50", "1663.00")


def test_part_of_the_difference_between_income_and_expenses(tmp_path: Path) -> None:
    """33.3% of 49.95 is 16.63, of 50.05 16.67; below zero there is no share to take part of, and
    what was awarded does not fall. A loss of the year before is not of this year.
    """
    some = shared(
        tmp_path,
        LANSCO,
        earns("2025-01-10", "anna", 100),
        costs("2025-01-11", "anna", 50.05),
        earns("2025-02-10", "anna", 0.10),
        costs("2025-03-10", "anna", 100),
        earns("2025-04-10", "anna", 60),
        costs("2025-12-10", "anna", 500),
        earns("2026-01-10", "anna", 10),
    )
    assert by_month(some, "01", "02", "03", "04") == ["16.63", "0.04", "0.00", "0.00"]
    assert of_year(some)[:3] == ("0.00", "16.67", "-16.67")
    assert of_year(some, 2026)[:3] == ("3.33", "3.33", "0.00")


def test_a_share_of_what_came_to_the_spaarpot(tmp_path: Path) -> None:
    """The books of SPEC 8: 1,360.00, 850.00 and 3,412.50 in the spaarpot; of these 10%, and in
    February ten hours besides: 136.00, -51.00 + 15.00 and 256.25, together 356.25.
    """
    terms = WORKED.replace("per_hour: 1.50", "share: 10%, per_hour: 1.50")
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 1600),
        costs("2025-02-10", "anna", 600),
        hours("2025-02-10", "anna", 10),
        earns("2025-03-10", "anna", 3500),
        agreement=terms,
        members={"anna": f"{BENEFIT}\n{PREMIUM}"},
    )
    assert by_month(some, "01", "02", "03") == ["136.00", "0.00", "220.25"]
    assert of_year(some)[:3] == ("356.25", "356.25", "0.00")


def test_a_loss_of_the_year_before_keeps_a_spaarpot_empty(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-12-10", "anna", 100),
        earns("2026-01-10", "anna", 140),
        agreement=[version(member_result=ALL_TO_SPAARPOT, premium="{share: 50%}")],
        members={"anna": DECIDED},
    )
    assert of_year(some, 2026)[:3] == ("20.00", "20.00", "0.00")


# -- a cent, a day and a month to either side -----------------------------------------------------


@pytest.mark.parametrize(
    ("result", "earned", "awarded"),
    [
        (729.98, "218.99", "218.99"),
        (730.00, "219.00", "219.00"),
        (730.01, "219.00", "219.00"),
        (730.02, "219.01", "219.00"),
    ],
)
def test_the_cap_of_a_month(tmp_path: Path, result: float, earned: str, awarded: str) -> None:
    some = shared(tmp_path, AMSTERDAM, earns("2025-01-10", "anna", result))
    assert of_year(some)[:2] == (earned, awarded)


def test_the_cap_holds_for_hours_and_share_together(tmp_path: Path) -> None:
    terms = "{share: 10%, of: result, per_hour: 2.00, per_month: 50.00}"
    journal = [earns("2025-01-10", "anna", 300), hours("2025-01-11", "anna", 12.5)]
    assert of_year(shared(tmp_path, terms, *journal))[:3] == ("55.00", "50.00", "5.00")
    alone = shared(tmp_path / "alone", "{per_hour: 2.00, per_month: 24.99}", *journal)
    assert of_year(alone)[:3] == ("25.00", "24.99", "0.01")


def test_a_cap_does_not_make_a_month_below_zero_less(tmp_path: Path) -> None:
    some = shared(
        tmp_path,
        "{per_hour: 2.00, per_month: 50.00}",
        hours("2025-01-10", "anna", 20),
        hours("2025-02-10", "anna", -15),
        hours("2025-03-10", "anna", 20),
    )
    assert by_month(some, "01", "02", "03") == ["40.00", "0.00", "10.00"]


@pytest.mark.parametrize(
    ("last", "february", "march"), [("27", "0.00", "100.00"), ("28", "60.00", "100.00")]
)
def test_a_month_without_entitlement_brings_no_share_then_or_later(
    tmp_path: Path, last: str, february: str, march: str
) -> None:
    """No benefit on the last day of February, and again one from March on."""
    benefit = f"benefit: [{{from: 2010-01-01, to: 2025-02-{last}}}, {{from: 2025-03-01}}]"
    some = shared(
        tmp_path,
        "{share: 10%, of: result}",
        earns("2025-01-10", "anna", 500),
        earns("2025-02-10", "anna", 600),
        earns("2025-03-10", "anna", 1000),
        member=f"{benefit}\n{PREMIUM}",
    )
    assert by_month(some, "01", "02", "03") == ["50.00", february, march]


@pytest.mark.parametrize(
    ("decided", "expected"),
    [("2025-03-31", ["0.00", "0.00", "30.00"]), ("2025-04-01", ["0.00", "0.00", "0.00"])],
)
def test_a_decision_of_later_brings_what_the_year_earned(
    tmp_path: Path, decided: str, expected: list[str]
) -> None:
    decision = f"premium: [{{from: 2025-01-01, decided: {decided}, reference: B1}}]"
    some = shared(
        tmp_path,
        "{share: 10%, of: result}",
        earns("2025-01-10", "anna", 100),
        earns("2025-03-10", "anna", 200),
        earns("2025-04-10", "anna", 1),
        member=f"{BENEFIT}\n{decision}",
    )
    assert by_month(some, "01", "02", "03") == expected
    assert of_year(some)[1] == "30.10"


@pytest.mark.parametrize(
    ("maximum", "awarded", "above"), [("59.99", "59.99", "0.01"), ("60.00", "60.00", "0.00")]
)
def test_the_maximum_of_a_decision(tmp_path: Path, maximum: str, awarded: str, above: str) -> None:
    decision = f"premium: [{{from: 2025-01-01, reference: B1, maximum: {maximum}}}]"
    journal = [earns("2025-01-10", "anna", 200)]
    some = shared(tmp_path, "{share: 30%, of: result}", *journal, member=f"{BENEFIT}\n{decision}")
    assert of_year(some) == ("60.00", awarded, above, maximum)


def test_each_month_goes_by_the_version_in_force(tmp_path: Path) -> None:
    """Of 1,000.00 and 1,500.00 half, and not 30% of the one and half of the other."""
    some = books(
        tmp_path,
        earns("2025-02-10", "anna", 1000),
        earns("2025-03-10", "anna", 500),
        agreement=[
            version("2025-01-01", premium="{share: 30%, of: result}"),
            version("2025-03-01", premium="{share: 50%, of: result}"),
            version("2025-04-01", premium="{per_hour: 1.00}"),
        ],
        members={"anna": f"{BENEFIT}\n{PREMIUM}"},
    )
    assert some.premium_of(2025)["awarded"] == "550.00"
    assert some.premium_of(2025)["earned"] == "550.00"


def test_months_before_the_first_bring_nothing(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-02-28", "anna", 1000),
        earns("2025-03-01", "anna", 500),
        agreement=[version("2025-01-01", premium="{share: 30%, of: result}")],
        members={"anna": DECIDED},
        first_month="2025-03",
    )
    assert some.premium_of(2025)["awarded"] == "150.00"


def test_a_year_begins_anew(tmp_path: Path) -> None:
    some = shared(
        tmp_path,
        "{share: 30%, of: result}",
        earns("2025-12-31", "anna", 1000),
        earns("2026-01-01", "anna", 500),
    )
    assert [of_year(some, year)[1] for year in (2025, 2026)] == ["300.00", "150.00"]


def test_two_files_of_a_person_have_one_maximum_for_their_shares(tmp_path: Path) -> None:
    """Bram's file has the earlier first membership, though he was away since."""
    limited = f"{BENEFIT}\npremium: [{{from: 2010-01-01, reference: B1, maximum: 100.00}}]"
    away = "membership: [{from: 2011-01-01, to: 2012-01-01, outcome: work}, {from: 2024-01-01}]"
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 400),
        earns("2025-01-10", "bram", 300),
        agreement=[version("2025-01-01", premium="{share: 20%, of: result}")],
        members={
            "anna": f"{limited}\nperson: vos\njoined: 2012-06-01",
            "bram": f"{limited}\nperson: vos\n{away}",
        },
    )
    keys = ("awarded", "other", "above_maximum")
    assert [some.premium_of(2025, "bram")[key] for key in keys] == ["60.00", "0.00", "0.00"]
    assert [some.premium_of(2025, "anna")[key] for key in keys] == ["40.00", "60.00", "40.00"]


# -- when it is paid ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "found"),
    [("05-31", True), ("06-01", False), ("06-30", False), ("07-01", True), ("11-15", False)],
)
def test_a_payment_in_another_month_than_agreed(tmp_path: Path, day: str, found: bool) -> None:
    some = shared(
        tmp_path,
        AMSTERDAM,
        earns("2025-01-10", "anna", 600),
        paid(f"2025-{day}", "Premie:Anna", 100),
    )
    assert ("S446" in some.codes()) is found
