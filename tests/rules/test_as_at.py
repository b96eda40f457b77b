"""The books as they stood at the end of a day: `--at` (SPEC 9)."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from socoledger.domain.options import Format
from socoledger.domain.period import december, parse_period
from tests.support.asking import FIGURES, Shape
from tests.support.closing import Closing
from tests.support.grants import given, granted, received, repaid, spent, standing
from tests.support.small_books import (
    ALL_TO_MUNICIPALITY,
    ALLOWANCE,
    BENEFIT,
    DECIDED,
    PREMIUM,
    WORKED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    version,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("books_read_once")]

OLDER_THAN_THE_BOOKS = ("spaarpot", "accounts", "balance-sheet", "income-statement")
"""Commands that tell what stood somewhere before first_month too."""
EVERYWHERE = (*FIGURES, "status")
GOALS = """\
goals:
  - {text: Aan het werk, measure: working, target: 3, by: 2025-12-31}
  - {text: Uren, measure: hours, target: 100, by: 2025-06-30}
  - {text: Uitstroom, measure: left_work, target: 1, by: 2026-12-31}
"""

# -- as if nothing had happened since -----------------------------------------------------------


class Line(NamedTuple):
    """A line of a member's file that is written on a day."""

    day: str
    text: str


MEMBERS: Mapping[str, tuple[Line, ...]] = {
    "anna": (
        Line("2024-01-01", "benefit: [{from: 2024-01-01, to: 2025-10-15}]"),
        Line("2025-01-10", "premium:"),
        Line(
            "2025-01-10", "  - {from: 2025-01-01, to: 2025-08-31, reference: B1, maximum: 150.00}"
        ),
        Line("2025-09-20", "  - {from: 2025-09-01, decided: 2025-09-20, reference: B2}"),
        Line("2025-10-20", "left: 2025-10-20"),
        Line("2025-10-20", "outcome: work"),
    ),
    "bram": (
        Line("2024-01-01", "benefit: [{from: 2024-01-01}]"),
        Line("2025-03-20", "allowance: [{from: 2025-01-01, decided: 2025-03-20, reference: B3}]"),
    ),
    "carla": (
        Line("2024-01-01", "joined: 2025-05-10\nturns_27: 2025-09-16"),
        Line("2024-01-01", "benefit: [{from: 2025-05-10}]"),
        Line("2024-01-01", "premium: [{from: 2025-05-10, reference: B4}]"),
    ),
}
JOURNAL = (
    "2010-01-01 open Equity:Inbreng:Gemeente EUR\n",
    "2010-01-01 open Liabilities:Lening:Buurtbank EUR\n",
    booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 250),
    booked("2025-01-02", "Assets:Bank", "Equity:Inbreng:Gemeente", 500),
    hours("2025-01-14", "anna", 60),
    hours("2025-01-15", "bram", 30),
    received("2025-01-20", 1000),
    earns("2025-02-10", "anna", 2000),
    spent("2025-02-11", 300, member="bram"),
    booked("2025-02-12", "Expenses:Inkoop", "Assets:Bank", 9, reimbursed="bram", member="anna"),
    paid("2025-03-05", "Premie:Anna", 40),
    hours("2025-03-14", "bram", 4),
    costs("2025-03-15", "bram", 120),
    hours("2025-03-31", "bram", 6),
    booked("2025-04-01", "Assets:Bank", "Liabilities:Lening:Buurtbank", 800),
    earns("2025-04-02", "bram", 90),
    paid("2025-04-03", "Vergoeding:Bram", 20),
    earns("2025-05-20", "collective", 1800),
    hours("2025-05-21", "carla", 10),
    paid("2025-06-03", "Spaarpot:Anna", 100, purpose="course"),
    costs("2025-07-07", "anna", 3000),
    spent("2025-07-08", 500),
    hours("2025-09-10", "carla", 12),
    hours("2025-09-15", "anna", 50),
    earns("2025-10-10", "anna", 400),
    booked("2025-11-03", "Liabilities:Lening:Buurtbank", "Assets:Bank", 300),
    costs("2025-12-30", "collective", 75),
    earns("2025-12-31", "bram", 310),
    paid("2026-01-20", "Gemeente", 30, for_="2025"),
    earns("2026-02-10", "bram", 44),
)
MONTHS = (*(f"2025-{number:02d}" for number in range(1, 13)), "2025", "2026-01")
DAYS = (
    "2025-01-14",
    "2025-03-14",
    "2025-03-15",
    "2025-03-19",
    "2025-03-20",
    "2025-03-30",
    "2025-03-31",
    "2025-04-01",
    "2025-06-30",
    "2025-09-15",
    "2025-09-16",
    "2025-09-20",
    "2025-10-15",
    "2025-10-16",
    "2025-10-19",
    "2025-10-20",
    "2025-12-30",
    "2025-12-31",
    "2026-01-20",
    "2026-01-31",
    "2026-02-09",
    "2026-02-10",
    "2026-02-28",
)

