"""Goals in agreement.yaml: beside the agreements, or in one of them (SPEC 9)."""

from collections.abc import Sequence
from datetime import date

from socoledger.catalogue.members import PERIOD_ENDS_BEFORE_START
from socoledger.domain.agreement import Agreement
from socoledger.domain.findings import Finding
from socoledger.domain.goals import MEASURES, Goal
from socoledger.domain.period import Month
from socoledger.read.files.fields import DATE, NEVER, TARGET, TEXT, Fields, one_of


def goals(fields: Fields, versions: Sequence[Agreement]) -> tuple[Goal, ...]:
    """Read the goals under `goals`, in the order written. One without a `from` begins with the year
    of its `by`, or with the last of `versions` that is in force then, if that is later.
    """
    return tuple(
        _goal(item, versions) for item in fields.mappings("goals", by=("text", "measure", "by"))
    )


def _goal(fields: Fields, versions: Sequence[Agreement]) -> Goal:
    by = fields.required("by", DATE, NEVER)
    in_force = [version for version in versions if version.start <= Month.of(by)]
    begin = date(by.year, 1, 1)
    if in_force:
        begin = max(begin, in_force[-1].start.first_day)
    read = Goal(
        text=fields.required("text", TEXT, ""),
        measure=fields.required("measure", one_of(*MEASURES), MEASURES[0]),
        target_hundredths=fields.required("target", TARGET, 0),
        by=by,
        start=fields.optional("from", DATE, begin),
        place=fields.place,
    )
    fields.done()
    if NEVER < by < read.start:
        place, first = fields.place_of("by"), read.start
        fields.findings.append(
            Finding.of(PERIOD_ENDS_BEFORE_START, place, key="by", first=first, last=by)
        )
    return read
