"""Who is under 27 (SPEC 3.5): from 2027 on, and a year early by a decision."""

from pathlib import Path

import pytest

from tests.support.small_books import BENEFIT, Books, books, hours, version

TERMS = version(premium="{per_hour: 1.00}", allowance="{per_hour: 1.00}")
YOUNG = "turns_27: 2030-01-01"


def young(path: Path, *days: str, decision: str, more: str = YOUNG) -> Books:
    """Anna, who works ten hours on some days."""
    member = f"{BENEFIT}\n{more}\n{decision}"
    journal = [hours(day, "anna", 10) for day in days]
    return books(path, *journal, agreement=[TERMS], members={"anna": member})


def premium(under_27: str = "", start: str = "2020-01-01") -> str:
    return f"premium: [{{from: {start}, reference: B1{under_27}}}]"


EARLY = ", under_27: true"


@pytest.mark.parametrize(
    ("day", "under_27", "awarded"),
    [
        ("2025-12-31", EARLY, "0.00"),
        ("2026-01-01", EARLY, "10.00"),
        ("2026-12-31", EARLY, "10.00"),
        ("2026-12-31", "", "0.00"),
        ("2027-01-01", "", "10.00"),
    ],
)
def test_the_days_around_the_rule(tmp_path: Path, day: str, under_27: str, awarded: str) -> None:
    some = young(tmp_path, day, decision=premium(under_27))
    assert some.premium_of(int(day[:4]))["awarded"] == awarded


def test_an_allowance_stays_out_and_its_rule_unknown(tmp_path: Path) -> None:
    decision = "allowance: [{from: 2020-01-01, reference: B2}]"
    some = young(tmp_path, "2027-01-10", decision=decision)
    assert some.allowance_of(2027)["awarded"] == "0.00"
    assert "S409" in some.codes()
    assert "S419" not in some.codes()


@pytest.mark.parametrize(
    ("decision", "more", "code"),
    [
        (premium(EARLY, "2026-01-01"), YOUNG, "S420"),
        (premium(EARLY, "2026-01-01"), "", "S445"),
        (premium(EARLY, "2027-01-01"), YOUNG, "S445"),
        (
            "premium: [{from: 2025-01-01, to: 2026-01-01, reference: B, under_27: true}]",
            YOUNG,
            "S420",
        ),
    ],
)
def test_a_decision_that_is_early_is_told(
    tmp_path: Path, decision: str, more: str, code: str
) -> None:
    some = young(tmp_path, "2025-02-01", decision=decision, more=more)
    assert [one for one in some.codes() if one in ("S420", "S445")] == [code]
