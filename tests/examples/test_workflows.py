"""The workflow files of examples/workflows, run as far as a shell can run them."""

import json
import re
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from markdown_it import MarkdownIt

from socoledger import __version__
from tests.support.closing import MAIN, Closing, commit, git, worked
from tests.support.paths import EXAMPLES
from tests.support.small_books import earns
from tests.support.workflows import EXPRESSION, Desk, Ended, github_scripts, gitlab_scripts, read

FOLDER = EXAMPLES / "workflows"
CHECKS, COMMENT = FOLDER / "github" / "books.yml", FOLDER / "github" / "books-comment.yml"
GITLAB = FOLDER / "gitlab" / ".gitlab-ci.yml"
EVERY = (CHECKS, COMMENT, GITLAB)
PAYEE = '@everyone <img src=x onerror=y> [klik](http://x.example) `"`'
"""What somebody may type as a payee, to have it mean something on a page."""


@dataclass(frozen=True)
class Pull(ABC):
    """A request to merge the branch `work` into `main`, and the machine that looks at it."""

    books: Closing
    desk: Desk
    clones: Path

    @classmethod
    def new(cls, folder: Path) -> Self:
        books = worked(folder).close("2025-01", "2025-02", "2025-03")
        git(books.root, "init", "--quiet", "--initial-branch=main")
        pull = cls(books, Desk.new(folder / "desk"), folder / "clones")
        commit(books.root)
        git(books.root, "checkout", "--quiet", "-b", "work")
        return pull

    @abstractmethod
    def job(self, name: str, *, trusted: bool = True) -> Ended:
        """How a job ends; a stranger's fork is not trusted with a token."""

    @abstractmethod
    def sarif(self) -> Path:
        """The file that `check` wrote."""

    def meanwhile(self, line: str) -> None:
        """The main branch goes on with a line of the journal."""
        git(self.books.root, "checkout", "--quiet", "main")
        self.books.add(line)
        commit(self.books.root)
        git(self.books.root, "checkout", "--quiet", "work")

    def named(self, revision: str) -> str:
        """The name of a commit."""
        return self._said("rev-parse", revision)

    def began(self) -> str:
        """The commit at which the branch began."""
        return self._said("merge-base", "main", "work")

    def _said(self, *arguments: str) -> str:
        command = ["git", *arguments]
        said = subprocess.run(command, cwd=self.books.root, check=True, capture_output=True)
        return said.stdout.decode().strip()

    def clone(self, branch: str, depth: int) -> Path:
        """What a forge checks out: with so many commits, 0 for all of them."""
        shutil.rmtree(self.clones, ignore_errors=True)
        limit = [f"--depth={depth}"] if depth else []
        url = f"file://{self.books.root}"
        git(self.books.root, "clone", "--quiet", *limit, "--branch", branch, url, str(self.clones))
        return self.clones


class GitHub(Pull):
    """The request as GitHub sees it."""

    def job(self, name: str, *, trusted: bool = True) -> Ended:
        assert trusted
        workflow, branch = (COMMENT, "main") if name == "diff" else (CHECKS, "work")
        git(self.books.root, "update-ref", "refs/pull/7/head", "work")
        [checkout] = [
            step
            for step in read(workflow)["jobs"][name]["steps"]
            if step.get("uses", "").startswith("actions/checkout@")
        ]
        at = self.clone(branch, checkout["with"].get("fetch-depth", 1))
        values = {
            "github.event.pull_request.number": "7",
            "github.event.pull_request.base.ref": "main",
            "github.event.pull_request.base.sha || github.event.before": self.named("main"),
            "github.repository": "draad/boeken",
            "github.token": "secret",
        }
        return self.desk.run(github_scripts(workflow, name, values), at)

    def sarif(self) -> Path:
        return self.desk.temp / "check.sarif"


class GitLab(Pull):
    """The request as GitLab sees it."""

    def job(self, name: str, *, trusted: bool = True) -> Ended:
        at = self.clone("work", int(read(GITLAB)["variables"]["GIT_DEPTH"]))
        values = {
            "CI_PROJECT_DIR": str(at),
            "CI_COMMIT_SHA": self.named("work"),
            "CI_COMMIT_BEFORE_SHA": "0" * 40,
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.began(),
            "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": "",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_API_V4_URL": "https://gitlab.example/api/v4",
            "CI_PROJECT_ID": "3",
            "CI_MERGE_REQUEST_IID": "7",
            "SOCOLEDGER_TOKEN": "secret" if trusted else "",
        }
        return self.desk.run(gitlab_scripts(GITLAB, name, values), at)

    def sarif(self) -> Path:
        return self.clones / "report" / "check.sarif"


