"""What is to be said of an edit of a file beside the journal."""

from __future__ import annotations

from tests.oracle.records import Limit
from tests.oracle.texts import decimal, exact
from tests.support.said import Said


def said_of_value(
    kind: str, whose: str | None, key: str, before: str | None, after: str | None
) -> Said:
    """What is said of the value of a key; None: it was not there."""
    change = "added" if before is None else "removed" if after is None else "changed"
    return Said(kind, change, None, whose, key, before, after)


def said_of_whole(kind: str, change: str, whose: str | None = None, key: str | None = None) -> Said:
    """What is said of a whole record, but for what it is."""
    return Said(kind, change, None, whose, key)


def said_of_key(key: str, before: object, after: object) -> Said:
    """What is said of the value of a key of a file that is named elsewhere."""
    texts = [
        None if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        for value in (before, after)
    ]
    return said_of_value("", None, key, *texts)


def limit_said(limit: Limit | None) -> str | None:
    """A maximum as the files write it."""
    if limit is None:
        return None
    return decimal(limit.cents or 0) if limit.share is None else f"{exact(limit.share * 100)}%"
