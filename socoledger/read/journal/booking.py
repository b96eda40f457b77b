"""Beancount's booking and validation, of all that they have something to do with.

Booking fills in what transactions leave out and matches lots; validation weighs every transaction.
One whose postings all say an amount in the same currency, without cost or price, and add up to zero
comes out of both as it went in: there is nothing to fill in, to match or to tell. Such are nearly
all, and booking and weighing them takes half of a load. They are passed by here; all else is
Beancount's (a test holds what comes out beside Beancount's own loader).
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from beancount.core import data, interpolate
from beancount.core.amount import Amount
from beancount.core.number import MISSING
from beancount.ops import validation
from beancount.parser import booking

_ZERO = Decimal()


class Booked(NamedTuple):
    """Entries after booking, in the same order, and Beancount's errors."""

    entries: list[Any]
    problems: list[Any]
    balanced: frozenset[int]
    """The id() of the transactions that add up to zero as they are written."""


def book(entries: list[Any], options: dict[str, Any]) -> Booked:
    """Book entries, sorted, as the parser made them; tolerances are added to their metadata."""
    balanced = _balanced(entries, options)
    others = [entry for entry in entries if id(entry) not in balanced]
    if any(map(_rests_on_balances, others)):
        booked, problems = booking.book(entries, options)
        return Booked(booked, problems, frozenset())
    booked, problems = booking.book(others, options)
    return Booked(_merged(entries, booked, balanced), problems, balanced)


def validate(
    entries: Sequence[Any], options: dict[str, Any], balanced: frozenset[int]
) -> list[Any]:
    """Beancount's errors in booked entries; `balanced` is what `book` gave."""
    others = [entry for entry in entries if id(entry) not in balanced]
    problems: list[Any] = []
    for check in validation.VALIDATIONS:
        weighs = check is validation.validate_check_transaction_balances
        problems.extend(check(others if weighs else entries, options))
    return problems


def _balanced(entries: Iterable[Any], options: dict[str, Any]) -> frozenset[int]:
    """The id() of the transactions that booking has nothing to do with, which get the tolerances
    that it adds.
    """
    balanced: list[int] = []
    tolerances: dict[tuple[Any, ...], Any] = {}
    for entry in entries:
        if type(entry) is not data.Transaction:
            continue
        kind = _amounts_alike(entry.postings)
        if kind is None:
            continue
        if kind not in tolerances:
            tolerances[kind] = interpolate.infer_tolerances(entry.postings, options)
        entry.meta[interpolate.AUTOMATIC_TOLERANCES] = tolerances[kind]
        balanced.append(id(entry))
    return frozenset(balanced)


def _amounts_alike(postings: Sequence[Any]) -> tuple[Any, ...] | None:
    """The currency and the exponents of postings that leave nothing out and add up to zero, added
    in the same order and precision as Beancount adds them; None for any others.
    """
    kind: list[Any] = []
    total = _ZERO
    for posting in postings:
        _, units, cost, price, _, _ = posting
        if type(units) is not Amount or cost is not None or price is not None:
            return None
        number, currency = units
        if type(number) is not Decimal or type(currency) is not str:
            return None
        if not kind:
            kind.append(currency)
        elif currency != kind[0]:
            return None
        kind.append(number.as_tuple().exponent)
        total += number
    return tuple(kind) if kind and not total else None


def _rests_on_balances(entry: Any) -> bool:
    """Whether booking a transaction may depend on what its accounts hold: on lots, or on currencies
    that are left out. An amount that is left out is the rest of its own transaction.
    """
    if type(entry) is not data.Transaction:
        return False
    return any(
        posting.cost is not None
        or posting.price is not None
        or (posting.units is not MISSING and posting.units.currency is MISSING)
        for posting in entry.postings
    )


def _merged(entries: Iterable[Any], booked: Iterable[Any], balanced: frozenset[int]) -> list[Any]:
    """All entries in their order: those that were passed by, and the others as booked. Booking
    leaves out transactions with some errors.
    """
    merged: list[Any] = []
    rest = iter(booked)
    following = next(rest, None)
    for entry in entries:
        if id(entry) in balanced:
            merged.append(entry)
        elif following is not None and _place(following) == _place(entry):
            merged.append(following)
            following = next(rest, None)
    return merged


def _place(entry: Any) -> tuple[str, int]:
    return entry.meta["filename"], entry.meta["lineno"]
