"""The command `bank`: how the books stand beside the bank (SPEC 10)."""

from datetime import date

from socoledger.commands.answering import show
from socoledger.commands.arguments import a_day
from socoledger.commands.bank_statements import NO_ACCOUNTS
from socoledger.commands.context import Context, nothing
from socoledger.commands.opened import readable_books
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from socoledger.rules.bank.standing import AsAt, bank_answer
from socoledger.write.bank_standing import VIEW


def bank(context: Context, format_: Format, at: str | None = None) -> Answer:
    """`bank`: per bank account the last balance of the bank, and what came since; as at the end of
    a day, if one is given.
    """
    books, words = readable_books(context)
    if books.bank is None or not books.bank.accounts:
        raise nothing(words, NO_ACCOUNTS, file=books.coop.bank)
    day = None if at is None else a_day(words, at)
    as_at = AsAt(day or context.today, day or date.max)
    answered = bank_answer(books, books.bank, as_at)
    return Answer(show(context, words, format_, answered, VIEW))
