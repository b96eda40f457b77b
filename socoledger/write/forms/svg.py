"""Charts as SVG, drawn by hand: a few rectangles, lines and texts."""

from typing import NamedTuple, assert_never
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element, SubElement

from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Bar, Bars, Chart, Mark, Thermometer, cents
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words

_NAMESPACE = "http://www.w3.org/2000/svg"
_INK, _FULL, _EMPTY = "#1a1a1a", "#1f6f54", "#e4ece8"
_WIDTH = 640


def picture_of(chart: Chart, words: Words) -> Element:
    """A chart as an `svg` element, with its title and description for who cannot see it."""
    match chart:
        case Bars():
            return _bars(chart, words)
        case Thermometer():
            return _thermometer(chart, words)
        case other:
            assert_never(other)


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


_BARS_WIDTH = 480
"""The width of a chart of bars: its texts can be read on a telephone, where it is made smaller."""
_SIZE = 16
"""The height of its letters; `_text_width` reckons in it."""
_BAR, _GAP = 18, 8
"""How thick a bar is, and the room to its label, its number and the next bar."""
_SHORT_LABELS = 90
"""Labels up to this width stand beside their bars, and longer ones above them."""


class _Scale(NamedTuple):
    """Where bars stand: `zero` is where they begin, and `per_unit` how long one unit is."""

    zero: float
    per_unit: float


def _bars(chart: Bars, words: Words) -> Element:
    """Bars below each other; those below 0 are hollow, and go the other way."""
    labels = [words.plain(bar.label) for bar in chart.bars]
    widest = max(map(_text_width, labels), default=0.0)
    beside = widest <= _SHORT_LABELS
    top = 0 if beside else _SIZE + _GAP // 2
    step = top + _BAR + _GAP
    height = _GAP + step * len(chart.bars)
    canvas = _canvas(chart, height, words)
    canvas.attrib |= {"viewBox": f"0 0 {_BARS_WIDTH} {height}", "font-size": str(_SIZE)}
    canvas.attrib |= {"width": str(_BARS_WIDTH), "height": str(height)}
    canvas.set("style", f"max-width: {_BARS_WIDTH}px")
    left = widest + _GAP if beside else 0.0
    scale = _scale(chart, left, words)
    for number, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        y = _GAP / 2 + step * number
        _label(canvas, 0, y + (_BAR if beside else _SIZE) - 4, _fitted(label, _BARS_WIDTH))
        _bar(canvas, bar, y + top, scale, words)
    return canvas


def _scale(chart: Bars, left: float, words: Words) -> _Scale:
    """What fits between the labels and the longest number."""
    values = [bar.value.number for bar in chart.bars]
    lowest, highest = min([0, *values]), max([0, *values])
    numbers = max((_text_width(text_of(bar.value, words)) for bar in chart.bars), default=0.0)
    room = max(_BARS_WIDTH - left - numbers - 2 * _GAP, 0.0)
    per_unit = room / ((highest - lowest) or 1)
    return _Scale(left + 1 - lowest * per_unit, per_unit)


def _bar(canvas: Element, bar: Bar, y: float, scale: _Scale, words: Words) -> None:
    """A bar on its axis with its number, to the right of it or of where it begins."""
    length = abs(bar.value.number) * scale.per_unit
    if bar.value.number > 0:
        _box(canvas, scale.zero, y, length, _BAR, _FULL)
    elif bar.value.number < 0:
        _box(canvas, scale.zero - length, y, length, _BAR, _INK)
        _box(canvas, scale.zero - length + 1, y + 1, max(length - 2, 0), _BAR - 2, "#ffffff")
    _box(canvas, scale.zero - 0.75, y - _GAP / 2, 1.5, _BAR + _GAP, _INK)
    end = scale.zero + (length if bar.value.number > 0 else 0)
    _label(canvas, end + _GAP, y + _BAR - 4, text_of(bar.value, words))


def _label(canvas: Element, x: float, y: float, text: str) -> None:
    SubElement(canvas, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": _INK}).text = text


_WIDE = frozenset("MWmw@%&€…")


def _text_width(text: str) -> float:
    """What a text takes at most, in the letters of most fonts."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> float:
    is_wide = letter in _WIDE or east_asian_width(letter) in "WF"
    return _SIZE * (1.0 if is_wide else 0.7 if letter.isupper() else 0.58)


def _fitted(text: str, width: float) -> str:
    """A text that is no wider, shortened if it must be."""
    if _text_width(text) <= width:
        return text
    while text and _text_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


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
