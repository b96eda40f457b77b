"""One file of a journal that was parsed, from what stands in it to its facts and findings."""

from datetime import date
from operator import itemgetter
from typing import NamedTuple

from socoledger.domain.accounts import Roots
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.journal import Document, Transaction
from socoledger.domain.period import is_likely
from socoledger.read.journal.accounts import AccountReader, forgiven_cents
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.customs import CustomReader
from socoledger.read.journal.quick import entries
from socoledger.read.journal.quick.builder import Builder
from socoledger.read.journal.quick.complete import completed
from socoledger.read.journal.quick.entries import GivenUp
from socoledger.read.journal.quick.file_facts import (
    Balanced,
    DatedClose,
    FileFacts,
    OpenedAccount,
    Referred,
    ShutAccount,
    used_accounts,
)
from socoledger.read.journal.quick.plain import PlainReader
from socoledger.read.journal.source import Source, cents_of, decimals_of
from socoledger.read.journal.transactions import TransactionReader


class FileRead(NamedTuple):
    """The facts of a file, and the findings on them."""

    facts: FileFacts
    findings: tuple[Finding, ...]
    unit_findings: tuple[Finding, ...]
    """Those on units, which do not count in closed months."""


def read_file(built: Builder, source: Source, context: JournalContext) -> FileRead:
    """The facts and findings of a file. Raises GivenUp for what would be a finding of the full
    load.
    """
    before, units_before = len(context.findings), len(context.marks.unit_findings)
    transactions = _transactions(built, source, context)
    facts = FileFacts(
        source.name,
        Roots(*built.roots.values()),
        tuple(built.document_folders),
        tuple(built.includes),
        transactions,
        used=tuple(used_accounts(transactions)),
        commodities=tuple(built.commodities),
    )
    return FileRead(
        _with_directives(facts, built, context),
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
    found.sort(key=itemgetter(0, 2))  # by day and line
    return tuple(found)


def _with_directives(facts: FileFacts, built: Builder, context: JournalContext) -> FileFacts:
    accounts = AccountReader(context, is_whole=True)
    customs = CustomReader(context)
    opened: list[OpenedAccount] = []
    shut: list[ShutAccount] = []
    closes: list[DatedClose] = []
    balances: list[Balanced] = []
    referred: list[Referred] = []
    documents: list[Document] = []
    for entry in sorted(built.directives, key=_day_and_line):
        if isinstance(entry, entries.Custom):
            if not is_likely(entry.date.year):
                raise GivenUp(Phrase("an unlikely year"))
            count = len(customs.closes)
            customs.read(entry)
            closes += (DatedClose(entry.date, close) for close in customs.closes[count:])
            continue
        accounts.read(type(entry).__name__, entry)
        if isinstance(entry, entries.Open):
            opened.append(OpenedAccount(entry.account, accounts.opened[entry.account]))
        elif isinstance(entry, entries.Close):
            shut.append(ShutAccount(entry.account, accounts.shut[entry.account]))
        else:
            referred.append(Referred(entry.account, entry.date))
        if isinstance(entry, entries.Balance):
            balances.append(_balanced(entry))
        elif isinstance(entry, entries.Document):
            documents.append(_document(entry, context))
    return facts._replace(
        hours=tuple(customs.hours),
        closes=tuple(closes),
        opened=tuple(opened),
        shut=tuple(shut),
        assertions=tuple(accounts.assertions),
        balances=tuple(balances),
        referred=tuple(referred),
        named=tuple(sorted(accounts.named)),
        documents=tuple(documents),
    )


def _day_and_line(entry: entries.Directive) -> tuple[date, int]:
    return entry.date, entry.meta["lineno"]


def _balanced(entry: entries.Balance) -> Balanced:
    """A balance in cents. Raises GivenUp where it is none."""
    number, currency = entry.amount
    cents = None if currency != CURRENCY else cents_of(number)
    tolerance = entry.tolerance
    forgiven = forgiven_cents(number) if tolerance is None else cents_of(tolerance)
    if cents is None or forgiven is None or decimals_of(number) > 2:
        raise GivenUp(Phrase("a balance that is no whole number of cents"))
    return Balanced(entry.date, entry.account, cents, forgiven)


def _document(entry: entries.Document, context: JournalContext) -> Document:
    sources = context.sources
    return Document(entry.date, sources.file(entry.filename), sources.place(entry), entry.links)
