"""What a transaction leaves out, filled in as Beancount's booking would."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from socoledger.domain.findings import Phrase
from socoledger.read.journal.context import CURRENCY
from socoledger.read.journal.quick.entries import (
    Amount,
    GivenUp,
    KeyValue,
    Marked,
    Posting,
    Transaction,
    Written,
)
from socoledger.read.journal.source import PRODUCT, Source, cents_of, decimals_of


def completed(written: Written, source: Source) -> Transaction:
    """A transaction with its metadata, what is pushed, and the amount that is left to be reckoned.
    Raises GivenUp for what Beancount would refuse, and for what is not in plain euros.
    """
    meta: dict[str, Any] = {}
    tags, links = set(written.marked.tags), set(written.marked.links)
    given: list[tuple[str, Any, dict[str, Any]]] = []
    for line in written.lines:
        if type(line) is KeyValue:
            current = given[-1][2] if given else meta
            if line.key in current:
                raise GivenUp(Phrase("a key of metadata that is given twice"))
            current[line.key] = line.value
        elif type(line) is Marked:
            if given:
                raise GivenUp(Phrase("a line that cannot be read"))
            tags |= line.tags
            links |= line.links
        else:
            account, units, at = line
            given.append((account, units, {"filename": str(source.path), "lineno": at}))
    if written.pushed is not None:
        tags |= written.pushed.tags
        meta = {**written.pushed.meta, **meta}
    if len(written.strings) > 2:
        raise GivenUp(Phrase("a line that cannot be read"))
    payee = written.strings[0] if len(written.strings) == 2 else None
    return Transaction(
        {"filename": str(source.path), "lineno": written.line, **meta},
        written.date,
        chr(written.flag),
        payee,
        written.strings[-1] if written.strings else "",
        frozenset(tags),
        frozenset(links),
        tuple(
            Posting(account, units, posting_meta)
            for (account, _, posting_meta), units in zip(
                given, _amounts(given, source), strict=True
            )
        ),
    )


def _amounts(given: Sequence[tuple[str, Any, dict[str, Any]]], source: Source) -> list[Amount]:
    """The amounts of postings, the one that is left out reckoned."""
    amounts: list[Amount] = []
    missing: list[int] = []
    for at, (_, units, meta) in enumerate(given):
        if type(units) is not Amount:
            missing.append(at)
            amounts.append(Amount(Decimal(), CURRENCY))
            continue
        _require_plain_euros(units, meta["lineno"], source)
        amounts.append(units)
    if missing:
        others = [amount.number for at, amount in enumerate(amounts) if at not in missing]
        number = -sum(others, start=Decimal())
        # Beancount rounds what it reckons to the coarsest decimals that were written.
        if len(missing) > 1 or not number or any(decimals_of(one) not in (0, 2) for one in others):
            raise GivenUp(Phrase("an amount that is left out and cannot be told"))
        amounts[missing[0]] = Amount(number, CURRENCY)
    return amounts


def _require_plain_euros(units: Amount, line: int, source: Source) -> None:
    """Stop at what is not euros, or is written with more decimals than cents have."""
    if not isinstance(units.number, Decimal) or not isinstance(units.currency, str):
        raise GivenUp(Phrase("an amount that is left out and cannot be told"))
    if units.currency != CURRENCY:
        raise GivenUp(Phrase("another currency"))
    if not units.number.is_finite() or cents_of(units.number) is None:
        raise GivenUp(Phrase("an amount that is no whole number of cents"))
    if decimals_of(units.number) > 2 and not PRODUCT.search(source.code_lines[line - 1]):
        raise GivenUp(Phrase("an amount that is no whole number of cents"))
