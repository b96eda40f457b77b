"""One shape per command: the JSON of SPEC 6, to the letter. The other formats are made from it.

Amounts and hours are strings with two decimals, dates ISO 8601, keys in the order written here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from socoledger.domain.codes import CODES, is_error
from socoledger.domain.findings import Finding
from socoledger.domain.model import LegalParameter
from socoledger.domain.money import format_hundredths as text
from socoledger.domain.results import (
    AwardFigures,
    InForce,
    PremiumFigures,
    ResultFigures,
    ReturnFigures,
    SpaarpotFigures,
)
from socoledger.write.words import Words

Shape = dict[str, Any]


def result(figures: ResultFigures) -> Shape:
    """`result`: per member and for the coöperatie, for a month or a year."""
    own = figures.collective
    return {
        "schema": "socoledger.result/1",
        "period": str(figures.period),
        "members": [
            {
                "id": member.id,
                "income": text(member.income_cents),
                "expenses": text(member.expenses_cents),
                "result": text(member.income_cents - member.expenses_cents),
                "carried": text(member.carried_cents),
                "distribution": {to: text(cents) for to, cents in member.distribution.items()},
            }
            for member in figures.members
        ],
        "collective": {
            "income": text(own.income_cents),
            "expenses": text(own.expenses_cents),
            "article31": text(own.article31_cents),
            "from_members": text(own.from_members_cents),
            "from_leavers": text(own.from_leavers_cents),
            "absorbed": text(own.absorbed_cents),
            "result": text(own.result_cents),
            "carried": text(own.carried_cents),
            "distribution": {to: text(cents) for to, cents in own.distribution.items()},
        },
    }


def spaarpot(at: date, figures: Iterable[SpaarpotFigures]) -> Shape:
    """`spaarpot`: each spaarpot at a day, and all of those shown together."""
    members = list(figures)
    keys = ("opening", "additions", "withdrawals", "leaving", "balance", "pending")

    def amounts(some: Iterable[SpaarpotFigures]) -> Shape:
        held = list(some)
        return {key: text(sum(getattr(one, f"{key}_cents") for one in held)) for key in keys}

    return {
        "schema": "socoledger.spaarpot/1",
        "at": at.isoformat(),
        "members": [{"id": member.id, **amounts([member])} for member in members],
        "total": amounts(members),
    }


def premium(figures: PremiumFigures) -> Shape:
    """`premium`: the register of art. 31 for a year."""
    return {
        "schema": "socoledger.premium/1",
        "year": figures.year,
        "through": str(figures.through),
        "members": [
            {"id": id_, "premium": _premium(premiums), "allowance": _award(allowances)}
            for id_, premiums, allowances in figures.members
        ],
    }


def _award(figures: AwardFigures) -> Shape:
    standing = figures.standing
    return {
        "earned": text(standing.earned_cents),
        "awarded": text(standing.awarded_cents),
        "other": text(standing.other_cents),
        "above_maximum": text(figures.above_maximum_cents),
        "maximum": text(standing.maximum_cents),
        "paid": text(figures.paid_cents),
        "room": text(figures.room_cents),
    }


def _premium(figures: AwardFigures) -> Shape:
    award = _award(figures)
    room = award.pop("room")
    return {
        "hours": text(figures.hours_hundredths),
        **award,
        "payments": [
            {"date": payment.day.isoformat(), "amount": text(payment.cents)}
            for payment in figures.payments
        ],
        "payments_left": figures.payments_left,
        "room": room,
    }


def return_(figures: ReturnFigures) -> Shape:
    """`return`: what goes back to the gemeente for a year."""
    computed, booked = figures.computed_cents, figures.booked_cents
    return {
        "schema": "socoledger.return/1",
        "year": figures.year,
        "through": str(figures.through),
        "final": figures.final,
        "members": [
            {
                "id": member.id,
                "result": text(member.result_cents),
                "amount": text(member.amount_cents),
                "leaving": text(member.leaving_cents),
            }
            for member in figures.members
        ],
        "collective": {
            "result": text(figures.collective_result_cents),
            "amount": text(figures.collective_amount_cents),
        },
        "computed": text(computed),
        "booked": text(booked),
        "pending": text(computed - booked),
        "paid": text(figures.paid_cents),
        "outstanding": text(booked - figures.paid_cents),
        "balance": text(figures.balance_cents),
    }


def check(findings: Iterable[Finding], words: Words) -> Shape:
    """`check`: every finding, with its message in the language of `words`."""
    listed = list(findings)
    errors = sum(map(is_error, listed))
    return {
        "schema": "socoledger.check/1",
        "errors": errors,
        "warnings": len(listed) - errors,
        "findings": [
            {
                "code": finding.code,
                "severity": str(CODES[finding.code].severity),
                "message": words.finding(finding),
                "file": finding.place.file if finding.place else None,
                "line": finding.place.line if finding.place else None,
                "date": finding.day.isoformat() if finding.day else None,
                "member": finding.member,
            }
            for finding in listed
        ],
    }


def law(on: date, found: Iterable[tuple[LegalParameter, InForce]], words: Words) -> Shape:
    """`law`: each legal amount on a day, the last known one where it is not known for that day."""
    return {
        "schema": "socoledger.law/1",
        "on": on.isoformat(),
        "amounts": [_legal_amount(parameter, in_force, words) for parameter, in_force in found],
    }


def _legal_amount(parameter: LegalParameter, in_force: InForce, words: Words) -> Shape:
    serving, since = in_force.serving, in_force.unknown_since
    notes = [amount.note for amount in parameter.amounts if amount.start == since]
    note = notes[0] if notes else ("" if serving is None else serving.note)
    return {
        "id": parameter.id,
        "title": parameter.title[words.language],
        "article": parameter.article,
        "unit": parameter.unit,
        "value": None if serving is None else text(in_force.cents),
        "from": None if serving is None else serving.start.isoformat(),
        "unknown_since": since.isoformat() if since else None,
        "source": None if serving is None else serving.source,
        "confidence": None if serving is None else serving.confidence,
        "note": note or None,
    }
