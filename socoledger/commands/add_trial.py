"""What speaks against an answer to `add` before it counts, as `check` would find it (SPEC 11)."""

from collections.abc import Sequence
from typing import NamedTuple

from socoledger.commands.add import closed_reason, drafted
from socoledger.commands.new_findings import added, findings_with_closes
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.recording import Fact, Field, Kind
from socoledger.rules.recording.completed import completed
from socoledger.rules.recording.ground import Ground
from socoledger.rules.recording.rows import Row
from socoledger.write.words import Words

_ALWAYS = (Field.MEMBER, Field.PURPOSE, Field.GRANT)
_FREE_AMOUNTS = (Kind.INCOME, Kind.COST, Kind.RECEIPT, Kind.OPENING, Kind.TRANSFER)
"""Kinds of which an amount alone is never wrong: it is asked before whose it is."""


class Objections(NamedTuple):
    """What speaks against an answer: `reasons` in words; `is_final` if it cannot be recorded so."""

    reasons: tuple[str, ...] = ()
    is_final: bool = False


class Trial:
    """Tries answers before they count. The books as they are now are looked at once."""

    def __init__(self, ground: Ground, words: Words) -> None:
        self._ground, self._words = ground, words
        self._before: tuple[Finding, ...] | None = None

    def objections(self, fact: Fact, field: Field, rest: Sequence[Row]) -> Objections:
        """What speaks against the answer that was given last, whatever is answered to the rest.
        Stops if its file cannot be changed. Raises OSError.
        """
        if field is Field.DAY:
            closed = closed_reason(self._ground, fact)
            if closed is not None:
                return Objections((self._text(closed),), is_final=True)
        if not self._may_be_wrong(fact, field):
            return Objections()
        found: tuple[Finding, ...] | None = None
        for whole in completed(self._ground, fact, rest):
            new = self._new(whole)
            found = new if found is None else tuple(one for one in found if _in(one, new))
            if not found:
                break
        errors = [one for one in found or () if one.is_error]
        shown = errors or [one for one in found or () if one.is_warning]
        reasons = (f"{one.code}: {self._words.finding(one)}" for one in shown)
        return Objections(tuple(reasons), is_final=bool(errors))

    def _may_be_wrong(self, fact: Fact, field: Field) -> bool:
        """Whether it is worth the time to look: of other answers all that fits is right."""
        if field is Field.DAY:
            return fact.day is not None and fact.day > self._ground.today
        if field is Field.AMOUNT:
            return fact.kind not in _FREE_AMOUNTS
        return field in _ALWAYS

    def _new(self, fact: Fact) -> tuple[Finding, ...]:
        """What would be found: all errors, and what else is found at the fact itself."""
        today = self._ground.today
        if self._before is None:
            self._before = findings_with_closes(self._ground.books, today)
        draft = drafted(self._ground, self._words, fact)
        new = added(self._before, findings_with_closes(draft.after, today))
        files = draft.prepared.changes
        return tuple(one for one in new if one.is_error or (one.place and one.place.file in files))

    def _text(self, phrase: Phrase) -> str:
        return self._words.phrase(phrase)


def _in(finding: Finding, others: Sequence[Finding]) -> bool:
    return any((one.code, one.member) == (finding.code, finding.member) for one in others)
