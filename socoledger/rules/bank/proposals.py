"""What a line that no rule fits may be: as it was booked before for the same other side, or what is
owed in that amount (SPEC 10). Nothing is booked by it: a person decides.
"""

from collections import Counter
from collections.abc import Iterator

from socoledger.domain.accounts import below
from socoledger.domain.bank_import import Proposal
from socoledger.domain.books import Books
from socoledger.domain.findings import Phrase
from socoledger.domain.journal import Transaction
from socoledger.rules.bank.classify import Payment
from socoledger.rules.bank.texts import plain_text
from socoledger.rules.grant_standings import grant_account


class Proposals:
    """The proposals that the books have for lines on bank accounts."""

    def __init__(self, books: Books, bank_accounts: frozenset[str]) -> None:
        accounts = books.coop.accounts
        entries = [entry for entry in books.journal.transactions if not entry.is_padding]
        self._earlier = dict(_other_sides(entries, bank_accounts, accounts.unsorted))
        balances: Counter[str] = Counter()
        for entry in entries:
            for posting in entry.postings:
                balances[posting.account] += posting.cents
        parents = (accounts.premium, accounts.allowance, accounts.municipality)
        self._owed = {
            -cents: account
            for account, cents in balances.items()
            if cents < 0 and any(below(account, parent) for parent in parents)
        }
        self._granted = {
            grant.amount_cents: grant_account(grant, accounts)
            for grant in books.grants
            if not balances[grant_account(grant, accounts)]
        }

    def of(self, payment: Payment) -> Proposal | None:
        """The proposal for a payment, None if there is none."""
        if payment.name in self._earlier:
            account, entry = self._earlier[payment.name]
            where = f"{entry.file}:{entry.line}"
            reason = Phrase("as on {day}, in {where}", day=entry.day, where=where)
            posting = next(one for one in entry.postings if one.account == account)
            owner = posting.shares[0][0] if len(posting.shares) == 1 else ""
            return Proposal(account, reason, owner, posting.purpose or "", posting.unit or "")
        if -payment.cents in self._owed:
            return Proposal(self._owed[-payment.cents], Phrase("this amount is owed there"))
        if payment.cents in self._granted:
            return Proposal(self._granted[payment.cents], Phrase("this amount was granted"))
        return None


def _other_sides(
    entries: list[Transaction], bank_accounts: frozenset[str], unsorted: str
) -> Iterator[tuple[str, tuple[str, Transaction]]]:
    """By the other side, in plain letters, the one account that was booked on; later ones last."""
    for entry in entries:
        accounts = {posting.account for posting in entry.postings}
        others = accounts - bank_accounts
        if entry.payee and len(others) == 1 and len(accounts) > 1 and unsorted not in others:
            yield plain_text(entry.payee), (others.pop(), entry)
