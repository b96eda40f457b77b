"""`impact --anonymous` says nothing about one to four people, and nothing that gives it away
(SPEC 9): held against somebody who reckons (`tests/oracle/attacker.py`).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socoledger.domain.impact import Impact, Money
from socoledger.domain.options import Format
from socoledger.domain.period import Month
from socoledger.rules.impact import impact
from socoledger.rules.impact_answer import impact_answer
from socoledger.rules.participation import Participation, Saved
from socoledger.write.as_json import as_json
from tests.oracle.attacker import (
    FEWEST,
    OFF_BENEFIT,
    OUTFLOW,
    SECRETS,
    Bounds,
    deduced,
    read,
    sums_told,
)
from tests.support.asking import Shape
from tests.support.members import left_benefit, member
from tests.support.properties import steady
from tests.support.small_books import BENEFIT, DECIDED, booked, costs, earns, hours, paid, version
from tests.support.umbrellas import ATELIER, LAND, book, cents, umbrella

START, END = date(2025, 1, 1), date(2025, 12, 31)

# -- many people --------------------------------------------------------------------------------

Group = tuple[int, dict[str, Any]]
"""So many people, who are all alike."""


def parts_of(groups: Sequence[Group]) -> tuple[Participation, ...]:
    each = [keys for size, keys in groups for _ in range(size)]
    return tuple(Participation(id=f"m{number}", **keys) for number, keys in enumerate(each))


def shown(parts: Sequence[Participation], money: Money | None = None) -> tuple[Impact, Shape]:
    """The figures, and what is shown of them anonymously."""
    found = impact(parts, money or Money(), START, END)
    shape = as_json(impact_answer(2025, Month(2025, 12), found, anonymous=True))
    return found, shape


STAYS = {"at_start": True, "at_end": True, "during": True}
WORKS = {**STAYS, "works": True, "result_cents": 1000}
ONE_OFF = Saved(3, 300_000)


def gone(outcome: str, **more: Any) -> dict[str, Any]:
    """Who was there at the start, and left."""
    off = outcome in OFF_BENEFIT
    saved = ONE_OFF if off else None
    left = {"outcome": outcome, "off_benefit": off, "gone": (END, outcome), "saved": saved}
    return {"at_start": True, "during": True, **left, **more}


@st.composite
def kinds(draw: st.DrawFn) -> dict[str, Any]:
    """What people of a kind did and got."""
    joined, outcome = draw(st.booleans()), draw(st.sampled_from([None, None, *OUTFLOW]))
    work = draw(st.sampled_from([{}, {"result_cents": 1000}, {"result_cents": -500},
                                 {"result_cents": 0, "hours_hundredths": 400}]))  # fmt: skip
    known = [None, Saved(3, 300_000), Saved(5, None)]
    purposes = draw(st.lists(st.sampled_from(["course", "business", "private", ""]), unique=True))
    return {
        "at_start": not joined,
        "joined": joined,
        "during": True,
        "at_end": outcome is None or draw(st.sampled_from([False, False, True])),
        "works": bool(work),
        **work,
        "outcome": outcome,
        "gone": None if outcome is None else (END, outcome),
        "off_benefit": outcome in OFF_BENEFIT and draw(st.booleans()),
        "saved": draw(st.sampled_from(known)) if outcome in OFF_BENEFIT else None,
        "spent": {purpose: 100 * (5 - len(purpose) % 4) for purpose in purposes},
        "returned_cents": draw(st.sampled_from([0, 0, 700])),
        "premium_awarded_cents": draw(st.sampled_from([0, 900])),
        "premium_paid_cents": draw(st.sampled_from([0, 800])),
        "allowance_awarded_cents": draw(st.sampled_from([0, 90])),
        "allowance_paid_cents": draw(st.sampled_from([0, 80])),
        "reimbursed_cents": draw(st.sampled_from([0, 33])),
    }


SIZES = st.sampled_from([1, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9])
EARLIER = {"gone": (date(2024, 6, 30), "work"), "saved": Saved(2, 200_000)}
"""Who left in the year before, and still saves something."""
FORMER = {**EARLIER, "works": True, "result_cents": 700, "saved": None}
"""Who left in the year before, and still brings something in."""
PEOPLE = st.lists(
    st.one_of(
        st.tuples(SIZES, kinds()),
        st.tuples(SIZES, st.just(EARLIER)),
        st.tuples(SIZES, st.sampled_from([FORMER, {**FORMER, "hours_hundredths": 50}])),
    ),
    max_size=6,
)


def _behind(parts: Sequence[Participation]) -> dict[str, frozenset[str]]:
    """Who is behind each sum, by where it stands in the answer."""
    behind: dict[str, list[Any]] = {
        "earnings.total": [part.is_working and part.result_cents for part in parts],
        "earnings.mean": [part.is_working and part.result_cents for part in parts],
        "earnings.median": [part.is_working for part in parts],
        "former.earnings": [part.is_former for part in parts],
        "hours": [part.hours_hundredths for part in parts],
        "premiums.awarded": [part.premium_awarded_cents for part in parts],
        "premiums.paid": [part.premium_paid_cents for part in parts],
        "allowances.awarded": [part.allowance_awarded_cents for part in parts],
        "allowances.paid": [part.allowance_paid_cents for part in parts],
        "reimbursed": [part.reimbursed_cents for part in parts],
        "spaarpot.spent": [sum(part.spent.values()) for part in parts],
        "saved.amount": [part.saved is not None and part.saved.cents is not None for part in parts],
        "returned.computed": [part.returned_cents for part in parts],
        **{
            f"spaarpot.purposes.{purpose or '-'}": [part.spent.get(purpose, 0) for part in parts]
            for purpose in ("course", "business", "private", "")
        },
    }
    return {
        key: frozenset(part.id for part, each in zip(parts, flags, strict=True) if each)
        for key, flags in behind.items()
    }


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else key)
    else:
        yield path, value


def _truth(found: Impact) -> dict[str, int]:
    """The secrets as they are."""
    counts = {
        **found.members._asdict(),
        **{f"out.{key}": count for key, count in found.outflow.items()},
    }
    counts |= {"reckoned": found.saved.people, "of": found.off_benefit}
    counts |= {"former": found.former.people}
    onwards = sum(found.outflow[key] for key in OFF_BENEFIT)
    now = min(onwards, counts["reckoned"])
    return {
        **counts,
        "gone": counts["during"] - counts["end"],
        "on the last day": counts["left"] - (counts["during"] - counts["end"]),
        "stayed": counts["during"] - counts["left"],
        "losing": counts["working"] - counts["earning"],
        "without": onwards - counts["of"],
        "onwards": onwards,
        "otherwise": counts["left"] - onwards,
        "reckoned now": now,
        "earlier": counts["reckoned"] - now,
    }


def given_away(found: Impact, shape: Shape, *, promised: bool) -> dict[str, int]:
    """What the attacker knows of one to four people, and is right about."""
    truth, bounds = _truth(found), read(shape, promised=promised)
    _possible(truth, bounds)
    known = deduced(bounds)
    assert all(known[name] == truth[name] for name in known)
    return {name: count for name, count in known.items() if 0 < count < FEWEST}


def _possible(truth: Mapping[str, int], bounds: Bounds) -> None:
    """The attacker never rules out what is true: else they would prove nothing."""
    for name, (low, high) in bounds.items():
        assert low <= truth[name] <= high, name


@pytest.mark.slow
@settings(steady, max_examples=120)
@given(PEOPLE)
def test_nothing_shown_is_about_one_to_four_people(groups: list[Group]) -> None:
    parts = parts_of(groups)
    found, shape = shown(parts)
    behind, values = _behind(parts), dict(_flat(shape))
    for key, count in found.members._asdict().items():
        assert values[f"members.{key}"] in (None, count)
        assert values[f"members.{key}"] not in range(1, FEWEST)
    for key in OUTFLOW:
        assert values[f"outflow.{key}.members"] not in range(1, FEWEST)
        if values[f"outflow.{key}.members"] is None:
            assert values[f"outflow.{key}.share"] is None
    for key in ("saved.members", "saved.of", "former.members"):
        assert values[key] not in range(1, FEWEST)
    for key, people in behind.items():
        if 0 < len(people) < FEWEST:
            assert values.get(key) is None, key
    for key in ("lowest", "median", "highest"):
        assert values[f"earnings.{key}"] is None


@pytest.mark.slow
@settings(steady, max_examples=120)
@given(PEOPLE)
def test_sums_and_differences_give_nobody_away(groups: list[Group]) -> None:
    found, shape = shown(parts_of(groups))
    assert given_away(found, shape, promised=False) == {}


@pytest.mark.slow
@settings(steady, max_examples=120)
@given(PEOPLE)
def test_what_is_left_out_does_not_give_itself_away(groups: list[Group]) -> None:
    """What is shown is of nobody, or of five at least."""
    found, shape = shown(parts_of(groups))
    assert given_away(found, shape, promised=True) == {}


def amounts_told(parts: Sequence[Participation], shape: Shape) -> list[str]:
    behind = _behind(parts)
    people = {key.rsplit(".", 1)[1]: ids for key, ids in behind.items() if "purposes" in key}
    saved, returned = behind["saved.amount"], behind["returned.computed"]
    return sums_told(shape, {**people, "saved": saved, "returned": returned})


@pytest.mark.slow
@settings(steady, max_examples=120)
@given(PEOPLE)
def test_amounts_that_are_left_out_follow_from_no_others(groups: list[Group]) -> None:
    parts = parts_of(groups)
    _, shape = shown(parts, Money(grants_municipality_cents=5000, paid_cents=100))
    assert amounts_told(parts, shape) == []


PURPOSES = st.lists(st.sampled_from(["course", "business", "private", ""]), unique=True)


@pytest.mark.slow
@settings(steady, max_examples=120)
@given(st.lists(st.tuples(SIZES, PURPOSES), max_size=4))
def test_purposes_give_nobody_away(groups: list[tuple[int, list[str]]]) -> None:
    """Whoever spends on one of them may well spend on others too."""
    parts = parts_of(
        [(size, {**STAYS, "spent": dict.fromkeys(purposes, 100)}) for size, purposes in groups]
    )
    _, shape = shown(parts)
    assert amounts_told(parts, shape) == []


@pytest.mark.slow
@settings(steady, max_examples=120)
@given(PEOPLE)
def test_what_follows_from_what_is_left_out_is_left_out(groups: list[Group]) -> None:
    _, shape = shown(parts_of(groups))
    members, earnings = shape["members"], shape["earnings"]
    if members["working"] is None:
        assert earnings["total"] is None
    if members["during"] is None:
        assert {one["share"] for one in shape["outflow"].values()} == {None}
    if members["left"] is None:
        assert shape["outflow_share"] is None
    if shape["saved"]["amount"] is None or shape["returned"]["computed"] is None:
        assert shape["balance"] is None
    if shape["returned"]["computed"] is None:
        assert shape["returned"]["paid"] is None


# -- by example ---------------------------------------------------------------------------------

GIVEN_AWAY: dict[str, list[Group]] = {
    "one of six does not work, and a mean of the others is shown": [(1, STAYS), (5, WORKS)],
    "one left for work beside five for school, and six left the benefit": [
        (1, gone("work")),
        (5, gone("education")),
        (1, STAYS),
    ],
    "one left for an own business beside seven for work": [
        (1, gone("self-employed")),
        (7, gone("work")),
        (1, WORKS),
    ],
    "four of ten left for another reason, one for work": [
        (4, gone("other")),
        (1, gone("work")),
        (5, gone("self-employed")),
    ],
    "two joined": [(2, {**STAYS, "at_start": False, "joined": True}), (9, STAYS)],
    "three of nine earned": [(3, WORKS), (6, {**STAYS, "works": True, "result_cents": -5})],
    "six of nine earned": [(6, WORKS), (3, {**STAYS, "works": True, "result_cents": -5})],
    "all but one left": [(1, STAYS), (7, gone("work"))],
    "one of seven left on the last day": [
        (1, gone("work", at_end=True)),
        (6, gone("work")),
        (9, STAYS),
    ],
    "one left": [(1, gone("other")), (7, WORKS)],
    "two of seven had no benefit": [
        (5, gone("work")),
        (2, gone("work", off_benefit=False, saved=None)),
        (8, STAYS),
    ],
    "two of seven benefits are not known": [
        (5, gone("work")),
        (2, gone("work", saved=None)),
        (8, STAYS),
    ],
    "two left for another reason beside five for work": [
        (5, gone("work")),
        (2, gone("other")),
        (8, STAYS),
    ],
    "two who left before still brought something in": [(2, FORMER), (8, WORKS)],
    "one is all there is": [(1, WORKS)],
    "four are all there are": [(4, gone("work"))],
}


@pytest.mark.parametrize("case", list(GIVEN_AWAY))
def test_nobody_is_given_away_where(case: str) -> None:
    found, shape = shown(parts_of(GIVEN_AWAY[case]))
    assert given_away(found, shape, promised=True) == {}


def test_two_purposes_of_the_same_few_people() -> None:
    """Ten spent on a course; three of them on their business too, and privately."""
    spent = {"course": 1000, "business": 300, "private": 50}
    parts = parts_of([(7, {**STAYS, "spent": {"course": 1000}}), (3, {**STAYS, "spent": spent})])
    _, shape = shown(parts)
    assert shape["spaarpot"]["purposes"] is None
    assert amounts_told(parts, shape) == []


def test_the_attacker_is_no_fool() -> None:
    """Shown what should have been left out, they find it."""
    parts = parts_of([(2, STAYS), (7, WORKS), (1, gone("work"))])
    found = impact(parts, Money(), START, END)
    plain = as_json(impact_answer(2025, Month(2025, 12), found))
    assert given_away(found, plain, promised=False)
    for left_out in ("activated", "left", "joined"):
        shape = json.loads(json.dumps(plain))
        shape["members"][left_out] = None
        truth = _truth(found)[left_out]
        assert deduced(read(shape, promised=False)).get(left_out, truth) == truth
    shape = json.loads(json.dumps(plain))
    shape["members"]["activated"] = shape["outflow"]["work"]["members"] = None
    known = deduced(read(shape, promised=False))
    assert (known["activated"], known["out.work"]) == (3, 1)
    assert set(known) <= set(SECRETS)


def test_few_who_earned_among_many_who_worked_are_left_out() -> None:
    """Of twelve with hours one had a result: the total is that one's, and the mean tells it."""
    worked = {**STAYS, "works": True, "hours_hundredths": 100}
    _, shape = shown(parts_of([(11, worked), (1, {**worked, "result_cents": 500})]))
    assert (shape["earnings"]["total"], shape["earnings"]["mean"]) == (None, None)
    assert shape["hours"] == "12.00"


