"""From Beancount's entries to our records (SPEC 2), with what is wrong with them as findings."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from socoledger.domain.closing import chain
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import (
    Document,
    Journal,
)
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.read.folder import Folder
from socoledger.read.journal.accounts import AccountReader
from socoledger.read.journal.context import Sources, journal_context
from socoledger.read.journal.customs import CustomReader
from socoledger.read.journal.load import Loaded
from socoledger.read.journal.transactions import TransactionReader


def facts(
    loaded: Loaded,
    folder: Folder,
    coop: Coop,
    members: Sequence[Member],
    grants: Sequence[Grant] = (),
) -> tuple[Journal, list[Finding]]:
    """The facts of a journal, in Beancount's order: by date, then file and line."""
    context = journal_context(loaded, folder, coop, members, grants)
    sources, findings = context.sources, context.findings
    transactions = TransactionReader(context, loaded.padding)
    customs = CustomReader(context)
    accounts = AccountReader(context, is_whole=loaded.is_whole)
    documents: list[Document] = []
    for entry in loaded.entries:
        kind = type(entry).__name__
        if kind == "Transaction":
            transactions.read(entry)
        elif kind == "Custom":
            customs.read(entry)
        elif hasattr(entry, "account"):
            if kind == "Document":
                place = sources.place(entry)
                documents.append(Document(entry.date, sources.file(entry.filename), place))
            accounts.read(kind, entry)
    closes = chain(tuple(customs.closes))
    if loaded.is_whole:
        findings += _of_open_months(context.marks.of_units, {close.period for close in closes})
    journal = Journal(
        transactions=tuple(transactions.found),
        hours=tuple(customs.hours),
        closes=closes,
        opened=accounts.opened,
        opened_by_plugin=accounts.opened_by_plugin,
        named=frozenset(accounts.named),
        shut=accounts.shut,
        assertions=tuple(accounts.assertions),
        files=loaded.files,
        includes=loaded.includes,
        plugins=loaded.plugins,
        roots=context.roots,
        documents=(*documents, *_folders_of_documents(loaded.options, sources)),
    )
    return journal, findings


def _of_open_months(findings: Iterable[Finding], closed: Container[str]) -> Iterator[Finding]:
    """Findings but for those of closed months: these stay as they are."""
    return (one for one in findings if one.day is None or str(Month.of(one.day)) not in closed)


def _folders_of_documents(options: Mapping[str, Any], sources: Sources) -> Iterator[Document]:
    """The folders that an option says documents are in, from that of the main file."""
    main = Path(options.get("filename") or "")
    for folder in options.get("documents", ()):
        place = Place(sources.file(str(main)), 1)
        yield Document(None, sources.file(str(main.parent / folder)), place)
