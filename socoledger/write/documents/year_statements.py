"""The balance sheet and the income statement of the annual accounts."""

from collections.abc import Iterable, Iterator, Sequence

from socoledger.domain.destinations import MUNICIPALITY
from socoledger.domain.findings import _
from socoledger.domain.report.year import Amounts, Item, ItemKind, YearReport
from socoledger.write.documents.document import Column, Row, RowKind, Table, Value
from socoledger.write.documents.parts import account_name, amounts
from socoledger.write.headings import heading
from socoledger.write.words import Words

_ITEMS = {
    ItemKind.SPAARPOTTEN: _("spaarpotten of members"),
    ItemKind.PREMIUMS: _("premiums still to be paid"),
    ItemKind.ALLOWANCES: _("allowances still to be paid"),
    ItemKind.MUNICIPALITY: _("gemeente, still to be paid"),
    ItemKind.FUNDS: _("funds for a purpose"),
    ItemKind.GRANTS: _("grants, not spent yet"),
    ItemKind.LOANS: _("money borrowed"),
    ItemKind.CAPITAL: _("capital brought in"),
    ItemKind.GIFTS: _("gifts received"),
    ItemKind.RESERVE: _("own reserve"),
    ItemKind.EARLIER: _("result of earlier years, not distributed"),
    ItemKind.RESULT: _("result of the year, not distributed yet"),
    ItemKind.TOGETHER: _("other items, together"),
}


def item_name(kind: ItemKind, account: str, words: Words) -> str:
    """What an item of the balance sheet is called."""
    return account_name(account) if kind is ItemKind.ACCOUNT else words(_ITEMS[kind])


def balance_table(report: YearReport, words: Words) -> Table:
    """Assets, then what is owed and what is its own; both sides come to the same."""
    total = report.sheet.total
    last = None if report.last_sheet is None else report.last_sheet.total
    last_assets = None if last is None else last.assets_cents
    last_right = None if last is None else last.right_cents
    is_apart = ItemKind.TOGETHER
    debts = [
        item for item in report.items if item.root == "liabilities" and item.kind is not is_apart
    ]
    own = [item for item in report.items if item.root == "equity" and item.kind is not is_apart]
    together = [item for item in report.items if item.root != "assets" and item.kind is is_apart]
    assets = [item for item in report.items if item.root == "assets"]
    has_last_year = last is not None

    def line(label: str, now: int, then: int | None, kind: RowKind) -> Row:
        return _row(label, [now, *([then] if has_last_year else [])], kind)

    def side(title: str, items: Iterable[Item]) -> Iterator[Row]:
        rows = [
            line(item_name(one.kind, one.account, words), one.cents, one.last_year_cents, _PLAIN)
            for one in items
        ]
        if rows:
            yield Row((title, *[None] * (1 + has_last_year)), RowKind.HEADING)
        yield from rows

    all_assets = words(_("all that there is"))
    all_right = words(_("all that is owed and own"))
    days = [report.day, *([report.last_day] if report.last_day else [])]
    return Table(
        words(_("Balance sheet at {day}"), day=words.day(report.day)),
        (_first(), *(Column(words.day(day)) for day in days)),
        (
            *side(words(_("What there is")), assets),
            line(all_assets, total.assets_cents, last_assets, RowKind.TOTAL),
            *side(words(_("What is owed, or held for others")), debts),
            *side(words(_("What is the coöperatie's own")), own),
            *side(words(_("What is owed or own, and not shown apart")), together),
            line(all_right, total.right_cents, last_right, RowKind.TOTAL),
        ),
    )


_PLAIN = RowKind.PLAIN


def _first() -> Column:
    return Column("", is_number=False)


def _row(label: str, cells: Sequence[int | None], kind: RowKind = _PLAIN) -> Row:
    return Row((label, *amounts(*cells)), kind)


