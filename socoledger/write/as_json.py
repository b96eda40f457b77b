"""From a record to JSON, as its declaration says (SPEC 6): the one place where that happens."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import NamedTuple

from socoledger.domain.record import Unit, Written, keys_of

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None


def as_json(record: object) -> dict[str, Json]:
    """A record by its keys, in the order of its declaration; keys that are there only sometimes are
    left out where there is nothing to say. Amounts and hours are texts with two decimals.
    """
    found: dict[str, Json] = {}
    for key in keys_of(type(record)):
        value = getattr(record, key.field)
        if value is not None or not key.sometimes:
            found[key.key] = _value(value, key.written)
    return found


def _value(value: object, written: Written | None) -> Json:
    if value is None or isinstance(value, bool):
        return value
    if is_dataclass(value):
        return as_json(value)
    if isinstance(value, Mapping):
        return {str(name): _value(each, written) for name, each in value.items()}
    if type(value) is tuple:
        return [_value(each, written) for each in value]
    if written is not None:
        return written.text(value)
    return value if isinstance(value, int) else str(value)


class Figure(NamedTuple):
    """A number and what it counts."""

    number: int
    unit: Unit


Leaf = Figure | str | bool | int | None


def leaves(record: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Every value of a record that is no record, mapping or list, with the keys that lead there;
    for an entry of a list, its id. What counts something is a Figure; lists of anything but records
    with an id are left out.
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
        for name, each in value.items():
            yield from _leaves(each, written, unit, (*path, str(name)))
    elif type(value) is tuple:
        for each in value:
            if hasattr(each, "id"):
                for inner, leaf in leaves(each, (*path[:-1], each.id)):
                    if inner[len(path) :] not in (("id",), ("name",)):
                        yield inner, leaf
    elif isinstance(value, int) and not isinstance(value, bool) and unit is not None:
        yield path, Figure(value, unit)
    else:
        found = _value(value, written)
        if not isinstance(found, dict | list):
            yield path, found
