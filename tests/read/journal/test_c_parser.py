"""The parser is there without the rest of Beancount, which is there for whoever asks for it."""

import subprocess
import sys

PROBE = """
import sys
from socoledger.read.journal.c_parser import c_parser
parser = c_parser()
assert parser.Parser
assert not {"beancount.loader", "beancount.api", "regex"} & sys.modules.keys()
import beancount
from beancount.core import number
assert "beancount.loader" not in sys.modules
assert beancount.load_file
assert beancount.core.number is number and beancount.parser._parser is parser
from beancount import loader
assert loader.load_file is beancount.load_file and beancount.__version__
assert c_parser() is parser
try:
    beancount.nothing
except AttributeError as error:
    print(error)
"""


def test_the_package_runs_when_something_is_asked_of_it() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False
    )
    told = "module 'beancount' has no attribute 'nothing'\n"
    assert (ended.stderr, ended.stdout) == ("", told)
