"""Why closes differ, by cause (SPEC 4, `verify`): first what was changed, once, whatever the number
of closes that it bears on; then what follows from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socoledger.catalogue.closing import (
    CLOSE_CHAIN_BROKEN,
    CLOSE_FIGURE_DIFFERS,
    CLOSE_UNLIKE_GIT,
    CLOSED_BALANCE_CHANGED,
    CLOSED_FACT_CHANGED,
)
from socoledger.catalogue.journal import BALANCE_DIFFERS
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX
from socoledger.domain.findings import Code, Finding, Parameter, Phrase, Place
from socoledger.domain.verify import Cause, Causes, Change, Follows, Verdict
from socoledger.rules.checks.closing.changes import added_lines, changes
from socoledger.rules.checks.closing.verify import CHANGED_FACTS
from socoledger.rules.closing.facts import Facts

_CONSEQUENCES = (CLOSED_BALANCE_CHANGED, CLOSE_CHAIN_BROKEN)
"""Findings that are mostly the consequence of others, as failing balances are too."""
_ONCE = (CLOSE_FIGURE_DIFFERS, CLOSE_UNLIKE_GIT)
"""Findings of closes that were edited, of which the first is told: the others mostly follow."""


Sides = tuple[tuple[Books, Facts] | None, tuple[Books, Facts] | None]
"""The books and the facts that a month was closed on, if they are known, and those of now."""


def causes(
    verdicts: Sequence[Verdict], others: Sequence[Finding], sides: Mapping[str, Sides]
) -> Causes:
    """Why closes differ. `sides` are by period, for the months whose facts changed."""
    by_identity: dict[tuple[object, ...], Cause] = {}
    possible: list[tuple[Finding, str]] = []
    lines: list[Finding] = []
    facts_changed = False
    told: set[Code] = set()

    def add(changes_found: Iterable[Change], *periods: str) -> None:
        for change in changes_found:
            earlier_cause = by_identity.get(change.identity)
            periods_before = () if earlier_cause is None else earlier_cause.periods
            first = change if earlier_cause is None else earlier_cause.change
            by_identity[change.identity] = Cause(first, (*periods_before, *periods))

    add(Change(finding) for finding in others if finding.kind != BALANCE_DIFFERS)
    for verdict in verdicts:
        period = verdict.close.period
        changed = [finding for finding in verdict.findings if finding.kind in CHANGED_FACTS]
        facts_changed = facts_changed or bool(changed)
        add(_fact_changes(verdict, changed, sides.get(period, (None, None))), period)
        for finding in verdict.findings:
            if finding.kind in _CONSEQUENCES:
                possible.append((finding, period))
            elif finding.kind in told or (finding.kind == CLOSE_FIGURE_DIFFERS and facts_changed):
                lines += [finding] if finding.kind == CLOSE_FIGURE_DIFFERS else []
            elif finding.kind not in CHANGED_FACTS:
                add([Change(finding)], period)
                told.update({finding.kind}.intersection(_ONCE))
    possible += [(finding, "") for finding in others if finding.kind == BALANCE_DIFFERS]
    if not by_identity:
        for finding, period in possible:
            add([Change(finding)], *filter(None, [period]))
    all_causes = tuple(by_identity.values())
    differing = tuple(verdict.close.period for verdict in verdicts if verdict.findings)
    members = tuple(sorted({finding.member for finding in lines if finding.member is not None}))
    return Causes(all_causes, Follows(periods=differing, lines=len(lines), members=members))


def _fact_changes(verdict: Verdict, changed: Sequence[Finding], sides: Sides) -> Iterator[Change]:
    before, now = sides
    if not changed or now is None:
        return
    if before is not None:
        detailed = [*changes(verdict.close, before, now)]
        if detailed:
            yield from detailed
            return
    yield from added_lines(now[0], changed)


def merge_over_months(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of closes, in the order of the closes. Those of one change over several months are
    merged into the finding of the first month, which names the last one too.
    """
    by_change: dict[tuple[object, ...], list[Finding]] = {}
    for index, finding in enumerate(findings):
        # What changed in a record counts for every month from then on.
        is_record = finding.kind == CLOSED_FACT_CHANGED
        key = (_place_of_change(finding), finding.parameters["key"]) if is_record else (index,)
        by_change.setdefault(key, []).append(finding)
    return [_merged(group) for group in by_change.values()]


def _place_of_change(finding: Finding) -> Place | None:
    """The place of a change; None if it was removed, as findings of each close are then kept."""
    of_close = f"/{finding.parameters['period']}{SUFFIX}"
    gone = finding.place is None or finding.place.file.endswith(of_close)
    return None if gone else finding.place


def _merged(findings: Sequence[Finding]) -> Finding:
    first, last = findings[0], findings[-1]
    if first is last:
        return first
    parameters: dict[str, Parameter] = {
        "first": str(first.parameters["period"]),
        "last": str(last.parameters["period"]),
        "count": len(findings),
    }
    period = Phrase("{first} to {last} ({count} months)", **parameters)
    return first._replace(parameters={**first.parameters, "period": period})
