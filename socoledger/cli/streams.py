"""The terminal's streams: how they are opened, coloured and left."""

import os
import re
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


_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[33m"}
_FINDING = re.compile(r"(^|\s)(S[1-6][0-9]{2}) ([^\s:]+)(?=:\s)", re.MULTILINE)


def coloured(text: str, stream: TextIO) -> str:
    """Findings for a terminal: the code and how bad it is in red or yellow."""
    if not stream.isatty() or not takes_colour():
        return text
    return _FINDING.sub(_with_colour, text)


def _with_colour(found: re.Match[str]) -> str:
    from socoledger.catalogue.table import CODES

    before, code, severity = found.groups()
    colour = _COLOURS.get(str(CODES[code].severity)) if code in CODES else None
    return f"{before}{colour}{code} {severity}\x1b[0m" if colour else found.group()


def nobody_reads() -> None:
    """Whoever read our output has gone; leave nothing for the interpreter to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
