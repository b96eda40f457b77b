"""What waits in a journal is moved to where it belongs, and every other byte stays."""

from datetime import date

import pytest

from socoledger.domain.bank import BankLine
from socoledger.domain.bank_import import Target
from socoledger.domain.bank_waiting import Sorted, Waiting
from socoledger.domain.findings import Place
from socoledger.write.sorted_lines import can_be_sorted, with_sorted

ANNA = Target("Expenses:Inkoop", (("member", "anna"),))
TEXT = """\
; mine
2025-03-14 ! "Bouwmarkt" "Schaar; of touw" ; look
  bank: "R1"
  note: "of mine"
  Assets:Bank       -12.50 EUR
  Assets:Uitzoeken   12.50 EUR  ; whose?
    receipt: "12"
; end"""
SORTED = """\
; mine
2025-03-14 * "Bouwmarkt" "Schaar; of touw" ; look
  bank: "R1"
  note: "of mine"
  Assets:Bank       -12.50 EUR
  Expenses:Inkoop    12.50 EUR  ; whose?
    member: "anna"
    receipt: "12"
; end"""


def found(*targets: tuple[Target, int], posting: int = 6) -> Sorted:
    """The posting on a line of TEXT, booked on these."""
    day = date(2025, 3, 14)
    payment = BankLine(day, -1250, "", "", "", "", "")
    place = Place("journal/main.beancount", 2)
    return Sorted(
        Waiting(place, 5, posting, "Assets:Bank", "R1", day, "Bouwmarkt", payment), targets
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_flag_the_account_and_whose_it_is_change(line_end: str) -> None:
    text = TEXT.replace("\n", line_end)
    after = with_sorted(text, [found((ANNA, -1250))], ())
    assert after == SORTED.replace("\n", line_end)


def test_the_flag_stays_while_something_waits() -> None:
    one = found((ANNA, -1250))
    assert '2025-03-14 ! "Bouwmarkt"' in with_sorted(TEXT, [one], [one.waiting.place])


def test_several_parts_take_its_place_and_what_is_with_other_books_says_so() -> None:
    other = Target("Assets:Kas", (), "../noord")
    after = with_sorted(TEXT, [found((ANNA, -1000), (other, -250))], ())
    assert (
        '  with: "../noord"\n'
        "  Assets:Bank       -12.50 EUR\n"
        "  Expenses:Inkoop  10.00 EUR\n"
        '    member: "anna"\n'
        "  Assets:Kas          2.50 EUR  ; whose?\n"
        '    receipt: "12"\n'
    ) in after


def test_a_key_that_it_had_gets_the_new_value() -> None:
    text = TEXT.replace('    receipt: "12"', '    member: "bram"  ; or not')
    after = with_sorted(text, [found((ANNA, -1250))], ())
    assert '    member: "anna"  ; or not\n' in after
    assert after.count("member:") == 1


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("  Assets:Uitzoeken", "  Expenses:Inkoop"),
        ("\tAssets:Uitzoeken  +12.50 EUR", "\tExpenses:Inkoop   +12.50 EUR"),
        ("  ! Assets:Uitzoeken 12.50 EUR", "  ! Expenses:Inkoop  12.50 EUR"),
    ],
)
def test_however_it_is_laid_out(line: str, after: str) -> None:
    text = TEXT.replace("  Assets:Uitzoeken   12.50 EUR  ; whose?", line)
    assert f"\n{after}\n" in with_sorted(text, [found((ANNA, -1250))], ())


def test_a_sum_is_left_to_who_wrote_it() -> None:
    text = TEXT.replace(" 12.50 EUR  ;", " (10 + 2.50) EUR  ;")
    assert not can_be_sorted(text, found((ANNA, -1250)))
