"""CAMT.053: versions 2 to 8, batches, money that came back, pages; no other message of the bank."""

import re

import pytest

from socoledger.domain.bank import BankPart
from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, head, heads, lines, read, refusal, told

BATCH = "camt053_batch_v6.xml"
V2 = "camt053_genkgo_v2.multi.statement.xml"


def changed(name: str, before: str, after: str) -> bytes:
    whole = content(name).decode()
    assert before in whole
    return whole.replace(before, after).encode()


def test_a_file_with_two_statements() -> None:
    number = "254EURNL26VAYB8060476890"
    assert heads(V2) == [
        " CAMT.053 NL26VAYB8060476890 EUR 12312: 2014-12-31 18.15 to 2014-12-31 27.00",
        f" CAMT.053 NL26VAYB8060476890 EUR {number}: 2014-12-31 27.00 to 2014-12-31 20.00",
    ]
    other = "NL56AGDH9619008421 | Transaction Description"
    assert lines(V2) == [
        f"66: 2014-12-31 8.85 | Company Name 1 | {other} 1 | 000000001",
        f"145: 2014-12-31 -7.00 | Company Name 2 | {other} 2 | 000000002",
    ]


def test_a_batch_has_its_payments_and_what_is_expected_is_left_out() -> None:
    assert heads(BATCH) == [
        "ING CAMT.053 NL20INGB0001234567 EUR 25063: 2025-03-31 -10.00 to 2025-03-31 889.50"
    ]
    assert lines(BATCH) == [
        "22: 2025-03-31 -300.50 | Premies maart | 033112345",
        ("50: 2025-03-31 1200.00 | Stichting De Loods | NL49TRIO0390123456 | "
        "Huur maart 5000123412341234 | 033112346 | HUUR-3"),
    ]  # fmt: skip
    assert read(BATCH)[0].lines[0].parts == (
        BankPart(-20025, "A. Jansen", "NL02ABNA0123456789", "Premie maart", "P-1"),
        BankPart(-10025, "B. de Boer", "NL86INGB0002445588", "Premie maart", ""),
    )
    assert read(BATCH)[0].lines[1].parts == ()


def test_a_batch_whose_payments_do_not_add_up_is_one_line() -> None:
    (statement,) = read_statements(changed(BATCH, ">200.25<", ">200.24<"))
    assert statement.lines[0].parts == ()
    assert statement.lines[0].cents == -30050


def test_a_statement_in_pages_has_the_balances_of_its_page() -> None:
    page = changed(BATCH, "<Cd>PRCD</Cd>", "<Cd>ITBD</Cd>")
    assert head(read_statements(page)[0]) == heads(BATCH)[0]
    page = page.replace(b"<Cd>CLBD</Cd>", b"<Cd>ITBD</Cd>")
    assert head(read_statements(page)[0]) == heads(BATCH)[0]


def test_a_statement_without_one_of_its_balances_has_none() -> None:
    (statement,) = read_statements(changed(BATCH, "<Cd>CLBD</Cd>", "<Cd>CLAV</Cd>"))
    assert (statement.opening_cents, statement.closing_cents) == (None, None)
    assert str(statement.last) == "2025-03-31"


def test_a_statement_without_lines() -> None:
    whole = content(BATCH).decode()
    start, end = whole.index("<Ntry>"), whole.rindex("</Ntry>")
    (statement,) = read_statements((whole[:start] + whole[end + 7 :]).encode())
    assert statement.lines == ()
    assert str(statement.first) == "2025-03-31"


@pytest.mark.parametrize("name", ["camt053_genkgo_v2.minimal.xml", "camt053_genkgo_v8.xml"])
def test_a_balance_in_another_currency_is_refused(name: str) -> None:
    assert "is not in the currency of its account" in refusal(content(name))


def test_version_8_has_names_and_statuses_deeper() -> None:
    whole = content("camt053_genkgo_v8.xml").decode()
    start = whole.index("<Bal>", whole.index("<Bal>") + 1)
    without = whole[:start] + whole[whole.rindex("</Bal>") + 6 :]
    (statement,) = read_statements(without.encode())
    (line,) = statement.lines
    assert (line.name, line.iban) == ("NAME NAME", "NL56AGDH9619008421")
    assert line.description == "4654654654654654"
    assert line.reference == "AAAASESS-FP-CN_98765/01"


def only_entry(entry: str, *, prefix: str = "", before: str = "") -> bytes:
    """A statement of one entry of 5.00, of which this is added; every name has the prefix."""
    space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
    inside = (
        "<Id>7</Id><CreDtTm>2025-04-01T06:00:00</CreDtTm>"
        "<Acct><Id><IBAN>NL20INGB0001234567</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        '<Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">5</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Sts>BOOK</Sts><BookgDt><DtTm>2025-03-31T00:00:00+02:00</DtTm></BookgDt>{entry}</Ntry>"
    )
    whole = f"<BkToCstmrStmt><Stmt>{inside}</Stmt></BkToCstmrStmt></Document>"
    named = re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", whole)
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return f'{before}<{prefix}Document {declared}="{space}">{named}'.encode()


def payment(inside: str) -> str:
    return f"<NtryDtls><TxDtls>{inside}</TxDtls></NtryDtls>"


