"""`income-statement`: its tables for people, and its sheet."""

from collections.abc import Iterator, Sequence

from socoledger.domain.income_statement import (
    AccountLine,
    Compared,
    DestinationLine,
    GrantLine,
    IncomeStatement,
    IncomeStatementTotal,
)
from socoledger.write.headings import heading
from socoledger.write.layout import KIND, Cell, Column, Row, Sheet, Table, Value, View
from socoledger.write.words import Words

ACCOUNT, WITHIN = Column("account", Cell.TEXT), Column("within", Cell.TEXT)
GRANT = Column("grant", Cell.TEXT)
TO = Column("to", Cell.TEXT, "goes_to", to_text=heading)
ITEM = Column("item", Cell.PROSE)
_AMOUNTS = ACTUAL, BUDGET, LAST_YEAR = (
    Column("actual"),
    Column("budget"),
    Column("last_year"),
)
_INDENT = "\u00a0\u00a0"
"""Before the name of an account that stands within another."""

Line = AccountLine | GrantLine | DestinationLine | Compared


def _tables(answer: IncomeStatement, words: Words) -> tuple[Table, ...]:
    """What came in, what it cost, and where the result went."""
    total, sums = answer.total, words("total")
    income = [
        *(_row(_account(line), line) for line in answer.income),
        *(_row(words("grant {id}", id=line.id), line) for line in answer.grants),
        _row(sums, _together(total.income, total.grants)),
    ]
    expenses = [
        *(_row(_account(line), line) for line in answer.expenses),
        _row(sums, total.expenses),
    ]
    went = [
        *(_row(_destination(line.to, words), line) for line in answer.distribution),
        _row(words("result"), total.result),
    ]
    titles = (
        words("Income, {year} through {through}", **_when(answer)),
        words("Expenses, {year} through {through}", **_when(answer)),
        words("The result and where it went, {year} through {through}", **_when(answer)),
    )
    columns = _columns(answer)
    return tuple(
        Table(title, columns, tuple(rows), total=True)
        for title, rows in zip(titles, (income, expenses, went), strict=True)
    )


def _when(answer: IncomeStatement) -> dict[str, str]:
    return {"year": str(answer.through.year), "through": str(answer.through)}


def _account(line: AccountLine) -> str:
    return line.account if line.within is None else f"{_INDENT}{line.account}"


def _destination(to: str, words: Words) -> str:
    return heading("awards" if to == "article31" else to, words)


def _together(income: Compared, grants: Compared) -> Compared:
    """All that came in; a budget has no line for grants."""
    last_year = (income.last_year_cents, grants.last_year_cents)
    return Compared(
        actual_cents=income.actual_cents + grants.actual_cents,
        budget_cents=income.budget_cents,
        last_year_cents=None if None in last_year else sum(each or 0 for each in last_year),
    )


def _columns(answer: IncomeStatement) -> tuple[Column, ...]:
    """The columns that there is something in."""
    total = answer.total
    has_budget = total.result.budget_cents is not None or any(
        line.budget_cents is not None for line in answer.distribution
    )
    budget = (BUDGET,) if has_budget else ()
    last_year = (LAST_YEAR,) if total.result.last_year_cents is not None else ()
    return (ITEM, ACTUAL, *budget, *last_year)


def _row(item: str, line: Line) -> Row:
    return Row({ITEM: item, **_amounts(line)})


def _amounts(line: Line) -> dict[Column, Value]:
    return {
        ACTUAL: line.actual_cents,
        BUDGET: None if isinstance(line, GrantLine) else line.budget_cents,
        LAST_YEAR: line.last_year_cents,
    }


def _sheet(answer: IncomeStatement) -> Sheet:
    """A row for each account, grant and destination; no sums."""
    columns = (KIND, ACCOUNT, GRANT, TO, *_AMOUNTS, WITHIN)
    rows: list[dict[Column, Value]] = [
        *_account_rows("income", answer.income),
        *({KIND: "grant", GRANT: line.id, **_amounts(line)} for line in answer.grants),
        *_account_rows("expenses", answer.expenses),
        *({KIND: "destination", TO: line.to, **_amounts(line)} for line in answer.distribution),
    ]
    return Sheet(columns, tuple(rows))


def _account_rows(kind: str, lines: Sequence[AccountLine]) -> Iterator[dict[Column, Value]]:
    for line in lines:
        yield {KIND: kind, ACCOUNT: line.account, **_amounts(line), WITHIN: line.within}


VIEW = View[IncomeStatement, IncomeStatementTotal](_tables, _sheet)
