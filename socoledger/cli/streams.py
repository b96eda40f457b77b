"""The terminal's streams: how they are opened, whether they show colours, and how they are left."""

import os
import sys
from typing import TextIO


def open_streams() -> None:
    """Both streams in UTF-8, line ends as written. Where they are closed, standard output says so
    when it is written to, and standard error takes all and keeps nothing.
    """
    for name, how in (("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, how), "w"))
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def takes_colour() -> bool:
    """Whether whoever sits there wants colours in the terminal (no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shows_colours(stream: TextIO) -> bool:
    """Whether what is written to a stream may have colours."""
    return stream.isatty() and takes_colour()


def somebody_waits() -> bool:
    """Whether what is being done can be shown: errors go to a terminal that can take it back."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def somebody_sits_there() -> bool:
    """Whether a person can be asked: both what is typed and what is shown are a terminal's."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def nobody_reads() -> None:
    """Called when the reader of our output has gone: leave nothing for the interpreter to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
