"""`status`: where things stand, on one screen (issue 1)."""

import csv
import io
import json
from pathlib import Path

import pytest

from socoledger.domain.options import Format
from tests.support.closing import MAIN, Closing, at_work, closing, worked
from tests.support.small_books import BENEFIT, DECIDED, booked, costs, earns, hours, paid, version

pytestmark = pytest.mark.slow

YEAR = [f"2025-{number:02d}" for number in range(1, 13)]


def codes(some: Closing) -> list[str]:
    return [one["code"] for one in some.status()["findings"]]


# -- what is closed and due ---------------------------------------------------------------------


def test_the_shape(tmp_path: Path) -> None:
    assert list(worked(tmp_path).status()) == [
        *("schema", "closed", "due", "findings", "accepted"),
        *("year", "payable", "returns", "leavers", "ready", "seal", "due_dates", "hours"),
        "bank",
    ]


def test_new_books(tmp_path: Path) -> None:
    shape = closing(tmp_path).status()
    assert shape["schema"] == "socoledger.status/1"
    assert shape["closed"] == {"through": None, "years": []}
    assert shape["due"] == {"month": "2025-01", "over": True, "years": []}
    assert shape["findings"] == []


def test_months_closed_and_the_month_that_is_due(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02")
    assert some.status()["closed"] == {"through": "2025-02", "years": []}
    for day, over in (("2025-03-31", False), ("2025-04-01", True)):
        assert some.on(day).status()["due"] == {"month": "2025-03", "over": over, "years": []}


def test_years_that_are_due_and_closed(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*YEAR)
    assert some.status()["due"]["years"] == [2025]
    some.close("2026-01")
    assert some.status()["due"] == {"month": "2026-02", "over": True, "years": [2025]}
    some.close("2025")
    assert some.status()["due"] == {"month": "2026-02", "over": True, "years": []}
    assert some.status()["closed"] == {"through": "2026-01", "years": [2025]}


# -- what stands in the way ---------------------------------------------------------------------


@pytest.mark.parametrize(("day", "found"), [("2025-02-28", ["S322"]), ("2025-03-01", [])])
def test_errors_in_the_way_of_the_month_that_is_due(
    tmp_path: Path, day: str, found: list[str]
) -> None:
    """What `close` would refuse for; exit 0."""
    some = worked(tmp_path).close("2025-01")
    some.add(booked(day, "Liabilities:Spaarpot:Anna", "Assets:Bank", 5))
    assert codes(some) == found
    assert [one["file"] for one in some.status()["findings"]] == [MAIN] * len(found)


def test_changed_closes_in_the_way(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01").add(costs("2025-01-31", "bram", 1))
    assert "S506" in codes(some)
    assert set(codes(some)) == set(some.refused("2025-02"))


def test_a_missing_close_in_the_way(tmp_path: Path) -> None:
    some = worked(tmp_path).close("2025-01", "2025-02", "2025-03")
    some.file("2025-02").unlink()
    assert "S505" in codes(some)


def test_warnings_stand_in_nobodys_way(tmp_path: Path) -> None:
    some = worked(tmp_path, "2025-01-11 *\n  Assets:Bank  5 EUR\n  Income:Verkoop\n")
    assert codes(some) == []


# -- what may be paid ---------------------------------------------------------------------------


def payable(some: Closing) -> list[str]:
    """In short: member, kind, unpaid, payable, payments left."""
    return [
        " ".join(str(one[key]) for key in ("id", "kind", "unpaid", "payable", "payments_left"))
        for one in some.status()["payable"]
    ]


def test_nothing_is_awarded_before_it_is_closed(tmp_path: Path) -> None:
    assert payable(at_work(tmp_path)) == []


def test_what_is_awarded_and_not_paid(tmp_path: Path) -> None:
    some = at_work(tmp_path, today="2025-05-01").close("2025-01")
    assert payable(some) == ["anna premium 60.00 60.00 2", "anna allowance 80.00 80.00 None"]
    some.close("2025-02")
    assert payable(some) == ["anna premium 75.00 75.00 2", "anna allowance 100.00 100.00 None"]
    assert some.status()["year"] == 2025


def test_premiums_that_may_still_be_paid_this_year(tmp_path: Path) -> None:
    """Two payments a year, SPEC 3.5; the rest waits."""
    some = at_work(tmp_path, today="2025-05-01").close("2025-01", "2025-02")
    some.add(paid("2025-03-01", "Premie:Anna", 10))
    assert payable(some)[0] == "anna premium 65.00 65.00 1"
    some.add(paid("2025-03-02", "Premie:Anna", 10))
    assert payable(some)[0] == "anna premium 55.00 0.00 0"


def test_no_more_than_the_room_below_the_maximum(tmp_path: Path) -> None:
    """50.00 awarded last year and 60.00 this year stand there; the maximum is 70.00."""
    keys = DECIDED.replace("reference: B1", "reference: B1, maximum: 70.00")
    award = booked("2024-12-31", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50)
    some = at_work(tmp_path, award, members={"anna": keys}, today="2025-05-01").close("2025-01")
    assert payable(some)[0] == "anna premium 110.00 70.00 2"
    assert some.status()["payable"][0]["room"] == "70.00"


def test_what_is_all_paid_is_not_told(tmp_path: Path) -> None:
    some = at_work(tmp_path, today="2025-05-01").close("2025-01")
    some.add(paid("2025-02-25", "Premie:Anna", 60), paid("2025-02-25", "Vergoeding:Anna", 80))
    assert payable(some) == []


def test_the_premium_of_december_may_be_paid_in_january(tmp_path: Path) -> None:
    """SPEC 3.5: what is paid in January counts as paid in January's year, though nothing else is
    booked in that year yet.
    """
    some = at_work(tmp_path, hours("2025-12-20", "anna", 2), today="2026-01-10")
    some.add(paid("2025-03-01", "Premie:Anna", 60), paid("2025-03-31", "Premie:Anna", 15))
    some.close(*YEAR)
    shape = some.status()
    assert shape["year"] == 2026
    assert payable(some)[0] == "anna premium 3.00 3.00 2"


# -- the gemeente -------------------------------------------------------------------------------


def test_what_is_owed_to_the_gemeente(tmp_path: Path) -> None:
    some = worked(tmp_path, paid("2026-02-01", "Gemeente", 100, for_="2025")).close(*YEAR)
    (of_2025, of_2026) = some.status()["returns"]
    returned = some.returned(2025)
    keys = ("year", "final", "computed", "booked", "paid", "outstanding")
    assert of_2025 == {key: returned[key] for key in keys}
    assert (of_2025["booked"], of_2025["paid"]) == ("412.50", "100.00")
    assert (of_2025["outstanding"], of_2025["final"]) == ("312.50", False)
    assert (of_2026["year"], of_2026["outstanding"]) == (2026, "0.00")
    some.close("2025")
    assert some.status()["returns"][0]["final"] is True


# -- leavers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "to", "settled_in"),
    [
        ("{on_leaving: municipality, grace_months: 3}", "municipality", "2025-05"),
        ("{on_leaving: 'fund:opleiding'}", "fund:opleiding", "2025-02"),
        ("{on_leaving: keep, grace_months: 3}", "keep", None),
    ],
)
def test_spaarpotten_of_members_who_left(
    tmp_path: Path, terms: str, to: str, settled_in: str | None
) -> None:
    """With since when, and what becomes of it."""
    clause = "{brackets: [{split: {spaarpot: 100%}}]}"
    some = closing(
        tmp_path,
        earns("2025-01-10", "anna", 100),
        earns("2025-01-10", "bram", 100),
        agreement=[version("2025-01-01", member_result=clause, spaarpot=terms)],
        members={"anna": f"{BENEFIT}\nleft: 2025-02-15\noutcome: work", "bram": BENEFIT},
    )
    assert some.status()["leavers"] == []
    some.close("2025-01")
    assert some.status()["leavers"] == [
        {
            "id": "anna",
            "left": "2025-02-15",
            "balance": "100.00",
            "to": to,
            "settled_in": settled_in,
        }
    ]
    some.close(*YEAR[1:5])
    assert bool(some.status()["leavers"]) is (to == "keep")


# -- errors that stop figures -------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2025-02-10", "2025-02-28"])
def test_errors_that_stop_figures(tmp_path: Path, day: str) -> None:
    some = worked(tmp_path).close("2025-01").add(earns(day, "nobody", 5000))
    shape = some.status()
    assert [one["code"] for one in shape["findings"]] == ["S201"]
    assert (shape["payable"], shape["returns"], shape["leavers"]) == (None, None, None)
    assert shape["closed"]["through"] == "2025-01"
    for format_ in Format:
        assert some.ask_status(format_).exit == 0


def test_errors_that_stop_figures_of_a_later_month(tmp_path: Path) -> None:
    """SPEC 7: figures are stopped by errors of S2. What `return` does not tell, this does not."""
    some = worked(tmp_path).close("2025-01").add(earns("2025-06-10", "nobody", 50000))
    assert some.ask("return").exit == 1
    assert codes(some) == []
    shape = some.status()
    assert shape["returns"] is None or shape["returns"][0]["computed"] in ("0.00", "412.50")


def test_errors_of_no_day(tmp_path: Path) -> None:
    ends_before_it_begins = "benefit: [{from: 2029-01-01, to: 2028-01-01}]"
    some = worked(tmp_path, members={"anna": BENEFIT, "bram": ends_before_it_begins})
    assert codes(some) == ["S212"]
    assert some.status()["returns"] is None


def test_books_that_cannot_be_read(tmp_path: Path) -> None:
    some = worked(tmp_path).add("2025-13-01 open\n")
    answer = some.ask_status()
    assert (answer.exit, answer.output) == (3, "")
    assert Closing(tmp_path).ask_status().exit == 3


# -- formats ------------------------------------------------------------------------------------


@pytest.fixture
def busy(tmp_path: Path) -> Closing:
    """Something to tell in each part."""
    some = at_work(
        tmp_path,
        earns("2025-01-10", "anna", 5000),
        earns("2025-01-10", "bram", 77),
        members={"anna": DECIDED, "bram": f"{BENEFIT}\nleft: 2025-02-15\noutcome: work"},
        today="2025-05-01",
    ).close("2025-01")
    return some.add(booked("2025-02-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 5))


def test_one_screen(busy: Closing) -> None:
    text = busy.ask_status(Format.TABLE).output
    told = ("2025-01", "2025-02", "S322", f"{MAIN}:", "€60.00", "€80.00", "€625.00", "2025-02-15")
    assert [word for word in told if word not in text] == []
    assert len(text.splitlines()) <= 45


def test_every_format_says_the_same(busy: Closing) -> None:
    shape = json.loads(busy.ask_status().output)
    rows = list(csv.DictReader(io.StringIO(busy.ask_status(Format.CSV).output)))
    assert any("S322" in value for row in rows for value in row.values())
    assert any("625.00" in row.values() for row in rows)
    assert any(shape["leavers"][0]["balance"] in row.values() for row in rows)
    assert "625,00" in busy.ask_status(Format.CSV_NL).output
    assert "625.00" in busy.ask_status(Format.MD).output


def test_status_writes_nothing(busy: Closing) -> None:
    before = busy.files()
    for format_ in Format:
        assert busy.ask_status(format_).exit == 0
    assert busy.files() == before
