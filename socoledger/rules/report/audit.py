"""What the kascommissie looks at: balances beside the bank, a sample of entries, papers of the
gemeente (SPEC 12).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.domain.period import Month
from socoledger.domain.report.audit import (
    AssetBalance,
    AssetKind,
    Audit,
    Decided,
    Evidence,
)
from socoledger.domain.report.statement import Award
from socoledger.rules.balance_sheet import balance_sheet
from socoledger.rules.bank.standing import standings_at
from socoledger.rules.checks.entries import is_cash_account
from socoledger.rules.ledger import accounts_answer
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM
from socoledger.rules.report.audit_sample import documents_of, sample
from socoledger.rules.report.basis import basis
from socoledger.rules.tally import Role, roles_in


def audit(books: Books, year: int, day: date, evidence: Evidence, missing: Sequence[str]) -> Audit:
    """What there is to look at of a year, up to and including `day`; `missing` are the documents
    that the journal names and that are not there.
    """
    rested = basis(books, Month(year, 1), day)
    return Audit(
        year=year,
        municipality=books.coop.municipality,
        basis=rested._replace(accepted=()),  # they have a part of their own
        balances=tuple(_balances(books, day)),
        total=balance_sheet(books, day).total,
        bank=standings_at(books, day),
        first_month=books.coop.first_month,
        is_year_closed=str(year) in books.journal.closed,
        evidence=evidence,
        sample=sample(books, year, day, rested.close),
        documents=documents_of(books, year, day, missing),
        decided=(*_decisions(books, year, day), *_approvals(books, year, day)),
        members=sum(member.is_member(day) for member in books.members),
    )


def _balances(books: Books, day: date) -> Iterator[AssetBalance]:
    """The accounts of assets on which something stands, and those of money that are in use."""
    for one in accounts_answer(books, day).accounts:
        if one.kind == "assets":
            kind = _kind(books, one.account)
            is_money = kind != "other" and one.last_entry is not None and one.closed is None
            if one.balance_cents or is_money:
                yield AssetBalance(one.account, kind, one.balance_cents)


def _kind(books: Books, account: str) -> AssetKind:
    if books.bank is not None and account in books.bank.names:
        return "bank"
    return "cash" if is_cash_account(books, account) else "other"


def questions(findings: Sequence[Finding], year: int, day: date) -> tuple[Finding, ...]:
    """The errors and warnings among findings that are about a year up to and including `day`, or
    about no day; the errors first, each kind in the order given.
    """
    asked = (one for one in findings if one.is_error or one.is_warning)
    of_year = (one for one in asked if one.day is None or (one.day.year == year and one.day <= day))
    return tuple(sorted(of_year, key=lambda one: not one.is_error))


def _decisions(books: Books, year: int, day: date) -> Iterator[Decided]:
    """The decisions of the college that were in force in the year; those of one reference and day
    are one paper.
    """
    start = date(year, 1, 1)
    for onderdeel in (PREMIUM, ALLOWANCE):
        names: dict[tuple[date, str], list[str]] = {}
        for member in books.members:
            for one in onderdeel.decisions(member):
                if one.overlaps(start, day):
                    names.setdefault((one.decided, one.reference), []).append(member.name)
        for (decided, reference), about in sorted(names.items()):
            kind: Award = "premium" if onderdeel is PREMIUM else "allowance"
            yield Decided(kind, reference, decided, tuple(about))


def _approvals(books: Books, year: int, day: date) -> Iterator[Decided]:
    """The approvals of spending out of spaarpotten in the year, one for each entry."""
    roles = roles_in(books)
    names = {member.id: member.name for member in books.members}
    for entry in books.journal.transactions:
        if entry.day.year == year and entry.day <= day:
            for posting in entry.postings:
                role, member = roles.of(posting.account)
                if role is Role.SPAARPOT and posting.approval is not None:
                    about = (names[member],) if member in names else ()
                    yield Decided("approval", posting.approval, entry.day, about)
