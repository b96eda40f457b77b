"""Statements written as the banks write them, to be read back: the way of a format, and what of a
line it holds.
"""

import csv
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from io import StringIO
from itertools import accumulate
from typing import NamedTuple
from xml.sax.saxutils import escape

from socoledger.domain.bank import BankLine, BankPart, Statement
from socoledger.domain.money import format_hundredths

TEXTS = frozenset({"name", "iban", "description", "reference", "end_to_end"})
OTHER_SIDE = frozenset({"name", "iban", "description"})


class Writer(NamedTuple):
    """A format of a bank: the account in it, how it is written, and what it holds of a line."""

    iban: str
    bank: str
    format: str
    write: Callable[[Statement], bytes]
    texts: frozenset[str]
    has_balances: bool = True
    has_number: bool = True
    has_parts: bool = False


def _comma(cents: int) -> str:
    return format_hundredths(cents).replace(".", ",")


def _unsigned(cents: int) -> str:
    return _comma(abs(cents))


def _dutch(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _after(statement: Statement) -> list[int]:
    opening = statement.opening_cents or 0
    return list(accumulate((line.cents for line in statement.lines), initial=opening))[1:]


# -- CAMT.053 -----------------------------------------------------------------------------------


def _amount(cents: int, currency: str) -> str:
    side = "CRDT" if cents >= 0 else "DBIT"
    amount = format_hundredths(abs(cents))
    return f'<Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>'


def _balance(code: str, cents: int | None, day: date, currency: str) -> str:
    kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
    return f"<Bal>{kind}{_amount(cents or 0, currency)}<Dt><Dt>{day}</Dt></Dt></Bal>"


def _payment(payment: BankLine | BankPart, version: int, amount: str) -> str:
    side = "Dbtr" if payment.cents > 0 else "Cdtr"
    name = f"<Nm>{escape(payment.name)}</Nm>"
    party = f"<Pty>{name}</Pty>" if version >= 8 else name
    return (
        f"<TxDtls><Refs><EndToEndId>{payment.end_to_end}</EndToEndId></Refs>{amount}"
        f"<RltdPties><{side}>{party}</{side}><{side}Acct><Id><IBAN>{payment.iban}</IBAN></Id>"
        f"</{side}Acct></RltdPties>"
        f"<RmtInf><Ustrd>{escape(payment.description)}</Ustrd></RmtInf></TxDtls>"
    )


def _entry(line: BankLine, version: int, currency: str) -> str:
    status = "<Sts><Cd>BOOK</Cd></Sts>" if version >= 8 else "<Sts>BOOK</Sts>"
    payments = "".join(
        _payment(part, version, _amount(part.cents, currency)) for part in line.parts
    )
    return (
        f"<Ntry>{_amount(line.cents, currency)}{status}<BookgDt><Dt>{line.day}</Dt></BookgDt>"
        f"<AcctSvcrRef>{line.reference}</AcctSvcrRef>"
        f"<NtryDtls>{payments or _payment(line, version, '')}</NtryDtls>"
        f"<AddtlNtryInf>{escape(line.description)}</AddtlNtryInf></Ntry>\n"
    )


def camt053(version: int) -> Callable[[Statement], bytes]:
    """CAMT.053 of a version."""

    def write(statement: Statement) -> bytes:
        currency = statement.currency
        before = statement.first - timedelta(days=1)
        space = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:02d}"
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{space}"><BkToCstmrStmt>'
            f"<Stmt><ElctrncSeqNb>{statement.number}</ElctrncSeqNb>"
            f"<Acct><Id><IBAN>{statement.iban}</IBAN></Id><Ccy>{currency}</Ccy></Acct>"
            f"{_balance('OPBD', statement.opening_cents, before, currency)}"
            f"{_balance('CLBD', statement.closing_cents, statement.last, currency)}"
            f"{''.join(_entry(line, version, currency) for line in statement.lines)}"
            "</Stmt></BkToCstmrStmt></Document>\n"
        ).encode()

    return write


# -- MT940 --------------------------------------------------------------------------------------


def _folded(text: str, width: int = 65) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def _ing(line: BankLine) -> tuple[str, str]:
    return "", _folded(
        f"/EREF/{line.end_to_end}//CNTP/{line.iban}/BANKNL2A/{line.name}///REMI/USTD//"
        f"{line.description}/"
    )


def _abn_amro(line: BankLine) -> tuple[str, str]:
    return "", _folded(
        f"/TRTP/SEPA OVERBOEKING/IBAN/{line.iban}/BIC/BANKNL2A/NAME/{line.name}"
        f"/REMI/{line.description}/EREF/{line.end_to_end}"
    )


def _rabobank(line: BankLine) -> tuple[str, str]:
    side = "ORDP" if line.cents > 0 else "BENM"
    return f"\n{line.iban}", _folded(
        f"/EREF/{line.end_to_end}/{side}//NAME/{line.name}/REMI/{line.description}/ISDT/2025-01-01"
    )


