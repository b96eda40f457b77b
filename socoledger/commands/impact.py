"""The command `impact`: what a year brought members and the gemeente (SPEC 9)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from socoledger.commands.answering import HERE, OfYear, Scope, Shown, answer
from socoledger.commands.context import Surroundings
from socoledger.commands.opened import Desk
from socoledger.domain.exits import Answer
from socoledger.domain.impact import Impact, Money
from socoledger.domain.options import Format
from socoledger.rules.anonymous import hidden
from socoledger.rules.impact import impact as impact_of
from socoledger.rules.impact import money_of
from socoledger.rules.participation import Part, keys_of, parts, persons, together
from socoledger.write import impact_tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.umbrella import Hall


def impact(
    around: Surroundings,
    format_: Format,
    year: str | None,
    *,
    anonymous: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`impact [YEAR]`: what a year brought members and the gemeente (SPEC 9)."""

    def shape(desk: Desk, found: Impact) -> Shape:
        which, through = desk.year(year)
        hide = hidden(found) if anonymous else frozenset[str]()
        return impact_tables.shape(which, str(through), found, hidden=hide, anonymous=anonymous)

    def figure(desk: Desk) -> Shown:
        found = _of_year(desk, year)
        people = persons(desk.books, found.parts)
        of_persons = impact_of(people, found.money, found.start, found.end)
        return Shown(shape(desk, of_persons), of_year=found)

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        people, money = list[tuple[str, Part]](), Money()
        for id_, shown in answers.items():
            if (found := shown.of_year) is not None:
                people += zip(keys_of(hall.desks[id_].books, id_), found.parts, strict=True)
                money = money.plus(found.money)
        start, end = _stretch(hall.widest(), year)
        return shape(hall.widest(), impact_of(together(people), money, start, end))

    return answer(around, format_, scope, impact_tables.VIEW, figure, total, only_total=anonymous)


def _stretch(desk: Desk, year: str | None) -> tuple[date, date]:
    """The days of a year, or of what of it is over on the day asked for; both inclusive."""
    which, _through = desk.year(year)
    end = date(which, 12, 31)
    return date(which, 1, 1), end if desk.at is None else min(end, desk.at)


def _of_year(desk: Desk, year: str | None) -> OfYear:
    """What was done in a year, or in what of it is over on the day asked for."""
    (start, end), (_which, through) = _stretch(desk, year), desk.year(year)
    past = desk.history(through)
    return OfYear(parts(past, start, end), money_of(past, start, end), start, end)
