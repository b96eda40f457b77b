"""Random, valid books: records in memory, a generator, and a writer (SPEC 1 and 2).

The records say what the books mean, not how they are written. `write` varies the layout, which
must not change any figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random

COLLECTIVE = "collective"
OUTCOMES = ("work", "education", "self-employed", "deceased", "other")
BANK = "Assets:Bank"
CASH = "Assets:Kas"


# --- Records -----------------------------------------------------------------------------------


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
    """A period with bijstand; `end` is the last day, None while it still runs."""

    start: date
    end: date | None = None
    monthly_cents: int | None = None


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
    joined: date
    account: str | None = None
    enterprise: str | None = None
    left: date | None = None
    outcome: str | None = None
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
    """The premium block of an agreement."""

    per_hour_cents: int | None = None
    maximum: Limit | None = None
    payments: int | None = None


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


# --- Calendar ----------------------------------------------------------------------------------


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


# --- Making ------------------------------------------------------------------------------------

_EARLIEST = date(2023, 1, 1)
_LATEST = date(2027, 6, 1)
_IDS = (
    *("anna", "bram", "carla", "daan", "els", "fatima", "gijs", "hanna-2", "ine", "jan-willem"),
    *("kees", "lid12", "mo", "noor", "otto", "piet-3"),
)
_FUNDS = ("opleiding", "gereedschap", "nood-2")
_PURPOSES = ("course", "business", "private", "premium", "tools")
_PERCENTS: tuple[tuple[str, ...], ...] = (
    *(("100",), ("100",), ("50", "50"), ("60", "40"), ("33.3", "66.7"), ("33.3", "33.3", "33.4")),
    *(("12.5", "87.5"), ("5", "10", "85"), ("99", "1"), ("25", "25", "50"), ("66.67", "33.33")),
    *(("33.3", "33.3", "33.3", "0.1"), ("25", "25", "25", "25")),  # here rounding up overtakes
)


def _share(percent: str) -> Fraction:
    return Fraction(percent) / 100


def make(seed: int) -> Books:
    """Make random but valid books; the same seed gives the same books.

    Grants come on top, and then what rules 2 brought, each with dice of its own: they change
    nothing in books that have none.
    """
    maker = _Maker(Random(seed), seed)
    books = maker.books()
    books = _Granter(**{**vars(maker), "dice": Random(seed + 2_000_003)}).granted(books)
    return _Newer(**{**vars(maker), "dice": Random(seed + 3_000_017)}).renewed(books)


@dataclass
class _Maker:
    """Holds the dice and what has been decided so far."""

    dice: Random
    seed: int
    first_month: date = _EARLIEST
    facts_from: date = _EARLIEST
    until: date = _LATEST
    accounts: Accounts = field(default_factory=Accounts)
    members: tuple[Member, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def books(self) -> Books:
        """Decide on everything, in the order in which one thing depends on another."""
        self._span()
        if self._chance(0.3):
            self.accounts = _RENAMED
        self.members = self._members()
        self.agreements = self._agreements()
        return Books(
            seed=self.seed,
            name=f"Coöperatie Nummer {self.seed} U.A.",
            municipality="Voorbeeldstad",
            first_month=self.first_month,
            member_key=self.dice.choice(("member", "member", "member", "lid", "person")),
            kor=self._chance(0.3),
            accounts=self.accounts,
            members=self.members,
            agreements=self.agreements,
            law=self._law(),
            transactions=tuple(self._transactions()),
            hours=tuple(self._hours()),
        )

    # Dice

    def _chance(self, probability: float) -> bool:
        return self.dice.random() < probability

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.dice.randint(0, max(0, (last - first).days)))

    def _day_in(self, month: date) -> date:
        if self._chance(0.2):
            return self.dice.choice((month, last_day(month)))
        return self._day(month, last_day(month))

    def _amount(self) -> int:
        """Return some cents, more than 0: tiny, odd, ordinary or large."""
        low, high = self.dice.choice(((1, 20), (1, 5_000), (1_000, 90_000), (20_000, 500_000)))
        if self._chance(0.04):
            low, high = 1_000_000, 6_000_000
        cents = self.dice.randint(low, high)
        return cents // 100 * 100 or cents if self._chance(0.3) else cents

    # The frame

    def _span(self) -> None:
        year = self.dice.choice((2023, 2023, 2024, 2024, 2025, 2025, 2026))
        month = 1 if self._chance(0.5) else self.dice.randint(2, 12)
        self.first_month = date(year, month, 1)
        longest = 30 if month <= 6 else 24
        length = self.dice.randint(10, longest)
        self.until = min(_LATEST, add_months(self.first_month, length))
        before = self.dice.randint(1, 9) if self._chance(0.55) else 0
        self.facts_from = max(_EARLIEST, add_months(self.first_month, -before))

    # Members

    def _members(self) -> tuple[Member, ...]:
        count = self.dice.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 12))
        return tuple(self._member(name) for name in self.dice.sample(_IDS, count))

    def _member(self, name: str) -> Member:
        joined = self._day(add_months(self.facts_from, -14), add_months(self.facts_from, -1))
        if self._chance(0.25):
            joined = self._day(self.facts_from, self.until)
        left, outcome = self._leaving(joined)
        turns_27 = None
        if self._chance(0.35):
            turns_27 = self._day_in(month_of(self._day(joined, add_months(self.until, 12))))
        return Member(
            id=name,
            name=name.title(),
            joined=joined,
            account=f"Lid{name.replace('-', '').title()}" if self._chance(0.2) else None,
            enterprise=self.dice.choice(("Tuinonderhoud", "Atelier"))
            if self._chance(0.3)
            else None,
            left=left,
            outcome=outcome,
            benefit=self._benefits(joined),
            turns_27=turns_27,
            wage_subsidy_group=self._chance(0.4 if turns_27 else 0.05),
            premium=self._decisions("premie", joined),
            allowance=self._decisions("vergoeding", joined),
        )

    def _leaving(self, joined: date) -> tuple[date | None, str | None]:
        if not self._chance(0.4):
            return None, None
        left = self._day(max(joined, add_months(self.facts_from, -2)), last_day(self.until))
        if self._chance(0.3):
            left = last_day(month_of(left))
        if self._chance(0.1):
            left = date(left.year, 12, 31)
        return left, self.dice.choice(OUTCOMES)

    def _benefits(self, joined: date) -> tuple[Benefit, ...]:
        if self._chance(0.1):
            return ()
        start = joined - timedelta(days=self.dice.choice((0, 0, 200)))
        found: list[Benefit] = []
        while start <= last_day(self.until):
            monthly = self.dice.randint(20_000, 160_000) if self._chance(0.5) else None
            if self._chance(0.55):
                return (*found, Benefit(start, None, monthly))
            end = start + timedelta(days=self.dice.randint(0, 500))
            found.append(Benefit(start, end, monthly))
            start = end + timedelta(days=self.dice.choice((1, 20, 70, 150)))
            if self._chance(0.2):
                break
        return tuple(found)

    def _decisions(self, kind: str, joined: date) -> tuple[Decision, ...]:
        if self._chance(0.2):
            return ()
        year = max(joined.year, self.facts_from.year)
        start = date(year, 1, 1) if self._chance(0.6) else self._day(joined, last_day(self.until))
        found: list[Decision] = []
        while start <= last_day(self.until) and len(found) < 4:
            end: date | None = date(start.year, 12, 31)
            if self._chance(0.4):
                end = start + timedelta(days=self.dice.randint(0, 400))
            if self._chance(0.25):
                end = None
            reference = f"Besluit {kind} {start.year}-{self.dice.randint(1, 99):03d}"
            found.append(Decision(start, reference, end, self._decided(start), self._maximum()))
            if end is None or self._chance(0.2):
                break
            start = end + timedelta(days=self.dice.choice((1, 1, 1, 15, 100)))
        return tuple(found)

    def _decided(self, start: date) -> date | None:
        if self._chance(0.45):
            return None
        later = self.dice.choice(((-40, 0), (0, 60), (0, 60), (60, 200), (200, 420)))
        return start + timedelta(days=self.dice.randint(*later))

    def _maximum(self) -> Limit | None:
        if self._chance(0.45):
            return None
        if self._chance(0.4):
            return Limit(share=_share(self.dice.choice(("50", "33.3", "12.5", "100", "25", "7"))))
        return Limit(cents=self.dice.choice((2_500, 7_505, 30_000, 60_033, 120_000, 240_000)))

    # Agreements and law

    def _agreements(self) -> tuple[Agreement, ...]:
        first = self.first_month
        if self._chance(0.4):
            first = add_months(first, -self.dice.randint(1, 10))
        later = months_between(add_months(first, 1), self.until)
        count = min(len(later), self.dice.choice((0, 0, 1, 1, 2, 3)))
        starts = [first, *sorted(self.dice.sample(later, count))]
        made = [self._agreement(number, start) for number, start in enumerate(starts)]
        return tuple(made)

    def _agreement(self, number: int, start: date) -> Agreement:
        pots = self.dice.sample(_PURPOSES, self.dice.randint(1, len(_PURPOSES)))
        member = ("spaarpot", "municipality", "cooperative", *(f"fund:{f}" for f in _FUNDS))
        collective = ("reserve", "municipality", *(f"fund:{f}" for f in _FUNDS[:2]))
        return Agreement(
            id=f"convenant-{start.year}-{number}",
            start=start,
            reference=f"Convenant gemeente Voorbeeldstad {start.year}, artikel {number + 1}",
            losses=self.dice.choice((None, "carry", "absorb", "absorb")),
            member_result=None if self._chance(0.06) else self._distribution(member),
            collective_result=None if self._chance(0.12) else self._distribution(collective),
            premium=None if self._chance(0.2) else self._premium_terms(),
            allowance=None if self._chance(0.25) else self._allowance_terms(),
            purposes=tuple(Purpose(p, self._chance(0.25)) for p in pots),
            spaarpot_maximum_cents=500_000 if self._chance(0.3) else None,
            on_leaving=self._on_leaving(),
            grace_months=None if self._chance(0.3) else self.dice.randint(0, 4),
        )

    def _distribution(self, to: Sequence[str]) -> Distribution:
        levies = tuple(
            Levy(self.dice.choice(to[1:]), _share(self.dice.choice(("5", "10", "12.5", "33.3"))))
            for _ in range(self.dice.choice((0, 0, 1, 2, 3)))
        )
        if self._chance(0.06):
            one, other = self.dice.choice((("66.67", "33.33"), ("50", "50"), ("50", "50")))
            levies = (Levy(to[1], _share(one)), Levy(to[0], _share(other)))
        count = self.dice.choice((0, 1, 2, 2, 3, 4))
        if not count and not levies:
            count = 1
        bounds = sorted(self.dice.sample(range(1, 40), max(0, count - 1)))
        unit = self.dice.choice((25_000, 10_000, 1, 7_777))
        ups: list[int | None] = [unit * bound for bound in bounds]
        brackets = [Bracket(self._split(to), up_to) for up_to in [*ups, None][:count]]
        return Distribution(levies, tuple(brackets))

    def _split(self, to: Sequence[str]) -> tuple[tuple[str, Fraction], ...]:
        percents = self.dice.choice(_PERCENTS)
        names = self.dice.sample(to, len(percents))
        if to[0] not in names and self._chance(0.6):
            names[0] = to[0]
        return tuple(zip(names, map(_share, percents), strict=True))

    def _premium_terms(self) -> PremiumTerms:
        terms = PremiumTerms(
            self.dice.choice((None, 150, 150, 333, 1_275)),
            self._maximum() if self._chance(0.7) else Limit(cents=500_000),
            self.dice.choice((None, 1, 2)),
        )
        return PremiumTerms(150) if terms == PremiumTerms() else terms

    def _allowance_terms(self) -> AllowanceTerms:
        terms = AllowanceTerms(
            self.dice.choice((None, 200, 205, 333, 1_050)),
            self.dice.choice((None, 15_000, 4_733, 30_000)),
            self.dice.choice((None, 150_000, 40_001, 300_000)),
        )
        return AllowanceTerms(200) if terms == AllowanceTerms() else terms

    def _on_leaving(self) -> str | tuple[tuple[str, str], ...] | None:
        to = ("keep", "municipality", "cooperative", f"fund:{_FUNDS[0]}", f"fund:{_FUNDS[2]}")
        if self._chance(0.15):
            return None
        if self._chance(0.55):
            return self.dice.choice(to)
        outcomes = self.dice.sample(OUTCOMES, self.dice.randint(1, len(OUTCOMES)))
        return tuple((outcome, self.dice.choice(to)) for outcome in outcomes)

    def _law(self) -> tuple[LawAmount, ...]:
        if not self._chance(0.2):
            return ()
        ranges = {
            "premium_per_year": (50_000, 360_000),
            "allowance_per_month": (4_000, 25_000),
            "allowance_per_year": (30_000, 250_000),
        }
        found: set[tuple[str, date]] = set()
        for _ in range(self.dice.randint(1, 4)):
            year = self.dice.randint(2023, 2027)
            start = date(year, self.dice.choice((1, 1, 7, 7, 4)), 1)
            found.add((self.dice.choice(sorted(ranges)), start))
        return tuple(
            LawAmount(name, start, self.dice.randint(*ranges[name]))
            for name, start in sorted(found)
        )

    # Facts

    def _active(self, day: date) -> list[Member]:
        """Members on the day, with now and then somebody who has left."""
        joined = [m for m in self.members if m.joined <= day]
        kept = [m for m in joined if m.left is None or day <= m.left or self._chance(0.4)]
        return kept or joined

    def _transactions(self) -> Iterator[Transaction]:
        yield from self._openings()
        for month in months_between(self.facts_from, self.until):
            if self._chance(0.15) and month not in (self.first_month, self.until):
                continue
            for _ in range(self.dice.randint(1, 4 + len(self.members))):
                day = self._day_in(month)
                yield from self._something(day)
        day = self._day_in(self.until)
        yield self._moved(day, "Expenses:Huur", 12_345, BANK, Facts(member=COLLECTIVE))

    def _something(self, day: date) -> Iterator[Transaction]:
        kinds: tuple[tuple[int, Callable[[date], Iterator[Transaction]]], ...] = (
            (40, self._invoice),
            (8, self._article31_by_hand),
            (7, self._premium_from_spaarpot),
            (13, self._paid),
            (10, self._spending),
            (6, self._to_spaarpot),
            (4, self._around_reserve),
            (6, self._municipality),
            (3, self._own_affairs),
            (2, self._late_opening),
        )
        chosen = self.dice.choices([k for _, k in kinds], weights=[w for w, _ in kinds])[0]
        if chosen in (self._municipality, self._own_affairs) or self._active(day):
            yield from chosen(day)

    def _moved(
        self, day: date, debit: str, cents: int, credit: str, meta: Facts = NOTHING
    ) -> Transaction:
        """Return the simplest of transactions, with its metadata on the transaction."""
        postings = (Posting(debit, cents), Posting(credit, -cents))
        return Transaction(day, self.dice.choice(_WORDS), postings, meta)

    def _one(self, day: date) -> Member:
        return self.dice.choice(self._active(day) or list(self.members))

    def _pot(self, member: Member) -> str:
        return f"{self.accounts.spaarpot}:{member.account_name}"

    def _award_account(self, member: Member) -> str:
        base = self.dice.choice((self.accounts.premium, self.accounts.allowance))
        return f"{base}:{member.account_name}"

    # Results

    def _invoice(self, day: date) -> Iterator[Transaction]:
        legs = [self._leg() for _ in range(self.dice.choice((1, 1, 1, 2, 2, 3)))]
        rest = -sum(leg.cents for leg in legs)
        others = [Posting(self.dice.choice((BANK, BANK, CASH)), rest)] if rest else []
        if rest > 1 and self._chance(0.1):
            others = [Posting(BANK, rest - 1), Posting(CASH, 1)]
        yield self._attributed(day, legs, others)

    def _leg(self) -> Posting:
        sign = -1 if self._chance(0.08) else 1
        if self._chance(0.6):
            account = self.dice.choice(("Income:Omzet", "Income:Omzet:Catering", "Income:Giften"))
            return Posting(account, -sign * self._amount())
        beside = f"{self.accounts.article31}Advies"  # beside the article31 account, not under it
        account = self.dice.choice(("Expenses:Materiaal", "Expenses:Huur", beside))
        return Posting(account, sign * self._amount())

    def _somebody(self, day: date) -> Facts:
        """Attribute to one member, to nobody in particular, or to several."""
        active = self._active(day)
        if self._chance(0.15) or not active:
            return Facts(member=COLLECTIVE)
        if self._chance(0.3) and len(active) >= 2:
            return Facts(members=self._weights(active))
        return Facts(member=self.dice.choice(active).id)

    def _weights(self, active: Sequence[Member]) -> tuple[tuple[str, Fraction | None], ...]:
        chosen = self.dice.sample(active, self.dice.randint(2, min(4, len(active))))
        weights = ("1", "2", "1.5", "3", "0.25", "7", "33.3")
        return tuple(
            (m.id, None if self._chance(0.4) else Fraction(self.dice.choice(weights)))
            for m in chosen
        )

    def _attributed(
        self, day: date, legs: Sequence[Posting], others: Sequence[Posting]
    ) -> Transaction:
        """Say whose the legs are, in one of the ways of SPEC 2."""
        ids = [m.id for m in self._active(day)] or [COLLECTIVE]
        way = self.dice.choice(("tag", "meta", "legs", "tag+legs", "two tags", "tag+meta", "none"))
        if way == "none" and self._chance(0.5):
            way = "tag"
        tags: tuple[str, ...] = ()
        if way.startswith("tag"):
            tags = (COLLECTIVE if self._chance(0.04) else self.dice.choice(ids),)
        if way == "two tags":
            tags = tuple(self.dice.sample(ids, min(2, len(ids))))
        if way in {"legs", "two tags"}:
            legs = [replace(leg, meta=self._somebody(day)) for leg in legs]
        if way == "legs" and self._chance(0.2):
            legs = [replace(legs[0], meta=NOTHING), *legs[1:]]
        if way == "tag+legs":
            legs = [replace(legs[0], meta=self._somebody(day)), *legs[1:]]
        meta = self._somebody(day) if way == "meta" else NOTHING
        if way == "tag+meta":  # that they name the same member is no error
            meta = Facts(member=tags[0])
        if way == "legs" and self._chance(0.2):
            meta = self._somebody(day)
        postings = [*legs, *others]
        self.dice.shuffle(postings)
        return Transaction(day, self.dice.choice(_WORDS), tuple(postings), meta, tags)

    # Article 31

    def _article31_by_hand(self, day: date) -> Iterator[Transaction]:
        member = self._one(day)
        cost = self.accounts.article31 + self.dice.choice(("", "", ":Hand"))
        credit = self._award_account(member) if self._chance(0.8) else BANK
        cents = min(self._amount(), 80_000)
        made = self._moved(day, cost, cents, credit)
        if self._chance(0.1):  # a correction: a debit is no other award, nor a payment
            made = self._moved(day, credit, cents, cost)
        yield replace(made, tags=(member.id,) if self._chance(0.5) else ())

    def _premium_from_spaarpot(self, day: date) -> Iterator[Transaction]:
        member = self._one(day)
        premium = f"{self.accounts.premium}:{member.account_name}"
        meta = Facts(purpose="premium", approval="B-7" if self._chance(0.2) else None)
        cents = min(self._amount(), 60_000)
        if self._chance(0.5):
            yield self._moved(day, self._pot(member), cents, premium, meta)
        else:
            postings = (Posting(self._pot(member), cents, meta), Posting(premium, -cents))
            yield Transaction(day, "Premie uit spaarpot", postings, NOTHING, (member.id,))

    def _paid(self, day: date) -> Iterator[Transaction]:
        """Pay premiums and allowances: several on a day, several in one, refunds."""
        for _ in range(self.dice.choice((1, 1, 1, 2, 3))):
            paid: list[Posting] = []
            for _ in range(self.dice.choice((1, 1, 1, 2))):
                cents = min(self._amount(), 90_000)
                cents = -cents if self._chance(0.2) else cents
                paid.append(Posting(self._award_account(self._one(day)), cents))
            total = sum(posting.cents for posting in paid)
            if total:
                postings = (*paid, Posting(BANK, -total))
                yield Transaction(day, self.dice.choice(_WORDS), postings)

    # Spaarpotten and the municipality

    def _spending(self, day: date) -> Iterator[Transaction]:
        member = self._one(day)
        wanted = (*_PURPOSES, "course", "business", "payout", "fridge", None)
        meta = Facts(purpose=self.dice.choice(wanted), approval=self.dice.choice((None, "G 12")))
        cents = min(self._amount(), 50_000)
        if self._chance(0.15):  # what the member buys from the coöperatie itself
            legs = (Posting("Income:Omzet", -cents), Posting(self._pot(member), cents, meta))
            yield Transaction(day, "Van de coöperatie", legs, NOTHING, (self._one(day).id,))
        elif self._chance(0.5):
            yield self._moved(day, self._pot(member), cents, BANK, meta)
        else:
            legs = (Posting(self._pot(member), cents, meta), Posting(CASH, -cents))
            yield Transaction(day, "Uitgave", legs, NOTHING, (member.id,))

    def _to_spaarpot(self, day: date) -> Iterator[Transaction]:
        """Refund to a spaarpot, or transfer between two."""
        one, other = self._one(day), self._one(day)
        cents = min(self._amount(), 120_000)
        if one is other or self._chance(0.6):
            yield self._moved(day, BANK, cents, self._pot(one))
        else:
            spent = Posting(self._pot(one), cents, Facts(purpose="private"))
            yield Transaction(day, "Overgemaakt", (spent, Posting(self._pot(other), -cents)))

    def _around_reserve(self, day: date) -> Iterator[Transaction]:
        """Almost openings (SPEC 2), that are none: they touch the reserve or an Assets account."""
        cents = min(self._amount(), 120_000)
        pot = self._pot(self._one(day))
        reserve = Posting(self.accounts.reserve, cents)
        other = Posting(self.dice.choice(("Equity:Opening", BANK)), self._amount())
        if self._chance(0.5):
            other = replace(other, cents=-2 * cents - 1)
        pots = Posting(pot, -reserve.cents - other.cents)
        choices = (
            [reserve, Posting(pot, -cents)],
            [reserve, other, pots],
            [reserve, Posting(BANK, -cents)],
        )
        chosen = self.dice.choice(choices)
        if all(posting.cents for posting in chosen):
            yield Transaction(day, "Reserve", tuple(chosen))

    def _municipality(self, day: date) -> Iterator[Transaction]:
        """Pay and get back. A payment says for which year, where there is an earlier one."""
        cents = self._amount()
        year = self.dice.choice((None, None, day.year, day.year - 1, day.year - 1, day.year + 1))
        if day.year > self.facts_from.year:
            year = year or day.year
        on_posting = NOTHING
        meta = NOTHING
        if self._chance(0.5):
            meta = Facts(for_year=year)
        else:
            on_posting = Facts(for_year=year)
        cents = -cents if self._chance(0.2) else cents
        against = "Equity:Overig" if self._chance(0.12) else BANK
        debit = Posting(self.accounts.municipality, cents, on_posting)
        yield Transaction(day, "Gemeente", (debit, Posting(against, -cents)), meta)

    def _own_affairs(self, day: date) -> Iterator[Transaction]:
        """Facts that touch no figure."""
        fund = f"{self.accounts.funds}:{_FUNDS[0][0].upper()}{_FUNDS[0][1:]}"
        debit, credit = self.dice.choice(((fund, BANK), (BANK, CASH), (BANK, "Equity:Inbreng")))
        yield self._moved(day, debit, self._amount(), credit)

    def _openings(self) -> Iterator[Transaction]:
        """Spaarpotten that existed before first_month, one by one or together."""
        if not self._chance(0.5):
            return
        day = self._day_in(self.facts_from)
        there = [m for m in self.members if m.joined <= day and self._chance(0.8)]
        if not there:
            return
        if self._chance(0.5):
            yield self._opening(day, there)
        else:
            for member in there:
                yield self._opening(self._day_in(self.facts_from), [member])

    def _late_opening(self, day: date) -> Iterator[Transaction]:
        if self._chance(0.2):  # literally an other award: no Assets posting
            account = self._award_account(self._one(day))
            yield self._moved(day, "Equity:Opening", self._amount(), account)
        else:
            yield self._opening(day, [self._one(day)])

    def _opening(self, day: date, members: Iterable[Member]) -> Transaction:
        pots = [Posting(self._pot(m), -min(self._amount(), 90_000)) for m in members]
        total = -sum(pot.cents for pot in pots)
        equity = [Posting("Equity:Opening", total + 1), Posting("Equity:Overig", -1)]
        if self._chance(0.7) and total:
            equity = [Posting("Equity:Opening", total)]
        equity = [posting for posting in equity if posting.cents]
        return Transaction(day, "Beginsaldo", (*equity, *pots))

    # Hours

    def _hours(self) -> Iterator[Hours]:
        for member in self.members:
            if self._chance(0.25):
                continue
            total, year = 0, 0
            busy = self.dice.choice((0.3, 0.8))
            most = self.dice.choice((1_200, 6_000, 16_000))
            for month in months_between(month_of(member.joined), self.until):
                if month.year != year:
                    total, year = 0, month.year
                after = member.left is not None and month > member.left
                if month < self.facts_from or not self._chance(0.1 if after else busy):
                    continue
                for _ in range(self.dice.randint(1, 3)):
                    day = self._day(max(member.joined, month), last_day(month))
                    amount = self._hundredths(total, most)
                    if amount:
                        total += amount
                        what = self.dice.choice((None, "restaurant"))
                        yield Hours(day, member.id, amount, what)

    def _hundredths(self, total: int, most: int) -> int:
        """Return hours: quarters or odd hundredths, and corrections of what there is."""
        if self._chance(0.12):
            return -self.dice.randint(0, total)
        amount = self.dice.randint(1, most)
        return amount if self._chance(0.3) else amount // 25 * 25


# Grants


@dataclass
class _Granter(_Maker):
    """Gives grants to books that have been made, and to what was booked in them."""

    grants: tuple[Grant, ...] = ()

    def granted(self, books: Books) -> Books:
        """Return the books with grants; most books have none."""
        if not self._chance(0.36):
            return books
        names = self.dice.sample(_GRANTS, self.dice.choice((1, 1, 2, 3)))
        self.grants = tuple(self._grant(name) for name in names)
        transactions = [self._told(transaction) for transaction in books.transactions]
        for grant in self.grants:
            transactions += self._received(grant)
            transactions += self._spent(grant)
            transactions += self._after(grant)
        return replace(books, transactions=tuple(transactions), grants=self.grants)

    @property
    def _first(self) -> date:
        """The first day on which something may be booked."""
        return max(_EARLIEST, self.facts_from - timedelta(days=45))

    def _grant(self, name: str) -> Grant:
        start, end = self._period()
        due = None
        if self._chance(0.5):
            due = end + timedelta(days=self.dice.choice((0, 1, 90, 120, 400)))
        giver = self.dice.choice(("municipality", "municipality", "Oranje Fonds", "provincie"))
        return Grant(
            id=name,
            giver=giver,
            reference=f"Beschikking {start.year}-{self.dice.randint(1, 99):02d}",
            start=start,
            end=end,
            cents=self.dice.randint(*self.dice.choice(_GRANTED)),
            repay=self.dice.choice((None, True, True, False, False)),
            due=due,
        )

    def _period(self) -> tuple[date, date]:
        way = self.dice.choice(("year", "days", "days", "months", "winter", "past", "long", "day"))
        start = self._day(self._first, add_months(self.until, -3))
        if way == "past":  # over before the first month that is closed
            start = self._day(self._first, self.first_month - timedelta(days=20))
            end = self._day(start, self.first_month - timedelta(days=1))
            end = min(end, self.first_month - timedelta(days=1))
            return min(start, end), end
        if way == "year":
            year = self._day(self.first_month, self.until).year
            return date(year, 1, 1), date(year, 12, 31)
        if way == "months":
            start = month_of(start)
            return start, last_day(add_months(start, self.dice.randint(0, 13)))
        if way == "winter":
            year = self._day(self.first_month, self.until).year
            return date(year, 10, 1), date(year + 1, self.dice.randint(1, 5), 15)
        if way == "long":
            return start, last_day(self.until) + timedelta(days=self.dice.randint(-20, 300))
        days = 0 if way == "day" else self.dice.randint(10, 400)
        return start, start + timedelta(days=days)

    def _account(self, grant: Grant) -> str:
        return f"{self.accounts.grants}:{grant.account_name}"

    def _cents(self, grant: Grant) -> int:
        """Return a part of the grant, all of it, or something else altogether."""
        if self._chance(0.4):
            return self._amount()
        return grant.cents if self._chance(0.2) else grant.cents // self.dice.randint(1, 9) + 1

    def _near(self, grant: Grant) -> date:
        """Return a day on which something may be booked, mostly of the grant's period."""
        first, last = self._first, last_day(self.until)
        if self._chance(0.7):
            day = self._day(max(first, grant.start), min(last, grant.end))
        else:
            day = self._day(grant.start - timedelta(days=60), grant.end + timedelta(days=90))
        if self._chance(0.1):
            day = self.dice.choice((grant.start, grant.end))
        if self._chance(0.06):
            day = self.dice.choice((grant.start - timedelta(days=1), grant.end + timedelta(days=1)))
        return min(max(day, first), last)

    # Money

    def _received(self, grant: Grant) -> Iterator[Transaction]:
        """Receive it at once, in parts, before, late, after its period, or not at all."""
        for _ in range(self.dice.choice((0, 1, 1, 1, 2, 3))):
            cents = grant.cents if self._chance(0.4) else self._cents(grant)
            meta = Facts(grant=grant.id) if self._chance(0.2) else NOTHING
            against = "Equity:Opening" if self._chance(0.1) else BANK
            yield self._moved(self._near(grant), against, cents, self._account(grant), meta)

    def _after(self, grant: Grant) -> Iterator[Transaction]:
        """Repay, mostly after its period; move it elsewhere; receive the rest after all."""
        account, last = self._account(grant), last_day(self.until)
        for _ in range(self.dice.choice((0, 0, 1, 1, 2))):
            later = self.dice.choice((0, 1, 20, self.dice.randint(0, 200)))
            day = max(self._first, min(last, grant.end + timedelta(days=later)))
            cents = self._cents(grant)
            other = self._account(self.dice.choice(self.grants))
            if other == account or self._chance(0.6):
                other = self.dice.choice((BANK, BANK, "Equity:Overig", self.accounts.municipality))
            yield self.dice.choice(
                (
                    self._moved(day, account, cents, BANK),
                    self._moved(day, account, cents, other),
                    self._moved(day, BANK, cents, account),
                    self._both(day, account, cents),
                )
            )

    def _both(self, day: date, account: str, cents: int) -> Transaction:
        """Return a debit and a credit on one account in one transaction."""
        legs = (Posting(account, cents + 100), Posting(BANK, -cents), Posting(account, -100))
        return Transaction(day, "Verrekend", legs, Facts(grant=self.dice.choice(self.grants).id))

    # Costs

    def _spent(self, grant: Grant) -> Iterator[Transaction]:
        for _ in range(self.dice.randint(0, 9)):
            day = self._near(grant)
            legs = [self._cost(grant) for _ in range(self.dice.choice((1, 1, 1, 2, 3)))]
            if self._chance(0.1):
                legs.append(Posting("Income:Omzet", -self._amount()))
            rest = -sum(leg.cents for leg in legs)
            credit = BANK
            if rest < 0 and self._chance(0.15):
                credit = self._award_account(self._one(day))
            others = [Posting(credit, rest)] if rest else []
            made = self._attributed(day, legs, others)
            if len(made.postings) > 1:
                yield self._with_grant(made, grant)

    def _cost(self, grant: Grant) -> Posting:
        article31 = self.accounts.article31
        choices = ("Expenses:Materiaal", "Expenses:Buurt", "Expenses:Buurt:Zaal")
        account = self.dice.choice((*choices, *choices, article31, f"{article31}:Hand"))
        sign = -1 if self._chance(0.18) else 1
        return Posting(account, sign * self._cents(grant))

    def _told(self, transaction: Transaction) -> Transaction:
        """Some of what the books have already is for a grant after all, or only says so."""
        grant = self.dice.choice(self.grants)
        inside = grant.start <= transaction.date <= grant.end
        return (
            self._with_grant(transaction, grant)
            if self._chance(0.25 * inside + 0.04)
            else transaction
        )

    def _with_grant(self, made: Transaction, grant: Grant) -> Transaction:
        """Say it on the transaction, on its costs, or on both with different grants."""
        income = any(posting.account.startswith("Income:") for posting in made.postings)
        way = self.dice.choice(("transaction", "all", "some", "both"))
        if income:  # never for a grant
            way = self.dice.choice(("all", "some"))
        if way in {"transaction", "both"}:
            made = replace(made, meta=replace(made.meta, grant=grant.id))
        if way == "transaction":
            return made
        postings = []
        for posting in made.postings:
            told = not posting.account.startswith("Income:") and (way == "all" or self._chance(0.5))
            name = self.dice.choice(self.grants).id if way == "both" else grant.id
            meta = replace(posting.meta, grant=name)
            postings.append(replace(posting, meta=meta) if told else posting)
        return replace(made, postings=tuple(postings))


