"""`report month`: a month for the board (SPEC 12)."""

from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.month import report_month
from socoledger.domain.exits import Answer, Exit
from tests.support.asking import TODAY, Asked, Shape
from tests.support.closing import closing
from tests.support.documents import Grid, Read, amount, decimals, document
from tests.support.imports import importing
from tests.support.paths import EXAMPLES
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    booked,
    books,
    costs,
    earns,
    hours,
    version,
)
from tests.support.statements import Period, line

pytestmark = pytest.mark.usefixtures("books_read_once")
SAVING = version("2025-01-01", member_result=ALL_TO_SPAARPOT)
RESULTS, SHARED = "Income less expenses", "Where the results went"
POTS = "Spaarpotten from the start to the end of the month"
PREMIUMS = "Premiums, art. 31 lid 2 onder j Participatiewet"
ALLOWANCES = "Allowances, art. 31 lid 2 onder k Participatiewet"
BANK, HELD = "The bank and the books", "What the coöperatie has"


def report(root: Path, month: str | None = "2025-03", **wishes: Any) -> Answer:
    context = Context(root, TODAY, language="en")
    return answered(lambda: report_month(context, month, Wishes(**wishes)))


def read(root: Path, month: str | None = "2025-03", **wishes: Any) -> Read:
    answer = report(root, month, **wishes)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


def test_a_month_stands_beside_the_one_before_and_the_year_so_far(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-04", "anna", 10),
        earns("2025-02-04", "anna", 100),
        earns("2025-03-04", "anna", 500),
        costs("2025-03-05", "collective", 40),
        agreement=[SAVING],
    )
    page = read(some.root)
    assert page.text.split("\n")[6] == (
        "**In March 2025 €500.00 came in and €40.00 was spent. Of that, €460.00 is left."
        " In February 2025 €100.00 was left. €500.00 goes to the spaarpotten of members.**"
    )
    heads = ["March 2025", "February 2025", "year so far"]
    assert page.tables[SHARED].heads[1:] == heads
    row = page.tables[SHARED].row("to spaarpotten")
    assert [row[head] for head in heads] == ["€500.00", "€100.00", "€610.00"]
    assert page.tables[RESULTS].row("Anna")["result, year so far"] == "€610.00"
    assert "Of these members nothing was booked: Bram." in page.text


def test_a_january_has_no_year_beside_it_and_the_first_month_no_month_before(
    tmp_path: Path,
) -> None:
    some = books(
        tmp_path,
        earns("2025-01-04", "anna", 10),
        earns("2025-12-04", "anna", 100),
        earns("2026-01-04", "anna", 500),
        agreement=[SAVING],
        first_month="2025-01",
    )
    heads = read(some.root, "2026-01").tables[SHARED].heads
    assert heads == ["what", "January 2026", "December 2025"]
    page = read(some.root, "2025-01")
    assert page.tables[SHARED].heads == ["what", "January 2025"]
    assert page.tables[POTS].row("Anna")["at the start"] == "€0.00"
    assert read(some.root, "2026-01").tables[POTS].row("Anna")["at the start"] == "€110.00"


def test_a_month_that_is_not_closed_is_provisional(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-04", "anna", 500), agreement=[SAVING])
    page = read(some.root)
    assert "**March 2025, provisional**" in page.text
    assert "not closed yet, so these figures may still change" in page.text
    running = read(some.root, "2025-03", at="2025-03-10")
    assert "was not over yet" in running.text
    assert "through 10 March 2025" in running.text


def test_spaarpotten_go_from_their_opening_to_their_balance(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 70),
        earns("2025-02-04", "anna", 100),
        earns("2025-03-04", "anna", 500),
        booked("2025-03-20", "Liabilities:Spaarpot:Anna", "Assets:Bank", 30, purpose="course"),
        agreement=[SAVING],
    )
    assert read(some.root).tables[POTS].rows == [
        ["Anna", "€170.00", "€500.00", "€30.00", "€640.00"]
    ]


def test_who_works_and_brings_nothing_in_is_told_by_hours_alone(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-02-04", "anna", 4),
        hours("2025-03-04", "anna", 7.5),
        earns("2025-03-05", "collective", 50),
        agreement=[SAVING],
    )
    page = read(some.root)
    assert page.tables[RESULTS].column("who") == ["the coöperatie itself"]
    assert page.tables["Hours worked"].rows == [["Anna", "7.50", "4.00", "11.50"]]


