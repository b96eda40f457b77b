"""The spaarpot and the losses of who leaves, comes back, or was heard to have left (SPEC 3.3, 3.7):
a day to either side.
"""

from pathlib import Path

import pytest

from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    Books,
    books,
    costs,
    earns,
    version,
)


def periods(*each: str) -> str:
    return f"membership: [{', '.join(f'{{{one}}}' for one in each)}]\n{BENEFIT}"


def terms(leaving: str, start: str = "2010-01-01", **blocks: str) -> str:
    return version(start, member_result=ALL_TO_SPAARPOT, spaarpot=leaving, **blocks)


FALLS = "{on_leaving: municipality}"
AFTER_ONE = "{on_leaving: municipality, grace_months: 1}"


def kept(tmp_path: Path, member: str, *more: str, agreement: tuple[str, ...] = ()) -> Books:
    """Anna earned 100.00 in January for her spaarpot; the last fact is of June."""
    journal = (earns("2025-01-10", "anna", 100), *more, earns("2025-06-30", "collective", 1))
    return books(
        tmp_path, *journal, agreement=agreement or (terms(FALLS),), members={"anna": member}
    )


def falls(some: Books, *months: str) -> list[str]:
    """What is in the spaarpot and to come, at the end of months, with nothing closed."""
    return [some.pot(day)["pending"] for day in months]


# -- grace months ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "february"),
    [("2025-02-28", "100.00"), ("2025-03-01", "0.00"), ("2025-02-01", "100.00")],
)
def test_who_is_back_at_the_end_of_the_grace_months_keeps_it(
    tmp_path: Path, first: str, february: str
) -> None:
    member = periods("from: 2010-01-01, to: 2025-01-20, outcome: work", f"from: {first}")
    some = kept(tmp_path, member, agreement=(terms(AFTER_ONE),))
    assert falls(some, "2025-01-31", "2025-02-28", "2025-06-30") == ["100.00", february, february]


def test_who_comes_back_later_begins_anew(tmp_path: Path) -> None:
    member = periods("from: 2010-01-01, to: 2025-01-20, outcome: work", "from: 2025-03-10")
    some = kept(tmp_path, member, earns("2025-03-15", "anna", 30))
    assert falls(some, "2025-01-31", "2025-03-14", "2025-03-15") == ["0.00", "0.00", "30.00"]
    assert some.returned(2025)["members"][0]["leaving"] == "100.00"


@pytest.mark.parametrize(("first", "january"), [("2025-02-01", "100.00"), ("2025-02-02", "0.00")])
def test_nothing_falls_where_no_day_lies_between(tmp_path: Path, first: str, january: str) -> None:
    """Left on the last of the month: she is back the next day, or she is not."""
    member = periods("from: 2010-01-01, to: 2025-01-31, outcome: work", f"from: {first}")
    assert falls(kept(tmp_path, member), "2025-01-31", "2025-06-30") == [january, january]


def test_where_it_goes_is_that_of_the_membership_that_ended(tmp_path: Path) -> None:
    by_outcome = "{on_leaving: {work: keep, other: municipality}, grace_months: 1}"
    member = periods(
        "from: 2010-01-01, to: 2025-01-20, outcome: work",
        "from: 2025-03-01, to: 2025-04-30, outcome: other",
    )
    some = kept(tmp_path, member, agreement=(terms(by_outcome),))
    days = ("2025-01-31", "2025-02-28", "2025-04-30", "2025-05-30", "2025-05-31")
    assert falls(some, *days) == ["100.00", "100.00", "100.00", "0.00", "0.00"]


def test_grace_months_are_those_of_the_version_in_the_month_of_leaving(tmp_path: Path) -> None:
    """In March that was two months: from May on it falls, under whichever version then."""
    agreement = (
        terms("{on_leaving: municipality, grace_months: 2}"),
        terms("{on_leaving: keep}", "2025-04-01"),
    )
    member = periods(
        "from: 2010-01-01, to: 2025-01-31, outcome: work",
        "from: 2025-02-10, to: 2025-03-31, outcome: work",
    )
    some = kept(tmp_path, member, agreement=agreement)
    assert falls(some, "2025-03-31", "2025-04-30", "2025-05-31") == ["100.00", "100.00", "0.00"]
    later = periods(
        "from: 2010-01-01, to: 2025-01-31, outcome: work",
        "from: 2025-02-10, to: 2025-04-01, outcome: work",
    )
    other = kept(tmp_path / "later", later, agreement=agreement)
    assert falls(other, "2025-06-30") == ["100.00"]


