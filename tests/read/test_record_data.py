"""Records become bytes and come back the same; whatever else bytes hold is no record."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, make_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.bank_setup import BankRule, BankSetup
from socoledger.domain.findings import Place
from socoledger.domain.kinds import NEVER, Limit
from socoledger.domain.law import Law, LegalAmount
from socoledger.domain.member import AllowanceDecision, Decision, Member, Membership
from socoledger.domain.period import Month
from socoledger.read.head import Records
from socoledger.read.law import package_law
from socoledger.read.record_data import from_bytes, key_of, to_bytes
from tests.support.properties import steady

ROOTS = (Records, Law, BankSetup)
ODD: tuple[object, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, float("nan"), "", "x", "2025-13", "2025-01-32", "2025-W01-1"),
    *([], [[]], {}, {"x": []}, [1, 0], [1, 2.0], ["coop.yaml", "1"], "\ud800"),
)
PLAIN: Mapping[object, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(), max_size=8),
    int: st.integers(),
    bool: st.booleans(),
    date: st.dates(),
    Month: st.builds(Month, st.integers(1, 9999), st.integers(1, 12)),
    Fraction: st.fractions(),
}


@cache
def any_of(declared: Any) -> st.SearchStrategy[Any]:
    """Values of a type, as a record declares it."""
    origin, inner = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return any_of(declared.__origin__)
    if origin in (Union, UnionType):
        return st.none() | any_of(next(part for part in inner if part is not type(None)))
    if origin is tuple:
        return st.lists(any_of(inner[0]), max_size=2).map(tuple)
    if origin is Mapping:
        return st.dictionaries(PLAIN[str], any_of(inner[1]), max_size=2)
    if declared in PLAIN:
        return PLAIN[declared]
    types = (
        [field.type for field in fields(declared)]
        if is_dataclass(declared)
        else declared.__annotations__.values()
    )
    return st.tuples(*map(any_of, types)).map(lambda values: declared(*values))


@settings(steady, max_examples=40)
@given(st.sampled_from(ROOTS).flatmap(any_of))
def test_records_come_back_the_same(record: Any) -> None:
    back = from_bytes(type(record), to_bytes(record))
    assert back == record
    assert repr(back) == repr(record), "also where a bool equals an int"


def test_the_law_comes_back_the_same() -> None:
    assert from_bytes(Law, to_bytes(package_law())) == package_law()


ANNA = Member(
    *("anna", "Anna", "Anna", date(2024, 1, 1), Place("members/anna.yaml", 1)),
    membership=(Membership(NEVER, None, "work", None, Place("members/anna.yaml", 5)),),
    premium=(
        Decision(
            *(date(2025, 1, 1), None, NEVER, "Besluit 1"),
            *(Limit(None, Fraction(1, 3)), Place("members/anna.yaml", 9)),
        ),
    ),
)


def test_bytes_that_were_cut_off_hold_nothing() -> None:
    content = to_bytes(ANNA)
    assert from_bytes(Member, content) == ANNA
    for end in range(len(content)):
        assert from_bytes(Member, content[:end]) is None


def test_odd_values_anywhere_hold_nothing_or_a_value_of_their_type() -> None:
    """Each value of a record is put in the place of each other, and odd ones too."""
    content = to_bytes(ANNA)
    values = [value for _, value in places(json.loads(content))]
    for path, _ in places(json.loads(content)):
        for odd in (*ODD, *values):
            changed = with_value(json.loads(content), path, odd)
            record = from_bytes(Member, json.dumps(changed).encode())
            if record is not None:
                assert json.loads(to_bytes(record)) == changed


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield path, data
    for at, value in enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*path, at))


def with_value(data: Any, path: tuple[Any, ...], value: object) -> Any:
    if not path:
        return value
    inner = data
    for at in path[:-1]:
        inner = inner[at]
    inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"null", b"\xff\xfe\x00", b"{}", b"[" * 100_000, b"[]" * 2, b"NaN", b"9" * 10_000),
        b'{"__class__": "os.system"}',
        to_bytes(LegalAmount(NEVER, 1, "", "")),
        to_bytes(BankRule(Place("bank.yaml", 1))),
    ],
    ids=lambda content: repr(content[:20]),
)
def test_what_is_no_member_is_none(content: bytes) -> None:
    assert from_bytes(Member, content) is None


def test_no_bytes_hold_nothing() -> None:
    assert from_bytes(Member, None) is None


class _Other(NamedTuple):
    member: Member
    days: tuple[date, ...] = ()


class _Word(str):
    __slots__ = ()


@pytest.mark.parametrize(
    "record",
    [
        _Other("anna"),  # type: ignore[arg-type]
        _Other(ANNA, days=("2025-01-01",)),  # type: ignore[arg-type]
        Place(_Word("coop.yaml"), 1),
        Place("coop.yaml", True),
        Records(*8 * [AllowanceDecision(NEVER, None, NEVER, "", None, Place("", 1))]),  # type: ignore[arg-type]
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_value_that_is_not_declared_is_a_defect(record: object) -> None:
    with pytest.raises(TypeError):
        to_bytes(record)


@pytest.mark.parametrize(
    "type_",
    [
        object,
        float,
        list[str],
        tuple[float, int],
        frozenset[int],
        Mapping[int, str],
        Literal["a"],
        dict,
    ],
)
def test_no_other_types_are_made(type_: Any) -> None:
    strange = make_dataclass("Strange", [("value", type_)], frozen=True)
    with pytest.raises(TypeError):
        from_bytes(strange, b"[1]")


class Pairs(NamedTuple):
    pair: tuple[str, int]
    texts: frozenset[str]


def test_pairs_and_sets_of_texts() -> None:
    pairs = Pairs(("a", 1), frozenset("cab"))
    content = to_bytes(pairs)
    assert content == b'[["a",1],["a","b","c"]]'
    assert from_bytes(Pairs, content) == pairs
    for strange in (
        b'[["a"],[]]',
        b'[["a",1,2],[]]',
        b'[[1,"a"],[]]',
        b'[["a",1],[1]]',
        b'[["a",1],{}]',
    ):
        assert from_bytes(Pairs, strange) is None


def test_keys_tell_texts_apart() -> None:
    keys = {
        key_of(*texts)
        for texts in (
            ("ab", "c"),
            ("a", "bc"),
            ("abc",),
            ("a", "b", "c"),
            ("", "abc"),
            ("caf\udce9",),
        )
    }
    assert len(keys) == 6
    assert key_of("a", "b") == key_of("a", "b")
