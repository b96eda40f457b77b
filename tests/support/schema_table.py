"""A JSON schema as a Markdown table: each key by its path, how its value is written, what it is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_ANSWER_HEAD = "| key | written as | meaning |\n| --- | --- | --- |\n"
_FILE_HEAD = "| key | written as | if left out | meaning |\n| --- | --- | --- | --- |\n"
_WRITTEN = {
    r"^-?[0-9]+\.[0-9]{2}$": "`12.50`",
    r"^[0-9]{4}-[0-9]{2}$": "`2026-03`",
    r"^[0-9]{4}(-[0-9]{2})?$": "`2026-03` or `2026`",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "`2026-03-31`",
    r"^S[0-9]{3}$": "`S206`",
}
_TYPES = {"string": "text", "integer": "number", "boolean": "`true` or `false`", "null": "`null`"}

Schema = Mapping[str, Any]


class Key(NamedTuple):
    """One key of an object, or of an object in it."""

    path: str
    schema: Schema
    inner: Schema
    """Of one item, where it is a list."""
    required: bool


def answer_table(schema: Schema) -> str:
    """The keys of an answer, those of objects in it by their path: `members[].id`."""
    known = schema.get("$defs", {})
    rows = (
        f"| `{key.path}` | {_kind(key.inner, known)} | {_meaning(key.schema)}{_absent(key)} |\n"
        for key in _keys(schema, known, "")
    )
    return _ANSWER_HEAD + "".join(rows)


def file_table(schema: Schema) -> str:
    """The keys of a file, and what they stand for where they are left out."""
    known = schema.get("$defs", {})
    rows = (
        f"| `{key.path}` | {_kind(key.inner, known, nullable=False)}"
        f" | {_default(key)} | {_meaning(key.schema)} |\n"
        for key in _keys(schema, known, "")
    )
    return _FILE_HEAD + "".join(rows)


def _keys(
    schema: Schema, known: Mapping[str, Schema], path: str, above: tuple[Schema, ...] = ()
) -> Iterator[Key]:
    """The keys of an object, and of objects in it but for those of its own kind."""
    required = schema.get("required", ())
    for name, value in schema.get("properties", {}).items():
        inner, ending = _inside(_resolved(value, known), known)
        here = f"{path}{name}{ending}"
        yield Key(here, value, inner, name in required)
        if "properties" in inner and not any(inner is each for each in above):
            yield from _keys(inner, known, f"{here}.", (*above, inner))


def _absent(key: Key) -> str:
    return "" if key.required else " (may be absent)"


def _default(key: Key) -> str:
    if key.required:
        return "required"
    default = key.schema.get("default")
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default}`" if isinstance(default, int | str) and default != "" else ""


def _resolved(schema: Schema, known: Mapping[str, Schema]) -> Schema:
    return known[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _inside(schema: Schema, known: Mapping[str, Schema]) -> tuple[Schema, str]:
    """What a list or a mapping holds, and how the path goes on: `[]`, or `.*` for any key."""
    options = [_resolved(option, known) for option in schema.get("anyOf", ())]
    shapes = [option for option in options if option.get("type") in ("array", "object")]
    if shapes:
        schema = shapes[0]
    if schema.get("type") == "array" and "items" in schema:
        inner, ending = _inside(_resolved(schema["items"], known), known)
        return inner, f"[]{ending}"
    if isinstance(schema.get("additionalProperties"), Mapping):
        inner, ending = _inside(_resolved(schema["additionalProperties"], known), known)
        return inner, f".*{ending}"
    return schema, ""


def _kind(schema: Schema, known: Mapping[str, Schema], *, nullable: bool = True) -> str:
    """How a value is written: an example says more than a pattern."""
    schema = _resolved(schema, known)
    if "anyOf" in schema:
        kinds = [_kind(option, known) for option in schema["anyOf"]]
        return " or ".join(kind for kind in kinds if nullable or kind != _TYPES["null"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "properties" in schema:
        return "keys below"
    if "examples" in schema:
        return " or ".join(f"`{_shown(example)}`" for example in schema["examples"])
    if schema.get("pattern") in _WRITTEN:
        return _WRITTEN[schema["pattern"]]
    kind = schema.get("type", "")
    return _TYPES.get(kind if isinstance(kind, str) else "string", "")


def _shown(example: object) -> str:
    whole_cents = isinstance(example, float) and round(example, 2) == example
    return f"{example:.2f}" if whole_cents else str(example)


def _meaning(schema: Schema) -> str:
    return re.sub(r"\s+", " ", str(schema.get("description", ""))).replace("|", "\\|").strip()
