"""The Beancount plugin tells what `check` tells, at the same lines, without a second load."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from beancount import loader

from socoledger.commands.errors import acceptance, all_findings
from socoledger.domain.books import Books
from socoledger.read import books as reading
from socoledger.read.journal import load
from tests.support.book_files import ANNA, COOP, JOURNAL, write_books
from tests.support.paths import EXAMPLES

pytestmark = pytest.mark.slow

PLUGIN = 'plugin "socoledger.plugin"\n'
COOPS = sorted(EXAMPLES.glob("*/coop.yaml"))
UNTAGGED = '2025-01-16 * "x"\n  Assets:Bank  1.00 EUR\n  Income:Werk  -1.00 EUR\n'
MISTAKES = {
    "nothing": JOURNAL,
    "no member": JOURNAL.replace("anna", "niemand"),
    "untagged": JOURNAL + UNTAGGED,
    "overspent": JOURNAL
    + '2025-02-01 * "x"\n  Liabilities:Spaarpot:Anna  5.00 EUR\n  Assets:Bank  -5.00 EUR\n',
    "a tag of closes": JOURNAL + UNTAGGED.replace('"x"', '"x" #close #member-anna'),
    "hours": JOURNAL + '2025-01-16 custom "hours" "anna" -2\n',
}


def beancount_errors(main: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, str]]:
    """File, line and code of what Beancount says, none of it by itself."""
    monkeypatch.setenv("BEANCOUNT_DISABLE_LOAD_CACHE", "1")
    _, errors, _ = loader.load_file(str(main))
    return sorted(
        (error.source["filename"], error.source["lineno"], error.message.split()[0])
        for error in errors
    )


def found(root: Path) -> list[tuple[str, int, str]]:
    """What `check` finds, of what no close accepted."""
    books = reading.read(root)
    assert isinstance(books, Books)
    return sorted(
        (str(root / one.place.file), one.place.line, one.code)
        for one in all_findings(books, date.today())  # noqa: DTZ011 - as the plugin does
        if one.place is not None and acceptance(books, one) is None
    )


@pytest.mark.parametrize("journal", MISTAKES.values(), ids=MISTAKES)
def test_the_same_findings_at_the_same_lines(
    tmp_path: Path, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_books(tmp_path, PLUGIN + journal).resolve()
    assert beancount_errors(root / "journal/main.beancount", monkeypatch) == found(root)


@pytest.mark.parametrize("coop", COOPS, ids=lambda coop: coop.parent.name)
def test_the_same_of_the_examples(
    tmp_path: Path, coop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = (tmp_path / "books").resolve()
    shutil.copytree(coop.parent, root)
    main = root / "journal/main.beancount"
    main.write_text(PLUGIN + main.read_text(encoding="utf-8"), encoding="utf-8")
    assert beancount_errors(main, monkeypatch) == found(root)


def test_members_files_are_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = {"anna": ANNA + "leeftijd: 40\n"}
    root = write_books(tmp_path, PLUGIN + JOURNAL, members=members).resolve()
    assert (str(root / "members/anna.yaml"), 4, "S109") in beancount_errors(
        root / "journal/main.beancount", monkeypatch
    )


def test_only_errors_where_that_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = 'plugin "socoledger.plugin" "errors"\n'
    root = write_books(tmp_path, head + JOURNAL + UNTAGGED).resolve()
    assert beancount_errors(root / "journal/main.beancount", monkeypatch) == []
    assert [code for _, _, code in found(root)] == ["S205"]


def test_without_books_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = tmp_path / "main.beancount"
    main.write_text(PLUGIN, encoding="utf-8")
    assert [line for _, line, _ in beancount_errors(main, monkeypatch)] == [1]


def test_the_journal_is_loaded_once_and_the_plugin_not_run_by_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_books(tmp_path, PLUGIN + JOURNAL, coop=COOP).resolve()

    def never(*_: Any) -> None:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(load, "_parse_all", never)
        assert beancount_errors(root / "journal/main.beancount", monkeypatch) == []
    monkeypatch.setattr("socoledger.plugin.socoledger", never)
    assert found(root) == []
