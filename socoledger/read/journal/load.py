"""Loading a journal with Beancount's own parser and checks, and none of its dangers (SPEC 2).

`beancount.loader` imports plugins, follows any include, runs gpg, opens documents, and reads and
writes a pickle beside the journal. Here the files are found and read by us, once each, and only
their text is given to Beancount's parser, booking, padding, balance checks and validation: what a
safe journal yields is the same (a test holds the two side by side).
"""

import decimal
import glob
import importlib
import io
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from beancount import loader
from beancount.core import data
from beancount.ops import balance, pad, validation
from beancount.parser import booking, parser
from beancount.parser.options import OPTIONS_DEFAULTS

from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.read.files import JOURNAL_LIMIT, Folder, line_at, unreadable_text
from socoledger.read.journal import errors

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

_ZERO_DIVISION = re.compile(rb"/[\s(+-]*0[0,]*(?:\.0*)?(?![0-9.])")
_OWN_KEY = re.compile(rb"(?<![A-Za-z0-9_-])(filename|lineno):")


class Loaded(NamedTuple):
    """What Beancount made of a journal: its entries and options, in its own types."""

    entries: list[Any]
    padding: frozenset[int]
    """The id() of transactions that a pad directive inserted."""
    options: dict[str, Any]


_NOTHING = Loaded([], frozenset(), {})


class _Source(NamedTuple):
    """One file of the journal, read."""

    path: Path
    name: str
    content: bytes

    def place(self, pattern: bytes) -> Place:
        """Where a pattern first matches; the first line if it does not."""
        found = re.search(pattern, self.content, re.MULTILINE)
        return Place(self.name, line_at(self.content, found.start()) if found else 1)


def load(folder: Folder, main: Path, place: Place) -> tuple[Loaded, list[Finding]]:
    """Read the journal `main` with all it includes. `place` is where the books name it."""
    findings: list[Finding] = []
    parsed = _parse_all(folder, main, place, findings)
    if parsed is None or findings:
        return _NOTHING, findings
    entries, options = parsed
    first = Place(folder.relative(main), 1)
    try:
        loaded, problems = _process(entries, options)
    except Exception as error:  # noqa: BLE001 - Beancount, not us: whatever it raises is told
        return _NOTHING, [Finding.of("S139", first, reason=type(error).__name__)]
    findings.extend(errors.findings(problems, folder, first))
    return loaded, findings


def _parse_all(
    folder: Folder, main: Path, place: Place, findings: list[Finding]
) -> tuple[list[Any], dict[str, Any]] | None:
    entries: list[Any] = []
    options: list[dict[str, Any]] = []
    queue = [(main, place)]
    while queue:
        path, told_at = queue.pop(0)
        if path.suffix in (".gpg", ".asc"):
            reason = Phrase("it is encrypted")

            findings.append(Finding.of("S102", told_at, what=folder.relative(path), reason=reason))
            continue
        content = folder.read(path, JOURNAL_LIMIT, told_at)
        if isinstance(content, Finding):
            findings.append(content)
            continue
        source = _Source(path, folder.relative(path), content)
        unreadable = unreadable_text(content, source.name)
        if unreadable is not None:
            findings.append(unreadable)
            continue
        if not options and not content.strip():
            findings.append(Finding.of("S105", Place(source.name, 1)))
        source_entries, source_options = _parse(source, folder, findings)
        entries.extend(source_entries)
        options.append(source_options)
        _check_settings(source, source_options, findings)
        queue.extend(_includes(source, source_options, folder, findings))
    if not options:
        return None
    merged: dict[str, Any] = loader.aggregate_options_map(options[0], options[1:])
    return entries, merged


