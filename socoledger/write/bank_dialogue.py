"""What a person sees who is asked about lines that no rule fits (SPEC 10)."""

from collections.abc import Callable, Iterator
from enum import Enum

from socoledger.domain.bank_decision import EXTRA_FIELDS, Booking, Decisions, OpenGroup
from socoledger.domain.findings import _
from socoledger.write.words import Words

_SHOWN = 4
"""How many lines of a group are shown at most."""
_MARGIN = "  "


class Key(Enum):
    """What a person may choose for a group. The first word of each is what they type."""

    ACCEPT = _("a (Enter) accept")
    ACCOUNT = _("o other account")
    OWNER = _("m members")
    PURPOSE = _("p purpose")
    EXTRA = _("e extra")
    SPLIT = _("d divide")
    ONE_BY_ONE = _("l line by line")
    SKIP = _("s skip")
    KEEP = _("k keep as a rule")
    BACK = _("b back")
    STOP = _("q stop")


def key_of(said: str, words: Words) -> Key | None:
    """The key that somebody typed, None if it is none."""
    return next((key for key in Key if words(key.value).split()[0] == said.lower()), None)


def keys_text(words: Words, width: int) -> str:
    """The keys, in lines of at most `width` columns."""
    lines = [""]
    for label in (words(key.value) for key in Key):
        longer = f"{lines[-1]} · {label}" if lines[-1] else label
        if len(longer) > width:
            lines.append(label)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def group_text(group: OpenGroup, progress: tuple[int, int], words: Words, width: int) -> str:
    """A group whose texts are clean, with how far it is in all that is asked, and what is proposed
    for it.
    """
    return "\n".join(_fitted(line, width) for line in _group(group, progress, words))


def _group(group: OpenGroup, progress: tuple[int, int], words: Words) -> Iterator[str]:
    first, count = group.payments[0].payment, len(group.payments)
    name = first.name or words("no name")
    yield words("{number} of {total}: {name}", number=progress[0], total=progress[1], name=name)
    for day, payment in group.payments[:_SHOWN]:
        amount, said = words.amount(payment.cents), words.plain(payment.description)
        yield f"{_MARGIN}{day.isoformat()}  {amount}  {said}"
    if count > _SHOWN:
        yield _MARGIN + words("and more: {count}", count=count - _SHOWN)
    if count > 1:
        cents = sum(payment.cents for _day, payment in group.payments)
        yield _MARGIN + words("together {sum_cents}, {count} lines", sum_cents=cents, count=count)
    if group.proposal is not None:
        yield _MARGIN + words("why it is proposed: {reason}", reason=group.proposal.reason)


def booking_text(booking: Booking, words: Words) -> str:
    """What is going to be booked, as far as it is known."""
    if not booking.account:
        return words("no proposal: type a part of an account's name, Tab shows them")
    named = (booking.account, booking.owner, booking.purpose, booking.approval)
    return "→ " + ", ".join(words.plain(value) for value in (*named, *extras_of(booking)) if value)


def extras_of(booking: Booking) -> Iterator[str]:
    """What else is said of a booking, each with the key that the journal has for it."""
    for key, field in EXTRA_FIELDS.items():
        value = getattr(booking, field)
        if value:
            yield f"{key} {value}"


def answers_text(
    decisions: Decisions, words: Words, clean: Callable[[str], str], width: int
) -> Iterator[str]:
    """A line for each payment with what was decided."""
    for payment, decision in decisions.items():
        name = words.plain(clean(payment.name)) or words("no name")
        said = " + ".join(booking_text(booking, words).removeprefix("→ ") for booking in decision)
        yield _fitted(f"{_MARGIN}{words.amount(payment.cents)} {name}: {said}", width)


def _fitted(line: str, width: int) -> str:
    """A line that fits the terminal; what is cut off ends in an ellipsis."""
    return line if len(line) <= width else line[: width - 1] + "…"
