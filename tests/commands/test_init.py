"""`init` and `member add`: new books that pass check and bean-check."""

import os
import subprocess
import sys
from datetime import date
from errno import EACCES
from pathlib import Path

import pytest
from beancount import loader

from socoledger.commands.context import Context
from socoledger.commands.member_add import member_add
from socoledger.domain.period import Month, parse_date
from socoledger.read import books as reading
from tests.support.book_files import ACCOUNTS, AGREEMENT, COOP, JOURNAL, MEMBERS, write_books
from tests.support.findings import findings_of, told
from tests.support.run import run

pytestmark = pytest.mark.slow

LATER = '\n2025-03-01 * "Klus" #member-anna\n  Assets:Bank  1 EUR\n  Income:Omzet  -1 EUR\n'


def bean_check(folder: Path) -> list[str]:
    """What Beancount's loader has against the journal of books."""
    main = str(folder / "journal/main.beancount")
    _, errors, _ = loader._uncached_load_file(main, None, None, None)
    return [error.message for error in errors]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the books, hidden ones too."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("model", "bank"), [("spaarpot", ()), ("article31", ()), ("spaarpot", ("--bank",))]
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_new_books_pass_and_so_they_do_with_a_member(
    tmp_path: Path, model: str, bank: tuple[str, ...], language: str
) -> None:
    arguments = ("init", "books", "--model", model, "--first-month", "2025-01", *bank)
    ended = run("--language", language, *arguments, at=tmp_path)
    assert (ended.code, ended.out) == (0, "")
    assert "books" in ended.err
    folder = tmp_path / "books"
    assert findings_of(folder) == ()
    assert bean_check(folder) == []
    checked = run("check", at=folder)
    assert (checked.code, checked.out) == (0, "")
    added = run("member", "add", "anna", at=folder)
    assert (added.code, added.out) == (0, "")
    assert "members/anna.yaml" in added.err
    with (folder / "journal/main.beancount").open("a", encoding="utf-8") as journal:
        journal.write(LATER)
    assert findings_of(folder) == ()
    assert bean_check(folder) == []
    figures = run("result", at=folder)
    assert (figures.code, figures.err) == (0, "")


