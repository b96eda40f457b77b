"""What Beancount's full load finds with a file that is about to be written."""

from pathlib import Path

import pytest

from socoledger.read.full_load import full_load_findings
from tests.support.book_files import read_books, write_books

NAME = "closes/2025-01.beancount"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2025-01-31 open Liabilities:Spaarpot:Carla EUR\n", []),
        ("2025-01-31 balance Assets:Bank  12345.00 EUR\n", ["S502"]),
        ("2025-01-31 open Assets:Bank EUR\n", ["S139"]),
        ("2025-01-31 opne\n", ["S131"]),
    ],
)
def test_a_draft(tmp_path: Path, text: str, codes: list[str]) -> None:
    books = read_books(write_books(tmp_path))
    before = sorted(tmp_path.rglob("*"))
    findings = full_load_findings(books, (NAME, text.encode()))
    assert [finding.code for finding in findings] == codes
    assert sorted(tmp_path.rglob("*")) == before
