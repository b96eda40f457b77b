"""The tree under a figure: what it is made of, down to the lines of the journal (SPEC 13)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple, Self

from socoledger.domain.findings import Phrase, Place
from socoledger.domain.record import Cents, Day, Inside, Sometimes, record


class Node(NamedTuple):
    """An amount in cents, and the parts that add up to it; () where it is not divided further."""

    label: Phrase
    amount_cents: int
    parts: tuple["Node", ...] = ()
    rule: str = ""
    """The page and heading of the documentation with its rule: `docs/rules.md#distribution`."""
    clause: Phrase | None = None
    """What of the agreement it goes by, with the clause's own amounts and shares."""
    article: str = ""
    """The article of the law that it rests on, as the law is cited."""
    decision: str = ""
    """The reference of the decision of the college that it rests on."""
    day: date | None = None
    """The day of the entry, where it is one."""
    place: Place | None = None
    """Where it is written, for an entry or a record of a file."""
    documents: tuple[str, ...] = ()
    """The documents that the entry names."""

    def negated(self) -> Self:
        """The same taken off: every amount in it with the other sign."""
        parts = tuple(part.negated() for part in self.parts)
        return self._replace(amount_cents=-self.amount_cents, parts=parts)

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, each before its parts."""
        yield self
        for part in self.parts:
            yield from part.walk()


class PartsDifferError(Exception):
    """The parts of a node do not add up to it, which is a defect of ours: nothing is shown."""


def checked(node: Node) -> Node:
    """The node, whose parts add up at every level. Raises PartsDifferError."""
    for each in node.walk():
        if each.parts and sum(part.amount_cents for part in each.parts) != each.amount_cents:
            raise PartsDifferError
    return node


Keys = tuple[str, ...]
"""The keys that lead to an amount in the JSON of an answer, with the id of a member or a grant in
place of the key of its list: ("anna", "distribution", "spaarpot"), ("total", "balance").
"""


class Traceable(NamedTuple):
    """The answer of a command, with the tree under each amount in it."""

    answer: object
    """A record, whose amounts in cents are those that can be traced."""
    tree: Callable[[Keys], Node]
    """The tree under one of its amounts; `checked` finds no fault in it."""
    default: Keys
    """The last keys of the amount that is traced if none is named."""
    also: tuple[tuple[Keys, int], ...] = ()
    """Amounts of lists without ids, by keys of their own, in cents."""
    of_one: Keys | None = None
    """The last keys of what is traced of a member, where they have no amount like `default`."""

    @property
    def defaults(self) -> tuple[Keys, ...]:
        """What is traced if no amount is named, what comes first first."""
        return (self.default,) if self.of_one is None else (self.default, self.of_one)


@record
class TracedPart:
    """One amount of a tree, in the language of the reader."""

    label: str
    """What it is, in the language asked for."""
    amount_cents: Cents
    rule: str | None
    """The page and heading of the documentation with its rule."""
    file: str | None
    """Where it is written, from the folder of the books."""
    line: int | None
    parts: tuple["TracedPart", ...]
    """They add up to the amount; none where it is not divided further, or not shown so deep."""
    date: Sometimes[Day] = None
    """The day of the entry, where it is one."""
    clause: Sometimes[str] = None
    """What of the agreement it goes by."""
    article: Sometimes[str] = None
    """The article of the law that it rests on."""
    decision: Sometimes[str] = None
    """The reference of the decision of the college that it rests on."""
    documents: Sometimes[tuple[str, ...]] = None
    """The documents that the entry names."""
    is_cut: Inside[bool] = False
    """Whether it has parts that are not shown."""


@record
class TraceAnswer:
    """The answer of `trace`: one figure with the tree under it (SPEC 13)."""

    schema: Literal["socoledger.trace/1"] = "socoledger.trace/1"
    label: str
    amount_cents: Cents
    rule: str | None
    file: str | None
    line: int | None
    parts: tuple[TracedPart, ...]
    """They add up to the amount."""
    date: Sometimes[Day] = None
    clause: Sometimes[str] = None
    article: Sometimes[str] = None
    decision: Sometimes[str] = None
    documents: Sometimes[tuple[str, ...]] = None
    is_cut: Inside[bool] = False
    """Whether it has parts that are not shown."""
