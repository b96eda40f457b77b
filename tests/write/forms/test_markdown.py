from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from socoledger.write.documents.document import (
    Booklet,
    Checklist,
    Column,
    Fact,
    Facts,
    Items,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
    cents,
)
from socoledger.write.forms.markdown import to_markdown
from socoledger.write.markdown import escaped, escaped_line
from socoledger.write.words import Words, plain
from tests.support.every_block import booklet_of, every_block
from tests.support.properties import steady

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.one_of(
    st.text(min_size=1),
    st.text(alphabet="\\`*_[]()<>|~&$#-+=:!1.) \n\tax;", min_size=1, max_size=12),
).filter(lambda text: _shown(text) != "")
"""Any text, and often such as is made of what means something to Markdown."""


def _shown(text: str) -> str:
    return " ".join(plain(text).split())


def _tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield from token.children or (token,)


def _shape(booklet: Booklet) -> list[str]:
    """What a document is made of, without its texts."""
    kinds = [token.type for token in _tokens(to_markdown(booklet, Words("nl")))]
    return [kind for kind in kinds if kind not in ("text", "text_special")]


def _texts(booklet: Booklet) -> list[str]:
    """Each text of a document."""
    inline = [token for token in READER.parse(to_markdown(booklet, Words("en"))) if token.children]
    return [_text_of(token.children or ()) for token in inline]


def _text_of(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens)


@settings(steady, max_examples=60)
@given(TEXTS)
def test_no_text_becomes_markup(text: str) -> None:
    assert _shape(every_block(None, text)) == _shape(every_block())


@settings(steady, max_examples=200)
@given(TEXTS)
@example("a \\| b \\")
@example("**a** ~~b~~ $c$ &amp; <b>")
def test_every_text_comes_back_as_it_was(text: str) -> None:
    table = Table(
        text,
        (Column(text), Column(text)),
        (Row((text, text)), Row((text, text), RowKind.TOTAL), Row((text,), RowKind.HEADING)),
    )
    facts = Facts((Fact(text, text), Fact(text, text, total=True)))
    paragraphs = [Paragraph(text, style) for style in Style]
    lists = (Items((text, text)), Checklist(()))
    section = Section(text, (*paragraphs, table, facts, *lists))
    found = _texts(booklet_of(section, title=text, letterhead=text))
    assert found == [_shown(text), "2025", *[_shown(text)] * 20]


@pytest.mark.parametrize(
    "text",
    [
        "Zaad & mest, 5 < 6 > 4, ~ 20 km voor $ 5",
        "snake_case 2025-03 -5 +31 6 12345678 #1 info@voorbeeld.nl",
        "Kosten (zie bon 12): 3 uur à € 12,50! 50% = de helft; ja?",
    ],
)
def test_text_stays_as_readable_as_it_was(text: str) -> None:
    assert escaped(text) == escaped_line(text) == text


def test_what_begins_a_line_is_escaped_there_alone() -> None:
    for text in ("- a", "+ a", "# a", "> a", "1. a", "2) a", "---", "===", ":-", "-:"):
        assert escaped(text) == text
        assert escaped_line(text) != text


def test_each_fact_is_a_line() -> None:
    rows = tuple(Fact(f"feit {number}", cents(number)) for number in range(3))
    text = to_markdown(booklet_of(Facts(rows)), Words("nl"))
    assert [line for line in text.split("\n") if "feit" in line] == [
        f"| feit {number} | € 0,0{number} |" for number in range(3)
    ]


def test_documents_stand_one_below_the_other() -> None:
    text = to_markdown(every_block(), Words("nl"))
    assert text.count("\n---\n") == 1
    assert text.count("\n# ") == 1
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
