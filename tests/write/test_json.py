"""The JSON of SPEC 6: its keys, their order, and how values are written."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands import check as checking
from socoledger.domain.options import CheckFormat
from tests.support.small_books import (
    DECIDED,
    Books,
    booked,
    books,
    costs,
    earns,
    hours,
    paid,
    refunded,
)

AMOUNT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]{2}")

SPEC = {
    "result": """
{"schema": "socoledger.result/1", "period": "2025-03",
 "members": [{"id": "anna", "income": "500.00", "expenses": "100.00", "result": "400.00",
   "carried": "0.00",
   "distribution": {"cooperative": "40.00", "fund:opleiding": "20.00", "municipality": "0.00",
     "spaarpot": "340.00"}}],
 "collective": {"income": "0.00", "expenses": "0.00", "article31": "0.00", "from_members": "40.00",
   "from_leavers": "0.00", "absorbed": "0.00", "grants": "0.00", "result": "40.00",
   "carried": "0.00", "distribution": {"municipality": "0.00", "reserve": "40.00"}}}
""",
    "spaarpot": """
{"schema": "socoledger.spaarpot/1", "at": "2025-03-31",
 "members": [{"id": "anna", "opening": "0.00", "additions": "0.00", "withdrawals": "0.00",
   "leaving": "0.00", "balance": "0.00", "pending": "340.00"}],
 "total": {"opening": "0.00", "additions": "0.00", "withdrawals": "0.00", "leaving": "0.00",
   "balance": "0.00", "pending": "340.00"}}
""",
    "premium": """
{"schema": "socoledger.premium/1", "year": 2025, "through": "2025-12",
 "members": [{"id": "anna",
   "premium": {"hours": "40.00", "earned": "60.00", "awarded": "60.00", "other": "0.00",
     "above_maximum": "0.00", "maximum": "1200.00", "paid": "50.00",
     "payments": [{"date": "2025-06-30", "amount": "50.00"}],
     "payments_left": 1, "room": "1150.00"},
   "allowance": {"earned": "80.00", "awarded": "80.00", "other": "0.00",
     "above_maximum": "0.00", "maximum": "1500.00", "paid": "0.00", "room": "1500.00"}}]}
""",
    "return": """
{"schema": "socoledger.return/1", "year": 2025, "through": "2025-12", "final": false,
 "members": [{"id": "anna", "result": "400.00", "amount": "0.00", "leaving": "0.00"}],
 "collective": {"result": "40.00", "amount": "0.00"},
 "grants": "0.00", "computed": "0.00", "booked": "0.00", "pending": "0.00", "paid": "0.00",
 "outstanding": "0.00", "balance": "0.00"}
""",
    "check": """
{"schema": "socoledger.check/1", "errors": 1, "warnings": 0,
 "findings": [{"code": "S201", "severity": "error", "message": "…",
   "file": "journal/2025.beancount", "line": 12, "date": "2025-03-04", "member": "anna"}]}
