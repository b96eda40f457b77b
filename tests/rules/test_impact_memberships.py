"""The effect of a year by membership: who came back, and what became known late (SPEC 1 and 9)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.books import Books as Read
from socoledger.domain.findings import Place
from socoledger.domain.impact import Impact, Money
from socoledger.domain.member import Benefit, Member, Membership
from socoledger.domain.period import Month
from socoledger.rules.history import history
from socoledger.rules.impact import impact as impact_of
from socoledger.rules.participation import merge_by_person, participations
from tests.support.asking import Shape
from tests.support.properties import steady
from tests.support.small_books import Books, agreements, earns, hours, version
from tests.support.umbrellas import ATELIER, LAND, book, umbrella

FACTS = (
    earns("2024-06-15", "collective", 1),
    earns("2025-06-15", "collective", 1),
    earns("2026-06-15", "collective", 1),
)
"""Something in each year, so that it can be asked for."""

Period = tuple[str, str | None, str]
"""From, to, and the outcome."""

LEFT: Period = ("2020-01-01", "2025-03-31", "work")


def periods(*each: Period, known: str = "") -> str:
    """Memberships, as the keys of a member; `known` is of the last that has an end."""
    last = max((at for at, period in enumerate(each) if period[1]), default=-1)
    items = [
        f"  - {{from: {start}"
        + ("" if to is None else f", to: {to}, outcome: {outcome}")
        + (f", known: {known}" if known and at == last else "")
        + "}"
        for at, (start, to, outcome) in enumerate(each)
    ]
    return "\n".join(("membership:", *items))


def with_(folder: Path, *journal: str, **members: str) -> Books:
    return book(folder, "books", *FACTS, *journal, members=members)


def impact(some: Books, year: str = "2025", at: str | None = None) -> Shape:
    return some.shape("impact", year, at=at)


def counted(some: Books, year: str = "2025", at: str | None = None) -> str:
    """The keys of members that are 1, of books with one member who never worked."""
    found = impact(some, year, at)["members"]
    return " ".join(key for key, count in found.items() if count and key != "activated")


# -- who came back ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ([LEFT, ("2025-09-01", None, "")], "start end during"),
        ([LEFT, ("2025-12-31", None, "")], "start end during"),
        ([LEFT, ("2026-01-01", None, "")], "start during left"),
        ([LEFT, ("2025-09-01", "2025-10-31", "other")], "start during left"),
        ([LEFT, ("2025-09-01", "2025-12-31", "other")], "start end during left"),
        ([LEFT, ("2025-09-01", "2026-01-01", "other")], "start end during"),
        ([("2020-01-01", "2024-12-31", "work"), ("2025-01-01", None, "")], "start end during"),
        ([("2020-01-01", "2024-12-30", "work"), ("2025-01-01", None, "")], "start end during"),
        ([("2020-01-01", "2024-12-31", "work"), ("2025-01-02", None, "")], "end joined during"),
        ([("2025-02-01", "2025-03-31", "work"), ("2025-09-01", None, "")], "end joined during"),
        (
            [("2025-02-01", "2025-03-31", "work"), ("2025-09-01", "2025-10-31", "other")],
            "joined during left",
        ),
        ([("2020-01-01", "2024-06-30", "work"), ("2026-01-01", None, "")], ""),
        ([("2020-01-01", "2025-01-01", "work"), ("2025-01-03", None, "")], "start end during"),
    ],
)
def test_who_came_back_counts_once(tmp_path: Path, each: Sequence[Period], expected: str) -> None:
    """Joined: who was no member on the first day and became one; left: whom no membership in the
    year follows.
    """
    assert counted(with_(tmp_path, anna=periods(*each))) == expected


def test_the_last_outcome_of_the_year_counts(tmp_path: Path) -> None:
    twice = periods(LEFT, ("2025-06-01", "2025-10-31", "education"))
    outflow = impact(with_(tmp_path, anna=twice))["outflow"]
    assert {key: one["members"] for key, one in outflow.items() if one["members"]} == {
        "education": 1
    }


def test_between_two_memberships_of_a_year_they_work_as_a_member(tmp_path: Path) -> None:
    """In a year without any they are a former member."""
    some = book(
        tmp_path,
        "books",
        earns("2024-06-15", "anna", 70),
        earns("2025-06-15", "anna", 100),
        hours("2026-02-15", "anna", 3),
        members={"anna": periods(("2020-01-01", "2023-12-31", "work"), ("2025-09-01", None, ""))},
        first_month="2024-01",
        agreement=agreements(version()),
    )
    of_2024, of_2025, of_2026 = (impact(some, year) for year in ("2024", "2025", "2026"))
    assert of_2024["former"] == {"members": 1, "earnings": "70.00"}
    assert of_2024["members"]["working"] == 0
    assert of_2025["former"]["members"] == of_2026["former"]["members"] == 0
    assert (of_2025["members"]["working"], of_2025["earnings"]["total"]) == (1, "100.00")
    assert of_2026["members"]["earning"] == 1


def test_what_was_saved_until_the_benefit_began_again(tmp_path: Path) -> None:
    """A year's figures do not change by what begins in a later one."""
    keys = (
        periods(("2020-01-01", "2024-08-31", "work"), ("2026-02-01", None, ""))
        + "\nbenefit: [{from: 2020-01-01, to: 2024-08-31, monthly: 1000.00},"
        + " {from: 2026-01-15, monthly: 1100.00}]"
    )
    some = with_(tmp_path, anna=keys)
    found = {year: impact(some, year)["saved"] for year in ("2024", "2025", "2026")}
    assert found["2024"] == {"amount": "4000.00", "members": 1, "of": 1}
    assert found["2025"] == {"amount": "8000.00", "members": 1, "of": 0}
    assert found["2026"] == {"amount": "0.00", "members": 0, "of": 0}


