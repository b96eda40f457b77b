"""The register of art. 31: a row a member (SPEC 3.5, 3.6 and 6, premium)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.oracle.model.article31 import earned, entitled, hours_of, maximum
from tests.oracle.model.awards import award_account, awarded, files_of, other_awards
from tests.oracle.model.basics import Json, Kind, counting_months, has_assets, in_force, text
from tests.oracle.records import Books, Member, last_day, months_between

LEGAL_PAYMENTS = 2


def total_earned(books: Books, member: Member, kind: Kind, month: date) -> int:
    """Return the sum of earned of the year through a month, as known at its end."""
    counted = counting_months(books, month)
    return sum(earned(books, member, kind, earlier, month) for earlier in counted)


def payments_of(
    books: Books, files: Iterable[Member], kind: Kind, through: date
) -> list[tuple[date, int]]:
    """Return the year's payments by date, then its refunds by date as negative amounts.

    A payment is all that one day's transactions with a posting on Assets debit on the account of
    any of these files; what they credit is a refund.
    """
    accounts = {award_account(books.accounts, member, kind) for member in files}
    debits: dict[date, int] = {}
    credits_: dict[date, int] = {}
    for transaction in books.transactions:
        if not date(through.year, 1, 1) <= transaction.date <= last_day(through):
            continue
        for posting in transaction.postings:
            if posting.account in accounts and has_assets(transaction):
                side = debits if posting.cents > 0 else credits_
                side[transaction.date] = side.get(transaction.date, 0) + posting.cents
    return [*sorted(debits.items()), *sorted(credits_.items())]


def _award_row(books: Books, member: Member, kind: Kind, through: date) -> Json:
    """Return the figures that premium and allowance share (SPEC 6, premium)."""
    total = total_earned(books, member, kind, through)
    given = awarded(books, member, kind, through)
    highest = maximum(books, member, kind, through, through)
    paid = sum(amount for _, amount in payments_of(books, [member], kind, through))
    of_person = payments_of(books, files_of(books, member), kind, through)
    used = sum(amount for _, amount in of_person)
    room = max(0, highest - used) if entitled(books, member, kind, through, through) else 0
    return {
        "earned": text(total),
        "awarded": text(given),
        "other": text(other_awards(books, member, kind, through)),
        "above_maximum": text(total - given),
        "maximum": text(highest),
        "paid": text(paid),
        "room": text(room),
    }


def premium_row(books: Books, member: Member, through: date) -> Json:
    row = _award_row(books, member, "premium", through)
    room = row.pop("room")
    year = months_between(date(through.year, 1, 1), through)
    paid = payments_of(books, [member], "premium", through)
    of_person = payments_of(books, files_of(books, member), "premium", through)
    refunds = sum(1 for _, amount in of_person if amount < 0)
    used = max(0, len(of_person) - refunds - refunds)
    return {
        "hours": text(sum(hours_of(books, member, month) for month in year)),
        **row,
        "payments": [{"date": d.isoformat(), "amount": text(amount)} for d, amount in paid],
        "payments_left": max(0, payments_limit(books, through) - used),
        "room": room,
    }


def payments_limit(books: Books, month: date) -> int:
    """Return how many payments a year allows: the agreement's, else the legal limit (SPEC 3.5)."""
    agreement = in_force(books, month)
    terms = agreement.premium if agreement else None
    return LEGAL_PAYMENTS if terms is None or terms.payments is None else terms.payments


def allowance_row(books: Books, member: Member, through: date) -> Json:
    return _award_row(books, member, "allowance", through)
