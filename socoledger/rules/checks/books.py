"""All findings of the rules in the books of one coöperatie (SPEC 3, 7)."""

from collections.abc import Iterator
from datetime import date

from socoledger.domain.books import Books
from socoledger.domain.findings import Finding
from socoledger.rules.checks.article31 import payment_findings
from socoledger.rules.checks.bank import bank_findings
from socoledger.rules.checks.budget import budget_findings
from socoledger.rules.checks.entries import entry_findings
from socoledger.rules.checks.grants import grant_findings
from socoledger.rules.checks.hours import hours_findings
from socoledger.rules.checks.kor import kor_findings
from socoledger.rules.checks.late_ends import late_end_findings
from socoledger.rules.checks.law import law_findings, tax_findings
from socoledger.rules.checks.members import member_findings
from socoledger.rules.checks.municipality import municipality_findings
from socoledger.rules.checks.spaarpot import spaarpot_findings
from socoledger.rules.span import span
from socoledger.rules.tally import tally


def check(books: Books, today: date | None = None) -> Iterator[Finding]:
    """All findings of the rules, in no particular order. With `today`, facts after that day are
    findings too. The books must have no errors that stop reading.
    """
    totals = tally(books)
    reach = span(books.journal, today)
    yield from entry_findings(books, today)
    yield from member_findings(books, totals)
    yield from hours_findings(books, reach)
    yield from spaarpot_findings(books, totals, reach)
    yield from payment_findings(books, totals, reach)
    yield from late_end_findings(books, totals, reach)
    yield from law_findings(books, totals, reach)
    yield from municipality_findings(books, totals)
    yield from grant_findings(books, totals, reach)
    yield from budget_findings(books)
    yield from bank_findings(books, today)
    yield from kor_findings(books, reach)
    yield from tax_findings(totals, books.members)
