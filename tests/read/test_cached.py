"""Books that are read through a cache are those that are read without."""

from pathlib import Path

import pytest

from tests.support.cache_walk import Walk

pytestmark = pytest.mark.slow

STEPS = 25


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_of_edits(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path, seed)
    for step in range(STEPS):
        assert walk.step() is None, step
    assert walk.hits["head"] > 5, walk.hits
