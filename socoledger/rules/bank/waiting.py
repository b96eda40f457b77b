"""The lines of the bank that wait to be sorted out, and what they are booked on (SPEC 10)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socoledger.domain.accounts import below
from socoledger.domain.bank import BankLine, BankPart
from socoledger.domain.bank_import import PlannedLine, State
from socoledger.domain.bank_waiting import Sorted, Waiting
from socoledger.domain.books import Books
from socoledger.domain.findings import Place
from socoledger.domain.journal import Posting, Transaction
from socoledger.rules.bank.classify import fitting_rule, payment_of, target
from socoledger.rules.bank.decided import shared_out
from socoledger.rules.bank.known import waits
from socoledger.rules.bank.plan import Ground
from socoledger.rules.bank.present import Present
from socoledger.rules.bank.recorded import known_in, recorded


def waiting_lines(ground: Ground, lines: Iterable[PlannedLine] = ()) -> list[Waiting]:
    """All that wait, in the order of the journal. Those that are known among the planned lines of
    statements have the texts and the IBAN of these.
    """
    books = ground.books
    statement_lines = {one.place: one.line for one in lines if one.state is State.KNOWN}
    keys = _keys(ground)
    return [
        waiting
        for entry in books.journal.transactions
        if (found := keys.get(Place(entry.file, entry.line)))
        for waiting in _of_entry(entry, found, books, statement_lines)
    ]


def _keys(ground: Ground) -> Mapping[Place, tuple[str, str]]:
    """The bank account and the key of each transaction that is a line of the bank."""
    known = known_in(ground.books, ground.setup)
    return {
        one.place: (account, one.keys[0])
        for account in sorted(ground.setup.names)
        for one in recorded(ground.books.journal.transactions, account, known)
        if one.keys and one.place is not None
    }


def _of_entry(
    entry: Transaction,
    of_bank: tuple[str, str],
    books: Books,
    statement_lines: Mapping[Place | None, BankLine],
) -> Iterator[Waiting]:
    place = Place(entry.file, entry.line)
    for at, posting in enumerate(entry.postings):
        if posting.cents and below(posting.account, books.coop.accounts.unsorted):
            yield Waiting(
                place,
                min(one.line for one in entry.postings),
                posting.line,
                *of_bank,
                entry.bank_day or entry.day,
                entry.text[0],
                _payment(entry, posting, at, statement_lines.get(place)),
            )


def _payment(
    entry: Transaction, posting: Posting, at: int, line: BankLine | None
) -> BankLine | BankPart:
    """The payment that a posting is: that of a statement where it is clear which, else one made of
    the texts of the transaction. Postings of a batch are in its order, behind that of the bank.
    """
    candidates: Sequence[BankLine | BankPart] = () if line is None else (line.parts or (line,))
    if len(candidates) == len(entry.postings) - 1 and at > 0:
        candidate = candidates[at - 1]
        if candidate.cents == -posting.cents:
            return candidate
    day, (payee, narration) = entry.bank_day or entry.day, entry.text
    return BankLine(day, -posting.cents, payee, "", narration, entry.bank, "")


def sorted_out(ground: Ground, waiting: Iterable[Waiting]) -> Iterator[Sorted]:
    """Those of which a person decided, or a rule of bank.yaml says by now, what they were for; but
    no transfer to an account that has it already as a line of its own, which waits too.
    """
    known = known_in(ground.books, ground.setup)
    transactions = ground.books.journal.transactions
    present = {
        account: Present(recorded(transactions, account, known)) for account in ground.setup.names
    }

    def is_there(one: Sorted, account: str, cents: int) -> bool:
        if account not in present:
            return False
        is_itself = account == one.waiting.account
        return is_itself or waits(present[account], -cents, one.waiting.day)

    for one in _decided(ground, waiting):
        if not any(is_there(one, target.account, cents) for target, cents in one.targets):
            yield one


def _decided(ground: Ground, waiting: Iterable[Waiting]) -> Iterator[Sorted]:
    for one in waiting:
        decision = ground.decisions.get(one.payment)
        if decision is not None:
            yield Sorted(one, tuple(shared_out(decision, one.payment, ground.books)))
            continue
        rule = fitting_rule(ground.setup.rules, payment_of(one.payment))
        if rule is not None:
            targets = ((target(rule, ground.books), one.payment.cents),)
            yield Sorted(one, targets, rule.place.line)
