"""What `init --git` adds to books for git, and what it says of it (SPEC 13)."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from socoledger.commands.context import Context
from socoledger.commands.lock import exclusive
from socoledger.commands.save_hindrances import GIT_FAILED, GIT_MISSING, HINDRANCES
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.storage.files import Change, content_of, rewrite_all
from socoledger.storage.git_process import GitFailedError, GitMissingError
from socoledger.storage.repository import (
    HinderedError,
    Hindrance,
    find_repository,
    make_repository,
)
from socoledger.write.new_books import (
    MERGE_DRIVER,
    TEXTCONV,
    attributes,
    with_attributes,
    with_ignored,
)
from socoledger.write.words import Words

ATTRIBUTES, IGNORED = ".gitattributes", ".gitignore"


def add_git_files(context: Context, root: Path, words: Words) -> Answer:
    """Add what git asks for to books that are there: lines that these files lack, below those that
    they have; both files or none. Nothing else is written, and git is not run but to look. Raises
    OSError.
    """
    with exclusive(context._replace(books=root)):
        before = {name: _content(root / name) for name in (ATTRIBUTES, IGNORED)}
        text, otherwise = with_attributes(before[ATTRIBUTES] or b"")
        after = {
            ATTRIBUTES: attributes(words.language).encode() if before[ATTRIBUTES] is None else text,
            IGNORED: with_ignored(before[IGNORED] or b""),
        }
        changed = [name for name in before if after[name] != (before[name] or b"")]
        rewrite_all([Change(root / name, before[name], after[name]) for name in changed])
    if changed:
        said = words("added lines for git to: {files}", files=", ".join(changed))
    else:
        said = words("git has all lines that it needs already")
    left = _("left as it is in {file}, so git does not use socoledger there: {line}")
    others = (words(left, file=ATTRIBUTES, line=line) for line in otherwise)
    return Answer(messages=(said, *others, *_kept(words, root, new=False), *_switched_on(words)))


def keep(words: Words, root: Path) -> Iterator[str]:
    """Have git keep new books, where it is installed and no repository holds their folder yet; what
    is to be said of it.
    """
    yield from _kept(words, root, new=True)
    yield from _switched_on(words)


def _switched_on(words: Words) -> Iterator[str]:
    """How git is told to use socoledger: its configuration is the reader's own, and not touched."""
    message = _("to have git diff and git log -p show facts, say in that folder: {command}")
    yield words(message, command=TEXTCONV)
    message = _(
        "to have git see it when two people changed the same day or close, say there: {command}"
    )
    yield words(message, command=MERGE_DRIVER)


def _kept(words: Words, root: Path, *, new: bool) -> Iterator[str]:
    """Whether git keeps the books; of new books a repository is made."""
    try:
        repository = find_repository(root)
        if new:
            yield words("the repository in {where} keeps these books", where=str(repository.top))
    except HinderedError as error:
        if new and error.hindrance is Hindrance.NOT_KEPT:
            yield from _made(words, root)
        else:
            yield words(HINDRANCES[error.hindrance], where=str(error.where))
    except GitMissingError:
        yield words(GIT_MISSING)
    except GitFailedError:
        yield words(GIT_FAILED)


def _made(words: Words, root: Path) -> Iterator[str]:
    """Make a repository of new books. Raises GitMissingError, GitFailedError."""
    make_repository(root)
    yield words("git keeps these books from now on; save what you did with: socoledger save")


def _content(path: Path) -> bytes | None:
    """The content of a file, None if it is not there. Raises OSError, also for a link, which might
    lead out of the books.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return content_of(path) if path.exists() else None
