"""What a command does not need, it does not import: such hundredths of a second add up."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.paths import EXAMPLES

PROBE = """
import json, os, sys
def told(code):
    sys.stderr.write(json.dumps(sorted(name for name in sys.modules if "." not in name)))
    sys.stderr.flush()
    end(code)
end, os._exit = os._exit, told
from socoledger.cli import main
sys.argv = ["socoledger", *sys.argv[1:]]
main()
"""
COMPLETION = {"_SOCOLEDGER_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "socoledger result -"}


def imported(*line: str, **environment: str) -> set[str]:
    """The packages and modules of the first level that a command line imports."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *line],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(json.loads(run.stderr))
    assert "socoledger" in modules
    return modules


LAW = ["law", "--books", str(EXAMPLES / "buurt")]
"""Reads all books but the journal."""


@pytest.mark.parametrize("line", [["explain"], ["explain", "S402"], LAW])
def test_who_makes_no_schema_does_without_pydantic(line: list[str]) -> None:
    assert imported(*line) & {"pydantic", "pydantic_core", "beancount"} == set()


@pytest.mark.parametrize("line", [["--help"], ["--version"], ["result", "--help"]])
def test_who_asks_for_help_does_without_the_books(line: list[str]) -> None:
    others = {"pydantic", "beancount", "yaml", "rich", "babel", "hashlib", "tempfile"}
    assert imported(*line) & others == set()


def test_a_shell_that_completes_an_option_does_without_rich() -> None:
    assert imported(**COMPLETION) & {"pydantic", "beancount", "yaml", "rich", "babel"} == set()


def test_figures_need_no_rich_no_babel_and_of_beancount_the_parser_alone() -> None:
    modules = imported("--books", str(EXAMPLES / "scharrel"), "result", "2025", "--format", "json")
    assert modules & {"rich", "babel", "regex", "stdnum", "prompt_toolkit"} == set()
