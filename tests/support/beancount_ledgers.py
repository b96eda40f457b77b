"""Ledgers that Beancount itself brings: what its program for examples makes, and those inside its
own tests; each in books of ours, as it stands and in euros.
"""

import ast
import inspect
import io
import random
import re
from datetime import date
from functools import cache
from pathlib import Path

import beancount
from beancount.scripts import example

from tests.support.book_files import AGREEMENT, ANNA, COOP

Files = dict[str, bytes]

_DIRECTIVE = re.compile(r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2} ", re.MULTILINE)
_IN_EUROS = re.compile(r"\b(?:USD|CAD)\b")
_NOT_IN_EUROS = re.compile(r"[{@]| price | balance |[0-9] (?!EUR)[A-Z]{3,}\b")
_BORN = date(1980, 5, 12)


def books_of(journal: str) -> Files:
    """Books of which this is the journal."""
    files = {
        "coop.yaml": COOP,
        "agreement.yaml": AGREEMENT,
        "members/anna.yaml": ANNA,
        "journal/main.beancount": journal,
    }
    return {name: text.encode() for name, text in files.items()}


@cache
def ledgers_of_tests() -> tuple[str, ...]:
    """The ledgers in Beancount's own tests, each in its own currencies and in euros."""
    found: dict[str, None] = {}
    for path in sorted(Path(beancount.__file__).parent.rglob("*_test.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and _DIRECTIVE.search(text):
                ledger = inspect.cleandoc(text) + "\n"
                found |= {ledger: None, _IN_EUROS.sub("EUR", ledger): None}
    return tuple(found)


def example_ledger(seed: int, *, in_euros: bool = False) -> str:
    """Half a year of the ledger of `bean-example`; in euros without all that is of another
    currency, and without its balances, which would then fail.
    """
    written, state = io.StringIO(), random.getstate()
    random.seed(seed)
    try:
        example.write_example_file(_BORN, date(2025, 1, 1), date(2025, 6, 30), False, written)
    finally:
        random.setstate(state)
    text = written.getvalue()
    if not in_euros:
        return text
    blocks = _IN_EUROS.sub("EUR", text).split("\n\n")
    return "\n\n".join(block for block in blocks if _NOT_IN_EUROS.search(block) is None)