def test_the_bank_is_held_against_the_books_on_a_later_day_too(tmp_path: Path) -> None:
    opening = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
    rule = "{text: rente en kosten, account: Expenses:Inkoop, member: collective}"
    some = importing(tmp_path, opening, rules=(rule,))
    taken = line("2025-03-31", -250, "", "Rente en kosten", reference="R3")
    asks = line("2025-03-14", -1250, "Bouwmarkt West", "Schaar", reference="R1")
    some.shown(Period([asks, taken], opening=10000))
    for at in (None, "2025-03-31"):
        page = read(some.root, at=at)
        [found] = [one for one in some.shape("bank", at="2025-03-31")["accounts"] if one["to"]]
        row = page.tables[BANK].row("Bank")
        assert row["at the end of"] == "31 March 2025"
        assert amount(row["the bank has"]) == found["bank"] == "85.00"
        assert amount(row["the books have"]) == found["books"]
        assert amount(row["difference"]) == found["difference"]
        assert f"nobody said yet what they were: {found['unsorted']}" in page.text
        assert page.tables[HELD].row("Bank")["compared or counted through"] == "31 March 2025"


def test_what_was_noted_and_what_is_still_wrong_stand_under_their_month(tmp_path: Path) -> None:
    untagged = '2025-03-04 * "x"\n  Income:Verkoop  -10.00 EUR\n  Assets:Bank  10.00 EUR\n'
    some = books(tmp_path, untagged, earns("2025-04-04", "anna", 1), agreement=[SAVING])
    page = read(some.root)
    assert "- S205, warning: " in page.text
    assert "found no error and no warning" in read(some.root, "2025-04").text
    note = "- {code: S205, day: 2025-03-04, why: seen with the board}\n"
    (some.root / "noted.yaml").write_text(note)
    page = read(some.root)
    assert "- S205, warning" not in page.text
    assert "- S205 on 4 March 2025: seen with the board" in page.text


def test_what_the_board_has_to_do_is_told_by_name(tmp_path: Path) -> None:
    decided = f"{BENEFIT}\npremium: [{{from: 2025-01-01, to: 2025-04-30, reference: B1}}]"
    left = "joined: 2025-01-01\nleft: 2025-02-10\noutcome: other"
    some = books(
        tmp_path,
        earns("2025-01-04", "chris", 70),
        booked("2025-03-10", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50),
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT)],
        members={"anna": decided, "bram": decided, "chris": left},
    )
    text = read(some.root).text
    assert "- 30 April 2025: the decision on premiums for Anna, Bram ends." in text
    assert "- Premiums that were awarded may be paid: €50.00." in text


