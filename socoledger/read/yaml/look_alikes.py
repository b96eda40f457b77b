"""Look-alikes (SPEC 7): names that look the same but are not, by invisible signs, or by letters
that Unicode writes in two ways. An error in an account, an id, a key or a tag; allowed in texts.
"""

import unicodedata
from datetime import date
from typing import NamedTuple

from socoledger.catalogue.journal import HIDDEN_SIGN
from socoledger.domain.findings import Finding, Phrase, Place

_SPACES = ("Zs", "Zl", "Zp")
_NAMED = {
    "\u00a0": Phrase("a no-break space (U+00A0)"),
    "\u00ad": Phrase("a soft hyphen (U+00AD)"),
    "\u200b": Phrase("a space of no width (U+200B)"),
    "\ufeff": Phrase("a byte order mark (U+FEFF)"),
}
_INVISIBLE = frozenset("\u034f\u115f\u1160\u3164\uffa0\u180b\u180c\u180d") | frozenset(
    map(chr, range(0xFE00, 0xFE10))
)
"""Invisible signs that Unicode counts among letters and accents."""
_TEXT_LIMIT = 80


class LookAlike(NamedTuple):
    """The sign that makes a text a look-alike, and the text without such signs."""

    sign: Phrase
    clean: str


def look_alike(text: str) -> LookAlike | None:
    """The first look-alike in a text, None if there is none."""
    if text.isascii():
        return None
    signs = (_sign(character) for character in text)
    sign = next((sign for sign in signs if sign is not None), None)
    if sign is None and unicodedata.is_normalized("NFC", text):
        return None
    return LookAlike(sign or _decomposed_letter(text), _clean(text))


def finding(text: str, place: Place, day: date | None = None) -> Finding | None:
    """An error if a text holds a look-alike, else None."""
    found = look_alike(text)
    if found is None:
        return None
    return Finding.of(
        HIDDEN_SIGN, place, day, written=found.clean[:_TEXT_LIMIT] or "…", sign=found.sign
    )


def _sign(character: str) -> Phrase | None:
    if character.isascii():
        return None
    if character in _NAMED:
        return _NAMED[character]
    category = unicodedata.category(character)
    if category in _SPACES:
        return Phrase("an unusual space ({number})", number=_number(character))
    if category == "Cf" or character in _INVISIBLE:
        return Phrase("a sign that nobody sees ({number})", number=_number(character))
    return None


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"


def _clean(text: str) -> str:
    kept = []
    for character in text:
        if _sign(character) is None:
            kept.append(character)
        elif unicodedata.category(character) in _SPACES:
            kept.append(" ")
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _decomposed_letter(text: str) -> Phrase:
    """The first letter that is written as several signs, and those signs."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        letter = text[start:end]
        if not unicodedata.is_normalized("NFC", letter):
            break
        start = end
    else:
        letter = text
    signs = " + ".join(
        character if character.isascii() else _number(character) for character in letter
    )
    composed = unicodedata.normalize("NFC", letter)
    return Phrase("the letter {letter} written as {signs}", letter=composed, signs=signs)
