"""`bank`: its tables for people, its sheet, and the line of `status` about it (SPEC 10)."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.bank_standing import BankAnswer, BankStanding, UnmatchedKind, UnmatchedLine
from socoledger.domain.findings import _
from socoledger.write.layout import KIND, Cell, Column, Row, Sheet, Table, Value, View, amounts
from socoledger.write.words import Words

ACCOUNT, IBAN = Column("account", Cell.TEXT), Column("iban", Cell.TEXT)
STATEMENT, SHEET_STATEMENT = Column("statement", Cell.PROSE), Column("statement", Cell.TEXT)
TO = Column("to", Cell.TEXT)
BANK, BOOKS, DIFFERENCE = amounts("bank", "books", "difference")
DAYS, ENTRIES, UNSORTED, BY_HAND = (
    Column(key, Cell.COUNT) for key in ("days", "entries", "unsorted", "by_hand")
)
BOOKED_LATER, IMPORTED = Column("booked_later", Cell.COUNT), Column("imported", Cell.COUNT)
DAY, AMOUNT = Column("day", Cell.TEXT, "date"), Column("amount", heading="value")
FILE, LINE = Column("file", Cell.TEXT), Column("line", Cell.COUNT)
WHERE, REMARK = Column("place", Cell.TEXT), Column("kind", Cell.PROSE, "item")

_REMARKS: dict[UnmatchedKind, str] = {
    "by_hand": _("not on a statement yet"),
    "late": _("the bank had it on this day; the books have it later"),
}


def _tables(answer: BankAnswer, words: Words) -> tuple[Table, ...]:
    """The last balance of each account, what is still to be done, and what stands on one side."""
    accounts, day = answer.accounts, answer.at.isoformat()
    tables = (
        Table(
            words("The bank and the books at {day}", day=day),
            (ACCOUNT, TO, BANK, BOOKS, DIFFERENCE),
            tuple(Row(_balances(one, words), kept=True) for one in accounts),
        ),
        Table(
            words("Since then"),
            (ACCOUNT, DAYS, ENTRIES, UNSORTED, BY_HAND),
            tuple(Row(_counts(one), kept=True) for one in accounts),
        ),
        Table(
            words("Statements that these balances come from"),
            (ACCOUNT, STATEMENT),
            tuple(Row({ACCOUNT: one.account, STATEMENT: _source(one, words)}) for one in accounts),
        ),
        Table(
            words("Since then in the books and not at the bank, or on another day"),
            (ACCOUNT, DAY, AMOUNT, WHERE, REMARK),
            tuple(Row(_unmatched(line, words)) for line in answer.lines),
        ),
    )
    return tuple(table for table in tables if table.rows)


def _balances(one: BankStanding, words: Words) -> dict[Column, Value]:
    """The balances of an account, and how the day is told where there are none."""
    return {**_sums(one), TO: words("none yet") if one.to is None else one.to.isoformat()}


def _sums(one: BankStanding) -> dict[Column, Value]:
    return {
        ACCOUNT: one.account,
        TO: one.to,
        BANK: one.bank_cents,
        BOOKS: one.books_cents,
        DIFFERENCE: one.difference_cents,
    }


def _counts(one: BankStanding) -> dict[Column, Value]:
    return {
        ACCOUNT: one.account,
        DAYS: one.days,
        ENTRIES: one.entries,
        UNSORTED: one.unsorted,
        BY_HAND: one.by_hand,
        BOOKED_LATER: one.booked_later,
        IMPORTED: one.imported,
    }


def _source(one: BankStanding, words: Words) -> str:
    """Where the last balance of an account comes from, or what to do to have one. Lines of the bank
    without a balance behind them are of a statement that did not tie, had none, or is of today.
    """
    if one.to is None and not one.imported:
        return words("none yet; import one: socoledger import FILE")
    source = one.statement or words("a balance written by hand")
    if one.to is None:
        source = words("none yet")
    if not one.imported:
        return source
    message = _(
        "{source}; lines of the bank without a balance after them: {count}; import their"
        " statement once more to see what differs"
    )
    return words(message, source=source, count=one.imported)


def _unmatched(line: UnmatchedLine, words: Words) -> dict[Column, Value]:
    return {
        ACCOUNT: line.account,
        DAY: line.day,
        AMOUNT: line.amount_cents,
        WHERE: f"{line.file}:{line.line}",
        REMARK: words(_REMARKS[line.kind]),
    }


def _sheet(answer: BankAnswer) -> Sheet:
    """A row for each account, and for each amount that stands on one side alone."""
    columns = (
        *(KIND, ACCOUNT, IBAN, TO, SHEET_STATEMENT, BANK, BOOKS, DIFFERENCE),
        *(DAYS, ENTRIES, IMPORTED, UNSORTED, BY_HAND, BOOKED_LATER, DAY, AMOUNT, FILE, LINE),
    )
    return Sheet(columns, tuple(_rows(answer)))


def _rows(answer: BankAnswer) -> Iterator[dict[Column, Value]]:
    for one in answer.accounts:
        said: dict[Column, Value] = {IBAN: one.iban, SHEET_STATEMENT: one.statement}
        yield {KIND: "bank_account", **_sums(one), **_counts(one), **said}
    for line in answer.lines:
        yield {
            KIND: line.kind,
            ACCOUNT: line.account,
            DAY: line.day,
            AMOUNT: line.amount_cents,
            FILE: line.file,
            LINE: line.line,
        }


def bank_line(accounts: tuple[BankStanding, ...], words: Words) -> str:
    """Through which day the books agree with the bank, in one line: of the account in use that is
    furthest behind; and what of all accounts is still to be sorted out.
    """
    used = [one for one in accounts if one.entries or one.to is not None]
    behind = min(used or accounts, key=lambda one: one.to or date.min)
    said = words("not yet ({account})", account=behind.account)
    if behind.to is not None:
        said = words("through {day} ({account})", day=behind.to, account=behind.account)
    unsorted = sum(one.unsorted for one in accounts)
    return said + ("; " + words("to be sorted out: {count}", count=unsorted) if unsorted else "")


VIEW = View[BankAnswer, object](_tables, _sheet)