ENTRIES = {
    "nothing but what the bank adds": (
        "<AddtlNtryInf>Rente  en kosten</AddtlNtryInf>",
        "1: 2025-03-31 5.00 | Rente en kosten",
    ),
    "what the bank adds, with tags": (
        (
            "<AddtlNtryInf>/TRTP/SEPA OVERBOEKING/IBAN/NL02ABNA0123456789/NAME/Ans/REMI/Huur"
            "</AddtlNtryInf>"
        ),
        "1: 2025-03-31 5.00 | Ans | NL02ABNA0123456789 | Huur",
    ),
    "whom it was for in the end": (
        payment(
            "<RltdPties><Dbtr/><DbtrAcct><Id><IBAN>NL02ABNA0123456789</IBAN></Id></DbtrAcct>"
            "<UltmtDbtr><Nm>Ans</Nm></UltmtDbtr></RltdPties>"
        ),
        "1: 2025-03-31 5.00 | Ans | NL02ABNA0123456789",
    ),
    "a reference of the payment, and words with it": (
        payment(
            "<RmtInf><Ustrd>Factuur</Ustrd><Ustrd>12</Ustrd><Strd><CdtrRefInf><Tp/>"
            "<Ref>RF18539007547034</Ref></CdtrRefInf><AddtlRmtInf>tweede</AddtlRmtInf></Strd>"
            "</RmtInf>"
        ),
        "1: 2025-03-31 5.00 | Factuur 12 tweede RF18539007547034",
    ),
    "an account by its number": (
        payment(
            "<RltdPties><DbtrAcct><Id><Othr><Id>1234567</Id></Othr></Id></DbtrAcct></RltdPties>"
        ),
        "1: 2025-03-31 5.00 | 1234567",
    ),
    "what was paid in another currency": (
        payment(
            '<AmtDtls><InstdAmt><Amt Ccy="USD">5.60</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">5.00'
            "</Amt></TxAmt><CntrValAmt/></AmtDtls><AddtlTxInf>Koers 1,12</AddtlTxInf>"
        ),
        "1: 2025-03-31 5.00 | Koers 1,12",
    ),
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_what_an_entry_says(kind: str) -> None:
    """The number of an entry in its statement (NtryRef) is no reference: it comes back monthly."""
    entry, said = ENTRIES[kind]
    (statement,) = read_statements(only_entry(entry))
    assert [told(line) for line in statement.lines] == [said]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n \n", "<!-- of a bank -->"])
@pytest.mark.parametrize("prefix", ["", "ns2:"])
def test_names_may_have_a_prefix_and_the_file_a_mark(prefix: str, before: str) -> None:
    (statement,) = read_statements(only_entry("", prefix=prefix, before=before))
    assert head(statement) == (
        "ING CAMT.053 NL20INGB0001234567 EUR 7: 2025-03-31 - to 2025-03-31 -"
    )


TOO_LONG = {
    "what the bank adds": f"<AddtlNtryInf>{'x ' * 3000}</AddtlNtryInf>",
    "a name": payment(f"<RltdPties><Dbtr><Nm>{'x' * 5000}</Nm></Dbtr></RltdPties>"),
    "a payment of a batch": 2
    * payment(f'<Amt Ccy="EUR">2.50</Amt><AddtlTxInf>{"x" * 5000}</AddtlTxInf>'),
}


@pytest.mark.parametrize("kind", TOO_LONG)
def test_a_text_longer_than_banks_write_is_refused(kind: str) -> None:
    """Else it would make a line of the journal that takes minutes to read."""
    assert refusal(only_entry(TOO_LONG[kind])).startswith("line 1 cannot be read")


BROKEN = {
    "another version": ("camt.053.001.06", "camt.053.001.12", "this is CAMT.053 version 12"),
    "during the day": ("camt.053.001.06", "camt.052.001.06", "an interim report (CAMT.052)"),
    "notices": (
        "camt.053.001.06",
        "camt.054.001.02",
        "these are notices of single payments (CAMT.0",
    ),
    "payments": ("camt.053.001.06", "pain.001.001.09", "these are payment orders (pain)"),
    "another message": ("camt.053.001.06", "acmt.001.001.06", "this XML is no bank statement"),
    "no statement": ("<Stmt>", "<Stmt/><!--", "this XML is damaged or cut off at line"),
    "no account": ("<IBAN>NL20INGB0001234567</IBAN></Id><Ccy>", "</Id><Ccy>", "at line 5 does"),
    "no status": ("<Sts>PDNG</Sts>", "<Sts>MAYB</Sts>", "line 69 cannot be read"),
    "no side": ("<CdtDbtInd>DBIT</CdtDbtInd><Sts>", "<Sts>", "line 22 has no amount"),
    "half a cent": (">1200.00<", ">1200.005<", "line 51 has no amount in euros and cents"),
    "a comma": (">1200.00<", ">1200,00<", "line 51 has no amount in euros and cents"),
    "a day that is none": (">2025-03-31+02:00<", ">2025-02-30<", "line 22 has no day"),
    "lost letters": ("Stichting De", "Stichting \ufffd", "its letters were damaged"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_not_as_it_should_be_is_refused(kind: str) -> None:
    before, after, said = BROKEN[kind]
    assert said in refusal(changed(BATCH, before, after))
