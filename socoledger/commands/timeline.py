"""The command `timeline`: a member's story in order (SPEC 13)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Needed, Scope, answer, words_in
from socoledger.commands.arguments import a_period
from socoledger.commands.context import Context, words_here
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import Format
from socoledger.domain.period import Month, Period
from socoledger.domain.record import Nothing
from socoledger.domain.timeline import TimelineAnswer
from socoledger.rules.timeline.told import files_of, within
from socoledger.rules.timeline.told import timeline as events_of
from socoledger.write import timeline as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def timeline(
    context: Context,
    format_: Format,
    member: str,
    period: str | None = None,
    *,
    scope: Scope = HERE,
) -> Answer:
    """`timeline ID [PERIOD]`: everything that happened to one person, by all their files in the
    books that are asked for.
    """
    scope = scope._replace(investigates=True)
    which = None if period is None else a_period(words_here(context), period)

    def figure(opened: OpenBooks) -> TimelineAnswer:
        id_ = opened.meant(member)
        files = files_of(opened.books, opened.ids(id_), opened.persons_of(id_))
        past = opened.history(Month.of(opened.day()))
        events = events_of(past, files)
        if which is not None:
            events = within(events, *_days(which))
        return layout.timeline_answer(id_, events, words_in(format_, opened.words))

    def total(_umbrella: "OpenUmbrella", _answers: Mapping[str, TimelineAnswer]) -> Nothing:
        return Nothing()  # each of the books tells what happened in it

    message = _("nothing happened to this member in that time")
    needed = Needed[TimelineAnswer](lambda answered: answered.events, message)
    return answer(context, format_, scope, layout.VIEW, figure, total, needed=needed, early=True)


def _days(period: Period) -> tuple[date, date]:
    """The first and last day of a month or a year."""
    if isinstance(period, Month):
        return period.first_day, period.last_day
    return date(period, 1, 1), date(period, 12, 31)
