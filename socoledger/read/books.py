"""Finding the books and reading everything in them once (SPEC 1)."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from posixpath import normpath
from typing import Any, NamedTuple

from socoledger.catalogue.files import (
    COOP_FILE_MISSING,
    FILE_EMPTY,
    FILE_UNREADABLE,
    MEMBER_FILE_NOT_YAML,
)
from socoledger.catalogue.grants import GRANT_BOOKED_AS_INCOME
from socoledger.catalogue.members import ACCOUNT_OF_TWO_MEMBERS, REFERENCE_UNKNOWN
from socoledger.domain.accounts import Accounts, Roots
from socoledger.domain.agreement import Agreement
from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.books import Books
from socoledger.domain.budget import Budget
from socoledger.domain.coop import CLOSES, JOURNAL, Coop
from socoledger.domain.exits import refusal
from socoledger.domain.findings import Finding, Phrase, Place, Stops, in_order
from socoledger.domain.goals import Goal
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Journal
from socoledger.domain.law import Law
from socoledger.domain.member import Member
from socoledger.domain.noted import Note
from socoledger.domain.period import Month
from socoledger.domain.rule_sets import rules_of
from socoledger.read import privacy
from socoledger.read.files import agreement, grants, noted
from socoledger.read.files.bank import Known, bank_setup
from socoledger.read.files.budget import budgets
from socoledger.read.files.coop import read_coop
from socoledger.read.files.law import own_law
from socoledger.read.files.member import read_member
from socoledger.read.folder import Folder, merge_unread_files
from socoledger.read.law import laws_of, package_law, unlikely_amounts, with_own_amounts
from socoledger.read.names import watch_names
from socoledger.read.yaml.nodes import Node, parse

COOP = "coop.yaml"
AGREEMENT = "agreement.yaml"
GRANTS = "grants.yaml"
BUDGET = "budget.yaml"
LAW = "law.yaml"
MEMBERS = "members"
NO_BOOKS = Finding.of(COOP_FILE_MISSING, Place(COOP, 1))
_GRANT_CODES = (REFERENCE_UNKNOWN, GRANT_BOOKED_AS_INCOME)
"""Findings in the journal that depend on grants.yaml."""
_YAML_SUFFIX = re.compile(r"\.ya?ml", re.IGNORECASE)


def find(start: Path) -> Path | None:
    """The first folder from `start` upwards that holds coop.yaml."""
    for folder in (start, *start.parents):
        if (folder / COOP).exists():
            return folder
    return None


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


def read_head(root: Path) -> Head | tuple[Finding, ...]:
    """Read the YAML files in `root`; only the findings if coop.yaml cannot be read."""
    folder = Folder(root)
    privacy.watch(folder)
    head = _read_head(folder)
    coop = head.coop if isinstance(head, Head) else None
    _, hidden = privacy.findings(folder, coop, names=False)
    if not isinstance(head, Head):
        return privacy.mask_findings(head, hidden)
    return head._replace(findings=privacy.mask_findings(head.findings, hidden))


def read(
    root: Path, *drafts: tuple[str, bytes | None], full: bool = False
) -> Books | tuple[Finding, ...]:
    """Read the books in `root`; only the findings if coop.yaml cannot be read.

    `drafts` are files that are about to be written: each its path in the books and its content.
    They are read as if they existed, in the journal where an include matches their path; one
    without content is about to be removed, and read as if it were gone. With `full` Beancount loads
    the journal, as it does where the quick road does not reach.
    """
    folder = Folder(root, *drafts)
    privacy.watch(folder)
    head = _read_head(folder)
    if not isinstance(head, Head):
        return _without_books(folder, (*head, *_findings_of_default_journal(folder)))
    findings = watch_names(folder, head.coop)
    journal, reason = _read_journal(folder, head, findings, full=full)
    return _books(folder, head, journal, findings)._replace(full_load=reason)


def read_loaded(
    root: Path, entries: list[Any], options: Mapping[str, Any]
) -> Books | tuple[Finding, ...]:
    """As `read`, of a journal that Beancount has loaded already."""
    from socoledger.read.journal.facts import facts
    from socoledger.read.journal.load import loaded_by_beancount

    folder = Folder(root)
    privacy.watch(folder)
    head = _read_head(folder)
    if not isinstance(head, Head):
        return _without_books(folder, head)
    name_findings = watch_names(folder, head.coop)
    loaded, findings = loaded_by_beancount(folder, entries, options)
    journal, problems = facts(loaded, folder, head.coop, head.members, head.grants)
    return _books(folder, head, journal, [*name_findings, *findings, *problems])


def _without_books(folder: Folder, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings if coop.yaml cannot be read."""
    private, hidden = privacy.findings(folder, None)
    return in_order(privacy.mask_findings(merge_unread_files((*findings, *private)), hidden))


