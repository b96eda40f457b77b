"""Small books in a repository of real git, and `save` asked of them in this process."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socoledger.commands.context import Context, answered
from socoledger.commands.save import Wishes, save
from socoledger.commands.save_log import save_log
from socoledger.commands.save_questions import Person
from socoledger.domain.exits import Answer
from socoledger.domain.options import SaveFormat
from tests.support.asking import TODAY
from tests.support.small_books import books

QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
PERSON = Person("Marijke", "marijke@example.org")
MAIN = "journal/main.beancount"


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """What git says, with no configuration but that of the repository."""
    ended = subprocess.run(
        ["git", *WHO, *arguments],
        cwd=folder,
        env={**os.environ, **QUIET},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode != 0) is fails, ended.stderr.decode()
    return os.fsdecode(ended.stdout).rstrip("\n")


class Saving:
    """Books that are saved."""

    def __init__(self, root: Path, language: str = "en") -> None:
        self.root = root
        self._language = language

    def save(self, message: str | None = None, **wishes: Any) -> Answer:
        """`save`, by Marijke unless the wishes say otherwise."""
        context = Context(self.root, TODAY, language=self._language)
        asked = Wishes(message, **{"person": PERSON, **wishes})
        return answered(lambda: save(context, asked))

    def saved(self, message: str | None = None, **wishes: Any) -> str:
        """The message under which the books are saved, without anything left to save."""
        answer = self.save(message, **wishes)
        assert answer.exit == 0, answer
        assert self.git("status", "--porcelain", "--", ".") == ""
        return self.git("log", "-1", "--format=%B")

    def shape(self, **wishes: Any) -> dict[str, Any]:
        """The answer in JSON."""
        answer = self.save(format=SaveFormat.JSON, **wishes)
        assert answer.exit == 0, answer
        shape: dict[str, Any] = json.loads(answer.output)
        return shape

    def log(self, format_: SaveFormat = SaveFormat.TEXT) -> Answer:
        """`save --log`."""
        context = Context(self.root, TODAY, language=self._language)
        return answered(lambda: save_log(context, format_))

    def git(self, *arguments: str, fails: bool = False) -> str:
        """What git says in the folder of the books."""
        return git(self.root, *arguments, fails=fails)

    def write(self, name: str, text: str) -> "Saving":
        """A file with another text."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return self

    def book(self, text: str) -> "Saving":
        """More lines in the journal."""
        path = self.root / MAIN
        return self.write(MAIN, path.read_text(encoding="utf-8") + "\n" + text)

    def commits(self) -> int:
        """How many commits there are."""
        return int(self.git("rev-list", "--count", "--all"))


def unkept(folder: Path, *journal: str, files: Mapping[str, str] | None = None) -> Saving:
    """Books that git does not keep."""
    return Saving(books(folder, *journal, files=files).root)


def kept(
    folder: Path, *journal: str, root: str = "books", files: Mapping[str, str] | None = None
) -> Saving:
    """Books that were saved once by hand, in a repository of `folder`/books: `root` may lie deeper,
    with other things beside it.
    """
    top = folder / "books"
    top.mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    made = Saving(books(folder, *journal, root=root, files=files).root)
    (top / ".gitignore").write_text("private/\nbank/\npayments/\n.socoledger*\n", encoding="utf-8")
    (top / "other.txt").write_text("other\n", encoding="utf-8")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "first")
    return made
