"""coop.yaml: from nodes to records (SPEC 1)."""

from posixpath import dirname, normpath

from socoledger.catalogue.files import VALUE_WRONG
from socoledger.domain.accounts import Accounts, below, default_account
from socoledger.domain.coop import Coop, Unit
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.period import Month
from socoledger.read.files.fields import (
    ACCOUNT,
    ID,
    KEY,
    MONTH,
    PATH,
    TEXT,
    YES_NO,
    Fields,
    one_of,
)
from socoledger.read.yaml.nodes import Node

_TAKEN_KEYS = (
    "purpose", "approval", "for", "result", "cooperative", "filename", "lineno",
    "grant", "unit", "reimbursed", "with",
)  # fmt: skip
"""Metadata keys that mean something else in a journal or in a close."""
_LANGUAGE = one_of("nl", "en")
_SHARE_BY = one_of("equal", "hours", "turnover")


def read_coop(node: Node, file: str, findings: list[Finding]) -> Coop:
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
        findings.append(Finding.of(VALUE_WRONG, place, **shown))
    for key in read.keys:
        if key in (read.member_key, f"{read.member_key}s", *_TAKEN_KEYS):
            expected = Phrase("a key of your own, which has no meaning for socoledger")
            shown = {"key": "keys", "value": key, "expected": expected}
            findings.append(Finding.of(VALUE_WRONG, fields.place_of("keys"), **shown))
    closes, journal = normpath(read.closes), normpath(read.journal)
    if closes.split("/")[0] in ("", ".", "..") or dirname(journal) == closes:
        expected = Phrase("a folder in the books for the closes alone")
        shown = {"key": "closes", "value": read.closes, "expected": expected}
        findings.append(Finding.of(VALUE_WRONG, fields.place_of("closes"), **shown))
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
            fields.findings.append(Finding.of(VALUE_WRONG, fields.place_of(key), **shown))
    fields.done()
    return accounts
