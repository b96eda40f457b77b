"""`report municipality`: the account for the gemeente of a year, or of a part of it (SPEC 12)."""

from socoledger.commands.context import Context
from socoledger.commands.periods import before_books
from socoledger.commands.report.made import Wishes, made, one_paper, open_for_documents
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.period import december
from socoledger.rules.report.municipality import Asked, municipality_account
from socoledger.write.documents.municipality import municipality_document


def report_municipality(context: Context, year: str | None, wishes: Wishes) -> Answer:
    """`report municipality [YEAR]`, also as the books stood on a day. Raises OSError."""
    opened = open_for_documents(context, wishes)
    books, words = opened.books, opened.words
    which, through = books.year(year)
    if through < books.books.coop.first_month:
        raise before_books(words, str(through), books.books.coop.first_month)
    day, end = through.last_day_up_to(books.at), december(which).last_day
    is_interim = books.at is not None and books.at < end
    asked = Asked(which, through, day, day if is_interim else end, is_interim)
    then = opened.then(day)
    past = books.history(through)
    account = municipality_account(past, then, asked, books.errors, anonymous=wishes.anonymous)
    text = _("account-{year}-municipality")
    if is_interim:
        text = _("account-{year}-municipality-{day}")
    stem = words(text, year=str(which), day=day.isoformat())
    if wishes.anonymous:
        stem = words(_("{stem}-anonymous"), stem=stem)
    document = municipality_document(account, opened.letterhead, words)
    return made(context, opened, wishes, [one_paper(stem, document)])
