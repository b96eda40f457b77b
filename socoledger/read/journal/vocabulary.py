"""Findings on the words of entries, at their lines (SPEC 2): misspelt keys and tags, and tags and
metadata of one transaction that contradict each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from socoledger.catalogue.entries import ENTRY_CONTRADICTS_ITSELF, WORD_MISSPELT
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Place
from socoledger.domain.metadata import JOURNAL_KEYS, UNIT
from socoledger.read.journal.misspellings import Misspellings
from socoledger.read.journal.owners import Owner, member_ids
from socoledger.read.journal.source import Source


class Wording:
    """Checks the words of entries; `sources` are the files of the journal by name."""

    def __init__(self, coop: Coop, members: Iterable[str], sources: Mapping[str, Source]) -> None:
        self._key = coop.member_key
        self._prefixes = (f"{coop.member_key}-", f"{UNIT}-")
        self._ours = (coop.member_key, f"{coop.member_key}s", *JOURNAL_KEYS)
        self._members = frozenset(members)
        self._units = frozenset(unit.id for unit in coop.units)
        self._misspellings = Misspellings(coop.member_key, coop.keys)
        self._sources = sources
        self._reported: set[tuple[str, int, str]] = set()

    # -- misspelt -------------------------------------------------------------------------------

    def misspelt_keys(
        self, metadata: Mapping[str, Any], place: Place, day: date
    ) -> Iterator[Finding]:
        """Misspelt keys of a directive or posting."""
        for key, meant in self._misspellings.keys(metadata):
            key_place = self._key_place(key, place)
            if self._is_new(key_place, key):
                parameters = {"written": f"{key}:", "meant": f"{meant}:", "word": key}
                yield Finding.of(WORD_MISSPELT, key_place, day, **parameters)

    def misspelt_tags(self, entry: Any, place: Place) -> Iterator[Finding]:
        """Misspelt tags of a transaction."""
        for tag in sorted(entry.tags):
            misspelt = self._misspellings.tag(tag, self._members, self._units)
            if misspelt is None:
                continue
            word, meant = misspelt
            tag_place = self._tag_place(tag, place)
            if self._is_new(tag_place, f"#{tag}"):
                parameters = {"written": f"#{tag}", "meant": f"#{meant}", "word": word.lower()}
                yield Finding.of(WORD_MISSPELT, tag_place, entry.date, **parameters)

    def is_misspelt_tag(self, tag: str) -> bool:
        """Whether a tag is a misspelling of one of ours."""
        return self._misspellings.tag(tag, self._members, self._units) is not None

    def is_misspelt_hours(self, kind: str) -> bool:
        """Whether the kind of a custom directive is a misspelling of `hours`."""
        return self._misspellings.is_hours(kind)

    def _is_new(self, place: Place, word: str) -> bool:
        """Whether a word at a place was not reported yet: what is pushed applies to
        many entries.
        """
        before = len(self._reported)
        self._reported.add((*place, word))
        return len(self._reported) > before

    def _key_place(self, key: str, place: Place) -> Place:
        source = self._sources.get(place.file)
        if source is None:
            return place
        line = source.line_of_key(place.line, key)
        pushed = source.pushed(place.line).keys
        if line == place.line and key in pushed:
            line = pushed[key][1]
        return source.line_place(line)

    def _tag_place(self, tag: str, place: Place) -> Place:
        source = self._sources.get(place.file)
        if source is None:
            return place
        lines = {**source.pushed(place.line).tags, **source.own_marks(place.line).tags}
        return source.line_place(lines.get(tag, place.line))

    # -- contradictory --------------------------------------------------------------------------

    def conflicting_members(self, entry: Any, owner: Owner | None, place: Place) -> list[Finding]:
        """Tags that name another member than the metadata of the transaction; if there are none,
        pushed tags that name another member than its own tags.
        """
        prefix = self._prefixes[0]
        if owner is None:
            return [*self._pushed_tags(entry, prefix, place)]
        named = member_ids(owner)
        key = self._key if self._key in entry.meta else f"{self._key}s"
        conflicts = [
            self._contradiction(f"#{tag}", f'{key}: "{entry.meta.get(key)}"', place, entry.date)
            for tag in sorted(entry.tags)
            if tag.startswith(prefix) and tag.removeprefix(prefix) not in named
        ]
        return conflicts or [*self._pushed_tags(entry, prefix, place)]

    def conflicting_units(self, entry: Any, place: Place) -> list[Finding]:
        """Pushed tags that name another unit than the tags of the transaction itself. Where its own
        tags and metadata differ there is no finding: the nearest wins (SPEC 9).
        """
        return [*self._pushed_tags(entry, self._prefixes[1], place)]

    def conflicting_pushes(self, entry: Any, place: Place) -> Iterator[Finding]:
        """Pushed metadata that the transaction's own metadata contradicts."""
        source = self._sources.get(place.file)
        if source is None or not source.pushes:
            return
        pushed = source.pushed(place.line).keys
        own = source.own_marks(place.line).keys if pushed else {}
        for key in self._ours:
            if key not in pushed or key not in own:
                continue
            value = entry.meta[key]
            text, _ = pushed[key]
            if text != f'"{value}"':
                yield self._contradiction(
                    f"pushmeta {key}: {text}", f'{key}: "{value}"', place, entry.date
                )

    def _pushed_tags(self, entry: Any, prefix: str, place: Place) -> Iterator[Finding]:
        source = self._sources.get(place.file)
        if source is None or not source.pushes:
            return
        pushed = source.pushed(place.line).tags
        own = source.own_marks(place.line).tags if pushed else {}
        for tag in sorted(own):
            for other in sorted(pushed):
                if tag != other and tag.startswith(prefix) and other.startswith(prefix):
                    yield self._contradiction(f"pushtag #{other}", f"#{tag}", place, entry.date)

    def _contradiction(self, text: str, other: str, place: Place, day: date) -> Finding:
        return Finding.of(ENTRY_CONTRADICTS_ITSELF, place, day, one=text[:60], other=other[:60])
