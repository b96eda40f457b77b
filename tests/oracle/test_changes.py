"""One single thing changed in books that are closed: what must be told, and what must not.

Random books are closed up to a month, the later ones stay open. Then one thing at a time is
changed, and put back. SOCOLEDGER_SEEDS says how many books; this takes one in 35.
"""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import pytest
from beancount import loader

from tests.oracle import closing_model as model
from tests.oracle import model as second
from tests.oracle import writing
from tests.oracle.changes import Changer, facts_of, same
from tests.oracle.closed_books import (
    ACCEPTABLE,
    Desk,
    accepting,
    bookings,
    desk,
    order,
    parsed,
    written,
)
from tests.oracle.fact_changes import Change, Fact, Way
from tests.oracle.records import (
    BANK,
    Books,
    Hours,
    add_months,
    last_day,
    month_of,
    months_between,
)
from tests.support.properties import SEEDS

pytestmark = pytest.mark.slow

FIRST = 6003
BOOKS = max(1, SEEDS // 35)
TRIES = 40
"""How often the dice look for something to change in one way."""

JOURNAL = "journal/main.beancount"
ACCEPT = accepting(ACCEPTABLE)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + BOOKS))
def test_what_changes_in_a_closed_month_is_told(seed: int, tmp_path: Path) -> None:
    loader.initialize(use_cache=False)  # it looks at the time of a file, which is too coarse here
    with desk(tmp_path) as asked:
        half = Half(written(seed, tmp_path), asked)
        half.close()
        half.stays_silent()
        assert half.tells_changes() >= 6
        half.tells_what_bears_on_it()
        half.tells_of_files()


