"""Records as bytes that a cache can keep, and back, by what the records declare.

The bytes are JSON: a record is the list of its values, a day and a month are texts, a fraction is
two numbers. What is read may have been written by anybody, so a value is taken for what is declared
only if it has exactly that shape. Nothing is made but the records asked for and those in them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from socoledger import __version__
from socoledger.domain.period import Month, parse_month

R = TypeVar("R")


def key_of(*texts: str) -> str:
    """The key, for a cache, of what this version of the program makes of some texts in a row."""
    joined = "".join(f"{len(text)} {text}" for text in (__version__, *texts))
    return sha256(joined.encode(errors="surrogatepass")).hexdigest()  # a name may be no UTF-8


def to_bytes(record: object) -> bytes:
    """A record as bytes. Raises TypeError where it holds what it does not declare: a defect."""
    declared: Any = type(record)
    data = _record(declared).to_data(record)
    return json.dumps(data, separators=(",", ":")).encode()


def from_bytes(declared: type[R], content: bytes | None) -> R | None:
    """The record of a class that bytes hold, None if there are no bytes or they hold none."""
    if content is None:
        return None
    of_class: Any = declared
    try:
        record: R = _record(of_class).to_value(json.loads(content))
    except (ValueError, RecursionError):  # no JSON, or none of this shape
        return None
    return record


class _Form(NamedTuple):
    """How values of a type become data, and back. `to_data` raises TypeError and `to_value` raises
    ValueError if what they are given is not of that type.
    """

    to_data: Callable[[Any], Any]
    to_value: Callable[[Any], Any]


def _form(declared: Any) -> _Form:  # noqa: ANN401 - any type that a record declares
    """The form of a type. Raises TypeError for a type that no record of a file has."""
    origin, inner = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return _form(declared.__origin__)
    if origin in (Union, UnionType):
        (present,) = (part for part in inner if part is not type(None))
        return _optional(_form(present))
    if origin is tuple and inner[1:] == (...,):
        return _several(_form(inner[0]))
    if origin is tuple:
        return _fixed([_form(part) for part in inner])
    if origin is frozenset and inner == (str,):
        return _set_of_texts()
    if origin is Mapping and inner[0] is str:
        return _mapping(_form(inner[1]))
    if declared in _SINGLE:
        return _SINGLE[declared]
    if isinstance(declared, type) and (is_dataclass(declared) or hasattr(declared, "_fields")):
        return _record(declared)
    raise TypeError(declared)


@cache
def _record(declared: Any) -> _Form:  # noqa: ANN401 - a class of records
    """The list of the values of its fields, in the order of their declaration."""
    types = (
        {field.name: field.type for field in fields(declared)}
        if is_dataclass(declared)
        else declared.__annotations__
    )
    forms = {name: _form(type_) for name, type_ in types.items()}
    to_data = [(name, form.to_data) for name, form in forms.items()]
    to_value = [form.to_value for form in forms.values()]
    count = len(forms)

    def data(record: Any) -> list[Any]:  # noqa: ANN401 - a record of the class
        if type(record) is not declared:
            raise TypeError(record)
        return [value_data(getattr(record, name)) for name, value_data in to_data]

    def value(items: Any) -> Any:  # noqa: ANN401 - anything in JSON
        if type(items) is not list or len(items) != count:
            raise ValueError(items)
        return declared(*[value_of(item) for value_of, item in zip(to_value, items, strict=True)])

    return _Form(data, value)


def _optional(form: _Form) -> _Form:
    to_data, to_value = form
    return _Form(
        lambda value: None if value is None else to_data(value),
        lambda data: None if data is None else to_value(data),
    )


def _several(form: _Form) -> _Form:
    to_data, to_value = form

    def value(items: object) -> tuple[Any, ...]:
        if type(items) is not list:
            raise ValueError(items)
        return tuple(map(to_value, items))

    return _Form(lambda values: list(map(to_data, values)), value)


def _fixed(forms: Sequence[_Form]) -> _Form:
    """A tuple of so many values, each of a type of its own."""

    def value(items: object) -> tuple[Any, ...]:
        if type(items) is not list or len(items) != len(forms):
            raise ValueError(items)
        return tuple(form.to_value(item) for form, item in zip(forms, items, strict=True))

    def data(values: tuple[Any, ...]) -> list[Any]:
        return [form.to_data(one) for form, one in zip(forms, values, strict=True)]

    return _Form(data, value)


def _set_of_texts() -> _Form:
    """Texts in no order, kept in one that is always the same."""
    several = _several(_SINGLE[str])
    return _Form(sorted, lambda items: frozenset(several.to_value(items)))


def _mapping(form: _Form) -> _Form:
    to_data, to_value = form

    def value(items: object) -> dict[str, Any]:
        if type(items) is not dict:
            raise ValueError(items)
        return {name: to_value(item) for name, item in items.items()}

    return _Form(lambda values: {name: to_data(one) for name, one in values.items()}, value)


def _same(type_: type[object]) -> _Form:
    """Values that JSON has itself."""

    def data(value: object) -> object:
        if type(value) is not type_:
            raise TypeError(value)
        return value

    def value(item: object) -> object:
        if type(item) is not type_:
            raise ValueError(item)
        return item

    return _Form(data, value)


def _day(text: object) -> date:
    if type(text) is not str:
        raise ValueError(text)
    day = date.fromisoformat(text)
    if day.isoformat() != text:  # a week and a weekday are a date to Python too
        raise ValueError(text)
    return day


def _month(text: object) -> Month:
    if type(text) is not str:
        raise ValueError(text)
    return parse_month(text)


def _fraction(parts: object) -> Fraction:
    if type(parts) is not list or [type(part) for part in parts] != [int, int] or parts[1] < 1:
        raise ValueError(parts)
    fraction = Fraction(*parts)
    if fraction.denominator != parts[1]:  # not in its lowest terms
        raise ValueError(parts)
    return fraction


_SINGLE: Mapping[object, _Form] = {
    str: _same(str),
    int: _same(int),
    bool: _same(bool),
    date: _Form(date.isoformat, _day),
    Month: _Form(str, _month),
    Fraction: _Form(Fraction.as_integer_ratio, _fraction),
}
