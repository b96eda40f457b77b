"""CSV: a table with a line for each mutation, as each bank makes it in its own way (SPEC 10).

A table has no statement's number, and mostly no balances. Where each line has the balance after it,
the first and the last tell what the account held.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from itertools import islice, pairwise
from typing import NamedTuple

from socoledger.domain.bank import NoStatement, Statement
from socoledger.read.bank import text
from socoledger.read.bank.banks import BANKS, bank_of
from socoledger.read.bank.refusals import (
    ADVICE,
    BALANCES,
    CUT_OFF,
    LINE,
    NO_ACCOUNT,
    NO_LINES,
    UNKNOWN_TABLE,
    WRONG_ENCODING,
    refused,
)
from socoledger.read.bank.row import Row
from socoledger.read.bank.shapes import LONGEST_TEXT, Bank, Entry, Layout

_TAB = "\t"
_DELIMITERS = (";", ",", _TAB)
_HEAD_WITHIN = 3
"""The head is one of so many first rows: Knab writes its name above it."""
_LONGEST_HEAD = 4096
_IBAN_OF_BANK = re.compile(r"NL[0-9]{2}([A-Z]{4})[0-9]{10}")


class _Table(NamedTuple):
    """A kind of table, how it is divided, and where our words stand in it."""

    bank: Bank
    layout: Layout
    delimiter: str
    columns: dict[str, int]
    width: int
    """Columns, without an empty one that a delimiter at the end makes."""
    skipped: int
    """How many rows stand before the first line."""


def statements(content: str) -> tuple[Statement, ...] | None:
    """The statements of a table, one for each account in it; None if it is no table of a bank that
    is known here. Raises NoStatement for one that cannot be read.
    """
    found = _table(content)
    if found is None:
        return None
    entries = tuple(_entries(content, found))
    if not entries:
        raise NoStatement(NO_LINES)
    of_accounts: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        of_accounts.setdefault((entry.account, entry.currency), []).append(entry)
    return tuple(_statement(found.bank, each) for each in of_accounts.values())


def encoding(content: bytes) -> str:
    """The encoding of a table that is not in UTF-8: that of the bank whose table it is."""
    found = _table(content[:_LONGEST_HEAD].decode("latin-1"))
    return found.layout.encoding if found else "iso-8859-15"


def refusal(content: str) -> NoStatement | None:
    """What a table is that no bank is known for, None if it is no table."""
    for delimiter in _DELIMITERS:
        head = next(iter(_first_rows(content, delimiter)), [])
        if len(head) > 2 or (len(head) == 2 and delimiter == ";"):
            code = _IBAN_OF_BANK.search(content)
            bank = bank_of(code[1]) if code else None
            advice = bank.advice if bank else ADVICE
            is_balances = _has_word(head, "saldo", "balance") and not _has_word(
                head, "bedrag", "amount"
            )
            return refused(BALANCES if is_balances else UNKNOWN_TABLE, advice=advice)
    return None


def _has_word(head: Sequence[str], *words: str) -> bool:
    return any(word in name.lower() for name in head for word in words)


def _table(content: str) -> _Table | None:
    for delimiter in _DELIMITERS:
        rows = _first_rows(content, delimiter)
        for bank in BANKS:
            for layout in bank.tables:
                if delimiter in layout.delimiters:
                    found = _fit(rows, layout, delimiter)
                    if found is not None:
                        columns, index = found
                        has_head = bool(layout.heads)
                        head = rows[index]
                        width = len(head) - (head[-1] == "") if has_head else len(layout.positions)
                        skipped = index + has_head
                        return _Table(bank, layout, delimiter, columns, width, skipped)
    return None


def _first_rows(content: str, delimiter: str) -> list[list[str]]:
    lines = content[:_LONGEST_HEAD].splitlines()
    try:
        return list(islice(csv.reader(lines, delimiter=delimiter), _HEAD_WITHIN))
    except csv.Error:
        return []


def _fit(
    rows: Sequence[Sequence[str]], layout: Layout, delimiter: str
) -> tuple[dict[str, int], int] | None:
    """Where our words stand in the row by which a layout is known, and which row that is."""
    if not layout.heads:
        columns = _by_position(rows[0], layout, delimiter) if rows else None
        return None if columns is None else (columns, 0)
    for index, row in enumerate(rows):
        columns = _by_head(row, layout)
        if columns is not None:
            return columns, index
    return None


def _by_head(row: Sequence[str], layout: Layout) -> dict[str, int] | None:
    places: dict[str, int] = {}
    for index, name in enumerate(row):  # the first of those that have the same name
        places.setdefault(text.clean(name).lower(), index)
    columns = {
        word: places[name.lower()]
        for word, names in layout.heads.items()
        for name in names
        if name.lower() in places
    }
    return columns if columns.keys() >= layout.heads.keys() - layout.optional else None


def _by_position(row: Sequence[str], layout: Layout, delimiter: str) -> dict[str, int] | None:
    columns = {word: index for index, word in enumerate(layout.positions) if word}
    values = _joined(row, len(layout.positions), columns.get(layout.free_text), delimiter)
    if len(values) != len(layout.positions):
        return None
    fits = all(
        re.fullmatch(pattern, values[columns[word]].strip())
        for word, pattern in layout.patterns.items()
    )
    return columns if fits else None


def _entries(content: str, table: _Table) -> Iterator[Entry]:
    rows = StringIO(content, newline="")
    if table.delimiter == _TAB:  # in which nothing is quoted
        reader = csv.reader(rows, delimiter=_TAB, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(rows, delimiter=table.delimiter, strict=True)
    line = 1
    try:
        for index, values in enumerate(reader):
            if index >= table.skipped and any(map(str.strip, values)):
                yield _entry(values, line, table)
            line = reader.line_num + 1
    except csv.Error:
        raise NoStatement(CUT_OFF) from None


def _entry(values: Sequence[str], line: int, table: _Table) -> Entry:
    values = _whole(values, table)
    if len(values) != table.width or max(map(len, values)) > LONGEST_TEXT:
        raise refused(LINE, line=line)
    if any(map(text.is_damaged, values)):
        raise NoStatement(WRONG_ENCODING)
    row = Row({word: values[index] for word, index in table.columns.items()}, line)
    entry = table.layout.entry(row)
    account = text.own_account(entry.account, table.bank.codes[0])
    if not account:
        raise refused(NO_ACCOUNT, line=line)
    return entry._replace(account=account, line=replace(entry.line, row=line))


def _whole(values: Sequence[str], table: _Table) -> Sequence[str]:
    """The values of a row, its free text whole again, and without an empty one at its end."""
    whole = _joined(values, table.width, table.columns.get(table.layout.free_text), table.delimiter)
    return whole[:-1] if len(whole) == table.width + 1 and not whole[-1] else whole


def _joined(values: Sequence[str], width: int, place: int | None, delimiter: str) -> Sequence[str]:
    """The values of a row, with the free text at a place in which delimiters stand as one."""
    extra = len(values) - width
    if extra <= 0 or place is None:
        return values
    free = delimiter.join(values[place : place + extra + 1])
    return (*values[:place], free, *values[place + extra + 1 :])


def _statement(bank: Bank, entries: Sequence[Entry]) -> Statement:
    """A statement of one account; the oldest line comes first, whichever way the table goes."""
    ordered = entries[::-1] if _goes_backwards(entries) else entries
    first, last = ordered[0], ordered[-1]
    has_balances = all(entry.after_cents is not None for entry in ordered)
    return Statement(
        iban=first.account,
        currency=first.currency,
        first=min(entry.line.day for entry in ordered),
        last=max(entry.line.day for entry in ordered),
        opening_cents=_before(first) if has_balances else None,
        closing_cents=last.after_cents if has_balances else None,
        lines=tuple(entry.line for entry in ordered),
        number="",
        format="CSV",
        bank=bank.name,
    )


def _goes_backwards(entries: Sequence[Entry]) -> bool:
    days = entries[0].line.day, entries[-1].line.day
    if days[0] != days[1]:
        return days[0] > days[1]
    forwards = sum(_before(later) == earlier.after_cents for earlier, later in pairwise(entries))
    backwards = sum(_before(earlier) == later.after_cents for earlier, later in pairwise(entries))
    return backwards > forwards


def _before(entry: Entry) -> int | None:
    return None if entry.after_cents is None else entry.after_cents - entry.line.cents
