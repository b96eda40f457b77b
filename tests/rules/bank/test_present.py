"""What stands on a bank account, found by key, by day and by amount."""

from datetime import date

from socoledger.domain.findings import Place
from socoledger.rules.bank.present import Present
from socoledger.rules.bank.recorded import Recorded

PLACE = Place("journal/main.beancount", 1)


def on(day: int, cents: int, *keys: str) -> Recorded:
    return Recorded(date(2025, 3, day), cents, keys, PLACE)


def test_what_is_added_is_found() -> None:
    present = Present([on(1, 100, "R1"), on(2, -30), on(2, 100, "R2", "R3")])
    present.add(on(2, -30, "R4"))
    assert present.with_key("R3") == [2]
    assert present.with_key("R5") == ()
    assert present.on(date(2025, 3, 2)) == [1, 2, 3]
    assert present.of(date(2025, 3, 2), -30) == [1, 3]
    assert [present.cents_before(date(2025, 3, day)) for day in (1, 2, 3)] == [0, 100, 140]


def test_what_gets_keys_is_found_by_them() -> None:
    present = Present([on(2, -30)])
    present.give_keys(0, ["R1", "R2"])
    assert present[0].keys == ("R1", "R2")
    assert present.with_key("R2") == [0]


def test_near_is_five_days_before_or_after() -> None:
    present = Present(on(day, 100) for day in (8, 9, 14, 19, 20))
    assert [*present.near(date(2025, 3, 14), 100)] == [(5, 1), (0, 2), (5, 3)]
    assert [*present.near(date(2025, 3, 14), 99)] == []
