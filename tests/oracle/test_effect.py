"""The counts of `impact` by membership, each person once, against a second model of them."""

from datetime import date
from pathlib import Path

import pytest

from tests.oracle import model as second
from tests.oracle import random_books, writing
from tests.oracle.model.effect import effect
from tests.support.properties import SEEDS
from tests.support.small_books import Books

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(8000, 8000 + max(1, SEEDS // 3)))
def test_members_are_counted_by_their_memberships(seed: int, tmp_path: Path) -> None:
    made = random_books.make(seed)
    writing.write(made, tmp_path)
    books = Books(tmp_path)
    for year in second.years(made):
        if year >= made.first_month.year:
            answer = books.shape("impact", str(year))
            days = [date.fromisoformat(answer[key]) for key in ("from", "to")]
            counts, outflow = effect(made, *days)
            assert {key: answer["members"][key] for key in counts} == counts, (seed, year)
            shown = {outcome: one["members"] for outcome, one in answer["outflow"].items()}
            assert shown == outflow, (seed, year)