ENDS = ("2025-01-31", "2025-03-31", "2025-06-30", "2025-12-31", "2026-01-31")


def world(folder: Path, day: str = "9999", before: Closing | None = None) -> Closing:
    """Books as they were written at the end of a day, with all that was closed by then; `before`
    are those of an earlier day, whose closes are there already.
    """
    some = granted(
        folder,
        *(line for line in JOURNAL if line[:10] <= day),
        grants=[given(end="2025-07-31", amount="1000.00")],
        members={
            id_: "\n".join(line.text for line in lines if line.day <= day)
            for id_, lines in MEMBERS.items()
        },
        agreement=WORKED + GOALS,
        first_month="2025-01",
    )
    found = Closing(some.root, date(2026, 11, 22))
    if before is not None and (before.root / before.closes).exists():
        shutil.copytree(before.root / before.closes, found.root / found.closes, dirs_exist_ok=True)
    due = [period for period in MONTHS if _end(period) <= day]
    return found.close(*(period for period in due if not found.file(period).exists()))


def _end(period: str) -> str:
    what = parse_period(period)
    month = december(what) if isinstance(what, int) else what
    return month.last_day.isoformat()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Closing:
    """All of it, closed through January 2026."""
    return world(tmp_path_factory.mktemp("whole"))


class Then(NamedTuple):
    """A day, and the books as they were written at its end."""

    day: str
    books: Closing


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Closing]:
    """The books as they were written at the end of each day, one day after another: each period was
    closed on its own day, by what was known then. `whole` was closed knowing all that came later.
    """
    found: dict[str, Closing] = {}
    before = None
    for day in sorted({*DAYS, *ENDS}):
        before = found[day] = world(tmp_path_factory.mktemp("then"), day, before)
    return found


@pytest.fixture(params=DAYS)
def then(request: pytest.FixtureRequest, worlds: Mapping[str, Closing]) -> Then:
    return Then(request.param, worlds[request.param])


@pytest.mark.parametrize("command", EVERYWHERE)
def test_it_is_as_if_nothing_had_happened_since(whole: Closing, then: Then, command: str) -> None:
    """Facts, closes and decisions of later days, and who left later."""
    now, before = whole.ask(command, at=then.day), then.books.ask(command, at=then.day)
    assert (now.exit, before.exit) == (0, 0), (now.messages, before.messages)
    assert (now.output, now.messages) == (before.output, before.messages)


def test_what_was_closed_by_then_is_closed_so_still(whole: Closing, then: Then) -> None:
    """So that what differs between the two is not the closes."""
    for period in MONTHS:
        if then.books.file(period).exists():
            assert then.books.text_of(period) == whole.text_of(period)


def test_status_says_what_the_registers_say(whole: Closing, then: Then) -> None:
    """Of what is to be returned, and of the room that is left."""
    found = whole.shape("status", at=then.day)
    returned = whole.shape("return", at=then.day)
    (of_year,) = [one for one in found["returns"] if one["year"] == returned["year"]]
    assert {key: returned[key] for key in of_year} == of_year
    members = {one["id"]: one for one in whole.shape("premium", at=then.day)["members"]}
    for one in found["payable"]:
        assert one["room"] == members[one["id"]][one["kind"]]["room"], one


