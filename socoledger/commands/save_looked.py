"""What `save` is going to save, looked at before anything is written (SPEC 11)."""

from pathlib import Path
from posixpath import normpath
from shutil import copy2, copytree, rmtree
from typing import NamedTuple

from socoledger.commands.context import Context, Stopped, refused, unreadable, words_for, words_of
from socoledger.commands.copies import copy_names_file
from socoledger.commands.errors import all_findings, open_errors
from socoledger.commands.save_hindrances import NOTHING_SAVED
from socoledger.domain.books import Books
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Stops, in_order
from socoledger.domain.saving import ChangedFile, SavedChanges
from socoledger.read import books as reading
from socoledger.read.private_files import private_findings
from socoledger.rules.checks.privacy import names_file_findings
from socoledger.rules.noted import without_noted
from socoledger.rules.saving import changes
from socoledger.storage.files import ChangedMeanwhileError
from socoledger.storage.git import copy_at
from socoledger.storage.git_commit import commit
from socoledger.storage.git_draft import (
    Draft,
    apart,
    changed_files,
    committed_files,
    copied,
    draft,
    tree_of,
)
from socoledger.storage.git_objects import Files
from socoledger.storage.git_process import GitFailedError
from socoledger.storage.repository import Repository, reason
from socoledger.write.words import Words

_SHOWN = 5
"""How many warnings are shown."""


class Ready(NamedTuple):
    """What is going to be saved; `scratch` is a folder outside the repository to work in."""

    repository: Repository
    scratch: Path
    draft: Draft
    tree: str
    files: Files
    """All files of the books in that tree."""
    changed: tuple[ChangedFile, ...]


class Looked(NamedTuple):
    """What was seen of it."""

    words: Words
    changes: SavedChanges
    errors: int
    warnings: tuple[Finding, ...]
    """On private data, in the files that changed; the first of them."""


def ready_to_save(repository: Repository, scratch: Path) -> Ready:
    """The files that changed, copied, and the tree that they make. The repository stays as it is.
    Raises GitFailedError, ByFilterError, OSError.
    """
    made = draft(repository, scratch / "draft")
    tree = _tree(repository, made, scratch, keep=False)
    variables = apart(repository, scratch)
    after = committed_files(repository, tree, variables)
    changed = tuple(changed_files(made.before, after))
    return Ready(repository, scratch, made, tree, after, changed)


def _tree(repository: Repository, made: Draft, scratch: Path, *, keep: bool) -> str:
    """The tree of a draft. Raises as `commit_ready` does."""
    try:
        return tree_of(repository, made, scratch, keep=keep)
    except GitFailedError as error:
        raise reason(error, repository.folder if keep else scratch) from None


def look_at(context: Context, ready: Ready, coop: Coop) -> Looked:
    """What changed, and what is wrong with it. Stops where something private would be kept. Raises
    GitFailedError, OSError.
    """
    before, after = _read_both(ready)
    if not isinstance(after, Books):
        raise Stopped(unreadable(after, words_of(context, coop.language)))
    words = words_for(context, after)
    private = private_findings(ready.scratch / "after", ready.files, after.coop)
    stopping = [finding for finding in private if finding.is_error]
    file = after.coop.names_file
    if file is not None and normpath(file) in ready.files:
        stopping += names_file_findings(after.coop, is_safe=False)
    if stopping:
        raise refused(*map(words.finding_line, in_order(stopping)), words(NOTHING_SAVED))
    names = {file.name for file in ready.changed}
    warnings = tuple(
        finding
        for finding in without_noted(after.notes, private)
        if finding.place is not None and finding.place.file in names
    )
    errors = open_errors(after, all_findings(after, context.today))
    can_compare = _is_readable(after) and (before is None or _is_readable(before))
    earlier = before if isinstance(before, Books) else None
    seen = changes(earlier, after, ready.changed, with_facts=can_compare)
    return Looked(words, seen, len(errors), warnings[:_SHOWN])


Reading = Books | tuple[Finding, ...]


def _is_readable(books: Reading) -> bool:
    """Whether all facts of books could be read."""
    return isinstance(books, Books) and not any(
        finding.stops(Stops.READING) for finding in books.findings
    )


def _read_both(ready: Ready) -> tuple[Reading | None, Reading]:
    """The books as they were saved last, None if they never were, and as they will be. Raises
    GitFailedError, OSError.
    """
    before, after = ready.scratch / "before", ready.scratch / "after"
    repository, earlier = ready.repository, None
    before.mkdir()
    if repository.head is not None and ready.draft.before:
        if not copy_at(repository.root, repository.head, before):
            raise GitFailedError
        copy_names_file(repository.root, before)
        earlier = reading.read(before)
    copytree(before, after, symlinks=True)
    base = copied(repository, ready.draft)
    for name in ready.draft.gone:
        (after / name).unlink()
    for name in ready.draft.names:
        target = after / name
        if target.is_dir() and not target.is_symlink():
            rmtree(target)
        target.unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        copy2(base / name, target, follow_symlinks=False)
    copy_names_file(repository.root, after)
    books = reading.read(after)
    if isinstance(books, Books):
        books = books._replace(original=repository.root)
    return earlier, books


def commit_ready(ready: Ready, message: str) -> str:
    """Save what was looked at; the new commit. Raises HinderedError, ChangedMeanwhileError,
    GitFailedError, OSError; then the repository is as it was.
    """
    tree = _tree(ready.repository, ready.draft, ready.scratch, keep=True)
    if tree != ready.tree:  # the settings of the repository, as of line ends, are others now
        raise ChangedMeanwhileError
    return commit(ready.repository, tree, message, ready.files)
