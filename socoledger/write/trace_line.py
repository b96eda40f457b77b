"""`trace FILE:LINE`: its tables for people (SPEC 13)."""

from collections.abc import Iterator

from socoledger.domain.member import COLLECTIVE
from socoledger.domain.trace_line import (
    BALANCE_SHEET,
    UNDISTRIBUTED,
    CoveringClose,
    LineFigure,
    TraceLineAnswer,
)
from socoledger.write.headings import heading
from socoledger.write.layout import Cell, Column, Row, Table
from socoledger.write.words import Words

FIGURE, WHOSE = Column("figure", Cell.PROSE), Column("of", Cell.PROSE)
PERIOD, ADDS = Column("period", Cell.TEXT), Column("adds")
TO, VALUE = Column("goes_to", Cell.PROSE), Column("value")
WHERE, SEAL = Column("place", Cell.PROSE), Column("seal", Cell.TEXT)

_FEW = 3
"""How many closes are shown one by one."""


def tables(answer: TraceLineAnswer, words: Words) -> tuple[Table, ...]:
    """What stands on the line, the figures it is a part of, where its result goes, the closes that
    cover it, and the documents.
    """
    return (
        *_head(answer, words),
        *_figures(answer, words),
        *_destinations(answer, words),
        *_closes(answer, words),
        *_documents(answer, words),
    )


def _head(answer: TraceLineAnswer, words: Words) -> Iterator[Table]:
    yield Table(words.plain(f"{answer.file}:{answer.line}: ") + answer.what)
    first, last = answer.from_, answer.to
    if answer.kind == "key" and first is not None:
        since, until = first.isoformat(), None if last is None else last.isoformat()
        if until is None:
            yield Table(words("It is about the days from {first} on.", first=since))
        else:
            text = words("It is about {first} up to and including {last}.", first=since, last=until)
            yield Table(text)


def _figures(answer: TraceLineAnswer, words: Words) -> Iterator[Table]:
    sums = [figure for figure in answer.figures if figure.amount_cents is not None]
    others = [figure for figure in answer.figures if figure.amount_cents is None]
    if sums:
        rows = tuple(_figure(figure, words) for figure in sums)
        title = words("What it adds to figures, or takes off from them")
        yield Table(title, (FIGURE, WHOSE, PERIOD, ADDS), rows)
    if others:
        rows = tuple(_figure(figure, words) for figure in others)
        columns = (FIGURE, WHOSE) if any(figure.of for figure in others) else (FIGURE,)
        yield Table(words("Figures that follow from it"), columns, rows)
    if answer.members:
        yield Table(words("They are those of: {members}", members=", ".join(answer.members)))
    if answer.figures:
        yield Table(words("All that such a figure is made of: {command}", command=_example(answer)))
    elif answer.kind != "close":
        yield Table(words("No figure is made of it."))


def _example(answer: TraceLineAnswer) -> str:
    return f"socoledger {answer.figures[0].trace}"


def _figure(figure: LineFigure, words: Words) -> Row:
    of = "" if figure.of is None else _who(figure.of, words)
    if figure.figure != BALANCE_SHEET:
        said = [heading(key, words) for key in (figure.figure, *figure.key.split())]
    elif figure.of is None:
        said = [f"{heading('account', words)} {words.plain(figure.key)}"]
    else:
        said, of = [of], ""
    return Row(
        {
            FIGURE: ", ".join(dict.fromkeys(said)),
            WHOSE: of,
            PERIOD: "" if figure.period is None else str(figure.period),
            ADDS: figure.amount_cents,
        },
        kept=True,
    )


def _who(of: str, words: Words) -> str:
    return heading(of, words) if of in (COLLECTIVE, UNDISTRIBUTED) else words.plain(of)


def _destinations(answer: TraceLineAnswer, words: Words) -> Iterator[Table]:
    if answer.destinations:
        rows = tuple(
            Row({WHOSE: _who(one.of, words), TO: heading(one.to, words), VALUE: one.amount_cents})
            for one in answer.destinations
        )
        title = words("Where that result goes, with all else of the month")
        yield Table(title, (WHOSE, TO, VALUE), rows)


def _closes(answer: TraceLineAnswer, words: Words) -> Iterator[Table]:
    if len(answer.closes) > _FEW:
        first, last = answer.closes[0].period, answer.closes[-1].period
        text = words(
            "Closed by {count} closes, of {first} to {last}.",
            count=len(answer.closes),
            first=str(first),
            last=str(last),
        )
        yield Table(text)
    elif answer.closes:
        yield Table(
            words("Closed by"),
            (PERIOD, WHERE, SEAL),
            tuple(_close(close, words) for close in answer.closes),
        )
    elif answer.kind in ("entry", "hours") or answer.figures:
        yield Table(words("No close covers it yet."))


def _close(close: CoveringClose, words: Words) -> Row:
    where = words.plain(f"{close.file}:{close.line}")
    return Row({PERIOD: str(close.period), WHERE: where, SEAL: close.seal})


def _documents(answer: TraceLineAnswer, words: Words) -> Iterator[Table]:
    if answer.shown_in:
        listed = ", ".join(answer.shown_in)
        yield Table(words("Shown or counted in: {documents}", documents=listed))
    if answer.documents:
        listed = ", ".join(answer.documents)
        yield Table(words("Documents with it: {documents}", documents=listed))
