"""Results by unit: they move no money, they show (SPEC 9)."""

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from socoledger.domain.money import format_hundredths, parse_hundredths
from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.grants import given, granted, received, spent
from tests.support.properties import steady
from tests.support.small_books import Books, booked, books, closed, closing, costs, earns, hours

UNITS = """\
units:
  - {id: restaurant, name: Restaurant De Draad}
  - {id: atelier}
  - {id: land, name: Het land}
"""
SUMS = ("income", "expenses", "result", "hours")


def with_units(tmp_path: Path, *journal: str, share_by: str | None = None, **blocks: Any) -> Books:
    """Books with three units: restaurant, atelier, land."""
    extra = UNITS + ("" if share_by is None else f"share_by: {share_by}\n")
    return books(tmp_path, *journal, coop_extra=extra, **blocks)


def by_unit(some: Books, period: str = "2025", by: str = "unit", at: str | None = None) -> Shape:
    return some.shape("result", period, by=by, at=at)


def sums(row: Shape) -> dict[str, str]:
    """What is not 0.00 of a row."""
    return {key: row[key] for key in SUMS if row.get(key, "0.00") != "0.00"}


def of_units(some: Books, period: str = "2025") -> dict[str, dict[str, str]]:
    """What is not 0.00 of each unit, of what is shared and of what is of no unit."""
    found = by_unit(some, period)
    rows = {row["id"]: row for row in found["units"]}
    rows |= {"shared": found["shared"], "without": found["without_unit"]}
    return {name: sums(row) for name, row in rows.items() if sums(row)}


def at(unit: str, line: str) -> str:
    """A transaction of a unit, by its metadata."""
    first, rest = line.split("\n", 1)
    return f'{first}\n  unit: "{unit}"\n{rest}'


def tagged(unit: str, line: str) -> str:
    first, rest = line.split("\n", 1)
    return f"{first} #unit-{unit}\n{rest}"


# -- whose turnover it is -----------------------------------------------------------------------


@pytest.mark.parametrize("mark", [at, tagged])
def test_a_transaction_is_of_a_unit_by_tag_or_metadata(tmp_path: Path, mark: Any) -> None:
    some = with_units(
        tmp_path,
        mark("atelier", earns("2025-01-10", "anna", 100)),
        mark("atelier", costs("2025-02-10", "collective", 30)),
        mark("land", costs("2025-02-11", "bram", 7)),
    )
    assert of_units(some) == {
        "atelier": {"income": "100.00", "expenses": "30.00", "result": "70.00"},
        "land": {"expenses": "7.00", "result": "-7.00"},
    }
    assert of_units(some, "2025-01") == {"atelier": {"income": "100.00", "result": "100.00"}}
    assert some.findings == ()


@pytest.mark.parametrize(
    ("tag", "whole", "line", "unit"),
    [
        ("land", None, None, "land"),
        ("land", "atelier", None, "atelier"),
        ("land", "atelier", "restaurant", "restaurant"),
        ("land", None, "restaurant", "restaurant"),
        (None, "atelier", "restaurant", "restaurant"),
        (None, None, "restaurant", "restaurant"),
        ("land", "", "", "land"),
        ("land", "atelier", "", "atelier"),
    ],
)
def test_the_nearest_wins(
    tmp_path: Path, tag: str | None, whole: str | None, line: str | None, unit: str
) -> None:
    """Posting, transaction, tag."""
    job = f'2025-01-10 * "Klus" #member-anna{"" if tag is None else f" #unit-{tag}"}\n'
    job += "" if whole is None else f'  unit: "{whole}"\n'
    job += "  Income:Verkoop  -50.00 EUR\n"
    job += "" if line is None else f'    unit: "{line}"\n'
    some = with_units(tmp_path, f"{job}  Assets:Bank  50.00 EUR\n")
    assert of_units(some) == {unit: {"income": "50.00", "result": "50.00"}}


def test_lines_of_one_transaction_may_be_of_several_units(tmp_path: Path) -> None:
    job = (
        '2025-01-10 * "Groothandel" #member-collective #unit-restaurant\n'
        "  Expenses:Inkoop  50.00 EUR\n"
        '  Expenses:Inkoop  20.00 EUR\n    unit: "land"\n'
        "  Assets:Bank  -70.00 EUR\n"
    )
    assert of_units(with_units(tmp_path, job)) == {
        "restaurant": {"expenses": "50.00", "result": "-50.00"},
        "land": {"expenses": "20.00", "result": "-20.00"},
    }


