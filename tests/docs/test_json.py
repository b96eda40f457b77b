"""docs/json.md has a table of each answer's keys. `pytest tests/docs --goldens` writes them."""

import re
from collections.abc import Iterator
from inspect import getdoc

from socoledger.write.schemas import schema_of
from tests.support.answers import RECORDS
from tests.support.pages import text_of
from tests.support.paths import ROOT
from tests.support.schema_table import answer_table

_PAGE = ROOT / "docs" / "json.md"
_BLOCK = re.compile(r"(<!-- answers -->\n).*?(<!-- /answers -->)", re.DOTALL)
_BY_HAND = re.compile(r"^\| `socoledger\.([a-z-]+)/[0-9]+`.*\n", re.MULTILINE)
"""A row of an answer that is no record yet."""
_OF_SECTION = re.compile(r" \(SPEC [0-9., ]+\)")


def _sections() -> Iterator[str]:
    for name, declared in RECORDS.items():
        said = " ".join((getdoc(declared) or "").split())
        yield _OF_SECTION.sub("", f"### {name}\n\n{said}\n\n{answer_table(schema_of(name))}")


def test_the_page_has_the_keys_of_the_answers(*, rewrite_goldens: bool) -> None:
    text = text_of(_PAGE)
    real = _BY_HAND.sub(lambda row: "" if row[1] in RECORDS else row[0], text)
    real = _BLOCK.sub(lambda found: "\n".join((found[1], *_sections(), found[2])), real)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert real == text
    assert _BLOCK.search(text)
