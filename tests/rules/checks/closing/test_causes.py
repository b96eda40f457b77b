"""`verify` tells by cause: what was changed, once, with old and new; then what follows (SPEC 4)."""

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from socoledger.domain.options import VerifyFormat
from tests.support.asking import Shape
from tests.support.closing import DECISIONS, MAIN, QUIET, Closing, closing, commit, git, worked
from tests.support.small_books import costs, earns, hours

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _no_settings_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


def kept(tmp_path: Path, *more: str) -> Closing:
    """The worked quarter with hours, closed, and kept with git."""
    some = worked(tmp_path, hours("2025-01-20", "anna", 40), *more, members=DECISIONS)
    some.close("2025-01", "2025-02", "2025-03")
    git(some.root, "init", "--quiet")
    commit(some.root)
    return some


def causes(some: Closing) -> list[str]:
    """In short: where, code, what, before, after, and how many closes it bears on."""
    return [
        f"{one['file']} {one['code']} {one['what']}: {one['before']} -> {one['after']}"
        f" ({len(one['periods'])})"
        for one in shape(some)["causes"]
    ]


def shape(some: Closing) -> Shape:
    found: Shape = json.loads(some.ask_verify(VerifyFormat.JSON).output)
    return found


FIVE = "agreement.yaml S508 member_result levies fund:opleiding share: 5% -> 6% (3)"
AMOUNT = (
    "journal/main.beancount S506 : Expenses:Inkoop 600.00 (anna); Assets:Bank -600.00 ->"
    " Expenses:Inkoop 600.01 (anna); Assets:Bank -600.01 (1)"
)
EDITS = {
    FIVE: ("agreement.yaml", "share: 5%", "share: 6%"),
    "agreement.yaml S508 premium per_hour: 1.50 -> 1.75 (3)": (
        "agreement.yaml",
        "premium: {per_hour: 1.50",
        "premium: {per_hour: 1.75",
    ),
    AMOUNT: (MAIN, "600.00 EUR\n  Assets:Bank  -600.00", "600.01 EUR\n  Assets:Bank  -600.01"),
    "journal/main.beancount S506 : 2025-02-10 -> 2025-02-11 (1)": (
        MAIN,
        "2025-02-10 *",
        "2025-02-11 *",
    ),
    "journal/main.beancount S506 : Income:Verkoop -4000.00 (anna) ->"
    " Income:Verkoop -4000.00 (bram) (1)": (
        MAIN,
        '2025-03-10 * "Boeking"\n  member: "anna"',
        '2025-03-10 * "Boeking"\n  member: "bram"',
    ),
    "journal/main.beancount S506 : anna 40.00 -> anna 41.00 (1)": (MAIN, '"anna" 40', '"anna" 41'),
    "journal/main.beancount S507 : 2025-02-10 Expenses:Inkoop 600.00 (anna); Assets:Bank -600.00 ->"
    " None (1)": (MAIN, costs("2025-02-10", "anna", 600), ""),
    "members/anna.yaml S508 premium 2025-02-01 from: 2010-01-01 -> 2025-02-01 (3)": (
        "members/anna.yaml",
        "premium: [{from: 2010-01-01, r",
        "premium: [{from: 2025-02-01, r",
    ),
}


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("told", EDITS)
def test_old_and_new_values_out_of_git(tmp_path: Path, told: str, *, committed: bool) -> None:
    some = kept(tmp_path).edit(*EDITS[told])
    if committed:
        commit(some.root)
    assert causes(some)[:1] == [told]
    before, after = told.split(": ", 1)[1].rsplit(" (", 1)[0].split(" -> ")
    text = some.ask_verify().output
    assert before in text
    assert after == "None" or after in text


def test_one_changed_percentage_is_a_handful_of_lines(tmp_path: Path) -> None:
    some = kept(tmp_path).edit("agreement.yaml", "share: 5%", "share: 6%")
    answer = some.ask_verify()
    assert answer.exit == 1
    assert len(answer.output.splitlines()) == 3
    assert "5% → 6%" in answer.output
    assert "2025-01, 2025-02, 2025-03" in answer.output.splitlines()[-1]
    assert "anna" in answer.output.splitlines()[-1]
    assert len(some.ask_verify(verbose=True).output.splitlines()) > 10


