"""The YAML files of the books are read anew, or come out of a cache: no answer tells which."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from socoledger.read import law
from socoledger.read.books import Head, read, read_head
from socoledger.read.files import head as reader
from tests.support.book_files import COOP, write_books
from tests.support.every_list import FILES
from tests.support.kept import Kept
from tests.support.paths import EXAMPLES
from tests.support.smallest import all_smallest

EXAMPLE_BOOKS = sorted(path.parent for path in EXAMPLES.glob("**/coop.yaml"))
BANK = """\
accounts:
  - {iban: NL20INGB0001234567, account: Assets:Bank}
rules:
  - {text: bouwmarkt, account: Expenses:Materiaal, member: anna}
  - {name: gemeente, grant: tuin}
"""
ALL_FILES = {**FILES, "bank.yaml": BANK}
"""A file of each kind, without a finding on any of them."""


@pytest.fixture(autouse=True)
def _the_law_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "_READ", [])


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write_books(tmp_path / "books", members={}, files=ALL_FILES)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The functions that read YAML, as often as they were called so far."""
    called: list[str] = []

    def count(name: str) -> None:
        function = getattr(reader, name)

        def counted(*arguments: object) -> object:
            called.append(name)
            return function(*arguments)

        monkeypatch.setattr(reader, name, counted)

    count("read_records")
    count("read_bank")
    return called


def test_there_is_a_file_of_each_kind_and_nothing_wrong_with_them(books: Path) -> None:
    found = read_head(books)
    assert isinstance(found, Head)
    assert found.findings == ()
    assert all(value for name, value in found._asdict().items() if name != "findings")


@pytest.mark.parametrize("folder", EXAMPLE_BOOKS, ids=lambda path: path.name)
def test_the_examples_are_the_same_out_of_the_cache(folder: Path, readings: list[str]) -> None:
    cache, without = Kept(), read_head(folder)
    assert read_head(folder, cache) == without
    assert "head" in cache.kinds()
    readings.clear()
    assert read_head(folder, cache) == without
    assert readings == []


def test_all_smallest_books_have_the_same_findings_with_a_cache(tmp_path: Path) -> None:
    """One cache for all of them, so that books with a mistake are read after those without."""
    cache = Kept()
    for number, smallest in enumerate(all_smallest()):
        if smallest.command == "check" and smallest.code != "S127":
            folder = smallest.write(tmp_path / f"{number}")
            without = read_head(folder)
            assert [read_head(folder, cache) for _ in range(2)] == [without, without]


@pytest.mark.parametrize("file", ALL_FILES)
def test_an_edited_file_is_read_again(books: Path, file: str, readings: list[str]) -> None:
    cache, path = Kept(), books / file
    read_head(books, cache)
    text = path.read_text()
    for edit in (_with_comment, _shortened, _with_unknown_key, _empty, _gone):
        edit(path)
        readings.clear()
        without = read_head(books)
        asked = list(readings)
        readings.clear()
        assert read_head(books, cache) == without, edit.__name__
        bank_alone = file == "bank.yaml"
        assert readings == [name for name in asked if name == "read_bank" or not bank_alone]
        path.write_text(text)
    readings.clear()
    assert read_head(books, cache) == read_head(books)
    assert readings == ["read_records", "read_bank"], "by the one without a cache alone"


def _with_comment(path: Path) -> None:
    path.write_text(f"# eerst dit\n{path.read_text()}")


def _shortened(path: Path) -> None:
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))


def _with_unknown_key(path: Path) -> None:
    path.write_text(f"{path.read_text()}\n- onbekend: 1\n")


def _empty(path: Path) -> None:
    path.write_text("")


def _gone(path: Path) -> None:
    path.unlink()


def test_what_a_file_is_called_matters(books: Path) -> None:
    cache = Kept()
    read_head(books, cache)
    (books / "members/anna.yaml").rename(books / "members/bo.yaml")
    found = read_head(books, cache)
    assert found == read_head(books)
    assert isinstance(found, Head)
    assert [finding.code for finding in found.findings] == ["S112"]


def test_a_file_that_cannot_be_read_is_not_one_that_is_missing(books: Path) -> None:
    cache = Kept()
    (books / "grants.yaml").unlink()
    (books / "bank.yaml").unlink()
    read_head(books, cache)
    (books / "grants.yaml").mkdir()
    found = read_head(books, cache)
    assert isinstance(found, Head)
    assert [finding.code for finding in found.findings] == ["S102"]


def test_drafts_are_read_as_if_they_existed(books: Path) -> None:
    cache, draft = Kept(), ("coop.yaml", COOP.replace("Voorbeeldstad", "Elders").encode())
    assert read(books, draft, cache=cache) == read(books, draft)
    assert read(books, cache=cache) == read(books)
    assert read(books, draft, cache=cache) == read(books, draft)
    gone = ("grants.yaml", None)
    assert read(books, gone, cache=cache) == read(books, gone)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("members/anna.yaml", 'person: "111222333"'),
        ("members/anna.yaml", "enterprise: NL20INGB0001234567"),
        ("bank.yaml", "  - {text: 111222333, account: Expenses:Materiaal}"),
    ],
)
def test_private_data_is_found_each_time_and_not_kept(books: Path, file: str, line: str) -> None:
    coop, path, cache = books / "coop.yaml", books / file, Kept()
    coop.write_text(coop.read_text().replace(", 111222333]", "]"))
    path.write_text(f"{path.read_text().rstrip()}\n{line}\n")
    first = read(books, cache=cache)
    assert first == read(books, cache=cache) == read(books)
    assert {finding.code[:2] for finding in first.findings} == {"S6"}  # type: ignore[union-attr]
    assert cache.kinds() == ["law"]


def test_what_another_wrote_into_the_cache_is_read_from_the_files(books: Path) -> None:
    cache = Kept()
    without = read_head(books, cache)
    whole = dict(cache.contents)
    for spoil in (_nothing, _half, _as_other_record, _with_one_value_more):
        for place, content in whole.items():
            law._READ.clear()
            cache.contents = {**whole, place: spoil(content)}
            assert read_head(books, cache) == without
            assert cache.contents == whole, "and kept anew"


def _nothing(_content: bytes) -> bytes:
    return b""


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _as_other_record(_content: bytes) -> bytes:
    return b'["anna", 1]'


def _with_one_value_more(content: bytes) -> bytes:
    return content[:-1] + b",1]"


def test_another_version_of_the_program_reads_again(
    books: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Kept()
    read_head(books, cache)
    readings.clear()
    monkeypatch.setattr("socoledger.read.record_data.__version__", "9.9.9")
    read_head(books, cache)
    assert readings == ["read_records", "read_bank"]


PROBE = """
import json, sys
from pathlib import Path
from socoledger.read.books import read_head
class Kept:
    contents = json.load(sys.stdin)
    def get(self, kind, key):
        return self.contents[f"{kind} {key}"].encode()
read_head(Path(sys.argv[1]), Kept())
print(json.dumps(list(sys.modules)))
"""


def test_who_finds_all_in_the_cache_does_without_pydantic_and_yaml(books: Path) -> None:
    cache = Kept()
    read_head(books, cache)
    contents = {" ".join(place): content.decode() for place, content in cache.contents.items()}
    run = subprocess.run(
        [sys.executable, "-c", PROBE, str(books)],
        input=json.dumps(contents),
        capture_output=True,
        text=True,
        check=True,
    )
    modules = {name.partition(".")[0] for name in json.loads(run.stdout)}
    assert {"yaml", "pydantic", "pydantic_core"} & modules == set()
