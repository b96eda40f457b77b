"""The accounts that mean something, and how a path of account names is read."""

from typing import NamedTuple


class Accounts(NamedTuple):
    """Account names of SPEC 1; a member's or a fund's own account lies one part below."""

    spaarpot: str = "Liabilities:Spaarpot"
    premium: str = "Liabilities:Premie"
    allowance: str = "Liabilities:Vergoeding"
    municipality: str = "Liabilities:Gemeente"
    funds: str = "Liabilities:Fonds"
    reserve: str = "Equity:Reserve"
    distribution: str = "Expenses:Verdeling"
    article31: str = "Expenses:Artikel31"
    grants: str = "Liabilities:Subsidie"
    capital: str = "Equity:Inbreng"
    gifts: str = "Equity:Giften"
    loans: str = "Liabilities:Lening"


class Roots(NamedTuple):
    """The names of the five root accounts, which a journal may translate by option."""

    assets: str = "Assets"
    liabilities: str = "Liabilities"
    equity: str = "Equity"
    income: str = "Income"
    expenses: str = "Expenses"


def default_account(id_: str) -> str:
    """The part that a member's accounts end in: the id with its first letter upper case."""
    return id_[:1].upper() + id_[1:]


def below(account: str, parent: str) -> bool:
    """Whether `account` is `parent` or under it; "Spaarpot:Anna" is not under "Spaarpot:An"."""
    return account == parent or account.startswith(parent + ":")
