"""Trees under figures: as lines, and held against the answers that they are of."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from socoledger.domain.books import Books
from socoledger.domain.period import Month
from socoledger.domain.record import Unit
from socoledger.domain.trace import Keys, Node, checked
from socoledger.read import books as reading
from socoledger.rules.article31 import premium_figures
from socoledger.rules.history import History, history
from socoledger.rules.span import span
from socoledger.rules.trace.awards import AwardTrees
from socoledger.write.as_json import Figure, leaves
from socoledger.write.words import Words
from tests.oracle import random_books, writing
from tests.support.small_books import Books as SmallBooks

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


def traced_award(some: SmallBooks, keys: Keys, through: str = "2025-12") -> Node:
    """A tree of `premium` of a year; all other figures of that year add up too."""
    month = Month(*map(int, through.split("-")))
    past = history(some.read, month)
    trees = AwardTrees(past, month)
    ids = frozenset(member.id for member in some.read.members)
    figures = premium_figures(past, month.year, month, ids)
    assert_traced(figures, trees.tree, trees.payments(figures))
    return checked(trees.tree(keys))


def years_of(books: Books) -> Iterator[tuple[History, int, Month]]:
    """Each year with facts, and the month up to which it is reckoned, with all months up to it."""
    reach = span(books.journal)
    for year in reach.years:
        through = reach.through(year)
        assert through is not None
        yield history(books, through), year, through


def random_read(seed: int) -> Books:
    """Random books as read."""
    with TemporaryDirectory() as folder:
        writing.write(random_books.make(seed), Path(folder))
        read = reading.read(Path(folder))
    assert isinstance(read, Books), read
    return read
