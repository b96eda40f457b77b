"""The command `check`, of the books as they are or as they are staged in git."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from socoledger.app.desk import (
    Surroundings,
    acceptance,
    all_findings,
    misused,
    read_books,
    root_of,
    words_for,
    words_here,
    words_of,
)
from socoledger.disk.git import GitFailedError, is_ignored, staged_copy
from socoledger.domain.closes import Accepted
from socoledger.domain.codes import CODES, is_error, is_warning, stops
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Stops, _, in_order
from socoledger.domain.model import Books
from socoledger.domain.options import CheckFormat
from socoledger.read import books as reading
from socoledger.read.privacy import masked, masked_text
from socoledger.write import annotations, formats, shapes
from socoledger.write.words import Words


class Choice(NamedTuple):
    """Which findings are asked for: codes, or beginnings of codes as S4."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    """Whether warnings count as errors do."""
    staged: bool = False
    """Only what is staged in git."""

    def asks(self, finding: Finding) -> bool:
        """Whether a finding is to be shown."""
        selected = not self.select or finding.code.startswith(self.select)
        return selected and not (self.ignore and finding.code.startswith(self.ignore))


EVERYTHING = Choice()


def check(
    around: Surroundings, format_: CheckFormat = CheckFormat.TEXT, choice: Choice = EVERYTHING
) -> Answer:
    """`check`: every finding, with file and line (SPEC 7)."""
    words = words_of(around)
    _known(words, (*choice.select, *choice.ignore))
    choice = choice._replace(
        select=tuple(one.upper() for one in choice.select),
        ignore=tuple(one.upper() for one in choice.ignore),
    )
    if choice.staged:
        return _staged(around, format_, choice)
    books = read_books(around)
    if isinstance(books, Books):
        found = (*all_findings(books), *_of_names_file(root_of(around) or around.folder, books))
        return _answer(around, format_, choice, books, in_order(masked(found, books.hidden)))
    return _answer(around, format_, choice, None, books)


def _of_names_file(root: Path, books: Books) -> Iterator[Finding]:
    """Where pseudonyms are agreed, the real names are at hand, and git does not have them."""
    file = books.coop.names_file
    if not books.coop.pseudonyms:
        return
    if file is None or not (root / file).is_file() or is_ignored(root, file) is False:
        yield Finding.of("S605", books.coop.place, file=file or "names_file")


def _known(words: Words, codes: Iterable[str]) -> None:
    for asked in codes:
        if not asked or not any(code.startswith(asked.upper()) for code in CODES):
            raise misused(words, _("there is no code {code}"), code=asked)


def _answer(
    around: Surroundings,
    format_: CheckFormat,
    choice: Choice,
    books: Books | None,
    found: Sequence[Finding],
) -> Answer:
    words = words_for(around, books) if books else words_of(around)
    how = [acceptance(books, one) if books else None for one in found]
    asked = [(one, why) for one, why in zip(found, how, strict=True) if choice.asks(one)]
    open_ = [one for one, why in asked if why is None]
    accepted = [(one, why) for one, why in asked if why is not None]
    errors, warnings = sum(map(is_error, open_)), sum(map(is_warning, open_))
    exit_ = Exit.ERRORS if errors or (choice.strict and warnings) else Exit.DONE
    if any(stops(one, Stops.READING) for one in found):
        exit_ = Exit.UNREADABLE
    if format_ is CheckFormat.TEXT:
        message = words("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)
        return Answer(_text(open_, accepted, words), (message,), exit_)
    return Answer(_for_programs(around, format_, open_, accepted, words), exit=exit_)


def _text(
    findings: Iterable[Finding], accepted: Iterable[tuple[Finding, Accepted]], words: Words
) -> str:
    lines = [words.finding_line(finding) for finding in findings]
    for finding, why in accepted:
        reason = words("accepted: {reason}", reason=why.reason)
        lines.append(f"{words.finding_line(finding)} ({reason})")
    return "".join(f"{line}\n" for line in lines)


def _for_programs(
    around: Surroundings,
    format_: CheckFormat,
    findings: Sequence[Finding],
    accepted: Sequence[tuple[Finding, Accepted]],
    words: Words,
) -> str:
    if format_ is CheckFormat.JSON:
        return formats.to_json(shapes.check(findings, accepted, words))
    prefix = _prefix(around)
    if format_ is CheckFormat.GITHUB:
        return annotations.github(findings, prefix, words)
    return formats.to_json(annotations.sarif(findings, prefix, words))


def _prefix(around: Surroundings) -> str:
    """What leads from the working folder to the books: "" or a path with a slash behind it."""
    root = root_of(around)
    path = "." if root is None else Path(os.path.relpath(root, around.folder)).as_posix()
    return "" if path == "." else f"{path}/"


# -- what is staged -----------------------------------------------------------------------------


def _staged(around: Surroundings, format_: CheckFormat, choice: Choice) -> Answer:
    """Check the books as they are staged, and tell what is wrong in the files that are."""
    root, words = root_of(around), words_of(around)
    if root is None:
        return _answer(around, format_, choice, None, _found(read_books(around)))
    with tempfile.TemporaryDirectory() as temporary:
        try:
            staged = staged_copy(root, Path(temporary).resolve())
        except GitFailedError:
            raise misused(words, _("git cannot say what is staged; try: git status")) from None
        if staged is None:
            raise misused(words, _("these books are not kept with git, so nothing is staged"))
        if not staged.names:
            around = around._replace(language=words_here(around).language)
            return _answer(around, format_, choice, None, ())
        _lend_names(root, staged.folder)
        books = reading.read(staged.folder)
        known = books if isinstance(books, Books) else None
        names = {masked_text(name, known.hidden if known else frozenset()) for name in staged.names}
        found = [
            one
            for one in _found(books)
            if one.place is None or one.place.file in names or one.code == "S101"
        ]
        return _answer(around, format_, choice, known, found)


def _found(books: Books | tuple[Finding, ...]) -> tuple[Finding, ...]:
    return all_findings(books) if isinstance(books, Books) else books


def _lend_names(root: Path, copy: Path) -> None:
    """Put the file of real names, which git does not have, beside the copy."""
    head = reading.read_head(root)
    if not isinstance(head, reading.Head) or head.coop.names_file is None:
        return
    source, target = root / head.coop.names_file, copy / head.coop.names_file
    inside = root.resolve() in source.resolve().parents and copy in target.resolve().parents
    if inside and source.is_file() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
