"""Closes, read: what one says of itself, and the whole of one that is about to be written (SPEC 4).

A close is written by socoledger; whatever cannot be read of one is left out here, and told by
`verify`, which compares the whole file.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from socoledger.domain.closes import (
    ACCEPTED,
    CLOSE,
    CLOSE_TAG,
    FACTS,
    LAW_KEYS,
    LEAVING_TAG,
    PLACE_SUFFIX,
    REASON_SUFFIX,
    Accepted,
    Booking,
    Close,
    LawRecord,
    Plan,
)
from socoledger.domain.findings import Place
from socoledger.domain.period import is_period, parse_date
from socoledger.read.files import Folder
from socoledger.read.journal.source import Source, cents_of

_ACCEPTED = re.compile(rf"{ACCEPTED}([0-9]+)")
_NOBODY = "-"


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
        law=_law(meta),
        accepted=tuple(_accepted(meta)),
    )


def _text(meta: Mapping[str, Any], key: str) -> str | None:
    value = meta.get(key)
    return value if isinstance(value, str) else None


def _law(meta: Mapping[str, Any]) -> LawRecord:
    found = ((key, _text(meta, key)) for key in meta if key in LAW_KEYS)
    return tuple((key, value) for key, value in found if value is not None)


def _accepted(meta: Mapping[str, Any]) -> Iterator[Accepted]:
    numbers = (match.group(1) for match in map(_ACCEPTED.fullmatch, meta) if match)
    for number in sorted(numbers, key=int):
        key = f"{ACCEPTED}{number}"
        words = (_text(meta, key) or "").split(" ")
        if len(words) != 3:
            continue
        code, day, member = words
        try:
            on = None if day == _NOBODY else parse_date(day)
        except ValueError:
            continue
        yield Accepted(
            code,
            on,
            None if member == _NOBODY else member,
            _text(meta, key + PLACE_SUFFIX) or "",
            _text(meta, key + REASON_SUFFIX) or "",
        )


def plan_of(text: str, member_key: str) -> Plan | None:
    """The plan that the text of a close says, read by Beancount's own parser; None if it cannot be
    read or says more than a plan.
    """
    source = Source(Path("/close"), "close", text.encode())
    entries, _, problems = source.parse(Folder(Path("/")))
    headed = [one for one in entries if type(one).__name__ == "Custom" and one.type == CLOSE]
    if problems or len(headed) != 1:
        return None
    head = headed[0]
    period = head.values[0].value
    close = close_of(period, source.first, head.meta, source.content)
    others = [one for one in entries if one is not head]
    opens, bookings, assertions = [], [], []
    for entry in others:
        kind = type(entry).__name__
        if kind == "Open" and entry.date == head.date:
            opens.append(entry.account)
        elif kind == "Transaction" and entry.date == head.date:
            bookings.append(_booking(entry, period, member_key))
        elif kind == "Balance" and entry.tolerance == 0:
            assertions.append((entry.account, cents_of(entry.amount.number) or 0))
        elif kind != "Custom" or entry.type != FACTS:
            return None
    days = {entry.date for entry in others if type(entry).__name__ == "Balance"}
    plan = Plan(
        period=period,
        day=head.date,
        agreement=close.agreement or "",
        rules=close.rules or 0,
        after=close.after,
        previous=close.previous,
        facts=close.facts or "",
        law=close.law,
        accepted=close.accepted,
        return_cents=_cents(head.meta.get("return")),
        opens=tuple(opens),
        bookings=tuple(bookings),
        assertions=tuple(assertions),
        marks=close.marks(),
    )
    return plan if days <= {plan.day_after} else None


def _booking(entry: Any, period: str, member_key: str) -> Booking:
    """A transaction of a close; nobody's, if it is not marked as one."""
    is_close = CLOSE_TAG in entry.tags and entry.links == {f"{CLOSE_TAG}-{period}"}
    return Booking(
        entry.meta.get(member_key, "") if is_close else "",
        tuple((one.account, cents_of(one.units.number) or 0) for one in entry.postings),
        _cents(entry.meta.get("result")),
        _cents(entry.meta.get("cooperative")),
        LEAVING_TAG in entry.tags,
    )


def _cents(amount: Any) -> int | None:
    """The cents of an amount in metadata, None if there is none."""
    return None if amount is None else cents_of(amount.number)
