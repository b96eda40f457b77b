"""What was recorded before with the same other side, offered again and never taken by itself (SPEC
11).
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.money import format_hundredths
from socoledger.domain.recording import Fact, Kind
from socoledger.rules.recording import known
from socoledger.rules.recording.ground import Ground
from socoledger.rules.used_accounts import by_hand

_TWICE = 2
"""What was so the last two times is offered."""


def texts(ground: Ground, fact: Fact) -> Iterable[str]:
    """What it was for before, with the same other side first."""
    own = (entry.text[1] for entry, _posting in _with_payee(ground, fact))
    others = (entry.text[1] for entry in by_hand(ground.books))
    return [text for text in dict.fromkeys((*own, *others)) if text]


def usual_text(ground: Ground, fact: Fact) -> str:
    """What it was for the last two times, if that was the same."""
    return _the_same(entry.text[1] for entry, _posting in _with_payee(ground, fact))


def usual_amount(ground: Ground, fact: Fact) -> str:
    """The amount of the last two times, as it is typed, if that was the same."""
    amounts = (abs(posting.cents) for _entry, posting in _with_payee(ground, fact))
    return _the_same(format_hundredths(cents) for cents in amounts)


def _with_payee(ground: Ground, fact: Fact) -> Iterator[tuple[Transaction, Posting]]:
    """What was booked with the same other side on income, or on costs, the last first."""
    is_income = fact.kind is Kind.INCOME
    fitting = {*(known.income if is_income else known.costs)(ground, fact)}
    for entry, posting in ground.last_with(fact.payee) if fact.payee else ():
        if posting.account in fitting and len(entry.postings) == _TWICE:
            yield entry, posting


def _the_same(texts_: Iterable[str]) -> str:
    last = [*islice(texts_, _TWICE)]
    return last[0] if len(last) == _TWICE and last[0] == last[1] else ""
