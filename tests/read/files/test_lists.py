"""In any list of the books' files the same id twice is an error (SPEC 1): every list of every kind
of file is tried, and a list that reading asks for and these books do not hold fails the test.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from socoledger.domain.coop import Coop
from socoledger.domain.declared import key_of, keyed
from socoledger.domain.findings import Finding
from socoledger.domain.law import OwnLaw
from socoledger.domain.member import Member
from socoledger.read.files.agreement import Agreements
from socoledger.read.files.budget import Budgets
from socoledger.read.files.grants import Grants
from socoledger.read.files.shapes import shape_of
from socoledger.read.files.umbrella import Umbrella, umbrella
from socoledger.read.yaml.nodes import Mapping, Node, Scalar, Sequence, parse
from tests.support.book_files import write_books
from tests.support.every_list import FILES
from tests.support.findings import findings_of

UMBRELLA = "umbrella.yaml"
BOOKS = "books:\n  - atelier\n  - land\n"
CODES = {
    "benefit": "S211",
    "membership": "S211",
    "premium": "S211",
    "allowance": "S211",
    "brackets": "S305",
}
"""Lists of periods and of rising amounts, in which two that are the same are wrong already."""
TWICE = {"levies", "address", "board"}
"""What may name a destination twice, and what is words alone."""


def block(node: Node, margin: str = "") -> Iterator[str]:
    """YAML in which each item begins on a line of its own."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            if isinstance(entry.value, Scalar):
                yield f"{margin}{json.dumps(entry.key)}: {json.dumps(entry.value.text)}"
            else:
                yield f"{margin}{json.dumps(entry.key)}:"
                yield from block(entry.value, margin + "  ")
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                yield f"{margin}- {json.dumps(item.text)}"
            else:
                first, *rest = block(item, margin + "  ")
                yield f"{margin}- {first.strip()}"
                yield from rest


def lists(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """Each list below a node by its key, and the node with the first item of that list twice."""
    if isinstance(node, Mapping):
        for at, entry in enumerate(node.entries):
            for name, changed in lists(entry.value, entry.key):
                entries = [*node.entries]
                entries[at] = entry._replace(value=changed)
                yield name, node._replace(entries=tuple(entries))
    elif isinstance(node, Sequence):
        yield key, node._replace(items=(*node.items, node.items[0]))
        for at, item in enumerate(node.items):
            for name, changed in lists(item, key):
                items = [*node.items]
                items[at] = changed
                yield name, node._replace(items=tuple(items))


def of(text: str) -> Node:
    node, problems = parse(text, "x.yaml")
    assert node is not None
    assert problems == ()
    return node


def found_in(folder: Path, name: str, text: str) -> tuple[Finding, ...]:
    if name != UMBRELLA:
        return findings_of(write_books(folder, members={}, files={**FILES, name: text}))
    for id_ in ("atelier", "land"):
        write_books(folder / id_)
    (folder / UMBRELLA).write_text(text, encoding="utf-8")
    read = umbrella(folder)
    return () if isinstance(read, Umbrella) else read


CASES = [
    pytest.param(name, key, "\n".join(block(changed)) + "\n", id=f"{name} {key} {number}")
    for name, text in {**FILES, UMBRELLA: BOOKS}.items()
    for number, (key, changed) in enumerate(lists(of(text)))
]


@pytest.mark.parametrize(("name", "key", "text"), CASES)
def test_an_item_twice_is_told_at_the_second(
    tmp_path: Path, name: str, key: str, text: str
) -> None:
    found = found_in(tmp_path, name, text)
    if key in TWICE:
        assert found == ()
        return
    code = CODES.get(key, "S221")
    told = [one for one in found if one.code == code]
    assert len(told) == 1, found
    assert {one.code for one in found} - {code} <= ({"S301"} if key == "agreements" else set())
    if code != "S221":
        return
    (place, first) = told[0].place, told[0].parameters["first"]
    assert place is not None
    assert isinstance(first, int)
    lines = text.splitlines()
    assert place.file == name
    assert place.line > first
    assert lines[place.line - 1] == lines[first - 1]


RECORDS = {
    "coop.yaml": Coop,
    "members/anna.yaml": Member,
    "agreement.yaml": Agreements,
    "budget.yaml": Budgets,
    "grants.yaml": Grants,
    "law.yaml": OwnLaw,
    UMBRELLA: Umbrella,
}


def declared(record: Any) -> Iterator[str]:
    """The key of each list that a record declares, at any depth."""
    for field in keyed(record):
        shape = shape_of(field.type)
        inner = shape
        if shape.is_list:
            yield key_of(field)
            inner = shape_of(get_args(shape.type)[0])
        if inner.is_record:
            yield from declared(inner.type)


@pytest.mark.parametrize("file", RECORDS)
def test_every_list_that_is_declared_is_tried(file: str) -> None:
    tried = {str(case.values[1]) for case in CASES if case.values[0] == file}
    assert set(declared(RECORDS[file])) <= tried
