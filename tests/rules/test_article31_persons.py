"""One person with several files in one book: one maximum, one number of payments (SPEC 3.5)."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socoledger.domain.rule_sets import RULES
from socoledger.write.words import Words
from tests.support.closing import QUARTER, Closing, closing, knows_rules_until
from tests.support.small_books import ALLOWANCE, BENEFIT, PREMIUM, booked, hours, paid, version

LIMITED = "premium: [{from: 2010-01-01, reference: B1, maximum: 100.00}]"
TERMS = version(premium="{per_hour: 1.00}", allowance="{per_hour: 1.00}")


def one(*more: str, joined: str = "2010-01-01") -> str:
    """A file of the same person."""
    return "\n".join((BENEFIT, f"joined: {joined}", "person: vos", *more))


def two(path: Path, *journal: str, first: str = LIMITED, second: str = LIMITED) -> Closing:
    """Anna, and Bram, who is the same person; her file is the older one."""
    members = {"anna": one(first, joined="2010-01-01"), "bram": one(second, joined="2024-01-01")}
    return closing(path, *journal, agreement=[TERMS], members=members)


def awarded(day: str, who: str, amount: float, kind: str = "Premie") -> str:
    """An award by hand."""
    return booked(day, "Expenses:Artikel31", f"Liabilities:{kind}:{who.title()}", amount)


def of(some: Closing, who: str, year: int = 2025) -> tuple[str, str, str]:
    """What hours awarded, other awards, and what hours earned above the maximum."""
    found = some.premium_of(year, who)
    return found["awarded"], found["other"], found["above_maximum"]


# -- awards -------------------------------------------------------------------------------------


def test_what_the_earlier_file_got_leaves_less_for_the_later(tmp_path: Path) -> None:
    some = two(
        tmp_path,
        hours("2025-01-10", "anna", 70),
        awarded("2025-01-11", "anna", 10),
        hours("2025-02-10", "bram", 50),
    )
    assert of(some, "anna") == ("70.00", "10.00", "0.00")
    assert of(some, "bram") == ("20.00", "80.00", "30.00")
    assert some.codes() == []


def test_the_earlier_first_membership_comes_first_whatever_the_ids(tmp_path: Path) -> None:
    members = {"anna": one(LIMITED, joined="2024-01-02"), "bram": one(LIMITED, joined="2024-01-01")}
    journal = [hours("2025-01-10", who, 70) for who in ("anna", "bram")]
    some = closing(tmp_path, *journal, agreement=[TERMS], members=members)
    assert (of(some, "anna")[0], of(some, "bram")[0]) == ("30.00", "70.00")


def test_then_the_id(tmp_path: Path) -> None:
    members = {who: one(LIMITED) for who in ("bram", "anna")}
    journal = [hours("2025-01-10", who, 70) for who in ("anna", "bram")]
    some = closing(tmp_path, *journal, agreement=[TERMS], members=members)
    assert (of(some, "anna")[0], of(some, "bram")[0]) == ("70.00", "30.00")


def test_three_files_count_each_award_once(tmp_path: Path) -> None:
    members = dict.fromkeys(("anna", "bram", "carla"), one(LIMITED))
    journal = [hours("2025-01-10", who, 40) for who in members]
    some = closing(tmp_path, *journal, agreement=[TERMS], members=members)
    assert [of(some, who) for who in members] == [
        ("40.00", "0.00", "0.00"),
        ("40.00", "40.00", "0.00"),
        ("20.00", "80.00", "20.00"),
    ]


def test_a_year_is_a_year_and_files_without_a_person_are_two(tmp_path: Path) -> None:
    some = two(tmp_path, hours("2025-12-10", "anna", 70), hours("2026-01-10", "bram", 70))
    assert of(some, "bram", 2026) == ("70.00", "0.00", "0.00")
    apart = dict.fromkeys(("anna", "bram"), f"{BENEFIT}\n{LIMITED}")
    journal = [hours("2025-01-10", who, 70) for who in apart]
    others = closing(tmp_path, *journal, agreement=[TERMS], members=apart, root="apart")
    assert [of(others, who)[0] for who in apart] == ["70.00", "70.00"]


def test_allowances_likewise(tmp_path: Path) -> None:
    decided = "allowance: [{from: 2010-01-01, reference: B2, maximum: 100.00}]"
    some = two(
        tmp_path,
        hours("2025-01-10", "anna", 70),
        hours("2025-01-10", "bram", 50),
        first=decided,
        second=decided,
    )
    assert some.allowance_of(2025, "anna")["awarded"] == "70.00"
    assert some.allowance_of(2025, "bram")["awarded"] == "30.00"


def test_what_the_earlier_file_gets_later_is_told_above_the_maximum(tmp_path: Path) -> None:
    """Awarded never falls, so together they come above it: an error, once a year."""
    some = two(
        tmp_path,
        *(hours(f"2025-0{number}-10", who, 30) for number in (1, 2, 3, 4) for who in QUIET),
    )
    assert (of(some, "anna")[0], of(some, "bram")[0]) == ("100.00", "40.00")
    found = some.only("S403")
    assert found.day is not None
    assert found.day.isoformat() == "2025-03-31"
    assert "vos (anna, bram) is awarded €130.00" in Words("en").finding(found)


QUIET = ("anna", "bram")


def test_awards_by_hand_of_both(tmp_path: Path) -> None:
    some = two(tmp_path, awarded("2025-02-01", "anna", 60), awarded("2025-03-01", "bram", 50))
    found = some.only("S403")
    assert (found.member, str(found.day)) == ("bram", "2025-03-01")


def test_more_allowance_in_a_month_than_the_law_has_for_one(tmp_path: Path) -> None:
    some = two(
        tmp_path,
        hours("2025-01-10", "anna", 150),
        hours("2025-01-10", "bram", 150),
        first=ALLOWANCE,
        second=ALLOWANCE,
    )
    assert some.only("S416").parameters["total_cents"] == 30000


# -- payments -----------------------------------------------------------------------------------

STOCK = (awarded("2025-01-02", "anna", 50), awarded("2025-01-02", "bram", 50))


def test_payments_of_one_day_are_one_payment(tmp_path: Path) -> None:
    journal = [
        paid(day, f"Premie:{who}", 10) for day in ("2025-02-01", "2025-03-01") for who in WHO
    ]
    some = two(tmp_path, *STOCK, *journal)
    assert some.codes() == []
    for who in ("anna", "bram"):
        found = some.premium_of(2025, who)
        assert (found["paid"], found["payments_left"], found["room"]) == ("20.00", 0, "60.00")


WHO = ("Anna", "Bram")


def test_a_third_payment_out_of_whatever_file(tmp_path: Path) -> None:
    days = (("2025-02-01", "Anna"), ("2025-03-01", "Bram"), ("2025-04-01", "Anna"))
    some = two(tmp_path, *STOCK, *(paid(day, f"Premie:{who}", 10) for day, who in days))
    found = some.only("S401")
    assert (str(found.day), found.member) == ("2025-04-01", "anna")
    assert "vos (anna, bram) is paid premiums 3 times" in Words("en").finding(found)


def test_a_third_day_on_which_both_pay_is_told_once(tmp_path: Path) -> None:
    days = (("2025-02-01", "Anna"), ("2025-03-01", "Bram"), ("2025-04-01", "Anna"))
    more = paid("2025-04-01", "Premie:Bram", 10)
    some = two(tmp_path, *STOCK, *(paid(day, f"Premie:{who}", 10) for day, who in days), more)
    assert some.codes() == ["S401"]


def test_more_than_the_maximum_is_paid(tmp_path: Path) -> None:
    """What was awarded last year counts in the year it is paid in."""
    some = two(
        tmp_path,
        *STOCK,
        paid("2025-12-01", "Premie:Anna", 20),
        awarded("2026-01-01", "bram", 90),
        paid("2026-01-02", "Premie:Anna", 30),
        paid("2026-02-01", "Premie:Bram", 90),
    )
    found = some.only("S402")
    assert (str(found.day), found.member) == ("2026-02-01", "bram")
    assert found.parameters["total_cents"] == 12000


def test_the_widest_decision_of_a_person_counts_but_each_file_keeps_its_own(tmp_path: Path) -> None:
    some = two(
        tmp_path,
        awarded("2024-12-01", "anna", 150),
        paid("2025-02-01", "Premie:Anna", 120),
        second=PREMIUM,
    )
    found = some.only("S402")
    assert (found.parameters["member"], found.parameters["maximum_cents"]) == ("anna", 10000)


# -- a year that changes rules ------------------------------------------------------------------


def test_a_year_begun_by_rules_1_goes_on_by_rules_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By rules 1 each of the files has a maximum of 100.00; from rules 2 on they have it together,
    and what was awarded stays.
    """
    journal = [hours(f"2025-0{number}-10", "anna", 10) for number in (1, 2, 3)]
    journal += [hours(f"2025-0{number}-10", "bram", 35) for number in (1, 2, 3)]
    some = two(tmp_path, *journal)
    with monkeypatch.context() as earlier:
        knows_rules_until(1, earlier)
        some.close("2025-01")
        assert [of(some, who)[0] for who in ("anna", "bram")] == ["30.00", "100.00"]
    some.close("2025-02", "2025-03")
    assert of(some, "bram") == ("70.00", "30.00", "35.00")
    assert ["  rules: 1\n" in some.text_of(month) for month in QUARTER] == [True, False, False]
    premium = "Liabilities:Premie:Bram"
    booked_ = [{**some.booked(month)[-1]}.get(premium) for month in QUARTER]
    assert booked_ == ["-35.00", "-35.00", None]
    assert some.differs() == []
    assert some.bean_check() == []
    assert max(RULES) == 2


