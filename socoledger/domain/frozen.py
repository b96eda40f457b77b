"""How the classes of records are made: frozen, with slots, and quickly.

`dataclass(frozen=True, slots=True)` of the standard library makes the same. It has Python compile
six functions a class, which takes half a millisecond: 55 of the 440 ms of `result`, as a command
declares more than a hundred classes, and makes records of half of them. To make one of its records
takes 4 times as long too, and a journal has many. So here dataclass finds the fields and makes the
slots; what compares, hashes, shows and refuses is written once for all classes, and `__init__` is
compiled when the first record of a class is made.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")
_ANEW = object()
"""Stands for a default that is made anew for each record."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(declared: type[T]) -> type[T]:
    """Make a class a frozen record."""
    return frozen_class(declared, by_name=False)


def frozen_class(declared: type[T], *, by_name: bool) -> type[T]:
    """A class with the fields of the one declared, that are given by name alone or also in order.

    All that `dataclasses` knows of a class holds for it, such as `fields` and `replace`.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=by_name)(declared)
    names = tuple(each.name for each in fields(made))
    values = _values_of(names)

    def init(self: object, *given: object, **named: object) -> None:
        made.__init__ = _init_of(made)
        made.__init__(self, *given, **named)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def shown(self: object) -> str:
        texts = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"{type(self).__qualname__}({', '.join(texts)})"

    def kept(self: object) -> tuple[object, ...]:
        return values(self)

    def restored(self: object, state: tuple[object, ...]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    made.__init__ = init
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(values(self))
    made.__repr__ = shown
    made.__setattr__ = made.__delattr__ = _refused
    made.__getstate__, made.__setstate__ = kept, restored
    return made  # type: ignore[no-any-return]


def _values_of(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _refused(_record: object, name: str, *_value: object) -> NoReturn:
    message = f"a record does not change: {name}"
    raise FrozenInstanceError(message)


def _init_of(made: type[Any]) -> Callable[..., None]:
    """The `__init__` of a class, which puts each value in its slot."""
    known: dict[str, object] = {"_anew": _ANEW}
    in_order: list[str] = ["self"]
    by_name: list[str] = []
    lines: list[str] = []
    for each in fields(made):
        name = each.name
        known[f"_set_{name}"] = getattr(made, name).__set__
        (by_name if each.kw_only else in_order).append(_parameter(each, known))
        value = name
        if each.default_factory is not MISSING:
            known[f"_make_{name}"] = each.default_factory
            value = f"_make_{name}() if {name} is _anew else {name}"
        lines.append(f"    _set_{name}(self, {value})\n")
    parameters = ", ".join([*in_order, *(["*", *by_name] if by_name else [])])
    text = f"def __init__({parameters}):\n{''.join(lines) or '    pass'}"
    exec(text, known)  # noqa: S102 - of names in our own classes, as dataclass does
    init: Any = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init  # type: ignore[no-any-return]


def _parameter(each: "Field[Any]", known: dict[str, object]) -> str:
    """A parameter for a field, its default put among the names that are known."""
    if each.default_factory is not MISSING:
        return f"{each.name}=_anew"
    if each.default is MISSING:
        return each.name
    known[f"_default_{each.name}"] = each.default
    return f"{each.name}=_default_{each.name}"
