"""The command `check`, of the books as they are or as they are staged in git."""

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, assert_never

from socoledger.catalogue.table import CODES
from socoledger.commands.context import (
    Context,
    misused,
    root_of,
    words_for,
    words_here,
    words_of,
)
from socoledger.commands.errors import acceptance, all_findings, findings_of_any_day
from socoledger.commands.obstacles import blocks_next_close, missing_documents, next_close
from socoledger.commands.opened import in_folder, read_books
from socoledger.commands.verify import changed_wording
from socoledger.domain.books import Books
from socoledger.domain.closing import Accepted
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Stops, _, in_order
from socoledger.domain.options import CheckFormat
from socoledger.read import books as reading
from socoledger.read.privacy import mask_findings, mask_text
from socoledger.rules.checks.privacy import names_file_findings
from socoledger.storage.git import GitFailedError, is_ignored, staged_copy
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
        findings = _all_findings(books, context.today)
        return _answer(
            format_, choice, _checked(books, findings), words_for(context, books), prefix
        )
    return _answer(format_, choice, _checked(None, books), words, prefix)


def _all_findings(books: Books, today: date) -> tuple[Finding, ...]:
    """All findings of the books, with those on files in their folder, and those for which the next
    close would be refused.
    """
    findings = all_findings(books, today)
    others = (
        *missing_documents(books),
        *_next_close_findings(books, findings_of_any_day(books, findings, today)),
        *_names_file_findings(books),
    )
    return in_order(mask_findings((*findings, *others), books.hidden))


