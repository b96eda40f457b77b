"""A year of one coöperatie in forty commits, with what `diff` must say of each.

`build(folder)` makes the repository, always the same to the byte, and tells its commits. Months are
closed by the program itself, and every answer beside a commit was written by hand.
"""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.support.closing import QUIET
from tests.support.forty_commits import first_half, second_half
from tests.support.forty_commits.state import State
from tests.support.forty_commits.steps import Step

STEPS: tuple[Step, ...] = (*first_half.STEPS, *second_half.STEPS)


class Built(NamedTuple):
    """A commit that was made."""

    number: int
    step: Step
    commit: str
    parent: str | None
    """The commit that it is compared with; None for the first one."""
    before: State
    """The files of the parent, and those of the commit."""
    after: State


def build(folder: Path) -> tuple[Built, ...]:
    """Make the repository in `folder/repository`, with the last commit checked out."""
    states = tuple(_states(folder / "books"))
    repository = folder / "repository"
    repository.mkdir()
    stream = b"".join(_stream(states))
    _git(repository, "init", "--quiet", "--initial-branch=main")
    _git(repository, "fast-import", "--quiet", "--export-marks=.git/steps", stdin=stream)
    _git(repository, "reset", "--quiet", "--hard")
    commits = _commits(repository / ".git" / "steps")
    return tuple(
        Built(
            number,
            step,
            commits[number],
            commits.get(_parent(number)),
            states[_parent(number) - 1] if number > 1 else State(folder),
            states[number - 1],
        )
        for number, step in enumerate(STEPS, 1)
    )


def _states(folder: Path) -> Iterator[State]:
    """The files after each step."""
    states: list[State] = []
    for number, step in enumerate(STEPS, 1):
        state = states[_parent(number) - 1].copy() if states else State(folder)
        state.day = step.day
        step.change(state)
        states.append(state)
        yield state


def _parent(number: int) -> int:
    """The number of the step that a step follows, 0 for the first."""
    return STEPS[number - 1].after or number - 1


def _stream(states: tuple[State, ...]) -> Iterator[bytes]:
    """The commits, as `git fast-import` reads them."""
    for number, (step, state) in enumerate(zip(STEPS, states, strict=True), 1):
        seconds = int(datetime.fromisoformat(f"{step.day}T20:00").replace(tzinfo=UTC).timestamp())
        yield f"commit refs/heads/main\nmark :{number}\n".encode()
        yield f"committer Marijke <marijke@example.org> {seconds} +0000\n".encode()
        yield from _data(step.subject)
        if _parent(number):
            yield f"from :{_parent(number)}\n".encode()
        if step.merges is not None:
            yield f"merge :{step.merges}\n".encode()
        yield b"deleteall\n"
        for path, text in sorted(state.files.items()):
            yield f"M 100644 inline {path}\n".encode()
            yield from _data(text)


def _data(text: str) -> Iterator[bytes]:
    content = text.encode()
    yield b"data %d\n%b\n" % (len(content), content)


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> None:
    environment = {**os.environ, **QUIET}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment,
        input=stdin,
        check=True,
        capture_output=True,
    )


def _commits(marks: Path) -> dict[int, str]:
    """The commit of each step, by its number."""
    lines = marks.read_text(encoding="ascii").splitlines()
    return {int(mark.removeprefix(":")): commit for mark, commit in map(str.split, lines)}
