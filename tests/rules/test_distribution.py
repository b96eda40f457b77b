"""W(x), SPEC 3.2."""

from fractions import Fraction

import pytest

from socoledger.domain.agreement import Bracket, Clause, Levy
from socoledger.domain.distribution import Distribution, Part
from socoledger.rules.distribution import distribute


def share(percent: str) -> Fraction:
    return Fraction(percent) / 100


def split(**parts: str) -> tuple[Levy, ...]:
    return tuple(Levy(to, share(percent)) for to, percent in parts.items())


def clause(*brackets: tuple[int | None, tuple[Levy, ...]], levies: tuple[Levy, ...] = ()) -> Clause:
    return Clause(levies, tuple(Bracket(*bracket) for bracket in brackets), "cooperative")


def shared(amount_cents: int, terms: Clause) -> dict[str, int]:
    return distribute(amount_cents, terms).by_destination()


WORKED = clause(
    (300000, split(spaarpot="100")),
    (600000, split(municipality="50", spaarpot="50")),
    (None, split(municipality="100")),
    levies=(Levy("fund:opleiding", share("5")), Levy("cooperative", share("10"))),
)


@pytest.mark.parametrize("amount", [0, -1, -100000])
def test_nothing_is_distributed_of_no_profit(amount: int) -> None:
    assert shared(amount, WORKED) == {}


@pytest.mark.parametrize(
    ("amount", "levied"), [(9, 0), (10, 1), (29, 1), (30, 2), (50, 3), (70, 4)]
)
def test_a_levy_is_rounded_half_up(amount: int, levied: int) -> None:
    terms = clause((None, split(spaarpot="100")), levies=split(fund="5"))
    assert shared(amount, terms) == {"fund": levied, "spaarpot": amount - levied}


def test_levies_are_shares_of_the_whole_not_of_what_is_left() -> None:
    terms = clause((None, split(spaarpot="100")), levies=split(a="50", b="50"))
    found = shared(1000, terms)
    assert (found["a"], found["b"], found.get("spaarpot", 0)) == (500, 500, 0)


def test_a_levy_never_takes_more_than_is_left() -> None:
    levies = split(a="50", b="50")
    found = shared(1, clause((None, split(spaarpot="100")), levies=levies))
    assert found["a"] == 1
    assert found["b"] == 0
    assert sum(found.values()) == 1
    thirds = split(a="33.5", b="33.5", c="33")
    assert shared(3, clause(levies=thirds)) == {"a": 1, "b": 1, "c": 1, "cooperative": 0}
    assert shared(2, clause(levies=thirds)) == {"a": 1, "b": 1, "c": 0, "cooperative": 0}


def test_brackets_are_of_what_levies_leave() -> None:
    # 4,500.00 less 15% is 3,825.00: 3,000.00 and half of 825.00.
    assert shared(450000, WORKED) == {
        "fund:opleiding": 22500,
        "cooperative": 45000,
        "spaarpot": 341250,
        "municipality": 41250,
    }


@pytest.mark.parametrize(
    ("amount", "first", "second"),
    [(99999, 99999, 0), (100000, 100000, 0), (100001, 100000, 1), (100002, 100000, 2)],
)
def test_a_bracket_ends_at_up_to(amount: int, first: int, second: int) -> None:
    terms = clause((100000, split(spaarpot="100")), (None, split(municipality="100")))
    found = shared(amount, terms)
    assert found["spaarpot"] == first
    assert found.get("municipality", 0) == second


def test_each_slice_is_rounded_on_its_own() -> None:
    half = split(a="50", b="50")
    assert shared(2, clause((1, half), (None, half))) == {"a": 2, "b": 0}
    assert shared(2, clause((None, half))) == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("amount", "parts", "expected"),
    [
        (1, {"a": "50", "b": "50"}, {"a": 1, "b": 0}),
        (1, {"a": "40", "b": "40", "c": "20"}, {"a": 0, "b": 0, "c": 1}),
        (1, {"a": "50", "b": "50", "c": "0"}, {"a": 1, "b": 0, "c": 0}),
        (2, {"a": "25", "b": "25", "c": "25", "d": "25"}, {"a": 1, "b": 1, "c": 0, "d": 0}),
        (100, {"a": "33.3", "b": "33.3", "c": "33.4"}, {"a": 33, "b": 33, "c": 34}),
        (100, {"c": "33.4", "b": "33.3", "a": "33.3"}, {"c": 33, "b": 33, "a": 34}),
        (5, {"a": "50", "b": "50"}, {"a": 3, "b": 2}),
    ],
)
def test_all_but_the_last_take_their_share_and_the_last_takes_the_rest(
    amount: int, parts: dict[str, str], expected: dict[str, int]
) -> None:
    assert shared(amount, clause((None, split(**parts)))) == expected


def test_amounts_for_the_same_destination_are_added_up() -> None:
    terms = clause(
        (1000, split(spaarpot="50", cooperative="50")),
        (None, split(cooperative="100")),
        levies=split(cooperative="10"),
    )
    assert shared(2000, terms) == {"cooperative": 200 + 500 + 800, "spaarpot": 500}


def test_without_brackets_the_rest_stays_where_the_clause_says() -> None:
    assert shared(1000, clause()) == {"cooperative": 1000}
    assert shared(1000, clause(levies=split(fund="5"))) == {"fund": 50, "cooperative": 950}
    assert shared(1000, Clause((), (), "reserve")) == {"reserve": 1000}


def test_the_steps_tell_of_what_each_share_was_taken() -> None:
    found = [(part.to, part.base_cents, part.bracket) for part in distribute(450000, WORKED).parts]
    assert found == [
        ("fund:opleiding", 450000, 0),
        ("cooperative", 450000, 0),
        ("spaarpot", 300000, 1),
        ("municipality", 82500, 2),
        ("spaarpot", 82500, 2),
    ]


# -- the steps ------------------------------------------------------------------------------------


def test_every_step_says_of_what_it_is_which_share() -> None:
    """A levy is of the whole and stands in no bracket; the last of a split is the rest of it, and
    its share is only said where it is all.
    """
    found = distribute(700000, WORKED)
    assert found.amount_cents == 700000
    assert found.parts == (
        Part("fund:opleiding", share("5"), 700000, 35000, 0),
        Part("cooperative", share("10"), 700000, 70000, 0),
        Part("spaarpot", share("100"), 300000, 300000, 1),
        Part("municipality", share("50"), 295000, 147500, 2),
        Part("spaarpot", None, 295000, 147500, 2),
    )


def test_a_bracket_that_is_just_not_reached_is_no_step() -> None:
    terms = clause((1000, split(spaarpot="100")), (None, split(municipality="100")))
    assert distribute(1000, terms).parts == (Part("spaarpot", share("100"), 1000, 1000, 1),)
    assert len(distribute(1001, terms).parts) == 2


def test_without_brackets_the_rest_is_one_step_of_the_first() -> None:
    found = distribute(1000, clause(levies=split(fund="5")))
    assert found.parts == (
        Part("fund", share("5"), 1000, 50, 0),
        Part("cooperative", None, 950, 950, 1),
    )


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_has_no_steps_and_keeps_its_amount(amount: int) -> None:
    assert distribute(amount, WORKED) == Distribution(amount)
