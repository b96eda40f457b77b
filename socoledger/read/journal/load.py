"""Loading a journal with Beancount's own parser and checks, and none of its dangers (SPEC 2).

`beancount.loader` imports plugins, follows any include, runs gpg, opens documents, and reads and
writes a pickle beside the journal. Here the files are found and read by us, once each, and only
their text is given to Beancount's parser, booking, padding, balance checks and validation: what a
safe journal yields is the same (a test holds the two side by side).
"""

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import filterfalse
from pathlib import Path
from typing import Any

from beancount import loader
from beancount.core import data, flags
from beancount.ops import balance, pad
from beancount.parser import booking as their_booking
from beancount.parser.options import OPTIONS_DEFAULTS

from socoledger.catalogue.files import FILE_EMPTY
from socoledger.catalogue.journal import (
    OPTION_NOT_ALLOWED,
    PLUGIN_UNKNOWN,
    REFUSED_BY_BEANCOUNT,
)
from socoledger.domain.findings import Finding, Place
from socoledger.read.folder import JOURNAL_LIMIT, Folder
from socoledger.read.journal import booking, errors
from socoledger.read.journal.advice import Advice
from socoledger.read.journal.files import OWN_PLUGIN, includes_of, not_included, read_source
from socoledger.read.journal.invisible import look_alike_findings, with_look_alikes
from socoledger.read.journal.loaded import Loaded
from socoledger.read.journal.parsing import parse
from socoledger.read.journal.source import Source

HARMLESS_PLUGINS = frozenset(
    f"beancount.plugins.{name}"
    for name in (
        "auto", "auto_accounts", "check_closing", "check_drained", "close_tree", "coherent_cost",
        "currency_accounts", "implicit_prices", "leafonly", "noduplicates", "nounused",
        "onecommodity", "sellgains", "unique_prices",
    )
)  # fmt: skip
"""Bundled plugins that were read and do nothing but look at entries. Not on it: `check_commodity`,
`check_average_cost` and `commodity_attr`, which eval() their settings, and `pedantic`, which runs
the first of these.
"""

REFUSED_OPTIONS = (
    "plugin_processing_mode",
    "insert_pythonpath",
    "tolerance_multiplier",
    "inferred_tolerance_default",
    "infer_tolerance_from_cost",
    "allow_deprecated_none_for_tags_and_links",
)


_NOTHING = Loaded([], frozenset(), {})


def load(
    folder: Folder,
    main: Path,
    place: Place,
    closes: str,
    make_advice: Callable[[list[Any]], Advice] = Advice,
) -> tuple[Loaded, list[Finding]]:
    """Read the journal `main` with all it includes. `place` is where the books name it; `closes`
    is the folder of the closes, as findings show it; `make_advice` is called with all entries.
    """
    findings: list[Finding] = []
    entries, options, sources = _parse_all(folder, main, place, findings)
    if findings:
        return _load_partly(folder, entries, options, sources, findings), findings
    first = Place(folder.relative(main), 1)
    try:
        loaded, problems = _process(entries, options)
    except Exception as error:  # noqa: BLE001 - Beancount, not us: whatever it raises is told
        return _NOTHING, [
            Finding.of(
                REFUSED_BY_BEANCOUNT,
                first,
                reason=errors.OTHERWISE,
                said=f" [{type(error).__name__}]",
            )
        ]
    findings.extend(errors.findings(problems, folder, first, closes, make_advice(loaded.entries)))
    findings.extend(not_included(folder, main))
    if any(finding.kind == REFUSED_BY_BEANCOUNT for finding in findings):
        loaded = loaded._replace(entries=list(filterfalse(_is_incomplete, loaded.entries)))
    includes = tuple(include for source in sources for include in source.includes)
    texts = {source.name: source for source in sources}
    plugins = tuple(name for name, _ in options["plugin"] if name != OWN_PLUGIN)
    loaded = loaded._replace(files=tuple(texts), includes=includes, sources=texts, plugins=plugins)
    return loaded, findings


def loaded_by_beancount(
    folder: Folder, entries: list[Any], options: Mapping[str, Any]
) -> tuple[Loaded, list[Finding]]:
    """A journal that Beancount's own loader has read, for the plugin. Its files are read once more
    to look for private data and look-alikes, and not parsed.
    """
    texts: dict[str, Source] = {}
    findings: list[Finding] = []
    for file in options["include"]:
        path = Path(file)
        name = folder.relative(path)
        content = folder.read(path, JOURNAL_LIMIT, Place(name, 1))
        if isinstance(content, bytes):
            texts[name] = Source(path, name, content)
            findings.extend(look_alike_findings(texts[name]))
    padding = frozenset(
        id(entry)
        for entry in entries
        if isinstance(entry, data.Transaction) and entry.flag == flags.FLAG_PADDING
    )
    complete = [entry for entry in entries if not _is_incomplete(entry)]
    loaded = Loaded(complete, padding, dict(options), tuple(texts), sources=texts)
    return loaded, [*findings, *not_included(folder, Path(options["filename"]))]


