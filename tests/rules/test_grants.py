"""Grants: what they pay, what of them is left, and what becomes of that (SPEC 9)."""

from pathlib import Path

import pytest

from tests.support.grants import (
    Given,
    given,
    granted,
    in_cents,
    received,
    refunded,
    repaid,
    spent,
    standing,
)
from tests.support.small_books import Books, booked, books, costs, earns, paid, version

FUND = "fonds"
OF_A_FUND = given(FUND, giver="Oranje Fonds")

WORKED_GRANT = (
    received("2025-01-20", 12500),
    spent("2025-02-10", 11500),
    spent("2025-03-11", 400, member="anna"),
    earns("2025-03-12", "anna", 1000),
)
"""The example of SPEC 9, and some result of Anna's own."""


def own(some: Books, period: str) -> dict[str, str]:
    """The coöperatie's own result, without what is 0.00."""
    found = some.collective(period)
    return {key: found[key] for key in found if key != "distribution" and found[key] != "0.00"}


def back(some: Books, year: int = 2025) -> tuple[str, str]:
    """What of grants goes back to the gemeente, and all that does."""
    found = some.returned(year)
    return found["grants"], found["computed"]


def by_month(some: Books, year: int = 2025) -> dict[int, str]:
    """What grants bring the coöperatie in each month, without what is 0.00."""
    found = {number: some.collective(f"{year}-{number:02d}")["grants"] for number in range(1, 13)}
    return {number: cents for number, cents in found.items() if cents != "0.00"}


# -- the worked example -------------------------------------------------------------------------


def test_the_worked_example_to_the_cent(tmp_path: Path) -> None:
    some = granted(tmp_path, *WORKED_GRANT, earns("2025-12-31", "bram", 1))
    (found,) = some.shape("grants")["grants"]
    assert standing(some) == {
        "received": "12500.00",
        "spent": "11900.00",
        "left": "600.00",
        "returned": "600.00",
        "balance": "12500.00",
        "pending": "-12500.00",
    }
    assert found["costs"] == [{"account": "Expenses:Inkoop", "amount": "11900.00"}]
    assert back(some) == ("600.00", "600.00")
    assert own(some, "2025") == {"from_members": "100.10", "result": "100.10"}
    assert some.findings == ()


def test_annas_result_does_not_know_what_the_grant_paid(tmp_path: Path) -> None:
    with_it = granted(tmp_path, *WORKED_GRANT)
    without = books(tmp_path, earns("2025-03-12", "anna", 1000), root="without")
    for period in ("2025-03", "2025"):
        assert with_it.result(period) == without.result(period)
    assert with_it.member("2025")["result"] == "1000.00"
    assert with_it.distribution("2025")["spaarpot"] == "850.00"


@pytest.mark.parametrize(
    ("period", "grants", "computed"),
    [("2025", "600.00", "780.00"), ("2026", "0.00", "0.00")],
)
def test_what_goes_back_of_grants_is_told_apart_and_is_part_of_computed(
    tmp_path: Path, period: str, grants: str, computed: str
) -> None:
    """Beside it: what members' results bring, 30% of 600.00."""
    terms = version(member_result="{brackets: [{split: {municipality: 30%, spaarpot: 70%}}]}")
    some = granted(
        tmp_path,
        received("2025-01-20", 12500),
        spent("2025-02-10", 11900, member="bram"),
        earns("2025-03-12", "anna", 600),
        earns("2026-01-01", "collective", 0),
        agreement=[terms],
    )
    found = some.returned(int(period))
    assert (found["grants"], found["computed"]) == (grants, computed)
    keys = list(found)
    assert keys.index("collective") < keys.index("grants") < keys.index("computed")
    assert found["pending"] == computed
    if period == "2025":
        assert [one["amount"] for one in found["members"]] == ["180.00", "0.00"]


