"""What `diff` says changed between two states of small books (SPEC 13)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from socoledger.domain.diff import DiffAnswer, FactChange
from socoledger.rules.diff.answer import DiffSide, diff, only_closed
from tests.support.small_books import (
    DECIDED,
    WORKED,
    Books,
    booked,
    books,
    closed,
    costs,
    earns,
    hours,
    paid,
)


def compared(before: Books, after: Books) -> DiffAnswer:
    return diff(DiffSide("before", before.read), DiffSide("after", after.read))


def changed(tmp_path: Path, before: str, after: str, **both: Any) -> DiffAnswer:
    """What changed between two journals."""
    return compared(
        books(tmp_path, before, root="one", **both), books(tmp_path, after, root="two", **both)
    )


def only(facts: tuple[FactChange, ...]) -> FactChange:
    assert len(facts) == 1, facts
    return facts[0]


def parts(fact: FactChange) -> dict[str, tuple[str | None, str | None]]:
    return {change.key: (change.before, change.after) for change in fact.changes}


def figures(answer: DiffAnswer) -> dict[tuple[str, str | None, str], tuple[int | None, int | None]]:
    return {
        (one.figure, one.member, str(one.period)): (one.before_cents, one.after_cents)
        for one in answer.figures
    }


JANUARY = """2025-01-10 * "De Vries" "Tuin"
  member: "anna"
  Assets:Bank  {amount} EUR
  {account}  -{amount} EUR
