"""Any file: a statement to the cent, or a clear word about what it looks like (SPEC 10)."""

import gzip
import os
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.bank import LARGEST_FILE, BankLine, BankPart, NoStatement, Statement
from socoledger.domain.money import format_hundredths
from socoledger.read.bank import banks, read_statements
from socoledger.read.bank.shapes import Bank
from tests.support.bank_statements import NAMES, UNTIED, content, read, refusal, ties
from tests.support.bank_writers import WRITERS, Writer
from tests.support.properties import steady

_WORDS = st.lists(
    st.text("abcdefgXYZ0123456789éë.'", min_size=1, max_size=12), min_size=1, max_size=14
).map(" ".join)
_ASCII = _WORDS.map(lambda text: text.replace("é", "e").replace("ë", "e"))
_IBANS = st.sampled_from(["NL02ABNA0123456789", "NL86INGB0002445588", "BE68539007547034"])
_CENTS = st.integers(-(10**9), 10**9).filter(bool)


@st.composite
def _lines(draw: st.DrawFn, writer: Writer) -> tuple[BankLine, ...]:
    texts = _ASCII if writer.format == "MT940" else _WORDS
    day, lines = date(2025, 1, 1), []
    for number in range(draw(st.integers(1, 4))):
        day += timedelta(days=draw(st.integers(0, 40)))
        values = {
            "name": draw(texts)[:30].strip(),
            "iban": draw(_IBANS),
            "description": draw(texts),
            "reference": f"R{number}" if writer.bank != "ASN/SNS/RegioBank" else f"{day}/{number}",
            "end_to_end": f"E {number}",
        }
        said = [text if key in writer.texts else "" for key, text in values.items()]
        name, iban, description, reference, end_to_end = said
        cents = draw(_CENTS)
        lines.append(BankLine(day, cents, name, iban, description, reference, end_to_end))
    return tuple(lines)


def _batch(line: BankLine) -> BankLine:
    """The line as a batch of two payments to the other side."""
    part = BankPart(line.cents + 1, line.name, line.iban, line.description, line.end_to_end)
    parts = (part, replace(part, cents=-1))
    return replace(line, name="", iban="", end_to_end="", parts=parts)


@settings(steady, max_examples=8)
@pytest.mark.parametrize("name", WRITERS)
@given(data=st.data())
def test_what_is_written_in_a_format_is_read_back_equal(name: str, data: st.DataObject) -> None:
    writer = WRITERS[name]
    lines = data.draw(_lines(writer))
    if writer.has_parts:
        lines = tuple(_batch(line) if line.cents % 3 == 0 else line for line in lines)
    opening = data.draw(st.integers(-(10**9), 10**9))
    statement = Statement(
        iban=writer.iban,
        currency="EUR",
        first=lines[0].day,
        last=lines[-1].day,
        opening_cents=opening if writer.has_balances else None,
        closing_cents=opening + sum(line.cents for line in lines) if writer.has_balances else None,
        lines=lines,
        number="12" if writer.has_number else "",
        format=writer.format,
        bank=writer.bank,
    )
    (found,) = read_statements(writer.write(statement))
    assert replace(found, lines=tuple(replace(line, row=0) for line in found.lines)) == statement


@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNTIED])
def test_samples_tie_or_have_no_balances(name: str) -> None:
    for statement in read(name):
        assert statement.opening_cents is None or ties(statement)
        assert all(statement.first <= line.day <= statement.last for line in statement.lines)


def _with_a_cent_more(whole: bytes, line: BankLine) -> bytes | None:
    """A file in which the amount of a line was changed; None if it is not written in full there."""
    rows = whole.splitlines(keepends=True)
    before, after = b"".join(rows[: line.row - 1]), b"".join(rows[line.row - 1 :])
    for point in (".", ","):
        amounts = (abs(line.cents), abs(line.cents) + 1)
        one, other = (format_hundredths(each).replace(".", point).encode() for each in amounts)
        if one in after:
            return before + after.replace(one, other, 1)
    return None


@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNTIED])
def test_an_amount_that_was_changed_is_seen(name: str) -> None:
    """But for the ends of a table, of which one balance is known by the amount alone."""
    for statement in read(name):
        lines = statement.lines[1:-1] if statement.format == "CSV" else statement.lines
        if statement.opening_cents is None:
            continue
        for changed in filter(None, (_with_a_cent_more(content(name), line) for line in lines)):
            assert not all(map(ties, read_statements(changed)))


@pytest.mark.parametrize("name", NAMES)
def test_files_that_are_cut_off_are_read_or_refused(name: str) -> None:
    """CAMT.053 never, MT940 and tables only where nothing shows that something is missing."""
    whole = content(name)
    for size in range(0, len(whole) - 100, 100):
        said = refusal(whole[:size])
        assert said or not name.endswith(".xml"), size


