"""`budget`: its tables for people, and its sheet."""

from collections.abc import Iterator

from socoledger.domain.budget import BudgetAnswer, Budgeted, BudgetedLine, UnbudgetedLine
from socoledger.domain.record import Nothing
from socoledger.write.headings import heading
from socoledger.write.layout import KIND, Cell, Column, Row, Sheet, Table, Value, View
from socoledger.write.words import Words

ACCOUNT, WITHIN = Column("account", Cell.TEXT), Column("within", Cell.TEXT)
ITEM = Column("item", Cell.PROSE)
AMOUNTS = BUDGET, ACTUAL, DIFFERENCE = Column("budget"), Column("actual"), Column("difference")
_INDENT = "\u00a0\u00a0"
"""Before the name of an account that stands within another."""


def _tables(answer: BudgetAnswer, words: Words) -> tuple[Table, ...]:
    """Income, expenses, what comes of them, and what nobody had expected."""
    when = {"year": str(answer.through.year), "through": str(answer.through)}
    total = answer.total
    columns = (ITEM, *AMOUNTS)
    income = (*_lines(answer.income), *_together("income", answer, words))
    expenses = (*_lines(answer.expenses), *_together("expenses", answer, words))
    sums = words("total")
    apart = [Row({ITEM: line.account, ACTUAL: line.actual_cents}) for line in answer.unbudgeted]
    tables = [
        Table(
            words("Income, {year} through {through}", **when),
            columns,
            (*income, _row(sums, total.income)),
            total=True,
        ),
        Table(
            words("Expenses, {year} through {through}", **when),
            columns,
            (*expenses, _row(sums, total.expenses)),
            total=True,
        ),
        Table(
            words("What comes of it, {year} through {through}", **when),
            columns,
            tuple(_results(answer, words)),
        ),
    ]
    if apart:
        title = words("Not in the budget, {year} through {through}", **when)
        tables.append(Table(title, (ITEM, ACTUAL), tuple(apart)))
    return tuple(tables)


def _lines(lines: tuple[BudgetedLine, ...]) -> Iterator[Row]:
    for line in lines:
        indent = "" if line.within is None else _INDENT
        yield _row(f"{indent}{line.account}", line)


def _row(item: str, line: BudgetedLine | Budgeted) -> Row:
    return Row({ITEM: item, **_amounts(line)}, kept=True)


def _amounts(line: BudgetedLine | Budgeted) -> dict[Column, Value]:
    return {
        BUDGET: line.budget_cents,
        ACTUAL: line.actual_cents,
        DIFFERENCE: line.difference_cents,
    }


def _together(kind: str, answer: BudgetAnswer, words: Words) -> Iterator[Row]:
    """One row for all accounts of a kind that are not in the budget, so that the table adds up."""
    apart = [line.actual_cents for line in answer.unbudgeted if line.kind == kind]
    if apart:
        yield _actual_alone(words("not in the budget"), sum(apart))


def _actual_alone(item: str, cents: int) -> Row:
    return Row({ITEM: item, BUDGET: None, ACTUAL: cents, DIFFERENCE: cents})


def _results(answer: BudgetAnswer, words: Words) -> Iterator[Row]:
    total = answer.total
    yield _row(heading("income", words), total.income)
    if total.grants_cents:
        yield _actual_alone(words("paid by grants"), total.grants_cents)
    yield _row(heading("expenses", words), total.expenses)
    yield _row(heading("result", words), total.result)
    if answer.awards is not None:
        yield _row(heading("awards", words), answer.awards)


def _sheet(answer: BudgetAnswer) -> Sheet:
    """A row for each account, budgeted or not, and for premiums and allowances; no sums."""
    rows: list[dict[Column, Value]] = [
        *_sheet_rows("income", answer.income, answer.unbudgeted),
        *_sheet_rows("expenses", answer.expenses, answer.unbudgeted),
    ]
    if answer.awards is not None:
        rows.append({KIND: "awards", **_amounts(answer.awards)})
    return Sheet((KIND, ACCOUNT, *AMOUNTS, WITHIN), tuple(rows))


def _sheet_rows(
    kind: str, budgeted: tuple[BudgetedLine, ...], unbudgeted: tuple[UnbudgetedLine, ...]
) -> Iterator[dict[Column, Value]]:
    for line in budgeted:
        yield {KIND: kind, ACCOUNT: line.account, **_amounts(line), WITHIN: line.within}
    for apart in unbudgeted:
        if apart.kind == kind:
            yield {KIND: kind, ACCOUNT: apart.account, ACTUAL: apart.actual_cents}


VIEW = View[BudgetAnswer, Nothing](_tables, _sheet)