def test_the_shape_of_grants(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        *WORKED_GRANT,
        received("2025-04-01", 300, FUND),
        grants=[
            given(reference="Beschikking 7", due="2026-03-31"),
            given(FUND, giver="Oranje Fonds", amount="300.00", repay="false"),
        ],
    )
    found = some.shape("grants")
    assert list(found) == ["schema", "at", "grants", "total"]
    assert (found["schema"], found["at"]) == ("socoledger.grants/1", "2025-04-01")
    terms = ("id", "giver", "reference", "from", "to", "due", "amount", "repay")
    assert [{key: one[key] for key in terms} for one in found["grants"]] == [
        {
            "id": "begeleiding",
            "giver": "municipality",
            "reference": "Beschikking 7",
            "from": "2025-01-01",
            "to": "2025-12-31",
            "due": "2026-03-31",
            "amount": "12500.00",
            "repay": True,
        },
        {
            "id": "fonds",
            "giver": "Oranje Fonds",
            "reference": None,
            "from": "2025-01-01",
            "to": "2025-12-31",
            "due": None,
            "amount": "300.00",
            "repay": False,
        },
    ]
    first, second, total = map(in_cents, (*found["grants"], found["total"]))
    assert total == {key: first[key] + second[key] for key in first}


@pytest.mark.parametrize(("repay", "command"), [("true", "return"), ("false", "result")])
def test_the_steps_of_figures_show_what_is_left_of_grants(
    tmp_path: Path, repay: str, command: str
) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 100),
        earns("2025-12-31", "bram", 0),
        grants=[given(repay=repay)],
    )
    found = some.shape(command, "2025", explain=True)["explanation"]
    (line,) = [line for line in found if "grants" in line]
    assert "100.00" in line
    if command == "return":
        of_result = some.shape("result", "2025", explain=True)["explanation"]
        assert [line for line in of_result if "grants" in line] == []


# -- whom it is of ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metadata", "tags"),
    [
        ({}, ()),
        ({"member": "anna"}, ()),
        ({"member": "collective"}, ()),
        ({"members": "anna 2, bram 1"}, ()),
        ({}, ("#member-anna",)),
        ({}, ("#member-anna", "#member-bram")),
    ],
)
def test_the_cost_counts_in_nobodys_result_whoever_it_is_tagged_for(
    tmp_path: Path, metadata: dict[str, str], tags: tuple[str, ...]
) -> None:
    cost = booked(
        "2025-02-10", "Expenses:Inkoop", "Assets:Bank", 30, *tags, grant="begeleiding", **metadata
    )
    if len(tags) > 1:  # two tags ask for metadata on each line, whatever pays the cost
        cost = cost.replace(" 30.00 EUR", ' 30.00 EUR\n    member: "bram"', 1)
    some = granted(tmp_path, cost, earns("2025-02-11", "bram", 5))
    assert [one["expenses"] for one in some.result("2025-02")["members"]] == ["0.00", "0.00"]
    assert "expenses" not in own(some, "2025-02")
    assert standing(some)["spent"] == "30.00"
    assert some.codes() == []


def test_of_a_joint_job_the_grant_pays_the_costs_and_members_share_the_income(
    tmp_path: Path,
) -> None:
    job = (
        '2025-02-10 * "Klus"\n  members: "anna 2, bram 1"\n'
        "  Income:Verkoop  -90.00 EUR\n"
        '  Expenses:Inkoop  60.00 EUR\n    grant: "begeleiding"\n'
        "  Expenses:Inkoop  30.00 EUR\n"
        "  Assets:Bank  0.00 EUR\n"
    )
    some = granted(tmp_path, job)
    members = some.result("2025-02")["members"]
    found = [(one["income"], one["expenses"]) for one in members]
    assert found == [("60.00", "20.00"), ("30.00", "10.00")]
    assert standing(some)["spent"] == "60.00"


def test_a_cost_of_nobody_that_a_grant_pays_is_no_finding(tmp_path: Path) -> None:
    """What it does not pay of the same transaction is."""
    some = granted(
        tmp_path,
        spent("2025-02-10", 30),
        '2025-02-11 * "Inkoop"\n'
        '  Expenses:Inkoop  20.00 EUR\n    grant: "begeleiding"\n'
        "  Expenses:Inkoop  10.00 EUR\n"
        "  Assets:Bank  -30.00 EUR\n",
    )
    assert some.codes() == ["S205"]
    assert standing(some)["spent"] == "50.00"
    assert own(some, "2025-02") == {"expenses": "10.00", "result": "-10.00"}


