"""`report year`: the annual accounts (SPEC 12; art. 2:58 BW)."""

from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.year import report_year
from socoledger.domain.exits import Answer, Exit
from tests.support.asking import TODAY, Asked
from tests.support.documents import Grid, Read, amount, document
from tests.support.paths import EXAMPLES
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    Books,
    booked,
    books,
    costs,
    earns,
    version,
)
from tests.support.umbrellas import opens

pytestmark = pytest.mark.usefixtures("books_read_once")
SAVING = version("2025-01-01", member_result=ALL_TO_SPAARPOT)
LETTERHEAD = """
letterhead:
  kvk: "12345678"
  board:
    - {role: voorzitter, name: Greet de Vries}
    - {role: penningmeester, name: Sjoerd}
"""
BUDGET = "years: [{year: 2025, accounts: {Income:Verkoop: 600, Expenses:Inkoop: 50}}]\n"


def accounts(root: Path, year: str | None = "2025", **wishes: Any) -> Answer:
    context = Context(root, TODAY, language="en")
    return answered(lambda: report_year(context, year, Wishes(**wishes)))


def read(root: Path, year: str | None = "2025", **wishes: Any) -> Read:
    answer = accounts(root, year, **wishes)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def some_books(tmp_path: Path, **more: Any) -> Books:
    return books(
        tmp_path,
        earns("2025-03-04", "anna", 500),
        costs("2025-03-06", "anna", 100),
        booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 30, member="collective"),
        agreement=[SAVING],
        **more,
    )


def balance(page: Read) -> Grid:
    [found] = [grid for name, grid in page.tables.items() if name.startswith("Balance sheet")]
    return found


def income(page: Read) -> Grid:
    [found] = [grid for name, grid in page.tables.items() if name.startswith("What 20")]
    return found


def values(row: dict[str, str]) -> list[str]:
    return [amount(cell) if cell else "" for cell in list(row.values())[1:]]


# -- what it says of itself ---------------------------------------------------------------------


def test_what_came_in_what_it_cost_and_where_it_went(tmp_path: Path) -> None:
    page = read(some_books(tmp_path).root)
    assert "€500.00 came in and €130.00 was spent: a result of €370.00" in page.text
    assert "into spaarpotten of members €400.00" in page.text
    assert values(income(page).row("Verkoop")) == ["500.00"]
    assert values(income(page).row("Inkoop")) == ["130.00"]
    assert values(income(page).row("the result of the year")) == ["370.00"]


