"""The command `impact`: what a year brought members and the gemeente (SPEC 9)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from socoledger.commands.answering import HERE, Parted, Scope, answer_in_parts
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.commands.periods import Periods
from socoledger.domain.exits import Answer
from socoledger.domain.impact import Impact, ImpactAnswer, Money
from socoledger.domain.options import Format
from socoledger.rules.impact import impact as impact_of
from socoledger.rules.impact import impact_money
from socoledger.rules.impact_answer import impact_answer
from socoledger.rules.participation import (
    Participation,
    merge_by_key,
    merge_by_person,
    participations,
    person_keys,
)
from socoledger.write import impact as layout

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


class OfYear(NamedTuple):
    """What people and the coöperatie did in a stretch of time; both days are inclusive."""

    keys: tuple[str, ...]
    """Who is who, in all books under an umbrella."""
    participations: tuple[Participation, ...]
    money: Money
    start: date
    end: date


def impact(
    context: Context,
    format_: Format,
    year: str | None,
    *,
    anonymous: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`impact [YEAR]`: what a year brought members and the gemeente (SPEC 9)."""

    def answered(periods: Periods, effect: Impact) -> ImpactAnswer:
        which, through = periods.year(year)
        return impact_answer(which, through, effect, anonymous=anonymous)

    def figure(opened: OpenBooks) -> Parted[ImpactAnswer, OfYear]:
        own = _of_year(opened, year)
        people = merge_by_person(opened.books, own.participations)
        effect = impact_of(people, own.money, own.start, own.end)
        return Parted(answered(opened.periods, effect), own)

    def total(
        umbrella: "OpenUmbrella", parted: Mapping[str, Parted[ImpactAnswer, OfYear]]
    ) -> ImpactAnswer:
        people, money = list[tuple[str, Participation]](), Money()
        for own in (one.part for one in parted.values()):
            people += zip(own.keys, own.participations, strict=True)
            money = money.plus(own.money)
        start, end = _stretch(umbrella.periods, year)
        return answered(umbrella.periods, impact_of(merge_by_key(people), money, start, end))

    return answer_in_parts(
        context, format_, scope, layout.VIEW, figure, total, only_total=anonymous, sums=True
    )


def _stretch(periods: Periods, year: str | None) -> tuple[date, date]:
    """The days of a year, or of what of it is over on the day asked for; both inclusive."""
    which, _through = periods.year(year)
    end = date(which, 12, 31)
    return date(which, 1, 1), end if periods.at is None else min(end, periods.at)


def _of_year(opened: OpenBooks, year: str | None) -> OfYear:
    """What was done in a year, or in what of it is over on the day asked for."""
    (start, end), (_which, through) = _stretch(opened.periods, year), opened.year(year)
    past = opened.history(through)
    return OfYear(
        keys=tuple(person_keys(opened.books, opened.folder)),
        participations=participations(past, start, end),
        money=impact_money(past, start, end),
        start=start,
        end=end,
    )