# -- which grant --------------------------------------------------------------------------------


def two(tmp_path: Path, *journal: str) -> Books:
    return granted(tmp_path, *journal, grants=[given(), OF_A_FUND])


@pytest.mark.parametrize(
    ("whole", "line", "expected"),
    [
        ("begeleiding", None, ("30.00", None)),
        (None, "begeleiding", ("30.00", None)),
        ("begeleiding", "fonds", (None, "30.00")),
        ("fonds", "begeleiding", ("30.00", None)),
        ("fonds", "", (None, "30.00")),
    ],
)
def test_the_nearest_metadata_wins(
    tmp_path: Path, whole: str | None, line: str | None, expected: tuple[str | None, str | None]
) -> None:
    of_whole = "" if whole is None else f'  grant: "{whole}"\n'
    of_line = "" if line is None else f'    grant: "{line}"\n'
    some = two(
        tmp_path,
        f'2025-02-10 * "Coach" #member-collective\n{of_whole}'
        f"  Expenses:Inkoop  30.00 EUR\n{of_line}"
        "  Assets:Bank  -30.00 EUR\n",
    )
    found = standing(some).get("spent"), standing(some, id_=FUND).get("spent")
    assert found == expected


def test_one_transaction_may_have_costs_of_two_grants_and_of_none(tmp_path: Path) -> None:
    some = two(
        tmp_path,
        '2025-02-10 * "Coach" #member-anna\n  grant: "begeleiding"\n'
        "  Expenses:Inkoop  30.00 EUR\n"
        '  Expenses:Inkoop  20.00 EUR\n    grant: "fonds"\n'
        "  Expenses:Inkoop  10.00 EUR\n"
        "  Assets:Bank  -60.00 EUR\n",
        costs("2025-02-11", "anna", 7),
    )
    assert standing(some)["spent"] == "40.00"
    assert standing(some, id_=FUND)["spent"] == "20.00"
    assert some.member("2025-02")["expenses"] == "7.00"


# -- what counts as a cost ----------------------------------------------------------------------


def test_buying_something_to_keep_does_not_count(tmp_path: Path) -> None:
    """Unless it is booked as a cost."""
    some = granted(
        tmp_path,
        "2010-01-01 open Assets:Machine EUR\n",
        booked("2025-02-10", "Assets:Machine", "Assets:Bank", 800, grant="begeleiding"),
        spent("2025-02-11", 30),
        received("2025-02-12", 1000),
        earns("2025-12-31", "bram", 0),
    )
    assert standing(some)["spent"] == "30.00"
    assert back(some)[0] == "970.00"
    assert some.codes() == []


def test_what_is_written_off_later_counts_then(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        "2010-01-01 open Assets:Machine EUR\n",
        booked("2025-02-10", "Assets:Machine", "Assets:Bank", 800),
        booked("2025-12-31", "Expenses:Inkoop", "Assets:Machine", 160, grant="begeleiding"),
    )
    assert standing(some, "2025-11-30") == {}
    assert standing(some)["spent"] == "160.00"


def test_costs_of_article_31_that_are_booked_by_hand_may_be_paid_by_a_grant(
    tmp_path: Path,
) -> None:
    award = booked(
        "2025-02-10", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50, grant="begeleiding"
    )
    by_hand = booked("2025-02-11", "Expenses:Artikel31", "Liabilities:Premie:Bram", 20)
    some = granted(tmp_path, award, by_hand)
    assert standing(some)["spent"] == "50.00"
    assert own(some, "2025-02") == {"article31": "20.00", "result": "-20.00"}
    assert some.premium_of(2025)["other"] == "50.00"