def test_who_came_back_in_the_year_saves_nothing(tmp_path: Path) -> None:
    benefit = "\nbenefit: [{from: 2020-01-01, to: 2025-03-31, monthly: 1000.00}]"
    back = periods(LEFT, ("2025-06-01", None, "")) + benefit
    assert impact(with_(tmp_path, anna=back))["saved"] == {
        "amount": "0.00",
        "members": 0,
        "of": 0,
    }
    left_again = periods(LEFT, ("2025-06-01", "2025-07-31", "work")) + benefit
    found = impact(with_(tmp_path / "again", anna=left_again))["saved"]
    assert found == {"amount": "9000.00", "members": 1, "of": 0}


def test_goals_count_by_membership(tmp_path: Path) -> None:
    goals = "".join(
        f"  - {{text: {measure}, measure: {measure}, target: 1, by: 2025-12-31}}\n"
        for measure in ("members", "left", "left_work", "off_benefit")
    )
    some = book(
        tmp_path,
        "books",
        *FACTS,
        members={
            "anna": periods(LEFT, ("2025-09-01", None, "")) + "\nbenefit: [{from: 2020-01-01}]",
            "bram": periods(LEFT, ("2026-02-01", None, "")) + "\nbenefit: [{from: 2020-01-01}]",
        },
        agreement="agreements:\n  - {id: v, from: 2010-01-01}\ngoals:\n" + goals,
    )
    found = {
        goal["measure"]: goal["value"] for goal in some.shape("review", at="2026-06-15")["goals"]
    }
    assert found == {
        "members": "1.00",
        "left": "1.00",
        "left_work": "1.00",
        "off_benefit": "1.00",
    }


def test_under_an_umbrella_who_came_back_elsewhere_has_not_left(tmp_path: Path) -> None:
    for folder, each in ((LAND, [LEFT]), (ATELIER, [("2025-09-01", None, "")])):
        keys = periods(*each) + "\nperson: vos"
        book(tmp_path, folder, *FACTS, members={"anna": keys})
    total = umbrella(tmp_path, LAND, ATELIER).total("impact", "2025")["members"]
    assert {key: count for key, count in total.items() if count} == {
        "start": 1,
        "end": 1,
        "during": 1,
        "activated": 1,
    }


