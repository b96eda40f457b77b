"""Every amount of `premium` has a tree that comes to it, down to hours and entries."""

from pathlib import Path

import pytest

from socoledger.domain.period import Month
from socoledger.rules.history import history
from socoledger.rules.trace.awards import AwardTrees
from tests.support.small_books import (
    BENEFIT,
    DECIDED,
    PREMIUM,
    Books,
    booked,
    books,
    hours,
    paid,
    refunded,
    version,
)
from tests.support.traces import (
    texts,
    traced_award,
)

TERMS = version(premium="{per_hour: 1.50}", allowance="{per_hour: 2.00}")
AWARDED = ("anna", "premium", "awarded")


def of_anna(tmp_path: Path, *journal: str, keys: str = DECIDED) -> Books:
    return books(tmp_path, *journal, agreement=[TERMS], members={"anna": keys})


def test_an_award_goes_down_to_each_entry_of_hours(tmp_path: Path) -> None:
    some = of_anna(tmp_path, hours("2025-01-10", "anna", 4.5), hours("2025-03-11", "anna", -0.25))
    tree = traced_award(some, AWARDED)
    assert list(texts(tree)) == [
        "awarded premium of anna, 2025 675",
        "  awarded, 2025-01 675",
        "    earned, 2025-01 675",
        "      2025-01-10 4.50 hours x €1.50 675",
        "  awarded, 2025-03 0",
        "    earned, 2025-03 -38",
        "      2025-03-11 -0.25 hours x €1.50 -38",
        "    was awarded before, and stays 38",
    ]
    earned = tree.parts[0].parts[0]
    assert (earned.decision, tree.article) == ("B1", "Participatiewet art. 31 lid 2 onder j")
    entry = earned.parts[0]
    assert entry.place is not None
    lines = (some.root / entry.place.file).read_text(encoding="utf-8").splitlines()
    assert lines[entry.place.line - 1] == '2025-01-10 custom "hours" "anna" 4.5'


def test_a_decision_taken_later_counts_from_the_month_in_which_it_was_taken(
    tmp_path: Path,
) -> None:
    decided = "premium: [{from: 2025-01-01, decided: 2025-03-10, reference: B1}]"
    days = ("2025-01-10", "2025-02-10")
    some = of_anna(
        tmp_path, *(hours(day, "anna", 10) for day in days), keys=f"{BENEFIT}\n{decided}"
    )
    assert list(texts(traced_award(some, AWARDED))) == [
        "awarded premium of anna, 2025 3000",
        "  awarded, 2025-01 0",
        "    nothing is earned in 2025-01: no decision of the college known 0",
        "  awarded, 2025-02 0",
        "    nothing is earned in 2025-02: no decision of the college known 0",
        "  awarded, 2025-03 3000",
        "    earned, 2025-01, by what is known since 2025-03 1500",
        "      earned, 2025-01; the decision was taken on 2025-03-10 1500",
        "        2025-01-10 10.00 hours x €1.50 1500",
        "    earned, 2025-02, by what is known since 2025-03 1500",
        "      earned, 2025-02; the decision was taken on 2025-03-10 1500",
        "        2025-02-10 10.00 hours x €1.50 1500",
    ]


def test_a_benefit_that_turns_out_to_have_ended_earns_less_and_takes_back_nothing(
    tmp_path: Path,
) -> None:
    ended = "benefit: [{from: 2010-01-01, to: 2025-01-31, known: 2025-03-05}]"
    some = of_anna(tmp_path, hours("2025-02-10", "anna", 10), keys=f"{ended}\n{PREMIUM}")
    assert list(texts(traced_award(some, AWARDED)))[4:] == [
        "  awarded, 2025-03 0",
        "    earned, 2025-02, by what is known since 2025-03 -1500",
        "      nothing is earned in 2025-02: no benefit 0",
        "      earned, 2025-02 -1500",
        "        2025-02-10 10.00 hours x €1.50 -1500",
        "    was awarded before, and stays 1500",
    ]


