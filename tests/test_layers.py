"""The floors of the house: imports go downwards only, and each library is imported in its place."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import socoledger

PACKAGE = Path(socoledger.__file__).parent

BELOW = {
    "domain": set[str](),
    "catalogue": {"domain"},
    "storage": {"domain"},
    "read": {"catalogue", "domain"},
    "rules": {"catalogue", "domain"},
    "write": {"catalogue", "domain"},
    "commands": {"catalogue", "domain", "read", "rules", "write", "storage"},
    "cli": {"catalogue", "domain", "read", "rules", "write", "storage", "commands"},
}
"""What each floor may import besides itself: the four in the middle do not know each other."""

PLACES = {
    "beancount": ("read/journal/", "importers.py"),
    "beangulp": ("importers.py",),
    "yaml": ("read/yaml/",),
    "stdnum": ("read/privacy.py",),
    "mt940": ("read/bank/mt940.py",),
    "pydantic": ("domain/", "read/files/", "write/schemas.py"),
    "pydantic_core": ("domain/", "read/files/", "write/schemas.py"),
    "openpyxl": (
        "read/timesheet/xlsx_sheet.py",
        "write/forms/xlsx.py",
        "write/timesheet_xlsx.py",
    ),
    "pyarrow": ("write/fact_parquet.py",),
    "typst": ("storage/typst_program.py",),
    "babel": ("write/words.py",),
    "rich": ("write/", "cli/progress.py"),
    "typer": ("cli/",),
    "click": ("cli/",),
    "prompt_toolkit": ("cli/prompts.py",),
    "platformdirs": ("storage/cache.py",),
}
"""Where each library may be imported."""

WORLD = {"io", "locale", "logging", "os", "random", "subprocess", "sys", "tempfile", "time"}
"""What rules have nothing to do with: they are given all that they need."""


@cache
def imported() -> tuple[tuple[str, str], ...]:
    """Each module of the package, by its path, with each module that it imports."""
    return tuple(_imported())


def _imported() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((name, each.name) for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{name}: imports are written in full"
                whole = f"{node.module}"
                yield from (
                    (name, f"{whole}.{each.name}" if whole == "socoledger" else whole)
                    for each in node.names
                )


def test_every_floor_has_its_place() -> None:
    floors = {path.parent.name for path in PACKAGE.glob("*/*.py")}
    assert floors - {"law"} == set(BELOW)


@pytest.mark.parametrize("floor", BELOW)
def test_imports_go_downwards(floor: str) -> None:
    upwards = {
        (name, module)
        for name, module in imported()
        if name.startswith(f"{floor}/") and module.startswith("socoledger.")
        if module.split(".")[1] not in {floor, "__version__", *BELOW[floor]}
    }
    assert upwards == set()


@pytest.mark.parametrize("library", PLACES)
def test_a_library_is_imported_in_its_place(library: str) -> None:
    elsewhere = {
        name
        for name, module in imported()
        if module.split(".")[0] == library and not name.startswith(PLACES[library])
    }
    assert elsewhere == set()


@pytest.mark.parametrize("floor", ["rules", "catalogue"])
def test_figures_know_nothing_of_the_world_outside(floor: str) -> None:
    found = {
        (name, module)
        for name, module in imported()
        if name.startswith(f"{floor}/") and module.split(".")[0] in WORLD
    }
    assert found == set()


def test_nothing_is_reckoned_from_text() -> None:
    """Figures are read where books are read; after that they are numbers until they are written."""
    for floor in ("write", "rules"):
        for path in (PACKAGE / floor).rglob("*.py"):
            assert "parse_hundredths" not in path.read_text(encoding="utf-8"), path
