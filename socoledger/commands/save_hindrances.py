"""What keeps `save` from saving, in words, each with the way on (SPEC 11)."""

from collections.abc import Iterator
from contextlib import contextmanager

from socoledger.commands.context import Stopped, refused
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.storage.files import ChangedMeanwhileError
from socoledger.storage.git_draft import ByFilterError
from socoledger.storage.git_process import GitFailedError, GitMissingError
from socoledger.storage.repository import HinderedError, Hindrance
from socoledger.write.words import Words

NOTHING_SAVED = _("nothing was saved")
GIT_MISSING = _(
    "git is not installed, and these books are kept with it; install it from git-scm.com, or with"
    " apt install git or brew install git"
)
GIT_FAILED = _(
    "git cannot read or write this repository; see what it says itself: git status, git fsck"
)
HINDRANCES = {
    Hindrance.NOT_KEPT: _(
        "git does not keep these books yet; have it keep them from now on: socoledger save --yes"
    ),
    Hindrance.BROKEN: _(
        "git cannot read the repository in {where}; see what it says itself: git status, git fsck"
    ),
    Hindrance.OTHER_OWNER: _(
        "the repository in {where} belongs to another user of this computer, and git leaves it"
        " alone; if you trust it: git config --global --add safe.directory {where}"
    ),
    Hindrance.BARE: _(
        "these books lie inside the folder of a repository, {where}; move them out of it"
    ),
    Hindrance.OF_OTHER_THINGS: _(
        "these books lie in a repository of something else, {where}; give them one of their own, in"
        " their folder: git init -b main; or, if they belong there: git add coop.yaml"
    ),
    Hindrance.IGNORED: _(
        "the repository in {where} ignores these books; give them one of their own, in their"
        " folder: git init -b main; or take them out of its .gitignore"
    ),
    Hindrance.SUBMODULE: _(
        "the repository of these books, {where}, is a submodule of another, which has to be saved"
        " with it; use git itself"
    ),
    Hindrance.DETACHED: _(
        "git stands on an older state and on no branch, where what is saved would be lost; go back"
        " with: git switch main; or make a branch: git switch -c NAME"
    ),
    Hindrance.MERGE: _(
        "git is in the middle of a merge; finish it: git merge --continue; or take it back:"
        " git merge --abort"
    ),
    Hindrance.REBASE: _(
        "git is in the middle of a rebase; finish it: git rebase --continue; or take it back:"
        " git rebase --abort"
    ),
    Hindrance.PATCHES: _(
        "git is in the middle of taking in patches; finish it: git am --continue; or take it back:"
        " git am --abort"
    ),
    Hindrance.CHERRY_PICK: _(
        "git is in the middle of a cherry-pick; finish it: git cherry-pick --continue; or take it"
        " back: git cherry-pick --abort"
    ),
    Hindrance.REVERT: _(
        "git is in the middle of a revert; finish it: git revert --continue; or take it back:"
        " git revert --abort"
    ),
    Hindrance.BISECT: _("git is in the middle of a bisect; leave it: git bisect reset"),
    Hindrance.CONFLICTS: _(
        "git holds two versions of a file that are still to be joined; see: git status"
    ),
    Hindrance.LOCKED: _(
        "another git is at work here; wait until it is ready, or, if there is none, it was cut off:"
        " remove {where}"
    ),
}


def hindered(words: Words, error: HinderedError) -> Stopped:
    """What to raise for a hindrance."""
    lines = (words(HINDRANCES[error.hindrance], where=str(error.where)), words(NOTHING_SAVED))
    if error.hindrance is Hindrance.LOCKED:
        return Stopped(Answer(messages=lines, exit=Exit.REFUSED))
    return refused(*lines)


def not_saved(words: Words, message: str, **parameters: str) -> Stopped:
    """What to raise where nothing is saved, for whatever other reason."""
    return refused(words(message, **parameters), words(NOTHING_SAVED))


@contextmanager
def failures(words: Words) -> Iterator[None]:
    """Says in words why git does not save."""
    try:
        yield
    except GitMissingError:
        raise not_saved(words, GIT_MISSING) from None
    except HinderedError as error:
        raise hindered(words, error) from None
    except GitFailedError:
        raise not_saved(words, GIT_FAILED) from None
    except ByFilterError as error:
        message = _(
            "{file} goes through a program before git keeps it ({filter}), which is not run here;"
            " save with git itself: git add --all, git commit"
        )
        raise not_saved(words, message, file=error.name, filter=error.filter) from None
    except ChangedMeanwhileError:
        lines = (words("the repository was changed meanwhile; do it again"), words(NOTHING_SAVED))
        raise Stopped(Answer(messages=lines, exit=Exit.REFUSED)) from None
