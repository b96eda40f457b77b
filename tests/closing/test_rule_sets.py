"""Rules that change in a later version: what was closed stays right (SPEC 4, issue 6)."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from socoledger.app import obstacles, verify
from socoledger.domain.closes import Accepted, Close
from socoledger.domain.model import Books
from socoledger.domain.period import Month
from socoledger.domain.plan import Plan
from socoledger.rules.closing import plan
from socoledger.rules.figures import history
from tests.closing.closed import QUARTER, Closing, worked


class LaterPlanner(plan.Planner):
    """Rules that say the agreement's id in capitals."""

    def plan(
        self,
        period: str,
        closes: Sequence[Close],
        accepted: tuple[Accepted, ...] = (),
        made: Close | None = None,
    ) -> Plan:
        found = super().plan(period, closes, accepted, made)
        return found._replace(agreement=found.agreement.upper())


def later_rules(books: Books, last: Month) -> plan.Planner:
    return LaterPlanner(history(books, last), 2)


@pytest.fixture
def some(tmp_path: Path) -> Closing:
    """The worked example, closed through February by the rules of today."""
    return worked(tmp_path).close("2025-01", "2025-02")


@pytest.fixture
def _later(some: Closing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of the program that has rule set 2 too, and closes with it."""
    assert some.differs() == []
    monkeypatch.setitem(plan.RULE_SETS, 2, later_rules)
    for module in (plan, obstacles, verify):
        monkeypatch.setattr(module, "RULES", 2)


@pytest.mark.usefixtures("_later")
def test_old_closes_are_verified_under_their_rules_and_new_ones_made_by_new(some: Closing) -> None:
    assert some.differs() == []
    some.close("2025-03")
    assert "  rules: 1\n" in some.text_of("2025-02")
    assert "  rules: 2\n" in some.text_of("2025-03")
    assert '  agreement: "CONVENANT-2025"\n' in some.text_of("2025-03")
    assert some.differs() == []
    assert some.bean_check() == []


@pytest.mark.usefixtures("_later")
def test_a_close_that_says_other_rules_than_it_was_made_by(some: Closing) -> None:
    some.edit("2025-02", "rules: 1", "rules: 2")
    assert some.differs() != []


@pytest.mark.usefixtures("_later")
def test_a_close_taken_back_is_made_anew_by_the_rules_of_now(some: Closing) -> None:
    some.reopen("2025-02").close("2025-02")
    assert "  rules: 2\n" in some.text_of("2025-02")
    assert some.differs() == []


def test_the_older_version_does_not_know_the_newer_rules(
    some: Closing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The treasurer upgrades, the auditor did not: told at that close, the others verified."""
    with monkeypatch.context() as later:
        later.setitem(plan.RULE_SETS, 2, later_rules)
        for module in (plan, obstacles, verify):
            later.setattr(module, "RULES", 2)
        some.close(*QUARTER[2:])
    assert some.differs() == ["closes/2025-03.beancount:4 S511"]
    assert some.refused("2025-04") == ["S511"]