@pytest.mark.parametrize("command", ["result", "premium", "return"])
@pytest.mark.parametrize("day", ENDS)
def test_at_the_end_of_a_month_it_is_what_the_month_says(
    worlds: Mapping[str, Closing], whole: Closing, command: str, day: str
) -> None:
    """Of the books as they were then, without any day."""
    before = worlds[day]
    period = day[:7] if command == "result" else day[:4]
    answer, plain = whole.ask(command, period, at=day), before.ask(command, period)
    assert (answer.exit, plain.exit) == (0, 0), (answer.messages, plain.messages)
    assert answer.output == plain.output


@pytest.mark.parametrize("day", ENDS)
def test_at_the_end_of_a_month_status_is_what_it_was_on_that_day(
    worlds: Mapping[str, Closing], whole: Closing, day: str
) -> None:
    assert whole.shape("status", at=day) == worlds[day].on(day).status()


# -- facts --------------------------------------------------------------------------------------

SALES = (
    earns("2025-03-14", "anna", 100),
    earns("2025-03-15", "anna", 10),
    earns("2025-03-16", "anna", 1),
    earns("2025-04-01", "anna", 1000),
)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2025-03-14", "100.00"),
        ("2025-03-15", "110.00"),
        ("2025-03-16", "111.00"),
        ("2025-03-31", "111.00"),
        ("2025-04-01", "1111.00"),
    ],
)
def test_facts_of_the_day_count_and_of_the_day_after_do_not(
    tmp_path: Path, at: str, expected: str
) -> None:
    some = books(tmp_path, *SALES)
    assert _of(some.shape("result", "2025", at=at))["income"] == expected
    assert _of(some.shape("return", at=at))["result"] == expected


def _of(found: Shape, id_: str = "anna") -> Shape:
    (member,) = [one for one in found["members"] if one["id"] == id_]
    member_: Shape = member
    return member_


@pytest.mark.parametrize(
    ("at", "period"),
    [("2025-03-15", "2025-03"), ("2025-04-02", "2025-04"), ("2025-12-31", "2025-12")],
)
def test_without_a_period_result_is_that_of_the_month_of_the_day(
    tmp_path: Path, at: str, period: str
) -> None:
    found = books(tmp_path, *SALES).shape("result", at=at)
    assert found["period"] == period


def test_an_earlier_month_may_be_asked_for_and_a_later_one_not(tmp_path: Path) -> None:
    some = books(tmp_path, *SALES, earns("2026-01-10", "anna", 5))
    assert _of(some.shape("result", "2025-03", at="2025-04-15"))["income"] == "111.00"
    assert some.refusal("result", "2025-05", at="2025-04-15") == (5, "")
    assert some.refusal("result", "2026", at="2025-04-15") == (5, "")
    for command in ("premium", "return", "impact"):
        assert some.refusal(command, "2026", at="2025-04-15") == (5, "")


def test_an_earlier_year_may_be_asked_for(tmp_path: Path) -> None:
    some = books(tmp_path, *SALES, earns("2026-01-10", "anna", 5))
    assert _of(some.shape("result", "2025", at="2026-01-09"))["income"] == "1111.00"
    found = some.shape("return", "2025", at="2026-01-10")
    assert (found["year"], found["through"]) == (2025, "2025-12")


@pytest.mark.parametrize("command", ["premium", "return"])
def test_figures_of_the_year_reach_to_the_month_of_the_day(tmp_path: Path, command: str) -> None:
    some = books(tmp_path, *SALES)
    assert some.shape(command, at="2025-03-15")["through"] == "2025-03"
    assert some.shape(command, at="2025-11-01")["through"] == "2025-11"


