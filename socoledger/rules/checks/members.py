"""Findings on accounts that belong to no member or grant, and on receipts of members (S2)."""

from collections.abc import Iterator

from socoledger.catalogue.article31 import RECEIPT_BOOKED_AS_ALLOWANCE
from socoledger.catalogue.grants import ACCOUNT_OF_NO_GRANT
from socoledger.catalogue.members import ACCOUNT_OF_NO_MEMBER
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.findings import Finding, Place
from socoledger.rules.tally import Tally


def member_findings(books: Books, totals: Tally) -> Iterator[Finding]:
    """Postings on accounts of no member or grant, and reimbursements that are booked as
    allowances.
    """
    granted = books.coop.accounts.grants
    for posting, transaction in totals.unassigned:
        place = Place(transaction.file, posting.line)
        kind = ACCOUNT_OF_NO_GRANT if below(posting.account, granted) else ACCOUNT_OF_NO_MEMBER
        yield Finding.of(kind, place, transaction.day, account=posting.account)
    for id_, costs in totals.reimbursed.items():
        for cost in costs:
            if below(cost.account, books.coop.accounts.article31):
                yield Finding.of(RECEIPT_BOOKED_AS_ALLOWANCE, cost.place, cost.day, id_, member=id_)
