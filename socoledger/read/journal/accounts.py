"""What the journal says of accounts: opened, closed, padded, and what they hold (SPEC 2)."""

from datetime import date
from typing import Any

from socoledger.catalogue.entries import PAD_CHANGES_EARLIER_MONTH
from socoledger.domain.accounts import below
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import (
    Assertion,
    Opened,
    Shut,
)
from socoledger.domain.period import Month
from socoledger.read.journal.context import CURRENCY, JournalContext
from socoledger.read.journal.source import cents_of, decimals_of


class AccountReader:
    """Notes what is said of accounts: when they open and close, what they hold, and of pads those
    that change a month which may be closed.
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
        """The pads that no balance was seen of yet, by account."""

    def read(self, kind: str, entry: Any) -> None:
        """Note what is said of an account: that it is opened or closed, or what it holds."""
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
            self._padded(entry)
        if not self._sources.in_closes(place.file):
            self.named |= {entry.account, getattr(entry, "source_account", entry.account)}
            if kind == "Balance" and entry.amount.currency == CURRENCY:
                self.assertions.append(_assertion(entry, place))

    def _padded(self, balance: Any) -> None:
        """Tell of a pad that this balance is the first one after, where it lies after the pad's own
        month: what is booked later would change that month. Months before the first that is closed
        are one, as nothing of them is.
        """
        for account, (day, place) in [*self._pads.items()]:
            if not below(balance.account, account):
                continue
            del self._pads[account]
            first, month = self._coop.first_month, Month.of(day)
            if Month.of(balance.date) > month and not (
                month < first and balance.date <= first.first_day
            ):
                shown = {"account": account, "day": balance.date, "month": str(month)}
                self._findings.append(Finding.of(PAD_CHANGES_EARLIER_MONTH, place, day, **shown))


def _assertion(balance: Any, place: Place) -> Assertion:
    """What is asserted of a balance. Without a tolerance Beancount forgives one of its last
    decimal, so a cent of 1.00 and ten of 1.0.
    """
    number = balance.amount.number
    cents, decimals = cents_of(number), decimals_of(number)
    forgiven = 100 // 10**decimals if balance.tolerance is None and 0 < decimals <= 2 else 0
    if cents is None:
        return Assertion(balance.date, balance.account, place)
    return Assertion(balance.date, balance.account, place, cents, forgiven)
