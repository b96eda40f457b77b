"""What an include means is what a search for it would find."""

import glob
from pathlib import Path

import pytest

from socoledger.read.journal.include_patterns import is_included

NAMES = ("a.b", ".a.b", "m/a.b", "m/n/a.b", "m/.n/a.b", "m/a[1].b", "mm/a.b")
PATTERNS = (
    *("a.b", "./a.b", "*.b", ".*.b", "?.b", "m/*.b", "*/*.b", "m/[a].b", "m/../a.b"),
    *("**/*.b", "m/**/*.b", "m/**/a.b", "**/a.b", "m/a[1].b", "m/.n/*.b", "**/**/a.b"),
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_it_is_what_a_search_finds(tmp_path: Path, pattern: str) -> None:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = glob.glob(str(tmp_path / pattern), recursive=True)  # noqa: PTH207 - as Beancount does
    paths = {Path(one).resolve() for one in found}
    included = {name for name in NAMES if is_included(name, pattern)}
    assert included == {name for name in NAMES if (tmp_path / name).resolve() in paths}
