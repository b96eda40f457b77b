"""Goals in agreement.yaml: beside the agreements, or in one of them (SPEC 9)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from socoledger.catalogue.members import PERIOD_ENDS_BEFORE_START
from socoledger.domain.agreement import Agreement
from socoledger.domain.findings import Finding
from socoledger.domain.goals import Goal
from socoledger.domain.kinds import NEVER
from socoledger.domain.period import Month
from socoledger.read.files.source import Path, Source


def whole_goals(
    goals: Iterable[Goal], versions: Sequence[Agreement], source: Source, path: Path
) -> tuple[Goal, ...]:
    """The goals of the list at a path, in the order written. One without a `from` begins with the
    year of its `by`, or with the last of `versions` that is in force then, if that is later.
    """
    source.repeated(*path, by=("text", "measure", "by"))
    all_goals = []
    for at, goal in enumerate(goals):
        start = _begin(goal, versions) if goal.start == NEVER else goal.start
        if NEVER < goal.by < start:
            place = source.at_key(*path, at, "by")
            source.findings.append(
                Finding.of(PERIOD_ENDS_BEFORE_START, place, key="by", first=start, last=goal.by)
            )
        all_goals.append(replace(goal, start=start))
    return tuple(all_goals)


def _begin(goal: Goal, versions: Sequence[Agreement]) -> date:
    year = date(goal.by.year, 1, 1)
    in_force = [version for version in versions if version.start <= Month.of(goal.by)]
    return max(year, in_force[-1].start.first_day) if in_force else year
