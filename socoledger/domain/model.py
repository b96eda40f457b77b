"""What was read: frozen records of the coöperatie, its agreements, members and journal (SPEC 1, 2).

Every record knows its place, so that a finding can point at it. Days at both ends of a period are
inclusive; an end of None is open.
"""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.closes import Accepted, Close
from socoledger.domain.findings import Finding, Place
from socoledger.domain.goals import Goal
from socoledger.domain.grants import Grant
from socoledger.domain.law import Law
from socoledger.domain.period import Month
from socoledger.domain.rules import Rules, newest

COLLECTIVE = "collective"
"""Says instead of a member's id that something is nobody's in particular (SPEC 2)."""

COOPERATIVE = "cooperative"
SPAARPOT = "spaarpot"
MUNICIPALITY = "municipality"
RESERVE = "reserve"
FUND = "fund:"
KEEP = "keep"

_ID = re.compile(r"[a-z][a-z0-9-]*")

OUTCOMES = ("work", "education", "self-employed", "deceased", "other")
OFF_BENEFIT = OUTCOMES[:3]
"""Why somebody may leave who then needs no benefit any more."""


class Accounts(NamedTuple):
    """Account names of SPEC 1; a member's or a fund's own account lies one part below."""

    spaarpot: str = "Liabilities:Spaarpot"
    premium: str = "Liabilities:Premie"
    allowance: str = "Liabilities:Vergoeding"
    municipality: str = "Liabilities:Gemeente"
    funds: str = "Liabilities:Fonds"
    reserve: str = "Equity:Reserve"
    distribution: str = "Expenses:Verdeling"
    article31: str = "Expenses:Artikel31"
    grants: str = "Liabilities:Subsidie"
    capital: str = "Equity:Inbreng"
    gifts: str = "Equity:Giften"
    loans: str = "Liabilities:Lening"


class Unit(NamedTuple):
    """A part of the coöperatie that results are shown of, as a restaurant or an atelier."""

    id: str
    name: str


class Coop(NamedTuple):
    """coop.yaml."""

    name: str
    municipality: str
    first_month: Month
    place: Place
    language: str = "nl"
    journal: str = "journal/main.beancount"
    closes: str = "closes"
    member_key: str = "member"
    kor: bool = False
    pseudonyms: bool = False
    names_file: str | None = None
    not_bsn: tuple[str, ...] = ()
    accounts: Accounts = Accounts()
    units: tuple[Unit, ...] = ()
    share_by: str | None = None
    """How what is shared is shown shared out over the units: equal, hours or turnover."""
    cash: tuple[str, ...] = ()
    """Accounts of cash, with those below them; none named: Kas under the root of assets."""
    keys: tuple[str, ...] = ()
    """Metadata keys of the treasurer's own that resemble one that counts, and are none."""


