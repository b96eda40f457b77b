"""What a year through a month brought and cost per account, and where it went (SPEC 12).

Accounts under `accounts.distribution` and `accounts.article31` are no lines of it: what they hold
is told by where the result went. With the grants, the lines come to the results of `result`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from socoledger.domain.accounts import Root, below
from socoledger.domain.agreement import SPAARPOT
from socoledger.domain.books import Books
from socoledger.domain.destinations import COOPERATIVE
from socoledger.domain.journal import Posting
from socoledger.domain.period import Month
from socoledger.domain.result import CollectiveFigures, MemberFigures, ResultFigures
from socoledger.rules.grant_standings import grants_in_result
from socoledger.rules.history import History
from socoledger.rules.ledger import as_read
from socoledger.rules.result import result_figures

ARTICLE31, LOSSES, BEFORE = "article31", "losses", "before"
"""Destinations of a statement beside those of agreements."""

ByName = Mapping[str, int]


class YearFigures(NamedTuple):
    """One year through a month, in cents; what is spent is positive."""

    income: ByName
    """By account, without those below it."""
    expenses: ByName
    grants: ByName
    """By id: the costs that a grant paid and what is kept of it."""
    distribution: ByName
    """By destination; comes to income + grants - expenses."""

    @classmethod
    def of_nothing(cls) -> "YearFigures":
        """A year in which nothing is booked."""
        return cls({}, {}, {}, {})


def year_figures(past: History, through: Month) -> YearFigures:
    """The figures of the year of `through`, up to and including that month; `past` ends with it."""
    income: dict[str, int] = {}
    expenses: dict[str, int] = {}
    grants: dict[str, int] = {}
    before = 0
    first_day = past.books.coop.first_month.first_day
    for entry in past.books.journal.transactions:
        if entry.day.year != through.year or Month.of(entry.day) > through:
            continue
        for posting in entry.postings:
            root = _root_of_result(past.books, posting)
            if root is None:
                continue
            by_account = income if root == "income" else expenses
            cents = as_read(posting.cents, root)
            by_account[posting.account] = by_account.get(posting.account, 0) + cents
            if posting.grant is not None:
                grants[posting.grant] = grants.get(posting.grant, 0) + posting.cents
            elif entry.day < first_day:
                before -= posting.cents
    for id_, cents in _kept_of_grants(past, through).items():
        grants[id_] = grants.get(id_, 0) + cents
    distribution = {**_distribution(past, through), BEFORE: before}
    return YearFigures(income, expenses, grants, distribution)


def _root_of_result(books: Books, posting: Posting) -> Root | None:
    """What the account of a posting is if it is part of a result (SPEC 3.1), else None."""
    accounts = books.coop.accounts
    root = books.journal.roots.root_of(posting.account)
    if root not in ("income", "expenses"):
        return None
    apart = (accounts.distribution, accounts.article31)
    return None if any(below(posting.account, parent) for parent in apart) else root


def _kept_of_grants(past: History, through: Month) -> dict[str, int]:
    """What the year kept of each grant, less costs above its amount."""
    return {
        grant.id: _in_year(grants_in_result([grant], past.grants), through)
        for grant in past.books.grants
    }


def _in_year(by_month: Mapping[Month, int], through: Month) -> int:
    return sum(by_month.get(Month(through.year, n), 0) for n in range(1, through.number + 1))


def _distribution(past: History, through: Month) -> dict[str, int]:
    """Where the results of `result` went, and what of them is carried on as losses."""
    figures = result_figures(past, through.year, through)
    went: dict[str, int] = {SPAARPOT: 0, ARTICLE31: figures.collective.article31_cents}
    for one in _everyone(figures):
        for to, cents in one.distribution.items():
            if to != COOPERATIVE:
                went[to] = went.get(to, 0) + cents
    for leaving in past.leavings:
        if leaving.month.year == through.year and leaving.month <= through:
            went[SPAARPOT] -= leaving.cents
            if leaving.to != COOPERATIVE:
                went[leaving.to] = went.get(leaving.to, 0) + leaving.cents
    went[LOSSES] = _losses(figures)
    return went


def _everyone(figures: ResultFigures) -> Sequence[MemberFigures | CollectiveFigures]:
    return (*figures.members, figures.collective)


def _losses(figures: ResultFigures) -> int:
    """What results come to above what was distributed of them: below zero for losses carried on,
    above it where earlier ones were made good. What the coöperatie bears is in its own result.
    """
    undistributed = sum(
        one.result_cents - sum(one.distribution.values()) for one in _everyone(figures)
    )
    return undistributed + figures.collective.absorbed_cents
