"""Keyed hashes in place of all that gives a member away in the table of facts (SPEC 13).

With the key one can work out who a hash is, without it nobody can: HMAC-SHA-256, of which the first
128 bits are written. Sums of the table stay what they are.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.fact_table import FactRow
from socoledger.domain.member import COLLECTIVE, Member
from socoledger.domain.metadata import PURPOSE_PAYOUT, PURPOSE_PREMIUM

DIGITS = 32
"""The hexadecimal digits of a hash."""
_LONG = 4
"""The letters from which on a name counts as found anywhere in a word."""
_SIGNS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|[0-9]+")


def keyed_hash(key: bytes, *texts: str) -> str:
    """The hash of some texts, which are joined by a NUL, in hexadecimal digits."""
    return hmac.digest(key, "\0".join(texts).encode(), "sha256").hex()[:DIGITS]


class Hashes:
    """The hashes of one of the books. Whoever has the same `person` in several books has the same
    hash in them; who has none is told apart by the name of the coöperatie.
    """

    def __init__(self, books: Books, key: bytes, everybody: Iterable[Member]) -> None:
        """`everybody` are the members of all books of the table, whose names are looked for."""
        accounts = books.coop.accounts
        self._key, self._coop = key, books.coop.name
        self._members = {member.id: self._of_member(member) for member in books.members}
        self._names = _Names(everybody)
        self._of_part = {member.account: self._members[member.id] for member in books.members}
        self._named = sorted(accounts.named().values(), key=len, reverse=True)
        self._of_people = (
            *(accounts.spaarpot, accounts.premium, accounts.allowance),
            *(accounts.capital, accounts.gifts, accounts.loans),
        )
        self._known_words = {
            *(PURPOSE_PREMIUM, PURPOSE_PAYOUT),
            *(unit.id for unit in books.coop.units),
            *(purpose.id for version in books.agreements for purpose in version.spaarpot.purposes),
        }
        self._done: dict[tuple[str, str], str] = {}

    def row(self, row: FactRow) -> FactRow:
        """The row with a hash for its member and for every text that would give one away."""
        return row._replace(
            book=self._text(row.book),
            cooperative=self._text(row.cooperative),
            account=None if row.account is None else self._account(row.account),
            member=row.member if row.member in (None, COLLECTIVE) else self._members[row.member],
            unit=self._word(row.unit),
            grant_id=None if row.grant_id is None else self._text(row.grant_id),
            purpose=self._word(row.purpose),
            file=self._text(row.file),
        )

    def _of_member(self, member: Member) -> str:
        if member.person is not None:
            return keyed_hash(self._key, "person", member.person)
        return keyed_hash(self._key, "member", self._coop, member.id)

    def _hash(self, text: str) -> str:
        """The hash of a text that is no member's."""
        return keyed_hash(self._key, "text", self._coop, text)

    def _text(self, text: str) -> str:
        """A text, or its hash where it holds the name of a member."""
        done = self._done.get(("text", text))
        if done is None:
            done = self._hash(text) if self._names.are_in(text) else text
            self._done["text", text] = done
        return done

    def _word(self, word: str | None) -> str | None:
        """A unit or a purpose; one that the books do not declare may be any text, and is hashed."""
        if word is None:
            return None
        return self._text(word) if word in self._known_words else self._hash(word)

    def _account(self, account: str) -> str:
        """An account; below those of people always, and elsewhere where it is somebody's name, a
        part of it is a hash.
        """
        done = self._done.get(("account", account))
        if done is None:
            done = self._done["account", account] = self._new_account(account)
        return done

    def _new_account(self, account: str) -> str:
        root = account.partition(":")[0]
        above = next((one for one in self._named if below(account, one)), root)
        parts = account.split(":")[above.count(":") + 1 :]
        is_of_people = above in self._of_people
        hashed = [
            self._part(part, is_name=is_of_people and place == 0)
            for place, part in enumerate(parts)
        ]
        return ":".join((above, *hashed))

    def _part(self, part: str, *, is_name: bool) -> str:
        if part in self._of_part:
            return self._of_part[part]
        return self._hash(part) if is_name else self._text(part)


class _Names:
    """What members are called, to be found in other texts: better once too often than once too
    little.
    """

    def __init__(self, members: Iterable[Member]) -> None:
        names = {plain for member in members for plain in map(_plain, _names_of(member)) if plain}
        self._short = {name for name in names if len(name) < _LONG}
        long = sorted(names - self._short)
        self._long = re.compile("|".join(map(re.escape, long))) if long else None

    def are_in(self, text: str) -> bool:
        """Whether one of them is in a text: a short one as a word, another anywhere."""
        if self._long is not None and self._long.search(_plain(text)):
            return True
        words = {_plain(word) for word in (*_SIGNS.split(text), *_WORDS.findall(_bare(text)))}
        return not self._short.isdisjoint(words)


def _names_of(member: Member) -> Iterator[str]:
    """The id, the account, the name and its words with a capital, the person and the business."""
    yield from (member.id, member.account, member.name, member.person or "")
    yield from (word for word in _SIGNS.split(member.name) if word[:1].isupper() and len(word) > 1)
    yield member.enterprise or ""


def _bare(text: str) -> str:
    """A text without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _plain(text: str) -> str:
    """A text in small letters, without accents, spaces and signs."""
    return _SIGNS.sub("", _bare(text).casefold())
