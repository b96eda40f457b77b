"""Where documents go: to the screen, or as files, all or none, never over what differs."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.statement import report_statement, report_statements
from socoledger.commands.steps import Step
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import DocumentFormat
from tests.support.asking import TODAY
from tests.support.small_books import books, earns

ANNA, BRAM, ALL = "statement-2025-03-anna", "statement-2025-03-bram", "statements-2025-03"
WORK = earns("2025-03-04", "anna", 500)
pytestmark = pytest.mark.usefixtures("books_read_once")


@pytest.fixture
def here(tmp_path: Path) -> Context:
    """A person in an empty folder, with books elsewhere."""
    root = books(tmp_path, WORK).root
    folder = tmp_path / "here"
    folder.mkdir()
    return Context(folder, TODAY, root, "en")


SCREEN = Wishes()


def one(here: Context, wishes: Wishes = SCREEN) -> Answer:
    return answered(lambda: report_statement(here, "anna", "2025-03", wishes, with_partner=False))


def several(here: Context, wishes: Wishes = SCREEN) -> Answer:
    return answered(lambda: report_statements(here, "2025-03", wishes, with_partner=False))


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("form", [DocumentFormat.MD, DocumentFormat.HTML])
def test_texts_go_to_the_screen_and_nowhere_else(here: Context, form: DocumentFormat) -> None:
    answer = one(here, Wishes(form))
    assert "Statement of the month" in answer.output
    assert answer.messages == ()
    assert names(here.folder) == []


def test_of_several_what_is_to_print_goes_to_the_screen(here: Context) -> None:
    shown = several(here).output
    assert "**Anna, March 2025**" in shown
    assert "**Bram, March 2025**" in shown
    assert several(here, Wishes(DocumentFormat.HTML)).output.count("<!doctype html>") == 1


def test_what_is_no_text_goes_into_the_folder_here(here: Context) -> None:
    answer = one(here, Wishes(DocumentFormat.XLSX))
    assert (answer.output, answer.exit) == ("", Exit.DONE)
    assert answer.messages == (f"written: {ANNA}.xlsx",)
    assert names(here.folder) == [f"{ANNA}.xlsx"]


@pytest.mark.parametrize("form", [DocumentFormat.MD, DocumentFormat.HTML, DocumentFormat.XLSX])
def test_a_file_has_a_name_that_sorts_in_a_folder_that_is_made(
    here: Context, form: DocumentFormat
) -> None:
    answer = one(here, Wishes(form, out=Path("a/b")))
    assert (answer.output, answer.exit) == ("", Exit.DONE)
    assert answer.messages == (f"written: a/b/{ANNA}.{form.value}",)
    assert names(here.folder) == ["a", "a/b", f"a/b/{ANNA}.{form.value}"]


def test_a_file_has_what_the_screen_shows(here: Context) -> None:
    one(here, Wishes(out=Path("a")))
    assert (here.folder / f"a/{ANNA}.md").read_bytes().decode() == one(here).output


def test_names_are_in_the_language_of_the_document(here: Context) -> None:
    one(here._replace(language="nl"), Wishes(out=Path("a")))
    assert names(here.folder / "a") == ["maandstaat-2025-03-anna.md"]


def test_several_are_told_by_their_number(here: Context, tmp_path: Path) -> None:
    assert several(here, Wishes(out=Path("a"))).messages == tuple(
        f"written: a/{name}.md" for name in (ANNA, BRAM, ALL)
    )
    more = books(
        tmp_path / "more", WORK, members=dict.fromkeys(("anna", "bram", "chaima"), "")
    ).root
    assert several(here._replace(books=more), Wishes(out=Path("b"))).messages == (
        "written: 4 files in b, from statement-2025-03-anna.md to statements-2025-03.md",
    )


def test_the_same_file_may_be_there(here: Context) -> None:
    wishes = Wishes(DocumentFormat.XLSX, out=Path("a"))
    one(here, wishes)
    path = here.folder / f"a/{ANNA}.xlsx"
    os.utime(path, (0, 0))
    assert one(here, wishes).exit is Exit.DONE
    assert path.stat().st_mtime == 0


def test_nothing_is_written_over_a_file_that_differs(here: Context) -> None:
    other = here.folder / f"{BRAM}.md"
    other.write_text("mine", encoding="utf-8")
    answer = several(here, Wishes(out=Path()))
    assert answer.exit is Exit.REFUSED
    line, last = answer.messages
    assert line.startswith(f"{BRAM}.md is there already, and differs; ")
    assert "--force" in line
    assert last == "nothing was written"
    assert names(here.folder) == [f"{BRAM}.md"]
    assert other.read_text(encoding="utf-8") == "mine"


def test_force_writes_over_it(here: Context) -> None:
    other = here.folder / f"{BRAM}.md"
    other.write_text("mine", encoding="utf-8")
    assert several(here, Wishes(out=Path(), force=True)).exit is Exit.DONE
    assert names(here.folder) == [f"{ANNA}.md", f"{BRAM}.md", f"{ALL}.md"]
    assert "Statement of the month" in other.read_text(encoding="utf-8")


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_the_place_of_a_file_stops_all(here: Context, *, force: bool) -> None:
    (here.folder / f"{BRAM}.md").mkdir()
    with pytest.raises(IsADirectoryError):
        several(here, Wishes(out=Path(), force=force))
    assert names(here.folder) == [f"{BRAM}.md"]


@pytest.mark.parametrize("out", ["out", "out/deep"])
def test_a_file_in_the_place_of_the_folder_stops_all(here: Context, out: str) -> None:
    (here.folder / "out").write_text("mine", encoding="utf-8")
    answer = answered(lambda: several(here, Wishes(out=Path(out))))
    assert answer.exit is Exit.REFUSED
    assert f"{here.folder / 'out'} is a file, and no folder" in answer.messages[0]
    assert names(here.folder) == ["out"]


def test_somebody_who_changes_a_file_meanwhile_is_not_overruled(
    here: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = here.folder / f"{ANNA}.md"
    path.write_text("mine", encoding="utf-8")
    monkeypatch.setattr("socoledger.commands.report.made.content_of", lambda _path: b"earlier")
    answer = one(here, Wishes(out=Path(), force=True))
    assert answer.exit is Exit.REFUSED
    assert answer.messages[-1] == "nothing was written"
    assert path.read_text(encoding="utf-8") == "mine"


def test_without_openpyxl_it_says_what_to_install(
    here: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    answer = one(here, Wishes(DocumentFormat.XLSX, out=Path("a")))
    assert answer.exit is Exit.USAGE
    assert 'pip install "socoledger[xlsx]"' in answer.messages[0]
    assert names(here.folder) == []


def test_each_step_is_told_to_who_waits(here: Context) -> None:
    steps: list[Step] = []

    @contextlib.contextmanager
    def step(what: Step) -> Iterator[None]:
        steps.append(what)
        yield

    one(here._replace(step=step), Wishes(out=Path("a")))
    assert steps == [Step.BOOKS, Step.DOCUMENTS, Step.FILES]
