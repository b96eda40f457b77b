"""The command `trace`: the parts of a figure, down to the lines of the journal (SPEC 13)."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from socoledger.commands.answering import Scope, opened_in, shown_to_auditor
from socoledger.commands.arguments import NO_PERIOD
from socoledger.commands.context import Context, Stopped, misused, words_here
from socoledger.commands.opened import OpenBooks
from socoledger.commands.trace_figures import FIGURES
from socoledger.commands.trace_named import are_of_one_kind, named_amounts
from socoledger.commands.trace_words import meanings, named_figure
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Phrase, _
from socoledger.domain.options import AuditFormat
from socoledger.domain.period import is_period
from socoledger.domain.record import Unit
from socoledger.domain.trace import Keys, Node, PartsDifferError, Traceable, checked
from socoledger.rules.trace.entries import filled, total_node
from socoledger.write import trace as layout
from socoledger.write.as_json import Figure as Amount
from socoledger.write.as_json import leaves
from socoledger.write.headings import heading
from socoledger.write.words import Words

_TOGETHER = _("{what}, of all members together")
_DEEPEST = re.compile(r"[0-9]{1,3}")
_LEGIBLE = 150
"""How many parts are shown of a tree, unless somebody asks for a depth."""


class Asked(NamedTuple):
    """What is asked of `trace`: a figure, what says which one it is, and how deep."""

    figure: str
    what: tuple[str, ...] = ()
    """Periods, ids and keys, in any order."""
    member: str | None = None
    year: str | None = None
    depth: str | None = None
    """A number of levels."""
    at: str | None = None


def trace(context: Context, format_: AuditFormat, asked: Asked) -> Answer:
    """`trace FIGURE [WHAT]...`: the tree under a figure, whose parts add up (SPEC 13)."""
    asked = asked._replace(figure=named_figure(asked.figure))
    figure = FIGURES.get(asked.figure)
    if figure is None:
        message = _("there is no figure {name} to trace; there are: {known}")
        raise misused(words_here(context), message, name=asked.figure, known=", ".join(FIGURES))
    depth = None if asked.depth is None else _a_depth(words_here(context), asked.depth)
    period, named = _sorted_out(context, asked)
    if figure.of_a_year and period is not None and not period.isdigit():
        raise _of_a_year(words_here(context), asked, period, named)
    until = period if figure.of_a_day else None
    scope = Scope(asked.at, until=until, investigates=True)
    opened = opened_in(context, scope, early=figure.of_a_day)
    traceable = figure.traceable(opened, None if figure.of_a_day else period)
    tree = _tree(opened, traceable, asked, named)
    if depth is None and format_ is not AuditFormat.JSON:
        depth = legible_depth(tree)
    answered = opened.words.concealed(layout.answer(tree, opened.words, depth))
    output = shown_to_auditor(
        format_,
        answered,
        text=lambda: layout.text(answered, opened.words, context.terminal_width),
        markdown=lambda: layout.markdown(answered, opened.words),
    )
    return Answer(output, opened.notes)


def legible_depth(tree: Node) -> int | None:
    """How deep to go where nobody says: to the lines of the journal, None, or as far as a person
    still reads it.
    """
    level, number, depth = [tree], 1, 0
    while level:
        level = [part for node in level for part in node.parts]
        number += len(level)
        if number > _LEGIBLE and depth > 0:
            return depth
        depth += 1
    return None


def _a_depth(words: Words, text: str) -> int:
    """How deep to go; stops if it is no number."""
    if not _DEEPEST.fullmatch(text):
        raise misused(words, _("'{text}' is not a number of levels; write it like 2"), text=text)
    return int(text)


def _sorted_out(context: Context, asked: Asked) -> tuple[str | None, list[str]]:
    """The period that is asked for, and the ids and keys. Stops if there are two periods."""
    periods = {word for word in (*asked.what, asked.year) if word is not None and is_period(word)}
    if len(periods) > 1:
        message = _("you asked for several periods: {periods}")
        raise misused(words_here(context), message, periods=", ".join(sorted(periods)))
    named = [word for word in asked.what if not is_period(word)]
    return next(iter(periods), asked.year), named


def amounts_of(traceable: Traceable) -> dict[Keys, int]:
    """The amounts that can be traced, in cents, in the order of the answer."""
    amounts = {
        keys: leaf.number
        for keys, leaf in leaves(traceable.answer)
        if isinstance(leaf, Amount) and leaf.unit is Unit.CENTS
    }
    return {**amounts, **dict(traceable.also)}


def tree_of(traceable: Traceable, keys: Keys, cents: int) -> Node:
    """The tree under one amount. Raises PartsDifferError if it does not add up to that."""
    node = checked(traceable.tree(keys))
    if node.amount_cents != cents:
        raise PartsDifferError
    return node


def _tree(opened: OpenBooks, traceable: Traceable, asked: Asked, named: Sequence[str]) -> Node:
    """The tree under the amount that the command line names, or under the sum over members."""
    words = opened.words
    wanted = tuple(named)
    if asked.member is not None:
        member = opened.meant(asked.member)
        opened.ids(member)
        wanted = (*wanted, member)
    amounts = amounts_of(traceable)
    ways = [
        (way, named_amounts(amounts, way, traceable.defaults)) for way in meanings(wanted, amounts)
    ]
    wanted, found = next((each for each in ways if each[1]), ways[0])
    if not found:
        raise _not_found(words, asked.figure, amounts, wanted)
    if not are_of_one_kind(found):
        known = _listed(" ".join(keys[1:]) for keys in found)
        raise misused(words, _("this may be any of these amounts: {known}"), known=known)
    nodes = [tree_of(traceable, keys, amounts[keys]) for keys in found]
    if len(nodes) == 1:
        return nodes[0]
    label = Phrase(_TOGETHER, what=heading(found[0][-1], words))
    return checked(total_node(label, filled(nodes), nodes[0].rule))


def _of_a_year(words: Words, asked: Asked, month: str, named: Iterable[str]) -> Stopped:
    """The exception where a month is asked of a figure that there is of a year alone."""
    whose = (*named, *((asked.member,) if asked.member is not None else ()))
    message = _("{figure} is of a whole year, not of {month}; ask: socoledger trace {asked}")
    if asked.figure == "return":
        message = _(
            "{figure} is of a whole year; what of {month} goes to the gemeente: socoledger trace"
            " {instead}; of the year: socoledger trace {asked}"
        )
    return misused(
        words,
        message,
        figure=asked.figure,
        month=month,
        instead=" ".join(("result", *whose, month, "municipality")),
        asked=" ".join((asked.figure, *whose, month[:4])),
    )


def _not_found(
    words: Words, figure: str, amounts: Collection[Keys], wanted: Sequence[str]
) -> Stopped:
    """The exception where no amount is called so; it names those that there are."""
    known = {key for keys in amounts for key in keys}
    unknown = [word for word in wanted if word not in known]
    if any(word[:1].isdigit() for word in unknown):
        return misused(words, NO_PERIOD, text=unknown[0])
    parameters = {
        "figure": figure,
        "names": ", ".join(unknown or wanted),
        "known": _listed(keys[-1] for keys in amounts),
        "whose": _listed(keys[0] for keys in amounts if len(keys) > 1),
    }
    message = _("{figure} does not know: {names}; its amounts are: {known}; those of: {whose}")
    if not unknown:
        message = _("{figure} has no amount that is all of: {names}; its amounts are: {known}")
    return misused(words, message, **parameters)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
