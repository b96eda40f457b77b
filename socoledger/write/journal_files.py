"""The files of the journal as a command leaves them: new blocks at the end of the file of their
month, keys under what stands there, and not a byte else (SPEC 10 and 11).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socoledger.domain.accounts import Roots
from socoledger.domain.entry import Entry, HoursEntry, Mark
from socoledger.domain.findings import Place
from socoledger.domain.metadata import BANK
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month
from socoledger.write.beancount_text import (
    CURRENCY,
    columns,
    line_end_of,
    margin_of,
    quoted,
    root_options,
)

MADE = ";\n"
"""The content of a file of a month between being made and having its lines."""
Contents = Mapping[str, str | None]
"""Files by their path in the books, with what is in them; None: it is not there."""


class Layout(NamedTuple):
    """Where is written: `file_of` gives the file of a month, `include_of` the line by which
    the main file is to include one, None if it does already.
    """

    main: str
    file_of: Callable[[Month], str]
    include_of: Callable[[str], str | None]
    roots: Roots


class Additions(NamedTuple):
    """What comes into files: `blocks` at the end of each, by its path, and `marks` within them; and
    which directives go out of them.
    """

    blocks: Mapping[str, Sequence[str]]
    marks: Sequence[Mark] = ()
    removed: Sequence[Place] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it changes or makes, beside the main one, in order of name."""
        marked = (mark.file for mark in self.marks)
        return tuple(sorted({*self.blocks, *marked, *(place.file for place in self.removed)}))


def contents_after(layout: Layout, additions: Additions, before: Contents) -> dict[str, str]:
    """The texts of all files that change, those of months first. `before` has all files of the
    additions, and the main file.
    """
    after, includes = {}, []
    for name in additions.files:
        text, added = before[name], additions.blocks.get(name, [])
        if text in (None, MADE):
            options = "".join(root_options(layout.roots))
            after[name] = "\n".join([options, *added] if options else added)
        else:
            after[name] = appended(_changed(text or "", additions, name), added)
        include = layout.include_of(name)
        includes += [] if include is None else [include]
    if includes:
        main = after.pop(layout.main, before[layout.main] or "")
        after[layout.main] = _with_includes(main, includes)
    return after


def opens_text(accounts: Sequence[str], day: date) -> str:
    """Accounts that are in use from a day on, as the journal has it."""
    return "".join(f"{day} open {account} {CURRENCY}\n" for account in accounts)


def transaction_text(entry: Entry) -> str:
    """A transaction as the journal has it."""
    return "".join(_transaction(entry))


def hours_text(hours: HoursEntry) -> str:
    """Hours as the journal has them, without a nought at the end of the number."""
    number = format_hundredths(hours.hundredths).rstrip("0").rstrip(".")
    what = f" {quoted(hours.what)}" if hours.what else ""
    return f'{hours.day} custom "hours" {quoted(hours.member)} {number}{what}\n'


def _transaction(entry: Entry) -> Iterator[str]:
    texts = [entry.payee, entry.narration] if entry.payee else [entry.narration]
    flag = "!" if entry.is_unsure else "*"
    link = f" ^{entry.link}" if entry.link else ""
    yield f"{entry.day} {flag} {' '.join(map(quoted, texts))}{link}\n"
    for key, value in entry.metadata:
        yield f"  {key}: {_value(value)}\n"
    lines = columns((f"  {posting.account}", posting.cents) for posting in entry.postings)
    for line, posting in zip(lines, entry.postings, strict=True):
        yield line
        for key, value in posting.metadata:
            yield f"    {key}: {_value(value)}\n"


def _value(value: str | date) -> str:
    """A text in quotes, or a day, which Beancount reads without."""
    return value.isoformat() if isinstance(value, date) else quoted(value)


def _changed(text: str, additions: Additions, name: str) -> str:
    """The text of a file with its marks, and without what goes out of it."""
    lines = text.split("\n")
    changes: list[Mark | Place] = [*additions.marks, *additions.removed]
    for change in sorted(changes, key=lambda one: one.line, reverse=True):
        if change.file != name:
            continue
        if isinstance(change, Mark):
            _mark(lines, change)
        else:
            _remove(lines, change.line)
    return "\n".join(lines)


def _mark(lines: list[str], mark: Mark) -> None:
    """Put a key under a transaction or a posting, in the line ends of the line before."""
    posting = lines[mark.line - 1]
    margin, line_end = margin_of(posting), line_end_of(posting)
    indent, at = (margin * 2, mark.line) if mark.on_posting else (margin, mark.line - 1)
    lines.insert(at, f"{indent}{BANK}: {quoted(mark.keys)}{line_end}")


def _remove(lines: list[str], number: int) -> None:
    """Take out the directive that begins on a line, with its metadata, and one of two blank lines
    that it stands between.
    """
    first, end = number - 1, number
    while end < len(lines) and lines[end].strip() and lines[end][0] in " \t":
        end += 1
    is_after_blank = first > 0 and not lines[first - 1].strip()
    if is_after_blank and not any(map(str.strip, lines[end:])):
        first -= 1  # it is the last one, and the line before it goes
    elif (is_after_blank or first == 0) and end < len(lines) and not lines[end].strip():
        end += 1
    del lines[first:end]


def _with_includes(text: str, includes: Sequence[str]) -> str:
    """A text with lines at its end, together with an include that stands there."""
    is_apart = not text.rstrip().rpartition("\n")[2].startswith("include ")
    return appended(text, ["".join(f"{line}\n" for line in includes)], is_apart=is_apart)


def appended(text: str, blocks: Sequence[str], *, is_apart: bool = True) -> str:
    """A text with blocks at its end, in the line ends of the text; an empty line is before each,
    before the first one only if it is to stand apart.
    """
    if not blocks:
        return text
    line_end = "\r\n" if "\r\n" in text else "\n"
    separator = "" if text.endswith("\n") or not text else line_end
    blank = line_end if text.strip() and is_apart else ""
    return text + separator + blank + "\n".join(blocks).replace("\n", line_end)
