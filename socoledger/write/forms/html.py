"""A document as one HTML file: no script, no outside address, made to be read and printed.

The tree is built element by element, so that no text can become markup.
"""

from base64 import b64encode
from importlib import resources
from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, tostring

from socoledger.domain.findings import _
from socoledger.write.documents.document import (
    BOX,
    Bars,
    Beside,
    Block,
    Booklet,
    Checklist,
    Column,
    Document,
    Facts,
    Items,
    Letterhead,
    Paragraph,
    Row,
    RowKind,
    Section,
    Signatures,
    Style,
    Table,
    Thermometer,
    Value,
    below,
    without_empty,
)
from socoledger.write.forms.svg import picture_of
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words

_DEEPEST = 6
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def to_html(booklet: Booklet, words: Words) -> str:
    """All documents of a booklet as one page, each on a sheet of its own in print."""
    page = Element("html", lang=words.language)
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "title").text = words.plain(booklet.title)
    SubElement(head, "style").text = _style()
    body = SubElement(page, "body")
    main = SubElement(body, "main")
    for document in booklet.documents:
        _add_document(main, document, words)
    return f"<!doctype html>\n{tostring(page, encoding='unicode', method='html')}\n"


def _style() -> str:
    return (resources.files("socoledger.write.forms") / "document.css").read_text(encoding="utf-8")


def _add(parent: Element, tag: str, text: str, words: Words, class_: str = "") -> Element:
    """A new element with a text, which is made safe to show; no line ends within an amount."""
    element = SubElement(parent, tag, {"class": class_} if class_ else {})
    element.text = words.plain(text).replace("€ ", "€\N{NO-BREAK SPACE}")
    element.tail = "\n"
    return element


def _add_document(main: Element, document: Document, words: Words) -> None:
    article = SubElement(main, "article", {"class": "dense"} if document.is_dense else {})
    article.tail = "\n"
    _add_letterhead(article, document.letterhead, words)
    _add(article, "h1", document.title, words)
    _add(article, "p", document.subtitle, words, "subtitle")
    _add_blocks(article, document.blocks, words, 2)


def _add_letterhead(article: Element, letterhead: Letterhead, words: Words) -> None:
    header = SubElement(article, "header")
    header.tail = "\n"
    if letterhead.logo is not None:
        data = b64encode(letterhead.logo).decode()
        SubElement(header, "img", src=f"data:image/{letterhead.logo_type};base64,{data}", alt="")
    address = SubElement(header, "div")
    _add(address, "p", letterhead.name, words, "name")
    for line in letterhead.lines:
        _add(address, "p", line, words)


def _add_blocks(parent: Element, blocks: tuple[Block, ...], words: Words, level: int) -> None:
    for block in without_empty(blocks):
        _add_block(parent, block, words, level)


def _add_block(parent: Element, block: Block, words: Words, level: int) -> None:
    """A block; a section's heading is of this level."""
    match block:
        case Paragraph():
            class_ = "" if block.style is Style.PLAIN else block.style.name.lower()
            _add(parent, "p", block.text, words, class_)
        case Items():
            _add_list(parent, block.items, words, "")
        case Checklist():
            _add_list(parent, block.items, words, "checklist")
        case Facts():
            _add_facts(parent, block, words)
        case Table():
            _add_table(parent, block, words)
        case Bars() | Thermometer():
            _add_chart(parent, block, words)
        case Beside():
            pair = SubElement(parent, "div", {"class": "beside"})
            _add_chart(pair, block.chart, words)
            _add_blocks(SubElement(pair, "div"), block.blocks, words, level)
        case Signatures():
            _add_signatures(parent, block, words)
        case Section():
            kinds = {"page": block.new_page, "wide": _is_wide(block.blocks[0])}
            section = SubElement(parent, "section", _classes(kinds))
            section.tail = "\n"
            _add(section, f"h{min(level, _DEEPEST)}", block.title, words)
            _add_blocks(section, block.blocks, words, level + 1)
        case other:
            assert_never(other)


def _add_list(parent: Element, items: tuple[str, ...], words: Words, class_: str) -> None:
    list_ = SubElement(parent, "ul", {"class": class_} if class_ else {})
    list_.tail = "\n"
    for item in items:
        _add(list_, "li", item, words)


