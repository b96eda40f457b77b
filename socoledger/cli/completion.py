"""What a shell offers for completion: members, months, years and codes of the books at hand.

Only names of files and YAML are looked at, never the journal: a shell waits for each key. Whatever
goes wrong, nothing is offered and nothing is said, as there is nowhere to say it.
"""

import os
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from socoledger.cli.language import language_of

if TYPE_CHECKING:
    from socoledger.domain.findings import Code
    from socoledger.read.books import Head

Offered = list[str] | list[tuple[str, str]]
Offer = Callable[[typer.Context, str], Offered]

BOOKS_VARIABLE = "SOCOLEDGER_BOOKS"

_CLOSE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?\.beancount")
_PERIODS = 240
"""Twenty years of months; more would be a slip in coop.yaml."""


def _quietly(offer: Offer) -> Offer:
    """Offer nothing where something is wrong, and only what begins as what was typed."""

    @wraps(offer)
    def offered(context: typer.Context, incomplete: str) -> Offered:
        try:
            found = offer(context, incomplete)
        except Exception:  # noqa: BLE001 - the shell would show it in the middle of a line
            return []
        named = [one if isinstance(one, tuple) else (one, "") for one in found]
        return [one for one in named if one[0].startswith(incomplete)]

    return offered


@_quietly
def member_ids(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """The ids of members, by the names of their files."""
    return sorted(path.stem for path in (_root(context) / "members").glob("*.yaml"))


@_quietly
def years(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """Years from the first of the books to this one."""
    return sorted({month[:4] for month in _months(context)})


@_quietly
def periods(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """Months from the first of the books to this one, and their years."""
    return sorted({*_months(context), *(month[:4] for month in _months(context))})


@_quietly
def open_periods(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """What is not closed yet, of months and years up to this one."""
    closed, found = set(_closed(context)), list(_months(context))
    return sorted({*found, *(month[:4] for month in found)} - closed)


@_quietly
def closed_periods(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """What is closed."""
    return _closed(context)


@_quietly
def days(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """The last day of each month."""
    from socoledger.domain.period import parse_month

    return [parse_month(month).last_day.isoformat() for month in _months(context)]


@_quietly
def codes(context: typer.Context, incomplete: str) -> Offered:
    """Every code of a finding, with what it says."""
    return _told(context, incomplete, lambda _code: True)


@_quietly
def acceptable_codes(context: typer.Context, incomplete: str) -> Offered:
    """The codes that a close may accept, with what they say."""
    return _told(context, incomplete, lambda code: code.is_acceptable)


@_quietly
def breakdowns(context: typer.Context, incomplete: str) -> Offered:  # noqa: ARG001 - Typer's own
    """By what a result can be shown."""
    return ["unit", "member,unit"] if _head(context).coop.units else []


def _told(
    context: typer.Context, incomplete: str, asked: "Callable[[Code], bool]"
) -> list[tuple[str, str]]:
    from socoledger.catalogue.table import CODES
    from socoledger.write.words import Words

    words = Words(language_of(_given(context, "language")) or _language(context))
    begun = [code for code in CODES.values() if code.id.startswith(incomplete)]
    return [(code.id, words.without_values(code.message)) for code in begun if asked(code)]


def _language(context: typer.Context) -> str:
    try:
        return _head(context).coop.language
    except (LookupError, OSError):
        return "nl"


def _root(context: typer.Context) -> Path:
    """The folder of the books that the command line names so far, else as every command finds it;
    LookupError: there are none.
    """
    from socoledger.read.books import find

    given = _given(context, "books") or os.environ.get(BOOKS_VARIABLE)
    root = Path(given).expanduser() if given else find(Path.cwd())
    if root is None:
        raise LookupError
    return root


def _given(context: Any, option: str) -> Any:  # noqa: ANN401 - a context of Typer's own Click
    """What the command line says so far, after the name of the command or before it."""
    inner = context
    while inner is not None and not inner.params.get(option):
        inner = inner.parent
    return inner and inner.params[option]


def _head(context: typer.Context) -> "Head":
    """What the YAML files say; LookupError: coop.yaml cannot be read."""
    from socoledger.read.books import Head, read_head

    head = read_head(_root(context))
    if isinstance(head, Head):
        return head
    raise LookupError


def _months(context: typer.Context) -> Iterable[str]:
    """Months from the first of the books through this one."""
    from socoledger.domain.period import Month, months

    last = Month.of(date.today())  # noqa: DTZ011 - the day where the treasurer sits
    first = max(_head(context).coop.first_month, last.plus(-_PERIODS))
    return [str(month) for month in months(first, last)]


def _closed(context: typer.Context) -> list[str]:
    """What is closed, by the names of files."""
    folder = _root(context) / _head(context).coop.closes
    return sorted(path.stem for path in folder.iterdir() if _CLOSE.fullmatch(path.name))
