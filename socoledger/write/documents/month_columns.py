"""Columns for a month, the month before it, and the year so far."""

from collections.abc import Callable

from socoledger.domain.findings import _
from socoledger.domain.report.month import MonthFigure, MonthReport
from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Column, Value, cents
from socoledger.write.words import Words

Unit = Callable[[int], Figure]
"""Makes a figure of a number."""
TOGETHER = _("all members together")


def heads(report: MonthReport, words: Words) -> tuple[Column, ...]:
    """Their heads; a January has no year beside it, the first month no month before."""
    return (Column(words.month(report.month)), *earlier_heads(report, words))


def earlier_heads(report: MonthReport, words: Words) -> tuple[Column, ...]:
    """The heads of what stands beside the month."""
    before = () if report.before is None else (Column(words.month(report.before)),)
    return (*before, *((Column(words(_("year so far"))),) if report.has_year else ()))


def cells(report: MonthReport, of: MonthFigure, unit: Unit = cents) -> tuple[Value, ...]:
    """What stands below `heads`."""
    return (unit(of.month), *earlier_cells(report, of, unit))


def earlier_cells(report: MonthReport, of: MonthFigure, unit: Unit = cents) -> tuple[Value, ...]:
    """What stands below `earlier_heads`."""
    before = () if report.before is None else (unit(of.before),)
    return (*before, *((unit(of.year),) if report.has_year else ()))


def is_shown(report: MonthReport, of: MonthFigure) -> bool:
    """Whether anything that is shown is not zero."""
    return any((of.month, of.before, of.year if report.has_year else 0))


def name_of(name: str, words: Words) -> str:
    """A member's name, or that it is of all of them."""
    return name or words(TOGETHER)
