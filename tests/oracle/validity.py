"""Random books are valid: what the makers promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.oracle.records import COLLECTIVE, Books, Member, last_day, month_of


def check_valid(books: Books) -> None:
    """Raise ValueError if the generator broke its promise of books without structural errors."""
    ids = {m.id for m in books.members} | {COLLECTIVE}
    _check_grants(books)
    for transaction in books.transactions:
        named = set(transaction.tags)
        for meta in (transaction.meta, *(p.meta for p in transaction.postings)):
            named |= {who for who, _ in meta.members} | ({meta.member} if meta.member else set())
        if not named <= ids or sum(p.cents for p in transaction.postings) != 0:
            raise ValueError(transaction)
        if any(p.cents == 0 for p in transaction.postings) or len(transaction.postings) < 2:
            raise ValueError(transaction)
    for member in books.members:
        _check_apart([(b.start, b.end) for b in member.benefit], member)
        _check_apart([(d.start, d.end) for d in member.premium], member)
        _check_apart([(d.start, d.end) for d in member.allowance], member)
        _check_hours(books, member)
    _check_agreements(books)


def _check_grants(books: Books) -> None:
    known = {grant.id for grant in books.grants}
    if len(known) < len(books.grants) or any(g.start > g.end or g.cents <= 0 for g in books.grants):
        raise ValueError(books.grants)
    for transaction in books.transactions:
        for posting in transaction.postings:
            named = {transaction.meta.grant, posting.meta.grant} - {None}
            if not named <= known or (named and posting.account.startswith("Income:")):
                raise ValueError(transaction)


def _check_apart(periods: Sequence[tuple[date, date | None]], member: Member) -> None:
    for (_, end), (start, _) in pairwise(periods):
        if end is None or start <= end:
            raise ValueError(member)


def _check_hours(books: Books, member: Member) -> None:
    own = [h for h in books.hours if h.member == member.id]
    for month in {month_of(h.date) for h in own}:
        so_far = [h for h in own if h.date.year == month.year and h.date <= last_day(month)]
        if sum(h.hundredths for h in so_far) < 0:
            raise ValueError(member)


def _check_agreements(books: Books) -> None:
    starts = [a.start for a in books.agreements]
    if starts != sorted(set(starts)) or starts[0] > books.first_month:
        raise ValueError(starts)
    for agreement in books.agreements:
        for distribution in (agreement.member_result, agreement.collective_result):
            if distribution is None:
                continue
            splits = [sum((s for _, s in b.split), Fraction(0)) for b in distribution.brackets]
            ups = [b.up_to_cents or 0 for b in distribution.brackets[:-1]]
            levies = sum(levy.share for levy in distribution.levies)
            if (
                any(total != 1 for total in splits)
                or ups != sorted(set(ups))
                or levies > 1
                or 0 in ups
            ):
                raise ValueError(agreement)
