"""What else a person may say of a booking: unit, grant, who was paid back, the year that the
gemeente is paid for, the books that it is with (SPEC 2, 9, 10). Each is written as its key and its
value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from socoledger.domain.bank_decision import EXTRA_FIELDS, Booking
from socoledger.domain.books import Books
from socoledger.domain.metadata import FOR, GRANT, PARTNER, REIMBURSED, UNIT
from socoledger.rules.bank.decided import is_cost


def extra_choices(booking: Booking, day: date, books: Books) -> Iterator[str]:
    """What can be said of a booking of that day, as "unit tuin"."""
    yield from (f"{UNIT} {unit.id}" for unit in books.coop.units)
    if is_cost(booking.account, books):
        yield from (f"{GRANT} {one.id}" for one in books.grants if one.covers(day))
        yield from (f"{REIMBURSED} {member.id}" for member in books.members)
    if booking.account == books.coop.accounts.municipality:
        first = books.coop.first_month.year
        yield from (f"{FOR} {year}" for year in range(day.year, first - 1, -1))
    partners = {entry.partner for entry in books.journal.transactions if entry.partner}
    yield from (f"{PARTNER} {partner}" for partner in sorted(partners))


def with_extra(booking: Booking, said: str, choices: Sequence[str]) -> Booking | None:
    """A booking with what was said, or where it has that already without; None if it is none of the
    choices. A value alone will do where only one choice has it; any folder may be named.
    """
    values = {choice.partition(" ")[2]: choice for choice in reversed(choices)}
    chosen = only_one(said, choices) or values.get(only_one(said, [*values]) or "")
    key, _space, value = (chosen or said).partition(" ")
    if chosen is None and (key != PARTNER or not value.strip()):
        return None
    field, value = EXTRA_FIELDS[key], value.strip()
    changed: dict[str, Any] = {field: "" if getattr(booking, field) == value else value}
    return replace(booking, **changed)


def only_one(said: str, choices: Sequence[str]) -> str | None:
    """The choice that is meant by its name or by a beginning that no other has."""
    if said in choices:
        return said
    found = [one for one in choices if one.casefold().startswith(said.casefold())]
    return found[0] if len(found) == 1 else None