def test_zero_may_be_shown() -> None:
    _, shape = shown(parts_of([(6, STAYS)]))
    assert shape["members"] == {
        "start": 6,
        "end": 6,
        "joined": 0,
        "during": 6,
        "activated": 6,
        "working": 0,
        "earning": 0,
        "left": 0,
    }
    assert (shape["hours"], shape["spaarpot"]["spent"], shape["balance"]) == ("0.00",) * 3
    assert shape["outflow_share"] == "0.00"
    _, shape = shown([])
    assert set(shape["members"].values()) == {0}


def test_a_large_cooperative_loses_little() -> None:
    """Every group is of five or more: only what is of one person is left out."""
    work = {
        **WORKS,
        "hours_hundredths": 400,
        "spent": {"course": 100},
        "returned_cents": 50,
        "premium_awarded_cents": 10,
        "premium_paid_cents": 10,
        "allowance_awarded_cents": 10,
        "allowance_paid_cents": 10,
        "reimbursed_cents": 10,
    }
    groups: list[Group] = [
        (20, work),
        (10, STAYS),
        (6, {**work, "at_start": False, "joined": True, "result_cents": -5, "hours_hundredths": 0}),
        *((6, gone(outcome)) for outcome in OUTFLOW),
    ]
    _, shape = shown(parts_of(groups))
    left_out = {key for key, value in _flat(shape) if value is None}
    assert left_out == {"earnings.lowest", "earnings.highest", "earnings.median"}


