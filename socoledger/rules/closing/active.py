"""The members and grants that the facts name, and from which month: only these are facts of a
close (SPEC 4).
"""

from datetime import date

from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.period import Month
from socoledger.rules.grant_standings import grant_account


class Active:
    """The first month in which the facts name each member and grant, and the months in which art.
    31 applies to each member.
    """

    def __init__(self, books: Books) -> None:
        accounts = books.coop.accounts
        self._grants = {grant_account(grant, accounts): grant for grant in books.grants}
        self.granted: dict[str, Month] = {}
        self.costs: dict[str, list[tuple[Month, int]]] = {}
        """By grant, the costs in its period: the month in which each counts, and cents."""
        self.early: dict[str, Month] = {}
        """By grant, the first month with a cost from before its period."""
        self._parents = (accounts.spaarpot, accounts.premium, accounts.allowance)
        self._ids = {member.account: member.id for member in books.members}
        self._owners: dict[str, str | None] = {}
        self.since: dict[str, Month] = {}
        self._agreement = books.agreement
        self._earning: dict[Month, bool] = {}
        self.judged: dict[str, set[Month]] = {}
        """By member, the months with hours, a movement of a premium or an allowance, or a result of
        which a share is a premium.
        """
        self.used: dict[str, set[Month]] = {accounts.premium: set(), accounts.allowance: set()}
        """By account for premiums or allowances, the months in which it was used."""

    def transaction(self, transaction: Transaction, month: Month) -> None:
        """Add the members and grants that a transaction names; `month` is the one in which it
        counts.
        """
        earns_share = self._earns_share(month)
        for posting in transaction.postings:
            if self._grants:
                self._grant(posting, transaction.day, month)
            for owner, _ in posting.shares:
                self._name_member(owner, month)
                if earns_share:
                    self.judged.setdefault(owner, set()).add(month)
            owner_of_account = self._owner(posting.account)
            if owner_of_account is not None:
                self._name_member(owner_of_account, month)
                for parent, used in self.used.items():
                    if below(posting.account, parent):
                        used.add(month)
                        self.judged.setdefault(owner_of_account, set()).add(month)

    def _grant(self, posting: Posting, day: date, month: Month) -> None:
        for account, grant in self._grants.items():
            if posting.grant == grant.id or below(posting.account, account):
                self.granted[grant.id] = min(month, self.granted.get(grant.id, month))
            if posting.grant == grant.id and grant.covers(day):
                self.costs.setdefault(grant.id, []).append((month, posting.cents))
            elif posting.grant == grant.id and day < grant.first:
                self.early[grant.id] = min(month, self.early.get(grant.id, month))

    def _earns_share(self, month: Month) -> bool:
        """Whether a share of results is a premium by the agreement of a month."""
        earns = self._earning.get(month)
        if earns is None:
            agreement = self._agreement(month)
            earns = self._earning[month] = agreement is not None and bool(agreement.premium.share)
        return earns

    def hours(self, hours: Hours, month: Month) -> None:
        """Add the member of these hours."""
        self._name_member(hours.member, month)
        self.judged.setdefault(hours.member, set()).add(month)

    def _name_member(self, member: str, month: Month) -> None:
        since = self.since.get(member)
        if since is None or month < since:
            self.since[member] = month

    def _owner(self, account: str) -> str | None:
        """The member of an account: "" if unknown, None if it is no account of a member."""
        if account not in self._owners:
            parents = [parent for parent in self._parents if below(account, parent)]
            part = account[len(parents[0]) + 1 :].split(":", 1)[0] if parents else ""
            self._owners[account] = self._ids.get(part, "") if parents else None
        return self._owners[account]

    def is_judged(self, member: str, month: Month) -> bool:
        """Whether art. 31 applies to a member in the year up to and including a month."""
        judged = self.judged.get(member, set())
        return any(other.year == month.year and other <= month for other in judged)

    def uses(self, account: str, month: Month) -> bool:
        """Whether such accounts were used in the year up to and including a month."""
        return any(other.year == month.year and other <= month for other in self.used[account])
