"""Small books that are closed, taken back and verified: `closing(tmp_path, ...)` writes them, as
`tests.support.small_books.books` does, and what it answers does as the commands do.

Texts may change; tests look at codes, exit codes, files and figures.
"""

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from beancount.core import data
from beancount.parser import parser

from socoledger.commands import check, close, reopen, status, verify
from socoledger.commands.context import Context, answered
from socoledger.domain.exits import Answer
from socoledger.domain.options import CheckFormat, Format, VerifyFormat
from socoledger.domain.rule_sets import RULES
from tests.support.asking import Shape, shape_of
from tests.support.findings import codes_of
from tests.support.small_books import BENEFIT, DECIDED, Books, books, costs, earns, hours

MAIN = "journal/main.beancount"


Booked = dict[str, str]
"""Accounts with amounts, between the member, the day, tags and links, and metadata."""


def _booked(entry: Any) -> Booked:
    words = [str(entry.date), *(f"#{tag}" for tag in sorted(entry.tags))]
    metadata = {key: str(value) for key, value in entry.meta.items() if key not in _BEANCOUNTS}
    return {
        "": " ".join([*words, *(f"^{link}" for link in sorted(entry.links))]),
        **metadata,
        **{posting.account: str(posting.units.number) for posting in entry.postings},
    }


_BEANCOUNTS = ("filename", "lineno", "__tolerances__")


@dataclass(frozen=True)
class Closing(Books):
    """Books on disk, which are closed on a day."""

    today: date = date(2026, 11, 22)
    closes: str = "closes"

    def on(self, day: str) -> "Closing":
        """The same books on another day."""
        return replace(self, today=date.fromisoformat(day))

    def context(self, language: str = "en", width: int | None = None) -> Context:
        return super().context(language, width)._replace(today=self.today)

    # -- commands -------------------------------------------------------------------------------

    def ask_close(
        self, period: str, *, accept: Mapping[str, str] | None = None, **wishes: Any
    ) -> Answer:
        """`close PERIOD`; `accept` are codes with their reasons, `accept_all` codes alone."""
        wishes["accept"] = wishes.pop("accept_all", ())
        if accept is not None:
            wishes |= {"accept": tuple(accept), "reasons": tuple(accept.values())}
        asked = close.Wishes(**wishes)
        return answered(lambda: close.close(self.context(), period, asked))

    def ask_reopen(self, period: str, reason: str = "a slip") -> Answer:
        return answered(lambda: reopen.reopen(self.context(), period, reason))

    def ask_verify(self, format_: VerifyFormat = VerifyFormat.TEXT, **wishes: Any) -> Answer:
        asked = verify.Wishes(**wishes)
        return answered(lambda: verify.verify(self.context(), format_, asked))

    def ask_check(self, format_: CheckFormat = CheckFormat.TEXT) -> Answer:
        return answered(lambda: check.check(self.context(), format_))

    def ask_status(self, format_: Format = Format.JSON) -> Answer:
        return answered(lambda: status.status(self.context(), format_))

    # -- that end well --------------------------------------------------------------------------

    def close(self, *periods: str, **wishes: Any) -> "Closing":
        """Close periods one after another; each is written, and nothing else is."""
        for period in periods:
            before = self.files()
            answer = self.ask_close(period, **wishes)
            assert answer.exit == 0, (period, answer.messages)
            after = self.files()
            assert after.keys() - before.keys() == {f"{self.closes}/{period}.beancount"}
            assert {name: after[name] for name in before} == before
        return self

    def reopen(self, period: str, reason: str = "a slip") -> "Closing":
        answer = self.ask_reopen(period, reason)
        assert answer.exit == 0, answer.messages
        assert not self.file(period).exists()
        return self

    def status(self) -> Shape:
        return shape_of(self.ask_status())

    # -- that find something --------------------------------------------------------------------

    def refused(self, period: str, exit_: int = 1, **wishes: Any) -> list[str]:
        """The codes that `close` refuses for; nothing is written."""
        return codes_of(self.no(period, exit_, **wishes))

    def no(self, period: str, exit_: int = 1, **wishes: Any) -> Answer:
        """The answer of a `close` that is refused; nothing is written."""
        before = self.files()
        answer = self.ask_close(period, **wishes)
        assert (answer.exit, answer.output) == (exit_, ""), answer
        assert answer.messages
        assert self.files() == before
        return answer

    def verified(self) -> Shape:
        """The answer of `verify`; its exit code and its two formats say the same."""
        before = self.files()
        answer = self.ask_verify(VerifyFormat.JSON)
        text = self.ask_verify(verbose=True)
        assert answer.output, answer.messages
        shape: Shape = json.loads(answer.output)
        wrong = bool(shape["others"]) or not all(close["ok"] for close in shape["closes"])
        assert (answer.exit, text.exit) == (int(wrong), int(wrong))
        assert sorted(set(codes_of(text, accepted=False))) == sorted(set(_codes(shape)))
        assert self.files() == before
        return shape

    def warnings(self) -> list[str]:
        """The warnings of `verify`, as "journal/main.beancount:7 S527 before -> after"."""
        return [
            f"{warning['file']}:{warning['line']} {warning['code']}"
            f" {warning['before']} -> {warning['after']}"
            for warning in self.verified()["warnings"]
        ]

    def differs(self) -> list[str]:
        """The findings of `verify`, as "closes/2025-01.beancount:7 S509"."""
        shape = self.verified()
        findings = [
            *shape["others"],
            *(finding for close in shape["closes"] for finding in close["findings"]),
        ]
        return sorted(
            f"{finding['file']}:{finding['line']} {finding['code']}" for finding in findings
        )

    def checked(self) -> Shape:
        """The answer of `check`."""
        shape: Shape = json.loads(self.ask_check(CheckFormat.JSON).output)
        return shape

    def bean_check(self) -> list[str]:
        """Beancount's own errors about the books."""
        main = str(self.root.resolve() / MAIN)
        _, errors, _ = loader._uncached_load_file(main, None, None, None)
        return [error.message for error in errors]

    def booked(self, period: str) -> list[Booked]:
        """The transactions of a close, as Beancount reads them."""
        entries, errors, _ = parser.parse_string(self.text_of(period))
        assert errors == []
        return [_booked(entry) for entry in entries if isinstance(entry, data.Transaction)]

    def asserted(self, period: str) -> dict[str, str]:
        """The balances that a close asserts, each for the day after and to the cent."""
        entries, _, _ = parser.parse_string(self.text_of(period))
        balances = [entry for entry in entries if isinstance(entry, data.Balance)]
        assert [balance.tolerance for balance in balances] == [0] * len(balances)
        return {balance.account: f"{balance.date} {balance.amount.number}" for balance in balances}

    def opens(self, period: str) -> list[str]:
        """The accounts that a close opens, with the day."""
        entries, _, _ = parser.parse_string(self.text_of(period))
        return [
            f"{entry.date} {entry.account}" for entry in entries if isinstance(entry, data.Open)
        ]

    # -- files ----------------------------------------------------------------------------------

    def file(self, period: str) -> Path:
        return self.root / self.closes / f"{period}.beancount"

    def text_of(self, period: str) -> str:
        return self.file(period).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Everything in the books' folder, git aside."""
        paths = (path.relative_to(self.root) for path in self.root.rglob("*"))
        return {
            path.as_posix(): b"" if (self.root / path).is_dir() else (self.root / path).read_bytes()
            for path in paths
            if ".git" not in path.parts
        }

    def edit(self, name: str, old: str, new: str) -> "Closing":
        """Change what stands once in a file; "2025-03" is the file of a close."""
        path = self.file(name) if self.file(name).exists() else self.root / name
        text = path.read_bytes().decode()
        assert text.count(old) == 1, (text.count(old), old, text)
        path.write_bytes(text.replace(old, new).encode())
        return self

    def add(self, *journal: str, name: str = MAIN) -> "Closing":
        """Add lines at the end of the journal, or of another file; it need not be there."""
        path = self.file(name) if self.file(name).exists() else self.root / name
        text = path.read_bytes().decode() if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"{text}{''.join(journal)}".encode())
        return self


