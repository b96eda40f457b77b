"""The books whole: what every file said, and what was found on the way."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.agreement import Agreement
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding
from socoledger.domain.goals import Goal
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Journal
from socoledger.domain.law import Law
from socoledger.domain.member import Member
from socoledger.domain.period import Month
from socoledger.domain.rule_sets import Rules, newest


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
    root: Path = Path()
    """The folder that they were read in."""
    original: Path | None = None
    """The folder that `root` is a copy of, as for what is staged in git; None: it is no copy."""

    @property
    def home(self) -> Path:
        """The folder in which git, documents and what git leaves alone are looked for."""
        return self.root if self.original is None else self.original

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
