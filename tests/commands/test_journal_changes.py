"""What an import finds in the place of the file of a month: it works, or says clearly what to do,
and then nothing is written.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.imports import Importing, importing
from tests.support.small_books import booked
from tests.support.statements import Period, line

FILE = "journal/2025-03.beancount"
MARCH = Period([line("2025-03-14", -1250, "Bouwmarkt", "Schaar")], opening=10000)
OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
RULE = "{text: bouwmarkt, account: Expenses:Inkoop, member: anna}"
NOTE = b'2025-03-01 note Assets:Bank "begin"\n'
CODES = {"S102", "S104", "S121", "S128"}


def some_books(tmp_path: Path, *journal: str, **more: Any) -> Importing:
    return importing(tmp_path, OPENING, *journal, rules=[RULE], **more)


def refused(some: Importing) -> str:
    """The code of why an import is refused, after which all is as it was."""
    before = some.content()
    answer = some.asked(MARCH)
    assert (answer.exit, answer.output, len(answer.messages)) == (1, "", 2)
    assert some.content() == before
    (code,) = (code for code in CODES if code in answer.messages[0])
    return code


def works(some: Importing) -> None:
    """An import of what then is known."""
    assert some.states(MARCH) == ["new"]
    assert some.states(MARCH) == ["known"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (NOTE, "S128"),
        (b'2025-03-02 * "Brood"\n  Assets:Bank  1.00 EUR\n  Income:Verkoop\n', "S128"),
        (b"; caf\xe9\n", "S104"),
        (b"\xff\xfe;\0", "S104"),
    ],
)
def test_a_file_that_the_journal_does_not_include(
    tmp_path: Path, content: bytes, code: str
) -> None:
    some = some_books(tmp_path)
    (some.root / FILE).write_bytes(content)
    assert refused(some) == code


@pytest.mark.parametrize("content", [b"", b"\n", b"; maart\r\n", b"\xef\xbb\xbf; maart\n"])
def test_blank_lines_and_comments_may_stand_there(tmp_path: Path, content: bytes) -> None:
    some = some_books(tmp_path)
    (some.root / FILE).write_bytes(content)
    works(some)
    assert (some.root / FILE).read_bytes().startswith(content)


@pytest.mark.parametrize(
    "content", [b"", NOTE, NOTE.rstrip(), b"\xef\xbb\xbf" + NOTE, NOTE.replace(b"\n", b"\r\n")]
)
@pytest.mark.parametrize("include", ["2025-03.beancount", "./2025-*.beancount", "**/2025-*"])
def test_a_file_that_the_journal_includes(tmp_path: Path, content: bytes, include: str) -> None:
    some = some_books(tmp_path, f'include "{include}"\n')
    main = some.journal_file("main.beancount")
    (some.root / FILE).write_bytes(content)
    (some.root / FILE).chmod(0o444)
    works(some)
    assert (some.root / FILE).read_bytes().startswith(content)
    assert some.journal_file("main.beancount") == main


@pytest.mark.parametrize(
    ("there", "to", "code"),
    [
        ("../out.beancount", True, "S121"),
        ("../out.beancount", False, "S121"),
        ("journal/nowhere.beancount", False, "S102"),
        (FILE, False, "S121"),
    ],
)
def test_a_link(tmp_path: Path, there: str, code: str, *, to: bool) -> None:
    some = some_books(tmp_path)
    if to:
        (some.root / there).write_text("; elders\n")
    (some.root / FILE).symlink_to(some.root / there)
    assert refused(some) == code
    assert not to or (some.root / there).read_text() == "; elders\n"


def test_a_link_to_a_file_of_the_books_stays_one(tmp_path: Path) -> None:
    some = some_books(tmp_path, 'include "2025-03.beancount"\n')
    (some.root / "journal/maart.txt").write_text("; maart\n")
    (some.root / FILE).symlink_to("maart.txt")
    works(some)
    assert (some.root / FILE).is_symlink()


def test_a_folder_or_a_pipe_in_its_place(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    (some.root / FILE).mkdir()
    assert refused(some) == "S102"
    (some.root / FILE).rmdir()
    os.mkfifo(some.root / FILE)
    assert some.asked(MARCH).exit == 1


@pytest.mark.parametrize("include", ["", 'include "months/**/*.beancount"\n'])
@pytest.mark.parametrize("name", ["months/{year}-{month}", "months/{year}/{month}"])
def test_its_folder_is_made_and_included_once(tmp_path: Path, name: str, include: str) -> None:
    start = {"journal/months/start.beancount": "; begin\n"} if include else {}
    some = some_books(tmp_path, include, setup_extra=f'journal: "{name}.beancount"\n', files=start)
    before = some.journal_file("main.beancount")
    works(some)
    assert (some.journal_file("main.beancount") == before) == bool(include)


def test_a_file_or_a_link_in_the_place_of_its_folder(tmp_path: Path) -> None:
    some = some_books(tmp_path, setup_extra='journal: "months/{year}-{month}.beancount"\n')
    months = some.root / "journal/months"
    months.write_text("x")
    with pytest.raises(FileExistsError):
        some.asked(MARCH)
    months.unlink()
    (some.root.parent / "elders").mkdir()
    months.symlink_to(some.root.parent / "elders")
    assert refused(some) == "S121"
    assert not [*(some.root.parent / "elders").iterdir()]
