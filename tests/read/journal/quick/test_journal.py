"""The quick road into a journal: it says what the full load says, or gives up with a reason."""

from pathlib import Path

import pytest

from socoledger.domain.books import Books
from socoledger.read import books as reading
from tests.support.book_files import JOURNAL, write_books

COSTS = """
2025-03-02 * "Bakker" "Meel" #member-anna
  Expenses:Kosten  {amount}
  Assets:Bank  {other}
"""
TWO_BALANCES = """
2025-03-01 balance Assets:Bank 100.00 EUR
2025-03-01 balance Assets:Bank 100.01 EUR
"""


def read_both(root: Path) -> tuple[Books, Books]:
    """Books by the quick road, and as Beancount loads them."""
    quick, full = reading.read(root), reading.read(root, full=True)
    assert isinstance(quick, Books)
    assert isinstance(full, Books)
    return quick, full


def reason(folder: Path, journal: str) -> str | None:
    """Why the quick road gave up; what came of it is what the full load says."""
    quick, full = read_both(write_books(folder, journal))
    assert quick._replace(full_load=full.full_load) == full
    return quick.full_load


@pytest.mark.parametrize(
    ("amount", "other"),
    [
        ("12.50 EUR", "-12.50 EUR"),
        ("12.50 EUR", ""),
        ("12.5 EUR", "-12.50 EUR"),
        ("25 EUR", ""),
        ("2 * 6.25 EUR", "-12.50 EUR"),
        ("1,012.50 EUR", "-1012.50 EUR"),
        ("0.125 * 100 EUR", "-12.50 EUR"),
        ("12.50 EUR", "-12.49 EUR"),  # does not add up, which is a finding of ours
        ('12.50 EUR\n    purpose: "koken"', '-12.50 EUR\n    document: "bon.pdf"'),
        ('12.50 EUR\n    porpuse: "koken"', "-12.50 EUR"),
    ],
)
def test_what_is_covered(tmp_path: Path, amount: str, other: str) -> None:
    assert reason(tmp_path, JOURNAL + COSTS.format(amount=amount, other=other)) is None


@pytest.mark.parametrize(
    "text",
    [
        '2025-03-01 note Assets:Bank "niets"\n',
        '2025-03-01 event "plaats" "Utrecht"\n',
        '2025-03-01 query "alles" "SELECT *"\n',
        '2025-03-01 custom "hours" "anna" 3.5\n',
        '2025-03-01 document Assets:Bank "bon.pdf" ^bon\n',
        "2025-03-01 commodity EUR\n",
        "2025-03-01 balance Assets:Bank 100.00 EUR\n",
        "2025-03-01 balance Assets:Bank 100 ~ 0 EUR\n",
        (
            'pushtag #member-anna\n2025-03-02 * "Bakker"\n  Expenses:Kosten  1.00 EUR\n'
            "  Assets:Bank\npoptag #member-anna\n"
        ),
        (
            'pushmeta member: "anna"\n2025-03-02 * "Bakker" #member-anna\n'
            "  Expenses:Kosten  1.00 EUR\n  Assets:Bank\npopmeta member:\n"
        ),
        (
            '2025-03-02 ! "Bakker" ^bon-1\n  ^bon-2\n  member: "anna"\n'
            "  Expenses:Kosten  1.00 EUR\n  Assets:Bank\n"
        ),
    ],
)
def test_directives_that_are_covered(tmp_path: Path, text: str) -> None:
    assert reason(tmp_path, JOURNAL + text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COSTS.format(amount="1 KILO {12.50 EUR}", other=""), "a cost or a price"),
        (COSTS.format(amount="12.50 USD @ 1.00 EUR", other=""), "a cost or a price"),
        (COSTS.format(amount="12.50 USD", other=""), "another currency"),
        (COSTS.format(amount="", other=""), "an amount that is left out and cannot be told"),
        (
            COSTS.format(amount="EUR", other="-12.50 EUR"),
            "an amount that is left out and cannot be told",
        ),
        (
            COSTS.format(amount="12.5 EUR", other=""),
            "an amount that is left out and cannot be told",
        ),
        (
            COSTS.format(amount="12.505 EUR", other="-12.505 EUR"),
            "an amount that is no whole number of cents",
        ),
        ("2025-03-01 pad Assets:Bank Equity:Reserve\n", "a pad"),
        ("2025-03-01 price USD 1.00 EUR\n", "a price"),
        ('plugin "beancount.plugins.noduplicates"\n', "a plugin"),
        ('option "booking_method" "FIFO"\n', "an option that changes how a journal is read"),
        ("pushtag #member-anna\n", "what is pushed is never popped"),
        ("poptag #member-anna\n", "what is popped was never pushed"),
        ("2025-03-01 balance Assets:Bank 1.00 EUR\n", "a balance that fails"),
        (
            TWO_BALANCES,
            "two balances of one day",
        ),
        ("2025-03-01 open Assets:Bank EUR\n", "an account opened twice"),
        ("2025-03-01 close Assets:Nergens\n", "an account closed before it was opened"),
        ('2019-03-01 note Assets:Bank "te vroeg"\n', "an account that is not open"),
        (
            COSTS.format(amount="1.00 EUR", other="").replace("Kosten", "Nergens"),
            "an account that is not open",
        ),
        ("2025-03-01 commodity EUR\n2025-03-01 commodity EUR\n", "a currency described twice"),
        ('2025-03-01 custom "budget" Assets:Bank\n', "an account in a custom directive"),
        ('2525-03-01 custom "hours" "anna" 3.5\n', "an unlikely year"),
        (
            "2025-03-01 open Assets:Ébène\n2025-03-01 open Asset:Bank\n",
            "an account below an unknown root",
        ),
        ("2020-01-01 open Assets:漢\n", "a line that cannot be read"),
        ('option "name_income" "Baten:X"\n', "an option that changes how a journal is read"),
        ("zomaar\n", "a line that cannot be read"),
        (COSTS.format(amount="1/0 EUR", other=""), "a number that cannot be"),
        ('include "nergens.beancount"\n', "an include that leads nowhere"),
    ],
)
def test_what_is_left_to_the_full_load(tmp_path: Path, text: str, expected: str) -> None:
    assert reason(tmp_path, JOURNAL + text) == expected
