"""Books with sums made of the whole of them, beside the sums that reading makes file by file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from socoledger.domain.asserted import asserted_balances
from socoledger.domain.books import Books
from socoledger.domain.journal import Assertion, Transaction
from socoledger.rules.summed import Summing, summed


def with_sums(books: Books) -> Books:
    """The books with sums in the place of transactions that are only ever added up."""
    journal = books.journal
    by_file: dict[str, list[Transaction]] = {}
    for entry in journal.transactions:
        by_file.setdefault(entry.file, []).append(entry)
    what = Summing.of(books.coop, journal.roots)
    number = {id(entry): number for number, entry in enumerate(journal.transactions)}
    parts = chain.from_iterable(summed(entries, what) for entries in by_file.values())
    transactions = sorted(parts, key=lambda entry: (entry.day, number.get(id(entry), -1)))
    assertions = without_what_holds(journal.transactions, journal.assertions)
    return books._replace(
        journal=journal._replace(transactions=tuple(transactions), assertions=tuple(assertions))
    )


def without_what_holds(
    transactions: Sequence[Transaction], assertions: Iterable[Assertion]
) -> Iterator[Assertion]:
    """The assertions, without what Beancount forgives where the balance holds to the cent: that
    need not be looked at again. `transactions` are no sums.
    """
    for assertion, cents in asserted_balances(transactions, assertions):
        yield assertion._replace(forgiven_cents=0) if cents == assertion.cents else assertion
