"""Every amount of `grants` has a tree that comes to it, down to the lines of the journal."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given as properties
from hypothesis import strategies as st

from socoledger.domain.period import Month
from socoledger.domain.trace import Node, checked
from socoledger.rules.as_at import as_at
from socoledger.rules.grants import grants_at
from socoledger.rules.history import History, history
from socoledger.rules.trace.grants import COSTS, KEYS, grant_tree, grants_tree
from tests.support.grants import (
    ENDS,
    Tried,
    given,
    granted,
    received,
    refunded,
    repaid,
    spent,
    tried,
)
from tests.support.properties import steady
from tests.support.small_books import Books, earns


def past_at(some: Books, at: date) -> History:
    return history(as_at(some.read, at), Month.of(at), at)


def texts(node: Node, depth: int = 0) -> Iterator[str]:
    """The tree as lines: what it says in English, and cents."""
    yield f"{'  ' * depth}{node.label.format(**node.label.parameters)} {node.amount_cents}"
    for part in node.parts:
        yield from texts(part, depth + 1)


def assert_all_traced(past: History, at: date) -> None:
    """Each figure of each grant, and of all together, equals its tree."""
    figures = grants_at(past, at)
    for grant, one in zip(past.books.grants, figures, strict=True):
        for key in KEYS:
            tree = checked(grant_tree(past, at, grant, key))
            if key != COSTS:
                assert tree.amount_cents == getattr(one, f"{key}_cents"), (grant.id, key, at)
        for cost in one.costs:
            tree = checked(grant_tree(past, at, grant, cost.account))
            assert tree.amount_cents == cost.amount_cents
    for key in KEYS:
        if key not in (COSTS, "amount"):
            total = checked(grants_tree(past, at, key)).amount_cents
            assert total == sum(getattr(one, f"{key}_cents") for one in figures)


def test_what_is_left_goes_down_to_each_entry(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 125),
        spent("2025-02-10", 115),
        spent("2025-03-11", 4, member="anna"),
        refunded("2025-03-12", 1),
    )
    at = date(2025, 12, 31)
    (grant,) = some.read.grants
    tree = grant_tree(past_at(some, at), at, grant, "returned")
    assert list(texts(tree)) == [
        "left of grant begeleiding, for the gemeente 700",
        "  received of it by 2025-12-31, less what was paid back 12500",
        "    2025-01-20 Boeking 12500",
        "  spent of grant begeleiding -11800",
        "    costs charged to grant begeleiding -11800",
        "      Expenses:Inkoop -11800",
        "        2025-02-10 Boeking -11500",
        "        2025-03-11 Boeking -400",
        "        2025-03-12 Boeking 100",
    ]
    entry = tree.parts[0].parts[0]
    assert entry.place is not None
    assert entry.place.file == "journal/main.beancount"
    line = (some.root / entry.place.file).read_text(encoding="utf-8").splitlines()
    assert "Liabilities:Subsidie:Begeleiding" in line[entry.place.line - 1]


def test_what_is_above_the_amount_points_to_the_grant_itself(tmp_path: Path) -> None:
    some = granted(tmp_path, spent("2025-02-10", 130), grants=[given(amount="125.00")])
    at = date(2025, 3, 31)
    (grant,) = some.read.grants
    past = past_at(some, at)
    above = grant_tree(past, at, grant, "spent").parts[1]
    assert (above.amount_cents, above.place) == (-500, grant.place)
    assert grant_tree(past, at, grant, "exceeded").amount_cents == 500
    assert_all_traced(past, at)


@pytest.mark.parametrize("repay", ["true", "false"])
@pytest.mark.parametrize("giver", ["municipality", "Oranje Fonds"])
def test_every_figure_on_every_kind_of_day(tmp_path: Path, giver: str, repay: str) -> None:
    """Before the books begin, in the period, after it, and when money came and went later."""
    terms = given(giver=giver, repay=repay, start="2024-10-01", end="2025-06-30", amount="100.00")
    some = granted(
        tmp_path,
        received("2024-11-01", 80),
        spent("2024-12-01", 30),
        spent("2025-02-10", 10),
        received("2025-08-01", 15),
        repaid("2025-09-01", 20),
        earns("2025-10-01", "anna", 1),
        grants=[terms],
    )
    for day in ("2024-12-31", "2025-03-31", "2025-06-30", "2025-08-15", "2025-09-30"):
        at = date.fromisoformat(day)
        assert_all_traced(past_at(some, at), at)


@pytest.mark.slow
@steady
@properties(tried(), st.sampled_from(ENDS))
def test_every_figure_of_any_grants(some: Tried, day: str) -> None:
    at = date.fromisoformat(day)
    with TemporaryDirectory() as folder:
        assert_all_traced(past_at(some.write(Path(folder)), at), at)
