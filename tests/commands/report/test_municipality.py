"""`report municipality`: every figure is that of a command, and clauses add up (SPEC 12)."""

from pathlib import Path

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.municipality import report_municipality
from socoledger.domain.exits import Answer, Exit
from tests.support.asking import TODAY, Asked
from tests.support.documents import Grid, Read, amount, document
from tests.support.paths import EXAMPLES
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    version,
)

pytestmark = pytest.mark.usefixtures("books_read_once")

YEARS = (
    ("scharrel", "2025", None),
    ("scharrel", None, "2026-06-15"),
    ("wijkhuis", "2025", None),
    ("wijkhuis", None, "2026-03-31"),
    ("soco-aanz", "2022", None),
    ("expert", "2025", None),
    ("hilversum", "2025", None),
    ("lucas", "2025", None),
    ("zoete-kruimels-premie", "2025", None),
    ("ons/restaurant", None, "2025-07-10"),
)
"""Examples of every kind: the year, or the day of an interim account."""


def report(
    root: Path, year: str | None, at: str | None = None, *, anonymous: bool = False
) -> Answer:
    context = Context(root, TODAY, language="en")
    wishes = Wishes(at=at, anonymous=anonymous)
    return answered(lambda: report_municipality(context, year, wishes))


def page(
    root: Path, year: str | None = None, at: str | None = None, *, anonymous: bool = False
) -> Read:
    answer = report(root, year, at, anonymous=anonymous)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def column(grid: Grid, head: str) -> dict[str, str]:
    """The amounts of a column by what the row begins with."""
    return {row[0]: amount(cell) for row, cell in zip(grid.rows, grid.column(head), strict=True)}


def last(grid: Grid, head: str) -> str:
    return amount(grid.column(head)[-1])


