"""`merge-check --driver`: the test of a merge driver of git, of one file of the journal (SPEC 13).

Git hands over three files, and takes what stands in that of ours afterwards; exit 1 tells it that
somebody has to look.
"""

from collections.abc import Sequence
from pathlib import Path

from socoledger.commands.context import Context, Stopped, misused, words_here
from socoledger.commands.save_hindrances import GIT_MISSING
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.read.journal.days import (
    a_line_a_day,
    as_written,
    days_of_both,
    in_one_line,
    is_close,
)
from socoledger.storage.files import content_of, write_draft
from socoledger.storage.git_merge import Merged, merge_texts
from socoledger.storage.git_process import GitFailedError, GitMissingError
from socoledger.write.words import Words

_FILES = 4
_SHOWN = 8


def merge_driver(context: Context, arguments: Sequence[str]) -> Answer:
    """`merge-check --driver BASE OURS THEIRS PATH`: exit 0 if the file of ours holds what both
    changed, 1 if somebody has to look at it. Raises OSError, with the file of ours as it was.
    """
    words = words_here(context)
    if len(arguments) != _FILES:
        message = _("--driver takes four words, as git gives them: %O %A %B %P")
        raise misused(words, message)
    *files, path = arguments
    base, ours, theirs = (context.folder / file for file in files)
    texts = [content_of(file) for file in (base, ours, theirs)]
    try:
        merged, said = _merged(words, path, texts)
    except GitMissingError:
        raise misused(words, GIT_MISSING) from None
    except GitFailedError:
        message = _("{file}: git cannot merge it, as it is no text; choose one of both")
        raise Stopped(Answer(messages=(words(message, file=path),), exit=Exit.ERRORS)) from None
    _write(ours, merged.text)
    return Answer(messages=said, exit=Exit.ERRORS if merged.is_conflict else Exit.DONE)


def _merged(words: Words, path: str, texts: Sequence[bytes]) -> tuple[Merged, tuple[str, ...]]:
    """What becomes of the three texts of a file, and what is to be said of it. Raises
    GitMissingError, GitFailedError, OSError.
    """
    base, ours, theirs = texts
    merged = merge_texts(base, ours, theirs)
    if is_close(ours) and is_close(theirs) and base not in (ours, theirs) and ours != theirs:
        message = _(
            "{file}: both sides have this close, but not the same; keep one, and see what"
            " socoledger merge-check and socoledger verify say"
        )
        return _marked(merged, [in_one_line(text) for text in texts]), (words(message, file=path),)
    days = days_of_both(base, ours, theirs, merged.text)
    if merged.is_conflict or not days:
        message = _("{file}: both sides changed the same lines; join them, and then: git add")
        return merged, (words(message, file=path),) if merged.is_conflict else ()
    message = _(
        "{file}: both sides changed entries of {days}; see that each stands there once, and then:"
        " git add"
    )
    shown = ", ".join([*days[:_SHOWN], *(["…"] if len(days) > _SHOWN else [])])
    said = words(message, file=path, days=shown)
    return _marked(merged, [a_line_a_day(text) for text in texts]), (said,)


def _marked(merged: Merged, lines: Sequence[bytes | None]) -> Merged:
    """The texts merged by larger pieces, so that git marks what both changed; `merged` as it is
    where that marks nothing.
    """
    base, ours, theirs = lines
    if base is None or ours is None or theirs is None:
        return merged._replace(is_conflict=True)
    by_piece = merge_texts(base, ours, theirs)
    text = as_written(by_piece.text) if by_piece.is_conflict else merged.text
    return Merged(text, is_conflict=True)


def _write(path: Path, content: bytes) -> None:
    write_draft(path, content).replace(path)
