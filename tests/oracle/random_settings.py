"""Members, agreements and legal amounts of random books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from tests.oracle.records import (
    OUTCOMES,
    Accounts,
    Agreement,
    AllowanceTerms,
    Benefit,
    Bracket,
    Decision,
    Distribution,
    LawAmount,
    Levy,
    Limit,
    Member,
    Membership,
    PremiumTerms,
    Purpose,
    add_months,
    last_day,
    month_of,
    months_between,
)

EARLIEST = date(2023, 1, 1)


_LATEST = date(2027, 6, 1)


_IDS = (
    *("anna", "bram", "carla", "daan", "els", "fatima", "gijs", "hanna-2", "ine", "jan-willem"),
    *("kees", "lid12", "mo", "noor", "otto", "piet-3"),
)


FUNDS = ("opleiding", "gereedschap", "nood-2")


PURPOSES = ("course", "business", "private", "premium", "tools")


_PERCENTS: tuple[tuple[str, ...], ...] = (
    *(("100",), ("100",), ("50", "50"), ("60", "40"), ("33.3", "66.7"), ("33.3", "33.3", "33.4")),
    *(("12.5", "87.5"), ("5", "10", "85"), ("99", "1"), ("25", "25", "50"), ("66.67", "33.33")),
    *(("33.3", "33.3", "33.3", "0.1"), ("25", "25", "25", "25")),  # here rounding up overtakes
)


def _share(percent: str) -> Fraction:
    return Fraction(percent) / 100


@dataclass
class SettingsMaker:
    """Holds the dice and what has been decided so far."""

    dice: Random
    seed: int
    first_month: date = EARLIEST
    facts_from: date = EARLIEST
    until: date = _LATEST
    accounts: Accounts = field(default_factory=Accounts)
    members: tuple[Member, ...] = ()
    agreements: tuple[Agreement, ...] = ()

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

    def _span(self) -> None:
        year = self.dice.choice((2023, 2023, 2024, 2024, 2025, 2025, 2026))
        month = 1 if self._chance(0.5) else self.dice.randint(2, 12)
        self.first_month = date(year, month, 1)
        longest = 30 if month <= 6 else 24
        length = self.dice.randint(10, longest)
        self.until = min(_LATEST, add_months(self.first_month, length))
        before = self.dice.randint(1, 9) if self._chance(0.55) else 0
        self.facts_from = max(EARLIEST, add_months(self.first_month, -before))

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
            memberships=(Membership(joined, left, outcome),),
            account=f"Lid{name.replace('-', '').title()}" if self._chance(0.2) else None,
            enterprise=self.dice.choice(("Tuinonderhoud", "Atelier"))
            if self._chance(0.3)
            else None,
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
        pots = self.dice.sample(PURPOSES, self.dice.randint(1, len(PURPOSES)))
        member = ("spaarpot", "municipality", "cooperative", *(f"fund:{f}" for f in FUNDS))
        collective = ("reserve", "municipality", *(f"fund:{f}" for f in FUNDS[:2]))
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
        to = ("keep", "municipality", "cooperative", f"fund:{FUNDS[0]}", f"fund:{FUNDS[2]}")
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


RENAMED = Accounts(
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
