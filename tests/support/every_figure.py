"""Every amount of the answers that `trace` takes apart, beside its tree."""

from collections.abc import Iterator
from pathlib import Path

from socoledger.commands.answering import Scope, opened_in
from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks
from socoledger.commands.trace import amounts_of, tree_of
from socoledger.commands.trace_figures import FIGURES
from socoledger.domain.trace import Keys, Node
from tests.support.asking import TODAY
from tests.support.pages import anchors_of, text_of
from tests.support.paths import ROOT

WITHOUT_MONTHS = ("premium", "return")
"""Figures of years alone."""


def opened_at(root: Path) -> OpenBooks:
    """Books in a folder, as they are now."""
    context = Context(folder=root, today=TODAY, books=root, language="en")
    return opened_in(context, Scope())


def asked(opened: OpenBooks) -> Iterator[tuple[str, str]]:
    """Each figure with the periods that it is asked for: every year, and the months before the last
    of each; those of a day as they are now.
    """
    first, years = opened.books.coop.first_month, opened.reach.years
    ends = [end for end in map(opened.reach.through, years) if end is not None and end >= first]
    for name, figure in FIGURES.items():
        if figure.of_a_day:
            yield name, ""
            continue
        yield from ((name, str(end.year)) for end in ends)
        if name not in WITHOUT_MONTHS:
            yield from ((name, str(end.plus(-1))) for end in ends if end > first)


def trees(opened: OpenBooks, name: str, period: str) -> Iterator[tuple[Keys, Node]]:
    """Each amount of a figure's answer with its tree, which adds up to it."""
    if name == "grants" and not opened.books.grants:
        return
    traceable = FIGURES[name].traceable(opened, period or None)
    for keys, cents in amounts_of(traceable).items():
        yield keys, tree_of(traceable, keys, cents)


RULES = {
    f"docs/{page}#{anchor}"
    for page in ("rules.md", "commands.md")
    for anchor in anchors_of(text_of(ROOT / "docs" / page))
}
"""The headings that rules are written under."""


def unfounded(opened: OpenBooks) -> list[tuple[str, str, Keys, Node]]:
    """The ends of all trees that are no line that somebody wrote, and no named rule; and what names
    a rule that is not there.
    """
    return [
        (name, period, keys, node)
        for name, period in asked(opened)
        for keys, tree in trees(opened, name, period)
        for node in tree.walk()
        if not (node.parts or node.place or node.rule or node.clause)
        or (node.rule and node.rule not in RULES)
    ]
