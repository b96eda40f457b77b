"""The shapes that charts are drawn with, as elements of SVG."""

from xml.etree.ElementTree import Element, SubElement

from socoledger.write.documents.document import Chart
from socoledger.write.words import Words

INK, FULL, EMPTY, PAPER = "#1a1a1a", "#1f6f54", "#e4ece8", "#ffffff"
"""The colours of lines and letters, of what is full, of what is empty, and of the paper."""

Point = tuple[float, float]
_NAMESPACE = "http://www.w3.org/2000/svg"


def canvas(chart: Chart, size: tuple[int, int], size_of_letters: int, words: Words) -> Element:
    """An empty picture of a width and a height, with its title and description for who cannot see
    it.
    """
    width, height = size
    label = words.plain(f"{chart.title}. {chart.description}")
    attributes = {
        "xmlns": _NAMESPACE,
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
        "aria-label": label,
        "font-family": "Libertinus Serif, serif",
        "font-size": f"{size_of_letters}",
        "width": f"{width}",
        "height": f"{height}",
    }
    return Element("svg", attributes)


def box(on: Element, corner: Point, size: Point, fill: str) -> None:
    """A filled rectangle from its corner at the top left."""
    shape = {"x": corner[0], "y": corner[1], "width": size[0], "height": size[1]}
    SubElement(on, "rect", {name: f"{value:.1f}" for name, value in shape.items()}, fill=fill)


def disc(on: Element, middle: Point, radius: float, fill: str) -> None:
    """A filled circle with a line around it."""
    shape = {"cx": f"{middle[0]:.1f}", "cy": f"{middle[1]:.1f}", "r": f"{radius:.1f}"}
    SubElement(on, "circle", shape, fill=fill, stroke=INK)


def line(on: Element, start: Point, end: Point, width: float = 1, colour: str = INK) -> None:
    """A line from one point to another."""
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1], "stroke-width": width}
    SubElement(on, "line", {name: f"{value:.1f}" for name, value in ends.items()}, stroke=colour)


def letters(on: Element, place: Point, text: str, anchor: str = "", *, bold: bool = False) -> None:
    """A line of text that begins at a place, or ends there (anchor "end")."""
    where = {"x": f"{place[0]:.1f}", "y": f"{place[1]:.1f}", "fill": INK}
    if anchor:
        where["text-anchor"] = anchor
    if bold:
        where["font-weight"] = "bold"
    SubElement(on, "text", where).text = text
