"""What a PDF is made of. What comes of it is held in tests/commands/report/test_pdf.py."""

import json

from socoledger.write.documents.document import Booklet, Document, Letterhead
from socoledger.write.forms.pdf import layout, pdf_source
from socoledger.write.words import Words
from tests.support.every_block import every_block

LOGO = b"\x89PNG\r\n\x1a\n" + b"x" * 20


def test_the_layout_is_always_the_same_and_holds_nothing_of_a_document() -> None:
    assert "Anna" not in layout()
    assert "sys.inputs.paper" in layout()


def test_the_layout_runs_no_text() -> None:
    program = "\n".join(line.partition("//")[0] for line in layout().splitlines())
    assert "eval" not in program
    assert "import" not in program


def test_texts_are_values() -> None:
    text = '"] #eval("1") \\'
    data = json.loads(pdf_source(every_block(text=text), Words("nl")).data)
    blocks = data["documents"][0]["blocks"]
    assert {"kind": "items", "items": [text, "Tweede punt"]} in blocks


def test_a_picture_is_kept_once() -> None:
    source = pdf_source(every_block(LOGO), Words("nl"))
    [name] = source.pictures
    assert name.endswith(".png")
    assert json.loads(source.data)["documents"][0]["logo"] == name


def test_a_jpeg_is_called_so() -> None:
    booklet = Booklet("x", (Document("x", "", Letterhead("x", (), b"\xff\xd8\xff"), ()),))
    [name] = pdf_source(booklet, Words("nl")).pictures
    assert name.endswith(".jpeg")
