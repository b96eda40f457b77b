"""Findings on unknown law (S4)."""

from collections.abc import Iterable, Iterator
from datetime import date

from socoledger.catalogue.article31 import (
    ALLOWANCES_AND_TAX,
    UNDER_27_A_YEAR_EARLY,
    UNDER_27_WITHOUT_EFFECT,
)
from socoledger.catalogue.law import (
    LEGAL_AMOUNT_UNKNOWN,
    UNDER_27_RULE_UNCONFIRMED,
    UNDER_27_RULE_UNKNOWN,
)
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.domain.law import AgeRule, Law
from socoledger.domain.member import Decision, Member
from socoledger.domain.period import Month
from socoledger.rules.awards import awards_of
from socoledger.rules.decisions import EARLY_YEAR, is_early
from socoledger.rules.law import ALLOWANCE_PER_MONTH, age_rule_on, amount_on
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM, Onderdeel
from socoledger.rules.span import Span
from socoledger.rules.tally import Kind, Role, Tally

LAW_FILE = Place("law.yaml", 1)


def law_findings(books: Books, totals: Tally, reach: Span) -> Iterator[Finding]:
    """A legal amount or rule that these books use and that is not known for its day, or only by a
    secondary source; and decisions by which a rule holds early.
    """
    if reach.last_month is not None and reach.last_month >= books.coop.first_month:
        yield from _not_known(books, totals, reach.last_month)
    for member in books.members:
        for decision in member.premium:
            if decision.under_27:
                yield _early(member, decision)


def _not_known(books: Books, totals: Tally, last: Month) -> Iterator[Finding]:
    amounts: set[tuple[str, date]] = set()
    rules: set[date] = set()
    secondary: set[AgeRule] = set()
    for member in books.members:
        for onderdeel in (PREMIUM, ALLOWANCE):
            for day, barred in _days_used(books, totals, member, onderdeel, last):
                if not barred:
                    amounts |= _unknown_amounts(books.law, onderdeel, day)
                if member.turns_27 is None or day >= member.turns_27:
                    continue
                rule, since = age_rule_on(books.law, onderdeel.name, day)
                if since is not None:
                    rules.add(since)
                elif rule.confidence == "medium":
                    secondary.add(rule)
    for id_, since in sorted(amounts):
        in_force = amount_on(books.law, id_, since)
        yield Finding.of(
            LEGAL_AMOUNT_UNKNOWN,
            LAW_FILE,
            since,
            id=id_,
            since=since,
            value_cents=in_force.cents,
            start=since if in_force.serving is None else in_force.serving.start,
        )
    for since in sorted(rules):
        yield Finding.of(UNDER_27_RULE_UNKNOWN, LAW_FILE, since, since=since)
    for rule in sorted(secondary, key=lambda rule: (rule.start, rule.source)):
        yield Finding.of(
            UNDER_27_RULE_UNCONFIRMED, LAW_FILE, rule.start, since=rule.start, source=rule.source
        )


def _early(member: Member, decision: Decision) -> Finding:
    """A decision by which the rule of 2027 holds in 2026 already, or would if it could."""
    first = max(decision.first, date(EARLY_YEAR, 1, 1))
    begins = decision.last is None or first <= decision.last
    if begins and is_early(member, PREMIUM, decision, first):
        return Finding.of(UNDER_27_A_YEAR_EARLY, decision.place, first, member.id, member=member.id)
    return Finding.of(
        UNDER_27_WITHOUT_EFFECT, decision.place, decision.first, member.id, member=member.id
    )


def _days_used(
    books: Books, totals: Tally, member: Member, onderdeel: Onderdeel, last: Month
) -> Iterator[tuple[date, bool]]:
    """The days on which a member is judged, and whether age alone bars them then."""
    awards = awards_of(books, totals, member, onderdeel)
    if onderdeel.decisions(member):  # without one neither law nor age is what is in the way
        for standing in awards.standings(last).values():
            month = standing.months[-1]
            if month.obstacle in (None, "under 27"):
                yield month.day, not month.entitled
    for movement in awards.movements:
        if movement.kind in (Kind.CASH, Kind.OTHER):
            yield movement.day, False


def _unknown_amounts(law: Law, onderdeel: Onderdeel, day: date) -> set[tuple[str, date]]:
    ids = [onderdeel.legal_per_year]
    if onderdeel is ALLOWANCE:
        ids.append(ALLOWANCE_PER_MONTH)
    found = ((id_, amount_on(law, id_, day).unknown_since) for id_ in ids)
    return {(id_, since) for id_, since in found if since is not None}


def tax_findings(totals: Tally, members: Iterable[Member]) -> Iterator[Finding]:
    """Where allowances are in use: the tax side is somebody else's to decide (S432)."""
    moved = [
        movement
        for member in members
        for movement in totals.movements_of(Role.ALLOWANCE, member.id)
    ]
    if moved:
        first = min(moved, key=lambda movement: (movement.day, movement.place))
        yield Finding.of(ALLOWANCES_AND_TAX, first.place, first.day)