def test_a_joint_job_is_of_one_unit_and_of_each_member(tmp_path: Path) -> None:
    job = booked("2025-01-10", "Assets:Bank", "Income:Verkoop", 100, members="anna 2, bram 1")
    some = with_units(tmp_path, at("land", job))
    assert of_units(some) == {"land": {"income": "100.00", "result": "100.00"}}
    found = by_unit(some, by="member,unit")["members"]
    assert [one["units"][2]["income"] for one in found] == ["66.67", "33.33"]


def test_hours_are_of_the_unit_they_are_for(tmp_path: Path) -> None:
    some = with_units(
        tmp_path,
        '2025-01-10 custom "hours" "anna" 4.5 "atelier"\n',
        '2025-01-11 custom "hours" "bram" 3 "atelier"\n',
        '2025-02-11 custom "hours" "bram" -0.25 "atelier"\n',
        hours("2025-01-12", "anna", 2),
    )
    assert of_units(some) == {"atelier": {"hours": "7.25"}, "without": {"hours": "2.00"}}
    assert of_units(some, "2025-02") == {"atelier": {"hours": "-0.25"}}


def test_members_at_work_have_hours_or_a_posting(tmp_path: Path) -> None:
    """Each counts once in a unit, and once in all; the coöperatie itself is no member."""
    some = with_units(
        tmp_path,
        '2025-01-10 custom "hours" "anna" 4 "atelier"\n',
        at("atelier", earns("2025-01-11", "anna", 10)),
        at("atelier", costs("2025-01-12", "bram", 10)),
        at("atelier", costs("2025-01-13", "collective", 10)),
        at("land", earns("2025-01-14", "anna", 10)),
        earns("2025-01-15", "carla", 10),
        earns("2025-02-15", "bram", 10),
        members={"anna": "", "bram": "", "carla": ""},
    )
    found = by_unit(some, "2025-01")
    assert [one["members"] for one in found["units"]] == [0, 2, 1]
    assert (found["without_unit"]["members"], found["total"]["members"]) == (1, 3)
    year = by_unit(some)
    assert (year["without_unit"]["members"], year["total"]["members"]) == (2, 3)


# -- what is of no unit -------------------------------------------------------------------------

EQUAL = [("0.00", "33.33"), ("0.00", "33.33"), ("0.00", "33.34")]
"""A hundred euros in three."""
SHARED = (costs("2025-01-20", "collective", 100), earns("2025-02-20", "collective", 10.01))


def test_what_is_shared_stays_apart_from_what_members_have_of_no_unit(tmp_path: Path) -> None:
    some = with_units(
        tmp_path,
        *SHARED,
        earns("2025-01-10", "anna", 30),
        tagged("land", costs("2025-01-11", "collective", 5)),
        hours("2025-01-12", "bram", 1),
    )
    assert of_units(some) == {
        "land": {"expenses": "5.00", "result": "-5.00"},
        "shared": {"income": "10.01", "expenses": "100.00", "result": "-89.99"},
        "without": {"income": "30.00", "result": "30.00", "hours": "1.00"},
    }
    found = by_unit(some)
    assert {one[key] for one in found["units"] for key in SHARES} == {"0.00"}
    assert all(one["result_with_shared"] == one["result"] for one in found["units"])


SHARES = ("shared_income", "shared_expenses")


def test_untagged_income_and_costs_are_shared(tmp_path: Path) -> None:
    some = with_units(tmp_path, booked("2025-01-20", "Expenses:Inkoop", "Assets:Bank", 8))
    assert of_units(some) == {"shared": {"expenses": "8.00", "result": "-8.00"}}


def shares(found: Shape) -> list[tuple[str, str]]:
    """Of each unit, in the order of coop.yaml, its share of shared income and of shared costs."""
    return [(one["shared_income"], one["shared_expenses"]) for one in found["units"]]