def test_what_closes_booked_points_to_their_line(tmp_path: Path) -> None:
    close = '2025-01-31 * "Afsluiting" #close\n  Expenses:Artikel31  15.00 EUR\n'
    close += "  Liabilities:Premie:Anna  -15.00 EUR\n"
    journal = hours("2025-01-10", "anna", 10), hours("2025-02-10", "anna", 10)
    some = books(
        tmp_path,
        *journal,
        agreement=[TERMS],
        members={"anna": DECIDED},
        closes={"2025-01": f'2025-01-31 custom "close" "2025-01"\n{close}'},
    )
    january, february = traced_award(some, AWARDED).parts
    assert january.place == ("closes/2025-01.beancount", 4)
    assert february.place is None


def test_what_was_awarded_otherwise_is_by_hand_or_in_an_earlier_file(tmp_path: Path) -> None:
    by_hand = booked("2025-01-11", "Expenses:Artikel31", "Liabilities:Premie:Anna", 10)
    keys = f"{DECIDED}\nperson: vos\njoined: "
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 2),
        by_hand,
        agreement=[TERMS],
        members={"anna": f"{keys}2010-01-01", "bram": f"{keys}2024-01-01"},
    )
    assert list(texts(traced_award(some, ("bram", "premium", "other")))) == [
        "otherwise awarded premium of bram, 2025 1300",
        "  in the file of anna, the same person 1300",
        "    awarded 300",
        "      awarded, 2025-01 300",
        "        earned, 2025-01 300",
        "          2025-01-10 2.00 hours x €1.50 300",
        "    2025-01-11 Boeking 1000",
    ]


def test_payments_refunds_and_what_room_they_leave(tmp_path: Path) -> None:
    limited = "premium: [{from: 2010-01-01, reference: B1, maximum: 20.00}]"
    some = of_anna(
        tmp_path,
        hours("2025-01-10", "anna", 20),
        paid("2025-02-01", "Premie:Anna", 30),
        refunded("2025-02-01", "Premie:Anna", 4),
        keys=f"{BENEFIT}\n{limited}",
    )
    assert list(texts(traced_award(some, ("anna", "premium", "room"), "2025-02"))) == [
        "room for premium of anna, 2025 0",
        "  maximum of the year 2000",
        "  paid to anna -2600",
        "    2025-02-01 Boeking -3000",
        "    2025-02-01 Boeking 400",
        "  paid above the maximum 600",
    ]
    of_day = traced_award(some, ("anna", "premium", "refunds", "2025-02-01"), "2025-02")
    assert list(texts(of_day)) == [
        "premium paid to anna on 2025-02-01 -400",
        "  2025-02-01 Boeking -400",
    ]


def test_there_is_no_room_without_entitlement_or_before_the_first_month(tmp_path: Path) -> None:
    members = {"anna": BENEFIT}
    journal = hours("2024-05-01", "anna", 1), paid("2024-05-02", "Premie:Anna", 5)
    some = books(tmp_path, *journal, agreement=[TERMS], members=members)
    room = ("anna", "premium", "room")
    without = "no decision of the college known"
    assert list(texts(traced_award(some, room)))[-1].strip() == (
        f"no room, without entitlement in 2025-12: {without} 0"
    )
    assert list(texts(traced_award(some, room, "2024-05")))[-1].strip() == (
        "no room, as 2024-05 is before the first month of these books 500"
    )


def test_receipts_are_listed_by_entry(tmp_path: Path) -> None:
    receipt = booked("2025-02-01", "Expenses:Inkoop", "Assets:Bank", 7, reimbursed="anna")
    some = of_anna(tmp_path, receipt.replace("reimbursed:", 'member: "anna"\n  reimbursed:'))
    assert list(texts(traced_award(some, ("anna", "reimbursed")))) == [
        "paid back against receipts of anna, 2025 700",
        "  2025-02-01 Boeking 700",
    ]


def test_there_is_no_tree_of_what_is_no_figure(tmp_path: Path) -> None:
    trees = AwardTrees(history(of_anna(tmp_path).read, Month(2025, 1)), Month(2025, 1))
    for keys in (("anna",), ("anna", "premium", "nothing")):
        with pytest.raises(KeyError):
            trees.tree(keys)