# Rules 2


@dataclass
class _Newer(_Maker):
    """Adds persons with several files, the rules for who is under 27, and purchases undone."""

    def renewed(self, books: Books) -> Books:
        """Return the books with any of these."""
        self.members = books.members
        if self._chance(0.5):
            self._join_files()
        self.members = tuple(self._of_2026(member) for member in self.members)
        transactions = [self._bought(transaction) for transaction in books.transactions]
        transactions += self._paid_together()
        if self._chance(0.7):
            transactions += self._taken_back(transactions)
        return replace(
            books,
            members=self.members,
            hours=(*books.hours, *self._worked()),
            under_27=self._under_27(),
            transactions=tuple(_plain(books, transactions)),
        )

    # Persons

    def _join_files(self) -> None:
        """Make one or two persons of several files each."""
        shuffled = self.dice.sample(self.members, len(self.members))
        for person in ("p1", "wil")[: self.dice.choice((1, 1, 2))]:
            count = self.dice.choice((2, 2, 3))
            chosen, shuffled = shuffled[:count], shuffled[count:]
            joined = None
            if self._chance(0.2):
                joined = min((member.joined for member in chosen), default=None)
            files = {m.id: self._file(m, person, joined, chosen) for m in chosen}
            self.members = tuple(files.get(member.id, member) for member in self.members)

    def _file(
        self, member: Member, person: str, joined: date | None, chosen: Sequence[Member]
    ) -> Member:
        """Return a file of a person; mostly with decisions, as their other files have."""
        member = replace(member, person=person, joined=joined or member.joined)
        other = self.dice.choice(chosen)
        if self._chance(0.6):
            member = replace(member, premium=member.premium or other.premium)
        if self._chance(0.6):
            member = replace(member, allowance=member.allowance or other.allowance)
        if self._chance(0.3):
            member = replace(member, turns_27=other.turns_27)
        if self._chance(0.6):  # a maximum that is reached
            start, low = member.joined, self.dice.choice((2_500, 7_505, 30_000))
            decision = Decision(start, "Besluit laag", maximum=Limit(cents=low))
            running = (Benefit(start),) if self._chance(0.8) else member.benefit
            member = replace(member, premium=(decision,), benefit=running)
        return member

    def _worked(self) -> Iterator[Hours]:
        """What persons worked besides, so that their files come near the maximum."""
        for member in self.members:
            if member.person and self._chance(0.8):
                first = max(member.joined, self.facts_from)
                for _ in range(self.dice.randint(2, 9)):
                    day = self._day(first, member.left or self.until)
                    yield Hours(day, member.id, self.dice.randint(100, 16_000))

    def _paid_together(self) -> Iterator[Transaction]:
        """Pay and refund several files of a person on one day, in one transaction or two."""
        for person in sorted({m.person for m in self.members if m.person}):
            files = [m for m in self.members if m.person == person]
            for _ in range(self.dice.randint(0, 3)):
                day = self._day(self.facts_from, self.until)
                sign = -1 if self._chance(0.25) else 1
                base = self.dice.choice((self.accounts.premium, self.accounts.allowance))
                paid = [
                    Posting(f"{base}:{member.account_name}", sign * self.dice.randint(1, 40_000))
                    for member in self.dice.sample(files, min(2, len(files)))
                ]
                if self._chance(0.5):
                    total = -sum(posting.cents for posting in paid)
                    yield Transaction(day, "Uitbetaald", (*paid, Posting(BANK, total)))
                    continue
                for posting in paid:
                    legs = (posting, Posting(BANK, -posting.cents))
                    yield Transaction(day, "Uitbetaald", legs)

    # Under 27

    def _of_2026(self, member: Member) -> Member:
        """Now and then a decision says that the rule of 2027 holds already."""
        if self.until >= date(2026, 2, 1) and self._chance(0.3):
            member = replace(member, turns_27=self._day(date(2026, 6, 1), date(2028, 6, 1)))
        rate = 0.6 if member.turns_27 else 0.05
        premium = [replace(d, under_27=self._chance(rate)) for d in member.premium]
        return replace(member, premium=tuple(premium))

    def _under_27(self) -> tuple[LawUnder27, ...]:
        """What law.yaml says: of the premium what holds from 2027 on, or that it is lifted."""
        if not self._chance(0.5):
            return ()
        found: dict[tuple[str, date], str] = {}
        for _ in range(self.dice.choice((1, 1, 2))):
            kind = self.dice.choice(("premium", "premium", "allowance"))
            start = self.dice.choice((date(2027, 1, 1), date(2027, 1, 1), date(2027, 3, 1)))
            rule = self.dice.choice(("lifted", "excluded", "wage-subsidy"))
            if kind == "allowance" or self._chance(0.3):
                start, rule = self._day_in(date(2024, self.dice.randint(1, 12), 1)), "lifted"
            found[kind, start] = rule
        return tuple(LawUnder27(*key, rule) for key, rule in sorted(found.items()))

    # Purchases undone

    def _bought(self, transaction: Transaction) -> Transaction:
        """Give some of what touches a spaarpot a payee, and some of it a link."""
        roots = (self.accounts.spaarpot,)
        if not any(p.account.startswith(roots) for p in transaction.postings):
            return transaction
        payee = self.dice.choice(_SHOPS) if self._chance(0.5) else None
        links = (f"bon-{self.dice.randint(1, 40)}",) if self._chance(0.6) else ()
        return replace(transaction, payee=payee, links=links)

    def _taken_back(self, transactions: Sequence[Transaction]) -> Iterator[Transaction]:
        """Undo spending, of whom it was or not: it names the purpose, the payee, the link or the
        amount of it, soon or too late, or nothing that ties it to any.
        """
        spent = [
            (transaction, posting)
            for transaction in transactions
            for posting in transaction.postings
            if posting.account.startswith(self.accounts.spaarpot) and posting.cents > 0
        ]
        last = last_day(self.until)
        for transaction, posting in self.dice.sample(
            spent, min(len(spent), self.dice.randint(2, 8))
        ):
            days = self.dice.choice((1, 5, 40, 200, 340, 400, 500))
            day = transaction.date + timedelta(days=days)
            if day > last:
                continue
            way = self.dice.choice(("purpose", "leg", "payee", "link", "amount", "nothing"))
            cents = posting.cents if way == "amount" else self._amount()
            pot = posting.account
            if self._chance(0.1):
                pot = self._pot(self.dice.choice(self.members))
            purpose = Facts(purpose=self.dice.choice((*_PURPOSES, "fridge")))
            legs = (
                Posting(BANK, cents),
                Posting(pot, -cents, purpose if way == "leg" else NOTHING),
            )
            yield Transaction(
                day,
                "Terugbetaald",
                legs,
                purpose if way == "purpose" else NOTHING,
                payee=transaction.payee if way == "payee" else None,
                links=transaction.links if way == "link" else (),
            )