@pytest.mark.slow
@pytest.mark.parametrize(("example", "year", "at"), YEARS)
class TestFiguresAreThoseOfTheCommands:
    def test_what_members_brought_in(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        result = some.shape("result", _year(year, at), at=at)
        table = some_page.tables["What each member brought in, and where it went"]
        for key in ("income", "expenses", "result"):
            expected = {one["id"]: one[key] for one in result["members"] if one[key] != "0.00"}
            shown = column(table, key) if key in table.heads else {"together": "0.00"}
            total = shown.pop("together")
            assert {id_: cell for id_, cell in shown.items() if cell != "0.00"} == expected
            assert cents(total) == sum(map(cents, expected.values()))

    def test_what_goes_back(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        returned = some.shape("return", _year(year, at), at=at)
        facts = some_page.facts
        if returned["computed"] == returned["booked"] == returned["paid"] == "0.00":
            assert "Nothing goes back to the gemeente." in some_page.text
            return
        labels = {
            "computed": "goes back to the gemeente",
            "booked": "booked by closes",
            "pending": "not booked yet",
            "paid": "paid to the gemeente",
            "outstanding": "booked and not paid yet",
        }
        assert {key: amount(facts[label]) for key, label in labels.items()} == {
            key: returned[key] for key in labels
        }
        table = some_page.tables["What each member brought in, and where it went"]
        if "to the gemeente" in table.heads:
            of_members = sum(
                cents(one["amount"]) + cents(one["leaving"]) for one in returned["members"]
            )
            assert cents(last(table, "to the gemeente")) == of_members

    def test_premiums_and_allowances(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        premium = some.shape("premium", _year(year, at), at=at)
        captions = {
            "premium": "Premiums, art. 31 lid 2 onder j",
            "allowance": "Allowances, art. 31 lid 2 onder k",
        }
        for kind, caption in captions.items():
            awards = {one["id"]: one[kind] for one in premium["members"]}
            awarded = {
                id_: cents(one["awarded"]) + cents(one["other"]) for id_, one in awards.items()
            }
            if caption not in some_page.tables:
                assert not any(awarded.values())
                continue
            table = some_page.tables[caption]
            shown = {id_: cents(cell) for id_, cell in column(table, "awarded").items()}
            assert shown.pop("together") == sum(awarded.values())
            assert all(shown[id_] == number for id_, number in awarded.items() if number)
            for row in table.rows[:-1]:
                cells = dict(zip(table.heads, row, strict=True))
                for key in ("maximum", "paid", "room"):
                    assert amount(cells[key]) == awards[row[0]][key]

    def test_what_clauses_say_adds_up(self, example: str, year: str | None, at: str | None) -> None:
        """What each clause distributed is what `result` says went to each destination."""
        some, some_page = _both(example, year, at)
        result = some.shape("result", _year(year, at), at=at)
        caption = "What each member earns after costs, and where it went"
        whole = sum(cents(to) for one in result["members"] for to in one["distribution"].values())
        tables = [table for name, table in some_page.tables.items() if name.startswith(caption)]
        assert sum(cents(last(table, "euros")) for table in tables) == whole
        for table in tables:
            rows = [row for row in table.rows[:-1] if not row[0].startswith("· ")]
            assert sum(cents(amount(row[-1])) for row in rows) == cents(last(table, "euros"))

    def test_grants_and_goals(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        day = _day(some, year, at)
        grid = next((one for name, one in some_page.tables.items() if "Grants th" in name), None)
        if grid is not None:
            grants = some.shape("grants", at=day)["grants"]
            by_name = {one["reference"] or one["id"]: one for one in grants}
            for row in grid.rows[:-1]:
                cells = dict(zip(grid.heads, row, strict=True))
                grant = by_name[row[0].rpartition(" (")[0]]
                keys = {"granted": "amount", "received": "received", "spent": "spent"}
                for head, key in {**keys, "what is left": "left"}.items():
                    assert amount(cells[head]) == grant[key]
        goals = next((one for name, one in some_page.tables.items() if "Goals at" in name), None)
        if goals is not None:
            texts = [goal["text"] for goal in some.shape("review", at=day)["goals"]]
            assert {row[0] for row in goals.rows} <= {*texts}

    def test_spaarpotten(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        table = some_page.tables.get("Spaarpotten of members")
        if table is not None and "balance" in table.heads:
            pots = some.shape("spaarpot", _day(some, year, at))
            by_id = {one["id"]: one["balance"] for one in [*pots["members"]]}
            shown = column(table, "balance")
            assert shown.pop("together") == pots["total"]["balance"]
            assert shown == {id_: by_id[id_] for id_ in shown}

    def test_the_estimate(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        table = some_page.tables.get("Booked, budget and estimate")
        assert (table is None) == (at is None)
        if table is not None:
            statement = some.shape("income-statement", _year(year, at), at=at)
            totals = {"result": "result", "costs in all": "expenses"}
            for label, key in totals.items():
                row, total = table.row(label), statement["total"][key]
                assert amount(row["booked so far"]) == total["actual"]
                if "budget of the year" in table.heads:
                    assert amount(row["budget of the year"]) == total["budget"]

    def test_the_effect(self, example: str, year: str | None, at: str | None) -> None:
        some, some_page = _both(example, year, at)
        effect = some.shape("impact", _year(year, at), at=at)
        facts = some_page.facts
        assert facts["members in all"] == str(effect["members"]["during"])
        if "premiums awarded" in facts:
            assert amount(facts["premiums awarded"]) == effect["premiums"]["awarded"]


def cents(text: str) -> int:
    return int(text.replace(".", ""))


def _year(year: str | None, at: str | None) -> str:
    return year or (at or "")[:4]


def _day(some: Asked, year: str | None, at: str | None) -> str:
    """The last day of the account."""
    if at is not None:
        return at
    through = some.shape("return", year)["through"]
    return {"06": f"{through}-30", "12": f"{through}-31"}[through[-2:]]


def _both(example: str, year: str | None, at: str | None) -> tuple[Asked, Read]:
    root = EXAMPLES / example
    return Asked(root), page(root, year, at)


# -- what is said -------------------------------------------------------------------------------

TWO_BRACKETS = (
    "{levies: [{to: cooperative, share: 10%}], brackets: ["
    "{up_to: 1000.00, split: {spaarpot: 100%}}, {split: {municipality: 50%, spaarpot: 50%}}]}"
)
SPENDING = "{purposes: [{id: course}, {id: private, approval: true}], maximum: 2000.00}"


@pytest.fixture
def busy(tmp_path: Path) -> Books:
    """A member above the first bracket and one below it, with spending and a premium."""
    private = {"purpose": "private", "approval": "Besluit 7"}
    award = booked("2025-03-10", "Expenses:Artikel31", "Liabilities:Premie:Bram", 50)
    return books(
        tmp_path,
        earns("2025-03-04", "anna", 2100),
        costs("2025-03-06", "anna", 100),
        earns("2025-03-05", "bram", 500),
        hours("2025-03-05", "bram", 12),
        paid("2025-04-02", "Spaarpot:Anna", 80, **private),
        award,
        paid("2025-03-20", "Premie:Bram", 50),
        agreement=[
            version("2025-01-01", member_result=TWO_BRACKETS, spaarpot=SPENDING, reference="A1")
        ],
        members={"anna": DECIDED, "bram": DECIDED},
    )


class TestClauses:
    def test_each_clause_stands_beside_what_was_done_under_it(self, busy: Books) -> None:
        table = page(busy.root).tables["What each member earns after costs, and where it went"]
        first = "Of what remains in a year, the first €1,000.00 goes to the spaarpot of the member."
        assert table.rows == [
            ["First 10% goes to the coöperatie.", "2", "€250.00"],
            [first, "2", "€1,450.00"],
            [
                (
                    "Of what remains in a year, what is above €1,000.00 goes for 50% to the"
                    " gemeente and for 50% to the spaarpot of the member."
                ),
                "1",
                "€800.00",
            ],
            ["· to the gemeente", "", "€400.00"],
            ["· to the spaarpot of the member", "", "€400.00"],
            ["together", "2", "€2,500.00"],
        ]

    def test_spending_stands_with_its_approvals(self, busy: Books) -> None:
        table = page(busy.root).tables["Spaarpotten"]
        assert table.rows[1] == [
            "It may be spent on private needs, if the gemeente approves.",
            "approved: Besluit 7",
            "1",
            "€80.00",
        ]
        assert table.rows[2][1] == "nobody has more in it"

    def test_a_premium_stands_with_its_decision_and_its_payment(self, busy: Books) -> None:
        some_page = page(busy.root)
        row = some_page.tables["Premiums, art. 31 lid 2 onder j"].row("bram")
        assert (row["decision of the gemeente"], row["awarded"], row["paid"]) == (
            "B1",
            "€50.00",
            "€50.00",
        )
        payment = some_page.tables["Payments to members"].rows[0]
        assert payment == ["20 March 2025", "bram", "premium", "B1", "€50.00"]

    def test_members_stand_by_id_and_never_by_name(self, busy: Books) -> None:
        text = page(busy.root).text
        assert "bram" in text
        assert "Bram" not in text

    def test_of_two_versions_each_says_what_was_done_under_it(self, tmp_path: Path) -> None:
        some = books(
            tmp_path,
            earns("2025-03-04", "anna", 900),
            earns("2025-08-04", "anna", 900),
            agreement=[
                version("2025-01-01", member_result=ALL_TO_SPAARPOT),
                version("2025-07-01", member_result=TWO_BRACKETS),
            ],
        )
        tables = page(some.root).tables
        caption = "What each member earns after costs, and where it went"
        first, second = (tables[f"{caption} (v2025-0{number}-01)"] for number in (1, 7))
        assert [row[-1] for row in first.rows] == ["€900.00", "€900.00"]
        assert [row[-1] for row in second.rows] == [
            *("€90.00", "€190.00", "€620.00", "€310.00", "€310.00", "€900.00")
        ]


def test_who_left_stands_with_what_became_of_the_spaarpot(tmp_path: Path) -> None:
    leaving = "{on_leaving: {work: keep, other: municipality}, grace_months: 1}"
    some = books(
        tmp_path,
        earns("2025-01-04", "anna", 300),
        earns("2025-01-04", "bram", 100),
        earns("2025-05-04", "collective", 1),
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=leaving)],
        members={
            "anna": "joined: 2024-01-01\nleft: 2025-02-10\noutcome: other",
            "bram": "joined: 2024-01-01\nleft: 2025-02-11\noutcome: work",
        },
    )
    some_page = page(some.root)
    assert some_page.tables["Who left"].rows == [
        ["anna", "10 February 2025", "another reason", "to the gemeente", "€300.00", "€0.00"],
        ["bram", "11 February 2025", "work", "stays set aside", "€0.00", "€100.00"],
    ]
    assert some_page.facts["from spaarpotten of members who left"] == "€300.00"


# -- interim accounts ---------------------------------------------------------------------------

BUDGET = "years: [{year: 2025, accounts: {Income:Verkoop: 2400.00, Expenses:Inkoop: 100.00}}]\n"


def test_an_interim_account_estimates_the_year_and_says_what_differs(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-04", "anna", 800),
        costs("2025-06-04", "anna", 50),
        earns("2025-09-04", "anna", 5000),
        files={"budget.yaml": BUDGET},
    )
    some_page = page(some.root, at="2025-06-30")
    table = some_page.tables["Booked, budget and estimate"]
    assert table.row("Verkoop") == {
        "": "Verkoop",
        "booked so far": "€800.00",
        "budget of the year": "€2,400.00",
        "estimate of the year": "€2,000.00",
        "estimate less budget": "-€400.00",
    }
    assert table.row("result")["estimate of the year"] == "€1,900.00"
    below = "Income from Verkoop is €400.00 below the part of the budget for these 6 months."
    assert below in some_page.text
    assert "This is an estimate" in some_page.text
    assert "Interim" not in page(some.root, "2025").text


def test_without_a_budget_the_year_goes_on_as_it_went(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-01-04", "anna", 100), earns("2025-09-04", "anna", 1))
    table = page(some.root, at="2025-07-31").tables["Booked, budget and estimate"]
    assert table.heads == ["", "booked so far", "estimate of the year"]
    assert table.row("Verkoop")["estimate of the year"] == "€171.43"


# -- the rest -----------------------------------------------------------------------------------


def test_what_a_coop_does_not_do_is_left_out(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-04", "collective", 100), agreement=[version()])
    some_page = page(some.root)
    assert {*some_page.tables} == {"What the coöperatie earns itself, and where it went"}
    assert "Grants" not in some_page.text


def test_errors_that_are_open_are_told(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-04", "anna", 100),
        paid("2025-04-02", "Spaarpot:Anna", 80),
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT)],
    )
    text = page(some.root).text
    assert "Errors in the books:" in text
    errors = [finding.code for finding in some.findings if finding.is_error]
    assert errors
    assert all(code in text for code in errors)


def test_a_month_is_no_year(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-04", "anna", 100))
    assert report(some.root, "2025-03").exit is Exit.USAGE
    assert report(some.root, "2019").exit is Exit.NOTHING


def test_a_year_before_the_first_month_has_no_account(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2024-03-04", "anna", 100), earns("2025-03-04", "anna", 100))
    answer = report(some.root, "2024")
    assert answer.exit is Exit.NOTHING
    assert "2025-01" in answer.messages[0]


def test_a_year_whose_books_begin_later_is_told_from_there(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-04", "anna", 100),
        earns("2025-07-04", "anna", 40),
        first_month="2025-06",
    )
    table = page(some.root).tables["What each member brought in, and where it went"]
    assert table.row("anna")["result"] == "€40.00"


def test_for_the_council_nobody_is_named(busy: Books) -> None:
    text = page(busy.root, anonymous=True).text
    for word in ("anna", "bram", "Anna", "Bram", "Besluit 7", "B1", "€80.00", "€50.00"):
        assert word not in text


def test_amounts_too_few_people_have_are_not_told_to_be_all(busy: Books) -> None:
    text = page(busy.root, anonymous=True).text
    assert "What went back, and what members got, is about too few people to tell." in text


def test_what_spaarpotten_were_spent_on_has_a_name_and_not_an_id(busy: Books) -> None:
    facts = page(busy.root).facts
    assert facts["private needs"] == "€80.00"
    assert "private" not in facts


def test_hours_stand_beside_what_was_agreed(tmp_path: Path) -> None:
    terms = "{per_year: 20, per_day: 10}"
    some = books(
        tmp_path,
        hours("2025-03-04", "anna", 12),
        hours("2025-03-05", "anna", 9),
        hours("2025-03-06", "bram", 3),
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT, hours=terms)],
    )
    some_page = page(some.root)
    assert some_page.tables["Hours agreed"].rows == [
        ["A member works at most 20.00 hours in a year.", "members who worked more: 1"],
        ["A member works at most 10.00 hours on a day.", "days on which somebody worked more: 1"],
    ]
    assert "In all 24.00 hours were worked." in some_page.text
