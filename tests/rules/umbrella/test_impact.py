"""The effect of several coöperaties together: whoever is in two of them is one person (SPEC 9)."""

from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.options import Format
from tests.support.asking import Shape
from tests.support.members import left_benefit, member
from tests.support.small_books import BENEFIT, booked, costs, earns, hours, paid, version
from tests.support.umbrellas import ATELIER, LAND, Umbrella, book, opens, umbrella

pytestmark = pytest.mark.slow

PERSON = "person: vos"
SAME = f"{PERSON}\n{BENEFIT}"


def of(keys: str) -> str:
    """The keys of a member who is the same person in other books."""
    return f"{keys}\n{PERSON}"


def two(
    tmp_path: Path,
    land: str,
    atelier: str,
    *,
    in_land: tuple[str, ...] = (),
    in_atelier: tuple[str, ...] = (),
    **more: Any,
) -> Umbrella:
    """Anna in both, with Bram beside her in the first and Cora in the other."""
    rest = earns("2025-01-15", "collective", 1), earns("2025-12-15", "collective", 1)
    book(tmp_path, LAND, *rest, *in_land, members={"anna": land, "bram": BENEFIT}, **more)
    book(tmp_path, ATELIER, *rest, *in_atelier, members={"anna": atelier, "cora": BENEFIT}, **more)
    return umbrella(tmp_path, LAND, ATELIER)


def total(koepel: Umbrella, year: str = "2025") -> Shape:
    return koepel.total("impact", year)


def counts(koepel: Umbrella, *keys: str) -> list[int]:
    found = total(koepel)["members"]
    return [found[key] for key in keys]


# -- counted once -------------------------------------------------------------------------------


def test_a_person_in_two_books_counts_once(tmp_path: Path) -> None:
    work = earns("2025-03-15", "anna", 100), hours("2025-03-15", "anna", 4)
    koepel = two(tmp_path, SAME, SAME, in_land=work, in_atelier=work)
    found = total(koepel)
    assert found["members"] == {
        "start": 3,
        "end": 3,
        "joined": 0,
        "during": 3,
        "activated": 2,
        "working": 1,
        "earning": 1,
        "left": 0,
    }
    assert found["earnings"]["total"] == "200.00"
    assert found["earnings"]["mean"] == "200.00"
    assert found["earnings"]["lowest"] == found["earnings"]["highest"] == "200.00"
    assert found["hours"] == "8.00"


def test_without_a_key_they_are_two(tmp_path: Path) -> None:
    work = (earns("2025-03-15", "anna", 100),)
    koepel = two(tmp_path, SAME, BENEFIT, in_land=work, in_atelier=work)
    assert counts(koepel, "during", "working") == [4, 2]
    assert total(koepel)["earnings"]["mean"] == "100.00"


def test_each_of_the_books_counts_its_own(tmp_path: Path) -> None:
    work = (earns("2025-03-15", "anna", 100),)
    koepel = two(tmp_path, SAME, SAME, in_land=work, in_atelier=work)
    for answer in koepel.answers("impact", "2025").values():
        assert answer["members"]["working"] == 1
        assert answer["members"]["during"] == 2
        assert answer["earnings"]["total"] == "100.00"


def test_two_files_of_a_person_in_the_same_books(tmp_path: Path) -> None:
    each = {"anna": of(member(left="2025-03-31")), "anna-2": of(member("2025-06-01"))}
    book(tmp_path, LAND, earns("2025-01-15", "anna", 100), members=each)
    found = total(umbrella(tmp_path, LAND))["members"]
    assert (found["during"], found["left"], found["joined"], found["end"]) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("land", "atelier", "expected"),
    [
        (100, None, (1, 1)),
        (100, -100, (1, 0)),
        (100, -40, (1, 1)),
        (-100, -40, (1, 0)),
        (None, None, (0, 0)),
    ],
)
def test_working_and_earning_are_of_the_person(
    tmp_path: Path, land: float | None, atelier: float | None, expected: tuple[int, int]
) -> None:
    """A result above 0 in all books together."""

    def lines(amount: float | None) -> tuple[str, ...]:
        if amount is None:
            return ()
        book_it = earns if amount > 0 else costs
        return (book_it("2025-03-15", "anna", abs(amount)),)

    koepel = two(tmp_path, SAME, SAME, in_land=lines(land), in_atelier=lines(atelier))
    assert tuple(counts(koepel, "working", "earning")) == expected


