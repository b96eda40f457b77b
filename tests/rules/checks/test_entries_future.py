"""A fact after today (S236): a warning, and what is left out of a question does not reach it."""

from pathlib import Path
from typing import Any

import pytest

from socoledger.commands import status
from socoledger.domain.options import Format
from tests.support.asking import TODAY
from tests.support.closing import Closing
from tests.support.small_books import DECIDED, Books, books, costs, earns, hours, paid

SLIP = earns("2062-03-10", "anna", 40)
"""2062 for 2026."""
FACTS = (earns("2026-03-10", "anna", 100), hours("2026-03-12", "anna", 2))


def slipped(tmp_path: Path, *more: str, **blocks: Any) -> Books:
    return books(tmp_path, *FACTS, *more, members={"anna": DECIDED, "bram": DECIDED}, **blocks)


def test_today_is_no_day_to_come(tmp_path: Path) -> None:
    some = slipped(tmp_path, costs("2026-11-22", "anna", 5))
    assert "S236" not in [found.code for found in some.findings]


@pytest.mark.parametrize(
    "fact", [earns("2026-11-23", "anna", 5), hours("2026-11-23", "anna", 5), SLIP]
)
def test_a_day_to_come_is_told(tmp_path: Path, fact: str) -> None:
    found = slipped(tmp_path, fact).only("S236")
    assert found.day is not None
    assert found.day > TODAY


def test_what_is_left_out_does_not_reach_to_it(tmp_path: Path) -> None:
    some, without = slipped(tmp_path / "1", SLIP), slipped(tmp_path / "2")
    for ask in (Books.result, Books.spaarpot, Books.premium, Books.returned):
        assert ask(some) == ask(without)
    assert some.result()["period"] == "2026-03"
    assert some.spaarpot()["at"] == "2026-03-12"
    assert some.premium()["year"] == 2026
    assert some.premium(2026)["through"] == some.returned(2026)["through"] == "2026-03"


def test_asking_for_it_works(tmp_path: Path) -> None:
    some = slipped(tmp_path, SLIP)
    assert some.member("2062-03")["income"] == "40.00"
    assert some.member("2062")["income"] == "40.00"
    assert some.premium(2062)["through"] == "2062-03"
    assert some.spaarpot("2062-03-10")["at"] == "2062-03-10"
    assert some.returned(2026)["members"] == slipped(tmp_path / "2").returned(2026)["members"]


def test_the_month_of_today_is_within_reach_and_the_next_is_not(tmp_path: Path) -> None:
    some = slipped(tmp_path, earns("2026-11-30", "anna", 5), earns("2026-12-01", "anna", 7))
    assert some.result()["period"] == "2026-11"
    assert some.spaarpot()["at"] == "2026-11-30"
    assert some.premium()["through"] == "2026-11"
    assert some.premium(2026)["through"] == "2026-12"
    assert some.member("2026-12")["income"] == "7.00"


def test_where_nothing_else_is_there_it_counts(tmp_path: Path) -> None:
    assert books(tmp_path, SLIP).result()["period"] == "2062-03"


def test_a_payment_to_come_is_not_paid_yet(tmp_path: Path) -> None:
    given = earns("2026-03-01", "anna", 9000)
    later = paid("2026-12-05", "Gemeente", 100)
    some, without = slipped(tmp_path / "1", given, later), slipped(tmp_path / "2", given)
    assert some.returned() == without.returned()


def test_status_does_not_reach_to_it(tmp_path: Path) -> None:
    def stands(some: Books) -> str:
        return status.status(some.context(), Format.JSON).output

    some, without = slipped(tmp_path / "1", SLIP), slipped(tmp_path / "2")
    assert stands(some) == stands(without)


def test_a_month_closes_as_without_it(tmp_path: Path) -> None:
    some, without = (
        Closing(slipped(tmp_path / name, *more, first_month="2026-03").root).close("2026-03")
        for name, more in (("1", (SLIP,)), ("2", ()))
    )
    file = "closes/2026-03.beancount"
    assert (some.root / file).read_bytes() == (without.root / file).read_bytes()


def test_the_law_of_that_day_is_not_missed(tmp_path: Path) -> None:
    some = slipped(tmp_path, hours("2062-03-10", "anna", 2))
    without = slipped(tmp_path / "2")
    assert some.codes() == without.codes()
