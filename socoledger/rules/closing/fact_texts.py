"""Each fact of a close as a text, written out field by field (SPEC 4)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.agreement import COOPERATIVE, KEEP, Agreement, Clause, Limit, PremiumTerms
from socoledger.domain.closing import Accepted
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.member import OUTCOMES, Benefit, Decision, Member
from socoledger.domain.period import Month
from socoledger.domain.rule_sets import Rules
from socoledger.rules.grant_standings import is_settled
from socoledger.rules.onderdeel import Onderdeel


class Fact(NamedTuple):
    """One fact. `key` names its day or record, as "day-2025-03-14" or "member-anna"; `day` is None
    for a fact of a record.
    """

    key: str
    text: str
    place: Place
    day: date | None = None


def rules_text(rules: Rules) -> tuple[str, ...]:
    """The number of the rules, where the digest covers it."""
    return (f"rules {rules.number}",) if rules.numbered else ()


def accepted_text(accepted: Accepted) -> str:
    """An error that a close accepted, with its reason, without its place."""
    return (
        f"accepted {accepted.code} {accepted.day} {accepted.member} {json.dumps(accepted.reason)}"
    )


def coop_text(coop: Coop) -> str:
    """The member key and the names of accounts; those of grants are in the texts of grants."""
    accounts = coop.accounts
    names = (
        accounts.spaarpot,
        accounts.premium,
        accounts.allowance,
        accounts.municipality,
        accounts.funds,
        accounts.reserve,
        accounts.distribution,
        accounts.article31,
    )
    return f"coop {coop.member_key} {' '.join(names)}"


def transaction_fact(transaction: Transaction, spaarpot: str, rules: Rules) -> Fact:
    """A transaction: its day and postings, without its wording and place."""
    day = transaction.day.isoformat()
    postings = sorted([posting_text(posting, spaarpot, rules) for posting in transaction.postings])
    place = Place(transaction.file, transaction.line)
    return Fact(f"day-{day}", f"{day} * {'; '.join(postings)}", place, transaction.day)


def posting_text(posting: Posting, spaarpot: str, rules: Rules) -> str:
    """A posting: account, cents, shares, and the metadata that counts on that account."""
    text = f"{posting.account} {posting.cents}"
    for owner, cents in posting.shares:
        text += f" {owner}:{cents}"
    if below(posting.account, spaarpot):
        debit = posting.cents > 0
        if posting.purpose is not None and (debit or rules.purposes_of_credits):
            text += f" purpose={json.dumps(posting.purpose)}"
        if posting.approval is not None and debit:
            text += f" approval={json.dumps(posting.approval)}"
    if posting.for_year is not None:
        text += f" for={posting.for_year}"
    if posting.grant is not None:
        text += f" grant={posting.grant}"
    return text


def hours_fact(hours: Hours) -> Fact:
    """Hours: day, member, number and purpose."""
    day = hours.day.isoformat()
    text = f"{day} hours {hours.member} {hours.hundredths}"
    if hours.unit is not None:
        text += f" {json.dumps(hours.unit)}"
    return Fact(f"day-{day}", text, hours.place, hours.day)


def member_text(member: Member, end: date) -> str:
    """A member as known at the end of a month, without rights under art. 31."""
    text = f"{member.id} account={member.account}"
    memberships = [period for period in member.memberships(end) if period.first <= end]
    for number, period in enumerate(memberships):
        if number:
            text += f" back={period.first}"
        if period.last is not None and period.last <= end:
            text += f" left={period.last} outcome={period.outcome}"
            if period.known is not None and Month.of(period.known) > Month.of(period.last):
                text += f" known={Month.of(period.known)}"
    return text


def late_benefit_texts(member: Member, month: Month) -> Iterator[str]:
    """The ends of benefits that became known later, but by the end of a month and in its year: from
    then on they count for the year's earlier months too (SPEC 1), and so does the benefit that had
    begun since, which no earlier month could tell from the one before it.
    """
    for period in member.benefit:
        late = _late_end(period)
        if late is None or late[1] > month or late[1].year != month.year:
            continue
        last, known = late
        yield f" benefit-ended={last} known={known}"
        for again in member.benefit:
            if last < again.first and Month.of(again.first) < known:
                yield f" benefit-again={again.first}"
                ended = again.last is not None and Month.of(again.last) < known
                if ended and _late_end(again) is None:
                    yield f" to={again.last}"


def _late_end(period: Benefit) -> tuple[date, Month] | None:
    """The last day of a benefit, and the month in which it became known if that was a later one."""
    if period.last is None or period.known is None:
        return None
    known = Month.of(period.known)
    return (period.last, known) if Month.of(period.last) < known else None


def grant_text(grant: Grant, account: str, end: date, *, early: bool, cost_cents: int) -> str:
    """A grant as known at the end of a month; `early` if it has a cost from before its period."""
    text = f"grant {grant.id} account={account}"
    if early:
        text += f" from={grant.first}"
    if grant.last <= end:
        text += f" to={grant.last} repay={grant.repay} settled={is_settled(grant)}"
    if cost_cents > grant.amount_cents:
        text += f" amount={grant.amount_cents}"
    return text


def decision_texts(
    onderdeel: Onderdeel, decision: Decision, month: Month, rules: Rules
) -> Iterator[str]:
    """A decision known at the end of a month, for the part of the year that it covers
    until then.
    """
    end, start = month.last_day, date(month.year, 1, 1)
    if decision.decided > end or decision.first > end:
        return
    if decision.last is not None and decision.last < start:
        return
    last = "" if decision.last is None or decision.last >= end else decision.last.isoformat()
    first, known = max(decision.first, start), max(decision.decided, start)
    text = f" {onderdeel.name}={first}/{last} known={known}{limit_text(decision.maximum)}"
    if decision.under_27 and rules.early_under_27:
        text += " under_27"
    yield text


def limit_text(limit: Limit | None) -> str:
    """A maximum, as an amount or a share; "" if there is none."""
    if limit is None:
        return ""
    return f" maximum={limit.share if limit.share is not None else limit.cents}"


def agreement_text(agreement: Agreement) -> str:
    """A version of the agreement, without its reference."""
    terms, premium, allowance = agreement.spaarpot, agreement.premium, agreement.allowance
    per_month, per_year = allowance.per_month_cents, allowance.per_year_cents
    parts = [
        f"agreement {json.dumps(agreement.id)} {agreement.start} {agreement.losses}",
        f"member_result {clause_text(agreement.member_result)}",
        f"collective_result {clause_text(agreement.collective_result)}",
        f"premium {premium.per_hour_cents} {premium.payments}{limit_text(premium.maximum)}"
        + premium_text(premium),
        f"allowance {allowance.per_hour_cents} {per_month} {per_year}",
        "purposes "
        + " ".join(sorted(f"{purpose.id}:{purpose.approval}" for purpose in terms.purposes)),
        f"spaarpot maximum {terms.maximum_cents} grace {terms.grace_months}",
        "on_leaving " + " ".join(terms.on_leaving.get(outcome, KEEP) for outcome in OUTCOMES),
    ]
    return "; ".join(parts)


def premium_text(premium: PremiumTerms) -> str:
    """What is agreed of premiums beside hours, the number of payments and the maximum; "" for
    nothing.
    """
    text = f" share={premium.share} of={premium.of}" if premium.share else ""
    if premium.per_month_cents is not None:
        text += f" per_month={premium.per_month_cents}"
    if premium.pay_months:
        text += f" pay_months={','.join(map(str, sorted(premium.pay_months)))}"
    return text + (f" from={premium.out_of}" if premium.out_of != COOPERATIVE else "")


def clause_text(clause: Clause) -> str:
    """A clause; the order of its levies and splits counts (SPEC 3.2)."""
    levies = " ".join(f"{levy.to} {levy.share}" for levy in clause.levies)
    brackets = ", ".join(
        f"{bracket.up_to_cents} " + " ".join(f"{part.to} {part.share}" for part in bracket.split)
        for bracket in clause.brackets
    )
    return f"[{levies}] [{brackets}] {clause.rest}"
