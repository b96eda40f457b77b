"""grants.yaml: from nodes to records (SPEC 9)."""

from socoledger.domain.findings import Finding
from socoledger.domain.grants import Grant
from socoledger.read.fields import AMOUNT, DATE, ID, NEVER, TEXT, YES_NO, Fields
from socoledger.read.nodes import Node


def grants(node: Node, file: str, findings: list[Finding]) -> tuple[Grant, ...]:
    """Read every grant, in the order written; ids are unique."""
    fields = Fields(node, file, findings)
    found = tuple(_grant(item) for item in fields.mappings("grants", required=True))
    fields.done()
    ids: set[str] = set()
    for grant in found:
        if grant.id in ids:
            findings.append(Finding.of("S221", grant.place, id=grant.id))
        ids.add(grant.id)
    return found


def _grant(fields: Fields) -> Grant:
    read = Grant(
        id=fields.required("id", ID, ""),
        giver=fields.required("giver", TEXT, ""),
        reference=fields.optional("reference", TEXT, ""),
        first=fields.required("from", DATE, NEVER),
        last=fields.required("to", DATE, NEVER),
        amount_cents=fields.required("amount", AMOUNT, 0),
        repay=fields.optional("repay", YES_NO, True),
        due=fields.maybe("due", DATE),
        place=fields.place,
    )
    fields.done()
    if NEVER < read.last < read.first:
        place, first, last = fields.place_of("to"), read.first, read.last
        fields.findings.append(Finding.of("S212", place, key="to", first=first, last=last))
    return read