def test_payments_and_awards_by_hand_of_later_days_do_not_count(tmp_path: Path) -> None:
    award = booked("2025-03-10", "Equity:Opening", "Liabilities:Premie:Anna", 90)
    some = books(
        tmp_path,
        award,
        paid("2025-03-11", "Premie:Anna", 30),
        paid("2025-03-13", "Premie:Anna", 20),
        members={"anna": DECIDED},
    )
    days = ("2025-03-09", "2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13")
    # The books begin on the tenth: the year has facts, the day has none.
    found = [_of(some.shape("premium", at=day))["premium"] for day in days]
    assert [one["other"] for one in found] == ["0.00", "90.00", "90.00", "90.00", "90.00"]
    assert [one["paid"] for one in found] == ["0.00", "0.00", "30.00", "30.00", "50.00"]
    assert [one["payments_left"] for one in found] == [2, 2, 1, 1, 0]


def test_contributions_of_later_days_do_not_count(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        "2010-01-01 open Equity:Inbreng:Gemeente EUR\n",
        booked("2025-03-10", "Assets:Bank", "Equity:Inbreng:Gemeente", 90),
        booked("2025-03-12", "Equity:Inbreng:Gemeente", "Assets:Bank", 40),
    )

    def capital(day: str) -> tuple[str, str, str]:
        found = some.shape("contributions", at=day)["partners"][0]
        parts = ("brought_in", "got_back", "rest")
        one, other, third = (found[part]["capital"] for part in parts)
        return one, other, third

    assert capital("2025-03-09") == ("0.00", "0.00", "0.00")
    assert capital("2025-03-10") == capital("2025-03-11") == ("90.00", "0.00", "90.00")
    assert capital("2025-03-12") == ("90.00", "40.00", "50.00")


def test_grants_on_the_days_around_each_of_their_facts(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-03-10", 100),
        spent("2025-03-20", 40),
        repaid("2025-08-20", 60),
        grants=[given(giver="Oranje Fonds", end="2025-06-15")],
    )
    assert standing(some, "2025-03-09") == {}
    on_receipt = {"received": "100.00", "left": "100.00", "balance": "100.00"}
    assert standing(some, "2025-03-10") == standing(some, "2025-03-19") == on_receipt
    after_cost = {**on_receipt, "spent": "40.00", "left": "60.00", "pending": "-40.00"}
    assert standing(some, "2025-03-20") == standing(some, "2025-08-19") == after_cost
    at_last = {**after_cost, "repaid": "60.00", "balance": "40.00"}
    assert standing(some, "2025-08-20") == at_last


def test_a_goal_is_measured_on_the_day(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-03-10", "anna", 40),
        hours("2025-05-10", "anna", 60),
        agreement=WORKED + GOALS,
    )

    def of_hours(day: str) -> tuple[str, str]:
        found = some.shape("review", at=day)["goals"][1]
        return found["value"], found["state"]

    assert of_hours("2025-03-09") == ("0.00", "not")
    assert of_hours("2025-03-10") == ("40.00", "on the way")
    assert of_hours("2025-05-09") == ("40.00", "not")
    assert of_hours("2025-05-10") == ("100.00", "reached")


# -- closes -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def closed_twice(tmp_path_factory: pytest.TempPathFactory) -> Closing:
    """January and February closed, each with something for the spaarpot and the gemeente."""
    terms = version(
        member_result="{brackets: [{split: {municipality: 50%, spaarpot: 50%}}]}",
        premium="{per_hour: 1.50}",
    )
    some = granted(
        tmp_path_factory.mktemp("closed"),
        earns("2025-01-10", "anna", 100),
        hours("2025-01-10", "anna", 10),
        received("2025-01-10", 50),
        spent("2025-01-11", 20),
        earns("2025-02-10", "anna", 40),
        earns("2025-03-10", "anna", 2),
        grants=[given(end="2025-02-15")],
        members={"anna": DECIDED},
        agreement=[terms],
    )
    return Closing(some.root).close("2025-01", "2025-02")


