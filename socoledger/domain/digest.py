"""Digests of texts, the same on any machine (SPEC 4)."""

import hashlib

_MARK_LENGTH = 8


def digest(text: str) -> str:
    """The digest of a text, in 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def mark(text: str) -> str:
    """A short digest, long enough to distinguish the facts of one day."""
    return digest(text)[:_MARK_LENGTH]