def test_what_closes_book_is_no_cost_of_a_grant(tmp_path: Path) -> None:
    """The key may stand on a transaction of which one line is on the account of distribution."""
    line = booked("2025-02-10", "Expenses:Verdeling", "Assets:Bank", 50, grant="begeleiding")
    some = granted(tmp_path, line)
    assert standing(some) == {}


def test_money_of_a_grant_is_never_income(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        booked("2025-02-10", "Assets:Bank", "Income:Verkoop", 50, grant="begeleiding"),
    )
    assert some.only("S224").day is not None
    assert some.refusal("result") == some.refusal("grants") == (1, "S224")


@pytest.mark.parametrize("where", ["posting", "transaction"])
def test_a_grant_that_is_not_known_is_an_error(tmp_path: Path, where: str) -> None:
    cost = spent("2025-02-10", 50, "begeleidng")
    if where == "posting":
        cost = (
            '2025-02-10 * "Coach"\n  Expenses:Inkoop  50.00 EUR\n    grant: "begeleidng"\n'
            "  Assets:Bank  -50.00 EUR\n"
        )
    some = granted(tmp_path, cost)
    found = some.only("S222")
    assert found.parameters["known"] == "begeleiding"
    assert some.refusal("result") == (1, "S222")


def test_a_grant_is_not_known_where_there_are_none(tmp_path: Path) -> None:
    some = books(tmp_path, spent("2025-02-10", 50))
    assert some.only("S222")
    assert some.refusal("result") == (1, "S222")


def test_a_grant_is_named_in_quotes(tmp_path: Path) -> None:
    cost = spent("2025-02-10", 50).replace('"begeleiding"', "2025")
    some = granted(tmp_path, cost)
    assert some.only("S141").parameters["key"] == "grant"


# -- days ---------------------------------------------------------------------------------------

HALF = given(start="2025-03-10", end="2025-06-20", amount="1000.00")


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2025-03-09", False),
        ("2025-03-10", True),
        ("2025-03-11", True),
        ("2025-06-19", True),
        ("2025-06-20", True),
        ("2025-06-21", False),
    ],
)
def test_costs_count_from_the_first_day_up_to_and_including_the_last(
    tmp_path: Path, day: str, counts: bool
) -> None:
    """One outside is an error, and in nobody's result all the same: it carries the grant."""
    some = granted(tmp_path, spent(day, 50, member="anna"), grants=[HALF])
    assert standing(some).get("spent") == ("50.00" if counts else None)
    assert some.codes() == ([] if counts else ["S341"])
    assert some.member(day[:7])["expenses"] == "0.00"
    assert own(some, day[:7]) == {}


def test_what_is_still_to_come_is_no_cost_yet(tmp_path: Path) -> None:
    """Entries of a month after today's count where they are asked for, and nowhere else."""
    now, later = spent("2025-11-03", 40), spent("2027-02-03", 60)
    some = granted(tmp_path, now, later, grants=[given(end="2027-12-31")])
    (found,) = some.shape("grants")["grants"]
    assert [found["spent"], *(cost["amount"] for cost in found["costs"])] == ["40.00", "40.00"]
    (found,) = some.shape("grants", "2027-02")["grants"]
    assert [found["spent"], *(cost["amount"] for cost in found["costs"])] == ["100.00", "100.00"]


def test_a_cost_outside_its_period_stops_no_figures(tmp_path: Path) -> None:
    some = granted(tmp_path, spent("2025-06-21", 50), grants=[HALF])
    assert str(some.only("S341").day) == "2025-06-21"
    answer = some.ask("grants")
    assert answer.exit == 0
    assert len(answer.messages) == 1


@pytest.mark.parametrize(
    ("end", "month"), [("2025-06-01", 6), ("2025-06-30", 6), ("2025-07-01", 7)]
)
def test_it_is_settled_with_the_month_of_its_last_day(tmp_path: Path, end: str, month: int) -> None:
    some = granted(
        tmp_path,
        received("2025-03-01", 100),
        spent("2025-03-02", 70),
        earns("2025-12-31", "bram", 0),
        grants=[given(end=end, repay="false")],
    )
    assert by_month(some) == {month: "30.00"}