@pytest.mark.parametrize(
    ("at", "balance", "pending"),
    [
        ("2025-01-30", "0.00", "50.00"),
        ("2025-01-31", "50.00", "0.00"),
        ("2025-02-27", "50.00", "20.00"),
        ("2025-02-28", "70.00", "0.00"),
        ("2025-03-01", "70.00", "0.00"),
        ("2025-03-10", "70.00", "1.00"),
    ],
)
def test_a_close_counts_from_its_own_day_on(
    closed_twice: Closing, at: str, balance: str, pending: str
) -> None:
    pot = _of(closed_twice.shape("spaarpot", at=at))
    assert (pot["balance"], pot["pending"]) == (balance, pending)


@pytest.mark.parametrize(
    ("at", "computed", "booked_", "grants"),
    [
        ("2025-01-30", "50.00", "0.00", "0.00"),
        ("2025-01-31", "50.00", "50.00", "0.00"),
        ("2025-02-14", "70.00", "50.00", "0.00"),
        ("2025-02-15", "100.00", "50.00", "30.00"),
        ("2025-02-27", "100.00", "50.00", "30.00"),
        ("2025-02-28", "100.00", "100.00", "30.00"),
    ],
)
def test_what_is_booked_for_the_gemeente_is_what_closes_have_by_then(
    closed_twice: Closing, at: str, computed: str, booked_: str, grants: str
) -> None:
    """The grant ends on 15 February."""
    found = closed_twice.shape("return", at=at)
    sums = (found["computed"], found["booked"], found["grants"])
    assert sums == (computed, booked_, grants)


@pytest.mark.parametrize(
    ("at", "through", "due"),
    [
        ("2025-01-30", None, "2025-01"),
        ("2025-01-31", "2025-01", "2025-02"),
        ("2025-02-28", "2025-02", "2025-03"),
    ],
)
def test_status_knows_the_closes_of_then(
    closed_twice: Closing, at: str, through: str | None, due: str
) -> None:
    found = closed_twice.shape("status", at=at)
    assert (found["closed"]["through"], found["due"]["month"]) == (through, due)


@pytest.mark.parametrize(("at", "final"), [("2025-12-30", False), ("2025-12-31", True)])
def test_a_year_is_final_from_its_last_day_on(whole: Closing, at: str, final: bool) -> None:
    """The day that its close is dated, whenever it was made."""
    assert whole.shape("return", at=at)["final"] is final


# -- the running month --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        (
            f"benefit: [{{from: 2010-01-01, to: 2025-03-15}}]\n{PREMIUM}",
            {"2025-03-14": "15.00", "2025-03-15": "15.00", "2025-03-16": "0.00"},
        ),
        (
            f"benefit: [{{from: 2025-03-15}}]\n{PREMIUM}",
            {"2025-03-14": "0.00", "2025-03-15": "15.00", "2025-03-16": "15.00"},
        ),
        (
            f"{BENEFIT}\npremium: [{{from: 2010-01-01, decided: 2025-03-15, reference: B}}]",
            {"2025-03-14": "0.00", "2025-03-15": "15.00", "2025-03-31": "15.00"},
        ),
        (
            f"{BENEFIT}\npremium: [{{from: 2010-01-01, to: 2025-03-15, reference: B}}]",
            {"2025-03-14": "15.00", "2025-03-15": "15.00", "2025-03-16": "0.00"},
        ),
        (
            f"{BENEFIT}\n{PREMIUM}\njoined: 2025-03-10\nleft: 2025-03-15\noutcome: work",
            {"2025-03-14": "15.00", "2025-03-15": "15.00", "2025-03-31": "15.00"},
        ),
    ],
)
def test_the_running_month_is_judged_as_if_it_ended_on_the_day(
    tmp_path: Path, keys: str, days: Mapping[str, str]
) -> None:
    """Ten hours at 1.50, worked before all of these days."""
    some = books(tmp_path, hours("2025-03-10", "anna", 10), members={"anna": keys})
    for day, awarded in days.items():
        found = _of(some.shape("premium", at=day))["premium"]
        assert found["awarded"] == awarded, day
        assert some.shape("result", "2025", at=day)["collective"]["article31"] == awarded


