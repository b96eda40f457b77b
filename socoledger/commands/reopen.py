"""The command `reopen` (SPEC 4): the last close, and only the last."""

from socoledger.commands.arguments import NO_PERIOD, a_reason
from socoledger.commands.context import Context, misused, refused, words_for
from socoledger.commands.lock import exclusive
from socoledger.commands.opened import read_books, readable
from socoledger.domain.accounts import below
from socoledger.domain.books import Books
from socoledger.domain.closing import Close
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _, in_order
from socoledger.domain.period import is_period, last_month_of
from socoledger.rules.checks.closing.order import order_findings
from socoledger.storage.closes import take_back
from socoledger.write.words import Words


def reopen(context: Context, period: str, reason: str) -> Answer:
    """`reopen PERIOD`: take back the last close, and say so in the log of the closes."""
    with exclusive(context):
        books, words = _open_books(context)
        reason_text = a_reason(words, reason)
        if not is_period(period):
            raise misused(words, NO_PERIOD, text=period)
        closes = books.journal.closes
        if not closes:
            raise refused(words("nothing is closed yet"))
        last = closes[-1]
        if last.period != period:
            message = _("only the last close can be undone, and that is {last}")
            raise refused(words(message, last=last.period))
        _refuse_foreign_content(books, words, last)
        file = last.place.file
        message = words("{period} is open again; {file} is gone", period=period, file=file)
        messages = (
            message,
            *_missing_opens(books, words, file),
            *_broken_assertions(books, words, period),
        )
        answer = Answer(messages=messages)
        take_back(books.root / file, f"{context.today.isoformat()} {period} {reason_text}")
        return answer


def _open_books(context: Context) -> tuple[Books, Words]:
    """The books, also those that cannot be read because of their last close: taking that back is
    the way out. Stops where not even the closes could be read.
    """
    books = read_books(context)
    if not isinstance(books, Books) or not books.journal.files:
        return readable(context, books)
    return books, words_for(context, books)


def _refuse_foreign_content(books: Books, words: Words, last: Close) -> None:
    """Refuse where files of closes are muddled, or where this one holds what the treasurer wrote:
    that would be gone with it.
    """
    findings = in_order(order_findings(books))
    file = last.place.file
    foreign_entries = [
        entry for entry in books.journal.transactions if entry.file == file and entry.close is None
    ]
    if findings:
        raise refused(*map(words.finding_line, findings), words("nothing was undone"))
    if foreign_entries:
        message = _("{file}:{line}: this is not part of the close; move it to the journal first")
        raise refused(words(message, file=file, line=str(foreign_entries[0].line)))


def _missing_opens(books: Books, words: Words, file: str) -> tuple[str, ...]:
    """Lines that the journal needs now, for accounts that this close alone had opened."""
    used = books.journal.named | {
        posting.account
        for transaction in books.journal.transactions
        if transaction.file != file
        for posting in transaction.postings
    }
    lines = [
        f"{opened.day.isoformat()} open {account} EUR"
        for account, opened in sorted(books.journal.opened.items())
        if opened.place.file == file and account in used
    ]
    if not lines:
        return ()
    return (
        words("this close opened accounts that are used elsewhere too; add to the journal:"),
        *lines,
    )


def _broken_assertions(books: Books, words: Words, period: str) -> tuple[str, ...]:
    """Balances that the treasurer asserts for later, and that held because of this close."""
    booked = [
        posting
        for transaction in books.journal.transactions
        if transaction.close == period
        for posting in transaction.postings
    ]
    end = last_month_of(period).last_day
    lines = [
        f"{assertion.place.file}:{assertion.place.line}: {assertion.account}"
        for assertion in books.journal.assertions
        if assertion.day > end
        and sum(posting.cents for posting in booked if below(posting.account, assertion.account))
        != 0
    ]
    if not lines:
        return ()
    message = words(
        "these balances are right only with this close; remove them until it is made again:"
    )
    return (message, *lines)
