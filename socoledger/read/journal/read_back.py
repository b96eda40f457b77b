"""Reading back the text of a close before it is written, with Beancount's parser (SPEC 4)."""

from pathlib import Path
from typing import Any

from socoledger.domain.closing import (
    CLOSE,
    CLOSE_TAG,
    FACTS,
    LEAVING_TAG,
    SETTLING_TAG,
    Booking,
    Plan,
)
from socoledger.domain.metadata import GRANT, PURPOSE, PURPOSE_PREMIUM
from socoledger.read.journal.closes import close_of
from socoledger.read.journal.parsing import parse
from socoledger.read.journal.source import Source, cents_of


def plan_of(text: str, member_key: str) -> Plan | None:
    """The plan in the text of a close, read by Beancount's own parser; None if the text cannot be
    read or holds more than a plan.
    """
    source = Source(Path("/close"), "close", text.encode())
    entries, _, problems = parse(source)
    heads = [entry for entry in entries if type(entry).__name__ == "Custom" and entry.type == CLOSE]
    if problems or len(heads) != 1:
        return None
    head = heads[0]
    period = head.values[0].value
    close = close_of(period, source.first, head.meta, source.content)
    others = [entry for entry in entries if entry is not head]
    opened = {entry.date for entry in entries if type(entry).__name__ == "Open"}
    opens, bookings, assertions = [], [], []
    for entry in others:
        kind = type(entry).__name__
        if kind == "Open":
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
        wording=close.wording,
        law=close.law,
        accepted=close.accepted,
        return_cents=_cents(head.meta.get("return")),
        open_day=next(iter(opened), head.date),
        opens=tuple(opens),
        bookings=tuple(bookings),
        assertions=tuple(assertions),
        marks=close.marks(),
    )
    return plan if days <= {plan.day_after} and len(opened) <= 1 else None


def _booking(entry: Any, period: str, member_key: str) -> Booking:
    """A transaction of a close as a booking; of no member, if it is not marked as a close's."""
    is_close = CLOSE_TAG in entry.tags and entry.links == {f"{CLOSE_TAG}-{period}"}
    postings = [
        (posting.account, cents_of(posting.units.number) or 0) for posting in entry.postings
    ]
    is_withdrawal = (entry.postings[-1].meta or {}).get(PURPOSE) == PURPOSE_PREMIUM
    withdrawal = postings.pop() if is_withdrawal else None
    return Booking(
        entry.meta.get(member_key, "") if is_close else "",
        tuple(postings),
        _cents(entry.meta.get("result")),
        _cents(entry.meta.get("cooperative")),
        LEAVING_TAG in entry.tags,
        entry.meta.get(GRANT),
        SETTLING_TAG in entry.tags,
        withdrawal,
    )


def _cents(amount: Any) -> int | None:
    """The cents of an amount in metadata, None if there is none."""
    return None if amount is None else cents_of(amount.number)
