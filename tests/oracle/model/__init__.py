"""A second model of the rules: slow, obvious, and written from SPEC 3, 6 and 9 alone.

It reads the records of `random_books`, never files. Months are written as their first day, money
as whole cents, hours as hundredths, shares as fractions. Closes do not exist here: nothing is
booked yet, so `booked` is zero and everything that closes would book is pending.

Wherever a function takes a `month`, it answers for the facts up to the end of that month.
Values are remembered (`lru_cache`) to keep a run short; every function can be read without that.
"""

from __future__ import annotations

from datetime import date

from tests.oracle.model.article31 import entitled
from tests.oracle.model.awards import (
    award_account,
    awarded,
    fell_to,
    given,
    spaarpot_account,
)
from tests.oracle.model.basics import (
    Amounts,
    Json,
    attributed,
    balance_at,
    by_id,
    fact_dates,
    has_assets,
    in_force,
    is_under,
    known_at,
    last_fact,
    member_named,
    text,
    texts,
    through_month,
)
from tests.oracle.model.collective import collective_distributed, collective_state, difference
from tests.oracle.model.grants import (
    grant_account,
    grant_named,
    grant_row,
    is_granted,
    moved,
    settled,
    settles_to,
    spent,
)
from tests.oracle.model.register import allowance_row, premium_row
from tests.oracle.model.results import member_distributed, member_state, named_by, own_result
from tests.oracle.model.spaarpot import (
    is_opening,
    left_behind,
    paid_to_municipality,
    spaarpot_row,
    takes_back,
)
from tests.oracle.records import Books, add_months, month_of, months_between

__all__ = [
    "Amounts",
    "Json",
    "as_known",
    "attributed",
    "award_account",
    "awarded",
    "collective_distributed",
    "entitled",
    "fell_to",
    "given",
    "grant_account",
    "grant_named",
    "grants",
    "has_assets",
    "in_force",
    "is_granted",
    "is_opening",
    "is_under",
    "last_fact",
    "member_distributed",
    "months",
    "own_result",
    "paid_to_municipality",
    "premium",
    "result",
    "return_",
    "settled",
    "settles_to",
    "spaarpot",
    "spaarpot_account",
    "spent",
    "takes_back",
    "text",
    "years",
]


def months(books: Books) -> list[str]:
    """Return the months that can be asked for: first_month to that of the last fact (SPEC 5)."""
    return [f"{m:%Y-%m}" for m in months_between(books.first_month, month_of(last_fact(books)))]


def years(books: Books) -> list[int]:
    """Return the years that have facts (SPEC 6)."""
    return sorted({day.year for day in fact_dates(books)})


def as_known(books: Books, at: date) -> Books:
    """Return the books as they were known on a day: every figure can be asked of them (SPEC 9)."""
    return known_at(books, at)


def _reached(books: Books, year: int) -> date:
    """Return the last month that a year's figures reach: no later than the day they are of."""
    if books.at is None:
        return through_month(books, year)
    return min(date(year, 12, 1), month_of(books.at))


def result(books: Books, period: str) -> Json:
    """Answer `result` (SPEC 6): for a month the difference of two states, for a year one state."""
    if len(period) == 4:
        through = _reached(books, int(period))
        before = None
    else:
        through = date.fromisoformat(f"{period}-01")
        before = add_months(through, -1) if through.month > 1 else None
    return {
        "schema": "socoledger.result/1",
        "period": period,
        "members": [
            {
                "id": member.id,
                **difference(
                    member_state(books, member, through),
                    member_state(books, member, before) if before else {},
                    named_by(books, through, "member"),
                ),
            }
            for member in by_id(books)
        ],
        "collective": difference(
            collective_state(books, through),
            collective_state(books, before) if before else {},
            named_by(books, through, "collective"),
        ),
    }


def spaarpot(books: Books, at: date) -> Json:
    """Answer `spaarpot --at` (SPEC 6): facts of later dates do not count (SPEC 3.7)."""
    known = known_at(books, at)
    rows = {m.id: spaarpot_row(known, member_named(known, m.id), at) for m in by_id(known)}
    keys = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")
    return {
        "schema": "socoledger.spaarpot/1",
        "at": at.isoformat(),
        "members": [{"id": name, **{k: text(row[k]) for k in keys}} for name, row in rows.items()],
        "total": {k: text(sum(row[k] for row in rows.values())) for k in keys},
    }


def premium(books: Books, year: int) -> Json:
    """Answer `premium --year` (SPEC 6)."""
    through = _reached(books, year)
    return {
        "schema": "socoledger.premium/1",
        "year": year,
        "through": f"{through:%Y-%m}",
        "members": [
            {
                "id": member.id,
                "premium": premium_row(books, member, through),
                "allowance": allowance_row(books, member, through),
            }
            for member in by_id(books)
        ],
    }


def return_(books: Books, year: int) -> Json:
    """Answer `return --year` (SPEC 3.8 and 6)."""
    through = _reached(books, year)
    members = [
        {
            "id": member.id,
            "result": member_state(books, member, through)["result"],
            "amount": member_distributed(books, member, through).get("municipality", 0),
            "leaving": left_behind(books, member, through, "municipality"),
        }
        for member in by_id(books)
    ]
    collective = {
        "result": collective_state(books, through)["result"],
        "amount": collective_distributed(books, through).get("municipality", 0),
    }
    grants_left = sum(moved(books, g, through, "municipality") for g in books.grants)
    computed = sum(m["amount"] + m["leaving"] for m in members) + collective["amount"]
    computed += grants_left
    booked = 0  # there are no closes
    paid = paid_to_municipality(books, year)
    return {
        "schema": "socoledger.return/1",
        "year": year,
        "through": f"{through:%Y-%m}",
        "final": False,
        "members": [texts(row) for row in members],
        "collective": texts(collective),
        "grants": text(grants_left),
        "computed": text(computed),
        "booked": text(booked),
        "pending": text(computed - booked),
        "paid": text(paid),
        "outstanding": text(booked - paid),
        "balance": text(-balance_at(books, books.accounts.municipality, date(year, 12, 31))),
    }


def grants(books: Books, at: date) -> Json:
    """Answer `grants --at` (SPEC 9): facts of later dates do not count. Grants come as written."""
    known = known_at(books, at)
    rows = [
        grant_row(known, grant, as_known, at)
        for grant, as_known in zip(books.grants, known.grants, strict=True)
    ]
    keys = (
        *("received", "spent", "exceeded", "left", "advanced", "returned", "kept", "repaid"),
        *("balance", "pending"),
    )
    return {
        "schema": "socoledger.grants/1",
        "at": at.isoformat(),
        "grants": [texts(row) for row in rows],
        "total": {key: text(sum(row[key] for row in rows)) for key in keys},
    }
