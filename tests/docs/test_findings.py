"""docs/findings.md has every finding of the catalogue. `pytest tests/docs --goldens` writes it."""

import re

from tests.support.findings_page import findings
from tests.support.pages import text_of
from tests.support.paths import ROOT

_PAGE = ROOT / "docs" / "findings.md"
_BLOCK = re.compile(r"(<!-- findings -->\n).*?(<!-- /findings -->)", re.DOTALL)


def test_the_page_has_every_finding(*, rewrite_goldens: bool) -> None:
    text = text_of(_PAGE)
    real = _BLOCK.sub(lambda found: f"{found[1]}\n{findings()}\n{found[2]}", text)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert real == text
    assert _BLOCK.search(text)
