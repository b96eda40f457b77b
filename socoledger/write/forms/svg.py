"""Charts as SVG, drawn by hand: a few rectangles, lines and texts."""

from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, tostring

from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Bars, Chart, Mark, Thermometer, cents
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words

_NAMESPACE = "http://www.w3.org/2000/svg"
_INK, _FULL, _EMPTY = "#1a1a1a", "#1f6f54", "#e4ece8"
_WIDTH = 640
_LINE = 26
"""The height of a line of text, with the room around it."""


def picture_of(chart: Chart, words: Words) -> Element:
    """A chart as an `svg` element, with its title and description for who cannot see it."""
    match chart:
        case Bars():
            return _bars(chart, words)
        case Thermometer():
            return _thermometer(chart, words)
        case other:
            assert_never(other)


def svg_of(chart: Chart, words: Words) -> str:
    """A chart as a file of its own."""
    return tostring(picture_of(chart, words), encoding="unicode")


def _canvas(chart: Chart, height: int, words: Words) -> Element:
    label = words.plain(f"{chart.title}. {chart.description}")
    box = f"0 0 {_WIDTH} {height}"
    attributes = {"xmlns": _NAMESPACE, "viewBox": box, "role": "img", "aria-label": label}
    return Element("svg", {**attributes, "font-family": "Libertinus Serif, serif"})


def _box(canvas: Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    shape = {"x": x, "y": y, "width": width, "height": height}
    SubElement(canvas, "rect", {name: f"{value:.1f}" for name, value in shape.items()}, fill=fill)


def _write(canvas: Element, x: float, y: float, text: str, anchor: str = "start") -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    SubElement(canvas, "text", {**place, "font-size": "14", "fill": _INK}).text = text


_LABELS, _NUMBERS = 190, 110
"""The room for labels to the left of bars, and for numbers to the right."""
_LONGEST_LABEL = 28


def _bars(chart: Bars, words: Words) -> Element:
    canvas = _canvas(chart, _LINE * len(chart.bars) + 6, words)
    highest = max((abs(bar.value.number) for bar in chart.bars), default=0) or 1
    room = _WIDTH - _LABELS - _NUMBERS
    for number, bar in enumerate(chart.bars):
        top = 3 + _LINE * number
        length = room * abs(bar.value.number) / highest
        _write(canvas, _LABELS - 10, top + 17, _short(bar.label, words), "end")
        _box(canvas, _LABELS, top + 3, length, _LINE - 8, _FULL)
        _write(canvas, _LABELS + length + 8, top + 17, text_of(bar.value, words))
    return canvas


def _short(label: str, words: Words) -> str:
    text = words.plain(label)
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"


_TUBE_LEFT, _TUBE, _HEIGHT = 250, 70, 300
"""Where the tube of a thermometer begins and how wide it is, and the height of the drawing."""


def _thermometer(chart: Thermometer, words: Words) -> Element:
    canvas = _canvas(chart, _HEIGHT + 30, words)
    amounts = (chart.level_cents, *(mark.cents for mark in (*chart.marks, *chart.months)))
    highest = max(*amounts, 1)

    def height_of(amount: int) -> float:
        return 15 + _HEIGHT * (1 - max(0, min(amount, highest)) / highest)

    _box(canvas, _TUBE_LEFT, 15, _TUBE, _HEIGHT, _EMPTY)
    level = height_of(chart.level_cents)
    _box(canvas, _TUBE_LEFT, level, _TUBE, 15 + _HEIGHT - level, _FULL)
    for mark in chart.marks:
        _mark(canvas, height_of(mark.cents), mark, words)
    last: Figure = cents(chart.level_cents)
    _write(canvas, _TUBE_LEFT - 10, level + 5, text_of(last, words), "end")
    return canvas


def _mark(canvas: Element, height: float, mark: Mark, words: Words) -> None:
    right = _TUBE_LEFT + _TUBE
    _box(canvas, _TUBE_LEFT, height - 0.75, _TUBE + 8, 1.5, _INK)
    text = f"{text_of(cents(mark.cents), words)} {words.plain(mark.label)}"
    _write(canvas, right + 14, height + 5, text)
