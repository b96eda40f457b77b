"""Directives on accounts: open, close, pad and balance (SPEC 2)."""

from datetime import date
from decimal import Decimal
from typing import Any

from socoledger.catalogue.entries import PAD_CHANGES_EARLIER_MONTH
from socoledger.domain.accounts import below
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import (
    Assertion,
    Opened,
    Shut,
)
from socoledger.domain.metadata import STATEMENT
from socoledger.domain.period import Month
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.source import cents_of, decimals_of


class AccountReader:
    """Records when accounts are opened and closed and which balances are asserted, and reports pads
    that change an earlier month.
    """

    def __init__(self, context: JournalContext, *, is_whole: bool) -> None:
        self.opened: dict[str, Opened] = {}
        self.opened_by_plugin: dict[str, date] = {}
        self.named: set[str] = set()
        self.shut: dict[str, Shut] = {}
        self.assertions: list[Assertion] = []
        self._sources, self._coop = context.sources, context.coop
        self._findings = context.findings
        self._is_whole = is_whole
        self._pads: dict[str, tuple[date, Place]] = {}
        """The pads that no balance has followed yet, by account."""

    def read(self, kind: str, entry: Any) -> None:
        """Read one directive on an account; `kind` is the name of its type in Beancount."""
        place = self._sources.place(entry)
        if kind == "Open":
            if entry.meta["filename"].startswith("<"):
                self.opened_by_plugin[entry.account] = entry.date
            else:
                euros = not entry.currencies or CURRENCY in entry.currencies
                self.opened[entry.account] = Opened(entry.date, place, euros)
            return
        if kind == "Close":
            self.shut[entry.account] = Shut(entry.date, place)
        elif kind == "Pad":
            self._pads[entry.account] = (entry.date, place)
        elif (
            kind == "Balance"
            and self._pads
            and self._is_whole
            and entry.amount.currency == CURRENCY
        ):
            self._check_pads(entry)
        if not self._sources.in_closes(place.file):
            self.named |= {entry.account, getattr(entry, "source_account", entry.account)}
            if kind == "Balance" and entry.amount.currency == CURRENCY:
                self.assertions.append(_assertion(entry, place))

    def _check_pads(self, balance: Any) -> None:
        """Report each pad that this balance is the first to follow in a later month than the pad's:
        what is booked later would then change the month of the pad. All months before the first
        month of the books count as one, as they are not closed.
        """
        for account, (day, place) in [*self._pads.items()]:
            if not below(balance.account, account):
                continue
            del self._pads[account]
            first, month = self._coop.first_month, Month.of(day)
            if Month.of(balance.date) > month and not (
                month < first and balance.date <= first.first_day
            ):
                parameters = {"account": account, "day": balance.date, "month": str(month)}
                self._findings.append(
                    Finding.of(PAD_CHANGES_EARLIER_MONTH, place, day, **parameters)
                )


def forgiven_cents(number: Decimal) -> int:
    """What Beancount forgives of a balance without a tolerance of its own: one unit of the last
    decimal written, so one cent of 1.00, ten of 1.0.
    """
    decimals = decimals_of(number)
    return 100 // 10**decimals if 0 < decimals <= 2 else 0


def _assertion(balance: Any, place: Place) -> Assertion:
    number = balance.amount.number
    cents = cents_of(number)
    forgiven = forgiven_cents(number) if balance.tolerance is None else 0
    said = balance.meta.get(STATEMENT)
    statement = said if isinstance(said, str) else ""
    if cents is None:
        return Assertion(balance.date, balance.account, place, statement=statement)
    return Assertion(balance.date, balance.account, place, cents, forgiven, statement)
