"""How an answer is declared: a frozen record, out of which its JSON and its schema follow (SPEC 6).

The name of a field is its key in the JSON, without the unit that it ends in: `income_cents` is
"income", `from_` is "from". Its type says how it is written there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    TypeVar,
    dataclass_transform,
    get_args,
    get_type_hints,
)

from socoledger.domain.frozen import frozen_class
from socoledger.domain.money import format_hundredths
from socoledger.domain.period import Month

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")
_MAY_BE_ABSENT = "socoledger_may_be_absent"
_UNITS = ("_cents", "_hundredths")


class Unit(Enum):
    """The unit of a number."""

    CENTS = "cents"
    HOURS = "hundredths of an hour"
    PERCENT = "hundredths of a percent"
    COUNT = "how many"


@dataclass(frozen=True)
class Written:
    """The form of a value that JSON holds as a text with a pattern."""

    text: Callable[[Any], str]
    pattern: str
    unit: Unit | None = None

    def __get_pydantic_json_schema__(
        self, _core: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, str]:
        """The schema of the text."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class _Inside:
    """Marks a field that explains the others, and is left out of the JSON."""

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Accepts any value."""
        from pydantic_core import core_schema

        return core_schema.any_schema()

    def __get_pydantic_json_schema__(
        self, _core: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, str]:
        """Leaves it out of the schema."""
        from pydantic_core import PydanticOmit

        raise PydanticOmit


class _Sometimes:
    """Marks a key that is left out of the JSON if its value is None."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """The type as it is, with the mark for `may_be_absent`."""
        schema: Any = handler(source)
        metadata = {**schema.get("metadata", {}), _MAY_BE_ABSENT: True}
        return {**schema, "metadata": metadata}


_INSIDE, _SOMETIMES = _Inside(), _Sometimes()
_DECIMALS = r"-?[0-9]+\.[0-9]{2}"

Cents = Annotated[int, Written(format_hundredths, _DECIMALS, Unit.CENTS)]
Hours = Annotated[int, Written(format_hundredths, _DECIMALS, Unit.HOURS)]
"""In hundredths."""
Percent = Annotated[int, Written(format_hundredths, _DECIMALS, Unit.PERCENT)]
"""In hundredths."""
Hundredths = Annotated[int, Written(format_hundredths, _DECIMALS)]
"""Hundredths of the unit that another field names."""
Count = Annotated[int, Unit.COUNT]
"""A number of things, which can be added up, as a year cannot."""
InMonth = Annotated[Month, Written(str, "[0-9]{4}-[0-9]{2}")]
Period = Annotated[Month | int, Written(str, "[0-9]{4}(-[0-9]{2})?")]
Day = Annotated[date, Written(date.isoformat, "[0-9]{4}-[0-9]{2}-[0-9]{2}")]
Sometimes = Annotated[T | None, _SOMETIMES]
"""None: the key is left out."""
Inside = Annotated[T, _INSIDE]
"""For steps and tables; left out of the JSON."""


def may_be_absent(schema: Mapping[str, Any]) -> bool:
    """Whether pydantic's schema of a field is that of one declared `Sometimes`."""
    if schema["type"] == "default":
        schema = schema["schema"]
    return _MAY_BE_ABSENT in schema.get("metadata", {})


def key_of(name: str) -> str:
    """The key of a field in JSON, by its name."""
    for unit in _UNITS:
        name = name.removesuffix(unit)
    return name.removesuffix("_")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(declared: type[T]) -> type[T]:
    """Make a class a frozen record whose fields are given by name."""
    config = {"alias_generator": key_of, "use_attribute_docstrings": True}
    declared.__pydantic_config__ = config  # type: ignore[attr-defined]
    return frozen_class(declared, by_name=True)


@record
class Nothing:
    """What is said of several books of which there is nothing to add up: no key at all."""


class Key(NamedTuple):
    """One key of a record's JSON, and the form of its value."""

    field: str
    key: str
    written: Written | None
    """Of the value, or of all values in it."""
    unit: Unit | None
    sometimes: bool


_KEYS: dict[type[object], tuple[Key, ...]] = {}


def keys_of(declared: type[object]) -> tuple[Key, ...]:
    """The keys of a class of records, in the order of its declaration."""
    if declared not in _KEYS:
        _KEYS[declared] = tuple(_keys(declared))
    return _KEYS[declared]


def _keys(declared: type[Any]) -> Iterator[Key]:
    hints = get_type_hints(declared, include_extras=True)
    for field in fields(declared):
        marks = _marks(hints[field.name])
        if _INSIDE in marks:
            continue
        written = next((mark for mark in marks if isinstance(mark, Written)), None)
        of_text = None if written is None else written.unit
        unit = next((mark for mark in marks if isinstance(mark, Unit)), of_text)
        yield Key(field.name, key_of(field.name), written, unit, _SOMETIMES in marks)


def _marks(hint: Any) -> list[object]:  # noqa: ANN401 - a type, as Python has it
    """The annotations of a type, and of the types inside it."""
    own = list(getattr(hint, "__metadata__", ()))
    inner = (
        [hint.__origin__]
        if own
        else [argument for argument in get_args(hint) if argument is not ...]
    )
    return [*own, *(mark for argument in inner for mark in _marks(argument))]