def test_shared_out_in_equal_parts_the_last_has_the_rest(tmp_path: Path) -> None:
    some = with_units(tmp_path, *SHARED, share_by="equal")
    assert shares(by_unit(some, "2025-01")) == [
        ("0.00", "33.33"),
        ("0.00", "33.33"),
        ("0.00", "33.34"),
    ]
    assert shares(by_unit(some, "2025-02")) == [
        ("3.34", "0.00"),
        ("3.34", "0.00"),
        ("3.33", "0.00"),
    ]
    year = by_unit(some)
    assert shares(year) == [("3.34", "33.33"), ("3.34", "33.33"), ("3.33", "33.34")]
    assert sums(year["shared"]) == {}
    assert [one["result_with_shared"] for one in year["units"]] == ["-29.99", "-29.99", "-30.01"]
    assert [sums(one) for one in year["units"]] == [{}, {}, {}]
    assert year["share_by"] == "equal"


def test_the_order_is_that_of_coop_yaml(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-01-20", "collective", 0.01),
        coop_extra="units: [{id: zoo}, {id: atelier}, {id: land}]\nshare_by: equal\n",
    )
    found = by_unit(some)
    assert [one["id"] for one in found["units"]] == ["zoo", "atelier", "land"]
    assert shares(found) == [("0.00", "0.00"), ("0.00", "0.00"), ("0.00", "0.01")]


@pytest.mark.parametrize(
    ("cents", "expected"),
    [
        ("0.01", ["0.01", "0.00"]),
        ("0.03", ["0.02", "0.01"]),
        ("-0.01", ["-0.01", "0.00"]),
        ("-0.03", ["-0.02", "-0.01"]),
    ],
)
def test_a_share_is_rounded_half_up_away_from_zero(
    tmp_path: Path, cents: str, expected: list[str]
) -> None:
    some = books(
        tmp_path,
        costs("2025-01-20", "collective", cents).replace("--", ""),
        coop_extra="units: [{id: a}, {id: b}]\nshare_by: equal\n",
    )
    assert [share for _, share in shares(by_unit(some))] == expected


def test_shared_out_by_hours_month_by_month(tmp_path: Path) -> None:
    """January 3 to 1; February all to the land. Hours of no unit and members' own count for
    nothing.
    """
    some = with_units(
        tmp_path,
        '2025-01-10 custom "hours" "anna" 6 "restaurant"\n',
        '2025-01-11 custom "hours" "bram" 2 "land"\n',
        '2025-02-11 custom "hours" "bram" 1 "land"\n',
        hours("2025-01-12", "anna", 8),
        earns("2025-01-13", "anna", 40),
        *SHARED,
        share_by="hours",
    )
    assert shares(by_unit(some, "2025-01")) == [
        ("0.00", "75.00"),
        ("0.00", "0.00"),
        ("0.00", "25.00"),
    ]
    assert shares(by_unit(some, "2025-02")) == [
        ("0.00", "0.00"),
        ("0.00", "0.00"),
        ("10.01", "0.00"),
    ]
    assert shares(by_unit(some)) == [("0.00", "75.00"), ("0.00", "0.00"), ("10.01", "25.00")]


def test_shared_out_by_turnover(tmp_path: Path) -> None:
    """Income alone, that of members in the unit and of the coöperatie itself there."""
    some = with_units(
        tmp_path,
        at("restaurant", earns("2025-01-10", "anna", 150)),
        at("restaurant", costs("2025-01-10", "anna", 149)),
        at("restaurant", earns("2025-01-10", "collective", 50)),
        at("atelier", earns("2025-01-10", "bram", 100)),
        earns("2025-01-10", "bram", 1000),
        *SHARED,
        share_by="turnover",
    )
    found = by_unit(some, "2025-01")
    assert shares(found) == [("0.00", "66.67"), ("0.00", "33.33"), ("0.00", "0.00")]
    results = [(one["result"], one["result_with_shared"]) for one in found["units"]]
    assert results == [("51.00", "-15.67"), ("100.00", "66.67"), ("0.00", "0.00")]


TAKEN_BACK = booked("2025-01-10", "Income:Verkoop", "Assets:Bank", 50, member="anna")
CORRECTED = """\
2025-01-11 custom "hours" "bram" 5 "atelier"
2025-01-11 custom "hours" "bram" -1 "land"
"""


