"""What members earned in a year, in columns, and which of them a public page may show (SPEC 12)."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.impact import Group
from socoledger.domain.period import Month
from socoledger.domain.report.earnings import EarningsRow
from socoledger.rules.anonymous import Part
from socoledger.rules.history import history
from socoledger.rules.report.earnings import (
    OfPerson,
    anonymous_row,
    earned,
    earned_by_person,
)
from tests.oracle.attacker import FEWEST, Equation, follows
from tests.support.parasol import SHARED_BY_FIVE, parasol
from tests.support.properties import steady
from tests.support.small_books import books, costs, earns, version

NOTHING_HIDDEN = frozenset[Part]()


def test_the_year_that_was_published_comes_to_the_cent(tmp_path: Path) -> None:
    """De Blauwe Paraplu, 2016, as five people could have earned it."""
    past = history(parasol(tmp_path).read, Month(2016, 12))
    people = earned_by_person(past, 2016, [*SHARED_BY_FIVE])
    found = earned(2016, people.values(), ())
    assert (found.turnover.value, found.costs.value, found.net.value) == (612019, 51741, 560278)
    assert (found.levies.value, found.spaarpot.value) == (168083, 392195)
    assert (found.municipality, found.carried) == (Group(0, 0), Group(0, 0))
    assert found.by_bracket == (5,)


def test_what_goes_to_a_fund_or_the_gemeente_and_what_is_lost_stand_apart(tmp_path: Path) -> None:
    terms = (
        "{levies: [{to: fund:opleiding, share: 10%}],"
        " brackets: [{split: {municipality: 40%, spaarpot: 60%}}]}"
    )
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 100),
        costs("2025-02-10", "bram", 30),
        agreement=[version("2025-01-01", member_result=terms)],
    )
    people = earned_by_person(history(some.read, Month(2025, 12)), 2025, ["a", "b"])
    assert people["a"] == OfPerson(10000, 0, 1000, 3600, 5400, 0, 1)
    assert people["b"] == OfPerson(0, 3000, 0, 0, 0, -3000, 0)
    together = earned_by_person(history(some.read, Month(2025, 12)), 2025, ["a", "a"])
    assert together == {"a": OfPerson(10000, 3000, 1000, 3600, 5400, -3000, 1)}


def test_a_year_counts_by_itself(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-10", "anna", 100),
        earns("2026-01-10", "anna", 50),
        agreement=[version("2025-01-01", member_result="{}")],
    )
    past = history(some.read, Month(2026, 1))
    assert earned_by_person(past, 2025, ["a", "b"])["a"].turnover == 10000
    assert earned_by_person(past, 2026, ["a", "b"])["a"].levies == 5000


# -- what a public page shows -------------------------------------------------------------------

LEVY, IN_SECOND = Fraction(1, 10), Fraction(1, 2)
UP_TO = 10_000


def person(turnover: int, spending: int) -> OfPerson:
    """By an agreement of a levy and two brackets, of which the second is half the gemeente's."""
    result = turnover - spending
    positive = max(result, 0)
    rest = positive - int(positive * LEVY)
    second = max(rest - UP_TO, 0)
    half = int(second * IN_SECOND)
    return OfPerson(
        turnover=turnover,
        costs=spending,
        levies=positive - rest,
        municipality=half,
        spaarpot=rest - half,
        carried=result - positive,
        bracket=0 if not positive else 2 if second else 1,
    )


EQUATIONS: tuple[Equation, ...] = (
    {"net": 1, "turnover": -1, "costs": 1},
    {"net": 1, "levies": -1, "municipality": -1, "carried": -1, "spaarpot": -1},
    {"left": 1, "spaarpot": -1, "spent": 1},
    {"net": 1, "carried": -1, "positive": -1},
    {"levies": 1, "positive": -LEVY},
    {"positive": 1 - LEVY, "first": -1, "second": -1},
    {"municipality": 1, "second": -IN_SECOND},
    {"returned": 1, "municipality": -1, "apart": -1},
)
"""How the amounts of a page hang together, for who knows the agreement."""


def amounts_shown(row: EarningsRow, *, returned: bool) -> set[str]:
    names = {
        name.removesuffix("_cents") for name, cents in row.amounts.items() if cents is not None
    }
    return names | ({"returned"} if returned else set())


