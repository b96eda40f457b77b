"""Rules that change in a later version: what was closed stays right (SPEC 4, issues 6 and 10)."""

from pathlib import Path

import pytest

from socoledger.domain.rule_sets import RULES, Rules
from tests.support.closing import QUARTER, Closing, closing, knows_rules_until, worked
from tests.support.small_books import BENEFIT, PREMIUM, hours

pytestmark = pytest.mark.slow

DOWN = Rules(3, rounded=lambda value: value.numerator // value.denominator)
"""Rules that round down: a later version of which these tests know and the program does not."""


@pytest.fixture
def some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Closing:
    """The worked example, closed through February by the version that knew rules 1 alone."""
    with monkeypatch.context() as earlier:
        knows_rules_until(1, earlier)
        return worked(tmp_path).close("2025-01", "2025-02")


def test_old_closes_are_verified_by_their_rules_and_new_ones_made_by_new(some: Closing) -> None:
    assert some.differs() == []
    some.close("2025-03")
    assert "  rules: 1\n" in some.text_of("2025-02")
    assert "  rules: 2\n" in some.text_of("2025-03")
    assert some.differs() == []
    assert some.bean_check() == []


def test_a_close_that_says_other_rules_than_it_was_made_by(some: Closing) -> None:
    """The digest of its facts says by which, so that nothing else need be different."""
    some.edit("2025-02", "rules: 1", "rules: 2")
    assert some.differs() != []


def test_a_close_that_says_older_rules_than_it_was_made_by(some: Closing) -> None:
    some.close("2025-03").edit("2025-03", "rules: 2", "rules: 1")
    assert some.differs() != []


def test_a_close_taken_back_is_made_anew_by_the_rules_of_now(some: Closing) -> None:
    some.reopen("2025-02").close("2025-02")
    assert "  rules: 2\n" in some.text_of("2025-02")
    assert some.differs() == []


def test_a_year_has_rules_of_its_own(some: Closing) -> None:
    """Eleven months and the year by rules 2, two by rules 1."""
    months = [f"2025-{number:02d}" for number in range(3, 13)]
    some.close(*months, "2025")
    assert "  rules: 2\n" in some.text_of("2025")
    assert some.differs() == []
    some.edit("2025", "rules: 2", "rules: 1")
    assert some.differs() != []


def test_the_older_version_does_not_know_the_newer_rules(
    some: Closing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The treasurer upgrades, the auditor did not: told at that close, the others verified."""
    some.close(*QUARTER[2:])
    knows_rules_until(1, monkeypatch)
    assert some.differs() == ["closes/2025-03.beancount:4 S511"]
    assert some.refused("2025-04") == ["S511"]


def test_rules_that_round_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """1.50 an hour for 0.37 hours is 0.555: 0.56 by rules 2, 0.55 by rules that round down. A year
    that began by the one goes on by the other, over all of its months.
    """
    journal = [hours(f"2025-0{number}-05", "anna", 0.37) for number in (1, 2, 3)]
    some = closing(tmp_path, *journal, members={"anna": f"{BENEFIT}\n{PREMIUM}"}).close("2025-01")
    monkeypatch.setitem(RULES, 3, DOWN)
    assert some.differs() == []
    some.close("2025-02", "2025-03")
    assert "  rules: 3\n" in some.text_of("2025-03")
    booked = [some.booked(month)[0]["Liabilities:Premie:Anna"] for month in QUARTER]
    assert booked == ["-0.56", "-0.54", "-0.55"]
    assert some.differs() == []
    assert some.bean_check() == []
