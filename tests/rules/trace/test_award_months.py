"""What a month earns: entries of hours, a share, and the maximum of a month."""

from pathlib import Path

from socoledger.domain.trace import Node
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    DECIDED,
    Books,
    books,
    costs,
    earns,
    hours,
    version,
)
from tests.support.traces import said, texts, traced_award

AWARDED, EARNED = ("anna", "premium", "awarded"), ("anna", "premium", "earned")


def with_terms(tmp_path: Path, *journal: str, **terms: str) -> Books:
    purposes = "{purposes: [{id: premium}]}"
    agreement = version(member_result=ALL_TO_SPAARPOT, spaarpot=purposes, **terms)
    return books(tmp_path, *journal, agreement=[agreement], members={"anna": DECIDED})


def first(node: Node, text: str) -> Node:
    """The first node that says so."""
    return next(each for each in node.walk() if text in said(each.label))


def test_what_hours_earn_is_rounded_once_and_not_by_entry(tmp_path: Path) -> None:
    entries = [hours(f"2025-01-{day}", "anna", 0.25) for day in (10, 11)]
    some = with_terms(tmp_path, *entries, premium="{per_hour: 0.02}")
    assert list(texts(traced_award(some, EARNED))) == [
        "earned premium of anna, 2025 1",
        "  earned, 2025-01 1",
        "    2025-01-10 0.25 hours x €0.02 1",
        "    2025-01-11 0.25 hours x €0.02 1",
        "    rounding -1",
    ]


def test_hours_say_what_for_and_the_month_by_which_agreement(tmp_path: Path) -> None:
    some = with_terms(tmp_path, hours("2025-01-10", "anna", '2 "keuken"'), premium="{per_hour: 2}")
    tree = traced_award(some, EARNED)
    assert first(tree, "keuken").label.parameters["unit"] == "keuken"
    assert said(tree.parts[0].clause) == "v2010-01-01: €2.00 an hour"


def test_hours_without_a_rate_earn_nothing(tmp_path: Path) -> None:
    some = with_terms(tmp_path, hours("2025-01-10", "anna", 2))
    assert list(texts(traced_award(some, EARNED)))[1:] == [
        "  nothing is earned in 2025-01: no amount per hour is agreed 0"
    ]


def test_a_share_of_the_result_goes_down_to_each_entry(tmp_path: Path) -> None:
    some = with_terms(
        tmp_path,
        earns("2025-01-10", "anna", 10.01),
        costs("2025-01-11", "anna", 20),
        earns("2025-02-10", "anna", 30),
        premium="{share: 25%, of: result}",
    )
    lines = list(texts(traced_award(some, EARNED)))
    assert lines[:9] == [
        "earned premium of anna, 2025 500",
        "  earned, 2025-02 500",
        "    share of the result 500",
        "      result 750",
        "        income 750",
        "          2025-02-10 Boeking 750",
        "      a year below zero counts as zero -250",
    ]
    assert said(first(traced_award(some, EARNED), "share of").clause) == (
        "v2010-01-01: 25% of the year's €20.01 through this month, "
        "less that of €0.00 through the month before"
    )


def test_a_share_of_the_spaarpot_is_of_what_the_month_brought_it(tmp_path: Path) -> None:
    levied = "{levies: [{to: cooperative, share: 20%}], brackets: [{split: {spaarpot: 100%}}]}"
    terms = version(premium="{share: 10%, from: spaarpot}", member_result=levied)
    entry = earns("2025-01-10", "anna", 100)
    some = books(tmp_path, entry, agreement=[terms], members={"anna": DECIDED})
    share = first(traced_award(some, AWARDED), "share of what came into the spaarpot")
    assert share.amount_cents == 800
    levy = first(share, "to coöperatie")
    assert levy.amount_cents == -200
    assert said(levy.clause).startswith("10% of -€20.00; ")


def test_a_month_has_a_maximum_by_law_or_agreement(tmp_path: Path) -> None:
    allowance = ("anna", "allowance", "awarded")
    entry = hours("2025-01-10", "anna", 300)
    legal = with_terms(tmp_path / "law", entry, allowance="{per_hour: 1.00}")
    above = first(traced_award(legal, allowance), "above the maximum of the month")
    assert (above.amount_cents, said(above.clause)) == (-9000, "the law allows €210.00 a month")
    assert above.article.endswith("onder k")
    terms = "{per_hour: 1.00, per_month: 50.00}"
    agreed = with_terms(tmp_path / "agreed", entry, allowance=terms)
    above = first(traced_award(agreed, allowance), "above the maximum of the month")
    assert (above.amount_cents, said(above.clause)) == (
        -25000,
        "v2010-01-01: at most €50.00 a month",
    )
    assert above.place is not None
    assert above.place.file == "agreement.yaml"
    tree = traced_award(agreed, ("anna", "allowance", "above_maximum"))
    assert list(texts(tree)) == [
        "allowance above the maximum of anna, 2025 25000",
        "  above the maximum of the month, 2025-01 25000",
        "    earned, 2025-01 30000",
        "      2025-01-10 300.00 hours x €1.00 30000",
        "    above the maximum of the month -5000",
    ]


def test_who_may_not_have_any_is_told_why(tmp_path: Path) -> None:
    some = books(tmp_path, hours("2025-01-10", "anna", 2), members={"anna": BENEFIT})
    assert "no decision" in list(texts(traced_award(some, EARNED)))[1]
