"""coop.yaml: from nodes to records (SPEC 1)."""

from dataclasses import replace
from posixpath import dirname, normpath

from socoledger.catalogue.files import VALUE_WRONG
from socoledger.domain.accounts import below, default_account
from socoledger.domain.coop import Coop
from socoledger.domain.findings import Finding, Phrase
from socoledger.domain.metadata import BANK, BANK_DATE, JOURNAL_KEYS, STATEMENT
from socoledger.read.files.records import read_record
from socoledger.read.files.source import Source
from socoledger.read.yaml.nodes import Node

_TAKEN_KEYS = (
    *JOURNAL_KEYS,
    *(BANK, BANK_DATE, STATEMENT),
    *("result", "cooperative", "filename", "lineno"),
)
"""Metadata keys that mean something else in a journal, in a close, or to Beancount."""


def read_coop(node: Node, file: str, findings: list[Finding]) -> Coop:
    """Read coop.yaml."""
    source = Source(node, file, findings)
    read = read_record(Coop, source)
    source.repeated("units", by=("id",))
    for key in ("not_bsn", "cash", "keys"):
        source.repeated_texts(key)
    _check_keys(read, source)
    _check_closes(read, source)
    _check_accounts(read, source)
    units = (replace(unit, name=unit.name or default_account(unit.id)) for unit in read.units)
    return replace(read, units=tuple(units))


def _check_keys(coop: Coop, source: Source) -> None:
    """Check that the metadata keys the books choose have no other meaning."""
    if coop.member_key in _TAKEN_KEYS:
        expected = Phrase("a key that does not already mean something else")
        _report_wrong_value(source, ("member_key",), coop.member_key, expected)
    for key in coop.keys:
        if key in (coop.member_key, f"{coop.member_key}s", *_TAKEN_KEYS):
            expected = Phrase("a key of your own, which has no meaning for socoledger")
            _report_wrong_value(source, ("keys",), key, expected)


def _check_closes(coop: Coop, source: Source) -> None:
    """Check that closes have a folder of their own in the books, without the journal."""
    closes, journal = normpath(coop.closes), normpath(coop.journal)
    if closes.split("/")[0] in ("", ".", "..") or dirname(journal) == closes:
        expected = Phrase("a folder in the books for the closes alone")
        _report_wrong_value(source, ("closes",), coop.closes, expected)


def _check_accounts(coop: Coop, source: Source) -> None:
    """Check that no account has two uses, nor lies below an account that has one."""
    accounts = coop.accounts.named()
    for key, account in accounts.items():
        others = (other for name, other in accounts.items() if name != key)
        if any(below(account, other) for other in others):
            expected = Phrase(
                "an account used for nothing else: not an account that is already in"
                " use, nor one below it"
            )
            _report_wrong_value(source, ("accounts", key), account, expected)


def _report_wrong_value(source: Source, path: tuple[str, ...], value: str, expected: str) -> None:
    parameters = {"key": path[-1], "value": value, "expected": expected}
    source.findings.append(Finding.of(VALUE_WRONG, source.at_key(*path), **parameters))
