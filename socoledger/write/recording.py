"""What `add` writes and shows (SPEC 11)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from socoledger.domain.entry import Entry, HoursEntry
from socoledger.domain.findings import _
from socoledger.domain.period import Month
from socoledger.domain.recording import Fact, Kind, Owed
from socoledger.write.journal_files import (
    Additions,
    Layout,
    hours_text,
    opens_text,
    transaction_text,
)
from socoledger.write.words import Words

_NARRATIONS: Mapping[Kind, str] = {
    Kind.INCOME: _("Income"),
    Kind.COST: _("Costs"),
    Kind.SPEND: _("Out of the spaarpot of {member}"),
    Kind.RECEIPT: _("Receipt of {reimbursed}"),
    Kind.OPENING: _("Opening balance"),
    Kind.GRANT: _("Grant {grant}"),
    Kind.TRANSFER: _("Between our own accounts"),
}
_AWARDED: Mapping[str, str] = {
    Owed.PREMIUM: _("Premium of {member} awarded"),
    Owed.ALLOWANCE: _("Allowance of {member} awarded"),
}
_PAID: Mapping[str, str] = {
    Owed.PREMIUM: _("Premium of {member} paid"),
    Owed.ALLOWANCE: _("Allowance of {member} paid"),
    Owed.MUNICIPALITY: _("Return of {year} paid to the gemeente"),
}


def narration_of(fact: Fact, words: Words) -> str:
    """What is written of a fact of which nobody said what it is for: in the language of the books,
    as auditors read it. Hours have no such text.
    """
    if fact.text or fact.payee or fact.kind is Kind.HOURS:
        return fact.text
    texts = {Kind.AWARD: _AWARDED, Kind.PAY: _PAID}.get(fact.kind)
    message = _NARRATIONS[fact.kind] if texts is None else texts[fact.what]
    named = {"member": fact.member, "reimbursed": fact.reimbursed, "grant": fact.grant}
    return words(message, year=str(fact.year or ""), **named)


def additions_of(
    entries: Sequence[Entry | HoursEntry], opens: Sequence[str], open_day: date, layout: Layout
) -> Additions:
    """The new blocks of each file in order of day, with accounts that are opened in the first."""
    blocks = defaultdict(list)
    for number, entry in enumerate(sorted(entries, key=lambda one: one.day)):
        file = layout.file_of(Month.of(entry.day))
        if opens and not number:
            blocks[file].append(opens_text(opens, open_day))
        blocks[file].append(entry_text(entry))
    return Additions(blocks)


def entry_text(entry: Entry | HoursEntry) -> str:
    """A transaction, or hours, as the journal has them."""
    return hours_text(entry) if isinstance(entry, HoursEntry) else transaction_text(entry)
