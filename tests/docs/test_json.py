"""docs/json.md has a table of each answer's keys. `pytest tests/docs --goldens` writes them."""

import re
from collections.abc import Iterator
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from typing import Any

from pydantic import TypeAdapter

import socoledger.domain
from tests.support.pages import text_of
from tests.support.paths import ROOT
from tests.support.schema_table import answer_table

_PAGE = ROOT / "docs" / "json.md"
_BLOCK = re.compile(r"(<!-- answers -->\n).*?(<!-- /answers -->)", re.DOTALL)
_NAME = re.compile(r"socoledger\.([a-z]+)/[0-9]+")
_BY_HAND = re.compile(r"^\| `socoledger\.([a-z]+)/[0-9]+`.*\n", re.MULTILINE)
"""A row of an answer that is no record yet."""
_OF_SECTION = re.compile(r" \(SPEC [0-9., ]+\)")
_OF_OTHERS = "umbrella"
"""Holds other answers, and is explained in words."""


def _answers() -> Iterator[tuple[str, type[Any]]]:
    """Each record that is an answer, by the name in its schema."""
    for module in iter_modules(socoledger.domain.__path__, "socoledger.domain."):
        for declared in vars(import_module(module.name)).values():
            fields = getattr(declared, "__dataclass_fields__", {})
            schema = fields["schema"].default if "schema" in fields else ""
            name = _NAME.fullmatch(schema if isinstance(schema, str) else "")
            if name and declared.__module__ == module.name and name[1] != _OF_OTHERS:
                yield name[1], declared


def _sections() -> Iterator[str]:
    for name, declared in sorted(_answers()):
        said = " ".join((getdoc(declared) or "").split())
        schema = TypeAdapter(declared).json_schema(mode="serialization")
        yield _OF_SECTION.sub("", f"### {name}\n\n{said}\n\n{answer_table(schema)}")


def test_the_page_has_the_keys_of_the_answers(*, rewrite_goldens: bool) -> None:
    text, records = text_of(_PAGE), dict(_answers())
    real = _BY_HAND.sub(lambda row: "" if row[1] in records else row[0], text)
    real = _BLOCK.sub(lambda found: "\n".join((found[1], *_sections(), found[2])), real)
    if rewrite_goldens:
        _PAGE.write_text(real, encoding="utf-8")
    else:
        assert real == text
    assert _BLOCK.search(text)
