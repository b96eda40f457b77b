"""The command `check`."""

from socoledger.app.desk import Surroundings, all_findings, read_books, words_of
from socoledger.domain.codes import is_error, stops
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Stops
from socoledger.domain.model import Books
from socoledger.domain.options import CheckFormat
from socoledger.write import formats, shapes


def check(around: Surroundings, format_: CheckFormat = CheckFormat.TEXT) -> Answer:
    """`check`: every finding, with file and line (SPEC 7)."""
    books = read_books(around)
    if isinstance(books, Books):
        words, found = words_of(around, books.coop.language), all_findings(books)
    else:
        words, found = words_of(around), books
    errors = sum(map(is_error, found))
    exit_ = Exit.ERRORS if errors else Exit.DONE
    if any(stops(finding, Stops.READING) for finding in found):
        exit_ = Exit.UNREADABLE
    if format_ is CheckFormat.JSON:
        return Answer(formats.to_json(shapes.check(found, words)), exit=exit_)
    lines = "".join(f"{words.finding_line(finding)}\n" for finding in found)
    counts = {"errors": errors, "warnings": len(found) - errors}
    message = words("errors: {errors}, warnings: {warnings}", **counts)
    return Answer(lines, (message,), exit_)
