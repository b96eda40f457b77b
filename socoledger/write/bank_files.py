"""What an import adds to the files of the journal (SPEC 10)."""

from collections import defaultdict
from datetime import date

from socoledger.domain.bank_import import BankAssertion, ImportPlan
from socoledger.domain.metadata import STATEMENT
from socoledger.domain.period import Month
from socoledger.write.beancount_text import columns, quoted
from socoledger.write.journal_files import Additions, Layout, opens_text, transaction_text


def additions_of(plan: ImportPlan, layout: Layout) -> Additions:
    """Keys under what was written by hand, the new blocks of each file in order of day (what is
    opened, balances, transactions), and balances that are taken out.
    """
    entries = [line.entry for line in plan.lines if line.entry is not None]
    dated = [(Month.of(entry.day), entry.day, 1, transaction_text(entry)) for entry in entries]
    for assertion in plan.assertions:
        last = date.fromordinal(assertion.day.toordinal() - 1)
        dated.append((Month.of(last), assertion.day, 0, assertion_text(assertion)))
    if plan.opens and dated:
        month = min(month for month, *_ in dated)
        dated.append((month, date.min, 0, opens_text(plan.opens, plan.open_day)))
    blocks = defaultdict(list)
    for month, _, _, text in sorted(dated, key=lambda block: block[1:3]):
        blocks[layout.file_of(month)].append(text)
    marks = [line.mark for line in plan.lines if line.mark is not None]
    return Additions(blocks, marks, [one.assertion.place for one in plan.withdrawn])


def assertion_text(assertion: BankAssertion) -> str:
    """A balance of the bank as it is written."""
    amount = (f"{assertion.day} balance {assertion.account}", assertion.cents)
    said = f"  {STATEMENT}: {quoted(assertion.statement)}\n"
    return "".join((*columns([amount], tolerance=" ~ 0"), said))
