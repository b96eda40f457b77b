"""Completion in bash, zsh and fish, as their scripts ask for it, and what is said of a slip."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from socoledger.catalogue.table import CODES, is_acceptable
from tests.support.book_files import COOP, write_books
from tests.support.closing import commit, git
from tests.support.run import environment, run, run_each

pytestmark = pytest.mark.slow

THIS_MONTH = date.today().isoformat()[:7]  # noqa: DTZ011 - as the program's own


def asked(shell: str, line: str, at: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """What the program answers a shell of which the cursor stands behind `line`."""
    words = line.split(" ")
    variables = {
        "_SOCOLEDGER_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "SOCOLEDGER_LANGUAGE": "",
        **changes,
    }
    return subprocess.run(
        [sys.executable, "-m", "socoledger"],
        cwd=at,
        env=environment(variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def offered(line: str, at: Path, shell: str = "bash", **changes: str) -> list[str]:
    ended = asked(shell, f"socoledger {line}", at, **changes)
    assert (ended.returncode, ended.stderr) == (0, "")
    return [line for line in ended.stdout.splitlines() if line]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books of two members, of which a month is closed; the journal is never looked at."""
    coop = COOP.replace("2025-01", f"{THIS_MONTH}") + "units: [{id: land, name: Land}]\n"
    return write_books(
        tmp_path_factory.mktemp("books"),
        coop=coop,
        files={"journal/main.beancount": "no journal\n", "closes/2020-01.beancount": ";\n"},
    )


def test_members(folder: Path) -> None:
    assert offered("spaarpot --member ", folder) == ["anna", "bram"]
    assert offered("premium --year 2025 --member b", folder) == ["bram"]
    assert offered("premium --member x", folder) == []


def test_branches_and_tags(tmp_path: Path) -> None:
    books = write_books(tmp_path)
    assert offered("diff ", books) == []
    git(books, "init", "--quiet", "--initial-branch=main")
    commit(books)
    git(books, "tag", "v2025")
    assert offered("diff v", books) == ["v2025"]
    assert sorted(offered("merge-check v2025 ", books)) == ["main", "v2025"]


def test_accounts(tmp_path: Path) -> None:
    """Of the journal's own folder and of closes, without reading it as a journal."""
    files = {
        "journal/main.beancount": "no journal\n2025-01-01 open Assets:Bank EUR\n",
        "journal/2025/01.beancount": "2025-01-01 open Assets:Kas EUR ; cash\n",
        "closes/2025-01.beancount": "2025-01-31 open Liabilities:Fonds:Opleiding EUR\n",
    }
    books = write_books(tmp_path, files=files)
    found = offered("accounts ", books)
    assert {"Assets:Bank", "Assets:Kas", "Liabilities:Fonds:Opleiding"} <= set(found)
    assert offered("accounts Assets:Bank ", books) == offered("result ", books)


def test_periods(folder: Path) -> None:
    year = THIS_MONTH[:4]
    assert offered("result ", folder) == [year, THIS_MONTH]
    assert offered("close ", folder) == [year, THIS_MONTH]
    assert offered("reopen ", folder) == ["2020-01"]
    assert offered("impact ", folder) == [year]
    assert offered("return --year ", folder) == [year]
    assert [day[:7] for day in offered("result --at ", folder)] == [THIS_MONTH]


def test_units(folder: Path) -> None:
    assert offered("result --by ", folder) == ["unit", "member,unit"]
    assert offered("result --by u", folder) == ["unit"]


def test_codes(folder: Path) -> None:
    assert offered("explain ", folder) == list(CODES)
    assert offered("explain S30", folder) == [code for code in CODES if code.startswith("S30")]
    for option in ("--select", "--ignore"):
        assert offered(f"check {option} S6", folder) == [c for c in CODES if c.startswith("S6")]
    accepted = offered("close 2025-01 --accept ", folder)
    assert accepted == [code for code in CODES if is_acceptable(code)]


@pytest.mark.parametrize(
    ("language", "told"), [("", "a spaarpot may"), ("nl", "is een spaarpot niet voor")]
)
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_codes_say_what_they_are(folder: Path, shell: str, language: str, told: str) -> None:
    """In the language of the books, which here is English."""
    lines = offered("explain S323", folder, shell, SOCOLEDGER_LANGUAGE=language)
    assert told in lines[0]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_commands_are_told_in_the_language_asked_for(tmp_path: Path, shell: str) -> None:
    line = offered("verif", tmp_path, shell)[0]
    assert "Reken" in line
    assert "Recalculate" in offered("verif", tmp_path, shell, SOCOLEDGER_LANGUAGE="en")[0]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_each_shell_gets_the_members(folder: Path, shell: str) -> None:
    assert "anna" in "".join(offered("spaarpot --member ", folder, shell))


