"""The view of an answer for several books (SPEC 9): the tables of each, and those of the total."""

from collections.abc import Iterator

from socoledger.domain.findings import _
from socoledger.domain.umbrella import UmbrellaAnswer
from socoledger.write.as_json import Figure, leaves
from socoledger.write.headings import heading
from socoledger.write.layout import (
    FIGURE,
    FIGURE_ITEM,
    FIGURES,
    KIND,
    A,
    Cell,
    Column,
    Row,
    S,
    Sheet,
    Table,
    View,
    translations_of,
)
from socoledger.write.words import Words

_TOTAL = "total"
_MISSING = "missing"
_BOOK = Column("book", Cell.TEXT, "one_book", to_text=translations_of({_TOTAL: _("total")}))
_IN_ALL = Column("total", Cell.FIGURE)


def view(of_one: View[A, S]) -> View[UmbrellaAnswer[A, S], object]:
    """The view of an answer for several books: the tables of each under its name, then
    the total.
    """

    def tables(answer: UmbrellaAnswer[A, S], words: Words) -> tuple[Table, ...]:
        book_tables = [
            table.named(book.id)
            for book in answer.books
            if book.answer is not None
            for table in of_one.tables(book.answer, words)
        ]
        title = words("all together")
        if answer.missing:
            count, of_all = len(answer.books), len(answer.books) + len(answer.missing)
            message = _("{count} of the {all} books together")
            title = words(message, count=count, all=of_all)
        if of_one.of_total is not None:
            total = of_one.of_total(answer.total, words)
            return (
                *book_tables,
                *(table.named(title) for table in total),
            )
        return (
            *book_tables,
            Table(
                title if answer.missing else words("All together"),
                FIGURES,
                tuple(_rows(answer.total, words)),
            ),
        )

    def sheet(answer: UmbrellaAnswer[A, S]) -> Sheet:
        item = Column("item", Cell.TEXT, to_text=of_one.names or _heading_of_path)
        sheets = [
            (book.id, of_one.sheet(book.answer)) for book in answer.books if book.answer is not None
        ]
        rows = [
            {_BOOK: id_, KIND: of_one.kind, **row}
            for id_, sheet_of_book in sheets
            for row in sheet_of_book.rows
        ]
        rows += [{_BOOK: book.id, KIND: _MISSING} for book in answer.missing]
        rows += [
            {_BOOK: _TOTAL, KIND: _TOTAL, item: ".".join(path), _IN_ALL: value}
            for path, value in leaves(answer.total)
            if value is not None
        ]
        columns = dict.fromkeys(
            column for _, sheet_of_book in sheets for column in sheet_of_book.columns
        )
        columns.pop(KIND, None)
        return Sheet((_BOOK, KIND, *columns, item, _IN_ALL), tuple(rows))

    return View(tables, sheet)


def _heading_of_path(item: str, words: Words) -> str:
    return ", ".join(heading(key, words) for key in item.split("."))


def _rows(total: object, words: Words) -> Iterator[Row]:
    """The figures of a total, without values such as a year."""
    for path, value in leaves(total):
        if isinstance(value, Figure):
            item = ", ".join(heading(key, words) for key in path)
            if path == ("result",):
                item = words("income less expenses")
            yield Row({FIGURE_ITEM: item, FIGURE: value})
