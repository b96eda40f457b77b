"""coop.yaml, members/ID.yaml and law.yaml: from nodes to records (SPEC 1)."""

from collections.abc import Sequence
from posixpath import dirname, normpath
from typing import NamedTuple, TypeVar

from socoledger.domain.accounts import Accounts, below, default_account
from socoledger.domain.coop import Coop, Unit
from socoledger.domain.findings import Finding, Phrase, Place
from socoledger.domain.law import AgeRule, LegalAmount, LegalParameter
from socoledger.domain.member import COLLECTIVE, OUTCOMES, Benefit, Decision, Member
from socoledger.domain.period import Month
from socoledger.read import look_alikes
from socoledger.read.fields import (
    ACCOUNT,
    ACCOUNT_PART,
    AMOUNT,
    DATE,
    ID,
    KEY,
    LIMIT,
    MONTH,
    NEVER,
    PATH,
    TEXT,
    YES_NO,
    Fields,
    one_of,
)
from socoledger.read.nodes import Node, Scalar

_TAKEN_KEYS = (
    "purpose", "approval", "for", "result", "cooperative", "filename", "lineno",
    "grant", "unit", "reimbursed", "with",
)  # fmt: skip
"""Metadata keys that mean something else in a journal or in a close."""
_LANGUAGE = one_of("nl", "en")
_SHARE_BY = one_of("equal", "hours", "turnover")


def coop(node: Node, file: str, findings: list[Finding]) -> Coop:
    """Read coop.yaml."""
    fields = Fields(node, file, findings)
    read = Coop(
        name=fields.required("name", TEXT, ""),
        municipality=fields.required("municipality", TEXT, ""),
        language=fields.optional("language", _LANGUAGE, "nl"),
        journal=fields.optional("journal", PATH, "journal/main.beancount"),
        closes=fields.optional("closes", PATH, "closes"),
        first_month=fields.required("first_month", MONTH, Month(1, 1)),
        member_key=fields.optional("member_key", KEY, "member"),
        kor=fields.optional("kor", YES_NO, False),
        pseudonyms=fields.optional("pseudonyms", YES_NO, False),
        names_file=fields.maybe("names_file", PATH),
        not_bsn=fields.scalars("not_bsn", TEXT, ""),
        accounts=_accounts(fields.mapping("accounts")),
        units=_units(fields),
        share_by=fields.maybe("share_by", _SHARE_BY),
        cash=fields.scalars("cash", ACCOUNT, ""),
        keys=fields.scalars("keys", KEY, ""),
        place=fields.place,
    )
    if read.member_key in _TAKEN_KEYS:
        place, expected = (
            fields.place_of("member_key"),
            Phrase("a key that does not already mean something else"),
        )
        shown = {"key": "member_key", "value": read.member_key, "expected": expected}
        findings.append(Finding.of("S111", place, **shown))
    for key in read.keys:
        if key in (read.member_key, f"{read.member_key}s", *_TAKEN_KEYS):
            expected = Phrase("a key of your own, which has no meaning for socoledger")
            shown = {"key": "keys", "value": key, "expected": expected}
            findings.append(Finding.of("S111", fields.place_of("keys"), **shown))
    closes, journal = normpath(read.closes), normpath(read.journal)
    if closes.split("/")[0] in ("", ".", "..") or dirname(journal) == closes:
        expected = Phrase("a folder in the books for the closes alone")
        shown = {"key": "closes", "value": read.closes, "expected": expected}
        findings.append(Finding.of("S111", fields.place_of("closes"), **shown))
    fields.done()
    return read


def _units(fields: Fields) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for item in fields.mappings("units"):
        unit = Unit(item.required("id", ID, ""), item.optional("name", TEXT, ""))
        item.done()
        units.append(unit._replace(name=unit.name or default_account(unit.id)))
    return tuple(units)


def _accounts(fields: Fields | None) -> Accounts:
    if fields is None:
        return Accounts()
    default = Accounts()
    accounts = Accounts(
        spaarpot=fields.optional("spaarpot", ACCOUNT, default.spaarpot),
        premium=fields.optional("premium", ACCOUNT, default.premium),
        allowance=fields.optional("allowance", ACCOUNT, default.allowance),
        municipality=fields.optional("municipality", ACCOUNT, default.municipality),
        funds=fields.optional("funds", ACCOUNT, default.funds),
        reserve=fields.optional("reserve", ACCOUNT, default.reserve),
        distribution=fields.optional("distribution", ACCOUNT, default.distribution),
        article31=fields.optional("article31", ACCOUNT, default.article31),
        grants=fields.optional("grants", ACCOUNT, default.grants),
        capital=fields.optional("capital", ACCOUNT, default.capital),
        gifts=fields.optional("gifts", ACCOUNT, default.gifts),
        loans=fields.optional("loans", ACCOUNT, default.loans),
    )
    for key, account in zip(Accounts._fields, accounts, strict=True):
        others = [other for other in accounts if other is not account]
        if any(below(account, other) for other in others) or accounts.count(account) > 1:
            expected = Phrase(
                "an account used for nothing else: not an account that is already in"
                " use, nor one below it"
            )
            shown = {"key": key, "value": account, "expected": expected}
            fields.findings.append(Finding.of("S111", fields.place_of(key), **shown))
    fields.done()
    return accounts