def income_table(report: YearReport, words: Words) -> Table:
    """What the year brought and cost, and where the result went."""
    total = report.statement.total
    columns = _Columns(report, words)
    came = Amounts(
        words(_("all that came in")),
        total.income.actual_cents + total.grants.actual_cents,
        total.income.budget_cents,
        (total.income.last_year_cents or 0) + (total.grants.last_year_cents or 0),
    )
    result = total.result
    sums = Amounts("", result.actual_cents, result.budget_cents, result.last_year_cents)
    spent = Amounts(
        words(_("all costs")),
        total.expenses.actual_cents,
        total.expenses.budget_cents,
        total.expenses.last_year_cents,
    )
    return Table(
        words(_("What {year} brought and cost, and where it went"), year=str(report.year)),
        columns.heads,
        (
            columns.title(_("What came in")),
            *(columns.row(income_name(report, one, words), one) for one in report.income),
            columns.row(came.name, came, RowKind.TOTAL),
            columns.title(_("What it cost")),
            *(columns.row(_line_name(one, words), one) for one in report.expenses),
            columns.row(spent.name, spent, RowKind.TOTAL),
            columns.row(words(_("the result of the year")), sums, RowKind.TOTAL),
            *_destinations(report, columns, words),
        ),
    )


def _destinations(report: YearReport, columns: "_Columns", words: Words) -> Iterator[Row]:
    """Where the result went, unless that is not shown."""
    if not report.distribution:
        return
    yield columns.title(_("Where the result went"))
    for one in report.distribution:
        yield columns.row(destination(one, words), one)
    result = report.statement.total.result
    whole = Amounts("", result.actual_cents, None, result.last_year_cents)
    yield columns.row(words(_("the result, distributed")), whole, RowKind.TOTAL)


class _Columns:
    """The columns of the income statement that there is something in."""

    def __init__(self, report: YearReport, words: Words) -> None:
        lines = (*report.income, *report.expenses, *report.distribution)
        self._words = words
        self._has_budget = any(line.budget_cents is not None for line in lines)
        self._has_last_year = any(line.last_year_cents for line in lines)
        year = str(report.year)
        budget = (words("budget"), words("difference")) if self._has_budget else ()
        last_year = (str(report.year - 1),) if self._has_last_year else ()
        self.heads = (_first(), *map(Column, (year, *budget, *last_year)))

    def title(self, message: str) -> Row:
        """A row that heads those below it."""
        blank: tuple[Value, ...] = (None,) * (len(self.heads) - 1)
        return Row((self._words(message), *blank), RowKind.HEADING)

    def row(self, label: str, line: Amounts, kind: RowKind = _PLAIN) -> Row:
        """A row of amounts."""
        cells: list[int | None] = [line.actual_cents]
        if self._has_budget:
            budget = line.budget_cents
            cells += [budget, None if budget is None else line.actual_cents - budget]
        if self._has_last_year:
            cells.append(line.last_year_cents)
        return _row(label, cells, RowKind.DETAIL if line.is_within else kind)


def income_name(report: YearReport, line: Amounts, words: Words) -> str:
    """An account of income, or a grant."""
    if any(grant.id == line.name for grant in report.statement.grants):
        return words("grant {id}", id=line.name)
    return _line_name(line, words)


def _line_name(line: Amounts, words: Words) -> str:
    """An account, or several that are not shown apart."""
    return account_name(line.name) if line.name else words(_ITEMS[ItemKind.TOGETHER])


_DESTINATIONS = {
    "spaarpot": _("into spaarpotten of members"),
    "article31": _("premiums and allowances to members"),
    MUNICIPALITY: _("back to the gemeente"),
    "reserve": _("to the own reserve"),
}


def destination(line: Amounts, words: Words) -> str:
    """Where a part of the result went; losses are below 0 if they are carried on."""
    is_one_way = line.actual_cents * (line.last_year_cents or 0) >= 0
    if line.name == "losses" and line.actual_cents and is_one_way:
        made_good = _("losses of earlier years, made good")
        carried = _("losses that go along to the next year")
        return words(made_good if line.actual_cents > 0 else carried)
    to = line.name
    if not to:
        return words(_("to the own reserve, and losses carried on or made good"))
    return words(_DESTINATIONS[to]) if to in _DESTINATIONS else heading(to, words)
