"""docs/json.md has a table of each answer's keys. `pytest tests/docs --goldens` writes them."""

import re
from importlib import import_module

from pydantic import TypeAdapter

from tests.support.pages import text_of
from tests.support.paths import ROOT
from tests.support.schema_table import table

_PAGE = ROOT / "docs" / "json.md"
_ANSWER = re.compile(r"(<!-- answer (\S+)\.(\w+) -->\n).*?(<!-- /answer -->)", re.DOTALL)


def _block(found: re.Match[str]) -> str:
    start, module, record, end = found.groups()
    declared = getattr(import_module(module), record)
    schema = TypeAdapter(declared).json_schema(mode="serialization")
    return f"{start}\n{table(schema)}\n{end}"


def test_the_page_has_the_keys_of_the_answers(*, rewrite_goldens: bool) -> None:
    text = text_of(_PAGE)
    real = _ANSWER.sub(_block, text)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert real == text
    assert _ANSWER.search(text)
