"""What the coöperatie has at the end of a month, and when that was compared (SPEC 10, 12)."""

from collections.abc import Iterator
from datetime import date, timedelta

from socoledger.domain.books import Books
from socoledger.domain.report.month import Possession
from socoledger.rules.ledger import balances_at


def possessions(books: Books, before: date, day: date) -> Iterator[Possession]:
    """The accounts below Assets with something on them at the end of `before` or of `day`."""
    journal = books.journal
    earlier, now = balances_at(journal, before), balances_at(journal, day)
    compared: dict[str, date] = {}
    for assertion in journal.assertions:
        through = assertion.day - timedelta(days=1)  # it holds at the start of its day
        if through <= day:
            compared[assertion.account] = max(through, compared.get(assertion.account, through))
    for account in sorted({*earlier, *now}, key=str.encode):
        was, cents = earlier.get(account, 0), now.get(account, 0)
        if journal.roots.root_of(account) == "assets" and (was or cents):
            yield Possession(account, was, cents, compared.get(account))