def _plain(books: Books, transactions: Iterable[Transaction]) -> list[Transaction]:
    """Return them without credits of which SPEC 3.7 leaves open whether they undo anything: what
    was spent on the same day, or a year ago to the day.
    """
    found = list(transactions)
    spent = [
        (posting.account, posting.cents, transaction)
        for transaction in found
        for posting in transaction.postings
        if posting.cents > 0 and posting.account.startswith(books.accounts.spaarpot)
    ]

    def is_open(posting: Posting, transaction: Transaction) -> bool:
        return any(
            posting.account == account
            and (transaction.date - bought.date).days in {0, 364, 365, 366, 367}
            and (
                posting.cents == -cents
                or (transaction.payee is not None and transaction.payee == bought.payee)
                or not set(transaction.links).isdisjoint(bought.links)
            )
            for account, cents, bought in spent
        )

    return [
        one
        for one in found
        if not any(posting.cents < 0 and is_open(posting, one) for posting in one.postings)
    ]


_SHOPS = ("Bouwmarkt", "Volksuniversiteit", "Fietsenmaker De Ketting", "Kringloop")
_GRANTED = ((1, 90_000), (20_000, 900_000), (500_000, 3_000_000), (500_000, 3_000_000))
_GRANTS = ("soco", "start-2", "esf", "buurt", "z9")
_RENAMED = Accounts(
    spaarpot="Liabilities:Potjes",
    premium="Liabilities:Art31:Premies",
    allowance="Liabilities:Art31:Kosten",
    municipality="Liabilities:Gemeente:Voorbeeldstad",
    funds="Liabilities:Fondsen",
    reserve="Equity:Kapitaal:Reserve",
    distribution="Expenses:Winst:Verdeling",
    article31="Expenses:Wet:Artikel31",
    grants="Liabilities:Subsidies:Lopend",
)
_WORDS = ("Klus", "Factuur 12", "Markt", "Bon", "Betaling", "Werk in de wijk")


