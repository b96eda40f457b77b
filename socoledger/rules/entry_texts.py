"""Entries of the journal as a person finds them in the files, in one line."""

from socoledger.domain.journal import Hours, Posting, Transaction
from socoledger.domain.metadata import APPROVAL, FOR, PURPOSE
from socoledger.domain.metadata import GRANT as GRANT_KEY
from socoledger.domain.money import format_hundredths

Entry = Transaction | Hours


def entry_text(entry: Entry) -> str:
    """An entry: its day and its postings, or its hours."""
    return f"{entry.day} {'; '.join(entry_lines(entry))}"


def entry_lines(entry: Entry) -> list[str]:
    """A text for each posting of a transaction; one for hours."""
    if isinstance(entry, Hours):
        unit = "" if entry.unit is None else f" {entry.unit}"
        return [f"{entry.member} {format_hundredths(entry.hundredths)}{unit}"]
    return [posting_text(posting) for posting in entry.postings]


def posting_text(posting: Posting) -> str:
    """A posting: its account and amount, whose it is, and what it is for."""
    text = f"{posting.account} {format_hundredths(posting.cents)}"
    owners = [owner for owner, _ in posting.shares]
    if owners:
        text += f" ({', '.join(owners)})"
    marks = {
        PURPOSE: posting.purpose,
        APPROVAL: posting.approval,
        FOR: posting.for_year,
        GRANT_KEY: posting.grant,
    }
    return text + "".join(f" {key}: {value}" for key, value in marks.items() if value is not None)
