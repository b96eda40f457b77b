"""What was wrong once: each with the sentence of the SPEC that it broke."""

from pathlib import Path

import pytest

from socoledger.domain.options import Format
from tests.support.small_books import booked, books, earns, version


def test_no_kor_threshold_is_passed_before_there_was_one(tmp_path: Path) -> None:
    """SPEC 7, `80% of the KOR threshold`: the threshold is known since 2020-01-01, and an unknown
    amount is a warning at most; not an error above a threshold of nothing, which stops each close.
    """
    some = books(tmp_path, earns("2019-12-31", "anna", 100), coop_extra="kor: true\n")
    assert "S431" not in some.codes()


@pytest.mark.parametrize("day", ["2024-12-31", "2025-03-31"])
def test_a_balance_above_the_maximum_is_a_finding_without_a_later_movement(
    tmp_path: Path, day: str
) -> None:
    """SPEC 1, spaarpot: `maximum: optional: a balance above it is a finding`. Here the version
    that sets it (or lowers it) begins after the last movement of the spaarpot.
    """
    some = books(
        tmp_path,
        booked(day, "Equity:Opening", "Liabilities:Spaarpot:Anna", 6000),
        earns("2025-05-01", "bram", 1),
        agreement=[
            version("2025-01-01", spaarpot="{maximum: 9000.00}"),
            version("2025-04-01", spaarpot="{maximum: 5000.00}"),
        ],
    )
    assert some.codes() == ["S327"]


@pytest.mark.parametrize("share", ["12.34567%", "33.3333333333%", "0.00005%"])
def test_explain_shows_a_share_whole(tmp_path: Path, share: str) -> None:
    """Each figure with its steps: with the share as shown, a pocket calculator must
    reach the same figure. Shares are read with up to ten decimals, and four are shown.
    """
    terms = f"{{levies: [{{to: fund:opleiding, share: {share}}}]}}"
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 100000),
        agreement=[version("2025-01-01", member_result=terms)],
    )
    text = some.text("result", "2025", Format.TABLE, explain=True)
    assert f"levy of {share}" in text


def test_a_premium_paid_straight_from_the_spaarpot_is_judged_by_the_agreement_too(
    tmp_path: Path,
) -> None:
    """SPEC 3.7: a purpose that the agreement does not allow is an error, whatever else it is."""
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 100),
        booked("2025-01-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 50, purpose="premium"),
        agreement=[version("2025-01-01", spaarpot="{purposes: [{id: course}]}")],
    )
    assert set(some.codes()) == {"S323", "S330"}


def test_what_lowers_nothing_takes_nothing_below_zero(tmp_path: Path) -> None:
    """SPEC 3.7: spending that takes the balance below zero; here it stays where it was."""
    some = books(
        tmp_path,
        booked("2025-01-01", "Liabilities:Spaarpot:Anna", "Equity:Opening", 30),
        booked("2025-01-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 10, purpose="course"),
        booked("2025-01-05", "Assets:Bank", "Liabilities:Spaarpot:Anna", 10),
    )
    assert "S321" not in some.codes()
