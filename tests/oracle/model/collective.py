"""The coöperatie's own result (SPEC 3.4)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tests.oracle.model.awards import awarded, given
from tests.oracle.model.basics import Amounts, Json, agreement_of, counting_months, text
from tests.oracle.model.grants import grants_brought
from tests.oracle.model.results import (
    article31_by_hand,
    booked_on,
    distribute,
    member_absorbed,
    member_distributed,
    periods,
    plus,
    run_through,
)
from tests.oracle.model.spaarpot import left_behind
from tests.oracle.records import (
    COLLECTIVE,
    Books,
    add_months,
)


@lru_cache(maxsize=1_000_000)
def _collective_parts(books: Books, through: date) -> Amounts:
    """Return the parts of the collective result, from the start of the year (SPEC 3.1 and 6)."""
    counted = counting_months(books, through)
    members = books.members
    parts = {
        "income": -sum(booked_on(books, "Income", COLLECTIVE, month) for month in counted),
        "expenses": sum(booked_on(books, "Expenses", COLLECTIVE, month) for month in counted),
        "article31": sum(article31_by_hand(books, month) for month in counted)
        + sum(awarded(books, m, "premium", through) for m in members)
        - sum(given(books, m, month) for m in members for month in counted)
        + sum(awarded(books, m, "allowance", through) for m in members),
        "from_members": sum(
            member_distributed(books, m, through).get("cooperative", 0) for m in members
        ),
        "from_leavers": sum(left_behind(books, m, through, "cooperative") for m in members),
        "absorbed": sum(member_absorbed(books, m, through) for m in members),
        "grants": sum(grants_brought(books, month) for month in counted),
    }
    parts["result"] = (
        parts["income"]
        - parts["expenses"]
        - parts["article31"]
        + parts["from_members"]
        + parts["from_leavers"]
        - parts["absorbed"]
        + parts["grants"]
    )
    return parts


def collective_result(books: Books, month: date) -> int:
    """Return the collective result of one month: the difference of two states."""
    before = add_months(month, -1)
    start = month.month == 1 or month == books.first_month
    earlier = 0 if start else _collective_parts(books, before)["result"]
    return _collective_parts(books, month)["result"] - earlier


def _collective_run(books: Books, through: date) -> tuple[Amounts, int]:
    return run_through(
        periods(books, through),
        collective_carried(books, through.year),
        lambda month: collective_result(books, month),
        lambda agreement, amount: distribute(agreement.collective_result, "reserve", amount),
    )


@lru_cache(maxsize=1_000_000)
def collective_carried(books: Books, year: int) -> int:
    """Return the coöperatie's own loss carried into a year, under `carry` alone (SPEC 3.4)."""
    if year <= books.first_month.year:
        return 0
    december = date(year - 1, 12, 1)
    if agreement_of(books, december).losses == "absorb":
        return 0
    return min(0, _collective_run(books, december)[1])


@lru_cache(maxsize=1_000_000)
def collective_distributed(books: Books, through: date) -> Amounts:
    """Return what is distributed of the coöperatie's own result, of the year (SPEC 3.4).

    Under `absorb` a loss at the year's end is taken, in December, from the reserve.
    """
    distributed, y = _collective_run(books, through)
    december = through.month == 12 and through >= books.first_month
    if december and y < 0 and agreement_of(books, through).losses == "absorb":
        distributed = plus(distributed, {"reserve": y})
    return distributed


def collective_state(books: Books, through: date) -> Json:
    """Return the figures of `result` for the coöperatie, from the start of the year (SPEC 6)."""
    return {
        **_collective_parts(books, through),
        "carried": collective_carried(books, through.year),
        "distribution": collective_distributed(books, through),
    }


def difference(now: Json, before: Json, names: set[str]) -> Json:
    """Write the difference of two states, for every key; destinations by name (SPEC 6)."""
    row: Json = {
        key: text(value - before.get(key, 0)) for key, value in now.items() if key != "distribution"
    }
    amounts = plus(now["distribution"], before.get("distribution", {}), -1)
    listed = names | {to for to, amount in amounts.items() if amount}
    row["distribution"] = {to: text(amounts.get(to, 0)) for to in sorted(listed)}
    return row
