"""The owners of postings (SPEC 2): member tags, metadata, and joint jobs divided by weight."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from socoledger.catalogue.journal import METADATA_WRONG
from socoledger.catalogue.members import MEMBER_UNKNOWN, OWNER_AND_OWNERS, SHARING_UNREADABLE
from socoledger.domain import money
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.weights import Weights, WrongWeightsError, parse_weights
from socoledger.read.yaml import look_alikes

Owner = str | Weights
"""A member's id or COLLECTIVE, or members with their weights."""


def share_out(cents: int, owner: Owner) -> tuple[tuple[str, int], ...]:
    """Divide an amount by weight: each member's share rounded, the last one the rest (SPEC 2)."""
    if isinstance(owner, str):
        return ((owner, cents),)
    shares = money.share_out(cents, [weight for _, weight in owner])
    return tuple((member, share) for (member, _), share in zip(owner, shares, strict=True))


def member_ids(owner: Owner) -> frozenset[str]:
    """The ids of the members that are an owner, or COLLECTIVE."""
    return frozenset((owner,) if isinstance(owner, str) else (member for member, _ in owner))


class Owners:
    """Reads owners from tags and metadata; `key` is the member key of the books."""

    def __init__(self, key: str, members: frozenset[str], findings: list[Finding]) -> None:
        self.key = key
        self.keys = key + "s"
        self.tag_prefix = key + "-"
        self.members = members
        self.findings = findings

    def from_tags(self, tags: Iterable[str], place: Place, day: date) -> tuple[str, ...]:
        """The known members that a transaction's tags name, in order of id."""
        named = [
            tag.removeprefix(self.tag_prefix) for tag in tags if tag.startswith(self.tag_prefix)
        ]
        return tuple(id_ for id_ in sorted(named) if self._known(id_, place, day))

    def from_metadata(
        self, metadata: Mapping[str, Any] | None, place: Place, day: date
    ) -> Owner | None:
        """The owner that metadata names; None if it names none, or if what it names is
        a finding.
        """
        if not metadata or (self.key not in metadata and self.keys not in metadata):
            return None
        if self.key in metadata and self.keys in metadata:
            parameters = {"key": self.key, "keys": self.keys}
            self.findings.append(Finding.of(OWNER_AND_OWNERS, place, day, **parameters))
            return None
        if self.key in metadata:
            value = metadata[self.key]
            if not isinstance(value, str) or not value:
                expected = Phrase("the id of a member, in quotes")
                self.findings.append(
                    Finding.of(
                        METADATA_WRONG,
                        place,
                        day,
                        key=self.key,
                        value=str(value or ""),
                        expected=expected,
                    )
                )
                return None
            return value if self._known(value, place, day) else None
        return self._weights(metadata[self.keys], place, day)

    def _weights(self, value: Any, place: Place, day: date) -> Weights | None:
        hidden = look_alikes.finding(value, place, day) if isinstance(value, str) else None
        if hidden is not None:
            self.findings.append(hidden)
            return None
        try:
            weights = parse_weights(value if isinstance(value, str) else "")
        except WrongWeightsError as error:
            text = str(value if value is not None else "")[:80]
            parameters = {"value": text, "reason": error.reason, "key": self.keys}
            self.findings.append(Finding.of(SHARING_UNREADABLE, place, day, **parameters))
            return None
        known = [self._known(member, place, day) for member, _ in weights]
        return weights if all(known) else None

    def _known(self, id_: str, place: Place, day: date) -> bool:
        if id_ == COLLECTIVE or id_ in self.members:
            return True
        self.findings.append(self.unknown_member(id_, place, day))
        return False

    def unknown_member(self, id_: str, place: Place, day: date) -> Finding:
        """The finding on an id that no member has."""
        hidden = look_alikes.finding(id_, place, day)
        return hidden or Finding.of(MEMBER_UNKNOWN, place, day, id=id_, known=self.most_like(id_))

    def most_like(self, id_: str) -> str:
        """The id of a member that is most like an unknown one, or all ids."""
        matches = get_close_matches(id_.lower(), self.members, n=1)
        return matches[0] if matches else ", ".join(sorted(self.members)) or "-"