def test_one_small_group_in_a_large_cooperative_takes_few_others_along() -> None:
    groups: list[Group] = [(30, WORKS), (10, STAYS), (7, gone("work")), (2, gone("deceased"))]
    _, shape = shown(parts_of(groups))
    left_out = {key for key, value in _flat(shape) if value is None}
    assert "outflow.deceased.members" in left_out
    assert not [key for key in left_out if key.startswith("members.")]
    for key in ("earnings.mean", "hours", "saved.amount", "balance"):
        assert key not in left_out


# -- as it is shown -----------------------------------------------------------------------------

AMOUNT = "1234.56"
TERMS = version("2025-01-01", premium="{per_hour: 1.50}")
NAMES = tuple(f"lid{number}" for number in range(10))


def of_books(tmp_path: Path, id_: str = "books", *journal: str, root: str = ".") -> Any:
    """Ten members; what is 1,234.56 is of two or three of them, other sums are of all ten."""
    left = left_benefit("2025-09-30", "2025-09-30", "411.52")  # three months, 1,234.56
    return book(
        tmp_path,
        id_,
        *(earns("2025-02-01", who, 100) for who in NAMES[:9]),
        *(booked("2025-02-02", "Expenses:Artikel31", f"Liabilities:Premie:{who.title()}", 617.28)
          for who in NAMES[:2]),
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Lid3", 5000),
        paid("2025-03-01", "Spaarpot:Lid3", AMOUNT, purpose="course"),
        booked("2025-03-02", "Expenses:Inkoop", "Assets:Bank", AMOUNT, reimbursed="lid4",
               member="collective"),
        hours("2025-03-03", "lid5", 1000),
        hours("2025-03-03", "lid6", 234.56),
        earns("2025-03-04", "collective", 1),
        *journal,
        members={**dict.fromkeys(NAMES[:9], DECIDED), "lid9": left},
        agreement=[TERMS],
        root=root,
    )  # fmt: skip


