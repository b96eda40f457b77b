"""What keeps an award below what was earned, and whose maximum that is."""

from pathlib import Path

import pytest

from socoledger.domain.article31 import AwardStanding
from socoledger.domain.period import Month
from socoledger.rules.trace.award_limits import Limits
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    Books,
    booked,
    books,
    earns,
    hours,
    version,
)
from tests.support.traces import said, texts, traced_award

AWARDED = ("anna", "premium", "awarded")
ABOVE, MAXIMUM = ("anna", "premium", "above_maximum"), ("anna", "premium", "maximum")


def decided(maximum: str) -> str:
    return f"{BENEFIT}\npremium: [{{from: 2010-01-01, reference: B1, maximum: {maximum}}}]"


def working(tmp_path: Path, *journal: str, keys: str = DECIDED, terms: str = "") -> Books:
    """Anna works a hundred hours in January, and ten in February."""
    agreement = [version(premium=f"{{per_hour: 1.00{terms}}}")]
    worked = hours("2025-01-10", "anna", 100), hours("2025-02-10", "anna", 10)
    return books(tmp_path, *worked, *journal, agreement=agreement, members={"anna": keys})


@pytest.mark.parametrize(
    ("keys", "terms", "cents", "clause", "file"),
    [
        (DECIDED, "", 332600, "the law allows €3,326.00 a year, from 2025-07-01 on", None),
        (DECIDED, ", maximum: 90.00", 9000, "v2010-01-01: at most €90.00 a year", "agreement.yaml"),
        (
            DECIDED,
            ", maximum: 50%",
            166300,
            "v2010-01-01: at most 50% of the legal €3,326.00 a year",
            "agreement.yaml",
        ),
        (decided("80.00"), "", 8000, "the college allows €80.00 a year", "members/anna.yaml"),
        (
            decided("25%"),
            ", maximum: 50%",
            83150,
            "the college allows 25% of the legal €3,326.00 a year",
            "members/anna.yaml",
        ),
        (decided("90.00"), ", maximum: 90.00", 9000, "v2010-01-01: at most €90.00 a year", None),
    ],
)
def test_a_maximum_says_whose_it_is(
    tmp_path: Path, keys: str, terms: str, cents: int, clause: str, file: str | None
) -> None:
    tree = traced_award(working(tmp_path, keys=keys, terms=terms), MAXIMUM)
    assert (tree.amount_cents, said(tree.clause)) == (cents, clause)
    assert file is None or (tree.place is not None and tree.place.file == file)
    assert tree.decision == ("B1" if "college" in clause else "")


def test_what_is_above_the_maximum_is_taken_off_in_its_month(tmp_path: Path) -> None:
    by_hand = booked("2025-01-11", "Expenses:Artikel31", "Liabilities:Premie:Anna", 30)
    some = working(tmp_path, by_hand, keys=decided("105.00"))
    tree = traced_award(some, AWARDED)
    assert list(texts(tree)) == [
        "awarded premium of anna, 2025 7500",
        "  awarded, 2025-01 7500",
        "    earned, 2025-01 10000",
        "      2025-01-10 100.00 hours x €1.00 10000",
        "    above the maximum of the year -2500",
        "  awarded, 2025-02 0",
        "    earned, 2025-02 1000",
        "      2025-02-10 10.00 hours x €1.00 1000",
        "    above the maximum of the year -1000",
    ]
    above = tree.parts[0].parts[1]
    assert above.decision == "B1"
    assert said(above.clause) == (
        "the college allows €105.00 a year; of which €30.00 was awarded otherwise"
    )
    assert [line for line in texts(traced_award(some, ABOVE)) if line.startswith("  ")][-3:] == [
        "  maximum of the year -10500",
        "  awarded otherwise 3000",
        "    2025-01-11 Boeking 3000",
    ]


def test_more_awarded_otherwise_than_the_maximum_leaves_nothing(tmp_path: Path) -> None:
    by_hand = booked("2025-01-09", "Expenses:Artikel31", "Liabilities:Premie:Anna", 30)
    tree = traced_award(working(tmp_path, by_hand, keys=decided("20.00")), ABOVE)
    assert tree.amount_cents == 11000
    assert list(texts(tree))[-1] == "  awarded otherwise above the maximum -1000"


def test_a_maximum_that_rises_lets_it_through(tmp_path: Path) -> None:
    rising = [
        "{from: 2025-01-01, to: 2025-01-31, reference: B1, maximum: 50.00}",
        "{from: 2025-02-01, reference: B2, maximum: 200.00}",
    ]
    some = working(tmp_path, keys=f"{BENEFIT}\npremium: [{', '.join(rising)}]")
    february = traced_award(some, AWARDED).parts[1]
    assert list(texts(february))[-1] == "  within the maximum of the year after all 5000"
    assert february.parts[-1].decision == "B2"


def test_no_more_than_is_in_the_spaarpot_and_later_the_rest(tmp_path: Path) -> None:
    terms = version(
        premium="{per_hour: 1.00, from: spaarpot}",
        member_result=ALL_TO_SPAARPOT,
        spaarpot="{purposes: [{id: premium}]}",
    )
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 100),
        earns("2025-01-10", "anna", 60),
        earns("2025-02-10", "anna", 30),
        agreement=[terms],
        members={"anna": DECIDED},
    )
    assert [line for line in texts(traced_award(some, AWARDED)) if "spaarpot" in line] == [
        "    more than is in the spaarpot at the end of the month -4000",
        "    is in the spaarpot after all 3000",
    ]
    assert list(texts(traced_award(some, ABOVE, "2025-02")))[-2:] == [
        "  awarded through the month before -6000",
        "  in the spaarpot at the end of the month -3000",
    ]


def test_limits_are_what_was_awarded() -> None:
    standing = AwardStanding(Month(2025, 3), (), 130, 120, 100, 30, 65, 5, 60)
    assert Limits.of(standing) == (-50, -5, 0)
    assert Limits.of(None) == (0, 0, 0)
    assert Limits(1, 2, 3).less(Limits(1, 1, 1)) == (0, 1, 2)
