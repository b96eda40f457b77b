"""Our records from Beancount's entries (SPEC 2), and the findings made on the way."""

from collections.abc import Iterator, Mapping, Sequence
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
from socoledger.read.folder import Folder
from socoledger.read.journal.accounts import AccountReader
from socoledger.read.journal.closed_months import outside_closed_months
from socoledger.read.journal.context import Sources, journal_context
from socoledger.read.journal.customs import CustomReader
from socoledger.read.journal.loaded import Loaded
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
    transaction_reader = TransactionReader(context, loaded.padding)
    custom_reader = CustomReader(context)
    account_reader = AccountReader(context, is_whole=loaded.is_whole)
    documents: list[Document] = []
    for entry in loaded.entries:
        kind = type(entry).__name__
        if kind == "Transaction":
            transaction_reader.read(entry)
        elif kind == "Custom":
            custom_reader.read(entry)
        elif hasattr(entry, "account"):
            if kind == "Document":
                place = sources.place(entry)
                file, links = sources.file(entry.filename), frozenset(entry.links or ())
                documents.append(Document(entry.date, file, place, links))
            account_reader.read(kind, entry)
    closes = chain(tuple(custom_reader.closes))
    if loaded.is_whole:
        findings += outside_closed_months(
            context.marks.unit_findings, {close.period for close in closes}
        )
    journal = Journal(
        transactions=tuple(transaction_reader.transactions),
        hours=tuple(custom_reader.hours),
        closes=closes,
        opened=account_reader.opened,
        opened_by_plugin=account_reader.opened_by_plugin,
        named=frozenset(account_reader.named),
        shut=account_reader.shut,
        assertions=tuple(account_reader.assertions),
        files=loaded.files,
        includes=loaded.includes,
        plugins=loaded.plugins,
        roots=context.roots,
        documents=(*documents, *_document_folders(loaded.options, sources)),
    )
    return journal, findings


def _document_folders(options: Mapping[str, Any], sources: Sources) -> Iterator[Document]:
    """The folders of the option `documents`, relative to the folder of the main file."""
    main = Path(options.get("filename") or "")
    for folder in options.get("documents", ()):
        place = Place(sources.file(str(main)), 1)
        yield Document(None, sources.file(str(main.parent / folder)), place)