""",
}
"""As it stands in SPEC 6."""


@pytest.fixture
def some(tmp_path: Path) -> Books:
    return books(
        tmp_path,
        earns("2025-03-10", "anna", 500),
        costs("2025-03-11", "anna", 100),
        hours("2025-03-12", "anna", 40),
        booked("2025-03-12", "Expenses:Artikel31", "Liabilities:Premie:Anna", 60),
        paid("2025-03-31", "Premie:Anna", 50),
        members={"anna": DECIDED},
    )


def keys(value: Any) -> Any:
    """The keys of a shape in order, those of the first of each list, and kinds of values."""
    if isinstance(value, dict):
        return [(key, keys(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [keys(value[0])]
    return type(value).__name__


@pytest.mark.parametrize(
    ("command", "which"),
    [
        ("result", "2025-03"),
        ("result", "2025"),
        ("spaarpot", None),
        ("premium", None),
        ("return", "2025"),
    ],
)
def test_keys_are_those_of_the_spec_in_its_order(
    some: Books, command: str, which: str | None
) -> None:
    answer = json.loads(some.text(command, which))
    assert keys(answer) == keys(json.loads(SPEC[command]))
    assert answer["schema"] == f"socoledger.{command}/1"


def _checked(some: Books) -> Any:
    return json.loads(checking.check(some.context(), CheckFormat.JSON).output)


def test_findings_are_those_of_the_spec_too(tmp_path: Path) -> None:
    some = books(tmp_path, paid("2025-03-31", "Premie:Anna", 50), members={"anna": DECIDED})
    answer = _checked(some)
    assert keys(answer) == keys(json.loads(SPEC["check"]))
    assert (answer["errors"], answer["warnings"]) == (1, 0)
    assert answer["findings"][0]["code"] == "S405"
    assert answer["findings"][0]["severity"] == "error"
    assert answer["findings"][0]["file"] == "journal/main.beancount"


def test_what_does_not_apply_is_null(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        earns("2025-03-10", "anna", 500),
        members={"anna": "benefit: [{from: 2025-02-01, to: 2025-01-01}]"},
    )
    (finding,) = _checked(some)["findings"]
    assert (finding["code"], finding["date"], finding["member"]) == ("S212", None, "anna")


def test_books_without_findings(tmp_path: Path) -> None:
    assert _checked(books(tmp_path, earns("2025-03-10", "anna", 500))) == {
        "schema": "socoledger.check/1",
        "errors": 0,
        "warnings": 0,
        "findings": [],
    }


def test_amounts_and_hours_are_strings_with_two_decimals(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        costs("2025-03-10", "anna", "0.05"),
        hours("2025-03-10", "anna", "0.5"),
        refunded("2025-03-11", "Premie:Anna", 7),
        earns("2025-03-12", "bram", "1234567.8"),
    )
    result, premium = some.result("2025-03"), some.premium(2025)
    assert result["members"][0]["result"] == "-0.05"
    assert result["members"][1]["income"] == "1234567.80"
    assert premium["members"][0]["premium"]["hours"] == "0.50"
    assert premium["members"][0]["premium"]["payments"] == [
        {"date": "2025-03-11", "amount": "-7.00"}
    ]
    for row in result["members"]:
        for value in (*row["distribution"].values(), row["income"], row["carried"]):
            assert AMOUNT.fullmatch(value)


def test_members_by_id_whenever_they_were_one_and_destinations_by_name(tmp_path: Path) -> None:
    gone = "joined: 2019-01-01\nleft: 2019-12-31\noutcome: work"
    members = {"zoe": "joined: 2030-01-01", "anna": gone, "bram-2": "", "bram": ""}
    some = books(tmp_path, earns("2025-03-10", "bram", 500), members=members)
    listed = ["anna", "bram", "bram-2", "zoe"]
    for shape in (some.result(), some.spaarpot(), some.premium(), some.returned()):
        assert [row["id"] for row in shape["members"]] == listed
    for row in some.result("2025")["members"]:
        assert list(row["distribution"]) == sorted(row["distribution"])


def test_the_total_of_one_member_is_theirs(some: Books) -> None:
    shape = some.spaarpot("2025-03-31")
    assert shape["total"] == {key: shape["members"][0][key] for key in shape["total"]}


def test_json_is_utf_8_with_a_final_newline(some: Books) -> None:
    text = some.text("result", "2025")
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_an_explanation_is_one_more_key(some: Books) -> None:
    for command in ("result", "premium", "return"):
        plain = json.loads(some.text(command, "2025"))
        explained = json.loads(some.text(command, "2025", explain=True))
        assert list(explained) == [*plain, "explanation"]
        lines = explained.pop("explanation")
        assert explained == plain
        assert lines
        assert all(isinstance(line, str) for line in lines)


def test_the_language_changes_no_figure(some: Books) -> None:
    for command in ("result", "premium", "return", "spaarpot"):
        which = None if command == "spaarpot" else "2025"
        dutch = some.text(command, which, language="nl")
        assert dutch == some.text(command, which, language="en")
