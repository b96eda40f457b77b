"""`import`: what a treasurer sees of it, in the files and on the screen."""

import os
from pathlib import Path

import pytest
from jsonschema import validate  # type: ignore[import-untyped]

from socoledger.write.schemas import schema_of
from tests.support.imports import importing
from tests.support.small_books import booked
from tests.support.statements import IBAN, SAVINGS, Period, camt, line, mt940

SHOP = line("2025-03-14", -1250, "Bouwmarkt West", "Snoeischaar", reference="R1")
CLIENT = line("2025-03-17", 45000, "Wijkvereniging Noord", "Factuur 12", reference="R2")
COSTS = line("2025-03-31", -250, "", "Rente en kosten", reference="R3")
MARCH = Period([SHOP, CLIENT, COSTS], opening=10000)
OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
RULES = (
    "{text: bouwmarkt, account: Expenses:Inkoop, member: anna}",
    '{name: wijkvereniging noord, account: Income:Verkoop, members: "anna 2, bram 1.5"}',
    "{text: rente en kosten, account: Expenses:Inkoop, member: collective}",
)


def test_lines_that_rules_fit_are_booked_and_the_balance_asserted(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    answer = some.asked(MARCH)
    assert answer.exit == 0
    assert some.journal_file("2025-03.beancount") == (
        '2025-03-14 * "Bouwmarkt West" "Snoeischaar"\n'
        '  bank: "R1"\n'
        '  member: "anna"\n'
        "  Assets:Bank      -12.50 EUR\n"
        "  Expenses:Inkoop   12.50 EUR\n"
        "\n"
        '2025-03-17 * "Wijkvereniging Noord" "Factuur 12"\n'
        '  bank: "R2"\n'
        '  members: "anna 2, bram 1.5"\n'
        "  Assets:Bank      450.00 EUR\n"
        "  Income:Verkoop  -450.00 EUR\n"
        "\n"
        '2025-03-31 * "Rente en kosten"\n'
        '  bank: "R3"\n'
        '  member: "collective"\n'
        "  Assets:Bank      -2.50 EUR\n"
        "  Expenses:Inkoop   2.50 EUR\n"
        "\n"
        "2025-04-01 balance Assets:Bank  535.00 ~ 0 EUR\n"
        '  statement: "ING 7 2025-03-01..2025-03-31"\n'
    )
    assert some.journal_file("main.beancount").endswith('\n\ninclude "2025-03.beancount"\n')
    assert some.codes("S352") == []


def test_what_no_rule_fits_is_kept_apart_and_its_month_stays_open(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    assert some.states(MARCH) == ["unsorted"] * 3
    assert "  Assets:Uitzoeken   12.50 EUR\n" in some.journal_file("2025-03.beancount")
    assert some.journal_file("2025-03.beancount").count(" ! ") == 3
    assert some.codes("S352") == ["S351"] * 3
    for month in ("2025-01", "2025-02"):
        assert some.ask_close(month).exit == 0
    assert some.refused("2025-03") == ["S351"] * 3
    refused = some.ask_close("2025-03", accept={"S351": "later"})
    assert refused.exit != 0


def test_nothing_is_booked_twice(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    twice = [line("2025-03-14", -1250, "Bakker", "Brood"), line("2025-03-14", -1250, "Bakker")]
    period = Period([*twice, *MARCH.lines], opening=10000)
    assert some.states(period) == ["unsorted", "unsorted", "new", "new", "new"]
    before = some.content()
    for again in (camt(period), mt940(period)):
        assert some.states(again) == ["known"] * 5
    assert some.states(camt(period), mt940(period), camt(period)) == ["known"] * 15
    assert some.content() == before
    later = Period([CLIENT, COSTS, line("2025-04-02", -100)], 8750, "2025-03-15", "2025-04-02")
    assert some.states(mt940(later)) == ["known", "known", "unsorted"]


def test_the_same_line_in_two_formats_of_one_command_is_booked_once(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    assert some.states(mt940(MARCH), camt(MARCH)) == ["new"] * 3 + ["known"] * 3


def test_what_was_written_by_hand_gets_a_key_and_no_other_byte_changes(tmp_path: Path) -> None:
    by_hand = (
        '2025-03-12 * "Bouwmarkt" "schaar"\r\n'
        "\tExpenses:Inkoop  12.50 EUR  ; bon 3\r\n"
        '\t\tmember: "anna"\r\n'
        "\tAssets:Bank\r\n"
    )
    some = importing(tmp_path, OPENING, by_hand, rules=RULES)
    before = some.journal_file("main.beancount")
    shown = some.shown(Period([SHOP], opening=10000))
    (told,) = shown["lines"]
    assert (told["state"], told["key"]) == ("matched", "R1")
    changed = some.journal_file("main.beancount").splitlines(keepends=True)
    added = [one for one in changed if "bank:" in one]
    assert len(added) == 1
    assert added[0].startswith('\tbank: "R1 ')
    assert added[0].endswith("\r\n")
    kept = "".join(one for one in changed if "bank:" not in one)
    assert kept == before + '\r\ninclude "2025-03.beancount"\r\n'
    assert some.states(mt940(Period([SHOP], opening=10000))) == ["known"]


def test_the_nearest_day_is_taken_and_each_only_once(tmp_path: Path) -> None:
    far = booked("2025-03-09", "Expenses:Inkoop", "Assets:Bank", 12.50, member="anna")
    near = booked("2025-03-15", "Expenses:Inkoop", "Assets:Bank", 12.50, member="bram")
    too_far = booked("2025-03-20", "Expenses:Inkoop", "Assets:Bank", 12.50, member="bram")
    some = importing(tmp_path, OPENING, far, near, too_far)
    two = Period([SHOP, line("2025-03-14", -1250, "Bouwmarkt", reference="R9")], opening=10000)
    assert some.states(two) == ["matched", "matched"]
    marks = [one for one in some.read.journal.transactions if one.bank]
    assert [str(one.day) for one in marks] == ["2025-03-09", "2025-03-15"]


def test_a_line_of_a_closed_month_is_booked_in_the_first_open_one(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    for month in ("2025-01", "2025-02", "2025-03"):
        assert some.ask_close(month).exit == 0
    before = some.content()
    assert some.states(MARCH) == ["late"] * 3
    assert some.journal_file("2025-03.beancount") == ""
    text = some.journal_file("2025-04.beancount")
    assert text.count("2025-04-01 *") == 3
    assert "  bank_date: 2025-03-14\n" in text
    assert some.ask_verify().exit == 0
    assert some.states(mt940(MARCH)) == ["known"] * 3
    closes = {name for name in before if name.startswith("closes/")}
    assert {name: some.content()[name] for name in closes} == {
        name: before[name] for name in closes
    }


def test_where_books_and_bank_differ_no_balance_is_written_and_both_are_told(
    tmp_path: Path,
) -> None:
    stray = booked("2025-03-05", "Expenses:Inkoop", "Assets:Bank", 7, member="anna")
    some = importing(tmp_path, OPENING, stray, rules=RULES)
    answer = some.asked(MARCH)
    assert answer.exit == 0
    assert " balance " not in some.journal_file("2025-03.beancount")
    for told in ("€535.00", "€528.00", "€7.00", "journal/main.beancount:"):
        assert told in answer.output
    assert not some.shown(MARCH)["statements"][0]["tied"]


def test_books_without_opening_balance_are_told_so(tmp_path: Path) -> None:
    answer = importing(tmp_path, rules=RULES).asked(MARCH)
    assert "opening balance" in answer.output
    assert "€100.00" in answer.output


def test_a_day_that_is_not_over_yet_gets_no_balance(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES).on("2025-03-31")
    shown = some.shown(MARCH)
    assert shown["statements"][0]["tied"] is True
    assert " balance " not in some.journal_file("2025-03.beancount")


def test_beancount_has_the_last_word(tmp_path: Path) -> None:
    wrong = "2025-03-20 balance Assets:Bank  100.00 ~ 0 EUR\n"
    some = importing(tmp_path, OPENING, wrong, rules=RULES)
    before = some.content()
    answer = some.asked(MARCH)
    assert answer.exit == 1
    assert any("main.beancount" in one for one in answer.messages)
    assert some.content() == before


def test_a_dry_run_shows_it_and_writes_nothing(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    before = some.content()
    answer = some.asked(MARCH, dry_run=True)
    assert some.content() == before
    assert '+2025-03-14 * "Bouwmarkt West" "Snoeischaar"' in answer.output.splitlines()


def test_the_json_says_of_each_line_where_it_stands(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES[:1])
    shown = some.shown(Period([SHOP, CLIENT], opening=10000))
    validate(shown, schema_of("import"))
    assert shown == {
        "schema": "socoledger.import/1",
        "statements": [
            {
                "iban": IBAN,
                "from": "2025-03-01",
                "to": "2025-03-31",
                "opening": "100.00",
                "closing": "537.50",
                "tied": True,
            }
        ],
        "lines": [
            {
                "key": "R1",
                "day": "2025-03-14",
                "amount": "-12.50",
                "name": "Bouwmarkt West",
                "state": "new",
                "file": "journal/2025-03.beancount",
                "line": 3,
            },
            {
                "key": "R2",
                "day": "2025-03-17",
                "amount": "450.00",
                "name": "Wijkvereniging Noord",
                "state": "unsorted",
                "file": "journal/2025-03.beancount",
                "line": 9,
            },
        ],
        "waiting": [],
    }


def test_the_private_stays_out_of_the_journal(tmp_path: Path) -> None:
    some = importing(
        tmp_path,
        OPENING,
        coop_extra="pseudonyms: true\nnames_file: private/names.txt\n",
        files={"private/names.txt": "Johanna de Wit\n"},
    )
    text = "BSN 123456782 van NL91 ABNA 0417 1643 00, factuur 987654321"
    answer = some.asked(Period([line("2025-03-14", 100, "JOHANNA  DE WIT", text)]))
    assert (
        '2025-03-14 ! "*********" "BSN ********* van (IBAN), factuur 987654321"'
        in some.journal_file("2025-03.beancount")
    )
    assert "left out" in answer.output
    assert "123456782" not in answer.output
    assert "S604" not in some.codes()


def test_ibans_are_kept_where_the_books_say_so(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, setup_extra="keep_iban: true\n")
    some.asked(Period([line("2025-03-14", 100, "Anna", "van NL91ABNA0417164300")]))
    assert "NL91ABNA0417164300" in some.journal_file("2025-03.beancount")


def test_a_transfer_between_two_accounts_is_one_transaction(tmp_path: Path) -> None:
    saving = line("2025-03-14", -5000, "Coöperatie", "Sparen", reference="R5")
    saved = line("2025-03-15", 5000, "Coöperatie", "Sparen", reference="S5")
    own, other = Period([saving], 10000), Period([saved], 0, iban=SAVINGS)
    rule = "{text: sparen, account: Assets:Spaarrekening}"
    at_once = importing(tmp_path / "1", OPENING, rules=[rule])
    assert sorted(at_once.states(own, other)) == ["matched", "new"]
    assert at_once.states(mt940(own), mt940(other)) == ["known", "known"]
    apart = importing(tmp_path / "2", OPENING, rules=[rule])
    assert (apart.states(own), apart.states(other)) == (["new"], ["matched"])
    assert (apart.states(own), apart.states(mt940(other))) == (["known"], ["known"])
    balances = {"Assets:Bank": "50.00", "Assets:Spaarrekening": "50.00", "Equity:Opening": "-100"}
    for some in (at_once, apart):
        assert some.balances() == {**balances, "Equity:Opening": "-100.00"}


def test_rules_book_on_what_members_grants_and_the_gemeente_have(tmp_path: Path) -> None:
    grants = (
        "grants:\n  - {id: begeleiding, giver: municipality, from: 2025-01-01, to: 2025-12-31,"
        " amount: 12500.00}\n"
    )
    rules = (
        "{text: volksuniversiteit, spaarpot: anna, purpose: course}",
        "{name: Gemeente Voorbeeldstad, direction: in, amount: 12500.00, grant: begeleiding}",
        "{name: Gemeente Voorbeeldstad, direction: out, municipality: 2024}",
        "{text: premie, premium: anna}",
        "{text: vergoeding, allowance: bram}",
    )
    some = importing(tmp_path, OPENING, rules=rules, files={"grants.yaml": grants})
    lines = [
        line("2025-03-03", -9500, "Volksuniversiteit", "Snoeien"),
        line("2025-03-04", 1250000, "Gemeente Voorbeeldstad", "Beschikking"),
        line("2025-03-05", -100, "Gemeente Voorbeeldstad", "Teruggave"),
        line("2025-03-06", -200, "Anna", "Premie maart"),
        line("2025-03-07", -300, "Bram", "Vergoeding maart"),
    ]
    assert some.states(Period(lines, 10000)) == ["new"] * 5
    assert {
        account: some.balances()[account]
        for account in some.balances()
        if account.startswith("Liabilities")
    } == {
        "Liabilities:Gemeente": "1.00",
        "Liabilities:Premie:Anna": "2.00",
        "Liabilities:Spaarpot:Anna": "95.00",
        "Liabilities:Subsidie:Begeleiding": "-12500.00",
        "Liabilities:Vergoeding:Bram": "3.00",
    }
    assert '  purpose: "course"\n' in some.journal_file("2025-03.beancount")
    assert '  for: "2024"\n' in some.journal_file("2025-03.beancount")


def test_what_was_booked_before_is_proposed_and_not_booked(tmp_path: Path) -> None:
    before = '2025-02-01 * "Bouwmarkt West" "Hark" #member-anna\n'
    before += "  Expenses:Inkoop  20.00 EUR\n  Assets:Bank\n"
    some = importing(tmp_path, OPENING, before)
    answer = some.asked(MARCH)
    assert "Expenses:Inkoop" in answer.output
    assert "2025-02-01" in answer.output
    assert "Expenses:Inkoop" not in some.journal_file("2025-03.beancount")


def test_a_file_of_the_month_that_is_there_gets_the_lines_at_its_end(tmp_path: Path) -> None:
    existing = '; maart\r\n2025-03-01 note Assets:Bank "begin"'
    some = importing(
        tmp_path,
        OPENING,
        'include "2025-03.beancount"\n',
        rules=RULES,
        files={"journal/2025-03.beancount": existing},
    )
    assert some.asked(MARCH).exit == 0
    text = some.journal_file("2025-03.beancount")
    assert text.startswith(existing + "\r\n\r\n2025-03-14 *")
    assert "\n" not in text.replace("\r\n", "")
    assert some.journal_file("main.beancount").count("2025-03.beancount") == 1


def test_a_new_file_that_a_pattern_includes_is_not_included_again(tmp_path: Path) -> None:
    some = importing(
        tmp_path,
        OPENING,
        'include "months/*.beancount"\n',
        rules=RULES,
        setup_extra='journal: "months/{year}-{month}.beancount"\n',
        files={"journal/months/start.beancount": "; months\n"},
    )
    before = some.journal_file("main.beancount")
    assert some.asked(MARCH).exit == 0
    assert some.journal_file("main.beancount") == before
    assert some.states(MARCH) == ["known"] * 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    before = some.content()
    (some.root / "journal").chmod(0o500)
    try:
        with pytest.raises(OSError, match="ermission"):
            some.asked(MARCH)
    finally:
        (some.root / "journal").chmod(0o700)
    assert some.content() == before


def test_several_statements_of_one_day_follow_each_other(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING).on("2025-03-14")
    coffee = line("2025-03-14", -250, "Koffie")
    first = Period([coffee, coffee], 10000, "2025-03-14", "2025-03-14")
    second = Period([coffee], 9500, "2025-03-14", "2025-03-14")
    assert some.states(camt(first), camt(second)) == ["unsorted"] * 3
    assert some.states(mt940(first), mt940(second)) == ["known"] * 3
    third = Period([coffee], 9250, "2025-03-14", "2025-03-15")
    assert some.states(camt(third)) == ["unsorted"]
    assert some.balances()["Assets:Bank"] == "90.00"


def test_an_opening_balance_is_no_line_but_a_contribution_is(tmp_path: Path) -> None:
    brought = '2025-03-02 * "Anna"\n  Assets:Bank  50.00 EUR\n  Equity:Inbreng:Anna\n'
    opened = "2010-01-01 open Equity:Inbreng:Anna EUR\n"
    start = booked("2025-03-01", "Assets:Bank", "Equity:Opening", 100)
    some = importing(tmp_path, opened, start, brought)
    lines = [line("2025-03-02", 10000, "Gemeente"), line("2025-03-03", 5000, "Anna")]
    assert some.states(Period(lines, opening=10000)) == ["unsorted", "matched"]


def test_a_batch_is_one_transaction_with_a_posting_for_each_payment(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    batch = line("2025-03-14", -1250, "Bouwmarkt", "Schaar", reference="R1", parts=(-1000, -250))
    assert some.states(Period([batch], opening=10000)) == ["new"]
    assert some.journal_file("2025-03.beancount").startswith(
        '2025-03-14 * "Bouwmarkt Schaar"\n'
        '  bank: "R1"\n'
        "  Assets:Bank      -12.50 EUR\n"
        "  Expenses:Inkoop   10.00 EUR\n"
        '    member: "anna"\n'
        "  Expenses:Inkoop    2.50 EUR\n"
        '    member: "anna"\n'
    )
    assert some.states(mt940(Period([batch], opening=10000))) == ["known"]


def test_what_is_to_be_sorted_out_may_have_another_account(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, coop_extra="accounts: {unsorted: Assets:Vraag}\n")
    answer = some.asked(MARCH)
    assert answer.exit == 0
    assert "Assets:Vraag" in answer.messages[0]
    text = some.journal_file("2025-03.beancount")
    assert "  Assets:Vraag   12.50 EUR\n" in text
    assert "Uitzoeken" not in text
    assert some.codes("S352") == ["S351"] * 3
