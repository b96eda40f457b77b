"""bank.yaml: from nodes to records (SPEC 10)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from socoledger.catalogue.files import KEY_MISSING, VALUE_MISSING, VALUE_WRONG
from socoledger.catalogue.members import REFERENCE_UNKNOWN
from socoledger.domain.bank_setup import MONTH_FILE, BankRule, BankSetup
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.member import COLLECTIVE
from socoledger.domain.weights import parse_weights
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Path, Source, shortened
from socoledger.read.yaml.nodes import Node

_CONDITIONS = ("text", "name", "iban", "amount")
"""What a line can be told by; `direction` alone is no more than half of all lines."""
_TARGETS = ("account", "spaarpot", "premium", "allowance", "municipality")
_OF_ACCOUNT = ("member", "members", "unit", "reimbursed", "with")
_OF_SPAARPOT = ("purpose", "approval")


class Known(NamedTuple):
    """The ids that rules may name."""

    members: frozenset[str]
    grants: frozenset[str]
    units: frozenset[str]


def bank_setup(node: Node, file: str, known: Known, findings: list[Finding]) -> BankSetup:
    """Read the bank accounts and the rules, in the order written."""
    source = Source(node, file, findings)
    setup = read_record(BankSetup, source)
    source.repeated("accounts", by=("iban",))
    source.repeated("accounts", by=("account",))
    if source.text("journal"):
        _check_month_file(source, setup.journal)
    for at, rule in enumerate(setup.rules):
        source.findings.extend(_wrong(rule, source, at))
        source.findings.extend(_unknown(rule, source, at, known))
    return setup


def _check_month_file(source: Source, name: str) -> None:
    """Check that each month has a file of its own, which the journal can include."""
    rest = name.replace("{year}", "").replace("{month}", "")
    is_whole = "{year}" in name and "{month}" in name and not set("{}*?[\\") & set(rest)
    if not is_whole or not name.endswith(".beancount") or ".." in name or name.startswith("/"):
        expected = Phrase("a name for each month, as {example}", example=MONTH_FILE)
        source.findings.append(_wrong_value(source, ("journal",), expected))


def _wrong(rule: BankRule, source: Source, at: int) -> Iterator[Finding]:
    """What cannot be right in one rule, apart from single values."""
    path = ("rules", at)
    named = [key for key in _TARGETS if source.has(*path, key)]
    yield from _without_conditions(source, path)
    if not named and not source.has(*path, "grant"):
        yield _missing(source, path, "account", "Expenses:Materiaal")
    for key in named[1:]:
        expected = Phrase("left out beside: {key}", key=named[0])
        yield _wrong_value(source, (*path, key), expected)
    for keys, needed in ((_OF_ACCOUNT, "account"), (_OF_SPAARPOT, "spaarpot")):
        for key in keys:
            if source.has(*path, key) and needed not in named:
                expected = Phrase("left out without: {key}", key=needed)
                yield _wrong_value(source, (*path, key), expected)
    if source.has(*path, "member") and source.has(*path, "members"):
        expected = Phrase("left out beside: {key}", key="member")
        yield _wrong_value(source, (*path, "members"), expected)
    yield from _unreadable(rule, source, at)


def _without_conditions(source: Source, path: Path) -> Iterator[Finding]:
    """A rule that names nothing to tell lines by."""
    if any(source.text(*path, key).strip() for key in _CONDITIONS):
        return
    empty = next((key for key in _CONDITIONS if source.has(*path, key)), None)
    if empty is not None:
        yield Finding.of(VALUE_MISSING, source.at_key(*path, empty), key=empty)
    elif source.has(*path, "direction"):
        expected = Phrase("beside text, name, iban or amount, as alone it fits half of all lines")
        yield _wrong_value(source, (*path, "direction"), expected)
    else:
        yield _missing(source, path, "text", "bouwmarkt")


def _missing(source: Source, path: Path, key: str, value: str) -> Finding:
    return Finding.of(KEY_MISSING, source.at(*path), key=key, example=f"{key}: {value}")


def _unreadable(rule: BankRule, source: Source, at: int) -> Iterator[Finding]:
    """Texts that cannot be read as what they are: weights, regular expressions."""
    if rule.members is not None:
        try:
            parse_weights(rule.members)
        except ValueError:
            expected = Phrase("at least two members, as anna 2, bram 1.5")
            yield _wrong_value(source, ("rules", at, "members"), expected)
    for key, text in (("text", rule.text), ("name", rule.name)):
        if rule.regex and text:
            try:
                re.compile(text)
            except re.error:
                yield _wrong_value(source, ("rules", at, key), Phrase("a regular expression"))


def _unknown(rule: BankRule, source: Source, at: int, known: Known) -> Iterator[Finding]:
    """Ids that nothing has."""
    shared: tuple[str, ...] = ()
    if rule.members is not None:
        shared = tuple(part.split()[0] for part in rule.members.split(",") if part.strip())
    ids = {
        "member": (rule.member, known.members | {COLLECTIVE}),
        **{f"members[{number}]": (id_, known.members) for number, id_ in enumerate(shared)},
        "spaarpot": (rule.spaarpot, known.members),
        "premium": (rule.premium, known.members),
        "allowance": (rule.allowance, known.members),
        "reimbursed": (rule.reimbursed, known.members),
        "grant": (rule.grant, known.grants),
        "unit": (rule.unit, known.units),
    }
    for name, (id_, ids_known) in ids.items():
        if id_ and id_ not in ids_known:
            key = name.partition("[")[0]
            yield Finding.of(
                REFERENCE_UNKNOWN,
                source.at_key("rules", at, key),
                id=shortened(id_),
                key=key,
                known=", ".join(sorted(ids_known)) or "-",
            )


def _wrong_value(source: Source, path: Path, expected: Phrase) -> Finding:
    value = shortened(source.text(*path))
    return Finding.of(
        VALUE_WRONG, source.at_key(*path), key=str(path[-1]), value=value, expected=expected
    )
