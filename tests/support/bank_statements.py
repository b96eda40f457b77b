"""Samples of bank statements, what is read in them in short, and what is said of what is none."""

from itertools import chain

from socoledger.domain.bank import BankLine, NoStatement, Statement
from socoledger.domain.money import format_hundredths
from socoledger.read.bank import read_statements
from socoledger.write.words import Words
from tests.support.paths import ROOT

SAMPLES = ROOT / "tests" / "read" / "bank" / "samples"
NAMES = tuple(sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".md"))
UNTIED = (
    "camt053_genkgo_v2.minimal.xml",
    "camt053_genkgo_v8.xml",
    "mt940_abnamro.sta",
    "mt940_ing.sta",
    "mt940_triodos.sta",
)
"""Samples of others of which the balances do not fit the lines, or are in another currency."""


def content(name: str) -> bytes:
    """The bytes of a sample."""
    return (SAMPLES / name).read_bytes()


def read(name: str) -> tuple[Statement, ...]:
    """The statements of a sample."""
    return read_statements(content(name))


def lines(name: str) -> list[str]:
    """The lines of all statements of a sample, in short."""
    return list(map(told, chain.from_iterable(each.lines for each in read(name))))


def told(line: BankLine) -> str:
    """A line in short: row, day, amount, and every text that is there."""
    texts = (line.name, line.iban, line.description, line.reference, line.end_to_end)
    return " | ".join(
        (f"{line.row}: {line.day} {format_hundredths(line.cents)}", *filter(None, texts))
    )


def head(statement: Statement) -> str:
    """A statement in short, without its lines."""
    balances = (statement.opening_cents, statement.closing_cents)
    opening, closing = ("-" if each is None else format_hundredths(each) for each in balances)
    return (
        f"{statement.bank} {statement.format} {statement.iban} {statement.currency} "
        f"{statement.number or '-'}: {statement.first} {opening} to {statement.last} {closing}"
    )


def heads(name: str) -> list[str]:
    """The statements of a sample in short."""
    return list(map(head, read(name)))


def refusal(content: bytes, language: str = "en") -> str:
    """Why a file is no statement; "" if it is one."""
    try:
        read_statements(content)
    except NoStatement as refused:
        return Words(language)(refused.reason, **refused.reason.parameters)
    return ""


def ties(statement: Statement) -> bool:
    """Whether opening + lines = closing."""
    if statement.opening_cents is None:
        return False
    return statement.opening_cents + sum(line.cents for line in statement.lines) == (
        statement.closing_cents
    )
