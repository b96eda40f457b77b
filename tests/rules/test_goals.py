"""Goals of a gemeente and a coöperatie, and how they stand on a day (SPEC 9)."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.goals import MEASURES
from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.closing import Closing
from tests.support.findings import told
from tests.support.properties import steady
from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    BENEFIT,
    DECIDED,
    WORKED,
    Books,
    agreements,
    booked,
    costs,
    earns,
    hours,
    paid,
    version,
)
from tests.support.umbrellas import book, cents, euros, goals, opens

YEAR = "by: 2025-12-31"
AGREEMENT = "agreement.yaml"


def aim(measure: str = "turnover", target: str = "365.00", rest: str = YEAR) -> str:
    """A goal in one line."""
    return f'text: "A goal", measure: {measure}, target: {target}, {rest}'


def with_(tmp_path: Path, *journal: str, aims: Sequence[str] = (aim(),), **more: Any) -> Books:
    """Books with these goals beside their agreements."""
    agreement = more.pop("agreement", WORKED)
    text = agreement if isinstance(agreement, str) else agreements(*agreement)
    if aims:
        text += goals(*aims)
    return book(tmp_path, "books", *journal, agreement=text, **more)


def reviewed(some: Books, at: str | None = None) -> list[Shape]:
    found: list[Shape] = some.shape("review", at=at)["goals"]
    return found


def stands(some: Books, at: str | None = None) -> str:
    """How the one goal stands."""
    (one,) = reviewed(some, at)
    state: str = one["state"]
    return state


# -- what is measured ---------------------------------------------------------------------------

LEAVER = """joined: 2010-01-01
benefit: [{{from: 2020-01-01, to: 2025-03-31, monthly: 900.00}}]
left: 2025-04-15
outcome: {}
"""
TERMS = version(
    "2025-01-01",
    member_result="{brackets: [{split: {municipality: 60%, spaarpot: 40%}}]}",
    collective_result=ALL_TO_MUNICIPALITY,
    premium="{per_hour: 1.50}",
    allowance="{per_hour: 2.00}",
    spaarpot="{purposes: [{id: course}]}",
)


BEFORE = LEAVER.replace("to: 2025-03-31", "to: 2025-04-14")
"""With a benefit on the day before."""


def full(tmp_path: Path, *aims: str) -> Books:
    """Books in which no figure is nothing, and none the same as another."""
    return with_(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 900),
        earns("2025-01-15", "anna", 1000.5),
        costs("2025-02-15", "anna", 100.25),
        earns("2025-03-15", "bram", 70.75),
        earns("2025-04-15", "collective", 33),
        costs("2025-04-16", "collective", 3),
        costs("2025-04-17", "cora", 10),
        hours("2025-05-15", "anna", 12.5),
        hours("2025-05-16", "dirk", 4),
        booked("2025-06-01", "Expenses:Artikel31", "Liabilities:Premie:Dirk", 21),
        paid("2025-06-15", "Spaarpot:Anna", 55.55, purpose="course"),
        earns("2025-12-15", "bram", 8),
        aims=aims,
        agreement=[TERMS],
        members={
            "anna": DECIDED,
            "bram": DECIDED,
            "cora": BENEFIT,
            "dirk": DECIDED,
            "els": BENEFIT,
            "fien": BENEFIT,
            "w1": BEFORE.format("work"),
            "w2": BEFORE.format("work"),
            "w3": LEAVER.format("work"),
            "e1": BEFORE.format("education"),
            "z1": BEFORE.format("self-employed"),
            "z2": LEAVER.format("self-employed"),
            "o1": LEAVER.format("other"),
        },
    )


def figures_of(some: Books, at: str) -> dict[str, int]:
    """Every measure in hundredths, by what other commands say on a day."""
    impact = some.shape("impact", "2025", at=at)
    result = some.shape("result", "2025", at=at)
    counts = {key: impact["members"][key] for key in ("activated", "working", "earning", "left")}
    outflow = {key: value["members"] for key, value in impact["outflow"].items()}
    off = ("work", "education", "self-employed")
    counts |= {
        "members": impact["members"]["end"],
        "off_benefit": impact["saved"]["of"],
        **{f"left_{key.replace('-', '_')}": outflow[key] for key in off},
    }
    earners = [*result["members"], result["collective"]]
    return {key: 100 * count for key, count in counts.items()} | {
        "hours": cents(impact["hours"]),
        "earnings": cents(impact["earnings"]["total"]),
        "mean_earnings": cents(impact["earnings"]["mean"] or "0.00"),
        "turnover": sum(cents(one["income"]) for one in earners),
        "premiums": cents(impact["premiums"]["awarded"]),
        "allowances": cents(impact["allowances"]["awarded"]),
        "spaarpot_spent": cents(impact["spaarpot"]["spent"]),
        "saved": cents(impact["saved"]["amount"]),
        "returned": cents(impact["returned"]["computed"]),
    }


@pytest.mark.parametrize("at", ["2025-01-14", "2025-04-15", "2025-06-30", "2025-12-31"])
def test_every_measure_is_what_other_commands_say_on_that_day(tmp_path: Path, at: str) -> None:
    some = full(tmp_path, *(aim(measure, "1") for measure in MEASURES))
    found = {one["measure"]: cents(one["value"]) for one in reviewed(some, at)}
    assert found == figures_of(some, at)
    assert list(found) == list(MEASURES)


EXPECTED = {
    "members": "6.00",
    "activated": "9.00",
    "working": "4.00",
    "earning": "3.00",
    "left": "7.00",
    "left_work": "3.00",
    "left_education": "1.00",
    "left_self_employed": "2.00",
    "off_benefit": "4.00",
    "hours": "16.50",
    "earnings": "969.00",
    "mean_earnings": "242.25",
    "turnover": "1112.25",
    "premiums": "45.75",
    "allowances": "33.00",
    "spaarpot_spent": "55.55",
    "saved": euros((2 * 9 + 4 * 8) * 90000),
    "returned": "587.40",
}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_of_the_whole_year(tmp_path: Path, measure: str) -> None:
    (one,) = reviewed(full(tmp_path, aim(measure, EXPECTED[measure])))
    assert one["value"] == EXPECTED[measure]
    assert one["state"] == "reached"
    more = euros(cents(EXPECTED[measure]) + 1)
    assert stands(full(tmp_path, aim(measure, more)), "2025-12-31") == "not"


def test_each_is_expected() -> None:
    assert tuple(EXPECTED) == MEASURES


def test_a_mean_of_nobody_is_nothing(tmp_path: Path) -> None:
    some = with_(tmp_path, earns("2025-02-01", "collective", 1), aims=[aim("mean_earnings", "1")])
    assert reviewed(some)[0]["value"] == "0.00"


def test_a_goal_over_more_than_a_year(tmp_path: Path) -> None:
    span = "from: 2025-07-01, by: 2026-12-31"
    some = with_(
        tmp_path,
        earns("2025-06-30", "anna", 1000),
        earns("2025-07-01", "anna", 200),
        costs("2026-03-01", "anna", 50),
        earns("2026-12-31", "bram", 30),
        earns("2027-01-01", "bram", 5000),
        aims=[
            aim("earnings", "100", span),
            aim("turnover", "100", span),
            aim("working", "2", span),
            aim("mean_earnings", "90", span),
        ],
    )
    found = reviewed(some, "2027-01-01")
    assert [one["value"] for one in found] == ["180.00", "230.00", "2.00", "90.00"]
    assert [one["state"] for one in found] == ["reached"] * 4


def test_what_goes_back_is_that_of_the_months_of_the_goal(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        earns("2025-01-15", "anna", 100),
        earns("2025-04-15", "anna", 40),
        costs("2025-06-15", "anna", 10),
        earns("2025-09-15", "anna", 7),
        aims=[aim("returned", "1", "from: 2025-04-01, by: 2025-06-30")],
        agreement=[version("2025-01-01", member_result=ALL_TO_MUNICIPALITY)],
    )
    assert reviewed(some)[0]["value"] == "30.00"
    assert reviewed(some, "2025-05-31")[0]["value"] == "40.00"


def test_who_joined_and_left_within_the_time_of_the_goal(tmp_path: Path) -> None:
    span = "from: 2025-04-01, by: 2025-06-30"
    left = "benefit: [{{from: 2010-01-01}}]\nleft: {}\noutcome: work"
    days = ("2025-03-31", "2025-04-01", "2025-06-30", "2025-07-01")
    some = with_(
        tmp_path,
        earns("2025-08-01", "collective", 1),
        aims=[aim("left_work", "2", span), aim("members", "2", span)],
        members={f"m{number}": left.format(day) for number, day in enumerate(days)},
    )
    assert [one["value"] for one in reviewed(some)] == ["2.00", "2.00"]


# -- how it stands ------------------------------------------------------------------------------


def earned(tmp_path: Path, amount: float | str, target: str, rest: str = YEAR) -> Books:
    """So much of turnover on the first of January, and something far away."""
    return with_(
        tmp_path,
        earns("2025-01-01", "anna", amount),
        earns("2027-06-01", "anna", 100000),
        aims=[aim("turnover", target, rest)],
    )


@pytest.mark.parametrize(
    ("amount", "at", "expected"),
    [
        ("180.99", "2025-06-29", "on the way"),
        ("179.99", "2025-06-29", "not"),
        ("181.00", "2025-06-30", "on the way"),
        ("180.99", "2025-06-30", "not"),
        ("181.99", "2025-07-01", "not"),
        ("182.00", "2025-07-01", "on the way"),
        ("1.00", "2025-01-01", "on the way"),
        ("0.99", "2025-01-01", "not"),
        ("364.00", "2025-12-30", "on the way"),
        ("363.99", "2025-12-30", "not"),
        ("364.99", "2025-12-31", "not"),
        ("365.00", "2025-12-31", "reached"),
        ("365.00", "2025-01-01", "reached"),
        ("365.01", "2025-01-01", "reached"),
    ],
)
def test_on_the_way_is_the_share_of_the_days_gone_by(
    tmp_path: Path, amount: str, at: str, expected: str
) -> None:
    """365.00 in 365 days: one euro a day, the first and the last day among them."""
    (one,) = reviewed(earned(tmp_path, amount, "365.00"), at)
    assert (one["value"], one["state"]) == (amount, expected)
    days = (date.fromisoformat(at) - date(2025, 1, 1)).days + 1
    assert one["asked"] == f"{days}.00"


@pytest.mark.parametrize(
    ("amount", "at", "asked", "expected"),
    [
        ("49.58", "2025-06-30", "49.59", "not"),
        ("49.59", "2025-06-30", "49.59", "on the way"),
        ("49.86", "2025-07-01", "49.86", "not"),
        ("49.87", "2025-07-01", "49.86", "on the way"),
    ],
)
def test_the_share_is_exact_and_only_shown_rounded(
    tmp_path: Path, amount: str, at: str, asked: str, expected: str
) -> None:
    """181/365 of 100.00 is 49.589…, 182/365 is 49.863…"""
    (one,) = reviewed(earned(tmp_path, amount, "100"), at)
    assert (one["asked"], one["state"]) == (asked, expected)


@pytest.mark.parametrize("count", [1, 2])
def test_people_are_not_rounded(tmp_path: Path, count: int) -> None:
    """Of three by December, June asks one and a half."""
    lines = [earns("2025-01-15", who, 10) for who in ("anna", "bram")[:count]]
    (one,) = reviewed(with_(tmp_path, *lines, aims=[aim("working", "3")]), "2025-07-02")
    assert one["asked"] == "1.50"
    assert one["state"] == ("on the way" if count == 2 else "not")


@pytest.mark.parametrize(("at", "days"), [("2028-02-29", 60), ("2028-03-01", 61)])
def test_a_leap_year_has_a_day_more(tmp_path: Path, at: str, days: int) -> None:
    some = with_(
        tmp_path,
        earns("2028-01-01", "anna", 1),
        aims=[aim("turnover", "366", "by: 2028-12-31")],
    )
    assert reviewed(some, at)[0]["asked"] == f"{days}.00"


@pytest.mark.parametrize(("extra", "expected"), [("2025-12-31", "reached"), ("2026-01-01", "not")])
@pytest.mark.parametrize("at", ["2026-01-01", "2026-12-31", None])
def test_after_its_day_a_goal_stands_as_it_did_then(
    tmp_path: Path, extra: str, expected: str, at: str | None
) -> None:
    some = with_(
        tmp_path,
        earns("2025-01-01", "anna", 300),
        earns(extra, "anna", 65),
        earns("2026-06-01", "anna", 1),
    )
    (one,) = reviewed(some, at)
    assert one["state"] == expected
    assert one["value"] == ("365.00" if expected == "reached" else "300.00")
    assert one["asked"] == "365.00"


def test_what_was_reached_may_be_lost_again(tmp_path: Path) -> None:
    some = with_(
        tmp_path,
        earns("2025-01-01", "anna", 365),
        costs("2025-09-01", "anna", 300),
        aims=[aim("earnings")],
    )
    assert stands(some, "2025-08-31") == "reached"
    assert stands(some, "2025-09-01") == "not"


@pytest.mark.parametrize(
    ("at", "value", "asked", "expected"),
    [
        ("2025-03-31", "0.00", "0.00", "on the way"),
        ("2025-04-01", "0.00", "1.00", "not"),
        ("2025-04-02", "2.00", "2.00", "on the way"),
        ("2025-04-03", "2.00", "3.00", "not"),
    ],
)
def test_before_its_first_day_nothing_is_asked_and_nothing_counts(
    tmp_path: Path, at: str, value: str, asked: str, expected: str
) -> None:
    some = with_(
        tmp_path,
        earns("2025-03-31", "anna", 1000),
        earns("2025-04-02", "anna", 2),
        aims=[aim("turnover", "91", "from: 2025-04-01, by: 2025-06-30")],
    )
    (one,) = reviewed(some, at)
    assert (one["value"], one["asked"], one["state"]) == (value, asked, expected)


def test_a_goal_of_one_day(tmp_path: Path) -> None:
    day = "from: 2025-04-01, by: 2025-04-01"
    some = with_(tmp_path, earns("2025-04-01", "anna", 10), aims=[aim("turnover", "10", day)])
    assert stands(some, "2025-03-31") == "on the way"
    assert stands(some, "2025-04-01") == "reached"


def test_a_target_of_nothing_is_reached(tmp_path: Path) -> None:
    assert stands(with_(tmp_path, earns("2025-02-01", "anna", 1), aims=[aim("left", "0")])) == (
        "reached"
    )


def test_the_day_left_out_is_that_of_the_last_fact(tmp_path: Path) -> None:
    some = with_(tmp_path, earns("2025-01-01", "anna", 50), hours("2025-02-19", "anna", 1))
    assert some.shape("review")["at"] == "2025-02-19"
    assert reviewed(some)[0]["asked"] == "50.00"
    assert stands(some) == "on the way"


DAYS = st.integers(0, 700).map(lambda days: date(2025, 1, 1) + timedelta(days))


@pytest.mark.slow
@settings(steady, max_examples=20)
@given(DAYS, DAYS, DAYS, st.integers(0, 100_000), st.lists(st.tuples(DAYS, st.integers(1, 60_000))))
def test_a_goal_stands_as_a_pocket_calculator_says(
    one: date, other: date, at: date, target: int, booked_on: list[tuple[date, int]]
) -> None:
    start, by = min(one, other), max(one, other)
    with TemporaryDirectory() as folder:
        some = with_(
            Path(folder),
            earns("2025-01-01", "anna", 1),
            earns("2026-12-31", "anna", 1),
            *(earns(str(day), "anna", euros(amount)) for day, amount in booked_on),
            aims=[aim("turnover", euros(target), f"from: {start}, by: {by}")],
        )
        (found,) = reviewed(some, str(at))
    facts = [(date(2025, 1, 1), 100), (date(2026, 12, 31), 100), *booked_on]
    value = sum(amount for day, amount in facts if start <= day <= min(at, by))
    days = max(0, (min(at, by) - start).days + 1)
    share = Fraction(days, (by - start).days + 1)
    expected = "not"
    if value >= target:
        expected = "reached"
    elif at < by and value >= share * target:
        expected = "on the way"
    assert (cents(found["value"]), found["state"]) == (value, expected)
    assert abs(cents(found["asked"]) - share * target) <= Fraction(1, 2)


# -- where goals stand --------------------------------------------------------------------------


def begins(tmp_path: Path, *versions: str, by: str = "2025-12-31") -> str:
    some = with_(
        tmp_path,
        earns("2026-02-01", "anna", 1),
        agreement=list(versions),
        aims=[aim(rest=f"by: {by}")],
    )
    start: str = reviewed(some)[0]["from"]
    return start


def test_a_goal_begins_with_the_year_of_its_day(tmp_path: Path) -> None:
    old = version("2010-01-01")
    assert begins(tmp_path, old) == "2025-01-01"
    assert begins(tmp_path, old, by="2025-01-01") == "2025-01-01"
    assert begins(tmp_path, old, by="2026-12-31") == "2026-01-01"


def test_or_with_the_agreement_in_force_then(tmp_path: Path) -> None:
    versions = (version("2024-04-01"), version("2025-05-01"), version("2025-11-01"))
    assert begins(tmp_path, *versions, by="2025-10-31") == "2025-05-01"
    assert begins(tmp_path, *versions, by="2025-11-01") == "2025-11-01"
    assert begins(tmp_path, *versions, by="2025-04-30") == "2025-01-01"
    assert begins(tmp_path, *versions, by="2026-04-30") == "2026-01-01"


def inside(start: str, *aims: str) -> str:
    """A version of an agreement with goals of its own."""
    lines = "".join(f"      - {{{each}}}\n" for each in aims)
    return version(start) + "    goals:\n" + lines


def test_goals_in_an_agreement_begin_with_that_one(tmp_path: Path) -> None:
    first = inside("2025-01-01", aim(rest="by: 2025-12-31"), aim(rest="by: 2025-06-30"))
    second = inside("2025-07-01", aim(rest="by: 2025-12-31"), aim(rest="by: 2026-12-31"))
    some = with_(tmp_path, earns("2025-02-01", "anna", 1), agreement=[first, second], aims=[])
    assert [(one["from"], one["by"]) for one in reviewed(some)] == [
        ("2025-01-01", "2025-12-31"),
        ("2025-01-01", "2025-06-30"),
        ("2025-07-01", "2025-12-31"),
        ("2026-01-01", "2026-12-31"),
    ]


def test_goals_beside_and_in_agreements_are_shown_in_the_order_written(tmp_path: Path) -> None:
    one = inside("2025-01-01", aim("hours", "1"), aim("left", "2"))
    some = with_(
        tmp_path,
        earns("2025-02-01", "anna", 1),
        agreement=[one],
        aims=[aim("saved", "3"), aim("working", "4")],
    )
    found = [goal["measure"] for goal in reviewed(some)]
    assert sorted(found) == ["hours", "left", "saved", "working"]
    assert found.index("hours") < found.index("left")
    assert found.index("saved") < found.index("working")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("12", "12.00"),
        ("12.5", "12.50"),
        ("1200.50", "1200.50"),
        ('"12"', "12.00"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_target_is_a_number(tmp_path: Path, target: str, expected: str) -> None:
    some = with_(tmp_path, earns("2025-02-01", "anna", 1), aims=[aim(target=target)])
    assert reviewed(some)[0]["target"] == expected


BAD = {
    "measure": (aim("happiness"), "S111"),
    "a measure in capitals": (aim("Hours"), "S111"),
    "a target below zero": (aim(target="-1"), "S111"),
    "a target in percents": (aim(target="50%"), "S111"),
    "a target in words": (aim(target="three"), "S111"),
    "a target with a comma": (aim(target="12,50"), "S115"),
    "a target of three decimals": (aim(target="1.234"), "S111"),
    "a target with a sign": (aim(target="+3"), "S111"),
    "a target that is none": (aim(target="1e3"), "S111"),
    "a target of many": (aim(target="[1, 2]"), "S111"),
    "no day": (aim(rest="by: 2025-02-30"), "S111"),
    "a month": (aim(rest="by: 2025-12"), "S111"),
    "a day in words": (aim(rest="by: december"), "S111"),
    "a day long ago": (aim(rest="by: 0025-12-31"), "S111"),
    "a beginning that is none": (aim(rest=f"{YEAR}, from: now"), "S111"),
    "an end before its beginning": (aim(rest=f"{YEAR}, from: 2026-01-01"), "S212"),
    "an unknown key": (aim(rest=f"{YEAR}, until: 2026-01-01"), "S109"),
    "no text": ("measure: hours, target: 1, by: 2025-12-31", "S110"),
    "no measure": ('text: "A", target: 1, by: 2025-12-31', "S110"),
    "no target": ('text: "A", measure: hours, by: 2025-12-31', "S110"),
    "no end": ('text: "A", measure: hours, target: 1', "S110"),
    "an empty text": ('text: "", measure: hours, target: 1, by: 2025-12-31', "S113"),
    "a text of many": ("text: [a], measure: hours, target: 1, by: 2025-12-31", "S111"),
    "a key twice": (aim(rest=f"{YEAR}, {YEAR}"), "S108"),
}


@pytest.mark.parametrize("case", list(BAD))
@pytest.mark.parametrize("where", ["beside", "inside"])
def test_a_goal_that_cannot_be_meant_is_told_with_its_line(
    tmp_path: Path, case: str, where: str
) -> None:
    text, code = BAD[case]
    another = aim().replace("A goal", "Another")
    if where == "beside":
        some = with_(tmp_path, earns("2025-02-01", "anna", 1), aims=[another, text])
    else:
        terms = [inside("2025-01-01", another, text)]
        some = with_(tmp_path, earns("2025-02-01", "anna", 1), agreement=terms, aims=[])
    line = len((some.root / AGREEMENT).read_text().splitlines())
    answer = some.ask("review")
    assert (answer.exit, answer.output) == (1 if code == "S212" else 3, "")
    assert told(answer) == [f"{AGREEMENT}:{line} {code}"]
    assert some.only(code)


@pytest.mark.parametrize("text", ["goals: many\n", "goals: {a: b}\n", "goals:\n", "goals: [1]\n"])
def test_goals_are_a_list_of_goals(tmp_path: Path, text: str) -> None:
    some = book(tmp_path, "books", earns("2025-02-01", "anna", 1), agreement=WORKED + text)
    answer = some.ask("review")
    assert (answer.exit, answer.output) == (3, "")
    assert all(each.startswith(f"{AGREEMENT}:") for each in told(answer))


def test_an_end_on_the_first_day_is_no_mistake(tmp_path: Path) -> None:
    some = with_(
        tmp_path, earns("2025-02-01", "anna", 1), aims=[aim(rest=f"{YEAR}, from: 2025-12-31")]
    )
    assert some.codes() == []


# -- no goals -----------------------------------------------------------------------------------


@pytest.mark.parametrize("agreement", [WORKED, WORKED + "goals: []\n"])
def test_books_without_goals_are_told_where_they_stand(tmp_path: Path, agreement: str) -> None:
    some = book(tmp_path, "books", earns("2025-02-01", "anna", 1), agreement=agreement)
    answer = some.ask("review")
    assert (answer.exit, answer.output) == (5, "")
    (message,) = answer.messages
    assert AGREEMENT in message
    assert some.codes() == []


@pytest.mark.parametrize(
    ("at", "exit_"), [("2024-12-31", 5), ("2026-01-01", 5), ("2025-02-30", 2), ("morgen", 2)]
)
def test_a_day_in_a_year_without_facts_or_that_is_none(tmp_path: Path, at: str, exit_: int) -> None:
    some = with_(tmp_path, earns("2025-02-01", "anna", 1))
    answer = some.ask("review", at=at)
    assert (answer.exit, answer.output) == (exit_, "")


# -- closed months ------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["beside", "inside"])
def test_a_new_goal_changes_no_closed_month(tmp_path: Path, where: str) -> None:
    books = with_(
        tmp_path,
        earns("2025-01-15", "anna", 1000),
        earns("2025-02-15", "bram", 500),
        hours("2025-03-15", "bram", 5),
        agreement=[TERMS],
        aims=[],
        members={"anna": DECIDED, "bram": DECIDED},
    )
    some = Closing(books.root).close("2025-01", "2025-02")
    before = {name: text for name, text in some.files().items() if name != AGREEMENT}
    figures_before = [some.shape("result", period) for period in ("2025-01", "2025")]
    path = some.root / AGREEMENT
    text = path.read_text()
    indent = "    " if where == "inside" else ""
    path.write_text(text + "".join(f"{indent}{line}\n" for line in goals(aim()).splitlines()))
    assert some.differs() == []
    assert [some.shape("result", period) for period in ("2025-01", "2025")] == figures_before
    assert stands(some) == "reached"
    some.close("2025-03")
    path.write_text(text)
    assert some.differs() == []
    assert {name: each for name, each in some.files().items() if name in before} == before


def test_a_goal_may_be_changed_or_dropped_after_a_close(tmp_path: Path) -> None:
    books = with_(tmp_path, earns("2025-01-15", "anna", 1000), aims=[aim(), aim("hours", "3")])
    some = Closing(books.root).close("2025-01")
    path = some.root / AGREEMENT
    path.write_text(path.read_text().replace("365.00", "5000.00"))
    assert some.differs() == []
    path.write_text(WORKED)
    assert some.differs() == []


# -- shown --------------------------------------------------------------------------------------


def test_the_json_is_in_order(tmp_path: Path) -> None:
    some = with_(tmp_path, earns("2025-06-30", "anna", 200))
    assert some.shape("review") == {
        "schema": "socoledger.review/1",
        "at": "2025-06-30",
        "goals": [
            {
                "text": "A goal",
                "measure": "turnover",
                "from": "2025-01-01",
                "by": "2025-12-31",
                "target": "365.00",
                "value": "200.00",
                "asked": "181.00",
                "state": "on the way",
            }
        ],
    }
    assert list(reviewed(some)[0])[:6] == ["text", "measure", "from", "by", "target", "value"]


@pytest.mark.parametrize("format_", list(Format))
def test_every_format_says_how_goals_stand(tmp_path: Path, format_: Format) -> None:
    some = with_(
        tmp_path,
        earns("2025-06-30", "anna", 1234.56),
        hours("2025-06-30", "anna", 7.5),
        aims=[aim(target="5000"), aim("hours", "100"), aim("working", "3"), aim("members", "2")],
    )
    answer = some.ask("review", None, format_)
    assert answer.exit == 0
    assert "A goal" in answer.output
    if format_ is Format.CSV:
        rows = list(csv.DictReader(io.StringIO(answer.output, newline="")))
        assert [(row["measure"], row["value"], row["state"]) for row in rows] == [
            ("turnover", "1234.56", "not"),
            ("hours", "7.50", "not"),
            ("working", "1.00", "not"),
            ("members", "2.00", "reached"),
        ]
    if format_ in (Format.TABLE, Format.MD):
        assert "€1,234.56" in answer.output
        assert "7.50" in answer.output
        assert "€7.50" not in answer.output


def test_a_text_out_of_the_books_is_made_harmless(tmp_path: Path) -> None:
    bad = 'text: "=1+1 \\e[31m | <b>", measure: hours, target: 1, by: 2025-12-31'
    some = with_(tmp_path, earns("2025-02-01", "anna", 1), aims=[bad])
    for format_ in Format:
        text = some.ask("review", None, format_).output
        assert "\x1b" not in text
    sheet = some.ask("review", None, Format.CSV).output
    assert "'=1+1" in sheet


def test_opened_accounts_are_no_facts(tmp_path: Path) -> None:
    some = with_(tmp_path, opens("Assets:Kas"))
    assert some.ask("review").exit == 5