def test_what_comes_in_later_in_the_month_of_its_last_day_counts(tmp_path: Path) -> None:
    """What is left is judged with the close of that month; costs end with the day itself."""
    some = granted(
        tmp_path,
        received("2025-06-30", 100),
        spent("2025-06-20", 70),
        earns("2025-12-31", "bram", 0),
        grants=[HALF],
    )
    assert some.shape("return", at="2025-06-30")["grants"] == "30.00"
    assert back(some)[0] == "30.00"


@pytest.mark.parametrize(
    ("repay", "grants", "kept"), [("true", "30.00", {}), ("false", "0.00", {8: "30.00"})]
)
def test_what_comes_in_after_its_period_is_settled_when_it_comes(
    tmp_path: Path, repay: str, grants: str, kept: dict[int, str]
) -> None:
    """90.00 was spent, 60.00 was there, then the last 60.00 comes."""
    some = granted(
        tmp_path,
        received("2025-03-20", 60),
        spent("2025-04-02", 90),
        received("2025-08-20", 60),
        earns("2025-12-31", "bram", 0),
        grants=[given(end="2025-06-20", repay=repay)],
    )
    assert some.shape("return", at="2025-07-31")["grants"] == "0.00"
    assert some.shape("return", at="2025-08-31")["grants"] == grants
    assert back(some)[0] == grants
    assert by_month(some) == kept
    at_its_end = standing(some, "2025-07-31")
    assert (at_its_end["advanced"], at_its_end["pending"]) == ("30.00", "-90.00")
    assert standing(some)["pending"] == "-120.00"


def test_one_that_comes_in_two_parts_after_its_period_is_settled_twice(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-03-20", 100),
        spent("2025-04-02", 90),
        received("2025-08-20", 5),
        received("2025-10-20", 7),
        earns("2025-12-31", "bram", 0),
        grants=[given(end="2025-06-30", repay="false")],
    )
    assert by_month(some) == {6: "10.00", 8: "5.00", 10: "7.00"}
    assert own(some, "2025") == {"grants": "22.00", "result": "22.00"}


def test_over_a_years_end(tmp_path: Path) -> None:
    """The year that its last day is in has what is left; what is spent adds up through both."""
    some = granted(
        tmp_path,
        received("2025-07-10", 100),
        spent("2025-08-10", 60),
        spent("2026-02-10", 30, member="anna"),
        earns("2026-12-31", "bram", 0),
        grants=[given(start="2025-07-01", end="2026-06-30")],
    )
    assert back(some, 2025) == ("0.00", "0.00")
    assert back(some, 2026) == ("10.00", "10.00")
    new_year = standing(some, "2025-12-31")
    assert (new_year["spent"], new_year["left"]) == ("60.00", "40.00")
    assert standing(some)["spent"] == "90.00"
    assert own(some, "2025") == own(some, "2026") == {}


@pytest.mark.parametrize(("end", "year"), [("2025-12-31", 2025), ("2026-01-01", 2026)])
def test_the_day_decides_in_which_year_it_goes_back(tmp_path: Path, end: str, year: int) -> None:
    some = granted(
        tmp_path,
        received("2025-07-10", 100),
        earns("2026-12-31", "bram", 0),
        grants=[given(end=end)],
    )
    found = {each: back(some, each)[0] for each in (2025, 2026)}
    assert found == {year: "100.00", 4051 - year: "0.00"}


def test_what_was_before_first_month_counts_in_it(tmp_path: Path) -> None:
    """As with all closes: the first one has what was before it."""
    some = granted(
        tmp_path,
        received("2024-11-10", 100),
        spent("2024-12-10", 130),
        refunded("2025-02-10", 50),
        earns("2025-12-31", "bram", 0),
        grants=[given(start="2024-07-01", end="2025-06-30", amount="100.00")],
    )
    assert by_month(some) == {1: "-30.00", 2: "30.00"}
    assert back(some)[0] == "20.00"
    assert standing(some)["spent"] == "80.00"


