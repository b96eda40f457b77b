"""The command `trace`: the parts of a figure, down to the lines of the journal (SPEC 13)."""

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from socoledger.commands.answering import Scope, opened_in
from socoledger.commands.arguments import one_period
from socoledger.commands.context import Context, misused, words_here
from socoledger.commands.opened import OpenBooks
from socoledger.commands.trace_figures import FIGURES
from socoledger.commands.trace_named import are_of_one_kind, named_amounts
from socoledger.domain.exits import Answer
from socoledger.domain.findings import Phrase, _
from socoledger.domain.options import AuditFormat
from socoledger.domain.period import is_period
from socoledger.domain.record import Unit
from socoledger.domain.trace import Keys, Node, PartsDifferError, Traceable, checked
from socoledger.rules.trace.entries import total_node
from socoledger.write import formats
from socoledger.write import trace as layout
from socoledger.write.as_json import Figure as Amount
from socoledger.write.as_json import as_json, leaves
from socoledger.write.layout import heading

_TOGETHER = _("{what}, of all together")


class Asked(NamedTuple):
    """What is asked of `trace`: a figure, what says which one it is, and how deep."""

    figure: str
    what: tuple[str, ...] = ()
    """Periods, ids and keys, in any order."""
    member: str | None = None
    year: str | None = None
    depth: int | None = None
    at: str | None = None


def trace(context: Context, format_: AuditFormat, asked: Asked) -> Answer:
    """`trace FIGURE [WHAT]...`: the tree under a figure, whose parts add up (SPEC 13)."""
    figure = FIGURES.get(asked.figure)
    if figure is None:
        message = _("there is no figure {name} to trace; there are: {known}")
        raise misused(words_here(context), message, name=asked.figure, known=", ".join(FIGURES))
    period, named = _sorted_out(context, asked)
    until = period if figure.of_a_day else None
    opened = opened_in(context, Scope(asked.at, until=until), early=figure.of_a_day)
    traceable = figure.traceable(opened, None if figure.of_a_day else period)
    tree = _tree(opened, traceable, asked, named)
    answered = opened.words.concealed(layout.answer(tree, opened.words, asked.depth))
    match format_:
        case AuditFormat.JSON:
            output = formats.to_json(as_json(answered))
        case AuditFormat.MD:
            output = layout.markdown(answered, opened.words)
        case AuditFormat.TABLE:
            output = layout.text(answered, opened.words, context.terminal_width)
        case other:
            assert_never(other)
    return Answer(output, opened.notes)


def _sorted_out(context: Context, asked: Asked) -> tuple[str | None, list[str]]:
    """The period that is asked for, and the ids and keys. Stops if there are two periods."""
    period = asked.year
    named: list[str] = []
    for word in asked.what:
        if is_period(word):
            period = one_period(context, period, word)
        else:
            named.append(word)
    return period, named


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
    if asked.member is not None:
        opened.ids(asked.member)
    words = opened.words
    wanted = [*named, *((asked.member,) if asked.member is not None else ())]
    amounts = amounts_of(traceable)
    found = named_amounts(amounts, wanted, traceable.default)
    if not found:
        known = ", ".join(dict.fromkeys(key for keys in amounts for key in (keys[0], keys[-1])))
        message = _("{figure} has no amount that is called {names}; there are: {known}")
        raise misused(words, message, figure=asked.figure, names=", ".join(wanted), known=known)
    if not are_of_one_kind(found):
        known = ", ".join(" ".join(keys) for keys in found)
        raise misused(words, _("say which amount: {known}"), known=known)
    nodes = [tree_of(traceable, keys, amounts[keys]) for keys in found]
    if len(nodes) == 1:
        return nodes[0]
    label = Phrase(_TOGETHER, what=heading(found[0][-1], words))
    return checked(total_node(label, nodes, nodes[0].rule))
