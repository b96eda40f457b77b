"""Bank statements for beangulp, and so for the import page of Fava: what `import` would book, for a
person to look at there first (SPEC 10). `pip install "socoledger[fava]"` brings both.

    CONFIG = [BankStatements(Path(__file__).parent)]

An importer adds transactions, and can do no more. So a balance is not asserted, and what was
written by hand gets no key: `socoledger import` of the same file does that, and finds the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from beancount.parser import parser

from socoledger.commands.bank_statements import statement_bytes
from socoledger.commands.context import Context, Stopped
from socoledger.commands.import_ import planned
from socoledger.commands.opened import readable_books
from socoledger.domain.accounts import Accounts
from socoledger.domain.bank import NoStatement, Statement
from socoledger.domain.bank_import import PlannedLine
from socoledger.domain.metadata import BANK
from socoledger.read import books as reading
from socoledger.read.bank import read_statements
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
        """The transactions that `import` would book now, as Beancount's own; those without a rule
        have the flag `!`. What the books have, or `existing`, is left out. Raises `NotImported`.
        """
        path = Path(filepath).absolute()
        today = date.today()  # noqa: DTZ011 - the day where the treasurer sits
        context = Context(path.parent, today, self._root)
        try:
            _, plan = planned(context, *readable_books(context), [Path(path.name)])
        except Stopped as stopped:
            raise NotImported("\n".join(stopped.answer.messages)) from None
        known = set(_keys(existing))
        fresh = (line for line in plan.lines if (line.account, line.key) not in known)
        return [entry for line in fresh for entry in _entries(line, filepath)]

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
    return read_statements("", content)


def _keys(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The keys of lines of a bank in Beancount's transactions, each with its account."""
    for entry in entries:
        for posting in getattr(entry, "postings", ()):
            for meta in (entry.meta, posting.meta or {}):
                yield from ((posting.account, key) for key in str(meta.get(BANK, "")).split())


def _entries(line: PlannedLine, filepath: str) -> list[Any]:
    """The transaction of a line as Beancount reads what `import` writes; [] if it has none."""
    if line.entry is None:
        return []
    text = transaction_text(line.entry)
    entries, errors, _ = parser.parse_string(
        text, report_filename=filepath, report_firstline=line.line.row
    )
    if errors:
        message = "Beancount cannot read a transaction that was planned"
        raise RuntimeError(message)
    return list(entries)
