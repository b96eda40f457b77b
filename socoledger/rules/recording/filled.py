"""A fact out of what was said of it and what the books know (SPEC 11)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from socoledger.domain.findings import Phrase
from socoledger.domain.recording import Fact, Field, Kind
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Need, Row
from socoledger.rules.recording.table import TABLE
from socoledger.rules.recording.values import NotFittingError, Value, value_of

Said = Mapping[Field, str]
"""What a person typed, by field."""


class Filled(NamedTuple):
    """A fact as far as it goes, and what is wrong or missing, all of it at once."""

    fact: Fact
    missing: tuple[Row, ...]
    wrong: Mapping[Field, Phrase]
    """By field, why it cannot be what was typed."""
    absent: tuple[Field, ...]
    """What was typed, and has no place in this kind."""

    @property
    def is_whole(self) -> bool:
        """Whether it can be recorded."""
        return not (self.missing or self.wrong or self.absent)


def with_value(fact: Fact, field: Field, value: Value) -> Fact:
    """A fact with the value of one field."""
    return replace(fact, **{field.value: value})  # type: ignore[arg-type]


def filled(ground: Ground, kind: Kind, said: Said) -> Filled:
    """A fact out of what was said and, where nothing was, what the books know."""
    fact, wrong = Fact(kind), dict[Field, Phrase]()
    rows = TABLE[kind]
    for row in rows:
        if row.field in said:
            try:
                value = value_of(ground, fact, row, said[row.field])
                fact = with_value(fact, row.field, value)
            except NotFittingError as error:
                wrong[row.field] = error.reason
    missing = []
    for row in rows:
        need = row.need(ground, fact)
        if row.field in said or need is Need.ABSENT:
            continue
        known = row.default(ground, fact)
        if known:
            fact = with_value(fact, row.field, value_of(ground, fact, row, known))
        elif need is Need.NEEDED:
            missing.append(row)
    has_place = {row.field for row in rows if row.need(ground, fact) is not Need.ABSENT}
    absent = tuple(field for field in said if field not in has_place)
    return Filled(fact, tuple(missing), wrong, absent)
