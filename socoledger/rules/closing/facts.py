"""The facts of a period (SPEC 4): the parts of the journal, the members, the agreement and the law
that its figures depend on, as texts that do not depend on layout, comments, or the order of files.

A close holds a digest of all facts, which shows whether any has changed, and a mark for each, which
shows where: a mark that is gone or new belongs to a day or a line. A version of socoledger adds to
these texts only where the addition applies, so that the facts of old closes stay the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from socoledger.domain.books import Books
from socoledger.domain.closing import WORDING, Accepted, LawRecord
from socoledger.domain.digest import digest, mark
from socoledger.domain.findings import Place
from socoledger.domain.journal import Transaction
from socoledger.domain.member import Member
from socoledger.domain.period import Month, months
from socoledger.domain.rule_sets import Rules
from socoledger.rules.closing.active import Active
from socoledger.rules.closing.fact_texts import (
    Fact,
    accepted_text,
    agreement_text,
    coop_text,
    decision_texts,
    grant_text,
    hours_fact,
    late_benefit_texts,
    member_text,
    rules_text,
    transaction_fact,
)
from socoledger.rules.closing.law_facts import law_record
from socoledger.rules.decisions import excluded_by_age, in_force, judged_day
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM

AGREEMENT = "agreement"
COOP = "coop"
LAW = "law"
GRANT = "grant-"
"""The start of the keys of grants."""


class Facts(NamedTuple):
    """The facts of a month; those of the first month include everything dated before it."""

    month: Month
    listed: tuple[Fact, ...]
    law: LawRecord
    rules: Rules
    words: tuple[Fact, ...] = ()
    """Payees, narrations, links and documents: no facts, but read by an auditor."""

    def digest(self, accepted: Sequence[Accepted] = ()) -> str:
        """The digest of all facts, independent of their order, and of the accepted errors."""
        texts = sorted(fact.text for fact in self.listed)
        return digest("\n".join((*rules_text(self.rules), *texts, *map(accepted_text, accepted))))

    def marks(self) -> dict[str, tuple[str, ...]]:
        """The marks of the facts by key, both sorted."""
        return _marks(self.listed)

    def wording(self) -> str | None:
        """The digest of the wording, independent of order; None by rules without wording."""
        if not self.rules.wording:
            return None
        return digest("\n".join(sorted(f"{fact.key} {fact.text}" for fact in self.words)))

    def wording_marks(self) -> dict[str, tuple[str, ...]]:
        """The marks of the wording by key, {} by rules without wording."""
        return _marks(self.words) if self.rules.wording else {}


def _marks(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for key, text, _place, _day in facts:
        by_key[key].append(mark(text))
    return {key: tuple(sorted(by_key[key])) for key in sorted(by_key)}


def facts_by_month(books: Books, last: Month) -> dict[Month, Facts]:
    """The facts of each month from first_month up to and including `last`."""
    first = books.coop.first_month
    listed: dict[Month, list[Fact]] = {month: [] for month in months(first, last)}
    wordings: dict[Month, list[Fact]] = {month: [] for month in listed}
    active = Active(books)
    rules, spaarpot = (
        {month: books.rules_in(month) for month in listed},
        books.coop.accounts.spaarpot,
    )
    for transaction in books.journal.transactions:
        month = max(Month.of(transaction.day), first)
        if transaction.close is None and month <= last:
            listed[month].append(transaction_fact(transaction, spaarpot, rules[month]))
            wordings[month] += wording_facts(transaction)
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
            listed[month].append(hours_fact(hours))
            active.hours(hours, month)
    by_month = {}
    for month, facts in listed.items():
        law = law_record(books, active, month)
        agreement = books.agreement(month)
        facts.extend(_member_facts(books, active, month))
        facts.extend(_grant_facts(books, active, month))
        facts.append(Fact(COOP, coop_text(books.coop), Place("coop.yaml", books.coop.place.line)))
        if agreement is not None:
            facts.append(Fact(AGREEMENT, agreement_text(agreement), agreement.place))
        facts.extend(Fact(LAW, f"{key} {text}", Place("law.yaml", 1)) for key, text in law)
        by_month[month] = Facts(
            month, tuple(facts), law, books.rules_in(month), tuple(wordings[month])
        )
    return by_month


def wording_facts(transaction: Transaction) -> Iterator[Fact]:
    """The wording of a transaction as a fact; none if it has no wording."""
    if transaction.wording:
        place = Place(transaction.file, transaction.line)
        key = f"{WORDING}{transaction.day.isoformat()}"
        yield Fact(key, transaction.wording, place, transaction.day)


def _member_facts(books: Books, active: Active, month: Month) -> Iterator[Fact]:
    """A fact for each member that the facts name, as known at the end of a month."""
    end = month.last_day
    for member in books.members:
        since = active.since.get(member.id)
        if since is None or since > month:
            continue
        text = member_text(member, end)
        if active.is_judged(member.id, month):
            text += "".join(_rights_texts(books, member, month))
            text += "".join(_earlier_files(books, active, member, month))
        yield Fact(f"member-{member.id}", text, member.place)


def _earlier_files(books: Books, active: Active, member: Member, month: Month) -> Iterator[str]:
    """The earlier files of the same person, whose awards count for the maximum (SPEC 3.5)."""
    if member.person is None or not books.rules_in(month).persons:
        return
    files = books.files_of(member)
    for other in files[: files.index(member)]:
        if active.is_judged(other.id, month):
            yield f" after={other.id}"


def _grant_facts(books: Books, active: Active, month: Month) -> Iterator[Fact]:
    """A fact for each grant that the facts name, from its first month on. Its end counts once it
    has come and its amount once it is exceeded, so that both may still be raised before; its
    beginning counts where a cost lies before it.
    """
    for grant in books.grants:
        if active.granted.get(grant.id, month.plus(1)) > month or grant.first > month.last_day:
            continue
        account = grant_account(grant, books.coop.accounts)
        early = active.early.get(grant.id, month.plus(1)) <= month
        cost = sum(cents for since, cents in active.costs.get(grant.id, ()) if since <= month)
        text = grant_text(grant, account, month.last_day, early=early, cost_cents=cost)
        yield Fact(f"{GRANT}{grant.id}", text, grant.place)


def _rights_texts(books: Books, member: Member, month: Month) -> Iterator[str]:
    """The texts of a member's rights to awards: membership, benefit, decisions and age."""
    day, rules = judged_day(member, month, None), books.rules_in(month)
    yield f" member={member.is_member(day)} benefit={member.has_benefit(day)}"
    yield from late_benefit_texts(member, month)
    for onderdeel in (PREMIUM, ALLOWANCE):
        decisions = onderdeel.decisions(member)
        for decision in decisions:
            yield from decision_texts(onderdeel, decision, month, rules)
        known = [decision for decision in decisions if decision.decided <= month.last_day]
        early = in_force(known, day) if rules.early_under_27 else None
        if excluded_by_age(member, onderdeel, books.law_in(month), day, early):
            yield f" {onderdeel.name}:under-27"