def _next_close_findings(books: Books, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings for which the next close would be refused, and changes in the wording of closed
    months; `findings` are those of the books on any day.
    """
    obstacles = next_close(books, findings)
    wording_findings = (
        () if obstacles.planner is None else changed_wording(books, obstacles.planner)
    )
    return (*obstacles.all, *wording_findings)


class Checked(NamedTuple):
    """A finding, and its acceptance by a close, None if no close accepted it."""

    finding: Finding
    accepted: Accepted | None = None


def _checked(books: Books | None, findings: Iterable[Finding]) -> list[Checked]:
    return [Checked(finding, acceptance(books, finding) if books else None) for finding in findings]


def _names_file_findings(books: Books) -> Iterator[Finding]:
    root, file = books.home, books.coop.names_file
    if books.coop.pseudonyms:
        is_there = file is not None and (root / file).is_file()
        is_safe = is_there and is_ignored(root, str(file)) is not False
        yield from names_file_findings(books.coop, is_safe=is_safe)


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
    selected = [checked for checked in all_checked if choice.asks(checked.finding)]
    unaccepted = [checked.finding for checked in selected if checked.accepted is None]
    accepted = [
        (checked.finding, checked.accepted) for checked in selected if checked.accepted is not None
    ]
    errors = sum(finding.is_error for finding in unaccepted)
    warnings = sum(finding.is_warning for finding in unaccepted)
    exit_ = Exit.ERRORS if errors or (choice.strict and warnings) else Exit.DONE
    if any(checked.finding.stops(Stops.READING) for checked in all_checked):
        exit_ = Exit.UNREADABLE
    messages: tuple[str, ...] = ()
    if format_ is CheckFormat.TEXT:
        counts = words("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)
        messages = (counts,)
    return Answer(_formatted(format_, unaccepted, accepted, words, prefix), messages, exit_)


def _text(
    findings: Iterable[Finding], accepted: Iterable[tuple[Finding, Accepted]], words: Words
) -> str:
    lines = [words.finding_line(finding) for finding in findings]
    for finding, acceptance_of_close in accepted:
        reason = words("accepted: {reason}", reason=acceptance_of_close.reason)
        lines.append(f"{words.finding_line(finding)} ({reason})")
    return "".join(f"{line}\n" for line in lines)


def _formatted(
    format_: CheckFormat,
    findings: Sequence[Finding],
    accepted: Sequence[tuple[Finding, Accepted]],
    words: Words,
    prefix: str,
) -> str:
    match format_:
        case CheckFormat.TEXT:
            return _text(findings, accepted, words)
        case CheckFormat.JSON:
            return formats.to_json(as_json(layout.answer(findings, accepted, words)))
        case CheckFormat.GITHUB:
            return annotations.github(findings, prefix, words)
        case CheckFormat.SARIF:
            return formats.to_json(annotations.sarif(findings, prefix, words))
        case other:
            assert_never(other)


def _prefix(context: Context, root: Path | None) -> str:
    """The path from the working folder to a root: "" or a path that ends in a slash."""
    path = "." if root is None else Path(os.path.relpath(root, context.folder)).as_posix()
    return "" if path == "." else f"{path}/"


# -- all books under an umbrella ----------------------------------------------------------------


def _check_umbrella(context: Context, format_: CheckFormat, choice: Choice, folder: Path) -> Answer:
    """Check all books under an umbrella, each by itself and against the others (SPEC 9)."""
    from socoledger.commands.umbrella import umbrella_root
    from socoledger.read.files.umbrella import Umbrella, umbrella
    from socoledger.rules.checks.umbrella.dealings import dealing_findings
    from socoledger.rules.checks.umbrella.persons import person_findings
    from socoledger.rules.umbrella.dealings import dealings

    root = umbrella_root(context, folder)
    umbrella_file = umbrella(root)
    if not isinstance(umbrella_file, Umbrella):
        return _answer(
            format_,
            choice,
            _checked(None, umbrella_file),
            words_of(context),
            _prefix(context, root),
        )
    words = words_of(context, umbrella_file.language)
    checked: list[Checked] = []
    error_free: dict[str, Books] = {}
    hidden: frozenset[str] = frozenset()
    for id_ in umbrella_file.folders:
        books = reading.read(root / id_)
        if not isinstance(books, Books):
            checked += [Checked(in_folder(id_, finding)) for finding in books]
            continue
        hidden |= books.hidden
        checked_books = _checked(books, _all_findings(books, context.today))
        checked += [
            single._replace(finding=in_folder(id_, single.finding)) for single in checked_books
        ]
        if all(finding.stops(Stops.NOTHING) for finding in books.findings):
            error_free[id_] = books
    # Dealings with books that cannot be read cannot be compared.
    if len(error_free) == len(umbrella_file.folders):
        findings_between = (
            *dealing_findings(dealings(error_free), error_free),
            *person_findings(error_free, context.today),
        )
        checked += map(Checked, mask_findings(findings_between, hidden))
    in_place = sorted(checked, key=lambda single: _place_of(single.finding))
    return _answer(format_, choice, in_place, Words(words.language, hidden), _prefix(context, root))


def _place_of(finding: Finding) -> tuple[str, int, str]:
    file, line = ("", 0) if finding.place is None else finding.place
    return file, line, finding.code


# -- what is staged -----------------------------------------------------------------------------


def _check_staged(context: Context, format_: CheckFormat, choice: Choice) -> Answer:
    """Check the books as they are staged: all findings in staged files, and in other files those
    that keep the next month from being closed, as their cause may be something that was removed.
    """
    root, words = root_of(context), words_of(context)
    if root is None:
        return _answer(
            format_,
            choice,
            _checked(None, (reading.NO_BOOKS,)),
            words,
            "",
        )
    with tempfile.TemporaryDirectory() as temporary:
        try:
            staged = staged_copy(root, Path(temporary).resolve())
        except GitFailedError:
            raise misused(words, _("git cannot say what is staged; try: git status")) from None
        if staged is None:
            raise misused(words, _("these books are not kept in git, so nothing is staged"))
        if not staged.is_changed:
            return _answer(format_, choice, (), words_here(context), "")
        _copy_names_file(root, staged.folder)
        books = reading.read(staged.folder)
        prefix = _prefix(context, root)
        if not isinstance(books, Books):
            return _answer(format_, choice, _checked(None, books), words, prefix)
        books = books._replace(original=root)
        names = {mask_text(name, books.hidden) for name in staged.names}
        findings = _staged_findings(books, context.today, names)
        return _answer(
            format_, choice, _checked(books, findings), words_for(context, books), prefix
        )


def _staged_findings(books: Books, today: date, names: Collection[str]) -> tuple[Finding, ...]:
    """The findings of staged books: all in the files of these names, in other files those for which
    `close` would refuse the next month.
    """
    findings = all_findings(books, today)
    closing_findings = mask_findings(
        _next_close_findings(books, findings_of_any_day(books, findings, today)), books.hidden
    )
    others = (*findings, *missing_documents(books))
    return tuple(
        finding
        for finding in in_order((*mask_findings(others, books.hidden), *closing_findings))
        if finding.place is None
        or finding.place.file in names
        or finding.parameters.get("what") in names  # as for a link, reported where it is included
        or (finding.is_error and (finding in closing_findings or blocks_next_close(books, finding)))
    )


def _copy_names_file(root: Path, copy: Path) -> None:
    """Copy the file of real names, which is not in git, into the copy of the books."""
    head = reading.read_head(root)
    if not isinstance(head, reading.Head) or head.coop.names_file is None:
        return
    source, target = root / head.coop.names_file, copy / head.coop.names_file
    inside = root.resolve() in source.resolve().parents and copy in target.resolve().parents
    if inside and source.is_file() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