# -- known ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_list", [False, True])
@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("2025-01-21", ["0.00", "0.00", "0.00", "0.00"]),
        ("2025-03-31", ["100.00", "100.00", "0.00", "0.00"]),
        ("2025-04-01", ["100.00", "100.00", "100.00", "0.00"]),
    ],
)
def test_it_falls_no_earlier_than_in_the_month_of_known(
    tmp_path: Path, *, as_list: bool, known: str, expected: list[str]
) -> None:
    left = f"joined: 2010-01-01\nleft: 2025-01-20\noutcome: other\nleft_known: {known}\n{BENEFIT}"
    listed = periods(f"from: 2010-01-01, to: 2025-01-20, outcome: other, known: {known}")
    some = kept(tmp_path, listed if as_list else left)
    assert falls(some, "2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30") == expected


def test_at_a_day_it_falls_on_the_day_on_which_it_was_heard(tmp_path: Path) -> None:
    member = periods("from: 2010-01-01, to: 2025-01-20, outcome: other, known: 2025-03-14")
    assert falls(kept(tmp_path, member), "2025-03-13", "2025-03-14") == ["100.00", "0.00"]


def test_grace_months_count_from_leaving_and_not_from_known(tmp_path: Path) -> None:
    member = periods("from: 2010-01-01, to: 2025-01-20, outcome: other, known: 2025-02-03")
    agreement = (terms("{on_leaving: municipality, grace_months: 3}"),)
    some = kept(tmp_path, member, agreement=agreement)
    assert falls(some, "2025-03-31", "2025-04-30") == ["100.00", "0.00"]


def test_who_is_back_before_it_was_heard_never_left(tmp_path: Path) -> None:
    member = periods(
        "from: 2010-01-01, to: 2025-01-20, outcome: other, known: 2025-03-31", "from: 2025-03-15"
    )
    assert falls(kept(tmp_path, member), "2025-01-31", "2025-03-31") == ["100.00", "100.00"]


# -- losses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "borne"),
    [
        ("from: 2010-01-01", "0.00"),
        ("from: 2010-01-01, to: 2025-12-31, outcome: work", "80.00"),
        ("from: 2010-01-01, to: 2026-01-01, outcome: work", "0.00"),
        ("from: 2010-01-01, to: 2025-12-31, outcome: work}, {from: 2026-01-01", "0.00"),
        ("from: 2010-01-01, to: 2025-12-31, outcome: work}, {from: 2026-01-02", "80.00"),
        ("from: 2010-01-01, to: 2025-03-31, outcome: work}, {from: 2025-12-31", "0.00"),
        ("from: 2010-01-01, to: 2025-03-31, outcome: work, known: 2025-12-31", "80.00"),
        ("from: 2010-01-01, to: 2025-03-31, outcome: work, known: 2026-01-01", "0.00"),
    ],
)
def test_who_is_no_member_at_the_years_end_as_then_known_leaves_the_loss(
    tmp_path: Path, member: str, borne: str
) -> None:
    some = books(
        tmp_path,
        costs("2025-02-10", "anna", 80),
        earns("2026-01-10", "anna", 100),
        agreement=[terms("{on_leaving: keep}", losses="carry")],
        members={"anna": periods(member)},
    )
    assert some.collective("2025")["absorbed"] == borne
    carried, brought = ("0.00", "100.00") if borne == "80.00" else ("-80.00", "20.00")
    assert some.member("2026")["carried"] == carried
    assert some.distribution("2026")["spaarpot"] == brought


def test_a_loss_that_was_carried_is_borne_the_year_after(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-02-10", "anna", 80),
        earns("2026-12-31", "collective", 1),
        agreement=[terms("{on_leaving: keep}", losses="carry")],
        members={
            "anna": periods("from: 2010-01-01, to: 2025-03-31, outcome: work, known: 2026-01-01")
        },
    )
    assert some.collective("2026")["absorbed"] == "80.00"
