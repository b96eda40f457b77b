"""The answers of commands that show figures: for one coöperatie, or for all under an umbrella."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, assert_never

from socoledger.commands.arguments import a_day, a_period
from socoledger.commands.context import (
    Context,
    misused,
    nothing,
    words_here,
    words_of,
)
from socoledger.commands.opened import OpenBooks, When, open_books
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import AuditFormat, Format
from socoledger.domain.period import Month
from socoledger.domain.umbrella import BookAnswer, UmbrellaAnswer
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.layout import A, S, View
from socoledger.write.words import Words

if TYPE_CHECKING:
    from socoledger.commands.umbrella import OpenUmbrella


P = TypeVar("P")
"""What a total needs of one of the books besides its answer."""


class Scope(NamedTuple):
    """The books that are asked for, and the day of their figures."""

    at: str | None = None
    umbrella: Path | None = None
    """The folder of an umbrella: all books in it, each by itself and in total."""
    until: str | None = None
    """A month or a year whose last day is asked for, in commands whose figures are of a day."""
    investigates: bool = False
    """Whether failing balances stop nothing, see `When`."""


HERE = Scope()


class Needed(NamedTuple, Generic[A]):
    """A list of an answer that must not be empty, and the message if it is."""

    held: Callable[[A], Sequence[object]]
    message: str

    def stop(self, answers: Iterable[A], words: Words) -> None:
        """Stop if the list is empty in all answers."""
        if not any(self.held(answered) for answered in answers):
            raise nothing(words, self.message)


class Parted(NamedTuple, Generic[A, P]):
    """What one of several books answers, and what the total needs of it besides."""

    answer: A
    part: P


Total = Callable[["OpenUmbrella", Mapping[str, A]], S]
"""The total of the answers of several books, by folder."""


def words_in(format_: Format, words: Words) -> Words:
    """The words of an answer: Dutch for csv-nl, whatever the language asked for."""
    match format_:
        case Format.CSV_NL:
            return Words("nl", words.hidden)
        case Format.TABLE | Format.JSON | Format.CSV | Format.MD:
            return words
        case other:
            assert_never(other)


def show(context: Context, words: Words, format_: Format, answered: A, view: View[A, S]) -> str:
    """An answer in a format; its explanation is added to tables and Markdown."""
    concealed = words.concealed(answered)
    match format_:
        case Format.JSON:
            return formats.to_json(as_json(concealed))
        case Format.CSV:
            return formats.to_csv(view.sheet(concealed))
        case Format.CSV_NL:
            return formats.to_csv_nl(view.sheet(concealed))
        case Format.MD:
            text = formats.to_markdown(view.tables(concealed, words), words)
            steps = _steps(concealed, view)
            return text + (f"\n```\n{steps}```\n" if steps else "")
        case Format.TABLE:
            width, colour = context.terminal_width, context.colour
            text = formats.to_text(view.tables(concealed, words), words, width, colour=colour)
            steps = _steps(concealed, view)
            return text + (f"\n{steps}" if steps else "")
        case other:
            assert_never(other)


def _steps(answered: A, view: View[A, S]) -> str:
    return "".join(f"{line}\n" for line in view.steps(answered) or ())


def _asked_day(context: Context, scope: Scope) -> tuple[str | None, Month | None]:
    """The day that is asked for, not after today, and the month if the day is asked for as the end
    of one.
    """
    if scope.until is None:
        return scope.at, None
    words = words_here(context)
    period = a_period(words, scope.until)
    month = period if isinstance(period, Month) else None
    start = date(period, 1, 1) if isinstance(period, int) else period.first_day
    end = date(period, 12, 31) if isinstance(period, int) else period.last_day
    today = context.today if scope.at is None else a_day(words, scope.at)
    if start > today and scope.at is not None:
        message = _("{day} is before {period}, so at that date the books held nothing about it yet")
        raise nothing(words, message, day=today.isoformat(), period=scope.until)
    return (min(end, today) if start <= today else end).isoformat(), month


def opened_in(
    context: Context, scope: Scope, *, early: bool = False, sums: bool = False
) -> OpenBooks:
    """The books of one coöperatie, opened for figures at the day asked for."""
    return open_books(context, _when(context, scope, sums=sums)._replace(early=early))


def _when(context: Context, scope: Scope, *, sums: bool) -> When:
    at, month = _asked_day(context, scope)
    return When(at, month=month, investigates=scope.investigates, sums=sums)


def answer(
    context: Context,
    format_: Format,
    scope: Scope,
    view: View[A, S],
    figure: Callable[[OpenBooks], A],
    total: Total[A, S],
    *,
    needed: Needed[A] | None = None,
    only_total: bool = False,
    early: bool = False,
    sums: bool = False,
) -> Answer:
    """The answer of a command that shows figures, for the books that are asked for.

    `only_total` leaves out the answer of each of several books, as its difference with the total
    could reveal too much; `early` allows a day before first_month; `sums` says that the figures can
    be made of sums (`rules/summed.py`).
    """

    def in_parts(opened: OpenBooks) -> Parted[A, None]:
        return Parted(figure(opened), None)

    def total_of_parts(umbrella: "OpenUmbrella", parted: Mapping[str, Parted[A, None]]) -> S:
        return total(umbrella, {id_: one.answer for id_, one in parted.items()})

    return answer_in_parts(
        context,
        format_,
        scope,
        view,
        in_parts,
        total_of_parts,
        needed=needed,
        only_total=only_total,
        early=early,
        sums=sums,
    )


def answer_in_parts(
    context: Context,
    format_: Format,
    scope: Scope,
    view: View[A, S],
    figure: Callable[[OpenBooks], Parted[A, P]],
    total: Callable[["OpenUmbrella", Mapping[str, Parted[A, P]]], S],
    *,
    needed: Needed[A] | None = None,
    only_total: bool = False,
    early: bool = False,
    sums: bool = False,
) -> Answer:
    """As `answer`, where the total of several books takes more than their answers.

    Of books under an umbrella `figure` may be called in another process: all that it finds out is
    in what it returns.
    """
    if scope.umbrella is None:
        opened = opened_in(context, scope, early=early, sums=sums)
        answered = figure(opened).answer
        if needed is not None:
            needed.stop([answered], opened.words)
        return Answer(show(context, opened.words, format_, answered, view), opened.notes)
    from socoledger.commands.umbrella import answers_under
    from socoledger.write import umbrella as layout

    when = _when(context, scope, sums=sums)
    # Two totals, one without some of the books, would give these away.
    umbrella, parted = answers_under(context, scope.umbrella, when, figure, strict=only_total)
    if needed is not None:
        needed.stop((one.answer for one in parted.values()), umbrella.words)
    umbrella_answer = UmbrellaAnswer(
        books=tuple(
            BookAnswer(id=id_, answer=None if only_total else one.answer)
            for id_, one in parted.items()
        ),
        total=total(umbrella, parted),
        missing=tuple(book.record() for book in umbrella.missing),
    )
    output = show(context, umbrella.words, format_, umbrella_answer, layout.view(view))
    return Answer(output, umbrella.notes, umbrella.exit)


def require_one_explained(context: Context, scope: Scope, *, explain: bool) -> None:
    """Stop if --explain is asked for several books."""
    if explain and scope.umbrella is not None:
        message = _("--explain works for one coöperatie: give --books instead of --umbrella")
        raise misused(words_of(context), message)


def shown_to_auditor(
    format_: AuditFormat,
    answer: object,
    text: Callable[[], str],
    markdown: Callable[[], str],
) -> str:
    """An answer, without hidden numbers, in a format; `text` and `markdown` write it for people."""
    match format_:
        case AuditFormat.JSON:
            return formats.to_json(as_json(answer))
        case AuditFormat.MD:
            return markdown()
        case AuditFormat.TABLE:
            return text()
        case other:
            assert_never(other)
