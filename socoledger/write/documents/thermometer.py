"""The thermometer: what a year brought into a member's spaarpot, beside the agreement (SPEC 12)."""

from collections.abc import Iterator
from itertools import groupby

from socoledger.domain.findings import _
from socoledger.domain.report.filling import Filling, Threshold
from socoledger.write.documents.document import Mark, Thermometer
from socoledger.write.documents.own_agreement import split_text
from socoledger.write.words import Words

_NOTE = _("Each year from zero. What you spend does not count.")


def thermometer(filling: Filling, year: int, words: Words) -> Thermometer:
    """The drawing, with its months, and what begins at each mark."""
    title = _("Your spaarpot in {year}: {came_cents} came in")
    months = tuple(_months(filling, words))
    marks = tuple(Mark(one.cents, _what_begins(one, words)) for one in filling.thresholds)
    return Thermometer(
        title=words(title, year=str(year), came_cents=filling.cents),
        note=words(_NOTE),
        description=" ".join(_description(months, marks, words)),
        level_cents=filling.cents,
        months=months,
        marks=marks,
    )


def _months(filling: Filling, words: Words) -> Iterator[Mark]:
    """A mark for each month; months in a row that nothing changed in have one together."""
    for cents, group in groupby(filling.by_month, lambda pair: pair[1]):
        names = [words.month_name(month, short=True) for month, _cents in group]
        yield Mark(cents, names[0] if len(names) == 1 else f"{names[0]}\u2013{names[-1]}")


def _what_begins(threshold: Threshold, words: Words) -> str:
    parts = split_text(threshold.split, words)
    if threshold.since is None:
        return words(_("from here: {parts}"), parts=parts)
    since = words.month_name(threshold.since)
    return words(_("from here, since {month}: {parts}"), month=since, parts=parts)


def _description(months: tuple[Mark, ...], marks: tuple[Mark, ...], words: Words) -> Iterator[str]:
    reached = _("At the end of each month there was: {months}.")
    listed = words.listed([f"{one.label} {words.amount(one.cents)}" for one in months])
    yield words(reached, months=listed)
    for mark in marks:
        yield words(_("At {mark_cents}: {what}."), mark_cents=mark.cents, what=mark.label)
