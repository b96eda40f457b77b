"""Charts: what is drawn where, and that nothing overlaps or runs out of the picture."""

from itertools import pairwise
from xml.etree.ElementTree import Element, tostring

import pytest

from socoledger.write.as_json import Figure
from socoledger.write.documents.document import Bar, Bars, cents, count
from socoledger.write.forms.svg import picture_of
from socoledger.write.words import Words

ENGLISH = Words("en")
HOLLOW, FULL = "#ffffff", "#1f6f54"


def drawn(*bars: tuple[str, Figure]) -> Element:
    each = tuple(Bar(label, value) for label, value in bars)
    return picture_of(Bars("Earned", "What was earned.", each), ENGLISH)


def size(picture: Element) -> tuple[float, float]:
    _x, _y, width, height = map(float, picture.attrib["viewBox"].split())
    return width, height


def boxes(picture: Element, fill: str) -> list[dict[str, float]]:
    return [
        {name: float(box.attrib[name]) for name in ("x", "y", "width", "height")}
        for box in picture.iter("rect")
        if box.attrib["fill"] == fill
    ]


def texts(picture: Element) -> list[str]:
    return [text.text or "" for text in picture.iter("text")]


def test_a_bar_is_as_long_as_its_value_with_its_number_beside_it() -> None:
    picture = drawn(("2024", cents(5000)), ("2025", cents(10000)))
    short, long = boxes(picture, FULL)
    assert long["width"] == pytest.approx(2 * short["width"], abs=0.2)
    assert texts(picture) == ["2024", "€50.00", "2025", "€100.00"]
    number = next(text for text in picture.iter("text") if text.text == "€100.00")
    assert float(number.attrib["x"]) > long["x"] + long["width"]


def test_a_loss_is_a_hollow_bar_the_other_way() -> None:
    picture = drawn(("2024", cents(-5000)), ("2025", cents(10000)))
    [loss], [gain] = boxes(picture, HOLLOW), boxes(picture, FULL)
    assert loss["x"] + loss["width"] <= gain["x"]
    assert loss["x"] >= 0
    assert "-€50.00" in texts(picture)


@pytest.mark.parametrize("values", [[0], [0, 0], [-5, -7], [1], [0, 3, -3]])
def test_everything_stays_in_the_picture(values: list[int]) -> None:
    picture = drawn(*((str(2020 + n), count(value)) for n, value in enumerate(values)))
    width, height = size(picture)
    for fill in (HOLLOW, FULL, "#1a1a1a"):
        for box in boxes(picture, fill):
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height + 0.1


def test_thirty_bars_stand_below_each_other() -> None:
    picture = drawn(*((str(1990 + n), cents(n * 1000 + 1)) for n in range(30)))
    bars = boxes(picture, FULL)
    assert len(bars) == 30
    assert all(above["y"] + above["height"] < below["y"] for above, below in pairwise(bars))


def test_a_long_label_stands_above_its_bar_and_is_shortened() -> None:
    long = "what went back to the gemeente after all that came before it and more, at last"
    picture = drawn((long, cents(5)), ("costs", cents(7)))
    first, _number, second, _other = picture.iter("text")
    assert (first.text or "").endswith("…")
    assert len(first.text or "") > 40
    assert float(first.attrib["x"]) == float(second.attrib["x"]) == 0
    bar = boxes(picture, FULL)[0]
    assert float(first.attrib["y"]) <= bar["y"]
    wide = drawn(("W" * 99, cents(5)))
    assert len(texts(wide)[0]) <= 30


def test_who_cannot_see_it_hears_what_it_tells() -> None:
    picture = drawn(("2025", cents(5)))
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-label"] == "Earned. What was earned."


def test_a_label_is_no_markup() -> None:
    chart = Bars("t", "d", (Bar("<script>", cents(1)),))
    assert "<script>" not in tostring(picture_of(chart, ENGLISH), encoding="unicode")
    assert "&lt;script&gt;" in tostring(picture_of(chart, ENGLISH), encoding="unicode")
