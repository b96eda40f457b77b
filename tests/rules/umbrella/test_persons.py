"""What one person gets under art. 31 in several books together (SPEC 9): the maxima are theirs,
whoever pays.

Of 2025 the law allows 3,263.00 of premiums until July and 3,326.00 from then on, in two payments,
and 210.00 of allowances a month, 2,100.00 a year; of 2026 3,398.00 of premiums.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.asking import Shape
from tests.support.closing import Closing
from tests.support.properties import steady
from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    DECIDED,
    PREMIUM,
    booked,
    hours,
    paid,
    refunded,
    version,
)
from tests.support.umbrellas import ATELIER, LAND, Umbrella, book, cents, euros, umbrella

pytestmark = pytest.mark.slow

PERSON = "person: vos\n"
SAME = PERSON + DECIDED
ACCOUNTS = {"premium": "Premie", "allowance": "Vergoeding"}
MAXIMUM = {"premium": 3263, "allowance": 2100}

both_kinds = pytest.mark.parametrize("kind", list(ACCOUNTS))


def enough(kind: str = "premium") -> str:
    """So much on the account that a payment takes it nowhere near zero, awarded long ago."""
    return booked("2012-01-01", "Equity:Opening", f"Liabilities:{ACCOUNTS[kind]}:Anna", 9000)


def pays(day: str, amount: float | str, kind: str = "premium") -> str:
    return paid(day, f"{ACCOUNTS[kind]}:Anna", amount)


def refunds(day: str, amount: float | str, kind: str = "premium") -> str:
    return refunded(day, f"{ACCOUNTS[kind]}:Anna", amount)


def awards(day: str, amount: float | str, kind: str = "premium") -> str:
    """By hand."""
    return booked(day, "Expenses:Artikel31", f"Liabilities:{ACCOUNTS[kind]}:Anna", amount)


def persons(
    tmp_path: Path,
    land: Sequence[str],
    atelier: Sequence[str],
    members: tuple[str, str] = (SAME, SAME),
    first_month: str = "2025-01",
    **blocks: str,
) -> Umbrella:
    """Anna in both, on whose accounts there is enough."""
    for id_, lines, member in zip((LAND, ATELIER), (land, atelier), members, strict=True):
        book(
            tmp_path,
            id_,
            *map(enough, ACCOUNTS),
            *lines,
            members={"anna": member},
            agreement=[version("2010-01-01", **blocks)],
            first_month=first_month,
        )
    return umbrella(tmp_path, LAND, ATELIER)


def found(koepel: Umbrella) -> list[Shape]:
    """What is wrong with persons, in order of date."""
    of_persons = [one for one in koepel.findings() if one["code"].startswith("S44")]
    return sorted(of_persons, key=lambda one: (one["date"], one["code"]))


def codes(tmp_path: Path, land: Sequence[str], atelier: Sequence[str], **more: Any) -> list[str]:
    return [one["code"] for one in found(persons(tmp_path, land, atelier, **more))]


def codes_of_two(
    tmp_path: Path, land: Sequence[str], atelier: Sequence[str], *members: str
) -> list[str]:
    """The codes of two members of whom each is said something of their own."""
    return [
        one["code"] for one in found(persons(tmp_path, land, atelier, (members[0], members[1])))
    ]


# -- how often ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("land", "atelier", "expected"),
    [
        (["2025-02-01"], ["2025-03-01"], []),
        (["2025-02-01"], ["2025-02-01"], []),
        (["2025-02-01", "2025-03-01"], ["2025-03-01"], ["2025-03-01"]),
        (["2025-02-01", "2025-03-01"], ["2025-12-31"], ["2025-12-31"]),
        (["2025-02-01", "2025-03-01"], ["2026-01-01"], []),
        (["2025-02-01", "2026-02-01"], ["2025-03-01", "2026-03-01"], []),
        (["2025-02-01", "2026-02-01"], ["2025-12-31", "2026-03-01", "2026-04-01"], ["2026-04-01"]),
        (["2025-02-01"], ["2025-02-01", "2025-02-01"], []),
        (["2025-02-01"], ["2025-02-02", "2025-02-03"], ["2025-02-03"]),
    ],
)
def test_a_third_payment_in_a_calendar_year_in_all_books_together(
    tmp_path: Path, land: list[str], atelier: list[str], expected: list[str]
) -> None:
    koepel = persons(tmp_path, [pays(day, 10) for day in land], [pays(day, 10) for day in atelier])
    assert [(one["code"], one["date"]) for one in found(koepel)] == [
        ("S441", day) for day in expected
    ]
    alike = len(land) - len(set(land)) + len(atelier) - len(set(atelier))
    assert koepel.codes("S401", "S403", "S407", "S413", "S441") == ["S237"] * alike


def test_it_is_an_error_at_the_payment_and_says_who(tmp_path: Path) -> None:
    koepel = persons(
        tmp_path, [pays("2025-02-01", 10), pays("2025-02-02", 10)], [pays("2025-02-03", 10)]
    )
    (one,) = found(koepel)
    assert (one["severity"], one["file"]) == ("error", f"{ATELIER}/journal/main.beancount")
    assert "vos" in one["message"]
    line = (koepel.root / one["file"]).read_text().splitlines()[one["line"] - 1]
    assert "Liabilities:Premie:Anna" in line
    assert koepel.check().exit == 1
    assert koepel.ask("result", "2025").exit == 0


def test_three_in_one_of_the_books_are_told_there(tmp_path: Path) -> None:
    days = ("2025-02-01", "2025-02-02", "2025-02-03")
    koepel = persons(tmp_path, [pays(day, 10) for day in days], [])
    assert found(koepel) == []
    assert len(koepel.of_code("S401")) == 1


def test_a_refund_takes_a_payment_back(tmp_path: Path) -> None:
    land = [pays("2025-02-01", 10), refunds("2025-02-10", 10), pays("2025-03-01", 10)]
    assert codes(tmp_path, land, [pays("2025-04-01", 10)]) == []
    assert codes(tmp_path, [*land, pays("2025-03-02", 5)], [pays("2025-04-01", 10)]) == ["S441"]


def test_allowances_may_be_paid_more_often(tmp_path: Path) -> None:
    days = ("2025-02-01", "2025-02-02", "2025-02-03")
    payments = [pays(day, 10, "allowance") for day in days]
    assert codes(tmp_path, payments, payments) == []


def test_a_premium_and_an_allowance_are_counted_apart(tmp_path: Path) -> None:
    land = [pays("2025-02-01", 3000), pays("2025-02-02", 2000, "allowance")]
    atelier = [pays("2025-02-01", 263), pays("2025-02-02", 100, "allowance")]
    assert codes(tmp_path, land, atelier) == []


# -- how much is paid ---------------------------------------------------------------------------


@both_kinds
@pytest.mark.parametrize("more", [-0.01, 0, 0.01])
def test_what_is_paid_in_all_books_is_at_most_the_legal_maximum(
    tmp_path: Path, kind: str, more: float
) -> None:
    land = [pays("2025-02-01", 1000, kind)]
    atelier = [pays("2025-06-30", MAXIMUM[kind] - 1000 + more, kind)]
    assert codes(tmp_path, land, atelier) == ["S442"] * (more > 0)


@both_kinds
def test_calendar_years_begin_anew(tmp_path: Path, kind: str) -> None:
    def each(second: str) -> list[str]:
        land, atelier = pays("2025-02-01", 2000, kind), pays(second, 2000, kind)
        return codes(tmp_path, [land], [atelier])

    assert each("2025-12-31") == ["S442"]
    assert each("2026-01-01") == []


@pytest.mark.parametrize(
    ("day", "amount", "expected"),
    [
        ("2025-06-30", 3263, []),
        ("2025-06-30", 3263.01, ["S442"]),
        ("2025-07-01", 3263.01, []),
        ("2025-07-01", 3326, []),
        ("2025-07-01", 3326.01, ["S442"]),
        ("2025-12-31", 3326.01, ["S442"]),
        ("2026-01-01", 3398, []),
        ("2026-01-01", 3398.01, ["S442"]),
    ],
)
def test_a_payment_is_judged_by_the_maximum_of_its_day(
    tmp_path: Path, day: str, amount: float, expected: list[str]
) -> None:
    same_year = day[:4]
    land = [pays(f"{same_year}-01-01", 1000)]
    assert codes(tmp_path, land, [pays(day, amount - 1000)]) == expected


def test_on_one_day_both_payments_count(tmp_path: Path) -> None:
    koepel = persons(tmp_path, [pays("2025-02-01", 2000)], [pays("2025-02-01", 1263.01)])
    (one,) = found(koepel)
    assert (one["code"], one["date"]) == ("S442", "2025-02-01")
    assert "3,263.01" in one["message"]
    assert "3,263.00" in one["message"]
    assert "vos" in one["message"]


def test_what_came_back_was_not_paid(tmp_path: Path) -> None:
    land = [pays("2025-02-01", 2000), refunds("2025-02-05", 1000)]
    assert codes(tmp_path, land, [pays("2025-03-01", 2263)]) == []
    assert codes(tmp_path, land, [pays("2025-03-01", 2263.01)]) == ["S442"]


@both_kinds
def test_too_much_in_one_of_the_books_alone_is_told_there(tmp_path: Path, kind: str) -> None:
    koepel = persons(tmp_path, [pays("2025-02-01", 4000, kind)], [])
    assert found(koepel) == []
    assert koepel.of_code({"premium": "S402", "allowance": "S412"}[kind])


# -- whose --------------------------------------------------------------------------------------

TOO_MUCH = (["2025-02-01", "2025-02-02"], ["2025-02-03"])


@pytest.mark.parametrize(
    ("land", "atelier", "expected"),
    [
        (SAME, SAME, ["S442", "S441"]),
        (DECIDED, DECIDED, []),
        (SAME, DECIDED, []),
        (DECIDED, SAME, []),
        (SAME, "person: das\n" + DECIDED, []),
        (SAME, "person: Vos\n" + DECIDED, []),
    ],
)
def test_who_is_the_same_person_is_said_by_a_key_alone(
    tmp_path: Path, land: str, atelier: str, expected: list[str]
) -> None:
    """The same id and name in two books is two people, unless it is said."""
    payments = [pays("2025-02-01", 1500), pays("2025-02-02", 1500)]
    koepel = persons(tmp_path, payments, [pays("2025-02-03", 1500)], (land, atelier))
    assert sorted(one["code"] for one in found(koepel)) == sorted(expected)


def test_the_same_person_may_have_other_ids_and_names(tmp_path: Path) -> None:
    book(
        tmp_path,
        LAND,
        enough(),
        pays("2025-02-01", 2000),
        members={"anna": SAME, "bram": DECIDED},
    )
    book(
        tmp_path,
        ATELIER,
        enough().replace("Anna", "Mevr-v"),
        paid("2025-03-01", "Premie:Mevr-v", 2000),
        members={"mevr-v": SAME},
    )
    koepel = umbrella(tmp_path, LAND, ATELIER)
    assert [one["code"] for one in found(koepel)] == ["S442"]


def test_three_books_together(tmp_path: Path) -> None:
    persons(tmp_path, [pays("2025-02-01", 1100)], [pays("2025-02-02", 1100)])
    book(
        tmp_path,
        "keuken",
        enough(),
        pays("2025-02-03", 1100),
        members={"anna": SAME},
        agreement=[version("2010-01-01")],
    )
    koepel = umbrella(tmp_path, LAND, ATELIER, "keuken")
    files = {(one["code"], one["file"]) for one in found(koepel)}
    assert files == {
        ("S441", "keuken/journal/main.beancount"),
        ("S442", "keuken/journal/main.beancount"),
    }
    assert found(umbrella(tmp_path, LAND, ATELIER)) == []


def test_books_by_themselves_know_nothing_of_the_others(tmp_path: Path) -> None:
    land = [pays("2025-02-01", 2000), pays("2025-02-02", 10)]
    persons(tmp_path, land, [pays("2025-02-03", 2000)])
    alone = book(
        tmp_path,
        "alleen",
        enough(),
        *land,
        members={"anna": SAME},
        agreement=[version("2010-01-01")],
    )
    assert alone.codes("S403", "S407") == []


@pytest.mark.parametrize("person", ["''", "[vos]", "{a: b}"])
def test_a_person_is_a_text(tmp_path: Path, person: str) -> None:
    some = book(tmp_path, LAND, members={"anna": f"person: {person}\n{DECIDED}"})
    assert {finding.code for finding in some.findings} <= {"S111", "S113"}
    assert some.findings


# -- days without a benefit ---------------------------------------------------------------------


@pytest.mark.parametrize(("day", "counts"), [("2025-04-30", True), ("2025-05-01", False)])
def test_what_is_paid_on_a_day_without_benefit_does_not_count(
    tmp_path: Path, day: str, counts: bool
) -> None:
    ended = f"benefit: [{{from: 2010-01-01, to: 2025-04-30}}]\n{PREMIUM}\n{ALLOWANCE}"
    payments = [pays("2025-02-01", 1500), pays("2025-02-02", 1000)]
    koepel = persons(tmp_path, payments, [pays(day, 1500)], (SAME, PERSON + ended))
    assert [one["code"] for one in found(koepel)] == ["S441", "S442"] * counts


# -- how much is awarded ------------------------------------------------------------------------


@both_kinds
@pytest.mark.parametrize("more", [0, 0.01])
def test_what_is_awarded_by_hand_in_all_books(tmp_path: Path, kind: str, more: float) -> None:
    land = [awards("2025-02-01", 1000, kind)]
    atelier = [awards("2025-06-30", MAXIMUM[kind] - 1000 + more, kind)]
    some = found(persons(tmp_path, land, atelier))
    expected = [("S443", "2025-06-30", "error")] * (more > 0)
    assert [(one["code"], one["date"], one["severity"]) for one in some] == expected


def test_what_hours_award_counts_too(tmp_path: Path) -> None:
    def each(in_june: float) -> list[str]:
        return codes(
            tmp_path,
            [hours("2025-02-01", "anna", 200)],
            [hours("2025-06-01", "anna", in_june), awards("2025-06-02", 1000)],
            premium="{per_hour: 10.00}",
        )

    assert each(26.3) == []
    assert each(26.31) == ["S443"]


def test_what_is_above_the_maximum_of_one_of_the_books_is_not_awarded(tmp_path: Path) -> None:
    some = codes(
        tmp_path,
        [hours("2025-02-01", "anna", 200)],
        [hours("2025-02-01", "anna", 200)],
        premium="{per_hour: 10.00, maximum: 1600.00}",
    )
    assert some == []


@pytest.mark.parametrize(
    ("day", "amount", "expected"),
    [
        ("2025-06-30", 3263, []),
        ("2025-06-30", 3263.01, ["S443"]),
        ("2025-07-01", 3263.01, []),
        ("2025-07-31", 3326, []),
        ("2025-07-01", 3326.01, ["S443"]),
        ("2026-01-01", 3326.01, []),
    ],
)
def test_a_month_is_judged_by_the_maximum_of_its_end(
    tmp_path: Path, day: str, amount: float, expected: list[str]
) -> None:
    land = [awards("2025-01-01" if day < "2026" else "2026-01-01", 1000)]
    assert codes(tmp_path, land, [awards(day, amount - 1000)]) == expected


@both_kinds
def test_awards_of_another_year_do_not_count(tmp_path: Path, kind: str) -> None:
    half = MAXIMUM[kind] - 10

    def each(second: str) -> list[str]:
        return codes(tmp_path, [awards("2025-02-01", half, kind)], [awards(second, half, kind)])

    assert each("2025-12-31") == ["S443"]
    assert each("2026-01-01") == []


def test_it_is_told_once_a_year(tmp_path: Path) -> None:
    land = [awards("2025-02-01", 3000), awards("2026-02-01", 3000)]
    atelier = [awards("2025-02-01", 3000), awards("2026-03-01", 3000), awards("2026-05-01", 1)]
    some = found(persons(tmp_path, land, atelier))
    assert [(one["code"], one["date"]) for one in some] == [
        ("S443", "2025-02-28"),
        ("S443", "2026-03-31"),
    ]


def test_too_much_by_one_of_the_books_alone_is_told_there(tmp_path: Path) -> None:
    koepel = persons(tmp_path, [awards("2025-02-01", 4000)], [])
    assert found(koepel) == []
    assert koepel.of_code("S403")


def test_a_premium_out_of_a_spaarpot_is_an_award(tmp_path: Path) -> None:
    def out_of_pot(amount: float) -> list[str]:
        pot = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 3000)
        moved = booked(
            "2025-02-01",
            "Liabilities:Spaarpot:Anna",
            "Liabilities:Premie:Anna",
            amount,
            purpose="premium",
        )
        return [pot, moved]

    assert codes(tmp_path, out_of_pot(2000), out_of_pot(1263)) == []
    assert codes(tmp_path, out_of_pot(2000), out_of_pot(1263.01)) == ["S443"]


def test_closing_changes_nothing_of_it(tmp_path: Path) -> None:
    for id_ in (LAND, ATELIER):
        book(
            tmp_path,
            id_,
            hours("2025-01-20", "anna", 200),
            hours("2025-02-20", "bram", 1),
            members={"anna": SAME, "bram": DECIDED},
            agreement=[version("2010-01-01", premium="{per_hour: 10.00}")],
        )
    koepel = umbrella(tmp_path, LAND, ATELIER)
    before = found(koepel)
    assert [(one["code"], one["date"]) for one in before] == [("S443", "2025-01-31")]
    for id_ in (LAND, ATELIER):
        Closing(koepel.root / id_).close("2025-01", "2025-02")
    assert found(koepel) == before


def test_books_that_begin_later(tmp_path: Path) -> None:
    book(
        tmp_path,
        LAND,
        awards("2025-02-01", 2000),
        members={"anna": SAME},
        agreement=[version("2010-01-01")],
    )
    book(
        tmp_path,
        ATELIER,
        awards("2025-05-31", 1263),
        awards("2025-06-01", 0.01),
        members={"anna": SAME},
        agreement=[version("2010-01-01")],
        first_month="2025-06",
    )
    some = found(umbrella(tmp_path, LAND, ATELIER))
    assert [(one["code"], one["date"]) for one in some] == [("S443", "2025-06-30")]


# -- a decision's own maximum -------------------------------------------------------------------


def decided(maximum: str, *, kind: str = "premium", more: str = "") -> str:
    decision = f"{{from: 2025-01-01, reference: B1{more}, maximum: {maximum}}}"
    return f"{PERSON}{BENEFIT}\n{kind}: [{decision}]\n"


@both_kinds
@pytest.mark.parametrize(
    ("land", "atelier", "maximum"),
    [
        ("1000.00", "1000.00", 1000),
        ("1000.00", "400.00", 1000),
        ("400.00", "1000.00", 1000),
        ("9000.00", "400.00", None),
        ("50%", "25%", 0.5),
        ("0.00", "0.00", 0),
    ],
)
def test_the_widest_decision_says_how_much(
    tmp_path: Path, kind: str, land: str, atelier: str, maximum: float | None
) -> None:
    legal = MAXIMUM[kind]
    allowed = {None: legal, 0.5: legal / 2}.get(maximum, maximum)
    assert allowed is not None

    def each(total: float) -> list[str]:
        members = (decided(land, kind=kind), decided(atelier, kind=kind))
        some = [pays("2025-03-01", amount, kind) for amount in (total - 0.5, 0.5)]
        return codes_of_two(tmp_path, some[:1], some[1:], *members)

    if allowed >= 1:
        assert each(allowed) == []
    assert each(allowed + 1) == ["S442"]


def test_a_decision_that_only_one_of_the_books_knows_of_counts_for_both(tmp_path: Path) -> None:
    members = (decided("1000.00"), PERSON + BENEFIT)

    def each(second: float) -> list[str]:
        return codes_of_two(
            tmp_path, [pays("2025-03-01", 600)], [pays("2025-03-02", second)], *members
        )

    assert each(400) == []
    assert each(400.01) == ["S442"]


@pytest.mark.parametrize(("day", "expected"), [("2025-03-09", ["S442"]), ("2025-03-10", [])])
def test_a_wider_decision_counts_from_the_day_it_was_taken(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    members = (decided("1000.00"), decided("2000.00", more=", decided: 2025-03-10"))
    some = codes_of_two(tmp_path, [pays("2025-03-01", 900)], [pays(day, 900)], *members)
    assert some == expected


def test_awards_are_held_against_it_too(tmp_path: Path) -> None:
    members = (decided("1000.00"), decided("700.00"))

    def each(second: float) -> list[str]:
        return codes_of_two(
            tmp_path, [awards("2025-03-01", 600)], [awards("2025-03-02", second)], *members
        )

    assert each(400) == []
    assert each(400.01) == ["S443"]


# -- allowances in a month ----------------------------------------------------------------------

PER_HOUR = "{per_hour: 2.00}"


@pytest.mark.parametrize(
    ("land", "atelier", "expected"),
    [
        (60, 45, []),
        (60, 45.01, ["S444"]),
        (105, 0, []),
        (0, 105, []),
        (52.5, 52.5, []),
        (80, 80, ["S444"]),
    ],
)
def test_allowances_of_a_month_in_all_books(
    tmp_path: Path, land: float, atelier: float, expected: list[str]
) -> None:
    some = found(
        persons(
            tmp_path,
            [hours("2025-02-10", "anna", land)],
            [hours("2025-02-20", "anna", atelier)],
            allowance=PER_HOUR,
        )
    )
    assert [one["code"] for one in some] == expected
    assert all(one["severity"] == "warning" for one in some)
    assert all("2025-02" in one["message"] for one in some)


def test_the_next_month_begins_anew(tmp_path: Path) -> None:
    def each(second: str) -> list[str]:
        return codes(
            tmp_path,
            [hours("2025-02-28", "anna", 80)],
            [hours(second, "anna", 80)],
            allowance=PER_HOUR,
        )

    assert each("2025-02-01") == ["S444"]
    assert each("2025-03-01") == []


def test_every_month_above_it_is_told(tmp_path: Path) -> None:
    lines = [hours(f"2025-{month:02d}-10", "anna", 60) for month in (1, 2, 4)]
    some = found(persons(tmp_path, lines, lines, allowance=PER_HOUR))
    assert [(one["code"], one["date"]) for one in some] == [
        ("S444", day) for day in ("2025-01-31", "2025-02-28", "2025-04-30")
    ]


def test_what_is_awarded_by_hand_counts_in_its_month(tmp_path: Path) -> None:
    def each(day: str, amount: float) -> list[str]:
        return codes(
            tmp_path,
            [hours("2025-02-10", "anna", 60)],
            [awards(day, amount, "allowance")],
            allowance=PER_HOUR,
        )

    assert each("2025-02-28", 90) == []
    assert each("2025-02-28", 90.01) == ["S444"]
    assert each("2025-03-01", 200) == []


def test_the_maximum_of_a_month_rises_with_the_year(tmp_path: Path) -> None:
    def each(day: str, second: float) -> list[str]:
        return codes(
            tmp_path,
            [awards(day, 200, "allowance")],
            [awards(day, second, "allowance")],
        )

    assert each("2025-12-31", 10.01) == ["S444"]
    assert each("2026-01-01", 20) == []
    assert each("2026-01-01", 20.01) == ["S444"]


def test_what_the_maximum_of_a_year_kept_back_was_not_awarded(tmp_path: Path) -> None:
    """Land awards no more than 150.00 a year, all of it in January; February brings nothing."""
    for id_, terms, months in (
        (LAND, "{per_hour: 2.00, per_year: 150.00}", (1, 2)),
        (ATELIER, PER_HOUR, (2,)),
    ):
        book(
            tmp_path,
            id_,
            *(hours(f"2025-{month:02d}-10", "anna", 75) for month in months),
            members={"anna": SAME},
            agreement=[version("2010-01-01", allowance=terms)],
        )
    koepel = umbrella(tmp_path, LAND, ATELIER)
    awarded = koepel.total("premium", "2025")["members"]["allowance"]["awarded"]
    assert awarded == "300.00"
    assert found(koepel) == []


# -- many ---------------------------------------------------------------------------------------

DAYS = ("2025-01-01", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01", "2026-06-30")


def maximum_on(day: str) -> int:
    if day >= "2026":
        return 339800
    return 326300 if day < "2025-07" else 332600


Payment = tuple[str, int, int]


def expected_of(payments: Sequence[Payment]) -> set[tuple[str, str]]:
    """The first payment of each year that is too much, too often, and not of one book alone."""
    wrong: dict[tuple[str, str], str] = {}
    year, count, total, payers = "", 0, 0, set[int]()
    by_day = sorted(payments, key=lambda one: one[:2])
    for (day, who), group in groupby(by_day, key=lambda one: one[:2]):
        if day[:4] != year:
            year, count, total, payers = day[:4], 0, 0, set()
        count, total = count + 1, total + sum(amount for _, _, amount in group)
        payers.add(who)
        if len(payers) > 1 and count > 2:
            wrong.setdefault(("S441", year), day)
        if len(payers) > 1 and total > maximum_on(day):
            wrong.setdefault(("S442", year), day)
    return {(code, day) for (code, _), day in wrong.items()}


@settings(steady, max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from(DAYS), st.integers(0, 1), st.integers(1, 200_000)), max_size=6
    )
)
def test_payments_against_a_plain_count(payments: list[Payment]) -> None:
    with TemporaryDirectory() as folder:
        lines: tuple[list[str], list[str]] = ([], [])
        for day, who, amount in payments:
            lines[who].append(pays(day, euros(amount)))
        koepel = persons(Path(folder), *lines)
        assert {(one["code"], one["date"]) for one in found(koepel)} == expected_of(payments)


def test_the_plain_count_knows_the_maxima() -> None:
    assert cents("3263.00") == maximum_on("2025-06-30")
    one: Payment = ("2025-06-30", 0, 200_000)
    assert expected_of([one, ("2025-06-30", 1, 126_301)]) == {("S442", "2025-06-30")}
    assert expected_of([one, ("2025-07-01", 1, 126_301)]) == set()