TELLTALE = re.compile(r"1[.,]?234[.,]56")


@pytest.mark.parametrize("format_", list(Format))
def test_no_format_shows_what_is_left_out(tmp_path: Path, format_: Format) -> None:
    some = of_books(tmp_path)
    open_ = some.ask("impact", "2025", format_)
    assert len(TELLTALE.findall(open_.output)) >= 5
    answer = some.ask("impact", "2025", format_, anonymous=True)
    assert answer.exit == 0
    assert not TELLTALE.search(answer.output)
    assert not any(name in answer.output.casefold() for name in NAMES)


def test_an_anonymous_answer_says_so_and_has_the_same_keys(tmp_path: Path) -> None:
    some = of_books(tmp_path)
    plain = some.shape("impact", "2025")
    shape = some.shape("impact", "2025", anonymous=True)
    assert (plain["anonymous"], shape["anonymous"]) == (False, True)
    flat = dict(_flat(shape))
    purposes = "spaarpot.purposes"  # one key, null, where they are left out
    keys = [purposes if key.startswith(purposes) else key for key, _ in _flat(plain)]
    assert list(flat) == list(dict.fromkeys(keys))
    for key, value in _flat(plain):
        assert flat.get(key) in (None, value) or key == "anonymous"
    assert shape["members"]["during"] == 10
    assert shape["earnings"]["mean"] == "100.00"


