"""The command `verify` of all books under an umbrella, one by one and in total (SPEC 4, 9)."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.commands.context import Context, Stopped
from socoledger.commands.missing import (
    Missing,
    exit_with,
    lines_on,
    note_on,
    require_books,
    sorted_out,
)
from socoledger.commands.opened import read_books
from socoledger.commands.tasks import Work
from socoledger.commands.umbrella import umbrella_in
from socoledger.commands.verify import Wishes, report_on_closes
from socoledger.commands.workers import workers
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import VerifyFormat
from socoledger.domain.umbrella import BookAnswer, UmbrellaAnswer
from socoledger.rules.umbrella.totals import total_of_verdicts
from socoledger.write import formats
from socoledger.write import verify as layout
from socoledger.write.as_json import as_json
from socoledger.write.verify import Report
from socoledger.write.words import Words


class _Found(NamedTuple):
    """What was found in the closes of one of the books."""

    report: Report
    hidden: frozenset[str]


def verify_umbrella(
    context: Context, format_: VerifyFormat, wishes: Wishes, folder: Path
) -> Answer:
    """`verify --umbrella`: those whose closes cannot be compared are left out, and told."""
    root, file, words = umbrella_in(context, folder)

    def found_in(id_: str) -> tuple[None, _Found]:
        book_context = context._replace(books=root / id_, language=words.language)
        try:
            report, own = report_on_closes(book_context, read_books(book_context), wishes, {})
        except Stopped as stopped:
            messages = tuple(f"{id_}: {message}" for message in stopped.answer.messages)
            raise Stopped(stopped.answer._replace(messages=messages)) from None
        return None, _Found(report, own.hidden)

    work = Work(found_in, lambda held, _shared: held)
    with (
        workers(work, len(file.folders), context.processes) as crew,
        context.counting(words("reading the books"), len(file.folders)) as tick,
    ):
        found, missing = sorted_out(crew.open(file.folders, tick), words)
    require_books(found, missing)
    words = Words(words.language, frozenset().union(*(one.hidden for one in found.values())))
    reports = {id_: one.report for id_, one in found.items()}
    is_wrong = any(report.is_wrong for report in reports.values())
    output, told = _shown(format_, reports, missing, words, verbose=wishes.verbose)
    messages = (*told, *lines_on(missing, words), *note_on(missing, len(reports), words))
    return Answer(output, messages, exit_with(missing) or (Exit.ERRORS if is_wrong else Exit.DONE))


def _shown(
    format_: VerifyFormat,
    reports: Mapping[str, Report],
    missing: Iterable[Missing],
    words: Words,
    *,
    verbose: bool,
) -> tuple[str, Iterable[str]]:
    """What is found in a format, and what is told beside it."""
    answers = {id_: layout.answer(report, words) for id_, report in reports.items()}
    match format_:
        case VerifyFormat.TEXT:
            output = "".join(
                f"{id_}: {line}\n"
                for id_, report in reports.items()
                for line in layout.lines(report, words, verbose=verbose)
            )
            return output, (
                f"{id_}: {message}"
                for id_, report in reports.items()
                for message in layout.messages(report, words, {})
            )
        case VerifyFormat.JSON:
            of_all = UmbrellaAnswer(
                books=tuple(BookAnswer(id=id_, answer=one) for id_, one in answers.items()),
                total=total_of_verdicts([*answers.values()]),
                missing=tuple(book.record() for book in missing),
            )
            return formats.to_json(as_json(words.concealed(of_all))), ()
        case VerifyFormat.CSV:
            shown = [(id_, words.concealed(one)) for id_, one in answers.items()]
            return formats.to_csv(layout.sheet(shown, words)), ()
        case other:
            assert_never(other)
