"""members/ID.yaml: from nodes to records (SPEC 1)."""

from collections.abc import Sequence
from typing import TypeVar

from socoledger.catalogue.files import ID_NOT_FILE_NAME, KEY_MISSING, VALUE_WRONG
from socoledger.catalogue.members import PERIOD_ENDS_BEFORE_START, PERIODS_OVERLAP
from socoledger.domain.accounts import default_account
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.member import COLLECTIVE, OUTCOMES, Benefit, Decision, Member
from socoledger.read.files.fields import (
    ACCOUNT_PART,
    AMOUNT,
    DATE,
    ID,
    LIMIT,
    NEVER,
    TEXT,
    YES_NO,
    Fields,
    one_of,
)
from socoledger.read.yaml import look_alikes
from socoledger.read.yaml.nodes import Node


def read_member(node: Node, file: str, stem: str, findings: list[Finding]) -> Member:
    """Read members/ID.yaml; `stem` is the file's name without its ending."""
    fields = Fields(node, file, findings)
    id_ = fields.required("id", ID, stem)
    unseen = look_alikes.finding(stem, fields.place)
    if unseen is not None:
        findings.append(unseen)
    elif id_ != stem:
        findings.append(Finding.of(ID_NOT_FILE_NAME, fields.place_of("id"), id=id_))
    if id_ == COLLECTIVE:
        expected = Phrase(
            "a different id; this one is reserved for what belongs to no member in particular"
        )
        findings.append(
            Finding.of(VALUE_WRONG, fields.place_of("id"), key="id", value=id_, expected=expected)
        )
    left = fields.maybe("left", DATE)
    outcome = fields.maybe("outcome", one_of(*OUTCOMES))
    if left is not None and not fields.has("outcome"):
        findings.append(
            Finding.of(KEY_MISSING, fields.place_of("left"), key="outcome", example="outcome: work")
        )
    read = Member(
        id=id_,
        name=fields.required("name", TEXT, ""),
        account=fields.optional("account", ACCOUNT_PART, default_account(id_)),
        enterprise=fields.maybe("enterprise", TEXT),
        joined=fields.required("joined", DATE, NEVER),
        left=left,
        outcome=outcome,
        benefit=tuple(_benefit(item) for item in fields.mappings("benefit", by=())),
        turns_27=fields.maybe("turns_27", DATE),
        wage_subsidy_group=fields.optional("wage_subsidy_group", YES_NO, False),
        premium=tuple(_premium_decision(item) for item in fields.mappings("premium", by=())),
        allowance=tuple(_decision(item) for item in fields.mappings("allowance", by=())),
        person=fields.maybe("person", TEXT),
        place=fields.place,
    )
    fields.done()
    if left is not None and left < read.joined:
        place = fields.place_of("left")
        findings.append(
            Finding.of(
                PERIOD_ENDS_BEFORE_START, place, None, id_, key="left", first=read.joined, last=left
            )
        )
    for key, periods in (("premium", read.premium), ("allowance", read.allowance)):
        _overlaps(key, read, periods, findings)
    _overlaps("benefit", read, read.benefit, findings)
    return read


def _benefit(fields: Fields) -> Benefit:
    read = Benefit(
        first=fields.required("from", DATE, NEVER),
        last=fields.maybe("to", DATE),
        monthly_cents=fields.maybe("monthly", AMOUNT),
        place=fields.place,
    )
    fields.done()
    return read


def _premium_decision(fields: Fields) -> Decision:
    under_27 = fields.optional("under_27", YES_NO, False)
    return _decision(fields)._replace(under_27=under_27)


def _decision(fields: Fields) -> Decision:
    first = fields.required("from", DATE, NEVER)
    read = Decision(
        first=first,
        last=fields.maybe("to", DATE),
        decided=fields.optional("decided", DATE, first),
        reference=fields.required("reference", TEXT, ""),
        maximum=fields.maybe("maximum", LIMIT),
        place=fields.place,
    )
    fields.done()
    return read


_P = TypeVar("_P", Benefit, Decision)


def _overlaps(key: str, read: Member, periods: Sequence[_P], findings: list[Finding]) -> None:
    findings.extend(
        Finding.of(
            PERIOD_ENDS_BEFORE_START,
            one.place,
            None,
            read.id,
            key=key,
            first=one.first,
            last=one.last,
        )
        for one in periods
        if one.last is not None and one.last < one.first
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