@pytest.mark.parametrize("name", NAMES)
def test_a_byte_that_is_changed_breaks_nothing(name: str) -> None:
    whole = content(name)
    for place in range(0, len(whole), max(97, len(whole) // 25)):
        for byte in (b"\x00", b"\xff", b'"', b"\n", b"9", b":"):
            refusal(whole[:place] + byte + whole[place + 1 :])


@settings(steady, max_examples=30)
@given(start=st.sampled_from([b"", b"<", b":20:1\n:25:", b"PK\x03\x04", b"%PDF", b"a;b;c\n"]),
       rest=st.binary(max_size=300))  # fmt: skip
def test_any_bytes_are_refused_at_most(start: bytes, rest: bytes) -> None:
    refusal(start + rest)


OTHER_FILES = {
    "empty": (b"", "the file is empty; download it again"),
    "blank": (b"\xef\xbb\xbf \r\n\n", "the file is empty; download it again"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF, out of which no amount can be read for"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old Excel or Word file;"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "this is a picture;"),
    "a page": (b"\n<!DOCTYPE HTML><html>", "this is a web page, perhaps since you were no longer"),
    "gzip": (gzip.compress(b":20:"), "this is a packed file of another kind than zip;"),
    "a page behind a remark": (b"<!-- bank --><html><body>", "this is a web page, perhaps"),
    "a page in XML": (b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html/>', "this is a web page"),
    "Excel in XML": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
        "this is an Ex",
    ),
    "JSON": (b'{"lines": []}', "this is JSON, which is not read here;"),
    "OFX": (b"OFXHEADER:100\r\n", "this is OFX, which is not read here;"),
    "OFX in XML": (b'<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX/>', "this is OFX, which"),
    "QIF": (b"!Type:Bank\nD1/3'25\nT-1.00\n^\n", "this is QIF, which is not read here;"),
    "QIF of accounts": (b"!Account\nNBank\n^\n", "this is QIF, which is not read here;"),
    "tar": (b"a.xml".ljust(512, b"\0"), "nothing in it looks like a bank statement;"),
    "UTF-16": ('"Datum";"Bedrag"'.encode("utf-16"), "it was saved as UTF-16 by another program;"),
    "UTF-16 without a mark": ("Datum;Bedrag;Saldo".encode("utf-16-le"), "it was saved as UTF-16"),
    "zeros": (b"abc" * 40 + b"\x00", "nothing in it looks like a bank statement;"),
    "prose": (b"Dear treasurer,\nhere it is.\n", "nothing in it looks like a bank statement;"),
    "other XML": (b"<a><b/></a>", "this XML is no bank statement;"),
}


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_a_file_that_is_no_statement_says_what_it_looks_like(kind: str) -> None:
    file, said = OTHER_FILES[kind]
    assert refusal(file).startswith(said)


def test_a_file_above_20_mb_is_not_read() -> None:
    assert "more than is read at once, 20 MB" in refusal(b"<" * (LARGEST_FILE + 1))


def test_a_refusal_is_translated_and_tells_nothing_of_the_file() -> None:
    secret = b"Jansen;NL20INGB0001234567;1234\n"
    assert "Jansen" not in refusal(secret, "nl")
    assert refusal(secret, "nl") != refusal(secret)


def test_a_file_of_windows_keeps_its_letters() -> None:
    whole = content("csv_sns.csv").decode("iso-8859-15").encode("cp1252")
    assert read_statements(whole)[0].lines[0].description == "Koffie € 4,50"


def test_a_file_whose_content_is_a_path_is_not_opened() -> None:
    """`mt-940` would open it, if it were asked to read a path."""
    with pytest.raises(NoStatement):
        read_statements(os.fsencode(__file__))


# -- the banks that are known ----------------------------------------------------------------------

ANOTHER = """\
from socoledger.read.bank.shapes import Bank

BANK = Bank(name="Another", codes=("ANOT",))
"""


def test_a_bank_is_added_by_one_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "another.py").write_text(ANOTHER, encoding="utf-8")
    monkeypatch.setattr(banks, "__path__", [*banks.__path__, str(tmp_path)])
    found = banks.find_banks()
    monkeypatch.delitem(sys.modules, "socoledger.read.bank.banks.another")
    assert [bank.name for bank in found] == [
        *("ABN AMRO", "Another", "ASN/SNS/RegioBank", "bunq", "ING", "Knab", "Rabobank", "Triodos")
    ]


def test_no_two_banks_have_a_code() -> None:
    codes = Counter(code for bank in banks.BANKS for code in bank.codes)
    assert set(codes.values()) == {1}


def _formats(bank: Bank) -> set[str]:
    return {*(["CSV"] if bank.tables else []), *(["MT940"] if bank.details else [])}


def _read(name: str) -> tuple[Statement, ...]:
    try:
        return read(name)
    except NoStatement:
        return ()


@pytest.mark.parametrize("bank", banks.BANKS, ids=lambda bank: bank.name)
def test_every_format_of_a_bank_has_a_sample_and_is_written(bank: Bank) -> None:
    sampled = {each.format for name in NAMES for each in _read(name) if each.bank == bank.name}
    written = {writer.format for writer in WRITERS.values() if writer.bank == bank.name}
    assert _formats(bank) <= sampled
    assert _formats(bank) <= written
