"""Which rule serves which line of statements, and whether it books as was booked before (SPEC 10).

Nothing is planned or written: each line is looked at by itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from socoledger.domain.bank import BankLine, BankPart, Statement
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.findings import Place
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.money import format_hundredths
from socoledger.domain.served_rules import RuledLine, RulesAnswer, ServedRule
from socoledger.rules.bank.classify import fitting_rule, payment_of, target
from socoledger.rules.bank.plan import Ground, plan_import
from socoledger.rules.bank.texts import plain_text


def rules_answer(ground: Ground, statements: Sequence[Statement]) -> RulesAnswer:
    """What the rules of bank.yaml do for statements, each of an account in it, in order of time."""
    past = _Past(ground)
    rules, lines, served = ground.setup.rules, [], Counter[int]()
    for planned in plan_import(ground, statements).lines:
        for part in planned.line.parts or (planned.line,):
            rule = fitting_rule(rules, payment_of(part))
            served.update(() if rule is None else (rule.place.line,))
            lines.append(_ruled(ground, planned.line, part, rule, past.of(part, planned.place)))
    return RulesAnswer(
        file=ground.books.coop.bank,
        rules=tuple(
            ServedRule(
                line=rule.place.line,
                fits=", ".join(_conditions(rule)),
                account=target(rule, ground.books).account,
                lines=served[rule.place.line],
            )
            for rule in rules
        ),
        lines=tuple(lines),
    )


def _conditions(rule: BankRule) -> Iterator[str]:
    """What a rule names, as in bank.yaml."""
    named = {"text": rule.text, "name": rule.name, "iban": rule.iban, "direction": rule.direction}
    yield from (f"{key}: {value}" for key, value in named.items() if value)
    if rule.amount_cents is not None:
        yield f"amount: {format_hundredths(rule.amount_cents)}"


class _Past:
    """How lines were booked before."""

    def __init__(self, ground: Ground) -> None:
        self._books, self._banks = ground.books, ground.setup.names
        entries = [entry for entry in ground.books.journal.transactions if self._is_sorted(entry)]
        self._at = {Place(entry.file, entry.line): entry for entry in entries}
        self._of_name = {plain_text(entry.payee): entry for entry in entries if entry.payee}

    def _is_sorted(self, entry: Transaction) -> bool:
        """Whether a transaction says on what an amount of a bank account was booked."""
        accounts = {posting.account for posting in entry.postings}
        is_whole = self._books.coop.accounts.unsorted not in accounts and not entry.is_padding
        return is_whole and bool(accounts & self._banks)

    def of(self, part: BankLine | BankPart, place: Place | None) -> Transaction | None:
        """The transaction that a line is in the books, else the last one of the same name, if any;
        None where nobody said yet what the line was for.
        """
        if place is not None:
            return self._at.get(place)
        return self._of_name.get(plain_text(part.name))


def _ruled(
    ground: Ground,
    line: BankLine,
    part: BankLine | BankPart,
    rule: BankRule | None,
    earlier: Transaction | None,
) -> RuledLine:
    account = None if rule is None else target(rule, ground.books).account
    differs = earlier is not None and rule is not None and _differs(earlier, rule, ground)
    entry = earlier if differs else None
    return RuledLine(
        day=line.day,
        amount_cents=part.cents,
        name=ground.clean(part.name),
        rule=None if rule is None else rule.place.line,
        account=account,
        booked=None if entry is None else ", ".join(_others(entry, ground)),
        file=None if entry is None else entry.file,
        line=None if entry is None else entry.line,
    )


def _differs(entry: Transaction, rule: BankRule, ground: Ground) -> bool:
    """Whether no posting of a transaction is on the account of a rule, for whom it says."""
    account, owners = target(rule, ground.books).account, _owners(rule)
    return not any(
        posting.account == account and (not owners or _owners_of(posting) == owners)
        for posting in entry.postings
    )


def _owners(rule: BankRule) -> frozenset[str]:
    """The ids of who a rule books for, COLLECTIVE included; none if it does not say so."""
    shared = (part.split()[0] for part in (rule.members or "").split(",") if part.split())
    return frozenset((rule.member,) if rule.member else shared)


def _owners_of(posting: Posting) -> frozenset[str]:
    return frozenset(member for member, _ in posting.shares)


def _others(entry: Transaction, ground: Ground) -> Iterator[str]:
    """The accounts of a transaction besides those of the bank, with whose they are."""
    for posting in entry.postings:
        if posting.account not in ground.setup.names:
            owners = ", ".join(sorted(_owners_of(posting)))
            yield f"{posting.account} ({owners})" if owners else posting.account
