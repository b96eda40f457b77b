"""One shape per command: the JSON of SPEC 6, to the letter. The other formats are made from it.

Amounts and hours are strings with two decimals, dates ISO 8601, keys in the order written here.
"""

from collections.abc import Iterable
from typing import Any

from socoledger.domain.accounts import Accounts, below
from socoledger.domain.agreement import KEEP
from socoledger.domain.closing import Accepted, Booking, Close, Plan
from socoledger.domain.findings import Finding
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.money import format_hundredths as text
from socoledger.domain.period import Month
from socoledger.domain.status import StatusFigures
from socoledger.write.words import Words

Shape = dict[str, Any]


def check(
    findings: Iterable[Finding], accepted: Iterable[tuple[Finding, Accepted]], words: Words
) -> Shape:
    """`check`: every finding, with its message in the language of `words`. Those that a close
    accepted stand apart, with the reason, under a key that is there only then.
    """
    listed = list(findings)
    shape = {
        "schema": "socoledger.check/1",
        "errors": sum(one.is_error for one in listed),
        "warnings": sum(one.is_warning for one in listed),
        "findings": [of_finding(finding, words) for finding in listed],
    }
    apart = [{**of_finding(finding, words), "reason": how.reason} for finding, how in accepted]
    return {**shape, "accepted": apart} if apart else shape


def of_finding(finding: Finding, words: Words) -> Shape:
    """A finding, as every answer shows it."""
    return {
        "code": finding.code,
        "severity": str(finding.kind.severity),
        "message": words.finding(finding),
        "file": finding.place.file if finding.place else None,
        "line": finding.place.line if finding.place else None,
        "date": finding.day.isoformat() if finding.day else None,
        "member": finding.member,
    }


def verify(
    verdicts: Iterable[tuple[Close, tuple[Finding, ...]]],
    others: Iterable[Finding],
    accepted: Iterable[Accepted],
    words: Words,
) -> Shape:
    """`verify`: each close with what is wrong with it, and what is wrong besides."""
    return {
        "schema": "socoledger.verify/1",
        "closes": [
            {
                "period": close.period,
                "file": close.place.file,
                "ok": not findings,
                "findings": [of_finding(finding, words) for finding in findings],
            }
            for close, findings in verdicts
        ],
        "others": [of_finding(finding, words) for finding in others],
        "accepted": [_accepted(one) for one in accepted],
    }


def _accepted(accepted: Accepted) -> Shape:
    return {
        "code": accepted.code,
        "date": accepted.day.isoformat(),
        "member": accepted.member,
        "where": accepted.where,
        "reason": accepted.reason,
    }


def close(plan: Plan, file: str, accounts: Accounts) -> Shape:
    """`close`: what each member got, what the coöperatie's own result became, and what was spent
    of grants and became of the rest.
    """
    of_members = [one for one in plan.bookings if one.member != COLLECTIVE]
    of_grants = [one for one in plan.bookings if one.grant is not None]
    of_year = [one for one in plan.bookings if one.member == COLLECTIVE and one not in of_grants]
    return {
        "period": plan.period,
        "file": file,
        "members": [_booked(booking, accounts) for booking in of_members],
        "collective": [_booked(booking, accounts) for booking in of_year],
        "grants": [_booked_of_grant(booking, accounts) for booking in of_grants],
        "return": None if plan.return_cents is None else text(plan.return_cents),
    }


def _booked_of_grant(booking: Booking, accounts: Accounts) -> Shape:
    """What one booking takes off a grant's account, by what becomes of it."""
    off = sum(cents for account, cents in booking.postings if below(account, accounts.grants))
    returned = any(below(account, accounts.municipality) for account, _ in booking.postings)
    key = "spent" if not booking.settling else "returned" if returned else "kept"
    return {"id": booking.grant, key: text(off)}


def _booked(booking: Booking, accounts: Accounts) -> Shape:
    """A booking by what its accounts are for; amounts that come to somebody are positive."""
    parents = {
        "funds": accounts.funds,
        "municipality": accounts.municipality,
        "reserve": accounts.reserve,
        "spaarpot": accounts.spaarpot,
        "premium": accounts.premium,
        "allowance": accounts.allowance,
    }
    credited = {
        key: -sum(cents for account, cents in booking.postings if below(account, parent))
        for key, parent in parents.items()
    }
    if booking.leaving:
        credited = {"leaving": -credited["spaarpot"]}
    return {
        "id": booking.member,
        "result": None if booking.result_cents is None else text(booking.result_cents),
        "cooperative": None if booking.leaving else text(booking.cooperative_cents or 0),
        **{key: text(cents) for key, cents in credited.items()},
    }


def status(
    *,
    closed: Iterable[str],
    last: Month | None,
    due: Month,
    is_over: bool,
    is_ready: bool,
    seal: tuple[str, str] | None,
    years: Iterable[int],
    findings: Iterable[Finding],
    accepted: Iterable[Accepted],
    figures: StatusFigures | None,
    words: Words,
) -> Shape:
    """`status`; figures are null where errors would make them mislead, or nothing is booked."""
    return {
        "schema": "socoledger.status/1",
        "closed": {
            "through": None if last is None else str(last),
            "years": [int(period) for period in sorted(closed) if len(period) == 4],
        },
        "due": {"month": str(due), "over": is_over, "years": list(years)},
        "findings": [of_finding(finding, words) for finding in findings],
        "accepted": [_accepted(one) for one in accepted],
        "year": None if figures is None else figures.year,
        "payable": None
        if figures is None
        else [
            {
                "id": one.id,
                "kind": one.kind,
                "unpaid": text(one.unpaid_cents),
                "payable": text(one.payable_cents),
                "room": text(one.room_cents),
                "payments_left": one.payments_left,
            }
            for one in figures.payable
        ],
        "returns": None
        if figures is None
        else [
            {
                "year": one.year,
                "final": one.final,
                "computed": text(one.computed_cents),
                "booked": text(one.booked_cents),
                "paid": text(one.paid_cents),
                "outstanding": text(one.outstanding_cents),
            }
            for one in figures.returns
        ],
        "leavers": None
        if figures is None
        else [
            {
                "id": one.id,
                "left": one.left.isoformat(),
                "balance": text(one.balance_cents),
                "to": one.to,
                "settled_in": None if one.to == KEEP else str(one.settled_in),
            }
            for one in figures.leavers
        ],
        "ready": is_ready,
        "seal": None if seal is None else {"period": seal[0], "seal": seal[1]},
    }
