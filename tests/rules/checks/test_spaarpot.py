"""What spaarpotten are spent on, and balances that ask for a look (SPEC 3.7)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.write.words import Words
from tests.support.small_books import (
    ALL_TO_SPAARPOT,
    BENEFIT,
    Books,
    booked,
    books,
    closed,
    closing,
    costs,
    earns,
    paid,
    refunded,
    version,
)

POT = "Liabilities:Spaarpot:Anna"
AGREED = "{purposes: [{id: course}, {id: private, approval: true}, {id: premium}]}"


def spent(
    tmp_path: Path,
    *journal: str,
    opening: float | str = 500,
    member: str = BENEFIT,
    spaarpot: str = AGREED,
    closes: dict[str, str] | None = None,
    root: str = "books",
) -> Books:
    return books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", POT, opening),
        *journal,
        members={"anna": member, "bram": BENEFIT},
        agreement=[version("2024-01-01", member_result=ALL_TO_SPAARPOT, spaarpot=spaarpot)],
        closes=closes,
        root=root,
    )


def spend(day: str, amount: float | str, **metadata: str) -> str:
    return paid(day, "Spaarpot:Anna", amount, **(metadata or {"purpose": "course"}))


# -- what a finding says to do ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "spaarpot", "told"),
    [
        (BENEFIT, AGREED, "with one of these: course, private, premium"),
        ("benefit: [{from: 2010-01-01, to: 2025-03-09}]", AGREED, "private, premium, payout"),
        ("", "{}", 'purpose: "..." with one of these: payout'),
        (BENEFIT, "{}", "add that to agreement.yaml, under spaarpot"),
    ],
)
def test_what_a_spaarpot_may_be_spent_on_is_told(
    tmp_path: Path, member: str, spaarpot: str, told: str
) -> None:
    debit = paid("2025-03-10", "Spaarpot:Anna", 100)
    some = spent(tmp_path, debit, member=member, spaarpot=spaarpot)
    line = Words("en").finding(some.only("S322"))
    assert line.endswith(told)


# -- purposes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metadata", "codes"),
    [
        ({"purpose": "course"}, []),
        ({"purpose": "private"}, ["S324"]),
        ({"purpose": "private", "approval": "Brief 12"}, []),
        ({"purpose": "private", "approval": ""}, ["S324"]),
        ({"purpose": "fridge"}, ["S323"]),
        ({"purpose": "Course"}, ["S323"]),
        ({"purpose": ""}, ["S322"]),
        ({"approval": "Brief 12"}, ["S322"]),
        ({"purpose": "payout"}, ["S325"]),
        ({"purpose": "course", "approval": "Brief 12"}, []),
    ],
)
def test_a_purpose_and_where_asked_an_approval(
    tmp_path: Path, metadata: dict[str, str], codes: list[str]
) -> None:
    assert spent(tmp_path, spend("2025-02-01", 10, **metadata)).codes() == codes


def test_purpose_and_approval_on_the_posting_or_the_transaction(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        '2025-02-01 * "Cursus en koelkast"\n'
        '  approval: "Brief 12"\n'
        f'  {POT}  10.00 EUR\n    purpose: "course"\n'
        f'  {POT}  20.00 EUR\n    purpose: "private"\n'
        f"  {POT}  30.00 EUR\n"
        "  Assets:Bank  -60.00 EUR\n",
    )
    assert some.codes() == ["S322"]
    place = some.only("S322").place
    assert place is not None
    assert "30.00" in (some.root / place.file).read_text().splitlines()[place.line - 1]


def test_the_nearest_purpose_wins(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        '2025-02-01 * "Cursus"\n  purpose: "fridge"\n'
        f'  {POT}  10.00 EUR\n    purpose: "course"\n  Assets:Bank  -10.00 EUR\n',
    )
    assert some.codes() == []


@pytest.mark.parametrize(
    ("day", "codes"), [("2025-03-31", []), ("2025-04-01", ["S323"]), ("2025-04-30", ["S323"])]
)
def test_the_version_of_the_day_says_what_is_agreed(
    tmp_path: Path, day: str, codes: list[str]
) -> None:
    some = books(
        tmp_path,
        booked("2024-12-31", "Equity:Opening", POT, 500),
        spend(day, 10),
        agreement=[
            version("2025-01-01", spaarpot=AGREED),
            version("2025-04-01", spaarpot="{purposes: [{id: business}]}"),
        ],
    )
    assert some.codes() == codes


def test_spending_without_money_asks_for_a_purpose_too(tmp_path: Path) -> None:
    some = spent(tmp_path, booked("2025-02-01", POT, "Liabilities:Premie:Anna", 10))
    assert some.codes() == ["S322"]
    agreed = spent(
        tmp_path,
        booked("2025-02-01", POT, "Liabilities:Premie:Anna", 10, purpose="premium"),
        root="agreed",
    )
    assert agreed.codes() == []


def test_a_premium_paid_straight_out_of_a_spaarpot_is_a_warning(tmp_path: Path) -> None:
    some = spent(tmp_path, spend("2025-02-01", 10, purpose="premium"))
    finding = some.only("S330")
    assert (some.codes(), finding.day, finding.member) == (["S330"], date(2025, 2, 1), "anna")


def test_a_premium_out_of_a_spaarpot_must_be_agreed(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        booked("2025-02-01", POT, "Liabilities:Premie:Anna", 10, purpose="premium"),
        spaarpot="{purposes: [{id: course}]}",
    )
    assert some.codes() == ["S323"]


def test_without_purposes_nothing_may_be_bought(tmp_path: Path) -> None:
    assert spent(tmp_path, spend("2025-02-01", 10), spaarpot="{grace_months: 1}").codes() == [
        "S323"
    ]


def test_what_opens_or_fills_it_is_not_spending(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        booked("2025-01-01", POT, "Equity:Opening", 10),
        refunded("2025-01-02", "Spaarpot:Anna", 10),
    )
    assert some.codes() == []


# -- paying out ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("benefit", "day", "codes"),
    [
        ("{from: 2024-01-01}", "2025-02-01", ["S325"]),
        ("{from: 2024-01-01, to: 2025-02-01}", "2025-02-01", ["S325"]),
        ("{from: 2024-01-01, to: 2025-01-31}", "2025-02-01", []),
        ("{from: 2025-02-01}", "2025-02-01", ["S325"]),
        ("{from: 2025-02-02}", "2025-02-01", []),
    ],
)
def test_paying_out_is_for_whom_has_no_benefit_that_day(
    tmp_path: Path, benefit: str, day: str, codes: list[str]
) -> None:
    some = spent(tmp_path, spend(day, 10, purpose="payout"), member=f"benefit: [{benefit}]")
    assert some.codes() == codes


# -- below zero ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "codes"), [("500.00", []), ("500.01", ["S321"])])
def test_no_more_than_there_is(tmp_path: Path, amount: str, codes: list[str]) -> None:
    assert spent(tmp_path, spend("2025-02-01", amount)).codes() == codes


def test_the_day_decides_not_the_order_within_it(tmp_path: Path) -> None:
    some = spent(tmp_path, spend("2025-02-01", 510), refunded("2025-02-01", "Spaarpot:Anna", 10))
    assert some.codes() == []
    late = spent(
        tmp_path,
        spend("2025-02-01", 510),
        refunded("2025-02-02", "Spaarpot:Anna", 10),
        root="late",
    )
    assert late.codes() == ["S321"]
    assert late.only("S321").parameters["balance_cents"] == -1000


def test_each_day_of_spending_below_zero_is_told(tmp_path: Path) -> None:
    some = spent(tmp_path, spend("2025-02-01", 510), spend("2025-02-02", 1))
    assert some.codes() == ["S321", "S321"]
    assert [finding.day for finding in some.findings] == [date(2025, 2, 1), date(2025, 2, 2)]


def test_the_first_debit_too_much_is_at_fault(tmp_path: Path) -> None:
    some = spent(tmp_path, spend("2025-02-01", 400), spend("2025-02-01", "100.01"))
    place = some.only("S321").place
    assert place is not None
    assert "100.01" in (some.root / place.file).read_text().splitlines()[place.line - 1]


def _january(amount: float | str, *, back: bool = False) -> dict[str, str]:
    sides = (POT, "Expenses:Verdeling") if back else ("Expenses:Verdeling", POT)
    return {"2025-01": closed("2025-01", closing("2025-01-31", "2025-01", *sides, amount))}


@pytest.mark.parametrize(
    ("day", "codes"), [("2025-01-30", ["S321"]), ("2025-01-31", []), ("2025-02-01", [])]
)
def test_close_the_month_that_brings_it_in_first(
    tmp_path: Path, day: str, codes: list[str]
) -> None:
    some = spent(tmp_path, earns("2025-01-10", "anna", 50), spend(day, 550), closes=_january(50))
    assert some.codes() == codes


def test_what_a_close_adds_that_day_counts_in_what_is_told(tmp_path: Path) -> None:
    some = spent(
        tmp_path, earns("2025-01-10", "anna", 50), spend("2025-01-31", 560), closes=_january(50)
    )
    assert some.codes() == ["S321"]
    assert some.only("S321").parameters["balance_cents"] == -1000


@pytest.mark.parametrize(("amount", "codes"), [("490.00", ["S326"]), ("500.01", ["S321"])])
def test_what_a_close_takes_back_does_not_count_against_the_day_s_spending(
    tmp_path: Path, amount: str, codes: list[str]
) -> None:
    some = spent(
        tmp_path,
        spend("2025-01-31", amount),
        costs("2025-01-20", "bram", 1),
        closes=_january(50, back=True),
    )
    assert some.codes() == codes


def test_a_taking_back_below_zero_is_a_warning(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        spend("2025-01-20", 490),
        costs("2025-01-20", "bram", 1),
        closes=_january("10.01", back=True),
    )
    assert some.codes() == ["S326"]
    finding = some.only("S326")
    assert (finding.day, finding.parameters["balance_cents"]) == (date(2025, 1, 31), -1)
    enough = spent(
        tmp_path,
        spend("2025-01-20", 490),
        costs("2025-01-20", "bram", 1),
        closes=_january("10.00", back=True),
        root="enough",
    )
    assert enough.codes() == []


# -- above the maximum --------------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "codes"), [("600.00", []), ("600.01", ["S327"])])
def test_a_balance_above_the_agreed_maximum(tmp_path: Path, amount: str, codes: list[str]) -> None:
    terms = "{purposes: [{id: course}], maximum: 600.00}"
    some = spent(tmp_path, earns("2025-01-01", "bram", 1), opening=amount, spaarpot=terms)
    assert some.codes() == codes


def test_it_is_told_once_until_it_was_below_again(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        refunded("2025-01-05", "Spaarpot:Anna", 10),
        spend("2025-01-10", 200),
        refunded("2025-01-15", "Spaarpot:Anna", 200),
        opening=601,
        spaarpot="{purposes: [{id: course}], maximum: 600.00}",
    )
    found = [finding for finding in some.findings if finding.code != "S334"]
    assert [finding.code for finding in found] == ["S327", "S327"]
    assert [finding.day for finding in found] == [date(2024, 12, 31), date(2025, 1, 15)]


# -- a leaver's spaarpot ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grace", "last_fact", "codes"),
    [
        (0, "2025-02-28", []),
        (0, "2025-03-01", ["{}"]),
        (3, "2025-05-31", []),
        (3, "2025-06-01", ["{}"]),
    ],
)
@pytest.mark.parametrize(
    ("to", "code"),
    [
        *(("keep", "S328"), ("municipality", "S329"), ("cooperative", "S329")),
        *(("fund:opleiding", "S329"), ("{work: municipality}", "S328")),
        ("{work: keep, other: municipality}", "S329"),
    ],
)
def test_a_leavers_spaarpot_not_settled_in_time(
    tmp_path: Path, grace: int, last_fact: str, codes: list[str], to: str, code: str
) -> None:
    """Kept by the agreement, people are to decide; else the close of the month books it."""
    some = spent(
        tmp_path,
        earns(last_fact, "bram", 1),
        member=f"{BENEFIT}\nleft: 2025-02-10\noutcome: other",
        spaarpot=f"{{on_leaving: {to}, grace_months: {grace}}}",
    )
    assert some.codes() == [each.format(code) for each in codes]


def test_nothing_is_told_of_one_that_is_empty(tmp_path: Path) -> None:
    some = spent(
        tmp_path,
        spend("2025-04-01", 500, purpose="payout"),
        earns("2025-12-01", "bram", 1),
        member="benefit: [{from: 2024-01-01, to: 2025-02-10}]\nleft: 2025-02-10\noutcome: work",
    )
    assert some.codes() == []


def test_a_spaarpot_that_belongs_to_nobody(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        "2010-01-01 open Liabilities:Spaarpot:Carla EUR",
        "2010-01-01 open Liabilities:Premie EUR",
        booked("2025-01-05", "Equity:Opening", "Liabilities:Spaarpot:Carla", 1),
        booked("2025-01-06", "Equity:Opening", "Liabilities:Premie", 1),
    )
    assert some.codes() == ["S213", "S213"]
    answer = some.ask("spaarpot")
    assert (answer.exit, answer.messages) == (0, ())


@pytest.mark.parametrize("day", ["2024-12-31", "2025-03-31"])
def test_a_balance_above_the_maximum_is_a_finding_without_a_later_movement(
    tmp_path: Path, day: str
) -> None:
    """SPEC 1, spaarpot: `maximum: optional: a balance above it is a finding`. Here the version
    that sets it (or lowers it) begins after the last movement of the spaarpot.
    """
    some = books(
        tmp_path,
        booked(day, "Equity:Opening", "Liabilities:Spaarpot:Anna", 6000),
        earns("2025-05-01", "bram", 1),
        agreement=[
            version("2025-01-01", spaarpot="{maximum: 9000.00}"),
            version("2025-04-01", spaarpot="{maximum: 5000.00}"),
        ],
    )
    assert some.codes() == ["S327"]


def test_a_premium_paid_straight_from_the_spaarpot_is_judged_by_the_agreement_too(
    tmp_path: Path,
) -> None:
    """SPEC 3.7: a purpose that the agreement does not allow is an error, whatever else it is."""
    some = books(
        tmp_path,
        booked("2025-01-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 100),
        booked("2025-01-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 50, purpose="premium"),
        agreement=[version("2025-01-01", spaarpot="{purposes: [{id: course}]}")],
    )
    assert set(some.codes()) == {"S323", "S330"}


def test_what_lowers_nothing_takes_nothing_below_zero(tmp_path: Path) -> None:
    """SPEC 3.7: spending that takes the balance below zero; here it stays where it was."""
    some = books(
        tmp_path,
        booked("2025-01-01", "Liabilities:Spaarpot:Anna", "Equity:Opening", 30),
        booked("2025-01-05", "Liabilities:Spaarpot:Anna", "Assets:Bank", 10, purpose="course"),
        booked("2025-01-05", "Assets:Bank", "Liabilities:Spaarpot:Anna", 10),
    )
    assert "S321" not in some.codes()
