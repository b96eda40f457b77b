"""grants.yaml: from nodes to records (SPEC 9)."""

from dataclasses import field, replace

from socoledger.catalogue.members import PERIOD_ENDS_BEFORE_START
from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.declared import FromFile, key
from socoledger.domain.findings import Finding, _
from socoledger.domain.frozen import frozen
from socoledger.domain.grants import Grant
from socoledger.domain.kinds import NEVER
from socoledger.domain.municipality import is_municipality
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source
from socoledger.read.yaml.nodes import Node


@frozen
class Grants(FromFile):
    """grants.yaml."""

    grants: tuple[Grant, ...] = field(
        metadata=key("grants", _("The grants, for a purpose and a time."))
    )


def grants(node: Node, file: str, municipality: str, findings: list[Finding]) -> tuple[Grant, ...]:
    """Read every grant, in the order written; ids are unique. A giver that is the gemeente by its
    name, `municipality`, is the gemeente.
    """
    source = Source(node, file, findings)
    read = read_record(Grants, source).grants
    source.repeated("grants", by=("id",))
    for at, grant in enumerate(read):
        if NEVER < grant.last < grant.first:
            place, first, last = source.at_key("grants", at, "to"), grant.first, grant.last
            findings.append(
                Finding.of(PERIOD_ENDS_BEFORE_START, place, key="to", first=first, last=last)
            )
    return tuple(
        replace(grant, giver=MUNICIPALITY) if is_municipality(grant.giver, municipality) else grant
        for grant in read
    )
