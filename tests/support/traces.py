"""Trees under figures: as lines, and held against the answers that they are of."""

from collections.abc import Callable, Iterable, Iterator

from socoledger.domain.period import Month
from socoledger.domain.record import Unit
from socoledger.domain.trace import Keys, Node, checked
from socoledger.rules.article31 import premium_figures
from socoledger.rules.history import history
from socoledger.rules.trace.awards import AwardTrees
from socoledger.write.as_json import Figure, leaves
from socoledger.write.words import Words
from tests.support.small_books import Books

ENGLISH = Words("en")


def texts(node: Node, depth: int = 0) -> Iterator[str]:
    """The tree as lines: what it says in English, and cents."""
    yield f"{'  ' * depth}{said(node.label)} {node.amount_cents}"
    for part in node.parts:
        yield from texts(part, depth + 1)


def said(text: str | None) -> str:
    """A label or a clause in English."""
    return "" if text is None else ENGLISH(text, **getattr(text, "parameters", {}))


def is_founded(node: Node) -> bool:
    """Whether every end of a tree is a line that somebody wrote, or follows from a rule."""
    return all(
        each.place is not None or each.rule or each.clause is not None
        for each in node.walk()
        if not each.parts
    )


def assert_traced(
    answer: object, tree: Callable[[Keys], Node], also: Iterable[tuple[Keys, int]] = ()
) -> None:
    """Each amount in the JSON of an answer is that of its tree."""
    amounts = {
        keys: leaf.number
        for keys, leaf in leaves(answer)
        if isinstance(leaf, Figure) and leaf.unit is Unit.CENTS
    }
    for keys, cents in (*amounts.items(), *also):
        node = checked(tree(keys))
        assert node.amount_cents == cents, keys
        assert is_founded(node), keys


def traced_award(some: Books, keys: Keys, through: str = "2025-12") -> Node:
    """A tree of `premium` of a year; all other figures of that year add up too."""
    month = Month(*map(int, through.split("-")))
    past = history(some.read, month)
    trees = AwardTrees(past, month)
    ids = frozenset(member.id for member in some.read.members)
    figures = premium_figures(past, month.year, month, ids)
    assert_traced(figures, trees.tree, trees.payments(figures))
    return checked(trees.tree(keys))
