"""Records are what `dataclass(frozen=True, slots=True)` makes: the two are compared."""

import pickle
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from socoledger.domain.frozen import frozen, frozen_class


class _Declared:
    """One of each kind of field."""

    first: int
    second: str = "x"
    third: tuple[str, ...] = field(default=(), metadata={"some": "thing"})
    fourth: list[int] = field(default_factory=list)
    fifth: int = field(default=5, kw_only=True)


def _twin(by: Any) -> Any:
    """A class declared anew, made by one of the two."""
    return by(type("_Declared", (), dict(_Declared.__dict__)))


@frozen
class Ours:
    """A record of a module, as pickle wants it."""

    name: str
    amount: int = 0


@frozen
class Below(Ours):
    """A record with the fields of another."""

    more: str = ""


OURS: Any = _twin(frozen)
THEIRS: Any = _twin(dataclass(frozen=True, slots=True))
GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, "y", ("z",), [2]), {"fifth": 6}),
    ((), {"first": 3, "fourth": [4], "second": ""}),
]
WRONG: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    ((1, "y", (), [], 5), {}),
    ((1,), {"first": 1}),
    ((1,), {"sixth": 1}),
]


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_a_record_is_that_of_dataclass(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = OURS(*given, **named), THEIRS(*given, **named)
    assert repr(ours) == repr(theirs).replace("THEIRS", "OURS")
    for each in fields(theirs):
        assert getattr(ours, each.name) == getattr(theirs, each.name)
    assert ours == OURS(*given, **named)
    assert ours not in (theirs, replace(ours, second="other"), None)
    assert replace(ours, first=9) == OURS(**{**_values(theirs), "first": 9})


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_it_is_made_of_its_fields_alone(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for made in (_twin(frozen), OURS, THEIRS):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            made(*given, **named)


def test_its_class_is_declared_as_that_of_dataclass() -> None:
    assert is_dataclass(_twin(frozen))
    assert OURS.__match_args__ == THEIRS.__match_args__
    assert OURS.__slots__ == THEIRS.__slots__
    assert OURS.__doc__ == THEIRS.__doc__
    parts = ("name", "type", "default", "default_factory", "metadata", "kw_only")
    for ours, theirs in zip(fields(OURS), fields(THEIRS), strict=True):
        assert [getattr(ours, part) for part in parts] == [getattr(theirs, part) for part in parts]


def test_what_is_made_anew_is_not_shared() -> None:
    assert OURS(1).fourth is not OURS(1).fourth


def test_it_does_not_change() -> None:
    record: Any = Ours("a")
    for name in ("name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(record, name, "b")
    with pytest.raises(FrozenInstanceError):
        del record.name
    assert record == Ours("a")


def test_equal_records_have_one_hash() -> None:
    assert hash(Ours("a", 1)) == hash(Ours("a", 1))
    assert len({Ours("a"), Ours("a"), Ours("b"), Below("a")}) == 3
    with pytest.raises(TypeError):
        hash(OURS(1))  # a list is in it


def test_it_is_copied_and_pickled() -> None:
    for record in (Ours("a", 1), Below("b", 2, "c")):
        copies = (copy(record), deepcopy(record), pickle.loads(pickle.dumps(record)))  # noqa: S301
        assert [*copies] == [record] * 3
        assert {type(each) for each in copies} == {type(record)}


def test_below_another_its_fields_come_first() -> None:
    assert repr(Below("a", more="b")) == "Below(name='a', amount=0, more='b')"


def test_a_class_may_be_without_fields_or_take_them_by_name_alone() -> None:
    class Nothing:
        """No field."""

    class Named:
        """One."""

        value: int = 1

    nothing, named = (frozen_class(each, by_name=True) for each in (Nothing, Named))
    assert nothing() == nothing()
    assert hash(nothing()) == hash(())
    made: Any = named
    assert (made(value=2).value, made()) == (2, made(value=1))
    with pytest.raises(TypeError):
        made(2)


def _values(record: Any) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record)}
