"""The entries of the journal as parts of a figure."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from socoledger.domain.findings import Phrase, Place, _
from socoledger.domain.journal import Journal, Transaction
from socoledger.domain.trace import Node
from socoledger.rules.tally import Cost, Movement

WITH_PAYEE, WITHOUT_PAYEE = _("{day} {payee}: {text}"), _("{day} {text}")


def entry_node(transaction: Transaction, line: int, cents: int) -> Node:
    """An entry as a part of a figure: the cents that it adds to it, at the line of its posting."""
    payee, text = transaction.text
    day = transaction.day
    named = payee and text
    label = (
        Phrase(WITH_PAYEE, day=day, payee=payee, text=text)
        if named
        else Phrase(WITHOUT_PAYEE, day=day, text=payee or text or _account(transaction, line))
    )
    return Node(
        label,
        cents,
        day=day,
        place=Place(transaction.file, line),
        documents=transaction.documents,
    )


class Entries:
    """The entries of a journal, found by the places of their postings."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @cached_property
    def _by_place(self) -> Mapping[Place, Transaction]:
        return {
            Place(transaction.file, posting.line): transaction
            for transaction in self._journal.transactions
            for posting in transaction.postings
        }

    def documents(self, place: Place) -> tuple[str, ...]:
        """The documents of the entry whose posting stands at a place."""
        return self._journal.documents_of(self._by_place[place])

    def node(self, booked: Movement | Cost, sign: int = 1) -> Node:
        """What was booked as a part of a figure, to which `sign` times its cents are added."""
        place = booked.place
        return entry_node(self._by_place[place], place.line, sign * booked.cents)


def _account(transaction: Transaction, line: int) -> str:
    """The account of a posting, by its line: what an entry without words is called by."""
    postings = transaction.postings
    return next((posting.account for posting in postings if posting.line == line), "")


def total_node(label: Phrase, parts: Iterable[Node], rule: str = "") -> Node:
    """A node that is the sum of its parts."""
    listed = tuple(parts)
    return Node(label, sum(part.amount_cents for part in listed), listed, rule)


def filled(parts: Iterable[Node]) -> list[Node]:
    """The parts that say something: that have an amount, or parts of their own."""
    return [part for part in parts if part.amount_cents or part.parts]
