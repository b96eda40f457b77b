"""The estimate of a year that is not over: defined in one sentence, and rounded once (SPEC 12)."""

from collections.abc import Iterable

import pytest

from socoledger.domain.income_statement import (
    AccountLine,
    Compared,
    DestinationLine,
    GrantLine,
    IncomeStatement,
    StatementSums,
)
from socoledger.domain.period import Month
from socoledger.domain.report.estimate import Estimate
from socoledger.rules.report.estimate import estimate

NONE = Compared(actual_cents=0, budget_cents=None, last_year_cents=None)


def line(account: str, booked: int, budget: int | None, within: str | None = None) -> AccountLine:
    return AccountLine(
        account=account,
        actual_cents=booked,
        budget_cents=budget,
        last_year_cents=None,
        within=within,
    )


def estimated(
    month: int,
    *income: AccountLine,
    grants: Iterable[GrantLine] = (),
    distribution: Iterable[DestinationLine] = (),
) -> Estimate:
    statement = IncomeStatement(
        period=2025,
        through=Month(2025, month),
        income=income,
        grants=tuple(grants),
        expenses=(),
        distribution=tuple(distribution),
        total=StatementSums(income=NONE, grants=NONE, expenses=NONE, result=NONE),
    )
    return estimate(statement)


@pytest.mark.parametrize(
    ("month", "booked", "budget", "whole"),
    [
        (6, 80_000, 240_000, 200_000),
        (12, 80_000, 240_000, 80_000),
        (1, 0, 1_200, 1_100),
        (11, 5, 6, 6),  # half a cent is rounded up
        (7, 10_000, None, 17_143),
        (12, 10_000, None, 10_000),
        (8, -1, None, -2),  # half a cent goes away from zero
        (3, 0, 0, 0),
    ],
)
def test_an_item_is_what_is_booked_and_the_rest(
    month: int, booked: int, budget: int | None, whole: int
) -> None:
    [item] = estimated(month, line("Income:A", booked, budget)).items
    assert item.estimate_cents == whole
    assert item.difference_cents == whole - (budget or 0)


def test_an_account_within_another_counts_once() -> None:
    outer, inner = line("Income:A", 500, 600), line("Income:A:B", 200, 100, within="Income:A")
    found = estimated(6, outer, inner)
    assert [item.name for item in found.items] == ["Income:A"]
    assert found.total("income").booked_cents == 500


def test_totals_are_the_sums_of_their_items() -> None:
    found = estimated(6, line("Income:A", 500, 600), line("Income:B", 100, None))
    total = found.total("income")
    assert (total.booked_cents, total.budget_cents, total.estimate_cents) == (600, 600, 800 + 200)
    assert total.difference_cents == sum(item.difference_cents for item in found.items)


def test_the_five_largest_differences_are_told_and_small_ones_are_not() -> None:
    lines = [line(f"Income:{name}", 600 + 100 * n, 1_200) for n, name in enumerate("ABCDEFG")]
    found = estimated(6, *lines, line("Income:Small", 605, 1_200))
    assert [one.item.name[-1] for one in found.main] == list("GFEDC")
    assert found.main[0].cents == 600


def test_a_grant_differs_from_no_budget() -> None:
    grant = GrantLine(id="coach", actual_cents=500, last_year_cents=None)
    awards = DestinationLine(
        to="article31", actual_cents=10, budget_cents=400, last_year_cents=None
    )
    found = estimated(6, grants=[grant], distribution=[awards])
    assert [one.item.kind for one in found.main] == ["awards"]
    assert [item.estimate_cents for item in found.items] == [1_000, 210]


def test_without_any_budget_nothing_differs() -> None:
    found = estimated(6, line("Income:A", 500, None))
    assert not found.has_budget
    assert found.main == ()