@pytest.mark.parametrize("repay", ["true", "false"])
def test_one_that_ended_before_first_month_is_settled_in_it(tmp_path: Path, repay: str) -> None:
    some = granted(
        tmp_path,
        received("2024-02-10", 100, "eerder"),
        spent("2024-03-10", 80, "eerder"),
        earns("2025-12-31", "bram", 0),
        grants=[given("eerder", start="2024-01-01", end="2024-12-31", repay=repay)],
    )
    goes_back = repay == "true"
    assert back(some)[0] == ("20.00" if goes_back else "0.00")
    assert by_month(some) == ({} if goes_back else {1: "20.00"})


# -- whose it is --------------------------------------------------------------------------------


def test_money_of_another_giver_that_goes_back_stays_owed(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 1000, FUND),
        spent("2025-02-10", 900, FUND),
        earns("2025-12-31", "bram", 0),
        grants=[OF_A_FUND],
    )
    assert standing(some, id_=FUND) == {
        "received": "1000.00",
        "spent": "900.00",
        "left": "100.00",
        "balance": "1000.00",
        "pending": "-900.00",
    }
    assert back(some) == ("0.00", "0.00")
    assert own(some, "2025") == {}
    assert some.codes() == []


@pytest.mark.parametrize("giver", ["municipality", "Oranje Fonds"])
def test_what_need_not_go_back_is_the_cooperatives_own(tmp_path: Path, giver: str) -> None:
    """It adds to the collective result of that month, which goes as agreed."""
    some = granted(
        tmp_path,
        received("2025-01-20", 2000),
        spent("2025-02-10", 400),
        earns("2025-12-31", "bram", 0),
        grants=[given(giver=giver, end="2025-06-30", repay="false")],
    )
    found = some.collective("2025-06")
    assert (found["grants"], found["result"]) == ("1600.00", "1600.00")
    assert found["distribution"] == {"municipality": "40.00", "reserve": "1560.00"}
    assert by_month(some) == {6: "1600.00"}
    assert back(some) == ("0.00", "40.00")
    assert standing(some) == {
        "received": "2000.00",
        "spent": "400.00",
        "left": "1600.00",
        "kept": "1600.00",
        "balance": "2000.00",
        "pending": "-2000.00",
    }


def test_it_goes_back_unless_something_else_was_agreed(tmp_path: Path) -> None:
    without_it = Given("begeleiding", given().text)
    assert "repay" not in without_it.text
    some = granted(tmp_path, received("2025-12-31", 10), grants=[without_it])
    assert back(some)[0] == "10.00"


def test_paid_back_to_another_giver_it_is_owed_no_longer(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 1000, FUND),
        spent("2025-02-10", 900, FUND),
        repaid("2026-01-20", 100, FUND),
        grants=[OF_A_FUND],
    )
    assert standing(some, id_=FUND) == {
        "received": "1000.00",
        "spent": "900.00",
        "left": "100.00",
        "repaid": "100.00",
        "balance": "900.00",
        "pending": "-900.00",
    }


@pytest.mark.parametrize("giver", ["municipality", "Oranje Fonds"])
def test_money_that_went_back_during_its_period_was_not_received(
    tmp_path: Path, giver: str
) -> None:
    some = granted(
        tmp_path,
        received("2025-01-20", 1000),
        repaid("2025-03-20", 300),
        spent("2025-02-10", 500),
        earns("2025-12-31", "bram", 0),
        grants=[given(giver=giver)],
    )
    assert standing(some)["received"] == "700.00"
    assert standing(some)["left"] == "200.00"
    assert back(some)[0] == ("200.00" if giver == "municipality" else "0.00")


def test_paid_to_the_gemeente_it_counts_as_paid(tmp_path: Path) -> None:
    """Once it stands on the account of the gemeente, it is paid from there as all else."""
    some = granted(
        tmp_path,
        received("2025-01-20", 1000),
        spent("2025-02-10", 900),
        paid("2026-01-20", "Gemeente", 100, for_="2025"),
    )
    found = some.returned(2025)
    assert (found["grants"], found["paid"], found["outstanding"]) == ("100.00", "100.00", "-100.00")


