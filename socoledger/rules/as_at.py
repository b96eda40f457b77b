"""The books as they stood at the end of a day (SPEC 9)."""

from datetime import date

from socoledger.domain.books import Books


def up_to(books: Books, day: date) -> Books:
    """The books without transactions, hours, assertions and findings after `day`; findings without
    a day are kept.
    """
    journal = books.journal
    return books._replace(
        journal=journal._replace(
            transactions=tuple(entry for entry in journal.transactions if entry.day <= day),
            hours=tuple(hours for hours in journal.hours if hours.day <= day),
            assertions=tuple(assertion for assertion in journal.assertions if assertion.day <= day),
        ),
        findings=tuple(
            finding for finding in books.findings if finding.day is None or finding.day <= day
        ),
    )


def as_at(books: Books, day: date) -> Books:
    """The books as they stood at the end of `day`: facts and closes up to and including it, and
    the ends of memberships and benefits that were known (SPEC 9). Decisions are kept; the rules
    compare their dates with `at`.
    """
    earlier = up_to(books, day)
    closes = tuple(close for close in earlier.journal.closes if close.day <= day)
    later_files = {close.place.file for close in books.journal.closes if close.day > day}
    files = tuple(file for file in earlier.journal.files if file not in later_files)
    return earlier._replace(
        journal=earlier.journal._replace(closes=closes, files=files),
        members=tuple(member.as_known(day) for member in books.members),
        laws={month: law for month, law in books.laws.items() if month.last_day <= day},
        rules={month: rules for month, rules in books.rules.items() if month.last_day <= day},
        at=day,
    )
