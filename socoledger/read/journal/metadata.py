"""What postings are marked with beside their owner (SPEC 9): the grant that pays a cost, the unit
it is of, who was paid it back, and the books under the same umbrella that it is a dealing with.

The nearest mark wins: a posting's metadata, the transaction's, for units a tag.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from socoledger.catalogue.grants import GRANT_BOOKED_AS_INCOME
from socoledger.catalogue.journal import METADATA_WRONG
from socoledger.catalogue.members import REFERENCE_UNKNOWN, UNIT_UNCLEAR
from socoledger.domain.accounts import Roots, below
from socoledger.domain.closing import GRANT_KEY
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.grants import Grant
from socoledger.read.yaml import look_alikes

GRANT, UNIT, REIMBURSED, PARTNER = GRANT_KEY, "unit", "reimbursed", "with"
_TAG = f"{UNIT}-"
_OF_POSTINGS = frozenset((GRANT, UNIT, REIMBURSED))


class Marked(NamedTuple):
    """What a posting is marked with; the names are those of a Posting."""

    grant: str | None = None
    unit: str | None = None
    reimbursed: str | None = None


class WholeMarks(NamedTuple):
    """What a transaction is marked with as a whole; its keys are looked up posting by posting."""

    day: date
    place: Place
    meta: Mapping[str, Any]
    tagged: tuple[str, ...]
    partner: str | None
    is_marked: bool


class Marks:
    """Reads marks; what cannot be meant is a finding."""

    def __init__(
        self,
        coop: Coop,
        roots: Roots,
        members: Iterable[str],
        grants: Sequence[Grant],
        findings: list[Finding],
    ) -> None:
        self._distribution = coop.accounts.distribution
        self._income, self._expenses = roots.income, roots.expenses
        self._units = tuple(unit.id for unit in coop.units)
        self._grants = tuple(grant.id for grant in grants)
        self._members = tuple(members)
        self._findings = findings
        self.of_units: list[Finding] = []
        """Units that are not known; in closed months that is no matter, as they move no money."""

    def of_whole(self, entry: Any, place: Place) -> WholeMarks:
        """What a transaction says of itself."""
        meta = entry.meta
        tagged = self._tagged(entry.tags, place, entry.date) if self._units else ()
        partner = meta.get(PARTNER)
        if partner is not None and (not isinstance(partner, str) or not partner):
            expected = Phrase("the folder of books under the same umbrella, in quotes")
            self._wrong(PARTNER, partner, expected, place, entry.date)
            partner = None
        unseen = None if partner is None else look_alikes.finding(partner, place, entry.date)
        if unseen is not None:
            self._findings.append(unseen)
        is_marked = bool(tagged) or not _OF_POSTINGS.isdisjoint(meta)
        return WholeMarks(entry.date, place, meta, tagged, partner, is_marked)

    def of_posting(
        self, whole: WholeMarks, account: str, own: Mapping[str, Any], place: Place
    ) -> Marked | None:
        """The marks of one posting, None if it has none."""
        if not whole.is_marked and _OF_POSTINGS.isdisjoint(own):
            return None
        found = Marked(
            self._grant(whole, account, own, place),
            self._unit(whole, account, own, place),
            self._reimbursed(whole, account, own, place),
        )
        return None if found == Marked() else found

    def hours(
        self, what: str | None, meta: Mapping[str, Any], place: Place, day: date
    ) -> str | None:
        """What hours are for: the unit, where there are units, also if metadata says so."""
        if not self._units:
            return what
        unit = meta.get(UNIT) if what is None else what
        if isinstance(unit, str) and unit and unit not in self._units:
            self._unknown(UNIT, unit, self._units, place, day)
        return unit if isinstance(unit, str) and unit else None

    # -- one by one -----------------------------------------------------------------------------

    def _tagged(self, tags: Iterable[str], place: Place, day: date) -> tuple[str, ...]:
        """The known units that a transaction's tags name, in order."""
        named = sorted(tag.removeprefix(_TAG) for tag in tags if tag.startswith(_TAG))
        for unit in named:
            if unit not in self._units:
                self._unknown(UNIT, unit, self._units, place, day)
        return tuple(unit for unit in named if unit in self._units)

    def _unit(
        self, whole: WholeMarks, account: str, own: Mapping[str, Any], place: Place
    ) -> str | None:
        """The unit of income or a cost; of other postings it does not matter."""
        if not self._units or account.split(":", 1)[0] not in (self._income, self._expenses):
            return None
        said = self._known(UNIT, self._units, whole, own, place)
        if said is not None or not whole.tagged:
            return said
        if len(whole.tagged) > 1:
            units = ", ".join(whole.tagged)
            self._findings.append(Finding.of(UNIT_UNCLEAR, place, whole.day, units=units))
        return whole.tagged[0]

    def _is_cost(self, account: str) -> bool:
        return below(account, self._expenses) and not below(account, self._distribution)

    def _grant(
        self, whole: WholeMarks, account: str, own: Mapping[str, Any], place: Place
    ) -> str | None:
        is_cost = self._is_cost(account)
        if not is_cost and not below(account, self._income):
            return None  # money comes and goes, and what is kept is no cost
        grant = self._known(GRANT, self._grants, whole, own, place)
        if grant is not None and not is_cost:
            self._findings.append(Finding.of(GRANT_BOOKED_AS_INCOME, place, whole.day, grant=grant))
            return None
        return grant

    def _reimbursed(
        self, whole: WholeMarks, account: str, own: Mapping[str, Any], place: Place
    ) -> str | None:
        if not self._is_cost(account):
            return None
        return self._known(REIMBURSED, self._members, whole, own, place)

    def _known(
        self,
        key: str,
        known: Sequence[str],
        whole: WholeMarks,
        own: Mapping[str, Any],
        place: Place,
    ) -> str | None:
        """What the nearest metadata says under a key, if it is one of those there are."""
        value = own.get(key)
        if value is None or value == "":
            value, place = whole.meta.get(key), whole.place
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self._wrong(key, value, Phrase("an id, in quotes"), place, whole.day)
            return None
        if value not in known:
            self._unknown(key, value, known, place, whole.day)
            return None
        return value

    def _unknown(self, key: str, value: str, known: Sequence[str], place: Place, day: date) -> None:
        unseen = look_alikes.finding(value, place, day)
        if unseen is not None:
            self._findings.append(unseen)
            return
        close = get_close_matches(value.lower(), known, n=1)
        likely = close[0] if close else ", ".join(known) or "-"
        shown = {"key": key, "id": value[:40], "known": likely}
        kept = self.of_units if key == UNIT else self._findings
        kept.append(Finding.of(REFERENCE_UNKNOWN, place, day, **shown))

    def _wrong(self, key: str, value: Any, expected: Phrase, place: Place, day: date) -> None:
        shown = {"key": key, "value": str(value)[:40], "expected": expected}
        self._findings.append(Finding.of(METADATA_WRONG, place, day, **shown))