def test_one_cause_is_one_line_in_check_status_and_close_too(tmp_path: Path) -> None:
    some = kept(tmp_path).edit("agreement.yaml", "share: 5%", "share: 6%")
    checked = [one for one in some.checked()["findings"] if one["severity"] == "error"]
    assert [(one["code"], one["date"]) for one in checked] == [("S508", "2025-01-31")]
    assert "2025-01 to 2025-03 (3 months)" in checked[0]["message"]
    assert some.checked()["errors"] == 1
    assert [one["code"] for one in some.status()["findings"]] == ["S508"]
    assert some.refused("2025-04") == ["S508"]


def test_without_git_what_is_new_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = kept(tmp_path).edit(*EDITS[AMOUNT])

    def is_not_there(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", is_not_there)
    told = "2025-02-10 Expenses:Inkoop 600.01 (anna); Assets:Bank -600.01"
    assert causes(some) == [f"journal/main.beancount S506 : None -> {told} (1)"]


def test_what_is_new_has_no_old_value(tmp_path: Path) -> None:
    some = kept(tmp_path).add("\n", earns("2025-02-20", "bram", 3))
    told = "2025-02-20 Assets:Bank 3.00; Income:Verkoop -3.00 (bram)"
    assert causes(some) == [f"journal/main.beancount S506 : None -> {told} (1)"]


def test_a_changed_close_is_its_own_cause(tmp_path: Path) -> None:
    some = kept(tmp_path).edit("2025-02", "-600.00 EUR", "-601.00 EUR")
    assert {one.split()[1] for one in causes(some)} == {"S509", "S524"}


def test_closes_that_were_edited_are_one_cause_and_what_follows(tmp_path: Path) -> None:
    """Of closes edited so that each still follows from the one before it, the first is told."""
    some = kept(tmp_path)
    for period in ("2025-02", "2025-03"):
        for line in [one for one in some.text_of(period).splitlines() if "~ 0 EUR" in one][:2]:
            some.edit(period, line, line.replace(" ~", "1 ~"))
    commit(some.root)
    found = shape(some)
    assert [(one["code"], one["periods"]) for one in found["causes"]] == [("S509", ["2025-02"])]
    assert found["follows"]["lines"] == 3
    assert found["follows"]["periods"] == ["2025-02", "2025-03"]
    answer = some.ask_verify()
    assert len(answer.output.splitlines()) == 2
    assert "lines in them: 3; all of it" in answer.output


def test_a_decision_is_named_by_its_first_day_at_its_own_line(tmp_path: Path) -> None:
    some = kept(tmp_path).edit("members/anna.yaml", "premium: [{", "premium: [{maximum: 9.00, ")
    (cause,) = shape(some)["causes"]
    assert cause["what"] == "premium 2010-01-01 maximum"
    lines = (some.root / "members" / "anna.yaml").read_text().splitlines()
    assert "2010-01-01" in lines[cause["line"] - 1]


def test_a_missing_close_is_the_cause_of_what_hangs_on_it(tmp_path: Path) -> None:
    some = kept(tmp_path)
    some.file("2025-02").unlink()
    assert {one.split()[1] for one in causes(some)} == {"S505", "S523"}


def test_csv_is_one_table(tmp_path: Path) -> None:
    some = kept(tmp_path).edit("agreement.yaml", "share: 5%", "share: 6%")
    answer = some.ask_verify(VerifyFormat.CSV)
    rows = [*csv.DictReader(io.StringIO(answer.output))]
    assert (rows[0]["kind"], rows[0]["before"], rows[0]["after"]) == ("cause", "5%", "6%")
    assert [row["period"] for row in rows if row["kind"] == "close"] == [
        *("2025-01", "2025-02", "2025-03")
    ]


def test_at_a_day(tmp_path: Path) -> None:
    some = kept(tmp_path).edit(*EDITS[AMOUNT])
    assert some.ask_verify(at="2025-01-31").exit == 0
    assert [line[:7] for line in some.ask_verify(at="2025-01-31").output.splitlines()] == [
        "2025-01"
    ]
    assert some.ask_verify(at="2025-02-28").exit == 1
    assert some.ask_verify(at="2025-02-30").exit == 2


def test_nothing_of_the_repository_is_run_or_touched(tmp_path: Path) -> None:
    some = kept(tmp_path / "repo").edit("agreement.yaml", "share: 5%", "share: 6%")
    told = tmp_path / "told"
    some.add("* filter=trap diff=trap\n", name=".gitattributes")
    for key in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "core.fsmonitor"):
        git(some.root, "config", key, f"sh -c 'echo x >>\"{told}\"; cat'")
    before = {path: path.read_bytes() for path in some.root.rglob("*") if path.is_file()}
    assert causes(some) == [FIVE]
    assert not told.exists()
    assert {path: path.read_bytes() for path in some.root.rglob("*") if path.is_file()} == before


