"""The trees under the figures of random books add up too (SPEC 13). SOCOLEDGER_SEEDS says how many
books; this takes one in six.
"""

from pathlib import Path

import pytest

from tests.oracle import random_books, writing
from tests.support.every_figure import opened_at, unfounded
from tests.support.properties import SEEDS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(9000, 9000 + max(1, SEEDS // 6)))
def test_every_amount_of_random_books_adds_up_from_lines(tmp_path: Path, seed: int) -> None:
    writing.write(random_books.make(seed), tmp_path)
    assert unfounded(opened_at(tmp_path)) == []