def _knab(line: BankLine) -> tuple[str, str]:
    return "", _folded(f"{line.description} REK: {line.iban} NAAM: {line.name}")


def _triodos(line: BankLine) -> tuple[str, str]:
    chunks = ("BANKNL2A", line.iban, *_folded(line.description, 27).split("\n"))
    fields = zip((*range(20, 30), *range(60, 64)), chunks, strict=False)
    said = "\n".join(f">{number}{chunk}" for number, chunk in fields)
    return "", f"000>100000000000\n{said}\n>310390123456"


def _asn(line: BankLine) -> tuple[str, str]:
    padded = [f"{part:65}" for part in ("", *_folded(line.description).split("\n"), "", "")]
    return f"\n{line.name}", "\n".join((f"{line.iban} {line.name}", *padded))


def mt940(
    details: Callable[[BankLine], tuple[str, str]], *, reference: str = "NONREF"
) -> Callable[[Statement], bytes]:
    """MT940 as a bank writes it: what follows below :61:, and :86:."""

    def write(statement: Statement) -> bytes:
        def balance(tag: str, cents: int | None, day: date) -> str:
            side = "C" if (cents or 0) >= 0 else "D"
            return f":{tag}:{side}{day:%y%m%d}{statement.currency}{_unsigned(cents or 0)}"

        before = statement.first - timedelta(days=1)
        lines = [
            ":20:1",
            f":25:{statement.iban}",
            f":28C:{statement.number}",
            balance("60F", statement.opening_cents, before),
        ]
        for line in statement.lines:
            below, said = details(line)
            side = "C" if line.cents > 0 else "D"
            payer = line.iban if details is _asn else reference
            bank = f"//{line.reference}" if line.reference else ""
            day = f"{line.day:%y%m%d}{line.day:%m%d}"
            lines.append(f":61:{day}{side}{_unsigned(line.cents)}NTRF{payer}{bank}{below}")
            lines.append(f":86:{said}")
        lines += [balance("62F", statement.closing_cents, statement.last), "-", ""]
        return "\r\n".join("\n".join(lines).split("\n")).encode()

    return write


# -- CSV ----------------------------------------------------------------------------------------


def _table(rows: Iterable[Iterable[str]], delimiter: str, encoding: str = "utf-8") -> bytes:
    file = StringIO()
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return file.getvalue().encode(encoding)


def rabobank_csv(statement: Statement) -> bytes:
    """In latin-1, with English heads."""
    heads = (
        "IBAN/BBAN,Ccy,Seq No,Date,Amount,Bal After Bkng,Counterpty IBAN/BBAN,Name Counterpty,"
        "Transaction Reference,Description-1"
    )
    rows = [
        (
            *(statement.iban, statement.currency, line.reference, f"{line.day}"),
            *(f"{'+' if line.cents > 0 else ''}{_comma(line.cents)}", _comma(after)),
            *(line.iban, line.name, line.end_to_end, line.description),
        )
        for line, after in zip(statement.lines, _after(statement), strict=True)
    ]
    return _table([heads.split(","), *rows], ",", "latin-1")


def ing_csv(statement: Statement) -> bytes:
    """The later one, newest first."""
    heads = (
        "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Af Bij;Bedrag (EUR);Mededelingen;"
        "Saldo na mutatie;Tag"
    )
    rows = [
        (
            *(f"{line.day:%Y%m%d}", line.name, statement.iban, line.iban),
            *("Bij" if line.cents > 0 else "Af", _unsigned(line.cents)),
            f"Naam: {line.name} Omschrijving: {line.description} Kenmerk: {line.end_to_end}",
            *(_comma(after), ""),
        )
        for line, after in zip(statement.lines, _after(statement), strict=True)
    ]
    return _table([heads.split(";"), *rows[::-1]], ";")


def asn_csv(statement: Statement) -> bytes:
    """With points, and descriptions between single quotes."""
    rows = [
        (
            *(_dutch(line.day), statement.iban, line.iban, line.name, "", "", ""),
            *(statement.currency, format_hundredths(after - line.cents), statement.currency),
            *(format_hundredths(line.cents), _dutch(line.day), _dutch(line.day), "1", "OVB"),
            *(line.reference.rpartition("/")[2], "", f"'{line.description}'", "1"),
        )
        for line, after in zip(statement.lines, _after(statement), strict=True)
    ]
    return "".join(f"{','.join(row)}\r\n" for row in rows).encode("iso-8859-15")