def _is_incomplete(entry: Any) -> bool:
    """Whether booking left an amount open, which it does after an error."""
    postings = entry.postings if isinstance(entry, data.Transaction) else ()
    return any(
        not isinstance(getattr(posting.units, "number", None), Decimal) for posting in postings
    )


def _parse_all(
    folder: Folder, main: Path, place: Place, findings: list[Finding]
) -> tuple[list[Any], dict[str, Any], tuple[Source, ...]]:
    """The entries, merged options and files of a journal, in the order of Beancount's
    own loader.
    """
    entries: list[Any] = []
    options: list[dict[str, Any]] = []
    sources: list[Source] = []
    queue = [(main, place)]
    while queue:
        path, included_at = queue.pop(0)
        source = read_source(path, included_at, folder)
        if isinstance(source, Finding):
            findings.append(source)
            continue
        sources.append(source)
        if path == main and not source.content.strip():
            findings.append(Finding.of(FILE_EMPTY, source.first))
        file_entries, file_options, problems = parse(source)
        findings.extend(with_look_alikes(source, problems))
        if file_options:
            entries.extend(file_entries)
            options.append(file_options)
            findings.extend(_setting_findings(source, file_options))
            queue.extend(includes_of(source, file_options, folder, findings))
    if not options:
        return [], {}, tuple(sources)
    merged: dict[str, Any] = loader.aggregate_options_map(options[0], options[1:])
    return entries, merged, tuple(sources)


def _load_partly(
    folder: Folder,
    entries: list[Any],
    options: dict[str, Any],
    sources: Sequence[Source],
    findings: list[Finding],
) -> Loaded:
    """The entries that can be read of a journal with lines or files that cannot. No plugin is run,
    and no balance is checked.
    """
    if not entries:
        return _NOTHING
    entries.sort(key=data.entry_sortkey)
    try:
        entries, problems = their_booking.book(entries, options)
    except Exception:  # noqa: BLE001 - Beancount, of which nothing can be told here
        return _NOTHING
    first = Place(sources[0].name, 1)
    findings.extend(errors.findings(problems, folder, first))
    complete = [entry for entry in entries if not _is_incomplete(entry)]
    texts = {source.name: source for source in sources}
    return Loaded(complete, frozenset(), options, sources=texts, is_whole=False)


def _setting_findings(source: Source, options: dict[str, Any]) -> Iterator[Finding]:
    """Plugins that are not known to be harmless, and options that switch off checks."""
    for plugin, _settings in options["plugin"]:
        if plugin not in HARMLESS_PLUGINS and plugin != OWN_PLUGIN:
            yield Finding.of(PLUGIN_UNKNOWN, source.place_of("plugin", plugin), what=plugin)
    for option in REFUSED_OPTIONS:
        if options[option] != OPTIONS_DEFAULTS[option]:
            yield Finding.of(OPTION_NOT_ALLOWED, source.place_of("option", option), what=option)


def _process(entries: list[Any], options: dict[str, Any]) -> tuple[Loaded, list[Any]]:
    """The steps of `beancount.loader` after parsing, but its search for documents and unknown
    plugins.
    """
    entries.sort(key=data.entry_sortkey)
    entries, problems, balanced = booking.book(entries, options)
    for plugin, settings in options["plugin"]:
        if plugin == OWN_PLUGIN:  # its findings are those that are being made
            continue
        module = importlib.import_module(plugin)
        for function in module.__plugins__:
            run = getattr(module, function) if isinstance(function, str) else function
            balanced = frozenset()  # it may change any entry
            entries, new_problems = run(
                entries, options, *(() if settings is None else (settings,))
            )
            problems.extend(new_problems)
        entries.sort(key=data.entry_sortkey)
    padding: frozenset[int] = frozenset()
    if any(isinstance(entry, data.Pad) for entry in entries):
        before = set(map(id, entries))
        entries, new_problems = pad.pad(entries, options)
        problems.extend(new_problems)
        padding = frozenset(map(id, entries)) - before
        entries.sort(key=data.entry_sortkey)
    entries, new_problems = balance.check(entries, options)
    problems.extend(new_problems)
    entries.sort(key=data.entry_sortkey)
    problems.extend(booking.validate(entries, options, balanced))
    return Loaded(entries, padding, options), problems