def _findings_of_default_journal(folder: Folder) -> tuple[Finding, ...]:
    """What cannot be read of a journal in its default place, where coop.yaml, which might name
    another place, cannot be read either.
    """
    from socoledger.read.journal.load import load

    main = folder.root / JOURNAL
    if not (folder.root / COOP).exists() or not main.is_file():
        return ()
    _, findings = load(folder, main, Place(COOP, 1), CLOSES)
    return tuple(finding for finding in findings if finding.stops(Stops.READING))


def _books(folder: Folder, head: Head, journal: Journal, findings: list[Finding]) -> Books:
    broken = {
        finding.place.file
        for finding in head.findings
        if finding.stops(Stops.READING) and finding.place is not None
    }
    if any(file.partition("/")[0] in (COOP, MEMBERS) for file in broken):
        # Other findings in the journal may be due to the part that could not be read.
        findings = [finding for finding in findings if finding.stops(Stops.READING)]
    elif GRANTS in broken:
        findings = [finding for finding in findings if finding.kind not in _GRANT_CODES]
    private, hidden = privacy.findings(folder, head.coop)
    all_findings = privacy.mask_findings(
        merge_unread_files((*head.findings, *findings, *private)), hidden
    )
    laws = laws_of(journal.closes, head.law)
    return Books(
        replace(head.coop, accounts=_with_roots(head.coop.accounts, journal.roots)),
        head.members,
        head.agreements,
        head.law,
        journal,
        in_order(all_findings),
        laws,
        hidden,
        head.grants,
        head.goals,
        budgets=head.budgets,
        rules=rules_of(journal.closes),
        notes=head.notes,
        bank=head.bank,
        root=folder.root,
    )


def _with_roots(accounts: Accounts, roots: Roots) -> Accounts:
    """The accounts with those for grants, contributions and what is to be sorted out that coop.yaml
    does not name under the journal's own names of the roots.
    """
    defaults = Accounts()
    assets, liabilities, equity = roots.assets, roots.liabilities, roots.equity
    completed = {
        key: f"{root}:{getattr(defaults, key).partition(':')[2]}"
        for key, root in (
            ("grants", liabilities),
            ("loans", liabilities),
            ("capital", equity),
            ("gifts", equity),
            ("unsorted", assets),
        )
        if getattr(accounts, key) == getattr(defaults, key)
    }
    return replace(accounts, **completed)


def _read_head(folder: Folder) -> Head | tuple[Finding, ...]:
    findings: list[Finding] = []
    if not (folder.root / COOP).exists():
        return (NO_BOOKS,)
    node = _read_yaml(folder, COOP, findings)
    coop = None if node is None else read_coop(node, COOP, findings)
    first_month = None if coop is None or findings else coop.first_month
    members = _read_members(folder, findings)
    agreements, goals = _read_agreements(folder, first_month, findings)
    given_grants = _read_grants(folder, coop, findings)
    law = _read_law(folder, findings)
    given_budgets = _read_budgets(folder, findings)
    notes = _read_notes(folder, findings)
    bank = None if coop is None else _read_bank(folder, coop, members, given_grants, findings)
    if coop is None:  # the findings on the other files are reported all the same
        return in_order(findings)
    return Head(
        coop=coop,
        members=members,
        agreements=agreements,
        goals=goals,
        grants=given_grants,
        law=law,
        budgets=given_budgets,
        notes=notes,
        bank=bank,
        findings=in_order(findings),
    )


def _read_yaml(folder: Folder, name: str, findings: list[Finding]) -> Node | None:
    text = folder.read_yaml(folder.root / name)
    if isinstance(text, Finding):
        findings.append(text)
        return None
    node, problems = parse(text, name)
    findings.extend(problems)
    return node


def _read_members(folder: Folder, findings: list[Finding]) -> tuple[Member, ...]:
    members = []
    for name in _member_file_names(folder, findings):
        path = f"{MEMBERS}/{name}"
        if name.endswith(".yaml"):
            node = _read_yaml(folder, path, findings)
            if node is not None:
                stem = name.removesuffix(".yaml")
                members.append(read_member(node, path, stem, findings))
        elif _YAML_SUFFIX.search(name):
            findings.append(Finding.of(MEMBER_FILE_NOT_YAML, Place(path, 1)))
    _check_member_accounts(members, findings)
    return tuple(sorted(members, key=lambda member: member.id))


