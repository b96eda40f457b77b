"""What a transaction says of itself in two ways that differ, and keys and tags that are one step
off ours, told at the line where they stand (SPEC 2).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from socoledger.catalogue.entries import ENTRY_CONTRADICTS_ITSELF, WORD_MISSPELT
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Place
from socoledger.read.journal.metadata import UNIT
from socoledger.read.journal.misspellings import OURS, Nearly
from socoledger.read.journal.owners import Owner, names_of
from socoledger.read.journal.source import Source


class Wording:
    """Looks at the words of entries, `sources` being the text of the files by name."""

    def __init__(self, coop: Coop, members: Iterable[str], sources: Mapping[str, Source]) -> None:
        self._key = coop.member_key
        self._prefixes = (f"{coop.member_key}-", f"{UNIT}-")
        self._ours = (coop.member_key, f"{coop.member_key}s", *OURS)
        self._members = frozenset(members)
        self._units = frozenset(unit.id for unit in coop.units)
        self._nearly = Nearly(coop.member_key, coop.keys)
        self._sources = sources
        self._told: set[tuple[str, int, str]] = set()

    # -- one step off ---------------------------------------------------------------------------

    def keys(self, metadata: Mapping[str, Any], place: Place, day: date) -> Iterator[Finding]:
        """Keys of a directive or posting that are nearly ours."""
        for key, meant in self._nearly.keys(metadata):
            there = self._where(key, place)
            if self._is_new(there, key):
                shown = {"written": f"{key}:", "meant": f"{meant}:", "word": key}
                yield Finding.of(WORD_MISSPELT, there, day, **shown)

    def tags(self, entry: Any, place: Place) -> Iterator[Finding]:
        """Tags of a transaction that are nearly ours."""
        for tag in sorted(entry.tags):
            found = self._nearly.tag(tag, self._members, self._units)
            if found is None:
                continue
            word, meant = found
            there = self._where_tag(tag, place)
            if self._is_new(there, f"#{tag}"):
                shown = {"written": f"#{tag}", "meant": f"#{meant}", "word": word.lower()}
                yield Finding.of(WORD_MISSPELT, there, entry.date, **shown)

    def custom(self, kind: str) -> bool:
        """Whether a custom directive is nearly one of hours."""
        return self._nearly.is_hours(kind)

    def _is_new(self, place: Place, word: str) -> bool:
        """Whether this was not told yet: what is pushed stands under many entries."""
        before = len(self._told)
        self._told.add((*place, word))
        return len(self._told) > before

    def _where(self, key: str, place: Place) -> Place:
        source = self._sources.get(place.file)
        if source is None:
            return place
        line = source.line_of_key(place.line, key)
        pushed = source.pushed(place.line).keys
        if line == place.line and key in pushed:
            line = pushed[key][1]
        return source.of_line(line)

    def _where_tag(self, tag: str, place: Place) -> Place:
        source = self._sources.get(place.file)
        if source is None:
            return place
        here = {**source.pushed(place.line).tags, **source.own(place.line).tags}
        return source.of_line(here.get(tag, place.line))

    # -- against each other ---------------------------------------------------------------------

    def members(self, entry: Any, said: Owner | None, place: Place) -> list[Finding]:
        """Tags that name another member than the metadata of the transaction itself, and what is
        pushed against what it says.
        """
        meant = frozenset() if said is None else names_of(said)
        prefix = self._prefixes[0]
        key = self._key if self._key in entry.meta else f"{self._key}s"
        found = [
            self._two(f"#{tag}", f'{key}: "{entry.meta.get(key)}"', place, entry.date)
            for tag in sorted(entry.tags)
            if meant and tag.startswith(prefix) and tag.removeprefix(prefix) not in meant
        ]
        return found or [*self._pushed_tags(entry, prefix, place)]

    def units(self, entry: Any, place: Place) -> list[Finding]:
        """Units that are pushed against what a transaction itself says; where it names one by a tag
        and another by metadata of its own, the nearest wins (SPEC 9).
        """
        return [*self._pushed_tags(entry, self._prefixes[1], place)]

    def pushed(self, entry: Any, place: Place) -> Iterator[Finding]:
        """Metadata that is pushed, where the transaction itself says something else."""
        source = self._sources.get(place.file)
        if source is None or not source.pushes:
            return
        pushed = source.pushed(place.line).keys
        own = source.own(place.line).keys if pushed else {}
        for key in self._ours:
            if key not in pushed or key not in own:
                continue
            value = entry.meta[key]
            text, _ = pushed[key]
            if text != f'"{value}"':
                yield self._two(f"pushmeta {key}: {text}", f'{key}: "{value}"', place, entry.date)

    def _pushed_tags(self, entry: Any, prefix: str, place: Place) -> Iterator[Finding]:
        source = self._sources.get(place.file)
        if source is None or not source.pushes:
            return
        pushed = source.pushed(place.line).tags
        own = source.own(place.line).tags if pushed else {}
        for tag in sorted(own):
            for other in sorted(pushed):
                if tag != other and tag.startswith(prefix) and other.startswith(prefix):
                    yield self._two(f"pushtag #{other}", f"#{tag}", place, entry.date)

    def _two(self, one: str, other: str, place: Place, day: date) -> Finding:
        return Finding.of(ENTRY_CONTRADICTS_ITSELF, place, day, one=one[:60], other=other[:60])
