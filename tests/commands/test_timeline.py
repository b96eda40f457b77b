"""`timeline ID`: a member's story as it is told, of one coöperatie and under an umbrella."""

import json
from pathlib import Path
from typing import get_args

import pytest

from socoledger.domain.options import Format
from socoledger.domain.timeline import EventKind
from socoledger.write.timeline import EVENT
from socoledger.write.words import Words
from tests.support.asking import Shape
from tests.support.closing import Closing, closing
from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    DECIDED,
    WORKED,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    refunded,
)
from tests.support.umbrellas import book, opens, umbrella

pytestmark = pytest.mark.slow


def kinds(shape: Shape, *only: str) -> list[tuple[str, str, str | None]]:
    """The day, kind and amount of events, of some kinds alone if these are given."""
    return [
        (event["date"], event["kind"], event["amount"])
        for event in shape["events"]
        if not only or event["kind"] in only
    ]


def told(shape: Shape, kind: str) -> list[Shape]:
    return [event for event in shape["events"] if event["kind"] == kind]


LEFT = f"""joined: 2025-01-01
left: 2025-03-20
outcome: work
left_known: 2025-04-02
benefit:
  - {{from: 2025-01-01, to: 2025-03-31, known: 2025-04-02}}
turns_27: 2025-02-14
premium:
  - {{from: 2025-01-01, to: 2025-12-31, decided: 2025-02-10, reference: B 14, maximum: 1200.00}}
  - {{from: 2026-01-01, reference: B 15, maximum: 50%, under_27: true}}
{ALLOWANCE}
"""


def leaver(tmp_path: Path) -> Closing:
    """Anna, who earned something, spent some of it, got a premium, and left; closed to April."""
    return closing(
        tmp_path,
        opens("Assets:Kas"),
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
        earns("2025-01-15", "anna", 100),
        hours("2025-02-03", "anna", 10),
        hours("2025-02-04", "anna", 2.5),
        paid("2025-02-16", "Spaarpot:Anna", 30, purpose="course"),
        paid("2025-02-17", "Spaarpot:Anna", 5, purpose="private", approval="Brief 7"),
        booked("2025-02-18", "Assets:Bank", "Liabilities:Spaarpot:Anna", 30),
        costs("2025-02-19", "anna", 20),
        paid("2025-03-04", "Premie:Anna", 10),
        refunded("2025-03-05", "Premie:Anna", 1),
        booked("2025-03-06", "Expenses:Inkoop", "Assets:Bank", 3, reimbursed="anna"),
        earns("2025-08-01", "collective", 1),
        members={"anna": LEFT},
        agreement=WORKED,
    )


def test_what_a_close_booked_is_told_beside_what_the_rules_give_now(tmp_path: Path) -> None:
    some = leaver(tmp_path).close("2025-01", "2025-02")
    agreement = some.root / "agreement.yaml"
    text = agreement.read_text(encoding="utf-8").replace("share: 10%", "share: 8%")
    agreement.write_text(text.replace("per_hour: 1.50", "per_hour: 2.00"), encoding="utf-8")
    shape = some.shape("timeline", member="anna")
    january, february = told(shape, "result")
    assert january["what"] == (
        "result of 2025-01, of which the close booked €85.00 on the spaarpot;"
        " by the rules it is €87.00"
    )
    assert "booked -€17.00" in february["what"]
    [premium] = told(shape, "premium_awarded")
    assert premium["what"] == "premium awarded, close 2025-02; by the rules it is €25.00"
    [allowance] = told(shape, "allowance_awarded")
    assert allowance["what"] == "allowance awarded, close 2025-02"


def test_a_result_stands_at_the_line_of_the_close_that_booked_of_it(tmp_path: Path) -> None:
    some = leaver(tmp_path).close("2025-01", "2025-02")
    january, february = told(some.shape("timeline", member="anna"), "result")
    for event, amount in ((january, "-85.00"), (february, "17.00")):
        lines = (some.root / event["file"]).read_text(encoding="utf-8").splitlines()
        assert lines[event["line"] - 1].split() == ["Liabilities:Spaarpot:Anna", amount, "EUR"]


