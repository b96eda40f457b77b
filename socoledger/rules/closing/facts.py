"""The facts of a period (SPEC 4): what of the journal, the members, the agreement and the law bears
on its figures, as texts that do not depend on layout, comments, or the order of files.

A close keeps a digest of them all, to know whether anything changed, and a mark for each, to know
what: a mark that is gone or new points at its day, or at its line. What a version of socoledger
adds to these texts, it adds only where it applies, so that the facts of old closes stay the same.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.accounts import below
from socoledger.domain.agreement import KEEP, Agreement, Clause, Limit
from socoledger.domain.books import Books
from socoledger.domain.closing import UNDER_27, WORDING, Accepted, LawRecord
from socoledger.domain.coop import Coop
from socoledger.domain.digest import digest, mark
from socoledger.domain.findings import Place
from socoledger.domain.grants import Grant
from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.law import Law
from socoledger.domain.member import OUTCOMES, Decision, Member
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month, months
from socoledger.domain.rule_sets import Rules
from socoledger.rules.article31 import (
    ALLOWANCE,
    PREMIUM,
    Onderdeel,
    excluded_by_age,
    in_force,
    judged_day,
)
from socoledger.rules.closing.active import Active
from socoledger.rules.grants import grant_account, is_settled
from socoledger.rules.law import ALLOWANCE_PER_MONTH, age_rule_on, amount_on

AGREEMENT = "agreement"
COOP = "coop"
LAW = "law"
GRANT = "grant-"
"""What the keys of grants begin with."""


class Fact(NamedTuple):
    """One fact. `key` says what it is of, as "day-2025-03-14" or "member-anna"; `day` is None for
    what is of no day.
    """

    key: str
    text: str
    place: Place
    day: date | None = None


class Facts(NamedTuple):
    """The facts of a month, the first month's with all that is dated before it."""

    month: Month
    listed: tuple[Fact, ...]
    law: LawRecord
    rules: Rules
    words: tuple[Fact, ...] = ()
    """Payees, narrations, links and documents: no facts, but what an auditor reads."""

    def digest(self, accepted: Sequence[Accepted] = ()) -> str:
        """One digest for all, whatever their order, and for what is accepted."""
        texts = sorted(fact.text for fact in self.listed)
        return digest("\n".join((*of_rules(self.rules), *texts, *map(of_accepted, accepted))))

    def marks(self) -> dict[str, tuple[str, ...]]:
        """A mark for each fact, by key, in order of their bytes."""
        return _marks(self.listed)

    def wording(self) -> str | None:
        """One digest for all words, whatever their order; None where the rules keep none."""
        if not self.rules.wording:
            return None
        return digest("\n".join(sorted(f"{fact.key} {fact.text}" for fact in self.words)))

    def marks_of_words(self) -> dict[str, tuple[str, ...]]:
        """A mark for the words of each transaction, where the rules keep them."""
        return _marks(self.words) if self.rules.wording else {}


