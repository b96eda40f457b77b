"""What payments and awards are judged by, each on its day (SPEC 3.5, 3.6)."""

from datetime import date
from pathlib import Path

import pytest

from socoledger.write.words import Words
from tests.support.small_books import (
    ALLOWANCE,
    BENEFIT,
    DECIDED,
    PREMIUM,
    Books,
    booked,
    books,
    closed,
    closing,
    hours,
    paid,
    refunded,
    version,
)

KINDS = {"premium": "Premie", "allowance": "Vergoeding"}
ABOVE_PAID = {"premium": "S402", "allowance": "S412"}
ABOVE_AWARDED = {"premium": "S403", "allowance": "S413"}
NO_DECISION = {"premium": "S404", "allowance": "S414"}
BELOW_ZERO = {"premium": "S405", "allowance": "S415"}
UNDER_27 = {"premium": "S408", "allowance": "S418"}

both = pytest.mark.parametrize("kind", list(KINDS))


def award(day: str, amount: float, kind: str = "premium") -> str:
    return booked(day, "Expenses:Artikel31", f"Liabilities:{KINDS[kind]}:Anna", amount)


def pay(day: str, amount: float, kind: str = "premium") -> str:
    return paid(day, f"{KINDS[kind]}:Anna", amount)


def refund(day: str, amount: float, kind: str = "premium") -> str:
    return refunded(day, f"{KINDS[kind]}:Anna", amount)


def judged(
    tmp_path: Path,
    *journal: str,
    member: str = DECIDED,
    first_month: str = "2020-01",
    root: str = "books",
    **blocks: str,
) -> Books:
    return books(
        tmp_path,
        *journal,
        members={"anna": member},
        agreement=[version("2010-01-01", **blocks)],
        first_month=first_month,
        root=root,
    )


def enough(kind: str = "premium") -> str:
    """So much on the account that a payment takes it nowhere near zero, awarded long ago."""
    return booked("2012-01-01", "Equity:Opening", f"Liabilities:{KINDS[kind]}:Anna", 9000)


def codes(tmp_path: Path, *journal: str, kind: str = "premium", **more: str) -> list[str]:
    some = judged(tmp_path, enough(kind), *journal, **more)
    found = [finding for finding in some.findings if finding.day != date(2012, 1, 1)]
    return [finding.code for finding in found]


@both
def test_a_payment_in_order(tmp_path: Path, kind: str) -> None:
    assert codes(tmp_path, pay("2025-03-01", 100, kind), kind=kind) == []


# -- how often ----------------------------------------------------------------------------------


def payments(*days: str) -> tuple[str, ...]:
    return tuple(pay(day, 10) for day in days)


@pytest.mark.parametrize(
    ("days", "limit", "expected"),
    [
        (["2025-02-01", "2025-03-01"], "2", []),
        (["2025-02-01", "2025-03-01", "2025-12-31"], "2", ["S401"]),
        (["2025-02-01", "2025-03-01", "2026-01-01"], "2", []),
        (["2025-02-01", "2025-02-01", "2025-03-01"], "2", ["S237"]),
        (["2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01"], "2", ["S401", "S401"]),
        (["2025-02-01"], "1", []),
        (["2025-02-01", "2025-02-02"], "1", ["S401"]),
    ],
)
def test_at_most_so_many_payments_in_a_calendar_year(
    tmp_path: Path, days: list[str], limit: str, expected: list[str]
) -> None:
    terms = f"{{payments: {limit}}}"
    assert codes(tmp_path, *payments(*days), premium=terms) == expected


def test_twice_is_the_law_where_the_agreement_is_silent(tmp_path: Path) -> None:
    assert codes(tmp_path, *payments("2025-02-01", "2025-03-01", "2025-04-01")) == ["S401"]