# --- Writing -----------------------------------------------------------------------------------


def write(books: Books, folder: Path) -> None:
    """Write the books as a treasurer could have written them (SPEC 1 and 2)."""
    dice = Random(books.seed + 1_000_003)
    _save({**_settings(books, dice), **_journal(books, dice)}, folder)


def write_settings(books: Books, folder: Path) -> None:
    """Write everything but the journal."""
    _save(_settings(books, Random(books.seed + 1_000_003)), folder)


def _settings(books: Books, dice: Random) -> dict[str, str]:
    texts = {
        "coop.yaml": _coop(books),
        "agreement.yaml": _agreement_file(books, dice),
        "closes/start.beancount": "; Closes appear here.\n",
        **{f"members/{m.id}.yaml": _member_file(m, dice) for m in books.members},
    }
    if books.law or books.under_27:
        texts["law.yaml"] = _law_file(books, dice)
    if books.grants:
        texts["grants.yaml"] = _grants_file(books, dice)
    return texts


def _save(texts: Mapping[str, str], folder: Path) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _decimal(hundredths: int) -> str:
    """Write cents or hundredths of an hour with two decimals."""
    return f"{Decimal(hundredths) / 100:.2f}"


def _short(hundredths: int, dice: Random) -> str:
    """Write with two decimals, or sometimes with as few as will do."""
    text = _decimal(hundredths)
    if dice.random() < 0.4:
        text = text.rstrip("0").rstrip(".")
    return text


