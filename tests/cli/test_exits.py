"""Exit codes and streams: figures on stdout, messages on stderr (SPEC 5, 7)."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.book_files import AGREEMENT, COOP, JOURNAL, MEMBERS, write_books
from tests.support.run import FINDING, environment, run, run_each

pytestmark = pytest.mark.slow

FIGURES = ("result", "spaarpot", "premium", "return")
SPENT = """
2025-01-15 * "Klus" #member-anna
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
2025-01-16 * "Cursus"
  Liabilities:Spaarpot:Anna  10.00 EUR
  Assets:Bank
"""
PAID = """
2025-01-15 * "Premie"
  Liabilities:Premie:Anna  10.00 EUR
  Assets:Bank
"""
UNTAGGED = JOURNAL.replace(" #member-anna", "")


# -- check --------------------------------------------------------------------------------------


def test_check_of_books_that_are_right(tmp_path: Path) -> None:
    ended = run("check", at=write_books(tmp_path))
    assert (ended.code, ended.out, ended.err) == (0, "", "errors: 0, warnings: 0\n")


@pytest.mark.parametrize(
    ("journal", "exit_", "codes"),
    [
        (UNTAGGED, 0, ["S205"]),
        (JOURNAL.replace("anna", "dirk"), 1, ["S201"]),
        (SPENT, 1, ["S321", "S322"]),
        (PAID, 1, ["S405", "S406"]),
        (JOURNAL.replace("#member", "#close #member"), 1, ["S501"]),
        (JOURNAL.replace("-100.00", "-99.99"), 3, ["S135"]),
        ("2025-01-15 opn Assets:Bank\n", 3, ["S131"]),
        ('include "nowhere.beancount"\n', 3, ["S122"]),
    ],
)
def test_check_says_all_and_ends_as_the_worst(
    tmp_path: Path, journal: str, exit_: int, codes: list[str]
) -> None:
    ended = run("check", at=write_books(tmp_path, journal))
    assert ended.code == exit_
    assert all(FINDING.fullmatch(line) for line in ended.out.splitlines())
    assert sorted(set(ended.codes())) == codes
    assert ended.err.startswith("errors: ")


def test_check_of_an_agreement_that_does_not_add_up(tmp_path: Path) -> None:
    agreement = AGREEMENT.replace("100%", "90%")
    ended = run("check", at=write_books(tmp_path, agreement=agreement))
    assert (ended.code, ended.codes()) == (1, ["S304"])


def test_check_as_json(tmp_path: Path) -> None:
    ended = run("check", "--format", "json", at=write_books(tmp_path, UNTAGGED))
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "schema": "socoledger.check/1",
        "errors": 0,
        "warnings": 1,
        "findings": [
            {
                "code": "S205",
                "severity": "warning",
                "message": json.loads(ended.out)["findings"][0]["message"],
                "file": "journal/main.beancount",
                "line": 3,
                "date": "2025-01-15",
                "member": None,
            }
        ],
    }


def test_a_finding_in_dutch(tmp_path: Path) -> None:
    folder = write_books(tmp_path, UNTAGGED, coop=COOP.replace("en", "nl"))
    ended = run("check", at=folder, SOCOLEDGER_LANGUAGE="")
    assert ended.out.startswith("journal/main.beancount:3: S205 waarschuwing: ")
    assert ended.err == "fouten: 0, waarschuwingen: 1\n"


def test_text_of_the_books_cannot_fake_or_hide_a_line(tmp_path: Path) -> None:
    """Right-to-left marks and the like are shown, not obeyed."""
    journal = '2025-01-15 custom "hours" "an\u202ena\u2028x:1: S999 error" 1\n'
    ended = run("check", at=write_books(tmp_path, journal))
    assert ended.code == 3
    assert len(ended.out.splitlines()) == 1
    assert "\u202e" not in ended.out


# -- figures ------------------------------------------------------------------------------------


def test_figures_of_books_that_are_right(tmp_path: Path) -> None:
    found = run_each([f"{each} --format json" for each in FIGURES], at=write_books(tmp_path))
    assert [(ended.code, ended.err) for ended in found.values()] == [(0, "")] * 4
    shapes = [json.loads(ended.out)["schema"] for ended in found.values()]
    assert shapes == [f"socoledger.{each}/1" for each in FIGURES]


def test_figures_of_books_that_cannot_be_read(tmp_path: Path) -> None:
    found = run_each(FIGURES, at=write_books(tmp_path, JOURNAL.replace("-100.00", "-99.99")))
    for ended in found.values():
        assert (ended.code, ended.out, ended.codes()) == (3, "", ["S135"])


def test_figures_are_stopped_by_members_and_tags(tmp_path: Path) -> None:
    found = run_each(FIGURES, at=write_books(tmp_path, JOURNAL.replace("anna", "dirk")))
    for ended in found.values():
        assert (ended.code, ended.out, ended.codes()) == (1, "", ["S201"])
        assert ended.err.splitlines()[-1] == "no figures: solve these errors first"


def test_figures_are_stopped_by_an_agreement(tmp_path: Path) -> None:
    folder = write_books(tmp_path, agreement=AGREEMENT.replace("100%", "90%"))
    ended = run("result", at=folder)
    assert (ended.code, ended.out, ended.codes()) == (1, "", ["S304"])


@pytest.mark.parametrize(
    "journal", [SPENT, PAID, JOURNAL.replace("#member", "#close #member")], ids=["S3", "S4", "S5"]
)
def test_other_errors_do_not_stop_figures(tmp_path: Path, journal: str) -> None:
    ended = run("result", "--format", "csv", at=write_books(tmp_path, journal))
    assert ended.code == 0
    assert "anna" in ended.out
    errors = 2 if journal == SPENT else 1
    assert ended.err == f"note: the books have errors: {errors}; see: socoledger check\n"


def test_a_close_of_no_month_or_year_cannot_be_read(tmp_path: Path) -> None:
    close = '2025-01-31 custom "close"\n'
    journal = f'{JOURNAL}\ninclude "../closes/*.beancount"\n'
    folder = write_books(tmp_path, journal, files={"closes/2025-01.beancount": close})
    for ended in run_each(("check", *FIGURES), at=folder).values():
        assert (ended.code, ended.codes()) == (3, ["S144"])


def test_warnings_about_files_stop_nothing(tmp_path: Path) -> None:
    folder = write_books(tmp_path, files={"journal/2024.beancount": "2024-01-01 open Assets:Oud\n"})
    found = run_each(("check", *FIGURES), at=folder)
    assert found["check"].codes() == ["S128"]
    assert {ended.code for ended in found.values()} == {0}


def test_warnings_are_no_matter_for_figures(tmp_path: Path) -> None:
    ended = run("result", at=write_books(tmp_path, UNTAGGED))
    assert (ended.code, ended.err) == (0, "")


# -- bad input, of the list -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("coop.yaml", b"name: [\n", "coop.yaml:1: S106"),
        ("coop.yaml", f"{COOP}colour: red\n".encode(), "coop.yaml:5: S109"),
        ("coop.yaml", f"{COOP}name: x\n".encode(), "coop.yaml:5: S108"),
        ("coop.yaml", f"{COOP}kor: ja\n".encode(), "coop.yaml:5: S111"),
        ("coop.yaml", b"a: &a [x]\nb: [*a, *a]\n", "coop.yaml:1: S107"),
        ("coop.yaml", b"", "coop.yaml:1: S105"),
        ("coop.yaml", COOP.encode("utf-16"), "coop.yaml:1: S104"),
        (
            "members/anna.yaml",
            f"{MEMBERS['anna']}benefit:\n- from: 2025-02-30\n  monthly: 12,50\n".encode(),
            "members/anna.yaml:5: S111",
        ),
        ("journal/main.beancount", JOURNAL.encode("utf-16"), "journal/main.beancount:1: S104"),
        ("journal/main.beancount", b"", "journal/main.beancount:1: S105"),
        (
            "journal/main.beancount",
            b'include "main.beancount"\n',
            "journal/main.beancount:1: S123",
        ),
        (
            "journal/main.beancount",
            b'include "accounts.beancount"\n' + JOURNAL.replace("100.00", "100,00").encode(),
            "journal/main.beancount:3: S131",
        ),
        (
            "journal/main.beancount",
            b'include "accounts.beancount"\n' + JOURNAL.replace("EUR", "USD").encode(),
            "journal/main.beancount:2: S139",
        ),
        ("law.yaml", b"amounts: []\nx: y\n", "law.yaml:2: S109"),
    ],
)
def test_bad_input_has_a_clear_line_and_exit_3(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    ended = run("return", at=write_books(tmp_path, files={name: content}))
    assert (ended.code, ended.out) == (3, "")
    lines = ended.err.splitlines()
    assert all(FINDING.fullmatch(line) for line in lines)
    assert any(line.startswith(found) for line in lines)


def test_a_journal_that_is_a_folder(tmp_path: Path) -> None:
    folder = write_books(tmp_path, coop=f"{COOP}journal: journal\n")
    ended = run("check", at=folder)
    assert (ended.code, ended.codes()) == (3, ["S102"])


# -- no books -----------------------------------------------------------------------------------


def test_no_books_found(tmp_path: Path) -> None:
    for ended in run_each((*FIGURES, "check", "member add anna"), at=tmp_path).values():
        assert (ended.code, ended.codes()) == (3, ["S101"])
        assert "socoledger init" in ended.out + ended.err


def test_the_law_needs_no_books(tmp_path: Path) -> None:
    ended = run("law", "--on", "2025-03-31", "--format", "json", at=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "3263.00" in ended.out


@pytest.mark.parametrize("name", ["law.yaml", "members/anna.yaml", "agreement.yaml", "coop.yaml"])
def test_the_law_of_books_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """What law.yaml would have changed is not known then."""
    ended = run("law", at=write_books(tmp_path, files={name: "amounts: [\n"}))
    assert (ended.code, ended.out, ended.codes()) == (3, "", ["S106"])


def test_the_law_of_books_that_give_an_amount_twice(tmp_path: Path) -> None:
    """Which of the two holds is not known."""
    amount = "  - {{id: premium_per_year, from: 2026-07-01, value: {}, source: x}}\n"
    text = "amounts:\n" + amount.format("3440.00") + amount.format("344.00")
    ended = run("law", at=write_books(tmp_path, files={"law.yaml": text}))
    assert (ended.code, ended.out, ended.codes()) == (1, "", ["S221"])
    assert "law.yaml:3: S221" in ended.err


# -- where the books are ------------------------------------------------------------------------


def test_books_before_and_after_the_command_and_in_the_environment(tmp_path: Path) -> None:
    folder = write_books(tmp_path / "books")
    below = folder / "members"
    other = write_books(tmp_path / "other", coop=COOP.replace("De Proef", "Een Andere"))
    plain = run("result", at=folder)
    assert plain.code == 0
    for ended in (
        run("--books", folder, "result", at=tmp_path),
        run("result", "--books", folder, at=tmp_path),
        run("result", "--books", "books", at=tmp_path),
        run("result", at=tmp_path, SOCOLEDGER_BOOKS=str(folder)),
        run("result", at=below),
        run("result", "--books", folder, at=other, SOCOLEDGER_BOOKS=str(other)),
    ):
        assert ended == plain


def test_the_environment_goes_before_the_folder_one_is_in(tmp_path: Path) -> None:
    folder = write_books(tmp_path / "books")
    other = write_books(tmp_path / "other", "; nothing yet")
    assert run("result", at=other, SOCOLEDGER_BOOKS=str(folder)).code == 0
    assert run("result", at=other, SOCOLEDGER_BOOKS="").code == 5


# -- the command line ---------------------------------------------------------------------------


WRONG = (
    *("result 2025-13", "result 2025-3", "result maart", "result 2025-01-15", "result 25"),
    *("result 2025-01 2", "premium --year 2025-01", "premium --year vorig"),
    *("premium --member dirk", "premium --member Anna"),
    *("spaarpot --at 2025-02-30", "spaarpot --at 2025-01", "spaarpot --at vandaag"),
    *("spaarpot --member collective", "law --on 1-1-2025"),
    *("result --format xml", "check --format csv", "result --colour", "resultaat", "--books"),
    *("--language de check", "member", "member add", "member remove anna", "init"),
    *("init --model coop x", "init x --first-month 2025", "init x --first-month 2025-13", ""),
)


NOTHING = (
    *("result 2024-12", "result 2025-02", "result 2024", "result 2026", "premium --year 2024"),
    *("return --year 2026", "spaarpot --at 2024-12-31", "grants", "review", "result --by unit"),
)
"""What there is nothing to show of (SPEC 7)."""


def test_what_there_is_nothing_of(tmp_path: Path) -> None:
    found = run_each(NOTHING, at=write_books(tmp_path))
    assert {line: (ended.code, ended.out) for line, ended in found.items()} == dict.fromkeys(
        NOTHING, (5, "")
    )
    assert all(ended.err for ended in found.values())


def test_a_wrong_command_line(tmp_path: Path) -> None:
    found = run_each(WRONG, at=write_books(tmp_path))
    assert {line: (ended.code, ended.out) for line, ended in found.items()} == dict.fromkeys(
        WRONG, (2, "")
    )
    assert all(ended.err for ended in found.values())
    assert not (tmp_path / "x").exists()


def test_a_year_without_facts_is_told_with_those_there_are(tmp_path: Path) -> None:
    journal = JOURNAL + JOURNAL.replace("2025", "2026")
    ended = run("return", "--year", "2027", at=write_books(tmp_path, journal))
    assert ended.code == 5
    assert "2025, 2026" in ended.err


def test_a_month_outside_the_books_is_told_with_those_there_are(tmp_path: Path) -> None:
    ended = run("result", "2025-02", at=write_books(tmp_path))
    assert ended.code == 5
    assert "2025-01" in ended.err


def test_new_books_have_no_figures_yet(tmp_path: Path) -> None:
    ended = run("result", at=write_books(tmp_path, "; nothing yet"))
    assert (ended.code, ended.out) == (5, "")


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_need_no_books(tmp_path: Path, option: str) -> None:
    ended = run(option, at=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "socoledger" in ended.out


# -- the world around ---------------------------------------------------------------------------


def test_a_reader_who_leaves_is_no_error(tmp_path: Path) -> None:
    """As `socoledger law | head` does."""
    with subprocess.Popen(
        [sys.executable, "-m", "socoledger", "law"],
        cwd=tmp_path,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=300)
    assert said == b""


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "socoledger", "law"],
            cwd=tmp_path,
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 4
    assert b"standard output takes nothing: the disk is full" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("how", [">/dev/full", ">&-"])
@pytest.mark.parametrize("command", ["law", "--help", "--version", "law --help"])
def test_standard_output_that_takes_nothing_is_named(
    tmp_path: Path, command: str, how: str
) -> None:
    ended = subprocess.run(  # noqa: S602 - the shell closes the stream
        f"{sys.executable} -m socoledger {command} {how}",
        shell=True,
        cwd=tmp_path,
        env=environment({}),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert ended.returncode == 4, ended.stderr
    assert ended.stderr.startswith(b"socoledger: standard output takes nothing: ")


def test_nobody_to_tell_is_no_defect(tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S602 - the shell closes the stream
        f"{sys.executable} -m socoledger --books {write_books(tmp_path)} check 2>/dev/full",
        shell=True,
        env=environment({}),
        stdout=subprocess.PIPE,
        check=False,
    )
    assert ended.returncode == 0


@pytest.mark.parametrize(
    ("put", "words"),
    [
        (lambda path: path.symlink_to("coop.yaml"), "a link"),
        (lambda path: path.mkdir(), "a folder"),
        (os.mkfifo, "something else"),
    ],
)
def test_what_stands_in_place_of_the_lock_is_said_in_our_words(
    tmp_path: Path, put: Callable[[Path], object], words: str
) -> None:
    folder = write_books(tmp_path)
    put(folder / ".socoledger.lock")
    ended = run("close", "2025-01", at=folder)
    assert ended.code == 4, ended
    assert f"there is {words} where a file should be" in ended.err
    assert ".socoledger.lock" in ended.err


@pytest.mark.parametrize("key", ["journal", "closes", "names_file"])
@pytest.mark.parametrize("name", ['"a\\0b"', "a" * 5000])
def test_a_name_that_no_disk_can_hold_is_told(tmp_path: Path, key: str, name: str) -> None:
    ended = run("check", at=write_books(tmp_path, coop=f"{COOP}{key}: {name}\n"))
    assert ended.code == 3
    assert "S111" in ended.codes()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = run("init", "file/books", at=tmp_path)
    assert (ended.code, ended.out) == (4, "")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_defect_is_told_apart_and_tells_nothing_of_a_member(tmp_path: Path) -> None:
    script = (
        "from socoledger import cli\n"
        "from socoledger.read import books\n"
        "def broken(*_, **__): raise ValueError('Anna 123456782')\n"
        "books.read = broken\n"
        "cli.main()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, "check"],
        cwd=write_books(tmp_path),
        env=environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (70, "")
    assert "ValueError" in ended.stderr
    assert "Anna" not in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("arguments", [("law",), ("check",), ("--version",)])
def test_a_closed_stdout_is_no_crash(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Never a traceback; SPEC 7: a crash never exits 1."""
    command = ["sh", "-c", '"$@" >&-', "sh", sys.executable, "-m", "socoledger", *arguments]
    ended = subprocess.run(
        command, cwd=write_books(tmp_path), env=environment({}), capture_output=True, check=False
    )
    assert b"Traceback" not in ended.stderr
    assert ended.returncode != 1


def test_a_reader_who_leaves_makes_no_exit_1(tmp_path: Path) -> None:
    """SPEC 7: 1 is for errors in the books; `cli.main` means to end with 0, but Typer catches the
    broken pipe before it and exits with 1.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "socoledger", "law"],
        cwd=tmp_path,
        env=environment({}),
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=300) == 0
