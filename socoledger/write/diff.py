"""`diff`: what changed, as lines for a terminal and as Markdown for a merge request (SPEC 13)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from socoledger.domain.diff import DiffAnswer, FactChange, FigureChange, FigureTotal, KeyChange
from socoledger.domain.findings import _
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.period import Month, parse_period
from socoledger.write import formats
from socoledger.write.grid import WIDTH, folded_line
from socoledger.write.headings import heading
from socoledger.write.layout import Cell, Column, Row, Table
from socoledger.write.markdown import code, escaped, unmentioned
from socoledger.write.words import Words

_KINDS = {
    "journal": _("journal"),
    "members": _("members' files"),
    "agreement": _("agreement"),
    "grants": _("grants"),
    "law": _("law of these books"),
    "coop": _("the coöperatie's file"),
    "budget": _("budget"),
    "bank": _("bank accounts and rules"),
    "notes": _("what is noted"),
    "closes": _("closes"),
}
_ONE_RECORD = ("members", "coop")
"""Kinds of files that hold one record: a key that is gone leaves the file itself."""
_CHANGES = {"added": _("new"), "removed": _("gone"), "changed": _("changed")}
_KEYS = {
    "date": _("date"),
    "payee": _("payee"),
    "narration": _("narration"),
    "with": _("with the books of"),
    "account": _("account"),
    "amount": _("amount of money"),
    "member": _("member"),
    "hours": _("hours"),
    "purpose": _("purpose"),
    "approval": _("approval"),
    "for": _("for the year"),
    "grant": _("grant"),
    "unit": _("unit"),
    "reimbursed": _("reimbursed to"),
    "posting": _("line of the entry"),
    "seal": _("seal"),
    "line": _("line"),
}
_FIGURES = {
    "result": _("result"),
    "spaarpot": _("spaarpot, end of month"),
    "spaarpot.booked": _("spaarpot, as booked"),
    "premium": _("premium"),
    "premium.paid": _("premium paid"),
    "allowance": _("allowance"),
    "allowance.paid": _("allowance paid"),
    "return": _("back to gemeente"),
    "return.paid": _("paid to gemeente"),
    "reserve": _("reserve"),
}
_LONG = 24
"""The number of figures above which Markdown folds them away."""


class Part(NamedTuple):
    """One thing that changed, or, without `after`, what is new or gone."""

    name: str
    before: str
    after: str | None = None


class Item(NamedTuple):
    """One fact: where it stands, what became of it, and each part of it that changed."""

    place: str
    head: str
    subject: str
    """What of the books it is, in their own words; "" where the parts say it all."""
    parts: tuple[Part, ...]


class Section(NamedTuple):
    """A part of the answer under a heading."""

    title: str
    items: tuple[Item, ...] = ()
    table: Table | None = None


def sections(answer: DiffAnswer, words: Words) -> Iterator[Section]:
    """The parts of the answer that hold anything, closed months first."""
    closed = [fact for fact in answer.facts if fact.closed]
    rest = [fact for fact in answer.facts if not fact.closed]
    for title, facts in (
        (_("In closed months"), closed),
        (_("In open months, and what bears on no closed one"), rest),
        (_("Only the words of closed months: payees, narrations, documents"), answer.wording),
    ):
        if facts:
            yield Section(words(title), tuple(_item(fact, words) for fact in facts))
    if len(answer.figures) > len(answer.totals):
        yield Section(words(_("All together")), table=_totals(answer.totals, words))
    for title, is_closed in (
        (_("Figures of closed months"), True),
        (_("Figures of open months"), False),
    ):
        figures = [figure for figure in answer.figures if figure.closed is is_closed]
        if figures:
            yield Section(words(title), table=_figures(figures, words))


def summary(answer: DiffAnswer, words: Words) -> Iterator[str]:
    """What it comes to, a sentence a line."""
    if answer.is_same:
        yield words(_("Nothing changed: the same facts, and the same words in closed months."))
    elif answer.closed:
        closed = words.listed([*_spans(answer.closed, words)])
        yield words(_("Changed in closed months: {periods}."), periods=closed)
    elif answer.wording:
        periods = sorted({period for one in answer.wording for period in one.closed})
        closed = words.listed([*_spans(periods, words)])
        yield words(_("Only words were changed in closed months: {periods}."), periods=closed)
    else:
        yield words(_("Nothing changed in closed months."))
    if answer.facts and not answer.figures and answer.without_figures is None:
        yield words(_("No figure changes by it."))
    if any(one.closed for one in answer.figures):
        yield words(
            _(
                "Figures are what follows by the rules now. What closes booked stays as it is until"
                " they are made again; where that was changed as well, it is told apart."
            )
        )
    if answer.without_figures is not None:
        yield words(_WITHOUT_FIGURES[answer.without_figures])


def _spans(periods: Sequence[str], words: Words) -> Iterator[str]:
    """Periods in order, those that follow on each other as one span."""
    span: list[str] = []
    for period in periods:
        if span and not _follows(span[-1], period):
            yield _span(span[0], span[-1], words)
            span = []
        span.append(period)
    if span:
        yield _span(span[0], span[-1], words)


def _follows(period: str, next_one: str) -> bool:
    first, second = parse_period(period), parse_period(next_one)
    return isinstance(first, Month) and isinstance(second, Month) and first.plus(1) == second


def _span(first: str, last: str, words: Words) -> str:
    return first if first == last else words(_("{first} through {last}"), first=first, last=last)


_WITHOUT_FIGURES = {
    "before": _("No figures: the books have errors before the change; check says which."),
    "after": _("No figures: the books have errors after the change; check says which."),
    "both": _("No figures: the books have errors before and after the change."),
}


def title(answer: DiffAnswer, words: Words) -> str:
    """What was compared."""
    return words(
        _("What changed from {before} to {after}"), before=answer.before, after=answer.after
    )


# -- facts --------------------------------------------------------------------------------------


def _item(fact: FactChange, words: Words) -> Item:
    whose = f" ({fact.member})" if fact.member else ""
    is_part = fact.key is not None and fact.kind in _ONE_RECORD
    change = "changed" if is_part else fact.change
    head = f"{words(_KINDS[fact.kind])}{whose}: {words(_CHANGES[change])}"
    place = f"{words.plain(fact.file)}:{fact.line}"
    if fact.changes:
        day = "" if fact.date is None else fact.date.isoformat()
        subject = fact.key or " ".join(filter(None, [day, fact.text]))
        return Item(place, head, subject, tuple(_parts(fact.changes, words)))
    none = words(_("(none)")) if is_part else None
    texts = [text for text in (fact.before or none, fact.after or none) if text is not None]
    name = "" if fact.kind == "closes" else fact.key or ""  # the text of a close says its period
    return Item(place, head, "", (Part(name, *texts),))


def _parts(changes: Sequence[KeyChange], words: Words) -> Iterator[Part]:
    for change in changes:
        before, after = (
            words(_("(none)")) if value is None else value
            for value in (change.before, change.after)
        )
        name = words(_KEYS[change.key])
        if change.account is not None:
            name = words(_("{what} on {account}"), what=name, account=change.account)
        yield Part(name, before, after)


# -- figures ------------------------------------------------------------------------------------

FIGURE, OF = Column("figure", Cell.TEXT), Column("id", Cell.TEXT, "of")
MONTHS = Column("months", Cell.TEXT)
BEFORE, AFTER = Column("before", heading="was_before"), Column("after", heading="is_after")
DIFFERENCE = Column("difference")


def _figures(figures: Sequence[FigureChange], words: Words) -> Table:
    rows = tuple(
        Row(
            {
                FIGURE: _figure_name(run[0].figure, words),
                OF: _member(run[0].member, words),
                MONTHS: _months(run, words),
                BEFORE: run[0].before_cents if len(run) == 1 else None,
                AFTER: run[0].after_cents if len(run) == 1 else None,
                DIFFERENCE: _difference(run[-1]),
            },
            kept=True,
        )
        for run in _runs(figures)
    )
    columns = (FIGURE, OF, MONTHS, BEFORE, AFTER, DIFFERENCE)
    return Table("", columns, rows)


def _totals(totals: Sequence[FigureTotal], words: Words) -> Table:
    rows = tuple(
        Row(
            {
                FIGURE: _figure_name(one.figure, words),
                OF: _member(one.member, words),
                DIFFERENCE: one.difference_cents,
            },
            kept=True,
        )
        for one in totals
    )
    columns = (
        (FIGURE, OF, DIFFERENCE) if any(one.member for one in totals) else (FIGURE, DIFFERENCE)
    )
    return Table("", columns, rows)


def _difference(figure: FigureChange) -> int:
    return (figure.after_cents or 0) - (figure.before_cents or 0)


def _runs(figures: Iterable[FigureChange]) -> Iterator[list[FigureChange]]:
    """Figures month by month; a spaarpot that goes on differing by the same is told once, and then
    by its difference alone.
    """
    for (figure, _member_id), group in groupby(figures, key=lambda one: (one.figure, one.member)):
        run: list[FigureChange] = []
        for one in group:
            goes_on = (
                figure.startswith("spaarpot")
                and run
                and run[-1].period.plus(1) == one.period
                and _difference(run[-1]) == _difference(one)
            )
            if run and not goes_on:
                yield run
                run = []
            run.append(one)
        yield run


def _months(run: Sequence[FigureChange], words: Words) -> str:
    return _span(str(run[0].period), str(run[-1].period), words)


def _figure_name(figure: str, words: Words) -> str:
    if figure.startswith("grant:"):
        return words(_("costs of grant {grant}"), grant=figure.partition(":")[2])
    return words(_FIGURES[figure]) if figure in _FIGURES else heading(figure, words)


def _member(member: str | None, words: Words) -> str:
    if member is None:
        return ""
    return words(_("coöperatie")) if member == COLLECTIVE else member


# -- text and Markdown --------------------------------------------------------------------------


def text(answer: DiffAnswer, words: Words, width: int | None, *, colour: bool = False) -> str:
    """The answer for a terminal of so many columns."""
    columns = width or WIDTH
    lines = [*folded_line(title(answer, words), columns)]
    for sentence in summary(answer, words):
        lines += folded_line(sentence, columns)
    blocks = ["".join(f"{line}\n" for line in lines)]
    for section in sections(answer, words):
        if section.table is not None:
            table = section.table._replace(title=section.title)
            blocks.append(formats.to_text([table], words, width, colour=colour))
            continue
        lines = [*folded_line(section.title, columns), ""]
        for item in section.items:
            lines += _item_lines(item, words, columns)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def fact_lines(fact: FactChange, words: Words, columns: int) -> Iterator[str]:
    """A fact for a terminal of so many columns."""
    yield from _item_lines(_item(fact, words), words, columns)


def _item_lines(item: Item, words: Words, columns: int) -> Iterator[str]:
    yield from folded_line(f"{item.place}: {item.head}", columns, "  ")
    for line in filter(None, [item.subject, *map(_in_text, item.parts)]):
        yield from folded_line(f"  {words.plain(line)}", columns, "    ")


def _in_text(part: Part) -> str:
    name = f"{part.name}: " if part.name else ""
    return f"{name}{part.before}" + ("" if part.after is None else f" → {part.after}")


def markdown(answer: DiffAnswer, words: Words) -> str:
    """The answer for a merge request: what the books say stands as code, where it can mention
    nobody and link to nothing.
    """
    blocks = [f"## {unmentioned(title(answer, words))}", *map(escaped, summary(answer, words))]
    for section in sections(answer, words):
        if section.table is None:
            blocks.append(f"### {escaped(section.title)}")
            blocks.append("\n".join(line for item in section.items for line in _list(item, words)))
            continue
        table = formats.to_markdown([section.table._replace(title=section.title)], words)
        heading_line, _blank, rows = table.partition("\n\n")
        if len(section.table.rows) > _LONG:
            told = words(_("figures: {count}"), count=len(section.table.rows))
            rows = f"<details><summary>{told}</summary>\n\n{rows}\n</details>\n"
        blocks += [heading_line, rows.rstrip("\n")]
    return "\n\n".join(blocks) + "\n"


def fact_list(fact: FactChange, words: Words) -> Iterator[str]:
    """A fact as an item of a list in Markdown."""
    yield from _list(_item(fact, words), words)


def _list(item: Item, words: Words) -> Iterator[str]:
    subject = f" {code(words.plain(item.subject))}" if item.subject else ""
    yield f"- {code(item.place)} **{escaped(item.head)}**{subject}"
    for part in item.parts:
        name = f"{unmentioned(part.name)}: " if part.name else ""
        texts = [text for text in (part.before, part.after) if text is not None]
        yield f"  - {name}" + " → ".join(code(words.plain(text)) for text in texts)
