"""Advice on errors of Beancount, where the journal or grants.yaml shows what went wrong."""

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
    """Remedies for single errors of Beancount, as parameters of a finding; {} if none is known."""

    def __init__(
        self,
        entries: Iterable[Any] = (),
        grants: Sequence[Grant] = (),
        municipality: str = "",
        granted: str = "",
    ) -> None:
        """`granted` is the account above those of the grants."""
        self._entries = entries
        self._grants = grants
        self._municipality = municipality
        self._granted = granted

    @cached_property
    def _postings_by_day(self) -> dict[date, list[Any]]:
        """The postings of all entries, by day."""
        postings: dict[date, list[Any]] = defaultdict(list)
        for entry in self._entries:
            postings[entry.date].extend(getattr(entry, "postings", ()))
        return postings

    def for_account(self, account: str, entry: Any) -> dict[str, Parameter]:
        """Advice on an account that is not open: money of a grant may be booked on it."""
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

    def for_balance(self, balance: Any, held: str) -> dict[str, Parameter]:
        """Advice on a balance that fails: it may hold at the end of its day. `held` is what the
        account held at the start of that day, in Beancount's words.
        """
        amount = getattr(balance, "amount", None)
        if amount is None or balance.date >= date.max:
            return {}
        moved = sum(
            posting.units.number
            for posting in self._postings_by_day.get(balance.date, ())
            if below(posting.account, balance.account)
            and isinstance(getattr(posting.units, "number", None), Decimal)
            and posting.units.currency == amount.currency
        )
        number = _NUMBER.match(held)
        if not moved or number is None or Decimal(number.group()) + moved != amount.number:
            return {}
        return {"remedy": _A_DAY_LATER, "next": balance.date + timedelta(days=1)}
