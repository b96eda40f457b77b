"""`merge-check`: what two branches changed in the same places, and the way to merge them (SPEC 13).

Anna's and Bram's treasurers each have a branch: `noord` and `zuid`. January is closed in both.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socoledger.commands.close import Wishes, close
from socoledger.commands.context import Context, answered
from socoledger.commands.merge_check import Asked, merge_check
from socoledger.commands.reopen import reopen
from socoledger.domain.exits import Answer
from socoledger.domain.options import AuditFormat
from socoledger.write.schemas import schema_of
from tests.support.book_files import AGREEMENT, ANNA, BRAM, write_books, write_files
from tests.support.branches import TODAY, WHO, git, sale
from tests.support.closing import QUIET

pytestmark = pytest.mark.slow

FILE = "journal/2025-{}.beancount"


@pytest.fixture(autouse=True)
def _no_settings_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**QUIET, **WHO}.items():
        monkeypatch.setenv(name, value)


def on(root: Path, branch: str, files: dict[str, str], *closes: str) -> None:
    """Go on in a branch, which begins where main is: more lines in files, and closes."""
    known = git(root, "branch", "--list", branch)
    git(root, "switch", "--quiet", *(() if known else ("--create",)), branch)
    for name, text in files.items():
        path = root / name
        before = path.read_text() if path.exists() and name.startswith("journal") else ""
        write_files(root, {name: before + text})
    for period in closes:
        assert close(Context(root, TODAY), period, Wishes()).exit == 0
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", branch)  # else two of one second are the same
    git(root, "switch", "--quiet", "main")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Books with a file a month, of which January is closed, on the branch main."""
    months = {FILE.format(f"{n:02}"): sale(f"{n:02}-05") for n in range(1, 6)}
    write_books(tmp_path, 'include "2025-*.beancount"', files=months)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "x")
    on(tmp_path, "main", {}, "2025-01")
    return tmp_path


def asked(
    root: Path, *named: str, how: AuditFormat = AuditFormat.JSON, conflicts: bool = False
) -> Answer:
    context = Context(root, TODAY, None, "en")
    return answered(lambda: merge_check(context, how, Asked(named, conflicts)))


def found(root: Path, *named: str) -> list[dict[str, Any]]:
    """What overlaps, which the exit code says too."""
    answer = asked(root, *(named or ("noord", "zuid")))
    assert answer.output, answer
    shape = json.loads(answer.output)
    Draft202012Validator(schema_of("merge-check")).validate(shape)
    assert answer.exit == (1 if shape["overlaps"] else 0)
    for how in (AuditFormat.TABLE, AuditFormat.MD):
        assert asked(root, *(named or ("noord", "zuid")), how=how).exit == answer.exit
    return list(shape["overlaps"])