def _codes(shape: Shape) -> list[str]:
    findings = [
        *shape["others"],
        *(finding for close in shape["closes"] for finding in close["findings"]),
    ]
    return [finding["code"] for finding in (*findings, *shape["warnings"])]


def line_of(some: Closing, name: str, text: str) -> int:
    """The number of the one line of a file that holds a text."""
    path = some.file(name) if some.file(name).exists() else some.root / name
    lines = path.read_text(encoding="utf-8").splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if text in line]
    assert len(numbers) == 1, (numbers, text)
    return numbers[0]


def findings_of_close(some: Closing, period: str) -> list[str]:
    """The findings of `verify` in one close, as "7 S509"."""
    prefix = f"closes/{period}.beancount:"
    return [line.removeprefix(prefix) for line in some.differs() if line.startswith(prefix)]


def closing(tmp_path: Path, *journal: str, today: str = "2026-11-22", **blocks: Any) -> Closing:
    """Write books as `tests.support.small_books.books` does."""
    return Closing(books(tmp_path, *journal, **blocks).root, date.fromisoformat(today))


def knows_rules_until(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this an earlier version of the program, without the rule sets above a number."""
    for later in [rule_set for rule_set in RULES if rule_set > number]:
        monkeypatch.delitem(RULES, later)


# -- journals -----------------------------------------------------------------------------------

WORKED_QUARTER = (
    earns("2025-01-10", "anna", 2000),
    costs("2025-01-12", "anna", 400),
    costs("2025-02-10", "anna", 600),
    earns("2025-03-10", "anna", 4000),
    costs("2025-03-12", "anna", 500),
)
"""The worked example of SPEC 8."""


QUARTER = ("2025-01", "2025-02", "2025-03")


def worked(tmp_path: Path, *more: str, **blocks: Any) -> Closing:
    """The books of SPEC 8, none of it closed."""
    return closing(tmp_path, *WORKED_QUARTER, *more, **blocks)


DECISIONS = {"anna": DECIDED, "bram": BENEFIT}


def at_work(tmp_path: Path, *more: str, **blocks: Any) -> Closing:
    """Books in which Anna works forty hours in January and ten in February."""
    journal = (hours("2025-01-20", "anna", 40), hours("2025-02-20", "anna", 10))
    return closing(tmp_path, *journal, *more, **{"members": DECISIONS, **blocks})


# -- git ----------------------------------------------------------------------------------------

QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
"""Whatever somebody has set for their own git."""


def git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    environment = {**os.environ, **QUIET}
    command = ["git", *author, *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
