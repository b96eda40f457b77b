"""What a command does not need, it does not import: such hundredths of a second add up."""

import json
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize(
    "line", [["--help"], ["--version"], ["explain"], ["explain", "S402"], ["result", "--help"]]
)
def test_who_reads_no_books_does_without_pydantic(line: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *line], capture_output=True, text=True, check=True
    )
    modules = set(json.loads(run.stderr))
    assert "socoledger" in modules
    assert {"pydantic", "pydantic_core", "beancount"} & modules == set()
