"""The text of noted.yaml (SPEC 7)."""

import re
from collections.abc import Iterable

from socoledger.domain.noted import Note
from socoledger.write.new_books import quoted

_ITEM = re.compile(r"^( *)-(?=\s)", re.MULTILINE)


def line_of(note: Note) -> str:
    """The line for a note."""
    values = {
        "code": note.code,
        "day": note.day and note.day.isoformat(),
        "member": note.member,
        "count": note.count if note.count > 1 else None,
        "why": quoted(note.why),
    }
    written = ", ".join(f"{key}: {value}" for key, value in values.items() if value is not None)
    return f"- {{{written}}}\n"


def extended(text: str, notes: Iterable[Note]) -> str:
    """The text of the file with more notes at its end, indented as those before, in the line ends
    of the file.
    """
    first = _ITEM.search(text)
    indentation = "" if first is None else first.group(1)
    line_end = "\r\n" if "\r\n" in text else "\n"
    separator = "" if text.endswith("\n") or not text else line_end
    added = "".join(f"{indentation}{line_of(note)}" for note in notes)
    return text + separator + added.replace("\n", line_end)
