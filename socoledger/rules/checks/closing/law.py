"""Findings on legal amounts that became known after the last close of a year (SPEC 4)."""

from collections.abc import Iterator, Sequence

from socoledger.catalogue.closing import LEGAL_AMOUNT_KNOWN_LATER
from socoledger.domain.closing import Close, Plan
from socoledger.domain.findings import Finding
from socoledger.rules.closing.law_facts import became_known


def law_findings(closes: Sequence[Close], plan: Plan) -> Iterator[Finding]:
    """The legal amounts of a planned close that the last close of its year did not have yet."""
    closes_with_law = [close for close in closes if close.law]
    if not closes_with_law or not plan.law or closes_with_law[-1].day.year != plan.day.year:
        return
    known_later = became_known(closes_with_law[-1].law, plan.law, closes_with_law[-1].day)
    for (key, since), (old_value, new_value) in known_later.items():
        parameters = {"id": key, "since": since, "before": old_value, "value": new_value}
        yield Finding.of(LEGAL_AMOUNT_KNOWN_LATER, None, plan.day, **parameters)