def _exact(number: Fraction) -> str:
    """Write a fraction that has a finite decimal expansion."""
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _share_text(share: Fraction, dice: Random) -> str:
    if dice.random() < 0.7 or share == 1:
        return f"{_exact(share * 100)}%"
    return _exact(share)


def _limit_text(limit: Limit, dice: Random) -> str:
    if limit.share is not None:
        return f"{_exact(limit.share * 100)}%"
    return _short(limit.cents or 0, dice)


def _flow(pairs: Iterable[tuple[str, str | None]]) -> str:
    """Write a YAML mapping on one line, without the keys that have no value."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs if value is not None) + "}"


def _block(pairs: Iterable[tuple[str, str | None]], indent: str = "") -> str:
    """Write a YAML mapping, a key a line, without the keys that have no value."""
    return "".join(f"{indent}{key}: {value}\n" for key, value in pairs if value is not None)


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _cents(value: int | None, dice: Random) -> str | None:
    return None if value is None else _short(value, dice)


def _coop(books: Books) -> str:
    """Write coop.yaml; what has its default value is left out."""
    text = _block(
        (
            ("name", books.name),
            ("municipality", books.municipality),
            ("first_month", f"{books.first_month:%Y-%m}"),
            ("member_key", books.member_key if books.member_key != "member" else None),
            ("kor", "true" if books.kor else None),
        )
    )
    if books.accounts != Accounts():
        renamed = vars(books.accounts).items()
        text += "accounts:\n" + _block(((key, str(value)) for key, value in renamed), "  ")
    return text


def _member_file(member: Member, dice: Random) -> str:
    text = _block(
        (
            ("id", member.id),
            ("name", member.name),
            ("account", member.account),
            ("enterprise", member.enterprise),
            ("joined", str(member.joined)),
            ("left", _optional(member.left)),
            ("outcome", member.outcome),
            ("turns_27", _optional(member.turns_27)),
            ("wage_subsidy_group", "true" if member.wage_subsidy_group else None),
            ("person", member.person),
        )
    )
    if member.benefit:
        text += "benefit:\n" + "".join(f"  - {_benefit(b, dice)}\n" for b in member.benefit)
    for key, decisions in (("premium", member.premium), ("allowance", member.allowance)):
        if decisions:
            text += f"{key}:\n" + "".join(f"  - {_decision(d, dice)}\n" for d in decisions)
    return text


def _benefit(benefit: Benefit, dice: Random) -> str:
    return _flow(
        (
            ("from", str(benefit.start)),
            ("to", _optional(benefit.end)),
            ("monthly", _cents(benefit.monthly_cents, dice)),
        )
    )


def _decision(decision: Decision, dice: Random) -> str:
    return _flow(
        (
            ("from", str(decision.start)),
            ("to", _optional(decision.end)),
            ("decided", _optional(decision.decided)),
            ("reference", decision.reference),
            ("maximum", _limit_text(decision.maximum, dice) if decision.maximum else None),
            ("under_27", "true" if decision.under_27 else None),
        )
    )


def _agreement_file(books: Books, dice: Random) -> str:
    return "agreements:\n" + "".join(_one_agreement(a, dice) for a in books.agreements)


def _one_agreement(agreement: Agreement, dice: Random) -> str:
    head = _block(
        (
            ("id", agreement.id),
            ("from", str(agreement.start)),
            ("reference", f'"{agreement.reference}"'),
            ("losses", agreement.losses),
        ),
        "    ",
    )
    text = "  - " + head.removeprefix("    ")
    results = (
        ("member_result", agreement.member_result),
        ("collective_result", agreement.collective_result),
    )
    for key, distribution in results:
        if distribution is not None:
            text += f"    {key}:\n" + _distribution_text(distribution, dice)
    if agreement.premium is not None:
        text += f"    premium: {_premium_text(agreement.premium, dice)}\n"
    if agreement.allowance is not None:
        text += f"    allowance: {_allowance_text(agreement.allowance, dice)}\n"
    return text + "    spaarpot:\n" + _spaarpot_text(agreement, dice)


def _distribution_text(distribution: Distribution, dice: Random) -> str:
    text = ""
    if distribution.levies:
        text += "      levies:\n"
        for levy in distribution.levies:
            text += f"        - {{to: {levy.to}, share: {_share_text(levy.share, dice)}}}\n"
    if distribution.brackets:
        text += "      brackets:\n"
        for bracket in distribution.brackets:
            split = _flow((name, _share_text(share, dice)) for name, share in bracket.split)
            pairs = (("up_to", _cents(bracket.up_to_cents, dice)), ("split", split))
            text += f"        - {_flow(pairs)}\n"
    return text


def _premium_text(terms: PremiumTerms, dice: Random) -> str:
    return _flow(
        (
            ("per_hour", _cents(terms.per_hour_cents, dice)),
            ("maximum", _limit_text(terms.maximum, dice) if terms.maximum else None),
            ("payments", _optional(terms.payments)),
        )
    )


def _allowance_text(terms: AllowanceTerms, dice: Random) -> str:
    return _flow(
        (
            ("per_hour", _cents(terms.per_hour_cents, dice)),
            ("per_month", _cents(terms.per_month_cents, dice)),
            ("per_year", _cents(terms.per_year_cents, dice)),
        )
    )


def _spaarpot_text(agreement: Agreement, dice: Random) -> str:
    text = "      purposes:\n"
    for purpose in agreement.purposes:
        approval = "true" if purpose.approval else None
        text += f"        - {_flow((('id', purpose.id), ('approval', approval)))}\n"
    leaving = agreement.on_leaving
    return text + _block(
        (
            ("maximum", _cents(agreement.spaarpot_maximum_cents, dice)),
            ("on_leaving", _flow(leaving) if isinstance(leaving, tuple) else leaving),
            ("grace_months", _optional(agreement.grace_months)),
        ),
        "      ",
    )


def _law_file(books: Books, dice: Random) -> str:
    text = "amounts:\n" if books.law else ""
    for amount in books.law:
        pairs = (
            ("id", amount.id),
            ("from", str(amount.start)),
            ("value", _short(amount.cents, dice)),
            ("source", '"Stcrt. verzonnen, voor de proef"'),
        )
        text += f"  - {_flow(pairs)}\n"
    text += "under_27:\n" if books.under_27 else ""
    for own in books.under_27:
        known = (("for", own.kind), ("from", str(own.start)), ("rule", own.rule))
        text += f"  - {_flow((*known, ('source', 'Stb. verzonnen')))}\n"
    return text


def _grants_file(books: Books, dice: Random) -> str:
    text = "grants:\n"
    for grant in books.grants:
        pairs = (
            ("id", grant.id),
            ("giver", grant.giver),
            ("reference", grant.reference),
            ("from", str(grant.start)),
            ("to", str(grant.end)),
            ("amount", _short(grant.cents, dice)),
            ("repay", None if grant.repay is None else str(grant.repay).lower()),
            ("due", _optional(grant.due)),
        )
        text += f"  - {_flow(pairs)}\n"
    return text


# The journal


def _journal(books: Books, dice: Random) -> dict[str, str]:
    """Write the journal: in one file, one a year, or with the hours apart; in any order."""
    way = dice.choice(("one", "years", "hours"))
    parts: dict[str, list[str]] = {"main": []}
    entries = [(t.date.year, "main", transaction_text(books, t, dice)) for t in books.transactions]
    apart = "hours" if way == "hours" else "main"
    entries += [(h.date.year, apart, hours_text(h, dice)) for h in books.hours]
    if dice.random() < 0.5:
        dice.shuffle(entries)
    for year, name, text in entries:
        part = f"year-{year}" if way == "years" else name
        parts.setdefault(part, []).append(text)
    head = ['option "title" "Proefboeken"', 'option "operating_currency" "EUR"', ""]
    head += [f'include "{name}.beancount"' for name in sorted(parts) if name != "main"]
    head += ['include "../closes/*.beancount"', ""]
    head += [f"2015-01-01 open {account} EUR" for account in _used(books, dice)]
    parts["main"] = ["\n".join(head) + "\n", *parts["main"]]
    return {f"journal/{name}.beancount": "\n".join(lines) for name, lines in parts.items()}


def _used(books: Books, dice: Random) -> list[str]:
    """Return the accounts to open: those used, and here and there a member's unused one."""
    used = {posting.account for t in books.transactions for posting in t.postings}
    for member in books.members:
        if dice.random() < 0.5:
            used.add(f"{books.accounts.spaarpot}:{member.account_name}")
    for grant in books.grants:
        if dice.random() < 0.3:
            used.add(f"{books.accounts.grants}:{grant.account_name}")
    return sorted(used)


