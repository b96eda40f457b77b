"""The journal added up: results by member and month (SPEC 3.1), and the movements on the accounts
that the other rules follow.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from socoledger.domain.accounts import Accounts, Roots, below, default_account
from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.member import Member
from socoledger.domain.period import Month


class Role(Enum):
    """The role of an account."""

    INCOME = auto()
    EXPENSES = auto()
    DISTRIBUTION = auto()
    ARTICLE31 = auto()
    SPAARPOT = auto()
    PREMIUM = auto()
    ALLOWANCE = auto()
    MUNICIPALITY = auto()
    GRANT = auto()
    ASSETS = auto()
    EQUITY = auto()
    RESERVE = auto()
    OTHER = auto()


MEMBER_ROLES = (Role.SPAARPOT, Role.PREMIUM, Role.ALLOWANCE)
_FOLLOWED_ROLES = (*MEMBER_ROLES, Role.GRANT, Role.MUNICIPALITY)
_OWNED_ROLES = (*MEMBER_ROLES, Role.GRANT)


class Kind(Enum):
    """The kind of a movement, by how it was booked."""

    OPENING = auto()
    """A spaarpot that existed before these books."""
    CLOSE = auto()
    """Booked by a close."""
    LEAVING = auto()
    """Booked by a close because the member left."""
    CASH = auto()
    """In a transaction with a posting on Assets: money was received or paid."""
    OTHER = auto()
    """Booked by the treasurer in any other way."""


class Movement(NamedTuple):
    """One posting on an account that a rule follows. A credit is positive."""

    day: date
    cents: int
    kind: Kind
    place: Place
    purpose: str | None = None
    approval: str | None = None
    for_year: int | None = None
    """The year of the key `for` of a payment; for what a close booked, the year of its period."""
    payee: str | None = None
    links: frozenset[str] = frozenset()
    close: str | None = None
    """The period that a close booked it for."""
    text: tuple[str, str] = ("", "")
    """The payee and the narration."""

    @property
    def by_close(self) -> bool:
        """Whether a close booked it, and not the treasurer."""
        return self.kind in (Kind.CLOSE, Kind.LEAVING)


class Cost(NamedTuple):
    """A cost that a grant pays, or for which a member was reimbursed; a refund is negative."""

    day: date
    cents: int
    account: str
    place: Place


class Turnover:
    """Income and expenses, both positive."""

    __slots__ = ("expenses_cents", "income_cents")

    def __init__(self) -> None:
        self.income_cents = 0
        self.expenses_cents = 0

    @property
    def result_cents(self) -> int:
        """Income less expenses (SPEC 3.1)."""
        return self.income_cents - self.expenses_cents


def _by_month() -> dict[Month, Turnover]:
    return defaultdict(Turnover)


class Tally:
    """The facts up to a day, added up. It is not changed after `tally` has returned it."""

    def __init__(self) -> None:
        self.turnover: dict[str, dict[Month, Turnover]] = defaultdict(_by_month)
        """By member's id or COLLECTIVE, then by month."""
        self.article31_cents: dict[Month, int] = defaultdict(int)
        """Costs of art. 31 that were booked by hand; a cost is positive."""
        self.hours: dict[str, dict[Month, int]] = defaultdict(dict)
        """Hundredths of an hour."""
        self.movements: dict[tuple[Role, str], list[Movement]] = defaultdict(list)
        """By role and the id of the member or the grant ("" for the municipality), in order of
        date.
        """
        self.unassigned: list[tuple[Posting, Transaction]] = []
        """Postings below the accounts of members or of grants that belong to none of them."""
        self.grant_costs: dict[str, list[Cost]] = defaultdict(list)
        """By grant, in order of date; they are part of no result (SPEC 9)."""
        self.reimbursed: dict[str, list[Cost]] = defaultdict(list)
        """Costs reimbursed against receipts, by member, in order of date."""

    def movements_of(self, role: Role, id_: str = "") -> list[Movement]:
        """The movements on one account, none if it was never used."""
        return self.movements.get((role, id_), [])

    def reimbursed_to(self, member: str, in_months: Container[Month]) -> int:
        """The cents reimbursed to a member against receipts in some months."""
        costs = self.reimbursed.get(member, ())
        return sum(cost.cents for cost in costs if Month.of(cost.day) in in_months)


class Roles:
    """Finds the role of an account. Names are compared by whole parts."""

    def __init__(
        self,
        accounts: Accounts,
        roots: Roots,
        members: Iterable[Member],
        grants: Iterable[Grant] = (),
    ) -> None:
        self._accounts = accounts
        self._roots = roots
        ids = {member.account: member.id for member in members}
        self._owned_accounts = [
            (Role.SPAARPOT, accounts.spaarpot, ids),
            (Role.PREMIUM, accounts.premium, ids),
            (Role.ALLOWANCE, accounts.allowance, ids),
        ]
        grant_ids = {default_account(grant.id): grant.id for grant in grants}
        if grant_ids:  # else such accounts are the treasurer's own
            self._owned_accounts.append((Role.GRANT, accounts.grants, grant_ids))
        self._known: dict[str, tuple[Role, str]] = {}

    def of(self, account: str) -> tuple[Role, str]:
        """The role of an account and the id of its member or grant, "" if it has none."""
        role = self._known.get(account)
        if role is None:
            role = self._known[account] = self._find(account)
        return role

    def _find(self, account: str) -> tuple[Role, str]:
        accounts, roots = self._accounts, self._roots
        for role, parent, ids in self._owned_accounts:
            if below(account, parent):
                part = account[len(parent) + 1 :].split(":", 1)[0]
                return role, ids.get(part, "")
        for role, parent in (
            (Role.MUNICIPALITY, accounts.municipality),
            (Role.DISTRIBUTION, accounts.distribution),
            (Role.ARTICLE31, accounts.article31),
            (Role.RESERVE, accounts.reserve),
            (Role.ASSETS, roots.assets),
            (Role.EQUITY, roots.equity),
            (Role.INCOME, roots.income),
            (Role.EXPENSES, roots.expenses),
        ):
            if below(account, parent):
                return role, ""
        return Role.OTHER, ""


