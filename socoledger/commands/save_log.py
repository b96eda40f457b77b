"""The command `save --log`: what was saved of the books, and when (SPEC 11)."""

from typing import assert_never

from socoledger.commands.context import (
    Context,
    Stopped,
    misused,
    nothing,
    root_of,
    unreadable,
    words_here,
)
from socoledger.commands.save_hindrances import failures
from socoledger.domain.exits import Answer
from socoledger.domain.findings import _
from socoledger.domain.options import SaveFormat
from socoledger.domain.saving import SavedOnce, SaveLogAnswer
from socoledger.read import books as reading
from socoledger.storage.git_log import Kept, kept
from socoledger.storage.repository import find_repository
from socoledger.write import formats
from socoledger.write.as_json import as_json
from socoledger.write.saving import log_text

_MOST = 1_000
"""How many saves are shown at most, newest first."""


def save_log(
    context: Context, format_: SaveFormat = SaveFormat.TEXT, message: str | None = None
) -> Answer:
    """`save --log`: each time that something of the books was saved; it takes no message."""
    words = words_here(context)
    if message is not None:
        raise misused(words, _("--log shows what was saved: leave out the message, or --log"))
    with failures(words):
        root = root_of(context)
        if root is None:
            raise Stopped(unreadable((reading.NO_BOOKS,), words))
        saves = kept(find_repository(root), _MOST)
    if not saves:
        raise nothing(words, _("these books were never saved; save them: socoledger save"))
    answer = SaveLogAnswer(saves=tuple(map(_saved_once, saves)))
    match format_:
        case SaveFormat.JSON:
            output = formats.to_json(as_json(answer))
        case SaveFormat.TEXT:
            output = log_text(answer, words, context.terminal_width)
        case other:
            assert_never(other)
    return Answer(output)


def _saved_once(one: Kept) -> SavedOnce:
    """A commit as people see it: the first line of its message, and the lines below it."""
    subject, _newline, rest = one.message.partition("\n")
    return SavedOnce(
        commit=one.commit,
        day=one.day,
        message=subject,
        figures=tuple(line for line in rest.splitlines() if line.strip()),
        files=one.files,
    )
