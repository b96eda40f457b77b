"""From documents to files or to the screen: what every command `report …` ends with (SPEC 12)."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.commands.context import Context, Stopped, misused, words_here
from socoledger.commands.journal_changes import NOTHING_WRITTEN
from socoledger.commands.opened import OpenBooks, When, open_books
from socoledger.commands.report.pdf import PdfFiles, pdf_files
from socoledger.commands.steps import Step
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Phrase, _
from socoledger.domain.options import DocumentFormat
from socoledger.domain.period import Month
from socoledger.read.logo import logo_of, unusable_logo
from socoledger.rules.as_at import as_at
from socoledger.rules.history import History, history
from socoledger.storage.files import Change, ChangedMeanwhileError, content_of, rewrite_all
from socoledger.storage.typst_process import NoPictureError
from socoledger.write.documents.document import Booklet, Document, Letterhead
from socoledger.write.documents.parts import letterhead_of, without_logo
from socoledger.write.forms.html import to_html
from socoledger.write.forms.markdown import to_markdown
from socoledger.write.forms.xlsx import to_xlsx
from socoledger.write.words import Words


class Wishes(NamedTuple):
    """What form documents are asked in, and where they go."""

    format: DocumentFormat = DocumentFormat.MD
    out: Path | None = None
    """The folder to write in; None: the screen, or for forms that are no text the folder here."""
    force: bool = False
    """Whether a different file may be written over."""
    anonymous: bool = False
    """Whether nothing may be said of fewer than five people, nor any name."""
    at: str | None = None
    """The day at whose end the books are looked at."""


class Paper(NamedTuple):
    """One file: the start of its name, and what is in it."""

    stem: str
    booklet: Booklet


class Opened(NamedTuple):
    """Books opened for documents."""

    books: OpenBooks
    letterhead: Letterhead

    @property
    def words(self) -> Words:
        """The words of the documents."""
        return self.books.words

    def month(self, text: str | None) -> Month:
        """The month asked for, or that of the last fact; stops if it is none of these books."""
        period, through = self.books.period(text)
        if isinstance(period, int):
            message = _("'{text}' is a year; write a month, like {through}")
            raise misused(self.words, message, text=str(period), through=str(through))
        return period

    def then(self, day: date) -> History:
        """The books as they stood at the end of a day, as `--at` shows them: of these are balances,
        and what is still to be booked.
        """
        return history(as_at(self.books.books, day), Month.of(day), day)


def require_people(context: Context, wishes: Wishes) -> None:
    """Stop if a document about one person is asked for without names."""
    if wishes.anonymous:
        message = _("a document about one member says who they are: leave out --anonymous")
        raise misused(words_here(context), message)


def open_for_documents(context: Context, wishes: Wishes) -> Opened:
    """The books, with what documents say of who made them. Stops if there are no figures of them;
    a logo that cannot be used is told, and left out.
    """
    with context.step(Step.BOOKS):
        opened = open_books(context, When(wishes.at))
    logo = logo_of(opened.books)
    if isinstance(logo, Finding):
        opened = opened._replace(notes=(*opened.notes, opened.words.finding_line(logo)))
        logo = None
    has_names = not wishes.anonymous
    letterhead = letterhead_of(opened.books.coop, logo, opened.words, has_names=has_names)
    return Opened(opened, letterhead)


def one_paper(stem: str, document: Document) -> Paper:
    """A file with one document."""
    return Paper(stem, Booklet(f"{document.title} {document.subtitle}", (document,)))


def all_in_one(stem: str, title: str, papers: Sequence[Paper]) -> Paper:
    """A file with the documents of several, to print at once."""
    return Paper(
        stem, Booklet(title, tuple(one for each in papers for one in each.booklet.documents))
    )


def made(
    context: Context,
    opened: Opened,
    wishes: Wishes,
    papers: Sequence[Paper],
    all_together: Paper | None = None,
) -> Answer:
    """Make documents, and write them or show them. Of several, `all_together` is the one to print:
    it is written beside the others, and shown in their place. Raises OSError.
    """
    words, notes = opened.words, opened.books.notes
    if wishes.out is None and wishes.format in _TEXTS:
        shown = papers if all_together is None else (all_together,)
        texts, said = _contents(opened, shown, wishes.format)
        return Answer(b"".join(texts).decode(), (*said, *notes))
    files = [*papers, *([] if all_together is None else [all_together])]
    folder = wishes.out or Path()
    _stop_at_a_file(context.folder / folder, words)
    paths = [folder / f"{paper.stem}.{wishes.format.value}" for paper in files]
    with context.step(Step.DOCUMENTS):
        contents, said = _contents(opened, files, wishes.format)
    with context.step(Step.FILES):
        _write(context, words, dict(zip(paths, contents, strict=True)), force=wishes.force)
    return Answer(messages=(*_written(paths, folder, words), *said, *notes))


_TEXTS = (DocumentFormat.MD, DocumentFormat.HTML)
"""The forms that can be shown on a screen."""
_FEW = 3


def _contents(
    opened: Opened, papers: Sequence[Paper], form: DocumentFormat
) -> tuple[list[bytes], tuple[str, ...]]:
    """The content of each file, and what is to be said of them. Raises OSError."""
    words = opened.words
    booklets = [words.concealed(paper.booklet) for paper in papers]
    match form:
        case DocumentFormat.MD:
            return [to_markdown(booklet, words).encode() for booklet in booklets], ()
        case DocumentFormat.HTML:
            return [to_html(booklet, words).encode() for booklet in booklets], ()
        case DocumentFormat.PDF:
            return _pdf_contents(opened, booklets)
        case DocumentFormat.XLSX:
            return _xlsx_contents(booklets, words), ()
        case other:
            assert_never(other)


def _pdf_contents(opened: Opened, booklets: Sequence[Booklet]) -> PdfFiles:
    """PDFs; a logo that begins as a picture and is none is told, and left out."""
    try:
        return pdf_files(booklets, opened.words)
    except NoPictureError:
        reason = Phrase("it is no picture that can be shown")
        line = opened.words.finding_line(unusable_logo(opened.books.books, reason))
    files = pdf_files([without_logo(booklet) for booklet in booklets], opened.words)
    return files._replace(notes=(*files.notes, line))


def _xlsx_contents(booklets: Sequence[Booklet], words: Words) -> list[bytes]:
    """Excel files; stops without what it takes to make them."""
    try:
        return [to_xlsx(booklet, words) for booklet in booklets]
    except ImportError:
        message = _(
            'making Excel files asks for one more package: pip install "socoledger[xlsx]"; or ask'
            " for --format html"
        )
        raise misused(words, message) from None


def _write(context: Context, words: Words, contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write all files or none. Stops at one that is there with something else in it, unless
    `force`. Raises OSError.
    """
    changes = []
    for path, content in contents.items():
        file = context.folder / path
        before = content_of(file) if os.path.lexists(file) else None
        if before not in (None, content) and not force:
            message = _(
                "{file} is there already, and differs; give another folder with --out, or --force"
                " to write over it"
            )
            raise _refused(words, words(message, file=str(path)))
        if before != content:
            changes.append(Change(file, before, content))
    try:
        rewrite_all(changes)
    except ChangedMeanwhileError:
        message = _("somebody changed a file while the documents were made; try again")
        raise _refused(words, words(message)) from None


def _refused(words: Words, line: str) -> Stopped:
    return Stopped(Answer(messages=(line, words(NOTHING_WRITTEN)), exit=Exit.REFUSED))


def _stop_at_a_file(folder: Path, words: Words) -> None:
    """Stop if a file stands where the folder should be, or one that holds it."""
    for path in (folder, *folder.parents):
        if path.is_file():
            message = _("{file} is a file, and no folder; give another folder with --out")
            raise _refused(words, words(message, file=str(path)))


def _written(paths: Sequence[Path], folder: Path, words: Words) -> Iterator[str]:
    """What was written, file by file while these are few."""
    if len(paths) <= _FEW:
        yield from (words(_("written: {file}"), file=str(path)) for path in paths)
    else:
        message = _("written: {count} files in {folder}, from {first} to {last}")
        first, last = paths[0].name, paths[-1].name
        yield words(message, count=len(paths), folder=str(folder), first=first, last=last)
