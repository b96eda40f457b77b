"""What is awarded (SPEC 3.5, 3.6), what of it a spaarpot gives, and what of a spaarpot falls to
others on leaving (SPEC 3.7): each month's answer stands on those of the months before it.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tests.oracle.model.article31 import allowed, maximum
from tests.oracle.model.basics import (
    Kind,
    balance_at,
    by_rules_1,
    counting_months,
    end_of,
    has_assets,
    in_force,
)
from tests.oracle.model.membership import left_by
from tests.oracle.model.results import member_distributed
from tests.oracle.records import (
    Accounts,
    Books,
    Member,
    add_months,
    last_day,
    month_of,
    months_between,
)


def award_account(accounts: Accounts, member: Member, kind: Kind) -> str:
    """Return the member's premium or allowance account."""
    base = accounts.premium if kind == "premium" else accounts.allowance
    return f"{base}:{member.account_name}"


def files_of(books: Books, member: Member) -> list[Member]:
    """Return the files of the same person, by their first membership, then their id."""
    files = [m for m in books.members if m is member or (m.person and m.person == member.person)]
    return sorted(files, key=lambda each: (each.joined, each.id))


def other_awards(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return what uses up the maximum besides hours, in the year through a month (SPEC 3.5).

    Awards by hand, and all that the person's earlier files were awarded.
    """
    files = files_of(books, member)
    earlier = [] if by_rules_1(books, month) else files[: files.index(member)]
    return by_hand(books, member, kind, month) + sum(
        awarded(books, other, kind, month) + by_hand(books, other, kind, month) for other in earlier
    )


@lru_cache(maxsize=100_000)
def by_hand(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return the credits of the year through a month, in transactions without Assets posting."""
    account = award_account(books.accounts, member, kind)
    first, last = date(month.year, 1, 1), last_day(month)
    return sum(
        -posting.cents
        for transaction in books.transactions
        if first <= transaction.date <= last
        if not has_assets(transaction)
        for posting in transaction.postings
        if posting.account == account and posting.cents < 0
    )


@lru_cache(maxsize=1_000_000)
def awarded(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return `awarded through m` of the calendar year (SPEC 3.5, 3.6).

    The larger of what was awarded through the month before, and the sum of what was allowed, at
    most the maximum less other awards, and at most what the spaarpot has where it gives; as known
    at the month's end.
    """
    counted = counting_months(books, month)
    if not counted:
        return 0
    before = awarded(books, member, kind, counted[-2]) if len(counted) > 1 else 0
    total = sum(allowed(books, member, kind, earlier, month) for earlier in counted)
    room = maximum(books, member, kind, month, month) - other_awards(books, member, kind, month)
    most = min(total, room)
    if kind == "premium" and spaarpot_gives(books, month):
        most = min(most, before + max(0, _held(books, member, month)))
    return max(before, most)


def spaarpot_gives(books: Books, month: date) -> bool:
    """Tell whether a month's premiums come from spaarpotten: the version in force says so."""
    agreement = in_force(books, month)
    terms = agreement.premium if agreement else None
    return terms is not None and terms.out_of == "spaarpot"


def given(books: Books, member: Member, month: date) -> int:
    """Return what a month's close takes out of the spaarpot as a premium (SPEC 3.5)."""
    if month < books.first_month or not spaarpot_gives(books, month):
        return 0
    counted = counting_months(books, month)
    before = awarded(books, member, "premium", counted[-2]) if len(counted) > 1 else 0
    return awarded(books, member, "premium", month) - before


def _held(books: Books, member: Member, month: date) -> int:
    """Return what is in the spaarpot at a month's end, with what the month brings (3.3), before
    its premium and before what falls to others on leaving.
    """
    earlier = months_between(books.first_month, add_months(month, -1))
    return (
        -balance_at(books, spaarpot_account(books, member), end_of(books, month))
        + distributed_to_spaarpot(books, member, month)
        - sum(given(books, member, each) for each in earlier)
        - sum(fell_to(books, member, each)[1] for each in earlier)
    )


def spaarpot_account(books: Books, member: Member) -> str:
    """Return the member's spaarpot account."""
    return f"{books.accounts.spaarpot}:{member.account_name}"


def leaving_terms(books: Books, left: date, outcome: str | None) -> tuple[str, int]:
    """Return on_leaving and grace_months of the version in force in the month of leaving.

    Before the first version, that is the first one. An outcome not named: keep.
    """
    agreement = in_force(books, month_of(left)) or books.agreements[0]
    to = agreement.on_leaving
    if isinstance(to, tuple):
        to = dict(to).get(outcome or "")
    return to or "keep", agreement.grace_months or 0


@lru_cache(maxsize=1_000_000)
def fell_to(books: Books, member: Member, month: date) -> tuple[str, int]:
    """Return where a leaver's spaarpot goes at a month's end, and how much of it (SPEC 3.7)."""
    day = end_of(books, month)
    left = left_by(member, day, day)
    if left is None or left.end is None or month < books.first_month:
        return "keep", 0
    to, grace = leaving_terms(books, left.end, left.outcome)
    if to == "keep" or month < add_months(month_of(left.end), grace):
        return "keep", 0
    return to, max(0, _held(books, member, month) - given(books, member, month))


def distributed_to_spaarpot(books: Books, member: Member, through: date) -> int:
    """Return what closes through a month would book by 3.3, of all years from first_month."""
    decembers = [date(y, 12, 1) for y in range(books.first_month.year, through.year)]
    return sum(
        member_distributed(books, member, month).get("spaarpot", 0)
        for month in (*decembers, through)
    )
