"""Where the books of a side are: in a folder on the disk, or in a commit (SPEC 13)."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from socoledger.commands.context import Context, Stopped, misused, root_of
from socoledger.commands.copies import copy_names_file
from socoledger.commands.save_hindrances import GIT_FAILED, GIT_MISSING, HINDRANCES
from socoledger.domain.books import Books
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import Finding, Phrase, _
from socoledger.read import books as reading
from socoledger.storage.git_objects import ORDINARY, SUBMODULE, Files
from socoledger.storage.git_process import GitFailedError, GitMissingError, TooMuchError
from socoledger.storage.git_revisions import (
    Commit,
    Fault,
    Objects,
    ObjectsMissingError,
    RevisionUnknownError,
    files_in,
    open_objects,
)
from socoledger.storage.repository import HinderedError, Hindrance
from socoledger.write.words import Words

Read = Books | tuple[Finding, ...]
"""Books that were read, or only the findings if coop.yaml cannot be read."""
_FAULTS = {
    Fault.UNKNOWN: _(
        "git knows no revision '{revision}'; name a commit, a tag or a branch, or a folder that"
        " holds coop.yaml"
    ),
    Fault.RANGE: _("'{revision}' names two revisions; write them apart, with a space between them"),
    Fault.AMBIGUOUS: _(
        "'{revision}' is the beginning of several names in git; write more of the one that is meant"
    ),
    Fault.NO_COMMITS: _(
        "nothing was committed in this repository yet, so there is no '{revision}' to compare with;"
        " commit the books first: socoledger save"
    ),
    Fault.CUT_OFF: _(
        "git knows no revision '{revision}' here: this clone holds only the last part of the"
        " history; fetch the rest: git fetch --unshallow"
    ),
    Fault.BEFORE_LOG: _(
        "git cannot tell here what '{revision}' was, as its own log of that branch does not go back"
        " so far; name a commit instead, as git log --oneline shows them"
    ),
    Fault.UNRELATED: _(
        "'{revision}' and the other branch have no commit in common, so nobody can tell what each"
        " of them changed"
    ),
    Fault.BASE_CUT_OFF: _(
        "this clone holds only the last part of the history, in which '{revision}' and the other"
        " branch have no commit in common; fetch the rest: git fetch --unshallow"
    ),
}
_MAIN = "main"
_PARTIAL = _(
    "this clone was made without the contents of all files; fetch them: git fetch --refetch"
    " --no-filter"
)
_DAMAGED = _("git cannot read all files of this revision; see what it says itself: git fsck")
_TOO_MUCH = _(
    "this revision holds more files, or larger ones, than books ever do; they are not read, as it"
    " may have been made to fill the disk"
)
_NOT_KEPT = _(
    "there is no repository of git in {where}, so there are no revisions to compare; go to the"
    " folder of the books, or have git keep them from now on: socoledger save --yes"
)
_SEVERAL = _(
    "{side}: it holds several books; name the folder of those that are meant: --books {folders}"
)


class OnDisk(NamedTuple):
    """Books in a folder on the disk, as they are now."""

    label: Phrase
    root: Path
    folder: str
    """The folder as it was named, "" for that of the books that a command is about."""
    commit: None = None

    @property
    def key(self) -> object:
        """What is the same for the same files."""
        return self.root.resolve()

    def read(self, _root: Path | None) -> Read:
        """The books in it."""
        return reading.read(self.root)


class InGit(NamedTuple):
    """Books in a commit, or the commit in which they are still to be found."""

    label: Phrase
    objects: Objects
    commit: str
    files: Files
    """All files of the commit, by their paths from the top."""
    folder: str | None = None
    """The path of the books from the top, "" where they lie there; None: still to be found."""

    @property
    def key(self) -> object:
        """What is the same for the same files."""
        return frozenset((name, self.files[whole]) for whole, name in self._own())

    def _own(self) -> Iterable[tuple[str, str]]:
        return files_in(self.files, self.folder or "")

    def folders(self) -> list[str]:
        """The folders in the commit that hold books."""
        found = [name for name, (mode, _blob) in self.files.items() if mode in ORDINARY]
        tails = [name for name in found if PurePosixPath(name).name == reading.COOP]
        return [name.removesuffix(reading.COOP).rstrip("/") for name in tails]

    def blobs(self) -> frozenset[bytes]:
        """The contents of the files of the books."""
        return frozenset(self.files[whole][1] for whole, _name in self._own())

    def read(self, root: Path | None) -> Read:
        """The books in it, read in a copy that is gone afterwards; `root` is the folder of the
        present books, which may hold what git does not have. Raises ObjectsMissingError,
        GitMissingError, OSError.
        """
        with tempfile.TemporaryDirectory() as temporary:
            copy = Path(temporary).resolve()
            self.objects.copy(self.files, self.folder or "", copy)
            if root is not None:
                copy_names_file(root, copy)
            books = reading.read(copy)
        return books._replace(original=root) if isinstance(books, Books) else books


Source = OnDisk | InGit


class Asked:
    """What a command line names, seen from the books that it is about."""

    def __init__(self, context: Context, words: Words) -> None:
        self.words = words
        self._context = context
        self._path = root_of(context) or context.folder

    @property
    def root(self) -> Path | None:
        """The folder of the present books, None if there are none on the disk."""
        return self._path if (self._path / reading.COOP).exists() else None

    @cached_property
    def objects(self) -> Objects:
        """The repository of the books. Raises HinderedError, GitMissingError, GitFailedError."""
        return open_objects(self._start)

    @property
    def _start(self) -> Path:
        """The folder of the books, or the nearest one above it that is there."""
        return next(path for path in (self._path, *self._path.parents) if path.is_dir())

    @property
    def wanted(self) -> str | None:
        """The path of the books from the top of the repository; None if it is not known."""
        rest = self._path.relative_to(self._start).as_posix()
        path = PurePosixPath(self.objects.prefix, rest).as_posix()
        if self.root is None and (self._context.books is None or path == "."):
            return None
        return "" if path == "." else path

    def present(self) -> Source:
        """The books as they are now."""
        if self.root is None and not self.objects.has_working_tree:
            message = _(
                "this repository has no books as they are now, only revisions of them; name two:"
                " main~1 main"
            )
            raise misused(self.words, message)
        return OnDisk(Phrase("the books as they are now"), self._path, "")

    def source(self, text: str) -> Source:
        """The books that an argument names: a folder, or a revision. Stops if it is both, or a
        folder without books. Raises RevisionUnknownError and what `objects` raises.
        """
        folder = self._context.folder / text
        if not text:
            raise RevisionUnknownError(text, Fault.UNKNOWN)
        is_path = text in (".", "..") or text.startswith(("./", "../", "/"))
        is_folder = (folder / reading.COOP).is_file()
        if is_path and not is_folder:
            raise misused(self.words, _("there is no coop.yaml in {folder}"), folder=text)
        commit = None if is_path else self._commit(text, is_folder=is_folder)
        if commit is None:
            return OnDisk(Phrase("the books in {folder}", folder=text), folder, text)
        if is_folder:
            message = _(
                "'{text}' is a folder with books and a revision too; write ./{text} for the folder,"
                " and for the revision its whole name, such as refs/heads/{text}"
            )
            raise misused(self.words, message, text=text)
        return self.in_git(commit)

    def in_git(self, commit: Commit) -> InGit:
        """The books in a commit, still to be found in it. Raises ObjectsMissingError,
        TooMuchError, GitMissingError.
        """
        return InGit(_label(commit), self.objects, commit.name, self.objects.files(commit))

    def branches(self, one: str | None, other: str | None) -> tuple[Commit, Commit]:
        """The commits of two branches: where one is left out it is that which is checked out, where
        both are, the other is that which it follows, else main. Stops if that is the same one.
        Raises RevisionUnknownError and what `objects` raises.
        """
        objects = self.objects
        if other is not None and one is not None:
            return objects.commit(one), objects.commit(other)
        here = objects.branch()
        there = one or objects.upstream() or (_MAIN if here != _MAIN else None)
        if there is None:
            message = _("name the branch that is to be merged with {branch}: merge-check BRANCH")
            raise misused(self.words, message, branch=here or _MAIN)
        return objects.commit(here or "HEAD"), objects.commit(there)

    def _commit(self, text: str, *, is_folder: bool) -> Commit | None:
        """The commit that an argument names; None if it names none, but a folder."""
        try:
            return self.objects.commit(text)
        except (RevisionUnknownError, HinderedError, GitMissingError, GitFailedError):
            if is_folder:
                return None
            raise


def _label(commit: Commit) -> Phrase:
    if commit.name.startswith(commit.revision):
        return Phrase("commit {commit}", commit=commit.revision[:12])
    return Phrase("{revision} ({commit})", revision=commit.revision, commit=commit.name[:8])


def located(sources: Sequence[Source], asked: Asked) -> list[Source]:
    """The sources, with the folder of the books in each commit: where they lie now, else the only
    one, else the one that has most files in common with the other side, else the one of the same
    name. Stops if a commit holds no books, or several of which none can be told to be meant.
    Raises ObjectsMissingError, GitMissingError, GitFailedError.
    """
    in_git = [each for each in sources if isinstance(each, InGit)]
    wanted = asked.wanted if in_git and asked.root is None else None
    if wanted is not None and not any(wanted in each.folders() for each in in_git):
        message = _("there are no books in {folder}, neither on the disk nor in these revisions")
        raise misused(asked.words, message, folder=wanted)
    first = [_in_place(each, asked) if isinstance(each, InGit) else each for each in sources]
    others = [each for each in first if each.folder is not None]
    return [_alike(each, others, asked) if isinstance(each, InGit) else each for each in first]


def _in_place(source: InGit, asked: Asked) -> InGit:
    """The source with the folder of its books, if that is where they lie now or the only one."""
    folders = source.folders()
    if not folders:
        raise Stopped(Answer(messages=(_no_books(source, asked),), exit=Exit.UNREADABLE))
    wanted = asked.wanted
    folder = folders[0] if len(folders) == 1 else wanted if wanted in folders else None
    return source._replace(folder=folder)


def _no_books(source: InGit, asked: Asked) -> str:
    """That a commit holds no books, and whether another repository does that lies in it."""
    wanted = "" if asked.wanted is None else asked.wanted
    for name, (mode, _blob) in source.files.items():
        if mode == SUBMODULE and (f"{wanted}/").startswith(f"{name}/"):
            message = _(
                "{side}: there the folder {folder} is a submodule, a repository of its own; compare"
                " its own revisions, in that folder"
            )
            return asked.words(message, side=source.label, folder=name)
    message = _("{side}: there are no books in it, as no folder in it holds coop.yaml")
    return asked.words(message, side=source.label)


def _alike(source: InGit, others: Iterable[Source], asked: Asked) -> InGit:
    """The source with the folder of the books that are most like those of the other side."""
    if source.folder is not None:
        return source
    names = {PurePosixPath(asked.wanted or "").name}
    blobs: frozenset[bytes] = frozenset()
    for other in others:
        blobs |= (
            asked.objects.hashes(head_files(other.root))
            if isinstance(other, OnDisk)
            else other.blobs()
        )
        names.add(PurePosixPath(other.folder or "").name)

    def likeness(folder: str) -> tuple[int, bool]:
        own = source._replace(folder=folder).blobs()
        return len(own & blobs), PurePosixPath(folder).name in names - {""}

    folders = sorted(source.folders(), key=likeness, reverse=True)
    if likeness(folders[0]) == likeness(folders[1]):
        several = " | ".join(sorted(folder or "." for folder in folders))
        raise misused(asked.words, _SEVERAL, side=source.label, folders=several)
    return source._replace(folder=folders[0])


def head_files(root: Path) -> list[Path]:
    """The files of the books besides the journal and the closes."""
    found = (*root.glob("*.yaml"), *(root / reading.MEMBERS).glob("*.yaml"))
    return [path for path in found if path.is_file()]


# -- what git cannot do -------------------------------------------------------------------------


@contextmanager
def failures(words: Words) -> Iterator[None]:
    """Says in words why a side cannot be had."""
    try:
        yield
    except RevisionUnknownError as error:
        raise misused(words, _FAULTS[error.fault], revision=error.revision) from None
    except ObjectsMissingError as error:
        raise _stopped(words, _PARTIAL if error.is_partial else _DAMAGED) from None
    except GitMissingError:
        raise misused(words, GIT_MISSING) from None
    except TooMuchError:
        raise _stopped(words, _TOO_MUCH) from None
    except GitFailedError:
        raise _stopped(words, GIT_FAILED) from None
    except HinderedError as error:
        where = str(error.where)
        if error.hindrance is Hindrance.NOT_KEPT:
            raise misused(words, _NOT_KEPT, where=where) from None
        exit_ = Exit.REFUSED if error.hindrance is Hindrance.OTHER_OWNER else Exit.UNREADABLE
        raise _stopped(words, HINDRANCES[error.hindrance], exit_, where=where) from None


def _stopped(
    words: Words, message: str, exit_: Exit = Exit.UNREADABLE, **parameters: str
) -> Stopped:
    return Stopped(Answer(messages=(words(message, **parameters),), exit=exit_))
