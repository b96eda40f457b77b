"""A whole journal by the quick road: its files, one after another, and what is said in all."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.domain.closing import chain
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Hours, Journal, Transaction
from socoledger.domain.member import Member
from socoledger.read.folder import Folder
from socoledger.read.journal.context import JournalContext, journal_context
from socoledger.read.journal.facts import document_folders, outside_closed_months
from socoledger.read.journal.files import includes_of, not_included, read_source
from socoledger.read.journal.loaded import Loaded
from socoledger.read.journal.quick.builder import Builder
from socoledger.read.journal.quick.checks import require_right
from socoledger.read.journal.quick.entries import GivenUp
from socoledger.read.journal.quick.file_facts import FileFacts, file_facts
from socoledger.read.journal.quick.parse import parse
from socoledger.read.journal.source import Source


class Ground(NamedTuple):
    """What a journal is read with: the folder of the books, and what the YAML files say."""

    folder: Folder
    coop: Coop
    members: Sequence[Member]
    grants: Sequence[Grant]


def quick_journal(ground: Ground, main: Path, place: Place) -> tuple[Journal, list[Finding]]:
    """The journal `main` with all it includes, and the findings. `place` is where the books name
    it. Raises GivenUp where the full load must read it, after which `ground.folder` counts files as
    read.
    """
    sources: dict[str, Source] = {}
    files: list[FileFacts] = []
    context: JournalContext | None = None
    loaded = Loaded([], frozenset(), {}, sources=sources)
    queue = [(main, place)]
    while queue:
        path, included_at = queue.pop(0)
        source = read_source(path, included_at, ground.folder)
        if isinstance(source, Finding) or (path == main and not source.content.strip()):
            raise GivenUp(Phrase("a file that cannot be read"))
        sources[source.name] = source
        built = parse(source)
        if context is None:
            loaded = loaded._replace(options=_options(built, main))
            context = journal_context(loaded, *ground)
        queue += _included(source, built, ground.folder)
        files.append(file_facts(built, source, context))
    if context is None:
        raise GivenUp(Phrase("a file that cannot be read"))
    journal = _journal(files, loaded, context)
    require_right(files, journal.transactions)
    findings = [finding for file in files for finding in file.findings]
    unit_findings = (finding for file in files for finding in file.unit_findings)
    findings += outside_closed_months(unit_findings, {close.period for close in journal.closes})
    return journal, [*findings, *not_included(ground.folder, main)]


def _options(built: Builder, main: Path) -> dict[str, object]:
    """The options of the main file, which are those of the journal, as Beancount has them."""
    return {**built.roots, "filename": str(main), "documents": built.document_folders}


def _included(source: Source, built: Builder, folder: Folder) -> list[tuple[Path, Place]]:
    findings: list[Finding] = []
    included = includes_of(source, {"include": built.includes}, folder, findings)
    if findings:
        raise GivenUp(Phrase("an include that leads nowhere"))
    return included


def _journal(files: Sequence[FileFacts], loaded: Loaded, context: JournalContext) -> Journal:
    """The records of all files in Beancount's order: by day, then line, then file."""
    closes = sorted(
        (pair for file in files for pair in file.closes),
        key=lambda pair: (pair[0], pair[1].place.line),
    )
    opened = sorted(
        (pair for file in files for pair in file.opened),
        key=lambda pair: (pair[1].day, pair[1].place.line),
    )
    shut = sorted(
        (pair for file in files for pair in file.shut),
        key=lambda pair: (pair[1].day, pair[1].place.line),
    )
    assertions = (one for file in files for one in file.assertions)
    documents = (one for file in files for one in file.documents)
    return Journal(
        transactions=_transactions(files),
        hours=_hours(hours for file in files for hours in file.hours),
        closes=chain(tuple(close for _, close in closes)),
        opened=dict(opened),
        named=frozenset[str]().union(*(file.named for file in files)),
        shut=dict(shut),
        assertions=tuple(sorted(assertions, key=lambda one: (one.day, one.place.line))),
        files=tuple(file.file for file in files),
        includes=tuple(include for file in files for include in file.includes),
        roots=context.roots,
        documents=(
            *sorted(documents, key=lambda one: (str(one.day), one.place.line)),
            *document_folders(loaded.options, context.sources),
        ),
    )


def _transactions(files: Sequence[FileFacts]) -> tuple[Transaction, ...]:
    found = [entry for file in files for entry in file.transactions]
    found.sort(key=lambda entry: (entry.day, entry.line))
    return tuple(found)


def _hours(found: Iterable[Hours]) -> tuple[Hours, ...]:
    return tuple(sorted(found, key=lambda hours: (hours.day, hours.place.line)))
