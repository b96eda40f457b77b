"""How a command that shows figures answers: of one coöperatie, or of all under an umbrella."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from socoledger.commands.answering import Scope, _asked_day
from socoledger.commands.context import (
    Context,
    nothing,
)
from socoledger.commands.opened import OpenBooks, When, open_books
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.write import formats, old_layout
from socoledger.write.old_layout import View
from socoledger.write.shapes import Shape
from socoledger.write.words import Words

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella
    from socoledger.domain.impact import Money
    from socoledger.rules.participation import Participation


class OfYear(NamedTuple):
    """What people and the coöperatie did in a stretch of time; both days are inclusive."""

    participations: "Sequence[Participation]"
    money: "Money"
    start: date
    end: date


class Shown(NamedTuple):
    """What a figure command shows of one coöperatie."""

    shape: Shape
    explanation: Iterator[str] | None = None
    of_year: OfYear | None = None
    """What a total is made of where shapes do not hold it."""


class Needed(NamedTuple):
    """A list without which there is nothing to show, and what is said then."""

    key: str
    message: str

    def stop(self, shapes: Iterable[Shape], words: Words) -> None:
        """Stop where none of the shapes has anything in its list."""
        if not any(shape[self.key] for shape in shapes):
            raise nothing(words, self.message)


Total = Callable[["OpenUmbrella", Mapping[str, Shown]], Shape]
"""What is said of all books together, from what is said of each."""


def show(
    context: Context,
    words: Words,
    format_: Format,
    shape: Shape,
    view: View,
    explanation: Iterator[str] | None = None,
) -> str:
    """A shape in the format asked for; the steps of the figures go where there is room for them."""
    lines = None if explanation is None else list(explanation)
    return _laid_out(context, words, format_, words.concealed(shape), view, lines)


def _laid_out(
    context: Context,
    words: Words,
    format_: Format,
    shape: Shape,
    view: View,
    lines: Sequence[str] | None,
) -> str:
    if format_ is Format.JSON:
        return formats.to_json(shape if lines is None else {**shape, "explanation": [*lines]})
    if format_ is Format.CSV:
        return formats.to_csv(old_layout.sheet(view.sheet(shape)))
    if format_ is Format.CSV_NL:
        return formats.to_csv_nl(old_layout.sheet(view.sheet(shape)))
    tables = [old_layout.table(one) for one in view.tables(shape, words)]
    steps_text = "" if lines is None else "\n".join(lines) + "\n"
    if format_ is Format.MD:
        text = formats.to_markdown(tables, words)
        return text + (f"\n```\n{steps_text}```\n" if steps_text else "")
    text = formats.to_text(
        [old_layout.table(one) for one in view.tables(shape, words)],
        words,
        context.terminal_width,
        colour=context.colour,
    )
    return text + (f"\n{steps_text}" if steps_text else "")


def answer(
    context: Context,
    format_: Format,
    scope: Scope,
    view: View,
    figure: Callable[[OpenBooks], Shown],
    total: Total | None = None,
    *,
    needed: Needed | None = None,
    only_total: bool = False,
    early: bool = False,
) -> Answer:
    """What a figure command says of the books that are asked for. `only_total` leaves out what each
    of several books says by itself, which its difference with the total could give away; `early`
    lets the day lie before first_month.
    """
    at, month = _asked_day(context, scope)
    if scope.umbrella is None:
        opened = open_books(context, When(at, early=early, month=month))
        shown = figure(opened)
        if needed is not None:
            needed.stop([shown.shape], opened.words)
        text = show(context, opened.words, format_, shown.shape, view, shown.explanation)
        return Answer(text, opened.notes)
    from socoledger.commands.umbrella import open_umbrella
    from socoledger.write import old_umbrella as layout

    umbrella = open_umbrella(context, scope.umbrella, at, month)
    each = {id_: figure(opened) for id_, opened in umbrella.opened.items()}
    answers = {id_: shown.shape for id_, shown in each.items()}
    if needed is not None:
        needed.stop(answers.values(), umbrella.words)
    all_of_it = layout.in_all([*answers.values()]) if total is None else total(umbrella, each)
    shown_apart = dict.fromkeys(answers) if only_total else answers
    shape = layout.shape(shown_apart, all_of_it)
    text = show(context, umbrella.words, format_, shape, layout.view(view))
    return Answer(text, umbrella.notes)
