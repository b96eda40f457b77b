"""Legal amounts that became known after the last close of a year (SPEC 4)."""

from collections.abc import Iterator, Sequence

from socoledger.catalogue.closing import LEGAL_AMOUNT_KNOWN_LATER
from socoledger.domain.closing import Close, Plan
from socoledger.domain.findings import Finding
from socoledger.rules.closing.law_facts import became_known


def law_findings(closes: Sequence[Close], plan: Plan) -> Iterator[Finding]:
    """What a planned close counts with, and the last close of its year did not know yet."""
    before = [close for close in closes if close.law]
    if not before or not plan.law or before[-1].day.year != plan.day.year:
        return
    known_later = became_known(before[-1].law, plan.law, before[-1].day)
    for (key, since), (was, now) in known_later.items():
        shown = {"id": key, "since": since, "before": was, "value": now}
        yield Finding.of(LEGAL_AMOUNT_KNOWN_LATER, None, plan.day, **shown)
