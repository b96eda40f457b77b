"""Heads of rows in the tags of a PDF. What becomes of whole files is held in
tests/commands/report/test_pdf.py.
"""

import pytest

from socoledger.write.forms.row_heads import with_row_heads

OBJECTS = (
    b"<</Type/Catalog/StructTreeRoot 2 0 R>>",
    b"<</Type/StructElem/S/TR/P 9 0 R/K[3 0 R 4 0 R]>>",
    b"<</Type/StructElem/S/TD/P 2 0 R/A[<</O/Table/Headers[(U1x0y0)]>><</O/Layout>>]/K[2]>>",
    b"<</Type/StructElem/S/TD/P 2 0 R/A[<</O/Table/ColSpan 2/Headers[(U1x1y0)]>>]/K[3]/Pg 9 0 R>>",
)


def file(*objects: bytes) -> bytes:
    """A file of some objects, with the table of where each is."""
    content, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n\n" % (number, each)
    lines = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, lines)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\n" % count
    return content + table + trailer + b"startxref\n%d\n%%%%EOF" % len(content)


def test_the_first_cell_of_a_row_is_its_head() -> None:
    head = b"<</Type/StructElem/S/TH/P 2 0 R/A[<</O/Table/Scope/Row>><</O/Layout>>]/K[2]>>"
    cell = b"<</Type/StructElem/S/TD/P 2 0 R/A[<</O/Table/ColSpan 2>>]/K[3]/Pg 9 0 R>>"
    assert with_row_heads(file(*OBJECTS)) == file(OBJECTS[0], OBJECTS[1], head, cell)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"/A[<</O/Table/ColSpan 2>>]/K[2]", b"/A[<</O/Table/Scope/Row/ColSpan 2>>]/K[2]"),
        (b"/K[2]", b"/A[<</O/Table/Scope/Row>>]/K[2]"),
        (b"/A[<</O/Table/Headers[]>>]/K[2]", b"/A[<</O/Table/Scope/Row>>]/K[2]"),
    ],
)
def test_whatever_the_cell_says_of_itself(before: bytes, after: bytes) -> None:
    cell, head = b"<</Type/StructElem/S/TD/P 2 0 R%s>>", b"<</Type/StructElem/S/TH/P 2 0 R%s>>"
    made = with_row_heads(file(*OBJECTS[:2], cell % before, b"<<>>"))
    assert made == file(*OBJECTS[:2], head % after, b"<<>>")


def test_a_file_without_tables_stays_as_it_is() -> None:
    assert with_row_heads(file(OBJECTS[0])) == file(OBJECTS[0])


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 packed", file(OBJECTS[0])[:-1]])
def test_a_file_written_in_another_way_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match="another way"):
        with_row_heads(content)
