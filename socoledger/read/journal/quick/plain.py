"""Records of ordinary transactions, which nearly all are: in euros and cents that add up to zero,
with no other words than tags and links, of one member or of nobody in particular.

Anything else about a transaction is left to `TransactionReader`, which gives the same records of
these too (a test holds the two side by side), and every finding.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring as in_quotes
from typing import Any, NamedTuple

from socoledger.domain.closing import CLOSE_TAG
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.metadata import UNIT
from socoledger.domain.period import is_likely
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.quick.entries import Amount, Marked, Written
from socoledger.read.journal.source import LARGEST
from socoledger.read.journal.transactions import TransactionReader

_UNSURE = ord("!")
_new = tuple.__new__
"""Makes a record in half the time of calling its class."""
_REST_OF_TRANSACTION = tuple(Transaction._field_defaults[name] for name in Transaction._fields[12:])
_REST_OF_POSTING = tuple(Posting._field_defaults[name] for name in Posting._fields[4:])
"""What nothing is said of."""
_CENT = Decimal("0.01")
_TOO_LARGE = int(100 * LARGEST)
"""In cents."""


class _Words(NamedTuple):
    """What follows from the tags and links of a transaction."""

    owner: str | None
    unit: str | None
    links: frozenset[str]
    wording: str
    days: set[date]
    """The days on which the owner is known to be a member."""


_UNKNOWN = _Words(None, None, frozenset(), "", set())


class PlainReader:
    """Makes records of ordinary transactions of one file."""

    def __init__(self, context: JournalContext, reader: TransactionReader, file: str) -> None:
        self._file = file
        self._context = context
        self._reader = reader
        self._words: dict[Marked, _Words | None] = {}
        self._shares: dict[str, bool] = {}
        self._roots_of_units = (context.roots.income, context.roots.expenses)

    def read(self, written: Written) -> Transaction | None:
        """The record of an ordinary transaction; None if it is not one."""
        day, line, flag, strings, marked, lines, pushed = written
        words = self._words.get(marked, _UNKNOWN)
        if words is _UNKNOWN:
            words = self._words[marked] = self._words_of(marked)
        if words is None or pushed is not None or not strings or len(strings) > 2:
            return None
        postings = self._postings(lines, words)
        if postings is None or (day not in words.days and not self._is_member(words, day)):
            return None
        if len(strings) == 2:
            payee, text = strings
            wording = f"{in_quotes(payee)} {in_quotes(text)}" if text else in_quotes(payee)
        else:
            payee, text = "", strings[0]
            wording = in_quotes(text) if text else ""
        if words.wording:
            wording = f"{wording} {words.wording}" if wording else words.wording
        parts = (day, self._file, line, postings, None, False, None, words.links, wording)
        return _new(
            Transaction,
            (*parts, payee or None, (payee, text), flag == _UNSURE, *_REST_OF_TRANSACTION),
        )

    def _postings(self, lines: Sequence[Any], words: _Words) -> tuple[Posting, ...] | None:
        """The records of postings that add up to zero, each with an amount in euros and cents;
        None for any others.
        """
        owner, unit, shares = words.owner, words.unit, self._shares
        postings, total = [], 0
        for one in lines:
            if type(one) is not tuple:
                return None
            account, units, at = one
            if type(units) is not Amount:
                return None
            number, currency = units
            if currency != CURRENCY or type(number) is not Decimal:
                return None
            if not number.same_quantum(_CENT):
                return None
            cents = int(number * 100)
            total += cents
            is_shared = shares.get(account)
            if is_shared is None:
                is_shared = shares[account] = self._reader.is_in_results(account)
            if not is_shared:
                posting = _new(Posting, (account, cents, at, (), *_REST_OF_POSTING))
            elif owner is None:
                return None
            else:
                parts = (account, cents, at, ((owner, cents),), *_REST_OF_POSTING)
                posting = _new(Posting, parts)
            if unit is not None and account.partition(":")[0] in self._roots_of_units:
                posting = posting._replace(unit=unit)
            if not -_TOO_LARGE < cents < _TOO_LARGE:
                return None
            postings.append(posting)
        return None if total else tuple(postings)

    def _words_of(self, marked: Marked) -> _Words | None:
        """What follows from tags and links; None if it takes more than a look."""
        context, tags = self._context, marked.tags
        owners, wording = context.owners, context.wording
        if CLOSE_TAG in tags or any(map(wording.is_misspelt_tag, tags)):
            return None
        named = [*_ids_in(tags, owners.tag_prefix)]
        units = [*_ids_in(tags, f"{UNIT}-")] if context.coop.units else []
        known_units = {unit.id for unit in context.coop.units}
        if len(named) > 1 or len(units) > 1 or not known_units.issuperset(units):
            return None
        owner = named[0] if named else None
        if owner is not None and owner != COLLECTIVE and owner not in owners.members:
            return None
        unit = units[0] if units else None
        text = " ".join(f"^{link}" for link in sorted(marked.links))
        return _Words(owner, unit, marked.links, text, set())

    def _is_member(self, words: _Words, day: date) -> bool:
        """Whether the owner is a member on a day that is a likely one."""
        member = None if words.owner is None else self._context.members.get(words.owner)
        if not is_likely(day.year) or (member is not None and not member.is_member(day)):
            return False
        words.days.add(day)
        return True


def _ids_in(tags: Iterable[str], prefix: str) -> Iterator[str]:
    """What stands behind a prefix in tags."""
    return (tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix))
