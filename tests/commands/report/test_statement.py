"""`report statement`: a month's paper for the gemeente (SPEC 12)."""

from pathlib import Path

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.statement import report_statement, report_statements
from socoledger.domain.exits import Answer, Exit
from tests.support.asking import TODAY, Asked
from tests.support.documents import Read, amount, decimals, document
from tests.support.paths import EXAMPLES
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    DECIDED,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    refunded,
    version,
)

pytestmark = pytest.mark.usefixtures("books_read_once")
SAVING = version("2025-01-01", member_result=ALL_TO_SPAARPOT)


def statement(root: Path, who: str, month: str, *, anonymous: bool = False) -> Answer:
    context = Context(root, TODAY, language="en")
    ask = Wishes(anonymous=anonymous)
    return answered(lambda: report_statement(context, who, month, ask, with_partner=False))


def read(root: Path, who: str, month: str) -> Read:
    answer = statement(root, who, month)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def test_what_was_worked_brought_in_and_cost(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-04", "anna", 500),
        earns("2025-03-05", "bram", 99),
        costs("2025-03-06", "anna", 100),
        hours("2025-03-04", "anna", 7.5),
        agreement=[SAVING],
    )
    page = read(some.root, "anna", "2025-03")
    assert page.tables["Days and hours"].column("hours") == ["7.50", "7.50"]
    assert page.tables["What customers paid the coöperatie"].column("euros") == ["€500.00"] * 2
    assert page.tables["What the work cost"].column("euros") == ["€100.00"] * 2
    assert page.facts["result"] == "€400.00"
    assert page.facts["set aside in the spaarpot"] == "€400.00"
    assert page.facts["received on the member's own account"] == "€0.00"


def test_what_the_member_received_stands_with_article_and_decision(tmp_path: Path) -> None:
    award = booked("2025-03-10", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50)
    some = books(
        tmp_path,
        award,
        paid("2025-03-20", "Premie:Anna", 50),
        agreement=[SAVING],
        members={"anna": DECIDED, "bram": DECIDED},
    )
    page = read(some.root, "anna", "2025-03")
    [row] = page.tables["Premiums and allowances"].rows
    assert row[0] == "20 March 2025"
    assert "art. 31 lid 2 onder j" in row[1]
    assert row[2:] == ["B1", "€50.00"]
    assert page.facts["received on the member's own account"] == "€50.00"


