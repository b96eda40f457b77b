"""The answers of `accounts`: what stands on every account at a day, and the ledger of one.

Amounts are as people read them: on Assets and Expenses a debit adds, on Liabilities, Equity and
Income a credit does.
"""

from typing import Literal

from socoledger.domain.accounts import Root
from socoledger.domain.record import Cents, Day, Period, record


@record
class AccountBalance:
    """What stands on one account at the end of a day, without the accounts below it."""

    account: str
    kind: Root
    """What the account is, by its first part."""
    balance_cents: Cents
    """Positive on Assets and Expenses if debits are more, on the others if credits are."""
    last_entry: Day | None
    """The day of the last entry on it."""
    closed: Day | None
    """The last day that it could be used on, if that has come."""


@record
class AccountSums:
    """All accounts together, since the books began: assets and expenses come to the same as
    liabilities, equity and income.
    """

    assets_cents: Cents
    liabilities_cents: Cents
    equity_cents: Cents
    income_cents: Cents
    expenses_cents: Cents


@record
class AccountsAnswer:
    """The answer of `accounts`: every account that was open or used by the end of a day."""

    schema: Literal["socoledger.accounts/1"] = "socoledger.accounts/1"
    at: Day
    accounts: tuple[AccountBalance, ...]
    """Assets, liabilities, equity, income and expenses, each in the order of bytes."""
    total: AccountSums


@record
class AccountsTotal:
    """The total of `accounts` under an umbrella; what one of the books owes another stands in it
    twice, as an asset and as a debt.
    """

    at: Day
    assets_cents: Cents
    liabilities_cents: Cents
    equity_cents: Cents
    income_cents: Cents
    expenses_cents: Cents


@record
class LedgerEntry:
    """One posting on an account."""

    date: Day
    account: str
    """The account itself, or one below it."""
    payee: str | None
    text: str
    """The narration."""
    amount_cents: Cents
    balance_cents: Cents
    """What stands on the account and those below it after this entry."""
    file: str
    line: int


@record
class LedgerAnswer:
    """The answer of `accounts` for one account and those below it, in the order of the journal:
    opening + added - taken off = closing.
    """

    schema: Literal["socoledger.ledger/1"] = "socoledger.ledger/1"
    account: str
    kind: Root | None
    """What the account is, by its first part; null if these books do not have it."""
    period: Period
    from_: Day
    to: Day
    """The last day: that of the period, or of what is booked in its year."""
    opening_cents: Cents
    """At the start of the first day. Amounts are positive as for `accounts`."""
    added_cents: Cents
    taken_off_cents: Cents
    """Positive."""
    closing_cents: Cents
    """At the end of the last day."""
    entries: tuple[LedgerEntry, ...]


@record
class LedgerTotal:
    """The total of `accounts` for one account under an umbrella, of the books that have it."""

    account: str
    period: Period
    from_: Day
    to: Day
    opening_cents: Cents
    added_cents: Cents
    taken_off_cents: Cents
    closing_cents: Cents