"""


def sale(amount: str = "1600.00", account: str = "Income:Verkoop", **other: str) -> str:
    text = JANUARY.format(amount=amount, account=account)
    for old, new in other.items():
        text = text.replace({"day": "2025-01-10", "payee": "De Vries", "member": "anna"}[old], new)
    return text


@pytest.mark.parametrize(
    ("after", "part"),
    [
        (sale("1700.00"), {"amount": ("1600.00", "1700.00")}),
        (sale(day="2025-02-20"), {"date": ("2025-01-10", "2025-02-20")}),
        (sale(member="bram"), {"member": ("anna", "bram")}),
        (sale(payee="De Wit", amount="1600.00").replace("anna", "bram"),
         {"payee": ("De Vries", "De Wit"), "member": ("anna", "bram")}),
        (sale(account="Expenses:Inkoop"), {"account": ("Income:Verkoop", "Expenses:Inkoop")}),
        (sale("1700.00", day="2025-01-12"),
         {"date": ("2025-01-10", "2025-01-12"), "amount": ("1600.00", "1700.00")}),
    ],
)  # fmt: skip
def test_an_entry_with_another_part_is_one_change(
    tmp_path: Path, after: str, part: Mapping[str, tuple[str, str]]
) -> None:
    fact = only(changed(tmp_path, sale(), after).facts)
    assert (fact.kind, fact.change, fact.file) == ("journal", "changed", "journal/main.beancount")
    assert parts(fact) == part


def test_an_amount_is_told_with_its_account_and_whose_it_is(tmp_path: Path) -> None:
    tax = "  Liabilities:Fonds:Opleiding  -1.00 EUR\n"
    one, two = (sale("100.00").replace("-100.00", amount) + tax for amount in ("-99.00", "-99.00"))
    two = two.replace("100.00", "111.00").replace("-99.00", "-110.00")
    fact = only(changed(tmp_path, one, two).facts)
    assert [(change.account, change.before, change.after) for change in fact.changes] == [
        ("Assets:Bank", "100.00", "111.00"),
        ("Income:Verkoop (anna)", "-99.00", "-110.00"),
    ]


def test_the_purpose_and_the_approval_of_spending_count(tmp_path: Path) -> None:
    one = paid("2025-02-01", "Spaarpot:Anna", 10, purpose="course")
    other = paid("2025-02-01", "Spaarpot:Anna", 10, purpose="private", approval="Brief 7")
    fact = only(changed(tmp_path, sale() + one, sale() + other).facts)
    assert parts(fact) == {"purpose": ("course", "private"), "approval": (None, "Brief 7")}


def test_the_nearest_by_day_and_amount_is_the_same_entry(tmp_path: Path) -> None:
    before = earns("2025-01-03", "anna", 50) + earns("2025-03-03", "anna", 60)
    after = earns("2025-01-04", "anna", 50) + earns("2025-03-03", "anna", 65)
    facts = changed(tmp_path, before, after).facts
    assert [parts(fact) for fact in facts] == [
        {"date": ("2025-01-03", "2025-01-04")},
        {"amount": ("60.00", "65.00")},
    ]


def test_what_was_taken_out_and_what_came_in_are_two_changes(tmp_path: Path) -> None:
    facts = changed(tmp_path, sale(), costs("2025-06-20", "bram", 3)).facts
    assert [(fact.change, fact.before is None, fact.after is None) for fact in facts] == [
        ("removed", False, True),
        ("added", True, False),
    ]


def test_layout_is_nothing(tmp_path: Path) -> None:
    lines = [sale(), costs("2025-02-01", "anna", 3), hours("2025-02-02", "bram", 2)]
    moved = "; a comment\n\n" + "\n\n".join(reversed(lines)).replace("  Assets", "      Assets")
    files = {"journal/more.beancount": moved}
    one = books(tmp_path, *lines, root="one")
    other = books(tmp_path, 'include "more.beancount"', files=files, root="two")
    assert compared(one, other).is_same


def test_hours_with_another_number_are_one_change(tmp_path: Path) -> None:
    fact = only(
        changed(tmp_path, hours("2025-02-02", "bram", 2), hours("2025-02-02", "bram", 3)).facts
    )
    assert parts(fact) == {"hours": ("2.00", "3.00")}
    fact = only(
        changed(tmp_path, hours("2025-02-02", "bram", 2), hours("2025-02-02", "anna", 2)).facts
    )
    assert parts(fact) == {"member": ("bram", "anna")}


def test_a_fact_does_what_it_does_to_the_figures_of_the_worked_example(tmp_path: Path) -> None:
    """SPEC 8: with 1,600.00 in January the spaarpot has 1,360.00, and with 100 less 85.00 less."""
    found = figures(changed(tmp_path, sale(), sale("1500.00")))
    assert found[("result", "anna", "2025-01")] == (160000, 150000)
    assert found[("spaarpot", "anna", "2025-01")] == (136000, 127500)
    assert found[("result", "collective", "2025-01")] == (16000, 15000)
    assert found[("fund:opleiding", "anna", "2025-01")] == (8000, 7500)
    assert not [name for name in found if name[1] == "bram"]


def test_premiums_follow_from_hours_and_payments(tmp_path: Path) -> None:
    members = {"anna": DECIDED, "bram": DECIDED}
    before = hours("2025-01-05", "anna", 10) + paid("2025-02-01", "Premie:Anna", 5)
    after = hours("2025-01-05", "anna", 12) + paid("2025-02-01", "Premie:Anna", 6)
    found = figures(changed(tmp_path, before, after, members=members))
    assert found[("premium", "anna", "2025-01")] == (1500, 1800)
    assert found[("premium.paid", "anna", "2025-02")] == (500, 600)
    assert found[("allowance", "anna", "2025-01")] == (2000, 2400)


def test_what_goes_back_to_the_gemeente_is_a_figure_of_its_month(tmp_path: Path) -> None:
    found = figures(changed(tmp_path, sale("4500.00"), sale("4600.00")))
    assert found[("return", "anna", "2025-01")] == (41250, 45500)
    both = paid("2025-03-01", "Gemeente", 10)
    assert figures(changed(tmp_path, sale(), sale() + both))[
        ("return.paid", None, "2025-03")
    ] == (0, 1000)  # fmt: skip


def test_a_closed_month_comes_first_and_is_named(tmp_path: Path) -> None:
    closes = {"2025-02": closed("2025-02")}
    before = earns("2025-01-10", "anna", 5) + earns("2025-02-10", "anna", 6)
    after = earns("2025-01-10", "anna", 7) + earns("2025-02-10", "anna", 8)
    answer = changed(tmp_path, before, after, closes=closes)
    assert answer.closed == ("2025-02",)
    assert [(str(fact.date), fact.closed) for fact in answer.facts] == [
        ("2025-02-10", ("2025-02",)),
        ("2025-01-10", ()),
    ]
    assert {str(one.period) for one in answer.figures if one.closed} == {"2025-02"}
    assert [str(fact.date) for fact in only_closed(answer).facts] == ["2025-02-10"]


def test_the_words_of_closed_months_stand_apart(tmp_path: Path) -> None:
    open_month = changed(tmp_path, sale(), sale(payee="De Wit"))
    assert open_month.is_same
    closes = {"2025-01": closed("2025-01")}
    answer = changed(tmp_path, sale(), sale(payee="De Wit"), closes=closes)
    assert (answer.facts, answer.figures, answer.closed) == ((), (), ())
    fact = only(answer.wording)
    assert "De Vries" in (fact.before or "")
    assert "De Wit" in (fact.after or "")


def test_a_close_is_made_taken_back_or_changed(tmp_path: Path) -> None:
    one = books(tmp_path, sale(), root="one")
    two = books(tmp_path, sale(), closes={"2025-01": closed("2025-01")}, root="two")
    other = booked("2025-01-31", "Expenses:Verdeling", "Liabilities:Gemeente", 5, "#close")
    three = books(tmp_path, sale(), closes={"2025-01": closed("2025-01", other)}, root="three")
    said = [only(compared(*pair).facts) for pair in ((one, two), (two, one), (two, three))]
    assert [(fact.kind, fact.change, fact.closed) for fact in said] == [
        ("closes", "added", ()),
        ("closes", "removed", ("2025-01",)),
        ("closes", "changed", ("2025-01",)),
    ]
    assert "Liabilities:Gemeente -5.00" in (said[2].after or "")


@pytest.mark.parametrize("months", [("2025-01", "2025-02"), ("2025-02", "2025-01")])
def test_another_first_month_bears_on_the_closed_months_that_it_takes_in_or_out(
    tmp_path: Path, months: tuple[str, str]
) -> None:
    line = earns("2025-01-10", "anna", 5) + earns("2025-02-10", "anna", 6)
    closes = {month: closed(month) for month in ("2025-01", "2025-02") if month >= months[0]}
    one, other = (
        books(tmp_path, line, closes=closes, first_month=month, root=month) for month in months
    )
    fact = only(compared(one, other).facts)
    assert (fact.key, fact.closed) == ("first_month", (months[0],))


def test_what_a_close_booked_is_told_where_the_rules_say_otherwise(tmp_path: Path) -> None:
    """Somebody adds 50.00 to what a close booked on a spaarpot; the rules still give 85.00."""

    def close(cents: str) -> dict[str, str]:
        accounts = "Expenses:Verdeling", "Liabilities:Spaarpot:Anna"
        return {"2025-01": closed("2025-01", booked("2025-01-31", *accounts, cents, "#close"))}

    lines = earns("2025-01-10", "anna", 100) + earns("2025-02-10", "anna", 1)
    one = books(tmp_path, lines, closes=close("85.00"), root="one")
    two = books(tmp_path, lines, closes=close("135.00"), root="two")
    answer = compared(one, two)
    assert figures(answer) == {("spaarpot.booked", "anna", "2025-01"): (8500, 13500)}
    assert [(each.figure, each.difference_cents) for each in answer.totals] == [
        ("spaarpot.booked", 5000)
    ]


def test_figures_are_added_up(tmp_path: Path) -> None:
    """Of a spaarpot what it holds more in the end counts, of the rest what all months bring."""
    before = earns("2025-01-10", "anna", 100) + earns("2025-02-10", "bram", 100)
    after = earns("2025-01-10", "anna", 200) + earns("2025-02-10", "bram", 300)
    totals = changed(tmp_path, before, after).totals
    together = {(one.figure, one.member): one.difference_cents for one in totals}
    assert together["spaarpot", None] == 8500 + 17000
    assert together["result", None] == 10000 + 20000
    assert together["result", "collective"] == 3000
    assert together["fund:opleiding", None] == 1500


def test_a_percentage_of_the_agreement_is_named_by_its_keys(tmp_path: Path) -> None:
    closes = {"2025-01": closed("2025-01")}
    one = books(tmp_path, sale(), closes=closes, root="one")
    agreement = WORKED.replace("to: cooperative, share: 10%", "to: cooperative, share: 12.5%")
    two = books(tmp_path, sale(), closes=closes, agreement=agreement, root="two")
    answer = compared(one, two)
    fact = only(answer.facts)
    assert (fact.kind, fact.key) == (
        "agreement",
        "convenant-2025 member_result levies cooperative share",
    )
    assert (fact.before, fact.after, fact.closed) == ("10%", "12.5%", ("2025-01",))
    assert figures(answer)[("spaarpot", "anna", "2025-01")] == (136000, 132000)


def test_a_decision_is_known_by_its_first_day(tmp_path: Path) -> None:
    old = {"from": "2025-01-01", "reference": "B1", "maximum": "900.00"}

    def decided(*decisions: Mapping[str, str]) -> dict[str, str]:
        listed = "".join(
            f"  - {{{', '.join(f'{key}: {value}' for key, value in one.items())}}}\n"
            for one in decisions
        )
        return {"anna": f"benefit: [{{from: 2010-01-01}}]\npremium:\n{listed}"}

    earlier = {"from": "2024-01-01", "to": "2024-12-31", "reference": "B0"}
    one = books(tmp_path, members=decided(old), root="one")
    two = books(tmp_path, members=decided(earlier, {**old, "maximum": "950.00"}), root="two")
    facts = {fact.key: (fact.change, fact.before, fact.after) for fact in compared(one, two).facts}
    assert facts["premium 2025-01-01 maximum"] == ("changed", "900.00", "950.00")
    assert facts["premium 2024-01-01"][0] == "added"
    assert len(facts) == 2


def test_a_member_whose_file_got_another_id_is_the_same_member(tmp_path: Path) -> None:
    one = books(tmp_path, sale(), members={"anna": "account: Anna"}, root="one")
    two = books(
        tmp_path,
        sale(member="anneke"),
        members={"anneke": "account: Anna"},
        root="two",
    )
    answer = compared(one, two)
    facts = {(fact.kind, fact.key): (fact.before, fact.after) for fact in answer.facts}
    assert facts == {
        ("members", "id"): ("anna", "anneke"),
        ("members", "name"): ("Anna", "Anneke"),
    }
    assert answer.figures == ()


def test_a_membership_that_becomes_a_list_of_one_is_the_same(tmp_path: Path) -> None:
    joined = {"anna": "joined: 2024-03-01\nleft: 2025-02-01\noutcome: work"}
    listed = "membership:\n  - {from: 2024-03-01, to: 2025-02-01, outcome: work}\n"
    one = books(tmp_path, sale(), members=joined, root="one")
    two = books(tmp_path, sale(), members={"anna": listed}, root="two")
    assert compared(one, two).is_same
    back = {"anna": f"{listed}  - {{from: 2025-06-01}}\n"}
    fact = only(compared(one, books(tmp_path, sale(), members=back, root="three")).facts)
    assert (fact.member, fact.change, fact.key) == ("anna", "added", "membership 2025-06-01")


def test_no_figures_where_errors_stop_them(tmp_path: Path) -> None:
    one = DiffSide("one", books(tmp_path, sale(), root="one").read)
    two = DiffSide("two", books(tmp_path, sale("1.00"), root="two").read, misleads=True)
    answer = diff(one, two)
    assert (len(answer.facts), answer.figures, answer.without_figures) == (1, (), "after")
    assert diff(two, two).without_figures == "both"
