"""The folder of the closes: an unbroken chain, and nothing else (SPEC 4, issue 6)."""

from pathlib import Path

import pytest

from tests.support.book_files import COOP, JOURNAL, read_books, write_books
from tests.support.closing import MAIN, QUARTER, Closing, findings_of_close, worked
from tests.support.findings import findings_of, told
from tests.support.small_books import booked, earns

pytestmark = pytest.mark.slow


@pytest.fixture
def three(tmp_path: Path) -> Closing:
    """The worked example, closed January to March."""
    return worked(tmp_path).close(*QUARTER)


# -- the chain ----------------------------------------------------------------------------------


def test_a_close_in_the_middle_that_is_gone(three: Closing) -> None:
    three.file("2025-02").unlink()
    codes = {one.split()[1] for one in findings_of_close(three, "2025-03")}
    assert {"S505", "S510"} <= codes
    assert findings_of_close(three, "2025-01") == []


def test_the_first_close_that_is_gone(three: Closing) -> None:
    three.file("2025-01").unlink()
    assert {"S505", "S510"} <= {one.split()[1] for one in findings_of_close(three, "2025-02")}


def test_a_close_of_other_books(three: Closing, tmp_path: Path) -> None:
    other = worked(tmp_path / "other", earns("2025-02-28", "bram", 1)).close(*QUARTER)
    three.file("2025-02").write_bytes(other.file("2025-02").read_bytes())
    assert findings_of_close(three, "2025-02") != []
    assert "S510" in {one.split()[1] for one in findings_of_close(three, "2025-03")}


def test_all_closes_of_other_books(three: Closing, tmp_path: Path) -> None:
    """The chain holds, and the facts do not."""
    other = worked(tmp_path / "other", earns("2025-02-28", "bram", 1)).close(*QUARTER)
    for period in QUARTER:
        three.file(period).write_bytes(other.file(period).read_bytes())
    found = {one["period"]: one["ok"] for one in three.verified()["closes"]}
    assert found == {"2025-01": True, "2025-02": False, "2025-03": False}


def test_two_closes_exchanged(three: Closing) -> None:
    one, other = three.text_of("2025-01"), three.text_of("2025-02")
    three.file("2025-01").write_text(other, encoding="utf-8")
    three.file("2025-02").write_text(one, encoding="utf-8")
    assert three.differs() == [
        "closes/2025-01.beancount:4 S503",
        "closes/2025-02.beancount:4 S503",
    ]


@pytest.mark.parametrize("name", ["2025-04", "maart", "2025-03 (1)"])
def test_a_renamed_close(three: Closing, name: str) -> None:
    three.file("2025-03").rename(three.file(name))
    assert findings_of_close(three, name) == ["4 S503"]


def test_a_copy_of_a_close(three: Closing) -> None:
    three.add(three.text_of("2025-03"), name="closes/2025-03 (1).beancount")
    assert "S504" in {one.split()[1] for one in three.differs()}


@pytest.mark.parametrize("rules", ["3", "17", "0", "-1"])
def test_a_close_by_rules_of_a_later_version(three: Closing, rules: str) -> None:
    three.edit("2025-03", "rules: 2", f"rules: {rules}")
    assert "4 S511" in findings_of_close(three, "2025-03")
    assert rules in three.ask_verify().output
    assert "S511" in three.refused("2025-04")


@pytest.mark.parametrize("rules", ['"1"', "1.5", "TRUE", ""])
def test_a_close_by_rules_that_are_no_number(three: Closing, rules: str) -> None:
    three.edit("2025-03", "rules: 2", f"rules: {rules}")
    assert findings_of_close(three, "2025-03") != []


# -- what does not belong there -----------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["notes.txt", "README.md", "2025-04.beancount.bak", ".2025-04.beancount", "x"]
)
def test_a_file_that_does_not_belong_there(three: Closing, name: str) -> None:
    three.add("x\n", name=f"closes/{name}")
    assert three.differs() == [f"closes/{name}:1 S512"]


def test_a_folder_and_a_link_that_do_not_belong_there(three: Closing) -> None:
    (three.root / "closes/old").mkdir()
    (three.root / "closes/link").symlink_to(three.root / MAIN)
    (three.root / "closes/reopened.log").symlink_to(three.root / "coop.yaml")
    assert three.differs() == [
        "closes/link:1 S512",
        "closes/old:1 S512",
        "closes/reopened.log:1 S512",
    ]


def test_a_link_in_place_of_a_close(three: Closing) -> None:
    three.file("2025-03").rename(three.root / "elsewhere.beancount")
    three.file("2025-03").symlink_to(three.root / "elsewhere.beancount")
    assert findings_of_close(three, "2025-03") == ["1 S512"]


@pytest.mark.parametrize(
    ("text", "belongs"),
    [
        ("; closes\n", True),
        ("", True),
        ("\n\n; a\n; b\n", True),
        ("2020-01-01 open Assets:Kas EUR\n", False),
        (booked("2025-05-01", "Equity:Opening", "Liabilities:Gemeente", 1), False),
        ("; a\n* heading\n", False),
    ],
)
def test_a_start_that_says_something(three: Closing, text: str, *, belongs: bool) -> None:
    (three.root / "closes/start.beancount").write_text(text, encoding="utf-8")
    assert three.differs() == ([] if belongs else ["closes/start.beancount:1 S512"])


def test_what_systems_leave_behind_does_not_matter(three: Closing) -> None:
    three.add("", name="closes/.gitkeep")
    three.add("x", name="closes/.DS_Store")
    assert three.differs() == []


@pytest.mark.parametrize("closes", ["./closes", "journal/../closes"])
def test_the_closes_folder_may_be_written_otherwise(tmp_path: Path, closes: str) -> None:
    """SPEC 2: "a close's transactions are those tagged `#close` in the closes folder"; the journal
    may be written as `./journal/main.beancount`, and so may the closes.
    """
    close = """
    2025-01-31 custom "close" "2025-01"
    2025-01-31 * "Afsluiting" #close ^close-2025-01
      Liabilities:Gemeente   -10.00 EUR
      Equity:Reserve          10.00 EUR
    """
    books = read_books(
        tmp_path,
        'include "../closes/*.beancount"\n',
        coop=f"{COOP}closes: {closes}\n",
        files={"closes/2025-01.beancount": close},
    )
    assert books.findings == ()
    assert books.journal.closed == {"2025-01"}


@pytest.mark.parametrize("period", ["9999-12", "0001-01"])
def test_a_close_of_ages_away_cannot_be_read(tmp_path: Path, period: str) -> None:
    close = f'2025-01-31 custom "close" "{period}"\n'
    journal = 'include "../closes/*.beancount"\n' + JOURNAL
    folder = write_books(tmp_path, journal, files={"closes/2025-01.beancount": close})
    assert told(findings_of(folder)) == ["closes/2025-01.beancount:1 S144"]