def triodos_csv(statement: Statement) -> bytes:
    """Without heads."""
    rows = [
        (
            *(_dutch(line.day), statement.iban, _unsigned(line.cents)),
            *("Credit" if line.cents > 0 else "Debet", line.name, line.iban, "ET"),
            *(line.description, _comma(after)),
        )
        for line, after in zip(statement.lines, _after(statement), strict=True)
    ]
    return _table(rows, ",")


def bunq_csv(statement: Statement) -> bytes:
    """Newest first, with a byte order mark."""
    heads = "Date;Interest Date;Amount;Account;Counterparty;Name;Description"
    rows = [
        (
            *(f"{line.day}", f"{line.day}", _comma(line.cents), statement.iban),
            *(line.iban, line.name, line.description),
        )
        for line in statement.lines
    ]
    return _table([heads.split(";"), *rows[::-1]], ";", "utf-8-sig")


def knab_csv(statement: Statement) -> bytes:
    """Below a line with the bank's name, with an empty column at the end."""
    heads = (
        "Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;"
        "Tegenrekeninghouder;Omschrijving;Referentie;Boekdatum;"
    )
    rows = [
        (
            *(statement.iban, "01-01-2020", statement.currency, "C" if line.cents > 0 else "D"),
            *(_unsigned(line.cents), line.iban, line.name, line.description, line.reference),
            *(_dutch(line.day), ""),
        )
        for line in statement.lines
    ]
    return _table([["KNAB EXPORT"], heads.split(";"), *rows], ";")


def _sepa(line: BankLine) -> str:
    """A description in columns, filled up with spaces."""
    parts = ("SEPA Overboeking", f"IBAN: {line.iban}", "BIC: BANKNL2A", f"Naam: {line.name}")
    whole = (*parts, f"Omschrijving: {line.description}", f"Kenmerk: {line.end_to_end}")
    return "".join(f"{part:32} " for part in whole)


def abn_amro_tab(statement: Statement) -> bytes:
    """TAB, the account by its number alone."""
    rows = [
        (
            *(statement.iban[-9:], statement.currency, f"{line.day:%Y%m%d}"),
            *(_comma(after - line.cents), _comma(after), f"{line.day:%Y%m%d}", _comma(line.cents)),
            _sepa(line),
        )
        for line, after in zip(statement.lines, _after(statement), strict=True)
    ]
    return "".join("\t".join(row) + "\n" for row in rows).encode("latin-1")


_ASN, _ABN = "NL81ASNB9999999999", "NL20ABNA0517852257"
_ING, _KNAB = "NL20INGB0001234567", "NL50KNAB0259123456"
_RABO, _TRIODOS, _BUNQ = "NL71RABO0123456789", "NL49TRIO0390123456", "NL33BUNQ2025123456"
_HOUSE = "ASN/SNS/RegioBank"
_NO_REFERENCE = TEXTS - {"reference"}

WRITERS = {
    **{
        f"CAMT.053 v{version}": Writer(
            _ING, "ING", "CAMT.053", camt053(version), TEXTS, has_parts=True
        )
        for version in range(2, 9)
    },
    "MT940 of ING": Writer(_ING, "ING", "MT940", mt940(_ing), TEXTS),
    "MT940 of ABN AMRO": Writer(_ABN, "ABN AMRO", "MT940", mt940(_abn_amro), TEXTS),
    "MT940 of Rabobank": Writer(_RABO, "Rabobank", "MT940", mt940(_rabobank), TEXTS),
    "MT940 of Knab": Writer(_KNAB, "Knab", "MT940", mt940(_knab), OTHER_SIDE | {"reference"}),
    "MT940 of Triodos": Writer(
        _TRIODOS, "Triodos", "MT940", mt940(_triodos), frozenset({"iban", "description"})
    ),
    "MT940 of ASN": Writer(_ASN, _HOUSE, "MT940", mt940(_asn), OTHER_SIDE),
    "CSV of Rabobank": Writer(_RABO, "Rabobank", "CSV", rabobank_csv, TEXTS, has_number=False),
    "CSV of ING": Writer(_ING, "ING", "CSV", ing_csv, _NO_REFERENCE, has_number=False),
    "CSV of ASN": Writer(
        _ASN, _HOUSE, "CSV", asn_csv, OTHER_SIDE | {"reference"}, has_number=False
    ),
    "CSV of Triodos": Writer(_TRIODOS, "Triodos", "CSV", triodos_csv, OTHER_SIDE, has_number=False),
    "CSV of bunq": Writer(
        _BUNQ, "bunq", "CSV", bunq_csv, OTHER_SIDE, has_balances=False, has_number=False
    ),
    "CSV of Knab": Writer(
        *(_KNAB, "Knab", "CSV", knab_csv, OTHER_SIDE | {"reference"}),
        has_balances=False,
        has_number=False,
    ),
    "TAB of ABN AMRO": Writer(
        _ABN, "ABN AMRO", "CSV", abn_amro_tab, _NO_REFERENCE, has_number=False
    ),
}
