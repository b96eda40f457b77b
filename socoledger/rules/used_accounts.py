"""The accounts that may be booked on, those used last first, and which of them a person means."""

from collections.abc import Iterator, Sequence

from socoledger.domain.books import Books
from socoledger.domain.journal import Transaction
from socoledger.domain.kinds import is_account


def by_hand(books: Books) -> Iterator[Transaction]:
    """What no close and no pad booked, the last one first."""
    for entry in reversed(books.journal.transactions):
        if entry.close is None and not entry.is_padding:
            yield entry


def accounts_by_use(books: Books) -> Iterator[str]:
    """The accounts that may be booked on, those used last first, then those never used by name."""
    journal = books.journal
    left_out = {*journal.shut, books.coop.accounts.unsorted}
    euros = {name for name, opened in journal.opened.items() if opened.euros}
    used = dict.fromkeys(
        posting.account
        for entry in reversed(journal.transactions)
        for posting in entry.postings
        if entry.close is None
    )
    for account in (*used, *sorted(euros - used.keys())):
        if account not in left_out and (account in euros or account not in journal.opened):
            yield account


def account_named(said: str, accounts: Sequence[str]) -> str | None:
    """The account that is meant: by its name, by a part that no other has, or by its end."""
    if said in accounts:
        return said
    found = [account for account in accounts if said.casefold() in account.casefold()]
    if len(found) == 1:
        return found[0]
    ends = [one for one in found if f":{one}".casefold().endswith(f":{said}".casefold())]
    return ends[0] if len(ends) == 1 else None


def may_be_opened(said: str, books: Books) -> bool:
    """Whether a text is the name of an account that was never opened, and could be."""
    journal = books.journal
    is_known = said in journal.opened or said in journal.shut
    return is_account(said) and said.partition(":")[0] in journal.roots and not is_known
