"""A document as Markdown (CommonMark, with tables), which git compares line by line."""

import re
from collections.abc import Iterator
from typing import assert_never

from socoledger.domain.findings import _
from socoledger.write.documents.document import (
    Bars,
    Beside,
    Block,
    Booklet,
    Chart,
    Checklist,
    Document,
    Facts,
    Items,
    Paragraph,
    Row,
    RowKind,
    Section,
    Signature,
    Signatures,
    Style,
    Table,
    Thermometer,
    without_empty,
)
from socoledger.write.forms.texts import text_of
from socoledger.write.markdown import escaped, escaped_line
from socoledger.write.words import Words

_AT_END = re.compile(r"(?:^|(?<= ))#(?=#*$)")
"""What closes a heading, and is not shown."""
_DEEPEST = 6


def to_markdown(booklet: Booklet, words: Words) -> str:
    """All documents of a booklet, one below the other."""
    return "\n---\n\n".join(_document(document, words) for document in booklet.documents)


def _document(document: Document, words: Words) -> str:
    head = document.letterhead
    blocks = [_heading(document.title, 1, words), f"**{_text(document.subtitle, words)}**"]
    blocks.append("  \n".join(_line_of(line, words) for line in (head.name, *head.lines)))
    blocks += _blocks(document.blocks, words, 2)
    return "\n\n".join(blocks) + "\n"


def _text(text: str, words: Words) -> str:
    return escaped(words.plain(text))


def _line_of(text: str, words: Words) -> str:
    return escaped_line(words.plain(text))


def _heading(text: str, level: int, words: Words) -> str:
    title = _AT_END.sub(r"\\\g<0>", _text(text, words))
    return f"{'#' * min(level, _DEEPEST)} {title}"


def _blocks(blocks: tuple[Block, ...], words: Words, level: int) -> Iterator[str]:
    for block in without_empty(blocks):
        yield from _block(block, words, level)


def _block(block: Block, words: Words, level: int) -> Iterator[str]:
    """A block, with headings of inner sections at this level."""
    match block:
        case Paragraph():
            if block.style in (Style.LEAD, Style.WARNING):
                yield _strong(_text(block.text, words))
            else:
                yield _line_of(block.text, words)
        case Items():
            yield "\n".join(f"- {_line_of(item, words)}" for item in block.items)
        case Checklist():
            yield "\n".join(f"- [ ] {_text(item, words)}" for item in block.items)
        case Facts():
            yield _facts(block, words)
        case Table():
            yield f"*{_text(block.caption, words)}*"
            yield _table(block, words)
        case Bars() | Thermometer():
            yield from _chart(block, words)
        case Beside():
            yield from _block(block.chart, words, level)
            yield from _blocks(block.blocks, words, level)
        case Signatures():
            yield "\n".join(f"- {_signature(person, words)}" for person in block.people)
        case Section():
            yield _heading(block.title, level, words)
            yield from _blocks(block.blocks, words, level + 1)
        case other:
            assert_never(other)


def _chart(chart: Chart, words: Words) -> Iterator[str]:
    """What a chart shows, in words."""
    yield f"*{_text(chart.title, words)}*"
    if isinstance(chart, Thermometer):
        yield _line_of(chart.note, words)
    yield _line_of(chart.description, words)


def _signature(person: Signature, words: Words) -> str:
    role, name = _text(person.role, words), _text(person.name, words) or "…"
    day, signature = words(_("date")), words(_("signature"))
    return f"{role}: {name}, {day} …, {signature} …"


def _facts(block: Facts, words: Words) -> str:
    lines = ["| | |", "| --- | ---: |"]
    for fact in block.rows:
        cells = _text(fact.label, words), escaped(text_of(fact.value, words))
        lines.append(_line([_strong(cell) for cell in cells] if fact.total else [*cells]))
    return "\n".join(lines)


def _table(block: Table, words: Words) -> str:
    lines = [
        _line([_text(column.heading, words) for column in block.columns]),
        _line(["---:" if column.is_number else "---" for column in block.columns]),
    ]
    return "\n".join([*lines, *(_row(row, words) for row in block.rows)])


def _row(row: Row, words: Words) -> str:
    cells = [escaped(text_of(value, words)) for value in row.cells]
    match row.kind:
        case RowKind.PLAIN | RowKind.BY_HAND:
            return _line(cells)
        case RowKind.DETAIL:
            return _line([f"· {cells[0]}", *cells[1:]])
        case RowKind.HEADING | RowKind.TOTAL:
            return _line([_strong(cell) for cell in cells])
        case other:
            assert_never(other)


def _strong(text: str) -> str:
    return f"**{text}**" if text else ""


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
