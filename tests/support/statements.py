"""Bank statements for tests, in three formats, out of a few lines: `line("2025-03-14", -1250,
"Bouwmarkt", "Snoeischaar")`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from socoledger.domain.money import format_hundredths

IBAN = "NL20INGB0001234567"
SAVINGS = "NL43INGB0007654321"
OTHER = "NL91ABNA0417164300"


class Line(NamedTuple):
    """One line; a credit is positive."""

    day: date
    cents: int
    name: str = ""
    text: str = ""
    reference: str = ""
    end_to_end: str = ""
    iban: str = OTHER
    parts: tuple[int, ...] = ()
    """The payments of a batch, in cents; CAMT.053 alone has them."""


def line(day: str, cents: int, name: str = "", text: str = "", **more: Any) -> Line:
    """A line, its day as text."""
    return Line(date.fromisoformat(day), cents, name, text, **more)


class Period(NamedTuple):
    """What a bank says of an account from a day through another."""

    lines: Sequence[Line]
    opening: int = 0
    first: str = "2025-03-01"
    last: str = "2025-03-31"
    iban: str = IBAN

    @property
    def closing(self) -> int:
        """The balance at its end, in cents."""
        return self.opening + sum(line.cents for line in self.lines)

    @property
    def day_before(self) -> str:
        """The day at whose end the opening balance holds."""
        return (date.fromisoformat(self.first) - timedelta(days=1)).isoformat()


def camt(period: Period) -> bytes:
    """CAMT.053, version 2."""
    entries = "".join(map(_entry, period.lines))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2025-04-01T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb><CreDtTm>2025-04-01T06:00:00</CreDtTm>
<FrToDt><FrDtTm>{period.first}T00:00:00</FrDtTm><ToDtTm>{period.last}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>{period.iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
{_balance("OPBD", period.opening, period.day_before)}
{_balance("CLBD", period.closing, period.last)}
{entries}</Stmt></BkToCstmrStmt></Document>
""".encode()


def _balance(kind: str, cents: int, day: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="EUR">{format_hundredths(abs(cents))}</Amt>'
        f"<CdtDbtInd>{_sign(cents)}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _sign(cents: int) -> str:
    return "CRDT" if cents >= 0 else "DBIT"


def _entry(one: Line) -> str:
    party = "Dbtr" if one.cents >= 0 else "Cdtr"
    reference = f"<AcctSvcrRef>{one.reference}</AcctSvcrRef>" if one.reference else ""
    payments = "".join(
        _payment(one, party, f'<Amt Ccy="EUR">{format_hundredths(abs(cents))}</Amt>')
        for cents in one.parts
    )
    return (
        f'<Ntry><Amt Ccy="EUR">{format_hundredths(abs(one.cents))}</Amt>'
        f"<CdtDbtInd>{_sign(one.cents)}</CdtDbtInd><Sts>BOOK</Sts>"
        f"<BookgDt><Dt>{one.day}</Dt></BookgDt><ValDt><Dt>{one.day}</Dt></ValDt>{reference}"
        f"<NtryDtls>{payments or _payment(one, party, '')}</NtryDtls></Ntry>\n"
    )


def _payment(one: Line, party: str, amount: str) -> str:
    end_to_end = one.end_to_end or "NOTPROVIDED"
    name = f"<{party}><Nm>{escape(one.name)}</Nm></{party}>" if one.name else ""
    account = f"<{party}Acct><Id><IBAN>{one.iban}</IBAN></Id></{party}Acct>"
    return (
        f"<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs>{amount}"
        f"<RltdPties>{name}{account}</RltdPties>"
        f"<RmtInf><Ustrd>{escape(one.text)}</Ustrd></RmtInf></TxDtls>"
    )


def mt940(period: Period) -> bytes:
    """MT940 with the structured :86: of ING."""
    lines = [
        ":20:P1",
        f":25:{period.iban}EUR",
        ":28C:7",
        f":60F:{_credit(period.opening)}{_short(period.day_before)}EUR{_comma(period.opening)}",
    ]
    for one in period.lines:
        day = _short(one.day.isoformat())
        kind = "C" if one.cents >= 0 else "D"
        lines.append(f":61:{day}{day[2:]}{kind}{_comma(one.cents)}NTRFNONREF")
        lines.append(f":86:/CNTP/{one.iban}//{one.name}///REMI/USTD//{one.text}/")
    lines.append(f":62F:{_credit(period.closing)}{_short(period.last)}EUR{_comma(period.closing)}")
    return "\r\n".join([*lines, "-", ""]).encode()


def _credit(cents: int) -> str:
    return "C" if cents >= 0 else "D"


def _short(day: str) -> str:
    return day.replace("-", "")[2:]


def _comma(cents: int) -> str:
    return format_hundredths(abs(cents)).replace(".", ",")


def ing_csv(period: Period) -> bytes:
    """The CSV of ING with the balance after each line, the newest first. It has no references."""
    head = (
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
        '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"'
    )
    rows, balance = [], period.opening
    for one in period.lines:
        balance += one.cents
        cells = (
            one.day.isoformat().replace("-", ""),
            one.name,
            period.iban,
            one.iban,
            "OV",
            "Bij" if one.cents >= 0 else "Af",
            _comma(one.cents),
            "Overschrijving",
            one.text,
            ("-" if balance < 0 else "") + _comma(balance),
            "",
        )
        rows.append(";".join(f'"{cell}"' for cell in cells))
    return "\r\n".join([head, *reversed(rows), ""]).encode()
