"""What a close says of itself, out of its custom directive (SPEC 4).

A close is written by socoledger; whatever cannot be read of one is left out here, and told by
`verify`, which compares the whole file.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from socoledger.catalogue.table import is_acceptable
from socoledger.domain.closing import (
    ACCEPTED,
    LAW_KEYS,
    NOBODY,
    PLACE_SUFFIX,
    REASON_SUFFIX,
    Accepted,
    Close,
    LawRecord,
)
from socoledger.domain.findings import Place
from socoledger.domain.period import is_period, last_month_of, parse_date

_ACCEPTED = re.compile(rf"{ACCEPTED}([0-9]{{1,6}})")


def close_of(period: str, place: Place, meta: Mapping[str, Any], content: bytes) -> Close:
    """The close that a custom directive heads, with the text of its file."""
    rules = meta.get("rules")
    after = _text(meta, "after")
    return Close(
        period=period,
        place=place,
        text=content.decode().replace("\r\n", "\n"),
        agreement=_text(meta, "agreement"),
        rules=int(rules) if isinstance(rules, Decimal) and rules == int(rules) else None,
        after=after if after is not None and is_period(after) else None,
        previous=_text(meta, "previous"),
        facts=_text(meta, "facts"),
        wording=_text(meta, "wording"),
        law=_law(meta),
        accepted=tuple(_accepted(meta, last_month_of(period).last_day)),
    )


def _text(meta: Mapping[str, Any], key: str) -> str | None:
    value = meta.get(key)
    return value if isinstance(value, str) else None


def _law(meta: Mapping[str, Any]) -> LawRecord:
    found = ((key, _text(meta, key)) for key in meta if key in LAW_KEYS)
    return tuple((key, value) for key, value in found if value is not None)


def _accepted(meta: Mapping[str, Any], until: date) -> Iterator[Accepted]:
    """What a close accepts; what none could, of another kind or a later day, is left out."""
    numbers = (match.group(1) for match in map(_ACCEPTED.fullmatch, meta) if match)
    for number in sorted(numbers, key=int):
        key = f"{ACCEPTED}{number}"
        words = (_text(meta, key) or "").split(" ")
        if len(words) != 3:
            continue
        code, day, member = words
        try:
            on = parse_date(day)
        except ValueError:
            continue
        if not is_acceptable(code) or on > until:
            continue
        yield Accepted(
            code,
            on,
            None if member == NOBODY else member,
            _text(meta, key + PLACE_SUFFIX) or "",
            _text(meta, key + REASON_SUFFIX) or "",
        )