def hours_text(hours: Hours, dice: Random) -> str:
    """Write hours as a directive."""
    what = f' "{hours.what}"' if hours.what else ""
    number = _short(hours.hundredths, dice)
    return f'{hours.date} custom "hours" "{hours.member}" {number}{what}\n'


def transaction_text(books: Books, transaction: Transaction, dice: Random) -> str:
    """Write a transaction, in one of the ways that mean the same."""
    tags = [f" #{books.member_key}-{tag}" for tag in transaction.tags]
    if dice.random() < 0.1:
        tags.append(" #wijk")
    dice.shuffle(tags)
    links = "".join(f" ^{link}" for link in transaction.links)
    payee = f'"{transaction.payee}" ' if transaction.payee else ""
    text = f'{transaction.date} * {payee}"{transaction.narration}"{links}{"".join(tags)}\n'
    text += _meta_text(books, transaction.meta, "  ")
    left_out = _left_out(transaction, dice)
    for number, posting in enumerate(transaction.postings):
        amount = ""
        if number != left_out:
            amount = f"  {_number(posting.cents, dice, whole=left_out is not None)} EUR"
        text += f"  {posting.account}{amount}\n" + _meta_text(books, posting.meta, "    ")
    return text


def _left_out(transaction: Transaction, dice: Random) -> int | None:
    """Choose an Assets leg whose amount Beancount may find out for itself."""
    legs = [n for n, p in enumerate(transaction.postings) if p.account.startswith("Assets:")]
    return dice.choice(legs) if legs and dice.random() < 0.3 else None