# -- since --------------------------------------------------------------------------------------


def test_since_a_revision(tmp_path: Path) -> None:
    """A close that was taken away and committed is found by who compares with an earlier one."""
    some = kept(tmp_path)
    git(some.root, "tag", "vergadering")
    some.file("2025-03").unlink()
    commit(some.root)
    assert some.ask_verify().exit == 0
    answer = some.ask_verify(since="vergadering")
    assert answer.exit == 1
    assert "S523" in answer.output
    for revision in ("nope", "--all", "-h", ""):
        assert some.ask_verify(since=revision or "nope").exit == 2


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_close_that_is_gone_since_the_books_were_moved(
    tmp_path: Path, *, is_committed: bool
) -> None:
    some = kept(tmp_path)
    moved = Closing(some.root / "boeken", some.today)
    moved.root.mkdir()
    for path in some.root.iterdir():
        if path.name not in (".git", "boeken"):
            path.rename(moved.root / path.name)
    assert moved.ask_verify(since="HEAD").exit == 0
    moved.file("2025-03").unlink()
    if is_committed:
        commit(some.root)
    answer = moved.ask_verify(since="HEAD~1" if is_committed else None)
    assert answer.exit == 1
    assert "S523" in answer.output


def test_a_close_that_is_gone_since_the_closes_got_another_folder(tmp_path: Path) -> None:
    some = kept(tmp_path)
    (some.root / "closes").rename(some.root / "dicht")
    some.edit("coop.yaml", "first_month:", "closes: dicht\nfirst_month:")
    some.edit(MAIN, "../closes/", "../dicht/")
    assert some.ask_verify(since="HEAD").exit == 0
    (some.root / "dicht" / "2025-03.beancount").unlink()
    commit(some.root)
    assert some.ask_verify().exit == 0
    answer = some.ask_verify(since="HEAD~1")
    assert answer.exit == 1
    assert "S523" in answer.output


def test_other_books_of_the_repository_were_not_moved_here(tmp_path: Path) -> None:
    some = kept(tmp_path)
    other = Closing(some.root / "nieuw", some.today)
    shutil.copytree(some.root, other.root, ignore=shutil.ignore_patterns(".git"))
    other.file("2025-03").unlink()
    assert other.ask_verify(since="HEAD").exit == 0


def test_books_of_which_several_may_have_been_moved_here(tmp_path: Path) -> None:
    some = kept(tmp_path)
    other = some.root / "nieuw"
    shutil.copytree(some.root, other, ignore=shutil.ignore_patterns(".git"))
    commit(some.root)
    other.rename(some.root / "ander")
    (some.root / "coop.yaml").unlink()
    assert Closing(some.root / "ander", some.today).ask_verify(since="HEAD").exit == 2


