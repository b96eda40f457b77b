"""`balance-sheet`: its tables for people, and its sheet."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from socoledger.domain.balance_sheet import BalanceLine, BalanceSheet, BalanceSheetTotal
from socoledger.write.headings import heading
from socoledger.write.layout import KIND, Cell, Column, Row, Sheet, Table, Value, View
from socoledger.write.words import Words

ACCOUNT, AMOUNT = Column("account", Cell.TEXT), Column("amount", heading="value")
LEFT, LEFT_AMOUNT = Column("left", Cell.TEXT, "assets"), Column("left_amount", heading="value")
RIGHT = Column("right_account", Cell.PROSE, "right")
RIGHT_AMOUNT = Column("right_amount", heading="value")
Line = tuple[str, int]
"""What one side says, and its cents."""


def _tables(answer: BalanceSheet, words: Words) -> tuple[Table, ...]:
    """Both sides beside each other, or one below the other where names are too long for that."""
    title = words("Balance sheet at {day}", day=answer.at.isoformat())
    total = words("total")
    left = [*_lines(answer.assets), (total, answer.total.assets_cents)]
    right = [*_right(answer, words), (total, answer.total.right_cents)]
    narrow = (_side(title, left, LEFT, LEFT_AMOUNT), _side(title, right, RIGHT, RIGHT_AMOUNT))
    rows = [
        *zip_longest(left[:-1], right[:-1], fillvalue=("", None)),
        (left[-1], right[-1]),
    ]
    columns = (LEFT, LEFT_AMOUNT, RIGHT, RIGHT_AMOUNT)
    cells = (dict(zip(columns, (*one, *other), strict=True)) for one, other in rows)
    both = tuple(Row(row, kept=True) for row in cells)
    return (Table(title, columns, both, total=True, narrow=narrow),)


def _side(title: str, lines: Sequence[Line], name: Column, amount: Column) -> Table:
    rows = tuple(Row({name: text, amount: cents}, kept=True) for text, cents in lines)
    return Table(title, (name, amount), rows, total=True)


def _lines(lines: Sequence[BalanceLine]) -> Iterator[Line]:
    for line in lines:
        yield line.account, line.amount_cents


def _right(answer: BalanceSheet, words: Words) -> Iterator[Line]:
    yield from _lines(answer.liabilities)
    yield from _lines(answer.equity)
    if answer.undistributed.earlier_cents:
        yield heading("undistributed_earlier", words), answer.undistributed.earlier_cents
    said = words("result of {year}, not distributed yet", year=str(answer.at.year))
    yield said, answer.undistributed.year_cents


def _sheet(answer: BalanceSheet) -> Sheet:
    """A row for each account, and for the result that is not distributed."""
    accounts = {
        "assets": answer.assets,
        "liabilities": answer.liabilities,
        "equity": answer.equity,
    }
    undistributed = {
        "undistributed_earlier": answer.undistributed.earlier_cents,
        "undistributed": answer.undistributed.year_cents,
    }
    rows: list[dict[Column, Value]] = [
        {KIND: kind, ACCOUNT: line.account, AMOUNT: line.amount_cents}
        for kind, lines in accounts.items()
        for line in lines
    ]
    rows += [{KIND: kind, AMOUNT: cents} for kind, cents in undistributed.items()]
    return Sheet((KIND, ACCOUNT, AMOUNT), tuple(rows))


VIEW = View[BalanceSheet, BalanceSheetTotal](_tables, _sheet)
