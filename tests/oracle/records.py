"""What random books mean, not how they are written; and the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

COLLECTIVE = "collective"


OUTCOMES = ("work", "education", "self-employed", "deceased", "other")


BANK = "Assets:Bank"


CASH = "Assets:Kas"


@dataclass(frozen=True)
class Accounts:
    """Account names of coop.yaml (SPEC 1), with their defaults."""

    spaarpot: str = "Liabilities:Spaarpot"
    premium: str = "Liabilities:Premie"
    allowance: str = "Liabilities:Vergoeding"
    municipality: str = "Liabilities:Gemeente"
    funds: str = "Liabilities:Fonds"
    reserve: str = "Equity:Reserve"
    distribution: str = "Expenses:Verdeling"
    article31: str = "Expenses:Artikel31"
    grants: str = "Liabilities:Subsidie"


@dataclass(frozen=True)
class Limit:
    """A maximum: an amount in cents, or a share of the legal maximum. Exactly one is given."""

    cents: int | None = None
    share: Fraction | None = None


@dataclass(frozen=True)
class Benefit:
    """A period with bijstand; `end` and `known` as of a membership."""

    start: date
    end: date | None = None
    monthly_cents: int | None = None
    known: date | None = None


@dataclass(frozen=True)
class Membership:
    """A period as a member; `end` is the last day, None while it still runs. `known` is the day on
    which the coöperatie heard of the end, None if it knew at once.
    """

    start: date
    end: date | None = None
    outcome: str | None = None
    known: date | None = None


@dataclass(frozen=True)
class Decision:
    """A decision of the college; without `decided` it was decided on its first day."""

    start: date
    reference: str
    end: date | None = None
    decided: date | None = None
    maximum: Limit | None = None
    under_27: bool = False


@dataclass(frozen=True)
class Member:
    """A member file. `account` None: the id with its first letter upper case. Files of one
    `person` are one person to the law.
    """

    id: str
    name: str
    memberships: tuple[Membership, ...]
    account: str | None = None
    enterprise: str | None = None
    benefit: tuple[Benefit, ...] = ()
    turns_27: date | None = None
    wage_subsidy_group: bool = False
    premium: tuple[Decision, ...] = ()
    allowance: tuple[Decision, ...] = ()
    person: str | None = None

    @property
    def account_name(self) -> str:
        """The last part of the member's accounts."""
        return self.account or self.id[0].upper() + self.id[1:]

    @property
    def joined(self) -> date:
        """The first day of the first membership."""
        return self.memberships[0].start

    @property
    def left(self) -> date | None:
        """The last day of the last membership, None while it still runs."""
        return self.memberships[-1].end


@dataclass(frozen=True)
class Levy:
    """A share of the whole amount, taken before the brackets."""

    to: str
    share: Fraction


@dataclass(frozen=True)
class Bracket:
    """A slice of what the levies leave, and how it is split, in the order written."""

    split: tuple[tuple[str, Fraction], ...]
    up_to_cents: int | None = None


@dataclass(frozen=True)
class Distribution:
    """A member_result or collective_result; no brackets: not written at all."""

    levies: tuple[Levy, ...] = ()
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True)
class PremiumTerms:
    """The premium block of an agreement; `out_of` is the key `from`."""

    per_hour_cents: int | None = None
    maximum: Limit | None = None
    payments: int | None = None
    share: Fraction | None = None
    of: str | None = None
    per_month_cents: int | None = None
    pay_months: tuple[int, ...] = ()
    out_of: str | None = None


@dataclass(frozen=True)
class AllowanceTerms:
    """The allowance block of an agreement."""

    per_hour_cents: int | None = None
    per_month_cents: int | None = None
    per_year_cents: int | None = None


@dataclass(frozen=True)
class Purpose:
    """What a member may spend a spaarpot on."""

    id: str
    approval: bool = False


@dataclass(frozen=True)
class Agreement:
    """One version of the agreement; None: the key is not written."""

    id: str
    start: date
    reference: str
    losses: str | None = None
    member_result: Distribution | None = None
    collective_result: Distribution | None = None
    premium: PremiumTerms | None = None
    allowance: AllowanceTerms | None = None
    purposes: tuple[Purpose, ...] = ()
    spaarpot_maximum_cents: int | None = None
    on_leaving: str | tuple[tuple[str, str], ...] | None = None
    grace_months: int | None = None


def with_premium(agreement: Agreement, terms: PremiumTerms) -> Agreement:
    """Return the version with other terms of premiums, and the purpose that these need."""
    purposes = agreement.purposes
    if terms.out_of == "spaarpot":
        others = (purpose for purpose in purposes if purpose.id != "premium")
        purposes = (*others, Purpose("premium"))
    return replace(agreement, premium=terms, purposes=purposes)


@dataclass(frozen=True)
class Grant:
    """A grant of grants.yaml (SPEC 9); `repay` None: not written, which means true."""

    id: str
    giver: str
    reference: str
    start: date
    end: date
    cents: int
    repay: bool | None = None
    due: date | None = None

    @property
    def account_name(self) -> str:
        """The last part of the grant's account."""
        return self.id[0].upper() + self.id[1:]


@dataclass(frozen=True)
class LawAmount:
    """A legal amount of the books' own law.yaml."""

    id: str
    start: date
    cents: int


@dataclass(frozen=True)
class LawUnder27:
    """A rule for people under 27 of the books' own law.yaml."""

    kind: str
    start: date
    rule: str


@dataclass(frozen=True)
class Facts:
    """The metadata that a transaction and a posting have in common."""

    member: str | None = None
    members: tuple[tuple[str, Fraction | None], ...] = ()
    purpose: str | None = None
    approval: str | None = None
    for_year: int | None = None
    grant: str | None = None


NOTHING = Facts()


@dataclass(frozen=True)
class Posting:
    """An amount on an account; debit positive, as in Beancount."""

    account: str
    cents: int
    meta: Facts = NOTHING


@dataclass(frozen=True)
class Transaction:
    """A transaction; `tags` are ids of members (or `collective`), without the prefix."""

    date: date
    narration: str
    postings: tuple[Posting, ...]
    meta: Facts = NOTHING
    tags: tuple[str, ...] = ()
    payee: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hours:
    """A custom "hours" directive; hours in hundredths, negative to correct."""

    date: date
    member: str
    hundredths: int
    what: str | None = None


@dataclass(frozen=True, eq=False)
class Books:
    """Everything, as meant. Compared by identity, so that computed values can be remembered."""

    seed: int
    name: str
    municipality: str
    first_month: date
    member_key: str
    kor: bool
    accounts: Accounts
    members: tuple[Member, ...]
    agreements: tuple[Agreement, ...]
    law: tuple[LawAmount, ...]
    transactions: tuple[Transaction, ...]
    hours: tuple[Hours, ...]
    grants: tuple[Grant, ...] = ()
    under_27: tuple[LawUnder27, ...] = ()
    rules_1: frozenset[str] = frozenset()
    """The periods that were closed by rules 1; all else goes by rules 2."""
    at: date | None = None
    """The day up to which they are known; None: to their end."""


def month_of(day: date) -> date:
    """Return the first day of the day's month: how months are written throughout."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """Return the month that comes `count` months later (or earlier)."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def last_day(month: date) -> date:
    """Return the last day of the month."""
    return add_months(month, 1) - timedelta(days=1)


def months_between(first: date, last: date) -> list[date]:
    """Return all months from `first` to `last`, both included."""
    found = []
    while first <= last:
        found.append(first)
        first = add_months(first, 1)
    return found
