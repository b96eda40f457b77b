"""The records of the domain that are an answer, found by their field `schema`."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import socoledger.domain

_NAME = re.compile(r"socoledger\.([a-z-]+)/[0-9]+")
_OF_OTHERS = "umbrella"
"""Holds other answers."""


def _found() -> Iterator[tuple[str, type[Any]]]:
    for module in iter_modules(socoledger.domain.__path__, "socoledger.domain."):
        for declared in vars(import_module(module.name)).values():
            fields = getattr(declared, "__dataclass_fields__", {})
            schema = fields["schema"].default if "schema" in fields else ""
            name = _NAME.fullmatch(schema if isinstance(schema, str) else "")
            if name and declared.__module__ == module.name and name[1] != _OF_OTHERS:
                yield name[1], declared


RECORDS = dict(sorted(_found()))
"""Each by the name in its schema, but for the one that holds other answers."""
