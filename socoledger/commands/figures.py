"""The commands that show figures: read, apply the rules, write the answer as text."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socoledger.commands.desk import (
    Desk,
    Surroundings,
    a_day,
    misused,
    refused,
    root_of,
    unreadable,
    words_of,
)
from socoledger.commands.scope import HERE, Needed, Scope, Shown, answer, show, words_in
from socoledger.domain.codes import stops
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Stops, _
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.read.law import package_law
from socoledger.rules.article31 import premium_figures
from socoledger.rules.history import history
from socoledger.rules.law import age_rule_on, amount_on
from socoledger.rules.municipality import return_figures
from socoledger.rules.result import result_figures
from socoledger.rules.spaarpot import of_the_year, spaarpot_at
from socoledger.write import law_tables, shapes, tables
from socoledger.write.shapes import Shape

if TYPE_CHECKING:
    from socoledger.commands.hall import Hall


def result(
    around: Surroundings,
    format_: Format,
    period: str | None,
    *,
    explain: bool = False,
    by: str | None = None,
    scope: Scope = HERE,
) -> Answer:
    """`result [PERIOD]`: income, expenses, result and distribution (SPEC 3.1 to 3.4)."""
    _explains_one(around, scope, explain=explain)
    if by is not None:
        return _by_unit(around, format_, period, by, scope)

    def figure(desk: Desk) -> Shown:
        which, through = desk.period(period)
        figures = result_figures(desk.history(through), which, through)
        shape = shapes.result(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        return Shown(shape, steps.result(figures, desk.words))

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.write.umbrella import total_of_results

        return total_of_results([one.shape for one in answers.values()], hall.eliminated(period))

    return answer(around, format_, scope, tables.RESULT, figure, total)


def _explains_one(around: Surroundings, scope: Scope, *, explain: bool) -> None:
    """Stop where several books are to be explained at once."""
    if explain and scope.umbrella is not None:
        message = _("--explain works for one coöperatie: give --books instead of --umbrella")
        raise misused(words_of(around), message)


_BY = (("unit",), ("member", "unit"))


def _by_unit(
    around: Surroundings, format_: Format, period: str | None, by: str, scope: Scope
) -> Answer:
    """`result --by unit` or `--by member,unit` (SPEC 9)."""
    asked = tuple(sorted(part.strip() for part in by.split(",")))
    if asked not in _BY:
        raise misused(words_of(around), _("--by takes unit, or member,unit"))

    from socoledger.rules.units import units_figures
    from socoledger.write import unit_tables

    def figure(desk: Desk) -> Shown:
        which, through = desk.period(period)
        return Shown(unit_tables.shape(units_figures(desk.books, which, through), asked))

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.write.umbrella import total_of_units

        return total_of_units([one.shape for one in answers.values()], hall.eliminated(period))

    needed = Needed("units", _("these books have no units; name them in coop.yaml"))
    return answer(around, format_, scope, unit_tables.VIEW, figure, total, needed=needed)


def spaarpot(
    around: Surroundings,
    format_: Format,
    at: str | None,
    member: str | None,
    *,
    scope: Scope = HERE,
) -> Answer:
    """`spaarpot`: balances and movements at a day (SPEC 3.7)."""

    def figure(desk: Desk) -> Shown:
        day, ids = desk.day(), desk.ids(member)
        past = history(desk.books, Month.of(day), day)
        found = [each for each in spaarpot_at(past, day) if each.id in ids]
        shape = shapes.spaarpot(day, found)
        if member is None:
            return Shown(shape)
        moved = [one for each in found for one in of_the_year(each, past.totals, day)]
        return Shown({**shape, **shapes.movements(moved, words_in(format_, desk.words))})

    scope = scope._replace(at=at or scope.at)
    return answer(around, format_, scope, tables.SPAARPOT, figure, early=True)


def premium(
    around: Surroundings,
    format_: Format,
    year: str | None,
    member: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`premium`: the register of art. 31 (SPEC 3.5, 3.6)."""
    _explains_one(around, scope, explain=explain)

    def figure(desk: Desk) -> Shown:
        (which, through), ids = desk.year(year), desk.ids(member)
        figures = premium_figures(desk.history(through), which, through, ids)
        shape = shapes.premium(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        return Shown(shape, steps.premium(figures, desk.books.law.parameters, desk.words))

    def total(hall: "Hall", answers: Mapping[str, Shown]) -> Shape:
        from socoledger.rules.umbrella.persons import person_figures
        from socoledger.write.umbrella import total_of_premiums

        widest, books = hall.widest(), {id_: desk.books for id_, desk in hall.desks.items()}
        which, through = widest.year(year)
        asked = {
            each.person
            for read in books.values()
            for each in read.members
            if member in (None, each.id)
        }
        persons = person_figures(books, which, through, widest.at)
        shown = [person for person in persons if person.id in asked]
        return total_of_premiums([one.shape for one in answers.values()], shown)

    return answer(around, format_, scope, tables.PREMIUM, figure, total)


def return_(
    around: Surroundings,
    format_: Format,
    year: str | None,
    *,
    explain: bool = False,
    scope: Scope = HERE,
) -> Answer:
    """`return`: what goes back to the gemeente (SPEC 3.8)."""
    _explains_one(around, scope, explain=explain)

    def figure(desk: Desk) -> Shown:
        which, through = desk.year(year)
        past = desk.history(through)
        figures = return_figures(past, which, through)
        shape = shapes.return_(figures)
        if not explain:
            return Shown(shape)
        from socoledger.write import steps

        of_result = result_figures(past, which, through)
        return Shown(shape, steps.return_(figures, of_result, desk.words))

    return answer(around, format_, scope, tables.RETURN, figure)


def law(around: Surroundings, format_: Format, on: str | None) -> Answer:
    """`law`: the legal amounts in force on a day, those of the books included."""
    words, root = words_of(around), root_of(around)
    if root is None:
        known = package_law()
    else:
        head = reading.read_head(root)
        if not isinstance(head, reading.Head):
            return unreadable(head, words)
        known, words = head.law, words_of(around, head.coop.language)
        wrong = [finding for finding in head.findings if stops(finding, Stops.READING)]
        if wrong:
            return unreadable(wrong, words)
        of_law = [
            one
            for one in head.findings
            if stops(one, Stops.FIGURES) and one.place is not None and one.place.file == reading.LAW
        ]
        if of_law:
            raise refused(*map(words.finding_line, of_law))
    day = around.today if on is None else a_day(words, on)
    found = [
        (parameter, amount_on(known, parameter.id, day)) for parameter in known.parameters.values()
    ]
    rules = {kind: age_rule_on(known, kind, day)[0] for kind in known.age_rules}
    asked = law_tables.Asked(day, around.today, known, found, rules)
    shape = law_tables.shape(asked, words_in(format_, words))
    return Answer(show(around, words, format_, shape, law_tables.VIEW))
