import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.write.documents.document import (
    Booklet,
    Column,
    Fact,
    Facts,
    Paragraph,
    Row,
    Section,
    Table,
)
from socoledger.write.forms.html import to_html
from socoledger.write.words import Words, plain
from tests.support.browser import violations
from tests.support.every_block import booklet_of, every_block
from tests.support.properties import steady

_PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20
_VOID = ("meta", "img")


class _Element(NamedTuple):
    """An element as it begins: its name, and the names of its attributes."""

    name: str
    attributes: tuple[str, ...]


class _Read(HTMLParser):
    """A page read back: its elements in order, and the texts within them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[_Element] = []
        self.texts: list[tuple[str, str]] = []
        """The name of an element, and its text, in order."""
        self.labels: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(_Element(tag, tuple(name for name, _ in attrs)))
        self.labels += [value or "" for name, value in attrs if name == "aria-label"]
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data != "\n":
            self.texts.append((self._open[-1], data))

    def of(self, name: str) -> list[str]:
        return [text for element, text in self.texts if element == name]


def _but_lines(read: _Read) -> list[_Element]:
    """The elements, but for the lines of text in drawings: of these a longer text has more."""
    return [element for element in read.elements if element.name != "text"]


def _page(booklet: Booklet, language: str = "nl") -> str:
    return to_html(booklet, Words(language))


def _shown(text: str) -> str:
    return plain(text).replace("€ ", "€\xa0")


@settings(steady, max_examples=30)
@given(st.text(min_size=1))
def test_no_text_becomes_an_element(text: str) -> None:
    booklet = every_block(_PNG, text)
    found = _Read(_page(booklet))
    assert _but_lines(found) == _but_lines(_Read(_page(every_block(_PNG))))


@settings(steady, max_examples=50)
@given(st.text(min_size=1))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    table = Table(text, (Column(text), Column(text)), (Row((text, text)),))
    facts = Facts((Fact(text, text),))
    found = _Read(_page(booklet_of(Section(text, (Paragraph(text), table, facts)), title=text)))
    shown = _shown(text)
    assert found.of("h1") == found.of("h2") == found.of("caption") == [shown]
    assert found.of("th") == [shown] * 4
    assert found.of("td") == [shown] * 2
    assert found.of("title") == found.labels == [plain(text)]


@pytest.mark.parametrize(
    "text",
    [
        "</style><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title><script>alert(1)</script>",
        "]]><!--",
        '" onclick="alert(1)',
        "&lt;b&gt;",
    ],
)
def test_markup_is_shown_as_text(text: str) -> None:
    found = _Read(_page(every_block(_PNG, text)))
    assert _but_lines(found) == _but_lines(_Read(_page(every_block(_PNG))))
    assert text in found.of("td")


def test_a_page_stands_by_itself() -> None:
    page = _page(every_block(_PNG))
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert set(re.findall(r"https?://[^\"' ]+", page)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r'(?:src|href)="([a-z]+:)', page)) == {"data:"}


def test_headings_leave_no_level_out() -> None:
    found = _Read(_page(every_block()))
    levels = [int(one.name[1]) for one in found.elements if re.fullmatch("h[1-6]", one.name)]
    assert levels == [1, 2, 3, 4, 2, 2, 1, 2, 3, 4]


def test_deeper_than_six_levels_stays_at_six() -> None:
    section = Section("diep", (Paragraph("tekst"),))
    for _ in range(8):
        section = Section("dieper", (section,))
    assert len(_Read(_page(booklet_of(section))).of("h6")) == 5


def test_numbers_and_days_stay_on_one_line() -> None:
    page = _page(every_block())
    assert '<th class="whole" scope="row">30 september 2025</th>' in page
    assert '<td class="number whole">€\xa019,99</td>' in page


def test_a_head_without_text_is_no_head() -> None:
    table = Table("leeg", (Column(""), Column("som")), (Row(("", "niets")),))
    assert _Read(_page(booklet_of(table))).of("th") == ["som"]


def test_a_jpeg_is_called_one() -> None:
    assert "data:image/png" in _page(every_block(_PNG))
    assert "data:image/jpeg" in _page(every_block(b"\xff\xd8\xff"))


def test_the_language_is_said() -> None:
    assert '<html lang="en">' in _page(every_block(), "en")


def test_hidden_numbers_are_nowhere() -> None:
    words = Words("nl", frozenset({"123456782"}))
    booklet = words.concealed(every_block(None, "123456782"))
    assert "123456782" not in to_html(booklet, words)


@pytest.mark.slow
def test_a_page_is_accessible(tmp_path: Path) -> None:
    """axe-core finds nothing, but where something is amiss it does."""
    assert violations(_page(every_block(_PNG)), tmp_path) == []
    broken = _page(every_block(_PNG)).replace(' alt=""', "")
    assert {one.split(":")[0] for one in violations(broken, tmp_path)} == {"image-alt"}
