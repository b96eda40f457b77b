"""members/ID.yaml: from nodes to records (SPEC 1)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from socoledger.catalogue.files import ID_NOT_FILE_NAME, VALUE_WRONG
from socoledger.catalogue.members import (
    KNOWN_BEFORE_END,
    MEMBERSHIP_WRITTEN_TWICE,
    PERIOD_ENDS_BEFORE_START,
    PERIODS_OVERLAP,
)
from socoledger.domain.accounts import default_account
from socoledger.domain.findings import Finding, Parameter, Phrase
from socoledger.domain.kinds import NEVER
from socoledger.domain.member import COLLECTIVE, Benefit, Decision, Member, Membership
from socoledger.read.files.problems import missing
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Path, Source
from socoledger.read.yaml import look_alikes
from socoledger.read.yaml.nodes import Node

_D = TypeVar("_D", bound=Decision)
_P = TypeVar("_P", Benefit, Decision, Membership)
_SINGLE = ("joined", "left", "outcome", "left_known")
"""The keys of a single membership, which stand at the top of the file."""


def read_member(node: Node, file: str, stem: str, findings: list[Finding]) -> Member:
    """Read members/ID.yaml; `stem` is the file's name without its ending."""
    source = Source(node, file, findings)
    read = read_record(Member, source)
    id_ = read.id or stem
    read = replace(
        read,
        id=id_,
        account=read.account or default_account(id_),
        premium=tuple(map(_with_day, read.premium)),
        allowance=tuple(map(_with_day, read.allowance)),
    )
    _check_id(read, stem, source)
    _check_membership(read, source)
    decisions: tuple[tuple[str, Sequence[Decision]], ...] = (
        ("premium", read.premium),
        ("allowance", read.allowance),
    )
    for key, periods in decisions:
        _check_periods(key, read, periods, findings)
    _check_periods("benefit", read, read.benefit, findings)
    _check_periods("membership", read, read.membership, findings)
    for at, benefit in enumerate(read.benefit):
        _check_known(read, ("benefit", at, "known"), benefit.last, benefit.known, source)
    return read


def _with_day(decision: _D) -> _D:
    """A decision without a date is dated on its first day."""
    return replace(decision, decided=decision.first) if decision.decided == NEVER else decision


def _check_id(member: Member, stem: str, source: Source) -> None:
    """Check that the id is the file's name, and is not reserved."""
    unseen = look_alikes.finding(stem, member.place)
    if unseen is not None:
        source.findings.append(unseen)
    elif member.id != stem:
        source.findings.append(Finding.of(ID_NOT_FILE_NAME, source.at_key("id"), id=member.id))
    if member.id == COLLECTIVE:
        expected = Phrase(
            "a different id; this one is reserved for what belongs to no member in particular"
        )
        parameters = {"key": "id", "value": member.id, "expected": expected}
        source.findings.append(Finding.of(VALUE_WRONG, source.at_key("id"), **parameters))


def _check_membership(member: Member, source: Source) -> None:
    """Check that the membership is written in one way, and that who left has an outcome."""
    if not source.has("membership"):
        _check_single(member, source)
        return
    for name in _SINGLE:
        if source.has(name):
            source.findings.append(
                Finding.of(MEMBERSHIP_WRITTEN_TWICE, source.at_key(name), None, member.id, key=name)
            )
    if source.is_list("membership") and not source.items("membership"):
        source.findings.append(missing(source, ("membership", "from")))
    for at, period in enumerate(member.membership):
        path = ("membership", at)
        if period.last is not None and not source.has(*path, "outcome"):
            source.findings.append(missing(source, (*path, "outcome")))
        _check_known(member, (*path, "known"), period.last, period.known, source)


def _check_single(member: Member, source: Source) -> None:
    """Check a membership of `joined` and `left`."""
    if not source.has("joined"):
        source.findings.append(missing(source, ("joined",)))
    if member.left is not None and not source.has("outcome"):
        without = missing(source, ("outcome",))
        source.findings.append(without._replace(place=source.at_key("left")))
    if member.left is not None and member.joined is not None and member.left < member.joined:
        place, first, last = source.at_key("left"), member.joined, member.left
        source.findings.append(
            Finding.of(
                PERIOD_ENDS_BEFORE_START, place, None, member.id, key="left", first=first, last=last
            )
        )
    _check_known(member, ("left_known",), member.left, member.left_known, source)


def _check_known(
    member: Member, path: Path, last: date | None, known: date | None, source: Source
) -> None:
    """Check that what became known had happened."""
    if known is None or (last is not None and last <= known):
        return
    name = "left" if path == ("left_known",) else "to"
    parameters: dict[str, Parameter] = {"key": str(path[-1]), "known": known, "name": name}
    source.findings.append(
        Finding.of(KNOWN_BEFORE_END, source.at_key(*path), None, member.id, **parameters)
    )


def _check_periods(key: str, read: Member, periods: Sequence[_P], findings: list[Finding]) -> None:
    """Check that periods do not end before they start, nor overlap; last days are included. Those
    whose first day could not be read are left out: that is found already.
    """
    periods = [period for period in periods if period.first != NEVER]
    findings.extend(
        Finding.of(
            PERIOD_ENDS_BEFORE_START,
            period.place,
            None,
            read.id,
            key=key,
            first=period.first,
            last=period.last,
        )
        for period in periods
        if period.last is not None and period.last < period.first
    )
    latest: _P | None = None
    for period in sorted(periods, key=lambda period: period.first):
        if latest is not None and (latest.last is None or period.first <= latest.last):
            first, second = latest.first, period.first
            overlap = Finding.of(
                PERIODS_OVERLAP, period.place, None, read.id, key=key, first=first, second=second
            )
            findings.append(overlap)
        if latest is None or (
            latest.last is not None and (period.last is None or period.last > latest.last)
        ):
            latest = period
