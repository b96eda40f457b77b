"""What to do in the case at hand about what Beancount does not accept, where the journal or
grants.yaml says more than its message does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from socoledger.domain.accounts import below, default_account
from socoledger.domain.findings import Parameter, Phrase
from socoledger.domain.grants import Grant, Receipt, likely_grant

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?= )")
_BOOK_ON_GRANT = Phrase(
    "this looks like money of the grant '{grant}', which is no income: book it on {granted}, and"
    " see to it that this account is open by then: {day} open {granted} EUR"
)
_A_DAY_LATER = Phrase(
    "date it a day later, {next}: a balance is that of the start of its day, and at the end of this"
    " day it is right"
)


class Advice:
    """Remedies for single errors; none where nothing more is known."""

    def __init__(
        self,
        entries: Iterable[Any] = (),
        grants: Sequence[Grant] = (),
        municipality: str = "",
        granted: str = "",
    ) -> None:
        """`granted` is the account that those of grants lie below."""
        self._entries = entries
        self._grants = grants
        self._municipality = municipality
        self._granted = granted

    @cached_property
    def _by_day(self) -> dict[date, list[Any]]:
        """The postings of each day."""
        found: dict[date, list[Any]] = defaultdict(list)
        for entry in self._entries:
            found[entry.date].extend(getattr(entry, "postings", ()))
        return found

    def of_account(self, account: str, entry: Any) -> dict[str, Parameter]:
        """About an account that is not open: whether money of a grant is booked on it."""
        for posting in getattr(entry, "postings", ()):
            number = getattr(posting.units, "number", None)
            if posting.account != account or not isinstance(number, Decimal) or number >= 0:
                continue
            payee, narration = entry.payee or "", entry.narration or ""
            cents = int(-number * 100)
            receipt = Receipt(account, payee, narration, entry.links or (), cents)
            grant = likely_grant(receipt, self._grants, self._municipality)
            if grant is not None and not below(account, self._granted):
                granted = f"{self._granted}:{default_account(grant.id)}"
                return {"remedy": _BOOK_ON_GRANT, "grant": grant.id, "granted": granted}
        return {}

    def of_balance(self, balance: Any, found: str) -> dict[str, Parameter]:
        """About a balance that fails: whether it holds at the end of its day; `found` is what is
        there at its start, as Beancount says it.
        """
        amount = getattr(balance, "amount", None)
        if amount is None or balance.date >= date.max:
            return {}
        moved = sum(
            posting.units.number
            for posting in self._by_day.get(balance.date, ())
            if below(posting.account, balance.account)
            and isinstance(getattr(posting.units, "number", None), Decimal)
            and posting.units.currency == amount.currency
        )
        number = _NUMBER.match(found)
        if not moved or number is None or Decimal(number.group()) + moved != amount.number:
            return {}
        return {"remedy": _A_DAY_LATER, "next": balance.date + timedelta(days=1)}
