"""Zips of statements, and zips that would do harm."""

import io
import zipfile
from pathlib import Path

import pytest

from socoledger.domain.bank import LARGEST_FILE
from socoledger.read.bank import read_statements
from tests.support.bank_statements import content, read, refusal

CAMT = "camt053_batch_v6.xml"


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, file in files.items():
            archive.writestr(name, file)
    return made.getvalue()


def test_the_statements_of_all_files_are_read_in_their_order() -> None:
    names = [CAMT, "csv_ing_new.csv", "mt940_asn.940.txt"]
    found = read_statements(packed({name: content(name) for name in names}))
    assert found == tuple(each for name in names for each in read(name))


def test_names_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("../../evil.xml", "/etc/passwd", "C:\\x", "..", ".")
    assert len(read_statements(packed(dict.fromkeys(names, content(CAMT))))) == len(names)
    assert list(tmp_path.iterdir()) == []


def test_what_macos_leaves_in_a_zip_is_passed_over() -> None:
    left = dict.fromkeys(("__MACOSX/._a.xml", "a/.DS_Store", "._a.xml"), b"\x00")
    assert read_statements(packed({**left, "a.xml": content(CAMT)})) == read(CAMT)


REFUSED = {
    "nothing": (packed({}), "there is no statement in this zip"),
    "folders": (packed({"a/": b""}), "there is no statement in this zip"),
    "Excel": (packed({"xl/workbook.xml": b"<a/>"}), "this is an Excel file, in which days"),
    "Word": (packed({"word/document.xml": b"<a/>"}), "this is a Word file"),
    "LibreOffice": (packed({"content.xml": b"<a/>"}), "this is a file of LibreOffice"),
    "a zip in it": (packed({"a.zip": packed({"b": b""})}), "there is a zip in this zip"),
    "a bomb": (packed({"a.xml": b"<" * (LARGEST_FILE + 1)}), "it unpacks to more than 20 MB"),
    "two halves": (
        packed({"a.csv": b"x" * 9, "b.xml": b"<" * LARGEST_FILE}),
        "it unpacks to more than 20 MB",
    ),
    "another method": (packed({"a": b"b"}, zipfile.ZIP_LZMA), "this zip is damaged or cut off"),
    "a statement and none": (
        packed({"a.xml": content(CAMT), "b.txt": b"Dear all"}),
        "nothing in it looks like a bank statement",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_zip_of_statements_is_refused(kind: str) -> None:
    file, said = REFUSED[kind]
    assert refusal(file).startswith(said)


def test_a_password_is_told() -> None:
    locked = bytearray(packed({"a": b"b"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(locked)).startswith("this zip is locked by a password")


def test_a_zip_that_is_cut_off_or_damaged_is_refused() -> None:
    whole = packed({CAMT: content(CAMT)})
    for size in range(4, len(whole), 100):
        assert refusal(whole[:size]).startswith("this zip is damaged or cut off")
    for place in range(4, len(whole), 7):
        refusal(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
