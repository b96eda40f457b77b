"""Statements held against the books: which balances are written, and which go out again."""

from pathlib import Path

import pytest

from tests.support.imports import Importing, importing
from tests.support.small_books import booked
from tests.support.statements import IBAN, SAVINGS, Line, Period, camt, line, mt940

OPENING = booked("2025-01-01", "Assets:Bank", "Equity:Opening", 100)
BALANCE = "2025-04-01 balance Assets:Bank  99.00 ~ 0 EUR\n"
STATEMENT = '  statement: "ING 7 2025-03-01..2025-03-31"\n'
OUT = line("2025-02-03", -700, "Bakker", "Brood")
BACK = line("2025-02-20", 700, "Bakker", "Terug")
MARCH = Period([line("2025-03-14", -100, "Bakker", "Brood")], opening=10000)
RULE = "{text: bakker, account: Expenses:Inkoop, member: anna}"


def february(*lines: Line, opening: int = 10000, first: str = "01", last: str = "28") -> Period:
    return Period(lines, opening, f"2025-02-{first}", f"2025-02-{last}")


def with_march(tmp_path: Path, *journal: str) -> Importing:
    """Books with March, and without February, which came to nothing."""
    some = importing(tmp_path, OPENING, *journal, rules=[RULE])
    assert some.asked(MARCH).exit == 0
    assert BALANCE + STATEMENT in some.journal_file("2025-03.beancount")
    return some


def test_a_balance_that_older_lines_show_to_be_too_early_goes_out_and_is_told(
    tmp_path: Path,
) -> None:
    some = with_march(tmp_path)
    before = some.journal_file("2025-03.beancount")
    told = some.asked(february(OUT, last="10"))
    assert told.exit == 0
    for said in ("journal/2025-03.beancount:7", "€92.00", "€99.00", "ING 7"):
        assert said in told.messages[0]
    without = before.replace("\n" + BALANCE + STATEMENT, "")
    assert some.journal_file("2025-03.beancount") == without
    assert some.asked(february(BACK, opening=9300, first="11")).exit == 0
    assert some.states(MARCH) == ["known"]
    assert some.journal_file("2025-03.beancount") == before


def test_a_whole_older_statement_leaves_it(tmp_path: Path) -> None:
    some = with_march(tmp_path)
    before = some.journal_file("2025-03.beancount")
    assert some.asked(february(OUT, last="10"), february(BACK, opening=9300, first="11")).exit == 0
    assert some.journal_file("2025-03.beancount") == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("after", ["", '\n2025-04-02 note Assets:Bank "x"\n', "; y\n"])
def test_nothing_else_in_the_file_changes(tmp_path: Path, after: str, line_end: str) -> None:
    some = with_march(tmp_path)
    path = some.root / "journal/2025-03.beancount"
    text = path.read_text() + after
    path.write_bytes(text.replace("\n", line_end).encode())
    assert some.asked(february(OUT, last="10")).exit == 0
    gone = BALANCE + STATEMENT + ("\n" if after.startswith("\n") else "")
    left = text.replace(gone, "") if after else text.replace("\n" + gone, "")
    assert path.read_bytes() == left.replace("\n", line_end).encode()


def test_a_balance_that_somebody_wrote_is_never_taken_out(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, "2025-03-01 balance Assets:Bank  100.00 ~ 0 EUR\n")
    before = some.content()
    assert some.asked(february(OUT)).exit == 1
    assert some.content() == before


def test_a_transfer_may_take_out_the_balance_of_the_other_account(tmp_path: Path) -> None:
    rule = "{text: sparen, account: Assets:Spaarrekening}"
    some = importing(tmp_path, OPENING, rules=[rule])
    saved = line("2025-03-15", 5000, "Coop", "Sparen", iban=IBAN)
    empty = Period([], 0, "2025-03-01", "2025-03-14", SAVINGS)
    assert some.asked(empty).exit == 0
    out = line("2025-03-14", -5000, "Coop", "Sparen", iban=SAVINGS)
    assert some.asked(Period([out], 10000)).exit == 0
    assert some.states(Period([saved], 0, "2025-03-15", iban=SAVINGS)) == ["matched"]
    assert some.balances()["Assets:Spaarrekening"] == "50.00"


def test_the_statement_of_a_day_goes_before_one_of_a_part_of_it(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=[RULE])
    bread, cake = (line("2025-03-14", cents, "Bakker", "Brood") for cents in (-100, -200))
    day = ("2025-03-14", "2025-03-14")
    assert some.asked(Period([bread], 10000, *day)).exit == 0
    assert some.asked(Period([cake], 9900, *day)).exit == 0
    text = some.journal_file("2025-03.beancount")
    assert text.count(" balance ") == 1
    assert "2025-03-15 balance Assets:Bank  97.00 ~ 0 EUR\n" in text


