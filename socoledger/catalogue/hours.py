"""Findings of hours held against what the agreement says of them (SPEC 7)."""

from socoledger.catalogue.pages import HOURS
from socoledger.domain.findings import Code, Severity, Stops, _

_AGREED = "convenant, artikel over de uren"

# fmt: off
HOURS_ABOVE_AGREED_YEAR = Code(
    "S361", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the hours of {member} in {year} come to {total_hundredths}; the agreement allows {maximum_hundredths} a year"),
    remedy=_("check the hours; if they are right, talk to the gemeente before {member} works on"),
    reason=_("Above the hours that were agreed, a gemeente may take the work for a job or a business of one's own, and look at the benefit again. Whoever sees it coming can spread the work or ask; status tells it from 80 percent on."),
    source=_AGREED,
    page=HOURS,
    wrong=(
        "hours: {per_year: 1040}\n"
        '2025-11-28 custom "hours" "anna" 1040.50'
    ),
    right=(
        "hours: {per_year: 1040}\n"
        '2025-11-28 custom "hours" "anna" 1040'
    ),
)

HOURS_ABOVE_AGREED_DAY = Code(
    "S362", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("the hours of {member} on {day} come to {total_hundredths}; the agreement allows {maximum_hundredths} a day"),
    remedy=_("correct the hours or the day; if they are right, ask the gemeente whether it agrees"),
    reason=_("The agreement says how much somebody with a benefit may work on a day. Usually the hours of two days stand on one, or a decimal point was lost; then a premium over them is too high as well."),
    source=_AGREED,
    page=HOURS,
    wrong=(
        "hours: {per_day: 10}\n"
        '2025-03-14 custom "hours" "anna" 12'
    ),
    right=(
        "hours: {per_day: 10}\n"
        '2025-03-14 custom "hours" "anna" 6\n'
        '2025-03-15 custom "hours" "anna" 6'
    ),
)

HOURS_BELOW_AGREED_WEEK = Code(
    "S363", Severity.WARNING, Stops.NOTHING, section="7",
    message=_("{member} worked less in {month} than the {minimum_hundredths} hours a week of the agreement: {weeks}"),
    remedy=_("add hours that are missing; if there were no more, agree with the gemeente what holds in case of illness or holidays"),
    reason=_("Taking part for a number of hours a week is what the gemeente gives room for: without it, duties such as applying for jobs may come back. Often the hours were worked, and not written down."),
    source=_AGREED,
    page=HOURS,
    wrong=(
        "hours: {per_week_at_least: 16}\n"
        '2025-03-14 custom "hours" "anna" 8\n'
        '2025-03-17 custom "hours" "anna" 8'
    ),
    right=(
        "hours: {per_week_at_least: 16}\n"
        '2025-03-12 custom "hours" "anna" 8\n'
        '2025-03-14 custom "hours" "anna" 8\n'
        '2025-03-17 custom "hours" "anna" 8'
    ),
)
# fmt: on
