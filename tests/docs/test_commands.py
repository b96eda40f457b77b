"""docs/commands.md has the help of every command. `pytest tests/docs --goldens` writes it anew."""

import re

import pytest

from tests.support.help_text import described, headings, shared_options
from tests.support.pages import text_of
from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

_PAGE = ROOT / "docs" / "commands.md"
_HELP = re.compile(r"<!-- help(?: ([a-z][a-z -]*[a-z]))? -->\n.*?<!-- /help -->\n", re.DOTALL)
_SHARED = re.compile(r"(<!-- shared options -->\n).*?(<!-- /shared options -->\n)", re.DOTALL)


def _block(name: str) -> str:
    return f"<!-- {f'help {name}'.strip()} -->\n\n{described(name)}\n<!-- /help -->\n"


def test_the_page_has_the_help_of_every_command(*, rewrite_goldens: bool) -> None:
    text = text_of(_PAGE)
    real = _SHARED.sub(lambda found: f"{found[1]}\n{shared_options()}\n{found[2]}", text)
    real = _HELP.sub(lambda found: _block(found[1] or ""), real)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert text == real


def test_commands_stand_under_the_headings_of_the_help() -> None:
    heading, found = "", {}
    for line in text_of(_PAGE).splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.startswith("### "):
            found[line.removeprefix("### ")] = heading
    assert list(found.items()) == list(headings().items())