# -- what became known late ---------------------------------------------------------------------


def test_a_day_before_it_was_known_they_are_still_a_member(tmp_path: Path) -> None:
    some = with_(tmp_path, anna=periods(LEFT, known="2025-06-10"))
    assert counted(some, at="2025-06-09") == "start end during"
    assert counted(some, at="2025-06-10") == "start during left"
    assert counted(some) == "start during left"


def test_in_the_year_after_nothing_is_left_of_it(tmp_path: Path) -> None:
    """All figures of a year go by the same knowledge: that of the day that is asked for."""
    some = with_(tmp_path, anna=periods(("2020-01-01", "2024-12-10", "work"), known="2025-03-01"))
    assert counted(some, at="2025-02-28") == "start end during"
    assert counted(some) == ""
    assert counted(some, "2024") == "start during left"


@pytest.mark.parametrize(
    ("at", "amount"), [("2025-05-31", "0.00"), ("2025-06-01", "3000.00"), (None, "9000.00")]
)
def test_the_end_of_a_benefit_saves_from_when_it_was_known(
    tmp_path: Path, at: str | None, amount: str
) -> None:
    benefit = "{from: 2020-01-01, to: 2025-03-31, monthly: 1000.00, known: 2025-06-01}"
    some = with_(tmp_path, anna=periods(LEFT) + f"\nbenefit: [{benefit}]")
    assert impact(some, at=at)["saved"]["amount"] == amount


# -- properties ---------------------------------------------------------------------------------

Life = tuple[tuple[Membership, ...], tuple[Benefit, ...]]
"""The memberships of a person, apart from each other, and their benefit."""

_HERE = Place("members/anna.yaml", 1)
_DAYS = st.integers(0, 500).map(lambda days: date(2024, 11, 1) + timedelta(days))


@st.composite
def lives(draw: st.DrawFn) -> Life:
    days = sorted(draw(st.lists(_DAYS, min_size=1, max_size=5, unique=True)))
    apart = [day for at, day in enumerate(days) if at == 0 or (day - days[at - 1]).days > 1]
    outcomes = st.sampled_from(("work", "education", "other"))
    memberships = tuple(
        Membership(first, last, None if last is None else draw(outcomes), None, _HERE)
        for first, last in zip_longest(apart[::2], apart[1::2])
    )
    ended = draw(st.sampled_from([None, *apart]))
    benefit = [Benefit(date(2020, 1, 1), ended, 100_000, _HERE)]
    if ended is not None and draw(st.booleans()):
        again = ended + timedelta(draw(st.integers(1, 300)))
        benefit.append(Benefit(again, draw(st.sampled_from([None, again])), 90_000, _HERE))
    return memberships, tuple(benefit)


def file_of(
    id_: str,
    memberships: tuple[Membership, ...],
    benefit: tuple[Benefit, ...] = (),
    person: str | None = None,
) -> Member:
    return Member(
        id_, id_, id_.title(), None, _HERE, membership=memberships, benefit=benefit, person=person
    )


@cache
def worked() -> Read:
    """Books in which anna worked, by an agreement that says nothing of leaving."""
    work = (earns("2025-07-01", "anna", 100), hours("2026-02-01", "anna", 2))
    with TemporaryDirectory() as folder:
        return book(
            Path(folder), "books", *work, members={"anna": ""}, agreement=agreements(version())
        ).read


