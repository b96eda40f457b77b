"""CAMT.053, versions 2 to 8, the statement of ISO 20022 that every Dutch bank gives (SPEC 10)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from socoledger.domain.bank import BankLine, NoStatement, Statement
from socoledger.read.bank import text
from socoledger.read.bank.banks import bank_of
from socoledger.read.bank.camt_entry import day_of, line_of, signed_cents
from socoledger.read.bank.refusals import (
    INTERIM,
    LINE,
    NO_ACCOUNT,
    NO_STATEMENT_IN_XML,
    NOTICES,
    OTHER_VERSION,
    PAYMENTS,
    refused,
)
from socoledger.read.bank.xml_tree import Element, tree

_SPACE = re.compile(
    r"urn:iso:std:iso:20022:tech:xsd:(?P<kind>[a-z]{4}\.[0-9]{3})\.001\.(?P<version>[0-9]{2})"
)
_VERSIONS = range(2, 9)
_BOOKED = "BOOK"
_NOT_BOOKED = frozenset({"PDNG", "INFO", "FUTR"})
_OPENING = ("OPBD", "PRCD", "ITBD")
_CLOSING = ("CLBD", "ITBD")


class _Balance(NamedTuple):
    cents: int
    day: date


def statements(content: bytes) -> tuple[Statement, ...]:
    """All statements of a document, in its order. Raises NoStatement."""
    root = tree(content)
    _expect(root)
    found = tuple(_statement(element) for element in root.all("BkToCstmrStmt/Stmt"))
    if not found:
        raise NoStatement(NO_STATEMENT_IN_XML)
    return found


def _expect(root: Element) -> None:
    space = _SPACE.fullmatch(root.namespace)
    if space is None or root.name != "Document":
        raise NoStatement(NO_STATEMENT_IN_XML)
    kind, version = space["kind"], int(space["version"])
    if kind == "camt.052":
        raise refused(INTERIM, what="CAMT.052")
    if kind == "camt.054":
        raise NoStatement(NOTICES)
    if kind.startswith("pain."):
        raise NoStatement(PAYMENTS)
    if kind != "camt.053":
        raise NoStatement(NO_STATEMENT_IN_XML)
    if version not in _VERSIONS:
        raise refused(OTHER_VERSION, version=version)


def _statement(element: Element) -> Statement:
    iban = text.account(element.text("Acct/Id/IBAN", "Acct/Id/Othr/Id"))
    if not iban:
        raise refused(NO_ACCOUNT, line=element.line)
    currency = _currency(element)
    lines = tuple(
        line_of(entry, iban, currency) for entry in element.all("Ntry") if _is_booked(entry)
    )
    opening = _balance(element, _OPENING, 0, currency)
    closing = _balance(element, _CLOSING, -1, currency)
    first, last = _period(element, lines, opening, closing)
    bank = bank_of(text.bank_code(iban))
    return Statement(
        iban=iban,
        currency=currency,
        first=first,
        last=last,
        opening_cents=opening.cents if opening and closing else None,
        closing_cents=closing.cents if opening and closing else None,
        lines=lines,
        number=text.clean(element.text("ElctrncSeqNb", "LglSeqNb", "Id")),
        format="CAMT.053",
        bank=bank.name if bank else "",
    )


def _is_booked(entry: Element) -> bool:
    """Whether an entry counts: what is expected or only told does not."""
    status = entry.text("Sts/Cd", "Sts")
    if status != _BOOKED and status not in _NOT_BOOKED:
        raise refused(LINE, line=entry.line)
    return status == _BOOKED


def _currency(element: Element) -> str:
    """That of the account, else of its first balance; all amounts are in it."""
    said = element.text("Acct/Ccy")
    return said or next((each.attributes.get("Ccy", "") for each in element.all("Bal/Amt")), "EUR")


def _balance(element: Element, codes: Sequence[str], which: int, currency: str) -> _Balance | None:
    """The booked balance at one end, by the first of the codes that there is; of a statement in
    pages that of the page.
    """
    for code in codes:
        found = [each for each in element.all("Bal") if each.text("Tp/CdOrPrtry/Cd") == code]
        if found:
            balance = found[which]
            return _Balance(signed_cents(balance, currency), day_of(balance, "Dt/Dt", "Dt/DtTm"))
    return None


def _period(
    element: Element,
    lines: Sequence[BankLine],
    opening: _Balance | None,
    closing: _Balance | None,
) -> tuple[date, date]:
    """The first and last day. Banks date the opening balance on the day before or on the first; the
    period that they give may be one of hours, in which no line lies.
    """
    days = [line.day for line in lines]
    last = max([*days, *([closing.day] if closing else [])], default=None)
    if last is None:
        last = day_of(element, "FrToDt/ToDtTm", "CreDtTm")
    first = min([last, *days, *([opening.day + timedelta(days=1)] if opening else [])])
    return first, last
