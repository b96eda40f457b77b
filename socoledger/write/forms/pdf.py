"""A document as what typst makes a PDF of: the layout, which is always the same, and the data that
it lays out, which is no markup.
"""

import json
from base64 import b64encode
from hashlib import sha256
from importlib import resources
from typing import NamedTuple, assert_never
from xml.etree.ElementTree import tostring

from socoledger.domain.findings import _
from socoledger.write.documents.document import (
    Bars,
    Beside,
    Block,
    Booklet,
    Checklist,
    Document,
    Facts,
    Items,
    Letterhead,
    Paragraph,
    RowKind,
    Section,
    Signatures,
    Table,
    Thermometer,
    below,
    without_empty,
)
from socoledger.write.forms.columns import FACTS, PORTRAIT, Layout, layout_of, table_layout
from socoledger.write.forms.svg import picture_of
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words

_DEEPEST = 6
_WRITTEN = 30
"""How many signs somebody may want to write in a column that is empty."""
_POINTS = 0.68
"""The size of a pixel of a chart in points: its letters are about as large as those of the text."""
_NO_TITLE = "-"
"""A PDF that everybody can read has no empty heading."""
Data = dict[str, object]


class Source(NamedTuple):
    """What one file is made of: its data as JSON, and the pictures it shows by their file names, as
    base64.
    """

    data: str
    pictures: dict[str, str]


def layout() -> str:
    """The program in typst that lays out every document."""
    return (resources.files("socoledger.write.forms") / "document.typ").read_text(encoding="utf-8")


def pdf_source(booklet: Booklet, words: Words) -> Source:
    """What the PDF of a booklet is made of."""
    pictures: dict[str, str] = {}
    data = {
        "title": _title(booklet.title, words),
        "language": words.language,
        "name": words(_("name")),
        "date": words(_("date")),
        "signature": words(_("signature")),
        "page-of": words(_("page {page} of {pages}")),
        "documents": [_document(document, pictures, words) for document in booklet.documents],
    }
    return Source(json.dumps(data, ensure_ascii=False), pictures)


def _title(text: str, words: Words) -> str:
    return words.plain(text).strip() or _NO_TITLE


def _document(document: Document, pictures: dict[str, str], words: Words) -> Data:
    head = document.letterhead
    return {
        "title": _title(document.title, words),
        "subtitle": words.plain(document.subtitle),
        "name": words.plain(head.name),
        "lines": [words.plain(line) for line in head.lines],
        "logo": None if head.logo is None else _picture(head, head.logo, pictures),
        "blocks": _turned(_blocks(document.blocks, words, 2)),
        "dense": document.is_dense,
    }


def _picture(head: Letterhead, content: bytes, pictures: dict[str, str]) -> str:
    """The file name of a logo, which is kept once however often it is shown."""
    name = f"{sha256(content).hexdigest()}.{head.logo_type}"
    pictures[name] = b64encode(content).decode()
    return name


def _blocks(blocks: tuple[Block, ...], words: Words, level: int) -> list[Data]:
    """Blocks one after another; a section is a heading of this level, and what follows it."""
    data: list[Data] = []
    for block in without_empty(blocks):
        if isinstance(block, Section):
            data.append(_heading(block, words, level))
            data += _blocks(block.blocks, words, level + 1)
        elif isinstance(block, Beside):
            parts = _blocks(block.blocks, words, level)
            data.append({"kind": "beside", "chart": _chart(block.chart, words), "parts": parts})
        else:
            data.append(_block(block, words))
    return data


def _turned(blocks: list[Data]) -> list[Data]:
    """The same blocks, with each table for a page on its side together with what heads it."""
    turned: list[Data] = []
    for block in blocks:
        if block.get("on-its-side"):
            heads: list[Data] = []
            while turned and turned[-1]["kind"] == "heading":
                heads.insert(0, turned.pop())
            turned.append({"kind": "turned", "blocks": [*heads, block]})
        else:
            turned.append(block)
    return turned


def _heading(section: Section, words: Words, level: int) -> Data:
    return {
        "kind": "heading",
        "level": min(level, _DEEPEST),
        "text": _title(section.title, words),
        "new-page": section.new_page,
    }


def _block(
    block: Paragraph | Items | Checklist | Facts | Table | Bars | Thermometer | Signatures,
    words: Words,
) -> Data:
    match block:
        case Paragraph():
            text, style = words.plain(block.text), block.style.name.lower()
            return {"kind": "paragraph", "text": text, "style": style}
        case Items() | Checklist():
            kind = "items" if isinstance(block, Items) else "checklist"
            return {"kind": kind, "items": [words.plain(item) for item in block.items]}
        case Facts():
            return _facts(block, words)
        case Table():
            return _table(block, words)
        case Bars() | Thermometer():
            return _chart(block, words)
        case Signatures():
            people = [
                {"role": words.plain(person.role), "name": words.plain(person.name)}
                for person in block.people
            ]
            return {"kind": "signatures", "people": people}
        case other:
            assert_never(other)


def _facts(block: Facts, words: Words) -> Data:
    rows = [
        {
            "kind": "total" if fact.total else "plain",
            "cells": [words.plain(fact.label), text_of(fact.value, words)],
        }
        for fact in block.rows
    ]
    texts = [(words.plain(fact.label), text_of(fact.value, words)) for fact in block.rows]
    shape = layout_of(("", ""), (False, True), texts, FACTS)
    are_texts = not shape.columns[-1].fixed
    if are_texts:
        shape = layout_of(("", ""), (False, True), texts, PORTRAIT)
    return {"kind": "facts", "rows": rows, "columns": _columns(shape), "are-texts": are_texts}


def _table(block: Table, words: Words) -> Data:
    headings = tuple(words.plain(column.heading) for column in block.columns)
    numbers = tuple(column.is_number for column in block.columns)
    texts = [tuple(text_of(value, words) for value in row.cells) for row in block.rows]
    kinds = [row.kind for row in block.rows]
    measured = [
        cells for kind, cells in zip(kinds, texts, strict=True) if kind is not RowKind.HEADING
    ]
    to_write = tuple(
        "" if any(column) else " " * _WRITTEN for column in zip(*measured, strict=True)
    )
    shape, is_wide = table_layout(headings, numbers, [*measured, to_write])
    return {
        "kind": "table",
        "caption": words.plain(block.caption),
        "size": shape.size,
        "on-its-side": is_wide,
        "headings": headings,
        "columns": _columns(shape),
        "rows": [
            {"kind": kind.name.lower(), "cells": cells}
            for kind, cells in zip(kinds, texts, strict=True)
        ],
    }


def _columns(shape: Layout) -> list[Data]:
    return [column._asdict() for column in shape.columns]


def _chart(block: Bars | Thermometer, words: Words) -> Data:
    picture = picture_of(block, words)
    return {
        "kind": "chart",
        "title": words.plain(block.title),
        "below": words.plain(below(block)),
        "alt": words.plain(f"{block.title}. {block.description}"),
        "svg": tostring(picture, encoding="unicode"),
        "width": float(picture.get("viewBox", "0 0 0 0").split()[2]) * _POINTS,
    }