def _parse(
    source: _Source, folder: Folder, findings: list[Finding]
) -> tuple[list[Any], dict[str, Any]]:
    """Parse one file. Division by zero kills the interpreter in the C parser unless the decimal
    context lets it pass; what it then yields is no number, and is found here.
    """
    name = str(source.path)
    with decimal.localcontext() as context:
        context.clear_traps()
        try:
            entries, problems, options = parser.parse_file(
                io.BytesIO(source.content), report_filename=name
            )
        except (Exception, MemoryError):  # noqa: BLE001 - raised for hostile metadata or nesting
            findings.append(_why_not_parsed(source))
            return [], {"include": []}
    first = Place(source.name, 1)
    for finding in errors.findings(problems, folder, first):
        if finding.place == first and _ZERO_DIVISION.search(source.content):
            findings.append(Finding.of("S132", source.place(_ZERO_DIVISION.pattern)))
        else:
            findings.append(finding)
    if any(
        entry.meta["filename"] is not name and entry.meta["filename"] != name for entry in entries
    ):
        findings.append(_why_not_parsed(source))
    elif b"/" in source.content:
        findings.extend(
            Finding.of("S132", Place(source.name, entry.meta["lineno"]))
            for entry in entries
            if not _finite(entry)
        )
    return entries, options


def _why_not_parsed(source: _Source) -> Finding:
    found = _OWN_KEY.search(source.content)
    if found is not None:
        return Finding.of("S133", source.place(_OWN_KEY.pattern), key=found.group(1).decode())
    return Finding.of("S131", Place(source.name, 1), reason=Phrase("it is nested too deep"))


def _finite(value: Any) -> bool:  # noqa: ANN401 - any part of an entry of Beancount's
    """Whether every number in an entry is one."""
    if isinstance(value, decimal.Decimal):
        return value.is_finite()
    if isinstance(value, dict):
        return all(map(_finite, value.values()))
    if isinstance(value, (tuple, list)):
        return all(map(_finite, value))
    return True


def _check_settings(source: _Source, options: dict[str, Any], findings: list[Finding]) -> None:
    """Refuse plugins that are not known to be harmless, and options that switch off checks."""
    for plugin, _settings in options.get("plugin", ()):
        if plugin not in HARMLESS_PLUGINS:
            place = source.place(rb'^plugin\s+"' + re.escape(plugin.encode()) + b'"')
            findings.append(Finding.of("S124", place, what=plugin))
    for option in REFUSED_OPTIONS:
        if options.get(option, OPTIONS_DEFAULTS[option]) != OPTIONS_DEFAULTS[option]:
            pattern = rb'^option\s+"' + option.encode() + b'"'
            findings.append(Finding.of("S125", source.place(pattern), what=option))


def _includes(
    source: _Source, options: dict[str, Any], folder: Folder, findings: list[Finding]
) -> list[tuple[Path, Place]]:
    """The files that a file includes, those of one glob in order of their bytes."""
    found: list[tuple[Path, Place]] = []
    for pattern in options["include"]:
        place = source.place(rb'^include\s+"' + re.escape(pattern.encode()) + b'"')
        searched = os.path.normpath(source.path.parent / pattern)
        fixed = Path(re.split(r"[*?\[]", searched)[0] + "_").parent
        if not folder.inside(fixed) or re.search(r"[*?\[].*\.\.", pattern):
            findings.append(Finding.of("S121", place, what=pattern))
            continue
        matches = sorted(glob.glob(searched, recursive=True), key=os.fsencode)  # noqa: PTH207 - as loader
        if not matches:
            findings.append(Finding.of("S122", place, what=pattern))
        found.extend((Path(match), place) for match in matches)
    return found


def _process(entries: list[Any], options: dict[str, Any]) -> tuple[Loaded, list[Any]]:
    """What `loader` does after parsing, without its document search and unknown plugins."""
    entries.sort(key=data.entry_sortkey)
    entries, problems = booking.book(entries, options)
    for plugin, settings in options["plugin"]:
        module = importlib.import_module(plugin)
        for function in module.__plugins__:
            run = getattr(module, function) if isinstance(function, str) else function
            entries, more = run(entries, options, *(() if settings is None else (settings,)))
            problems.extend(more)
        entries.sort(key=data.entry_sortkey)
    padding: frozenset[int] = frozenset()
    if any(isinstance(entry, data.Pad) for entry in entries):
        before = set(map(id, entries))
        entries, more = pad.pad(entries, options)
        problems.extend(more)
        padding = frozenset(map(id, entries)) - before
        entries.sort(key=data.entry_sortkey)
    entries, more = balance.check(entries, options)
    problems.extend(more)
    entries.sort(key=data.entry_sortkey)
    problems.extend(validation.validate(entries, options))
    return Loaded(entries, padding, options), problems
