"""docs/files.md has a table of each file's keys. `pytest tests/docs --goldens` writes them."""

import re
from importlib import import_module

from pydantic import TypeAdapter

from tests.support.pages import text_of
from tests.support.paths import ROOT
from tests.support.schema_table import file_table

_PAGE = ROOT / "docs" / "files.md"
_BLOCK = re.compile(r"(<!-- keys (\S+)\.(\w+) -->\n).*?(<!-- /keys -->)", re.DOTALL)


def _block(found: re.Match[str]) -> str:
    """The table of the record that a mark names."""
    start, module, record, end = found.groups()
    schema = TypeAdapter(getattr(import_module(module), record)).json_schema()
    return f"{start}\n{file_table(schema)}\n{end}"


def test_the_page_has_the_keys_of_the_files(*, rewrite_goldens: bool) -> None:
    text = text_of(_PAGE)
    real = _BLOCK.sub(_block, text)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert real == text
    assert _BLOCK.search(text)
