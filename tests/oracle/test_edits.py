"""Edits of random books: `diff` says each of them and nothing else, and its figures are those that
the commands say of both sides, month by month; after each, every figure still has its tree.

SOCOLEDGER_EDITS says how many edits are tried (`make edits EDITS=200`): so many of each book, of
which every second one is closed up to a month.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from random import Random

import pytest

from socoledger.domain.books import Books
from socoledger.domain.diff import DiffAnswer
from socoledger.domain.findings import Stops
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.rules.diff.answer import DiffSide, diff
from socoledger.rules.span import span
from tests.oracle import edits, random_books, records, writing
from tests.oracle.edits import Edit
from tests.oracle.file_edits import file_edits
from tests.oracle.monthly_figures import BOOKED, Key, Monthly, monthly_figures
from tests.oracle.random_settings import FUNDS
from tests.support.bench_books import close_all
from tests.support.every_figure import opened_at, unfounded
from tests.support.said import Said, said_by, unsaid

pytestmark = pytest.mark.slow

FIRST = 6100
OF_A_BOOK = 4
BOOKS = max(1, int(os.environ.get("SOCOLEDGER_EDITS", "8")) // OF_A_BOOK)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + BOOKS))
def test_every_edit_is_said_and_nothing_else(seed: int, tmp_path: Path) -> None:
    edited = Edited(seed, tmp_path)
    known = [*edited.edits()]
    for number, edit in enumerate(edited.dice.sample(known, OF_A_BOOK)):
        edited.is_said(edit, tmp_path / str(number))
    edited.is_said(edits.several_edits(edited.model, edited.dice, 5), tmp_path / "several")


class Edited:
    """Random books, and `diff` between them and what an edit makes of them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed, self.folder = seed, folder / "before"
        self.model, self.dice = random_books.make(seed), Random(seed)
        self._write(self.model, self.folder)
        if seed % 2:
            reach = span(_read(self.folder).journal).last_month
            assert reach is not None
            close_all(self.folder, max(self.first, reach.plus(-3)))
        self._figures: dict[Month, Monthly] = {}

    @property
    def first(self) -> Month:
        return Month.of(self.model.first_month)

    @cached_property
    def before(self) -> Books:
        return _read(self.folder)

    def edits(self) -> Iterator[Edit]:
        for ways in (edits.entry_edits, edits.layout_edits, edits.word_edits, file_edits):
            yield from ways(self.model, self.dice)

    def is_said(self, edit: Edit, folder: Path) -> None:
        """`diff` says of an edit what it is, and which figures it moves; trees still add up."""
        why = self.seed, edit.name, edit.said
        self._write(edit.books, folder)
        shutil.copytree(self.folder / "closes", folder / "closes", dirs_exist_ok=True)
        after = _read(folder)
        answer = diff(_side(self.before), _side(after))
        self.has_facts(why, edit, answer)
        if answer.without_figures is None:
            self.has_figures(why, answer, after)
            if not any(one.stops(Stops.READING) for one in after.findings):
                assert unfounded(opened_at(folder)) == [], why

    def _write(self, model: records.Books, folder: Path) -> None:
        """Write books in which every account that a close may use is open."""
        writing.write(model, folder)
        journal = folder / "journal/main.beancount"
        text = journal.read_text("utf-8")
        accounts = model.accounts
        known = vars(accounts)
        opened = [known[role] for role in ("municipality", "reserve", "distribution", "article31")]
        opened += [f"{accounts.funds}:{fund[0].upper()}{fund[1:]}" for fund in FUNDS]
        opened += [
            f"{root}:{member.account_name}"
            for root in (accounts.spaarpot, accounts.premium, accounts.allowance)
            for member in model.members
        ]
        lines = (f"2015-01-01 open {one}\n" for one in opened if f" open {one} " not in text)
        journal.write_text(text + "".join(lines), "utf-8")

    def has_facts(self, why: object, edit: Edit, answer: DiffAnswer) -> None:
        closed = self.before.journal.closed
        wanted = [said for said in edit.said if said.kind != "wording"]
        words = [said for said in edit.said if said.kind == "wording"]
        assert unsaid(wanted, answer.facts) == ([], []), why
        words = [said._replace(kind="journal") for said in words if self.months_of(said) & closed]
        assert unsaid(words, answer.wording) == ([], []), why
        for fact in (*answer.facts, *answer.wording):
            if fact.kind == "journal":
                assert set(fact.closed) == self.months_of(said_by(fact)) & closed, why

    def months_of(self, said: Said) -> set[str]:
        """The months in which an entry was and is; what was before the first one counts in that."""
        days = [said.day, *(after for key, _, after in said.parts if key == "date")]
        return {max(str(day)[:7], str(self.first)) for day in days}

    def has_figures(self, why: object, answer: DiffAnswer, after: Books) -> None:
        last = max(self.first, *(_last(books) for books in (self.before, after)))
        if last not in self._figures:
            self._figures[last] = monthly_figures(self.before, last)
        old, new = self._figures[last], monthly_figures(after, last)
        moved = {key: (old.get(key, 0), new.get(key, 0)) for key in old.keys() | new.keys()}
        moved = {key: values for key, values in moved.items() if values[0] != values[1]}
        told = _figures(answer)
        for key in [key for key in told if key[0] == BOOKED]:
            assert told.pop(key) == moved[key], why  # told where the rules give another change
        moved = {key: values for key, values in moved.items() if key[0] != BOOKED}
        assert told == moved, why
        closed = self.before.journal.closed
        for figure in answer.figures:
            assert figure.closed is (str(figure.period) in closed), why
        borne = {month for fact in answer.facts for month in fact.closed}
        first = min((month for _, _, month in moved if month in closed), default=None)
        assert first is None or min(borne, default="") <= first, why


def _read(folder: Path) -> Books:
    books = reading.read(folder)
    assert isinstance(books, Books), books
    return books


def _side(books: Books) -> DiffSide:
    return DiffSide("", books, any(one.stops(Stops.FIGURES) for one in books.findings))


def _last(books: Books) -> Month:
    last = span(books.journal).last_month
    assert last is not None
    return last


def _figures(answer: DiffAnswer) -> dict[Key, tuple[int, int]]:
    return {
        (one.figure, one.member, str(one.period)): (one.before_cents or 0, one.after_cents or 0)
        for one in answer.figures
    }
