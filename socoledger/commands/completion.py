"""Completions for a shell: the members, accounts, months, years and codes of the books.

Names of files and YAML are looked at, and of the journal only its open directives, as text: a shell
waits for each key. Without books, or where coop.yaml cannot be read, `LookupError` or `OSError` is
raised: nothing is offered.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from socoledger.catalogue.table import CODES, is_notable
from socoledger.commands.context import Context, root_of, words_of
from socoledger.domain.findings import Code
from socoledger.domain.period import Month, months, parse_month
from socoledger.read.books import Head, read_head
from socoledger.write.recording_questions import KINDS

_OPEN = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[ \t]+open[ \t]+(\S+)", re.MULTILINE)
_CLOSE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?\.beancount")
_LARGEST_FILE = 10_000_000
"""Of the files that are looked at for accounts, in bytes."""
_PERIODS = 240
"""Twenty years of months; more would be a slip in coop.yaml."""


def member_ids(context: Context) -> list[str]:
    """The ids of members, by the names of their files."""
    return sorted(path.stem for path in (_root(context) / "members").glob("*.yaml"))


def accounts(context: Context) -> list[str]:
    """The accounts that are opened in the folder of the journal or by a close."""
    root, coop = _root(context), _head(context).coop
    folders = {(root / coop.journal).parent, root / coop.closes}
    files = {path for folder in folders for path in folder.rglob("*.beancount")}
    texts = (
        path.read_text(encoding="utf-8", errors="replace")
        for path in files
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST_FILE
    )
    return sorted({account for text in texts for account in _OPEN.findall(text)})


def kinds(context: Context) -> list[tuple[str, str]]:
    """What may be recorded, each with what it is."""
    words = words_of(context, None if context.language else _language(context))
    return [(kind.value, words(text).partition(": ")[2]) for kind, text in KINDS.items()]


def years(context: Context) -> list[str]:
    """Years from the first of the books to this one."""
    return sorted({month[:4] for month in _months(context)})


def periods(context: Context) -> list[str]:
    """Months from the first of the books to this one, and their years."""
    return sorted({*_months(context), *(month[:4] for month in _months(context))})


def open_periods(context: Context) -> list[str]:
    """The months and years, up to this one, that are not closed yet."""
    return sorted(set(periods(context)) - set(closed_periods(context)))


def closed_periods(context: Context) -> list[str]:
    """The closed periods, by the names of files."""
    folder = _root(context) / _head(context).coop.closes
    return sorted(path.stem for path in folder.iterdir() if _CLOSE.fullmatch(path.name))


def days(context: Context) -> list[str]:
    """The last day of each month."""
    return [parse_month(month).last_day.isoformat() for month in _months(context)]


def codes(context: Context) -> list[tuple[str, str]]:
    """Every code of a finding, with its message."""
    return _with_texts(context, CODES.values())


def acceptable_codes(context: Context) -> list[tuple[str, str]]:
    """The codes that a close may accept, with their messages."""
    return _with_texts(context, (code for code in CODES.values() if code.is_acceptable))


def notable_codes(context: Context) -> list[tuple[str, str]]:
    """The codes of warnings and notices, with their messages."""
    return _with_texts(context, (code for code in CODES.values() if is_notable(code.id)))


def schemas(_context: Context) -> list[str]:
    """The names of all schemas."""
    from socoledger.commands.schema import names

    return names()


def breakdowns(context: Context) -> list[str]:
    """The breakdowns of a result."""
    return ["unit", "member,unit"] if _head(context).coop.units else []


def traceable(_context: Context) -> list[str]:
    """The figures that can be traced."""
    from socoledger.commands.trace_figures import FIGURES

    return [*FIGURES]


def revisions(context: Context) -> list[str]:
    """The branches and tags of the repository of the books, the latest first. Raises what
    `open_objects` does.
    """
    from socoledger.storage.git_revisions import open_objects

    return open_objects(root_of(context) or context.folder).names()


def _with_texts(context: Context, codes: Iterable[Code]) -> list[tuple[str, str]]:
    words = words_of(context, None if context.language else _language(context))
    return [(code.id, words.without_values(code.message)) for code in codes]


def _language(context: Context) -> str | None:
    """The language of the books, None where there are none that say so."""
    try:
        return _head(context).coop.language
    except (LookupError, OSError):
        return None


def _root(context: Context) -> Path:
    """The folder of the books, also where the shell has not filled in a `~` yet."""
    books = context.books and context.books.expanduser()
    root = root_of(context._replace(books=books))
    if root is None:
        raise LookupError
    return root


def _head(context: Context) -> Head:
    """The records of the YAML files. Raises LookupError if coop.yaml cannot be read."""
    head = read_head(_root(context), context.cache)
    if isinstance(head, Head):
        return head
    raise LookupError


def _months(context: Context) -> Iterable[str]:
    """Months from the first of the books through this one."""
    last = Month.of(context.today)
    first = max(_head(context).coop.first_month, last.plus(-_PERIODS))
    return [str(month) for month in months(first, last)]
