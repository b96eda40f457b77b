"""What is passed by comes out as Beancount's own booking and validation give it."""

from decimal import Decimal
from typing import Any

import pytest
from beancount.core import data
from beancount.ops import validation
from beancount.parser import booking as their_booking
from beancount.parser import parser

from socoledger.read.journal import booking

HEAD = """
2020-01-01 open Assets:Bank
2020-01-01 open Assets:Aandelen
2020-01-01 open Income:Werk EUR
"""
PLAIN = """
2025-01-01 * "Klus" #member-anna
  Assets:Bank    100.00 EUR
  Income:Werk   -100.00 EUR
"""
LOTS = """
2025-01-02 * "Kopen"
  Assets:Aandelen  2 HOOL {10.00 EUR}
  Assets:Bank
2025-01-03 * "Verkopen"
  Assets:Aandelen  -1 HOOL {}
  Assets:Bank     10.00 EUR
"""
JOURNALS = {
    "plain": PLAIN,
    "three postings": """
2025-01-01 * "Klus"
  Assets:Bank   60.0 EUR
  Assets:Bank   40.00 EUR
  Income:Werk -100 EUR
""",
    "left out": PLAIN + '2025-01-02 * "Rest"\n  Assets:Bank  5.00 EUR\n  Income:Werk\n' + PLAIN,
    "two left out": '2025-01-02 * "Rest"\n  Assets:Bank\n  Income:Werk\n' + PLAIN,
    "left out twice": '2025-01-02 * "R"\n  Assets:Bank 5 EUR\n  Assets:Bank\n  Income:Werk\n',
    "currency left out": PLAIN + '2025-01-02 * "R"\n  Assets:Bank  5.00\n  Income:Werk -5.00\n',
    "unbalanced": PLAIN + '2025-01-02 * "R"\n  Assets:Bank  5.00 EUR\n  Income:Werk -4.99 EUR\n',
    "half a cent": '2025-01-02 * "R"\n  Assets:Bank  5.000 EUR\n  Income:Werk -4.996 EUR\n',
    "two currencies": '2025-01-02 * "R"\n  Assets:Bank  5 EUR\n  Assets:Bank -5 USD\n' + PLAIN,
    "two currencies, balanced": """
2025-01-02 * "Wisselen"
  Assets:Bank  5 EUR
  Assets:Bank  6 USD
  Assets:Bank -5 EUR
  Assets:Bank -6 USD
""",
    "a price": '2025-01-02 * "R"\n  Assets:Bank  5 USD @ 2 EUR\n  Assets:Bank -10 EUR\n',
    "lots": PLAIN + LOTS + PLAIN,
    "lots that are not there": PLAIN + LOTS.replace("-1 HOOL", "-9 HOOL") + PLAIN,
    "no postings": '2025-01-02 * "Leeg"\n' + PLAIN,
    "zero": '2025-01-02 * "Nul"\n  Assets:Bank  0.00 EUR\n' + PLAIN,
    "not open": PLAIN.replace("Assets:Bank ", "Assets:Kas "),
    "another currency than that of the account": PLAIN.replace("EUR", "USD"),
    "padded": PLAIN
    + "2025-02-01 pad Assets:Bank Income:Werk\n2025-03-01 balance Assets:Bank 1 EUR",
}


def parsed(text: str) -> tuple[list[Any], dict[str, Any]]:
    entries, _, options = parser.parse_string(HEAD + text)
    entries.sort(key=data.entry_sortkey)
    return entries, options


@pytest.mark.parametrize("name", JOURNALS)
def test_as_beancount(name: str) -> None:
    entries, options = parsed(JOURNALS[name])
    their_entries, their_options = parsed(JOURNALS[name])
    theirs, their_problems = their_booking.book(their_entries, their_options)
    ours = booking.book(entries, options)
    assert ours.entries == theirs  # with their metadata, in their order
    assert told(ours.problems) == told(their_problems)
    ours_wrong = booking.validate(ours.entries, options, ours.balanced)
    assert told(ours_wrong) == told(validation.validate(theirs, their_options))


def told(problems: list[Any]) -> list[tuple[str, Any, str]]:
    return [(type(problem).__name__, problem.source, problem.message) for problem in problems]


def test_what_is_passed_by() -> None:
    passed = {name: len(booking.book(*parsed(text)).balanced) for name, text in JOURNALS.items()}
    assert passed["plain"] == passed["three postings"] == passed["unbalanced"] == 1
    assert passed["left out"] == 2
    # What an account holds counts for lots, and for currencies that are left out.
    assert passed["lots"] == passed["currency left out"] == passed["a price"] == 0


def test_what_a_plugin_changed_is_weighed_again() -> None:
    """Validation knows an entry by itself, not by its place."""
    entries, options = parsed(PLAIN)
    booked = booking.book(entries, options)
    transaction = booked.entries[-1]
    first, second = transaction.postings
    changed = transaction._replace(
        postings=[first, second._replace(units=data.Amount(Decimal(-99), "EUR"))]
    )
    problems = booking.validate([*booked.entries[:-1], changed], options, booked.balanced)
    assert [problem.message for problem in problems] == ["Transaction does not balance: (1.00 EUR)"]
