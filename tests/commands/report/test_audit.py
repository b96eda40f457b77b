"""`report audit`: the working paper of the kascommissie (SPEC 12)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.audit import report_audit
from socoledger.commands.report.made import Wishes
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.options import DocumentFormat
from tests.support.asking import TODAY, Asked
from tests.support.closing import Closing, closing, commit, git, knows_rules_until, worked
from tests.support.documents import Read, amount, document
from tests.support.paths import EXAMPLES
from tests.support.small_books import DECIDED, booked, costs, earns, paid

CLOSES = "Closes of 2025"
QUARTER = ("2025-01", "2025-02", "2025-03")


def asked(root: Path, year: str | None = "2025", **wishes: Any) -> Answer:
    context = Context(root, TODAY, language=wishes.pop("language", "en"))
    return answered(lambda: report_audit(context, year, Wishes(**wishes)))


def read(root: Path, year: str | None = "2025") -> Read:
    answer = asked(root, year)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def year_closed(tmp_path: Path, *more: str, **blocks: Any) -> Closing:
    """Books of a year that is closed whole."""
    later = earns("2025-12-20", "anna", 10)
    some = worked(tmp_path, later, *more, **blocks)
    return some.close(*(f"2025-{month:02d}" for month in range(1, 13)), "2025")


# -- the money ----------------------------------------------------------------------------------


def test_every_account_has_room_to_write_beside_it(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        "2010-01-01 open Assets:Kas EUR\n",
        earns("2025-01-10", "anna", 200),
        booked("2025-01-11", "Assets:Kas", "Assets:Bank", 50),
    )
    page = read(some.root)
    grid = page.tables["What is there at 31 January 2025"]
    assert grid.column("by the books") == ["€150.00", "€50.00", "€200.00"]
    assert grid.column("what to look at") == ["statement or list", "count it", ""]
    assert grid.column("by statement or count") == [""] * 3
    assert "there is no bank.yaml" in page.text
    assert "Count the cash together" in page.text


def test_an_empty_cash_box_is_counted_too(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        "2010-01-01 open Assets:Kas EUR\n",
        earns("2025-01-10", "anna", 200),
        booked("2025-01-11", "Assets:Kas", "Assets:Bank", 50),
        booked("2025-01-12", "Assets:Bank", "Assets:Kas", 50),
    )
    row = read(some.root).tables["What is there at 31 January 2025"].row("Assets:Kas")
    assert row["by the books"] == "€0.00"


BANK = {"bank.yaml": "accounts: [{iban: NL20INGB0001234567, account: Assets:Bank}]\n"}


def test_the_bank_is_held_against_the_books(tmp_path: Path) -> None:
    tied = '2025-02-01 balance Assets:Bank 99.99 ~ 0.01 EUR\n  statement: "ING 1"\n'
    some = closing(tmp_path, earns("2025-01-10", "anna", 100), tied, files=BANK)
    page = read(some.root)
    [row] = page.tables["What the statements say that the treasurer read into the books"].rows
    told = some.shape("bank", at="2025-01-31")["accounts"][0]
    assert row[:3] == ["Assets:Bank (NL20INGB0001234567)", "ING 1", "31 January 2025"]
    assert [amount(cell) for cell in row[3:]] == [told["bank"], told["books"], told["difference"]]
    assert "the bank and the books differ" in page.text


def test_a_bank_account_without_a_statement_or_with_an_older_one_says_so(tmp_path: Path) -> None:
    line = earns("2025-01-10", "anna", 100)
    without = closing(tmp_path / "without", line, files=BANK)
    assert "no balance of the bank was read" in read(without.root).text
    tied = '2025-01-16 balance Assets:Bank 100.00 ~ 0 EUR\n  statement: "ING 1"\n'
    older = closing(tmp_path / "older", line, tied, earns("2025-01-20", "anna", 1), files=BANK)
    assert "is of 15 January 2025; entries after it: 1" in read(older.root).text


# -- closes -------------------------------------------------------------------------------------


def test_closes_stand_with_their_seals_and_the_verdict_of_verify(tmp_path: Path) -> None:
    some = year_closed(tmp_path)
    page = read(some.root)
    grid, told = page.tables[CLOSES], some.verified()["closes"]
    assert grid.column("seal") == [close["seal"] for close in told]
    assert grid.column("still unchanged") == ["yes"] * 13
    assert "saved by" not in grid.heads
    assert "no amount or other fact of it has changed since" in page.text
    assert "Git does not keep these books" in page.text
    assert "verify --seal 2025=XXXX" in page.text
    assert "with the one in the minutes" in page.text
    assert "not covered by the closes" not in page.text


def test_books_without_a_close_and_with_some_say_so(tmp_path: Path) -> None:
    some = worked(tmp_path)
    page = read(some.root)
    assert "Nothing of 2025 is closed" in page.text
    assert CLOSES not in page.tables
    some.close("2025-01")
    assert "Not all months are closed yet" in read(some.root).text
    some.close("2025-02", "2025-03")
    later = some.add(earns("2025-12-20", "anna", 1))
    later.close(*(f"2025-{month:02d}" for month in range(4, 13)))
    assert "The year itself is not closed yet" in read(some.root).text


def test_a_year_before_the_first_month_has_no_closes(tmp_path: Path) -> None:
    some = worked(tmp_path, earns("2024-03-03", "anna", 1))
    assert "of 2024 there are no closes" in read(some.root, "2024").text


def test_what_changed_after_it_was_closed_is_told(tmp_path: Path) -> None:
    some = year_closed(tmp_path)
    some.edit("journal/main.beancount", " 400.00", " 410.00")
    some.edit("journal/main.beancount", "-400.00", "-410.00")
    page = read(some.root)
    told = {close["period"]: close["ok"] for close in some.verified()["closes"]}
    shown = page.tables[CLOSES].column("still unchanged")
    assert shown == ["yes" if same else "no" for same in told.values()]
    assert "no" in shown
    assert "Something that was closed has changed" in page.text
    assert "Changed after it was closed" in page.text


def test_changed_words_are_told_and_the_closes_still_stand(tmp_path: Path) -> None:
    some = closing(
        tmp_path,
        '2025-01-10 * "Boer" "Kaas"\n  member: "anna"\n  Assets:Bank 5.00 EUR\n  Income:Verkoop\n',
    ).close("2025-01")
    some.edit("journal/main.beancount", "Kaas", "Wijn")
    page = read(some.root)
    assert page.tables[CLOSES].column("still unchanged") == ["yes"]
    assert "Something that was closed has changed since" in page.text
    assert "Changed after it was closed" in page.text


def test_closes_by_rules_1_say_that_words_may_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        knows_rules_until(1, earlier)
        some = worked(tmp_path).close("2025-01", "2025-02")
    some.close("2025-03")
    assert "not covered by the closes through February 2025" in read(some.root).text


def test_a_broken_chain_is_told(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*QUARTER)
    some.file("2025-02").unlink()
    page = read(some.root)
    assert "Something that was closed has changed" in page.text
    assert len(page.tables[CLOSES].rows) == 2


def test_what_git_knows_of_who_saved_stands_beside_it(tmp_path: Path) -> None:
    some = worked(tmp_path, files={"noted.yaml": "- {code: S205, day: 2025-01-10, why: goed}\n"})
    some.close("2025-01", "2025-02").reopen("2025-02", "a cost forgotten").close("2025-02")
    git(some.root, "init", "--quiet")
    commit(some.root)
    some.close("2025-03")
    page = read(some.root)
    saved = page.tables[CLOSES].column("saved by")
    assert saved[0].startswith("Test, ")
    assert saved[2] == "not saved in git"
    [row] = page.tables["Closes that were taken back and made again"].rows
    assert row[1:3] == ["February 2025", "a cost forgotten"]
    assert row[3].startswith("Test, ")
    [noted] = page.tables["Warnings that somebody noted"].rows
    assert noted[0] == "10 January 2025"
    assert noted[2] == "goed"
    assert noted[3].startswith("Test, ")


def test_a_line_that_git_does_not_have_is_nobodys(tmp_path: Path) -> None:
    some = worked(tmp_path, files={"noted.yaml": "- {code: S205, day: 2025-01-10, why: goed}\n"})
    git(some.root, "init", "--quiet")
    commit(some.root)
    some.edit("noted.yaml", "goed", "beter")
    [noted] = read(some.root).tables["Warnings that somebody noted"].rows
    assert noted[2:] == ["beter", "not saved in git"]


def test_what_closes_accepted_stands_with_its_reason(tmp_path: Path) -> None:
    spent = paid("2025-01-20", "Spaarpot:Anna", 5, purpose="course")
    some = worked(tmp_path, spent)
    answer = some.ask_close("2025-01", accept={"S321": "spoken with the gemeente"})
    assert answer.exit is Exit.DONE, answer.messages
    [row] = read(some.root).tables["Errors that closes accepted"].rows
    assert row[0] == "20 January 2025"
    assert row[1].startswith("S321, ")
    assert row[2] == "spoken with the gemeente"


# -- the sample, papers and questions -----------------------------------------------------------


def test_the_sample_stands_with_places_and_boxes(tmp_path: Path) -> None:
    some = worked(tmp_path).close(*QUARTER)
    grid = read(some.root).tables["Entries to look up: 5 of 5"]
    boxes = [row for row in grid.rows if row[3] == "☐"]
    assert len(boxes) == 5
    assert sum("journal/main.beancount:" in row[0] for row in grid.rows) == 5


def test_without_a_close_the_lot_says_that_it_can_be_foreseen(tmp_path: Path) -> None:
    lines = [costs("2025-01-10", "anna", 1 + number) for number in range(30)]
    some = closing(tmp_path, *lines)
    assert "no seal to draw by" in read(some.root).text
    some.close("2025-01")
    page = read(some.root).text
    assert "no seal to draw by" not in page
    assert "could know the seal" not in page
    page = read(some.add(costs("2025-02-10", "anna", 1)).root).text
    assert "could know the seal" in page


def test_decisions_are_listed_once_with_all_members(tmp_path: Path) -> None:
    some = worked(tmp_path, members={"anna": DECIDED, "bram": DECIDED})
    rows = read(some.root).tables["Decisions and approvals"].rows
    assert [row[0] for row in rows] == ["B1", "B2"]
    assert [row[3] for row in rows] == ["Anna, Bram"] * 2


def test_open_warnings_are_questions_and_noted_ones_are_not(tmp_path: Path) -> None:
    line = '2025-01-11 * "Boer" "Kaas"\n  Assets:Bank 5.00 EUR\n  Income:Verkoop\n'
    some = worked(tmp_path, line)
    [row] = read(some.root).tables["Open warnings and errors"].rows
    assert "11 January 2025" in row[0]
    some.add("- {code: S205, day: 2025-01-11, why: goed}\n", name="noted.yaml")
    assert "Open warnings and errors" not in read(some.root).tables


def test_documents_of_the_year_that_are_not_there_are_told(tmp_path: Path) -> None:
    gone = "document Assets:Bank"
    some = worked(tmp_path, f'2025-01-02 {gone} "a.pdf"\n', f'2024-01-02 {gone} "b.pdf"\n')
    page = read(some.root).text
    assert "journal/a.pdf" in page
    assert "b.pdf" not in page


def test_hostile_words_are_text(tmp_path: Path) -> None:
    line = (
        '2025-01-11 * "<script>|x|{year}" "# `1` ☐"\n  member: "anna"\n'
        '  document: "../../<b>.pdf"\n  Assets:Bank 5.00 EUR\n  Income:Verkoop\n'
    )
    some = closing(tmp_path, line)
    [row] = [row for row in read(some.root).tables["Entries to look up: 1 of 1"].rows if row[1]]
    assert row[0] == "1. <script>|x|{year}: # `1` ☐"
    page = asked(some.root, format=DocumentFormat.HTML).output
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


# -- what is asked ------------------------------------------------------------------------------


def test_the_meeting_adopts_accounts_of_a_year_that_is_over(tmp_path: Path) -> None:
    some = worked(tmp_path)
    page = read(some.root).text
    assert "- [ ] to take note that the books through 31 March 2025 are right" in page
    assert "to adopt the annual accounts" not in page
    page = read(some.add(earns("2025-12-20", "anna", 1)).root).text
    assert "- [ ] to adopt the annual accounts of 2025" in page
    assert "- [ ] to discharge the board for 2025" in page


def test_names_cannot_be_left_out(tmp_path: Path) -> None:
    assert asked(worked(tmp_path).root, anonymous=True).exit is Exit.USAGE


@pytest.mark.parametrize(("year", "exit_"), [("2024", Exit.NOTHING), ("2025-03", Exit.USAGE)])
def test_another_period_than_a_year_of_the_books_is_refused(
    tmp_path: Path, year: str, exit_: Exit
) -> None:
    assert asked(worked(tmp_path).root, year).exit is exit_


def test_left_out_the_year_is_that_of_the_last_fact(tmp_path: Path) -> None:
    assert "The books of 2025" in read(worked(tmp_path).root, None).text


CASES = [("scharrel", 2025), ("wijkhuis", 2025), ("soco-aanz", 2021), ("ons/atelier", 2025)]


@pytest.mark.slow
@pytest.mark.parametrize(("example", "year"), CASES)
def test_figures_are_those_of_the_commands(example: str, year: int) -> None:
    asked_of = Asked(EXAMPLES / example)
    page = read(EXAMPLES / example, str(year))
    [caption] = [name for name in page.tables if name.startswith("What is there at")]
    *rows, total = page.tables[caption].rows
    shape = asked_of.shape("balance-sheet", str(year))
    assets: Mapping[str, str] = {one["account"]: one["amount"] for one in shape["assets"]}
    assert {row[0]: amount(row[1]) for row in rows if amount(row[1]) != "0.00"} == assets
    sums = shape["total"]
    assert amount(total[1]) == sums["assets"]
    assert amount(page.facts["what is there, as on the balance sheet"]) == sums["assets"]
    owed = page.facts["owed, as to members, the gemeente and givers of grants"]
    assert amount(owed) == sums["liabilities"]
    own = float(sums["equity"]) + float(sums["undistributed"])
    assert float(amount(page.facts["the coöperatie's own"])) == pytest.approx(own)
