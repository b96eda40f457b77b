"""How many keys a month takes: by the questions of `add`, by its arguments, and by hand.

It is October 2025 of examples/zoete-kruimels: 19 facts; docs/recording.md says the figures.
By hand is the shortest that Beancount takes: no column is aligned, and the second amount is left
out. By questions a digit chooses, Tab completes a text that was there before, and Enter ends each
answer. By arguments everything is typed out.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from socoledger.commands.add_dialogue import add_by_questions
from socoledger.commands.context import Context, answered
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer
from socoledger.domain.journal import Transaction
from socoledger.domain.offered import offered
from socoledger.domain.recording import Field, Kind
from socoledger.read import books as reading
from socoledger.rules.recording.table import TABLE
from socoledger.write.words import Words
from tests.support.paths import EXAMPLES

EXAMPLE = EXAMPLES / "zoete-kruimels"
FILE = "journal/2025-helft-2.beancount"
MONTH = "2025-10"
WORDS = Words("nl")
LETTERS = {Kind.INCOME: "i", Kind.COST: "k", Kind.SPEND: "a"}
"""The beginning of each kind's name in Dutch."""


class Task(NamedTuple):
    """A fact of the example: its kind, and what is typed for each field, "" for nothing."""

    kind: Kind
    texts: Mapping[Field, str]
    by_hand: str


def task_of(entry: Transaction) -> Task:
    """What a transaction of the example is, and how it is written in the shortest way."""
    debit, credit = entry.postings
    payee, text = entry.text
    cents = f"{debit.cents / 100:.2f}".rstrip("0").rstrip(".")
    day = f"{entry.day.day}-{entry.day.month}"
    texts = {Field.DAY: day, Field.AMOUNT: cents, Field.PAYEE: payee, Field.TEXT: text}
    owner = next((one for posting in entry.postings for one, _ in posting.shares), "")
    tag, purpose = f" #member-{owner}", ""
    if credit.account.startswith("Income:"):
        kind = Kind.INCOME
        texts |= {Field.MEMBER: owner, Field.ACCOUNT: credit.account}
    elif debit.account.startswith("Expenses:"):
        kind = Kind.COST
        texts |= {Field.MEMBER: owner, Field.ACCOUNT: debit.account}
    else:
        kind, tag = Kind.SPEND, ""
        member = debit.account.rpartition(":")[2].lower()
        texts |= {Field.MEMBER: member, Field.PURPOSE: debit.purpose or ""}
        purpose = f'    purpose: "{debit.purpose}"\n'
    head = f'{entry.day} * "{payee}" "{text}"{tag}\n'
    lines = f"  {debit.account}  {cents} EUR\n{purpose}  {credit.account}\n\n"
    return Task(kind, texts, head + lines)


@cache
def whole() -> Books:
    found = reading.read(EXAMPLE)
    assert isinstance(found, Books)
    return found


def of_month(books: Books) -> list[Transaction]:
    """What was recorded in the month, in order."""
    return [one for one in books.journal.transactions if f"{one.day}".startswith(MONTH)]


class Typist:
    """Records tasks with as few keys as they can; `keys` were pressed so far."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.keys = 0
        self._tasks = iter(tasks)
        self._task = next(self._tasks)

    def tell(self, text: str) -> None:
        """Look at it."""

    def undisturbed(self) -> AbstractContextManager[None]:
        return nullcontext()

    def ask(self, question: str, choices: Sequence[str] = (), default: str = "") -> str:
        assert not default
        typed, meant = self._answer(question.strip("\n").split("\n"), choices)
        self.keys += len(typed) + 1
        return meant

    def _answer(self, lines: Sequence[str], choices: Sequence[str]) -> tuple[str, str]:
        """The keys of an answer but for Enter, and what stands there then."""
        if lines[0].startswith("opschrijven?"):
            return "", ""
        if lines[0].startswith("nog een?"):
            return self._next()
        fields = (row.field for row in TABLE[self._task.kind])
        questions = (WORDS(row.question) for row in TABLE[self._task.kind])
        asked = next(
            field
            for field, question in zip(fields, questions, strict=True)
            if lines[0].startswith(question)
        )
        ways = [*self._ways(self._task.texts[asked], asked, lines, choices)]
        return min(ways, key=lambda way: len(way[0]))

    def _next(self) -> tuple[str, str]:
        """Go on with the next task, or stop."""
        before = self._task.kind
        following = next(self._tasks, None)
        if following is None:
            return "n", "n"
        self._task = following
        typed = "" if following.kind is before else LETTERS[following.kind]
        return typed, typed

    def _ways(
        self, text: str, field: Field, lines: Sequence[str], choices: Sequence[str]
    ) -> Iterator[tuple[str, str]]:
        offer = lines[0].partition(" [")[2].removesuffix("]")
        yield text, text
        if offer == self._shown(text, field):
            yield "", ""
        if text in choices and len(lines) > 1:
            number = str([*choices].index(text) + 1)
            yield number, number
        for count in range(1, len(text)):
            if offered(text[:count], choices) == [text]:
                yield f"{text[:count]}\t", text
                return

    def _shown(self, text: str, field: Field) -> str:
        if field is Field.DAY:
            day, month = map(int, text.split("-"))
            return date(2025, month, day).isoformat()
        if field is Field.AMOUNT:
            return WORDS.amount(round(100 * float(text)))
        return text


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """The example as it was before the month."""
    root = tmp_path / "books"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("expected"))
    text = (root / FILE).read_text(encoding="utf-8")
    before, _, _ = text.partition(f"\n{MONTH}-03")
    (root / FILE).write_text(before, encoding="utf-8")
    return Context(root, date(2025, 10, 31), root, "nl")


def by_arguments(task: Task) -> str:
    """The command line that records a task, with nothing that can be left out."""
    options = {Field.DAY: "-d", Field.MEMBER: "-m", Field.PAYEE: "-p", Field.PURPOSE: "--purpose"}
    named = "".join(
        f" {option} {task.texts[field]!r}"
        if " " in task.texts[field]
        else f" {option} {task.texts[field]}"
        for field, option in options.items()
        if field in task.texts
    )
    text = task.texts[Field.TEXT]
    return f"socoledger add {LETTERS[task.kind]} {task.texts[Field.AMOUNT]} '{text}'{named} -y\n"


@pytest.mark.slow
def test_a_month_takes_a_quarter_of_the_keys(context: Context) -> None:
    tasks = [task_of(entry) for entry in of_month(whole())]
    person = Typist(tasks)
    answer = answered(lambda: add_by_questions(context, LETTERS[tasks[0].kind], {}, person))
    assert answer == Answer()
    after = reading.read(context.folder)
    assert isinstance(after, Books)
    recorded = [(one.day, one.text, [*_sides(one)]) for one in of_month(after)]
    assert recorded == [(one.day, one.text, [*_sides(one)]) for one in of_month(whole())]
    by_hand = sum(len(task.by_hand) for task in tasks)
    keys = person.keys + len("socoledger add k\n")
    assert 4 * keys < by_hand
    assert keys < sum(len(by_arguments(task)) for task in tasks) < by_hand


def _sides(entry: Transaction) -> Iterator[tuple[object, ...]]:
    for posting in entry.postings:
        yield posting.account, posting.cents, posting.shares
