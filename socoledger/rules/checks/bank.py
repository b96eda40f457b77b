"""Findings on bank.yaml, on what is still to be sorted out, and on months without a balance of the
bank (SPEC 10).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from socoledger.catalogue.bank import BANK_NOT_TIED, RULE_NEVER_FITS, STILL_UNSORTED
from socoledger.domain.accounts import below
from socoledger.domain.bank_setup import BankAccount, BankRule, BankSetup
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.domain.journal import Posting, Transaction
from socoledger.domain.period import Month
from socoledger.rules.bank.texts import fits_text, plain_text
from socoledger.rules.closing.following import following


def bank_findings(books: Books, today: date | None) -> Iterator[Finding]:
    """All of them; with `today`, a month that is not over yet need not have a balance."""
    unsorted = books.coop.accounts.unsorted
    for entry in books.journal.transactions:
        for posting in entry.postings:
            if below(posting.account, unsorted):
                yield _unsorted(entry, posting)
    if books.bank is not None:
        yield from _rules_in_vain(books.bank)
        yield from _not_tied(books, books.bank, today)


def is_unsorted(entry: Transaction, account: str) -> bool:
    """Whether a part of a transaction stands on the account of what is still to be sorted out."""
    return any(below(posting.account, account) for posting in entry.postings)


def _unsorted(entry: Transaction, posting: Posting) -> Finding:
    return Finding.of(
        STILL_UNSORTED,
        Place(entry.file, posting.line),
        entry.day,
        account=posting.account,
        amount_cents=abs(posting.cents),
    )


def _rules_in_vain(setup: BankSetup) -> Iterator[Finding]:
    """Rules that one before them keeps from ever deciding."""
    for at, rule in enumerate(setup.rules):
        first = next((one for one in setup.rules[:at] if _always_fits(one, rule)), None)
        if first is not None:
            yield Finding.of(RULE_NEVER_FITS, rule.place, line=first.place.line)


def _always_fits(rule: BankRule, other: BankRule) -> bool:
    """Whether a rule fits whatever another one fits, as far as that can be told."""
    if rule.direction not in (None, other.direction):
        return False
    if rule.amount_cents not in (None, other.amount_cents) or rule.iban not in ("", other.iban):
        return False
    is_in_name = not rule.name or _covers(rule, rule.name, other, other.name)
    texts = (other.name, other.text)
    return is_in_name and (
        not rule.text or any(_covers(rule, rule.text, other, text) for text in texts)
    )


def _covers(rule: BankRule, part: str, other: BankRule, other_part: str) -> bool:
    """Whether a text with the part of another rule in it has that of a rule in it."""
    if not other_part:
        return False
    if rule.regex or other.regex:
        return rule.regex == other.regex and part == other_part
    return fits_text(rule, part, plain_text(other_part))


def _not_tied(books: Books, setup: BankSetup, today: date | None) -> Iterator[Finding]:
    """The bank accounts in use that have no asserted balance in the month that is closed next. One
    that the journal closes by its end can have none.
    """
    month = following(books.journal.closed, books.coop.first_month)
    last = max((entry.day for entry in books.journal.transactions), default=date.min)
    if last < month.first_day or (today is not None and today <= month.last_day):
        return
    for known in untied_accounts(books, setup, month):
        yield Finding.of(
            BANK_NOT_TIED,
            known.place,
            month.last_day,
            month=str(month),
            account=known.account,
            day=month.plus(1).first_day,
        )


def asserted_in(books: Books, month: Month) -> frozenset[str]:
    """The accounts of which the journal asserts a balance at the end of a day in a month."""
    return frozenset(
        one.account
        for one in books.journal.assertions
        if Month.of(one.day - timedelta(days=1)) == month
    )


def untied_accounts(books: Books, setup: BankSetup, month: Month) -> Iterator[BankAccount]:
    """The bank accounts that are in use by the end of a month, and have no asserted balance in it;
    without those that the journal closes by then.
    """
    used = {
        posting.account
        for entry in books.journal.transactions
        if entry.day <= month.last_day
        for posting in entry.postings
    }
    shut = {account for account, one in books.journal.shut.items() if one.day <= month.last_day}
    untied = used - asserted_in(books, month) - shut
    return (known for known in setup.accounts if known.account in untied)
