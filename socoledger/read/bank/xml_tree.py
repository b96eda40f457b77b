"""XML as a small tree, with nothing followed (SPEC 10): no document type, so no entity but the five
of XML itself, no file and no network. Names are without their namespace.
"""

from collections.abc import Iterator
from xml.parsers import expat

from socoledger.domain.bank import NoStatement
from socoledger.read.bank.refusals import BROKEN_XML, DOCUMENT_TYPE, TOO_LARGE, refused

_DEEPEST = 64
_MOST = 1_000_000
"""Elements, each of some hundred bytes in memory; a statement of 20 MB has half as many."""
_SEPARATOR = " "


class Element:
    """An element: name and namespace, attributes, text, what is in it, and its line, from 1."""

    __slots__ = ("attributes", "children", "line", "name", "namespace", "pieces")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.namespace, _, self.name = name.rpartition(_SEPARATOR)
        self.attributes = attributes
        self.line = line
        self.pieces: list[str] = []
        self.children: list[Element] = []

    @property
    def said(self) -> str:
        """Its own text."""
        return "".join(self.pieces).strip()

    def all(self, path: str) -> Iterator["Element"]:
        """Every element at a path such as "Acct/Id/IBAN"."""
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                yield from child.all(rest) if rest else (child,)

    def first(self, *paths: str) -> "Element | None":
        """The first element at the first path where there is one."""
        return next((found for path in paths for found in self.all(path)), None)

    def text(self, *paths: str) -> str:
        """What the first element at the first of the paths that says something says, else ""."""
        for path in paths:
            for found in self.all(path):
                if found.said:
                    return found.said
        return ""


class _Builder:
    """Makes the tree of what the parser tells."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.document_type
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters

    def document_type(self, *_declared: object) -> None:
        raise NoStatement(DOCUMENT_TYPE)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > _MOST:
            raise NoStatement(TOO_LARGE)
        if len(self.open) >= _DEEPEST:
            raise _broken(self.parser.CurrentLineNumber)
        element = Element(name, attributes, self.parser.CurrentLineNumber)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, data: str) -> None:
        self.open[-1].pieces.append(data)


def _broken(line: int) -> NoStatement:
    return refused(BROKEN_XML, line=line)


def tree(content: bytes) -> Element:
    """The root of an XML document. Raises NoStatement if it is broken, cut off or may do harm."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    builder = _Builder(parser)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, NoStatement):
            raise
        raise _broken(parser.CurrentLineNumber) from None
    if builder.root is None:
        raise _broken(1)
    return builder.root