def test_a_story_from_joining_to_what_fell_to_the_gemeente(tmp_path: Path) -> None:
    some = leaver(tmp_path).close("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06")
    shape = some.shape("timeline", member="anna")
    assert (shape["schema"], shape["id"]) == ("socoledger.timeline/1", "anna")
    assert kinds(shape, "joined", "benefit", "turned_27", "left", "benefit_ended", "heard") == [
        ("2025-01-01", "joined", None),
        ("2025-01-01", "benefit", None),
        ("2025-02-14", "turned_27", None),
        ("2025-03-20", "left", None),
        ("2025-03-31", "benefit_ended", None),
        ("2025-04-02", "heard", None),
        ("2025-04-02", "heard", None),
    ]
    assert "the gemeente, with the month 2025-06" in told(shape, "left")[0]["what"]
    spaarpot = [
        (event["date"], event["amount"], event["balance"])
        for event in shape["events"]
        if event["balance"] is not None
    ]
    assert spaarpot == [
        ("2024-12-31", "40.00", "40.00"),
        ("2025-01-31", "85.00", "125.00"),
        ("2025-02-16", "-30.00", "95.00"),
        ("2025-02-17", "-5.00", "90.00"),
        ("2025-02-18", "30.00", "120.00"),
        ("2025-02-28", "-17.00", "103.00"),
        ("2025-06-30", "-103.00", "0.00"),
    ]
    approved = told(shape, "spent")[1]
    assert (approved["purpose"], approved["reference"]) == ("private", "Brief 7")
    assert kinds(shape, "premium_awarded", "premium_paid", "allowance_awarded", "reimbursed") == [
        ("2025-02-28", "premium_awarded", "18.75"),
        ("2025-02-28", "allowance_awarded", "25.00"),
        ("2025-03-04", "premium_paid", "10.00"),
        ("2025-03-05", "premium_paid", "-1.00"),
        ("2025-03-06", "reimbursed", "3.00"),
    ]
    assert told(shape, "premium_paid")[0]["reference"] == "B 14"
    assert [event["hours"] for event in told(shape, "hours")] == ["12.50"]
    assert kinds(shape, "result") == [
        ("2025-01-31", "result", "100.00"),
        ("2025-02-28", "result", "-20.00"),
    ]
    assert [event["spaarpot"] for event in told(shape, "result")] == ["85.00", "-17.00"]
    closes = [event["period"] for event in told(shape, "closed")]
    assert closes == ["2025-01", "2025-02", "2025-03", "2025-06"]
    decisions = told(shape, "premium_decision")
    assert [(one["date"], one["reference"]) for one in decisions] == [
        ("2025-02-10", "B 14"),
        ("2026-01-01", "B 15"),
    ]
    assert (decisions[0]["maximum"], "maximum" in decisions[1]) == ("1200.00", False)
    assert "50%" in decisions[1]["what"]


def test_every_event_of_the_books_says_where_it_is_written(tmp_path: Path) -> None:
    some = leaver(tmp_path).close("2025-01", "2025-02")
    shape = some.shape("timeline", member="anna")
    for event in shape["events"]:
        if "pending" not in event:
            lines = (some.root / event["file"]).read_text(encoding="utf-8").splitlines()
            assert lines[event["line"] - 1].strip()
    (result,) = [one for one in told(shape, "result") if one["period"] == "2025-01"]
    assert result["file"] == "closes/2025-01.beancount"


def test_documents_are_those_an_entry_names_and_those_it_has_a_link_in_common_with(
    tmp_path: Path,
) -> None:
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
        '2025-01-16 document Assets:Bank "bon.pdf" ^f1\n',
        paid("2025-01-16", "Spaarpot:Anna", 5, purpose="course").replace('"Boeking"', '"Bon" ^f1'),
        booked(
            "2025-01-17", "Assets:Bank", "Income:Verkoop", 10, member="anna", document="factuur.pdf"
        ),
        files={"journal/bon.pdf": "x", "documents/factuur.pdf": "x", "factuur.pdf": "x"},
    )
    shape = some.shape("timeline", member="anna")
    assert told(shape, "spent")[0]["documents"] == ["journal/bon.pdf"]
    assert told(shape, "result")[0]["documents"] == ["factuur.pdf"]


def test_what_no_close_has_booked_yet_is_said_to_be_so(tmp_path: Path) -> None:
    shape = leaver(tmp_path).shape("timeline", member="anna")
    pending = [
        (one["kind"], one["period"], one["amount"]) for one in shape["events"] if "pending" in one
    ]
    assert pending == [
        ("result", "2025-01", "100.00"),
        ("result", "2025-02", "-20.00"),
        ("premium_awarded", "2025-02", "18.75"),
        ("allowance_awarded", "2025-02", "25.00"),
        ("settled", "2025-06", "-103.00"),
    ]


