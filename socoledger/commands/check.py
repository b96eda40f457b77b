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
from socoledger.commands.errors import acceptance, all_findings, of_any_day
from socoledger.commands.obstacles import missing_documents, next_close, stands_in_the_way
from socoledger.commands.opened import beneath, read_books
from socoledger.commands.verify import changed_words
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
    """Which findings are asked for: codes, or beginnings of codes as S4."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    """Whether warnings count as errors do."""
    staged: bool = False
    """Only what is staged in git."""
    umbrella: Path | None = None
    """The folder of an umbrella: all books in it, and what is wrong between them."""

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
    _known(words, (*choice.select, *choice.ignore))
    choice = choice._replace(
        select=tuple(one.upper() for one in choice.select),
        ignore=tuple(one.upper() for one in choice.ignore),
    )
    if choice.staged and choice.umbrella is not None:
        raise misused(words, _("--staged works for one coöperatie: leave out --umbrella"))
    if choice.staged:
        return _staged(context, format_, choice)
    if choice.umbrella is not None:
        return _beneath(context, format_, choice, choice.umbrella)
    books = read_books(context)
    prefix = _prefix(context, root_of(context))
    if isinstance(books, Books):
        found = _everything(books, context.today)
        return _answer(format_, choice, _told(books, found), words_for(context, books), prefix)
    return _answer(format_, choice, _told(None, books), words, prefix)


def _everything(books: Books, today: date) -> tuple[Finding, ...]:
    """What is wrong with books, with what only a look at the folder tells, and with what the next
    close would refuse for.
    """
    found = all_findings(books, today)
    others = (
        *missing_documents(books),
        *_of_closing(books, of_any_day(books, found, today)),
        *_of_names_file(books),
    )
    return in_order(mask_findings((*found, *others), books.hidden))


def _of_closing(books: Books, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What the next close would refuse for, and the words of closed months that changed; `found` is
    what is wrong in the books, whatever the day.
    """
    refused = next_close(books, found)
    words = () if refused.planner is None else changed_words(books, refused.planner)
    return (*refused.all, *words)


class Told(NamedTuple):
    """A finding, and how a close accepted it, None: none did."""

    finding: Finding
    accepted: Accepted | None = None


def _told(books: Books | None, found: Iterable[Finding]) -> list[Told]:
    return [Told(one, acceptance(books, one) if books else None) for one in found]


def _of_names_file(books: Books) -> Iterator[Finding]:
    root, file = books.home, books.coop.names_file
    if books.coop.pseudonyms:
        is_there = file is not None and (root / file).is_file()
        is_safe = is_there and is_ignored(root, str(file)) is not False
        yield from names_file_findings(books.coop, is_safe=is_safe)


def _known(words: Words, codes: Iterable[str]) -> None:
    for asked in codes:
        if not asked or not any(code.startswith(asked.upper()) for code in CODES):
            raise misused(words, _("there is no code {code}"), code=asked)


def _answer(
    format_: CheckFormat, choice: Choice, found: Sequence[Told], words: Words, prefix: str
) -> Answer:
    """What is said of findings; `prefix` leads from the working folder to what their files are
    told from.
    """
    asked = [one for one in found if choice.asks(one.finding)]
    open_ = [one.finding for one in asked if one.accepted is None]
    accepted = [(one.finding, one.accepted) for one in asked if one.accepted is not None]
    errors, warnings = sum(one.is_error for one in open_), sum(one.is_warning for one in open_)
    exit_ = Exit.ERRORS if errors or (choice.strict and warnings) else Exit.DONE
    if any(one.finding.stops(Stops.READING) for one in found):
        exit_ = Exit.UNREADABLE
    messages: tuple[str, ...] = ()
    if format_ is CheckFormat.TEXT:
        counted = words("errors: {errors}, warnings: {warnings}", errors=errors, warnings=warnings)
        messages = (counted,)
    return Answer(_written(format_, open_, accepted, words, prefix), messages, exit_)