def _marks(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for fact in facts:
        found.setdefault(fact.key, []).append(mark(fact.text))
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def of_rules(rules: Rules) -> tuple[str, ...]:
    """The number of the rules, where a digest says it."""
    return (f"rules {rules.number}",) if rules.numbered else ()


def of_accepted(accepted: Accepted) -> str:
    """What a close accepted, and why; where it stood does not count."""
    return (
        f"accepted {accepted.code} {accepted.day} {accepted.member} {json.dumps(accepted.reason)}"
    )


def facts_by_month(books: Books, last: Month) -> dict[Month, Facts]:
    """The facts of each month from first_month up to and including `last`."""
    first = books.coop.first_month
    listed: dict[Month, list[Fact]] = {month: [] for month in months(first, last)}
    wordings: dict[Month, list[Fact]] = {month: [] for month in listed}
    active = Active(books)
    for transaction in books.journal.transactions:
        month = max(Month.of(transaction.day), first)
        if transaction.close is None and month <= last:
            rules, spaarpot = books.rules_in(month), books.coop.accounts.spaarpot
            listed[month].append(of_transaction(transaction, spaarpot, rules))
            wordings[month].extend(of_words(transaction))
            active.transaction(transaction, month)
    for document in books.journal.documents:
        month = first if document.day is None else max(Month.of(document.day), first)
        if document.day is not None and month <= last:
            text = f"{WORDING}{document.day}"
            wordings[month].append(
                Fact(text, f"document {document.file}", document.place, document.day)
            )
    for hours in books.journal.hours:
        month = max(Month.of(hours.day), first)
        if month <= last:
            listed[month].append(of_hours(hours))
            active.hours(hours, month)
    found = {}
    for month, facts in listed.items():
        law = _law(books, active, month)
        agreement = books.agreement(month)
        facts.extend(_of_members(books, active, month))
        facts.extend(_of_grants(books, active, month))
        facts.append(Fact(COOP, of_coop(books.coop), Place("coop.yaml", books.coop.place.line)))
        if agreement is not None:
            facts.append(Fact(AGREEMENT, of_agreement(agreement), agreement.place))
        facts.extend(Fact(LAW, f"{key} {text}", Place("law.yaml", 1)) for key, text in law)
        found[month] = Facts(
            month, tuple(facts), law, books.rules_in(month), tuple(wordings[month])
        )
    return found


def of_words(transaction: Transaction) -> Iterator[Fact]:
    """What a transaction says in words."""
    if transaction.wording:
        place = Place(transaction.file, transaction.line)
        key = f"{WORDING}{transaction.day.isoformat()}"
        yield Fact(key, transaction.wording, place, transaction.day)


def of_coop(coop: Coop) -> str:
    """The names that decide what counts; those of accounts for grants stand with each grant."""
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


# -- the journal --------------------------------------------------------------------------------


def of_transaction(transaction: Transaction, spaarpot: str, rules: Rules) -> Fact:
    """A transaction: its day and postings, not its words or where it stands."""
    day = transaction.day.isoformat()
    postings = sorted(of_posting(posting, spaarpot, rules) for posting in transaction.postings)
    place = Place(transaction.file, transaction.line)
    return Fact(f"day-{day}", f"{day} * {'; '.join(postings)}", place, transaction.day)


def of_posting(posting: Posting, spaarpot: str, rules: Rules) -> str:
    """An account and cents, whose they are, and what of the metadata counts there."""
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


def of_hours(hours: Hours) -> Fact:
    """Hours: the day, whose they are, how many and what for."""
    day = hours.day.isoformat()
    text = f"{day} hours {hours.member} {hours.hundredths}"
    if hours.what is not None:
        text += f" {json.dumps(hours.what)}"
    return Fact(f"day-{day}", text, hours.place, hours.day)


# -- members ------------------------------------------------------------------------------------


def _of_members(books: Books, active: Active, month: Month) -> Iterator[Fact]:
    """What is known of each member that the facts name, at the end of a month."""
    end = month.last_day
    for member in books.members:
        since = active.since.get(member.id)
        if since is None or since > month:
            continue
        text = of_member(member, end)
        if active.is_judged(member.id, month):
            text += "".join(_rights(books, member, month))
            text += "".join(_files_before(books, active, member, month))
        yield Fact(f"member-{member.id}", text, member.place)


def _files_before(books: Books, active: Active, member: Member, month: Month) -> Iterator[str]:
    """Other files of the same person, the awards of which leave less for this one (SPEC 3.5)."""
    if member.person is None or not books.rules_in(month).persons:
        return
    files = books.files_of(member)
    for other in files[: files.index(member)]:
        if active.is_judged(other.id, month):
            yield f" after={other.id}"


def of_member(member: Member, end: date) -> str:
    """What is known of a member at the end of a month, whatever art. 31 makes of it."""
    text = f"{member.id} account={member.account}"
    if member.left is not None and member.left <= end:
        text += f" left={member.left} outcome={member.outcome}"
    return text


def _of_grants(books: Books, active: Active, month: Month) -> Iterator[Fact]:
    """What bears on a month of each grant that the facts name, from its first month on: its end
    once that has come, its amount once that is exceeded, so that both may still be raised before,
    and its beginning where a cost lies before it.
    """
    for grant in books.grants:
        if active.granted.get(grant.id, month.plus(1)) > month or grant.first > month.last_day:
            continue
        account = grant_account(grant, books.coop.accounts)
        early = active.early.get(grant.id, month.plus(1)) <= month
        cost = sum(cents for since, cents in active.costs.get(grant.id, ()) if since <= month)
        text = of_grant(grant, account, month.last_day, early=early, cost_cents=cost)
        yield Fact(f"{GRANT}{grant.id}", text, grant.place)


def of_grant(grant: Grant, account: str, end: date, *, early: bool, cost_cents: int) -> str:
    """A grant at the end of a month; `early` if a cost lies before its period."""
    text = f"grant {grant.id} account={account}"
    if early:
        text += f" from={grant.first}"
    if grant.last <= end:
        text += f" to={grant.last} repay={grant.repay} settled={is_settled(grant)}"
    if cost_cents > grant.amount_cents:
        text += f" amount={grant.amount_cents}"
    return text


def _rights(books: Books, member: Member, month: Month) -> Iterator[str]:
    """What says whether hours earn something: membership, benefit, decisions and age."""
    day, rules = judged_day(member, month, None), books.rules_in(month)
    yield f" member={member.is_member(day)} benefit={member.has_benefit(day)}"
    for onderdeel in (PREMIUM, ALLOWANCE):
        decisions = onderdeel.decisions(member)
        for decision in decisions:
            yield from of_decision(onderdeel, decision, month, rules)
        known = [one for one in decisions if one.decided <= month.last_day]
        early = in_force(known, day) if rules.early_under_27 else None
        if excluded_by_age(member, onderdeel, books.law_in(month), day, early):
            yield f" {onderdeel.name}:under-27"


def of_decision(
    onderdeel: Onderdeel, decision: Decision, month: Month, rules: Rules
) -> Iterator[str]:
    """A decision known at the end of a month, as far as it covers the year until then."""
    end, start = month.last_day, date(month.year, 1, 1)
    if decision.decided > end or decision.first > end:
        return
    if decision.last is not None and decision.last < start:
        return
    last = "" if decision.last is None or decision.last >= end else decision.last.isoformat()
    first, known = max(decision.first, start), max(decision.decided, start)
    text = f" {onderdeel.name}={first}/{last} known={known}{of_limit(decision.maximum)}"
    if decision.under_27 and rules.early_under_27:
        text += " under_27"
    yield text


def of_limit(limit: Limit | None) -> str:
    """A maximum: an amount or a share, nothing where there is none."""
    if limit is None:
        return ""
    return f" maximum={limit.share if limit.share is not None else limit.cents}"


# -- the agreement ------------------------------------------------------------------------------


def of_agreement(agreement: Agreement) -> str:
    """A version of the agreement, all but its reference."""
    terms, premium, allowance = agreement.spaarpot, agreement.premium, agreement.allowance
    per_month, per_year = allowance.per_month_cents, allowance.per_year_cents
    parts = [
        f"agreement {json.dumps(agreement.id)} {agreement.start} {agreement.losses}",
        f"member_result {of_clause(agreement.member_result)}",
        f"collective_result {of_clause(agreement.collective_result)}",
        f"premium {premium.per_hour_cents} {premium.payments}{of_limit(premium.maximum)}",
        f"allowance {allowance.per_hour_cents} {per_month} {per_year}",
        "purposes " + " ".join(sorted(f"{one.id}:{one.approval}" for one in terms.purposes)),
        f"spaarpot maximum {terms.maximum_cents} grace {terms.grace_months}",
        "on_leaving " + " ".join(terms.on_leaving.get(outcome, KEEP) for outcome in OUTCOMES),
    ]
    return "; ".join(parts)


def of_clause(clause: Clause) -> str:
    """How a result is distributed; the order of levies and of splits counts (SPEC 3.2)."""
    levies = " ".join(f"{levy.to} {levy.share}" for levy in clause.levies)
    brackets = ", ".join(
        f"{bracket.up_to_cents} " + " ".join(f"{part.to} {part.share}" for part in bracket.split)
        for bracket in clause.brackets
    )
    return f"[{levies}] [{brackets}] {clause.rest}"


# -- the law ------------------------------------------------------------------------------------


def _law(books: Books, active: Active, month: Month) -> LawRecord:
    """What of the law serves in the year up to a month, for what the books use."""
    law, accounts = books.law_in(month), books.coop.accounts
    at_work = [one for one in books.members if active.is_judged(one.id, month)]
    found: list[tuple[str, str]] = []
    for onderdeel, account in ((PREMIUM, accounts.premium), (ALLOWANCE, accounts.allowance)):
        is_known = any(
            [*of_decision(onderdeel, decision, month, books.rules_in(month))]
            for member in at_work
            for decision in onderdeel.decisions(member)
        )
        if not is_known and not active.uses(account, month):
            continue
        ids = [onderdeel.legal_per_year]
        if onderdeel is ALLOWANCE:
            ids.insert(0, ALLOWANCE_PER_MONTH)
        found += [(id_, _amounts(law, id_, month)) for id_ in ids]
        found.append((f"{UNDER_27}{onderdeel.name}", _age_rules(law, onderdeel, month)))
    return tuple(found)


def _amounts(law: Law, id_: str, month: Month) -> str:
    """An amount through the year up to a month, as "2025-01-01 1000.00; 2025-07-01 1010.00"."""
    days = (amount.start for amount in law.parameters[id_].amounts)
    values = (
        (day, format_hundredths(amount_on(law, id_, day).cents)) for day in _in_year(days, month)
    )
    return _changes(values)


def _age_rules(law: Law, onderdeel: Onderdeel, month: Month) -> str:
    days = (rule.start for rule in law.age_rules[onderdeel.name])
    values = ((day, age_rule_on(law, onderdeel.name, day)[0].rule) for day in _in_year(days, month))
    return _changes(values)


def _in_year(days: Iterable[date], month: Month) -> Sequence[date]:
    start = date(month.year, 1, 1)
    return [start, *(day for day in sorted(set(days)) if start < day <= month.last_day)]


def _changes(values: Iterable[tuple[date, str]]) -> str:
    """Only what differs from the value before it."""
    told: list[str] = []
    before = ""
    for day, value in values:
        if value != before:
            told.append(f"{day} {value}")
        before = value
    return "; ".join(told)


def became_known(
    before: LawRecord, now: LawRecord, until: date
) -> Mapping[tuple[str, str], tuple[str, str]]:
    """What became known between two records of one year, for days up to and including `until`, the
    last day of the earlier: by key and first day, the value that served and the one that does now.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    earlier = dict(before)
    for key, text in now:
        if key not in earlier:
            continue
        old = dict(value.split(" ", 1) for value in earlier[key].split("; "))
        new = dict(value.split(" ", 1) for value in text.split("; "))
        for day in sorted(day for day in {*old, *new} if day <= until.isoformat()):
            was = _serving(old, day)
            value = _serving(new, day)
            if was is not None and value is not None and was != value:
                found[key, day] = (was, value)
    return found


def _serving(values: Mapping[str, str], day: str) -> str | None:
    served = [values[start] for start in sorted(values) if start <= day]
    return served[-1] if served else None