def test_a_month_that_is_over_is_judged_on_its_own_last_day(tmp_path: Path) -> None:
    """The benefit ended on 20 March: March had none at its end, whatever day is asked for."""
    keys = f"benefit: [{{from: 2010-01-01, to: 2025-03-20}}]\n{PREMIUM}"
    some = books(
        tmp_path,
        hours("2025-02-10", "anna", 10),
        hours("2025-03-10", "anna", 10),
        members={"anna": keys},
    )
    days = {
        "2025-02-28": "15.00",
        "2025-03-20": "30.00",
        "2025-03-21": "15.00",
        "2025-04-10": "15.00",
    }
    for day, awarded in days.items():
        assert _of(some.shape("premium", at=day))["premium"]["awarded"] == awarded, day


def test_an_age_is_that_of_the_day(tmp_path: Path) -> None:
    keys = f"{BENEFIT}\n{ALLOWANCE}\nturns_27: 2025-03-15"
    some = books(tmp_path, hours("2025-03-10", "anna", 10), members={"anna": keys})
    days = {"2025-03-14": "0.00", "2025-03-15": "20.00", "2025-03-31": "20.00"}
    for day, awarded in days.items():
        assert _of(some.shape("premium", at=day))["allowance"]["awarded"] == awarded, day


def test_status_judges_the_running_month_so_too(tmp_path: Path) -> None:
    """What may be paid on a day is what the decisions known on that day let be paid."""
    keys = (
        f"{BENEFIT}\npremium: [{{from: 2025-01-01, to: 2025-02-28, reference: B1, maximum: 20.00}}"
    )
    keys += ", {from: 2025-03-01, decided: 2025-03-20, reference: B2}]"
    some = books(tmp_path, hours("2025-02-10", "anna", 40), members={"anna": keys})
    closed = Closing(some.root).close("2025-01", "2025-02").add(earns("2025-03-02", "anna", 0))
    rooms = {}
    for day in ("2025-03-19", "2025-03-20"):
        (payable,) = closed.shape("status", at=day)["payable"]
        rooms[day] = payable["room"]
        assert payable["room"] == _of(closed.shape("premium", at=day))["premium"]["room"]
    assert rooms["2025-03-19"] == "0.00"
    assert rooms["2025-03-20"] != "0.00"


# -- decisions, and who leaves ------------------------------------------------------------------


def test_a_decision_of_a_later_month_is_not_known(tmp_path: Path) -> None:
    keys = f"{BENEFIT}\npremium: [{{from: 2025-01-01, decided: 2025-05-06, reference: B}}]"
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 10),
        hours("2025-05-30", "anna", 1),
        members={"anna": keys},
    )
    days = {
        "2025-01-31": "0.00",
        "2025-05-05": "0.00",
        "2025-05-06": "15.00",
        "2025-05-30": "16.50",
    }
    for day, awarded in days.items():
        assert _of(some.shape("premium", at=day))["premium"]["awarded"] == awarded, day


LEAVES = f"{BENEFIT}\nleft: 2025-03-15\noutcome: work"
TO_GEMEENTE = version(
    member_result="{brackets: [{split: {spaarpot: 100%}}]}", spaarpot="{on_leaving: municipality}"
)


@pytest.fixture
def leaver(tmp_path: Path) -> Books:
    """Anna leaves on 15 March; her spaarpot then goes to the gemeente."""
    return books(
        tmp_path,
        earns("2025-02-10", "anna", 100),
        earns("2025-12-31", "bram", 0),
        members={"anna": LEAVES, "bram": BENEFIT},
        agreement=[TO_GEMEENTE],
    )


@pytest.mark.parametrize(
    ("at", "pending", "returned"),
    [("2025-03-14", "100.00", "0.00"), ("2025-03-15", "0.00", "100.00")],
)
def test_who_leaves_later_keeps_their_spaarpot(
    leaver: Books, at: str, pending: str, returned: str
) -> None:
    assert _of(leaver.shape("spaarpot", at=at))["pending"] == pending
    found = leaver.shape("return", at=at)
    assert _of(found)["leaving"] == found["computed"] == returned


