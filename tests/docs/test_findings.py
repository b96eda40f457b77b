"""docs/findings.md has every code of the catalogue; `pytest tests/docs --goldens` writes them."""

import re

from socoledger.catalogue.table import CODES
from socoledger.write.words import Words
from tests.support.pages import text_of
from tests.support.paths import ROOT

_PAGE = ROOT / "docs" / "findings.md"
_CODES = re.compile(r"(<!-- codes -->\n).*?(<!-- /codes -->)", re.DOTALL)


def _table_of_codes() -> str:
    rows = ["| code | | what is wrong |", "| --- | --- | --- |"]
    words = Words("en")
    for code in CODES.values():
        message = words.without_values(code.message).replace("|", "\\|").replace("<", "&lt;")
        rows.append(f"| {code.id} | {code.severity} | {message} |")
    return "\n" + "\n".join(rows) + "\n\n"


def test_the_page_has_every_code(*, rewrite_goldens: bool) -> None:
    text = text_of(_PAGE)
    real = _CODES.sub(lambda found: found.group(1) + _table_of_codes() + found.group(2), text)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert text == real
