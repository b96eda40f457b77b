"""`report member` and `report members`: a page for each member about their year (SPEC 12)."""

import re
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.member import report_member, report_members
from socoledger.domain.exits import Answer, Exit
from tests.support.asking import TODAY, Asked
from tests.support.documents import Read, amount, document
from tests.support.paths import EXAMPLES
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    DECIDED,
    Books,
    booked,
    books,
    closed,
    costs,
    earns,
    hours,
    paid,
    version,
)

pytestmark = pytest.mark.usefixtures("books_read_once")

PURPOSES = (
    "{purposes: [{id: course}, {id: private, approval: true}, {id: rijbewijs-b}], maximum: 90}"
)
SAVING = version("2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=PURPOSES)
RESULT = "How it adds up"
SPENT = "Spent from your spaarpot"


def member(root: Path, who: str = "anna", year: str | None = "2025", **wishes: Any) -> Answer:
    context = Context(root, TODAY, language="en")
    return answered(lambda: report_member(context, who, year, Wishes(**wishes)))


def page(some: Books, who: str = "anna", year: str | None = "2025", **wishes: Any) -> Read:
    answer = member(some.root, who, year, **wishes)
    assert answer.exit is Exit.DONE, answer.messages
    return document(answer.output)


# -- the result ---------------------------------------------------------------------------------


def test_what_came_in_what_it_cost_and_where_it_went(tmp_path: Path) -> None:
    """SPEC 8: 3,412.50 for the spaarpot, 412.50 for the gemeente."""
    some = books(
        tmp_path,
        earns("2025-01-05", "anna", 2000),
        costs("2025-01-06", "anna", 400),
        costs("2025-02-06", "anna", 600),
        earns("2025-03-05", "anna", 4000),
        costs("2025-03-06", "anna", 500),
    )
    read = page(some)
    assert read.tables[RESULT].rows == [
        ["paid by customers", "", "€6,000.00"],
        ["costs of your work", "", "-€1,500.00"],
        ["what is left", "", "€4,500.00"],
        ["to the fund opleiding", "5%", "€225.00"],
        ["to the coöperatie", "10%", "€450.00"],
        [
            "to your spaarpot",
            "everything up to €3,000 and half between €3,000 and €6,000",
            "€3,412.50",
        ],
        [
            "to the gemeente",
            "half between €3,000 and €6,000 and everything above €6,000",
            "€412.50",
        ],
    ]
    assert "Customers paid €6,000.00 for your work in 2025." in read.text
    assert "Your spaarpot in 2025: €3,412.50 came in" in read.text
    assert "At €3,000.00: from here: half to the gemeente." in read.text
    assert "At €4,500.00: from here: everything to the gemeente." in read.text


def test_a_new_agreement_in_the_year_is_told(tmp_path: Path) -> None:
    second = version("2025-07-01", member_result="{levies: [{to: cooperative, share: 20%}]}")
    some = books(
        tmp_path,
        earns("2025-02-05", "anna", 100),
        earns("2025-08-05", "anna", 100),
        agreement=[SAVING, second],
    )
    rows = page(some).tables[RESULT]
    assert rows.row("to your spaarpot")["what was agreed"] == "everything; from July on: nothing"
    agreed = "nothing; from July on: 20% and the rest"
    assert rows.row("to the coöperatie")["what was agreed"] == agreed


def test_a_loss_goes_off_later_or_is_borne(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-02-05", "anna", 100),
        earns("2026-03-05", "anna", 150),
        agreement=[SAVING],
    )
    assert "There is a loss of €100.00. It goes off what you earn later." in page(some).text
    later = page(some, year="2026")
    assert "You began the year with a loss of €100.00. It goes off first." in later.text
    assert later.tables[RESULT].rows[-1] == ["together", "", "€50.00"]


def test_a_year_in_which_the_books_begin_says_from_which_month_on(tmp_path: Path) -> None:
    lines = (earns("2025-01-05", "anna", 2000), earns("2025-03-05", "anna", 400))
    begun = page(books(tmp_path, *lines, first_month="2025-03"))
    assert begun.tables[RESULT].row("paid by customers")["euros"] == "€400.00"
    assert "These books begin in March 2025." in begun.text
    assert "begin in" not in page(books(tmp_path / "whole", *lines)).text


def test_much_spending_leaves_the_page_on_one_sheet(tmp_path: Path) -> None:
    spent = [
        paid(f"2025-03-{day:02}", "Spaarpot:Anna", 2, purpose="course") for day in range(1, 12)
    ]
    rows = page(saved(tmp_path, *spent)).tables[SPENT].rows
    assert rows[0] == ["", "before that, in all: 7 times", "-€14.00"]
    assert [row[0] for row in rows[1:]] == [f"{day} March 2025" for day in range(8, 12)]


# -- the spaarpot -------------------------------------------------------------------------------


def saved(tmp_path: Path, *journal: str, **more: Any) -> Books:
    opening = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 20)
    return books(
        tmp_path,
        opening,
        earns("2025-02-05", "anna", 100),
        *journal,
        **{"agreement": [SAVING], **more},
    )


