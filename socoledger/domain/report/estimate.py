"""A year that is not over, estimated from what is booked and the budget (SPEC 12)."""

from typing import Literal, NamedTuple

ItemKind = Literal["income", "grant", "expenses", "awards"]
"""Income or expenses of an account, what a grant paid, or premiums and allowances."""


class EstimatedItem(NamedTuple):
    """One item of the income statement, over the whole year. Amounts are cents, as people read
    them: what was spent is positive.
    """

    kind: ItemKind
    name: str
    """The account, or the id of a grant."""
    booked_cents: int
    budget_cents: int | None
    """Of the whole year."""
    estimate_cents: int

    @property
    def difference_cents(self) -> int:
        """What the estimate is above the budget; an item that the budget lacks is all above it."""
        return self.estimate_cents - (self.budget_cents or 0)


class Difference(NamedTuple):
    """What is booked of an item above its part of the budget for the months gone by."""

    item: EstimatedItem
    cents: int


class Estimate(NamedTuple):
    """The whole year, by what is booked in `passed` months."""

    passed: int
    """How many months have begun, the last one counted whole."""
    has_budget: bool
    items: tuple[EstimatedItem, ...]
    main: tuple[Difference, ...]
    """The largest differences with the budget, largest first."""

    def total(self, *kinds: ItemKind) -> EstimatedItem:
        """The items of these kinds added up, under the name of none."""
        items = [item for item in self.items if item.kind in kinds]
        budgets = [item.budget_cents for item in items if item.budget_cents is not None]
        return EstimatedItem(
            kinds[0],
            "",
            sum(item.booked_cents for item in items),
            sum(budgets) if budgets else None,
            sum(item.estimate_cents for item in items),
        )