@pytest.mark.parametrize(("at", "left"), [("2025-03-14", 0), ("2025-03-15", 1)])
def test_who_leaves_later_is_a_member_still(leaver: Books, at: str, left: int) -> None:
    found = leaver.shape("impact", at=at)["members"]
    assert found["left"] == left
    assert found["end"] == 2
    after = leaver.shape("impact", at="2025-03-16")["members"]
    assert (after["left"], after["end"]) == (1, 1)


@pytest.mark.parametrize(("at", "leavers"), [("2025-03-14", []), ("2025-03-15", ["anna"])])
def test_who_leaves_later_does_not_wait_for_a_settlement(
    tmp_path: Path, at: str, leavers: list[str]
) -> None:
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 100),
        earns("2025-12-31", "bram", 0),
        members={"anna": LEAVES, "bram": BENEFIT},
        agreement=[version(spaarpot="{on_leaving: municipality, grace_months: 6}")],
    )
    assert [one["id"] for one in some.shape("status", at=at)["leavers"]] == leavers


@pytest.mark.parametrize(("at", "absorbed"), [("2025-12-30", "0.00"), ("2025-12-31", "40.00")])
def test_the_loss_of_who_leaves_on_the_last_day_is_borne_on_it(
    tmp_path: Path, at: str, absorbed: str
) -> None:
    """What happens in December happens once she has left."""
    some = books(
        tmp_path,
        costs("2025-02-10", "anna", 40),
        members={"anna": f"{BENEFIT}\nleft: 2025-12-31\noutcome: work"},
    )
    assert some.shape("result", "2025", at=at)["collective"]["absorbed"] == absorbed


# -- errors -------------------------------------------------------------------------------------

LATER = earns("2025-03-15", "ana", 5)
"""A member that is not known, from this day on."""


@pytest.mark.parametrize("command", FIGURES)
def test_errors_of_later_days_do_not_stop_figures(tmp_path: Path, command: str) -> None:
    some = books(tmp_path, *SALES, LATER, agreement=WORKED + GOALS)
    answer = some.ask(command, at="2025-03-14")
    assert answer.exit == _nothing_if_grants(command)
    assert len(answer.messages) == (command == "grants")
    assert some.refusal(command, at="2025-03-15") == (1, "S201")
    assert some.refusal(command) == (1, "S201")


def test_hours_below_zero_stop_figures_once_the_month_is_over(tmp_path: Path) -> None:
    """A month that still runs may yet get the hours that it corrects."""
    some = books(
        tmp_path,
        hours("2025-03-10", "anna", 4),
        hours("2025-03-15", "anna", -5),
        hours("2025-03-20", "anna", 3),
        hours("2025-04-15", "anna", -3),
    )
    for day in ("2025-03-14", "2025-03-15", "2025-03-20", "2025-03-31", "2025-04-29"):
        assert some.ask("premium", at=day).exit == 0, day
    for day in ("2025-04-30", "2025-05-01"):
        assert some.refusal("premium", at=day) == (1, "S207"), day


def test_an_error_without_a_day_stops_them_on_every_day(tmp_path: Path) -> None:
    agreement = WORKED.replace("share: 5%", "share: 95%")
    some = books(tmp_path, *SALES, agreement=agreement)
    assert some.refusal("result", at="2025-03-14") == (1, "S303")


def test_books_that_cannot_be_read_cannot_be_read_on_any_day(tmp_path: Path) -> None:
    wrong = earns("2025-03-15", "anna", 5).replace("-5.00", "-4.99")
    some = books(tmp_path, *SALES, wrong)
    assert some.refusal("result", at="2025-03-14") == (3, "S135")


