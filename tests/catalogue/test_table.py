"""Findings and the table of codes: every code made is in the table, with all its text asks."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import socoledger
from socoledger.domain.codes import CODES, is_error, stops
from socoledger.domain.findings import Finding, Place, Severity, Stops, in_order
from socoledger.rules.checks import payments

PACKAGE = Path(socoledger.__file__).parent
TABLE = PACKAGE / "catalogue"
CODE = re.compile(r"S[0-9]{3}")
ADDED = {"_finding": {"member"}}
"""What a function that makes findings adds to the parameters it is given."""


@cache
def sources() -> tuple[ast.Module, ...]:
    return tuple(
        ast.parse(path.read_text(encoding="utf-8"), str(path))
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.is_relative_to(TABLE)
    )


def used() -> set[str]:
    """Every code that stands in the source outside the table."""
    return {
        node.value
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def _codes(node: ast.expr, tree: ast.Module) -> set[str]:
    """The codes that an argument may stand for."""
    if isinstance(node, ast.Attribute):
        return {getattr(one, node.attr, "") for one in payments._CODES.values()} - {""}
    values = _assigned(node, tree) if isinstance(node, ast.Name) else [node]
    return {
        each.value
        for value in values
        for each in ast.walk(value)
        if isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and CODE.fullmatch(each.value)
    }


def _assigned(name: ast.Name, tree: ast.Module) -> list[ast.expr]:
    """What is assigned to a variable, in the function that uses it or in the module."""
    context = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef)
        and each.lineno <= name.lineno <= (each.end_lineno or each.lineno)
    ]
    innermost = max(context, key=lambda function: function.lineno, default=tree)
    assignments = [
        each for each in ast.walk(innermost) if isinstance(each, ast.Assign | ast.AnnAssign)
    ]
    return [each.value for each in assignments if each.value and _target(each) == name.id]


def _target(assignment: ast.Assign | ast.AnnAssign) -> str:
    target = assignment.target if isinstance(assignment, ast.AnnAssign) else assignment.targets[0]
    return target.id if isinstance(target, ast.Name) else ""


def _literal(node: ast.expr, tree: ast.Module) -> set[str] | None:
    """The keys of a dictionary written out, or of the variable of that name."""
    if isinstance(node, ast.Dict):
        return {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
    if isinstance(node, ast.Name):
        written = [each for each in _assigned(node, tree) if isinstance(each, ast.Dict)]
        known = [keys for each in written if (keys := _literal(each, tree)) is not None]
        return set.intersection(*known) if known else None
    return None


@cache
def made() -> tuple[tuple[str, str, set[str]], ...]:
    """Code, where, and names of parameters, for each place that makes a finding."""
    return tuple(_made())


def _made() -> Iterator[tuple[str, str, set[str]]]:
    for tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            given = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            given |= ADDED.get(name, set())
            unpacked = [keyword.value for keyword in node.keywords if keyword.arg is None]
            for each in (*node.args[1:], *unpacked):
                given |= _literal(each, tree) or set()
            for code in _codes(node.args[0], tree) if name in MAKERS else ():
                yield code, f"line {node.lineno}", given


MAKERS = {"of", "finding", "_finding", "_find"}


def fields(code: str) -> set[str]:
    texts = (CODES[code].message, CODES[code].remedy)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_in_use_is_in_the_table() -> None:
    assert used() - set(CODES) == set()


def test_every_code_in_the_table_is_in_use() -> None:
    assert set(CODES) - used() == set()


def test_every_code_is_seen_where_it_is_made() -> None:
    seen = {code for code, _, _ in made()}
    assert used() - seen == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_what_a_text_asks_is_given_wherever_it_is_made(code: str) -> None:
    missing = [
        (where, fields(code) - given)
        for found, where, given in made()
        if found == code and fields(code) - given
    ]
    assert missing == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_row_of_the_table(code: str) -> None:
    row = CODES[code]
    assert row.id == code
    assert re.fullmatch(r"S[1-6][0-9]{2}", code)
    assert re.fullmatch(r"[1-9](\.[0-9])?", row.section)
    for text in (row.message, row.remedy):
        assert text == text.strip()
        assert not text.endswith(".")
        assert "\n" not in text
    # SPEC 7: what cannot be read stops everything, members and agreements stop figures.
    if code.startswith("S1") and row.severity is Severity.ERROR:
        assert row.stops is Stops.READING
    if row.severity is Severity.WARNING:
        assert row.stops is Stops.NOTHING
    if code.startswith(("S4", "S5", "S6")):
        assert row.stops is Stops.NOTHING
    if code.startswith("S2") and row.severity is Severity.ERROR:
        assert row.stops is Stops.FIGURES


def test_the_table_is_in_order() -> None:
    assert list(CODES) == sorted(CODES)


@pytest.mark.parametrize(
    "code",
    [
        *("S128", "S205", "S206", "S208", "S213", "S326", "S327", "S328", "S329"),
        *("S406", "S407", "S409", "S410", "S430"),
    ],
)
def test_the_warnings_of_the_spec_are_warnings(code: str) -> None:
    finding = Finding.of(code, None)
    assert not is_error(finding)
    assert stops(finding, Stops.NOTHING)


def test_no_other_code_of_files_is_a_warning() -> None:
    warnings = [code for code, row in CODES.items() if row.severity is Severity.WARNING]
    assert [code for code in warnings if code.startswith("S1")] == ["S128"]


def test_findings_come_by_file_line_and_code_each_once() -> None:
    def found(code: str, file: str, line: int, **more: str) -> Finding:
        return Finding.of(code, Place(file, line), date(2025, 1, 1), None, **more)

    one = found("S205", "a.beancount", 2)
    other = found("S101", "a.beancount", 10)
    third = found("S201", "a.beancount", 2, id="x")
    last = found("S101", "b.beancount", 1)
    nowhere = Finding.of("S999", None)
    assert in_order([last, other, one, nowhere, third, one]) == (nowhere, third, one, other, last)


def test_findings_that_differ_in_a_parameter_are_two() -> None:
    place = Place("a", 1)
    one, other = (Finding.of("S201", place, id=id_) for id_ in ("x", "y"))
    assert in_order([other, one]) == (one, other)
    assert Finding.of("S201", place, id="x") == one