def test_since_a_revision_with_a_line_in_the_log(tmp_path: Path) -> None:
    some = kept(tmp_path)
    git(some.root, "tag", "vergadering")
    some.reopen("2025-03").add("\n", earns("2025-03-20", "bram", 3)).close("2025-03")
    commit(some.root)
    assert some.ask_verify(since="vergadering").exit == 0


# -- seals --------------------------------------------------------------------------------------


def seal_of(some: Closing, period: str) -> str:
    return {one["period"]: str(one["seal"]) for one in shape(some)["closes"]}[period]


def test_a_close_prints_its_seal(tmp_path: Path) -> None:
    some = closing(tmp_path, earns("2025-01-10", "anna", 100))
    answer = some.ask_close("2025-01")
    seal = seal_of(some, "2025-01")
    assert any(seal in message for message in answer.messages)
    assert some.status()["seal"] == {"period": "2025-01", "seal": seal}
    groups = seal.split("-")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert not set(seal) & set("01OI")


def test_the_books_that_were_sealed(tmp_path: Path) -> None:
    some = kept(tmp_path)
    seal = seal_of(some, "2025-02")
    for written in (seal, seal.lower(), seal.replace("-", ""), seal.replace("-", " ")):
        assert some.ask_verify(seals=(f"2025-02={written}",)).exit == 0
    assert some.ask_verify(seals=(f"2025-03={seal}",)).exit == 1
    for wrong in (
        f"2025-02={seal}X",
        "2025-02=",
        "2025-02",
        f"februari={seal}",
        f"2025-02=0{seal[1:]}",
    ):
        assert some.ask_verify(seals=(wrong,)).exit == 2


def test_a_seal_that_fits_tells_when_what_is_below_it_changed(tmp_path: Path) -> None:
    some = kept(tmp_path)
    seals = tuple(f"{period}={seal_of(some, period)}" for period in ("2025-01", "2025-02"))
    assert some.ask_verify(seals=seals).messages[1:] == (
        f"these are the books that were sealed with {seals[0].replace('=', ': ')}",
        f"these are the books that were sealed with {seals[1].replace('=', ': ')}",
    )
    answer = some.edit(*EDITS[AMOUNT]).ask_verify(seals=seals)
    assert answer.exit == 1
    assert "what is wrong besides is told above" in answer.messages[1]
    assert "what they rest on was changed after that" in answer.messages[2]


OTHER_WORDS = ('2025-03-12 * "Boeking"', '2025-03-12 * "Iets anders"')


def test_a_seal_tells_of_changed_words_too(tmp_path: Path) -> None:
    some = kept(tmp_path)
    seal = seal_of(some, "2025-03")
    answer = some.edit(MAIN, *OTHER_WORDS).ask_verify(seals=(f"2025-03={seal}",))
    assert answer.exit == 0
    assert "what they rest on was changed after that" in answer.messages[1]


def test_with_what_it_was_compared_is_told(tmp_path: Path) -> None:
    some = worked(tmp_path)
    assert len(some.ask_verify().messages) == 1
    some.close("2025-01")
    assert "without git" in some.ask_verify().messages[-1]
    git(some.root, "init", "--quiet")
    commit(some.root)
    git(some.root, "tag", "vergadering")
    assert "the latest commit" in some.ask_verify().messages[-1]
    assert "--since REV" in some.ask_verify().messages[-1]
    assert some.ask_verify(since="vergadering").messages[-1].endswith("with vergadering")


def test_a_seal_holds_for_all_before_it(tmp_path: Path) -> None:
    """Closed anew on other facts, the seals of that month and of those after it are others."""
    some = kept(tmp_path)
    first, last = seal_of(some, "2025-01"), seal_of(some, "2025-03")
    some.reopen("2025-03").reopen("2025-02").add("\n", earns("2025-02-20", "bram", 3))
    some.close("2025-02", "2025-03")
    assert seal_of(some, "2025-01") == first
    assert seal_of(some, "2025-03") != last
    assert some.ask_verify(seals=(f"2025-03={last}",)).exit == 1