def test_at_a_day_it_is_anonymous_too(tmp_path: Path) -> None:
    shape = of_books(tmp_path).shape("impact", "2025", at="2025-02-28", anonymous=True)
    assert shape["members"]["working"] in (None, 9)
    assert shape["premiums"]["awarded"] is None


def test_notes_name_nobody(tmp_path: Path) -> None:
    wrong = paid("2025-03-20", "Spaarpot:Lid1", 50, purpose="course")
    of_books(tmp_path, LAND, wrong, root="koepel")
    some = of_books(tmp_path, "books", wrong)
    koepel = umbrella(tmp_path, LAND)
    for answer in (
        some.ask("impact", "2025", anonymous=True),
        koepel.ask("impact", "2025", anonymous=True),
    ):
        assert answer.exit == 0
        assert answer.messages
        assert not any(name in "".join(answer.messages).casefold() for name in NAMES)


# -- under an umbrella --------------------------------------------------------------------------


def test_what_the_books_say_by_themselves_is_left_out_under_an_umbrella(tmp_path: Path) -> None:
    """The total less one of them would give the other away."""
    for id_, who in ((LAND, NAMES[:4]), (ATELIER, NAMES[4:])):
        lines = [earns("2025-02-01", each, 100) for each in who]
        book(tmp_path, id_, *lines, members=dict.fromkeys(who, BENEFIT))
    koepel = umbrella(tmp_path, LAND, ATELIER)
    shape = koepel.shape("impact", "2025", anonymous=True)
    assert shape["books"] == [{"id": LAND, "answer": None}, {"id": ATELIER, "answer": None}]
    assert shape["total"]["anonymous"] is True
    assert shape["total"]["members"]["working"] == 10
    assert shape["total"]["earnings"]["lowest"] is None
    for format_ in Format:
        answer = koepel.ask("impact", "2025", format_, anonymous=True)
        assert answer.exit == 0
        assert "1000" in answer.output or "1,000" in answer.output
        if format_ is not Format.JSON:
            assert LAND not in answer.output
            assert ATELIER not in answer.output


