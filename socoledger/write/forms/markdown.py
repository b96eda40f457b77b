"""A document as Markdown (CommonMark, with tables), which git compares line by line."""

import re
from collections.abc import Iterator
from typing import assert_never

from socoledger.domain.findings import _
from socoledger.write.documents.document import (
    Bars,
    Block,
    Booklet,
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
from socoledger.write.words import Words

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_START = re.compile(r"#{1,6}(?:\s|$)|[-+=](?:\s|$|[-+=])|:")
"""What means something at the start of a line."""
_NUMBERED = re.compile(r"[0-9]{1,9}(?=[.)](?:\s|$))")
_DEEPEST = 6


def to_markdown(booklet: Booklet, words: Words) -> str:
    """All documents of a booklet, one below the other."""
    return "\n---\n\n".join(_document(document, words) for document in booklet.documents)


def escaped(text: str) -> str:
    """A text on one line, in which nothing means anything to Markdown."""
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    number = _NUMBERED.match(line)
    start = number.end() if number else 0
    return f"{line[:start]}\\{line[start:]}" if number or _AT_START.match(line) else line


def _document(document: Document, words: Words) -> str:
    head = document.letterhead
    blocks = [f"# {_text(document.title, words)}", f"**{_text(document.subtitle, words)}**"]
    blocks.append("  \n".join(_text(line, words) for line in (head.name, *head.lines)))
    blocks += _blocks(document.blocks, words, 2)
    return "\n\n".join(blocks) + "\n"


def _text(text: str, words: Words) -> str:
    return escaped(words.plain(text))


def _blocks(blocks: tuple[Block, ...], words: Words, level: int) -> Iterator[str]:
    for block in without_empty(blocks):
        yield from _block(block, words, level)


def _block(block: Block, words: Words, level: int) -> Iterator[str]:
    """A block, with headings of inner sections at this level."""
    match block:
        case Paragraph():
            text = _text(block.text, words)
            yield f"**{text}**" if block.style in (Style.LEAD, Style.WARNING) else text
        case Items():
            yield "\n".join(f"- {_text(item, words)}" for item in block.items)
        case Checklist():
            yield "\n".join(f"- [ ] {_text(item, words)}" for item in block.items)
        case Facts():
            yield _facts(block, words)
        case Table():
            yield f"*{_text(block.caption, words)}*"
            yield _table(block, words)
        case Bars() | Thermometer():
            yield f"*{_text(block.title, words)}*"
            yield _text(block.description, words)
        case Signatures():
            yield "\n".join(f"- {_signature(person, words)}" for person in block.people)
        case Section():
            yield f"{'#' * min(level, _DEEPEST)} {_text(block.title, words)}"
            yield from _blocks(block.blocks, words, level + 1)
        case other:
            assert_never(other)


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
        case RowKind.PLAIN:
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