def test_the_limit_is_that_of_the_version_of_the_day(tmp_path: Path) -> None:
    def found(second: str, root: str) -> list[str]:
        some = books(
            tmp_path,
            enough(),
            *payments("2025-02-01", second),
            members={"anna": DECIDED},
            agreement=[
                version("2010-01-01", premium="{payments: 2}"),
                version("2025-04-01", premium="{payments: 1}"),
            ],
            root=root,
        )
        return [finding.code for finding in some.findings if finding.day != date(2012, 1, 1)]

    assert found("2025-03-31", "before") == []
    assert found("2025-04-01", "after") == ["S401"]


def test_one_transaction_with_two_debits_is_one_payment(tmp_path: Path) -> None:
    twice = (
        '2025-02-01 * "In twee delen"\n  Liabilities:Premie:Anna  10.00 EUR\n'
        "  Liabilities:Premie:Anna  5.00 EUR\n  Assets:Bank  -15.00 EUR\n"
    )
    assert codes(tmp_path, twice, *payments("2025-03-01")) == []


@pytest.mark.parametrize(("day", "expected"), [("2025-02-20", []), ("2025-03-01", ["S410"])])
def test_a_refund_takes_one_payment_back(tmp_path: Path, day: str, expected: list[str]) -> None:
    three = payments("2025-02-01", "2025-03-01", "2025-04-01")
    assert codes(tmp_path, *three, refund(day, 10)) == expected


@both
def test_money_out_and_back_on_one_day_is_a_warning(tmp_path: Path, kind: str) -> None:
    some = judged(
        tmp_path, enough(kind), pay("2025-02-01", 10, kind), refund("2025-02-01", 10, kind)
    )
    finding = some.only("S410")
    assert (finding.day, finding.member) == (date(2025, 2, 1), "anna")


@both
def test_an_award_without_money_on_the_day_of_a_payment_cancels_nothing(
    tmp_path: Path, kind: str
) -> None:
    assert (
        codes(tmp_path, award("2025-02-01", 10, kind), pay("2025-02-01", 10, kind), kind=kind) == []
    )


def test_a_refund_that_comes_after_the_third_payment_comes_too_late(tmp_path: Path) -> None:
    three = payments("2025-02-01", "2025-03-01", "2025-04-01")
    assert codes(tmp_path, *three, refund("2025-04-02", 10)) == ["S401"]


def test_a_transfer_without_money_is_no_payment(tmp_path: Path) -> None:
    moved = booked("2025-02-01", "Liabilities:Premie:Anna", "Equity:Opening", 10)
    assert codes(tmp_path, moved, *payments("2025-03-01", "2025-04-01")) == []


def test_allowances_may_be_paid_every_day(tmp_path: Path) -> None:
    many = (pay(f"2025-03-{day:02d}", 10, "allowance") for day in range(1, 12))
    assert codes(tmp_path, *many, kind="allowance") == []


def test_the_finding_says_how_many_and_where(tmp_path: Path) -> None:
    some = judged(tmp_path, enough(), *payments("2025-02-01", "2025-03-01", "2025-04-01"))
    finding = some.only("S401")
    assert (finding.day, finding.member) == (date(2025, 4, 1), "anna")
    assert dict(finding.parameters) == {"member": "anna", "count": 3, "limit": 2, "year": "2025"}
    assert finding.place is not None
    lines = (some.root / finding.place.file).read_text().splitlines()
    assert lines[finding.place.line - 1].split()[:2] == ["Liabilities:Premie:Anna", "10.00"]


# -- how much -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "amount", "above"),
    [
        ("premium", "2025-06-30", 3263, False),
        ("premium", "2025-06-30", 3263.01, True),
        ("premium", "2025-06-30", 3300, True),
        ("premium", "2025-07-01", 3300, False),
        ("premium", "2025-12-31", 3327, True),
        ("premium", "2026-01-01", 3327, False),
        ("allowance", "2025-12-31", 2150, True),
        ("allowance", "2026-01-01", 2150, False),
        ("allowance", "2026-01-01", 2200, False),
        ("allowance", "2026-01-01", 2200.01, True),
    ],
)
def test_no_more_than_the_law_allows_on_the_day(
    tmp_path: Path, kind: str, day: str, amount: float, above: bool
) -> None:
    found = codes(tmp_path, pay(day, amount, kind), kind=kind)
    assert found == ([ABOVE_PAID[kind]] if above else [])


