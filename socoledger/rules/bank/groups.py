"""Statements that follow each other within a day, as some banks make several a day (SPEC 10)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from socoledger.domain.bank import Statement


def groups(statements: Sequence[Statement]) -> list[tuple[int, ...]]:
    """The positions of statements, those together that follow each other within a day: the next
    begins on the last day of the one before it, with its closing balance. `statements` are in order
    of time.
    """
    found: list[list[int]] = []
    by_end: defaultdict[tuple[str, date], list[list[int]]] = defaultdict(list)
    for at, statement in enumerate(statements):
        ending = by_end[statement.iban, statement.first]
        before = (group for group in sorted(ending) if _follows(statements[group[-1]], statement))
        group = next(before, None)
        if group is None:
            group = []
            found.append(group)
        else:
            ending.remove(group)
        group.append(at)
        by_end[statement.iban, statement.last].append(group)
    return [tuple(group) for group in found]


def _follows(statement: Statement, other: Statement) -> bool:
    """Whether another statement, of the day and the account of one, goes on where that ends. One
    that ends as it begins could also be the same one in another format.
    """
    if statement.closing_cents is None or statement.closing_cents != other.opening_cents:
        return False
    goes_on = any(line.day == other.first for line in other.lines)
    return goes_on and _amounts(statement) != _amounts(other)


def _amounts(statement: Statement) -> list[int]:
    return sorted(line.cents for line in statement.lines)