STRETCHES = (
    (date(2024, 1, 1), date(2024, 12, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
    (date(2025, 1, 1), date(2025, 8, 15)),
    (date(2026, 1, 1), date(2026, 12, 31)),
)
"""Three years, and a part of one."""


def effects(members: Sequence[Member]) -> list[Impact]:
    """The effect of each of STRETCHES, had some books these members."""
    found = []
    for start, end in STRETCHES:
        past = history(worked()._replace(members=tuple(members)), Month.of(end))
        people = merge_by_person(past.books, participations(past, start, end))
        found.append(impact_of(people, Money(), start, end))
    return found


@settings(steady, max_examples=25)
@given(life=lives())
def test_one_file_of_who_came_back_gives_what_a_file_for_each_time_gives(life: Life) -> None:
    memberships, benefit = life
    files = [
        file_of(f"anna-{at}" if at else "anna", (period,), benefit, "vos")
        for at, period in enumerate(memberships)
    ]
    assert effects([file_of("anna", memberships, benefit)]) == effects(files)


@settings(steady, max_examples=25)
@given(life=lives(), data=st.data())
def test_a_membership_split_in_two_gives_what_one_gives(life: Life, data: st.DataObject) -> None:
    memberships, benefit = life
    at = data.draw(st.integers(0, len(memberships) - 1))
    whole = memberships[at]
    days = ((whole.last or date(2026, 12, 31)) - whole.first).days
    middle = whole.first + timedelta(data.draw(st.integers(0, max(0, days - 1))))
    parts = (
        Membership(whole.first, middle, "other", None, _HERE),
        replace(whole, first=middle + timedelta(1)),
    )
    split = (*memberships[:at], *parts, *memberships[at + 1 :])
    one = effects([file_of("anna", memberships, benefit)])
    assert one == effects([file_of("anna", split, benefit)])


@settings(steady, max_examples=25)
@given(found=st.lists(lives(), min_size=1, max_size=4))
def test_who_was_there_came_and_left_adds_up(found: list[Life]) -> None:
    """But for who left on the last day, who is still there on it."""
    files = [file_of("anna" if at == 0 else f"m{at}", *life) for at, life in enumerate(found)]
    for effect in effects(files):
        members = effect.members
        on_the_last_day = sum(
            any(period.last == effect.end for period in memberships) for memberships, _ in found
        )
        assert members.start + members.joined == members.during
        assert members.during - members.left + on_the_last_day == members.end


def plain_count(found: Sequence[Life], start: date, end: date) -> dict[str, int]:
    """Who came and went, and what that saved, by the words of the SPEC: day by day."""
    days = [start + timedelta(at) for at in range((end - start).days + 1)]
    counts = dict.fromkeys(("start", "end", "joined", "during", "left", "work", "off", "saved"), 0)
    for memberships, benefit in found:
        there = {
            day: any(
                period.first <= day and (period.last is None or day <= period.last)
                for period in memberships
            )
            for day in days
        }
        counts["start"] += there[start]
        counts["end"] += there[end]
        counts["during"] += any(there.values())
        begun = [period for period in memberships if period.first <= end]
        counts["joined"] += not there[start] and any(start < one.first for one in begun)
        last = max(begun, key=lambda period: period.first, default=None)
        if last is None or last.last is None or last.last > end:
            continue
        is_off = last.outcome in ("work", "education", "self-employed")
        if last.last >= start:
            before = last.last - timedelta(1)
            counts["left"] += 1
            counts["work"] += last.outcome == "work"
            counts["off"] += is_off and any(
                one.first <= before and (one.last is None or before <= one.last) for one in benefit
            )
        latest = [one for one in benefit if one.first <= end][-1]
        if is_off and latest.last is not None and latest.last <= end:
            ended = latest.last.year * 12 + latest.last.month
            months = {day.year * 12 + day.month for day in days}
            counts["saved"] += (latest.monthly_cents or 0) * sum(
                ended < month <= ended + 12 for month in months
            )
    return counts


@settings(steady, max_examples=25)
@given(found=st.lists(lives(), min_size=1, max_size=4))
def test_the_figures_against_a_plain_count(found: list[Life]) -> None:
    files = [file_of("anna" if at == 0 else f"m{at}", *life) for at, life in enumerate(found)]
    for effect in effects(files):
        members = effect.members
        assert plain_count(found, effect.start, effect.end) == {
            "start": members.start,
            "end": members.end,
            "joined": members.joined,
            "during": members.during,
            "left": members.left,
            "work": effect.outflow["work"],
            "off": effect.off_benefit,
            "saved": effect.saved.value,
        }