@both
def test_all_of_the_year_counts_and_refunds_take_off(tmp_path: Path, kind: str) -> None:
    most = {"premium": 3263, "allowance": 2100}[kind]
    first, second = pay("2025-02-01", most - 100, kind), pay("2025-04-01", 101, kind)
    assert codes(tmp_path, first, second, kind=kind, root="one") == [ABOVE_PAID[kind]]
    back = refund("2025-03-01", 1, kind)
    assert codes(tmp_path, first, second, back, kind=kind, root="two") == []
    last_year = pay("2024-12-31", 2000, kind)
    assert codes(tmp_path, last_year, pay("2025-01-01", most, kind), kind=kind, root="three") == []


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        ("premium", {"premium": "{maximum: 500.00}"}),
        ("allowance", {"allowance": "{per_year: 500.00}"}),
    ],
)
@pytest.mark.parametrize(("amount", "above"), [(500, False), (500.01, True)])
def test_nor_than_the_agreement(
    tmp_path: Path, kind: str, blocks: dict[str, str], amount: float, above: bool
) -> None:
    found = codes(tmp_path, pay("2025-02-01", amount, kind), kind=kind, **blocks)
    assert found == ([ABOVE_PAID[kind]] if above else [])


@pytest.mark.parametrize(
    ("day", "above"), [("2025-06-30", True), ("2025-12-31", True), ("2026-01-01", False)]
)
def test_nor_than_a_decision_of_that_calendar_year(tmp_path: Path, day: str, above: bool) -> None:
    """A decision's maximum is for the calendar year, whatever part of it the decision covers."""
    member = (
        f"{BENEFIT}\npremium: [{{from: 2025-01-01, to: 2025-06-30, reference: B, maximum: 500.00}}]"
    )
    found = codes(tmp_path, pay(day, 600), member=member)
    assert found == (["S402"] if above else [])


def test_the_next_decision_of_the_year_has_its_own_maximum(tmp_path: Path) -> None:
    member = (
        f"{BENEFIT}\npremium:\n"
        "  - {from: 2025-01-01, to: 2025-06-30, reference: B1, maximum: 500.00}\n"
        "  - {from: 2025-07-01, reference: B2, maximum: 800.00}"
    )
    assert codes(tmp_path, pay("2025-06-30", 600), member=member, root="one") == ["S402"]
    assert codes(tmp_path, pay("2025-07-01", 600), member=member, root="two") == []


# -- awards -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "amount", "above"),
    [
        ("premium", "2025-06-30", 3263, False),
        ("premium", "2025-06-30", 3300, True),
        ("premium", "2025-07-01", 3300, False),
        ("allowance", "2025-12-31", 2100.01, True),
        ("allowance", "2026-01-01", 2100.01, False),
    ],
)
def test_no_more_may_be_awarded_by_hand(
    tmp_path: Path, kind: str, day: str, amount: float, above: bool
) -> None:
    some = judged(tmp_path, award(day, amount, kind))
    assert some.codes() == ([ABOVE_AWARDED[kind]] if above else [])


def test_awards_from_hours_and_by_hand_count_together(tmp_path: Path) -> None:
    work = hours("2025-01-10", "anna", 200)
    terms = "{per_hour: 1.00, maximum: 300.00}"
    fits = judged(tmp_path, work, award("2025-02-01", 100), premium=terms, root="fits")
    assert fits.codes() == []
    above = judged(tmp_path, work, award("2025-02-01", 101), premium=terms, root="above")
    assert above.codes() == ["S403"]
    assert above.only("S403").parameters["total_cents"] == 30100


