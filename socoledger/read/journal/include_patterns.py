"""Which files an include of the journal means, before they are there (SPEC 2 and 10)."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from posixpath import normpath

_MAGIC = re.compile(r"[*?\[]")


def is_included(name: str, pattern: str) -> bool:
    """Whether a path or pattern that the journal includes means a file, as Beancount looks for
    them: `*` is within a folder, `**` any folders, and neither is a hidden name. Both are paths
    from the folder of the books.
    """
    return _fits(normpath(pattern).split("/"), normpath(name).split("/"))


def _fits(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    if not pattern or not parts:
        return not pattern and not parts
    first, rest = pattern[0], pattern[1:]
    is_hidden = parts[0].startswith(".")
    if first == "**":
        return _fits(rest, parts) or (not is_hidden and _fits(pattern, parts[1:]))
    if _MAGIC.search(first) is None:
        return first == parts[0] and _fits(rest, parts[1:])
    may_be = first.startswith(".") or not is_hidden
    return may_be and fnmatchcase(parts[0], first) and _fits(rest, parts[1:])