def test_bean_check_itself_accepts_new_books(tmp_path: Path) -> None:
    run("init", "books", at=tmp_path)
    script = Path(sys.executable).parent / "bean-check"
    ended = subprocess.run(
        [script, tmp_path / "books/journal/main.beancount"], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_books_for_a_bank_have_its_files_and_others_have_not(tmp_path: Path) -> None:
    assert run("init", "without", at=tmp_path).code == 0
    ended = run("init", "with", "--bank", at=tmp_path)
    assert "bank.yaml" in ended.err
    added = contents(tmp_path / "with").keys() - contents(tmp_path / "without").keys()
    assert added == {"bank.yaml", "import_config.py"}
    for folder in ("with", "without"):
        assert "bank/" in (tmp_path / folder / ".gitignore").read_text().splitlines()


def test_what_is_asked_for_stands_in_the_books(tmp_path: Path) -> None:
    name = 'De "Groene" Draad \\ {x} $y %s: #1 é'
    options = ("--name", name, "--municipality", "'s-Gravenhage", "--first-month", "2024-07")
    assert run("init", "books", *options, at=tmp_path).code == 0
    head = reading.read_head(tmp_path / "books")
    assert isinstance(head, reading.Head)
    assert (head.coop.name, head.coop.municipality) == (name, "'s-Gravenhage")
    assert (head.coop.first_month, head.coop.language) == (Month(2024, 7), "en")
    assert bean_check(tmp_path / "books") == []


@pytest.mark.parametrize("existing", ["", ".git", ".git file"])
def test_a_folder_that_is_empty_or_holds_only_git_is_filled(tmp_path: Path, existing: str) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    if existing == ".git file":
        (folder / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    elif existing:
        (folder / existing).mkdir()
    assert run("init", "books", at=tmp_path).code == 0
    assert findings_of(folder) == ()
    assert (folder / ".gitignore").exists()
    assert not existing or (folder / ".git").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["books"]


def test_the_folder_one_is_in_is_filled(tmp_path: Path) -> None:
    assert run("init", ".", at=tmp_path).code == 0
    assert findings_of(tmp_path) == ()


@pytest.mark.parametrize("existing", ["notes.txt", ".hidden", "sub/", ".gitignore", "coop.yaml"])
def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path, existing: str) -> None:
    folder = tmp_path / "books"
    (folder / ".git").mkdir(parents=True)
    if existing.endswith("/"):
        (folder / existing).mkdir()
    else:
        (folder / existing).write_text("mine\n", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    ended = run("init", "books", at=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert sorted(folder.rglob("*")) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "books").write_text("mine\n", encoding="utf-8")
    assert run("init", "books", at=tmp_path).code == 2
    assert (tmp_path / "books").read_text(encoding="utf-8") == "mine\n"


# -- member add ---------------------------------------------------------------------------------


def test_a_member_has_a_file_and_accounts(tmp_path: Path) -> None:
    run("init", "books", "--first-month", "2025-01", at=tmp_path)
    folder = tmp_path / "books"
    options = ("--name", 'Jan "de" Boer: #1', "--joined", "2025-02-10")
    assert run("member", "add", "jan-willem", *options, at=folder).code == 0
    head = reading.read_head(folder)
    assert isinstance(head, reading.Head)
    (member,) = head.members
    assert (member.id, member.name) == ("jan-willem", 'Jan "de" Boer: #1')
    assert (member.account, member.joined) == ("Jan-willem", parse_date("2025-02-10"))
    opened = (folder / "journal/accounts.beancount").read_text(encoding="utf-8")
    for account in ("Spaarpot", "Premie", "Vergoeding"):
        assert f"2025-02-10 open Liabilities:{account}:Jan-willem" in opened
    assert bean_check(folder) == []


def test_a_member_is_not_added_twice(tmp_path: Path) -> None:
    run("init", "books", at=tmp_path)
    folder = tmp_path / "books"
    assert run("member", "add", "anna", at=folder).code == 0
    before = contents(folder)
    ended = run("member", "add", "anna", "--name", "Somebody else", at=folder)
    assert (ended.code, ended.out) == (2, "")
    assert contents(folder) == before


def test_what_was_added_is_told_with_since_when(tmp_path: Path) -> None:
    folder = write_books(tmp_path)
    assert run("member", "add", "dirk", at=folder).err == (
        "added members/dirk.yaml, a member since 2025-01-01; fill in what it asks for\n"
    )
    ended = run("member", "add", "els", "--joined", "2025-02-10", at=folder)
    assert "a member since 2025-02-10;" in ended.err


@pytest.mark.parametrize(
    "id_",
    [
        *("Anna", "1anna", "an na", "../anna", "anna/x", "anná", "an_na", "", "anna\n"),
        "collective",
    ],
)
def test_an_id_that_cannot_be(tmp_path: Path, id_: str) -> None:
    folder = write_books(tmp_path)
    ended = run("member", "add", id_, at=folder)
    assert (ended.code, ended.out) == (2, "")
    assert sorted(path.name for path in (folder / "members").iterdir()) == [
        "anna.yaml",
        "bram.yaml",
    ]


def test_an_id_whose_account_is_another_member_s(tmp_path: Path) -> None:
    members = {"anna": MEMBERS["anna"], "bram": MEMBERS["bram"] + "account: Dirk\n"}
    folder = write_books(tmp_path, members=members)
    before = contents(folder)
    ended = run("member", "add", "dirk", at=folder)
    assert (ended.code, ended.out) == (2, "")
    assert "Dirk" in ended.err
    assert contents(folder) == before


def test_a_day_that_cannot_be(tmp_path: Path) -> None:
    folder = write_books(tmp_path)
    assert run("member", "add", "dirk", "--joined", "2025-02-30", at=folder).code == 2
    assert not (folder / "members/dirk.yaml").exists()


def test_renamed_accounts_are_followed(tmp_path: Path) -> None:
    coop = COOP + "accounts: {spaarpot: Liabilities:Potje, premium: Liabilities:Bonus}\n"
    folder = write_books(tmp_path, coop=coop)
    assert run("member", "add", "dirk", at=folder).code == 0
    opened = (folder / "journal/accounts.beancount").read_text(encoding="utf-8")
    for account in ("Potje", "Bonus", "Vergoeding"):
        assert f"2025-01-01 open Liabilities:{account}:Dirk" in opened
    assert "Spaarpot:Dirk" not in opened
    assert findings_of(folder) == ()


def test_accounts_go_into_the_journal_where_they_have_no_file(tmp_path: Path) -> None:
    """Also behind a last line without an end."""
    coop = f"{COOP}journal: boek/alles.beancount\n"
    folder = write_books(tmp_path, coop=coop, files={"boek/alles.beancount": b"; nothing yet"})
    assert run("member", "add", "dirk", at=folder).code == 0
    assert {finding.code for finding in findings_of(folder)} == {"S128"}
    text = (folder / "boek/alles.beancount").read_text(encoding="utf-8")
    assert text.startswith("; nothing yet\n2025-01-01 open Liabilities:Spaarpot:Dirk")


def test_accounts_that_are_open_are_not_opened_again(tmp_path: Path) -> None:
    journal = f"2024-01-01 open Liabilities:Premie:Dirk\n{JOURNAL}"
    folder = write_books(tmp_path, journal)
    assert run("member", "add", "dirk", at=folder).code == 0
    assert findings_of(folder) == ()


def test_the_line_ends_of_the_accounts_are_kept(tmp_path: Path) -> None:
    accounts = ACCOUNTS.replace("\n", "\r\n").encode()
    folder = write_books(tmp_path, files={"journal/accounts.beancount": accounts})
    assert run("member", "add", "dirk", at=folder).code == 0
    after = (folder / "journal/accounts.beancount").read_bytes()
    assert after.startswith(accounts)
    assert after.count(b"\n") == after.count(b"\r\n") == ACCOUNTS.count("\n") + 3
    assert findings_of(folder) == ()


def _refuse(*_: object) -> None:
    raise OSError(EACCES, "Permission denied")


@pytest.mark.parametrize(("where", "step"), [(Path, "replace"), (os, "fsync")])
def test_a_member_and_their_accounts_are_both_written_or_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, step: str
) -> None:
    """By a step that the system refuses, since tests may run as root, who may write anywhere."""
    folder = write_books(tmp_path)
    before = contents(folder)
    monkeypatch.setattr(where, step, _refuse)
    context = Context(folder, date(2025, 3, 1), folder, "en", None)
    with pytest.raises(OSError, match="Permission denied"):
        member_add(context, "dirk", name=None, joined=None)
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("journal", "agreement", "before", "after"),
    [
        (JOURNAL.replace("anna", "dirk"), AGREEMENT, ["S201"], []),
        (JOURNAL, AGREEMENT.replace("100%", "90%"), ["S304"], ["S304"]),
    ],
)
def test_somebody_is_added_to_books_with_other_errors(
    tmp_path: Path, journal: str, agreement: str, before: list[str], after: list[str]
) -> None:
    """As where a tag names who is still to be added."""
    folder = write_books(tmp_path, journal, agreement=agreement)
    assert [finding.code for finding in findings_of(folder)] == before
    assert run("member", "add", "dirk", at=folder).code == 0
    assert [finding.code for finding in findings_of(folder)] == after
    assert (folder / "members/dirk.yaml").exists()


