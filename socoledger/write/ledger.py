"""`accounts`: its tables for people, and its sheets, of all accounts and of one."""

from collections.abc import Iterator

from socoledger.domain.accounts import Roots
from socoledger.domain.ledger import (
    AccountBalance,
    AccountsAnswer,
    AccountsTotal,
    LedgerAnswer,
    LedgerEntry,
    LedgerTotal,
)
from socoledger.write.headings import heading
from socoledger.write.layout import KIND, Cell, Column, Row, Sheet, Table, Value, View, total_of
from socoledger.write.words import Words

ACCOUNT, BALANCE = Column("account", Cell.TEXT), Column("balance")
LAST_ENTRY, CLOSED = Column("last_entry", Cell.TEXT), Column("closed", Cell.TEXT)
DATE, FILE, LINE = Column("date", Cell.TEXT), Column("file", Cell.TEXT), Column("line", Cell.COUNT)
PAYEE, TEXT = Column("payee", Cell.TEXT), Column("text", Cell.TEXT, "description")
WHAT = Column("what", Cell.PROSE, "movement")
AMOUNT = Column("amount", heading="value")


def _tables(answer: AccountsAnswer, words: Words) -> tuple[Table, ...]:
    """One table for each of the five kinds of accounts."""
    return tuple(table for root in Roots._fields for table in _of_root(answer, root, words))


def _of_root(answer: AccountsAnswer, root: str, words: Words) -> Iterator[Table]:
    rows = [
        Row({ACCOUNT: one.account, LAST_ENTRY: one.last_entry, BALANCE: one.balance_cents})
        for one in answer.accounts
        if one.kind == root
    ]
    if rows:
        title = words(
            "{kind} at {day}", kind=heading(root, words).capitalize(), day=answer.at.isoformat()
        )
        total = Row({**total_of(rows, (ACCOUNT, BALANCE), words("total")).cells, LAST_ENTRY: None})
        yield Table(title, (ACCOUNT, LAST_ENTRY, BALANCE), (*rows, total), total=True)


def _sheet(answer: AccountsAnswer) -> Sheet:
    """One row per account."""
    columns = (KIND, ACCOUNT, BALANCE, LAST_ENTRY, CLOSED)
    return Sheet(columns, tuple(map(_balance, answer.accounts)))


def _balance(one: AccountBalance) -> dict[Column, Value]:
    return {
        KIND: one.kind,
        ACCOUNT: one.account,
        BALANCE: one.balance_cents,
        LAST_ENTRY: one.last_entry,
        CLOSED: one.closed,
    }


ACCOUNTS = View[AccountsAnswer, AccountsTotal](_tables, _sheet)


def _ledger_tables(answer: LedgerAnswer, words: Words) -> tuple[Table, ...]:
    """What was booked, between what stood on the account before and after."""
    if answer.kind is None:
        return ()
    title = words(
        "{account}, {first} through {last}",
        account=answer.account,
        first=answer.from_.isoformat(),
        last=answer.to.isoformat(),
    )
    rows = (
        _sum("opening", None, answer.opening_cents, words),
        *(_entry_row(entry, answer.account) for entry in answer.entries),
        *_sums_of_period(answer, words),
        _sum("closing", None, answer.closing_cents, words),
    )
    return (Table(title, (DATE, WHAT, AMOUNT, BALANCE), rows, total=True),)


def _sums_of_period(answer: LedgerAnswer, words: Words) -> Iterator[Row]:
    """The sums that a statement of a bank has too, where there is more to add up than one entry."""
    if len(answer.entries) > 1:
        yield _sum("added", answer.added_cents, None, words)
        yield _sum("taken_off", -answer.taken_off_cents, None, words)


def _sum(key: str, amount: int | None, balance: int | None, words: Words) -> Row:
    cells: dict[Column, Value] = {
        DATE: None,
        WHAT: heading(key, words),
        AMOUNT: amount,
        BALANCE: balance,
    }
    return Row(cells, kept=True)


def _entry_row(entry: LedgerEntry, account: str) -> Row:
    said = ", ".join(part for part in (entry.payee, entry.text) if part)
    below = () if entry.account == account else (entry.account,)
    where = ", ".join((*below, f"{entry.file}:{entry.line}"))
    cells: dict[Column, Value] = {
        DATE: entry.date,
        WHAT: f"{said} ({where})".strip(),
        AMOUNT: entry.amount_cents,
        BALANCE: entry.balance_cents,
    }
    return Row(cells, kept=True)


def _ledger_sheet(answer: LedgerAnswer) -> Sheet:
    """A row for each entry, between one for the opening and one for the closing."""
    columns = (KIND, DATE, ACCOUNT, PAYEE, TEXT, AMOUNT, BALANCE, FILE, LINE)
    if answer.kind is None:
        return Sheet(columns, ())
    entries = (
        {
            KIND: "movement",
            DATE: entry.date,
            ACCOUNT: entry.account,
            PAYEE: entry.payee,
            TEXT: entry.text,
            AMOUNT: entry.amount_cents,
            BALANCE: entry.balance_cents,
            FILE: entry.file,
            LINE: entry.line,
        }
        for entry in answer.entries
    )
    opening: dict[Column, Value] = {
        KIND: "opening",
        DATE: answer.from_,
        ACCOUNT: answer.account,
        BALANCE: answer.opening_cents,
    }
    closing: dict[Column, Value] = {
        KIND: "closing",
        DATE: answer.to,
        ACCOUNT: answer.account,
        BALANCE: answer.closing_cents,
    }
    return Sheet(columns, (opening, *entries, closing))


LEDGER = View[LedgerAnswer, LedgerTotal](_ledger_tables, _ledger_sheet)
