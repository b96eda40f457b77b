"""Findings on dealings between books under one umbrella whose two sides differ (SPEC 9)."""

from collections.abc import Collection, Iterator, Sequence

from socoledger.catalogue.umbrella import (
    PARTNER_AMOUNT_DIFFERS,
    PARTNER_TRANSACTION_MISSING,
    PARTNER_UNKNOWN,
)
from socoledger.domain.findings import Finding
from socoledger.rules.umbrella.dealings import Dealings, Side


def dealing_findings(dealings: Dealings, folders: Collection[str]) -> Iterator[Finding]:
    """The findings on dealings; `folders` are all books under the umbrella."""
    for side in dealings.unknown:
        known = ", ".join(folder for folder in folders if folder != side.books) or "-"
        yield Finding.of(PARTNER_UNKNOWN, side.place, side.day, folder=side.partner, known=known)
    for side in dealings.unmatched:
        yield Finding.of(PARTNER_TRANSACTION_MISSING, side.place, side.day, books=side.partner)
    for group in dealings.differing:
        for folder in sorted({side.books for side in group}):
            yield _differing(group, folder)


def _differing(group: Sequence[Side], folder: str) -> Finding:
    """The finding, for one of the books, on a dealing whose two sides differ."""
    sides = [side for side in group if side.books == folder]
    amount = sum(side.cents for side in sides)
    return Finding.of(
        PARTNER_AMOUNT_DIFFERS,
        sides[-1].place,
        sides[-1].day,
        books=sides[-1].partner,
        amount_cents=amount,
        other_cents=sum(side.cents for side in group) - amount,
    )
