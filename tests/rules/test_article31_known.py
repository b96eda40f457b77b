"""A benefit or a membership that turned out to have ended (SPEC 1, 3.5): a day to either side of
the one on which it was heard.
"""

from pathlib import Path

import pytest

from tests.support.closing import Closing, closing
from tests.support.small_books import BENEFIT, PREMIUM, Books, books, every_month, hours, version

pytestmark = pytest.mark.slow

TERMS = version(premium="{per_hour: 1.00}")


def benefit(known: str | None, last: str = "2025-01-31") -> str:
    """A benefit that ended, and when that was heard."""
    heard = f", known: {known}" if known else ""
    return f"benefit: [{{from: 2010-01-01, to: {last}{heard}}}]\n{PREMIUM}"


def member(known: str | None, last: str = "2025-01-31") -> str:
    """Somebody who left, and when that was heard."""
    heard = f"left_known: {known}\n" if known else ""
    return f"joined: 2010-01-01\nleft: {last}\noutcome: work\n{heard}{BENEFIT}\n{PREMIUM}"


def listed(known: str | None, last: str = "2025-01-31") -> str:
    """The same as a list of one."""
    heard = f", known: {known}" if known else ""
    one = f"membership: [{{from: 2010-01-01, to: {last}, outcome: work{heard}}}]"
    return f"{one}\n{BENEFIT}\n{PREMIUM}"


WRITTEN = pytest.mark.parametrize("written", [benefit, member, listed])


def working(tmp_path: Path, keys: str, *more: str, year: int = 2025) -> Books:
    """Anna works ten hours on the 5th of each month, whatever she is."""
    journal = every_month(year, lambda day: hours(f"{day[:8]}05", "anna", 10))
    return books(tmp_path, journal, *more, agreement=[TERMS], members={"anna": keys})


def months(some: Books, year: int = 2025) -> str:
    """The months that awarded their ten euros: "1 2 12"."""
    amounts = [some.collective(f"{year}-{month:02d}")["article31"] for month in range(1, 13)]
    assert set(amounts) <= {"0.00", "10.00"}
    return " ".join(str(month) for month, amount in enumerate(amounts, 1) if amount == "10.00")


@WRITTEN
@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, "1"),
        ("2025-02-28", "1"),
        ("2025-03-01", "1 2"),
        ("2025-04-30", "1 2 3"),
        ("2025-05-01", "1 2 3 4"),
        ("2025-12-31", "1 2 3 4 5 6 7 8 9 10 11"),
        ("2026-01-01", "1 2 3 4 5 6 7 8 9 10 11 12"),
    ],
)
def test_a_month_before_that_of_known_is_judged_as_if_nothing_had_ended(
    tmp_path: Path, written: object, known: str | None, expected: str
) -> None:
    assert callable(written)
    some = working(tmp_path, written(known))
    assert months(some) == expected
    awarded = 10 * len(expected.split())
    found = some.premium_of(2025)
    assert found["awarded"] == f"{awarded}.00"
    through_year = known is None or known < "2026-01-01"
    assert found["earned"] == ("10.00" if through_year else "120.00")
    assert found["above_maximum"] == (f"{10 - awarded}.00" if through_year else "0.00")


@WRITTEN
def test_hours_of_later_are_awarded_only_above_what_was_awarded_too_much(
    tmp_path: Path, written: object
) -> None:
    """Awarded through March is 30.00, of which January alone was earned. A decision that lets
    April earn again makes up for it first.
    """
    assert callable(written)
    again = {
        benefit: "benefit: [{from: 2010-01-01, to: 2025-01-31, known: 2025-04-02},"
        f" {{from: 2025-04-10}}]\n{PREMIUM}",
        member: "membership: [{from: 2010-01-01, to: 2025-01-31, outcome: work, known: 2025-04-02},"
        f" {{from: 2025-04-10}}]\n{BENEFIT}\n{PREMIUM}",
        listed: "membership: [{from: 2010-01-01, to: 2025-01-31, outcome: work, known: 2025-04-02},"
        f" {{from: 2025-04-30}}]\n{BENEFIT}\n{PREMIUM}",
    }
    some = working(tmp_path, again[written])
    assert months(some) == "1 2 3 6 7 8 9 10 11 12"
    assert some.premium_of(2025)["earned"] == "100.00"


@WRITTEN
def test_what_is_known_in_the_next_year_leaves_the_old_one_as_it_was(
    tmp_path: Path, written: object
) -> None:
    assert callable(written)
    keys = written("2026-02-10", "2025-11-15")
    january = hours("2026-01-05", "anna", 10)
    february = hours("2026-02-05", "anna", 10)
    some = working(tmp_path, keys, january, february)
    assert months(some) == "1 2 3 4 5 6 7 8 9 10 11 12"
    assert some.collective("2026-01")["article31"] == "10.00"
    assert some.collective("2026-02")["article31"] == "0.00"
    assert some.premium_of(2025)["above_maximum"] == "0.00"
    assert some.premium_of(2026)["above_maximum"] == "-10.00"


@WRITTEN
@pytest.mark.parametrize(
    ("at", "earned", "awarded"),
    [
        ("2025-04-14", "40.00", "40.00"),
        ("2025-04-15", "10.00", "30.00"),
        ("2025-03-31", "30.00", "30.00"),
    ],
)
def test_at_a_day(tmp_path: Path, written: object, at: str, earned: str, awarded: str) -> None:
    """In April, on the day before it was heard, the month is still judged as if nothing was."""
    assert callable(written)
    some = working(tmp_path, written("2025-04-15"))
    (row,) = some.shape("premium", at=at)["members"]
    assert (row["premium"]["earned"], row["premium"]["awarded"]) == (earned, awarded)


# -- closed months --------------------------------------------------------------------------------


def closed(tmp_path: Path, keys: str) -> Closing:
    journal = every_month(2025, lambda day: hours(f"{day[:8]}05", "anna", 10))
    return closing(tmp_path, journal, agreement=[TERMS], members={"anna": keys})


@WRITTEN
def test_what_was_closed_stays_and_a_warning_says_what_of_it_fell_too_much(
    tmp_path: Path, written: object
) -> None:
    assert callable(written)
    still = {benefit: f"{BENEFIT}\n{PREMIUM}", member: f"joined: 2010-01-01\n{BENEFIT}\n{PREMIUM}"}
    some = closed(tmp_path, still.get(written, still[benefit]))
    some.close("2025-01", "2025-02", "2025-03")
    heard = "id: anna\nname: Anna\n" + written("2025-04-15")
    joined = "" if "joined" in heard or "membership" in heard else "joined: 2010-01-01"
    (some.root / "members/anna.yaml").write_text(f"{heard}\n{joined}\n", "utf-8")
    assert some.differs() == []
    some.close("2025-04")
    assert some.booked("2025-04") == []
    assert some.only("S447").day is not None


@pytest.mark.parametrize("known", [None, "2025-02-10"])
def test_a_list_of_one_is_the_same_fact(tmp_path: Path, known: str | None) -> None:
    """What is closed does not notice in which of the two ways a membership is written."""
    some = closed(tmp_path, member(known)).close("2025-01", "2025-02", "2025-03")
    text = f"id: anna\nname: Anna\n{listed(known)}\n"
    (some.root / "members/anna.yaml").write_text(text, "utf-8")
    assert some.differs() == []
    some.close("2025-04")
