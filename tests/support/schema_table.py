"""A JSON schema as a Markdown table: each key by its path, how its value is written, what it is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_HEAD = "| key | written as | meaning |\n| --- | --- | --- |\n"
_WRITTEN = {
    r"^-?[0-9]+\.[0-9]{2}$": "`12.50`",
    r"^[0-9]{4}-[0-9]{2}$": "`2026-03`",
    r"^[0-9]{4}(-[0-9]{2})?$": "`2026-03` or `2026`",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "`2026-03-31`",
}
"""An example says more than a pattern."""
_TYPES = {"string": "text", "integer": "number", "boolean": "`true` or `false`", "null": "`null`"}

Schema = Mapping[str, Any]


def table(schema: Schema) -> str:
    """The table of an object's keys, those of objects in it by their path: `members[].id`."""
    return _HEAD + "".join(_rows(schema, schema.get("$defs", {}), ""))


def _rows(schema: Schema, known: Mapping[str, Schema], path: str) -> Iterator[str]:
    required = schema.get("required", ())
    for key, value in schema.get("properties", {}).items():
        here = f"{path}{key}"
        inner, ending = _inside(_resolved(value, known), known)
        optional = "" if key in required or "const" in value else " (may be absent)"
        yield f"| `{here}{ending}` | {_kind(inner, known)} | {_meaning(value)}{optional} |\n"
        if "properties" in inner:
            yield from _rows(inner, known, f"{here}{ending}.")


def _resolved(schema: Schema, known: Mapping[str, Schema]) -> Schema:
    return known[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _inside(schema: Schema, known: Mapping[str, Schema]) -> tuple[Schema, str]:
    """What a list or a mapping holds, and how the path goes on: `[]`, or `.*` for any key."""
    options = [_resolved(each, known) for each in schema.get("anyOf", ())]
    shapes = [each for each in options if each.get("type") in ("array", "object")]
    if shapes:
        schema = shapes[0]
    if schema.get("type") == "array" and "items" in schema:
        inner, ending = _inside(_resolved(schema["items"], known), known)
        return inner, f"[]{ending}"
    if isinstance(schema.get("additionalProperties"), Mapping):
        inner, ending = _inside(_resolved(schema["additionalProperties"], known), known)
        return inner, f".*{ending}"
    return schema, ""


def _kind(schema: Schema, known: Mapping[str, Schema]) -> str:
    if "anyOf" in schema:
        return " or ".join(_kind(_resolved(each, known), known) for each in schema["anyOf"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if "properties" in schema:
        return "object"
    pattern = schema.get("pattern")
    return _WRITTEN.get(pattern, "") if pattern else _TYPES.get(schema.get("type", ""), "")


def _meaning(schema: Schema) -> str:
    return re.sub(r"\s+", " ", str(schema.get("description", ""))).replace("|", "\\|").strip()
