"""Random books on disk and the program over them: many command lines, asked one by one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from beancount.parser import parser

from socoledger.catalogue.table import CODES
from socoledger.domain.findings import Severity, Stops
from tests.oracle import model as second
from tests.oracle import random_books, writing
from tests.oracle.closing_model import Booking, Closed, in_order
from tests.oracle.records import (
    COLLECTIVE,
    Books,
    add_months,
    last_day,
    month_of,
    months_between,
)
from tests.support.run import Ended, environment

Entry = Any
"""What Beancount reads; it has no types of ours."""

_DRIVER = """
import io, json, os, sys
from datetime import date
from socoledger import cli
from socoledger.cli import answering
from socoledger.domain.rule_sets import RULES
for later in [number for number in RULES if number > int(sys.argv[1])]:
    del RULES[later]
class Later(date):
    today = classmethod(lambda cls: cls(2199, 12, 31))
answering.date = Later
os._exit = sys.exit
ask = sys.stdout
for line in sys.stdin:
    sys.argv = ["socoledger", *json.loads(line)]
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    code = None
    try:
        cli.main()
    except SystemExit as ended:
        code = ended.code
    streams = [stream.buffer.getvalue().decode() for stream in (sys.stdout, sys.stderr)]
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    ask.write(json.dumps([code, *streams]) + "\\n")
    ask.flush()
"""
"""Commands asked for one by one, on a day after all that random books hold: what is asked for
without a period would else reach no further than the month in which the tests run.
"""

ACCEPTABLE = sorted(
    name
    for name, code in CODES.items()
    if name[:2] in {"S3", "S4"}
    if code.severity is Severity.ERROR
    if code.stops is Stops.NOTHING
    if not code.is_never_accepted
)
"""Errors of spending and of the law: `close --accept` takes them."""


class Desk:
    """The program in a process of its own, over one folder of books."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self.folder = folder

    def ask(self, *arguments: str) -> Ended:
        """Run one command line. What it leaves behind in memory, the next one finds."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise ValueError(self._process)
        stdin.write(json.dumps(["--books", str(self.folder), *arguments]) + "\n")
        stdin.flush()
        code, out, err = json.loads(stdout.readline())
        assert "Traceback" not in out + err, (arguments, out, err)
        assert code != 70, (arguments, out, err)
        return Ended(code, out, err)

    def shape(self, *arguments: str) -> Any:
        """The answer to a command in JSON."""
        ended = self.ask(*arguments, "--format", "json")
        assert ended.code == 0, (arguments, ended)
        return json.loads(ended.out)

    def close(self, period: str) -> Ended:
        """Close a period, accepting what may be accepted where that stands in the way."""
        ended = self.ask("close", period, "--early")
        if ended.code == 0:
            return ended
        assert ended.code == 1, (period, ended)
        accepted = accepting({code for code in ended.codes() if code in ACCEPTABLE})
        return self.ask("close", period, "--early", *accepted) if accepted else ended

    def closes(self) -> dict[str, bytes]:
        """The files of the closes, by period."""
        found = (self.folder / "closes").glob("[0-9]*.beancount")
        return {path.stem: path.read_bytes() for path in sorted(found)}


def accepting(codes: Iterable[str]) -> list[str]:
    """The options that accept some codes."""
    found = [word for code in sorted(codes) for word in ("--accept", code)]
    return [*found, "--reason", "met de gemeente besproken"] if found else []


@contextmanager
def desk(folder: Path, rules: int = 2) -> Iterator[Desk]:
    """Open the program over a folder; an earlier version knows no later rules than these."""
    with subprocess.Popen(
        [sys.executable, "-c", _DRIVER, str(rules)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment({}),
    ) as process:
        yield Desk(process, folder)


def written(seed: int, folder: Path) -> Books:
    """Make random books and write them."""
    books = random_books.make(seed)
    writing.write(books, folder)
    return books


def parsed(text: str) -> list[Entry]:
    """What Beancount's own parser reads."""
    entries, errors, _ = parser.parse_string(text)
    assert errors == []
    return list(entries)


def bookings(entries: Iterable[Entry], period: str, member_key: str) -> tuple[Booking, ...]:
    """The transactions of a close, their form being as SPEC 4 says; those of grants come last."""
    found = [entry for entry in entries if type(entry).__name__ == "Transaction"]
    booked = [_booking(entry, period, member_key) for entry in found]
    granted = in_order(booking for booking in booked if booking.grant)
    return (*(booking for booking in booked if not booking.grant), *granted)


def _booking(entry: Entry, period: str, member_key: str) -> Booking:
    assert entry.date == last_day(date.fromisoformat(f"{period}-12"[:7] + "-01"))
    assert entry.links == {f"close-{period}"}
    settling = "grant" in entry.meta and "settling" in entry.tags
    assert entry.tags - ({"settling"} if settling else set()) in ({"close"}, {"close", "leaving"})
    accounts = [posting.account for posting in entry.postings]
    plain = [posting for posting in entry.postings if not _is_given(posting)]
    postings = {one.account: cents(one.units.number) for one in plain}
    given = {one.account: cents(one.units.number) for one in entry.postings if _is_given(one)}
    assert accounts == sorted([*postings, *given])
    assert sum(postings.values()) + sum(given.values()) == 0
    for account in set(postings) & set(given):  # after what the month brings in
        assert [_is_given(one) for one in entry.postings if one.account == account] == [False, True]
    if "grant" in entry.meta:
        assert "leaving" not in entry.tags
        assert entry.meta.get(member_key, COLLECTIVE) == COLLECTIVE
        return Booking(COLLECTIVE, postings, grant=entry.meta["grant"], settling=settling)
    shown = len(period) == 7 and "leaving" not in entry.tags
    return Booking(
        entry.meta[member_key],
        postings,
        cents(entry.meta["result"].number) if shown else None,
        cents(entry.meta["cooperative"].number) if shown else None,
        "leaving" in entry.tags,
        given=given,
    )


def _is_given(posting: Entry) -> bool:
    """Tell whether a posting is what the spaarpot gives as a premium (SPEC 3.5)."""
    return (posting.meta or {}).get("purpose") == "premium"


def cents(number: Decimal) -> int:
    """An amount in cents, exactly."""
    found = number * 100
    assert found == int(found)
    return int(found)


def order(books: Books, dice: Random, through: date | None = None) -> list[str]:
    """Every month through one (else that of the last fact), and each year somewhere after its
    December and that of the year before it: how a treasurer may close.
    """
    last = through or month_of(second.last_fact(books))
    periods = [f"{month:%Y-%m}" for month in months_between(books.first_month, last)]
    place = 0
    for year in range(books.first_month.year, add_months(last, 1).year):
        place = max(place, periods.index(f"{year}-12") + 1)
        place = dice.choice((place, dice.randint(place, len(periods)), len(periods)))
        periods.insert(place, str(year))
        place += 1
    return periods


def state(periods: Sequence[str]) -> Closed:
    """What is closed once these are."""
    months = [date.fromisoformat(f"{period}-01") for period in periods if len(period) == 7]
    return Closed(max(months), frozenset(int(period) for period in periods if len(period) == 4))
