"""What the books have on a bank account: lines of the bank, and what was written by hand."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from socoledger.domain.findings import Place
from socoledger.domain.journal import Posting, Transaction


class Recorded(NamedTuple):
    """One posting on a bank account; `keys` are those of the bank's line that it is, () if it was
    written by hand. `day` is that of the bank's line, where it is known to be another.
    """

    day: date
    cents: int
    keys: tuple[str, ...]
    place: Place | None
    """None: it is planned, and stands nowhere yet."""
    first_line: int = 0
    """The line of the first posting of its transaction; of what is planned, the number of the
    bank's line in the plan.
    """
    line: int = 0
    """Its own line; of what is planned, its number among the postings."""
    is_first: bool = True
    """Whether it is the first posting of its transaction on any bank account: the keys of the
    transaction are about that one.
    """


def recorded(
    transactions: Iterable[Transaction], account: str, bank_accounts: frozenset[str]
) -> Iterator[Recorded]:
    """What stands on a bank account, in the order of the journal."""
    for entry in transactions:
        if entry.close is not None or entry.is_padding:
            continue
        banks = [posting for posting in entry.postings if posting.account in bank_accounts]
        first_line = min((posting.line for posting in entry.postings), default=0)
        for posting in banks:
            if posting.account == account:
                is_first = posting is banks[0]
                keys = _keys(entry, posting, is_first=is_first)
                day = entry.bank_day or entry.day
                place = Place(entry.file, entry.line)
                yield Recorded(day, posting.cents, keys, place, first_line, posting.line, is_first)


def _keys(entry: Transaction, posting: Posting, *, is_first: bool) -> tuple[str, ...]:
    return tuple((posting.bank or (entry.bank if is_first else "")).split())
