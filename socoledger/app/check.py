"""The command `check`."""

from socoledger.app.desk import Surroundings, acceptance, all_findings, read_books, words_of
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
    how = [acceptance(books, one) if isinstance(books, Books) else None for one in found]
    open_ = [finding for finding, accepted in zip(found, how, strict=True) if accepted is None]
    accepted = [(one, why) for one, why in zip(found, how, strict=True) if why is not None]
    errors = sum(map(is_error, open_))
    exit_ = Exit.ERRORS if errors else Exit.DONE
    if any(stops(finding, Stops.READING) for finding in open_):
        exit_ = Exit.UNREADABLE
    if format_ is CheckFormat.JSON:
        return Answer(formats.to_json(shapes.check(open_, accepted, words)), exit=exit_)
    lines = [words.finding_line(finding) for finding in open_]
    for finding, why in accepted:
        reason = words("accepted: {reason}", reason=why.reason)
        lines.append(f"{words.finding_line(finding)} ({reason})")
    counts = {"errors": errors, "warnings": len(open_) - errors}
    message = words("errors: {errors}, warnings: {warnings}", **counts)
    return Answer("".join(f"{line}\n" for line in lines), (message,), exit_)
