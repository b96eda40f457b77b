"""A year that is not over, estimated from what is booked and the budget (SPEC 12).

An item with a budget: what is booked, and the rest of the year's budget. One without: what is
booked, as if the rest of the year went on like that.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from socoledger.domain.income_statement import AccountLine, IncomeStatement
from socoledger.domain.money import round_half_up
from socoledger.domain.report.estimate import Difference, Estimate, EstimatedItem, ItemKind
from socoledger.rules.year_figures import ARTICLE31

_YEAR = 12
_MAIN = 5
"""How many differences are explained."""
_SIZE = 10
"""A difference is explained from this part on of what was budgeted, or else was booked, for the
same months: a tenth.
"""


def estimate(statement: IncomeStatement) -> Estimate:
    """The whole year of a statement, by the months through its last."""
    passed = statement.through.number
    items = tuple(_items(statement, passed))
    has_budget = any(item.budget_cents is not None for item in items)
    main = _main_differences(items, passed) if has_budget else ()
    return Estimate(passed, has_budget, items, tuple(main))


def _items(statement: IncomeStatement, passed: int) -> Iterator[EstimatedItem]:
    yield from _of_accounts("income", statement.income, passed)
    for grant in statement.grants:
        yield _item("grant", grant.id, grant.actual_cents, None, passed)
    yield from _of_accounts("expenses", statement.expenses, passed)
    for line in statement.distribution:
        if line.to == ARTICLE31:
            yield _item("awards", line.to, line.actual_cents, line.budget_cents, passed)


def _of_accounts(
    kind: ItemKind, lines: Iterable[AccountLine], passed: int
) -> Iterator[EstimatedItem]:
    """The accounts that no other line holds already."""
    for line in lines:
        if line.within is None:
            yield _item(kind, line.account, line.actual_cents, line.budget_cents, passed)


def _item(kind: ItemKind, name: str, booked: int, budget: int | None, passed: int) -> EstimatedItem:
    if budget is None:
        whole = round_half_up(Fraction(booked * _YEAR, passed))  # 12, the estimate
    else:
        whole = booked + round_half_up(Fraction(budget * (_YEAR - passed), _YEAR))  # 12
    return EstimatedItem(kind, name, booked, budget, whole)


def _main_differences(items: Iterable[EstimatedItem], passed: int) -> list[Difference]:
    """The largest differences between what is booked and the budget for the months gone by."""
    found = []
    for item in items:
        part = Fraction((item.budget_cents or 0) * passed, _YEAR)
        cents = item.booked_cents - round_half_up(part)  # 12
        is_large = abs(cents) * _SIZE >= (abs(part) or abs(item.booked_cents))
        if cents and is_large and item.kind != "grant":  # a budget has no grants
            found.append(Difference(item, cents))
    return sorted(found, key=lambda one: (-abs(one.cents), one.item.name))[:_MAIN]
