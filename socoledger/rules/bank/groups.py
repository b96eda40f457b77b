"""Statements that follow each other within a day, as some banks make several a day (SPEC 10)."""

from collections.abc import Sequence

from socoledger.domain.bank import Statement


def groups(statements: Sequence[Statement]) -> list[tuple[int, ...]]:
    """The positions of statements, those together that follow each other within a day: the next
    begins on the last day of the one before it, with its closing balance. `statements` are in order
    of time.
    """
    found: list[list[int]] = []
    for at, statement in enumerate(statements):
        before = (group for group in found if _follows(statements[group[-1]], statement))
        group = next(before, None)
        if group is None:
            found.append([at])
        else:
            group.append(at)
    return [tuple(group) for group in found]


def _follows(statement: Statement, other: Statement) -> bool:
    """Whether another statement goes on where one ends, on the same day. One that ends as it begins
    could also be the same one in another format.
    """
    if statement.iban != other.iban or statement.last != other.first:
        return False
    if statement.closing_cents is None or statement.closing_cents != other.opening_cents:
        return False
    goes_on = any(line.day == other.first for line in other.lines)
    return goes_on and _amounts(statement) != _amounts(other)


def _amounts(statement: Statement) -> list[int]:
    return sorted(line.cents for line in statement.lines)
