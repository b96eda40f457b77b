"""Charts as SVG, drawn by hand: a few rectangles, lines and texts."""

from typing import NamedTuple, assert_never
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from socoledger.write.documents.document import Bar, Bars, Chart, Thermometer
from socoledger.write.forms.shapes import FULL, INK, PAPER, box, canvas, letters
from socoledger.write.forms.texts import text_of
from socoledger.write.forms.thermometer import thermometer_picture
from socoledger.write.words import Words


def picture_of(chart: Chart, words: Words) -> Element:
    """A chart as an `svg` element, with its title and description for who cannot see it."""
    match chart:
        case Bars():
            return _bars(chart, words)
        case Thermometer():
            return thermometer_picture(chart, words)
        case other:
            assert_never(other)


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
    drawing = canvas(chart, (_BARS_WIDTH, height), _SIZE, words)
    drawing.set("style", f"max-width: {_BARS_WIDTH // _SIZE}em")  # letters as large as the page's
    left = widest + _GAP if beside else 0.0
    scale = _scale(chart, left, words)
    for number, (bar, label) in enumerate(zip(chart.bars, labels, strict=True)):
        y = _GAP / 2 + step * number
        foot = y + (_BAR if beside else _SIZE) - 4
        letters(drawing, (0, foot), _fitted(label, _BARS_WIDTH))
        _bar(drawing, bar, y + top, scale, words)
    return drawing


def _scale(chart: Bars, left: float, words: Words) -> _Scale:
    """What fits between the labels and the longest number."""
    values = [bar.value.number for bar in chart.bars]
    lowest, highest = min([0, *values]), max([0, *values])
    numbers = max((_text_width(text_of(bar.value, words)) for bar in chart.bars), default=0.0)
    room = max(_BARS_WIDTH - left - numbers - 2 * _GAP, 0.0)
    per_unit = room / ((highest - lowest) or 1)
    return _Scale(left + 1 - lowest * per_unit, per_unit)


def _bar(drawing: Element, bar: Bar, y: float, scale: _Scale, words: Words) -> None:
    """A bar on its axis with its number, to the right of it or of where it begins."""
    length = abs(bar.value.number) * scale.per_unit
    if bar.value.number > 0:
        box(drawing, (scale.zero, y), (length, _BAR), FULL)
    elif bar.value.number < 0:
        box(drawing, (scale.zero - length, y), (length, _BAR), INK)
        box(drawing, (scale.zero - length + 1, y + 1), (max(length - 2, 0), _BAR - 2), PAPER)
    box(drawing, (scale.zero - 0.75, y - _GAP / 2), (1.5, _BAR + _GAP), INK)
    end = scale.zero + (length if bar.value.number > 0 else 0)
    letters(drawing, (end + _GAP, y + _BAR - 4), text_of(bar.value, words))


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
