"""Private data taken out of a text that goes into the books (SPEC 10, S6): numbers that may be a
BSN, IBANs of others, and real names where pseudonyms are agreed.
"""

import re
from collections.abc import Container, Iterable
from unicodedata import category

from socoledger.domain.findings import HIDDEN
from socoledger.read.privacy import iban_in, is_bsn, name_pattern

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,])[0-9]{9}(?![0-9A-Za-z])(?![.,][0-9])")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
"""Signs that nobody sees, and that a journal cannot hold or a terminal would obey."""


_IBAN_HIDDEN = "(IBAN)"
"""Shown in place of an IBAN. Unlike the other data it is no secret, and it needs no telling."""


def without_numbers(text: str, not_bsn: Container[str] = (), *, keep_iban: bool = False) -> str:
    """A text, its lines as they are, without numbers that may be a BSN and without IBANs."""
    cleaned = _NUMBER.sub(lambda match: _hidden(match.group(), not_bsn), text)
    return cleaned if keep_iban else _IBAN.sub(_iban, cleaned)


def _hidden(number: str, not_bsn: Container[str]) -> str:
    """Nine digits, or stars where they may be a BSN."""
    return number if number in not_bsn or not is_bsn(number) else HIDDEN


class PrivateText:
    """Takes private data out of texts; `not_bsn` are numbers that look like a BSN and are none."""

    def __init__(
        self, names: Iterable[str], not_bsn: Iterable[str], *, keep_iban: bool = False
    ) -> None:
        self._names = name_pattern(names)
        self._not_bsn = frozenset(not_bsn)
        self._keep_iban = keep_iban
        self._cleaned: dict[str, str] = {}

    def clean(self, text: str) -> str:
        """A text in one line without private data, which stars replace, or a word for an IBAN."""
        if text not in self._cleaned:
            self._cleaned[text] = self._clean(text)
        return self._cleaned[text]

    def _clean(self, text: str) -> str:
        seen = text
        if not text.isprintable():
            seen = "".join(" " if category(sign) in _UNSEEN else sign for sign in text)
        line = " ".join(seen.split())
        cleaned = without_numbers(line, self._not_bsn, keep_iban=self._keep_iban)
        return cleaned if self._names is None else self._names.sub(HIDDEN, cleaned)


def _iban(match: re.Match[str]) -> str:
    """A word for the IBAN that a match begins with; words in capitals may follow it."""
    text = match.group()
    written = iban_in(text)
    return _IBAN_HIDDEN + text[len(written) :] if written else text
