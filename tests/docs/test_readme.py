"""README stays short, and its picture shows what the program says."""

import html
import re

import pytest

from tests.support.pages import text_of
from tests.support.paths import ROOT
from tests.support.picture import PICTURE, answers

pytestmark = pytest.mark.slow


def test_readme_is_read_in_one_go() -> None:
    assert len(text_of(ROOT / "README.md").splitlines()) <= 250


def test_the_picture_shows_real_answers() -> None:
    """`make picture` draws it anew. Versions of Rich may draw it differently, so texts count."""
    drawing = html.unescape(text_of(PICTURE)).replace("\xa0", " ")
    shown = re.sub(r"<[^>]*>", "", drawing)
    for command, answer in answers():
        for line in (f"$ {command}", *answer.splitlines()):
            assert line.strip() in shown, line
