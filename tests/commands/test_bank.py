"""`bank`: how the books stand beside the bank, and what `status` and `close` say of it."""

from datetime import date
from pathlib import Path
from typing import Any

from socoledger.domain.options import Format
from tests.support.imports import importing
from tests.support.small_books import booked, books
from tests.support.statements import IBAN, Period, line

OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
RULES = ("{text: rente en kosten, account: Expenses:Inkoop, member: collective}",)
COSTS = line("2025-03-31", -250, "", "Rente en kosten", reference="R3")
SHOP = line("2025-03-14", -1250, "Bouwmarkt West", "Snoeischaar", reference="R1")
MARCH = Period([SHOP, COSTS], opening=10000)
SAYS_MARCH = "ING 7 2025-03-01..2025-03-31"
BY_HAND = booked("2025-04-20", "Expenses:Inkoop", "Assets:Bank", 7.50, member="anna")


def account(shape: dict[str, Any], name: str = "Assets:Bank") -> dict[str, Any]:
    (found,) = (one for one in shape["accounts"] if one["account"] == name)
    return dict(found)


def test_the_last_statement_is_told_with_both_balances_and_what_waits(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    some.shown(MARCH)
    shape = some.shape("bank")
    assert shape["schema"] == "socoledger.bank/1"
    assert account(shape) == {
        "account": "Assets:Bank",
        "iban": IBAN,
        "to": "2025-03-31",
        "statement": SAYS_MARCH,
        "bank": "85.00",
        "books": "85.00",
        "difference": "0.00",
        "days": 601,
        "entries": 0,
        "imported": 0,
        "unsorted": 1,
        "by_hand": 0,
        "booked_later": 0,
    }
    assert shape["lines"] == []


def test_an_account_without_a_balance_of_the_bank_says_so(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, BY_HAND)
    shape = some.shape("bank")
    found = account(shape)
    assert [found[key] for key in ("to", "statement", "bank", "books", "days")] == [None] * 5
    assert (found["entries"], found["by_hand"]) == (2, 1)  # an opening balance is no line
    assert shape["lines"] == []
    for language in ("en", "nl"):
        assert "socoledger import" in some.text("bank", format_=Format.TABLE, language=language)


def test_lines_of_a_statement_that_did_not_tie_are_told_beside_the_last_one_that_did(
    tmp_path: Path,
) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    some.shown(MARCH._replace(opening=11000))
    found = account(some.shape("bank"))
    assert (found["to"], found["entries"], found["imported"]) == (None, 3, 2)
    told = " ".join(some.text("bank", format_=Format.TABLE).split())
    assert "none yet; lines of the bank without a balance after them: 2" in told
    some.shown(MARCH)
    assert account(some.shape("bank"))["imported"] == 0
    april = Period([SHOP._replace(day=date(2025, 4, 2), reference="R4")], 8400, last="2025-04-30")
    some.shown(april)
    found = account(some.shape("bank"))
    assert (found["to"], found["imported"]) == ("2025-03-31", 1)
    told = " ".join(some.text("bank", format_=Format.TABLE, width=80).split())
    assert "lines of the bank without a balance after them: 1" in told


def test_what_is_written_by_hand_after_it_is_listed_with_its_place(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, BY_HAND, rules=RULES)
    some.shown(MARCH)
    shape = some.shape("bank")
    assert account(shape)["by_hand"] == 1
    (found,) = shape["lines"]
    assert found.pop("file") == "journal/main.beancount"
    assert found.pop("line") > 0
    assert found == {
        "account": "Assets:Bank",
        "kind": "by_hand",
        "day": "2025-04-20",
        "amount": "-7.50",
    }


def test_a_line_of_the_bank_that_is_booked_later_is_listed_on_its_own_day(tmp_path: Path) -> None:
    asserted = "2025-03-01 balance Assets:Bank  100.00 ~ 0 EUR\n"
    some = importing(tmp_path, OPENING, asserted, rules=RULES)
    for month in ("2025-01", "2025-02", "2025-03"):
        assert some.ask_close(month).exit == 0
    some.shown(Period([COSTS], opening=10000))
    shape = some.shape("bank")
    assert account(shape)["to"] == "2025-02-28"
    assert account(shape)["booked_later"] == 1
    assert [(one["kind"], one["day"], one["amount"]) for one in shape["lines"]] == [
        ("late", "2025-03-31", "-2.50")
    ]
    assert account(some.shape("bank", at="2025-03-31"))["booked_later"] == 1
    assert account(some.shape("bank", at="2025-03-30"))["booked_later"] == 0


def test_a_balance_written_by_hand_counts_as_the_banks_and_is_called_so(tmp_path: Path) -> None:
    asserted = "2025-02-01 balance Assets:Bank  99.99 EUR\n"
    some = importing(tmp_path, OPENING, asserted)
    found = account(some.shape("bank"))
    assert (found["to"], found["statement"]) == ("2025-01-31", None)
    assert (found["bank"], found["books"], found["difference"]) == ("99.99", "100.00", "-0.01")


def test_at_a_day_only_what_was_known_by_its_end_counts(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, BY_HAND, rules=RULES)
    some.shown(MARCH)
    there = account(some.shape("bank", at="2025-03-31"))
    assert (there["to"], there["days"], there["by_hand"]) == ("2025-03-31", 0, 0)
    before = account(some.shape("bank", at="2025-03-30"))
    assert (before["to"], before["unsorted"]) == (None, 1)
    assert account(some.shape("bank", at="2025-03-13"))["unsorted"] == 0


def test_every_format_fits_and_has_each_account(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, BY_HAND, rules=RULES)
    some.shown(MARCH)
    for language in ("en", "nl"):
        shown = some.text("bank", format_=Format.TABLE, language=language, width=80)
        assert max(map(len, shown.splitlines())) <= 80
        assert SAYS_MARCH in shown
        assert "journal/main.beancount:" in shown
    for format_ in (Format.CSV, Format.CSV_NL, Format.MD):
        shown = some.text("bank", format_=format_)
        assert "Assets:Bank" in shown
        assert "Assets:Spaarrekening" in shown


def test_without_bank_accounts_there_is_nothing_to_show(tmp_path: Path) -> None:
    some = books(tmp_path, OPENING)
    answer = some.ask("bank")
    assert answer.exit == 5
    assert "bank.yaml" in answer.messages[0]
    assert some.shape("status")["bank"] is None


def test_status_says_in_one_line_how_far_the_bank_is(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    assert "not yet (Assets:Bank)" in some.text("status", format_=Format.TABLE)
    some.shown(MARCH, Period([], 0, iban="NL43INGB0007654321", last="2025-02-28"))
    shape = some.shape("status")
    assert [one["to"] for one in shape["bank"]] == ["2025-03-31", "2025-02-28"]
    told = " ".join(some.text("status", format_=Format.TABLE).split())
    assert "2025-02-28 (Assets:Spaarrekening)" in told
    assert "to be sorted out: 1" in told


def test_status_leaves_out_an_account_that_the_journal_closes(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, "2025-02-28 close Assets:Spaarrekening\n", rules=RULES)
    for day, count in (("2025-02-27", 2), ("2025-02-28", 1)):
        assert len(some.shape("status", at=day)["bank"]) == count
    assert len(some.shape("bank")["accounts"]) == 2


def test_a_close_warns_of_a_bank_account_without_a_balance_of_the_month(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=RULES)
    told = some.ask_close("2025-01")
    assert told.exit == 0
    assert any("S352" in message and "2025-01" in message for message in told.messages)
    tied = importing(
        tmp_path / "tied", OPENING, "2025-02-01 balance Assets:Bank  100.00 ~ 0 EUR\n", rules=RULES
    )
    told = tied.ask_close("2025-01")
    assert told.exit == 0
    assert not any("S352" in message for message in told.messages)