class Benefit(NamedTuple):
    """A period with bijstand."""

    first: date
    last: date | None
    monthly_cents: int | None
    place: Place

    def covers(self, day: date) -> bool:
        """Whether there was bijstand on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


class Limit(NamedTuple):
    """A maximum: an amount, or a share of the legal one. Exactly one of the two is given."""

    cents: int | None
    share: Fraction | None


class Decision(NamedTuple):
    """A decision of the college under art. 31 lid 2 onder j or k."""

    first: date
    last: date | None
    decided: date
    reference: str
    maximum: Limit | None
    place: Place
    under_27: bool = False
    """Whether the college applies the rule of 2027 for who is under 27 already (SPEC 3.5)."""

    def covers(self, day: date) -> bool:
        """Whether the decision is in force on that day, whenever it was taken."""
        return self.first <= day and (self.last is None or day <= self.last)


class Member(NamedTuple):
    """members/ID.yaml."""

    id: str
    name: str
    account: str
    joined: date
    place: Place
    enterprise: str | None = None
    left: date | None = None
    outcome: str | None = None
    benefit: tuple[Benefit, ...] = ()
    turns_27: date | None = None
    wage_subsidy_group: bool = False
    premium: tuple[Decision, ...] = ()
    allowance: tuple[Decision, ...] = ()
    person: str | None = None
    """A made-up key that says who is the same person in books under one umbrella."""

    def is_member(self, day: date) -> bool:
        """Whether they were a member on that day; the last day counts."""
        return self.joined <= day and (self.left is None or day <= self.left)

    def has_benefit(self, day: date) -> bool:
        """Whether they had bijstand on that day."""
        return any(period.covers(day) for period in self.benefit)


class Levy(NamedTuple):
    """A share of a result that goes somewhere before the brackets."""

    to: str
    share: Fraction


class Bracket(NamedTuple):
    """A slice of what remains after the levies, up to a cumulative amount (None: no end)."""

    up_to_cents: int | None
    split: tuple[Levy, ...]


class Clause(NamedTuple):
    """How one kind of result is distributed (SPEC 3.2); `rest` takes what no bracket names."""

    levies: tuple[Levy, ...]
    brackets: tuple[Bracket, ...]
    rest: str

    def destinations(self) -> frozenset[str]:
        """Every destination that the clause names, the rest where it has no brackets."""
        named = {levy.to for levy in self.levies}
        named |= {part.to for bracket in self.brackets for part in bracket.split}
        return frozenset(named) if self.brackets else frozenset(named | {self.rest})


class PremiumTerms(NamedTuple):
    """What the agreement says of premiums; hours accrue at `per_hour_cents`."""

    per_hour_cents: int = 0
    maximum: Limit | None = None
    payments: int = 2


class AllowanceTerms(NamedTuple):
    """What the agreement says of allowances."""

    per_hour_cents: int = 0
    per_month_cents: int | None = None
    per_year_cents: int | None = None


class Purpose(NamedTuple):
    """Something a spaarpot may be spent on."""

    id: str
    approval: bool


class SpaarpotTerms(NamedTuple):
    """What the agreement says of spaarpotten (SPEC 3.7)."""

    purposes: tuple[Purpose, ...] = ()
    maximum_cents: int | None = None
    on_leaving: Mapping[str, str] = MappingProxyType({})
    grace_months: int = 0


class Agreement(NamedTuple):
    """One version of the convenant; in force from its first month until the next version."""

    id: str
    start: Month
    reference: str
    place: Place
    member_result: Clause
    collective_result: Clause
    losses: str = "carry"
    premium: PremiumTerms = PremiumTerms()
    allowance: AllowanceTerms = AllowanceTerms()
    spaarpot: SpaarpotTerms = SpaarpotTerms()


class Posting(NamedTuple):
    """One line of a transaction. A debit is positive.

    `shares` says whose result it is, for postings on Income and Expenses: pairs of a member's id
    (or COLLECTIVE) and cents, which add up to `cents`.
    """

    account: str
    cents: int
    line: int
    shares: tuple[tuple[str, int], ...] = ()
    purpose: str | None = None
    approval: str | None = None
    for_year: int | None = None
    grant: str | None = None
    """The grant that pays this cost, which then counts in nobody's result (SPEC 9)."""
    unit: str | None = None
    reimbursed: str | None = None
    """The member that was paid back this cost against a receipt."""


class Transaction(NamedTuple):
    """A transaction that balances to the cent.

    `close` is the period a close booked it for, as "2025-03" or "2025", None for all else.
    """

    day: date
    file: str
    line: int
    postings: tuple[Posting, ...]
    close: str | None = None
    leaving: bool = False
    partner: str | None = None
    """The folder of the books under the same umbrella that this is a dealing with."""
    links: frozenset[str] = frozenset()
    wording: str = ""
    """Payee, narration, links and documents, as one text; "" where there are none."""
    payee: str | None = None
    text: tuple[str, str] = ("", "")
    """The payee and the narration."""
    is_unsure: bool = False
    """Whether it has a `!` for a `*`."""
    is_noted: bool = False
    """Whether metadata of it or of a posting says why: note, or that in Dutch."""


class Hours(NamedTuple):
    """Hours that a member worked; negative hours correct earlier ones."""

    day: date
    member: str
    hundredths: int
    what: str | None
    place: Place


class Roots(NamedTuple):
    """The names of the five root accounts, which a journal may translate by option."""

    assets: str = "Assets"
    liabilities: str = "Liabilities"
    equity: str = "Equity"
    income: str = "Income"
    expenses: str = "Expenses"


class Opened(NamedTuple):
    """An open directive; `euros` says whether the account may hold EUR."""

    day: date
    place: Place
    euros: bool = True


