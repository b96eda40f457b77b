"""A thermometer as SVG: a tube with months to the left of it, and marks to the right.

Amounts stand at their own heights; the texts beside them are moved up or down so that none overlap,
each with a line to its height.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple
from xml.etree.ElementTree import Element

from socoledger.write.documents.document import Thermometer, cents
from socoledger.write.forms.shapes import (
    EMPTY,
    FULL,
    PAPER,
    Point,
    box,
    canvas,
    disc,
    letters,
    line,
)
from socoledger.write.forms.texts import text_of
from socoledger.write.words import Words

WIDTH = 416
"""A drawing of this width can be read on a telephone, where it is made smaller."""
LETTERS, TEXT_LINE, BETWEEN = 13, 15, 3
"""The size of letters, the height of a line of text, and the room between two texts."""
LEFT, TUBE, BULB = 176, 34, 27
"""Where the tube begins, how wide it is, and the radius of the bulb below it."""
TOP, LOWEST = 12, 200
"""The room above the tube, and how high it is at least."""
_IN_A_LINE = 23
"""How many letters fit in a line beside the marks."""
_ROOM_ABOVE = 1.06
"""How much higher than the highest amount the tube is."""


class Scale(NamedTuple):
    """Where amounts stand in a drawing."""

    bottom: float
    """The height of nothing."""
    tube: float
    """How high the tube is."""
    highest_cents: float
    """The amount at its top."""

    def y_of(self, amount_cents: int) -> float:
        """The height of an amount; what is below 0 stands at 0."""
        return self.bottom - self.tube * max(0, amount_cents) / self.highest_cents


class _Label(NamedTuple):
    """A text beside the tube, line by line, at the height of an amount."""

    cents: int
    lines: tuple[str, ...]
    bold: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * TEXT_LINE + BETWEEN


def thermometer_picture(chart: Thermometer, words: Words) -> Element:
    """The drawing, as high as its texts need."""
    months, marks = _month_labels(chart, words), _mark_labels(chart, words)
    scale = _scale(chart, months, marks)
    drawing = canvas(chart, (WIDTH, round(scale.bottom + 2 * BULB)), LETTERS, words)
    _add_tube(drawing, scale, chart.level_cents)
    for mark in marks:
        y = scale.y_of(mark.cents)
        line(drawing, (LEFT, y), (LEFT + TUBE, y), 5, PAPER)
        line(drawing, (LEFT, y), (LEFT + TUBE, y), 2)
    _add_labels(drawing, months, scale, LEFT)
    _add_labels(drawing, marks, scale, LEFT + TUBE)
    return drawing


def _month_labels(chart: Thermometer, words: Words) -> list[_Label]:
    """The months, later ones first; the last stands out, for it is how full the tube is."""
    labels = [
        _Label(mark.cents, (f"{words.plain(mark.label)} {text_of(cents(mark.cents), words)}",))
        for mark in chart.months
    ]
    if not labels or labels[-1].cents != chart.level_cents:
        labels.append(_Label(chart.level_cents, (text_of(cents(chart.level_cents), words),)))
    labels[-1] = labels[-1]._replace(bold=True)
    return labels[::-1]


def _mark_labels(chart: Thermometer, words: Words) -> list[_Label]:
    """The marks from high to low, each an amount with what begins there."""
    return [
        _Label(
            mark.cents,
            (text_of(cents(mark.cents), words), *wrap(words.plain(mark.label), _IN_A_LINE)),
        )
        for mark in reversed(chart.marks)
    ]


def _scale(chart: Thermometer, months: Sequence[_Label], marks: Sequence[_Label]) -> Scale:
    tube = max(LOWEST, *(sum(label.height for label in side) for side in (months, marks)))
    highest = max(1, chart.level_cents, *(label.cents for label in (*months, *marks)))
    return Scale(TOP + tube, tube, highest * _ROOM_ABOVE)


def _add_tube(drawing: Element, scale: Scale, level_cents: int) -> None:
    """The tube and its bulb, filled from the bulb up to a level."""
    bottom, level, right = scale.bottom, scale.y_of(level_cents), LEFT + TUBE
    disc(drawing, (LEFT + TUBE / 2, bottom + BULB * 0.8), BULB, FULL)
    box(drawing, (LEFT, TOP), (TUBE, bottom - TOP), EMPTY)
    box(drawing, (LEFT, level), (TUBE, bottom - level + BULB / 2), FULL)
    for start, end in (
        ((LEFT, TOP), (LEFT, bottom)),
        ((right, TOP), (right, bottom)),
        ((LEFT, TOP), (right, TOP)),
    ):
        line(drawing, start, end)


def _add_labels(drawing: Element, labels: Sequence[_Label], scale: Scale, edge: int) -> None:
    """Texts beside an edge of the tube, each with a line to its own height."""
    is_left = edge == LEFT
    away, anchor = (-1, "end") if is_left else (1, "")
    ordered = sorted(labels, key=lambda label: scale.y_of(label.cents))
    wanted = [(scale.y_of(label.cents), label.height) for label in ordered]
    middles = spread(wanted, TOP / 2, scale.bottom + TOP)
    for label, middle in zip(ordered, middles, strict=True):
        y = scale.y_of(label.cents)
        corner: Point = (edge + away * 6, y)
        line(drawing, (edge, y), corner)
        line(drawing, corner, (edge + away * 22, middle))
        first = middle - TEXT_LINE * (len(label.lines) - 1) / 2 + LETTERS / 3
        for number, text in enumerate(label.lines):
            bold = label.bold or (number == 0 and not is_left)
            place = (edge + away * 26, first + TEXT_LINE * number)
            letters(drawing, place, text, anchor, bold=bold)


def spread(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Middles for things of some heights, as near as may be to where they are wanted, in the order
    given, so that none overlap and all lie from `top` to `bottom`, if there is room for all.
    """
    middles = []
    for middle, height in wanted:
        middles.append(max(middle, top + height / 2))
        top = middles[-1] + height / 2
    for number in reversed(range(len(wanted))):
        height = wanted[number][1]
        middles[number] = min(middles[number], bottom - height / 2)
        bottom = middles[number] - height / 2
    return middles
