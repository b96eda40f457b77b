"""What a line of the bank is booked on, by the rules of bank.yaml (SPEC 10)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from socoledger.domain.bank import BankLine, BankPart
from socoledger.domain.bank_import import Target
from socoledger.domain.bank_setup import BankRule
from socoledger.domain.books import Books
from socoledger.domain.entry import Metadata
from socoledger.domain.metadata import APPROVAL, FOR, GRANT, PURPOSE, REIMBURSED, UNIT
from socoledger.rules.bank.texts import fits_text, plain_text
from socoledger.rules.grant_standings import grant_account


class Payment(NamedTuple):
    """A line, or a payment of a batch, as rules look at it: its texts are plain."""

    cents: int
    name: str
    iban: str
    description: str


def payment_of(line: BankLine | BankPart) -> Payment:
    """A line or a part of one as rules look at it."""
    iban = "".join(line.iban.split()).upper()
    return Payment(line.cents, plain_text(line.name), iban, plain_text(line.description))


def fitting_rule(rules: Sequence[BankRule], payment: Payment) -> BankRule | None:
    """The first rule that fits, None if none does."""
    return next((rule for rule in rules if _fits(rule, payment)), None)


def _fits(rule: BankRule, payment: Payment) -> bool:
    """Whether all that a rule names fits; an amount is that of either direction."""
    if rule.direction is not None and (rule.direction == "in") != (payment.cents > 0):
        return False
    if rule.amount_cents is not None and rule.amount_cents != abs(payment.cents):
        return False
    if rule.iban and rule.iban != payment.iban:
        return False
    if rule.name and not fits_text(rule, rule.name, payment.name):
        return False
    if not rule.text or fits_text(rule, rule.text, payment.name):
        return True
    return fits_text(rule, rule.text, payment.description)


def target(rule: BankRule, books: Books) -> Target:
    """What a rule books on. The ids that it names are known."""
    accounts = books.coop.accounts
    if rule.account is not None:
        return Target(rule.account, tuple(_metadata(rule, books.coop.member_key)), rule.partner)
    if rule.spaarpot is not None:
        named = ((PURPOSE, rule.purpose), (APPROVAL, rule.approval))
        metadata = tuple((key, value) for key, value in named if value)
        return Target(_of_member(accounts.spaarpot, rule.spaarpot, books), metadata)
    if rule.premium is not None:
        return Target(_of_member(accounts.premium, rule.premium, books))
    if rule.allowance is not None:
        return Target(_of_member(accounts.allowance, rule.allowance, books))
    if rule.municipality is not None:
        return Target(accounts.municipality, ((FOR, f"{rule.municipality}"),))
    grant = next(grant for grant in books.grants if grant.id == rule.grant)
    return Target(grant_account(grant, accounts))


def _of_member(parent: str, id_: str, books: Books) -> str:
    """The account of a member below another."""
    return f"{parent}:{next(one.account for one in books.members if one.id == id_)}"


def _metadata(rule: BankRule, member_key: str) -> Iterator[tuple[str, str]]:
    """What a rule says of the posting on its account."""
    named = {
        member_key: rule.member,
        f"{member_key}s": rule.members,
        UNIT: rule.unit,
        GRANT: rule.grant,
        REIMBURSED: rule.reimbursed,
    }
    yield from ((key, value) for key, value in named.items() if value)


def metadata_of(targets: Sequence[Target]) -> tuple[Metadata, str | None]:
    """The metadata that the whole transaction has, where there is one target; and its partner."""
    partner = next((one.partner for one in targets if one.partner is not None), None)
    return (targets[0].metadata if len(targets) == 1 else ()), partner