class Shut(NamedTuple):
    """A close directive of an account: its day is the last one that it may be used on."""

    day: date
    place: Place


class Assertion(NamedTuple):
    """A balance directive: it holds at the start of its day, for the account and those below it."""

    day: date
    account: str
    place: Place
    cents: int = 0
    forgiven_cents: int = 0
    """What Beancount lets it be off, where the treasurer does not say what may be."""


class Document(NamedTuple):
    """A file that the journal points at, by its path from the books' folder; or a folder of them,
    which is of no day.
    """

    day: date | None
    file: str
    place: Place


class Journal(NamedTuple):
    """The facts of the journal, in order of date."""

    transactions: tuple[Transaction, ...] = ()
    hours: tuple[Hours, ...] = ()
    closes: tuple[Close, ...] = ()
    """In the order they were made."""
    opened: Mapping[str, Opened] = MappingProxyType({})
    """Every account that has an open directive in a file of the journal."""
    opened_by_plugin: Mapping[str, date] = MappingProxyType({})
    """Accounts that nobody opens and a plugin does, on the day of their first use."""
    named: frozenset[str] = frozenset()
    """Accounts that anything but a transaction names, outside the closes."""
    shut: Mapping[str, Shut] = MappingProxyType({})
    """Accounts that have a close directive."""
    assertions: tuple[Assertion, ...] = ()
    """Those of the treasurer; what closes assert is left out."""
    files: tuple[str, ...] = ()
    """The files that were read, the main one first."""
    includes: tuple[str, ...] = ()
    """What the files include, from the books' folder, with the patterns as written."""
    plugins: tuple[str, ...] = ()
    """Plugins of Beancount that the journal asks for, each known to be harmless."""
    roots: Roots = Roots()
    documents: tuple[Document, ...] = ()

    @property
    def closed(self) -> frozenset[str]:
        """The closed periods, as "2025-03" or "2025"."""
        return frozenset(close.period for close in self.closes)

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """What closes accepted, in the order of the closes."""
        return tuple(accepted for close in self.closes for accepted in close.accepted)


class Books(NamedTuple):
    """Everything that was read, with what was found while reading."""

    coop: Coop
    members: tuple[Member, ...]
    agreements: tuple[Agreement, ...]
    law: Law
    journal: Journal
    findings: tuple[Finding, ...] = ()
    laws: Mapping[Month, Law] = MappingProxyType({})
    """The law as closed months knew it, where they say so (SPEC 4)."""
    hidden: frozenset[str] = frozenset()
    """Numbers that may be a BSN, which nothing may show."""
    grants: tuple[Grant, ...] = ()
    goals: tuple[Goal, ...] = ()
    at: date | None = None
    """The day that they stand at, None: all that is in them counts."""
    rules: Mapping[Month, Rules] = MappingProxyType({})
    """The rules that closed months were closed by."""

    def agreement(self, month: Month) -> Agreement | None:
        """The version in force in that month, None before the first."""
        found = None
        for version in self.agreements:
            if version.start <= month:
                found = version
        return found

    def law_in(self, month: Month) -> Law:
        """The law as a month knows it: what its close recorded, else what is known now."""
        return self.laws.get(month, self.law)

    def files_of(self, member: Member) -> tuple[Member, ...]:
        """All files of the same person, in order of their first membership, then of their ids."""
        if member.person is None:
            return (member,)
        same = (each for each in self.members if each.person == member.person)
        return tuple(sorted(same, key=lambda each: (each.joined, each.id)))

    def rules_in(self, month: Month) -> Rules:
        """The rules that a month goes by: those of its close, else the newest."""
        return self.rules.get(month) or newest()


def is_id(text: str) -> bool:
    """Whether a text may be the id of a member, a fund or a purpose (SPEC 1)."""
    return _ID.fullmatch(text) is not None


def default_account(id_: str) -> str:
    """The part that a member's accounts end in: the id with its first letter upper case."""
    return id_[:1].upper() + id_[1:]


def below(account: str, parent: str) -> bool:
    """Whether `account` is `parent` or under it; "Spaarpot:Anna" is not under "Spaarpot:An"."""
    return account == parent or account.startswith(parent + ":")
