"""Heads of rows in the tables of a PDF. Typst tags the cells of a table's head as headers, and has
no way yet to say that the first cell of each row is one too: who listens to a table would hear
amounts without what they are of. So that is said here, in the tags of the file it made.

A PDF is a list of numbered objects, and a table of where each begins. Typst writes tags as objects
that are not packed: a row (TR) names its cells (TD, TH) in its K.
"""

import re

_START = re.compile(rb"startxref\s+([0-9]+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\r?\n0 ([0-9]+)\r?\n((?:[0-9]{10} [0-9]{5} [nf][ \r]\n)+)")
_ROW = re.compile(rb"<</Type/StructElem/S/TR/.*?/K\[([0-9]+) 0 R")
_CELL = b"<</Type/StructElem/S/TD/"
_HEAD = b"<</Type/StructElem/S/TH/"
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")
_NOTHING = re.compile(rb"<</O/Table>>")
_ATTRIBUTES = b"/A["
_SCOPE = b"<</O/Table/Scope/Row>>"


def with_row_heads(pdf: bytes) -> bytes:
    """The file, in which the first cell of each row of a table is its header, and cells belong to
    the heads of their row and column. Raises ValueError if it is not as typst writes it.
    """
    start, count, offsets = _objects(pdf)
    order = sorted(range(1, count), key=offsets.__getitem__)
    ends = [*(offsets[number] for number in order[1:]), start]
    objects = {number: pdf[offsets[number] : end] for number, end in zip(order, ends, strict=True)}
    heads = {int(row[1]) for each in objects.values() if (row := _ROW.search(each))}
    for number, content in objects.items():
        if _CELL in content:
            objects[number] = _cell(content, is_head=number in heads)
    return _joined(pdf[: offsets[order[0]]], objects, pdf[start:])


def _objects(pdf: bytes) -> tuple[int, int, list[int]]:
    """Where the table of objects begins, how many there are, and where each begins."""
    end = _START.search(pdf)
    table = _TABLE.match(pdf, int(end[1])) if end else None
    if end is None or table is None:
        message = "the PDF is written in another way than expected"
        raise ValueError(message)
    offsets = [int(line[:10]) for line in table[2].splitlines()]
    return int(end[1]), int(table[1]), offsets


def _cell(content: bytes, *, is_head: bool) -> bytes:
    """A cell that leaves to the scope of heads which are its own; or is such a head itself."""
    content = _NOTHING.sub(b"", _HEADERS.sub(b"", content))
    if not is_head:
        return content.replace(b"/A[]", b"")
    content = content.replace(_CELL, _HEAD)
    if b"<</O/Table/" in content:
        return content.replace(b"<</O/Table/", b"<</O/Table/Scope/Row/", 1)
    if _ATTRIBUTES in content:
        return content.replace(_ATTRIBUTES, _ATTRIBUTES + _SCOPE, 1)
    return content.replace(b"/K[", b"/A[" + _SCOPE + b"]/K[", 1)


def _joined(head: bytes, objects: dict[int, bytes], tail: bytes) -> bytes:
    """The file anew, with the table of where each object begins now."""
    offsets: dict[int, int] = {}
    parts = [head]
    position = len(head)
    for number, content in objects.items():
        offsets[number] = position
        parts.append(content)
        position += len(content)
    table = _TABLE.match(tail)
    if table is None:
        message = "the PDF has lost its table of objects"
        raise ValueError(message)
    first, *_rest = table[2].splitlines(keepends=True)
    lines = [first, *(b"%010d 00000 n \n" % offsets[number] for number in sorted(offsets))]
    trailer = _START.sub(b"startxref\n%d\n%%%%EOF" % position, tail[table.end() :])
    return b"".join([*parts, tail[: table.start(2)], *lines, trailer])