@pytest.mark.parametrize(
    ("how", "line"),
    [
        ("hours", ""),
        ("hours", '2025-02-11 custom "hours" "bram" 1 "land"\n'),
        ("hours", '2025-01-11 custom "hours" "bram" 0 "land"\n'),
        (
            "hours",
            CORRECTED,
        ),
        ("turnover", ""),
        ("turnover", at("land", costs("2025-01-10", "anna", 50))),
        (
            "turnover",
            at("land", TAKEN_BACK),
        ),
        ("turnover", at("land", earns("2025-02-10", "anna", 50))),
    ],
)
def test_with_no_or_a_negative_base_the_parts_are_equal(
    tmp_path: Path, how: str, line: str
) -> None:
    some = with_units(tmp_path, SHARED[0], line, share_by=how)
    assert shares(by_unit(some, "2025-01")) == EQUAL


# -- what does not count ------------------------------------------------------------------------


def test_costs_that_a_grant_pays_are_in_no_unit(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-10", 100),
        at("land", spent("2025-01-11", 60, member="anna")),
        spent("2025-01-12", 30),
        tagged("land", costs("2025-01-13", "bram", 5)),
        grants=[given(end="2025-01-31", repay="false")],
        coop_extra=UNITS,
    )
    assert of_units(some) == {"land": {"expenses": "5.00", "result": "-5.00"}}
    assert by_unit(some)["total"]["members"] == 1


def test_costs_of_article_31_and_what_closes_book_are_in_no_unit(tmp_path: Path) -> None:
    close = closing("2025-01-31", "2025-01", "Expenses:Verdeling", "Liabilities:Gemeente", 9)
    award = booked("2025-01-10", "Expenses:Artikel31", "Liabilities:Vergoeding:Anna", 5)
    some = with_units(tmp_path, tagged("land", award), closes={"2025-01": closed("2025-01", close)})
    assert of_units(some) == {}


def test_months_before_first_month_do_not_count(tmp_path: Path) -> None:
    some = with_units(
        tmp_path,
        at("land", earns("2025-02-28", "anna", 5)),
        at("land", earns("2025-03-01", "anna", 7)),
        first_month="2025-03",
    )
    assert of_units(some) == {"land": {"income": "7.00", "result": "7.00"}}


def test_results_and_closes_are_the_same_without_units(tmp_path: Path) -> None:
    journal = [at("land", earns("2025-01-10", "anna", 5)), *SHARED]
    some = with_units(tmp_path, *journal, share_by="equal")
    without = books(tmp_path, *journal, root="without")
    for period in ("2025-01", "2025-02", "2025"):
        assert some.result(period) == without.result(period)


# -- members by unit ----------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["member,unit", "unit,member", " member , unit "])
def test_each_member_by_unit(tmp_path: Path, by: str) -> None:
    some = with_units(
        tmp_path,
        at("land", earns("2025-01-10", "anna", 50)),
        at("land", costs("2025-02-10", "anna", 20)),
        at("atelier", earns("2025-01-10", "anna", 5)),
        earns("2025-01-10", "anna", 1),
        '2025-01-11 custom "hours" "bram" 5 "atelier"\n',
        *SHARED,
    )
    found = by_unit(some, by=by)
    assert found["by"] == ["member", "unit"]
    anna, bram = found["members"]
    assert [(one["id"], sums(one)) for one in anna["units"]] == [
        ("restaurant", {}),
        ("atelier", {"income": "5.00", "result": "5.00"}),
        ("land", {"income": "50.00", "expenses": "20.00", "result": "30.00"}),
    ]
    assert sums(anna["without_unit"]) == {"income": "1.00", "result": "1.00"}
    assert [sums(one) for one in bram["units"]] == [{}, {"hours": "5.00"}, {}]
    assert found["units"] == by_unit(some)["units"]


def test_without_members_no_member_is_named(tmp_path: Path) -> None:
    some = with_units(tmp_path, at("land", earns("2025-01-10", "anna", 50)))
    found = by_unit(some)
    assert "members" not in found
    assert "anna" not in some.ask("result", "2025", by="unit").output


