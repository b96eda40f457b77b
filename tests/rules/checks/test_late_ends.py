"""Awards of months that turned out to be without benefit or membership (SPEC 1)."""

from pathlib import Path

import pytest

from socoledger.domain.findings import Finding
from tests.support.small_books import ALLOWANCE, BENEFIT, PREMIUM, Books, books, hours, version

CODE = "S447"


def told(path: Path, anna: str, *more: str) -> list[Finding]:
    lines = [hours(f"2025-{month:02}-10", "anna", 10) for month in range(1, 7)]
    agreement = [version(premium="{per_hour: 1.00}", allowance="{per_hour: 2.00}")]
    some: Books = books(path, *lines, *more, members={"anna": anna}, agreement=agreement)
    return [one for one in some.findings if one.code == CODE]


@pytest.mark.parametrize(
    ("last", "known", "months"),
    [
        ("2025-02-28", "2025-05-01", "2025-03 - 2025-04"),
        ("2025-02-28", "2025-04-30", "2025-03"),
        ("2025-02-27", "2025-05-01", "2025-02 - 2025-04"),
        ("2025-04-30", "2025-04-30", None),
        ("2025-04-01", "2025-04-30", None),
        ("2025-02-28", "2025-07-01", None),  # not known yet by the last fact
    ],
)
def test_a_benefit_that_ended_earlier_than_was_known(
    tmp_path: Path, last: str, known: str, months: str | None
) -> None:
    benefit = f"benefit: [{{from: 2010-01-01, to: {last}, known: {known}}}]"
    found = told(tmp_path, f"{benefit}\n{PREMIUM}")
    assert len(found) == (months is not None)
    for one in found:
        assert one.parameters["months"] == months
        assert one.parameters["obstacle"] == "without a benefit"
        assert str(one.day) == known


def test_a_leaving_that_was_heard_of_later(tmp_path: Path) -> None:
    left = "left: 2025-03-15\noutcome: other\nleft_known: 2025-06-02"
    (premium, allowance) = told(tmp_path, f"{BENEFIT}\n{PREMIUM}\n{ALLOWANCE}\n{left}")
    assert premium.parameters["amount_cents"] == 20_00
    assert allowance.parameters["amount_cents"] == 40_00
    assert premium.parameters["months"] == "2025-04 - 2025-05"
    assert premium.parameters["obstacle"] == "after they had left"


def test_an_end_that_was_known_at_once_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, f"benefit: [{{from: 2010-01-01, to: 2025-02-28}}]\n{PREMIUM}") == []
