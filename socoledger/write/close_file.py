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
from socoledger.write.beancount_text import CURRENCY, amount, columns, quoted, root_options

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
        "".join(root_options(roots)),
        "".join(f"{line}\n" for line in _custom(plan)),
        "".join(f"{plan.open_day} open {account} {CURRENCY}\n" for account in plan.opens),
        *("".join(_transaction(plan, booking, member_key)) for booking in plan.bookings),
        "".join(_assertions(plan)),
        "".join(f"{line}\n" for line in _marks(plan)),
    ]
    return "\n".join(block for block in blocks if block)


def _custom(plan: Plan) -> Iterator[str]:
    """The directive with the period of the close, its digests and its rules."""
    yield f'{plan.day} custom "{CLOSE}" {quoted(plan.period)}'
    yield f"  agreement: {quoted(plan.agreement)}"
    yield f"  rules: {plan.rules}"
    if plan.after is not None and plan.previous is not None:
        yield f"  after: {quoted(plan.after)}"
        yield f"  previous: {quoted(plan.previous)}"
    yield f"  facts: {quoted(plan.facts)}"
    if plan.wording is not None:
        yield f"  wording: {quoted(plan.wording)}"
    if plan.return_cents is not None:
        yield f"  return: {amount(plan.return_cents)}"
    for key, value in plan.law:
        yield f"  {key}: {quoted(value)}"
    for number, accepted in enumerate(plan.accepted, 1):
        key = f"{ACCEPTED}{number}"
        identity = f"{accepted.code} {accepted.day} {accepted.member or NOBODY}"
        yield f"  {key}: {quoted(identity)}"
        yield f"  {key}{PLACE_SUFFIX}: {quoted(accepted.where)}"
        yield f"  {key}{REASON_SUFFIX}: {quoted(accepted.reason)}"


def _transaction(plan: Plan, booking: Booking, member_key: str) -> Iterator[str]:
    description, tag = _kind(booking)
    tags = f"#{CLOSE_TAG} #{tag}" if tag else f"#{CLOSE_TAG}"
    narration = quoted(
        f"Afsluiting {plan.period}: {description}, {booking.grant or booking.member}"
    )
    yield f"{plan.day} * {narration} {tags} ^{CLOSE_TAG}-{plan.period}\n"
    yield f"  {member_key}: {quoted(booking.member)}\n"
    if booking.grant is not None:
        yield f"  {GRANT}: {quoted(booking.grant)}\n"
    if booking.result_cents is not None:
        yield f"  result: {amount(booking.result_cents)}\n"
    if booking.cooperative_cents is not None:
        yield f"  cooperative: {amount(booking.cooperative_cents)}\n"
    yield from columns((f"  {account}", cents) for account, cents in booking.all_postings)
    if booking.withdrawal is not None:
        yield f"    {PURPOSE}: {quoted(PURPOSE_PREMIUM)}\n"


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
    yield from columns(iter(lines), tolerance=" ~ 0")


def _marks(plan: Plan) -> Iterator[str]:
    """A mark for each fact of the period, by which `verify` finds what changed."""
    if not plan.marks:
        return
    yield f'{plan.day} custom "{FACTS}" {quoted(plan.period)}'
    for key, marks in plan.marks.items():
        for start in range(0, len(marks), _MARKS_A_LINE):
            number = start // _MARKS_A_LINE + 1
            name = key if number == 1 else f"{key}_{number}"
            yield f"  {name}: {quoted(' '.join(marks[start : start + _MARKS_A_LINE]))}"
