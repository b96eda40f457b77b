"""The entries of the journal as parts of a figure."""

from collections.abc import Iterable

from socoledger.domain.findings import Phrase, Place, _
from socoledger.domain.journal import Transaction
from socoledger.domain.trace import Node

WITH_PAYEE, WITHOUT_PAYEE = _("{day} {payee}: {text}"), _("{day} {text}")


def entry_node(transaction: Transaction, line: int, cents: int) -> Node:
    """An entry as a part of a figure: the cents that it adds to it, at the line of its posting."""
    payee, text = transaction.text
    day = transaction.day
    named = payee and text
    label = (
        Phrase(WITH_PAYEE, day=day, payee=payee, text=text)
        if named
        else Phrase(WITHOUT_PAYEE, day=day, text=payee or text)
    )
    return Node(
        label,
        cents,
        day=day,
        place=Place(transaction.file, line),
        documents=transaction.documents,
    )


def total_node(label: Phrase, parts: Iterable[Node], rule: str = "") -> Node:
    """A node that is the sum of its parts."""
    listed = tuple(parts)
    return Node(label, sum(part.amount_cents for part in listed), listed, rule)