def _text(
    findings: Iterable[Finding], accepted: Iterable[tuple[Finding, Accepted]], words: Words
) -> str:
    lines = [words.finding_line(finding) for finding in findings]
    for finding, why in accepted:
        reason = words("accepted: {reason}", reason=why.reason)
        lines.append(f"{words.finding_line(finding)} ({reason})")
    return "".join(f"{line}\n" for line in lines)


def _written(
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
    """What leads from the working folder to a root: "" or a path with a slash behind it."""
    path = "." if root is None else Path(os.path.relpath(root, context.folder)).as_posix()
    return "" if path == "." else f"{path}/"


# -- all books under an umbrella ----------------------------------------------------------------


def _beneath(context: Context, format_: CheckFormat, choice: Choice, folder: Path) -> Answer:
    """Check each of the books, and what is wrong between them (SPEC 9)."""
    from socoledger.commands.umbrella import umbrella_root
    from socoledger.read.files.umbrella import Umbrella, umbrella
    from socoledger.rules.checks.umbrella.dealings import dealing_findings
    from socoledger.rules.checks.umbrella.persons import person_findings
    from socoledger.rules.umbrella.dealings import dealings

    root = umbrella_root(context, folder)
    read = umbrella(root)
    if not isinstance(read, Umbrella):
        return _answer(
            format_, choice, _told(None, read), words_of(context), _prefix(context, root)
        )
    words = words_of(context, read.language)
    found: list[Told] = []
    sound: dict[str, Books] = {}
    hidden: frozenset[str] = frozenset()
    for id_ in read.folders:
        books = reading.read(root / id_)
        if not isinstance(books, Books):
            found += [Told(beneath(id_, one)) for one in books]
            continue
        hidden |= books.hidden
        told = _told(books, _everything(books, context.today))
        found += [one._replace(finding=beneath(id_, one.finding)) for one in told]
        if all(one.stops(Stops.NOTHING) for one in books.findings):
            sound[id_] = books
    if len(sound) == len(read.folders):  # else what is between them cannot be told
        between = (
            *dealing_findings(dealings(sound), sound),
            *person_findings(sound, context.today),
        )
        found += map(Told, mask_findings(between, hidden))
    in_place = sorted(found, key=lambda one: _place_of(one.finding))
    return _answer(format_, choice, in_place, Words(words.language, hidden), _prefix(context, root))


def _place_of(finding: Finding) -> tuple[str, int, str]:
    file, line = ("", 0) if finding.place is None else finding.place
    return file, line, finding.code


# -- what is staged -----------------------------------------------------------------------------


def _staged(context: Context, format_: CheckFormat, choice: Choice) -> Answer:
    """Check the books as they are staged, and tell what is wrong in the files that are, and what
    keeps the next month from being closed, wherever that stands: what made it wrong may be
    something that is taken away.
    """
    root, words = root_of(context), words_of(context)
    if root is None:
        return _answer(
            format_,
            choice,
            _told(None, (reading.NO_BOOKS,)),
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
        _lend_names(root, staged.folder)
        books = reading.read(staged.folder)
        prefix = _prefix(context, root)
        if not isinstance(books, Books):
            return _answer(format_, choice, _told(None, books), words, prefix)
        books = books._replace(original=root)
        names = {mask_text(name, books.hidden) for name in staged.names}
        found = _of_staged(books, context.today, names)
        return _answer(format_, choice, _told(books, found), words_for(context, books), prefix)


def _of_staged(books: Books, today: date, names: Collection[str]) -> tuple[Finding, ...]:
    """What is wrong with books that are staged: in the files of these names all of it, elsewhere
    what `close` would refuse the next month for.
    """
    found = all_findings(books, today)
    refused = mask_findings(_of_closing(books, of_any_day(books, found, today)), books.hidden)
    others = (*found, *missing_documents(books))
    return tuple(
        one
        for one in in_order((*mask_findings(others, books.hidden), *refused))
        if one.place is None
        or one.place.file in names
        or one.parameters.get("what") in names  # as of a link, told where it is included
        or (one.is_error and (one in refused or stands_in_the_way(books, one)))
    )


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
