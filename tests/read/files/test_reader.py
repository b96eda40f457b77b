"""A record is read by what it declares; what is wrong is told at its path, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import pytest

from socoledger.domain.agreement import Agreement, SpaarpotTerms
from socoledger.domain.declared import PLACE, FromFile, OrElse, key
from socoledger.domain.destinations import SPLIT, Levy
from socoledger.domain.findings import Place
from socoledger.domain.kinds import NO_VALUE, UNREADABLE, Amount, Text
from socoledger.domain.member import OUTCOMES
from socoledger.read.files.reader import What, Wrong, reader_of
from socoledger.read.files.source import Path


@dataclass(frozen=True, slots=True)
class Inner(FromFile):
    amount_cents: Amount = field(metadata=key("amount", ""))


@dataclass(frozen=True, slots=True)
class Outer(FromFile):
    name: Text = field(metadata=key("name", ""))
    note: Annotated[Text, OrElse("-")] = field(metadata=key("note", ""))
    several: tuple[Inner, ...] = field(default=(), metadata=key("several", ""))
    by_name: Mapping[str, Amount] = field(default_factory=dict, metadata=key("by_name", ""))
    maximum: Amount | None = field(default=None, metadata=key("maximum", ""))
    split: Annotated[tuple[Levy, ...], SPLIT] = field(default=(), metadata=key("split", ""))


def read(given: Any, record: Any = Outer) -> tuple[Any, list[Wrong]]:
    wrong: list[Wrong] = []
    return reader_of(record)(given, (), wrong), wrong


def told(given: Any, record: Any = Outer) -> list[tuple[Path, What]]:
    return [(one.path, one.what) for one in read(given, record)[1]]


def test_keys_that_are_left_out_have_their_default() -> None:
    assert read({"name": "An"}) == (Outer("An", "-", (), {}, None, ()), [])


def test_every_key_is_read_by_its_kind() -> None:
    given = {
        "name": "An",
        "note": "",
        "several": [{"amount": "1"}, {"amount": "2.50"}],
        "by_name": {"b": "2", "a": "1"},
        "maximum": "3",
        "split": {"spaarpot": "25%", "reserve": "0.75"},
    }
    record, wrong = read(given)
    assert wrong == []
    assert record.several == (Inner(100), Inner(250))
    assert list(record.by_name.items()) == [("b", 200), ("a", 100)]
    assert record.maximum == 300
    assert [(levy.to, float(levy.share)) for levy in record.split] == [
        ("spaarpot", 0.25),
        ("reserve", 0.75),
    ]


def test_all_that_is_wrong_is_told_at_its_path() -> None:
    given = {
        "note": NO_VALUE,
        "several": [{"amount": "x"}, "y", {}, {"amount": "1", "to": "2"}],
        "by_name": {"a": "1,50", "50": "2"},
        "maximum": ["1"],
        "split": {"spaarpot": NO_VALUE, "5%": "1"},
        "onbekend": "1",
    }
    record, wrong = read(given)
    assert record is None
    assert [(one.path, one.what) for one in wrong] == [
        (("name",), What.MISSING),
        (("note",), What.KIND),
        (("several", 0, "amount"), What.KIND),
        (("several", 1), What.NO_KEYS),
        (("several", 2, "amount"), What.MISSING),
        (("several", 3, "to"), What.UNKNOWN),
        (("by_name", "a"), What.KIND),
        (("by_name", "50"), What.TAIL_OF_NUMBER),
        (("maximum",), What.KIND),
        (("split", "spaarpot"), What.KIND),
        (("split", "5%"), What.TAIL_OF_NUMBER),
        (("onbekend",), What.UNKNOWN),
    ]
    assert wrong[1].value is NO_VALUE


@pytest.mark.parametrize("given", ["x", [], NO_VALUE, UNREADABLE])
def test_a_file_that_holds_no_keys_is_told_once(given: Any) -> None:
    assert read(given) == (None, [Wrong((), What.NO_KEYS, given)])


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("several", "x", What.NO_LIST),
        ("several", {}, What.NO_LIST),
        ("by_name", "x", What.NO_KEYS),
        ("by_name", [], What.NO_KEYS),
        ("split", "x", What.NO_KEYS),
        ("split", [], What.NO_KEYS),
    ],
)
def test_another_shape_is_told(name: str, value: Any, what: What) -> None:
    assert read({"name": "An", name: value})[1] == [Wrong((name,), what, value)]


def test_what_could_not_be_read_is_read_as_its_placeholder() -> None:
    given = {"name": UNREADABLE, "maximum": UNREADABLE, "by_name": UNREADABLE, "split": UNREADABLE}
    assert read(given) == (Outer("", "-", (), {}, 0, ()), [])


def test_on_leaving_is_one_destination_or_one_for_each_outcome() -> None:
    def on_leaving(given: Any) -> Any:
        return read({"on_leaving": given}, SpaarpotTerms)

    assert on_leaving("keep")[0].on_leaving == dict.fromkeys(OUTCOMES, "keep")
    assert on_leaving({"other": "keep", "work": "cooperative"})[0].on_leaving == {
        "work": "cooperative",
        "other": "keep",
    }
    assert told({"on_leaving": ["keep"]}, SpaarpotTerms) == [(("on_leaving",), What.KIND)]
    assert told({"on_leaving": {"werk": "keep", "work": NO_VALUE}}, SpaarpotTerms) == [
        (("on_leaving", "werk"), What.UNKNOWN),
        (("on_leaving", "work"), What.KIND),
    ]


def test_a_place_is_no_key_of_a_file() -> None:
    given = {"id": "eerste", "from": "2025-01-01", PLACE: Place("agreement.yaml", 2)}
    record, wrong = read(given, Agreement)
    assert (record.place.line, wrong) == (2, [])
    assert told({**given, "place": "x", "rest": "y"}, Agreement) == [
        (("place",), What.UNKNOWN),
        (("rest",), What.UNKNOWN),
    ]


def test_a_type_that_no_file_holds_is_a_defect() -> None:
    @dataclass(frozen=True)
    class Strange(FromFile):
        value: float = field(metadata=key("value", ""))

    with pytest.raises(TypeError):
        reader_of(Strange)
