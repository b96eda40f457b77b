"""A PDF as a person or a screen reader takes it: its text, its tags, and what no tag covers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_PAINTS = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI"}
"""Operators that put something on the page."""


@dataclass
class Tag:
    """A tag of the structure of a PDF: its role, attributes, and the tags in it."""

    role: str
    alternative: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    inside: list["Tag"] = field(default_factory=list)

    def all(self, *roles: str) -> Iterator["Tag"]:
        """This tag and those in it, in order, of some roles."""
        if self.role in roles or not roles:
            yield self
        for tag in self.inside:
            yield from tag.all(*roles)


class Pdf:
    """A file."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content), strict=True)
        self.catalog: Any = self.reader.trailer["/Root"]

    @property
    def pages(self) -> list[str]:
        """The text of each page, with single spaces."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return " ".join(self.pages)

    @property
    def metadata(self) -> str:
        """What the file says of itself in XML."""
        data: bytes = self.catalog["/Metadata"].get_data()
        return data.decode()

    def tags(self) -> Tag:
        """The structure, below a root."""
        return Tag("root", inside=list(_tags(self.catalog["/StructTreeRoot"].get("/K"))))

    def untagged(self) -> list[str]:
        """What is put on pages outside of every tag, and not said to be decoration either."""
        return [operator for page in self.reader.pages for operator in _untagged(page, self.reader)]


def _tags(kids: Any) -> Iterator[Tag]:  # the structure is any nesting of lists and dictionaries
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if isinstance(each, dict) and "/S" in each:
            attributes: dict[str, Any] = {}
            for more in each.get("/A", []):
                attributes.update(more.get_object())
            inside = list(_tags(each["/K"])) if "/K" in each else []
            yield Tag(each["/S"].removeprefix("/"), each.get("/Alt"), attributes, inside)


def _untagged(page: Any, reader: PdfReader) -> Iterator[str]:
    depth = 0
    for _operands, operator in ContentStream(page.get_contents(), reader).operations:
        name = operator.decode()
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in _PAINTS and not depth:
            yield name
