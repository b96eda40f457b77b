"""What Beancount's own parser makes of one file of a journal (SPEC 2)."""

import decimal
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from beancount.parser import _parser, grammar

from socoledger.catalogue.journal import (
    METADATA_KEY_RESERVED,
    NUMBER_IMPOSSIBLE,
    TOO_MANY_DECIMALS,
    YEAR_WRONG,
)
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.period import is_likely
from socoledger.read.journal import errors
from socoledger.read.journal.source import IMPOSSIBLE, PRODUCT, Source, decimals_of

_THREE_DECIMALS = re.compile(rb"\.[0-9]{3}")
"""What an amount with three decimals has, unless it is a product or a quotient."""


def parse(source: Source) -> tuple[list[Any], dict[str, Any], list[Finding]]:
    """Beancount's entries, options and the findings; entries with a finding are left out.

    A division by zero kills the interpreter in the C parser unless the decimal context lets it
    pass; a flag of the context shows that there was one.
    """
    refused = [*source.refusals()]
    if refused:
        return [], {}, refused
    name = str(source.path)
    with decimal.localcontext() as context:
        context.clear_traps()
        context.clear_flags()
        try:
            entries, problems, options = _parsed(source.content, name)
        except MemoryError:
            reason = Phrase("brackets or signs are nested too deep here")
            return [], {}, [errors.unreadable(source.first, reason)]
        except Exception:  # noqa: BLE001 - Beancount's parser, not ours
            reason = Phrase("look for a pushmeta without a popmeta")
            return [], {}, [errors.unreadable(source.first, reason)]
        divided = any(context.flags[signal] for signal in IMPOSSIBLE)
    if divided:
        return [], {}, [Finding.of(NUMBER_IMPOSSIBLE, source.division())]
    findings = [*_parser_findings(source, problems)]
    if any(
        type(entry.meta["lineno"]) is not int or entry.meta["filename"] != name for entry in entries
    ):
        findings.append(Finding.of(METADATA_KEY_RESERVED, source.first, key="filename"))
        return [], options, findings
    findings.extend(_unlikely_facts(source, entries))
    return (
        (_entries_outside(source, entries, findings) if findings else entries),
        options,
        findings,
    )


def _parsed(content: bytes, name: str) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """Entries, errors and options, as `beancount.parser.parser.parse_file` gives them, but that it
    is not kept with how many decimals each amount was written. Nothing here shows amounts by that,
    and it takes a quarter of the time of parsing.
    """
    builder = grammar.Builder()
    builder.display_context_update = lambda _number, _currency: None
    _parser.Parser(builder).parse(io.BytesIO(content), filename=name, lineno=1)
    parsed: tuple[list[Any], list[Any], dict[str, Any]] = builder.finalize()
    return parsed


def _parser_findings(source: Source, problems: Sequence[Any]) -> list[Finding]:
    """The findings on what the parser could not read. Below a quoted text that is not closed,
    what is in quotes and what is not are mixed up, so nothing is reported there.
    """
    if not problems:
        return []
    pushed = source.pushed(len(source.code_lines) + 1)
    lines = {**pushed.tags, **{key: line for key, (_, line) in pushed.keys.items()}}
    findings = [*errors.parser_findings(problems, source.first, source.content.split(b"\n"), lines)]
    open_line = source.open_string
    if open_line is None:
        return findings
    above = [
        finding
        for finding in findings
        if finding.place is not None and finding.place.line < open_line
    ]
    return [*above, errors.unreadable(source.line_place(open_line), errors.OPEN_STRING)]


def _entries_outside(source: Source, entries: list[Any], findings: Sequence[Finding]) -> list[Any]:
    """The entries on whose lines there is no finding, up to the first text that is
    not closed.
    """
    wrong = {finding.place.line for finding in findings if finding.place is not None}
    last = source.open_string or len(source.code_lines) + 1
    pushes = [line for line, _ in source.pushes if line in wrong]
    last = min([last, *pushes])
    return [
        entry
        for entry in entries
        if entry.meta["lineno"] < last
        and wrong.isdisjoint(line for line, _ in source.block(entry.meta["lineno"]))
    ]


def _unlikely_facts(source: Source, entries: list[Any]) -> Iterator[Finding]:
    """Facts in an unlikely year, to which it would take long to reckon, and amounts with three
    decimals: who writes 1.000 may mean a thousand.
    """
    has_decimals = _THREE_DECIMALS.search(source.content) is not None
    for entry in entries:
        kind = type(entry).__name__
        if kind in ("Transaction", "Custom") and not is_likely(entry.date.year):
            place = Place(source.name, entry.meta["lineno"])
            yield Finding.of(YEAR_WRONG, place, entry.date, year=str(entry.date.year))
        for posting in entry.postings if has_decimals and kind == "Transaction" else ():
            number = getattr(posting.units, "number", None)
            if isinstance(number, decimal.Decimal) and decimals_of(number) > 2:
                line = posting.meta["lineno"]
                if not PRODUCT.search(source.code_lines[line - 1]):
                    place = Place(source.name, line)
                    yield Finding.of(TOO_MANY_DECIMALS, place, entry.date, number=str(number)[:40])