def member(node: Node, file: str, stem: str, findings: list[Finding]) -> Member:
    """Read members/ID.yaml; `stem` is the file's name without its ending."""
    fields = Fields(node, file, findings)
    id_ = fields.required("id", ID, stem)
    unseen = look_alikes.finding(stem, fields.place)
    if unseen is not None:
        findings.append(unseen)
    elif id_ != stem:
        findings.append(Finding.of("S112", fields.place_of("id"), id=id_))
    if id_ == COLLECTIVE:
        expected = Phrase(
            "a different id; this one is reserved for what belongs to no member in particular"
        )
        findings.append(
            Finding.of("S111", fields.place_of("id"), key="id", value=id_, expected=expected)
        )
    left = fields.maybe("left", DATE)
    outcome = fields.maybe("outcome", one_of(*OUTCOMES))
    if left is not None and not fields.has("outcome"):
        findings.append(
            Finding.of("S110", fields.place_of("left"), key="outcome", example="outcome: work")
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
            Finding.of("S212", place, None, id_, key="left", first=read.joined, last=left)
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
        Finding.of("S212", one.place, None, read.id, key=key, first=one.first, last=one.last)
        for one in periods
        if one.last is not None and one.last < one.first
    )
    latest: _P | None = None
    for period in sorted(periods, key=lambda period: period.first):
        if latest is not None and (latest.last is None or period.first <= latest.last):
            first, second = latest.first, period.first
            overlap = Finding.of(
                "S211", period.place, None, read.id, key=key, first=first, second=second
            )
            findings.append(overlap)
        if latest is None or (
            latest.last is not None and (period.last is None or period.last > latest.last)
        ):
            latest = period


class OwnAmount(NamedTuple):
    """A legal amount of law.yaml, and where it stands."""

    id: str
    amount: LegalAmount
    place: Place


class OwnLaw(NamedTuple):
    """law.yaml: amounts, and rules for who is under 27 per kind of payment, as written."""

    amounts: tuple[OwnAmount, ...] = ()
    age_rules: tuple[tuple[str, AgeRule], ...] = ()


def own_law(node: Node, file: str, known: Sequence[str], findings: list[Finding]) -> OwnLaw:
    """Read the books' own law.yaml, which gives amounts, rules or both. `known` are the ids of
    amounts that there are.
    """
    fields = Fields(node, file, findings)
    amounts = []
    has_rules = fields.has("under_27")
    for item in fields.mappings("amounts", by=("id", "from"), required=not has_rules):
        id_ = item.required("id", one_of(*known), known[0])
        amount = LegalAmount(
            start=item.required("from", DATE, NEVER),
            cents=item.required("value", AMOUNT, 0),
            source=item.required("source", TEXT, ""),
            confidence=item.optional("confidence", TEXT, "own"),
            note=item.optional("note", TEXT, ""),
        )
        item.done()
        amounts.append(OwnAmount(id_, amount, item.place))
    rules = []
    for item in fields.mappings("under_27", by=("for", "from")):
        kind = item.required("for", one_of(*_KINDS), _KINDS[0])
        rule = AgeRule(
            start=item.required("from", DATE, NEVER),
            rule=item.required("rule", _OWN_RULE, "excluded"),
            source=item.required("source", TEXT, ""),
            confidence=item.optional("confidence", TEXT, "own"),
        )
        item.done()
        rules.append((kind, rule))
    fields.done()
    return OwnLaw(tuple(amounts), tuple(rules))


def legal_parameters(node: Node, file: str, findings: list[Finding]) -> tuple[LegalParameter, ...]:
    """Read a file of amounts of the package's own law folder."""
    fields = Fields(node, file, findings)
    parameters = []
    for item in fields.mappings("parameters", required=True):
        title, terms = item.mapping("title"), item.mapping("terms")
        parameter = LegalParameter(
            id=item.required("id", TEXT, ""),
            title={} if title is None else _titles(title),
            article=item.required("article", TEXT, ""),
            unit=item.required("unit", TEXT, ""),
            amounts=tuple(_legal_amount(one) for one in item.mappings("amounts", by=("from",))),
            terms=None if terms is None else _titles(terms),
        )
        item.done()
        parameters.append(parameter)
    fields.done()
    return tuple(parameters)


def _titles(fields: Fields) -> dict[str, str]:
    titles = {language: fields.required(language, TEXT, "") for language in ("nl", "en")}
    fields.done()
    return titles


def _legal_amount(fields: Fields) -> LegalAmount:
    value = fields.node("value")
    unknown = isinstance(value, Scalar) and value.text == "unknown"
    read = LegalAmount(
        start=fields.required("from", DATE, NEVER),
        cents=None if unknown else fields.required("value", AMOUNT, 0),
        source=fields.optional("source", TEXT, ""),
        confidence=fields.optional("confidence", TEXT, "unknown"),
        note=fields.optional("note", TEXT, ""),
    )
    fields.done()
    return read


_KINDS = ("premium", "allowance")
_OWN_RULE = one_of("excluded", "wage-subsidy", "lifted")
_RULE = one_of("excluded", "wage-subsidy", "lifted", "unknown")


def age_rules(node: Node, file: str, findings: list[Finding]) -> dict[str, tuple[AgeRule, ...]]:
    """Read the package's rules for who is under 27, per kind of payment."""
    fields = Fields(node, file, findings)
    rules = {}
    for kind in _KINDS:
        items = fields.mappings(kind, by=("from",), required=True)
        rules[kind] = tuple(map(_age_rule, items))
    fields.done()
    return rules


def _age_rule(fields: Fields) -> AgeRule:
    read = AgeRule(
        start=fields.required("from", DATE, NEVER),
        rule=fields.required("rule", _RULE, "unknown"),
        source=fields.optional("source", TEXT, ""),
        confidence=fields.optional("confidence", TEXT, "high"),
    )
    fields.done()
    return read
