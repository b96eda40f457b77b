"""The command `impact`: what a year brought members and the gemeente (SPEC 9)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, Scope
from socoledger.commands.context import Context
from socoledger.commands.old_answering import OfYear, Shown, answer
from socoledger.commands.opened import OpenBooks
from socoledger.domain.exits import Answer
from socoledger.domain.impact import Impact, Money
from socoledger.domain.options import Format
from socoledger.rules.anonymous import hidden_keys
from socoledger.rules.impact import impact as impact_of
from socoledger.rules.impact import impact_money
from socoledger.rules.participation import (
    Participation,
    merge_by_key,
    merge_by_person,
    participations,
    person_keys,
)
from socoledger.write import impact_tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


def impact(
    context: Context,
    format_: Format,
    year: str | None,
    *,
    anonymous: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`impact [YEAR]`: what a year brought members and the gemeente (SPEC 9)."""

    def shape(opened: OpenBooks, found: Impact) -> Shape:
        which, through = opened.year(year)
        hide = hidden_keys(found) if anonymous else frozenset[str]()
        return impact_tables.shape(which, str(through), found, hidden=hide, anonymous=anonymous)

    def figure(opened: OpenBooks) -> Shown:
        found = _of_year(opened, year)
        people = merge_by_person(opened.books, found.participations)
        of_persons = impact_of(people, found.money, found.start, found.end)
        return Shown(shape(opened, of_persons), of_year=found)

    def total(umbrella: "OpenUmbrella", answers: Mapping[str, Shown]) -> Shape:
        people, money = list[tuple[str, Participation]](), Money()
        for id_, shown in answers.items():
            if (found := shown.of_year) is not None:
                people += zip(
                    person_keys(umbrella.opened[id_].books, id_), found.participations, strict=True
                )
                money = money.plus(found.money)
        start, end = _stretch(umbrella.earliest(), year)
        return shape(umbrella.earliest(), impact_of(merge_by_key(people), money, start, end))

    return answer(context, format_, scope, impact_tables.VIEW, figure, total, only_total=anonymous)


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
