"""Every amount of every answer has a tree, which adds up to it (SPEC 13)."""

from pathlib import Path

import pytest

from tests.support.every_figure import opened_at, unfounded
from tests.support.paths import EXAMPLES

pytestmark = pytest.mark.slow

BOOKS = sorted(path.parent for path in EXAMPLES.glob("**/coop.yaml"))


@pytest.mark.parametrize("root", BOOKS, ids=lambda root: root.relative_to(EXAMPLES).as_posix())
def test_every_amount_of_an_example_adds_up_from_lines(root: Path) -> None:
    assert unfounded(opened_at(root)) == []
