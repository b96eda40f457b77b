"""An entry of CAMT.053 as a line: its other side, what for, the payments of a batch (SPEC 10)."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from socoledger.domain.bank import BankLine, BankPart, NoStatement
from socoledger.read.bank import text
from socoledger.read.bank.refusals import (
    AMOUNT,
    DAY,
    LINE,
    TWO_CURRENCIES,
    WRONG_ENCODING,
    refused,
)
from socoledger.read.bank.shapes import LONGEST_TEXT, Details
from socoledger.read.bank.tagged import slash_tags
from socoledger.read.bank.xml_tree import Element

_AMOUNT = re.compile(r"[0-9]{1,12}(?:\.[0-9]{0,5})?")
_DAY = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*|Z|[+-][0-9]{2}:[0-9]{2})?")
_SIGNS = {"CRDT": 1, "DBIT": -1}


class _Party(NamedTuple):
    name: str
    iban: str


def line_of(entry: Element, own: str, currency: str) -> BankLine:
    """The line of a booked entry. `own` is the account of the statement, `currency` its currency.

    A reversal says itself to which side it is booked, so RvslInd changes nothing.
    """
    cents = signed_cents(entry, currency)
    payments = tuple(entry.all("NtryDtls/TxDtls"))
    only = payments[0] if len(payments) == 1 else None
    said = _readable(_said(entry, payments, cents, own), entry)
    parts = () if only else tuple(_part(payment, entry, own, currency) for payment in payments)
    reference = entry.text("AcctSvcrRef") or (only.text("Refs/AcctSvcrRef") if only else "")
    return BankLine(
        day=day_of(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"),
        cents=cents,
        name=said.name,
        iban=said.iban,
        description=said.description,
        reference=text.reference(reference),
        end_to_end=said.end_to_end,
        parts=_adding_up(parts, cents),
        row=entry.line,
    )


def _said(entry: Element, payments: tuple[Element, ...], cents: int, own: str) -> Details:
    """What an entry says: of its only payment, else what the bank adds, which may have tags."""
    added = text.clean(entry.text("AddtlNtryInf", "NtryDtls/Btch/PmtInfId"))
    if len(payments) == 1:
        found = _details(payments[0], cents, own)
        return found._replace(description=found.description or added)
    plain = Details(description=added)
    return plain if payments else slash_tags(added) or plain


def _readable(said: Details, where: Element) -> Details:
    """What an element says, unless letters of it were lost or no bank writes so much."""
    if any(map(text.is_damaged, said)):
        raise NoStatement(WRONG_ENCODING)
    if max(map(len, said)) > LONGEST_TEXT:
        raise refused(LINE, line=where.line)
    return said


def _adding_up(parts: tuple[BankPart | None, ...], cents: int) -> tuple[BankPart, ...]:
    """The payments of a batch, () where the bank does not tell them all to the cent."""
    known = tuple(part for part in parts if part is not None)
    is_whole = len(known) == len(parts) and sum(part.cents for part in known) == cents
    return known if is_whole and known else ()


def _part(payment: Element, entry: Element, own: str, currency: str) -> BankPart | None:
    """One payment of a batch, None if its amount in this currency is not told."""
    amount = payment.first("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")
    if amount is None or amount.attributes.get("Ccy") != currency:
        return None
    sign = _SIGNS.get(payment.text("CdtDbtInd") or entry.text("CdtDbtInd"), 1)
    cents = sign * _cents(amount)
    found = _readable(_details(payment, cents, own), payment)
    return BankPart(cents, found.name, found.iban, found.description, found.end_to_end)


def _details(payment: Element, cents: int, own: str) -> Details:
    """The other side of a payment, and what for."""
    party = _other_side(payment, own, is_credit=cents > 0)
    said = [each.said for each in payment.all("RmtInf/Ustrd")]
    said += [each.said for each in payment.all("RmtInf/Strd/AddtlRmtInf")]
    references = [each.said for each in payment.all("RmtInf/Strd/CdtrRefInf/Ref")]
    description = text.with_reference(text.joined(*said), *references)
    return Details(
        name=party.name,
        iban=party.iban,
        description=description or text.clean(payment.text("AddtlTxInf")),
        end_to_end=text.reference(payment.text("Refs/EndToEndId")),
    )


def _other_side(payment: Element, own: str, *, is_credit: bool) -> _Party:
    """Who paid of what came in, who was paid of what went out. Of money that came back the parties
    are those of the first payment, and some banks name one side only: then it is the one that is
    not the account itself.
    """
    sides = ("Dbtr", "Cdtr") if is_credit else ("Cdtr", "Dbtr")
    parties = [_party(payment, side) for side in sides]
    others = [each for each in parties if each.iban != own and any(each)]
    return next(iter(others), _Party("", ""))


def _party(payment: Element, side: str) -> _Party:
    """A side by its name, which has stood one deeper since version 8, and its account. Where the
    bank names only whom it was for in the end, that is who is meant.
    """
    sides = (f"RltdPties/{side}", f"RltdPties/Ultmt{side}")
    name = payment.text(*(f"{each}/{deep}Nm" for each in sides for deep in ("", "Pty/")))
    account = f"RltdPties/{side}Acct/Id"
    iban = text.account(payment.text(f"{account}/IBAN", f"{account}/Othr/Id"))
    return _Party(text.clean(name), iban)


def signed_cents(element: Element, currency: str) -> int:
    """The amount of an entry or a balance, by its side. Raises NoStatement for another currency."""
    amount = element.first("Amt")
    sign = _SIGNS.get(element.text("CdtDbtInd"))
    if amount is None or sign is None:
        raise refused(AMOUNT, line=element.line)
    if amount.attributes.get("Ccy") != currency:
        raise refused(TWO_CURRENCIES, line=amount.line)
    return sign * _cents(amount)


def _cents(amount: Element) -> int:
    if not _AMOUNT.fullmatch(amount.said):
        raise refused(AMOUNT, line=amount.line)
    try:
        return text.whole_cents(Decimal(amount.said))
    except ValueError:
        raise refused(AMOUNT, line=amount.line) from None


def day_of(element: Element, *paths: str) -> date:
    """The day at the first of the paths that says one. Raises NoStatement if none does."""
    match = _DAY.fullmatch(element.text(*paths))
    try:
        return text.day(match["day"] if match else "")
    except ValueError:
        raise refused(DAY, line=element.line) from None
