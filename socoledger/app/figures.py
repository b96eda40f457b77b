"""The commands that show figures: read, apply the rules, write the answer as text."""

from collections.abc import Iterator

from socoledger.app.desk import (
    Surroundings,
    a_day,
    open_desk,
    root_of,
    unreadable,
    words_of,
)
from socoledger.domain.codes import stops
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Stops
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.read import books as reading
from socoledger.read.law import package_law
from socoledger.rules import figures as rules
from socoledger.rules.law import amount_on
from socoledger.write import formats, shapes, steps, tables
from socoledger.write.layout import View
from socoledger.write.shapes import Shape
from socoledger.write.words import Words


def show(
    around: Surroundings,
    words: Words,
    format_: Format,
    shape: Shape,
    view: View,
    explanation: Iterator[str] | None = None,
) -> str:
    """A shape in the format asked for; the steps of the figures go where there is room for them."""
    lines = None if explanation is None else list(explanation)
    if format_ is Format.JSON:
        return formats.to_json(shape if lines is None else {**shape, "explanation": lines})
    if format_ is Format.CSV:
        return formats.to_csv(view.sheet(shape))
    if format_ is Format.CSV_NL:
        return formats.to_csv_nl(view.sheet(shape), words)
    steps_text = "" if lines is None else "\n".join(lines) + "\n"
    if format_ is Format.MD:
        text = formats.to_markdown(view.tables(shape, words), words)
        return text + (f"\n```\n{steps_text}```\n" if steps_text else "")
    text = formats.to_text(view.tables(shape, words), words, around.terminal_width)
    return text + (f"\n{steps_text}" if steps_text else "")


def result(
    around: Surroundings, format_: Format, period: str | None, *, explain: bool = False
) -> Answer:
    """`result [PERIOD]`: income, expenses, result and distribution (SPEC 3.1 to 3.4)."""
    desk = open_desk(around)
    which, through = desk.period(period)
    figures = rules.result_figures(rules.history(desk.books, through), which, through)
    explanation = steps.result(figures, desk.words) if explain else None
    text = show(
        around,
        desk.words,
        format_,
        shapes.result(figures),
        tables.RESULT,
        explanation,
    )
    return Answer(text, desk.notes)


def spaarpot(around: Surroundings, format_: Format, at: str | None, member: str | None) -> Answer:
    """`spaarpot`: balances and movements at a day (SPEC 3.7)."""
    desk = open_desk(around)
    day, ids = desk.day(at), desk.ids(member)
    found = rules.spaarpot_at(rules.history(desk.books, Month.of(day), day), day)
    shape = shapes.spaarpot(day, (each for each in found if each.id in ids))
    text = show(around, desk.words, format_, shape, tables.SPAARPOT)
    return Answer(text, desk.notes)


def premium(
    around: Surroundings,
    format_: Format,
    year: str | None,
    member: str | None,
    *,
    explain: bool = False,
) -> Answer:
    """`premium`: the register of art. 31 (SPEC 3.5, 3.6)."""
    desk = open_desk(around)
    (which, through), ids = desk.year(year), desk.ids(member)
    figures = rules.premium_figures(rules.history(desk.books, through), which, through, ids)
    explanation = steps.premium(figures, desk.books.law.parameters, desk.words)
    text = show(
        around,
        desk.words,
        format_,
        shapes.premium(figures),
        tables.PREMIUM,
        explanation if explain else None,
    )
    return Answer(text, desk.notes)


def return_(
    around: Surroundings, format_: Format, year: str | None, *, explain: bool = False
) -> Answer:
    """`return`: what goes back to the gemeente (SPEC 3.8)."""
    desk = open_desk(around)
    which, through = desk.year(year)
    past = rules.history(desk.books, through)
    figures = rules.return_figures(past, which, through)
    explanation = None
    if explain:
        of_result = rules.result_figures(past, which, through)
        explanation = steps.return_(figures, of_result, desk.words)
    text = show(
        around,
        desk.words,
        format_,
        shapes.return_(figures),
        tables.RETURN,
        explanation,
    )
    return Answer(text, desk.notes)


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
    day = around.today if on is None else a_day(words, on)
    found = [
        (parameter, amount_on(known, parameter.id, day)) for parameter in known.parameters.values()
    ]
    shape = shapes.law(day, found, words)
    return Answer(show(around, words, format_, shape, tables.LAW))
