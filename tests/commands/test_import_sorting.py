"""What was left to be sorted out is asked again, and sorted by rules that fit by now."""

import json
from pathlib import Path
from typing import Any

from jsonschema import validate  # type: ignore[import-untyped]

from socoledger.domain.options import ImportFormat
from socoledger.write.schemas import schema_of
from tests.support.closing import Closing
from tests.support.imports import Importing, Scripted, importing
from tests.support.small_books import booked
from tests.support.statements import Period, line

OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
SHOP = line("2025-03-14", -1250, "Bouwmarkt West", "Schaar", reference="R1")
OTHER = line("2025-03-20", -700, "Bouwmarkt West", "Touw", reference="R2")
CLIENT = line("2025-03-10", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R3")
MARCH = Period([CLIENT, SHOP], opening=10000)


def waiting(tmp_path: Path, **more: Any) -> Importing:
    """Books in which both lines of a March wait."""
    some = importing(tmp_path, OPENING, **more)
    assert some.states(MARCH) == ["unsorted"] * 2
    return some


def with_rule(some: Closing, rule: str) -> None:
    """Add a rule to bank.yaml."""
    file = some.root / "bank.yaml"
    file.write_text(f"{file.read_text()}rules:\n  - {rule}\n")


def march(some: Importing) -> str:
    return some.journal_file("2025-03.beancount")


def test_what_waits_is_asked_without_a_file(tmp_path: Path) -> None:
    some = waiting(tmp_path)
    before = march(some)
    person = Scripted("verkoop", "", "collective", "inkoop", "", "anna")
    answer = some.asked(asker=person)
    assert answer.exit == 0, answer.messages
    assert person.has_said_all, person.shown
    sold = '  Income:Verkoop    -450.00 EUR\n    member: "collective"\n'
    bought = '  Expenses:Inkoop    12.50 EUR\n    member: "anna"\n'
    after = before.replace(" ! ", " * ").replace("  Assets:Uitzoeken  -450.00 EUR\n", sold)
    assert march(some) == after.replace("  Assets:Uitzoeken   12.50 EUR\n", bought)
    assert answer.output == "sorted out of what waited: 2\n"
    assert "S351" not in some.codes()
    assert some.states(MARCH) == ["known"] * 2


def test_one_answer_serves_what_waits_and_what_is_new(tmp_path: Path) -> None:
    some = waiting(tmp_path)
    april = OTHER._replace(day=OTHER.day.replace(month=4))
    person = Scripted("inkoop", "", "anna", "s")
    some.asked(Period([april], MARCH.closing, "2025-04-01", "2025-04-30"), asker=person)
    assert person.shown[0].splitlines()[1:4] == [
        "1 of 2: Bouwmarkt West",
        "  2025-03-14  -€12.50  Schaar",
        "  2025-04-20  -€7.00  Touw",
    ]
    assert some.balances()["Expenses:Inkoop"] == "19.50"
    assert some.balances()["Assets:Uitzoeken"] == "-450.00"


def test_a_rule_that_fits_by_now_is_applied_and_told(tmp_path: Path) -> None:
    some = waiting(tmp_path)
    with_rule(some, "{text: bouwmarkt, account: Expenses:Nieuw, member: anna}")
    answer = some.asked()
    assert answer.output == (
        "sorted out of what waited: 1\n"
        "  journal/2025-03.beancount:8: 2025-03-14 -€12.50 Bouwmarkt West:"
        " on Expenses:Nieuw, by the rule in bank.yaml:5\n"
        "still to be sorted out: 1\n"
        "  journal/2025-03.beancount:3: 2025-03-10 €450.00 Wijkvereniging Noord\n"
    )
    assert "accounts that were not in use before: Expenses:Nieuw" in answer.messages
    assert some.balances()["Expenses:Nieuw"] == "12.50"


def test_a_rule_by_iban_fits_where_the_file_is_given_again(tmp_path: Path) -> None:
    some = waiting(tmp_path)
    with_rule(
        some, f"{{iban: {SHOP.iban}, direction: out, account: Expenses:Inkoop, member: bram}}"
    )
    some.asked()
    assert "Expenses:Inkoop" not in some.balances()
    assert some.states(MARCH) == ["known"] * 2
    assert some.balances()["Expenses:Inkoop"] == "12.50"


def test_the_json_tells_of_each_that_waited_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    some = waiting(tmp_path)
    with_rule(some, "{text: bouwmarkt, account: Expenses:Inkoop, member: anna}")
    before = some.content()
    answer = some.asked(format_=ImportFormat.JSON, dry_run=True)
    shown = json.loads(answer.output)
    validate(shown, schema_of("import"))
    assert (shown["statements"], shown["lines"]) == ([], [])
    assert [(one["key"], one["state"], one["line"]) for one in shown["waiting"]] == [
        ("R3", "unsorted", 3),
        ("R1", "sorted", 8),
    ]
    assert "+  Expenses:Inkoop    12.50 EUR" in some.asked(dry_run=True).output
    assert some.content() == before


def test_a_payment_of_a_batch_is_sorted_by_itself(tmp_path: Path) -> None:
    batch = (
        '2025-03-14 ! "" "Batch"\n  bank: "R9"\n  Assets:Bank  -20 EUR\n'
        '  Assets:Uitzoeken  12.50 EUR\n  Expenses:Inkoop  2.50 EUR\n    member: "bram"\n'
        "  Assets:Uitzoeken\n"
    )
    some = importing(tmp_path, OPENING, "2010-01-01 open Assets:Uitzoeken EUR\n", batch)
    person = Scripted("l", "inkoop", "", "anna", "s")
    some.asked(asker=person)
    text = some.journal_file("main.beancount")
    assert '2025-03-14 ! "" "Batch"' in text
    assert '  Expenses:Inkoop   12.50 EUR\n    member: "anna"\n' in text
    assert text.endswith("  Assets:Uitzoeken\n")


def test_what_is_laid_out_otherwise_keeps_waiting(tmp_path: Path) -> None:
    entry = (
        '2025-03-14 ! "Bouwmarkt" ""\n  bank: "R9"\n  Assets:Bank  -20 EUR\n'
        "  Assets:Uitzoeken  (10 + 10) EUR\n"
    )
    some = importing(tmp_path, OPENING, "2010-01-01 open Assets:Uitzoeken EUR\n", entry)
    with_rule(some, "{text: bouwmarkt, account: Expenses:Inkoop, member: anna}")
    answer = some.asked()
    assert "still to be sorted out: 1" in answer.output
    assert entry in some.journal_file("main.beancount")


def test_nothing_waits(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    answer = some.asked()
    assert answer.exit == 0
    assert answer.output.startswith("nothing waits to be sorted out;")
