"""A document as one HTML file: no script, no outside address, made to be read and printed.

The tree is built element by element, so that no text can become markup.
"""

from base64 import b64encode
from importlib import resources
from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, tostring

from socoledger.domain.findings import _
from socoledger.write.documents.document import (
    Bars,
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
    without_empty,
)
from socoledger.write.forms.svg import picture_of
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words

_DEEPEST = 6
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PNG = b"\x89PNG"


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
    """A new element with a text, which is made safe to show."""
    element = SubElement(parent, tag, {"class": class_} if class_ else {})
    element.text = words.plain(text)
    element.tail = "\n"
    return element


def _add_document(main: Element, document: Document, words: Words) -> None:
    article = SubElement(main, "article")
    article.tail = "\n"
    _add_letterhead(article, document.letterhead, words)
    _add(article, "h1", document.title, words)
    _add(article, "p", document.subtitle, words, "subtitle")
    _add_blocks(article, document.blocks, words, 2)


def _add_letterhead(article: Element, letterhead: Letterhead, words: Words) -> None:
    header = SubElement(article, "header")
    header.tail = "\n"
    if letterhead.logo is not None:
        kind = "png" if letterhead.logo.startswith(_PNG) else "jpeg"
        data = b64encode(letterhead.logo).decode()
        SubElement(header, "img", src=f"data:image/{kind};base64,{data}", alt="")
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
        case Signatures():
            _add_signatures(parent, block, words)
        case Section():
            section = SubElement(parent, "section", {"class": "page"} if block.new_page else {})
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
        _add(row, "th", fact.label, words).set("scope", "row")
        _add_cell(row, fact.value, words, is_number=True)


def _add_table(parent: Element, block: Table, words: Words) -> None:
    table = SubElement(parent, "table")
    table.tail = "\n"
    _add(table, "caption", block.caption, words)
    head = SubElement(SubElement(table, "thead"), "tr")
    for column in block.columns:
        cell = _add(head, "th", column.heading, words, "number" if column.is_number else "")
        cell.set("scope", "col")
    body = SubElement(table, "tbody")
    for row in block.rows:
        _add_row(body, row, block.columns, words)


def _add_row(body: Element, row: Row, columns: tuple[Column, ...], words: Words) -> None:
    class_ = "" if row.kind is RowKind.PLAIN else row.kind.name.lower()
    line = SubElement(body, "tr", {"class": class_} if class_ else {})
    line.tail = "\n"
    first, *rest = row.cells
    head = _add(line, "th", text_of(first, words), words)
    head.set("scope", "row")
    if columns[0].is_number:
        head.set("class", "number")
    if row.kind is RowKind.HEADING:
        head.set("colspan", str(len(columns)))
        return
    for value, column in zip(rest, columns[1:], strict=True):
        _add_cell(line, value, words, is_number=column.is_number)


def _add_cell(row: Element, value: Value, words: Words, *, is_number: bool) -> None:
    _add(row, "td", text_of(value, words), words, "number" if is_number else "")


def _add_chart(parent: Element, chart: Bars | Thermometer, words: Words) -> None:
    figure = SubElement(parent, "figure")
    figure.tail = "\n"
    _add(figure, "figcaption", chart.title, words)
    figure.append(picture_of(chart, words))
    _add(figure, "p", chart.description, words, "note")


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
