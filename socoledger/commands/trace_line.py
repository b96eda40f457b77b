"""The command `trace FILE:LINE`: the figures, closes and documents a line is in (SPEC 13)."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.answering import Scope, opened_in, shown_to_auditor
from socoledger.commands.context import Context, Stopped, misused, words_here
from socoledger.commands.opened import OpenBooks
from socoledger.commands.trace import amounts_of, tree_of
from socoledger.commands.trace_figures import FIGURES
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Phrase, _
from socoledger.domain.options import AuditFormat
from socoledger.domain.period import Month
from socoledger.domain.result import ResultFigures
from socoledger.domain.trace import Traceable
from socoledger.domain.trace_line import (
    BookLine,
    Destination,
    LineFigure,
    LinePosting,
    TraceLineAnswer,
)
from socoledger.read.line import book_line
from socoledger.rules.as_at import as_at
from socoledger.rules.trace.line import Standing, standing_at
from socoledger.rules.trace.line_covered import covering_closes, documents_with
from socoledger.rules.trace.line_figures import (
    Concerned,
    Sought,
    added,
    concerned,
    concerns,
    counted_hours,
    destinations,
    is_sum,
    places_of,
    sought,
)
from socoledger.rules.trace.line_keys import borne_on, members_under
from socoledger.write import formats
from socoledger.write import trace_line as layout
from socoledger.write.words import Words

_NAMED = re.compile(r"(.+):([0-9]{1,9})")


class Asked(NamedTuple):
    """What is asked of `trace FILE:LINE`."""

    text: str
    with_more: bool = False
    """Whether something else stands behind it, which has no meaning there."""
    at: str | None = None


class InFigures(NamedTuple):
    """What a line is a part of."""

    figures: tuple[LineFigure, ...] = ()
    destinations: tuple[Destination, ...] = ()


def names_a_line(text: str) -> bool:
    """Whether an argument of `trace` names a file, and not a figure."""
    return text not in FIGURES and any(sign in text for sign in ":/.")


def trace_line(context: Context, format_: AuditFormat, asked: Asked) -> Answer:
    """`trace FILE:LINE`: what stands there, and which figures, closes and documents it is a part
    of.
    """
    named = _NAMED.fullmatch(asked.text)
    if named is None:
        message = _("'{text}' has no line; write it like journal/2025.beancount:12")
        raise misused(words_here(context), message, text=asked.text)
    if asked.with_more:
        message = _("of a line nothing else can be asked: leave out what stands behind {text}")
        raise misused(words_here(context), message, text=asked.text)
    opened = opened_in(context, Scope(asked.at, investigates=True), early=True)
    books, words = opened.whole or opened.books, opened.words
    file = _in_books(context, words, books, named.group(1))
    line = book_line(books, file, int(named.group(2)))
    if isinstance(line, Phrase):
        raise Stopped(Answer(messages=(words.phrase(line),), exit=Exit.NOTHING))
    answered = words.concealed(_answer(opened, line, words))
    tables, width, colour = layout.tables(answered, words), context.terminal_width, context.colour
    output = shown_to_auditor(
        format_,
        answered,
        text=lambda: formats.to_text(tables, words, width, colour=colour),
        markdown=lambda: formats.to_markdown(tables, words),
    )
    return Answer(output, opened.notes)


def _in_books(context: Context, words: Words, books: Books, name: str) -> str:
    """The path in the books of a file that is named from the current folder or from the books."""
    home = books.home.resolve()
    for folder in (context.folder, home):
        path = Path(folder, name)
        try:
            if path.is_file():
                inside = path.resolve()
                return inside.relative_to(home).as_posix() if home in inside.parents else name
        except (OSError, ValueError):  # no name of a file at all
            break
    raise misused(words, _("there is no file {file}, from here or in the books"), file=name)


def _answer(opened: OpenBooks, line: BookLine, words: Words) -> TraceLineAnswer:
    books = opened.whole or opened.books
    standing = standing_at(books, line)
    about = concerned(books, standing)
    found = _in_figures(opened, line, standing, about)
    rests = standing.kind in ("entry", "hours", "close") or bool(found.figures)
    closes = covering_closes(opened.books, standing) if rests else ()
    entries = dict.fromkeys(entry for entry, _posting in standing.entries)
    documents = dict.fromkeys(name for one in entries for name in books.journal.documents_of(one))
    return TraceLineAnswer(
        file=line.file,
        line=line.number,
        kind=standing.kind,
        what=words.phrase(standing.what),
        date=standing.day,
        from_=standing.first,
        to=standing.last,
        postings=tuple(
            LinePosting(account=posting.account, amount_cents=posting.cents, line=posting.line)
            for _entry, posting in standing.entries
        ),
        figures=found.figures,
        destinations=found.destinations,
        closed=bool(closes),
        closes=closes,
        shown_in=tuple(documents_with(books, standing, about)),
        documents=tuple(documents) or None,
        members=_members_of(books, standing, found),
    )


def _members_of(books: Books, standing: Standing, found: InFigures) -> tuple[str, ...] | None:
    """The members whose figures follow from a key of no one in particular."""
    is_of_all = any(figure.of is None for figure in found.figures)
    if standing.kind != "key" or standing.of is not None or not is_of_all:
        return None
    return members_under(books, standing) or None


def _in_figures(
    opened: OpenBooks, line: BookLine, standing: Standing, about: Concerned
) -> InFigures:
    if standing.kind == "key":
        books = opened.books
        return (
            InFigures(tuple(borne_on(books, line.file, standing))) if standing.keys else InFigures()
        )
    figures = list(counted_hours(standing))
    goes_to: tuple[Destination, ...] = ()
    for one in sought(opened.books, standing):
        traceable = _traceable(opened, one, standing)
        if traceable is not None:
            figures.extend(_figures(traceable, one, standing, about))
            if isinstance(traceable.answer, ResultFigures):
                goes_to = tuple(destinations(traceable.answer, about.owners))
    return InFigures(tuple(figures), goes_to)


def _traceable(opened: OpenBooks, asked: Sought, standing: Standing) -> Traceable | None:
    """The answer of a figure for a period, with its trees; None where the books have none."""
    figure = FIGURES.get(asked.figure)
    if figure is None:
        return None
    if figure.of_a_day:
        opened = _at_end_of(opened, asked, standing)
    try:
        return figure.traceable(opened, None if figure.of_a_day else str(asked.period))
    except Stopped:  # nothing of that figure in that period
        return None


def _at_end_of(opened: OpenBooks, asked: Sought, standing: Standing) -> OpenBooks:
    """The books at the end of a year, as far as it has come."""
    year = asked.period.year if isinstance(asked.period, Month) else asked.period
    today, day = opened.reach.today, standing.day
    reached = [date(year, 12, 31), *(() if opened.at is None else (opened.at,))]
    if today is not None and today.last_day < reached[0]:
        reached.append(max(today.last_day, day or today.last_day))
    end = min(reached)
    return opened._replace(books=as_at(opened.books, end), at=end)


def _figures(
    traceable: Traceable, asked: Sought, standing: Standing, about: Concerned
) -> Iterator[LineFigure]:
    """The amounts of an answer that the line is a part of, with what it adds to each."""
    places = places_of(standing)
    for keys, cents in amounts_of(traceable).items():
        if not (is_sum(asked.figure, keys) and concerns(asked.figure, keys, about)):
            continue
        adds = added(tree_of(traceable, keys, cents), places)
        if adds is not None:
            *above, key = keys
            yield LineFigure(
                figure=asked.figure,
                of=above[0] if above else None,
                key=" ".join([*above[1:], key]),
                period=asked.period,
                amount_cents=adds,
                trace=" ".join(("trace", asked.figure, *keys, str(asked.period))),
            )
