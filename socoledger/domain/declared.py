"""How a record says which keys of a YAML file it is read from (SPEC 1).

A record of a file is declared once, as a frozen dataclass (`frozen`) whose fields carry a key, a
kind of value (`kinds`) and a meaning. That declaration is read where a file is read
(`read/files/reader.py`), and by pydantic where its JSON Schema is made.
"""

from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Generic, NoReturn, TypeVar

from socoledger.domain.findings import Place

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")

NOT_A_KEY = "\0"
"""The first character of the keys of fields that no file holds, which no file can contain."""
PLACE = f"{NOT_A_KEY}place"
"""The key in a record's input for its place in the file."""


def key(name: str, meaning: str) -> dict[str, str]:
    """The metadata of a field: the key that it is read from, and its meaning as a message id."""
    return {"validation_alias": name, "description": meaning}


def no_key(name: str) -> dict[str, str]:
    """The metadata of a field that no key of a file fills."""
    return {"validation_alias": NOT_A_KEY + name}


def key_of(field: "Field[Any]") -> str:
    """The key that a field of a record is read from."""
    name: str = field.metadata["validation_alias"]
    return name


def keyed(record: Any) -> tuple["Field[Any]", ...]:  # noqa: ANN401 - a record of a file, or its class
    """The fields of a record that a file has keys for, in the order of their declaration."""
    return tuple(field for field in fields(record) if not key_of(field).startswith(NOT_A_KEY))


class Described:
    """A mark that gives the JSON Schema of a value; pydantic knows no more of it."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - any type that may be annotated
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core.core_schema import any_schema

        return any_schema()


class _Hidden(Described):
    """Accepts any value of a field unchanged, and leaves the field out of the JSON Schema."""

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> NoReturn:
        from pydantic_core import PydanticOmit

        raise PydanticOmit


HIDDEN_FIELD: Final = _Hidden()


class OrElse(Generic[T]):
    """The value of a key that is left out, where the record itself has no default for it."""

    def __init__(self, default: T) -> None:
        self.default = default

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - any type that may be annotated
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core.core_schema import with_default_schema

        return with_default_schema(handler(source), default=self.default)


class FromFile:
    """A record that is read from keys of a YAML file, and from no other keys than its own."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


InFile = Annotated[Place, HIDDEN_FIELD]
"""The place of a record in its file; the field is named `place`."""


def place_of_record() -> dict[str, str]:
    """The metadata of the field `place`."""
    return no_key("place")


def is_required(field: "Field[Any]") -> bool:
    """Whether a file must hold the key of a field."""
    if field.default is not MISSING or field.default_factory is not MISSING:
        return False
    return not any(isinstance(mark, OrElse) for mark in getattr(field.type, "__metadata__", ()))