def _member_file_names(folder: Folder, findings: list[Finding]) -> list[str]:
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


def _check_member_accounts(members: Sequence[Member], findings: list[Finding]) -> None:
    owners: dict[str, str] = {}
    for member in members:
        other = owners.setdefault(member.account, member.id)
        if other != member.id:
            findings.append(
                Finding.of(
                    ACCOUNT_OF_TWO_MEMBERS,
                    member.place,
                    None,
                    member.id,
                    account=member.account,
                    member=member.id,
                    other=other,
                )
            )


def _read_agreements(
    folder: Folder, first_month: Month | None, findings: list[Finding]
) -> tuple[tuple[Agreement, ...], tuple[Goal, ...]]:
    node = _read_yaml(folder, AGREEMENT, findings)
    if node is None:
        return (), ()
    return agreement.agreements(node, AGREEMENT, first_month, findings)


def _read_grants(folder: Folder, coop: Coop | None, findings: list[Finding]) -> tuple[Grant, ...]:
    node = _read_yaml_if_present(folder, GRANTS, findings)
    municipality = "" if coop is None else coop.municipality
    return () if node is None else grants.grants(node, GRANTS, municipality, findings)


def _read_budgets(folder: Folder, findings: list[Finding]) -> tuple[Budget, ...]:
    node = _read_yaml_if_present(folder, BUDGET, findings)
    return () if node is None else budgets(node, BUDGET, findings)


def _read_law(folder: Folder, findings: list[Finding]) -> Law:
    law = package_law()
    node = _read_yaml_if_present(folder, LAW, findings)
    if node is None:
        return law
    count = len(findings)
    own = own_law(node, LAW, tuple(law.parameters), findings)
    if len(findings) == count:
        findings.extend(unlikely_amounts(law, own))
    return with_own_amounts(law, own)


def _read_notes(folder: Folder, findings: list[Finding]) -> tuple[Note, ...]:
    node = _read_yaml_if_present(folder, noted.FILE, findings)
    return () if node is None else noted.notes(node, findings)


def _read_bank(
    folder: Folder,
    coop: Coop,
    members: Sequence[Member],
    known_grants: Sequence[Grant],
    findings: list[Finding],
) -> BankSetup | None:
    node = _read_yaml_if_present(folder, coop.bank, findings)
    known = Known(
        frozenset(member.id for member in members),
        frozenset(grant.id for grant in known_grants),
        frozenset(unit.id for unit in coop.units),
    )
    return None if node is None else bank_setup(node, coop.bank, known, findings)


def _read_yaml_if_present(folder: Folder, name: str, findings: list[Finding]) -> Node | None:
    """The root of an optional file; None if it does not exist or holds nothing but comments."""
    if not folder.has(name):
        return None
    problems: list[Finding] = []
    node = _read_yaml(folder, name, problems)
    findings.extend(finding for finding in problems if finding.kind != FILE_EMPTY)
    return node


def _read_journal(
    folder: Folder, head: Head, findings: list[Finding], *, full: bool
) -> tuple[Journal, Phrase | None]:
    """The journal, by the quick road unless `full` is asked for, and why that was left."""
    # Importing Beancount is slow; commands that read no journal do not.
    from socoledger.read.journal.quick.entries import GivenUp
    from socoledger.read.journal.quick.journal import Ground, quick_journal

    coop, place = head.coop, Place(COOP, head.coop.place.line)
    main, before = folder.root / coop.journal, folder.mark()
    reason = Phrase("it was asked for")
    if not full:
        ground = Ground(folder, coop, head.members, head.grants)
        try:
            journal, problems = quick_journal(ground, main, place)
        except GivenUp as given_up:
            reason = given_up.reason
            folder.back(before)
        else:
            findings.extend(problems)
            return journal, None
    return _loaded_journal(folder, head, main, findings), reason


def _loaded_journal(folder: Folder, head: Head, main: Path, findings: list[Finding]) -> Journal:
    """The journal as Beancount loads it."""
    from socoledger.read.journal.advice import Advice
    from socoledger.read.journal.facts import facts
    from socoledger.read.journal.load import load

    coop, place = head.coop, Place(COOP, head.coop.place.line)

    def make_advice(entries: list[Any]) -> Advice:
        return Advice(entries, head.grants, coop.municipality, coop.accounts.grants)

    loaded, problems = load(folder, main, place, normpath(coop.closes), make_advice)
    findings.extend(problems)
    journal, problems = facts(loaded, folder, coop, head.members, head.grants)
    findings.extend(problems)
    return journal
