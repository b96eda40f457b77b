"""The books: the records of every file, and the findings made while reading."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.budget import Budget
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.goals import Goal
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Journal
from socoledger.domain.law import Law
from socoledger.domain.member import Member
from socoledger.domain.noted import Note
from socoledger.domain.period import Month
from socoledger.domain.rule_sets import Rules, newest


class Books(NamedTuple):
    """All records of one set of books, with the findings made while reading them."""

    coop: Coop
    members: tuple[Member, ...]
    agreements: tuple[Agreement, ...]
    law: Law
    journal: Journal
    findings: tuple[Finding, ...] = ()
    laws: Mapping[Month, Law] = MappingProxyType({})
    """The law by closed month, for months whose close recorded it (SPEC 4)."""
    hidden: frozenset[str] = frozenset()
    """Numbers that may be a BSN, which no output may show."""
    grants: tuple[Grant, ...] = ()
    goals: tuple[Goal, ...] = ()
    budgets: tuple[Budget, ...] = ()
    at: date | None = None
    """The day at whose end the books are looked at, inclusive; None: everything counts."""
    rules: Mapping[Month, Rules] = MappingProxyType({})
    """The rules by which each closed month was closed."""
    notes: tuple[Note, ...] = ()
    """What somebody took note of, and what no longer shows (SPEC 7)."""
    bank: BankSetup | None = None
    """The bank accounts, None where there is no file of them."""
    root: Path = Path()
    """The folder that they were read in."""
    original: Path | None = None
    """The folder that `root` is a copy of, as for what is staged in git; None: it is no copy."""
    full_load: Phrase | None = None
    """Why Beancount had to load the journal in full, None if it did not have to."""

    @property
    def home(self) -> Path:
        """The folder of the original books, which holds .git, documents and files that
        git ignores.
        """
        return self.root if self.original is None else self.original

    def agreement(self, month: Month) -> Agreement | None:
        """The version in force in that month, None before the first."""
        in_force = None
        for version in self.agreements:
            if version.start <= month:
                in_force = version
        return in_force

    def budget(self, year: int) -> Budget | None:
        """The budget of a year, None if there is none."""
        return next((budget for budget in self.budgets if budget.year == year), None)

    def law_in(self, month: Month) -> Law:
        """The law of a month: as its close recorded it, else as it is known now."""
        return self.laws.get(month, self.law)

    def files_of(self, member: Member) -> tuple[Member, ...]:
        """All files of the same person, in order of the first day of membership, then of id."""
        if member.person is None:
            return (member,)
        files = (file for file in self.members if file.person == member.person)
        return tuple(sorted(files, key=lambda file: (file.first_day, file.id)))

    def rules_in(self, month: Month) -> Rules:
        """The rules of a month: those of its close, else the newest."""
        return self.rules.get(month) or newest()
