"""README and docs/ are run, not trusted: files are written, commands run, output compared.

`tests/support/pages.py` says how a page is followed. `pytest tests/docs --goldens` writes the
output that the pages show anew.
"""

import re
from pathlib import Path

import pytest

from socoledger.catalogue.pages import page_of
from socoledger.catalogue.table import CODES
from tests.support.help_text import commands, options
from tests.support.pages import (
    Reader,
    anchors_of,
    commands_of,
    links_of,
    name_of,
    pages,
    text_of,
)
from tests.support.paths import PACKAGE, ROOT

pytestmark = pytest.mark.slow

_OPTIONS_OF_OTHERS = {
    "--abort", "--all", "--cached", "--global", "--goldens", "--initial-branch", "--message",
    "--oneline", "--ours", "--quiet", "--theirs",
}  # fmt: skip
"""Options of git and pytest that pages use."""


def _with_commands() -> list[Path]:
    return [page for page in pages() if commands_of(text_of(page))]


@pytest.mark.parametrize("page", _with_commands(), ids=name_of)
def test_what_a_page_shows_is_what_happens(
    page: Path, tmp_path: Path, *, rewrite_goldens: bool
) -> None:
    text = text_of(page)
    real = Reader(tmp_path).follow(text)
    if rewrite_goldens:
        page.write_text(real, encoding="utf-8")
    else:
        assert real == text


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for file, anchor in links_of(text_of(page)):
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), file
        if anchor:
            assert anchor in anchors_of(text_of(target)), f"{file}#{anchor}"


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_no_two_headings_of_a_page_share_a_link(page: Path) -> None:
    if page.name != "CHANGELOG.md":
        anchors = anchors_of(text_of(page))
        assert sorted(set(anchors)) == sorted(anchors)


def test_every_page_stands_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / file).resolve() for file, _ in links_of(text_of(index)) if file}
    assert set((ROOT / "docs").glob("*.md")) - {index} <= linked


@pytest.mark.parametrize("code", CODES)
def test_explain_points_to_a_heading_that_there_is(code: str) -> None:
    file, _, anchor = page_of(CODES[code]).partition("#")
    text = text_of(ROOT / file)
    assert not anchor or anchor in anchors_of(text)


def test_every_make_target_in_the_pages_is_there() -> None:
    makefile = text_of(ROOT / "Makefile")
    targets = {
        target for page in pages() for target in re.findall(r"`make ([a-z]+)", text_of(page))
    }
    assert {"demo", "test"} <= targets
    assert [target for target in targets if f"\n{target}:" not in makefile] == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_option_in_a_page_is_there(page: Path) -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", text_of(page)))
    assert named - _OPTIONS_OF_OTHERS - options() == set()


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_command_in_a_page_is_there(page: Path) -> None:
    known = {name.split(" ")[0] for name in commands()}
    command = re.compile(r"(?:`|^\$ )socoledger ([a-z][a-z-]*)", re.MULTILINE)
    assert [one for one in command.findall(text_of(page)) if one not in known] == []


_OF_THE_CODE = ("CONTRIBUTING.md", "docs/design.md")
_PATH = re.compile(r"`((?:[a-z0-9_]+/)+(?:[a-zA-Z0-9_]+\.(?:py|yaml|md|txt))?)`")
_NAME_IN_PATH = re.compile(r"`([A-Za-z_]+)`\s+in\s+`([a-z0-9_/]+\.py)`")
_TO_FILL_IN = "SNNN"


def _place(path: str) -> Path:
    """A path as pages of the code name it: from the root, or from the package."""
    return ROOT / path if (ROOT / path).exists() else PACKAGE / path


@pytest.mark.parametrize("page", [ROOT / name for name in _OF_THE_CODE], ids=name_of)
def test_every_path_and_name_of_the_code_is_there(page: Path) -> None:
    text = text_of(page)
    paths = [path for path in _PATH.findall(text) if _TO_FILL_IN not in path]
    assert [path for path in paths if not _place(path).exists()] == []
    named = _NAME_IN_PATH.findall(text)
    missing = [
        f"{name} in {path}"
        for name, path in named
        if not re.search(rf"^(?:def |class )?{name}\b", text_of(_place(path)), re.MULTILINE)
    ]
    assert missing == []