# -- above the amount ---------------------------------------------------------------------------

OF_A_HUNDRED = given(amount="100.00")


def test_what_exceeds_the_amount_lowers_the_collective_result_and_refunds_raise_it_again(
    tmp_path: Path,
) -> None:
    some = granted(
        tmp_path,
        received("2025-01-05", 100),
        spent("2025-01-10", 90, member="anna"),
        spent("2025-02-10", 35.55, member="anna"),
        refunded("2025-03-10", 10, member="anna"),
        spent("2025-04-10", 4.45),
        refunded("2025-05-10", 40),
        earns("2025-12-31", "bram", 0),
        grants=[OF_A_HUNDRED],
    )
    assert by_month(some) == {2: "-25.55", 3: "10.00", 4: "-4.45", 5: "20.00"}
    assert own(some, "2025") == {}
    assert own(some, "2025-02") == {"grants": "-25.55", "result": "-25.55"}
    assert some.member("2025")["expenses"] == "0.00"
    at_its_worst = standing(some, "2025-04-30")
    assert (at_its_worst["spent"], at_its_worst["exceeded"]) == ("100.00", "20.00")
    assert standing(some)["spent"] == "80.00"
    assert back(some)[0] == "20.00"


@pytest.mark.parametrize(("amount", "codes"), [("100.00", []), ("100.01", ["S342"])])
def test_costs_above_the_amount_are_told_once_where_they_pass_it(
    tmp_path: Path, amount: str, codes: list[str]
) -> None:
    some = granted(
        tmp_path,
        spent("2025-01-10", 60),
        spent("2025-02-10", f"{float(amount) - 60:.2f}"),
        refunded("2025-03-10", 50),
        spent("2025-03-11", 50),
        grants=[OF_A_HUNDRED],
    )
    assert some.codes() == codes
    if codes:
        assert str(some.only("S342").day) == "2025-02-10"


@pytest.mark.parametrize(("amount", "codes"), [("40.00", []), ("40.01", ["S343"])])
def test_more_received_than_granted_is_told_and_goes_back_all_the_same(
    tmp_path: Path, amount: str, codes: list[str]
) -> None:
    some = granted(
        tmp_path,
        received("2025-01-10", 60),
        received("2025-02-10", amount),
        spent("2025-03-10", 70),
        earns("2025-12-31", "bram", 0),
        grants=[OF_A_HUNDRED],
    )
    assert some.codes() == codes
    assert back(some)[0] == f"{float(amount) - 10:.2f}"


def test_spent_and_exceeded_at_once_without_money_nothing_is_left(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        spent("2025-03-10", 130),
        earns("2025-12-31", "bram", 0),
        grants=[OF_A_HUNDRED],
    )
    assert standing(some) == {
        "spent": "100.00",
        "exceeded": "30.00",
        "advanced": "100.00",
        "pending": "-100.00",
    }
    assert back(some)[0] == "0.00"


def test_refunds_alone_do_not_make_a_grant_spend_less_than_nothing(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        received("2025-01-05", 100),
        refunded("2025-01-10", 30, member="anna"),
        spent("2025-02-10", 20),
        spent("2025-03-10", 15),
        earns("2025-12-31", "bram", 0),
    )
    days = ("2025-01-31", "2025-02-28", "2025-03-31")
    assert [standing(some, day).get("spent") for day in days] == [None, None, "5.00"]
    assert back(some)[0] == "95.00"


def test_a_loss_by_a_grant_is_carried_as_any_other(tmp_path: Path) -> None:
    some = granted(
        tmp_path,
        spent("2025-03-10", 130),
        earns("2026-01-31", "collective", 50),
        grants=[OF_A_HUNDRED],
    )
    assert some.collective("2025")["result"] == "-30.00"
    found = some.collective("2026-01")
    assert (found["carried"], found["result"]) == ("-30.00", "50.00")
    assert found["distribution"]["reserve"] == "20.00"
