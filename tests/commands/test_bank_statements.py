"""Statements that cannot be used are refused, with what to do, and nothing is written."""

from pathlib import Path

import pytest

from tests.support.imports import importing
from tests.support.small_books import booked
from tests.support.statements import IBAN, OTHER, Period, camt, line

MARCH = Period([line("2025-03-14", 43500, "Wijkvereniging Noord", "Factuur 12")], opening=10000)
OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)


def test_a_statement_that_does_not_hold_is_refused_and_nothing_written(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    before = some.content()
    wrong = camt(MARCH).replace(b"535.00", b"536.00")
    good = Period([line("2025-02-01", -100)], 10000, "2025-02-01", "2025-02-28")
    answer = some.asked(good, wrong)
    assert answer.exit == 1
    assert "€1.00" in answer.messages[0]
    assert "€535.00" not in answer.messages[0]
    assert some.content() == before


def test_a_file_that_is_no_statement_ends_all(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    before = some.content()
    assert some.asked(MARCH, b"%PDF-1.7 rubbish").exit == 3
    assert some.asked(b"").exit == 3
    assert some.content() == before


@pytest.mark.parametrize("by", ["no file", "no account"])
def test_an_account_that_is_not_known_is_told_with_what_to_write(tmp_path: Path, by: str) -> None:
    some = importing(tmp_path, OPENING)
    if by == "no file":
        (some.root / "bank.yaml").unlink()
    answer = some.asked(MARCH._replace(iban=OTHER))
    assert answer.exit == 1
    account = "Assets:Bank" if by == "no file" else "Assets:Bank3"  # two are taken
    assert f"  - {{iban: {OTHER}, account: {account}}}" in answer.messages


def test_an_iban_that_is_to_be_filled_in_is_told_so(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    setup = some.root / "bank.yaml"
    setup.write_text(setup.read_text().replace(IBAN, '"FILL IN YOUR IBAN HERE"'))
    answer = some.asked(MARCH)
    assert answer.exit == 1
    told = f"your IBAN still has to be filled in in bank.yaml; the statement is of {IBAN}"
    assert answer.messages == (told, "nothing was written")


def test_lines_from_before_the_account_is_open_are_refused_in_one_sentence(tmp_path: Path) -> None:
    """The books begin there: what came before is the opening balance."""
    account = f"  - {{iban: {OTHER}, account: Assets:Spaar2}}\n"
    some = importing(tmp_path, "2025-01-01 open Assets:Spaar2 EUR\n", setup_extra=account)
    lines = [line(day, -500, "Bakker") for day in ("2024-12-03", "2024-12-30", "2025-01-02")]
    before = some.content()
    answer = some.asked(Period(lines, 10000, "2024-12-01", "2025-01-31", OTHER))
    assert (answer.exit, len(answer.messages)) == (1, 2)
    assert "Assets:Spaar2 is opened on 2025-01-01" in answer.messages[0]
    assert ": 2, from 2024-12-03 up to and including 2024-12-30" in answer.messages[0]
    assert some.content() == before
