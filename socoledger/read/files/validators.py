"""Validators of the records of files, made by pydantic's core from their declarations.

Pydantic's own `TypeAdapter` gives the same (a test compares them), but importing all of pydantic
takes a sixth of the time of `result`. It is imported where the JSON Schema is made (`schemas`).
"""

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from socoledger.domain.declared import key_of

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator


@cache
def validator_of(record: Any) -> "SchemaValidator":  # noqa: ANN401 - any record of a file
    """The validator of a record, made when a file of its kind is first read."""
    from pydantic_core import SchemaValidator

    return SchemaValidator(_schema(record))


def _schema(annotation: Any) -> "CoreSchema":  # noqa: ANN401 - any type that a record declares
    from pydantic_core import core_schema as core

    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(annotation.__origin__, annotation.__metadata__)
    if origin in (Union, UnionType):
        (present,) = (part_of_union for part_of_union in inner if part_of_union is not type(None))
        return core.nullable_schema(_schema(present))
    if origin is tuple:
        return core.tuple_schema([_schema(inner[0])], variadic_item_index=0)
    if origin is AnyMapping:
        return core.dict_schema(core.str_schema(), _schema(inner[1]))
    if is_dataclass(annotation):
        return _record(annotation)
    raise TypeError(annotation)


def _marked(annotation: Any, marks: tuple[Any, ...]) -> "CoreSchema":  # noqa: ANN401 - the same
    """The schema of a type with its annotations, the first of the marks innermost."""
    inner: Callable[[Any], CoreSchema] = _schema
    for mark in marks:
        inner = _around(mark, inner)
    return inner(annotation)


def _around(
    mark: Any,  # noqa: ANN401 - what pydantic knows by its method
    inner: "Callable[[Any], CoreSchema]",
) -> "Callable[[Any], CoreSchema]":
    return lambda annotation: mark.__get_pydantic_core_schema__(annotation, inner)


def _record(record: Any) -> "CoreSchema":  # noqa: ANN401 - any record of a file
    from pydantic_core import core_schema as core

    declared = [
        core.dataclass_field(field.name, _field(field), validation_alias=key_of(field))
        for field in fields(record)
    ]
    arguments = core.dataclass_args_schema(record.__name__, declared)
    names = [field.name for field in fields(record)]
    config = core.CoreConfig(extra_fields_behavior="forbid")
    return core.dataclass_schema(record, arguments, names, config=config, slots=True)


def _field(field: "Field[Any]") -> "CoreSchema":
    from pydantic_core import core_schema as core

    schema = _schema(field.type)
    if field.default is not MISSING:
        return core.with_default_schema(schema, default=field.default)
    if field.default_factory is not MISSING:
        return core.with_default_schema(schema, default_factory=field.default_factory)
    return schema