@pytest.mark.parametrize("format_", list(Format))
def test_no_format_of_a_total_shows_what_is_left_out(tmp_path: Path, format_: Format) -> None:
    of_books(tmp_path, LAND, root="koepel")
    book(tmp_path, ATELIER, earns("2025-02-01", "collective", 1), members={"bram": BENEFIT})
    koepel = umbrella(tmp_path, LAND, ATELIER)
    assert TELLTALE.search(koepel.ask("impact", "2025", format_).output)
    answer = koepel.ask("impact", "2025", format_, anonymous=True)
    assert not TELLTALE.search(answer.output)
    assert not any(name in answer.output.casefold() for name in (*NAMES, "bram"))


def test_a_person_in_two_books_is_one_of_the_five(tmp_path: Path) -> None:
    """Four people with two files each are four, and not eight."""
    for id_ in (LAND, ATELIER):
        lines = [earns("2025-02-01", who, 100) for who in NAMES[:4]]
        each = {who: f"{BENEFIT}\nperson: p-{who}" for who in NAMES[:4]}
        book(tmp_path, id_, *lines, members=each)
    total = umbrella(tmp_path, LAND, ATELIER).total("impact", "2025", anonymous=True)
    assert total["members"]["working"] is None
    assert total["earnings"]["total"] is None


def test_only_impact_is_anonymous(tmp_path: Path) -> None:
    """Costs and members of a real coöperatie: the plain figures stay as they are."""
    some = book(
        tmp_path,
        "books",
        earns("2025-02-01", "anna", 100),
        costs("2025-02-02", "bram", 5),
        members={"anna": BENEFIT, "bram": member(left="2025-03-01")},
    )
    assert some.shape("impact", "2025")["members"]["left"] == 1
    assert cents(some.shape("impact", "2025")["earnings"]["highest"]) == 10000