def test_as_at_a_day_nothing_later_is_known(tmp_path: Path) -> None:
    some = leaver(tmp_path).close("2025-01", "2025-02")
    shape = some.shape("timeline", member="anna", at="2025-02-09")
    assert shape["to"] == "2025-02-09"
    assert not told(shape, "left")
    assert not told(shape, "premium_decision")
    (hours_of_february,) = told(shape, "hours")
    assert (hours_of_february["date"], hours_of_february["hours"]) == ("2025-02-09", "12.50")


def test_of_a_period_its_days_alone_are_told(tmp_path: Path) -> None:
    some = leaver(tmp_path)
    shape = some.shape("timeline", "2025-03", member="anna")
    assert {event["date"][:7] for event in shape["events"]} == {"2025-03"}
    assert (shape["from"], shape["to"]) == ("2025-03-04", "2025-03-31")
    assert some.refusal("timeline", "2023", member="anna") == (5, "")
    assert some.refusal("timeline", "2025-3", member="anna") == (2, "")
    assert some.refusal("timeline", member="nobody") == (2, "")


def test_who_came_back_and_what_a_close_accepted(tmp_path: Path) -> None:
    member = (
        "membership: [{from: 2025-01-01, to: 2025-01-31, outcome: other}, {from: 2025-03-01}]\n"
        f"{DECIDED}"
    )
    some = closing(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
        paid("2025-01-16", "Spaarpot:Anna", 5, purpose="boat"),
        earns("2025-03-02", "anna", 10),
        members={"anna": member},
        agreement=WORKED,
    )
    some.close("2025-01", accept={"S323": "agreed by telephone"})
    shape = some.shape("timeline", member="anna")
    assert [one["kind"] for one in shape["events"] if one["kind"] in ("joined", "came_back")] == [
        "joined",
        "came_back",
    ]
    (left,) = told(shape, "left")
    assert "spaarpot" not in left["what"]  # back before it was settled
    (accepted,) = told(shape, "accepted")
    assert (accepted["date"], accepted["file"]) == ("2025-01-16", "closes/2025-01.beancount")
    assert accepted["reference"] in accepted["what"]
    assert "agreed by telephone" in accepted["what"]


def test_a_person_with_several_files_is_told_of_as_one(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-01-15", "anna", 10),
        earns("2025-02-15", "bram", 20),
        members={
            "anna": f"person: p1\n{BENEFIT}",
            "bram": f"person: p1\n{BENEFIT}",
            "cor": BENEFIT,
        },
    )
    shape = some.shape("timeline", member="bram")
    assert [(one["id"], one["amount"]) for one in told(shape, "result")] == [
        ("anna", "10.00"),
        ("bram", "20.00"),
    ]
    assert "anna" in some.text("timeline", format_=Format.TABLE, member="bram")


def test_under_an_umbrella_each_of_the_books_tells_its_part(tmp_path: Path) -> None:
    for id_, member, person in (
        ("land", "anna", "p1"),
        ("atelier", "cor", "p1"),
        ("werf", "dirk", "p2"),
    ):
        book(
            tmp_path,
            id_,
            earns("2025-01-15", member, 10),
            members={member: f"person: {person}\n{BENEFIT}"},
        )
    koepel = umbrella(tmp_path, "land", "atelier", "werf")
    answers = koepel.answers("timeline", member="anna")
    assert {
        id_: [one["id"] for one in told(answer, "result")] for id_, answer in answers.items()
    } == {
        "land": ["anna"],
        "atelier": ["cor"],
        "werf": [],
    }
    text = koepel.text("timeline", format_=Format.TABLE, member="anna")
    assert "land: anna" in text
    assert "werf" not in text


def test_no_number_that_may_be_a_bsn_is_told(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        '2025-01-16 * "Van 123456782" "Cursus"\n  purpose: "course"\n'
        "  Liabilities:Spaarpot:Anna  5 EUR\n  Assets:Bank  -5 EUR\n",
        booked("2024-12-31", "Equity:Opening", "Liabilities:Spaarpot:Anna", 40),
    )
    for format_ in Format:
        assert "123456782" not in some.text("timeline", format_=format_, member="anna")
    assert json.loads(some.text("timeline", member="anna"))["events"]


@pytest.mark.parametrize("kind", get_args(EventKind))
def test_every_kind_of_event_has_words(kind: str) -> None:
    assert EVENT.to_text is not None
    assert EVENT.to_text(kind, Words("nl")) != kind
