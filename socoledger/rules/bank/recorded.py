"""What the books have on a bank account: lines of the bank, and what was written by hand."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.books import Books
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
    is_opening: bool = False
    """Whether it is an opening balance, which no line of a bank is."""
    partner: str = ""
    """The other bank account of a transfer, "" if it is none."""
    is_other_side: bool = False
    """Whether the line of that account is in the books already."""
    is_unsorted: bool = False
    """Whether a part of its transaction is still to be sorted out."""
    booked: date | None = None
    """The day of its transaction; None: it is planned."""


class Known(NamedTuple):
    """What tells the postings on bank accounts apart: all these accounts, that of what is still to
    be sorted out, the root of equity, and the accounts of contributions there.
    """

    bank_accounts: frozenset[str]
    unsorted: str
    equity: str
    contributions: tuple[str, ...]

    def is_opening(self, entry: Transaction) -> bool:
        """Whether a transaction is an opening balance: all else in it is equity, and nothing that
        somebody brought in.
        """
        others = [one.account for one in entry.postings if one.account not in self.bank_accounts]
        return bool(others) and all(
            below(account, self.equity)
            and not any(below(account, parent) for parent in self.contributions)
            for account in others
        )


def known_in(books: Books, setup: BankSetup) -> Known:
    """What tells the postings on the bank accounts of books apart."""
    accounts = books.coop.accounts
    contributions = (accounts.capital, accounts.gifts)
    return Known(setup.names, accounts.unsorted, books.journal.roots.equity, contributions)


def recorded(transactions: Iterable[Transaction], account: str, known: Known) -> Iterator[Recorded]:
    """What stands on a bank account, in the order of the journal."""
    for entry in transactions:
        if entry.close is not None or entry.is_padding:
            continue
        banks = [posting for posting in entry.postings if posting.account in known.bank_accounts]
        for posting in banks:
            if posting.account == account:
                is_first = posting is banks[0]
                yield Recorded(
                    entry.bank_day or entry.day,
                    posting.cents,
                    _keys(entry, posting, is_first=is_first),
                    Place(entry.file, entry.line),
                    min(posting.line for posting in entry.postings),
                    posting.line,
                    is_first,
                    known.is_opening(entry),
                    *_partner(entry, posting, banks),
                    any(below(one.account, known.unsorted) for one in entry.postings),
                    entry.day,
                )


def _partner(entry: Transaction, posting: Posting, banks: Sequence[Posting]) -> tuple[str, bool]:
    """The account of another posting of the same transaction on a bank account, first of one that
    is a line of the bank; and whether it is.
    """
    others = [one for one in banks if one is not posting]
    keyed = [one for one in others if _keys(entry, one, is_first=one is banks[0])]
    return next((one.account for one in (*keyed, *others)), ""), bool(keyed)


def _keys(entry: Transaction, posting: Posting, *, is_first: bool) -> tuple[str, ...]:
    return tuple((posting.bank or (entry.bank if is_first else "")).split())
