"""What `close` of the next month refuses is an error in `check`, in what is staged and in `status`,
and the other way round (SPEC 4, "One light").
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from socoledger.commands import check
from socoledger.commands.context import answered
from socoledger.domain.options import CheckFormat, Format
from tests.support.closing import MAIN, QUIET, Closing, closing, commit, git, worked
from tests.support.findings import codes_of
from tests.support.small_books import booked, costs, earns

pytestmark = pytest.mark.slow

POT = "Liabilities:Spaarpot:Anna"
BARE = """\
include "../closes/*.beancount"
2010-01-01 open Assets:Bank EUR
2010-01-01 open Income:Verkoop EUR
"""


@pytest.fixture(autouse=True)
def _no_settings_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


def two(tmp_path: Path) -> Closing:
    """The worked example with January and February closed."""
    return worked(tmp_path).close("2025-01", "2025-02")


def bare(tmp_path: Path, lines: str) -> Closing:
    """A month to close, with hardly an account open."""
    return closing(tmp_path, files={MAIN: f"{BARE}{lines}\n{earns('2025-01-10', 'anna', 100)}"})


def spent(day: str) -> str:
    """Out of a spaarpot, without a purpose."""
    return booked(day, POT, "Assets:Bank", 5)


WRONG: dict[str, Callable[[Path], Closing]] = {
    "a changed amount": lambda path: two(path).edit(
        MAIN, "600.00 EUR\n  Assets:Bank  -600.00", "600.01 EUR\n  Assets:Bank  -600.01"
    ),
    "a changed percentage": lambda path: two(path).edit("agreement.yaml", "share: 5%", "share: 6%"),
    "something added": lambda path: two(path).add("\n", costs("2025-01-31", "bram", 3)),
    "something gone": lambda path: two(path).edit(MAIN, costs("2025-02-10", "anna", 600), ""),
    "a changed close": lambda path: two(path).edit("2025-02", "-600.00 EUR", "-601.00 EUR"),
    "a touched close": lambda path: two(path).add("\n", name="2025-02"),
    "an account opened late": lambda path: bare(path, f"2025-02-01 open {POT}"),
    "an account closed early": lambda path: bare(
        path, f"2025-01-01 open {POT}\n2025-01-30 close {POT}"
    ),
    "an account in dollars": lambda path: bare(path, f"2025-01-01 open {POT} USD"),
    "a later balance": lambda path: bare(
        path, f"2025-01-01 open {POT}\n2025-02-01 balance {POT} 0.00 EUR"
    ),
    "closes not included": lambda path: worked(path).edit(MAIN, "closes/*", "closes/start"),
    "a missing document": lambda path: two(path).add('2025-02-11 document Assets:Bank "bon.pdf"\n'),
    "a missing folder of documents": lambda path: two(path).add('option "documents" "bonnen"\n'),
    "a stray among the closes": lambda path: two(path).add("x", name="closes/oud.txt"),
    "spending without a purpose": lambda path: two(path).add(
        booked("2025-03-02", POT, "Assets:Bank", 5)
    ),
    "an earlier error behind a later one": lambda path: two(path).add(
        spent("2025-03-02"), earns("2025-04-10", "nobody", 1)
    ),
}


def due_of(some: Closing) -> str:
    return str(some.status()["due"]["month"])


@pytest.mark.parametrize("what", WRONG)
def test_what_close_refuses_is_an_error_everywhere(tmp_path: Path, what: str) -> None:
    some = WRONG[what](tmp_path)
    refused = set(some.refused(due_of(some)))
    checked = some.checked()
    assert refused
    assert refused <= {one["code"] for one in checked["findings"] if one["severity"] == "error"}
    assert some.ask_check().exit == 1
    status = some.status()
    assert {one["code"] for one in status["findings"]} == refused
    assert status["ready"] is False
    assert "can be closed" not in some.ask_status(Format.TABLE).output


@pytest.mark.parametrize("what", WRONG)
def test_and_in_what_is_staged(tmp_path: Path, what: str) -> None:
    some = WRONG[what](tmp_path)
    refused = set(some.refused(due_of(some)))
    git(some.root, "init", "--quiet")
    git(some.root, "add", "--all")
    choice = check.Choice(staged=True)
    answer = answered(lambda: check.check(some.context(), CheckFormat.TEXT, choice))
    assert refused <= set(codes_of(answer))
    assert answer.exit == 1


def test_a_month_that_is_ready(tmp_path: Path) -> None:
    some = two(tmp_path)
    assert some.status()["ready"] is True
    assert "2025-03, can be closed" in some.ask_status(Format.TABLE).output
    assert some.on("2025-03-31").status()["ready"] is False
    assert some.checked()["errors"] == 0


@pytest.mark.parametrize(
    "later",
    ['2025-04-11 document Assets:Bank "bon.pdf"\n', booked("2025-04-02", POT, "Assets:Bank", 5)],
)
def test_an_error_of_a_later_month_is_told_and_in_nobodys_way(tmp_path: Path, later: str) -> None:
    some = two(tmp_path).add(later)
    assert some.checked()["errors"] >= 1
    assert some.status()["ready"] is True
    some.close("2025-03")


def test_a_document_that_is_there(tmp_path: Path) -> None:
    some = two(tmp_path).add("x", name="bonnen/bon.pdf")
    some.add(
        'option "documents" "../bonnen"\n2025-02-11 document Assets:Bank "../bonnen/bon.pdf"\n'
    )
    assert (some.checked()["errors"], some.bean_check()) == (0, [])
    some.close("2025-03")


def test_a_document_that_git_leaves_alone_is_not_missed_where_it_is_there(tmp_path: Path) -> None:
    some = two(tmp_path).add("bonnen/\n", name=".gitignore").add("x", name="bonnen/bon.pdf")
    some.add('2025-02-11 document Assets:Bank "../bonnen/bon.pdf"\n')
    git(some.root, "init", "--quiet")
    git(some.root, "add", "--all")
    choice = check.Choice(staged=True)
    assert answered(lambda: check.check(some.context(), CheckFormat.TEXT, choice)).exit == 0


def test_other_words_in_a_closed_month_are_a_warning_of_check_and_in_nobodys_way(
    tmp_path: Path,
) -> None:
    some = two(tmp_path).edit(MAIN, '2025-02-10 * "Boeking"', '2025-02-10 * "Iets"')
    found = {(one["code"], one["severity"]) for one in some.checked()["findings"]}
    assert ("S527", "warning") in found
    assert some.status()["ready"] is True
    some.close("2025-03")


def test_new_books_have_nothing_in_the_way(tmp_path: Path) -> None:
    some = closing(tmp_path).edit(MAIN, "closes/*", "closes/start")
    assert some.checked()["findings"] == []


# -- closes that git has ------------------------------------------------------------------------


def kept(tmp_path: Path) -> Closing:
    """Two months closed, and kept with git."""
    some = two(tmp_path)
    git(some.root, "init", "--quiet")
    commit(some.root)
    return some


def is_told(some: Closing, code: str) -> bool:
    """Whether verify, check, status and close all tell a code, or none of them does."""
    verified = [one.split()[1] for one in some.differs()]
    checked = [one["code"] for one in some.checked()["findings"]]
    listed = [one["code"] for one in some.status()["findings"]]
    refused = codes_of(some.ask_close(due_of(some), dry_run=True))
    found = {code in each for each in (verified, checked, listed, refused)}
    assert len(found) == 1, (verified, checked, listed, refused)
    return found.pop()


@pytest.mark.parametrize("periods", [("2025-02",), ("2025-01", "2025-02"), ("2025-01",)])
def test_closes_that_are_taken_away_by_hand(tmp_path: Path, periods: tuple[str, ...]) -> None:
    some = kept(tmp_path)
    assert not is_told(some, "S523")
    for period in periods:
        some.file(period).unlink()
    assert is_told(some, "S523")


def test_closes_that_are_taken_back_by_reopen(tmp_path: Path) -> None:
    some = kept(tmp_path).reopen("2025-02").reopen("2025-01")
    assert not is_told(some, "S523")
    some.add(costs("2025-01-31", "bram", 3)).close("2025-01")
    assert not is_told(some, "S523")
    assert not is_told(some, "S524")


def test_an_earlier_reopen_excuses_nothing_later(tmp_path: Path) -> None:
    some = kept(tmp_path).reopen("2025-02").close("2025-02")
    commit(some.root)
    some.file("2025-02").unlink()
    assert is_told(some, "S523")


def test_a_close_made_anew_without_reopen(tmp_path: Path) -> None:
    some = kept(tmp_path)
    some.file("2025-02").unlink()
    (some.root / ".git").rename(tmp_path / "git")
    some.add(costs("2025-02-20", "bram", 3)).close("2025-02")
    assert some.differs() == []
    (tmp_path / "git").rename(some.root / ".git")
    assert is_told(some, "S524")


def test_line_ends_of_windows_are_no_difference(tmp_path: Path) -> None:
    some = kept(tmp_path)
    path = some.file("2025-02")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not is_told(some, "S524")


def test_books_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    some = two(tmp_path / "a ë" / "books")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    some.file("2025-02").unlink()
    assert is_told(some, "S523")


def test_a_close_whose_removal_is_staged(tmp_path: Path) -> None:
    some = kept(tmp_path)
    git(some.root, "rm", "--quiet", "closes/2025-02.beancount")
    choice = check.Choice(staged=True)
    answer = answered(lambda: check.check(some.context(), CheckFormat.TEXT, choice))
    assert (answer.exit, codes_of(answer)) == (1, ["S523"])


def test_without_git_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = kept(tmp_path)
    some.file("2025-02").unlink()

    def is_not_there(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", is_not_there)
    assert not is_told(some, "S523")
