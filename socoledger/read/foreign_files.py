"""What a file is that somebody took for another one, by how it begins or what is packed in it
(SPEC 10 and 11).
"""

from collections.abc import Iterable, Sequence

from socoledger.domain.findings import Phrase

Signatures = Sequence[tuple[bytes, Phrase]]
"""How files begin, with what these are; the first that fits counts."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How an old file of Excel or Word begins, or one with a password."""
PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
"""How packed files begin that are no zip."""
PICTURES: Signatures = tuple(
    (start, Phrase("a picture")) for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
)
JSON: Signatures = tuple(
    (start, Phrase("JSON, which is not read here")) for start in (b"{\n", b'{"')
)


def start_of(content: bytes, length: int) -> bytes:
    """So many bytes of a file, from the first that is no byte order mark and no space."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:length]


def kind_by_start(start: bytes, signatures: Signatures) -> Phrase | None:
    """What a file is that begins so, None if nothing tells."""
    return next((what for signature, what in signatures if start.startswith(signature)), None)


def kind_by_members(names: Sequence[str], marks: Iterable[tuple[str, Phrase]]) -> Phrase | None:
    """What a zip is that holds files of these names, by how one of them begins; None if nothing
    tells.
    """
    found = (what for mark, what in marks if any(name.startswith(mark) for name in names))
    return next(found, None)
