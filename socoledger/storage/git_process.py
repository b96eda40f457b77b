"""Running git so that a repository decides nothing: no hook, monitor, filter or signing program of
its configuration is run, and no remote is contacted.
"""

import errno
import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_KEPT = (
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_DATE",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE",
)
"""Variables of git that stay as they are; others could lead to another repository or run things."""
Variables = Mapping[str, str]
NO_VARIABLES: Variables = MappingProxyType({})
_VARIABLES = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "commit.gpgSign=false",
    "user.useConfigOnly=true",
    "diff.ignoreSubmodules=all",
    "submodule.recurse=false",
    "i18n.commitEncoding=utf-8",
    "i18n.logOutputEncoding=utf-8",
)


class GitMissingError(Exception):
    """Git is not installed."""


class GitFailedError(Exception):
    """A command of git failed; `said` is what git said of it."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said)
        self.said = said


class TooMuchError(GitFailedError):
    """There is more in a repository than books ever hold."""


class Ran(NamedTuple):
    """A command of git that ended: its exit code, its output, and what it said."""

    code: int
    output: bytes
    said: str


class Git:
    """Git in a folder; a command that takes longer than so many seconds is given up."""

    def __init__(self, folder: Path, seconds: int = 20) -> None:
        self.folder = folder
        self.seconds = seconds

    def at(self, folder: Path) -> "Git":
        """The same in another folder, where the same configuration must hold."""
        other = Git(folder, self.seconds)
        other._without_hooks = self._without_hooks
        return other

    def run(self, *arguments: str, stdin: bytes = b"", variables: Variables = NO_VARIABLES) -> Ran:
        """Run a command of git that writes no ref and no index of the repository, with variables of
        the environment besides. Raises GitMissingError, GitFailedError if it does not end.
        """
        try:
            process = subprocess.run(  # noqa: S603 - a list, no shell
                _command(arguments),
                cwd=self.folder,
                env={**_environment(), **variables},
                input=stdin,
                capture_output=True,
                check=False,
                timeout=self.seconds,
            )
        except FileNotFoundError:
            raise self._not_started() from None
        except subprocess.TimeoutExpired:
            raise GitFailedError from None
        return Ran(process.returncode, process.stdout, os.fsdecode(process.stderr))

    def output(
        self, *arguments: str, stdin: bytes = b"", variables: Variables = NO_VARIABLES
    ) -> bytes:
        """The output of a command. Raises GitMissingError, GitFailedError if it fails."""
        return _output(self.run(*arguments, stdin=stdin, variables=variables))

    def _not_started(self) -> Exception:
        """Why git does not start: it is not there, or the folder is not."""
        if self.folder.is_dir():
            return GitMissingError()
        return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.folder))

    def limited(self, most: int, *arguments: str) -> bytes:
        """The output of a command of a repository that somebody may have forged so that there is no
        end to it. Raises TooMuchError if it is more than so many bytes, GitMissingError,
        GitFailedError if the command fails.
        """
        try:
            process = subprocess.Popen(  # noqa: S603 - a list, no shell
                _command(arguments),
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError:
            raise self._not_started() from None
        timer = threading.Timer(self.seconds, process.kill)
        timer.start()
        with process:
            output = b"" if process.stdout is None else process.stdout.read(most + 1)
            if len(output) > most:
                process.kill()
        timer.cancel()
        if len(output) > most:
            raise TooMuchError
        if process.returncode:
            raise GitFailedError
        return output

    def line(self, *arguments: str, variables: Variables = NO_VARIABLES) -> str | None:
        """The first line of the output of a command, None if it fails. Raises GitMissingError,
        GitFailedError if it does not end.
        """
        ran = self.run(*arguments, variables=variables)
        return None if ran.code else os.fsdecode(ran.output).partition("\n")[0]

    def write(
        self, *arguments: str, stdin: bytes = b"", variables: Variables = NO_VARIABLES
    ) -> bytes:
        """The output of a command that writes a ref or an index, without hooks. Raises
        GitMissingError, GitFailedError if it fails.
        """
        return _output(
            self.run(*arguments, stdin=stdin, variables={**variables, **self._without_hooks})
        )

    @cached_property
    def _without_hooks(self) -> dict[str, str]:
        """Variables that switch off the hooks that configuration names, as newer versions have. The
        name of a hook may hold any sign, so this is no matter of `-c`.
        """
        names = self.run("config", "--null", "--name-only", "--get-regexp", r"^hook\..*\.")
        hooks = {os.fsdecode(name).rpartition(".")[0] for name in names.output.split(b"\0") if name}
        variables = {"GIT_CONFIG_COUNT": str(len(hooks))}
        for number, hook in enumerate(sorted(hooks)):
            variables[f"GIT_CONFIG_KEY_{number}"] = f"{hook}.enabled"
            variables[f"GIT_CONFIG_VALUE_{number}"] = "false"
        return variables


def _command(arguments: Sequence[str]) -> list[str]:
    """The command line: the git of the treasurer, without what a repository could set."""
    return ["git", *(part for setting in _SETTINGS for part in ("-c", setting)), *arguments]


def _environment() -> dict[str, str]:
    """The variables that git is run with."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    return {**kept, **_VARIABLES}


def _output(ran: Ran) -> bytes:
    if ran.code:
        raise GitFailedError(ran.said)
    return ran.output
