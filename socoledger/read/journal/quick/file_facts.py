"""The facts of one file of a journal, and what must be known of it to hold files against each other
(`checks`).
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from socoledger.domain.closing import Close
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.journal import (
    Assertion,
    Document,
    Hours,
    Opened,
    Shut,
    Transaction,
)
from socoledger.domain.period import is_likely
from socoledger.read.journal.accounts import AccountReader
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.customs import CustomReader
from socoledger.read.journal.quick import entries
from socoledger.read.journal.quick.builder import Builder
from socoledger.read.journal.quick.complete import completed
from socoledger.read.journal.quick.entries import GivenUp
from socoledger.read.journal.quick.plain import PlainReader
from socoledger.read.journal.source import Source, cents_of, decimals_of
from socoledger.read.journal.transactions import TransactionReader


class Balanced(NamedTuple):
    """A balance that is asserted, in a close or by hand, with what Beancount forgives."""

    day: date
    account: str
    cents: int
    forgiven_cents: int


class FileFacts(NamedTuple):
    """The facts of one file, each list in order of day and line."""

    file: str
    transactions: tuple[Transaction, ...]
    hours: tuple[Hours, ...]
    closes: tuple[tuple[date, Close], ...]
    opened: tuple[tuple[str, Opened], ...]
    shut: tuple[tuple[str, Shut], ...]
    assertions: tuple[Assertion, ...]
    balances: tuple[Balanced, ...]
    referred: tuple[tuple[str, date], ...]
    """Accounts that directives name which may do so after it was shut, with their days."""
    named: frozenset[str]
    documents: tuple[Document, ...]
    used: Mapping[str, tuple[date, date]]
    """The first and the last day on which each account was booked on."""
    commodities: tuple[str, ...]
    includes: tuple[str, ...]
    findings: tuple[Finding, ...]
    unit_findings: tuple[Finding, ...]


def file_facts(built: Builder, source: Source, context: JournalContext) -> FileFacts:
    """The facts of a file that was parsed. Raises GivenUp for what would be a finding of the full
    load.
    """
    before, units_before = len(context.findings), len(context.marks.unit_findings)
    transactions = _transactions(built, source, context)
    accounts = AccountReader(context, is_whole=True)
    customs = CustomReader(context)
    opened: list[tuple[str, Opened]] = []
    shut: list[tuple[str, Shut]] = []
    closes: list[tuple[date, Close]] = []
    balances: list[Balanced] = []
    referred: list[tuple[str, date]] = []
    documents: list[Document] = []
    for entry in sorted(built.directives, key=_day_and_line):
        if isinstance(entry, entries.Custom):
            if not is_likely(entry.date.year):
                raise GivenUp(Phrase("an unlikely year"))
            count = len(customs.closes)
            customs.read(entry)
            closes += ((entry.date, close) for close in customs.closes[count:])
            continue
        accounts.read(type(entry).__name__, entry)
        if isinstance(entry, entries.Open):
            opened.append((entry.account, accounts.opened[entry.account]))
        elif isinstance(entry, entries.Close):
            shut.append((entry.account, accounts.shut[entry.account]))
        else:
            referred.append((entry.account, entry.date))
        if isinstance(entry, entries.Balance):
            balances.append(_balanced(entry))
        elif isinstance(entry, entries.Document):
            documents.append(_document(entry, context))
    return FileFacts(
        source.name,
        transactions,
        tuple(customs.hours),
        tuple(closes),
        tuple(opened),
        tuple(shut),
        tuple(accounts.assertions),
        tuple(balances),
        tuple(referred),
        frozenset(accounts.named),
        tuple(documents),
        _used(transactions),
        tuple(built.commodities),
        tuple(source.includes),
        tuple(context.findings[before:]),
        tuple(context.marks.unit_findings[units_before:]),
    )


def _transactions(
    built: Builder, source: Source, context: JournalContext
) -> tuple[Transaction, ...]:
    reader = TransactionReader(context, ())
    plain_reader = PlainReader(context, reader, source.name)
    others = reader.transactions
    found: list[Transaction] = []
    for written in built.transactions:
        record = plain_reader.read(written)
        if record is None:
            if not is_likely(written.date.year):
                raise GivenUp(Phrase("an unlikely year"))
            reader.read(completed(written, source))
            record = others.pop()
        found.append(record)
    found.sort(key=_day_and_line_of_record)
    return tuple(found)


def _day_and_line(entry: entries.Directive) -> tuple[date, int]:
    return entry.date, entry.meta["lineno"]


def _day_and_line_of_record(record: Transaction) -> tuple[date, int]:
    return record.day, record.line


def _balanced(entry: entries.Balance) -> Balanced:
    """A balance in cents. Without a tolerance of its own Beancount forgives one unit of the last
    decimal written.
    """
    number, currency = entry.amount
    cents = None if currency != CURRENCY else cents_of(number)
    forgiven: int | None = 0
    if entry.tolerance is not None:
        forgiven = cents_of(entry.tolerance)
    elif 0 < (decimals := decimals_of(number)) <= 2:
        forgiven = 100 // 10**decimals
    if cents is None or forgiven is None or decimals_of(number) > 2:
        raise GivenUp(Phrase("a balance that is no whole number of cents"))
    return Balanced(entry.date, entry.account, cents, forgiven)


def _document(entry: entries.Document, context: JournalContext) -> Document:
    sources = context.sources
    return Document(entry.date, sources.file(entry.filename), sources.place(entry), entry.links)


def _used(transactions: tuple[Transaction, ...]) -> dict[str, tuple[date, date]]:
    """The first and the last day of each account; the transactions are in order of day."""
    last = {posting.account: entry.day for entry in transactions for posting in entry.postings}
    first = {
        posting.account: entry.day for entry in reversed(transactions) for posting in entry.postings
    }
    return {account: (first[account], day) for account, day in last.items()}
