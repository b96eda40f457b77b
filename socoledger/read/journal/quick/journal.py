"""A whole journal by the quick road: its files, one after another, and what is said in all."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socoledger.domain.accounts import Roots
from socoledger.domain.cache import NO_CACHE, Cache
from socoledger.domain.closing import chain
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Document, Journal, Transaction
from socoledger.domain.member import Member
from socoledger.read.folder import Folder, unreadable_text
from socoledger.read.journal.closed_months import outside_closed_months
from socoledger.read.journal.files import includes_of, not_included, source_of_any
from socoledger.read.journal.quick.checks import require_right
from socoledger.read.journal.quick.entries import GivenUp
from socoledger.read.journal.quick.file_facts import FileFacts, Sums, with_sums
from socoledger.read.journal.quick.kept import KeptFiles
from socoledger.read.journal.source import Source

if TYPE_CHECKING:
    from socoledger.read.journal.context import JournalContext
    from socoledger.read.journal.quick.read_file import FileRead

SumsFor = Callable[[Coop, Roots], Sums]
"""Says what is only ever added up, by coop.yaml and the journal's names of the roots."""


class Ground(NamedTuple):
    """What a journal is read with: the folder of the books, and what the YAML files say."""

    folder: Folder
    coop: Coop
    members: Sequence[Member]
    grants: Sequence[Grant]
    key: str = ""
    """The digest of the YAML files."""
    sums_for: SumsFor | None = None
    """None: every transaction is wanted."""
    cache: Cache = NO_CACHE
    """For the facts of files with sums."""


def quick_journal(ground: Ground, main: Path, place: Place) -> tuple[Journal, list[Finding]]:
    """The journal `main` with all it includes, and the findings. `place` is where the books name
    it. Raises GivenUp where the full load must read it, after which `ground.folder` counts files as
    read.
    """
    reader = _Reader(ground, main)
    queue = [(main, place)]
    while queue:
        queue += reader.read(*queue.pop(0))
    return reader.journal()


class _Reader:
    """Reads the files of a journal, the main one first."""

    def __init__(self, ground: Ground, main: Path) -> None:
        self._ground, self._main = ground, main
        self._roots: Roots | None = None
        """Those of the main file, None until it is read."""
        self._files: list[FileFacts] = []
        self._sources: dict[str, Source] = {}
        self._includes: list[str] = []
        self._findings: list[Finding] = []
        self._unit_findings: list[Finding] = []
        cache = NO_CACHE if ground.folder.watches_texts else ground.cache
        self._kept = KeptFiles(cache if ground.sums_for is not None else NO_CACHE, ground.key)

    def read(self, path: Path, included_at: Place) -> list[tuple[Path, Place]]:
        """Read one file; the files that it includes, each with the place of the include."""
        source = source_of_any(path, included_at, self._ground.folder, search=False)
        if isinstance(source, Finding):
            raise GivenUp(Phrase("a file that cannot be read"))
        roots = self._roots
        facts = self._kept.get(source, roots) or self._read_anew(source)
        self._roots = roots or facts.roots
        self._files.append(facts)
        included = _included(source, facts.patterns, self._ground.folder)
        self._includes += source.includes
        return included

    def _read_anew(self, source: Source) -> FileFacts:
        folder, roots, sums_for = self._ground.folder, self._roots, self._ground.sums_for
        sightings = len(folder.sightings)
        folder.search(source.name, source.content)
        is_empty = roots is None and not source.content.strip()
        if is_empty or unreadable_text(source.content, source.name) is not None:
            raise GivenUp(Phrase("a file that cannot be read"))
        read = self._facts_of(source)
        facts = read.facts
        if sums_for is not None:
            facts = with_sums(facts, sums_for(self._ground.coop, roots or facts.roots))
        self._findings += read.findings
        self._unit_findings += read.unit_findings
        if not (read.findings or read.unit_findings or len(folder.sightings) > sightings):
            self._kept.keep(source, roots, facts)
        return facts

    def _facts_of(self, source: Source) -> "FileRead":
        # Beancount's parser, and what looks at entries, is slow to import; where all is kept, no
        # file is parsed.
        from socoledger.read.journal.quick.parse import parse
        from socoledger.read.journal.quick.read_file import read_file

        built = parse(source)
        self._roots = self._roots or Roots(*built.roots.values())
        self._sources[source.name] = source
        read = read_file(built, source, self._context)
        if self._ground.sums_for is not None:
            del self._sources[source.name]
        return read

    @cached_property
    def _context(self) -> "JournalContext":
        """Made for the first file that is parsed, when the roots are known."""
        from socoledger.read.journal.context import journal_context
        from socoledger.read.journal.loaded import Loaded

        roots = self._roots or Roots()
        options = {f"name_{name}": value for name, value in roots._asdict().items()}
        loaded = Loaded([], frozenset(), options, sources=self._sources)
        ground = self._ground
        return journal_context(loaded, ground.folder, ground.coop, ground.members, ground.grants)

    def journal(self) -> tuple[Journal, list[Finding]]:
        """All that was read, in Beancount's order: by day, then line, then file."""
        files = self._files
        transactions = _transactions(files)
        exact = require_right(files, transactions)
        closes = sorted(
            (one for file in files for one in file.closes),
            key=lambda one: (one.day, one.close.place.line),
        )
        opened = sorted(
            (one for file in files for one in file.opened),
            key=lambda one: (one.opened.day, one.opened.place.line),
        )
        shut = sorted(
            (one for file in files for one in file.shut),
            key=lambda one: (one.shut.day, one.shut.place.line),
        )
        hours = (one for file in files for one in file.hours)
        assertions = (one for file in files for one in file.assertions)
        if self._ground.sums_for is not None:  # what holds need not be looked at again
            assertions = (
                one._replace(forgiven_cents=0) if (one.account, one.day) in exact else one
                for one in assertions
            )
        journal = Journal(
            transactions=transactions,
            hours=tuple(sorted(hours, key=lambda one: (one.day, one.place.line))),
            closes=chain(tuple(one.close for one in closes)),
            opened=dict(opened),
            named=frozenset(account for file in files for account in file.named),
            shut=dict(shut),
            assertions=tuple(sorted(assertions, key=lambda one: (one.day, one.place.line))),
            files=tuple(file.file for file in files),
            includes=tuple(self._includes),
            roots=files[0].roots,
            documents=tuple(self._documents()),
        )
        closed = {close.period for close in journal.closes}
        findings = [
            *self._findings,
            *outside_closed_months(self._unit_findings, closed),
            *not_included(self._ground.folder, self._main),
        ]
        return journal, findings

    def _documents(self) -> Iterable[Document]:
        """The documents of all files, then the folders of documents that the main file names."""
        documents = (one for file in self._files for one in file.documents)
        yield from sorted(documents, key=lambda one: (str(one.day), one.place.line))
        folder, main = self._ground.folder, self._main
        for name in self._files[0].document_folders:
            place = Place(folder.relative(main), 1)
            yield Document(None, folder.relative(main.parent / name), place)


def _included(source: Source, patterns: Sequence[str], folder: Folder) -> list[tuple[Path, Place]]:
    findings: list[Finding] = []
    included = includes_of(source, {"include": patterns}, folder, findings)
    if findings:
        raise GivenUp(Phrase("an include that leads nowhere"))
    return included


def _transactions(files: Sequence[FileFacts]) -> tuple[Transaction, ...]:
    """Those of all files. Sums, which have no line, come first on their day."""
    found = [entry for file in files for entry in file.transactions]
    found.sort(key=itemgetter(0, 2))  # by day and line
    return tuple(found)