def test_nobody_is_added_to_books_that_cannot_be_read(tmp_path: Path) -> None:
    folder = write_books(tmp_path, "2025-01-15 opn Assets:Bank\n")
    ended = run("member", "add", "dirk", at=folder)
    assert (ended.code, ended.codes()) == (3, ["S131"])
    assert not (folder / "members/dirk.yaml").exists()
    assert told(findings_of(folder)) == ["journal/main.beancount:1 S131"]


@pytest.mark.parametrize("name", ["De \x1b[2J Kip", "De\x07Kip", "De\x7fKip", "De\x0cKip"])
def test_new_books_can_be_read_whatever_the_name(tmp_path: Path, name: str) -> None:
    """New books pass `check` and `bean-check`."""
    ended = run("init", "books", "--name", name, at=tmp_path)
    if ended.code != 2:
        assert findings_of(tmp_path / "books") == ()


@pytest.mark.parametrize("name", ["Jan\x1b", "Jan\x7f"])
def test_a_member_can_be_read_whatever_the_name(tmp_path: Path, name: str) -> None:
    """As above: `member add` must not make books that can be read unreadable."""
    folder = write_books(tmp_path)
    ended = run("member", "add", "dirk", "--name", name, at=folder)
    assert findings_of(folder) == (), ended


def test_a_member_is_not_named_by_the_word_for_nobody(tmp_path: Path) -> None:
    """As above: now that reading refuses the id `collective`, `member add` must too."""
    folder = write_books(tmp_path)
    assert run("member", "add", "collective", at=folder).code == 2
    assert findings_of(folder) == ()
