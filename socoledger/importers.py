"""Bank statements for beangulp, and so for the import page of Fava: what `import` would book, for a
person to look at there first (SPEC 10). `pip install "socoledger[fava]"` brings both.

    CONFIG = [BankStatements(Path(__file__).parent)]

An importer adds to a journal, and can do no more: what was written by hand gets no key. That is
what `socoledger import` of the same file does; it knows by their keys the lines that came in here.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from beancount.core.data import Balance
from beancount.parser import parser

from socoledger.commands.bank_statements import statement_bytes
from socoledger.commands.context import Context, Stopped
from socoledger.commands.import_ import planned
from socoledger.commands.opened import readable_books
from socoledger.domain.accounts import Accounts
from socoledger.domain.bank import NoStatement, Statement
from socoledger.domain.metadata import BANK
from socoledger.read import books as reading
from socoledger.read.bank import read_statements
from socoledger.write.bank_files import assertion_text
from socoledger.write.journal_files import transaction_text

try:
    from beangulp.importer import Importer
except ModuleNotFoundError as missing:
    message = f'{missing.name} is missing; install it with: pip install "socoledger[fava]"'
    raise ModuleNotFoundError(message, name=missing.name) from None


class NotImported(Exception):  # noqa: N818 - an answer about a file, no defect
    """A statement that `import` refuses. Its text says why and what to do, in the language of the
    books.
    """


class BankStatements(Importer):  # type: ignore[misc] # beangulp has no types
    """The importer of all bank accounts in the bank.yaml of the books in a folder."""

    def __init__(self, folder: str | PathLike[str]) -> None:
        self._root = Path(folder).resolve()

    @property
    def name(self) -> str:
        """What Fava shows beside a file."""
        return "socoledger"

    def identify(self, filepath: str) -> bool:
        """Whether a file is a bank statement, which its content decides. One of an account that is
        not in bank.yaml is too: `extract` says what to write there.
        """
        return bool(_statements_of(filepath))

    def account(self, filepath: str) -> str:
        """The account in the journal of a file's first statement; that of what is to be sorted out
        if bank.yaml does not say it.
        """
        head = reading.read_head(self._root)
        if not isinstance(head, reading.Head):
            return Accounts().unsorted
        iban = _statements_of(filepath)[0].iban
        account = None if head.bank is None else head.bank.account_of(iban)
        return account or head.coop.accounts.unsorted

    def date(self, filepath: str) -> date:
        """The last day that a file tells of."""
        return max(one.last for one in _statements_of(filepath))

    def filename(self, filepath: str) -> str:
        """A name for a file in an archive, behind its last day: its kind, and its first day."""
        statements = _statements_of(filepath)
        first = min(one.first for one in statements)
        return f"{statements[0].format}-from-{first}{Path(filepath).suffix.lower()}"

    def extract(self, filepath: str, existing: Sequence[Any]) -> list[Any]:
        """The transactions and balances that `import` would write now, as Beancount's own;
        transactions without a rule have the flag `!`. What the books have, or `existing`, is left
        out. Raises `NotImported`.

        Fava saves a balance without `~ 0`; a cent off is an error of `check` then too.
        """
        path = Path(filepath).absolute()
        today = date.today()  # noqa: DTZ011 - the day where the treasurer sits
        context = Context(path.parent, today, self._root)
        try:
            _, plan = planned(context, *readable_books(context), [Path(path.name)])
        except Stopped as stopped:
            raise NotImported("\n".join(stopped.answer.messages)) from None
        known, asserted = set(_keys(existing)), set(_balances(existing))
        texts = [
            (transaction_text(line.entry), line.line.row)
            for line in plan.lines
            if line.entry is not None and (line.account, line.key) not in known
        ]
        texts += [
            (assertion_text(one), 1)
            for one in plan.assertions
            if (one.account, one.day) not in asserted
        ]
        return [entry for text, row in texts for entry in _entries(text, filepath, row)]

    def deduplicate(self, entries: Sequence[Any], existing: Sequence[Any]) -> None:
        """Mark nothing: `extract` leaves out by key what is known. beangulp's own comparison would
        take two payments of one amount in the same days for one.
        """


def _statements_of(filepath: str) -> tuple[Statement, ...]:
    """The statements in a file, () if it is none or cannot be read."""
    try:
        return _statements_in(statement_bytes(Path(filepath)))
    except (NoStatement, OSError):
        return ()


@lru_cache(maxsize=1)
def _statements_in(content: bytes) -> tuple[Statement, ...]:
    """Kept for the next question, as Fava asks four about each file."""
    return read_statements(content)


def _keys(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The keys of lines of a bank in Beancount's transactions, each with its account."""
    for entry in entries:
        for posting in getattr(entry, "postings", ()):
            for meta in (entry.meta, posting.meta or {}):
                yield from ((posting.account, key) for key in str(meta.get(BANK, "")).split())


def _balances(entries: Iterable[Any]) -> Iterator[tuple[str, date]]:
    """The account and day of each balance among Beancount's entries."""
    return ((entry.account, entry.date) for entry in entries if isinstance(entry, Balance))


def _entries(text: str, filepath: str, row: int) -> list[Any]:
    """What `import` writes, as Beancount reads it, from a row of a file of the bank."""
    entries, errors, _ = parser.parse_string(text, report_filename=filepath, report_firstline=row)
    if errors:
        message = "Beancount cannot read an entry that was planned"
        raise RuntimeError(message)
    return list(entries)