def _add_facts(parent: Element, block: Facts, words: Words) -> None:
    table = SubElement(parent, "table", {"class": "facts"})
    table.tail = "\n"
    body = SubElement(table, "tbody")
    for fact in block.rows:
        row = SubElement(body, "tr", {"class": "total"} if fact.total else {})
        row.tail = "\n"
        _add_head(row, fact.label, "row", words)
        _add(row, "td", text_of(fact.value, words), words, _class_of(fact.value, is_number=True))


_SHORT = 12
"""Rows of a table that stays on one page of paper."""
_MANY, _WIDE = 6, 9
"""Columns: above these a table is printed small, or on a page that lies on its side."""


def _add_table(parent: Element, block: Table, words: Words) -> None:
    """A table, in a part of the page that scrolls by itself where the screen is too narrow."""
    kinds = {"scroll": True, "wide": _is_wide(block)}
    label = words.plain(block.caption)
    attributes = {"role": "group", "aria-label": label, "tabindex": "0"}
    scroll = SubElement(parent, "div", {**_classes(kinds), **attributes})
    scroll.tail = "\n"
    kinds = {"short": len(block.rows) <= _SHORT, "many": len(block.columns) > _MANY}
    table = SubElement(scroll, "table", _classes(kinds))
    _add(table, "caption", block.caption, words)
    head = SubElement(SubElement(table, "thead"), "tr")
    for column in block.columns:
        _add_head(head, column.heading, "col", words, "number" if column.is_number else "")
    body = SubElement(table, "tbody")
    for row in block.rows:
        _add_row(body, row, block.columns, words)


def _is_wide(block: Block) -> bool:
    """Whether a block is a table that is printed on a page on its side."""
    return isinstance(block, Table) and len(block.columns) > _WIDE


def _classes(kinds: dict[str, bool]) -> dict[str, str]:
    """The attribute for the classes that apply, none if there are none."""
    class_ = " ".join(name for name, is_so in kinds.items() if is_so)
    return {"class": class_} if class_ else {}


def _add_row(body: Element, row: Row, columns: tuple[Column, ...], words: Words) -> None:
    class_ = "" if row.kind is RowKind.PLAIN else row.kind.name.lower()
    line = SubElement(body, "tr", {"class": class_} if class_ else {})
    line.tail = "\n"
    first, *rest = row.cells
    class_ = _class_of(first, is_number=columns[0].is_number)
    head = _add_head(line, text_of(first, words), "row", words, class_)
    if row.kind is RowKind.HEADING:
        head.set("colspan", str(len(columns)))
        return
    for value, column in zip(rest, columns[1:], strict=True):
        class_ = _class_of(value, is_number=column.is_number)
        _add(line, "td", text_of(value, words), words, class_)


def _add_head(row: Element, text: str, scope: str, words: Words, class_: str = "") -> Element:
    """The head of a row or a column; one without a text heads nothing."""
    head = _add(row, "th" if text else "td", text, words, class_)
    if text:
        head.set("scope", scope)
    return head


def _class_of(value: Value, *, is_number: bool) -> str:
    """The class of a cell: numbers to the right, numbers and days on one line."""
    is_whole = value is not None and not isinstance(value, str)
    kinds = {"number": is_number, "whole": is_whole, "box": value == BOX}
    return _classes(kinds).get("class", "")


def _add_chart(parent: Element, chart: Bars | Thermometer, words: Words) -> None:
    figure = SubElement(parent, "figure")
    figure.tail = "\n"
    _add(figure, "figcaption", chart.title, words)
    picture = picture_of(chart, words)
    picture.set("font-family", "inherit")  # that of the page
    figure.append(picture)
    _add(figure, "p", below(chart), words, "note")


def _add_signatures(parent: Element, block: Signatures, words: Words) -> None:
    list_ = SubElement(parent, "div", {"class": "signatures"})
    list_.tail = "\n"
    name, day, signature = words(_("name")), words(_("date")), words(_("signature"))
    for person in block.people:
        place = SubElement(list_, "div")
        _add(place, "p", person.role, words, "role")
        _add(place, "p", f"{name}: {person.name}", words, "line")
        _add(place, "p", f"{day}:", words, "line")
        _add(place, "p", f"{signature}:", words, "line tall")
