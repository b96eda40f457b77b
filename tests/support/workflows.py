"""Workflow files of forges, run as far as a shell can: each script by bash, on what the forge would
have checked out, with `gh`, `curl` and `pip` that are ours and that no network sees.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.support import forge_tools
from tests.support.closing import QUIET
from tests.support.forked import programs

EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
"""What GitHub fills in."""


class Script(NamedTuple):
    """A part of a job that is run by a shell."""

    name: str
    text: str
    variables: Mapping[str, str]


class Ended(NamedTuple):
    """How a job ended: exit code 0, or that of the script that failed, and all that it said."""

    code: int
    said: str
    failed: str | None


class Desk(NamedTuple):
    """A machine of a forge, with a folder for files that are not the repository's."""

    bin: Path
    temp: Path

    @classmethod
    def new(cls, folder: Path) -> "Desk":
        """With somebody else's comment, which looks like ours."""
        desk = cls(folder / "bin", folder / "temp")
        desk.bin.mkdir(parents=True)
        desk.temp.mkdir()
        tool = Path(forge_tools.__file__).read_text(encoding="utf-8")
        for name in forge_tools.TOOLS:
            (desk.bin / name).write_text(f"#!{sys.executable} -I\n{tool}", encoding="utf-8")
            (desk.bin / name).chmod(0o755)
        stranger = {"user": {"login": "stranger"}, "author": {"id": 7}}
        body = "<!-- socoledger diff -->\nAll is well."
        kept = json.dumps([{"id": 1, **stranger, "body": body}])
        (desk.bin / "comments.json").write_text(kept, encoding="utf-8")
        return desk

    def answers(self, **said: tuple[int, str]) -> None:
        """A program that stands in for socoledger: exit codes and answers by its commands, with
        `merge_check` for "merge-check"; it has no others.
        """
        cases = []
        for command, (code, text) in said.items():
            answer = self.temp / command
            answer.write_text(text, encoding="utf-8")
            cases.append(f'{command.replace("_", "-")}) cat "{answer}"; exit {code} ;;')
        program = self.bin / "socoledger"
        script = ["#!/bin/sh", 'case "$1" in', *cases, "*) exit 70 ;;", "esac"]
        program.write_text("\n".join(script) + "\n", encoding="utf-8")
        program.chmod(0o755)

    def comments(self) -> list[str]:
        """The comments that the workflow wrote."""
        every = json.loads((self.bin / "comments.json").read_text(encoding="utf-8"))
        return [one["body"] for one in every if one["author"] == forge_tools.OURS["author"]]

    def run(self, scripts: Iterator[Script], at: Path) -> Ended:
        """One script after the other, until one fails."""
        said = ""
        folders = (self.bin, programs(), Path(sys.executable).parent, os.environ["PATH"])
        for script in scripts:
            environment = {
                "PATH": os.pathsep.join(map(str, folders)),
                "HOME": str(self.temp),
                "LANG": "C.UTF-8",
                "RUNNER_TEMP": str(self.temp),
                **QUIET,
                **script.variables,
            }
            done = subprocess.run(
                ["bash", "-eu", "-o", "pipefail", "-c", script.text],
                cwd=at,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            said += done.stdout.decode()
            if done.returncode:
                return Ended(done.returncode, said, script.name)
        return Ended(0, said, None)


def github_scripts(workflow: Path, job: str, values: Mapping[str, str]) -> Iterator[Script]:
    """The scripts of a job of GitHub; `values` are those of its expressions, such as
    "github.event.pull_request.number". What an action does is left out.
    """
    file = read(workflow)
    for step in file["jobs"][job]["steps"]:
        if "run" in step:
            variables = {**file.get("env", {}), **step.get("env", {})}
            filled = {
                key: EXPRESSION.sub(lambda found: values[found[1]], str(value))
                for key, value in variables.items()
            }
            yield Script(step["name"], step["run"], filled)


def gitlab_scripts(workflow: Path, job: str, values: Mapping[str, str]) -> Iterator[Script]:
    """The script of a job of GitLab, which runs all its lines in one shell."""
    file = read(workflow)
    lines = [*file["default"]["before_script"], *file[job]["script"]]
    filled = {
        key: re.sub(r"\$([A-Z_]+)", lambda found: values[found[1]], value)
        for key, value in file["variables"].items()
    }
    yield Script(job, "\n".join(lines), {**values, **filled})


def read(workflow: Path) -> Any:
    """A workflow file. YAML 1.1 takes its key `on` for true; here it is `on`."""
    file = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in file.items()}
