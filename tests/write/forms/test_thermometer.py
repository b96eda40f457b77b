"""The drawing of a thermometer: amounts at their heights, and texts that do not overlap."""

from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from socoledger.write.documents.document import Mark, Thermometer
from socoledger.write.forms.shapes import FULL
from socoledger.write.forms.thermometer import (
    LEFT,
    TEXT_LINE,
    TUBE,
    WIDTH,
    spread,
    thermometer_picture,
)
from socoledger.write.words import Words

WORDS = Words("nl")
ALL = "alles naar de gemeente"
LONG = "vanaf hier: 12,5% naar het fonds opleidingen-en-ontwikkeling en 37,5% naar de gemeente"
WIDEST_LETTER = 8.5
"""What a letter of these texts takes at most on average, in the units of the drawing."""


def drawn(level: int, months: Sequence[int] = (), marks: Sequence[Mark] = ()) -> Element:
    filled = tuple(Mark(cents, f"m{number}") for number, cents in enumerate(months, 1))
    chart = Thermometer("Spaarpot", "Uitleg.", "In woorden.", level, filled, tuple(marks))
    return thermometer_picture(chart, WORDS)


def texts(picture: Element) -> list[tuple[float, str, str]]:
    """Height, side and text of each line."""
    return [
        (float(one.get("y", "")), one.get("text-anchor", ""), one.text or "")
        for one in picture.iter("text")
    ]


def lines_across(picture: Element) -> list[float]:
    """The heights of the marks."""
    return [
        float(one.get("y1", ""))
        for one in picture.iter("line")
        if (one.get("x1"), one.get("x2")) == (f"{LEFT:.1f}", f"{LEFT + TUBE:.1f}")
        and one.get("stroke-width") == "2.0"
    ]


def tube(picture: Element) -> tuple[float, float]:
    """The top of what is full, and the height of nothing."""
    empty, full = (one for one in picture.iter("rect"))
    assert full.get("fill") == FULL
    bottom = float(empty.get("y", "")) + float(empty.get("height", ""))
    return float(full.get("y", "")), bottom


def test_what_is_full_and_the_marks_stand_at_their_amounts() -> None:
    """Half of 1,000.00 is half as high as it."""
    picture = drawn(50000, (50000,), [Mark(100000, ALL)])
    level, bottom = tube(picture)
    [mark] = lines_across(picture)
    assert (bottom - level) * 2 == pytest.approx(bottom - mark, abs=0.2)


def test_months_are_tied_to_their_amounts() -> None:
    picture = drawn(40000, (10000, 40000))
    level, bottom = tube(picture)
    ticks = {
        float(one.get("y1", ""))
        for one in picture.iter("line")
        if one.get("x1") == f"{LEFT:.1f}" and one.get("x2") == f"{LEFT - 6:.1f}"
    }
    assert sorted(ticks) == pytest.approx([level, bottom - (bottom - level) / 4], abs=0.2)


@pytest.mark.parametrize("level", [0, -5000])
def test_nothing_or_less_is_an_empty_tube(level: int) -> None:
    full, bottom = tube(drawn(level, (0, level)))
    assert full == bottom


def test_the_last_month_is_how_full_it_is() -> None:
    picture = drawn(30000, (10000, 30000))
    [bold] = [one for one in picture.iter("text") if one.get("font-weight") == "bold"]
    assert bold.text == "m2 € 300,00"


def test_a_level_without_months_is_told_too() -> None:
    assert [text for _y, _side, text in texts(drawn(30000))] == ["€ 300,00"]


FIVE = [Mark(cents, LONG) for cents in (100000, 100100, 100100, 250000, 9000000)]


@pytest.mark.parametrize(
    ("level", "months", "marks"),
    [
        (0, (), ()),
        (0, (0,) * 12, FIVE),
        (100000, tuple(range(99988, 100000)), FIVE),
        (5000, (9000, 1, 9001, 2, 9002, 3, 5000), FIVE[:1]),
        (9000000, tuple(range(0, 9000000, 750000)), [*FIVE, Mark(9000001, ALL)]),
    ],
    ids=["nothing", "all zero", "all alike", "up and down", "rising"],
)
def test_no_text_overlaps_another_or_leaves_the_drawing(
    level: int, months: Sequence[int], marks: Sequence[Mark]
) -> None:
    picture = drawn(level, months, marks)
    height = float(picture.get("height", ""))
    for side, room in (("end", LEFT), ("", WIDTH - LEFT - TUBE)):
        found = sorted((y, text) for y, anchor, text in texts(picture) if anchor == side)
        for (y, _), (next_y, _) in pairwise(found):
            assert next_y - y >= TEXT_LINE - 0.11
        assert all(TEXT_LINE / 2 <= y <= height for y, _ in found)
        assert all(len(text) * WIDEST_LETTER < room for _, text in found)


def test_things_stay_where_they_are_wanted_if_there_is_room() -> None:
    assert spread([(10, 4), (20, 4)], 0, 30) == [10, 20]


def test_things_in_one_place_make_room_for_each_other() -> None:
    assert spread([(10, 4), (10, 4), (10, 4)], 0, 30) == [10, 14, 18]
    assert spread([(29, 4), (29, 4)], 0, 30) == [24, 28]


def test_a_text_is_told_as_it_was_written() -> None:
    hostile = "</text><script>"
    picture = drawn(10, (10,), [Mark(20, hostile)])
    assert "".join(text for _y, side, text in texts(picture) if not side).endswith(hostile)
