"""The file of a close (SPEC 4): the same plan gives the same bytes on any machine.

It is in Dutch, whatever the language of the books, as its text must not change with a setting.
"""

from collections.abc import Iterator

from socoledger.domain.accounts import Roots
from socoledger.domain.closing import (
    ACCEPTED,
    CLOSE,
    CLOSE_TAG,
    FACTS,
    LEAVING_TAG,
    NOBODY,
    PLACE_SUFFIX,
    REASON_SUFFIX,
    SETTLING_TAG,
    Booking,
    Plan,
)
from socoledger.domain.metadata import GRANT, PURPOSE, PURPOSE_PREMIUM
from socoledger.domain.money import format_hundredths

_CURRENCY = "EUR"
_MARKS_A_LINE = 10
_HEAD = """\
; Afsluiting van {period}, gemaakt door socoledger. Verander hier niets met de hand: wat niet klopt,
; wordt in een open maand verbeterd. Nakijken kan met: socoledger verify
"""


def close_file(plan: Plan, member_key: str, roots: Roots) -> str:
    """The text of a close, with LF line ends and a final newline.

    Beancount reads each file by its own options, so root accounts of other names are named here.
    """
    blocks = [
        _HEAD.format(period=plan.period),
        "".join(_options(roots)),
        "".join(f"{line}\n" for line in _custom(plan)),
        "".join(f"{plan.open_day} open {account} {_CURRENCY}\n" for account in plan.opens),
        *("".join(_transaction(plan, booking, member_key)) for booking in plan.bookings),
        "".join(_assertions(plan)),
        "".join(f"{line}\n" for line in _marks(plan)),
    ]
    return "\n".join(block for block in blocks if block)


def _options(roots: Roots) -> Iterator[str]:
    for root, name, usual in zip(Roots._fields, roots, Roots(), strict=True):
        if name != usual:
            yield f"option {_quoted(f'name_{root}')} {_quoted(name)}\n"


def _custom(plan: Plan) -> Iterator[str]:
    """The directive with the period of the close, its digests and its rules."""
    yield f'{plan.day} custom "{CLOSE}" {_quoted(plan.period)}'
    yield f"  agreement: {_quoted(plan.agreement)}"
    yield f"  rules: {plan.rules}"
    if plan.after is not None and plan.previous is not None:
        yield f"  after: {_quoted(plan.after)}"
        yield f"  previous: {_quoted(plan.previous)}"
    yield f"  facts: {_quoted(plan.facts)}"
    if plan.wording is not None:
        yield f"  wording: {_quoted(plan.wording)}"
    if plan.return_cents is not None:
        yield f"  return: {_amount(plan.return_cents)}"
    for key, value in plan.law:
        yield f"  {key}: {_quoted(value)}"
    for number, accepted in enumerate(plan.accepted, 1):
        key = f"{ACCEPTED}{number}"
        identity = f"{accepted.code} {accepted.day} {accepted.member or NOBODY}"
        yield f"  {key}: {_quoted(identity)}"
        yield f"  {key}{PLACE_SUFFIX}: {_quoted(accepted.where)}"
        yield f"  {key}{REASON_SUFFIX}: {_quoted(accepted.reason)}"


def _transaction(plan: Plan, booking: Booking, member_key: str) -> Iterator[str]:
    description, tag = _kind(booking)
    tags = f"#{CLOSE_TAG} #{tag}" if tag else f"#{CLOSE_TAG}"
    narration = _quoted(
        f"Afsluiting {plan.period}: {description}, {booking.grant or booking.member}"
    )
    yield f"{plan.day} * {narration} {tags} ^{CLOSE_TAG}-{plan.period}\n"
    yield f"  {member_key}: {_quoted(booking.member)}\n"
    if booking.grant is not None:
        yield f"  {GRANT}: {_quoted(booking.grant)}\n"
    if booking.result_cents is not None:
        yield f"  result: {_amount(booking.result_cents)}\n"
    if booking.cooperative_cents is not None:
        yield f"  cooperative: {_amount(booking.cooperative_cents)}\n"
    yield from _columns((f"  {account}", cents) for account, cents in booking.all_postings)
    if booking.withdrawal is not None:
        yield f"    {PURPOSE}: {_quoted(PURPOSE_PREMIUM)}\n"


def _kind(booking: Booking) -> tuple[str, str]:
    """The description of a booking in Dutch, and its tag, "" for none."""
    if booking.leaving:
        return "spaarpot bij vertrek", LEAVING_TAG
    if booking.settling:
        return "rest van de subsidie", SETTLING_TAG
    return ("verdeling" if booking.grant is None else "besteed van de subsidie"), ""


def _assertions(plan: Plan) -> Iterator[str]:
    """The balance directives, with tolerance 0, as Beancount forgives a cent by default."""
    lines = [(f"{plan.day_after} balance {account}", cents) for account, cents in plan.assertions]
    yield from _columns(iter(lines), tolerance=" ~ 0")


def _columns(lines: Iterator[tuple[str, int]], tolerance: str = "") -> Iterator[str]:
    """Lines that end in amounts, aligned at their last digits."""
    columns = [(text, format_hundredths(cents)) for text, cents in lines]
    width = max((len(text) for text, _ in columns), default=0)
    digits = max((len(amount) for _, amount in columns), default=0)
    for text, amount in columns:
        yield f"{text:<{width}}  {amount:>{digits}}{tolerance} {_CURRENCY}\n"


def _amount(cents: int) -> str:
    return f"{format_hundredths(cents)} {_CURRENCY}"


def _marks(plan: Plan) -> Iterator[str]:
    """A mark for each fact of the period, by which `verify` finds what changed."""
    if not plan.marks:
        return
    yield f'{plan.day} custom "{FACTS}" {_quoted(plan.period)}'
    for key, marks in plan.marks.items():
        for start in range(0, len(marks), _MARKS_A_LINE):
            number = start // _MARKS_A_LINE + 1
            name = key if number == 1 else f"{key}_{number}"
            yield f"  {name}: {_quoted(' '.join(marks[start : start + _MARKS_A_LINE]))}"


def _quoted(text: str) -> str:
    """A text as a string of Beancount."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
