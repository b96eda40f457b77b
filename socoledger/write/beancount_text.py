"""Pieces of Beancount's own language: strings, amounts in columns, the options of root accounts."""

from collections.abc import Iterable, Iterator

from socoledger.domain.accounts import Roots
from socoledger.domain.money import format_hundredths

CURRENCY = "EUR"


def quoted(text: str) -> str:
    """A text as a string of Beancount."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def amount(cents: int) -> str:
    """An amount, written from cents."""
    return f"{format_hundredths(cents)} {CURRENCY}"


def columns(lines: Iterable[tuple[str, int]], tolerance: str = "") -> Iterator[str]:
    """Lines that end in amounts, aligned at their last digits."""
    cells = [(text, format_hundredths(cents)) for text, cents in lines]
    width = max((len(text) for text, _ in cells), default=0)
    digits = max((len(number) for _, number in cells), default=0)
    for text, number in cells:
        yield f"{text:<{width}}  {number:>{digits}}{tolerance} {CURRENCY}\n"


def margin_of(line: str) -> str:
    """The spaces that a line begins with."""
    return line[: len(line) - len(line.lstrip())]


def line_end_of(line: str) -> str:
    """What a line that was divided at line feeds has of its line end."""
    return "\r" if line.endswith("\r") else ""


def root_options(roots: Roots) -> Iterator[str]:
    """The options of a file, which Beancount reads by its own, where roots have other names."""
    for root, name, usual in zip(Roots._fields, roots, Roots(), strict=True):
        if name != usual:
            yield f"option {quoted(f'name_{root}')} {quoted(name)}\n"
