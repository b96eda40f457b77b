"""The end of a command: its output and messages, and the exit codes of SPEC 7."""

import errno
import os
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from socoledger.domain.findings import Phrase


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    ERRORS = 1
    """The books have errors that stop this command, or that it was asked to find."""
    USAGE = 2
    """The command line is wrong."""
    UNREADABLE = 3
    """The books cannot be read; nothing was computed or written."""
    REFUSED = 4
    """The disk, a permission or a lock prevented it; nothing was written."""
    NOTHING = 5
    """There is nothing to show: nothing was booked in the period, or nothing of that kind."""
    DEFECT = 70
    """socoledger itself failed."""


class Answer(NamedTuple):
    """The answer of a command: figures for stdout, messages for stderr, and an exit code."""

    output: str = ""
    messages: tuple[str, ...] = ()
    exit: Exit = Exit.DONE


_REFUSALS = {
    errno.ENOENT: Phrase("it is not there"),
    errno.EACCES: Phrase("you are not allowed to do that"),
    errno.EPERM: Phrase("you are not allowed to do that"),
    errno.EEXIST: Phrase("there is something there already"),
    errno.EIO: Phrase("the disk does not keep what is written"),
    errno.EROFS: Phrase("nothing can be written there"),
    errno.ENOSPC: Phrase("the disk is full"),
    errno.EDQUOT: Phrase("the disk is full"),
    errno.EBADF: Phrase("it is closed"),
    errno.ENAMETOOLONG: Phrase("the name is too long"),
    errno.ENOTDIR: Phrase("it is not there"),
    errno.EISDIR: Phrase("there is a folder where a file should be; take it away"),
    errno.ELOOP: Phrase("there is a link where a file should be; take it away"),
    errno.ENXIO: Phrase("there is something else where a file should be; take it away"),
}


def refusal(error: OSError) -> str:
    """The reason for an OSError: a phrase of ours for common ones, else the system's own text."""
    number = error.errno or 0
    return _REFUSALS.get(number) or os.strerror(number)


class DefectElsewhereError(Exception):
    """A defect of ours in another process: its kind and its place in the code."""

    def __init__(self, kind: str, where: str) -> None:
        super().__init__(kind, where)
        self.kind = kind
        self.where = where


def place_in_code(error: BaseException) -> tuple[str, str]:
    """The kind of a defect of ours, and its place in the code: nothing from the books."""
    if isinstance(error, DefectElsewhereError):
        return error.kind, error.where
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__, "-"
    file = Path(trace.tb_frame.f_code.co_filename).name
    return type(error).__name__, f"{file}:{trace.tb_lineno}"
