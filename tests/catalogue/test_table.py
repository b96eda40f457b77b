"""The catalogue of findings: every row is found somewhere, with all that its text asks."""

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

import socoledger
from socoledger.catalogue.table import CODES
from socoledger.domain.findings import Code, Severity, Stops
from socoledger.rules.checks import article31

PACKAGE = Path(socoledger.__file__).parent
CATALOGUE = PACKAGE / "catalogue"
CODE = re.compile(r"S[1-6][0-9]{2}")
ADDED = {"_finding": {"member"}}
"""What a function that makes findings adds to the parameters it is given."""
MAKERS = {"of", "finding", "_finding", "_find"}
LIMIT = 400
"""As many lines as a module may have and still be read."""


@cache
def sources() -> tuple[tuple[ast.Module, Path], ...]:
    return tuple(
        (ast.parse(path.read_text(encoding="utf-8"), str(path)), path)
        for path in sorted(PACKAGE.rglob("*.py"))
        if not path.is_relative_to(CATALOGUE) and path.stem != "__main__"  # runs when imported
    )


@cache
def module_of(path: Path) -> ModuleType:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return importlib.import_module(name.removesuffix(".__init__"))


def names_of(folder: Path) -> dict[str, list[str]]:
    """The rows that each module of a folder has, by the names that they have there."""
    found = {}
    for path in sorted(folder.glob("*.py")):
        if path.stem not in ("__init__", "table", "pages"):
            here = vars(module_of(path))
            found[path.stem] = [name for name, row in here.items() if isinstance(row, Code)]
    return found


def used() -> set[str]:
    """The code of every row that is named outside the catalogue."""
    return {
        getattr(module_of(path), node.id).id
        for tree, path in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(module_of(path).__dict__.get(node.id), Code)
    }


def _rows(node: ast.expr, tree: ast.Module, module: ModuleType) -> set[Code]:
    """The rows that an argument may stand for."""
    if isinstance(node, ast.Attribute):
        rows = {getattr(each, node.attr, None) for each in article31._KINDS.values()}
        return {row for row in rows if isinstance(row, Code)}
    values = _assigned(node, tree) if isinstance(node, ast.Name) else []
    names = [each for value in (node, *values) for each in ast.walk(value)]
    named = [vars(module).get(each.id) for each in names if isinstance(each, ast.Name)]
    return {row for row in named if isinstance(row, Code)}


def _assigned(name: ast.Name, tree: ast.Module) -> list[ast.expr]:
    """What is assigned to a variable, in the function that uses it or in the module."""
    around = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef)
        and each.lineno <= name.lineno <= (each.end_lineno or each.lineno)
    ]
    innermost = max(around, key=lambda function: function.lineno, default=tree)
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
    for tree, path in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            if name not in MAKERS:
                continue
            given = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            given |= ADDED.get(name, set())
            unpacked = [keyword.value for keyword in node.keywords if keyword.arg is None]
            for each in (*node.args[1:], *unpacked):
                given |= _literal(each, tree) or set()
            for row in _rows(node.args[0], tree, module_of(path)):
                yield row.id, f"{path.name}:{node.lineno}", given


def fields(code: str) -> set[str]:
    texts = (CODES[code].message, CODES[code].remedy)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_no_code_stands_outside_the_catalogue() -> None:
    bare = [
        f"{path.name}:{node.lineno}: {node.value}"
        for tree, path in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    ]
    assert bare == []


def test_findings_are_made_in_checks_and_where_books_are_read() -> None:
    elsewhere = {
        path.relative_to(PACKAGE).as_posix()
        for tree, path in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("socoledger.catalogue.")
        and not str(node.module).endswith((".table", ".pages"))
        and not path.is_relative_to(PACKAGE / "read")
        and not path.is_relative_to(PACKAGE / "rules" / "checks")
    }
    # These look for a kind of finding, to tell something else beside it or to write nothing.
    assert elsewhere == {
        "commands/close.py",
        "commands/errors.py",
        "commands/hours.py",
        "commands/verify.py",
    }


def test_every_row_is_found_somewhere() -> None:
    assert set(CODES) - used() == set()


def test_every_row_is_seen_where_it_is_made() -> None:
    assert set(CODES) - {code for code, _, _ in made()} == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_just_what_a_text_asks_is_given_wherever_it_is_made(code: str) -> None:
    differing = [
        (where, fields(code) ^ asked)
        for found, where, given in made()
        if found == code and (asked := given - {"remedy"}) != fields(code)
    ]
    assert differing == []


def test_each_row_stands_once_under_one_name() -> None:
    by_module = names_of(CATALOGUE)
    names = [name for each in by_module.values() for name in each]
    assert len(set(names)) == len(names) == len(CODES)
    for module in by_module:
        rows = vars(importlib.import_module(f"socoledger.catalogue.{module}")).values()
        codes = [row.id for row in rows if isinstance(row, Code)]
        assert codes == sorted(codes), module


def test_modules_of_rows_can_be_read() -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in CATALOGUE.glob("*.py")}
    assert {name for name, length in lengths.items() if length > LIMIT} == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_row_of_the_table(code: str) -> None:
    row = CODES[code]
    assert row.id == code
    assert CODE.fullmatch(code)
    assert re.fullmatch(r"([1-9]|1[0-4])(\.[0-9])?", row.section)
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
    assert CODES[code].severity is not Severity.ERROR
    assert CODES[code].stops is Stops.NOTHING


def test_no_other_code_of_files_is_a_warning() -> None:
    warnings = [code for code, row in CODES.items() if row.severity is Severity.WARNING]
    assert [code for code in warnings if code.startswith("S1")] == ["S128", "S155", "S156"]