def test_of_other_books(folder: Path, tmp_path: Path) -> None:
    other = write_books(tmp_path / "x" / "other", members={"carla": "id: carla\n"})
    for line in (f"--books {other} spaarpot --member ", f"spaarpot --books {other} --member "):
        assert offered(line, folder) == ["carla"]
    assert offered("spaarpot --member ", folder, SOCOLEDGER_BOOKS=str(other)) == ["carla"]
    assert offered("spaarpot --member ", other / "journal") == ["carla"]
    assert offered("spaarpot --books other --member ", other.parent) == ["carla"]


@pytest.mark.parametrize(
    "line", ["spaarpot --member ", "result ", "close ", "reopen ", "result --by ", "impact "]
)
def test_nothing_where_there_is_nothing(tmp_path: Path, line: str) -> None:
    assert offered(line, tmp_path) == []
    assert offered(line, tmp_path, SOCOLEDGER_BOOKS=str(tmp_path / "none")) == []
    broken = write_books(tmp_path / "broken", coop="name: [\n", members={})
    assert offered(line, broken) == []


def test_fish_is_told_by_the_exit_code_whether_there_is_something(folder: Path) -> None:
    def is_args(line: str) -> int:
        action = {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}
        return asked("fish", f"socoledger {line}", folder, **action).returncode

    assert (is_args("spaarpot --member "), is_args("spaarpot --member x")) == (0, 1)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_text_beside_an_option_is_one_line_however_long(tmp_path: Path, shell: str) -> None:
    lines = offered("result --", tmp_path, shell, SOCOLEDGER_LANGUAGE="en")
    assert max(map(len, lines)) > 100
    assert [line for line in lines if "--" not in line] == []


def test_beancount_is_not_imported(folder: Path) -> None:
    code = (
        "import os, sys\nos._exit = sys.exit\nfrom socoledger import cli\n"
        "try:\n    cli.main()\nfinally:\n"
        "    assert not [name for name in sys.modules if name.startswith('beancount')]\n"
    )
    variables = {
        "_SOCOLEDGER_COMPLETE": "complete_bash",
        "COMP_WORDS": "socoledger result ",
        "COMP_CWORD": "2",
    }
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment(variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_in_bash_itself(folder: Path) -> None:
    """The script that --show-completion gives, and a line as bash divides it."""
    source = asked("bash", "", folder, _SOCOLEDGER_COMPLETE="source_bash").stdout
    script = source + (
        "COMP_WORDS=(socoledger spaarpot --member a); COMP_CWORD=3\n"
        "_socoledger_completion socoledger; echo ${COMPREPLY[@]}\n"
    )
    scripts = Path(sys.executable).parent
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**environment({}), "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.stdout == "anna\n"


# -- a slip of the pen --------------------------------------------------------------------------

SLIPS = {
    "statsu": "status",
    "Status": "status",
    "chekc": "check",
    "ressult 2025": "result",
    "premies": "premium",
    "afsluiten 2025-01": "close",
    "member ad": "add",
    "check --strickt": "--strict",
    "result --expalin": "--explain",
    "spaarpot --lid anna": "--member",
    "--laguage nl check": "--language",
}
NO_SLIPS = ("qwerty", "check --qwerty", "member qwerty", "check 3 4")


def test_what_was_meant_is_told_in_both_languages(tmp_path: Path) -> None:
    for language, told in (("en", "did you mean {}?"), ("nl", "bedoelt u {}?")):
        found = run_each(SLIPS, at=tmp_path, SOCOLEDGER_LANGUAGE=language)
        for line, meant in SLIPS.items():
            assert (found[line].code, found[line].out) == (2, "")
            assert found[line].err.splitlines()[0].endswith(f"; {told.format(meant)}"), line


def test_nothing_is_guessed_where_nothing_is_like_it(tmp_path: Path) -> None:
    for ended in run_each(NO_SLIPS, at=tmp_path).values():
        assert ended.code == 2
        assert "did you mean" not in ended.err


def test_several_that_are_as_like_are_all_named(tmp_path: Path) -> None:
    assert run("re", at=tmp_path).code == 2
    assert "did you mean" in run("revew", at=tmp_path).err
