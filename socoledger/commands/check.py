"""The command `check`, of the books as they are or as they are staged in git."""

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.catalogue.table import CODES
from socoledger.commands.checked import Checked, Found, checked, found_in
from socoledger.commands.context import (
    Context,
    misused,
    root_of,
    words_for,
    words_here,
    words_of,
)
from socoledger.commands.copies import copy_names_file
from socoledger.commands.obstacles import blocks_next_close
from socoledger.commands.opened import read_books
from socoledger.domain.books import Books
from socoledger.domain.check import CheckedFindings
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Stops, _
from socoledger.domain.options import CheckFormat
from socoledger.read import books as reading
from socoledger.read.privacy import mask_text
from socoledger.storage.git import staged_copy
from socoledger.storage.git_process import GitFailedError
from socoledger.write import annotations, formats
from socoledger.write import check as layout
from socoledger.write.as_json import as_json
from socoledger.write.words import Words


class Choice(NamedTuple):
    """The findings that are asked for, by codes or by beginnings of codes, as S4."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    """Whether warnings count as errors do."""
    staged: bool = False
    """Whether to check the books as they are staged in git."""
    with_noted: bool = False
    """Whether what was noted shows too."""
    umbrella: Path | None = None
    """The folder of an umbrella: all books in it, and the findings between them."""

    def asks(self, finding: Finding) -> bool:
        """Whether a finding is to be shown."""
        selected = not self.select or finding.code.startswith(self.select)
        return selected and not (self.ignore and finding.code.startswith(self.ignore))


EVERYTHING = Choice()


def check(
    context: Context, format_: CheckFormat = CheckFormat.TEXT, choice: Choice = EVERYTHING
) -> Answer:
    """`check`: every finding, with file and line (SPEC 7)."""
    words = words_of(context)
    _require_known_codes(words, (*choice.select, *choice.ignore))
    choice = choice._replace(
        select=tuple(code.upper() for code in choice.select),
        ignore=tuple(code.upper() for code in choice.ignore),
    )
    if choice.staged and choice.umbrella is not None:
        raise misused(words, _("--staged works for one coöperatie: leave out --umbrella"))
    if choice.staged:
        return _check_staged(context, format_, choice)
    if choice.umbrella is not None:
        return _check_umbrella(context, format_, choice, choice.umbrella)
    books = read_books(context)
    prefix = _prefix(context, root_of(context))
    if isinstance(books, Books):
        all_checked = checked(books, found_in(books, context.today).all)
        return _answer(format_, choice, all_checked, words_for(context, books), prefix)
    return _answer(format_, choice, [*map(Checked, books)], words, prefix)


def _require_known_codes(words: Words, codes: Iterable[str]) -> None:
    for given in codes:
        if not given or not any(code.startswith(given.upper()) for code in CODES):
            raise misused(words, _("there is no code {code}"), code=given)


def _answer(
    format_: CheckFormat, choice: Choice, all_checked: Sequence[Checked], words: Words, prefix: str
) -> Answer:
    """The answer for findings; `prefix` leads from the working folder to the folder that their
    files are relative to.
    """
    sorted_out = _sorted_out([one for one in all_checked if choice.asks(one.finding)], choice)
    errors, warnings = sorted_out.errors, sorted_out.warnings
    exit_ = Exit.ERRORS if errors or (choice.strict and warnings) else Exit.DONE
    if any(checked.finding.stops(Stops.READING) for checked in all_checked):
        exit_ = Exit.UNREADABLE
    messages: tuple[str, ...] = ()
    if format_ is CheckFormat.TEXT:
        counts = words("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)
        messages = (counts, *_noted_message(sorted_out.noted, choice, words))
    return Answer(_formatted(format_, sorted_out, words, prefix), messages, exit_)


def _sorted_out(asked: Iterable[Checked], choice: Choice) -> CheckedFindings:
    """The findings that show, with their notes, and those that a close accepted."""
    unaccepted = [one for one in asked if one.accepted is None]
    return CheckedFindings(
        shown=tuple(
            (one.finding, one.note) for one in unaccepted if one.note is None or choice.with_noted
        ),
        accepted=tuple((one.finding, one.accepted) for one in asked if one.accepted is not None),
        noted=sum(one.note is not None for one in unaccepted),
    )


def _noted_message(noted: int, choice: Choice, words: Words) -> Iterator[str]:
    """How many findings are noted, and how to see them."""
    if noted and choice.with_noted:
        yield words("noted: {count}", count=noted)
    elif noted:
        yield words("noted: {count}; see: socoledger check --all", count=noted)


def _formatted(format_: CheckFormat, findings: CheckedFindings, words: Words, prefix: str) -> str:
    match format_:
        case CheckFormat.TEXT:
            return layout.text(findings, words)
        case CheckFormat.JSON:
            return formats.to_json(as_json(layout.answer(findings, words)))
        case CheckFormat.GITHUB:
            return annotations.github(findings.shown, prefix, words)
        case CheckFormat.SARIF:
            return formats.to_json(annotations.sarif(findings.shown, prefix, words))
        case other:
            assert_never(other)


def _prefix(context: Context, root: Path | None) -> str:
    """The path from the working folder to a root: "" or a path that ends in a slash."""
    path = "." if root is None else Path(os.path.relpath(root, context.folder)).as_posix()
    return "" if path == "." else f"{path}/"


# -- all books under an umbrella ----------------------------------------------------------------


def _check_umbrella(context: Context, format_: CheckFormat, choice: Choice, folder: Path) -> Answer:
    """Check all books under an umbrella, each by itself and against the others (SPEC 9)."""
    from socoledger.commands.check_umbrella import checked_under
    from socoledger.commands.umbrella import umbrella_root
    from socoledger.read.files.umbrella import Umbrella, umbrella

    root = umbrella_root(context, folder)
    prefix = _prefix(context, root)
    file = umbrella(root)
    if not isinstance(file, Umbrella):
        return _answer(format_, choice, [*map(Checked, file)], words_of(context), prefix)
    under = checked_under(context, root, file)
    answered = _answer(format_, choice, under.checked, under.words, prefix)
    if under.exit is Exit.DONE:
        return answered
    exit_ = answered.exit if answered.exit is Exit.UNREADABLE else under.exit
    return answered._replace(messages=(*under.messages, *answered.messages), exit=exit_)


# -- what is staged -----------------------------------------------------------------------------


def _check_staged(context: Context, format_: CheckFormat, choice: Choice) -> Answer:
    """Check the books as they are staged: all findings in staged files, and in other files those
    that keep the next month from being closed, as their cause may be something that was removed.
    """
    root, words = root_of(context), words_of(context)
    if root is None:
        return _answer(format_, choice, [Checked(reading.NO_BOOKS)], words, "")
    with tempfile.TemporaryDirectory() as temporary:
        try:
            staged = staged_copy(root, Path(temporary).resolve())
        except GitFailedError:
            raise misused(words, _("git cannot say what is staged; try: git status")) from None
        if staged is None:
            raise misused(words, _("these books are not kept in git, so nothing is staged"))
        if not staged.is_changed:
            return _answer(format_, choice, (), words_here(context), "")
        copy_names_file(root, staged.folder)
        books = reading.read(staged.folder)
        prefix = _prefix(context, root)
        if not isinstance(books, Books):
            return _answer(format_, choice, [*map(Checked, books)], words, prefix)
        books = books._replace(original=root)
        names = {mask_text(name, books.hidden) for name in staged.names}
        all_checked = _staged(books, context.today, names)
        return _answer(format_, choice, all_checked, words_for(context, books), prefix)


def _staged(books: Books, today: date, names: Collection[str]) -> list[Checked]:
    """The findings of staged books: all in the files of these names, in other files those for which
    `close` would refuse the next month.
    """
    found = found_in(books, today)
    return [
        single
        for single in checked(books, found.all)
        if single.finding.place is None
        or single.finding.place.file in names
        or single.finding.parameters.get("what")
        in names  # as for a link, reported where it is included
        or _blocks(books, single.finding, found)
    ]


def _blocks(books: Books, finding: Finding, found: Found) -> bool:
    """Whether `close` would refuse the next month because of a finding."""
    return finding.is_error and (finding in found.of_close or blocks_next_close(books, finding))
