"""What is different between two texts of a file, as `diff -u` shows it."""

from collections.abc import Iterator
from difflib import SequenceMatcher, unified_diff


def difference(file: str, before: str, after: str) -> list[str]:
    """The lines that go and come, with those around them; without the ends of lines."""
    old, new = (_lines(text) for text in (before, after))
    return list(unified_diff(old, new, file, file, lineterm=""))


def new_lines(before: str, after: str) -> Iterator[tuple[int, str]]:
    """The lines that come, each with its number, counted from 1; without the ends of lines."""
    old, new = (_lines(text) for text in (before, after))
    for kind, _start, _end, first, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind in ("insert", "replace"):
            yield from ((number + 1, new[number]) for number in range(first, end))


def _lines(text: str) -> list[str]:
    """Lines as they are in a file: only a line feed ends one, and a carriage return before it."""
    lines = text.removesuffix("\n").split("\n") if text else []
    return [line.removesuffix("\r") for line in lines]