def test_a_year_that_is_over_is_a_draft_until_it_is_closed(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-04", "anna", 500), earns("2026-01-05", "anna", 1))
    page = read(some.root)
    assert "**2025, draft**" in page.text
    assert "2025 is not closed yet" in page.text
    assert balance(page).heads == ["", "31 December 2025"]


def test_a_closed_year_is_final() -> None:
    page = read(EXAMPLES / "scharrel")
    assert "**2025**" in page.text
    assert "these figures are final" in page.text


def test_a_year_that_is_not_over_says_how_far_it_goes(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2026-01-05", "anna", 10), earns("2026-03-05", "anna", 1))
    page = read(some.root, None)
    assert "2026 is not over. The figures reach through 31 March 2026." in page.text
    assert "In 2026 through March 2026 €11.00 came in" in page.text
    assert balance(page).heads == ["", "31 March 2026"]


def test_at_a_day_later_facts_do_not_count(tmp_path: Path) -> None:
    page = read(some_books(tmp_path).root, None, at="2025-03-05")
    assert "The figures reach through 5 March 2025." in page.text
    assert values(income(page).row("the result of the year")) == ["500.00"]


def test_at_its_last_day_a_year_is_over(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    assert "2025 is not closed yet" in read(some.root, None, at="2025-12-31").text
    assert "2025 is not over" in read(some.root, None, at="2025-12-30").text


def test_a_year_before_the_books_has_no_more_than_balances(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    more = some.root / "journal/main.beancount"
    more.write_text(more.read_text() + booked("2024-12-31", "Assets:Bank", "Equity:Opening", 40))
    page = read(some.root, "2024")
    assert "These books begin in January 2025" in page.text
    assert values(balance(page).row("Bank")) == ["40.00"]


def test_a_first_year_has_none_beside_it(tmp_path: Path) -> None:
    page = read(some_books(tmp_path).root)
    assert "nothing was booked in 2024" in page.text
    assert len(income(page).heads) == len(balance(page).heads) == 2


def test_the_year_before_stands_beside_it(tmp_path: Path) -> None:
    some = some_books(tmp_path)
    more = some.root / "journal/main.beancount"
    more.write_text(more.read_text() + earns("2026-02-01", "anna", 40))
    page = read(some.root, "2026")
    assert balance(page).heads == ["", "28 February 2026", "31 December 2025"]
    assert income(page).heads == ["", "2026"]
    assert "In 2025 nothing came in and nothing was spent through the same month" in page.text
    assert values(balance(page).row("Bank")) == ["410.00", "370.00"]


def test_a_budget_stands_beside_it_with_the_difference(tmp_path: Path) -> None:
    page = read(some_books(tmp_path, files={"budget.yaml": BUDGET}).root)
    assert income(page).heads == ["", "2025", "budget", "difference"]
    assert values(income(page).row("Verkoop")) == ["500.00", "600.00", "-100.00"]
    assert values(income(page).row("the result of the year")) == ["370.00", "550.00", "-180.00"]


def test_equity_below_zero_is_said(tmp_path: Path) -> None:
    some = books(tmp_path, booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 30))
    assert "Equity is below zero" in read(some.root).text
    assert "Equity is below zero" not in read(some_books(tmp_path / "other").root).text


def test_a_loss_of_the_coop_itself_is_not_said_to_be_of_members(tmp_path: Path) -> None:
    some = books(tmp_path, booked("2025-04-01", "Expenses:Inkoop", "Assets:Bank", 30))
    text = read(some.root).text
    assert "losses that go along to the next year" in text
    assert "Losses of €30.00 are not distributed" in text
    assert "losses that members" not in text


def test_months_before_the_first_one_count_in_no_distribution(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 500),
        earns("2025-06-15", "anna", 40),
        first_month="2025-04",
    )
    page = read(some.root)
    assert page.facts["results are distributed from"] == "April 2025"
    assert values(income(page).row("the result, distributed")) == ["540.00"]


def test_a_year_without_facts_names_those_with_some(tmp_path: Path) -> None:
    answer = accounts(some_books(tmp_path).root, "2023")
    assert answer.exit is Exit.NOTHING
    assert "2025" in answer.messages[0]


@pytest.mark.parametrize("year", ["2025-03", "last", ""])
def test_another_period_than_a_year_is_refused(tmp_path: Path, year: str) -> None:
    assert accounts(some_books(tmp_path).root, year).exit is Exit.USAGE


# -- decisions and signatures ---------------------------------------------------------------------


def test_adoption_and_discharge_are_two_decisions(tmp_path: Path) -> None:
    text = read(some_books(tmp_path).root).text
    first, second = (text.index(f"### Decision {number}") for number in (1, 2))
    signed = text.index("### Signed by the board")
    assert first < second < signed
    assert text[first:second].count("date of the general meeting") == 1
    assert text[second:signed].count("date of the general meeting") == 1
    assert "discharge" not in text[first:second].casefold().replace("decision 2: discharge", "")


def test_each_director_signs_by_name(tmp_path: Path) -> None:
    page = read(some_books(tmp_path, coop_extra=LETTERHEAD).root)
    assert page.facts["number at the Kamer van Koophandel"] == "12345678"
    assert "- voorzitter: Greet de Vries, date" in page.text
    assert "- penningmeester: Sjoerd, date" in page.text
    assert "- secretary:" not in page.text
    assert page.text.count("- kascommissie: …") == 2


def test_without_a_board_those_that_each_board_has_sign(tmp_path: Path) -> None:
    text = read(some_books(tmp_path).root).text
    assert all(f"- {role}: …" in text for role in ("chair", "secretary", "treasurer"))


def test_it_is_written_under_a_name_that_sorts(tmp_path: Path) -> None:
    some = some_books(tmp_path / "books")
    assert accounts(some.root, out=tmp_path / "out").exit is Exit.DONE
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["annual-accounts-2025.md"]


def test_names_of_accounts_are_read_as_words(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        opens("Expenses:Kantoor:PenEnPapier"),
        booked("2025-04-01", "Expenses:Kantoor:PenEnPapier", "Assets:Bank", 30),
    )
    assert "Kantoor: Pen En Papier" in income(read(some.root)).column("")


# -- the figures are those of the commands ------------------------------------------------------

CASES = [("scharrel", "2025"), ("scharrel", "2026"), ("wijkhuis", "2025"), ("hilversum", "2025")]


class Beside:
    """The annual accounts of an example beside the JSON of the commands."""

    def __init__(self, example: str, year: str) -> None:
        self.asked, self.year = Asked(EXAMPLES / example), year
        self.page = read(EXAMPLES / example, year)
        self.statement = self.asked.shape("income-statement", year)
        through = self.statement["through"]
        self.at = {"2025-12": "2025-12-31", "2026-06": "2026-06-30"}[through]
        self.sheet = self.asked.shape("balance-sheet", None, at=self.at)


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def beside(request: pytest.FixtureRequest) -> Beside:
    return Beside(*request.param)


def sum_below(lines: list[dict[str, Any]], above: str) -> int:
    return sum(
        int(line["amount"].replace(".", ""))
        for line in lines
        if f"{line['account']}:".startswith(f"{above}:")
    )


KINDS = {
    "spaarpotten of members": "Liabilities:Spaarpot",
    "premiums still to be paid": "Liabilities:Premie",
    "allowances still to be paid": "Liabilities:Vergoeding",
    "gemeente, still to be paid": "Liabilities:Gemeente",
    "funds for a purpose": "Liabilities:Fonds",
    "grants, not spent yet": "Liabilities:Subsidie",
    "money borrowed": "Liabilities:Lening",
    "capital brought in": "Equity:Inbreng",
    "gifts received": "Equity:Giften",
    "own reserve": "Equity:Reserve",
}


@pytest.mark.slow
def test_both_sides_of_the_balance_are_those_of_balance_sheet(beside: Beside) -> None:
    grid, sheet = balance(beside.page), beside.sheet
    totals = ("all that there is", "all that is owed and own")
    for label, key in zip(totals, ("assets", "right"), strict=True):
        assert values(grid.row(label))[0] == sheet["total"][key]
    lines = [*sheet["assets"], *sheet["liabilities"], *sheet["equity"]]
    added = 0
    for cells in grid.rows:
        name, now = cells[0], cells[1]
        if not now or name in totals:
            continue
        cents = int(amount(now).replace(".", ""))
        added += cents
        if name in KINDS:
            assert cents == sum_below(lines, KINDS[name])
        elif name == "result of the year, not distributed yet":
            assert amount(now) == sheet["undistributed"]["year"]
        elif name == "result of earlier years, not distributed":
            assert amount(now) == sheet["undistributed"]["earlier"]
        else:
            assert amount(now) in {
                line["amount"] for line in lines if line["account"].endswith(f":{name}")
            }
    assert added == 2 * int(sheet["total"]["assets"].replace(".", ""))


@pytest.mark.slow
def test_income_and_costs_are_those_of_income_statement(beside: Beside) -> None:
    grid, statement = income(beside.page), beside.statement
    total = statement["total"]
    assert values(grid.row("all costs"))[0] == total["expenses"]["actual"]
    result = grid.row("the result of the year")
    for head, key in ((beside.year, "actual"), ("budget", "budget"), ("2025", "last_year")):
        if head in grid.heads:
            expected = total["result"]["actual" if head == beside.year else key]
            assert amount(result[head]) == expected
    shown = {row[0]: amount(row[1]) for row in grid.rows if row[1]}
    for line in statement["grants"]:
        assert shown.get(f"grant {line['id']}", "0.00") == line["actual"]
    rows = [row for row in grid.rows if row[1]]
    for key in ("income", "expenses"):
        for line in statement[key]:
            if line["actual"] != "0.00":
                name = line["account"].partition(":")[2]
                assert any(row[0] == name and amount(row[1]) == line["actual"] for row in rows)


@pytest.mark.slow
def test_spaarpotten_are_those_of_spaarpot(beside: Beside) -> None:
    shape = beside.asked.shape("spaarpot", beside.at)
    grid = beside.page.tables.get("How the spaarpotten moved")
    if grid is None:
        assert shape["total"]["balance"] == "0.00"
        return
    keys = {
        "at the start": "opening",
        "added": "additions",
        "spent": "withdrawals",
        "on leaving": "leaving",
        "at the end": "balance",
    }
    members = {one["id"]: one for one in shape["members"]}
    for row in grid.rows:
        one = shape["total"] if row[0] == "together" else members[row[0].casefold()]
        for head, key in keys.items():
            cell = row[grid.heads.index(head)] if head in grid.heads else "€0.00"
            assert amount(cell) == one[key]


@pytest.mark.slow
def test_the_return_is_that_of_return(beside: Beside) -> None:
    shape, facts = beside.asked.shape("return", beside.year), beside.page.facts
    for label, key in (
        ("goes back for the year", "computed"),
        ("booked by closes", "booked"),
        ("paid of it so far", "paid"),
        ("booked, and to be paid still", "outstanding"),
        ("owed in all at the end of the year", "balance"),
        ("from grants of the gemeente", "grants"),
    ):
        assert amount(facts.get(label, "€0.00")) == shape[key]
    own = beside.asked.shape("result", beside.year)["collective"]
    assert amount(facts["the coöperatie's own result"]) == own["result"]


@pytest.mark.slow
def test_premiums_and_allowances_are_those_of_premium(beside: Beside) -> None:
    members = beside.asked.shape("premium", beside.year)["members"]
    for kind, letter in (("premium", "j"), ("allowance", "k")):
        caption = f"{kind.capitalize()}s, art. 31 lid 2 onder {letter}"
        grid = beside.page.tables.get(caption, Grid(["member", "paid in the year"]))
        paid = {one["id"]: one[kind]["paid"] for one in members if one[kind]["paid"] != "0.00"}
        if "paid in the year" not in grid.heads:
            assert not paid
            continue
        *rows, total = [amount(cell) for cell in grid.column("paid in the year")] or ["0.00"]
        assert sorted(cell for cell in rows if cell != "0.00") == sorted(paid.values())
        assert int(total.replace(".", "")) == sum(int(one.replace(".", "")) for one in rows)


@pytest.mark.slow
def test_grants_and_partners_are_those_of_their_commands() -> None:
    beside = Beside("hilversum", "2025")
    grants = {one["id"]: one for one in beside.asked.shape("grants", None, at=beside.at)["grants"]}
    grid = beside.page.tables["Grants, from their start"]
    for id_, one in grants.items():
        keys = ("amount", "received", "spent", "left", "balance")
        assert values(grid.row(id_)) == [one[key] for key in keys]
    shape = beside.asked.shape("contributions", None, at=beside.at)
    partners = {one["name"]: one["rest"] for one in shape["partners"]}
    grid = beside.page.tables["What partners brought in"]
    for row in grid.rows:
        rest = partners[row[0]]
        assert [amount(cell) for cell in row[3:]] == [
            rest["capital"],
            rest["gifts"],
            rest["loans"],
        ]
