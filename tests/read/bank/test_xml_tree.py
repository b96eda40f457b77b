"""XML that would do harm is refused before anything of it is followed."""

from pathlib import Path

import pytest

from socoledger.read.bank import xml_tree
from tests.support.bank_statements import content, refusal

CAMT = content("camt053_batch_v6.xml").split(b"?>\n", 1)[1]
LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 10)
)
DOCUMENT_TYPES = {
    "billion laughs": b'<!DOCTYPE Document [<!ENTITY l0 "ha">' + LAUGHS + b"]>",
    "external entity": b'<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "parameter entity": b'<!DOCTYPE Document [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
    "DTD elsewhere": b'<!DOCTYPE Document SYSTEM "http://127.0.0.1:9/x.dtd">',
}


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_no_document_type_is_read(kind: str) -> None:
    said = refusal(DOCUMENT_TYPES[kind] + CAMT.replace(b"Huur maart", b"&l9;"))
    assert said.startswith("this XML declares a document type, as no bank does")


def test_nothing_is_included(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}"/>'
    assert refusal(CAMT.replace(b"Huur maart", include.encode())) == ""


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (b"<a>\n<b></a>", 2),
        (b"<a>" * 100 + b"</a>" * 100, 1),
        (b"<a>\n&what;</a>", 2),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', 1),
        (b'<?xml version="1.0" encoding="big5"?><a/>', 1),
        (b"<a>\x01</a>", 1),
        (b"<", 1),
    ],
)
def test_broken_xml_is_told_with_its_line(file: bytes, line: int) -> None:
    assert refusal(file) == f"this XML is damaged or cut off at line {line}; download it again"


def test_a_tree_takes_no_more_memory_than_a_statement_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xml_tree, "_MOST", 100)
    assert refusal(b"<a>" + b"<b/>" * 99 + b"</a>").startswith("this XML is no bank statement")
    assert refusal(b"<a>" + b"<b/>" * 100 + b"</a>").startswith("it holds more than is read")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-15", "cp1252"])
def test_any_encoding_that_xml_names_is_read(encoding: str) -> None:
    named = f'<?xml version="1.0" encoding="{encoding}"?>\n{CAMT.decode()}'
    assert refusal(named.encode(encoding)) == ""
