"""The JSON Schema of each kind of YAML file, out of what its record declares (SPEC 1).

It constrains single values; rules between several values, such as that a split adds up to 100%, are
checked by `check` alone.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from socoledger.domain.bank_setup import BankSetup
from socoledger.domain.coop import Coop
from socoledger.domain.law import OwnLaw
from socoledger.domain.member import Member
from socoledger.domain.noted import Note
from socoledger.read.files.agreement import Agreements
from socoledger.read.files.budget import Budgets
from socoledger.read.files.grants import Grants
from socoledger.read.files.umbrella import Umbrella
from socoledger.read.law import package_law

DRAFT = "https://json-schema.org/draft/2020-12/schema"

FILES: Final[Mapping[str, Any]] = {
    "coop": Coop,
    "member": Member,
    "agreement": Agreements,
    "grants": Grants,
    "law": OwnLaw,
    "budget": Budgets,
    "umbrella": Umbrella,
    "bank": BankSetup,
    "noted": tuple[Note, ...],
}
"""The record that each kind of file holds, or a list of which."""

_NULL = {"type": "null"}


def file_schema(name: str, translated: Callable[[str], str]) -> dict[str, Any]:
    """The JSON Schema of one of FILES, with the meanings of its keys translated by `translated`."""
    from pydantic import TypeAdapter  # `init` and `schema` alone need all of it

    schema = _tidy(TypeAdapter(FILES[name]).json_schema(), translated)
    if name == "law":
        amount = schema["$defs"]["OwnAmount"]["properties"]["id"]
        amount.pop("type")
        amount["enum"] = list(package_law().parameters)
        schema["anyOf"] = [{"required": ["amounts"]}, {"required": ["under_27"]}]
    if name == "member":
        schema["oneOf"] = [{"required": ["joined"]}, {"required": ["membership"]}]
    if name == "umbrella":
        schema["properties"]["books"]["minItems"] = 1
    return {"$schema": DRAFT, "title": f"{name}.yaml", **schema}


def _tidy(schema: Mapping[str, Any], translated: Callable[[str], str]) -> dict[str, Any]:
    """A schema as an editor shows it well: without titles made of keys, docstrings of records, null
    (a key is left out instead) and defaults that a file cannot hold.
    """
    kept = dict(schema)
    kept.pop("title", None)
    if "properties" in kept:
        kept.pop("description", None)
    if "description" in kept:
        kept["description"] = translated(kept["description"])
    for key in ("properties", "$defs"):
        if key in kept:
            kept[key] = {name: _tidy(inner, translated) for name, inner in kept[key].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _tidy(kept[key], translated)
    choices = kept.get("anyOf", [])
    if _NULL in choices:
        kept.pop("anyOf")
        kept = {**next(choice for choice in choices if choice != _NULL), **kept}
    if "default" in kept and not _is_written(kept):
        kept.pop("default")
    return kept


def _is_written(schema: Mapping[str, Any]) -> bool:
    """Whether the default of a schema is what a file could hold instead."""
    default = schema["default"]
    if isinstance(default, str):
        return default != "" and ("examples" not in schema or ":" in default or default.isalpha())
    return isinstance(default, bool | int)
