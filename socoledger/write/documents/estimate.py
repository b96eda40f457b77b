"""The estimate of a whole year in the interim account (SPEC 12)."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.report.estimate import Difference, Estimate, EstimatedItem
from socoledger.write.documents.document import (
    Block,
    Column,
    Items,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
)
from socoledger.write.documents.parts import account_name, amounts, with_columns
from socoledger.write.words import Words


def estimate_section(estimate: Estimate, words: Words) -> Section:
    """What is booked, the budget and the estimate of each item, and what differs most."""
    return Section(words(_("The whole year, estimated")), tuple(_blocks(estimate, words)))


def _blocks(estimate: Estimate, words: Words) -> Iterator[Block]:
    yield Paragraph(words(_("This is an estimate, and no figure of the books.")), Style.WARNING)
    yield Paragraph(" ".join(_how(estimate, words)))
    yield _table(estimate, words)
    if estimate.main:
        yield Paragraph(words(_("What differs most from the budget:")))
        yield Items(tuple(_difference(one, estimate.passed, words) for one in estimate.main))
    text = _(
        "What goes back to the gemeente over the whole year is not estimated: that depends on what"
        " each member and the coöperatie itself will have earned at its end."
    )
    yield Paragraph(words(text), Style.NOTE)


def _how(estimate: Estimate, words: Words) -> Iterator[str]:
    """How the estimate is made."""
    passed, rest = str(estimate.passed), str(12 - estimate.passed)
    text = _("Months that have begun: {passed}; the last one is counted whole.")
    yield words(text, passed=passed)
    if estimate.has_budget:
        text = _(
            "Of an item with a budget the estimate is what is booked, and {rest}/12 of the year's"
            " budget for the months to come."
        )
        yield words(text, rest=rest)
        text = _("Of an item without a budget it is what is booked, times 12 divided by {passed}.")
        yield words(text, passed=passed)
    else:
        text = _(
            "There is no budget: the estimate is what is booked, times 12 divided by {passed}."
        )
        yield words(text, passed=passed)


def _table(estimate: Estimate, words: Words) -> Table:
    heads = [words(_("booked so far")), words(_("budget of the year"))]
    heads += [words(_("estimate of the year")), words(_("estimate less budget"))]
    columns = (Column("", is_number=False), *map(Column, heads))
    income, grants = estimate.total("income"), estimate.total("grant")
    expenses = estimate.total("expenses")
    came_in = estimate.total("income", "grant") if _is_any(estimate, "grant") else income
    rows = [
        Row((words("income"), None, None, None, None), RowKind.HEADING),
        *_rows(estimate, "income", words),
        *_rows(estimate, "grant", words),
        _row(words(_("income in all")), came_in, RowKind.TOTAL),
        Row((words("expenses"), None, None, None, None), RowKind.HEADING),
        *_rows(estimate, "expenses", words),
        _row(words(_("costs in all")), expenses, RowKind.TOTAL),
        _row(words("result"), _result(income, grants, expenses), RowKind.TOTAL),
        *_rows(estimate, "awards", words),
    ]
    caption = words(_("Booked, budget and estimate"))
    table = Table(caption, columns, tuple(rows))
    return table if estimate.has_budget else with_columns(table, _WITHOUT_BUDGET)


_WITHOUT_BUDGET = (0, 1, 3)
"""The columns that stand where there is none: what each row is, booked so far, the estimate."""


def _is_any(estimate: Estimate, kind: str) -> bool:
    return any(item.kind == kind for item in estimate.items)


def _result(income: EstimatedItem, grants: EstimatedItem, expenses: EstimatedItem) -> EstimatedItem:
    """Income and what grants paid, less costs."""
    budgets = (income.budget_cents, expenses.budget_cents)
    return EstimatedItem(
        "income",
        "",
        income.booked_cents + grants.booked_cents - expenses.booked_cents,
        None if budgets == (None, None) else (budgets[0] or 0) - (budgets[1] or 0),
        income.estimate_cents + grants.estimate_cents - expenses.estimate_cents,
    )


def _rows(estimate: Estimate, kind: str, words: Words) -> Iterator[Row]:
    for item in estimate.items:
        if item.kind == kind and (item.booked_cents or item.budget_cents):
            yield _row(_name(item, words), item, RowKind.PLAIN)


def _row(label: str, item: EstimatedItem, kind: RowKind) -> Row:
    shown = (item.booked_cents, item.budget_cents, item.estimate_cents, item.difference_cents)
    return Row((label, *amounts(*shown)), kind)


def _name(item: EstimatedItem, words: Words) -> str:
    if item.kind == "grant":
        return words("grant {id}", id=item.name)
    if item.kind == "awards":
        return words("premiums and allowances")
    return account_name(item.name)


_INCOME = (
    _("Income from {name} is {cents} above the part of the budget for these {passed} months."),
    _("Income from {name} is {cents} below the part of the budget for these {passed} months."),
    _("Income from {name}, {cents}, is not in the budget."),
)
_COSTS = (
    _("Costs of {name} are {cents} above the part of the budget for these {passed} months."),
    _("Costs of {name} are {cents} below the part of the budget for these {passed} months."),
    _("Costs of {name}, {cents}, are not in the budget."),
)


def _difference(difference: Difference, passed: int, words: Words) -> str:
    item, amount = difference.item, difference.cents
    above, below, unexpected = _INCOME if item.kind in ("income", "grant") else _COSTS
    text = unexpected if item.budget_cents is None else above if amount > 0 else below
    shown = words.amount(abs(amount))
    return words(text, name=_name(item, words), cents=shown, passed=str(passed))
