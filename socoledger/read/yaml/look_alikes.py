"""Signs that nobody sees, and letters that are written in two ways (SPEC 7): names that look the
same and are not. In an account, an id, a key or a tag they are an error; texts may hold them.
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
_UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0\u180b\u180c\u180d") | frozenset(
    map(chr, range(0xFE00, 0xFE10))
)
"""Signs without a shape that Unicode counts among letters and accents."""
_SHOWN = 80


class LookAlike(NamedTuple):
    """What is wrong in a text, and the text as it should be."""

    sign: Phrase
    clean: str


def look_alike(text: str) -> LookAlike | None:
    """The first sign in a text that cannot be told by eye, None if there is none."""
    if text.isascii():
        return None
    signs = (_sign(character) for character in text)
    sign = next((one for one in signs if one is not None), None)
    if sign is None and unicodedata.is_normalized("NFC", text):
        return None
    return LookAlike(sign or _in_parts(text), _clean(text))


def finding(text: str, place: Place, day: date | None = None) -> Finding | None:
    """An error if a text looks like another and is not."""
    found = look_alike(text)
    if found is None:
        return None
    return Finding.of(HIDDEN_SIGN, place, day, written=found.clean[:_SHOWN] or "…", sign=found.sign)


def _sign(character: str) -> Phrase | None:
    if character.isascii():
        return None
    if character in _NAMED:
        return _NAMED[character]
    category = unicodedata.category(character)
    if category in _SPACES:
        return Phrase("an unusual space ({number})", number=_number(character))
    if category == "Cf" or character in _UNSEEN:
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


def _in_parts(text: str) -> Phrase:
    """The first letter that is not written as one sign, and the signs that it is written as."""
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
    signs = " + ".join(one if one.isascii() else _number(one) for one in letter)
    whole = unicodedata.normalize("NFC", letter)
    return Phrase("the letter {letter} written as {signs}", letter=whole, signs=signs)
