"""The accounts that mean something, and how a path of account names is read."""

from collections.abc import Iterable
from dataclasses import field, fields
from typing import Literal, NamedTuple

from socoledger.domain.declared import FromFile, key
from socoledger.domain.findings import _
from socoledger.domain.frozen import frozen
from socoledger.domain.kinds import Account

Root = Literal["assets", "liabilities", "equity", "income", "expenses"]
"""What an account is, by its first part."""
DEBIT_ROOTS: tuple[Root, ...] = ("assets", "expenses")
"""The accounts that a debit adds to; to the others a credit does."""


@frozen
class Accounts(FromFile):
    """Account names of SPEC 1; a member's or a fund's own account lies one part below."""

    spaarpot: Account = field(
        default="Liabilities:Spaarpot",
        metadata=key("spaarpot", _("Above the members' spaarpotten.")),
    )
    premium: Account = field(
        default="Liabilities:Premie",
        metadata=key("premium", _("Above what members are still to get in premiums.")),
    )
    allowance: Account = field(
        default="Liabilities:Vergoeding",
        metadata=key("allowance", _("Above what members are still to get in allowances.")),
    )
    municipality: Account = field(
        default="Liabilities:Gemeente",
        metadata=key("municipality", _("What the gemeente is still to get.")),
    )
    funds: Account = field(
        default="Liabilities:Fonds",
        metadata=key("funds", _("Above the funds, each by its name with a capital.")),
    )
    reserve: Account = field(
        default="Equity:Reserve",
        metadata=key("reserve", _("The coöperatie's reserve.")),
    )
    distribution: Account = field(
        default="Expenses:Verdeling",
        metadata=key("distribution", _("What a close books distributed results against.")),
    )
    article31: Account = field(
        default="Expenses:Artikel31",
        metadata=key("article31", _("Premiums and allowances, as a cost of the coöperatie.")),
    )
    grants: Account = field(
        default="Liabilities:Subsidie",
        metadata=key("grants", _("Above the grants, each by its id with a capital.")),
    )
    capital: Account = field(
        default="Equity:Inbreng",
        metadata=key("capital", _("Above what members brought in as capital.")),
    )
    gifts: Account = field(
        default="Equity:Giften",
        metadata=key("gifts", _("Above what members and others gave.")),
    )
    loans: Account = field(
        default="Liabilities:Lening",
        metadata=key("loans", _("Above what members and others lent.")),
    )
    unsorted: Account = field(
        default="Assets:Uitzoeken",
        metadata=key("unsorted", _("What came in from the bank, and is to be sorted out.")),
    )

    def named(self) -> dict[str, str]:
        """Each account by its key, in the order in which they are declared."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


class Roots(NamedTuple):
    """The names of the five root accounts, which a journal may translate by option."""

    assets: str = "Assets"
    liabilities: str = "Liabilities"
    equity: str = "Equity"
    income: str = "Income"
    expenses: str = "Expenses"

    def root_of(self, account: str) -> Root:
        """What an account is, by its first part. Raises KeyError if that is none of the five."""
        by_name: dict[str, Root] = {
            self.assets: "assets",
            self.liabilities: "liabilities",
            self.equity: "equity",
            self.income: "income",
            self.expenses: "expenses",
        }
        return by_name[account.partition(":")[0]]


def default_account(id_: str) -> str:
    """The part that a member's accounts end in: the id with its first letter upper case."""
    return id_[:1].upper() + id_[1:]


def below(account: str, parent: str) -> bool:
    """Whether `account` is `parent` or under it; "Spaarpot:Anna" is not under "Spaarpot:An"."""
    return account == parent or account.startswith(parent + ":")


def nearest_above(account: str, others: Iterable[str]) -> str | None:
    """The one of some accounts that lies above `account`, and below all others that do; None if
    none of them does.
    """
    above = (other for other in others if other != account and below(account, other))
    return max(above, key=len, default=None)
