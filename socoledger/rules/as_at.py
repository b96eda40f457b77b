"""The books as they stood at the end of a day (SPEC 9)."""

from datetime import date

from socoledger.domain.books import Books


def up_to(books: Books, day: date) -> Books:
    """The books as they would be had nothing happened after a day; what was found without a date
    stays.
    """
    journal = books.journal
    return books._replace(
        journal=journal._replace(
            transactions=tuple(one for one in journal.transactions if one.day <= day),
            hours=tuple(one for one in journal.hours if one.day <= day),
            assertions=tuple(one for one in journal.assertions if one.day <= day),
        ),
        findings=tuple(one for one in books.findings if one.day is None or one.day <= day),
    )


def as_at(books: Books, day: date) -> Books:
    """The books as they stood at the end of a day: facts and closes dated up to it (SPEC 9). What
    was decided by then, and who had left, is judged by the day itself.
    """
    earlier = up_to(books, day)
    closes = tuple(one for one in earlier.journal.closes if one.day <= day)
    later = {one.place.file for one in books.journal.closes if one.day > day}
    files = tuple(file for file in earlier.journal.files if file not in later)
    return earlier._replace(
        journal=earlier.journal._replace(closes=closes, files=files),
        laws={month: law for month, law in books.laws.items() if month.last_day <= day},
        rules={month: rules for month, rules in books.rules.items() if month.last_day <= day},
        at=day,
    )