MEMBERS = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 4, 5, 6]),
        st.sampled_from([0, 2000, 30_000]),
        st.sampled_from([0, 500, 2500]),
    ),
    max_size=4,
)


@settings(steady, max_examples=150)
@given(MEMBERS, st.sampled_from([0, 1, 4, 5]), st.sampled_from([0, 2, 7]))
def test_no_amount_of_one_to_four_people_follows_from_a_row(
    groups: list[tuple[int, int, int]], apart: int, spending: int
) -> None:
    """`apart` people brought the gemeente something else, and so many spent."""
    everyone = [person(earning, cost) for size, earning, cost in groups for _ in range(size)]
    found = earned(2025, everyone, ())._replace(spent=Group(spending * 100, spending))
    back = sum(one.municipality != 0 for one in everyone) + apart
    hidden = {Part.RETURNED} if 0 < back < FEWEST else set[Part]()
    hidden |= {Part.SPAARPOT_SPENT} if 0 < spending < FEWEST else set()
    row = anonymous_row(found, frozenset(hidden), is_apart=0 < apart < FEWEST)
    shown = amounts_shown(row, returned=Part.RETURNED not in hidden)
    behind = {
        "turnover": sum(one.turnover != 0 for one in everyone),
        "costs": sum(one.costs != 0 for one in everyone),
        "net": sum(one.turnover != one.costs for one in everyone),
        "levies": sum(one.levies != 0 for one in everyone),
        "municipality": sum(one.municipality != 0 for one in everyone),
        "carried": sum(one.carried != 0 for one in everyone),
        "spaarpot": sum(one.spaarpot != 0 for one in everyone),
        "second": sum(one.bracket == 2 for one in everyone),
        "spent": spending,
        "apart": apart,
    }
    for name, people in behind.items():
        if 0 < people < FEWEST:
            assert not follows(name, shown, EQUATIONS), name


def test_the_attacker_is_no_fool() -> None:
    """Shown all but what is about a few, they find it."""
    assert follows("costs", {"turnover", "net"}, EQUATIONS)
    assert follows("second", {"net", "levies", "municipality"}, EQUATIONS)
    assert follows("carried", {"net", "levies"}, EQUATIONS)
    assert follows("apart", {"net", "levies", "spaarpot", "returned"}, EQUATIONS)
    assert not follows("second", {"net", "turnover", "returned"}, EQUATIONS)


SIX = [person(30_000, 500)] * 6
ONE_IN_A_BRACKET = [person(2000, 500)] * 6 + [person(30_000, 500)]
SMALL: dict[str, tuple[list[OfPerson], set[str]]] = {
    "nobody": (SIX, set()),
    "who had costs": ([person(30_000, 0)] * 5 + [person(30_000, 10)], {"turnover", "costs"}),
    "a bracket": (ONE_IN_A_BRACKET, {"levies", "municipality", "carried", "spaarpot", "left"}),
    "a loss": (
        [*SIX, person(0, 700)],
        {"levies", "municipality", "carried", "spaarpot", "left"},
    ),
    "who earned": (
        [person(2000, 0)] * 4,
        {*("turnover", "costs", "net", "levies"), *("municipality", "carried", "spaarpot", "left")},
    ),
}


@pytest.mark.parametrize("case", list(SMALL))
def test_what_a_few_people_hide(case: str) -> None:
    everyone, expected = SMALL[case]
    row = anonymous_row(earned(2025, everyone, ()), NOTHING_HIDDEN, is_apart=False)
    assert {name.removesuffix("_cents") for name in row.hidden} == expected


def test_the_result_of_a_year_is_hidden_where_its_effect_hides_it() -> None:
    row = anonymous_row(earned(2025, SIX, ()), frozenset({Part.ACTIVITY}), is_apart=False)
    assert row.amounts == {**dict.fromkeys(row.amounts), "spent_cents": 0}


def test_what_was_left_is_hidden_with_what_was_spent() -> None:
    hidden = frozenset({Part.SPAARPOT_SPENT})
    row = anonymous_row(earned(2025, SIX, ()), hidden, is_apart=False)
    assert row.hidden == {"spent_cents", "left_cents"}
