"""`report impact`: the public page of a year, also of all under an umbrella (SPEC 12)."""

from collections.abc import Mapping
from pathlib import Path

from socoledger.commands.context import Context
from socoledger.commands.opened import OpenBooks, When
from socoledger.commands.report.made import Opened, Wishes, made, one_paper, open_for_documents
from socoledger.commands.umbrella import open_umbrella, umbrella_in
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.report.impact import ImpactReport
from socoledger.rules.report.impact import impact_report
from socoledger.write.documents.document import Letterhead
from socoledger.write.documents.impact import impact_document


def report_impact(
    context: Context, year: str | None, wishes: Wishes, umbrella: Path | None = None
) -> Answer:
    """`report impact [YEAR]`: without names, whatever is wished. Raises OSError."""
    wishes = wishes._replace(anonymous=True)
    if umbrella is None:
        opened = open_for_documents(context, wishes)
        books: Mapping[str, OpenBooks] = {"": opened.books}
    else:
        opened, books = _all_under(context, umbrella, wishes)
    words = opened.words
    report = _report(opened.books, books, year)
    document = impact_document(report, opened.letterhead, words)
    stem = words(_("impact-{year}"), year=str(report.answer.year))
    return made(context, opened, wishes, [one_paper(stem, document)])


def _all_under(
    context: Context, folder: Path, wishes: Wishes
) -> tuple[Opened, Mapping[str, OpenBooks]]:
    """All books under an umbrella, of which the document is by the umbrella's own name."""
    _root, file, _words = umbrella_in(context, folder)
    umbrella, books = open_umbrella(context, folder, When(wishes.at))
    earliest = min(books.values(), key=lambda one: one.books.coop.first_month)
    name = file.name or ", ".join(one.books.coop.name for one in books.values())
    together = earliest._replace(words=umbrella.words, notes=umbrella.notes)
    return Opened(together, Letterhead(name)), books


def _report(earliest: OpenBooks, books: Mapping[str, OpenBooks], text: str | None) -> ImpactReport:
    """The page of a year, with the years of the books before it."""
    year, through = earliest.year(text)
    first = min(one.books.coop.first_month.year for one in books.values())
    years = [one for one in earliest.reach.years if first <= one < year]
    pasts = {folder: one.history(through) for folder, one in books.items()}
    return impact_report(pasts, [*years, year], through)
