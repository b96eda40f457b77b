"""`bank rules`: which rule serves which line of a statement, and which books otherwise."""

import json
from pathlib import Path
from typing import Any

import pytest

from socoledger.commands.bank_rules import bank_rules
from socoledger.commands.context import answered
from socoledger.domain.exits import Answer
from socoledger.domain.options import Format
from tests.support.imports import Importing, importing
from tests.support.small_books import booked
from tests.support.statements import IBAN, Period, camt, line

OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
RULES = (
    "{text: bouwmarkt, account: Expenses:Inkoop, member: anna}",
    "{name: wijkvereniging noord, account: Income:Verkoop, member: bram}",
    "{text: volksuniversiteit, amount: 20.00, direction: out, spaarpot: anna, purpose: course}",
)
SHOP = line("2025-03-14", -1250, "Bouwmarkt West", "Snoeischaar", reference="R1")
CLIENT = line("2025-03-17", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R2")
OTHER_LINE = line("2025-03-20", -300, "Bakker", "Brood", reference="R3")
MARCH = Period([SHOP, CLIENT, OTHER_LINE], opening=10000)


def tried(
    some: Importing, content: bytes, format_: Format = Format.JSON, language: str = "en"
) -> Answer:
    file = some.root.parent / "march.txt"
    file.write_bytes(content)
    context = some.context(language, 80)
    return answered(lambda: bank_rules(context, format_, file))


def shape(some: Importing, period: Period = MARCH) -> dict[str, Any]:
    answer = tried(some, camt(period))
    assert answer.exit == 0, answer.messages
    found: dict[str, Any] = json.loads(answer.output)
    return found


def test_each_line_has_its_rule_and_each_rule_its_count(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    before = some.content()
    found = shape(some)
    assert found["schema"] == "socoledger.bank-rules/1"
    assert [(one["fits"], one["lines"]) for one in found["rules"]] == [
        ("text: bouwmarkt", 1),
        ("name: wijkvereniging noord", 1),
        ("text: volksuniversiteit, direction: out, amount: 20.00", 0),
    ]
    first, second, _never = (one["line"] for one in found["rules"])
    assert [one["rule"] for one in found["lines"]] == [first, second, None]
    assert [one["booked"] for one in found["lines"]] == [None] * 3
    assert some.content() == before


def test_the_first_rule_that_fits_serves_alone(tmp_path: Path) -> None:
    rules = ("{text: west, account: Expenses:Inkoop, member: bram}", *RULES)
    found = shape(importing(tmp_path, OPENING, rules=rules))
    assert [one["lines"] for one in found["rules"]] == [1, 0, 1, 0]


def test_a_line_that_is_booked_otherwise_is_told_with_its_place(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    some.shown(MARCH)
    assert [one["booked"] for one in shape(some)["lines"]] == [None] * 3
    path = some.root / "journal/2025-03.beancount"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('member: "anna"', 'member: "bram"'), encoding="utf-8")
    told = shape(some)["lines"][0]
    assert told["booked"] == "Expenses:Inkoop (bram)"
    assert told["file"] == "journal/2025-03.beancount"
    assert '"Bouwmarkt West"' in text.splitlines()[told["line"] - 1]


def test_so_is_one_whose_name_was_booked_otherwise_the_last_time(tmp_path: Path) -> None:
    earlier = (
        '2025-02-14 * "BOUWMARKT  WEST" "Verf"\n'
        "  Assets:Bank      -5.00 EUR\n"
        '  Expenses:Reis     5.00 EUR\n    member: "anna"\n'
    )
    opened = "2010-01-01 open Expenses:Reis EUR\n"
    some = importing(tmp_path, OPENING, opened, earlier, rules=RULES)
    told = shape(some)["lines"]
    assert [one["booked"] for one in told] == ["Expenses:Reis (anna)", None, None]
    for language in ("en", "nl"):
        answer = tried(some, camt(MARCH), Format.TABLE, language)
        assert max(map(len, answer.output.splitlines())) <= 80
        assert "Expenses:Reis" in answer.output
    for format_ in (Format.CSV, Format.CSV_NL, Format.MD):
        assert "Expenses:Reis" in tried(some, camt(MARCH), format_).output


def test_what_cannot_be_tried_says_why(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    assert tried(some, b"no statement").exit == 3
    other = tried(some, camt(MARCH).replace(IBAN.encode(), b"NL91ABNA0417164300"))
    assert other.exit == 1
    missing = answered(lambda: bank_rules(some.context(), Format.JSON, None))
    assert missing.exit == 2
    assert "--test" in missing.messages[0]


@pytest.mark.parametrize(
    "rule", ["spaarpot: carl, purpose: course", "premium: carl", "grant: tuin"]
)
def test_rules_that_name_what_there_is_not_are_told_and_tried_on_nothing(
    tmp_path: Path, rule: str
) -> None:
    some = importing(tmp_path, OPENING, rules=(f"{{text: bouwmarkt, {rule}}}",))
    for answer in (tried(some, camt(MARCH)), some.asked(MARCH)):
        assert (answer.exit, answer.output) == (1, "")
        assert "bank.yaml:5: S222 error" in answer.messages[0]
        assert answer.messages[-1] == "nothing was written"
