"""The books without the journal: what their YAML files hold (SPEC 1).

What reads YAML is slow to import, so records come out of a cache where no file has changed since.
Each file is read and searched for private data all the same.
"""

import os
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from socoledger.catalogue.files import COOP_FILE_MISSING, FILE_UNREADABLE, MEMBER_FILE_NOT_YAML
from socoledger.domain.agreement import Agreement
from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.budget import Budget
from socoledger.domain.cache import NO_CACHE, Cache
from socoledger.domain.coop import Coop
from socoledger.domain.exits import refusal
from socoledger.domain.findings import Finding, Place, in_order
from socoledger.domain.goals import Goal
from socoledger.domain.grants import Grant
from socoledger.domain.law import Law, OwnLaw
from socoledger.domain.member import Member
from socoledger.domain.noted import Note
from socoledger.read import privacy
from socoledger.read.folder import Folder
from socoledger.read.law import package_law, with_own_amounts
from socoledger.read.record_data import R, from_bytes, key_of, to_bytes

COOP = "coop.yaml"
MEMBERS = "members"
AGREEMENT = "agreement.yaml"
GRANTS = "grants.yaml"
LAW = "law.yaml"
BUDGET = "budget.yaml"
NOTED = "noted.yaml"
NO_BOOKS = Finding.of(COOP_FILE_MISSING, Place(COOP, 1))
_YAML_SUFFIX = re.compile(r"\.ya?ml", re.IGNORECASE)


class Records(NamedTuple):
    """What the files hold whose names are the same in all books."""

    coop: Coop
    members: tuple[Member, ...]
    agreements: tuple[Agreement, ...]
    goals: tuple[Goal, ...]
    grants: tuple[Grant, ...]
    own_law: OwnLaw
    budgets: tuple[Budget, ...]
    notes: tuple[Note, ...]


class Head(NamedTuple):
    """The books without the journal: the coöperatie, its members, agreements, goals,
    grants, law, budgets, notes, bank accounts.
    """

    coop: Coop
    members: tuple[Member, ...]
    agreements: tuple[Agreement, ...]
    goals: tuple[Goal, ...]
    grants: tuple[Grant, ...]
    law: Law
    budgets: tuple[Budget, ...]
    notes: tuple[Note, ...]
    bank: BankSetup | None
    findings: tuple[Finding, ...]
    key: str
    """The digest of the files, but for that of the bank."""


def head_of(folder: Folder, cache: Cache = NO_CACHE) -> Head | tuple[Finding, ...]:
    """Read the YAML files in a folder; only the findings if coop.yaml cannot be read.

    Nothing is kept in the cache of books with a finding in these files, or with private data.
    """
    if not (folder.root / COOP).exists():
        return (NO_BOOKS,)
    law = package_law(cache)
    findings: list[Finding] = []
    texts = dict(_texts(folder, findings))
    kept = _Kept(NO_CACHE if findings else cache)
    key = key_of(*chain.from_iterable(texts.items()))

    def read_again() -> Records | None:
        from socoledger.read.files.head import read_records

        return read_records(texts, law, findings)

    records = kept.get("head", key, Records, read_again)
    if records is None:  # the findings on the other files are reported all the same
        return in_order(findings)
    bank = _bank(folder, records, key, kept, findings)
    if not findings and not privacy.findings(folder, records.coop, names=False)[0]:
        kept.keep()
    coop, members, agreements, goals, given_grants, own_law, budgets, notes = records
    return Head(
        coop=coop,
        members=members,
        agreements=agreements,
        goals=goals,
        grants=given_grants,
        law=with_own_amounts(law, own_law),
        budgets=budgets,
        notes=notes,
        bank=bank,
        findings=in_order(findings),
        key=key,
    )


class _Kept:
    """Takes records out of a cache, or has them read, and then keeps them if it is told to."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._read: list[tuple[str, str, object]] = []

    def get(self, kind: str, key: str, declared: type[R], read: Callable[[], R | None]) -> R | None:
        """The record of a kind and key; None if what it is read from cannot be read."""
        record = from_bytes(declared, self._cache.get(kind, key))
        if record is None:
            record = read()
            if record is not None:
                self._read.append((kind, key, record))
        return record

    def keep(self) -> None:
        """Keep what was read."""
        for kind, key, record in self._read:
            self._cache.put(kind, key, to_bytes(record))


def _texts(folder: Folder, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """The paths and texts of the files whose names are the same in all books, those that can be
    read. The rest is reported, but for what may be missing.
    """
    optional = [name for name in (GRANTS, LAW, BUDGET, NOTED) if folder.has(name)]
    for name in (COOP, *_member_files(folder, findings), AGREEMENT, *optional):
        text = folder.read_yaml(folder.root / name)
        if isinstance(text, Finding):
            findings.append(text)
        else:
            yield name, text


def _member_files(folder: Folder, findings: list[Finding]) -> Iterator[str]:
    """The paths of the members' files, in order; files of that folder that look as if they were
    meant to be one are reported.
    """
    for name in _names_of_members(folder, findings):
        path = f"{MEMBERS}/{name}"
        if name.endswith(".yaml"):
            yield path
        elif _YAML_SUFFIX.search(name):
            findings.append(Finding.of(MEMBER_FILE_NOT_YAML, Place(path, 1)))


def _names_of_members(folder: Folder, findings: list[Finding]) -> list[str]:
    """The names of files in the members' folder that are not hidden, sorted; [] without folder."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder.root / MEMBERS))
    except FileNotFoundError:
        return []
    except OSError as error:
        place = Place(MEMBERS, 1)
        findings.append(Finding.of(FILE_UNREADABLE, place, what=MEMBERS, reason=refusal(error)))
        return []
    gone = {name.removeprefix(f"{MEMBERS}/") for name in folder.gone}
    return [name for name in names if not name.startswith(".") and name not in gone]


def _bank(
    folder: Folder, records: Records, key: str, kept: _Kept, findings: list[Finding]
) -> BankSetup | None:
    """What the file says that coop.yaml names for the bank, None if it is not there; `key` is that
    of the records, which it refers to.
    """
    name = records.coop.bank
    if not folder.has(name):
        return None
    text = folder.read_yaml(folder.root / name)
    if isinstance(text, Finding):
        findings.append(text)
        return None

    def read_again() -> BankSetup | None:
        from socoledger.read.files.head import read_bank

        return read_bank(name, text, records, findings)

    return kept.get("bank", key_of(key, text), BankSetup, read_again)
