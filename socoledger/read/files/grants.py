"""grants.yaml: from nodes to records (SPEC 9)."""

from socoledger.catalogue.members import PERIOD_ENDS_BEFORE_START
from socoledger.domain.agreement import MUNICIPALITY
from socoledger.domain.findings import Finding
from socoledger.domain.grants import Grant
from socoledger.domain.municipality import is_municipality
from socoledger.read.files.fields import AMOUNT, DATE, ID, NEVER, TEXT, YES_NO, Fields
from socoledger.read.yaml.nodes import Node


def grants(node: Node, file: str, municipality: str, findings: list[Finding]) -> tuple[Grant, ...]:
    """Read every grant, in the order written; ids are unique. A giver that is the gemeente by its
    name, `municipality`, is the gemeente.
    """
    fields = Fields(node, file, findings)
    found = tuple(_grant(item, municipality) for item in fields.mappings("grants", required=True))
    fields.done()
    return found


def _grant(fields: Fields, municipality: str) -> Grant:
    giver = fields.required("giver", TEXT, "")
    read = Grant(
        id=fields.required("id", ID, ""),
        giver=MUNICIPALITY if is_municipality(giver, municipality) else giver,
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
        fields.findings.append(
            Finding.of(PERIOD_ENDS_BEFORE_START, place, key="to", first=first, last=last)
        )
    return read
