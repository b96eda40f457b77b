"""The command `textconv`: one file as text for `git diff` (SPEC 13)."""

import os
import stat
from hashlib import file_digest
from pathlib import Path

from socoledger.commands.context import Context, Stopped, words_of
from socoledger.domain.exits import Answer, Exit, refusal
from socoledger.domain.findings import Phrase, _
from socoledger.domain.shown import Shown, ShownSettings
from socoledger.read.folder import JOURNAL_LIMIT
from socoledger.read.private_text import without_numbers
from socoledger.read.shown import shown
from socoledger.write.textconv import shown_text, text_as_it_stands
from socoledger.write.words import Words


def textconv(context: Context, file: Path) -> Answer:
    """`textconv FILE`: what the file says, a fact a line; what cannot be read as it stands, so that
    no change goes unseen. Only numbers that may be a BSN or an IBAN are hidden: nothing is known
    here of the books that the file belongs to.
    """
    words = words_of(context)
    content = _content(context.folder / file, words)
    if isinstance(content, str):
        return Answer(content)
    seen = _shown(content)
    text = text_as_it_stands(content) if seen is None else shown_text(seen, words)
    return Answer(without_numbers(text, keep_iban=isinstance(seen, ShownSettings)))


def _content(path: Path, words: Words) -> bytes | str:
    """The bytes of an ordinary file, of a huge one what tells it from another; stops if it is none,
    or cannot be opened.
    """
    reason: str | None = None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOCTTY", 0))
        with os.fdopen(handle, "rb") as stream:
            file = os.fstat(handle)
            if stat.S_ISREG(file.st_mode) and file.st_size > JOURNAL_LIMIT:
                return f"{file.st_size} bytes, sha256 {file_digest(stream, 'sha256').hexdigest()}\n"
            if stat.S_ISREG(file.st_mode):
                return stream.read()
        reason = Phrase("it is not an ordinary file")
    except OSError as error:
        reason = refusal(error)
    text = words(_("{file}: {reason}"), file=str(path), reason=reason)
    raise Stopped(Answer(messages=(text,), exit=Exit.REFUSED))


def _shown(content: bytes) -> Shown | None:
    try:
        return shown(content)
    except Exception:  # noqa: BLE001 - git would show nothing of any file: whatever it is, show it
        return None