def _number(cents: int, dice: Random, *, whole: bool) -> str:
    """Write a number; with one decimal only in a transaction that is written whole.

    Beancount rounds an amount left out by the coarsest of the decimals it sees.
    """
    way = dice.random()
    if way < 0.06 and cents % 3 == 0:
        return f"3 * {_decimal(cents // 3)}"
    if way < 0.1 and cents > 250:
        return f"({_decimal(cents - 250)} + 2.50)"
    if way < 0.14:
        return f"{Decimal(cents) / 100:,.2f}"
    if way < 0.3 and cents % 100 == 0:
        return str(cents // 100)
    if way < 0.3 and not whole and cents % 10 == 0:
        return _decimal(cents)[:-1]
    return _decimal(cents)


def _meta_text(books: Books, meta: Facts, indent: str) -> str:
    key = books.member_key
    shares = ", ".join(
        who if weight is None else f"{who} {_exact(weight)}" for who, weight in meta.members
    )
    pairs = (
        (key, meta.member),
        (f"{key}s", shares or None),
        ("purpose", meta.purpose),
        ("approval", meta.approval),
        ("for", _optional(meta.for_year)),
        ("grant", meta.grant),
    )
    return "".join(f'{indent}{name}: "{value}"\n' for name, value in pairs if value is not None)


def check_valid(books: Books) -> None:
    """Raise ValueError if the generator broke its promise of books without structural errors."""
    ids = {m.id for m in books.members} | {COLLECTIVE}
    _check_grants(books)
    for transaction in books.transactions:
        named = set(transaction.tags)
        for meta in (transaction.meta, *(p.meta for p in transaction.postings)):
            named |= {who for who, _ in meta.members} | ({meta.member} if meta.member else set())
        if not named <= ids or sum(p.cents for p in transaction.postings) != 0:
            raise ValueError(transaction)
        if any(p.cents == 0 for p in transaction.postings) or len(transaction.postings) < 2:
            raise ValueError(transaction)
    for member in books.members:
        _check_apart([(b.start, b.end) for b in member.benefit], member)
        _check_apart([(d.start, d.end) for d in member.premium], member)
        _check_apart([(d.start, d.end) for d in member.allowance], member)
        _check_hours(books, member)
    _check_agreements(books)


def _check_grants(books: Books) -> None:
    known = {grant.id for grant in books.grants}
    if len(known) < len(books.grants) or any(g.start > g.end or g.cents <= 0 for g in books.grants):
        raise ValueError(books.grants)
    for transaction in books.transactions:
        for posting in transaction.postings:
            named = {transaction.meta.grant, posting.meta.grant} - {None}
            if not named <= known or (named and posting.account.startswith("Income:")):
                raise ValueError(transaction)


def _check_apart(periods: Sequence[tuple[date, date | None]], member: Member) -> None:
    for (_, end), (start, _) in pairwise(periods):
        if end is None or start <= end:
            raise ValueError(member)


def _check_hours(books: Books, member: Member) -> None:
    own = [h for h in books.hours if h.member == member.id]
    for month in {month_of(h.date) for h in own}:
        so_far = [h for h in own if h.date.year == month.year and h.date <= last_day(month)]
        if sum(h.hundredths for h in so_far) < 0:
            raise ValueError(member)


def _check_agreements(books: Books) -> None:
    starts = [a.start for a in books.agreements]
    if starts != sorted(set(starts)) or starts[0] > books.first_month:
        raise ValueError(starts)
    for agreement in books.agreements:
        for distribution in (agreement.member_result, agreement.collective_result):
            if distribution is None:
                continue
            splits = [sum((s for _, s in b.split), Fraction(0)) for b in distribution.brackets]
            ups = [b.up_to_cents or 0 for b in distribution.brackets[:-1]]
            levies = sum(levy.share for levy in distribution.levies)
            if (
                any(total != 1 for total in splits)
                or ups != sorted(set(ups))
                or levies > 1
                or 0 in ups
            ):
                raise ValueError(agreement)