# -- joined and left ----------------------------------------------------------------------------


@pytest.mark.parametrize("year_end", ["2025-03-31", "2025-12-30"])
def test_who_stays_in_one_of_the_books_has_not_left(tmp_path: Path, year_end: str) -> None:
    koepel = two(tmp_path, of(member(left=year_end, outcome="work")), SAME)
    found = total(koepel)
    assert found["members"]["left"] == 0
    assert {each["members"] for each in found["outflow"].values()} == {0}
    assert found["outflow_share"] == "0.00"
    assert koepel.answers("impact", "2025")[LAND]["members"]["left"] == 1


def test_who_stays_in_one_of_the_books_saves_no_benefit(tmp_path: Path) -> None:
    """The benefit still runs, says the other file."""
    leaver = of(left_benefit("2025-03-31", "2025-03-31"))
    koepel = two(tmp_path, leaver, SAME)
    assert total(koepel)["saved"] == {"amount": "0.00", "members": 0, "of": 0}


def test_who_goes_over_from_one_to_the_other_has_neither_left_nor_joined(tmp_path: Path) -> None:
    koepel = two(tmp_path, of(member(left="2025-06-30")), of(member("2025-07-01")))
    found = total(koepel)["members"]
    assert found == {
        "start": 3,
        "end": 3,
        "joined": 0,
        "during": 3,
        "activated": 3,
        "working": 0,
        "earning": 0,
        "left": 0,
    }


@pytest.mark.parametrize("day", ["2025-11-30", "2025-12-30", "2025-12-31"])
def test_who_leaves_both_has_left_once(tmp_path: Path, day: str) -> None:
    """On the last day of the year too, as in each of the books."""
    leaver = of(member(left=day, outcome="work"))
    koepel = two(tmp_path, leaver, leaver)
    assert {each["members"]["left"] for each in koepel.answers("impact", "2025").values()} == {1}
    found = total(koepel)
    assert found["members"]["left"] == 1
    assert found["outflow"]["work"] == {"members": 1, "share": "33.33"}


def test_eight_leavers_of_ons_under_its_umbrella(tmp_path: Path) -> None:
    """Who leaves on 31 December has left in that year, whoever counts."""
    leaver = left_benefit("2024-12-31", "2024-12-31", "1041.67")
    each = {f"w{number}": leaver for number in range(8)}
    facts = earns("2024-06-15", "collective", 1), earns("2025-06-15", "collective", 1)
    for id_, members in ((LAND, each), (ATELIER, {"bram": BENEFIT})):
        book(tmp_path, id_, *facts, members=members)
    koepel = umbrella(tmp_path, LAND, ATELIER)
    for year in ("2024", "2025"):
        found, own = total(koepel, year), koepel.answers("impact", year)[LAND]
        assert found["members"]["left"] == own["members"]["left"] == 8 * (year == "2024")
        assert found["outflow"]["work"]["members"] == own["outflow"]["work"]["members"]
        assert found["saved"] == own["saved"]
    assert total(koepel)["saved"]["amount"] == "100000.32"


@pytest.mark.parametrize("at", ["2025-05-30", "2025-05-31", "2025-06-01"])
def test_who_left_on_the_day_asked_for(tmp_path: Path, at: str) -> None:
    leaver = member(left="2025-05-31", outcome="work")
    koepel = two(tmp_path, leaver, BENEFIT)
    own = koepel.answers("impact", "2025", at=at)[LAND]["members"]["left"]
    assert own == (at >= "2025-05-31")
    assert koepel.total("impact", "2025", at=at)["members"]["left"] == own


@pytest.mark.parametrize("last", [LAND, ATELIER])
def test_the_last_leaving_says_why(tmp_path: Path, last: str) -> None:
    first, then = ("2025-02-28", "other"), ("2025-11-30", "work")
    of_land, of_atelier = (then, first) if last == LAND else (first, then)
    koepel = two(
        tmp_path,
        of(member(left=of_land[0], outcome=of_land[1])),
        of(member(left=of_atelier[0], outcome=of_atelier[1])),
    )
    found = total(koepel)["outflow"]
    assert (found["work"]["members"], found["other"]["members"]) == (1, 0)


