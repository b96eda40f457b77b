"""`merge-check --driver`: a merge driver of git for files of the journal (SPEC 13)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.merge_driver import merge_driver
from tests.support.branches import TODAY, WHO, git, sale
from tests.support.closing import QUIET
from tests.support.run import environment

MARKS = ("<<<<<<<", "=======", ">>>>>>>")
BASE = "".join(sale(f"03-{day:02}", who=f"Klant {day}") for day in (2, 4, 4, 6, 8))
SAME = sale("03-04", who="Klant 4")
"""It stands there twice."""
CLOSE = (
    '2025-03-31 custom "close" "2025-03"\n  facts: "{}"\n\n2025-04-01 balance Assets:Bank 1 EUR\n'
)


def merged(tmp_path: Path, base: str, ours: str, theirs: str) -> tuple[int, str, str]:
    """The exit code, what the file of ours holds then, and what is said."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_bytes(text.encode())
    arguments = ("base", "ours", "theirs", "journal/2025-03.beancount")
    answer = answered(lambda: merge_driver(Context(tmp_path, TODAY, None, "en"), arguments))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]
    said = "\n".join(answer.messages)
    assert bool(said) == (answer.exit != 0)
    return answer.exit, (tmp_path / "ours").read_bytes().decode(), said


def test_other_days(tmp_path: Path) -> None:
    ours = BASE.replace("Klant 2", "Wijk")
    theirs = BASE.replace("Klant 8", "School")
    both = ours.replace("Klant 8", "School")
    assert merged(tmp_path, BASE, ours, theirs) == (0, both, "")
    assert merged(tmp_path, BASE, theirs, ours) == (0, both, "")
    assert merged(tmp_path, BASE, BASE, theirs) == (0, theirs, "")


def test_the_same_change(tmp_path: Path) -> None:
    both = BASE.replace("Klant 2", "Wijk")
    assert merged(tmp_path, BASE, both, both) == (0, both, "")


def test_the_same_lines(tmp_path: Path) -> None:
    exit_, text, said = merged(
        tmp_path, BASE, BASE.replace("Klant 2", "Wijk"), BASE.replace("Klant 2", "School")
    )
    assert exit_ == 1
    assert all(mark in text for mark in MARKS)
    assert said.startswith("journal/2025-03.beancount: ")


def test_two_entries_of_one_day(tmp_path: Path) -> None:
    """Their lines do not overlap, so that git itself would say nothing."""
    ours = BASE.replace(f"{SAME}{SAME}", SAME.replace("Klant", "Wijk") + SAME)
    theirs = BASE.replace(f"{SAME}{SAME}", SAME + SAME.replace("100.00", "90.00"))
    exit_, text, said = merged(tmp_path, BASE, ours, theirs)
    assert exit_ == 1
    assert "2025-03-04" in said
    head, _, rest = text.partition("<<<<<<< ours\n")
    of_ours, _, rest = rest.partition("=======\n")
    of_theirs, _, tail = rest.partition(">>>>>>> theirs\n")
    assert f"{head}{of_ours}{tail}" == ours
    assert f"{head}{of_theirs}{tail}" == theirs


def test_the_same_entry_at_two_places(tmp_path: Path) -> None:
    """Imported twice: it would stand there twice."""
    new = sale("03-09", who="Bank")
    exit_, text, said = merged(tmp_path, BASE, new + BASE, BASE + new)
    assert (exit_, text.count('Bank"')) == (1, 2)
    assert "2025-03-09" in said


def test_a_close_of_both(tmp_path: Path) -> None:
    one, other = CLOSE.format("a"), CLOSE.format("b").replace("1 EUR", "2 EUR")
    exit_, text, said = merged(tmp_path, "", one, other)
    assert exit_ == 1
    assert text == f"<<<<<<< ours\n{one}=======\n{other}>>>>>>> theirs\n"
    assert "verify" in said
    assert merged(tmp_path, "", one, one) == (0, one, "")
    assert merged(tmp_path, one, one, other) == (0, other, "")


@pytest.mark.parametrize(
    "text", ["", "\n", "; nothing\n", BASE.rstrip("\n"), BASE.replace("\n", "\r\n")]
)
def test_nothing_changed(tmp_path: Path, text: str) -> None:
    assert merged(tmp_path, text, text, text) == (0, text, "")


def test_what_is_no_text(tmp_path: Path) -> None:
    exit_, text, _said = merged(tmp_path, "a\0", "b\0", "c\0")
    assert (exit_, text) == (1, "b\0")


def test_signs_that_no_journal_holds(tmp_path: Path) -> None:
    base = BASE + ";\x01\x02\n"
    exit_, text, _said = merged(
        tmp_path, base, base.replace("Klant 4", "Wijk", 1), base.replace("100.00", "90.00")
    )
    assert exit_ == 1
    assert "\x01\x02" in text


def test_wrong_words(tmp_path: Path) -> None:
    answer = answered(lambda: merge_driver(Context(tmp_path, TODAY, None, "en"), ("a", "b")))
    assert answer.exit == 2
    assert "%O %A %B %P" in answer.messages[0]


@pytest.mark.slow
def test_real_merges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**environment({}), **QUIET, **WHO}.items():
        monkeypatch.setenv(name, value)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    program = f"'{sys.executable}' -m socoledger merge-check --driver %O %A %B %P"
    git(tmp_path, "config", "merge.socoledger.driver", program)
    file = tmp_path / "2025-03.beancount"
    texts = {
        "main": BASE,
        "noord": BASE.replace("Klant 4", "Wijk", 1),
        "zuid": BASE.replace("Klant 8", "School"),
        "oost": BASE.replace(f"{SAME}{SAME}", SAME + SAME.replace("100.00", "90.00")),
    }
    (tmp_path / ".gitattributes").write_text("*.beancount merge=socoledger\n")
    for branch, text in texts.items():
        if branch != "main":
            git(tmp_path, "switch", "--quiet", "--create", branch, "main")
        file.write_text(text)
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", branch)
    git(tmp_path, "switch", "--quiet", "main")
    git(tmp_path, "merge", "--quiet", "--no-edit", "noord")
    git(tmp_path, "merge", "--quiet", "--no-edit", "zuid")
    assert file.read_text() == texts["noord"].replace("Klant 8", "School")
    ended = subprocess.run(
        ["git", "merge", "oost"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "2025-03-04" in ended.stderr
    assert all(mark in file.read_text() for mark in MARKS)
    assert git(tmp_path, "ls-files", "--unmerged")
