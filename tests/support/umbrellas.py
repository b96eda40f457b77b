"""Small books under one umbrella, and the commands that tell what came of it all (SPEC 9).

`book(tmp_path, "land", ...)` writes books as `tests.support.small_books.books` does, in a folder of
the umbrella that `umbrella(tmp_path, "land", "atelier")` then puts over them. Both answer as the
commands do; texts may change, tests look at codes, exit codes and figures.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socoledger.commands import check
from socoledger.commands.answering import Scope
from socoledger.commands.context import Context, answered
from socoledger.domain.exits import Answer
from socoledger.domain.money import parse_hundredths
from socoledger.domain.options import CheckFormat
from tests.support.asking import Asked, Shape
from tests.support.book_files import write_files
from tests.support.small_books import (
    DECIDED,
    WORKED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
)

KOEPEL = "koepel"
LAND, ATELIER = "land", "atelier"

COMMANDS = (
    "result",
    "spaarpot",
    "accounts",
    "balance-sheet",
    "income-statement",
    "premium",
    "return",
    "grants",
    "contributions",
    "impact",
    "timeline",
)
"""Every command that shows figures and that all books can answer; `review` asks for goals."""

OF_ALL = tuple(command for command in COMMANDS if command != "grants")
"""Those that books without grants can answer as well."""


def cents(text: str) -> int:
    return parse_hundredths(text)


def euros(number: int) -> str:
    """Cents as amounts stand in a journal and in JSON."""
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(number) // 100}.{abs(number) % 100:02d}"


@dataclass(frozen=True)
class Umbrella(Asked):
    """Books under an umbrella, which answer as the commands do."""

    def context(self, language: str = "en", width: int | None = None) -> Context:
        return super().context(language, width)._replace(books=None)

    def scope(self, at: str | None) -> Scope:
        return Scope(at, self.root)

    def shape(self, command: str, which: str | None = None, **more: Any) -> Shape:
        shape = super().shape(command, which, **more)
        assert list(shape) == ["schema", "books", "total", "missing"]
        assert shape["schema"] == "socoledger.umbrella/1"
        return shape

    def total(self, command: str, which: str | None = None, **more: Any) -> Shape:
        total: Shape = self.shape(command, which, **more)["total"]
        return total

    def answers(self, command: str, which: str | None = None, **more: Any) -> dict[str, Shape]:
        """What each of the books says, by its folder."""
        books = self.shape(command, which, **more)["books"]
        assert all(list(book) == ["id", "answer"] for book in books)
        return {book["id"]: book["answer"] for book in books}

    def check(
        self, format_: CheckFormat = CheckFormat.JSON, choice: check.Choice = check.EVERYTHING
    ) -> Answer:
        asked = choice._replace(umbrella=self.root)
        return answered(lambda: check.check(self.context(), format_, asked))

    def findings(self) -> list[Shape]:
        """Every finding of `check --umbrella`."""
        findings: list[Shape] = json.loads(self.check().output)["findings"]
        return findings

    def codes(self, *ignored: str) -> list[str]:
        """The codes that `check` finds, but for those that other tests are about."""
        apart = {*ignored, "S209", "S416", "S432"}
        return [finding["code"] for finding in self.findings() if finding["code"] not in apart]

    def of_code(self, code: str) -> list[Shape]:
        return [finding for finding in self.findings() if finding["code"] == code]


def umbrella(tmp_path: Path, *ids: str, text: str | None = None, root: str = KOEPEL) -> Umbrella:
    """Write umbrella.yaml over the books in these folders."""
    listed = f"name: Koepel\nlanguage: en\nbooks: [{', '.join(ids)}]\n" if text is None else text
    return Umbrella(write_files(tmp_path / root, {"umbrella.yaml": listed}))


def book(tmp_path: Path, id_: str, *journal: str, root: str = KOEPEL, **more: Any) -> Books:
    """Books in a folder of the umbrella, as `books` writes them."""
    more["coop_extra"] = "language: en\n" + more.get("coop_extra", "")
    return books(tmp_path, *journal, root=f"{root}/{id_}", **more)


def goals(*lines: str) -> str:
    """Goals at the end of an agreement.yaml."""
    return "goals:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def opens(*accounts: str) -> str:
    """Open directives of more accounts."""
    return "".join(f"2010-01-01 open {account} EUR\n" for account in accounts)


def one_by_one(items: Sequence[Any], key: str = "id") -> dict[str, Any]:
    """The entries of a list by the value of their `key`; no two have the same."""
    by_key = {entry[key]: entry for entry in items}
    assert len(by_key) == len(items)
    return by_key


# -- two books, and what happens to them ----------------------------------------------------------

GOAL = goals('text: "At work", measure: working, target: 3, by: 2025-12-31')
GRANT = """
grants:
  - {id: start, giver: municipality, from: 2025-01-01, to: 2025-12-31, amount: 500.00}
"""


def two(tmp_path: Path, text: str | None = None) -> Umbrella:
    """Two books that reach equally far, each with something for every command."""
    for id_, amount in ((LAND, 2000), (ATELIER, 70)):
        book(
            tmp_path,
            id_,
            opens("Liabilities:Subsidie:Start", "Equity:Inbreng:Gemeente", "Equity:Giften:Buurt"),
            booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
            booked("2025-01-05", "Assets:Bank", "Liabilities:Subsidie:Start", 300),
            booked("2025-01-06", "Assets:Bank", "Equity:Inbreng:Gemeente", amount),
            booked("2025-01-07", "Assets:Bank", "Equity:Giften:Buurt", 25),
            earns("2025-01-15", "anna", amount),
            costs("2025-02-15", "anna", 30),
            costs("2025-02-16", "collective", 11.5),
            booked("2025-02-17", "Expenses:Inkoop", "Assets:Bank", 60, grant="start"),
            hours("2025-02-20", "bram", 12.5),
            paid("2025-03-01", "Spaarpot:Anna", 7, purpose="course"),
            earns("2025-03-15", "bram", 333.33),
            members={"anna": DECIDED, "bram": DECIDED},
            agreement=WORKED + GOAL,
            files={"grants.yaml": GRANT},
        )
    return umbrella(tmp_path, LAND, ATELIER, text=text)


def books_of(koepel: Umbrella, id_: str) -> Books:
    """The books of one coöperatie."""
    return Books(koepel.root / id_)


def changed(koepel: Umbrella, file: str, old: str, new: str) -> None:
    """Change the first place where a file of the umbrella says `old`."""
    path = koepel.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def added(koepel: Umbrella, id_: str, *journal: str) -> None:
    """Book more in one of the books."""
    path = koepel.root / id_ / "journal/main.beancount"
    text = path.read_text(encoding="utf-8")
    path.write_text("\n".join([text, *journal]), encoding="utf-8")