def test_the_shape(tmp_path: Path) -> None:
    found = by_unit(with_units(tmp_path, *SHARED), "2025-01")
    keys = ["schema", "period", "by", "share_by", "units", "shared", "without_unit", "total"]
    assert list(found) == keys
    assert (found["schema"], found["period"]) == ("socoledger.units/1", "2025-01")
    assert (found["by"], found["share_by"]) == (["unit"], None)
    names = [(one["id"], one["name"]) for one in found["units"]]
    assert names == [
        ("restaurant", "Restaurant De Draad"),
        ("atelier", "Atelier"),
        ("land", "Het land"),
    ]


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("by", ["unit", "member,unit"])
@pytest.mark.parametrize("share_by", [None, "turnover"])
def test_every_format_shows_the_units(
    tmp_path: Path, format_: Format, by: str, share_by: str | None
) -> None:
    some = with_units(
        tmp_path, at("land", earns("2025-01-10", "anna", 1234.56)), *SHARED, share_by=share_by
    )
    answer = some.ask("result", "2025", format_, by=by)
    assert (answer.exit, answer.messages) == (0, ())
    assert "1234.56" in answer.output.replace(",", "").replace("123456", "1234.56")


# -- errors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        at("lnad", earns("2025-01-10", "anna", 5)),
        tagged("lnad", earns("2025-01-10", "anna", 5)),
        earns("2025-01-10", "anna", 5) + '    unit: "lnad"\n',
        '2025-01-11 custom "hours" "bram" 5 "lnad"\n',
    ],
)
def test_a_unit_that_is_not_known_is_an_error(tmp_path: Path, line: str) -> None:
    some = with_units(tmp_path, line)
    found = [one for one in some.findings if one.code == "S222"]
    assert found
    assert {one.parameters["known"] for one in found} == {"land"}
    assert {one.parameters["key"] for one in found} == {"unit"}
    assert {str(one.day) for one in found} <= {"2025-01-10", "2025-01-11"}
    assert some.refusal("result")[0] == 1
    assert "S222" in some.refusal("result")[1]


def test_the_tags_of_two_units_are_an_error(tmp_path: Path) -> None:
    some = with_units(tmp_path, tagged("land #unit-atelier", earns("2025-01-10", "anna", 5)))
    assert some.codes() == ["S223"]
    assert some.only("S223").parameters["units"] == "atelier, land"
    assert some.refusal("result") == (1, "S223")


def test_with_two_tags_each_line_may_say_its_own(tmp_path: Path) -> None:
    """As with the tags of two members, and as the remedy of S223 says."""
    some = with_units(
        tmp_path,
        '2025-01-10 * "Groothandel" #member-collective #unit-land #unit-atelier\n'
        '  Expenses:Inkoop  50.00 EUR\n    unit: "land"\n'
        '  Expenses:Inkoop  20.00 EUR\n    unit: "atelier"\n'
        "  Assets:Bank  -70.00 EUR\n",
    )
    assert some.codes() == []
    assert of_units(some)["land"] == {"expenses": "50.00", "result": "-50.00"}


def test_a_unit_is_named_in_quotes(tmp_path: Path) -> None:
    some = with_units(tmp_path, at("land", earns("2025-01-10", "anna", 5)).replace('"land"', "12"))
    assert {one.code for one in some.findings} == {"S141"}


def test_books_without_units_ignore_what_is_said_of_them(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        at("land", earns("2025-01-10", "anna", 5)),
        tagged("land #unit-atelier", earns("2025-01-10", "anna", 5)),
        '2025-01-11 custom "hours" "bram" 5 "zomaar iets"\n',
        at("land", earns("2025-01-12", "anna", 5)).replace('"land"', "12"),
    )
    assert [one.code for one in some.findings] == ["S237"]  # alike but for the unit
    assert some.member("2025")["income"] == "15.00"


def test_by_unit_needs_units(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 5))
    assert some.refusal("result", "2025", by="unit") == (5, "")


@pytest.mark.parametrize("by", ["", "member", "units", "unit,unit", "unit,member,unit", "grant"])
def test_by_what_is_not_known_is_an_error_on_the_command_line(tmp_path: Path, by: str) -> None:
    some = with_units(tmp_path, earns("2025-01-10", "anna", 5))
    assert some.refusal("result", "2025", by=by) == (2, "")


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("units: [{id: land}, {id: land}]", "S221"),
        ("units: [{name: Het land}]", "S110"),
        ("units: [{id: Het land}]", "S111"),
        ("units: [{id: land, naam: Het land}]", "S109"),
        ("units: [land]", "S111"),
        ("units: [{id: land}]\nshare_by: surface", "S111"),
    ],
)
def test_what_is_wrong_with_units_in_coop_yaml_is_told(
    tmp_path: Path, extra: str, code: str
) -> None:
    some = books(tmp_path, earns("2025-01-10", "anna", 5), coop_extra=f"{extra}\n")
    answer = some.ask("result", "2025", by="unit")
    assert answer.exit in (1, 3)
    assert any(code in message for message in answer.messages), answer.messages