def test_a_note_tells_of_the_errors_there_were(tmp_path: Path) -> None:
    """Spending out of an empty spaarpot stops no figures."""
    some = books(tmp_path, *SALES, paid("2025-03-15", "Spaarpot:Anna", 5, purpose="course"))
    assert some.ask("result", at="2025-03-14").messages == ()
    assert len(some.ask("result", at="2025-03-15").messages) == 1


# -- days that cannot be meant ------------------------------------------------------------------


@pytest.mark.parametrize("command", EVERYWHERE)
@pytest.mark.parametrize("at", ["2025-02-29", "2025-3-1", "2025-03", "2025", "31-03-2025", "", "x"])
def test_what_is_no_date_is_an_error_on_the_command_line(
    tmp_path: Path, command: str, at: str
) -> None:
    some = books(tmp_path, *SALES, agreement=WORKED + GOALS)
    assert some.refusal(command, at=at) == (2, "")


@pytest.mark.parametrize("command", FIGURES)
@pytest.mark.parametrize("at", ["2024-12-31", "2026-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_in_a_year_without_facts_shows_nothing(tmp_path: Path, command: str, at: str) -> None:
    some = books(tmp_path, *SALES, agreement=WORKED + GOALS)
    assert some.refusal(command, at=at) == (5, "")


@pytest.mark.parametrize("command", [one for one in FIGURES if one not in OLDER_THAN_THE_BOOKS])
@pytest.mark.parametrize("at", ["2025-02-28", "2024-12-31"])
def test_a_day_before_first_month_shows_nothing(tmp_path: Path, command: str, at: str) -> None:
    """Though there are facts by then; spaarpotten and accounts may be older than the books, and can
    be asked for.
    """
    some = books(
        tmp_path,
        booked("2024-12-20", "Equity:Opening", "Liabilities:Spaarpot:Anna", 5),
        *SALES,
        first_month="2025-03",
        agreement=WORKED + GOALS,
    )
    assert some.ask(command, at="2025-03-01").exit == _nothing_if_grants(command)
    assert some.refusal(command, at=at) == (5, "")


@pytest.mark.parametrize("command", FIGURES)
def test_books_without_facts_stand_nowhere_on_any_day(tmp_path: Path, command: str) -> None:
    some = books(tmp_path, agreement=WORKED + GOALS)
    assert some.refusal(command, at="2025-03-14") == (5, "")


@pytest.mark.parametrize("command", FIGURES)
def test_a_day_before_the_first_fact_and_one_after_the_last_may_be_asked_for(
    tmp_path: Path, command: str
) -> None:
    """In a year that has facts."""
    some = books(tmp_path, *SALES, agreement=WORKED + GOALS)
    for day in ("2025-01-01", "2025-12-31"):
        assert some.ask(command, at=day).exit == _nothing_if_grants(command)


def _nothing_if_grants(command: str) -> int:
    """How a command ends on books without grants."""
    return 5 if command == "grants" else 0


# -- with other options -------------------------------------------------------------------------


def test_by_unit_at_a_day(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        *(
            line.replace('\n  member: "anna"', '\n  unit: "land"\n  member: "anna"')
            for line in SALES
        ),
        coop_extra="units: [{id: land}]\n",
    )
    found = some.shape("result", "2025", at="2025-03-15", by="unit")
    assert (found["units"][0]["income"], found["total"]["income"]) == ("110.00", "110.00")


@pytest.mark.parametrize("command", ["result", "premium", "return"])
def test_explained_at_a_day(tmp_path: Path, command: str) -> None:
    some = books(tmp_path, *SALES, agreement=[version(member_result=ALL_TO_MUNICIPALITY)])
    found = some.shape(command, "2025", at="2025-03-15", explain=True)
    told = "\n".join(found["explanation"])
    assert "111.00" not in told
    assert "1,111.00" not in told


@pytest.mark.parametrize("command", EVERYWHERE)
@pytest.mark.parametrize("format_", list(Format))
def test_every_format_at_a_day(whole: Closing, command: str, format_: Format) -> None:
    answer = whole.ask(command, at="2025-06-30", format_=format_)
    assert answer.exit == 0
    assert answer.output