def test_a_year_is_no_month(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-03-04", "anna", 500), agreement=[SAVING])
    assert report(some.root, "2025").exit is Exit.USAGE
    assert report(some.root, "2025-04").exit is Exit.NOTHING
    assert "March 2025" in read(some.root, None).text


@pytest.mark.slow
def test_spaarpotten_are_before_the_close_what_they_are_after_it(tmp_path: Path) -> None:
    """A leaver's falls, and premiums come out of it."""
    keys = f"{BENEFIT}\nleft: 2025-02-15\noutcome: work\n"
    terms = {"member_result": ALL_TO_SPAARPOT, "spaarpot": "{on_leaving: municipality}"}
    some = closing(
        tmp_path,
        earns("2025-01-10", "anna", 100),
        earns("2025-01-10", "bram", 80),
        earns("2025-02-10", "anna", 40),
        earns("2025-02-10", "bram", 60),
        agreement=[version("2025-01-01", premium="{share: 25%, from: spaarpot}", **terms)],
        members={"anna": keys, "bram": DECIDED},
    )
    before = read(some.root, "2025-02").tables[POTS]
    some.close("2025-01", "2025-02")
    after = read(some.root, "2025-02").tables[POTS]
    assert before == after
    assert after.row("Anna") == {
        "member": "Anna",
        "at the start": "€100.00",
        "set aside": "€40.00",
        "spent": "€0.00",
        "fell on leaving": "€140.00",
        "at the end": "€0.00",
    }
    assert after.row("Bram")["spent"] == "€15.00"


def test_a_leavers_spaarpot_is_to_be_settled_once(tmp_path: Path) -> None:
    left = f"{BENEFIT}\nleft: 2025-02-15\noutcome: work\n"
    terms = "{on_leaving: municipality, grace_months: 2}"
    some = closing(
        tmp_path,
        earns("2025-01-10", "anna", 100),
        earns("2025-02-10", "bram", 60),
        agreement=[version("2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=terms)],
        members={"anna": left, "bram": DECIDED},
    )
    some.close("2025-01", "2025-02")
    text = read(some.root, "2025-02").text
    to_do = text[text.index("decide or to do") : text.index("## Results")]
    assert to_do.count("Anna") == 1
    assert "the spaarpot goes to the gemeente with April 2025: €100.00" in to_do


# -- figures --------------------------------------------------------------------------------------

CASES = [
    ("scharrel", "2025-06"),
    ("wijkhuis", "2025-09"),
    ("zoete-kruimels-premie", "2025-12"),
    ("hilversum", "2025-06"),
    ("lansco-beloning", "2025-07"),
]


def cents(text: str) -> int:
    return round(float(text) * 100)


class Answers:
    """What the commands say of a month, at its end."""

    def __init__(self, example: str, month: str) -> None:
        asked = Asked(EXAMPLES / example)
        year, number = month.split("-")
        last = {"06": 30, "09": 30}.get(number, 31)
        self.before = f"{year}-{int(number) - 1:02d}"
        self.day = f"{month}-{last}"
        self.day_before = f"{self.before}-{31 if int(number) - 1 in (5, 7, 8, 10) else 30}"
        self.month = asked.shape("result", month)
        self.earlier = asked.shape("result", self.before)
        self.year = asked.shape("result", year, at=self.day)
        self.pots = asked.shape("spaarpot", self.day)
        self.pots_before = asked.shape("spaarpot", self.day_before)
        self.premium = asked.shape("premium", year, at=self.day)
        self.premium_before = asked.shape("premium", year, at=self.day_before)
        self.returned = asked.shape("return", year, at=self.day)
        self.status = asked.shape("status", at=self.day)
        self.accounts = asked.shape("accounts", month)
        self.grants = asked.shape("grants", at=self.day) if example == "hilversum" else None


@pytest.mark.slow
@pytest.mark.parametrize(("example", "month"), CASES)
def test_figures_are_those_of_the_commands_and_tie(example: str, month: str) -> None:
    page, answers = read(EXAMPLES / example, month), Answers(example, month)
    names = {one.stem: _name(one) for one in (EXAMPLES / example / "members").iterdir()}
    _compare_results(page.tables[RESULTS], answers, names)
    _compare_shared(page.tables[SHARED], answers)
    if POTS in page.tables:
        _compare_pots(page.tables[POTS], answers, names)
    for caption, kind in ((PREMIUMS, "premium"), (ALLOWANCES, "allowance")):
        if caption in page.tables:
            _compare_awards(page.tables[caption], kind, answers, names)
    _compare_returned(page, answers)
    balances = {one["account"]: one["balance"] for one in answers.accounts["accounts"]}
    day = page.tables[HELD].heads[2]
    for row in page.tables[HELD].rows:
        account = page.tables[HELD].row(row[0])
        if row[0] != "together":
            assert amount(account[day]) == balances[f"Assets:{row[0]}"]
    if answers.grants is not None:
        table = page.tables["Grants and what became of them"]
        for grant in answers.grants["grants"]:
            row_of = table.row(grant["id"])
            assert amount(row_of["received so far"]) == grant["received"]
            assert amount(row_of["spent so far"]) == grant["spent"]
            assert amount(row_of["left of what was received"]) == grant["left"]


def _name(file: Path) -> str:
    [name] = [one for one in file.read_text().splitlines() if one.startswith("name:")]
    return name.removeprefix("name:").split("#")[0].strip().strip("\"'")


def _compare_results(table: Grid, answers: Answers, names: dict[str, str]) -> None:
    """Each member, and with the coöperatie they come to the total."""
    sums: dict[str, int] = {"income": 0, "expenses": 0, "result": 0}
    shown = set(table.column("who"))
    for this, earlier, year in zip(
        answers.month["members"], answers.earlier["members"], answers.year["members"], strict=True
    ):
        sums = {key: sums[key] + cents(this[key]) for key in sums}
        name = names[this["id"]]
        if name not in shown:
            assert {this["result"], earlier["result"], year["result"]} == {"0.00"}
            continue
        row = table.row(name)
        assert [amount(row[key]) for key in sums] == [this[key] for key in sums]
        assert amount(_starting(row, "result, ")[0]) == earlier["result"]
        assert amount(row["result, year so far"]) == year["result"]
    own = table.row("the coöperatie itself")
    collective = answers.month["collective"]
    assert amount(own["income"]) == collective["income"]
    assert amount(own["expenses"]) == collective["expenses"]
    if "together" in shown:
        total = table.row("together")
        for key, of_members in sums.items():
            assert cents(amount(total[key])) == of_members + cents(amount(own[key]))


def _starting(row: dict[str, str], start: str) -> list[str]:
    return [cell for head, cell in row.items() if head.startswith(start)]


_TO = {
    "spaarpot": "to spaarpotten",
    "cooperative": "to the coöperatie",
    "municipality": "to the gemeente",
    "reserve": "to the reserve",
}


def _compare_shared(table: Grid, answers: Answers) -> None:
    """What goes to each destination is that of `result`, and comes to the result."""
    for column, shape in ((1, answers.month), (2, answers.earlier), (3, answers.year)):
        rows = [(row[0].removeprefix("· "), row[column]) for row in table.rows]
        of_members = _sums(shape)
        ends = [at for at, (name, _cell) in enumerate(rows) if name == "results of members"]
        if ends:
            part = dict(rows[1 : ends[0]])
            for to, expected in of_members.items():
                text = _TO.get(to, f"to fund {to.removeprefix('fund:')}")
                assert cents(amount(part.get(text, "€0.00"))) == expected
            result = sum(cents(one["result"]) for one in shape["members"])
            assert sum(cents(amount(cell)) for cell in part.values()) == result
            assert cents(amount(rows[ends[0]][1])) == result
        [end] = [at for at, (name, _) in enumerate(rows) if name == "the coöperatie's own result"]
        result = cents(shape["collective"]["result"])
        begin = ends[0] + 2 if ends else 1
        made_of = sum(cents(amount(cell)) for _name, cell in rows[begin:end])
        goes_to = sum(cents(amount(cell)) for _name, cell in rows[end + 1 :])
        assert {cents(amount(rows[end][1])), made_of, goes_to} == {result}


def _sums(shape: Shape) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in shape["members"]:
        for to, text in one["distribution"].items():
            sums[to] = sums.get(to, 0) + cents(text)
    return sums


def _compare_pots(table: Grid, answers: Answers, names: dict[str, str]) -> None:
    before = {one["id"]: one for one in answers.pots_before["members"]}
    for pot in answers.pots["members"]:
        name, was = names[pot["id"]], before[pot["id"]]
        if name not in table.column("member"):
            assert pot["balance"] == was["balance"] == "0.00"
            continue
        row = table.row(name)
        balance = cents(pot["balance"]) + cents(pot["pending"])
        opening = cents(was["balance"]) + cents(was["pending"])
        spent = cents(pot["withdrawals"]) - cents(was["withdrawals"])
        left = cents(amount(row.get("fell on leaving", "€0.00")))
        assert cents(amount(row["at the end"])) == balance
        assert cents(amount(row["at the start"])) == opening
        assert cents(amount(row["spent"])) == spent
        assert balance == opening + cents(amount(row["set aside"])) - spent - left
    total = answers.pots["total"]
    if "together" in table.column("member"):
        cell = amount(table.row("together")["at the end"])
        assert cents(cell) == cents(total["balance"]) + cents(total["pending"])


def _compare_awards(table: Grid, kind: str, answers: Answers, names: dict[str, str]) -> None:
    before = {one["id"]: one[kind] for one in answers.premium_before["members"]}
    payable = {
        one["id"]: one["payable"] for one in answers.status["payable"] if one["kind"] == kind
    }
    for one in answers.premium["members"]:
        name, now, was = names[one["id"]], one[kind], before[one["id"]]
        awarded = cents(now["awarded"]) + cents(now["other"])
        if name not in table.column("member"):
            assert (awarded, now["paid"], now["room"]) == (0, "0.00", "0.00")
            continue
        row = table.row(name)
        assert cents(amount(row["awarded this year"])) == awarded
        assert amount(row["paid this year"]) == now["paid"]
        assert amount(row["may still be paid this year"]) == now["room"]
        assert amount(row["to be paid now"]) == payable.get(one["id"], "0.00")
        earlier = cents(was["awarded"]) + cents(was["other"])
        assert cents(amount(row["awarded"])) == awarded - earlier
        assert cents(amount(row["paid"])) == cents(now["paid"]) - cents(was["paid"])


def _compare_returned(page: Read, answers: Answers) -> None:
    caption = "What goes back to the gemeente"
    if caption not in page.tables:
        assert answers.returned["computed"] == "0.00"
        return
    table = page.tables[caption]
    assert amount(table.rows[-1][3]) == answers.returned["computed"]
    for key in ("booked", "paid", "outstanding"):
        if answers.returned["booked"] != "0.00":
            shown = f"{float(decimals(answers.returned[key])):,.2f}"
            assert f"€{shown}" in page.text