@both
def test_out_of_a_spaarpot_counts_too(tmp_path: Path, kind: str) -> None:
    most = {"premium": 3263, "allowance": 2100}[kind]
    some = judged(
        tmp_path,
        booked("2024-01-01", "Equity:Opening", "Liabilities:Spaarpot:Anna", 9000),
        booked(
            "2025-02-01",
            "Liabilities:Spaarpot:Anna",
            f"Liabilities:{KINDS[kind]}:Anna",
            most + 1,
            purpose="premium",
        ),
        spaarpot="{purposes: [{id: premium}]}",
    )
    assert some.codes() == [ABOVE_AWARDED[kind]]


# -- decisions ----------------------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    ("decision", "day", "allowed"),
    [
        ("from: 2023-01-01, to: 2024-06-30", "2024-06-30", True),
        ("from: 2023-01-01, to: 2024-06-30", "2025-06-30", True),  # exactly a year
        ("from: 2023-01-01, to: 2024-06-30", "2025-07-01", False),
        ("from: 2025-03-01", "2025-03-01", True),
        ("from: 2025-03-01", "2025-02-28", False),
        ("from: 2025-01-01, decided: 2025-03-01", "2025-02-28", False),
        ("from: 2025-01-01, decided: 2025-03-01", "2025-03-01", True),
        ("from: 2023-01-01, to: 2023-02-28", "2024-02-29", True),
        ("from: 2023-01-01, to: 2023-02-27", "2024-02-29", False),
        ("from: 2023-01-01, to: 2024-02-29", "2025-02-28", True),
        ("from: 2023-01-01, to: 2024-02-28", "2025-02-28", True),
        ("from: 2023-01-01, to: 2024-02-28", "2025-03-01", False),
    ],
)
def test_a_decision_in_the_twelve_months_up_to_a_payment(
    tmp_path: Path, kind: str, decision: str, day: str, allowed: bool
) -> None:
    member = f"{BENEFIT}\n{kind}: [{{{decision}, reference: B}}]"
    found = codes(tmp_path, pay(day, 100, kind), kind=kind, member=member)
    assert found == ([] if allowed else [NO_DECISION[kind]])


@both
def test_a_decision_of_the_other_kind_is_none(tmp_path: Path, kind: str) -> None:
    member = f"{BENEFIT}\n{ALLOWANCE if kind == 'premium' else PREMIUM}"
    assert codes(tmp_path, pay("2025-02-01", 100, kind), kind=kind, member=member) == [
        NO_DECISION[kind]
    ]


# -- the account --------------------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    ("awarded", "day", "below"),
    [
        (100, "2025-02-01", False),
        (99.99, "2025-02-01", True),
        (100, "2025-01-31", False),  # a credit of the same day, whatever the order in the file
        (100, "2025-01-30", True),
    ],
)
def test_no_more_than_is_on_the_account(
    tmp_path: Path, kind: str, awarded: float, day: str, below: bool
) -> None:
    some = judged(tmp_path, pay(day, 100, kind), award("2025-01-31", awarded, kind))
    assert some.codes() == ([BELOW_ZERO[kind]] if below else [])


@both
@pytest.mark.parametrize(
    ("day", "below"), [("2025-01-30", True), ("2025-01-31", False), ("2025-02-01", False)]
)
def test_close_the_month_first_then_pay(tmp_path: Path, kind: str, day: str, below: bool) -> None:
    """What the close of January books counts on January's last day."""
    account = f"Liabilities:{KINDS[kind]}:Anna"
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 100),
        pay(day, 100, kind),
        members={"anna": DECIDED},
        agreement=[version("2025-01-01", **{kind: "{per_hour: 1.00}"})],
        closes={
            "2025-01": closed(
                "2025-01", closing("2025-01-31", "2025-01", "Expenses:Artikel31", account, 100)
            )
        },
    )
    assert some.codes() == ([BELOW_ZERO[kind]] if below else [])


