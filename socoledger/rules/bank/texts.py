"""Texts of statements and rules compared without regard to case, accents and runs of spaces."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from socoledger.domain.bank_setup import BankRule


def plain_text(text: str) -> str:
    """A text in small letters, without accents, with single spaces."""
    return " ".join(_without_accents(text).casefold().split())


def fits_text(rule: BankRule, part: str, text: str) -> bool:
    """Whether a part that a rule names stands in a text that is plain already: as whole words, or
    as its regular expression.
    """
    if not rule.regex and _plain_part(part) not in text:  # most rules do not fit
        return False
    return _pattern(part, is_regex=rule.regex).search(text) is not None


_plain_part = lru_cache(maxsize=4_096)(plain_text)


@lru_cache(maxsize=4_096)
def _pattern(part: str, *, is_regex: bool) -> re.Pattern[str]:
    if is_regex:
        return re.compile(_without_accents(part), re.IGNORECASE)
    return re.compile(rf"(?<!\w){re.escape(_plain_part(part))}(?!\w)")


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
