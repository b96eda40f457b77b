"""Premiums: who is entitled when, up to which maximum, and what is awarded (SPEC 3.5)."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.small_books import (
    BENEFIT,
    DECIDED,
    PREMIUM,
    Books,
    booked,
    books,
    closed,
    closing,
    earns,
    every_month,
    hours,
    law_yaml,
    paid,
    refunded,
    version,
)

PER_HOUR = "{per_hour: 1.00}"
ACCOUNT = "Liabilities:Premie:Anna"


def premiums(
    tmp_path: Path,
    *journal: str,
    member: str = DECIDED,
    premium: str = PER_HOUR,
    year: int = 2025,
    first_month: str | None = None,
    law: str | None = None,
    root: str = "books",
    **more: str,
) -> Books:
    """Books in which anna earns a premium of an euro an hour, if she is entitled."""
    return books(
        tmp_path,
        *journal,
        members={"anna": member},
        agreement=[version(f"{year}-01-01", premium=premium, **more)],
        first_month=first_month or f"{year}-01",
        law=law,
        root=root,
    )


def awarded(some: Books, year: int = 2025) -> tuple[str, str, str, str]:
    """earned, awarded, maximum, above the maximum."""
    found = some.premium_of(year)
    return found["earned"], found["awarded"], found["maximum"], found["above_maximum"]


# -- entitlement --------------------------------------------------------------------------------

JUNE = hours("2025-06-10", "anna", 10)


def is_entitled(tmp_path: Path, member: str, *, work: str = JUNE, year: int = 2025) -> bool:
    """Whether the hours of June earn anything at the end of June."""
    some = premiums(tmp_path, work, member=member, year=year)
    found = some.premium_of(year)
    assert found["earned"] == found["awarded"]
    assert found["earned"] in {"0.00", "10.00"}
    return bool(found["earned"] == "10.00")


@pytest.mark.parametrize(
    ("joined", "entitled"),
    [("2025-06-01", True), ("2025-06-30", True), ("2025-07-01", False)],
)
def test_a_member_on_the_last_day_of_the_month(tmp_path: Path, joined: str, entitled: bool) -> None:
    assert is_entitled(tmp_path, f"{DECIDED}\njoined: {joined}") is entitled


@pytest.mark.parametrize(
    ("left", "entitled"),
    [
        ("2025-05-31", False),
        ("2025-06-01", True),
        ("2025-06-29", True),
        ("2025-06-30", True),
        ("2025-07-01", True),
    ],
)
def test_or_on_the_day_of_leaving(tmp_path: Path, left: str, entitled: bool) -> None:
    member = f"{DECIDED}\nleft: {left}\noutcome: work"
    assert is_entitled(tmp_path, member) is entitled


@pytest.mark.parametrize(
    ("period", "entitled"),
    [
        ("{from: 2025-06-30}", True),
        ("{from: 2025-07-01}", False),
        ("{from: 2025-01-01, to: 2025-06-29}", False),
        ("{from: 2025-01-01, to: 2025-06-30}", True),
        ("{from: 2025-01-01, to: 2025-05-31}, {from: 2025-06-30, to: 2025-06-30}", True),
        ("{from: 2025-06-01, to: 2025-06-10}, {from: 2025-07-01}", False),
    ],
)
def test_a_benefit_on_that_day(tmp_path: Path, period: str, entitled: bool) -> None:
    assert is_entitled(tmp_path, f"benefit: [{period}]\n{PREMIUM}") is entitled


def test_no_benefit_at_all(tmp_path: Path) -> None:
    assert not is_entitled(tmp_path, PREMIUM)


@pytest.mark.parametrize(
    ("period", "entitled"),
    [
        ("from: 2025-06-30", True),
        ("from: 2025-07-01", False),
        ("from: 2025-01-01, to: 2025-06-29", False),
        ("from: 2025-01-01, to: 2025-06-30", True),
    ],
)
def test_a_decision_on_that_day(tmp_path: Path, period: str, entitled: bool) -> None:
    member = f"{BENEFIT}\npremium: [{{{period}, reference: B}}]"
    assert is_entitled(tmp_path, member) is entitled


def test_a_decision_on_allowances_is_none_on_premiums(tmp_path: Path) -> None:
    assert not is_entitled(tmp_path, f"{BENEFIT}\nallowance: [{{from: 2025-01-01, reference: B}}]")


def test_the_day_of_leaving_is_judged_not_the_month_s_end(tmp_path: Path) -> None:
    """Benefit and decision end with the membership, in the course of June."""
    member = (
        "benefit: [{from: 2010-01-01, to: 2025-06-12}]\n"
        "premium: [{from: 2025-01-01, to: 2025-06-12, reference: B}]\n"
        "left: 2025-06-12\noutcome: work"
    )
    assert is_entitled(tmp_path, member)


def test_hours_of_the_month_of_leaving_count_later_ones_only_show(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-06-20", "anna", 10),
        hours("2025-07-01", "anna", 4),
        member=f"{DECIDED}\nleft: 2025-06-12\noutcome: work",
    )
    assert awarded(some)[:2] == ("10.00", "10.00")
    assert some.premium_of(2025)["hours"] == "14.00"


# -- age ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("turns_27", "entitled"),
    [("2025-06-10", True), ("2025-06-30", True), ("2025-07-01", False), ("2026-01-01", False)],
)
def test_27_on_the_last_day_of_the_month(tmp_path: Path, turns_27: str, entitled: bool) -> None:
    assert is_entitled(tmp_path, f"{DECIDED}\nturns_27: {turns_27}") is entitled


@pytest.mark.parametrize(("turns_27", "entitled"), [("2025-06-12", True), ("2025-06-13", False)])
def test_27_on_the_day_of_leaving(tmp_path: Path, turns_27: str, entitled: bool) -> None:
    member = f"{DECIDED}\nturns_27: {turns_27}\nleft: 2025-06-12\noutcome: work"
    assert is_entitled(tmp_path, member) is entitled


@pytest.mark.parametrize(
    ("day", "group", "entitled"),
    [
        ("2022-12-10", "true", False),
        ("2023-01-10", "true", True),
        ("2023-01-10", "false", False),
        ("2022-12-10", "false", False),
    ],
)
def test_the_wage_subsidy_group_counts_since_2023(
    tmp_path: Path, day: str, group: str, entitled: bool
) -> None:
    member = f"{DECIDED}\nturns_27: 2024-05-01\nwage_subsidy_group: {group}"
    year = int(day[:4])
    assert is_entitled(tmp_path, member, work=hours(day, "anna", 10), year=year) is entitled


def test_the_lifted_age_rule_was_for_allowances_alone(tmp_path: Path) -> None:
    member = f"{DECIDED}\nturns_27: 2024-05-01"
    assert not is_entitled(tmp_path, member, work=hours("2021-03-10", "anna", 10), year=2021)


# -- decisions that come later ------------------------------------------------------------------


def decided(day: str, first: str = "2025-01-01") -> str:
    return f"{BENEFIT}\npremium: [{{from: {first}, decided: {day}, reference: B}}]"


@pytest.mark.parametrize(
    ("day", "january"),
    [("2025-01-01", "10.00"), ("2025-01-31", "10.00"), ("2025-02-01", "0.00")],
)
def test_what_closes_a_month_knows_the_decisions_of_its_end(
    tmp_path: Path, day: str, january: str
) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 10),
        hours("2025-02-10", "anna", 1),
        member=decided(day),
    )
    assert some.collective("2025-01")["article31"] == january
    # Once it is known, it counts for the earlier months of the year that it covers too.
    assert some.collective("2025")["article31"] == "11.00"


def test_without_decided_it_counts_from_its_first_day(tmp_path: Path) -> None:
    member = f"{BENEFIT}\npremium: [{{from: 2025-02-01, reference: B}}]"
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 10),
        hours("2025-02-10", "anna", 1),
        member=member,
    )
    assert some.collective("2025-01")["article31"] == "0.00"
    assert some.collective("2025-02")["article31"] == "1.00"


def test_a_decision_of_the_next_year_brings_nothing_to_the_year_that_is_over(
    tmp_path: Path,
) -> None:
    some = premiums(
        tmp_path,
        hours("2025-10-10", "anna", 10),
        hours("2026-01-10", "anna", 2),
        hours("2026-02-10", "anna", 4),
        member=decided("2026-02-20", "2025-10-01"),
    )
    assert awarded(some)[:2] == ("0.00", "0.00")
    assert some.collective("2026-01")["article31"] == "0.00"
    assert some.collective("2026-02")["article31"] == "6.00"


def test_a_decision_taken_before_it_begins_counts_from_its_beginning(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-05-10", "anna", 10),
        hours("2025-06-10", "anna", 5),
        member=decided("2025-01-05", "2025-06-01"),
    )
    assert awarded(some)[:2] == ("5.00", "5.00")


def test_a_decision_of_after_the_day_of_leaving_in_that_month_is_known(tmp_path: Path) -> None:
    member = f"{decided('2025-06-30')}\nleft: 2025-06-12\noutcome: work"
    assert is_entitled(tmp_path, member)


# -- what hours earn ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worked", "rate", "earned"),
    [
        ("4.5", "1.50", "6.75"),
        ("0.01", "0.50", "0.01"),  # half a cent, away from zero
        ("0.01", "0.49", "0.00"),
        ("0.33", "1.50", "0.50"),  # 0.495
        ("0.01", "1.50", "0.02"),
        ("12", "0.00", "0.00"),
    ],
)
def test_hours_times_the_rate_rounded_half_up(
    tmp_path: Path, worked: str, rate: str, earned: str
) -> None:
    some = premiums(tmp_path, hours("2025-01-10", "anna", worked), premium=f"{{per_hour: {rate}}}")
    assert awarded(some)[0] == earned


def test_a_month_s_hours_are_rounded_together_and_each_month_apart(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", "0.01"),
        hours("2025-01-11", "anna", "0.01"),
        hours("2025-02-10", "anna", "0.01"),
        premium="{per_hour: 0.50}",
    )
    # January: 0.02 x 0.50 = 0.01; February: 0.005, so 0.01.
    assert awarded(some)[0] == "0.02"


def test_a_correction_may_make_a_month_negative(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 10),
        hours("2025-02-10", "anna", "-2.25"),
        premium="{per_hour: 0.10}",
    )
    # -0.225 is rounded away from zero; what was awarded stays.
    assert awarded(some)[0] == "0.77"
    assert awarded(some)[1] == "1.00"
    assert awarded(some)[3] == "-0.23"


def test_without_a_premium_block_nothing_accrues(tmp_path: Path) -> None:
    some = books(tmp_path, JUNE, members={"anna": DECIDED}, agreement=[version("2025-01-01")])
    assert awarded(some)[:2] == ("0.00", "0.00")
    assert some.premium_of(2025)["hours"] == "10.00"


def test_the_rate_is_that_of_the_version_of_the_month(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-03-31", "anna", 10),
        hours("2025-04-01", "anna", 10),
        members={"anna": DECIDED},
        agreement=[
            version("2025-01-01", premium="{per_hour: 1.00}"),
            version("2025-04-01", premium="{per_hour: 2.00}"),
        ],
    )
    assert awarded(some)[0] == "30.00"


# -- the maximum --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "month", "maximum"),
    [
        (2025, 1, "3263.00"),
        (2025, 6, "3263.00"),
        (2025, 7, "3326.00"),
        (2025, 12, "3326.00"),
        (2026, 1, "3398.00"),
        (2026, 6, "3398.00"),
        (2024, 12, "3209.00"),
        (2018, 6, "2416.00"),
        (2018, 7, "2429.00"),
        (2015, 1, "2339.00"),
    ],
)
def test_the_legal_maximum_of_the_month_s_end(
    tmp_path: Path, year: int, month: int, maximum: str
) -> None:
    some = premiums(tmp_path, hours(f"{year}-{month:02d}-01", "anna", 9999), year=year)
    assert awarded(some, year)[1:3] == (maximum, maximum)


@pytest.mark.parametrize(
    ("left", "maximum"), [("2025-07-01", "3326.00"), ("2025-06-30", "3263.00")]
)
def test_the_legal_maximum_on_the_day_of_leaving(tmp_path: Path, left: str, maximum: str) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 1),
        hours("2025-08-10", "anna", 1),
        member=f"{DECIDED}\nleft: {left}\noutcome: work",
    )
    assert awarded(some)[2] == maximum


@pytest.mark.parametrize(
    ("agreed", "decision", "maximum"),
    [
        ("2400.00", None, "2400.00"),
        ("9999.00", None, "3263.00"),
        ("50%", None, "1631.50"),
        ("100%", None, "3263.00"),
        ("33.33%", None, "1087.56"),  # 1,087.5579
        (None, "1200.00", "1200.00"),
        (None, "25%", "815.75"),
        ("2400.00", "1200.00", "1200.00"),
        ("1200.00", "2400.00", "1200.00"),
        ("50%", "1700.00", "1631.50"),
        ("50%", "40%", "1305.20"),
        ("0.00", None, "0.00"),
    ],
)
def test_the_smallest_of_law_agreement_and_decision(
    tmp_path: Path, agreed: str | None, decision: str | None, maximum: str
) -> None:
    in_agreement = f", maximum: {agreed}" if agreed else ""
    in_decision = f", maximum: {decision}" if decision else ""
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 9999),
        member=f"{BENEFIT}\npremium: [{{from: 2025-01-01, reference: B{in_decision}}}]",
        premium=f"{{per_hour: 1.00{in_agreement}}}",
    )
    assert awarded(some)[1:3] == (maximum, maximum)


def test_a_maximum_that_rises_in_july_lets_more_through(tmp_path: Path) -> None:
    some = premiums(tmp_path, hours("2025-05-10", "anna", 5000), hours("2025-07-10", "anna", 1))
    assert some.collective("2025-05")["article31"] == "3263.00"
    assert some.collective("2025-06")["article31"] == "0.00"
    assert some.collective("2025-07")["article31"] == "63.00"
    assert awarded(some) == ("5001.00", "3326.00", "3326.00", "1675.00")


def test_a_share_of_the_legal_maximum_rises_with_it(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-05-10", "anna", 5000),
        hours("2025-07-10", "anna", 1),
        premium="{per_hour: 1.00, maximum: 50%}",
    )
    assert some.collective("2025-05")["article31"] == "1631.50"
    assert some.collective("2025-07")["article31"] == "31.50"


def test_a_maximum_that_is_lowered_keeps_what_was_awarded(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 900),
        hours("2025-04-10", "anna", 50),
        members={"anna": DECIDED},
        agreement=[
            version("2025-01-01", premium="{per_hour: 1.00, maximum: 800.00}"),
            version("2025-04-01", premium="{per_hour: 1.00, maximum: 500.00}"),
        ],
    )
    assert some.collective("2025-01")["article31"] == "800.00"
    assert some.collective("2025-04")["article31"] == "0.00"
    assert awarded(some) == ("950.00", "800.00", "500.00", "150.00")
    assert some.premium_of(2025)["room"] == "500.00"


def test_a_later_decision_with_a_higher_maximum_lets_more_through(tmp_path: Path) -> None:
    member = (
        f"{BENEFIT}\npremium:\n"
        "  - {from: 2025-01-01, to: 2025-06-30, reference: B1, maximum: 100.00}\n"
        "  - {from: 2025-07-01, reference: B2, maximum: 250.00}"
    )
    some = premiums(
        tmp_path, hours("2025-05-10", "anna", 400), hours("2025-07-10", "anna", 1), member=member
    )
    assert some.collective("2025-05")["article31"] == "100.00"
    assert some.collective("2025-07")["article31"] == "150.00"


def test_a_month_without_entitlement_has_the_maximum_of_the_last_one_with_it(
    tmp_path: Path,
) -> None:
    member = f"benefit: [{{from: 2010-01-01, to: 2025-05-31}}]\n{PREMIUM}"
    some = premiums(
        tmp_path,
        hours("2025-05-10", "anna", 5000),
        hours("2025-08-10", "anna", 10),
        member=member,
    )
    assert awarded(some) == ("5000.00", "3263.00", "3263.00", "1737.00")
    assert some.premium_of(2025)["room"] == "0.00"


def test_a_year_without_entitlement_has_none(tmp_path: Path) -> None:
    member = f"benefit: [{{from: 2010-01-01, to: 2025-12-31}}]\n{PREMIUM}"
    some = premiums(tmp_path, hours("2026-01-10", "anna", 10), member=member)
    assert awarded(some, 2026) == ("0.00", "0.00", "0.00", "0.00")


def test_the_maximum_is_for_the_calendar_year_whatever_part_is_covered(tmp_path: Path) -> None:
    member = (
        f"{BENEFIT}\npremium: [{{from: 2025-10-01, to: 2026-03-31, reference: B, maximum: 300.00}}]"
    )
    some = premiums(
        tmp_path,
        every_month(2025, lambda day: hours(day, "anna", 200)),
        hours("2026-03-15", "anna", 999),
        member=member,
    )
    assert awarded(some, 2025)[:2] == ("600.00", "300.00")
    assert awarded(some, 2026)[:2] == ("999.00", "300.00")


def test_the_calendar_year_starts_anew(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-12-31", "anna", 300),
        hours("2026-01-01", "anna", 300),
        premium="{per_hour: 1.00, maximum: 200.00}",
    )
    assert awarded(some, 2025) == ("300.00", "200.00", "200.00", "100.00")
    assert awarded(some, 2026) == ("300.00", "200.00", "200.00", "100.00")


def test_nothing_is_earned_before_first_month(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-03-31", "anna", 10),
        hours("2025-04-01", "anna", 5),
        first_month="2025-04",
    )
    found = some.premium_of(2025)
    assert (found["hours"], found["earned"], found["awarded"]) == ("15.00", "5.00", "5.00")


# -- a legal amount that is not known -----------------------------------------------------------


@pytest.mark.parametrize(("day", "codes"), [("2026-06-30", []), ("2026-07-01", ["S407"])])
def test_the_last_known_amount_serves_with_a_warning(
    tmp_path: Path, day: str, codes: list[str]
) -> None:
    some = premiums(tmp_path, hours(day, "anna", 5000), year=2026)
    assert awarded(some, 2026)[1:3] == ("3398.00", "3398.00")
    assert some.codes() == codes


def test_the_warning_names_the_amount_the_day_and_what_serves(tmp_path: Path) -> None:
    some = premiums(tmp_path, hours("2026-08-01", "anna", 1), year=2026)
    assert dict(some.only("S407").parameters) == {
        "id": "premium_per_year",
        "since": date(2026, 7, 1),
        "value_cents": 339800,
        "start": date(2026, 1, 1),
    }


def test_the_books_own_law_silences_it(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2026-06-30", "anna", 5000),
        hours("2026-07-01", "anna", 1),
        year=2026,
        law=law_yaml(premium_per_year=("2026-07-01", "3440.00")),
    )
    assert some.collective("2026-06")["article31"] == "3398.00"
    assert some.collective("2026-07")["article31"] == "42.00"
    assert some.codes() == []


def test_the_books_own_law_overrides_a_known_amount(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 5000),
        law=law_yaml(premium_per_year=("2025-01-01", "3000.00")),
    )
    assert awarded(some)[2] == "3000.00"
    later = premiums(
        tmp_path,
        hours("2025-07-10", "anna", 5000),
        law=law_yaml(premium_per_year=("2025-01-01", "3000.00")),
        root="later",
    )
    assert awarded(later)[2] == "3326.00"


def test_who_is_never_judged_asks_for_no_legal_amount(tmp_path: Path) -> None:
    some = premiums(tmp_path, hours("2026-08-01", "anna", 1), year=2026, member=BENEFIT)
    assert some.codes() == []


@pytest.mark.parametrize(
    ("day", "codes"), [("2026-12-31", ["S407"]), ("2027-01-01", ["S407", "S419"])]
)
def test_the_age_rule_is_known_by_a_secondary_source_from_2027(
    tmp_path: Path, day: str, codes: list[str]
) -> None:
    member = f"{DECIDED}\nturns_27: 2030-01-01\nwage_subsidy_group: true"
    some = premiums(
        tmp_path,
        hours(day, "anna", 1),
        year=2026,
        member=member.replace("allowance: [{from: 2010-01-01, reference: B2}]", ""),
    )
    assert sorted(set(some.codes())) == codes


# -- other awards -------------------------------------------------------------------------------


def by_hand(day: str, amount: float, debit: str = "Expenses:Artikel31") -> str:
    return booked(day, debit, ACCOUNT, amount, purpose="premium")


@pytest.mark.parametrize(
    "debit",
    ["Expenses:Artikel31", "Liabilities:Spaarpot:Anna", "Equity:Opening", "Equity:Reserve"],
)
def test_other_awards_use_up_the_maximum(tmp_path: Path, debit: str) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 150),
        by_hand("2025-01-05", 80, debit),
        premium="{per_hour: 1.00, maximum: 200.00}",
        spaarpot="{purposes: [{id: premium}]}",
    )
    found = some.premium_of(2025)
    assert (found["other"], found["awarded"], found["above_maximum"]) == (
        "80.00",
        "120.00",
        "30.00",
    )


def test_money_that_comes_in_is_a_refund_and_no_award(tmp_path: Path) -> None:
    some = premiums(
        tmp_path, hours("2025-01-10", "anna", 5), refunded("2025-01-20", "Premie:Anna", 30)
    )
    assert some.premium_of(2025)["other"] == "0.00"


def test_what_a_close_booked_is_no_other_award(tmp_path: Path) -> None:
    some = books(
        tmp_path,
        hours("2025-01-10", "anna", 150),
        members={"anna": DECIDED},
        agreement=[version("2025-01-01", premium=PER_HOUR)],
        closes={
            "2025-01": closed(
                "2025-01", closing("2025-01-31", "2025-01", "Expenses:Artikel31", ACCOUNT, 150)
            )
        },
    )
    found = some.premium_of(2025)
    assert (found["other"], found["awarded"]) == ("0.00", "150.00")


@pytest.mark.parametrize(
    ("day", "other_2025", "awarded_2025"),
    [("2024-12-31", "0.00", "150.00"), ("2025-01-01", "80.00", "120.00")],
)
def test_they_count_in_the_year_of_their_date(
    tmp_path: Path, day: str, other_2025: str, awarded_2025: str
) -> None:
    some = premiums(
        tmp_path,
        by_hand(day, 80),
        hours("2025-01-10", "anna", 150),
        premium="{per_hour: 1.00, maximum: 200.00}",
    )
    found = some.premium_of(2025)
    assert (found["other"], found["awarded"]) == (other_2025, awarded_2025)


def test_a_later_other_award_takes_back_nothing(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        hours("2025-01-10", "anna", 150),
        by_hand("2025-02-05", 80),
        hours("2025-03-10", "anna", 30),
        premium="{per_hour: 1.00, maximum: 200.00}",
    )
    found = some.premium_of(2025)
    # 150 were awarded before the other award came; 200 - 80 is less, so March brings nothing.
    assert (found["awarded"], found["other"], found["above_maximum"]) == (
        "150.00",
        "80.00",
        "30.00",
    )
    assert some.only("S403").day is not None


def test_before_first_month_other_awards_use_up_the_maximum_too(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        by_hand("2025-02-05", 80),
        hours("2025-04-10", "anna", 150),
        premium="{per_hour: 1.00, maximum: 200.00}",
        first_month="2025-04",
    )
    assert some.premium_of(2025)["awarded"] == "120.00"


def test_an_award_of_more_than_the_maximum_from_others_alone(tmp_path: Path) -> None:
    """maximum - other awards is below zero: nothing is awarded from hours, and nothing negative."""
    some = premiums(
        tmp_path,
        by_hand("2025-01-05", 250),
        hours("2025-01-10", "anna", 10),
        premium="{per_hour: 1.00, maximum: 200.00}",
    )
    assert some.premium_of(2025)["awarded"] == "0.00"
    assert some.codes() == ["S403"]


# -- paid, room, payments left ------------------------------------------------------------------


def test_payments_and_refunds_are_per_day_by_date_refunds_last(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        by_hand("2025-01-01", 500),
        refunded("2025-02-01", "Premie:Anna", 5),
        paid("2025-06-30", "Premie:Anna", 60),
        paid("2025-01-31", "Premie:Anna", 100),
        paid("2025-01-31", "Premie:Anna", 20),
        refunded("2025-07-01", "Premie:Anna", 10),
        refunded("2025-07-01", "Premie:Anna", 1),
    )
    found = some.premium_of(2025)
    assert found["payments"] == [
        {"date": "2025-01-31", "amount": "120.00"},
        {"date": "2025-06-30", "amount": "60.00"},
        {"date": "2025-02-01", "amount": "-5.00"},
        {"date": "2025-07-01", "amount": "-11.00"},
    ]
    assert found["paid"] == "164.00"
    assert found["payments_left"] == 2
    assert found["room"] == "3162.00"  # 3,326.00 - 164.00


@pytest.mark.parametrize(
    ("days", "limit", "left"),
    [
        ([], 2, 2),
        (["2025-02-01"], 2, 1),
        (["2025-02-01", "2025-02-01"], 2, 1),
        (["2025-02-01", "2025-03-01"], 2, 0),
        (["2025-02-01", "2025-03-01", "2025-04-01"], 2, 0),
        ([], 1, 1),
        (["2025-02-01"], 1, 0),
    ],
)
def test_payments_left(tmp_path: Path, days: list[str], limit: int, left: int) -> None:
    some = premiums(
        tmp_path,
        by_hand("2025-01-01", 500),
        *(paid(day, "Premie:Anna", 10) for day in days),
        premium=f"{{per_hour: 1.00, payments: {limit}}}",
    )
    assert some.premium_of(2025)["payments_left"] == left


def test_more_refunds_than_payments_leave_no_more_payments_than_the_limit(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        refunded("2025-02-01", "Premie:Anna", 10),
        refunded("2025-03-01", "Premie:Anna", 10),
    )
    assert some.premium_of(2025)["payments_left"] == 2


def test_paid_in_january_counts_as_paid_in_january_s_year(tmp_path: Path) -> None:
    some = premiums(
        tmp_path, hours("2025-12-10", "anna", 50), paid("2026-01-02", "Premie:Anna", 50)
    )
    assert some.premium_of(2025)["paid"] == "0.00"
    assert some.premium_of(2025)["payments_left"] == 2
    assert some.premium_of(2026)["paid"] == "50.00"
    assert some.premium_of(2026)["payments_left"] == 1


def test_room_is_what_may_still_be_paid_and_not_below_zero(tmp_path: Path) -> None:
    some = premiums(
        tmp_path,
        by_hand("2025-01-01", 300),
        paid("2025-02-01", "Premie:Anna", 120),
        premium="{per_hour: 1.00, maximum: 200.00}",
    )
    assert some.premium_of(2025)["room"] == "80.00"
    above = premiums(
        tmp_path,
        by_hand("2025-01-01", 300),
        paid("2025-02-01", "Premie:Anna", 220),
        premium="{per_hour: 1.00, maximum: 200.00}",
        root="above",
    )
    assert above.premium_of(2025)["room"] == "0.00"


@pytest.mark.parametrize(("to", "room"), [("2025-05-31", "0.00"), ("2025-06-30", "200.00")])
def test_no_room_without_entitlement_in_the_last_month(tmp_path: Path, to: str, room: str) -> None:
    some = premiums(
        tmp_path,
        JUNE,
        member=f"benefit: [{{from: 2010-01-01, to: {to}}}]\n{PREMIUM}",
        premium="{per_hour: 1.00, maximum: 200.00}",
    )
    assert some.premium_of(2025)["room"] == room


def test_figures_reach_to_the_last_fact_or_december(tmp_path: Path) -> None:
    some = premiums(tmp_path, JUNE)
    assert some.premium(2025)["through"] == "2025-06"
    more = premiums(tmp_path, JUNE, earns("2026-02-01", "anna", 1), root="more")
    assert more.premium(2025)["through"] == "2025-12"
    assert more.premium(2026)["through"] == "2026-02"
