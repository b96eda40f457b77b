"""Books into which statements are imported: `importing(tmp_path, bank_rules, …)` writes them."""

import json
from collections import deque
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from beancount import loader

from socoledger.commands.asking import Asker, StopAsking
from socoledger.commands.context import answered
from socoledger.commands.import_ import import_
from socoledger.domain.exits import Answer
from socoledger.domain.options import ImportFormat
from tests.support.closing import Closing
from tests.support.small_books import books
from tests.support.statements import IBAN, SAVINGS, Period, camt

SETUP = f"""\
accounts:
  - {{iban: {IBAN}, account: Assets:Bank}}
  - {{iban: {SAVINGS}, account: Assets:Spaarrekening}}
"""


@dataclass(frozen=True)
class Importing(Closing):
    """Books with bank accounts."""

    def on(self, day: str) -> "Importing":
        return replace(self, today=date.fromisoformat(day))

    def asked(
        self,
        *statements: Period | bytes,
        format_: ImportFormat = ImportFormat.TEXT,
        dry_run: bool = False,
        asker: Asker | None = None,
    ) -> Answer:
        """`import` of statements, each in a file outside the books."""
        folder = self.root.parent / "downloads"
        folder.mkdir(exist_ok=True)
        files = []
        for number, one in enumerate(statements):
            files.append(folder / f"{number}.txt")
            files[-1].write_bytes(one if isinstance(one, bytes) else camt(one))
        return answered(
            lambda: import_(self.context(), files, format_, dry_run=dry_run, asker=asker)
        )

    def shown(self, *statements: Period | bytes) -> dict[str, Any]:
        """The JSON of an import that must end well."""
        answer = self.asked(*statements, format_=ImportFormat.JSON)
        assert answer.exit == 0, answer.messages
        shape: dict[str, Any] = json.loads(answer.output)
        return shape

    def states(self, *statements: Period | bytes) -> list[str]:
        """What became of each line."""
        return [line["state"] for line in self.shown(*statements)["lines"]]

    def journal_file(self, name: str) -> str:
        """The text of a file of the journal, "" if it is not there."""
        path = self.root / "journal" / name
        return path.read_bytes().decode() if path.exists() else ""

    def content(self) -> dict[str, bytes]:
        """All files of the books but the lock."""
        paths = (path for path in self.root.rglob("*") if path.is_file())
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in paths
            if not path.name.startswith(".")
        }

    def balances(self) -> dict[str, str]:
        """The balance of every account as Beancount itself has it, without those of 0."""
        entries, errors, _ = loader.load_file(str(self.root / "journal/main.beancount"))
        assert not errors, errors
        sums: dict[str, Any] = {}
        for entry in entries:
            for posting in getattr(entry, "postings", ()):
                sums[posting.account] = sums.get(posting.account, 0) + posting.units.number
        return {account: str(number) for account, number in sorted(sums.items()) if number}


def importing(tmp_path: Path, *journal: str, rules: Sequence[str] = (), **more: Any) -> Importing:
    """Write books with two bank accounts, and these rules for their lines."""
    setup = SETUP + more.pop("setup_extra", "")
    setup += "rules:\n" + "".join(f"  - {rule}\n" for rule in rules) if rules else ""
    opened = "2010-01-01 open Assets:Spaarrekening EUR\n"
    files = {"bank.yaml": setup, **more.pop("files", {})}
    return Importing(books(tmp_path, opened, *journal, files=files, **more).root)


class Scripted:
    """Somebody who gives these answers, and then wants no more questions."""

    def __init__(self, *answers: str) -> None:
        self.shown: list[str] = []
        self.choices: list[tuple[str, ...]] = []
        self._answers = deque(answers)

    def tell(self, text: str) -> None:
        self.shown.append(text)

    def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
        """The next answer; "Enter" is what stands there already."""
        self.shown.append(question)
        self.choices.append(tuple(choices))
        if not self._answers:
            raise StopAsking
        answer = self._answers.popleft()
        return default if answer == "Enter" else answer

    def undisturbed(self) -> AbstractContextManager[None]:
        """They do not interrupt."""
        return nullcontext()

    @property
    def has_said_all(self) -> bool:
        """Whether every answer was asked for."""
        return not self._answers