# -- properties ---------------------------------------------------------------------------------

WHO = ("anna", "bram", "collective")
WHERE = ("restaurant", "atelier", "land", None)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Income, costs or hours, of somebody, somewhere; refunds and corrections among them."""
    day = f"2025-{draw(st.integers(1, 3)):02d}-{draw(st.integers(1, 28)):02d}"
    who, where = draw(st.sampled_from(WHO)), draw(st.sampled_from(WHERE))
    cents = draw(st.integers(-3000, 9000).filter(bool))
    if who != "collective" and draw(st.booleans()):
        what = "" if where is None else f' "{where}"'
        return f'{day} custom "hours" "{who}" {format_hundredths(abs(cents))}{what}\n'
    account = draw(st.sampled_from(["Income:Verkoop", "Expenses:Inkoop", "Expenses:Artikel31"]))
    amount = format_hundredths(cents if account.startswith("Expenses") else -cents)
    line = f'{day} * "Boeking"\n  member: "{who}"\n  {account}  {amount} EUR\n  Assets:Bank\n'
    if where is None:
        return line
    return draw(st.sampled_from([at, tagged]))(where, line)


def in_all(rows: Sequence[Shape], key: str) -> int:
    return sum(parse_hundredths(row[key]) for row in rows)


@pytest.mark.slow
@steady
@drawn(
    st.lists(lines(), min_size=1, max_size=12),
    st.sampled_from([None, "equal", "hours", "turnover"]),
    st.sampled_from(["2025", "2025-01", "2025-02"]),
)
def test_all_together_are_what_result_says(
    journal: list[str], share_by: str | None, period: str
) -> None:
    """Units, what is shared and what is of no unit; shared out or apart, and member by member."""
    with TemporaryDirectory() as folder:
        some = with_units(Path(folder), *journal, earns("2025-03-31", "bram", 0), share_by=share_by)
        found, result = by_unit(some, period, "member,unit"), some.result(period)
    own = [*found["units"], found["shared"], found["without_unit"]]
    everybody = [*result["members"], result["collective"]]
    for key in ("income", "expenses"):
        spread = in_all(found["units"], f"shared_{key}")
        assert in_all(own, key) + spread == in_all([found["total"]], key)
        assert in_all([found["total"]], key) == in_all(everybody, key)
    total = found["total"]
    assert in_all([total], "result") == in_all([total], "income") - in_all([total], "expenses")
    for one, member in zip(found["members"], result["members"], strict=True):
        assert in_all([*one["units"], one["without_unit"]], "result") == in_all([member], "result")
        for row in one["units"]:
            assert row.keys() == {"id", *SUMS}
    if share_by is not None:
        assert sums(found["shared"]) == {}
    for one in found["units"]:
        with_shared = sum(
            sign * parse_hundredths(one[f"{part}{key}"])
            for part in ("", "shared_")
            for key, sign in (("income", 1), ("expenses", -1))
        )
        assert parse_hundredths(one["result_with_shared"]) == with_shared


@pytest.mark.slow
@steady
@drawn(
    st.lists(lines(), min_size=1, max_size=8),
    st.sampled_from([None, "equal", "hours", "turnover"]),
    st.randoms(),
)
def test_a_year_is_the_sum_of_its_months_in_any_order(
    journal: list[str], share_by: str | None, dice: random.Random
) -> None:
    whole = [*journal, earns("2025-01-01", "bram", 0), earns("2025-03-31", "bram", 0)]
    shuffled = list(whole)
    dice.shuffle(shuffled)
    with TemporaryDirectory() as folder:
        some = with_units(Path(folder), *whole, share_by=share_by)
        other = with_units(Path(folder), *shuffled, share_by=share_by, root="other")
        year = by_unit(some)
        assert by_unit(other) == year
        months = [by_unit(some, f"2025-{number:02d}") for number in (1, 2, 3)]
    for index, one in enumerate(year["units"]):
        for key in (*SUMS, *SHARES, "result_with_shared"):
            parts = [month["units"][index] for month in months]
            assert in_all(parts, key) == in_all([one], key)
