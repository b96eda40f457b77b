"""The marks of postings beside their owner (SPEC 9): the grant that pays a cost, its unit, the
member who was reimbursed, and the books under the same umbrella that a transaction is with.

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
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.grants import Grant
from socoledger.domain.metadata import GRANT, PARTNER, REIMBURSED, UNIT
from socoledger.read.yaml import look_alikes

_TAG = f"{UNIT}-"
_OF_POSTINGS = frozenset((GRANT, UNIT, REIMBURSED))


def is_absent(value: Any) -> bool:
    """Whether metadata says nothing: no value, or an empty text. Beancount's amounts cannot be
    compared with a text.
    """
    return value is None or (isinstance(value, str) and not value)


class PostingMarks(NamedTuple):
    """The marks of a posting; the fields are named as those of a Posting."""

    grant: str | None = None
    unit: str | None = None
    reimbursed: str | None = None


class TransactionMarks(NamedTuple):
    """The marks of a whole transaction; keys in `meta` count for postings without such a key."""

    day: date
    place: Place
    meta: Mapping[str, Any]
    tagged: tuple[str, ...]
    partner: str | None
    is_marked: bool


class Marks:
    """Reads marks; those that cannot be right are findings."""

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
        self.unit_findings: list[Finding] = []
        """Findings on units, kept apart: in closed months they are dropped, as units move no money.
        """

    def transaction_marks(self, entry: Any, place: Place) -> TransactionMarks:
        """The marks of a whole transaction."""
        meta = entry.meta
        tagged = self._tagged(entry.tags, place, entry.date) if self._units else ()
        partner = meta.get(PARTNER)
        if partner is not None and (not isinstance(partner, str) or not partner):
            expected = Phrase("the folder of books under the same umbrella, in quotes")
            self._wrong(PARTNER, partner, expected, place, entry.date)
            partner = None
        hidden = None if partner is None else look_alikes.finding(partner, place, entry.date)
        if hidden is not None:
            self._findings.append(hidden)
        is_marked = bool(tagged) or not _OF_POSTINGS.isdisjoint(meta)
        return TransactionMarks(entry.date, place, meta, tagged, partner, is_marked)

    def posting_marks(
        self, transaction: TransactionMarks, account: str, meta: Mapping[str, Any], place: Place
    ) -> PostingMarks | None:
        """The marks of one posting, None if it has none."""
        if not transaction.is_marked and _OF_POSTINGS.isdisjoint(meta):
            return None
        marks = PostingMarks(
            self._grant(transaction, account, meta, place),
            self._unit(transaction, account, meta, place),
            self._reimbursed(transaction, account, meta, place),
        )
        return None if marks == PostingMarks() else marks

    def unit_of_hours(
        self, named: str | None, meta: Mapping[str, Any], place: Place, day: date
    ) -> str | None:
        """The unit that hours were worked for, named in the directive or its metadata. Books
        without units keep the text of the directive, whatever it says.
        """
        if not self._units:
            return named
        unit = meta.get(UNIT) if named is None else named
        if isinstance(unit, str) and unit and unit not in self._units:
            self._unknown(UNIT, unit, self._units, place, day)
        return unit if isinstance(unit, str) and unit else None

    # -- each mark ------------------------------------------------------------------------------

    def _tagged(self, tags: Iterable[str], place: Place, day: date) -> tuple[str, ...]:
        """The known units that a transaction's tags name, in order."""
        named = sorted(tag.removeprefix(_TAG) for tag in tags if tag.startswith(_TAG))
        for unit in named:
            if unit not in self._units:
                self._unknown(UNIT, unit, self._units, place, day)
        return tuple(unit for unit in named if unit in self._units)

    def _unit(
        self, transaction: TransactionMarks, account: str, meta: Mapping[str, Any], place: Place
    ) -> str | None:
        """The unit of a posting of income or expenses; None for other accounts."""
        if not self._units or account.split(":", 1)[0] not in (self._income, self._expenses):
            return None
        unit = self._known(UNIT, self._units, transaction, meta, place)
        if unit is not None or not transaction.tagged:
            return unit
        if len(transaction.tagged) > 1:
            units = ", ".join(transaction.tagged)
            self._findings.append(Finding.of(UNIT_UNCLEAR, place, transaction.day, units=units))
        return transaction.tagged[0]

    def _is_cost(self, account: str) -> bool:
        return below(account, self._expenses) and not below(account, self._distribution)

    def _grant(
        self, transaction: TransactionMarks, account: str, meta: Mapping[str, Any], place: Place
    ) -> str | None:
        is_cost = self._is_cost(account)
        if not is_cost and not below(account, self._income):
            return None  # money comes and goes, and what is kept is no cost
        grant = self._known(GRANT, self._grants, transaction, meta, place)
        if grant is not None and not is_cost:
            self._findings.append(
                Finding.of(GRANT_BOOKED_AS_INCOME, place, transaction.day, grant=grant)
            )
            return None
        return grant

    def _reimbursed(
        self, transaction: TransactionMarks, account: str, meta: Mapping[str, Any], place: Place
    ) -> str | None:
        if not self._is_cost(account):
            return None
        return self._known(REIMBURSED, self._members, transaction, meta, place)

    def _known(
        self,
        key: str,
        known: Sequence[str],
        transaction: TransactionMarks,
        meta: Mapping[str, Any],
        place: Place,
    ) -> str | None:
        """The value of a key in the nearest metadata, if it is one of `known`, else None."""
        value = meta.get(key)
        if is_absent(value):
            value, place = transaction.meta.get(key), transaction.place
        if is_absent(value):
            return None
        if not isinstance(value, str):
            self._wrong(key, value, Phrase("an id, in quotes"), place, transaction.day)
            return None
        if value not in known:
            self._unknown(key, value, known, place, transaction.day)
            return None
        return value

    def _unknown(self, key: str, value: str, known: Sequence[str], place: Place, day: date) -> None:
        hidden = look_alikes.finding(value, place, day)
        if hidden is not None:
            self._findings.append(hidden)
            return
        matches = get_close_matches(value.lower(), known, n=1)
        likely = matches[0] if matches else ", ".join(known) or "-"
        parameters = {"key": key, "id": value[:40], "known": likely}
        findings = self.unit_findings if key == UNIT else self._findings
        findings.append(Finding.of(REFERENCE_UNKNOWN, place, day, **parameters))

    def _wrong(self, key: str, value: Any, expected: Phrase, place: Place, day: date) -> None:
        parameters = {"key": key, "value": str(value)[:40], "expected": expected}
        self._findings.append(Finding.of(METADATA_WRONG, place, day, **parameters))