def roles_in(books: Books) -> Roles:
    """The roles of the accounts of books."""
    return Roles(books.coop.accounts, books.journal.roots, books.members, books.grants)


_last: list[tuple[Books, date | None, Tally]] = []
"""The last books that were added up: checks and figures ask it of the same ones."""


def tally(books: Books, until: date | None = None) -> Tally:
    """Add up the facts dated up to and including `until` (None: all of them)."""
    if not (_last and _last[0][0] is books and _last[0][1] == until):
        _last[:] = [(books, until, _added_up(books, until))]
    return _last[0][2]


def _added_up(books: Books, until: date | None) -> Tally:
    roles = roles_in(books)
    total = Tally()
    for transaction in books.journal.transactions:
        if until is None or transaction.day <= until:
            _add(total, transaction, roles)
    for hours in books.journal.hours:
        if until is None or hours.day <= until:
            month = Month.of(hours.day)
            by_month = total.hours[hours.member]
            by_month[month] = by_month.get(month, 0) + hours.hundredths
    return total


def _add(total: Tally, transaction: Transaction, roles: Roles) -> None:
    month = Month.of(transaction.day)
    for posting in transaction.postings:
        role, member = roles.of(posting.account)
        if role is Role.ASSETS:  # most of what is no income and no expense
            continue
        if posting.reimbursed is not None or posting.grant is not None:
            _add_marked(total, transaction, posting)
            if posting.grant is not None:
                continue
        if role is Role.INCOME:
            for owner, cents in posting.shares:
                total.turnover[owner][month].income_cents -= cents
        elif role is Role.EXPENSES:
            for owner, cents in posting.shares:
                total.turnover[owner][month].expenses_cents += cents
        elif role is Role.ARTICLE31 and transaction.close is None:
            total.article31_cents[month] += posting.cents
        elif role in _FOLLOWED_ROLES:
            if role in _OWNED_ROLES and not member:
                total.unassigned.append((posting, transaction))
            else:
                movement = _movement(transaction, posting, role, roles)
                total.movements[role, member].append(movement)


def _movement(transaction: Transaction, posting: Posting, role: Role, roles: Roles) -> Movement:
    """What a posting moves on an account that is followed."""
    roles_of_postings = [roles.of(other.account) for other in transaction.postings]
    kind = kind_of(transaction, roles_of_postings)
    opening = kind is Kind.OPENING and role is not Role.SPAARPOT
    return Movement(
        transaction.day,
        -posting.cents,
        Kind.OTHER if opening else kind,
        Place(transaction.file, posting.line),
        None
        if _is_from_other_spaarpot(posting, role, transaction, roles_of_postings)
        else posting.purpose,
        posting.approval,
        posting.for_year if transaction.close is None else int(transaction.close[:4]),
        transaction.payee,
        transaction.links,
        transaction.close,
        transaction.text,
    )


def _is_from_other_spaarpot(
    posting: Posting,
    role: Role,
    transaction: Transaction,
    roles_of_postings: list[tuple[Role, str]],
) -> bool:
    """Whether a credit on a spaarpot comes from another spaarpot: its purpose is then
    the debit's.
    """
    return (
        role is Role.SPAARPOT
        and posting.cents < 0
        and posting.purpose is not None
        and any(
            other_role is Role.SPAARPOT and other_posting.cents > 0
            for other_posting, (other_role, _) in zip(
                transaction.postings, roles_of_postings, strict=True
            )
        )
    )


def _add_marked(total: Tally, transaction: Transaction, posting: Posting) -> None:
    """Add a cost that a grant pays, or for which a member was reimbursed."""
    place = Place(transaction.file, posting.line)
    cost = Cost(transaction.day, posting.cents, posting.account, place)
    if posting.reimbursed is not None:
        total.reimbursed[posting.reimbursed].append(cost)
    if posting.grant is not None:
        total.grant_costs[posting.grant].append(cost)


def kind_of(transaction: Transaction, roles_of_postings: Sequence[tuple[Role, str]]) -> Kind:
    """How a transaction was booked; the roles are those of its postings, in their order."""
    if transaction.close is not None:
        return Kind.LEAVING if transaction.leaving else Kind.CLOSE
    others = [role for role, _ in roles_of_postings if role is not Role.SPAARPOT]
    if others and all(role is Role.EQUITY for role in others):
        return Kind.OPENING
    return Kind.CASH if Role.ASSETS in others else Kind.OTHER
