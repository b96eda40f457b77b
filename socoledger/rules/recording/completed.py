"""A fact that is not said whole, completed so that what is wrong with it already can be seen (SPEC
11).
"""

from collections.abc import Sequence

from socoledger.domain.recording import Fact, Field
from socoledger.rules.recording.filled import with_value
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Need, Row
from socoledger.rules.recording.values import NotFittingError, value_of

_TO_BE_SAID = "x"
"""Stands for a text that is still to be said."""
_TEXTS = (Field.APPROVAL, Field.LINK)


def completed(ground: Ground, fact: Fact, rows: Sequence[Row]) -> tuple[Fact, ...]:
    """The fact with what fits in the `rows` that are not said yet: the first choice of each, and
    the last. What is wrong with both is not the fault of what is still to be said. Amounts are 0,
    which no balance feels; () where a row has nothing that fits.
    """
    facts = (_with(ground, fact, rows, end) for end in (0, -1))
    return tuple(dict.fromkeys(fact for fact in facts if fact is not None))


def _with(ground: Ground, fact: Fact, rows: Sequence[Row], end: int) -> Fact | None:
    for row in rows:
        if row.need(ground, fact) is not Need.NEEDED:
            continue
        if row.field is Field.AMOUNT:
            fact = with_value(fact, row.field, 0)
            continue
        choices = [*row.choices(ground, fact)]
        known = row.default(ground, fact)
        text = choices[end] if choices else known
        if not text and row.field in _TEXTS:
            text = _TO_BE_SAID
        if not text:
            return None
        try:
            fact = with_value(fact, row.field, value_of(ground, fact, row, text))
        except NotFittingError:
            return None
    return fact
