"""The YAML files of the books, from texts to records (SPEC 1)."""

from collections.abc import Mapping, Sequence

from socoledger.catalogue.files import FILE_EMPTY
from socoledger.catalogue.members import ACCOUNT_OF_TWO_MEMBERS
from socoledger.domain.agreement import Agreement
from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.budget import Budget
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding
from socoledger.domain.goals import Goal
from socoledger.domain.grants import Grant
from socoledger.domain.law import Law, OwnLaw
from socoledger.domain.member import Member
from socoledger.domain.noted import Note
from socoledger.domain.period import Month
from socoledger.read.files import agreement, grants, noted
from socoledger.read.files.bank import Known, bank_setup
from socoledger.read.files.budget import budgets
from socoledger.read.files.coop import read_coop
from socoledger.read.files.law import own_law
from socoledger.read.files.member import read_member
from socoledger.read.head import AGREEMENT, BUDGET, COOP, GRANTS, LAW, MEMBERS, NOTED, Records
from socoledger.read.law import unlikely_amounts
from socoledger.read.yaml.nodes import Node, parse

Texts = Mapping[str, str]
"""The text of each file that is there and can be read, by its path in the books."""


def read_records(texts: Texts, law: Law, findings: list[Finding]) -> Records | None:
    """Read all files but that of the bank; None if coop.yaml cannot be read. `law` is that of the
    package.
    """
    coop, first_month = _read_coop(texts, findings)
    members = _read_members(texts, findings)
    agreements, goals = _read_agreements(texts, first_month, findings)
    given_grants = _read_grants(texts, coop, findings)
    own = _read_law(texts, law, findings)
    given_budgets = _read_budgets(texts, findings)
    notes = _read_notes(texts, findings)
    if coop is None:
        return None
    return Records(coop, members, agreements, goals, given_grants, own, given_budgets, notes)


def read_bank(name: str, text: str, records: Records, findings: list[Finding]) -> BankSetup | None:
    """Read the file of the bank, which may name what is in the records."""
    known = Known(
        frozenset(member.id for member in records.members),
        frozenset(grant.id for grant in records.grants),
        frozenset(unit.id for unit in records.coop.units),
    )
    node = _optional_node({name: text}, name, findings)
    return None if node is None else bank_setup(node, name, known, findings)


def _read_coop(texts: Texts, findings: list[Finding]) -> tuple[Coop | None, Month | None]:
    """The coöperatie, and its first month if nothing is wrong with the file."""
    problems: list[Finding] = []
    node = _node(texts, COOP, problems)
    coop = None if node is None else read_coop(node, COOP, problems)
    findings.extend(problems)
    return coop, None if coop is None or problems else coop.first_month


def _read_members(texts: Texts, findings: list[Finding]) -> tuple[Member, ...]:
    members = []
    for path in texts:
        folder, _, name = path.rpartition("/")
        if folder == MEMBERS:
            node = _node(texts, path, findings)
            if node is not None:
                members.append(read_member(node, path, name.removesuffix(".yaml"), findings))
    _check_member_accounts(members, findings)
    return tuple(sorted(members, key=lambda member: member.id))


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
    texts: Texts, first_month: Month | None, findings: list[Finding]
) -> tuple[tuple[Agreement, ...], tuple[Goal, ...]]:
    node = _node(texts, AGREEMENT, findings)
    if node is None:
        return (), ()
    return agreement.agreements(node, AGREEMENT, first_month, findings)


def _read_grants(texts: Texts, coop: Coop | None, findings: list[Finding]) -> tuple[Grant, ...]:
    node = _optional_node(texts, GRANTS, findings)
    municipality = "" if coop is None else coop.municipality
    return () if node is None else grants.grants(node, GRANTS, municipality, findings)


def _read_law(texts: Texts, law: Law, findings: list[Finding]) -> OwnLaw:
    node = _optional_node(texts, LAW, findings)
    if node is None:
        return OwnLaw()
    problems: list[Finding] = []
    own = own_law(node, LAW, tuple(law.parameters), problems)
    findings.extend(problems or unlikely_amounts(law, own))
    return own


def _read_budgets(texts: Texts, findings: list[Finding]) -> tuple[Budget, ...]:
    node = _optional_node(texts, BUDGET, findings)
    return () if node is None else budgets(node, BUDGET, findings)


def _read_notes(texts: Texts, findings: list[Finding]) -> tuple[Note, ...]:
    node = _optional_node(texts, NOTED, findings)
    return () if node is None else noted.notes(node, findings)


def _node(texts: Texts, name: str, findings: list[Finding]) -> Node | None:
    """The root of a file; None if it is not there or cannot be read."""
    if name not in texts:
        return None
    node, problems = parse(texts[name], name)
    findings.extend(problems)
    return node


def _optional_node(texts: Texts, name: str, findings: list[Finding]) -> Node | None:
    """The same of a file that may hold nothing but comments."""
    problems: list[Finding] = []
    node = _node(texts, name, problems)
    findings.extend(finding for finding in problems if finding.kind != FILE_EMPTY)
    return node
