"""Finding the books and reading everything in them once (SPEC 1)."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.domain.codes import stops
from socoledger.domain.findings import Finding, Place, Stops, in_order
from socoledger.domain.model import Agreement, Books, Coop, Journal, Law, Member
from socoledger.read import agreement, schema
from socoledger.read.files import Folder
from socoledger.read.law import package_law, with_own
from socoledger.read.nodes import Node, parse

COOP = "coop.yaml"
AGREEMENT = "agreement.yaml"
LAW = "law.yaml"
MEMBERS = "members"


def find(start: Path) -> Path | None:
    """The first folder from `start` upwards that holds coop.yaml."""
    for folder in (start, *start.parents):
        if (folder / COOP).exists():
            return folder
    return None


class Head(NamedTuple):
    """What can be read without the journal: the coöperatie, its members, agreements and law."""

    coop: Coop
    members: tuple[Member, ...]
    agreements: tuple[Agreement, ...]
    law: Law
    findings: tuple[Finding, ...]


def read_head(root: Path) -> Head | tuple[Finding, ...]:
    """Read the YAML files in `root`; findings alone come back when coop.yaml cannot be read."""
    return _head(Folder(root))


def read(root: Path) -> Books | tuple[Finding, ...]:
    """Read the books in `root`; findings alone come back when coop.yaml cannot be read."""
    folder = Folder(root)
    head = _head(folder)
    if not isinstance(head, Head):
        return head
    findings = list(head.findings)
    journal = _journal(folder, head.coop, head.members, findings)
    unreadable = [finding for finding in findings if stops(finding, Stops.READING)]
    # What else was found may only follow from what could not be read.
    found = in_order(unreadable or findings)
    return Books(head.coop, head.members, head.agreements, head.law, journal, found)


def _head(folder: Folder) -> Head | tuple[Finding, ...]:
    findings: list[Finding] = []
    if not (folder.root / COOP).exists():
        return (Finding.of("S101", Place(COOP, 1)),)
    node = _yaml(folder, COOP, findings)
    if node is None:
        return in_order(findings)
    coop = schema.coop(node, COOP, findings)
    if findings:
        return in_order(findings)
    members = _members(folder, findings)
    agreements = _agreements(folder, coop, findings)
    law = _law(folder, findings)
    return Head(coop, members, agreements, law, in_order(findings))


def _yaml(folder: Folder, name: str, findings: list[Finding]) -> Node | None:
    text = folder.read_yaml(folder.root / name)
    if isinstance(text, Finding):
        findings.append(text)
        return None
    node, problems = parse(text, name)
    findings.extend(problems)
    return node


def _members(folder: Folder, findings: list[Finding]) -> tuple[Member, ...]:
    members = []
    for path in sorted((folder.root / MEMBERS).glob("*.yaml")):
        name = f"{MEMBERS}/{path.name}"
        node = _yaml(folder, name, findings)
        if node is not None:
            members.append(schema.member(node, name, path.stem, findings))
    findings.extend(
        Finding.of("S114", Place(f"{MEMBERS}/{path.name}", 1))
        for path in (folder.root / MEMBERS).glob("*.yml")
    )
    _check_accounts(members, findings)
    return tuple(sorted(members, key=lambda member: member.id))


def _check_accounts(members: Sequence[Member], findings: list[Finding]) -> None:
    owners: dict[str, str] = {}
    for member in members:
        other = owners.setdefault(member.account, member.id)
        if other != member.id:
            findings.append(
                Finding.of(
                    "S210",
                    member.place,
                    None,
                    member.id,
                    account=member.account,
                    member=member.id,
                    other=other,
                )
            )


def _agreements(folder: Folder, coop: Coop, findings: list[Finding]) -> tuple[Agreement, ...]:
    node = _yaml(folder, AGREEMENT, findings)
    if node is None:
        return ()
    return agreement.agreements(node, AGREEMENT, coop.first_month, findings)


def _law(folder: Folder, findings: list[Finding]) -> Law:
    law = package_law()
    if not (folder.root / LAW).exists():
        return law
    node = _yaml(folder, LAW, findings)
    if node is None:
        return law
    return with_own(law, schema.own_amounts(node, LAW, tuple(law.parameters), findings))


def _journal(
    folder: Folder, coop: Coop, members: Sequence[Member], findings: list[Finding]
) -> Journal:
    # Beancount takes its time to import; commands that read no journal do without it.
    from socoledger.read.journal.facts import facts  # noqa: PLC0415
    from socoledger.read.journal.load import load  # noqa: PLC0415

    loaded, problems = load(folder, folder.root / coop.journal, Place(COOP, coop.place.line))
    findings.extend(problems)
    journal, problems = facts(loaded, folder, coop, members)
    findings.extend(problems)
    return journal