def heads(overlaps: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Each overlap by its kind and what it is about."""
    return [
        (each["kind"], each["period"] or each["member"] or each["key"] or "") for each in overlaps
    ]


def way(root: Path) -> str:
    steps = json.loads(asked(root, "noord", "zuid").output)["way"]
    return "\n".join(steps)


def test_other_months_and_other_members(root: Path) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")})
    on(root, "zuid", {FILE.format("03"): sale("03-10", "bram")})
    assert found(root) == []
    assert "Nothing overlaps" in asked(root, "noord", "zuid", how=AuditFormat.TABLE).output


def test_the_same_month_is_worth_a_look(root: Path) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")})
    on(root, "zuid", {FILE.format("02"): sale("02-11", "bram")})
    [overlap] = found(root)
    assert (overlap["kind"], overlap["period"], overlap["conflict"]) == ("month", "2025-02", False)
    assert [fact["line"] for side in ("ours", "theirs") for fact in overlap[side]] == [5, 5]
    assert asked(root, "noord", "zuid", conflicts=True).exit == 0
    assert "either order" in way(root)


def test_one_closed_a_month_that_the_other_has_facts_for(root: Path) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")}, "2025-02", "2025-03")
    on(root, "zuid", {FILE.format("02"): sale("02-11", "bram"), FILE.format("04"): sale("04-11")})
    overlaps = found(root)
    assert heads(overlaps)[0] == ("closed", "2025-02")
    assert [fact["date"] for fact in overlaps[0]["theirs"]] == ["2025-02-11"]
    steps = way(root)
    assert steps.startswith("Begin with noord, which closed 2025-02, 2025-03")
    assert "reopen 2025-03 --reason TEXT; socoledger reopen 2025-02" in steps
    assert "socoledger close 2025-02; socoledger close 2025-03" in steps
    text = asked(root, "zuid", "noord", how=AuditFormat.TABLE).output
    assert "2025-02: noord closed it, and zuid has facts that belong in it" in text


def test_facts_after_what_the_other_closed(root: Path) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")}, "2025-02")
    on(root, "zuid", {FILE.format("03"): sale("03-11")})
    assert heads(found(root)) == [("member", "anna")]


def test_both_closed_a_month(root: Path) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")}, "2025-02", "2025-03")
    on(root, "zuid", {FILE.format("02"): sale("02-11", "bram")}, "2025-02")
    overlaps = found(root)
    assert heads(overlaps) == [
        ("close", "2025-02"),
        ("closed", "2025-02"),
        ("closed", "2025-02"),
    ]
    steps = way(root)
    assert steps.startswith("Begin with noord")
    assert "In zuid, take back its own closes, the last one first: socoledger reopen 2025" in steps
    on(root, "third", {}, "2025-02")
    on(root, "fourth", {FILE.format("04"): sale("04-01")}, "2025-02")
    assert found(root, "third", "fourth") == []


def test_a_close_that_was_taken_back_and_one_that_goes_on_from_it(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "noord")
    assert answered(lambda: reopen(Context(root, TODAY), "2025-01", "a slip")).exit == 0
    on(root, "noord", {})
    on(root, "zuid", {}, "2025-02")
    [overlap] = found(root)
    assert (overlap["kind"], overlap["period"]) == ("reopened", "2025-01")
    assert [fact["key"] for fact in overlap["theirs"]] == ["2025-02"]
    assert way(root).startswith("Choose for 2025-01: ")


def test_the_same_key_of_a_file(root: Path) -> None:
    on(root, "noord", {"members/anna.yaml": f"{ANNA}enterprise: Tuin\nturns_27: 2030-01-01\n"})
    on(root, "zuid", {"members/anna.yaml": f"{ANNA}enterprise: Bos\nturns_27: 2030-01-01\n"})
    overlaps = found(root)
    assert [(each["kind"], each["member"], each["key"]) for each in overlaps] == [
        ("record", "anna", "enterprise"),
        ("member", "anna", None),
    ]
    on(root, "third", {"members/anna.yaml": f"{ANNA}enterprise: Tuin\nturns_27: 2030-01-01\n"})
    assert found(root, "noord", "third")[0]["kind"] == "member"
    on(root, "fourth", {"members/bram.yaml": f"{BRAM}enterprise: Bos\n"})
    assert found(root, "noord", "fourth") == []


def test_a_file_that_one_removed_and_the_other_changed(root: Path) -> None:
    on(root, "noord", {"members/bram.yaml": f"{BRAM}enterprise: Bos\n"})
    git(root, "switch", "--quiet", "--create", "zuid")
    git(root, "rm", "--quiet", "members/bram.yaml")
    on(root, "zuid", {})
    assert ("record", "bram") in heads(found(root))


def test_a_record_that_bears_on_what_the_other_closed(root: Path) -> None:
    on(root, "noord", {}, "2025-02")
    other = AGREEMENT.replace("{spaarpot: 100%}", "{municipality: 100%}")
    on(root, "zuid", {"agreement.yaml": other, "members/bram.yaml": f"{BRAM}enterprise: Bos\n"})
    [overlap] = found(root)
    assert (overlap["kind"], overlap["period"]) == ("closed", "2025-02")
    assert {fact["kind"] for fact in overlap["theirs"]} == {"agreement"}


def test_the_same_entry(root: Path) -> None:
    before = (root / FILE.format("03")).read_text()
    for branch, amount in (("noord", "110.00"), ("zuid", "120.00"), ("third", "110.00")):
        git(root, "switch", "--quiet", "--create", branch, "main")
        (root / FILE.format("03")).write_text(before.replace("100.00", amount))
        on(root, branch, {})
    overlap = found(root)[0]
    assert (overlap["kind"], overlap["period"], overlap["conflict"]) == ("entry", "2025-03", True)
    assert "entry" not in dict(heads(found(root, "noord", "third")))


def test_the_same_new_entry(root: Path) -> None:
    same = sale("03-20", who="Wijk")
    on(root, "noord", {FILE.format("03"): sale("03-19", "bram") + same})
    on(root, "zuid", {FILE.format("03"): same})
    assert heads(found(root))[0] == ("twice", "2025-03")
    on(root, "noord", {}, "2025-02", "2025-03")
    assert heads(found(root))[0] == ("twice", "2025-03")
    line = '  bank: "ING:1"\n  Assets:Bank   9.00 EUR\n'
    on(root, "third", {FILE.format("04"): f'2025-04-02 * "A" #member-anna\n{line}  Income:Werk\n'})
    on(root, "fourth", {FILE.format("04"): f'2025-04-02 * "A" #member-bram\n{line}  Income:Werk\n'})
    assert heads(found(root, "third", "fourth"))[0] == ("twice", "2025-04")


def test_nothing_to_merge(root: Path) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")}, "2025-02")
    assert found(root, "main", "noord") == []


def test_branches_that_are_left_out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    on(root, "noord", {FILE.format("02"): sale("02-10")})
    on(root, "zuid", {FILE.format("02"): sale("02-11", "bram")})
    answer = asked(root)
    assert answer.exit == 2
    assert "merge-check BRANCH" in answer.messages[0]
    git(root, "switch", "--quiet", "zuid")
    assert json.loads(asked(root).output)["theirs"] == "main"
    shape = json.loads(asked(root, "noord").output)
    assert (shape["ours"], shape["theirs"]) == ("zuid", "noord")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", str(root), "books")
    git(clone / "books", "branch", "--quiet", "--set-upstream-to=origin/noord")
    shape = json.loads(asked(clone / "books").output)
    assert (shape["ours"], shape["theirs"]) == ("zuid", "origin/noord")
    git(clone, "clone", "--quiet", "--bare", str(root), "bare.git")
    assert heads(found(clone / "bare.git")) == [("month", "2025-02")]
    assert asked(root, "noord", "zuid", "main").exit == 2
    assert asked(root, "noord", "nope").exit == 2


def test_no_commit_in_common(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(root, "branch", "other", git(root, "commit-tree", "HEAD^{tree}", "-m", "other"))
    answer = asked(root, "main", "other")
    assert answer.exit == 2
    assert "no commit in common" in answer.messages[0]
    clone = tmp_path_factory.mktemp("clone")
    on(root, "noord", {FILE.format("02"): sale("02-10")})
    git(clone, "clone", "--quiet", "--depth=1", "--no-single-branch", root.as_uri(), "shallow")
    answer = asked(clone / "shallow", "origin/noord", "main")
    assert answer.exit == 2
    assert "--unshallow" in answer.messages[0]


def test_several_branches_in_a_year(root: Path) -> None:
    """Each against main, as they are merged one after another."""
    on(root, "noord", {FILE.format("02"): sale("02-10")}, "2025-02")
    on(root, "zuid", {FILE.format("03"): sale("03-11", "bram")})
    on(root, "oost", {"members/anna.yaml": f"{ANNA}enterprise: Tuin\n"})
    on(root, "west", {FILE.format("02"): sale("02-12")})
    for branch, kinds in (
        ("noord", []),
        ("zuid", []),
        ("oost", ["member"]),
        ("west", ["closed", "month", "member"]),
    ):
        assert [kind for kind, _ in heads(found(root, "main", branch))] == kinds, branch
        if "closed" not in kinds:
            git(root, "merge", "--quiet", "--no-edit", branch)
