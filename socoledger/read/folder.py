"""Safe reading of files in the folder of the books (SPEC 2: an auditor opens books that somebody
else wrote).

Only ordinary files of limited size inside the folder are read, each once, and nothing is written.
"""

import errno
import os
import re
import stat
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from socoledger.catalogue.files import (
    FILE_NOT_UTF8,
    FILE_READ_TWICE,
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
    LINE_TOO_LONG,
    MERGE_CONFLICT_IN_YAML,
    PATH_OUTSIDE_BOOKS,
    TOO_MANY_FILES,
)
from socoledger.domain.exits import refusal
from socoledger.domain.findings import Finding, Phrase, Place

YAML_LIMIT = 1 << 20
JOURNAL_LIMIT = 32 << 20
TOTAL_LIMIT = 128 << 20
FILES_LIMIT = 5_000
LINE_LIMIT = 20_000
SIGHTINGS_LIMIT = 200
"""The most sightings of one kind in one file; who removes these sees the next ones."""

_MEGABYTE = 1 << 20
_HEAD = 4_096
"""How many bytes at the start of a file are searched for control characters first."""
_UTF_16 = Phrase("it was saved as UTF-16")
_BINARY = Phrase("a control character; is this a Word file or a picture?")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Some editors put it before a text; it is left out."""

_SAYS_SOMETHING = re.compile(rb"^[^;\s]", re.MULTILINE)
_CONFLICT = re.compile(rb"^(?:(?:<{7}|\|{7}|>{7})(?= |\r?$)|={7}(?=\r?$))", re.MULTILINE)
_LONE_CR = re.compile(rb"\r(?!\n)")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_CONFLICT_MARKS = (b"<<<<<<<", b"|||||||", b">>>>>>>", b"=======")


def line_at(content: bytes, offset: int) -> int:
    """The line, counted from 1, that the byte at `offset` stands on."""
    return content.count(b"\n", 0, offset) + 1


def conflict_mark(content: bytes) -> int | None:
    """The line of the first conflict mark of git, None if there is none."""
    if not any(mark in content for mark in _CONFLICT_MARKS):
        return None
    match = _CONFLICT.search(content)
    return None if match is None else line_at(content, match.start())


def says_something(content: bytes) -> bool:
    """Whether a journal file holds a line that is neither blank nor a comment."""
    return _SAYS_SOMETHING.search(content.removeprefix(BYTE_ORDER_MARK)) is not None


def unreadable_text(content: bytes, name: str) -> Finding | None:
    """A finding if `content` is not plain UTF-8 text with LF or CRLF line ends."""

    def finding(reason: str, offset: int) -> Finding:
        return Finding.of(FILE_NOT_UTF8, Place(name, line_at(content, offset)), reason=reason)

    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return finding(_UTF_16, 0)
    has_control = len(content.translate(None, _CONTROLS)) < len(content)
    if has_control and (control := _CONTROL.search(content)):
        if control.group() == b"\0" and control.start() < 2:
            return finding(_UTF_16, 0)
        return finding(_BINARY, control.start())
    if b"\r" in content and (carriage := _LONE_CR.search(content)):
        return finding(Phrase("a carriage return without a line feed"), carriage.start())
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return finding(Phrase("a letter that was saved in another encoding"), error.start)
    return _long_line(content, name)


def _long_line(content: bytes, name: str) -> Finding | None:
    lengths = [*map(len, content.split(b"\n"))]
    longest = max(lengths)
    if longest <= LINE_LIMIT:
        return None
    return Finding.of(LINE_TOO_LONG, Place(name, lengths.index(longest) + 1), length=longest)


class Sighting(NamedTuple):
    """A match of a watched pattern, with at most 20 bytes before and after it."""

    kind: str
    place: Place
    text: bytes
    before: bytes
    after: bytes


_CONTEXT_BYTES = 20


class _Watched(NamedTuple):
    kind: str
    pattern: re.Pattern[bytes]
    under: str
    outline: bytes


_OUTLINE = bytes(
    b"0"[0] if byte in b"0123456789" else b"A"[0] if chr(byte).isupper() and byte < 128 else b" "[0]
    for byte in range(256)
)
"""A text in outline: to look for what a pattern must hold takes a twentieth of searching it."""


class Mark(NamedTuple):
    """What was read of a folder up to some moment."""

    seen: set[tuple[int, int]]
    total: int
    sightings: list[Sighting]
    contents: list[tuple[str, bytes]]


class Folder:
    """The folder of the books (`root`: absolute, links resolved), and what was read from it
    so far.
    """

    def __init__(self, root: Path, *drafts: tuple[str, bytes | None]) -> None:
        self.root = root.resolve()
        self.drafts = {name: content for name, content in drafts if content is not None}
        """Files that are read as if they existed: the content of each by its path in the folder."""
        self.gone = frozenset(name for name, content in drafts if content is None)
        """Files that are read as if they were not there."""
        self._seen: set[tuple[int, int]] = set()
        self._total = 0
        self.sightings: list[Sighting] = []
        self._watched: list[_Watched] = []
        self._watched_texts: list[tuple[str, re.Pattern[str]]] = []
        self._contents: list[tuple[str, bytes]] = []

    def mark(self) -> Mark:
        """What was read so far, to go `back` to."""
        return Mark(set(self._seen), self._total, [*self.sightings], [*self._contents])

    def back(self, mark: Mark) -> None:
        """Forget what was read after `mark`, so that it may be read again."""
        self._seen, self._total = set(mark.seen), mark.total
        self.sightings, self._contents = [*mark.sightings], [*mark.contents]

    def watch(
        self, kind: str, pattern: re.Pattern[bytes], under: str = "", outline: bytes = b""
    ) -> None:
        """Search all files read from now on for a pattern, if their path begins with `under`. Each
        match has `outline` in it, where 0 stands for any digit and A for any capital.
        """
        self._watched.append(_Watched(kind, pattern, under, outline))

    def watch_text(self, kind: str, pattern: re.Pattern[str]) -> None:
        """Search all files for words, also those that were read before."""
        self._watched_texts.append((kind, pattern))
        for name, content in self._contents:
            self._search_words(name, content)

    @property
    def watches_texts(self) -> bool:
        """Whether files are searched for words of this computer's own, as real names are."""
        return bool(self._watched_texts)

    def search(self, name: str, content: bytes) -> None:
        """Search a text of the books for all that is watched."""
        outlined = content.translate(_OUTLINE)
        for kind, pattern, under, outline in self._watched:
            if not name.startswith(under) or outline not in outlined:
                continue
            matches = pattern.finditer(content)
            line, counted = 1, 0
            for match in islice(matches, SIGHTINGS_LIMIT):
                start, end = match.span()
                line, counted = line + content.count(b"\n", counted, start), start
                self.sightings.append(
                    Sighting(
                        kind,
                        Place(name, line),
                        match.group(),
                        content[max(0, start - _CONTEXT_BYTES) : start],
                        content[end : end + _CONTEXT_BYTES],
                    )
                )
        if self._watched_texts:
            self._search_words(name, content)
        elif len(self._contents) < FILES_LIMIT and len(content) <= YAML_LIMIT:
            self._contents.append((name, content))

    def _search_words(self, name: str, content: bytes) -> None:
        text = content.decode(errors="replace")
        for kind, pattern in self._watched_texts:
            line, counted = 1, 0
            for match in islice(pattern.finditer(text), SIGHTINGS_LIMIT):
                line, counted = line + text.count("\n", counted, match.start()), match.start()
                self.sightings.append(Sighting(kind, Place(name, line), b"", b"", b""))

    def has(self, name: str) -> bool:
        """Whether there is anything by a name in the folder."""
        return name in self.drafts or (name not in self.gone and (self.root / name).exists())

    def inside(self, path: Path) -> bool:
        """Whether a path, links resolved, lies in the folder."""
        if self._has_no_links(path):
            return True
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError, ValueError):  # a circle of links, or no name at all
            return False
        return resolved == self.root or self.root in resolved.parents

    def is_same(self, name: str, other_name: str) -> bool:
        """Whether two names in the folder lead to the same place, links resolved."""
        return (self.root / name).resolve() == (self.root / other_name).resolve()

    def _has_no_links(self, path: Path) -> bool:
        """Whether a path surely leads to where it says, below the folder; False if in doubt. To
        resolve all of a path takes more time than to read a small file.
        """
        inner = self._below(path)
        at = str(self.root)
        try:
            for part in () if inner is None else inner.split("/"):
                at = f"{at}/{part}"
                if stat.S_ISLNK(os.lstat(at).st_mode):
                    return False
        except (OSError, ValueError):
            return False
        return inner is not None

    def relative(self, path: Path) -> str:
        """The path from the folder, with slashes, as findings show it."""
        return self._below(path) or Path(os.path.relpath(path, self.root)).as_posix()

    def _below(self, path: Path) -> str | None:
        """The same of a path that goes straight down from the folder, None of another."""
        whole, above = str(path), f"{self.root}/"
        inner = whole.removeprefix(above)
        if inner == whole or os.sep != "/" or ".." in inner.split("/"):
            return None
        return inner

    def read(self, path: Path, limit: int, place: Place, *, search: bool = True) -> bytes | Finding:
        """The bytes of a file without byte order mark, or the finding, at `place`, why it is not
        read. Without `search` who asks must search it, unless an earlier search is known.
        """

        def cannot(reason: str) -> Finding:
            return Finding.of(FILE_UNREADABLE, place, what=name, reason=reason)

        name = self.relative(path)
        draft = self.drafts.get(name)
        if draft is not None:
            return self._read_draft(path, draft, search=search)
        if not self.inside(path):
            return self._outside_finding(path, place)
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOCTTY", 0))
        except OSError as error:
            if error.errno == errno.ELOOP:  # links in a circle lead nowhere
                return self._outside_finding(path, place)
            return cannot(refusal(error))
        try:
            status = os.fstat(handle)
            refusal_finding = self._status_finding(name, status, limit, place)
            if refusal_finding is not None:
                return refusal_finding
            content = _bytes_of(handle, _HEAD)
            if _CONTROL.search(content) is None:  # else it is no text, however long it is
                content += _bytes_of(handle, limit + 1 - len(content))
        except OSError as error:
            return cannot(refusal(error))
        finally:
            os.close(handle)
        if len(content) > limit:
            return _too_large(place, len(content), limit)
        if _CONTROL.search(content, 0, _HEAD) is not None:
            return unreadable_text(content, name) or content
        self._seen.add((status.st_dev, status.st_ino))
        self._total += len(content)
        content = content.removeprefix(BYTE_ORDER_MARK)
        if search:
            self.search(name, content)
        return content

    def _read_draft(self, path: Path, content: bytes, *, search: bool) -> bytes:
        """The bytes of a file that is about to be written; one that it replaces counts as read."""
        if path.exists():
            status = path.stat()
            self._seen.add((status.st_dev, status.st_ino))
        content = content.removeprefix(BYTE_ORDER_MARK)
        if search:
            self.search(self.relative(path), content)
        return content

    def _outside_finding(self, path: Path, place: Place) -> Finding:
        """The finding that a path leads out of the folder, by a link in the books or by
        its name.
        """
        name = self.relative(path)
        parts = () if name.startswith("..") else Path(name).parts
        linked = any(self.root.joinpath(*parts[:n]).is_symlink() for n in range(1, len(parts) + 1))
        kind = Phrase("the link") if linked else Phrase("the name")
        return Finding.of(PATH_OUTSIDE_BOOKS, place, what=name, kind=kind)

    def _status_finding(
        self, name: str, status: os.stat_result, limit: int, place: Place
    ) -> Finding | None:
        if not stat.S_ISREG(status.st_mode):
            is_folder = stat.S_ISDIR(status.st_mode)
            reason = Phrase("it is a folder") if is_folder else Phrase("it is not an ordinary file")
            return Finding.of(FILE_UNREADABLE, place, what=name, reason=reason)
        if (status.st_dev, status.st_ino) in self._seen:
            return Finding.of(FILE_READ_TWICE, place, what=name)
        if status.st_size > limit:
            return _too_large(place, status.st_size, limit)
        if len(self._seen) >= FILES_LIMIT or self._total + status.st_size > TOTAL_LIMIT:
            most = f"{FILES_LIMIT} x, {TOTAL_LIMIT // _MEGABYTE} MB"
            return Finding.of(TOO_MANY_FILES, place, most=most, count=1)
        return None

    def was_read(self, path: Path) -> bool:
        """Whether a file was read already, by this or another name."""
        status = path.stat()
        return (status.st_dev, status.st_ino) in self._seen

    def read_yaml(self, path: Path) -> str | Finding:
        """The text of a YAML file, or what is wrong with it."""
        place = Place(self.relative(path), 1)
        content = self.read(path, YAML_LIMIT, place)
        if isinstance(content, Finding):
            return content
        finding = unreadable_text(content, place.file)
        if finding is None and (line := conflict_mark(content)) is not None:
            finding = Finding.of(MERGE_CONFLICT_IN_YAML, Place(place.file, line), file=place.file)
        return finding or content.decode("utf-8")


def _bytes_of(handle: int, most: int) -> bytes:
    """The next bytes of an open file, up to so many."""
    parts = []
    while most > 0 and (part := os.read(handle, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def merge_unread_files(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with those of files beyond the limit merged into one that counts them."""
    unread = [finding for finding in findings if finding.kind == TOO_MANY_FILES]
    if not unread:
        return tuple(findings)
    merged = unread[0]._replace(parameters={**unread[0].parameters, "count": len(unread)})
    return (merged, *(finding for finding in findings if finding.kind != TOO_MANY_FILES))


def _too_large(place: Place, size: int, limit: int) -> Finding:
    return Finding.of(FILE_TOO_LARGE, place, size=-(-size // _MEGABYTE), limit=limit // _MEGABYTE)