def test_who_left_one_of_the_books_in_an_earlier_year(tmp_path: Path) -> None:
    koepel = two(
        tmp_path,
        of(member(left="2024-06-30", outcome="other")),
        of(member(left="2025-06-30", outcome="education")),
    )
    found = total(koepel)
    assert found["members"]["left"] == 1
    assert found["outflow"]["education"]["members"] == 1


@pytest.mark.parametrize(
    ("joined", "start", "new"),
    [("2025-01-01", 3, 0), ("2025-01-02", 2, 1), ("2025-12-31", 2, 1), ("2026-01-01", 2, 0)],
)
def test_who_joins_both_has_joined_once(tmp_path: Path, joined: str, start: int, new: int) -> None:
    koepel = two(tmp_path, of(member(joined)), of(member(joined)))
    assert counts(koepel, "start", "joined") == [start, new]
    other = two(tmp_path, SAME, of(member(joined)))
    assert counts(other, "start", "joined") == [3, 0]


# -- saved --------------------------------------------------------------------------------------


def test_what_is_saved_is_saved_once(tmp_path: Path) -> None:
    leaver = of(left_benefit("2025-03-31", "2025-03-31"))
    koepel = two(tmp_path, leaver, leaver)
    assert total(koepel)["saved"] == {"amount": "9000.00", "members": 1, "of": 1}
    for answer in koepel.answers("impact", "2025").values():
        assert answer["saved"]["amount"] == "9000.00"


def test_one_of_the_files_may_know_the_amount(tmp_path: Path) -> None:
    koepel = two(
        tmp_path,
        of(left_benefit("2025-03-31", "2025-03-31", monthly="")),
        of(left_benefit("2025-03-31", "2025-03-31")),
    )
    assert total(koepel)["saved"] == {"amount": "9000.00", "members": 1, "of": 1}


# -- money --------------------------------------------------------------------------------------


def test_money_of_all_is_added_up(tmp_path: Path) -> None:
    terms = version(
        "2025-01-01", member_result="{brackets: [{split: {municipality: 50%, spaarpot: 50%}}]}"
    )
    grant = "{id: start, giver: municipality, from: 2025-01-01, to: 2026-12-31, amount: 900.00}"
    lines = (
        opens("Liabilities:Subsidie:Start"),
        booked("2025-01-05", "Assets:Bank", "Liabilities:Subsidie:Start", 400),
        booked("2025-02-05", "Expenses:Inkoop", "Assets:Bank", 150, grant="start"),
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 90),
        earns("2025-03-15", "anna", 1000),
        paid("2025-05-01", "Spaarpot:Anna", 20, purpose="course"),
        paid("2025-06-01", "Gemeente", 100),
    )
    koepel = two(
        tmp_path,
        SAME,
        SAME,
        in_land=lines,
        in_atelier=lines,
        agreement=[terms],
        files={"grants.yaml": f"grants:\n  - {grant}\n"},
    )
    found = total(koepel)
    assert found["returned"] == {"computed": "1000.00", "paid": "200.00"}
    assert found["grants"] == {"received": "800.00", "spent": "300.00", "municipality": "800.00"}
    assert found["spaarpot"] == {"spent": "40.00", "purposes": {"course": "40.00"}}
    assert found["balance"] == "200.00"


def test_books_that_begin_later_have_their_part(tmp_path: Path) -> None:
    book(tmp_path, LAND, earns("2025-03-15", "anna", 100))
    book(tmp_path, ATELIER, earns("2025-06-15", "anna", 40), first_month="2025-06")
    koepel = umbrella(tmp_path, LAND, ATELIER)
    found = total(koepel)
    assert found["earnings"]["total"] == "140.00"
    assert (found["from"], found["to"], found["through"]) == ("2025-01-01", "2025-12-31", "2025-06")


@pytest.mark.parametrize("format_", list(Format))
def test_no_format_names_anybody(tmp_path: Path, format_: Format) -> None:
    text = two(tmp_path, SAME, SAME).ask("impact", "2025", format_).output.casefold()
    assert not any(name in text for name in ("anna", "bram", "cora", "vos"))
