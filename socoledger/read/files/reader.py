"""Readers of records, made of what they declare: from the dicts, lists and texts of a file to the
record, and to all that is wrong (SPEC 1).
"""

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from socoledger.domain.declared import HIDDEN_FIELD, OrElse, key_of
from socoledger.domain.destinations import ON_LEAVING, SPLIT, Levy, is_tail_of_number
from socoledger.domain.kinds import NO_VALUE, SHARE, TEXT, UNREADABLE, Kind
from socoledger.domain.member import OUTCOMES
from socoledger.read.files.source import Path


class What(Enum):
    """What is wrong with a value."""

    MISSING = auto()
    """There is no such key, and there must be."""
    UNKNOWN = auto()
    """There may be no such key."""
    TAIL_OF_NUMBER = auto()
    """The key is what a comma cut off a number."""
    KIND = auto()
    """It is not of its kind."""
    NO_LIST = auto()
    NO_KEYS = auto()
    """It is no keys with values."""


class Wrong(NamedTuple):
    """One thing that is wrong, at a path from the root of the file."""

    path: Path
    what: What
    value: object = None
    """What stands there, where something does."""
    kind: Kind[Any] | None = None
    """The kind that it is not of."""


Reader = Callable[[Any, Path, list[Wrong]], Any]
"""Gives the value that an input at a path is read as; what it gives means nothing where it adds to
what is wrong.
"""


@cache
def reader_of(declared: Any) -> Reader:  # noqa: ANN401 - any record of a file
    """The reader of a class of records, made when a file of its kind is first read."""
    parts = [_part(field) for field in fields(declared)]
    known = {part.key for part in parts}

    def read(given: Any, path: Path, wrong: list[Wrong]) -> Any:  # noqa: ANN401 - a record
        if not isinstance(given, dict):
            wrong.append(Wrong(path, What.NO_KEYS, given))
            return None
        before, values = len(wrong), {}
        for name, key, reader, default in parts:
            if key in given:
                values[name] = reader(given[key], (*path, key), wrong)
            elif default is None:
                wrong.append(Wrong((*path, key), What.MISSING))
            else:
                values[name] = default()
        wrong.extend(Wrong((*path, key), What.UNKNOWN) for key in given if key not in known)
        return declared(**values) if len(wrong) == before else None

    return read


class _Part(NamedTuple):
    """One field of a record; without a default its key must be there."""

    name: str
    key: str
    reader: Reader
    default: Callable[[], Any] | None


def _part(field: "Field[Any]") -> _Part:
    return _Part(field.name, key_of(field), _reader(field.type), _default(field))


def _default(field: "Field[Any]") -> Callable[[], Any] | None:
    """What gives the value of a key that is left out, None if it may not be."""
    for mark in _marks(field.type):
        if isinstance(mark, OrElse):
            return _always(mark.default)
    if field.default is not MISSING:
        return _always(field.default)
    return None if field.default_factory is MISSING else field.default_factory


def _always(value: object) -> Callable[[], object]:
    return lambda: value


def _marks(declared: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any type that a record declares
    return getattr(declared, "__metadata__", ())


def _reader(declared: Any) -> Reader:  # noqa: ANN401 - the same
    """The reader of a type. Raises TypeError for a type that no record of a file has."""
    for mark in _marks(declared):
        if isinstance(mark, Kind):
            return _of_kind(mark)
        if mark in _MARKED:
            return _MARKED[mark]
    origin, inner = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return _reader(declared.__origin__)
    if origin in (Union, UnionType):
        (present,) = (part for part in inner if part is not type(None))
        return _reader(present)
    if origin is tuple:
        return _list_of(_reader(inner[0]))
    if origin is AnyMapping:
        return _keys_of(_reader(inner[1]))
    if not is_dataclass(declared):
        raise TypeError(declared)
    record: Any = declared
    return reader_of(record)


def _of_kind(kind: Kind[Any]) -> Reader:
    def read(given: object, path: Path, wrong: list[Wrong]) -> object:
        if given is UNREADABLE:
            return kind.unreadable
        if isinstance(given, str):
            try:
                return kind.parse(given)
            except ValueError:
                pass
        wrong.append(Wrong(path, What.KIND, given, kind))
        return None

    return read


def _list_of(reader: Reader) -> Reader:
    def read(given: object, path: Path, wrong: list[Wrong]) -> tuple[Any, ...]:
        if not isinstance(given, list):
            wrong.append(Wrong(path, What.NO_LIST, given))
            return ()
        return tuple(reader(item, (*path, at), wrong) for at, item in enumerate(given))

    return read


def _keys_of(reader: Reader) -> Reader:
    """Reads keys that the books choose themselves."""

    def read(given: object, path: Path, wrong: list[Wrong]) -> dict[str, Any]:
        if given is UNREADABLE:
            return {}
        if not isinstance(given, dict):
            wrong.append(Wrong(path, What.NO_KEYS, given))
            return {}
        values = {}
        for name, value in given.items():
            if is_tail_of_number(name):
                wrong.append(Wrong((*path, name), What.TAIL_OF_NUMBER))
            else:
                values[name] = reader(value, (*path, name), wrong)
        return values

    return read


def _as_given(given: object, _path: Path, _wrong: list[Wrong]) -> object:
    """Reads what no file holds, such as the place of a record."""
    return given


def _split(given: object, path: Path, wrong: list[Wrong]) -> tuple[Levy, ...]:
    """Reads `{municipality: 50%, spaarpot: 50%}`, in the order written."""
    if isinstance(given, dict):
        given = {name: "" if one is NO_VALUE else one for name, one in given.items()}
    shares = _keys_of(_of_kind(SHARE))(given, path, wrong)
    return tuple(Levy(to, share) for to, share in shares.items())


def _on_leaving(given: object, path: Path, wrong: list[Wrong]) -> dict[str, str]:
    """Reads one destination for every outcome, or one for each that is named."""
    if isinstance(given, str):
        return dict.fromkeys(OUTCOMES, given)
    if not isinstance(given, dict):
        wrong.append(Wrong(path, What.KIND, given, TEXT))
        return {}
    text = _of_kind(TEXT)
    wrong.extend(Wrong((*path, key), What.UNKNOWN) for key in given if key not in OUTCOMES)
    return {
        outcome: text(given[outcome], (*path, outcome), wrong)
        for outcome in OUTCOMES
        if outcome in given
    }


_MARKED: AnyMapping[object, Reader] = {
    HIDDEN_FIELD: _as_given,
    SPLIT: _split,
    ON_LEAVING: _on_leaving,
}
"""Readers of the types with these marks."""