def test_what_happened_in_the_spaarpot_this_year(tmp_path: Path) -> None:
    some = saved(
        tmp_path,
        paid("2025-03-01", "Spaarpot:Anna", 30, purpose="course"),
        booked("2025-03-09", "Assets:Bank", "Liabilities:Spaarpot:Anna", 5, purpose="course"),
        paid("2025-04-01", "Spaarpot:Anna", 4, purpose="rijbewijs-b"),
    )
    read = page(some)
    assert read.facts["in it on 1 January 2025"] == "€20.00"
    assert read.facts["spent"] == "-€29.00"
    assert read.facts["in it on 30 April 2025"] == "€91.00"
    assert read.tables[SPENT].rows == [
        ["1 March 2025", "a course or training: Boeking", "-€30.00"],
        ["9 March 2025", "a course or training: Boeking", "€5.00"],
        ["1 April 2025", "rijbewijs b: Boeking", "-€4.00"],
    ]
    assert "- something for yourself (the gemeente must agree first)" in read.text
    assert "- rijbewijs b" in read.text
    assert "There may be at most €90 in it. There is more now: talk to us." in read.text


def test_who_leaves_is_told_what_becomes_of_it(tmp_path: Path) -> None:
    terms = "{on_leaving: {work: keep, other: municipality}, grace_months: 2}"
    agreement = [version("2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=terms)]
    benefit = "benefit: [{from: 2020-01-01, to: 2025-03-31}]"
    for outcome, told in (
        ("other", "At the end of May 2025 what is in your spaarpot goes to the gemeente."),
        ("work", "The money in your spaarpot stays there for you."),
    ):
        gone = f"joined: 2020-01-01\nleft: 2025-03-31\noutcome: {outcome}\n{benefit}"
        some = saved(
            tmp_path / outcome,
            earns("2025-04-02", "bram", 1),
            members={"anna": gone, "bram": DECIDED},
            agreement=agreement,
        )
        read = page(some)
        assert "You were a member through 31 March 2025." in read.text
        assert told in read.text
        assert "the coöperatie may pay it out to you" in read.text
        assert "You may use this money for" not in read.text


def test_what_fell_to_another_is_told(tmp_path: Path) -> None:
    gone = "joined: 2020-01-01\nleft: 2025-03-31\noutcome: other"
    terms = "{on_leaving: cooperative}"
    agreement = [version("2025-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=terms)]
    fell = booked(
        "2025-03-31",
        "Liabilities:Spaarpot:Anna",
        "Expenses:Verdeling",
        20,
        "#close",
        "#leaving",
        "^close-2025-03",
    )
    closes = {"2025-03": closed("2025-03", fell)}
    opening = booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 20)
    members = {"anna": gone, "bram": DECIDED}
    some = books(tmp_path, opening, agreement=agreement, members=members, closes=closes)
    read = page(some)
    assert read.facts["taken out because you left"] == "-€20.00"
    assert "What was in your spaarpot went to the coöperatie." in read.text


def test_a_payout_is_received(tmp_path: Path) -> None:
    members = {"anna": "", "bram": DECIDED}
    some = saved(
        tmp_path, paid("2025-03-01", "Spaarpot:Anna", 15, purpose="payout"), members=members
    )
    read = page(some)
    assert "- 1 March 2025: €15.00 out of your spaarpot" in read.text
    assert "You received €15.00 on your own account." in read.text


def test_no_spaarpot_in_the_agreement_no_word_of_it(tmp_path: Path) -> None:
    agreement = [version("2025-01-01", member_result="{levies: [{to: cooperative, share: 100%}]}")]
    some = books(tmp_path, earns("2025-02-05", "anna", 100), agreement=agreement)
    read = page(some)
    assert "spaarpot" not in read.text
    assert read.tables[RESULT].rows[-1] == ["to the coöperatie", "everything", "€100.00"]


def test_a_year_without_anything_is_a_kind_short_page(tmp_path: Path) -> None:
    some = books(tmp_path, earns("2025-02-05", "bram", 100), agreement=[SAVING])
    read = page(some)
    assert "In 2025 nothing was booked for you. That is all right." in read.text
    assert RESULT not in read.tables
    assert "came in" in read.facts
    assert len(read.text.splitlines()) < 40


# -- what was received --------------------------------------------------------------------------

AWARD = booked("2025-03-10", "Expenses:Artikel31", "Liabilities:Premie:Anna", 50)
PREMIUMS = version(
    "2025-01-01", member_result=ALL_TO_SPAARPOT, premium="{maximum: 300, payments: 1}"
)


def awarded(tmp_path: Path, anna: str, *journal: str, agreement: str = PREMIUMS) -> str:
    some = books(
        tmp_path,
        earns("2025-04-05", "bram", 1),
        *journal,
        agreement=[agreement],
        members={"anna": anna, "bram": DECIDED},
    )
    return page(some).text


def test_a_premium_stands_with_its_day_and_decision(tmp_path: Path) -> None:
    text = awarded(tmp_path, DECIDED, AWARD, paid("2025-03-20", "Premie:Anna", 50))
    assert "- 20 March 2025: €50.00 premium, B1" in text
    assert "A premium may not be paid again in 2025." in text


def test_what_is_ready_and_what_may_still_come(tmp_path: Path) -> None:
    text = awarded(tmp_path, DECIDED, AWARD)
    assert "Of the awarded premium you still get €50.00." in text
    assert "In 2025 you may still receive at most €300.00 premium." in text
    assert "That may be paid once this year." in text


def test_who_left_reads_what_is_not_paid_of_what_was_awarded(tmp_path: Path) -> None:
    left = f"joined: 2010-01-01\nleft: 2025-04-30\noutcome: other\n{DECIDED}"
    text = awarded(tmp_path, left, AWARD)
    assert "Of the awarded premium €50.00 is not paid. Ask us about it." in text
    assert "you still get" not in text


@pytest.mark.parametrize(
    ("anna", "why"),
    [
        (
            "benefit: [{from: 2010-01-01}]",
            "The gemeente has not decided that there is a premium for you.",
        ),
        (
            "premium: [{from: 2010-01-01, reference: B1}]",
            "You have no benefit, so there is no premium for you.",
        ),
        (f"{DECIDED}\nturns_27: 2025-12-31", "You are under 27. The law allows no premium yet."),
    ],
)
def test_why_nothing_may_come(tmp_path: Path, anna: str, why: str) -> None:
    assert why in awarded(tmp_path, anna)


def test_hours_bring_premiums_and_allowances(tmp_path: Path) -> None:
    some = books(
        tmp_path, hours("2025-03-31", "anna", 40), members={"anna": DECIDED, "bram": DECIDED}
    )
    read = page(some)
    assert "You worked 40.00 hours in 2025." in read.text
    assert read.facts["premium for your work"] == "€60.00"
    assert read.facts["premium that may still be paid"] == "€2,400.00"
    assert read.facts["allowance for your work"] == "€80.00"


def test_costs_paid_back_stand_apart(tmp_path: Path) -> None:
    back = booked(
        "2025-03-01", "Expenses:Inkoop", "Assets:Bank", 12, reimbursed="anna", member="collective"
    )
    text = awarded(tmp_path, DECIDED, back)
    assert "You paid costs yourself, and got back €12.00. That is no income." in text


def test_nobody_offers_what_is_not_agreed(tmp_path: Path) -> None:
    text = awarded(tmp_path, "benefit: [{from: 2010-01-01}]", agreement=SAVING)
    assert "premium" not in text
    assert "What you received" not in text


# -- whom, when, and where ----------------------------------------------------------------------


def test_whom_to_ask(tmp_path: Path) -> None:
    some = saved(tmp_path / "a", coop_extra="letterhead: {contact: 'Rita, 06-1'}\n")
    assert "Ask: Rita, 06-1." in page(some).text
    assert "Ask the treasurer of Proef U.A." in page(saved(tmp_path / "b")).text


def test_the_year_is_that_of_the_last_entry_and_at_cuts_it(tmp_path: Path) -> None:
    some = saved(tmp_path, earns("2026-03-05", "anna", 7))
    assert "# Your year 2026" in page(some, year=None).text
    assert "Anna, through 28 February 2025" in page(some, year=None, at="2025-02-28").text


@pytest.mark.parametrize("year", ["2025-03", "2024", "vorig jaar"])
def test_another_period_than_a_year_of_the_books_is_refused(tmp_path: Path, year: str) -> None:
    assert member(saved(tmp_path).root, "anna", year).exit in (Exit.USAGE, Exit.NOTHING)


def test_who_came_later_has_no_page(tmp_path: Path) -> None:
    members = {"anna": "joined: 2026-01-01", "bram": DECIDED}
    some = books(
        tmp_path,
        earns("2025-02-05", "bram", 1),
        earns("2026-01-05", "bram", 1),
        agreement=[SAVING],
        members=members,
    )
    answer = member(some.root, "anna", "2025")
    assert answer.exit is Exit.NOTHING
    assert "Anna was no member in 2025" in answer.messages[0]


def test_it_says_who_somebody_is(tmp_path: Path) -> None:
    assert member(saved(tmp_path).root, anonymous=True).exit is Exit.USAGE


def test_nobody_writes_to_who_died(tmp_path: Path) -> None:
    died = "joined: 2020-01-01\nleft: 2025-03-10\noutcome: deceased"
    some = books(tmp_path, earns("2025-03-01", "anna", 10), members={"anna": died, "bram": ""})
    answer = report_members(some.context(), "2025", Wishes())
    assert "Bram" in answer.output
    assert "Anna" not in answer.output
    assert "Anna" in page(some).text


def test_all_members_are_one_file_each_and_one_to_print(tmp_path: Path) -> None:
    context = Context(saved(tmp_path).root, TODAY, language="nl")
    answer = answered(lambda: report_members(context, "2025", Wishes(out=tmp_path / "papers")))
    assert answer.exit is Exit.DONE, answer.messages
    papers = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert papers == ["jaar-2025-alle-leden.md", "jaar-2025-anna.md", "jaar-2025-bram.md"]
    together = (tmp_path / "papers" / papers[0]).read_text()
    assert all((tmp_path / "papers" / one).read_text() in together for one in papers[1:])


# -- words --------------------------------------------------------------------------------------

SENTENCE = re.compile(r"(?<=[.?!]) ")
MOST_WORDS = 15


@pytest.mark.slow
@pytest.mark.parametrize(
    ("example", "who", "year"),
    [("scharrel", "elif", "2026"), ("scharrel", "ivo", "2026"), ("wijkhuis", "bart", "2025")],
)
def test_sentences_are_short(example: str, who: str, year: str) -> None:
    """Dutch as somebody reads it at B1: no sentence of more than fifteen words."""
    context = Context(EXAMPLES / example, TODAY, language="nl")
    answer = answered(lambda: report_member(context, who, year, Wishes()))
    lines = [line for line in answer.output.splitlines() if line[:1] not in tuple("|#*-")]
    told = [line for line in lines if "Zoveel was er" not in line]  # what the drawing shows
    long = [
        sentence
        for line in told
        for sentence in SENTENCE.split(line.strip("*"))
        if len(sentence.replace("€ ", "€").split()) > MOST_WORDS
    ]
    assert long == []


# -- figures ------------------------------------------------------------------------------------

CASES = [
    ("scharrel", "2025"),
    ("scharrel", "2026"),
    ("wijkhuis", "2026"),
    ("blauwe-paraplu", "2016"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("example", "year"), CASES)
def test_figures_are_those_of_the_commands(example: str, year: str) -> None:
    root = EXAMPLES / example
    asked = Asked(root)
    premiums = asked.shape("premium", year)
    day = f"{premiums['through']}-31" if premiums["through"].endswith("12") else "2026-06-30"
    awards = {one["id"]: one for one in premiums["members"]}
    pots = {one["id"]: one for one in asked.shape("spaarpot", day)["members"]}
    for result in asked.shape("result", year)["members"]:
        answer = member(root, result["id"], year)
        if answer.exit is Exit.NOTHING:
            assert result["income"] == "0.00"
            continue
        read = document(answer.output)
        _has_result(read, result)
        _has_spaarpot(read, pots[result["id"]], result["distribution"].get("spaarpot"))
        _has_awards(read, awards[result["id"]])


def _has_result(read: Read, result: dict[str, Any]) -> None:
    if RESULT not in read.tables:
        assert result["income"] == result["expenses"] == "0.00"
        return
    cells = [amount(cell).removeprefix("-") for cell in read.tables[RESULT].column("euros")]
    assert cells[:2] == [result["income"], result["expenses"]]
    assert cells[2] == result["result"].removeprefix("-")
    shared = sorted(cells[3 : 3 + len(result["distribution"])])
    assert shared in ([], sorted(result["distribution"].values()))


def _has_spaarpot(read: Read, pot: dict[str, str], came_in: str | None) -> None:
    for label, key, sign in (
        ("came in", "additions", ""),
        ("still to be booked", "pending", ""),
        ("spent", "withdrawals", "-"),
        ("taken out because you left", "leaving", "-"),
    ):
        if label in read.facts:
            assert amount(read.facts[label]) == f"{sign}{pot[key]}".replace("-0.00", "0.00")
        elif came_in is not None:
            assert pot[key] == "0.00"
    total = [value for label, value in read.facts.items() if label.startswith("in it on")]
    if total:
        assert float(amount(total[-1])) == pytest.approx(
            float(pot["balance"]) + float(pot["pending"])
        )
    drawn = re.search(r"Your spaarpot in [0-9]+: (\S+) came in", read.text)
    if drawn:
        assert amount(drawn[1]) == came_in


def _has_awards(read: Read, awards: dict[str, Any]) -> None:
    listed = re.findall(r"^- .*?: (\S+) (premium|allowance)", read.text, re.MULTILINE)
    for kind in ("premium", "allowance"):
        paid_out = sum(float(amount(text)) for text, name in listed if name == kind)
        assert paid_out == pytest.approx(float(awards[kind]["paid"]))
        for label, key in (
            (f"{kind} for your work", "awarded"),
            (f"{kind} awarded apart", "other"),
            (f"{kind} that may still be paid", "room"),
        ):
            if label in read.facts:
                assert amount(read.facts[label]) == awards[kind][key]
        room = re.search(rf"still receive at most (\S+) {kind}", read.text)
        if room:
            assert amount(room[1]) == awards[kind]["room"]
    hours_told = re.search(r"You worked (\S+) hours", read.text)
    assert (hours_told[1] if hours_told else "0.00").replace(",", "") == awards["premium"]["hours"]
