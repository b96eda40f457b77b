"""The command `impact`: what a year brought members and the gemeente (SPEC 9)."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socoledger.commands.answering import HERE, Scope, answer
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
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

    participations: Sequence[Participation]
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
    found: dict[Path, OfYear] = {}

    def answered(opened: OpenBooks, effect: Impact) -> ImpactAnswer:
        which, through = opened.year(year)
        return impact_answer(which, through, effect, anonymous=anonymous)

    def figure(opened: OpenBooks) -> ImpactAnswer:
        own = found[opened.books.home] = _of_year(opened, year)
        people = merge_by_person(opened.books, own.participations)
        return answered(opened, impact_of(people, own.money, own.start, own.end))

    def total(umbrella: "OpenUmbrella", _answers: Mapping[str, ImpactAnswer]) -> ImpactAnswer:
        people, money = list[tuple[str, Participation]](), Money()
        for id_, opened in umbrella.opened.items():
            own = found[opened.books.home]
            people += zip(person_keys(opened.books, id_), own.participations, strict=True)
            money = money.plus(own.money)
        start, end = _stretch(umbrella.earliest(), year)
        return answered(umbrella.earliest(), impact_of(merge_by_key(people), money, start, end))

    return answer(
        context, format_, scope, layout.VIEW, figure, total, only_total=anonymous, sums=True
    )


def _stretch(opened: OpenBooks, year: str | None) -> tuple[date, date]:
    """The days of a year, or of what of it is over on the day asked for; both inclusive."""
    which, _through = opened.year(year)
    end = date(which, 12, 31)
    return date(which, 1, 1), end if opened.at is None else min(end, opened.at)


def _of_year(opened: OpenBooks, year: str | None) -> OfYear:
    """What was done in a year, or in what of it is over on the day asked for."""
    (start, end), (_which, through) = _stretch(opened, year), opened.year(year)
    past = opened.history(through)
    return OfYear(participations(past, start, end), impact_money(past, start, end), start, end)