def test_who_else_is_the_same_person_is_a_fact_of_rules_2(tmp_path: Path) -> None:
    some = two(tmp_path, *(hours("2025-01-10", who, 70) for who in ("anna", "bram")))
    some.close("2025-01").edit("members/bram.yaml", "person: vos\n", "person: wolf\n")
    assert "members/bram.yaml:1 S508" in some.differs()


# -- properties ---------------------------------------------------------------------------------

_AMOUNTS = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(("anna", "bram")), st.integers(0, 60)), max_size=8
)


@pytest.mark.slow
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_AMOUNTS)
def test_the_later_file_never_takes_them_above_the_maximum(
    tmp_path_factory: pytest.TempPathFactory, worked: list[tuple[int, str, int]]
) -> None:
    """Nor does it get more than it would have alone; the earlier one gets what it would alone."""
    journal = [hours(f"2025-{month:02d}-10", who, number) for month, who, number in worked]
    journal.append(hours("2025-12-11", "anna", 1))
    together = two(tmp_path_factory.mktemp("two"), *journal)
    members = dict.fromkeys(("anna", "bram"), f"{BENEFIT}\n{LIMITED}")
    alone = closing(tmp_path_factory.mktemp("alone"), *journal, agreement=[TERMS], members=members)
    assert of(together, "anna") == of(alone, "anna")
    assert float(of(together, "bram")[0]) <= float(of(alone, "bram")[0])
    above = sum(float(of(together, who)[0]) for who in ("anna", "bram")) > 100
    assert above == any(one.code == "S403" for one in together.findings)