@dataclass(frozen=True)
class Half:
    """Books of which the first part is closed, and every fact has lines of its own."""

    books: Books
    desk: Desk

    @cached_property
    def dice(self) -> Random:
        return Random(self.books.seed)

    @cached_property
    def facts(self) -> list[Fact]:
        return facts_of(self.books)

    @cached_property
    def last(self) -> date:
        """The last closed month; at least two later ones stay open."""
        until = add_months(month_of(second.last_fact(self.books)), -2)
        months = months_between(self.books.first_month, until)
        return self.dice.choice(months[len(months) // 2 :])

    @cached_property
    def next(self) -> str:
        return f"{add_months(self.last, 1):%Y-%m}"

    @cached_property
    def changer(self) -> Changer:
        return Changer(self.books, self.facts, self.last, self.dice)

    @cached_property
    def head(self) -> str:
        """All accounts that facts may come to use."""
        accounts = {p.account for t in self.books.transactions for p in t.postings}
        names = [member.account_name for member in self.books.members]
        accounts |= {f"{root}:{name}" for root in self.changer.pots for name in names}
        accounts |= set(self.changer.granted)
        accounts |= {self.books.accounts.municipality, "Income:Omzet", "Expenses:Materiaal", BANK}
        opens = "".join(f"2015-01-01 open {account}\n" for account in sorted(accounts))
        return f'include "../closes/*.beancount"\n{opens}\n'

    # -- writing and asking

    def write(self, facts: Sequence[Fact], *, head: str = "", layout: int = 0) -> list[range]:
        """Write the journal, and return the lines of each fact."""
        texts = [self.text(fact, layout + index) for index, fact in enumerate(facts)]
        line, lines = (self.head + head).count("\n") + 1, []
        for text in texts:
            lines.append(range(line, line + text.count("\n")))
            line += text.count("\n")
        (self.desk.folder / JOURNAL).write_text(self.head + head + "".join(texts), "utf-8")
        return lines

    def text(self, fact: Fact, layout: int) -> str:
        dice = Random(self.books.seed * 100_000 + layout)
        if isinstance(fact, Hours):
            return writing.hours_text(fact, dice)
        return writing.transaction_text(self.books, fact, dice)

    def settings(self, books: Books) -> None:
        """Write the files of members, agreement and grants, and no other members."""
        shutil.rmtree(self.desk.folder / "members")
        (self.desk.folder / "grants.yaml").unlink(missing_ok=True)
        writing.write_settings(books, self.desk.folder)

    def close(self) -> None:
        """Close all months through the last, and the years among them."""
        shutil.rmtree(self.desk.folder / "journal")
        (self.desk.folder / "journal").mkdir()
        self.write(self.facts)
        for period in order(self.books, self.dice, self.last):
            ended = self.desk.ask("close", period, "--early", *ACCEPT)
            assert ended.code == 0, (self.books.seed, period, ended)

    def verdict(self) -> tuple[int, list[Any]]:
        """How `verify` ends, and its findings."""
        ended = self.desk.ask("verify", "--format", "json")
        assert ended.out, ended
        shape = json.loads(ended.out)
        found = [finding for one in shape["closes"] for finding in one["findings"]]
        return ended.code, [*found, *shape["others"]]

    def is_silent(self, why: str) -> None:
        code, findings = self.verdict()
        assert (code, findings) == (0, []), (self.books.seed, why, findings)

    def refuses_to_close(self, why: object) -> str:
        """Return what the refusal says; nothing is written."""
        files = self.desk.closes()
        ended = self.desk.ask("close", self.next, "--early", *ACCEPT)
        assert ended.code == 1, (why, ended)
        assert self.desk.closes() == files, why
        return ended.err

    # -- facts of closed months

    def tells_changes(self) -> int:
        """Try every way that these books allow, and return how many there were."""
        tried = 0
        for way in self.changer.ways():
            change = next((c for c in (way() for _ in range(TRIES)) if c is not None), None)
            if change is not None:
                self.is_told(way, change)
                tried += 1
        self.write(self.facts)
        self.is_silent("all put back")
        return tried

    def is_told(self, way: Way, change: Change) -> None:
        facts = list(self.facts)
        old = None if change.at is None else facts.pop(change.at)
        if change.new is not None:
            facts.insert(len(facts) if change.at is None else change.at, change.new)
        written = zip(self.write(facts), facts, strict=True)
        new = change.new
        lines = [n for its, fact in written if new is not None and same(fact, new) for n in its]
        why = (self.books.seed, way, old, new)
        self.verify_names(why, old, new, lines)
        said = self.refuses_to_close(why)
        named = [f"{JOURNAL}:{line}:" for line in lines] + ([str(old.date)] if old else [])
        assert any(name in said for name in named), (why, said)
        if change.guarded:
            _, errors, _ = loader.load_file(str(self.desk.folder / JOURNAL))
            assert errors, why

    def verify_names(
        self, why: object, old: Fact | None, new: Fact | None, lines: Sequence[int]
    ) -> None:
        """The line of what is new, and the day of what is gone, and no other."""
        code, findings = self.verdict()
        assert code == 1, (why, findings)
        added = [finding for finding in findings if finding["code"] == "S506"]
        gone = [finding for finding in findings if finding["code"] == "S507"]
        for finding in added:
            assert (finding["file"], finding["line"] in lines) == (JOURNAL, True), (why, finding)
        for finding in gone:
            assert old is not None, (why, finding)
            assert str(old.date) in finding["message"], (why, finding)
        if new is not None and self.changer.is_closed(new.date):
            assert added, (why, findings)
        moved = old is not None and (new is None or new.date != old.date)
        if old is not None and moved and self.changer.is_closed(old.date):
            assert gone, (why, findings)

    # -- what must not be told

    def stays_silent(self) -> None:
        self.is_silent("nothing changed")
        for way in (self.other_layout, self.other_order, self.other_words, self.treasurers_own):
            way()
            self.is_silent(way.__name__)
            self.closes_next(self.books)
        changer = self.changer
        later = (
            changer.in_open_months,
            changer.on_open_day,
            changer.members_later,
            changer.agreement_later,
            changer.grants_later,
            changer.heard_later,
            changer.returns_later,
            changer.premium_later,
        )
        for change in later:
            books = change()
            self.write(facts_of(books))
            self.settings(books)
            self.is_silent(change.__name__)
            self.closes_next(books)
        self.write(self.facts)
        self.settings(self.books)

    def closes_next(self, books: Books) -> None:
        """The first open month would book what the SPEC makes of the books as they now are."""
        ended = self.desk.ask("close", self.next, "--early", "--dry-run", *ACCEPT)
        assert ended.code == 0, (self.books.seed, ended)
        ours = bookings(parsed(ended.out), self.next, books.member_key)
        assert ours == model.month_bookings(books, add_months(self.last, 1)), self.books.seed

    def other_layout(self) -> None:
        self.write(self.facts, layout=50_000, head="; niets\n" * 7)

    def other_order(self) -> None:
        """Facts in any order, over two files."""
        facts = self.dice.sample(self.facts, len(self.facts))
        cut = self.dice.randint(0, len(facts))
        self.write(facts[:cut], head='include "rest.beancount"\n')
        rest = "\n".join(self.text(fact, index) for index, fact in enumerate(facts[cut:]))
        (self.desk.folder / "journal/rest.beancount").write_text(rest, "utf-8")

    def other_words(self) -> None:
        """Flags, payees, narrations, comments, and metadata and tags of the treasurer's own."""
        path = self.desk.folder / JOURNAL
        text = path.read_text("utf-8")
        text = re.sub(r' \* (?:"[^"]*" )?"', ' ! "Winkel" "Nagekeken: ', text)
        text = text.replace("\n  Assets", '\n  bon: "12"\n  Assets').replace(" #wijk", " #buurt")
        path.write_text("; Nagelezen.\n" + text, "utf-8")

    def treasurers_own(self) -> None:
        """Balance assertions that hold, notes, events, and accounts that serve for nothing."""
        lines = ['2015-02-01 event "plaats" "Voorbeeldstad"\n']
        for _ in range(3):
            day = self.books.first_month + timedelta(self.dice.randint(0, 300))
            cents = sum(
                posting.cents
                for transaction in self.books.transactions
                if transaction.date < day
                for posting in transaction.postings
                if posting.account == BANK
            )
            lines.append(f"{day} balance {BANK}  {second.text(cents)} EUR\n")
            lines.append(f'{day} note {BANK} "Gebeld met de bank"\n')
        lines.append(f"{self.books.first_month} open Assets:Kluis EUR\n")
        lines.append(f"{last_day(self.books.first_month)} close Assets:Kluis\n")
        self.write(self.facts, head="".join(lines))

    # -- members, agreement, and the files of closes

    def tells_what_bears_on_it(self) -> None:
        """Members, an agreement, grants by which a closed month would have booked otherwise."""
        changer = self.changer
        ways = (
            changer.other_shares,
            changer.other_rates,
            changer.no_benefit,
            changer.left_earlier,
            changer.smaller_grants,
            changer.shorter_grants,
            changer.other_remainders,
            changer.heard_at_once,
            changer.never_back,
            changer.other_premium_share,
        )
        for way in ways:
            books = way()
            if self.books_of_closed(books) != self.books_of_closed(self.books):
                self.settings(books)
                code, findings = self.verdict()
                assert code == 1, (self.books.seed, way)
                assert findings, (self.books.seed, way)
                self.refuses_to_close((self.books.seed, way))
        self.settings(self.books)
        self.is_silent("all put back")

    def books_of_closed(self, books: Books) -> list[tuple[model.Booking, ...]]:
        months = months_between(self.books.first_month, self.last)
        return [model.month_bookings(books, month) for month in months]

    def tells_of_files(self) -> None:
        """A close by hand: a comment more, a cent less, another's text, or gone from the chain."""
        files = self.desk.closes()
        one, other = self.dice.sample(sorted(files), 2)
        months = sorted(period for period in files if len(period) == 7)
        middle = self.dice.choice(months[:-1])
        name = self.desk.folder / "closes" / f"{one}.beancount"
        content = files[one]
        tampered = (content + b"; nog iets\n", content[: len(content) // 2], files[other], b"")
        for bytes_ in tampered:
            name.write_bytes(bytes_)
            self.is_not_whole((one, bytes_))
        name.write_bytes(content)
        gone = self.desk.folder / "closes" / f"{middle}.beancount"
        gone.unlink()
        self.is_not_whole((middle, "gone"))
        gone.write_bytes(files[middle])
        self.is_silent("all put back")

    def is_not_whole(self, why: object) -> None:
        """`verify` says so, or cannot read the books; and nothing more is closed."""
        assert self.desk.ask("verify").code in {1, 3}, (self.books.seed, why)
        files = self.desk.closes()
        ended = self.desk.ask("close", self.next, "--early", *ACCEPT)
        assert ended.code in {1, 3}, (self.books.seed, why, ended)
        assert self.desk.closes() == files
