"""The facts of a period (SPEC 4): what of the journal, the members, the agreement and the law bears
on its figures, as texts that do not depend on layout, comments, or the order of files.

A close keeps a digest of them all, to know whether anything changed, and a mark for each, to know
what: a mark that is gone or new points at its day, or at its line. What a version of socoledger
adds to these texts, it adds only where it applies, so that the facts of old closes stay the same.
"""

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
    of_accepted,
    of_agreement,
    of_coop,
    of_decision,
    of_grant,
    of_hours,
    of_member,
    of_rules,
    of_transaction,
)
from socoledger.rules.closing.law_facts import law_record
from socoledger.rules.decisions import excluded_by_age, in_force, judged_day
from socoledger.rules.grant_standings import grant_account
from socoledger.rules.onderdeel import ALLOWANCE, PREMIUM

AGREEMENT = "agreement"
COOP = "coop"
LAW = "law"
GRANT = "grant-"
"""What the keys of grants begin with."""


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
        law = law_record(books, active, month)
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
