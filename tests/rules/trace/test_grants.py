"""Every amount of `grants` has a tree that comes to it, down to the lines of the journal."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given as properties
from hypothesis import strategies as st

from socoledger.domain.period import Month
from socoledger.domain.trace import Node, checked
from socoledger.rules.as_at import as_at
from socoledger.rules.grants import grants_answer
from socoledger.rules.history import History, history
from socoledger.rules.trace.grants import GrantTrees
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
from tests.support.traces import texts


def past_at(some: Books, at: date) -> History:
    return history(as_at(some.read, at), Month.of(at), at)


def tree_of(some: Books, at: date, key: str) -> Node:
    """The tree under a figure of the only grant."""
    (grant,) = some.read.grants
    return GrantTrees(past_at(some, at), at).tree((grant.id, key))


def assert_all_traced(past: History, at: date) -> None:
    """Each figure of each grant, and of all together, equals its tree."""
    answer, trees = grants_answer(past, at), GrantTrees(past, at)
    figures = {one.id: one for one in answer.grants} | {"total": answer.total}
    for id_, one in figures.items():
        for field in fields(one):
            if field.name.endswith("_cents"):
                key = field.name.removesuffix("_cents")
                tree = checked(trees.tree((id_, key)))
                assert tree.amount_cents == getattr(one, field.name), (id_, key, at)
    costs = {(grant.id, cost.account): cost for grant in answer.grants for cost in grant.costs}
    charged = dict(trees.charged())
    assert {keys: charged[keys] for keys in costs} == {
        keys: cost.amount_cents for keys, cost in costs.items()
    }
    for keys, cents in charged.items():
        assert checked(trees.tree(keys)).amount_cents == cents


def test_what_is_left_goes_down_to_each_entry(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 125),
        spent("2025-02-10", 115),
        spent("2025-03-11", 4, member="anna"),
        refunded("2025-03-12", 1),
    )
    at = date(2025, 12, 31)
    tree = tree_of(some, at, "returned")
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
    above = tree_of(some, at, "spent").parts[1]
    assert (above.amount_cents, above.place) == (-500, grant.place)
    assert tree_of(some, at, "exceeded").amount_cents == 500
    assert_all_traced(past_at(some, at), at)


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
