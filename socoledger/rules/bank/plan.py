"""The plan of an import: what becomes of each line of statements, and what is written (SPEC 10)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from socoledger.domain.bank import BankLine, BankPart, Statement
from socoledger.domain.bank_decision import Decisions
from socoledger.domain.bank_import import (
    ImportPlan,
    PlannedLine,
    Proposal,
    State,
    Target,
)
from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.books import Books
from socoledger.domain.entry import Entry, EntryPosting, Mark, Metadata
from socoledger.domain.findings import HIDDEN, Phrase
from socoledger.domain.metadata import BANK, BANK_DATE, PARTNER
from socoledger.rules.bank.classify import fitting_rule, metadata_of, payment_of, target
from socoledger.rules.bank.decided import shared_out
from socoledger.rules.bank.groups import groups
from socoledger.rules.bank.known import (
    Keyed,
    before_it,
    find_by_hand,
    find_known,
    keyed,
    waits,
)
from socoledger.rules.bank.present import Present
from socoledger.rules.bank.proposals import Proposals
from socoledger.rules.bank.recorded import Recorded, known_in, recorded
from socoledger.rules.bank.tie import Tying
from socoledger.rules.closing.following import following

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_PARTS_NAMED = 10
"""Of how many different payments of a batch the texts are kept."""


class Ground(NamedTuple):
    """What a plan is made on: the books, their bank accounts, a function that takes private data
    out of a text, the day of today, and what a person decided on payments of the statements.
    """

    books: Books
    setup: BankSetup
    clean: Callable[[str], str]
    today: date
    decisions: Decisions = MappingProxyType({})


def plan_import(ground: Ground, statements: Sequence[Statement]) -> ImportPlan:
    """Plan what is written for statements, each of an account of bank.yaml, in order of time.
    Nothing is planned twice, also if two of them have the same line.
    """
    planner = _Planner(ground)
    together = groups(statements)
    for group in together:
        planner.add([(at, statements[at]) for at in group])
    lines, books = tuple(planner.lines), ground.books
    entries = [one.entry for one in lines if one.entry is not None]
    tying = Tying(books.journal, lines, known_in(books, ground.setup), ground.today)
    ties = tuple(tying.ties(statements, together, planner.account_of))
    used = {posting.account for entry in entries for posting in entry.postings}
    used |= {tie.assertion.account for tie in ties if tie.assertion is not None}
    known = {*books.journal.opened, *books.journal.opened_by_plugin}
    first = min((entry.day for entry in entries), default=date.max)
    return ImportPlan(
        lines,
        ties,
        opens=tuple(sorted(used - known)),
        open_day=min(first, books.coop.first_month.first_day),
        withdrawn=tying.withdrawn,
    )


class _Planner:
    """Plans statement after statement; what it planned for one is known to the next."""

    def __init__(self, ground: Ground) -> None:
        self.lines: list[PlannedLine] = []
        self._ground = ground
        self._books, self._setup = ground.books, ground.setup
        self._proposals = Proposals(self._books, self._setup.names)
        self._known = known_in(ground.books, ground.setup)
        self._present: dict[str, Present] = {}
        journal, first = self._books.journal, self._books.coop.first_month
        self._open_from = following(journal.closed, first).first_day if journal.closed else None

    def account_of(self, statement: Statement) -> str:
        """The account of a statement in the journal."""
        account = self._setup.account_of(statement.iban)
        if account is None:
            message = "a statement of an account that is not in bank.yaml"
            raise RuntimeError(message)
        return account

    def add(self, group: Sequence[tuple[int, Statement]]) -> None:
        """Plan the lines of statements that follow each other within a day, given with their
        numbers. Lines of 0.00 move no money, and are left out.
        """
        first = group[0][1]
        account, present = self.account_of(first), self._on(self.account_of(first))
        moving = [(at, line) for at, one in group for line in one.lines if line.cents]
        bank_lines = [line for _, line in moving]
        earlier = before_it(present, first.first, first.opening_cents, bank_lines)
        lines = keyed(bank_lines, first.iban, present, earlier, self._is_changed)
        known = find_known(lines, present, earlier)
        by_hand = find_by_hand(lines, known, present, partial(self._partner, account))
        for number, (at, one) in enumerate(zip((at for at, _ in moving), lines, strict=True)):
            if number in known:
                other = present[known[number]]
                planned = self._planned(at, one, account, State.KNOWN)
                self.lines.append(replace(planned, key=other.keys[0], place=other.place))
            elif number in by_hand:
                self._match(at, one, account, by_hand[number])
            else:
                self._book(at, one, account)

    def _on(self, account: str) -> Present:
        """What stands on an account, with what was planned for it so far."""
        if account not in self._present:
            transactions = self._books.journal.transactions
            self._present[account] = Present(recorded(transactions, account, self._known))
        return self._present[account]

    def _is_changed(self, reference: str) -> bool:
        return self._ground.clean(reference) != reference

    def _is_private(self, text: str) -> bool:
        return self._ground.clean(text).count(HIDDEN) > text.count(HIDDEN)

    def _partner(self, account: str, line: BankLine) -> str | None:
        """The own bank account that a line of an account is with, as its IBAN says, or what it is
        to be booked on; "" if it is with none, None if that is not known.
        """
        iban = payment_of(line).iban
        owned = self._setup.account_of(iban)
        if owned is not None:
            return None if owned == account else owned
        accounts = {one and one.account for one, _ in self._decided(line)}
        if account in accounts:  # one rule for both sides
            return None
        if accounts == {None}:
            return "" if _IBAN.fullmatch(iban) else None
        return next((one for one in accounts if one in self._setup.names), "")

    def _planned(self, at: int, one: Keyed, account: str, state: State) -> PlannedLine:
        name = self._ground.clean(one.line.name)
        return PlannedLine(at, one.line, account, one.key, state, name)

    def _match(self, at: int, one: Keyed, account: str, position: int) -> None:
        """A line that stands in the books by hand: it gets its key there. Where the day is another,
        the key by day and amount is added, by which other formats know it.
        """
        present = self._on(account)
        other = present[position]
        keys = [one.key]
        if one.reference and other.day != one.line.day:
            keys.append(one.by_amount)
        present.give_keys(position, keys)
        if other.place is None:
            self._mark_planned(other, " ".join(keys))
            self.lines.append(self._planned(at, one, account, State.MATCHED))
            return
        line = other.first_line if other.is_first else other.line
        mark = Mark(other.place.file, line, " ".join(keys), on_posting=not other.is_first)
        planned = self._planned(at, one, account, State.MATCHED)
        self.lines.append(replace(planned, mark=mark, place=other.place))

    def _mark_planned(self, other: Recorded, keys: str) -> None:
        """Give a posting of a planned transaction, the other side of a transfer, its key."""
        planned = self.lines[other.first_line]
        if planned.entry is None:
            message = "the other side of a transfer has no transaction"
            raise RuntimeError(message)
        postings = list(planned.entry.postings)
        posting = postings[other.line]
        marked = (*posting.metadata, (BANK, keys))
        postings[other.line] = replace(posting, metadata=marked)
        entry = replace(planned.entry, postings=tuple(postings))
        self.lines[other.first_line] = replace(planned, entry=entry)

    def _book(self, at: int, one: Keyed, account: str) -> None:
        line, key = one.line, _free_key(one, self._on(account))
        is_late = self._open_from is not None and line.day < self._open_from
        day = self._open_from if is_late and self._open_from is not None else line.day
        targets = [*self._targets(line, account)]
        is_unsorted = any(one is None for one, _ in targets)
        metadata: list[tuple[str, str | date]] = [(BANK, key)]
        if is_late:
            metadata.append((BANK_DATE, line.day))
        entry = self._entry(line, account, targets, day, metadata)
        self.lines.append(
            PlannedLine(
                at=at,
                line=line,
                account=account,
                key=key,
                state=State.UNSORTED if is_unsorted else State.LATE if is_late else State.NEW,
                name=self._ground.clean(line.name),
                entry=entry,
                proposal=self._proposal(line) if is_unsorted and not line.parts else None,
                is_masked=any(map(self._is_private, (line.name, _narration(line)))),
            )
        )
        self._on(account).add(Recorded(line.day, line.cents, (key,), None, is_unsorted=is_unsorted))
        self._note_transfers(entry, account, line.day)

    def _note_transfers(self, entry: Entry, account: str, day: date) -> None:
        """A transfer to another bank account stands on that one too, and has no key there yet. Its
        place is that in the plan: the number of the line, and of the posting.
        """
        number = len(self.lines) - 1
        for at, posting in enumerate(entry.postings):
            if posting.account in self._known.bank_accounts and posting.account != account:
                other = Recorded(
                    day,
                    posting.cents,
                    (),
                    None,
                    number,
                    at,
                    is_first=False,
                    partner=account,
                    is_other_side=True,
                )
                self._on(posting.account).add(other)

    def _proposal(self, line: BankLine) -> Proposal | None:
        """What a line that is to be sorted out may be."""
        for one, _ in self._decided(line):
            if one is not None:
                reason = Phrase("it stands there already as a line of its own: make one of the two")
                return Proposal(one.account, reason)
        return self._proposals.of(payment_of(line))

    def _targets(self, line: BankLine, account: str) -> Iterator[tuple[Target | None, int]]:
        """What a line of an account is booked on, each with its part of it; None where nobody
        knows. A transfer is booked once: not on the account itself, where one rule fits both sides
        of it, nor on another that has it already, and nobody has said yet what it is.
        """
        for decided, cents in self._decided(line):
            one = decided
            if one is not None and one.account == account:
                owned = self._setup.account_of(payment_of(line).iban)
                one = None if owned in (None, account) else Target(f"{owned}")
            if one is not None and one.account in self._setup.names:
                one = None if waits(self._on(one.account), -cents, line.day) else one
            yield one, cents

    def _decided(self, line: BankLine) -> Iterator[tuple[Target | None, int]]:
        """What a line is booked on, each with its part of it, as a person decided or a rule says;
        None where nobody knows. A credit to the bank is positive.
        """
        for part in line.parts or (line,):
            decision = self._ground.decisions.get(part)
            if decision is not None:
                yield from shared_out(decision, part, self._books)
                continue
            rule = fitting_rule(self._setup.rules, payment_of(part))
            yield None if rule is None else target(rule, self._books), part.cents

    def _entry(
        self,
        line: BankLine,
        account: str,
        targets: Sequence[tuple[Target | None, int]],
        day: date,
        metadata: Sequence[tuple[str, str | date]],
    ) -> Entry:
        unsorted = Target(self._books.coop.accounts.unsorted)
        found = [(unsorted if one is None else one, cents) for one, cents in targets]
        common, partner = metadata_of([one for one, _ in found])
        clean = self._ground.clean
        postings = tuple(
            EntryPosting(one.account, -cents, () if common else one.metadata)
            for one, cents in found
        )
        more: Metadata = () if partner is None else ((PARTNER, partner),)
        return Entry(
            day=day,
            payee=clean(line.name),
            narration=clean(_narration(line)),
            metadata=(*metadata, *common, *more),
            postings=(EntryPosting(account, line.cents), *postings),
            is_unsure=any(one is None for one, _ in targets),
        )


def _narration(line: BankLine) -> str:
    """The text of a line: its description, or those of the payments of a batch that has none; and
    the end-to-end id if that is not in it.
    """
    description = line.description or _of_parts(line.parts)
    if not line.end_to_end or line.end_to_end in description:
        return description
    return f"{description} {line.end_to_end}".strip()


def _of_parts(parts: Sequence[BankPart]) -> str:
    """The names and descriptions of payments, each once; of many the first."""
    texts = (" ".join(filter(None, (part.name, part.description))) for part in parts)
    found = [*dict.fromkeys(filter(None, texts))]
    return "; ".join((*found[:_PARTS_NAMED], *(["…"] if found[_PARTS_NAMED:] else [])))


def _free_key(one: Keyed, present: Present) -> str:
    """The key of a new line; one that another line has gets a number behind it."""
    key, number = one.key, 1
    while present.with_key(key):
        number += 1
        key = f"{one.key}-{number}"
    return key
