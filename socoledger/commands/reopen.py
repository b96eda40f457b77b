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
        why = a_reason(words, reason)
        if not is_period(period):
            raise misused(words, NO_PERIOD, text=period)
        closes = books.journal.closes
        if not closes:
            raise refused(words("nothing is closed yet"))
        last = closes[-1]
        if last.period != period:
            message = _("only the last close can be undone, and that is {last}")
            raise refused(words(message, last=last.period))
        _refuse_what_is_not_ours(books, words, last)
        file = last.place.file
        done = words("{period} is open again; {file} is gone", period=period, file=file)
        told = (done, *_to_open(books, words, file), *_asserted(books, words, period))
        answer = Answer(messages=told)
        take_back(books.root / file, f"{context.today.isoformat()} {period} {why}")
        return answer


def _open_books(context: Context) -> tuple[Books, Words]:
    """The books, also those that cannot be read because of their last close: taking that back is
    the way out. Stops where not even the closes could be read.
    """
    books = read_books(context)
    if not isinstance(books, Books) or not books.journal.files:
        return readable(context, books)
    return books, words_for(context, books)


def _refuse_what_is_not_ours(books: Books, words: Words, last: Close) -> None:
    """Refuse where files of closes are muddled, or where this one holds what the treasurer wrote:
    that would be gone with it.
    """
    wrong = in_order(order_findings(books))
    file = last.place.file
    own = [one for one in books.journal.transactions if one.file == file and one.close is None]
    if wrong:
        raise refused(*map(words.finding_line, wrong), words("nothing was undone"))
    if own:
        message = _("{file}:{line}: this is not part of the close; move it to the journal first")
        raise refused(words(message, file=file, line=str(own[0].line)))


def _to_open(books: Books, words: Words, file: str) -> tuple[str, ...]:
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


def _asserted(books: Books, words: Words, period: str) -> tuple[str, ...]:
    """Balances that the treasurer asserts for later, and that held because of this close."""
    booked = [
        posting
        for transaction in books.journal.transactions
        if transaction.close == period
        for posting in transaction.postings
    ]
    end = last_month_of(period).last_day
    lines = [
        f"{one.place.file}:{one.place.line}: {one.account}"
        for one in books.journal.assertions
        if one.day > end
        and sum(each.cents for each in booked if below(each.account, one.account)) != 0
    ]
    if not lines:
        return ()
    message = words(
        "these balances are right only with this close; remove them until it is made again:"
    )
    return (message, *lines)
