"""A fact after today (S236) in one of several books: no book reaches to it unasked."""

from pathlib import Path

from tests.support.small_books import earns
from tests.support.umbrellas import book, umbrella


def test_one_slip_moves_none_of_the_books(tmp_path: Path) -> None:
    book(tmp_path, "land", earns("2026-03-10", "anna", 100), earns("2062-03-10", "anna", 40))
    book(tmp_path, "atelier", earns("2026-04-10", "anna", 30))
    all_of_them = umbrella(tmp_path, "land", "atelier")
    assert {one["period"] for one in all_of_them.answers("result").values()} == {"2026-04"}
    assert {one["through"] for one in all_of_them.answers("premium").values()} == {"2026-04"}
    assert all_of_them.answers("result", "2062-03")["land"]["members"][0]["income"] == "40.00"
    assert all_of_them.codes() == ["S236"]
