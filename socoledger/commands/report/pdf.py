"""Documents as PDF by typst, an extra of the package, as a program of its own (SPEC 12)."""

from collections.abc import Sequence
from typing import NamedTuple

from socoledger.commands.context import Stopped, misused
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.storage.typst_process import (
    TypstFailedError,
    TypstMissingError,
    TypstTooSlowError,
    make_pdfs,
)
from socoledger.write.documents.document import Booklet
from socoledger.write.forms.pdf import layout, pdf_source
from socoledger.write.forms.row_heads import with_row_heads
from socoledger.write.words import Words

_SECONDS = 60
_SECONDS_A_DOCUMENT = 2
"""Many times what it takes: beyond it something hangs."""


class PdfFiles(NamedTuple):
    """The content of each file, and what is to be said of them."""

    contents: list[bytes]
    notes: tuple[str, ...]


def pdf_files(booklets: Sequence[Booklet], words: Words) -> PdfFiles:
    """A PDF of each booklet, all made in one go. Stops without typst, or if it fails. Raises
    NoPictureError if typst cannot read a logo, OSError.
    """
    sources = [pdf_source(booklet, words) for booklet in booklets]
    pictures = {name: each for source in sources for name, each in source.pictures.items()}
    documents = sum(len(booklet.documents) for booklet in booklets)
    seconds = _SECONDS + _SECONDS_A_DOCUMENT * documents
    try:
        made = make_pdfs(layout(), [source.data for source in sources], pictures, seconds)
    except TypstMissingError:
        message = _(
            'making pdf asks for one more package: pip install "socoledger[pdf]"; or ask for'
            " --format html, and print that"
        )
        raise misused(words, message) from None
    except TypstTooSlowError:
        message = _(
            "making the pdf took longer than {seconds} seconds, so it was stopped; nothing was"
            " written. Try again, or ask for --format html, and print that"
        )
        raise _stopped(words(message, seconds=seconds), Exit.REFUSED) from None
    except TypstFailedError:
        message = _(
            "typst, which makes the pdf, failed; nothing was written. Please report this, and ask"
            " for --format html meanwhile, and print that"
        )
        raise _stopped(words(message), Exit.DEFECT) from None
    return PdfFiles([_headed(file) for file in made.files], _notes(made.missing, words))


def _headed(file: bytes) -> bytes:
    """The file with heads of rows; as it is, which is a good PDF too, where a version of typst that
    these were not tried with writes it in another way.
    """
    try:
        return with_row_heads(file)
    except ValueError:
        return file


def _stopped(line: str, exit_: Exit) -> Stopped:
    return Stopped(Answer(messages=(line,), exit=exit_))


def _notes(missing: str, words: Words) -> tuple[str, ...]:
    if not missing:
        return ()
    message = _(
        "a pdf has no letters for {signs}: a square stands in their place; --format html shows them"
    )
    return (words(message, signs=" ".join(missing)),)
