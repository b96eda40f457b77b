"""The programs that socoledger is measured beside, each asked what members brought in and cost.

bean-check comes with Beancount; bean-query (the package beanquery), hledger and ledger (Debian's
packages of these names) are measured where they are installed.
"""

import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from tests.support.bench_run import Command, Step

_QUERY = (
    "SELECT joinstr(tags) AS member, sum(number) AS amount"
    " WHERE account ~ '^(Income|Expenses):' GROUP BY member ORDER BY member"
)
BY_MEMBER = "by member"
_RESULT = ("^Income", "^Expenses")


class Peer(NamedTuple):
    """A program, what it is asked in the words of the page, what follows the program's name (`{}`
    is the journal), and of how many transactions at most it is asked.
    """

    name: str
    asked: str
    arguments: tuple[str, ...]
    reads_beancount: bool = True
    most: int = 1_000_000

    @property
    def title(self) -> str:
        """How the page names it."""
        return f"{self.name}, {self.asked}"


PEERS = (
    Peer("bean-check", "all checks", ("{}",)),
    Peer("bean-query", BY_MEMBER, ("{}", _QUERY)),
    Peer(
        "hledger",
        BY_MEMBER,
        ("-f", "{}", "balance", "--pivot", "member", *_RESULT),
        reads_beancount=False,
    ),
    Peer(
        "ledger",
        BY_MEMBER,
        ("-f", "{}", "balance", "--group-by", 'tag("member")', "--depth", "1", *_RESULT),
        reads_beancount=False,
    ),
    Peer(
        "ledger",
        f"{BY_MEMBER} as a pivot",
        ("-f", "{}", "balance", "--pivot", "member", "--depth", "2", *_RESULT),
        reads_beancount=False,
        most=10_000,
    ),
)


def program(name: str) -> str | None:
    """Where a program is: beside this Python, or where the shell looks. None: it is not there."""
    return shutil.which(str(Path(sys.executable).with_name(name))) or shutil.which(name)


def steps(beancount: Path, hledger: Path, transactions: int) -> list[Step]:
    """The peers that are installed, each on its journal of so many transactions, the same ones."""
    found = []
    for peer in PEERS:
        place, journal = program(peer.name), beancount if peer.reads_beancount else hledger
        if place and transactions <= peer.most:
            line = (place, *(part.replace("{}", str(journal)) for part in peer.arguments))
            found.append(Step(peer.title, Command(line)))
    return found


def versions() -> list[str]:
    """The version of each peer, or that it is not installed."""
    return [
        f"bean-query {_version_of_package('beanquery')}",
        *(f"{name} {_version_of_program(name)}" for name in ("hledger", "ledger")),
    ]


def _version_of_package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def _version_of_program(name: str) -> str:
    """The first word with a digit of what `--version` says."""
    place = program(name)
    if not place:
        return "(not installed)"
    said = subprocess.run([place, "--version"], capture_output=True, text=True, check=True).stdout
    return next(word.strip(",") for word in said.split() if any(map(str.isdigit, word)))
