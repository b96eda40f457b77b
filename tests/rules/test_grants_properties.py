"""What holds of all grants, tried on many (SPEC 9)."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.money import parse_hundredths
from tests.support.closing import Closing
from tests.support.grants import ENDS, LAST, Tried, in_cents, tried
from tests.support.properties import SEEDS, steady

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("books_read_once")]

NEW_YEAR = ("2026-01", "2026-02", "2026-03")


@steady
@given(tried(), st.sampled_from(ENDS))
def test_spent_is_never_below_zero_or_above_the_amount_and_everything_adds_up(
    some: Tried, at: str
) -> None:
    with TemporaryDirectory() as folder:
        found = some.write(Path(folder)).shape("grants", at=at)
    for one in found["grants"]:
        sums = in_cents(one)
        assert 0 <= sums["spent"] <= parse_hundredths(one["amount"])
        assert sums["exceeded"] == 0 or sums["spent"] == parse_hundredths(one["amount"])
        paid_for = sum(parse_hundredths(cost["amount"]) for cost in one["costs"])
        assert sums["spent"] + sums["exceeded"] == max(0, paid_for)
        assert min(sums["returned"], sums["kept"], sums["left"], sums["advanced"]) >= 0
        gone = sums["repaid"] + sums["spent"] + sums["returned"] + sums["kept"]
        assert sums["received"] - gone == sums["balance"] + sums["pending"]


@steady
@given(tried(), st.randoms())
def test_the_order_of_transactions_does_not_matter(some: Tried, dice: random.Random) -> None:
    shuffled = [*some.lines, *some.others]
    dice.shuffle(shuffled)
    with TemporaryDirectory() as folder:
        one, other = some.write(Path(folder) / "a"), some.write(Path(folder) / "b", shuffled)
        for command in ("grants", "result", "return"):
            assert one.shape(command) == other.shape(command)


@steady
@given(tried())
def test_what_grants_pay_leaves_all_results_as_they_are(some: Tried) -> None:
    """But for what they bring the coöperatie, which by month comes to what is kept in all less what
    was exceeded, as what goes back by year comes to what is returned.
    """
    with TemporaryDirectory() as folder:
        with_it = some.write(Path(folder) / "a")
        without = some.write(Path(folder) / "b", some.others)
        brought, returned = 0, 0
        for year in (2025, 2026):
            one, other = with_it.result(str(year)), without.result(str(year))
            assert one["members"] == other["members"]
            keys = ("income", "expenses", "article31", "from_members")
            mine, theirs = one["collective"], other["collective"]
            assert {key: mine[key] for key in keys} == {key: theirs[key] for key in keys}
            in_year = parse_hundredths(mine["grants"])
            assert parse_hundredths(mine["result"]) == in_year + parse_hundredths(theirs["result"])
            brought += in_year
            returned += parse_hundredths(with_it.returned(year)["grants"])
        total = in_cents(with_it.shape("grants", at=str(LAST))["total"])
    assert brought == total["kept"] - total["exceeded"]
    assert returned == total["returned"]


@settings(steady, max_examples=max(3, SEEDS // 4))
@given(tried())
def test_closed_every_cent_is_somewhere_and_verify_is_silent(some: Tried) -> None:
    """A cost outside the period of a grant, which is an error, is accepted."""
    with TemporaryDirectory() as folder:
        found = Closing(some.write(Path(folder)).root)
        for period in (*(f"2025-{number:02d}" for number in range(1, 13)), "2025", *NEW_YEAR):
            if found.ask_close(period).exit:
                found.close(period, accept={"S341": "the giver knows"})
        assert found.differs() == []
        assert found.bean_check() == []
        for one in found.shape("grants", at=str(LAST))["grants"]:
            sums = in_cents(one)
            assert sums["pending"] == 0
            gone = sums["repaid"] + sums["spent"] + sums["returned"] + sums["kept"]
            assert sums["received"] - gone - sums["balance"] == 0
