"""Why closes differ, by cause (SPEC 4, `verify`): first what was changed, once, whatever the number
of closes that it bears on; then what follows from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socoledger.catalogue.closing import (
    CLOSE_CHAIN_BROKEN,
    CLOSE_FIGURE_DIFFERS,
    CLOSED_BALANCE_CHANGED,
    CLOSED_FACT_CHANGED,
)
from socoledger.catalogue.journal import BALANCE_DIFFERS
from socoledger.domain.books import Books
from socoledger.domain.closing import SUFFIX
from socoledger.domain.findings import Finding, Parameter, Phrase, Place
from socoledger.domain.verify import Cause, Causes, Change, Follows, Verdict
from socoledger.rules.checks.closing.changes import added_lines, changes
from socoledger.rules.checks.closing.verify import CHANGED_FACTS
from socoledger.rules.closing.facts import Facts

_FOLLOWING = (CLOSED_BALANCE_CHANGED, CLOSE_CHAIN_BROKEN)
"""What mostly follows from something else that is wrong, as an asserted balance does too."""


Sides = tuple[tuple[Books, Facts] | None, tuple[Books, Facts] | None]
"""The books and the facts that a month was closed on, if they are known, and those of now."""


def causes(
    verdicts: Sequence[Verdict], others: Sequence[Finding], sides: Mapping[str, Sides]
) -> Causes:
    """Why closes differ. `sides` are by period, for the months whose facts changed."""
    found: dict[tuple[object, ...], Cause] = {}
    maybe: list[tuple[Finding, str]] = []
    lines: list[Finding] = []
    facts_changed = False

    def add(each: Iterable[Change], *periods: str) -> None:
        for change in each:
            known = found.get(change.identity)
            earlier = () if known is None else known.periods
            first = change if known is None else known.change
            found[change.identity] = Cause(first, (*earlier, *periods))

    add(Change(one) for one in others if one.kind != BALANCE_DIFFERS)
    for verdict in verdicts:
        period = verdict.close.period
        changed = [one for one in verdict.findings if one.kind in CHANGED_FACTS]
        facts_changed = facts_changed or bool(changed)
        add(_of_facts(verdict, changed, sides.get(period, (None, None))), period)
        for one in verdict.findings:
            if one.kind in _FOLLOWING:
                maybe.append((one, period))
            elif one.kind == CLOSE_FIGURE_DIFFERS and facts_changed:
                lines.append(one)
            elif one.kind not in CHANGED_FACTS:
                add([Change(one)], period)
    maybe += [(one, "") for one in others if one.kind == BALANCE_DIFFERS]
    if not found:
        for one, period in maybe:
            add([Change(one)], *filter(None, [period]))
    told = tuple(found.values())
    differing = tuple(one.close.period for one in verdicts if one.findings)
    members = tuple(sorted({one.member for one in lines if one.member is not None}))
    return Causes(told, Follows(periods=differing, lines=len(lines), members=members))


def _of_facts(verdict: Verdict, changed: Sequence[Finding], sides: Sides) -> Iterator[Change]:
    before, now = sides
    if not changed or now is None:
        return
    if before is not None:
        told = [*changes(verdict.close, before, now)]
        if told:
            yield from told
            return
    yield from added_lines(now[0], changed)


def at_once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of closes, in the order of these, where one change that bears on several months is
    one finding of the first of them, which says through which month it goes.
    """
    found: dict[tuple[object, ...], list[Finding]] = {}
    for index, one in enumerate(findings):
        # What changed in a record counts for every month from then on.
        is_record = one.kind == CLOSED_FACT_CHANGED
        same = (_stands_at(one), one.parameters["key"]) if is_record else (index,)
        found.setdefault(same, []).append(one)
    return [_through(each) for each in found.values()]


def _stands_at(finding: Finding) -> Place | None:
    """Where something changed; None where it is gone, and each close stands for itself."""
    of_close = f"/{finding.parameters['period']}{SUFFIX}"
    gone = finding.place is None or finding.place.file.endswith(of_close)
    return None if gone else finding.place


def _through(findings: Sequence[Finding]) -> Finding:
    first, last = findings[0], findings[-1]
    if first is last:
        return first
    shown: dict[str, Parameter] = {
        "first": str(first.parameters["period"]),
        "last": str(last.parameters["period"]),
        "count": len(findings),
    }
    period = Phrase("{first} to {last} ({count} months)", **shown)
    return first._replace(parameters={**first.parameters, "period": period})
