"""A journal as it was loaded: the entries of all its files, and their texts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from socoledger.read.journal.source import Source


class Loaded(NamedTuple):
    """A journal as Beancount loads it: entries and options, in its own types."""

    entries: list[Any]
    padding: frozenset[int]
    """The id() of transactions that a pad directive inserted."""
    options: dict[str, Any]
    files: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    """The paths and patterns that the files include, from the folder of the books."""
    plugins: tuple[str, ...] = ()
    sources: Mapping[str, Source] = MappingProxyType({})
    """The text of the files, by name."""
    is_whole: bool = True
    """Whether every line could be read; if not, balances are not known."""
