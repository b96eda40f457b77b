"""Whom and what the facts name, and since when: only that bears on a month (SPEC 4)."""

from datetime import date

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.period import Month
from socoledger.rules.grant_standings import grant_account


class Active:
    """Since which month the facts name a member or a grant, and when art. 31 is a matter for a
    member.
    """

    def __init__(self, books: Books) -> None:
        accounts = books.coop.accounts
        self._grants = {grant_account(grant, accounts): grant for grant in books.grants}
        self.granted: dict[str, Month] = {}
        self.costs: dict[str, list[tuple[Month, int]]] = {}
        """By grant the costs of its period, in cents, with the month they count in."""
        self.early: dict[str, Month] = {}
        """By grant since when there is a cost from before its period."""
        self._parents = (accounts.spaarpot, accounts.premium, accounts.allowance)
        self._ids = {member.account: member.id for member in books.members}
        self._owners: dict[str, str | None] = {}
        self.since: dict[str, Month] = {}
        self.judged: dict[str, set[Month]] = {}
        """Months in which a member has hours, or a premium or an allowance moved."""
        self.used: dict[str, set[Month]] = {accounts.premium: set(), accounts.allowance: set()}
        """Months in which an account for premiums or allowances was used."""

    def transaction(self, transaction: Transaction, month: Month) -> None:
        """Note whom and what a transaction names, as of the month that it counts in."""
        for posting in transaction.postings:
            if self._grants:
                self._grant(posting, transaction.day, month)
            for owner, _ in posting.shares:
                self._seen(owner, month)
            kept_for = self._owner(posting.account)
            if kept_for is not None:
                self._seen(kept_for, month)
                for parent, used in self.used.items():
                    if below(posting.account, parent):
                        used.add(month)
                        self.judged.setdefault(kept_for, set()).add(month)

    def _grant(self, posting: Posting, day: date, month: Month) -> None:
        for account, grant in self._grants.items():
            if posting.grant == grant.id or below(posting.account, account):
                self.granted[grant.id] = min(month, self.granted.get(grant.id, month))
            if posting.grant == grant.id and grant.covers(day):
                self.costs.setdefault(grant.id, []).append((month, posting.cents))
            elif posting.grant == grant.id and day < grant.first:
                self.early[grant.id] = min(month, self.early.get(grant.id, month))

    def hours(self, hours: Hours, month: Month) -> None:
        """Note whose hours these are."""
        self._seen(hours.member, month)
        self.judged.setdefault(hours.member, set()).add(month)

    def _seen(self, member: str, month: Month) -> None:
        if month < self.since.get(member, month.plus(1)):
            self.since[member] = month

    def _owner(self, account: str) -> str | None:
        """The member that an account is kept for, "" for somebody unknown, None for no such
        account.
        """
        if account not in self._owners:
            found = [parent for parent in self._parents if below(account, parent)]
            part = account[len(found[0]) + 1 :].split(":", 1)[0] if found else ""
            self._owners[account] = self._ids.get(part, "") if found else None
        return self._owners[account]

    def is_judged(self, member: str, month: Month) -> bool:
        """Whether art. 31 is a matter for a member in the year up to and including a month."""
        judged = self.judged.get(member, set())
        return any(each.year == month.year and each <= month for each in judged)

    def uses(self, account: str, month: Month) -> bool:
        """Whether anything stands on such accounts in the year up to and including a month."""
        return any(each.year == month.year and each <= month for each in self.used[account])