def test_an_account_that_is_closed_gets_no_balance_after_that(tmp_path: Path) -> None:
    all_out = line("2025-03-14", -10000, "Bakker", "Brood")
    closed = "2025-03-20 close Assets:Bank\n"
    some = importing(tmp_path, OPENING, closed, rules=[RULE])
    assert some.shown(Period([all_out], 10000))["statements"][0]["tied"] is True
    assert " balance " not in some.journal_file("2025-03.beancount")


def test_an_account_without_lines_is_opened_with_its_balance(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING)
    setup = some.root / "bank.yaml"
    setup.write_text(setup.read_text().replace("Assets:Spaarrekening", "Assets:Reserve"))
    assert some.asked(Period([], 0, iban=SAVINGS)).exit == 0
    text = some.journal_file("2025-03.beancount")
    assert text.startswith("2025-01-01 open Assets:Reserve EUR\n\n2025-04-01 balance")


# -- what may be at fault -----------------------------------------------------------------------


def test_a_difference_from_before_a_statement_is_told_with_both_balances(tmp_path: Path) -> None:
    some = importing(tmp_path, OPENING, rules=[RULE])
    told = some.asked(MARCH._replace(opening=8500)).output
    for said in ("€84.00", "€99.00", "-€15.00", "before 2025-03-01", "€85.00", "€100.00"):
        assert said in told
    assert some.asked(MARCH).output.count("before 2025-03-01") == 0


def test_what_was_written_by_hand_on_a_day_after_the_statement_is_told(tmp_path: Path) -> None:
    by_hand = booked("2025-04-02", "Expenses:Inkoop", "Assets:Bank", 7, member="anna")
    some = importing(tmp_path, OPENING, by_hand)
    late = Period([line("2025-03-31", -700, "Bakker", "Brood")], opening=10000)
    for state in ("matched", "known"):
        told = some.asked(late).output
        assert "-€7.00" in told, state
        assert "later day" in told, state
    assert some.states(late) == ["known"]


def test_a_known_line_twice_in_the_books_is_told_by_the_one_that_is_no_line(tmp_path: Path) -> None:
    far = booked("2025-03-05", "Expenses:Inkoop", "Assets:Bank", 1, member="anna")
    some = importing(tmp_path, OPENING, far, rules=[RULE])
    told = some.asked(MARCH).output
    assert "€1.00" in told
    assert "journal/main.beancount:" in told


# -- transfers ----------------------------------------------------------------------------------


def transfer(name: str = "Coop") -> tuple[Period, Period]:
    own = line("2025-03-14", -5000, name, "Sparen", iban=SAVINGS)
    other = line("2025-03-15", 5000, name, "Sparen", iban=IBAN)
    return Period([own], 10000), Period([other], 0, iban=SAVINGS)


def test_one_rule_serves_both_sides_whichever_comes_first(tmp_path: Path) -> None:
    rule = "{text: sparen, account: Assets:Spaarrekening}"
    for number, files in enumerate((transfer(), transfer()[::-1])):
        some = importing(tmp_path / str(number), OPENING, rules=[rule])
        assert [some.states(one) for one in files] == [["new"], ["matched"]]
        assert some.balances()["Assets:Spaarrekening"] == "50.00"


def test_a_transfer_whose_other_side_waits_is_not_booked_twice(tmp_path: Path) -> None:
    rule = "{text: sparen, direction: out, account: Assets:Spaarrekening}"
    some = importing(tmp_path, OPENING, rules=[rule])
    own, other = transfer()
    assert some.states(other) == ["unsorted"]
    told = some.asked(own)
    assert "Assets:Spaarrekening" in told.output
    assert some.balances() == {
        "Assets:Bank": "50.00",
        "Assets:Spaarrekening": "50.00",
        "Equity:Opening": "-100.00",
    }


def test_the_other_side_of_a_transfer_is_no_other_line(tmp_path: Path) -> None:
    rules = ["{text: sparen, account: Assets:Spaarrekening}", RULE]
    some = importing(tmp_path, OPENING, rules=rules)
    own, other = transfer()
    gift = line("2025-03-14", 5000, "Bakker", "Terug")
    stranger = line("2025-03-14", 5000, "Slager", "Terug")
    assert some.states(own) == ["new"]
    first = Period([gift, stranger], 0, last="2025-03-14", iban=SAVINGS)
    assert some.states(mt940(first)) == ["new", "unsorted"]
    rest = Period([*first.lines, *other.lines], 0, iban=SAVINGS)
    assert some.states(camt(rest)) == ["known", "known", "matched"]


def test_a_transfer_that_was_written_by_hand_goes_to_its_own_line_first(tmp_path: Path) -> None:
    written = booked("2025-03-14", "Assets:Spaarrekening", "Assets:Bank", 50)
    some = importing(tmp_path, OPENING, written, rules=["{text: sparen, account: Assets:Bank}"])
    _, other = transfer()
    stranger = line("2025-03-14", 5000, "Slager", "Terug")
    both = Period([stranger, *other.lines], 0, iban=SAVINGS)
    assert some.states(both) == ["unsorted", "matched"]
