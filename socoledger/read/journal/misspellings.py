"""Misspelt keys, tags and custom directives (SPEC 2): they would not count, and nobody would
notice.

A word is a misspelling if it is ours in other letters' case, with `_` for `-`, in plural or
singular, in Dutch, or at an edit distance of one; of two, where ours has eight letters or more.
Words of at most three letters are not compared.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from socoledger.domain.member import COLLECTIVE
from socoledger.domain.metadata import APPROVAL, FOR, GRANT, JOURNAL_KEYS, PURPOSE, UNIT

HOURS = "hours"
_SHORT = 3
_LONG = 8
_IN_DUTCH: Mapping[str, str] = {
    "doel": PURPOSE, "doelen": PURPOSE, "goedkeuring": APPROVAL, "goedkeuringen": APPROVAL,
    "subsidie": GRANT, "subsidies": GRANT, "onderdeel": UNIT, "onderdelen": UNIT, "voor": FOR,
}  # fmt: skip
_USUAL_KEY = "member"
_MEMBER, _MEMBERS = ("lid", _USUAL_KEY), ("leden", f"{_USUAL_KEY}s")
_HOURS = ("uren", "uur")
_BETWEEN = re.compile(r"[-_/.]+")


def edit_distance(first: str, second: str) -> int:
    """The edit distance of two words: letters added, left out, changed, or neighbours swapped."""
    previous: list[int] = []
    current = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before_previous, previous, current = previous, current, [i]
        for j, other_letter in enumerate(second, 1):
            cost = min(
                previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != other_letter)
            )
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other_letter:
                cost = min(cost, before_previous[j - 2] + 1)
            current.append(cost)
    return current[-1]


def _bare(word: str) -> str:
    return word.lower().replace("_", "-")


def _distance(word: str, ours: str) -> int | None:
    """The edit distance of a word from one of ours, None if it is another word."""
    if word == ours:
        return 0
    if min(len(word), len(ours)) <= _SHORT:
        return None
    if word in (f"{ours}s", f"{ours}es") or ours in (f"{word}s", f"{word}es"):
        return 1
    most = 2 if len(ours) >= _LONG else 1
    if abs(len(word) - len(ours)) > most:
        return None
    distance = edit_distance(word, ours)
    return distance if distance <= most else None


def _meant(word: str, ours: Iterable[str], other_words: Mapping[str, str]) -> str | None:
    """The word of ours that `word`, which is none of them, is a misspelling of; None if of none."""
    bare = _bare(word)
    if bare in other_words:
        return other_words[bare]
    near = [
        (distance, word_of_ours)
        for word_of_ours in ours
        if (distance := _distance(bare, _bare(word_of_ours))) is not None
    ]
    return min(near)[1] if near else None


class Misspellings:
    """Recognises misspelt keys, tags and custom directives; `own` are the treasurer's own words."""

    def __init__(self, member_key: str, own: Iterable[str] = ()) -> None:
        self._member = member_key
        self._keys = (member_key, f"{member_key}s", *JOURNAL_KEYS)
        ours = frozenset(map(_bare, self._keys))
        dutch = {
            **_IN_DUTCH,
            **dict.fromkeys(_MEMBER, member_key),
            **dict.fromkeys(_MEMBERS, f"{member_key}s"),
        }
        self._other_words = {word: key for word, key in dutch.items() if word not in ours}
        self._own = frozenset(map(str.lower, own))
        self._known_keys: dict[str, str | None] = dict.fromkeys(
            (*self._keys, "filename", "lineno", "__automatic__", "__tolerances__")
        )
        self._known_tags: dict[str, tuple[str, str] | None] = {}

    def keys(self, metadata: Iterable[str]) -> list[tuple[str, str]]:
        """The misspelt keys of metadata, each with the key that is meant."""
        misspelt = []
        for key in metadata:
            if key not in self._known_keys:
                self._known_keys[key] = self._key(key)
            meant = self._known_keys[key]
            if meant is not None:
                misspelt.append((key, meant))
        return misspelt

    def _key(self, key: str) -> str | None:
        if key.startswith("__") or key.lower() in self._own:
            return None
        return _meant(key, self._keys, self._other_words)

    def tag(
        self, tag: str, members: Collection[str], units: Collection[str]
    ) -> tuple[str, str] | None:
        """The misspelt word in a tag, with the tag that is meant; None if it is not misspelt."""
        if tag not in self._known_tags:
            self._known_tags[tag] = self._tag(tag, members, units)
        return self._known_tags[tag]

    def _tag(
        self, tag: str, members: Collection[str], units: Collection[str]
    ) -> tuple[str, str] | None:
        if tag.startswith((f"{self._member}-", f"{UNIT}-")) or tag.lower() in self._own:
            return None
        for between in _BETWEEN.finditer(tag):
            word, rest = tag[: between.start()], tag[between.end() :]
            meant = self._tag_key(word)
            if meant is not None and rest:
                return None if word.lower() in self._own else (word, f"{meant}-{rest.lower()}")
        for key, ids in ((self._member, (*members, COLLECTIVE)), (UNIT, units)):
            rest = tag.lower().removeprefix(key.lower())
            if rest != tag.lower() and rest in ids:
                return tag, f"{key}-{rest}"
        return None

    def _tag_key(self, word: str) -> str | None:
        meant = _meant(word, (self._member, f"{self._member}s", UNIT), self._other_words)
        if meant == f"{self._member}s":
            return self._member
        return meant if meant in (self._member, UNIT) else None

    def is_hours(self, kind: str) -> bool:
        """Whether a kind of custom directive is a misspelling of `hours`."""
        word = kind.strip()
        if word.lower() in self._own:
            return False
        return _bare(word) in _HOURS or _meant(word, (HOURS,), {}) is not None
