"""What a line of a file of the books belongs to."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.domain.findings import Phrase
from socoledger.domain.trace_line import BookLine
from socoledger.read.line import book_line
from tests.support.small_books import Books, books

MAIN, OTHER = "journal/main.beancount", "journal/other.beancount"
TEXT = """\
; a comment
* a heading of an editor
option "title" "x"
2025-01-02 * "Boeking"
  member: "anna"
  ; who paid
  Assets:Bank  5.00 EUR
  ; why
  Income:Verkoop
    note: "x"

2025-01-03 custom "hours" "anna" 1
"""


@pytest.fixture(name="some")
def _some(tmp_path: Path) -> Books:
    files = {OTHER: TEXT, "README.md": "x", "journal/not.beancount": TEXT}
    return books(tmp_path, f'include "{Path(OTHER).name}"', files=files)


@pytest.mark.parametrize(
    ("line", "head", "word"),
    [
        (3, 3, "option"),
        (4, 4, "*"),
        (5, 4, "*"),
        (7, 4, "*"),
        (9, 4, "*"),
        (10, 4, "*"),
        (12, 12, "custom"),
    ],
)
def test_a_line_of_the_journal_belongs_to_its_directive(
    some: Books, line: int, head: int, word: str
) -> None:
    assert book_line(some.read, OTHER, line) == BookLine(OTHER, line, head, word)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        *((OTHER, line) for line in (0, 1, 2, 6, 8, 11, 13)),
        ("README.md", 1),
        ("journal/not.beancount", 4),
        ("../books/coop.yaml", 1),
        ("private/accounts.yaml", 1),
    ],
)
def test_there_is_nothing_on_a_line(some: Books, file: str, line: int) -> None:
    assert isinstance(book_line(some.read, file, line), Phrase)


def test_a_line_of_a_yaml_file_has_keys(some: Books) -> None:
    found = book_line(some.read, "members/anna.yaml", 2)
    assert found == BookLine("members/anna.yaml", 2, keys=("name",))
    found = book_line(some.read, "coop.yaml", 1)
    assert isinstance(found, BookLine)
    assert found.keys == ("name",)


def test_an_item_of_a_list_says_since_when(some: Books) -> None:
    found = book_line(some.read, "agreement.yaml", 6)
    assert isinstance(found, BookLine)
    assert found.since == date(2025, 1, 1)
