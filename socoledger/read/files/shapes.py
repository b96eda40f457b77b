"""The shape that a record of a file declares at a path: its possible keys, and the kind of each."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from socoledger.domain.declared import PLACE, is_required, key_of, keyed
from socoledger.domain.destinations import SPLIT, OnLeaving
from socoledger.read.files.source import Path


class Shape(NamedTuple):
    """The declared type of a value: a record, a tuple, a mapping, or a kind."""

    type: Any
    """Without its annotations, and without None."""
    marks: tuple[Any, ...] = ()
    """The annotations."""
    required: bool = True

    @property
    def is_record(self) -> bool:
        """Whether it is a record with declared keys."""
        return is_dataclass(self.type)

    @property
    def is_list(self) -> bool:
        """Whether it is written as a list."""
        return get_origin(self.type) is tuple and SPLIT not in self.marks

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are allowed, none where the books choose their own names."""
        if self.is_record:
            return tuple(map(key_of, keyed(self.type)))
        return next((mark.known for mark in self.marks if isinstance(mark, OnLeaving)), ())


def shape_of(annotation: Any, *, required: bool = True) -> Shape:  # noqa: ANN401 - any type
    """The shape that a type declares."""
    marks: tuple[Any, ...] = ()
    while get_origin(annotation) in (Annotated, Union, UnionType):
        if get_origin(annotation) is Annotated:
            marks += annotation.__metadata__
            annotation = annotation.__origin__
        else:
            annotation = next(
                part_of_union
                for part_of_union in get_args(annotation)
                if part_of_union is not type(None)
            )
    return Shape(annotation, marks, required)


def shape_at(record: Any, path: Path) -> Shape:  # noqa: ANN401 - any record of a file
    """The shape that a record declares at a path from it."""
    shape = Shape(record)
    for part in path:
        if shape.is_record:
            field = next(declared for declared in keyed(shape.type) if key_of(declared) == part)
            shape = shape_of(field.type, required=is_required(field))
        elif shape.is_list:
            shape = shape_of(get_args(shape.type)[0])
        else:  # a mapping, whose keys are names or may each be left out
            shape = Shape(str, required=not shape.keys)
    return shape


@cache
def records_below(record: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any record of a file
    """The records that stand under keys of a record, directly or in a list, by key."""
    records = {}
    for field in keyed(record):
        shape = shape_of(field.type)
        inner = shape_of(get_args(shape.type)[0]) if shape.is_list else shape
        if inner.is_record:
            records[key_of(field)] = inner.type
    return records


@cache
def has_place(record: Any) -> bool:  # noqa: ANN401 - any record of a file
    """Whether a record has a field for its place in the file."""
    return any(key_of(field) == PLACE for field in fields(record))
