"""What the books know when something is recorded in them: accounts, balances, who was last (SPEC
11).
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from socoledger.domain.accounts import Root, below
from socoledger.domain.article31 import MemberAwards
from socoledger.domain.books import Books
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.rules.article31 import premium_figures
from socoledger.rules.closing.following import following
from socoledger.rules.grants import grants_at
from socoledger.rules.history import history
from socoledger.rules.ledger import balances_at
from socoledger.rules.used_accounts import accounts_by_use, by_hand


class Ground:
    """The books that something is recorded in, on the day of today. `has_figures` says that no
    error keeps figures from being computed.
    """

    def __init__(self, books: Books, today: date, *, has_figures: bool = True) -> None:
        self.books = books
        self.today = today
        self._has_figures = has_figures

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """The accounts that may be booked on, those used last first."""
        return tuple(accounts_by_use(self.books))

    @cached_property
    def money(self) -> tuple[str, ...]:
        """The accounts of the coöperatie's money, the one used last first."""
        return tuple(self.of_root("assets"))

    def of_root(self, *roots: Root) -> Iterator[str]:
        """The accounts under these roots, without those that only closes book on."""
        own = self.books.coop.accounts
        for account in self.accounts:
            if self.books.journal.roots.root_of(account) in roots and not (
                below(account, own.distribution) or below(account, own.article31)
            ):
                yield account

    def last_with(self, payee: str) -> Iterator[tuple[Transaction, Posting]]:
        """What was booked by hand with somebody ("": with anybody), the last first."""
        name = payee.casefold()
        for entry in by_hand(self.books):
            if not name or (entry.payee or "").casefold() == name:
                yield from ((entry, posting) for posting in entry.postings)

    @cached_property
    def payees(self) -> tuple[str, ...]:
        """All who were on the other side, the last first."""
        return tuple(dict.fromkeys(entry.payee for entry in by_hand(self.books) if entry.payee))

    def member(self, id_: str) -> Member | None:
        """The member with an id."""
        return next((member for member in self.books.members if member.id == id_), None)

    def account_of(self, parent: str, id_: str) -> str:
        """The account of a member, below that of all members. Raises KeyError."""
        member = self.member(id_)
        if member is None:
            raise KeyError(id_)
        return f"{parent}:{member.account}"

    def grant(self, id_: str) -> Grant | None:
        """The grant with an id."""
        return next((grant for grant in self.books.grants if grant.id == id_), None)

    def held_on(self, account: str, day: date) -> int:
        """The cents on an account at the end of a day, of which a credit is positive."""
        return -balances_at(self.books.journal, day).get(account, 0)

    def first_open_month(self) -> Month:
        """The month that is closed next."""
        return following(self.books.journal.closed, self.books.coop.first_month)

    def is_closed(self, day: date) -> bool:
        """Whether a day lies in a closed month, or before all of them."""
        return bool(self.books.journal.closed) and Month.of(day) < self.first_open_month()

    def awards(self, member: str, day: date) -> MemberAwards | None:
        """The premium and the allowance of a member in the year of a day, up to its month; None
        where they cannot be computed.
        """
        month = Month.of(day)
        if not self._has_figures or month < self.books.coop.first_month:
            return None
        past = history(self.books, month)
        figures = premium_figures(past, month.year, month, frozenset((member,)))
        return next(iter(figures.members), None)

    def left_of_grants(self, day: date) -> dict[str, int]:
        """The cents of each grant that are not spent by the end of the month of a day; {} where
        they cannot be computed.
        """
        month = Month.of(day)
        if not self._has_figures or month < self.books.coop.first_month:
            return {}
        figures = grants_at(history(self.books, month), month.last_day)
        return {one.id: one.amount_cents - one.spent_cents for one in figures}
