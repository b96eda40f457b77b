"""`textconv FILE`, by itself and as git calls it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.forked import programs
from tests.support.paths import EXAMPLES
from tests.support.run import Ended, run

pytestmark = pytest.mark.slow

BOOKS = EXAMPLES / "scharrel"
BSN = "123456782"
IBAN = "NL20INGB0001234567"


def shown(tmp_path: Path, content: bytes, **changes: str) -> Ended:
    """What it shows of a file as git names them."""
    file = tmp_path / "xBq81k_2025"
    file.write_bytes(content)
    return run("textconv", file, at=tmp_path, **changes)


def test_a_close_is_shown_as_a_person_reads_it(tmp_path: Path) -> None:
    content = (BOOKS / "closes/2025-08.beancount").read_bytes()
    ended = shown(tmp_path, content)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert "agreement: convenant-2025" in lines
    assert "anna: result €255.74, of which €25.57 stays with the coöperatie" in lines
    assert "anna: €217.38 to Liabilities:Spaarpot:Anna" in lines
    assert any(line.startswith("at the start of 2025-09-01 on ") for line in lines)
    assert max(map(len, lines)) < 120
    dutch = shown(tmp_path, content, SOCOLEDGER_LANGUAGE="nl")
    assert "€ 217,38" in dutch.out


@pytest.mark.parametrize(
    "content",
    [
        b"geen boeken\n\tmaar woorden\n",
        b"2025-01-01 opn Assets:Bank\n",
        b"a: [1\n",
        b"\xe9\xff\n",
        b"\x1b[2Jweg\x00\n",
        b"",
        b'2025-01-01 custom "close"\n',
    ],
)
def test_what_cannot_be_read_is_shown_as_it_stands(tmp_path: Path, content: bytes) -> None:
    ended = shown(tmp_path, content)
    assert (ended.code, ended.err) == (0, "")
    assert "\x1b" not in ended.out
    assert ended.out.count("\n") == content.count(b"\n")
    if content.isascii() and b"\x1b" not in content:
        assert ended.out == content.decode()


@pytest.mark.parametrize(
    "content",
    [
        f'2025-01-01 * "Van {BSN}" "{IBAN}"\n  Assets:Bank  1 EUR\n  Income:X\n',
        f"id: anna\nname: {BSN}\n",
        f"wat {BSN} en {IBAN} hier doen\n",
        f'2025-01-01 opn "{BSN} {IBAN}"\n',
    ],
)
def test_no_number_that_may_be_a_bsn_is_shown(tmp_path: Path, content: str) -> None:
    ended = shown(tmp_path, content.encode())
    assert ended.code == 0
    assert BSN not in ended.out
    assert IBAN not in ended.out


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder", "nowhere"):
        ended = run("textconv", name, at=tmp_path)
        assert (ended.code, ended.out) == (4, "")
        assert name in ended.err


def test_of_a_huge_file_is_shown_what_tells_it_from_another(tmp_path: Path) -> None:
    """Git would show nothing of any file if one of them took all memory."""
    file = tmp_path / "huge"
    file.touch()
    os.truncate(file, 40 << 20)
    before = run("textconv", file, at=tmp_path)
    with file.open("r+b") as stream:
        stream.write(b"x")
    after = run("textconv", file, at=tmp_path)
    assert (before.code, before.out.split()[0]) == (0, str(40 << 20))
    assert len(before.out) < 200
    assert before.out != after.out


def test_no_other_file_is_read_and_nothing_is_run(tmp_path: Path) -> None:
    (tmp_path / "other.beancount").write_text("2025-01-01 open Assets:Anders\n", encoding="utf-8")
    (tmp_path / "danger.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    ended = shown(tmp_path, b'include "other.beancount"\nplugin "danger"\noption "title" "x"\n')
    assert ended.out.splitlines() == [
        'option "title" "x"',
        'plugin "danger"',
        'include "other.beancount"',
    ]


# -- by git itself --------------------------------------------------------------------------------


def git(root: Path, *arguments: str) -> str:
    """What git says, with an identity, and socoledger where it looks for programs."""
    name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    path = f"{programs()}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        ["git", *name, *arguments],
        cwd=root,
        env={**os.environ, "PATH": path, "SOCOLEDGER_LANGUAGE": "en", "GIT_PAGER": "cat"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A few files of an example, kept by git with what `init --git` adds and says."""
    for name in ("coop.yaml", "members/dirk.yaml", "journal/2025-08.beancount"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(BOOKS / name, tmp_path / name)
    (tmp_path / "closes").mkdir()
    shutil.copy(BOOKS / "closes/2025-08.beancount", tmp_path / "closes")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    assert run("init", ".", "--git", at=tmp_path).code == 0
    git(tmp_path, "config", "diff.socoledger.textconv", "socoledger textconv")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=one")
    return tmp_path


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def changes_in(text: str) -> list[str]:
    """The lines that a diff takes away and adds."""
    return [
        line
        for line in text.splitlines()
        if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))
    ]


def test_git_diff_shows_nothing_of_files_that_were_laid_out_anew(repository: Path) -> None:
    journal, member = repository / "journal/2025-08.beancount", repository / "members/dirk.yaml"
    entries = journal.read_text(encoding="utf-8").split("\n\n")
    journal.write_text("; anders\n\n" + "\n\n".join(reversed(entries)) + "\n", encoding="utf-8")
    member.write_text(f"# anders\n{member.read_text(encoding='utf-8')}\n", encoding="utf-8")
    assert git(repository, "diff", "--name-only").split() == [
        "journal/2025-08.beancount",
        "members/dirk.yaml",
    ]
    assert git(repository, "diff") == ""


def test_git_diff_and_git_log_show_facts_and_figures(repository: Path) -> None:
    changed(repository / "closes/2025-08.beancount", "217.38", "317.38")
    changed(repository / "members/dirk.yaml", "outcome: work", "outcome: other")
    said = changes_in(git(repository, "diff"))
    assert "-anna: €217.38 to Liabilities:Spaarpot:Anna" in said
    assert "+anna: €317.38 to Liabilities:Spaarpot:Anna" in said
    assert said[-2:] == ["-outcome: work", "+outcome: other"]
    git(repository, "commit", "--quiet", "--all", "--message=two")
    assert changes_in(git(repository, "log", "-p", "-1", "--", "members")) == said[-2:]
