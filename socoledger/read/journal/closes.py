"""The record of a close, read from its custom directive (SPEC 4).

A close is written by socoledger. What cannot be read of it is left out here; `verify`, which
compares the whole file, reports it.
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
    """The close of a custom directive; `content` is the whole file that it stands in."""
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
    values = ((key, _text(meta, key)) for key in meta if key in LAW_KEYS)
    return tuple((key, value) for key, value in values if value is not None)


def _accepted(meta: Mapping[str, Any], last_day: date) -> Iterator[Accepted]:
    """The findings that a close accepts, in order of number.

    Those that no close could accept, by their code or a day after `last_day`, are left out.
    """
    numbers = (match.group(1) for match in map(_ACCEPTED.fullmatch, meta) if match)
    for number in sorted(numbers, key=int):
        key = f"{ACCEPTED}{number}"
        fields = (_text(meta, key) or "").split(" ")
        if len(fields) != 3:
            continue
        code, day_text, member = fields
        try:
            day = parse_date(day_text)
        except ValueError:
            continue
        if not is_acceptable(code) or day > last_day:
            continue
        yield Accepted(
            code,
            day,
            None if member == NOBODY else member,
            _text(meta, key + PLACE_SUFFIX) or "",
            _text(meta, key + REASON_SUFFIX) or "",
        )