@pytest.mark.slow
@pytest.mark.parametrize("forge", [GitHub, GitLab])
def test_a_request_is_looked_at_and_told_in_a_comment(forge: type[Pull], tmp_path: Path) -> None:
    pull = forge.new(tmp_path)
    canary = _plant(pull.books.root, tmp_path)
    # An open month in the words of somebody who means ill, and a closed one that is changed.
    line = earns("2025-04-02", "anna", 123).replace('"Boeking"', json.dumps(PAYEE) + ' "x"')
    pull.books.add(line).edit(MAIN, "-4000.00 EUR", "-4100.00 EUR")
    pull.books.edit(MAIN, " 4000.00 EUR", " 4100.00 EUR")
    commit(pull.books.root)
    pull.meanwhile(earns("2025-04-09", "anna", 45))

    assert pull.job("check").code == 1
    assert json.loads(pull.sarif().read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert pull.job("verify").code == 1
    assert pull.job("diff").code == 0
    [comment] = pull.desk.comments()
    told = (
        "2025-03",
        "4100.00",
        "123.00",
        r"## origin/main .* (pull|merge-request)-7:",
        "lid anna",
    )
    assert [text for text in told if not re.search(text, comment)] == []
    assert _meant(comment) == []
    assert not canary.exists()
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("forge", [GitHub, GitLab])
def test_one_comment_is_kept_up_to_date(forge: type[Pull], tmp_path: Path) -> None:
    pull = forge.new(tmp_path)
    for diff, merge, ended, comments in (
        ((0, "nothing"), (0, ""), 0, []),
        ((1, "one thing"), (0, "no overlap"), 0, ["\none thing$"]),
        ((1, "one thing\n"), (1, "an overlap"), 0, ["\none thing\n\nan overlap$"]),
        ((0, "nothing"), (0, ""), 0, ["\nnothing$"]),
        ((1, "half of"), (3, ""), 1, ["\nDe boeken zijn niet te vergelijken[^\n]*$"]),
        ((3, "half of"), (0, ""), 1, ["\nDe boeken zijn niet te vergelijken[^\n]*$"]),
    ):
        pull.desk.answers(diff=diff, merge_check=merge)
        assert pull.job("diff").code == ended
        found = pull.desk.comments()
        assert len(found) == len(comments)
        assert all(re.search(text, one) for text, one in zip(comments, found, strict=True)), found


def test_a_long_comment_ends_where_the_forge_still_takes_it(tmp_path: Path) -> None:
    pull = GitHub.new(tmp_path)
    long = "een lange regel van vijftig tekens, over één entry\n" * 2000
    pull.desk.answers(diff=(1, long), merge_check=(1, long))
    assert pull.job("diff").code == 0
    [comment] = pull.desk.comments()
    assert 59_000 < len(comment.encode()) < 65_536
    assert comment.endswith("entry\n\n…\n")


def test_a_fork_has_no_token_and_is_told_in_the_log(tmp_path: Path) -> None:
    pull = GitLab.new(tmp_path)
    pull.desk.answers(diff=(1, "one thing"), merge_check=(0, ""))
    ended = pull.job("diff", trusted=False)
    assert (ended.code, "one thing" in ended.said) == (0, True)
    assert pull.desk.comments() == []


def _plant(books: Path, folder: Path) -> Path:
    """Files in a branch that would write a file, were they ever run or followed; that file."""
    canary = folder / "canary"
    for name in ("json", "sitecustomize", "socoledger", "pip", "yaml"):
        text = f"open({str(canary)!r}, 'w')\n"
        (books / f"{name}.py").write_text(text, encoding="utf-8")
    (books / "report").symlink_to(folder / "elsewhere")
    (folder / "elsewhere").mkdir()
    return canary


def _meant(comment: str) -> list[str]:
    """What in a comment would mean something to a forge, beside the layout of the program's own."""
    tokens = MarkdownIt("commonmark").enable("table").parse(comment)
    found = []
    for token in tokens:
        if token.type == "html_block" and not _OWN.fullmatch(token.content.strip()):
            found.append(token.content)
        for child in token.children or ():
            mentions = child.type == "text" and re.search(r"[@#!~]\w|<\w", child.content)
            if mentions or child.type in ("html_inline", "link_open", "image"):
                found.append(child.content)
    return [*found, *re.findall("^/.*", comment, re.MULTILINE)]


_OWN = re.compile(r"<!-- socoledger diff -->|<details><summary>\d+</summary>|</details>")


# -- what a shell cannot run --------------------------------------------------------------------


@pytest.mark.parametrize("workflow", EVERY, ids=lambda path: path.name)
def test_the_program_is_of_this_version_or_the_next(workflow: Path) -> None:
    file = read(workflow)
    pinned = {**file.get("env", {}), **file.get("variables", {})}["SOCOLEDGER"]
    assert _numbers(pinned) >= _numbers(__version__)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", version)]


@pytest.mark.parametrize("workflow", [CHECKS, COMMENT], ids=lambda path: path.name)
def test_actions_are_pinned_and_nothing_is_filled_in_in_a_script(workflow: Path) -> None:
    file = read(workflow)
    assert file["permissions"] == {}
    for job in file["jobs"].values():
        for step in job["steps"]:
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", f"x@{'0' * 40}"))
            assert not EXPRESSION.search(step.get("run", ""))
            assert "secrets." not in json.dumps(step)


def test_a_job_may_no_more_than_it_needs() -> None:
    allowed = {
        name: job["permissions"]
        for workflow in (CHECKS, COMMENT)
        for name, job in read(workflow)["jobs"].items()
    }
    assert allowed == {
        "check": {"contents": "read", "security-events": "write"},
        "verify": {"contents": "read"},
        "diff": {"contents": "read", "pull-requests": "write"},
    }


def test_with_a_token_that_may_write_no_branch_but_the_target_is_checked_out() -> None:
    assert "pull_request_target" not in read(CHECKS)["on"]
    for step in _steps(read(COMMENT)):
        assert "ref" not in step.get("with", {})
        assert "checkout" not in step.get("run", "")


def _steps(file: dict[str, dict[str, dict[str, list[dict[str, str]]]]]) -> Iterator[dict[str, str]]:
    for job in file["jobs"].values():
        yield from job["steps"]


def test_the_image_is_pinned() -> None:
    assert re.search(r"@sha256:[0-9a-f]{64}$", read(GITLAB)["default"]["image"])
