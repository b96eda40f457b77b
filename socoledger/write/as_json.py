"""From a record to JSON, as its declaration says (SPEC 6)."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import NamedTuple

from socoledger.domain.record import Unit, Written, keys_of

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None


def as_json(record: object) -> dict[str, Json]:
    """A record by its keys, in the order of its declaration; a key declared `Sometimes` is left out
    where its value is None. Amounts and hours are texts with two decimals.
    """
    values: dict[str, Json] = {}
    for key in keys_of(type(record)):
        value = getattr(record, key.field)
        if value is not None or not key.sometimes:
            values[key.key] = _value(value, key.written)
    return values


def _value(value: object, written: Written | None) -> Json:
    if value is None or isinstance(value, bool):
        return value
    if is_dataclass(value):
        return as_json(value)
    if isinstance(value, Mapping):
        return {str(name): _value(item, written) for name, item in value.items()}
    if type(value) is tuple:
        return [_value(item, written) for item in value]
    if written is not None:
        return written.text(value)
    return value if isinstance(value, int) else str(value)


class Figure(NamedTuple):
    """A number and its unit."""

    number: int
    unit: Unit


Leaf = Figure | str | bool | int | None


def leaves(record: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Every value of a record that is no record, mapping or list, with the path of its keys; an
    entry of a list has its id in place of the list's key. A number with a unit is a Figure; lists
    of anything but records with an id are left out.
    """
    for key in keys_of(type(record)):
        value = getattr(record, key.field)
        if value is not None or not key.sometimes:
            yield from _leaves(value, key.written, key.unit, (*path, key.key))


def _leaves(
    value: object, written: Written | None, unit: Unit | None, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    if is_dataclass(value):
        yield from leaves(value, path)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _leaves(item, written, unit, (*path, str(name)))
    elif type(value) is tuple:
        for item in value:
            if hasattr(item, "id"):
                for inner, leaf in leaves(item, (*path[:-1], item.id)):
                    if inner[len(path) :] not in (("id",), ("name",)):
                        yield inner, leaf
    elif isinstance(value, int) and not isinstance(value, bool) and unit is not None:
        yield path, Figure(value, unit)
    else:
        json_value = _value(value, written)
        if not isinstance(json_value, dict | list):
            yield path, json_value
