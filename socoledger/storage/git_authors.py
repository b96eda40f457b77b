"""Who saved a file of the books in git, and when. Commits are read as they are: nothing that shows
them in another form is run.
"""

import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socoledger.storage.git import last_change
from socoledger.storage.git_log import day_at
from socoledger.storage.git_objects import contents
from socoledger.storage.git_process import Git, GitFailedError, GitMissingError


class SavedLine(NamedTuple):
    """A line as the last commit has it, with who wrote it and the day where that was."""

    text: str
    name: str
    day: date


def saved_lines(root: Path, file: str) -> tuple[SavedLine, ...]:
    """The lines of a file of the books, by path in them, as the last commit has them; () if git
    does not have it, or is not there.
    """
    arguments = ("blame", "--line-porcelain", "--no-textconv", "HEAD", "--", f"./{file}")
    try:
        output = Git(root).output("-c", "blame.ignoreRevsFile=", *arguments)
    except (OSError, GitMissingError, GitFailedError):
        return ()
    lines: list[SavedLine] = []
    fields: dict[str, str] = {}
    for line in output.decode(errors="replace").split("\n"):
        if line.startswith("\t"):
            day = day_at(int(fields["author-time"]), fields["author-tz"])
            lines.append(SavedLine(line[1:].rstrip("\r"), fields["author"], day))
        else:
            key, _sign, value = line.partition(" ")
            fields[key] = value
    return tuple(lines)


def last_author(root: Path, file: str) -> tuple[str, date] | None:
    """Who made the last commit that changed a file of the books, and when; None if git does not
    have it, or is not there.
    """
    commit = last_change(root, file)
    if commit is None:
        return None
    try:
        content = contents(Git(root), [os.fsencode(commit)])[os.fsencode(commit)]
    except (GitFailedError, KeyError):
        return None
    head = content.partition(b"\n\n")[0].decode(errors="replace")
    fields = {line.partition(" ")[0]: line.partition(" ")[2] for line in head.split("\n")}
    who, seconds, zone = fields["author"].rsplit(" ", 2)
    return who.rpartition(" <")[0], day_at(int(seconds), zone)
