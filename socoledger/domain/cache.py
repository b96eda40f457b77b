"""What is kept between two runs so that the second is quick, as the rest of the program sees it."""

from typing import Protocol


class Cache(Protocol):
    """Contents by kind and key. Nothing that is asked of it may fail: what is gone, or cannot be
    kept, is made again.

    A kind is a word of small letters, such as "head"; a key is the hexadecimal digest of everything
    that the content was made of, so that a content never has to change. What comes back has the
    bytes that were put in, but it may have been put there by another version or by somebody else:
    who reads it treats what has the wrong shape as None.
    """

    def get(self, kind: str, key: str) -> bytes | None:
        """The content, None if it is not there."""

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep a content, if that can be done."""


class _NoCache:
    """Keeps nothing."""

    def get(self, kind: str, key: str) -> bytes | None:  # noqa: ARG002 - as the Protocol has it
        """Nothing is there."""
        return None

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Nothing is kept."""


NO_CACHE: Cache = _NoCache()