@pytest.mark.parametrize(
    ("premium", "spaarpot", "told"),
    [
        ("{per_hour: 1.00}", "{purposes: [{id: course}]}", "close the month first, then pay"),
        ("{}", "{purposes: [{id: premium}]}", "first award it, in a transaction from"),
        ("{per_hour: 1.00}", "{purposes: [{id: premium}]}", "if it follows from hours or results"),
    ],
)
def test_how_a_premium_is_awarded_is_told(
    tmp_path: Path, premium: str, spaarpot: str, told: str
) -> None:
    some = judged(tmp_path, pay("2025-02-01", 100), premium=premium, spaarpot=spaarpot)
    said = Words("en").finding(some.only("S405"))
    assert told in said
    if "award" in told or "hours" in told:
        assert "from Liabilities:Spaarpot:Anna (with" in said
        assert "to Liabilities:Premie:Anna; then pay" in said


def test_what_is_earned_but_not_closed_cannot_be_paid(tmp_path: Path) -> None:
    some = judged(
        tmp_path,
        hours("2025-01-10", "anna", 100),
        pay("2025-02-01", 100),
        premium="{per_hour: 1.00}",
    )
    assert some.codes() == ["S405"]
    assert some.only("S405").parameters["balance_cents"] == -10000


# -- benefit and age ----------------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    ("day", "expected"), [("2025-05-31", []), ("2025-06-01", ["S406"]), ("2024-02-29", ["S406"])]
)
def test_without_a_benefit_the_article_is_beside_the_point(
    tmp_path: Path, kind: str, day: str, expected: list[str]
) -> None:
    member = DECIDED.replace("{from: 2010-01-01}", "{from: 2024-03-01, to: 2025-05-31}", 1)
    assert codes(tmp_path, pay(day, 100, kind), kind=kind, member=member) == expected


@both
def test_without_a_benefit_nothing_else_of_the_article_is_asked(tmp_path: Path, kind: str) -> None:
    """Neither how much, how often, by which decision nor at what age."""
    some = judged(
        tmp_path,
        enough(kind),
        *(pay(f"2025-0{month}-01", 2900, kind) for month in (1, 2, 3)),
        member="turns_27: 2030-01-01",
    )
    found = [finding.code for finding in some.findings if finding.day != date(2012, 1, 1)]
    assert found == ["S406", "S406", "S406"]


@both
def test_without_a_benefit_the_account_is_judged_still(tmp_path: Path, kind: str) -> None:
    some = judged(tmp_path, pay("2025-01-01", 10, kind), member="enterprise: Tuinen")
    assert some.codes() == sorted([BELOW_ZERO[kind], "S406"])


@pytest.mark.parametrize(
    ("kind", "day", "group", "under"),
    [
        ("premium", "2025-05-31", "false", True),
        ("premium", "2025-06-01", "false", False),
        ("premium", "2025-05-31", "true", False),
        ("premium", "2022-12-31", "true", True),
        ("premium", "2023-01-01", "true", False),
        ("premium", "2021-01-01", "false", True),
        ("allowance", "2025-05-31", "true", True),
        ("allowance", "2025-06-01", "false", False),
        ("allowance", "2020-10-31", "false", True),
        ("allowance", "2020-11-01", "false", False),
        ("allowance", "2021-09-30", "false", False),
        ("allowance", "2021-10-01", "false", True),
    ],
)
def test_a_payment_to_somebody_under_27(
    tmp_path: Path, kind: str, day: str, group: str, under: bool
) -> None:
    member = f"{DECIDED}\nturns_27: 2025-06-01\nwage_subsidy_group: {group}"
    found = codes(tmp_path, pay(day, 100, kind), kind=kind, member=member)
    assert found == ([UNDER_27[kind]] if under else [])


# -- amounts that are not known -----------------------------------------------------------------


@pytest.mark.parametrize(("day", "expected"), [("2026-06-30", []), ("2026-07-01", ["S407"])])
def test_a_payment_asks_for_the_amount_of_its_day(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    """The hours of July are nobody's business here: anna is not entitled after June."""
    member = (
        "benefit: [{from: 2010-01-01, to: 2026-05-31}]\n"
        "premium: [{from: 2010-01-01, to: 2026-05-31, reference: B}]"
    )
    found = codes(tmp_path, pay(day, 100), member=member, first_month="2026-01")
    assert sorted(found) == sorted(["S406", *expected])
