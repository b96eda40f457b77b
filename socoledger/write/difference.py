"""What is different between two texts of a file, as `diff -u` shows it."""

from difflib import unified_diff


def difference(file: str, before: str, after: str) -> list[str]:
    """The lines that go and come, with those around them; without the ends of lines."""
    old, new = (_lines(text) for text in (before, after))
    return list(unified_diff(old, new, file, file, lineterm=""))


def _lines(text: str) -> list[str]:
    """Lines as they are in a file: only a line feed ends one, and a carriage return before it."""
    lines = text.removesuffix("\n").split("\n") if text else []
    return [line.removesuffix("\r") for line in lines]