def test_a_month_without_anything_says_so_and_can_be_signed(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-05", "bram", 99), agreement=[SAVING])
    page = read(some.root, "anna", "2025-03")
    assert "nothing was booked for Anna" in page.text
    assert page.facts["received on the member's own account"] == "€0.00"
    assert "- member: Anna, date" in page.text


def test_who_was_no_member_has_no_statement(tmp_path: Path) -> None:
    members = {"anna": "joined: 2025-04-01", "bram": "joined: 2025-01-01"}
    some = books(tmp_path, earns("2025-03-05", "bram", 99), agreement=[SAVING], members=members)
    assert statement(some.root, "anna", "2025-03").exit is Exit.NOTHING


@pytest.mark.parametrize("month", ["2025", "2024-12", "2025-13", "maart"])
def test_another_period_than_a_month_of_the_books_is_refused(tmp_path: Path, month: str) -> None:
    some = books(tmp_path, earns("2025-03-05", "bram", 99), agreement=[SAVING])
    assert statement(some.root, "anna", month).exit in (Exit.USAGE, Exit.NOTHING)


def test_a_statement_says_who_somebody_is(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-05", "bram", 99), agreement=[SAVING])
    assert statement(some.root, "bram", "2025-03", anonymous=True).exit is Exit.USAGE


def test_all_of_a_month_are_one_file_each_and_one_to_print(tmp_path: Path) -> None:
    some = books(tmp_path / "books", earns("2025-03-05", "bram", 99), agreement=[SAVING])
    context = Context(some.root, TODAY, language="en")
    wishes = Wishes(out=tmp_path / "papers")
    answer = report_statements(context, "2025-03", wishes, with_partner=True)
    assert answer.exit is Exit.DONE
    papers = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert papers == [
        "statement-2025-03-anna.md",
        "statement-2025-03-bram.md",
        "statements-2025-03.md",
    ]
    together = (tmp_path / "papers" / papers[2]).read_text()
    for one in papers[:2]:
        assert (tmp_path / "papers" / one).read_text() in together
    assert together.count("- partner: …") == 2


CASES = [("scharrel", "2025-06"), ("wijkhuis", "2025-09"), ("blauwe-paraplu", "2016-05")]


@pytest.mark.slow
@pytest.mark.parametrize(("example", "month"), CASES)
def test_figures_are_those_of_the_commands(example: str, month: str) -> None:
    asked = Asked(EXAMPLES / example)
    result = {one["id"]: one for one in asked.shape("result", month)["members"]}
    for id_, figures in result.items():
        answer = statement(EXAMPLES / example, id_, month)
        if answer.exit is Exit.NOTHING:
            assert figures["result"] == "0.00"
            continue
        page = document(answer.output)
        assert amount(page.facts["costs"]) == figures["expenses"]
        assert amount(page.facts["paid by customers to the coöperatie"]) == figures["income"]
        assert amount(page.facts["result"]) == figures["result"]
        for caption, key in (
            ("What customers paid the coöperatie", "income"),
            ("What the work cost", "expenses"),
        ):
            if caption in page.tables:
                cells = [amount(cell) for cell in page.tables[caption].column("euros")]
                assert cells[-1] == figures[key]
        if "Days and hours" in page.tables:
            *days, total = page.tables["Days and hours"].column("hours")
            assert sum(float(decimals(day)) for day in days) == float(decimals(total))


def test_what_is_paid_out_to_who_has_no_benefit_is_received_by_the_member(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2025-03-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 500),
        paid("2025-03-10", "Spaarpot:Anna", 120, purpose="payout"),
        paid("2025-03-11", "Spaarpot:Anna", 30, purpose="course"),
        agreement=[SAVING],
    )
    page = read(some.root, "anna", "2025-03")
    assert page.facts["received on the member's own account"] == "€120.00"
    assert page.tables["Paid to the member out of the spaarpot"].column("euros") == ["€120.00"] * 2
    assert page.tables["Paid to others out of the spaarpot"].column("euros") == ["€30.00"] * 2
    assert "Anna received €120.00 of the coöperatie" in page.text
    assert "cannot take it out" not in page.text


def test_what_was_paid_out_of_the_spaarpot_and_back_is_shown_apart(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-01", "anna", 500),
        paid("2025-03-10", "Spaarpot:Anna", 120, purpose="course"),
        refunded("2025-03-12", "Spaarpot:Anna", 20),
        agreement=[SAVING],
    )
    page = read(some.root, "anna", "2025-03")
    spent = page.tables["Paid to others out of the spaarpot"]
    assert spent.column("euros") == ["€120.00", "-€20.00", "€100.00"]
    assert page.facts["in the spaarpot on 31 March 2025"] == "€400.00"
    assert page.facts["received on the member's own account"] == "€0.00"


def test_costs_paid_back_are_no_income(tmp_path: Path) -> None:
    receipt = booked("2025-03-10", "Expenses:Inkoop", "Assets:Bank", 30, reimbursed="anna")
    some = books(tmp_path, receipt.replace("reimbursed", 'member: "collective"\n  reimbursed'))
    page = read(some.root, "anna", "2025-03")
    assert page.tables["Paid back against receipts, so no income"].column("euros") == ["€30.00"] * 2
    assert page.facts["received on the member's own account"] == "€0.00"


def test_at_a_day_what_comes_later_in_the_month_is_not_there(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-04", "anna", 500),
        earns("2025-03-20", "anna", 50),
        hours("2025-03-20", "anna", 3),
        agreement=[SAVING],
    )
    context = Context(some.root, TODAY, language="en")
    wishes = Wishes(at="2025-03-10")
    answer = report_statement(context, "anna", "2025-03", wishes, with_partner=False)
    page = document(answer.output)
    assert page.facts["paid by customers to the coöperatie"] == "€500.00"
    assert page.facts["in the spaarpot on 10 March 2025"] == "€500.00"
    assert "10 March 2025" in page.text
    assert "Days and hours" not in page.tables
